//! Saving and exporting, in jobs; and the questions before work is let go.
//!
//! Invariant: while a job writes, edits go on; what it wrote is marked at the place of the history
//! at which it was taken.

use std::path::PathBuf;

use super::act::Act;
use super::jobs::Purpose;
use super::notice::{Answer, Dialog, Tone, Trouble};
use super::open::name_of;
use super::outcome::{Outcome, SaveReport};
use super::session::{Access, Writing};
use super::{Command, Workbench};
use crate::io;
use crate::io::file::{Expect, Stamp};
use crate::io::lock::Locked;

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
        let same_file = self.session.file.path.as_ref() == Some(&path);
        let held = same_file && self.session.file.lock.is_some();
        let expected = if same_file { self.session.file.stamp.clone() } else { None };
        self.jobs.start(format!("Saving {}", name_of(&path)), move |_| {
            Outcome::Saved(write(path, &workspace, position, (held, expected)))
        });
    }

    pub(super) fn saved(&mut self, report: SaveReport) {
        let SaveReport { path, position, lock, result } = report;
        match result {
            Ok(saved) => {
                self.session.history.mark_saved(position);
                let file = &mut self.session.file;
                file.writing = Writing::Idle;
                file.stamp = Some(saved.stamp);
                file.saved_at = Some(self.clock.time_of_day());
                file.access = Access::Write;
                if lock.is_some() {
                    file.lock = lock;
                }
                file.path = Some(path.clone());
                self.settings.remember(&path);
                self.write_settings();
                self.notify(Tone::Done, format!("Saved {}", name_of(&path)), None);
                if let Some(act) = self.after_save.take() {
                    self.when_safe(act);
                }
            }
            Err(error) => {
                self.after_save = None;
                self.session.file.writing = Writing::Failed(error.clone());
                self.dialog = Some(Dialog::Trouble(Trouble {
                    title: format!("{} could not be saved", name_of(&path)),
                    text: error,
                    excerpt: None,
                    path: None,
                }));
            }
        }
    }

    pub(super) fn answer(&mut self, answer: Answer) {
        let Some(dialog) = self.dialog.take() else { return };
        match dialog {
            Dialog::Unsaved(act) => self.answer_unsaved(*act, &answer),
            Dialog::Path { purpose, typed, .. } => self.answer_path(purpose, typed, answer),
            Dialog::Trouble(trouble) => self.answer_trouble(&trouble, &answer),
            Dialog::Shortcuts | Dialog::About => {}
        }
    }

    fn answer_unsaved(&mut self, act: Act, answer: &Answer) {
        match answer {
            Answer::Accept => {
                self.after_save = Some(act);
                self.save();
            }
            Answer::Discard => self.let_go(act),
            Answer::Cancel | Answer::Typed(_) => {}
        }
    }

    fn answer_path(&mut self, purpose: Purpose, typed: String, answer: Answer) {
        match answer {
            Answer::Typed(typed) => {
                self.dialog = Some(Dialog::Path { purpose, typed, problem: None });
            }
            Answer::Accept if typed.trim().is_empty() => {
                let problem = Some("Write the path of a file".to_owned());
                self.dialog = Some(Dialog::Path { purpose, typed, problem });
            }
            Answer::Accept => self.use_paths(purpose, vec![expand_home(typed.trim())]),
            Answer::Discard | Answer::Cancel => self.after_save = None,
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

    pub(super) fn export_chart(&mut self, _path: PathBuf) {}
}

fn write(
    path: PathBuf,
    workspace: &crate::model::Workspace,
    position: crate::edit::history::Position,
    (held, expected): (bool, Option<Stamp>),
) -> SaveReport {
    let lock = if held { Ok(None) } else { io::lock::Lock::acquire(&path).map(Some) };
    let lock = match lock {
        Ok(lock) => lock,
        // A folder that takes no lock file may still take the workspace.
        Err(Locked::Impossible { .. }) => None,
        Err(locked @ Locked::Held { .. }) => {
            return SaveReport { path, position, lock: None, result: Err(locked.to_string()) };
        }
    };
    let expect = expected.as_ref().map_or(Expect::Anything, Expect::Unchanged);
    let result = io::workspace::save(&path, workspace, expect).map_err(|error| error.to_string());
    SaveReport { path, position, lock, result }
}

fn write_figures(
    path: &std::path::Path,
    workspace: &crate::model::Workspace,
) -> Result<String, String> {
    let left_out = io::export::write_figures(path, workspace).map_err(|error| error.to_string())?;
    let mut words = format!("Wrote {}", name_of(path));
    if !left_out.is_empty() {
        words.push_str(". ");
        words.push_str(&left_out.join(" "));
    }
    Ok(words)
}

/// A path as people type it: `~` stands for the home folder.
fn expand_home(typed: &str) -> PathBuf {
    match (typed.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    }
}
