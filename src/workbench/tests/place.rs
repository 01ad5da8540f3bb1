//! A folder and a workbench that saves to it and opens from it.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use tempfile::TempDir;

use super::super::jobs::Picked;
use super::super::notice::{Answer, Dialog};
use super::super::{Act, Command, Start, Workbench};
use super::{ARTICLE, last_notice, start, tag};

/// A folder, and a workbench whose file dialogs are answered from a list: a name in the folder,
/// or nothing.
pub(super) struct Place {
    folder: TempDir,
    pub(super) bench: Workbench,
}

impl Place {
    pub(super) fn new(answers: &[Option<&str>]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let answer = |name: &&str| Picked::Paths(vec![folder.path().join(name)]);
        let answers = answers.iter().map(|name| name.as_ref().map_or(Picked::Nothing, answer));
        let answers = Mutex::new(answers.collect::<VecDeque<_>>());
        let picker = Arc::new(move |_, _: &str| {
            answers.lock().unwrap().pop_front().unwrap_or(Picked::NoDialog)
        });
        let mut bench = Workbench::new(Start { picker, ..start() });
        bench.perform(Act::Paste(ARTICLE.to_owned()));
        Self { folder, bench }
    }

    /// The same, saved as `work.ron` with one entity.
    pub(super) fn saved() -> Self {
        let mut place = Self::new(&[Some("work.ron")]);
        tag(&mut place.bench, "Northtown", "place");
        place.run(Command::Save);
        assert_eq!(place.bench.session().history.unsaved(), None, "{}", last_notice(&place.bench));
        place
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(super) fn run(&mut self, command: Command) {
        self.bench.perform(Act::Run(command));
        self.bench.settle();
    }

    pub(super) fn answer(&mut self, answer: Answer) {
        assert!(self.bench.dialog().is_some(), "no question is open");
        self.bench.perform(Act::Answer(answer));
        self.bench.settle();
    }

    pub(super) fn asks(&self) -> bool {
        matches!(self.bench.dialog(), Some(Dialog::Unsaved(_)))
    }

    pub(super) fn unsaved(&self) -> Option<usize> {
        self.bench.session().history.unsaved()
    }

    pub(super) fn entities(&self) -> usize {
        self.bench.workspace().entities.len()
    }

    pub(super) fn file(&self) -> Option<&Path> {
        self.bench.session().file.path.as_deref()
    }
}

pub(super) fn read(path: &Path) -> crate::model::Workspace {
    crate::io::workspace::open(path).unwrap_or_else(|error| panic!("{error}")).workspace
}
