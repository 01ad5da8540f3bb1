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
    /// How often the program was started anew: each start makes ids of its own.
    starts: u64,
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
        let state_dir = Some(folder.path().join("state"));
        let mut bench = Workbench::new(Start { state_dir, picker, ..start() });
        bench.perform(Act::Paste(ARTICLE.to_owned()));
        Self { folder, starts: 0, bench }
    }

    /// The same, saved as `work.ron` with one entity.
    pub(super) fn saved() -> Self {
        let mut place = Self::new(&[Some("work.ron")]);
        tag(&mut place.bench, "Northtown", "place");
        place.run(Command::Save);
        assert_eq!(place.bench.session().history.unsaved(), None, "{}", last_notice(&place.bench));
        place
    }

    /// The old workbench goes before the new one comes.
    fn end(&mut self) {
        self.starts += 1;
        self.bench = Workbench::new(Start { seed: 100 * self.starts, ..start() });
    }

    /// The program ends, however it ends, and starts again with nothing to open.
    pub(super) fn restart(&mut self) {
        let state_dir = Some(self.path("state"));
        self.end();
        self.bench = Workbench::new(Start { state_dir, seed: 100 * self.starts + 1, ..start() });
        self.bench.look_for_unnamed();
        self.bench.settle();
    }

    /// The program ends, however it ends, and starts again on a file.
    pub(super) fn restart_on(&mut self, name: &str) {
        let path = self.path(name);
        self.end();
        self.bench.perform(Act::Open(vec![path]));
        self.bench.settle();
    }

    /// The names in the folder that begin so, and not with a state folder.
    pub(super) fn names(&self, start: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter(|name| name.starts_with(start)).collect();
        names.sort();
        names
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
