//! File dialogs of the system, shown from a job.
//!
//! Invariant: where no dialog can be shown the answer says so, and the window asks for the path
//! itself.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::workbench::jobs::{Picked, Picker, Purpose};

/// An answer that comes back sooner than this was given by no person: there is no dialog here.
const TOO_SOON: Duration = Duration::from_millis(150);

/// The system's dialogs.
pub(super) fn picker() -> Picker {
    Arc::new(|purpose, proposed| {
        let begun = Instant::now();
        let paths = ask(purpose, proposed);
        match paths {
            Some(paths) if !paths.is_empty() => Picked::Paths(paths),
            Some(_) | None if begun.elapsed() < TOO_SOON => Picked::NoDialog,
            Some(_) | None => Picked::Nothing,
        }
    })
}

fn ask(purpose: Purpose, proposed: &str) -> Option<Vec<std::path::PathBuf>> {
    let dialog = rfd::FileDialog::new();
    match purpose {
        Purpose::OpenWorkspace => {
            dialog.add_filter("Attest workspace", &["ron"]).pick_file().map(|path| vec![path])
        }
        Purpose::AddArticles => dialog
            .add_filter("Articles", &["txt", "md", "markdown", "html", "htm"])
            .add_filter("All files", &["*"])
            .pick_files(),
        Purpose::SaveWorkspace => dialog
            .add_filter("Attest workspace", &["ron"])
            .set_file_name(proposed)
            .save_file()
            .map(|path| vec![path]),
        Purpose::ExportFigures => {
            dialog.add_filter("CSV", &["csv"]).set_file_name(proposed).save_file().map(|p| vec![p])
        }
        Purpose::ExportChart => dialog
            .add_filter("SVG", &["svg"])
            .add_filter("PNG", &["png"])
            .set_file_name(proposed)
            .save_file()
            .map(|path| vec![path]),
    }
}
