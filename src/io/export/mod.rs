//! A workspace in the formats of other programs.
//!
//! Invariant: an export says what its format could not carry; nothing is left out in silence.

pub mod csv;

/// Writes the figures of a workspace as CSV; returns what the format could not carry.
pub fn write_figures(
    _path: &std::path::Path,
    _workspace: &crate::model::Workspace,
) -> Result<Vec<String>, String> {
    Err("TODO".into())
}
