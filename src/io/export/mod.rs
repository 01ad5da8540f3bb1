//! A workspace in the formats of other programs.
//!
//! Invariant: an export says what its format could not carry; nothing is left out in silence.

pub mod csv;

use std::path::Path;

use super::file::{self, Expect, WriteError};
use crate::model::Workspace;

/// Writes the figures of a workspace as a table, in the place of whatever stands there; returns
/// what the table could not carry.
pub fn write_figures(path: &Path, workspace: &Workspace) -> Result<Vec<String>, WriteError> {
    let csv::Exported { text, left_out } = csv::figures_csv(workspace);
    file::replace(path, text.as_bytes(), Expect::Anything)?;
    Ok(left_out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::shipped;

    #[test]
    fn a_table_replaces_another_and_a_missing_folder_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("figures.csv");
        for _ in 0..2 {
            write_figures(&path, &shipped::new_workspace()).unwrap();
        }
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("figure,harm,low,best,high,high_is_open,"), "{text}");
        assert_eq!(text.lines().count(), 1);
        let gone = write_figures(&folder.path().join("gone/x.csv"), &shipped::new_workspace());
        assert!(gone.unwrap_err().to_string().contains("The folder is gone"));
    }
}
