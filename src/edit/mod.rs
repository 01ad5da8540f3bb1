//! How a workspace changes: an edit is a value, a verb reads the workspace and returns one, and
//! undo is the same value read backwards.
//!
//! Invariant: nothing in this room but [`Edit::apply`] changes a workspace.

pub mod claim;
pub mod document;
pub mod entity;
pub mod figure;
pub mod history;
pub mod remove;
pub mod swap;

#[cfg(test)]
pub(crate) mod tests;

pub use history::History;
pub use swap::{Change, Edit, Refused, Swap};
