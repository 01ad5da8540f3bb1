//! A workspace in the formats of other programs.
//!
//! Invariant: an export says what its format could not carry; nothing is left out in silence.

pub mod csv;

use std::path::{Path, PathBuf};

use thiserror::Error;

use super::file::{self, Expect, WriteError};
use crate::model::Workspace;

/// Why nothing was exported. What stood there before stands there still.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] WriteError),
    /// A workspace would have been lost.
    #[error(
        "{} was not written: it is the name of a workspace, which an export must not replace. \
         Choose another name",
        path.display()
    )]
    Workspace {
        /// The file.
        path: PathBuf,
    },
}

/// Writes what is no workspace, in the place of whatever stands there but a workspace.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    if super::workspace::stands(path) {
        return Err(ExportError::Workspace { path: path.to_owned() });
    }
    file::replace(path, bytes, Expect::Anything)?;
    Ok(())
}

/// Writes the figures of a workspace as a table, in the place of whatever stands there; returns
/// what the table could not carry.
pub fn write_figures(path: &Path, workspace: &Workspace) -> Result<Vec<String>, ExportError> {
    let csv::Exported { text, left_out } = csv::figures_csv(workspace);
    write(path, text.as_bytes())?;
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

    #[test]
    fn a_workspace_is_never_replaced_by_an_export() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = shipped::new_workspace();
        let saved = super::super::workspace::to_bytes(&workspace).unwrap();
        let damaged = saved.split_at(100).0.to_vec();
        for (name, bytes) in
            [("work.ron", vec![]), ("WORK.RON", saved.clone()), ("work", saved), ("cut", damaged)]
        {
            let path = folder.path().join(name);
            std::fs::write(&path, &bytes).unwrap();
            let refused = write_figures(&path, &workspace).unwrap_err().to_string();
            assert!(refused.contains("Choose another name"), "{refused}");
            assert!(refused.contains(name), "{refused}");
            assert_eq!(std::fs::read(&path).unwrap(), bytes);
        }
        #[cfg(unix)]
        {
            let link = folder.path().join("figures.csv");
            std::os::unix::fs::symlink("work.ron", &link).unwrap();
            assert!(write_figures(&link, &workspace).is_err());
        }
        assert!(write_figures(&folder.path().join("new.ron"), &workspace).is_err());
    }
}
