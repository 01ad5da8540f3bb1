//! The edit log: every edit, undo and redo, one checksummed line each, beside the workspace
//! (`NAME.ron.log`) or, for work without a name, in a folder of the program's own.
//!
//! ```text
//! 5f0c2a9be1d47703 Log(format: "attest edit log", version: 1, base: "9d1f…")
//! 1be90c44d2f7a865 Edit(time: 1712068320000, annotator: "MO", edit: (label: "Tag …", swaps: […]))
//! a00d9e1f6b3c5827 Undo(time: 1712068325000, annotator: "MO")
//! 77e2d04b9f18ca36 Saving(hash: "4c7a…", steps: 2)
//! c3516fa08d2b94ee Saved(hash: "4c7a…", steps: 2)
//! ```
//!
//! Invariant: lines are only added, and a line that was answered for is on the disk. The workspace
//! file is complete without its log; the log knows by hashes which content of the file its edits
//! belong to, and is followed on no other. `Saving` is written before the file is replaced, so that
//! wherever the machine stops the log knows the file that it finds.

mod aside;
mod entry;
mod read;
mod restore;
pub mod script;
#[cfg(test)]
mod tests;
mod unnamed;
mod writer;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use thiserror::Error;

use crate::edit::Edit;
use crate::model::Workspace;
use entry::{Entry, Sum};
use writer::{Base, Order, Place, Trouble, Writer};

pub use restore::{Continued, Restored, restore};
pub use unnamed::{Unnamed, find as find_unnamed};

/// What happened to the workspace.
#[derive(Clone, Debug)]
pub enum Step {
    /// An edit was made.
    Edit(Arc<Edit>),
    /// The last one was taken back.
    Undo,
    /// The one taken back last was done again.
    Redo,
}

/// The log could not be written; what was given to it is kept in memory and tried again.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct LogError(String);

/// A log that is being written. Dropping it waits until all that it was given is on the disk.
#[derive(Debug)]
pub struct Log {
    pen: Pen,
    steps: u64,
    /// The log's own path, where it stands beside a workspace.
    path: Option<PathBuf>,
    trouble: Trouble,
}

/// Writes in a log from elsewhere: from the job that saves.
#[derive(Clone, Debug)]
pub struct Pen(Sender<Order>);

/// How long the end of the program waits for a disk that does not answer.
const PATIENCE: Duration = Duration::from_secs(10);

impl Log {
    /// Goes on with a log.
    #[must_use]
    pub fn resume(continued: Continued) -> Self {
        let steps = continued.steps;
        let path = match &continued.place {
            Place::Beside(path) => Some(path.clone()),
            Place::Unnamed { .. } | Place::Held(..) => None,
        };
        let confirm = continued.confirm;
        let trouble: Trouble = Arc::new(Mutex::new(None));
        let (sender, orders) = channel();
        let writer = Writer::new(continued, Arc::clone(&trouble));
        let thread = std::thread::Builder::new().name("edit log".to_owned());
        // Without a thread nothing is logged, and every flush says so.
        if let Err(error) = thread.spawn(move || writer.run(&orders)) {
            *trouble.lock().unwrap_or_else(PoisonError::into_inner) =
                Some(format!("No edit log is kept: {error}"));
        }
        let pen = Pen(sender);
        if let Some((hash, held)) = confirm {
            pen.saved(&hash, held);
        }
        Self { pen, steps, path, trouble }
    }

    /// The log of work without a name, begun with this workspace at this time, in milliseconds
    /// since 1970. Nothing is written before the first step.
    #[must_use]
    pub fn unnamed(folder: &Path, workspace: &Workspace, time: u64) -> Self {
        let place = Place::Unnamed { folder: folder.to_owned(), name: format!("{time:015}") };
        let base = Base::Whole(Box::new(workspace.clone()));
        Self::resume(Continued {
            place,
            base,
            end: 0,
            sum: Sum::default(),
            steps: 0,
            confirm: None,
        })
    }

    /// Logs a step, by whom and when, in milliseconds since 1970. Never waits.
    pub fn record(&mut self, step: Step, annotator: &str, time: u64) {
        let annotator = annotator.to_owned();
        self.steps += 1;
        self.pen.give(Order::Write(match step {
            Step::Edit(edit) => Entry::Edit { time, annotator, edit },
            Step::Undo => Entry::Undo { time, annotator },
            Step::Redo => Entry::Redo { time, annotator },
        }));
    }

    /// How many steps it holds, with those of earlier starts.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// What a job writes with.
    #[must_use]
    pub fn pen(&self) -> Pen {
        self.pen.clone()
    }

    /// Whether it stands beside this workspace.
    #[must_use]
    pub fn is_of(&self, workspace: &Path) -> bool {
        self.path.as_ref() == Some(&path_of(workspace))
    }

    /// Goes on beside another file, which holds what stood after `steps`. Does not wait.
    pub fn move_to(&mut self, workspace: &Path, hash: &blake3::Hash, steps: u64) {
        let to = path_of(workspace);
        self.path = Some(to.clone());
        self.pen.give(Order::Moved { to, hash: *hash, steps });
    }

    /// Why it cannot be written at present.
    #[must_use]
    pub fn trouble(&self) -> Option<String> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        let (sender, answer) = channel();
        self.pen.give(Order::Close(sender));
        // What could not be written by now was told while there was somebody to tell.
        if !matches!(answer.recv_timeout(PATIENCE), Ok(Ok(()))) {
            log::warn!("an edit log was closed before all of it was written");
        }
    }
}

impl Pen {
    /// Says that the file is about to be written with the content of this hash, which holds so
    /// many steps, and waits until that is on the disk.
    pub fn saving(&self, hash: &blake3::Hash, steps: u64) -> Result<(), LogError> {
        self.give(Order::Write(Entry::Saving { hash: hash.to_hex().to_string(), steps }));
        self.flush()
    }

    /// Says that the file was written.
    pub fn saved(&self, hash: &blake3::Hash, steps: u64) {
        self.give(Order::Write(Entry::Saved { hash: hash.to_hex().to_string(), steps }));
    }

    /// Waits until all that was given before is on the disk.
    pub fn flush(&self) -> Result<(), LogError> {
        let (sender, answer) = channel();
        self.give(Order::Flush(sender));
        match answer.recv_timeout(PATIENCE) {
            Ok(result) => result.map_err(LogError),
            Err(RecvTimeoutError::Disconnected) => {
                Err(LogError("The edit log is closed".to_owned()))
            }
            Err(RecvTimeoutError::Timeout) => {
                Err(LogError("The disk of the edit log does not answer".to_owned()))
            }
        }
    }

    fn give(&self, order: Order) {
        // Without a writer there is no log, and that was told.
        drop(self.0.send(order));
    }
}

/// `NAME.ron.log` beside the workspace, wherever a link to it leads.
#[must_use]
pub fn path_of(workspace: &Path) -> PathBuf {
    let target = fs::canonicalize(workspace).unwrap_or_else(|_| beside(workspace));
    let mut name = OsString::from(target);
    name.push(".log");
    name.into()
}

/// The full path of a file that does not stand there yet.
fn beside(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    match (fs::canonicalize(folder.unwrap_or(Path::new("."))), path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => path.to_owned(),
    }
}

/// Whether a workspace has a log.
#[must_use]
pub fn stands(workspace: &Path) -> bool {
    path_of(workspace).exists()
}
