//! A workspace that a command changes: locked, with what its edit log adds, and logged.
//!
//! Invariant: an edit is in the log before anybody is told that it is done, and the file is
//! replaced only where it is still what was read.

use std::path::{Path, PathBuf};

use super::{Failure, Terminal, plain};
use crate::edit::{Edit, History};
use crate::io;
use crate::io::file::{Expect, Stamp};
use crate::io::lock::{Lock, Locked};
use crate::io::log::{Continued, Log, LogError, Step};
use crate::model::{Workspace, shipped};

/// Whether edits are logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Logging {
    /// They are: what is done is on the disk before the file is written.
    Always,
    /// Where the workspace has a log already, which must go on telling of its file.
    WhereOneStands,
}

/// A workspace in the hands of a command.
pub(super) struct Held {
    path: PathBuf,
    workspace: Workspace,
    history: History,
    stamp: Option<Stamp>,
    // Closed before the lock is freed.
    log: Option<Log>,
    time: u64,
    _lock: Option<Lock>,
}

impl Held {
    /// Opens what stands there, or begins a new workspace where nothing does. What its log has and
    /// its file has not is recovered and noted.
    pub(super) fn open(
        path: &Path,
        logging: Logging,
        terminal: &mut Terminal<'_>,
    ) -> Result<Self, Failure> {
        let lock = match Lock::acquire(path) {
            Ok(lock) => Some(lock),
            // A folder that takes no lock file may still take the workspace.
            Err(Locked::Impossible { .. }) => None,
            Err(held @ Locked::Held { .. }) => return Err(Failure::new(held)),
        };
        let mut held = Self {
            path: path.to_owned(),
            workspace: shipped::new_workspace(),
            history: History::opened(),
            stamp: None,
            log: None,
            time: terminal.time,
            _lock: lock,
        };
        match io::workspace::open(path) {
            Ok(opened) => {
                held.workspace = opened.workspace;
                if logging == Logging::Always || io::log::stands(path) {
                    held.follow_log(&opened.stamp, terminal);
                }
                held.stamp = Some(opened.stamp);
            }
            Err(error) if error.is_missing() => {
                if logging == Logging::Always {
                    // A log tells of a file, so there must be one.
                    held.save()?;
                    let stamp = held.stamp.as_ref();
                    let fresh = stamp.map(|stamp| Continued::fresh(path, &stamp.hash));
                    held.log = fresh.map(Log::resume);
                }
            }
            Err(error) => return Err(error.into()),
        }
        Ok(held)
    }

    fn follow_log(&mut self, stamp: &Stamp, terminal: &mut Terminal<'_>) {
        let restored = io::log::restore(&self.path, self.workspace.clone(), &stamp.hash);
        let name = plain::line(&self.path.display().to_string());
        for words in &restored.told {
            terminal.note(format_args!("{name}: {words}"));
        }
        match restored.recovered() {
            0 => {}
            1 => terminal.note(format_args!("{name}: recovered 1 edit made after the last save")),
            edits => {
                terminal
                    .note(format_args!("{name}: recovered {edits} edits made after the last save"));
            }
        }
        self.workspace = restored.workspace;
        self.history = restored.history;
        self.log = restored.log.map(Log::resume);
    }

    /// What is true.
    pub(super) fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// Makes an edit.
    pub(super) fn edit(&mut self, edit: Edit) -> Result<(), Failure> {
        let edit = self.history.perform(&mut self.workspace, edit).map_err(Failure::new)?;
        self.record(Step::Edit(edit));
        Ok(())
    }

    /// Takes the last edit back.
    pub(super) fn undo(&mut self) -> Result<(), Failure> {
        let undone = self.history.undo(&mut self.workspace).map_err(Failure::new)?;
        undone.ok_or_else(|| Failure::new("there is nothing to undo"))?;
        self.record(Step::Undo);
        Ok(())
    }

    /// Does the edit taken back last again.
    pub(super) fn redo(&mut self) -> Result<(), Failure> {
        let redone = self.history.redo(&mut self.workspace).map_err(Failure::new)?;
        redone.ok_or_else(|| Failure::new("there is nothing to redo"))?;
        self.record(Step::Redo);
        Ok(())
    }

    fn record(&mut self, step: Step) {
        if let Some(log) = &mut self.log {
            log.record(step, "", self.time);
        }
    }

    /// Waits until all that was done is on the disk.
    pub(super) fn sync(&self) -> Result<(), Failure> {
        let log = self.log.as_ref().ok_or_else(|| Failure::new("no edit log can be kept there"))?;
        log.pen().flush().map_err(Failure::new)
    }

    /// Writes the file.
    pub(super) fn save(&mut self) -> Result<(), Failure> {
        let log = self.log.as_ref().map(|log| (log.pen(), log.steps()));
        let mut logged: Result<(), LogError> = Ok(());
        let announce = |hash: &blake3::Hash| {
            if let Some((pen, steps)) = &log {
                logged = pen.saving(hash, *steps);
            }
        };
        let expect = self.stamp.as_ref().map_or(Expect::New, Expect::Unchanged);
        let saved = io::workspace::save_announced(&self.path, &self.workspace, expect, announce);
        let saved = saved.map_err(Failure::new)?;
        if let (Some((pen, steps)), Ok(())) = (log, logged) {
            pen.saved(&saved.stamp.hash, steps);
        }
        self.stamp = Some(saved.stamp);
        self.history.mark_saved(&self.history.position());
        Ok(())
    }
}
