//! What is logged as it is done, and what comes back from a log.
//!
//! Invariant: every edit, undo and redo of a workspace that may be written is given to its log in
//! the order in which it was done. The window never waits for a log.

use std::cmp::Ordering;
use std::path::Path;

use super::index::Index;
use super::notice::Tone;
use super::outcome::Outcome;
use super::session::{Access, Session};
use super::{Command, Workbench};
use crate::edit::Refused;
use crate::io::log::{self, Continued, Log, Restored, Step, Unnamed};

impl Workbench {
    /// Begins the log of unnamed work. Nothing is written before the first edit.
    pub(super) fn begin_log(&mut self) {
        let Some(folder) = &self.state_dir else { return };
        let time = self.clock.millis();
        self.session.log = Some(Log::unnamed(folder, &self.session.workspace, time));
    }

    /// Logs the edit that was made just now.
    pub(super) fn log_last(&mut self) {
        if let Some(edit) = self.session.history.last().cloned() {
            self.record(Step::Edit(edit));
        }
    }

    /// Logs an undo or redo, if there was something to take back or to do again.
    pub(super) fn log_if_done(&mut self, done: &Result<Option<String>, Refused>, step: Step) {
        if matches!(done, Ok(Some(_))) {
            self.record(step);
        }
    }

    fn record(&mut self, step: Step) {
        let time = self.clock.millis();
        if let Some(log) = &mut self.session.log {
            log.record(step, &self.settings.annotator, time);
        }
    }

    /// Tells once why the log cannot be written.
    pub(super) fn watch_log(&mut self) {
        let trouble = self.session.log.as_ref().and_then(Log::trouble);
        if trouble == self.told_of_log {
            return;
        }
        self.told_of_log.clone_from(&trouble);
        if let Some(words) = trouble {
            self.notify(Tone::Failed, words, Some(Command::Save));
        }
    }

    /// Whether what is not saved stays in a log.
    #[must_use]
    pub fn is_logged(&self) -> bool {
        self.session.log.as_ref().is_some_and(|log| log.trouble().is_none())
    }

    /// Lets the log go with the workspace to the file that now holds so many steps of it. Without
    /// a number the log knows already.
    pub(super) fn log_follows(&mut self, path: &Path, hash: &blake3::Hash, steps: Option<u64>) {
        match (&mut self.session.log, steps) {
            (Some(_), None) => {}
            (Some(log), Some(steps)) => log.move_to(path, hash, steps),
            (None, _) => {
                // Without the way from the file to here a log would lead nowhere.
                let Some(since) = self.session.history.since_saved() else { return };
                let since = since.to_vec();
                self.session.log = Some(Log::resume(Continued::fresh(path, hash)));
                for edit in since {
                    self.record(Step::Edit(edit));
                }
            }
        }
    }

    /// Tells what was recovered, and what befell the log.
    pub(super) fn tell_recovered(&mut self, told: Vec<String>, from: &str) {
        for words in told {
            self.notify(Tone::Failed, words, None);
        }
        if let Some(edits) = self.session.history.unsaved()
            && self.session.file.access == Access::Write
        {
            self.session.recovered = Some(edits);
            let counted = if edits == 1 { "1 edit".to_owned() } else { format!("{edits} edits") };
            let text = format!("Recovered {counted} {from}");
            self.notify(Tone::Recovered, text, Some(Command::Revert));
        }
    }

    /// Looks, in a job, for unnamed work that was left without being saved.
    pub fn look_for_unnamed(&mut self) {
        let Some(folder) = self.state_dir.clone() else { return };
        let session = self.session_number;
        self.jobs.start("Looking for unsaved work", move |_| {
            let (found, told) = log::find_unnamed(&folder);
            let found = found.map(|found| {
                let index = Index::build(&found.restored.workspace);
                Box::new((found, index))
            });
            Outcome::Recovered(session, found, told)
        });
    }

    /// Brings unnamed work back, unless other work has begun: then it waits for the next start.
    pub(super) fn recovered(
        &mut self,
        session: u64,
        found: Option<Box<(Unnamed, Index)>>,
        told: Vec<String>,
    ) {
        let is_free = session == self.session_number && self.session.is_blank();
        let Some((Unnamed { restored, others }, index)) = found.map(|found| *found) else {
            for words in told {
                self.notify(Tone::Heed, words, None);
            }
            return;
        };
        if !is_free {
            let text = "Unsaved work of an earlier start is kept and offered at the next start";
            self.notify(Tone::Heed, text, None);
            return;
        }
        let Restored { workspace, history, log, told: of_log } = restored;
        let mut session = Session::holding(workspace, Some(index));
        session.history = history;
        session.log = log.map(Log::resume);
        self.replace_session(session);
        self.tell_recovered(told.into_iter().chain(of_log).collect(), "of work without a name");
        if others > 0 {
            let text = format!("{others} more unsaved: each start brings one back");
            self.notify(Tone::Heed, text, None);
        }
    }

    /// Takes back, or does again, all that lies between the workspace and its file.
    pub(super) fn revert(&mut self) {
        let Some(steps) = self.session.history.unsaved() else {
            self.notify(Tone::Heed, "Nothing is unsaved", None);
            return;
        };
        let Some(way) = self.session.history.way_to_saved() else {
            let text = "What is in the file cannot be reached by undo: open the file again";
            self.notify(Tone::Heed, text, Some(Command::OpenWorkspace));
            return;
        };
        for _ in 0..steps {
            let (done, step) = match way {
                Ordering::Less => (self.session.undo(), Step::Undo),
                Ordering::Equal | Ordering::Greater => (self.session.redo(), Step::Redo),
            };
            self.log_if_done(&done, step);
            if let Err(refused) = done {
                self.notify(Tone::Failed, refused.to_string(), None);
                return;
            }
        }
        self.selection.follow(&self.session.workspace);
        let text = "Everything is as in the last save: redo brings the edits back";
        self.notify(Tone::Done, text, Some(Command::Redo));
    }
}
