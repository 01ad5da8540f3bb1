//! Files that are picked in the system's dialog or, where there is none, by their path in the
//! window.
//!
//! Invariant: no file is replaced that nobody was asked about, and a dialog left without an answer
//! leaves nothing that waits for one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::jobs::{Picked, Purpose};
use super::notice::{Answer, Dialog};
use super::open::name_of;
use super::outcome::Outcome;
use super::{Act, Workbench};
use crate::io;

impl Workbench {
    /// Shows a file dialog in a job.
    pub(super) fn pick(&mut self, purpose: Purpose) {
        let picker = Arc::clone(&self.picker);
        let proposed = self.proposed_name(purpose);
        self.jobs.start("Choosing a file", move |_| {
            Outcome::Picked(purpose, picker(purpose, &proposed))
        });
    }

    fn proposed_name(&self, purpose: Purpose) -> String {
        let name = self.file_name();
        let stem = name.strip_suffix(".ron").unwrap_or(&name).to_owned();
        match purpose {
            Purpose::SaveWorkspace => format!("{stem}.ron"),
            Purpose::ExportFigures => format!("{stem}-figures.csv"),
            Purpose::ExportChart => format!("{stem}-chart.svg"),
            Purpose::OpenWorkspace | Purpose::AddArticles => String::new(),
        }
    }

    pub(super) fn picked(&mut self, purpose: Purpose, picked: Picked) {
        match picked {
            Picked::Nothing => self.forget_plans(purpose),
            Picked::Paths(paths) => self.use_paths(purpose, paths),
            Picked::NoDialog => {
                let typed = self.proposed_name(purpose);
                self.dialog = Some(Dialog::Path { purpose, typed, problem: None });
            }
        }
    }

    /// Goes on with the files that the system's dialog named.
    fn use_paths(&mut self, purpose: Purpose, paths: Vec<PathBuf>) {
        let Some(first) = paths.first().cloned() else { return };
        match purpose {
            Purpose::OpenWorkspace => self.open_picked(first),
            Purpose::AddArticles => self.import(paths),
            Purpose::SaveWorkspace | Purpose::ExportFigures | Purpose::ExportChart => {
                // The dialog has asked about the name that it gave, and about no other.
                let path = ending_in(first.clone(), endings(purpose));
                let replacing = if path == first { Replacing::Agreed } else { Replacing::Ask };
                self.write_to(purpose, path, replacing);
            }
        }
    }

    /// Goes on with the path typed in the window.
    pub(super) fn answer_path(
        &mut self,
        purpose: Purpose,
        (typed, problem): (String, Option<String>),
        answer: Answer,
    ) {
        match answer {
            Answer::Typed(typed) => {
                self.dialog = Some(Dialog::Path { purpose, typed, problem: None });
            }
            Answer::Accept if typed.trim().is_empty() => {
                let problem = Some("Write the path of a file".to_owned());
                self.dialog = Some(Dialog::Path { purpose, typed, problem });
            }
            Answer::Accept => {
                let path = expand_home(typed.trim());
                if endings(purpose).is_empty() {
                    self.use_paths(purpose, vec![path]);
                } else {
                    let path = ending_in(path, endings(purpose));
                    let agreed = problem == Some(question(&path));
                    let replacing = if agreed { Replacing::Agreed } else { Replacing::Ask };
                    self.write_to(purpose, path, replacing);
                }
            }
            Answer::Discard | Answer::Cancel => self.forget_plans(purpose),
        }
    }

    /// Writes the file, unless another stands there that was not asked about.
    fn write_to(&mut self, purpose: Purpose, path: PathBuf, replacing: Replacing) {
        let own = self.session.file.path.as_ref() == Some(&path);
        if replacing == Replacing::Ask && !own && io::file::stands(&path) {
            let (problem, typed) = (Some(question(&path)), path.display().to_string());
            self.dialog = Some(Dialog::Path { purpose, typed, problem });
            return;
        }
        match purpose {
            Purpose::SaveWorkspace => self.save_to(path),
            Purpose::ExportFigures => self.export_figures(path),
            Purpose::ExportChart => self.export_chart(path),
            Purpose::OpenWorkspace | Purpose::AddArticles => {}
        }
    }

    /// Opens what was picked. The window is not held up by a file dialog: what was done since the
    /// question about unsaved work was answered is asked about anew.
    fn open_picked(&mut self, path: PathBuf) {
        let act = Act::Open(vec![path]);
        if self.granted.take() == Some(self.moment()) {
            self.let_go(act);
        } else {
            self.when_safe(act);
        }
    }

    /// A file dialog was left without an answer: what waited for it is off.
    fn forget_plans(&mut self, purpose: Purpose) {
        match purpose {
            Purpose::SaveWorkspace => self.after_save = None,
            Purpose::OpenWorkspace => self.granted = None,
            Purpose::AddArticles | Purpose::ExportFigures | Purpose::ExportChart => {}
        }
    }
}

/// Whether a file of the name may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Replacing {
    /// Nobody was asked yet.
    Ask,
    /// The analyst agreed.
    Agreed,
}

fn question(path: &Path) -> String {
    format!("{} is there already. Confirm once more to replace it", name_of(path))
}

/// The endings that a file written for this purpose may have; none where nothing is written.
fn endings(purpose: Purpose) -> &'static [&'static str] {
    match purpose {
        Purpose::SaveWorkspace => &["ron"],
        Purpose::ExportFigures => &["csv"],
        Purpose::ExportChart => &["svg", "png"],
        Purpose::OpenWorkspace | Purpose::AddArticles => &[],
    }
}

/// The path with the first of these endings, unless it has one of them. "moscow.v2" is a name
/// without an ending, and becomes "moscow.v2.ron".
fn ending_in(path: PathBuf, endings: &[&str]) -> PathBuf {
    let has = |ending: &&&str| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
    match (endings.iter().find(has), endings.first()) {
        (None, Some(ending)) => path.with_added_extension(ending),
        _ => path,
    }
}

/// A path as people type it: `~` stands for the home folder.
fn expand_home(typed: &str) -> PathBuf {
    match (typed.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    }
}
