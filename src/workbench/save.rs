//! Saving and exporting, in jobs; and the questions before work is let go.
//!
//! Invariant: while a job writes, edits go on; what it wrote is marked at the place of the history
//! at which it was taken.

use std::path::{Path, PathBuf};

use super::act::Act;
use super::jobs::Purpose;
use super::notice::{Answer, Dialog, Excerpt, Tone, Trouble};
use super::open::{excerpt_of, name_of};
use super::outcome::{Outcome, SaveReport};
use super::session::{Access, Writing};
use super::{Command, Workbench};
use crate::io;
use crate::io::file::{Expect, Stamp};
use crate::io::lock::{Lock, Locked};
use crate::io::log::{Log, Pen};
use crate::io::workspace::{SaveError, Saved};
use crate::trends::drawing::sheet::Sheet;

/// How the label of a job begins that writes the workspace.
pub(super) const SAVING: &str = "Saving ";

impl Workbench {
    pub(super) fn save(&mut self) {
        match (self.session.file.path.clone(), &self.session.file.access) {
            (Some(path), Access::Write) => self.save_to(path),
            (Some(_), Access::ReadOnly(_)) | (None, _) => self.pick(Purpose::SaveWorkspace),
        }
    }

    pub(super) fn save_to(&mut self, path: PathBuf) {
        if self.session.file.writing == Writing::Saving {
            return;
        }
        self.session.file.writing = Writing::Saving;
        let workspace = self.session.workspace.clone();
        let position = self.session.history.position();
        let session = self.session_number;
        let held = self.session.file.lock.as_ref().is_some_and(|lock| lock.guards(&path));
        let same_file = held || self.session.file.path.as_ref() == Some(&path);
        let expected = if same_file { self.session.file.stamp.clone() } else { None };
        let steps = self.session.log.as_ref().map_or(0, Log::steps);
        let log = self.session.log.as_ref().filter(|log| log.is_of(&path)).map(Log::pen);
        self.jobs.start(format!("{SAVING}{}", name_of(&path)), move |_| {
            let written = write(&path, &workspace, (held, expected), (log.as_ref(), steps));
            let (lock, result) = written.map_or_else(|e| (None, Err(e)), |(l, s)| (l, Ok(s)));
            let steps = if log.is_some() { None } else { Some(steps) };
            Outcome::Saved(SaveReport { session, path, position, steps, lock, result })
        });
    }

    pub(super) fn saved(&mut self, report: SaveReport) {
        let name = name_of(&report.path);
        if report.session != self.session_number {
            // Another workspace is open by now: nothing of this file is its own.
            match report.result {
                Ok(_) => self.notify(Tone::Done, format!("Saved {name}"), None),
                Err(trouble) => self.notify(Tone::Failed, trouble.text, None),
            }
            return;
        }
        match report.result {
            Ok(saved) => {
                self.session.history.mark_saved(&report.position);
                let file = &mut self.session.file;
                file.writing = Writing::Idle;
                let hash = saved.stamp.hash;
                file.stamp = Some(saved.stamp);
                file.saved_at = Some(self.clock.time_of_day());
                file.access = Access::Write;
                if report.lock.is_some() || file.path.as_ref() != Some(&report.path) {
                    let held = file.lock.take().filter(|lock| lock.guards(&report.path));
                    file.lock = report.lock.or(held);
                }
                file.path = Some(report.path.clone());
                self.session.recovered = None;
                self.log_follows(&report.path, &hash, report.steps);
                self.settings.remember(&report.path);
                self.write_settings();
                self.notify(Tone::Done, format!("Saved {name}"), None);
                self.go_on_after_save();
            }
            Err(trouble) => {
                self.after_save = None;
                self.session.file.writing = Writing::Failed(trouble);
                self.show_failure();
            }
        }
    }

    /// Shows why the workspace could not be saved.
    pub(super) fn show_failure(&mut self) {
        if let Writing::Failed(trouble) = &self.session.file.writing {
            self.dialog = Some(Dialog::Trouble(trouble.clone()));
        }
    }

    /// Does what waited for the save. What was done while the file was written is saved first,
    /// for that was asked for.
    fn go_on_after_save(&mut self) {
        let Some(act) = self.after_save.take() else { return };
        if self.granted.is_some() && self.granted == Some(self.moment()) {
            self.let_go(act);
        } else if self.session.history.unsaved().is_some() {
            self.after_save = Some(act);
            self.save();
        } else {
            self.when_safe(act);
        }
    }

    pub(super) fn answer(&mut self, answer: Answer) {
        let Some(dialog) = self.dialog.take() else { return };
        match dialog {
            Dialog::Unsaved(act) => self.answer_unsaved(*act, &answer),
            Dialog::Path { purpose, typed, problem } => {
                self.answer_path(purpose, (typed, problem), answer);
            }
            Dialog::Trouble(trouble) => self.answer_trouble(&trouble, &answer),
            Dialog::Shortcuts | Dialog::About => {}
        }
    }

    fn answer_unsaved(&mut self, act: Act, answer: &Answer) {
        match answer {
            Answer::Accept => self.save_and_then(act),
            Answer::Discard => {
                self.granted = Some(self.moment());
                self.let_go(act);
            }
            Answer::Cancel | Answer::Typed(_) => {}
        }
    }

    /// Puts what is typed in the workspace and the workspace in its file, then goes on. A form
    /// with problems stays open, and so does the workspace.
    fn save_and_then(&mut self, act: Act) {
        while self.forms.is_touched() {
            self.forms.turn_to_touched();
            let before = self.forms.serial();
            self.save_form();
            if self.forms.serial() == before {
                let text = "The open form is not complete: mend it or close it, then go on";
                self.notify(Tone::Heed, text, None);
                return;
            }
        }
        self.after_save = Some(act);
        if self.session.history.unsaved().is_some() {
            self.save();
        } else {
            self.go_on_after_save();
        }
    }

    /// A file that could not be saved is offered another place; one that could not be opened is
    /// left alone.
    fn answer_trouble(&mut self, trouble: &Trouble, answer: &Answer) {
        if *answer == Answer::Accept && trouble.path.is_none() {
            self.run_command(Command::SaveAs);
        }
    }

    fn run_command(&mut self, command: Command) {
        self.perform(Act::Run(command));
    }

    pub(super) fn export_figures(&mut self, path: PathBuf) {
        let workspace = self.session.workspace.clone();
        self.jobs.start(format!("Writing {}", name_of(&path)), move |_| {
            Outcome::Exported(write_figures(&path, &workspace))
        });
    }

    /// Writes the chart as it is asked for now.
    pub(super) fn export_chart(&mut self, path: PathBuf) {
        let workspace = self.session.workspace.clone();
        let trend = std::sync::Arc::clone(&self.trend);
        let title = self.file_name();
        self.jobs.start(format!("Writing {}", name_of(&path)), move |_| {
            let sheet = Sheet::titled(&title, &trend);
            let written = io::picture::write_chart(&path, (&workspace, &trend), &sheet, 2.0);
            let words = format!("Wrote {}", name_of(&path));
            Outcome::Exported(written.map(|()| words).map_err(|error| error.to_string()))
        });
    }
}

/// Writes a file; brings its lock where that is a new one.
fn write(
    path: &Path,
    workspace: &crate::model::Workspace,
    (held, expected): (bool, Option<Stamp>),
    (log, steps): (Option<&Pen>, u64),
) -> Result<(Option<Lock>, Saved), Trouble> {
    let lock = if held { Ok(None) } else { Lock::acquire(path).map(Some) };
    let lock = match lock {
        Ok(lock) => lock,
        // A folder that takes no lock file may still take the workspace.
        Err(Locked::Impossible { .. }) => None,
        Err(locked @ Locked::Held { .. }) => return Err(trouble(path, locked.to_string(), None)),
    };
    let expect = expected.as_ref().map_or(Expect::Anything, Expect::Unchanged);
    let announce = |hash: &blake3::Hash| {
        // A log that cannot be written is no reason not to save, and tells of itself.
        if let Some(Err(error)) = log.map(|log| log.saving(hash, steps)) {
            log::warn!("{error}");
        }
    };
    let saved = io::workspace::save_announced(path, workspace, expect, announce)
        .map_err(|error| trouble_saving(path, &error))?;
    if let Some(log) = log {
        log.saved(&saved.stamp.hash, steps);
    }
    Ok((lock, saved))
}

fn trouble_saving(path: &Path, error: &SaveError) -> Trouble {
    match error {
        SaveError::NotOurs(found) => {
            let text = format!(
                "What stands there is no workspace that can be read, and is not overwritten. {} \
                 Save under another name.",
                found.sentence()
            );
            trouble(path, text, excerpt_of(found))
        }
        SaveError::File(_) | SaveError::Unwritable(_) => trouble(path, error.to_string(), None),
    }
}

fn trouble(path: &Path, text: String, excerpt: Option<Excerpt>) -> Trouble {
    Trouble { title: format!("{} could not be saved", name_of(path)), text, excerpt, path: None }
}

fn write_figures(path: &Path, workspace: &crate::model::Workspace) -> Result<String, String> {
    let left_out = io::export::write_figures(path, workspace).map_err(|error| error.to_string())?;
    let mut words = format!("Wrote {}", name_of(path));
    if !left_out.is_empty() {
        words.push_str(". ");
        words.push_str(&left_out.join(" "));
    }
    Ok(words)
}
