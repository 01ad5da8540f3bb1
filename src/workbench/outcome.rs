//! What jobs bring back.

use std::path::PathBuf;

use super::Moment;
use super::index::Index;
use super::jobs::{Picked, Purpose};
use super::notice::Trouble;
use crate::edit::History;
use crate::edit::history::Position;
use crate::io::file::{Mode, Stamp};
use crate::io::import::{Draft, ImportError};
use crate::io::lock::{Lock, Locked};
use crate::io::log::{Continued, Unnamed};
use crate::io::workspace::{OpenError, Saved};
use crate::model::Workspace;

/// The outcome of a job.
#[derive(Debug)]
pub enum Outcome {
    /// A workspace was read, or not.
    Opened(Opening),
    /// Articles were read, each or not, for the session of this number.
    Imported(u64, Vec<(PathBuf, Result<Draft, ImportError>)>),
    /// The workspace was written, or not.
    Saved(SaveReport),
    /// A dialog was answered.
    Picked(Purpose, Picked),
    /// A file was written for other programs, or not: the message says which.
    Exported(Result<String, String>),
    /// Unnamed work was looked for, for the session of this number, and what befell it told.
    Recovered(u64, Option<Box<(Unnamed, Index)>>, Vec<String>),
    /// The job broke off; its label.
    Died(String),
}

/// What became of opening a workspace.
#[derive(Debug)]
pub struct Opening {
    /// The file.
    pub path: PathBuf,
    /// The workspace, or why not.
    pub result: Result<Box<OpenedWorkspace>, OpenError>,
    /// Articles to be added to it.
    pub articles: Vec<PathBuf>,
    /// The state that may be let go for it.
    pub from: Moment,
}

/// A workspace as a job read it.
#[derive(Debug)]
pub struct OpenedWorkspace {
    /// Its content, with what its log adds.
    pub workspace: Workspace,
    /// What its log tells of what was done.
    pub history: History,
    /// Where its log goes on.
    pub log: Option<Continued>,
    /// What befell its log.
    pub told: Vec<String>,
    /// Where its annotations stand.
    pub index: Index,
    /// The file as it was read.
    pub stamp: Stamp,
    /// Whether the file may be written.
    pub mode: Mode,
    /// The hold on the file, or why another has it; nothing where this window held it before.
    pub lock: Result<Option<Lock>, Locked>,
}

/// What became of a save.
#[derive(Debug)]
pub struct SaveReport {
    /// The number of the session that was written.
    pub session: u64,
    /// The file.
    pub path: PathBuf,
    /// The place in the history that was written.
    pub position: Position,
    /// How many steps of the log were written, where the log does not know of it yet.
    pub steps: Option<u64>,
    /// The hold on the file, where it is a new one.
    pub lock: Option<Lock>,
    /// The file as written, or why not.
    pub result: Result<Saved, Trouble>,
}
