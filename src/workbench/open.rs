//! Opening workspaces and adding articles, by every way that leads there.
//!
//! Invariant: a file that could not be read leaves the open workspace as it is.

use std::path::{Path, PathBuf};

use super::act::Act;
use super::index::Index;
use super::notice::{Dialog, Excerpt, Tone, Trouble};
use super::outcome::{OpenedWorkspace, Opening, Outcome};
use super::perform::Committed;
use super::selection::Selection;
use super::session::{Access, FileState, Session, Writing};
use super::{Command, Workbench};
use crate::edit::History;
use crate::io;
use crate::io::file::Mode;
use crate::io::import::{Draft, ImportError};
use crate::io::lock::{Lock, Locked};
use crate::io::log::{Log, Restored};
use crate::io::workspace::OpenError;
use crate::model::{Document, DocumentId};

impl Workbench {
    /// Opens the first workspace among the paths and adds the others as articles.
    pub(super) fn open_paths(&mut self, paths: Vec<PathBuf>) {
        if paths.iter().any(|path| is_workspace(path)) {
            self.when_safe(Act::Open(paths));
        } else {
            self.import(paths);
        }
    }

    /// Opens without asking: unsaved work is safe by now.
    pub(super) fn open_now(&mut self, paths: Vec<PathBuf>) {
        let (workspaces, articles): (Vec<_>, Vec<_>) =
            paths.into_iter().partition(|path| is_workspace(path));
        if let [_, others @ ..] = workspaces.as_slice()
            && !others.is_empty()
        {
            let text = "One window holds one workspace: the first one was opened";
            self.notify(Tone::Heed, text, None);
        }
        if let Some(path) = workspaces.into_iter().next() {
            self.start_opening(path, articles);
        } else {
            self.import(articles);
        }
    }

    /// Reads a workspace in a job. The articles wait for it, so that they are added to it.
    fn start_opening(&mut self, path: PathBuf, articles: Vec<PathBuf>) {
        let from = self.moment();
        let is_ours = self.session.file.lock.as_ref().is_some_and(|lock| lock.guards(&path));
        if is_ours && self.session.file.writing == Writing::Saving {
            // The file is read when it is whole. What is unsaved may go by then: it was asked about.
            self.granted = Some(from);
            self.after_save = Some(Act::Open(std::iter::once(path).chain(articles).collect()));
            return;
        }
        let log = self.session.log.as_ref().filter(|_| is_ours).map(Log::pen);
        self.jobs.start(format!("Opening {}", name_of(&path)), move |_| {
            let lock = if is_ours { Ok(None) } else { Lock::acquire(&path).map(Some) };
            if let Some(Err(error)) = log.map(|log| log.flush()) {
                log::warn!("{error}");
            }
            let result = read_workspace(&path, lock);
            Outcome::Opened(Opening { path, result, articles, from })
        });
    }

    pub(super) fn import(&mut self, paths: Vec<PathBuf>) {
        if paths.is_empty() {
            return;
        }
        let label = match paths.as_slice() {
            [one] => format!("Reading {}", name_of(one)),
            several => format!("Reading {} files", several.len()),
        };
        let session = self.session_number;
        self.jobs.start(label, move |handle| {
            let all = paths.len();
            let mut read = Vec::new();
            for (done, path) in paths.into_iter().enumerate() {
                if handle.is_cancelled() {
                    break;
                }
                handle.progress(done, all);
                let draft = io::import::read_file(&path);
                read.push((path, draft));
            }
            Outcome::Imported(session, read)
        });
    }

    pub(super) fn paste(&mut self, text: &str) {
        match io::import::read_pasted(text) {
            Ok(draft) => self.add_drafts(vec![("pasted text".to_owned(), draft)]),
            Err(error) => self.notify(Tone::Failed, error.to_string(), None),
        }
    }

    /// The window turns the command into the clipboard's text; without one it can only say so.
    pub(super) fn notify_paste(&mut self) {
        self.notify(Tone::Heed, "There is no text on the clipboard to paste", None);
    }

    pub(super) fn imported(
        &mut self,
        session: u64,
        articles: Vec<(PathBuf, Result<Draft, ImportError>)>,
    ) {
        if session != self.session_number {
            let text = "Articles were not added: their workspace was closed. Add them again";
            self.notify(Tone::Heed, text, Some(Command::AddArticles));
            return;
        }
        let mut drafts = Vec::new();
        for (path, result) in articles {
            match result {
                Ok(draft) => drafts.push((path.display().to_string(), draft)),
                Err(error) => self.notify(Tone::Failed, error.to_string(), None),
            }
        }
        self.add_drafts(drafts);
    }

    fn add_drafts(&mut self, drafts: Vec<(String, Draft)>) {
        let mut documents: Vec<Document> = Vec::new();
        let mut show = None;
        for (origin, draft) in drafts {
            for warning in &draft.warnings {
                self.notify(Tone::Heed, warning.clone(), None);
            }
            let hash = io::workspace::hash_of_text(&draft.text);
            let here = self.workspace().documents.values().find(|known| known.hash == hash);
            let known = here
                .map(|known| known.id)
                .or_else(|| documents.iter().find(|new| new.hash == hash).map(|new| new.id));
            if let Some(known) = known {
                show.get_or_insert(known);
                let text = format!("{} is in the workspace already", last_part(&origin));
                self.notify(Tone::Heed, text, None);
                continue;
            }
            let id = DocumentId(self.ids.next_uuid());
            show.get_or_insert(id);
            documents.push(io::article::document(id, origin, draft));
        }
        let edit = crate::edit::document::add(self.workspace(), documents);
        if self.commit(edit) == Committed::Yes
            && let Some(id) = show
        {
            self.show_document(id);
            self.show_reader();
        }
    }

    pub(super) fn opened(&mut self, opening: Opening) {
        let Opening { path, result, mut articles, from } = opening;
        match result {
            Ok(_) if self.moment() != from && self.is_at_risk() => {
                // Work went on while the file was read: the question must be asked again.
                articles.insert(0, path);
                self.when_safe(Act::Open(articles));
            }
            Ok(opened) if self.moment() != from && matches!(opened.lock, Ok(None)) => {
                // It is this window's own, and its log went on while it was read.
                self.start_opening(path, articles);
            }
            Ok(opened) => {
                self.take_over(path, *opened);
                self.import(articles);
            }
            Err(error) => {
                if !articles.is_empty() {
                    let text = "No article was added: their workspace could not be opened";
                    self.notify(Tone::Heed, text, None);
                }
                self.dialog = Some(Dialog::Trouble(trouble_opening(path, &error)));
            }
        }
    }

    fn take_over(&mut self, path: PathBuf, opened: OpenedWorkspace) {
        let OpenedWorkspace { workspace, history, log, told, index, stamp, mode, lock } = opened;
        let mut session = Session::holding(workspace, Some(index));
        session.history = history;
        session.log = log.map(Log::resume);
        let (lock, access) = match (lock, mode) {
            (Ok(lock), Mode::Writable) => {
                (lock.or_else(|| self.session.file.lock.take()), Access::Write)
            }
            (Ok(_), Mode::ReadOnly) => {
                let words = "its file is marked as read-only. Save it under another name to write";
                (None, Access::ReadOnly(words.to_owned()))
            }
            (Err(locked), _) => (None, Access::ReadOnly(locked.to_string())),
        };
        if let Access::ReadOnly(why) = &access {
            let text = format!("{} is open for reading only: {why}", name_of(&path));
            self.notify(Tone::Heed, text, Some(Command::SaveAs));
        }
        self.settings.remember(&path);
        self.write_settings();
        session.file = FileState {
            path: Some(path),
            stamp: Some(stamp),
            lock,
            access,
            ..FileState::default()
        };
        self.replace_session(session);
        self.tell_recovered(told, "made after the last save");
    }

    pub(super) fn start_blank(&mut self) {
        self.replace_session(Session::blank());
        self.begin_log();
    }

    pub(super) fn replace_session(&mut self, session: Session) {
        let first = session.workspace.documents.keys().next().copied();
        self.session = session;
        self.session_number += 1;
        self.selection = Selection { document: first, ..Selection::default() };
        self.forms.clear();
        self.after_save = None;
        self.show_reader();
    }

    /// Opens the sample as unnamed work, so that the shipped one is never changed.
    pub(super) fn open_sample(&mut self) {
        match sample() {
            Ok(workspace) => {
                self.replace_session(Session::holding(workspace, None));
                self.begin_log();
            }
            Err(error) => {
                let path = PathBuf::from("sample.ron");
                self.dialog = Some(Dialog::Trouble(trouble_opening(path, &error)));
            }
        }
    }
}

/// The shipped sample workspace.
///
/// # Errors
///
/// None that a test of the shipped file would not have found.
pub(super) fn sample() -> Result<crate::model::Workspace, OpenError> {
    io::workspace::from_bytes(Path::new("sample.ron"), crate::SAMPLE)
}

fn read_workspace(
    path: &Path,
    lock: Result<Option<Lock>, Locked>,
) -> Result<Box<OpenedWorkspace>, OpenError> {
    let io::workspace::Opened { workspace, stamp, mode } = io::workspace::open(path)?;
    let (workspace, history, log, told) = if lock.is_ok() && mode == Mode::Writable {
        let Restored { workspace, history, log, told } =
            io::log::restore(path, workspace, &stamp.hash);
        (workspace, history, log, told)
    } else {
        (workspace, History::opened(), None, Vec::new())
    };
    let index = Index::build(&workspace);
    Ok(Box::new(OpenedWorkspace { workspace, history, log, told, index, stamp, mode, lock }))
}

fn trouble_opening(path: PathBuf, error: &OpenError) -> Trouble {
    Trouble {
        title: format!("{} could not be opened", name_of(&path)),
        text: format!("{} {}", error.sentence(), error.advice()),
        excerpt: excerpt_of(error),
        path: Some(path),
    }
}

/// The line of a file that could not be read; nothing where it has none.
pub(super) fn excerpt_of(error: &OpenError) -> Option<Excerpt> {
    let line = error.place().map_or(0, |place| place.line);
    error.excerpt().map(|excerpt| shown(line, excerpt))
}

fn shown(line: usize, excerpt: &io::workspace::Excerpt) -> Excerpt {
    let byte = |character| {
        let mut starts = excerpt.text.char_indices().map(|(at, _)| at);
        starts.nth(character).unwrap_or(excerpt.text.len())
    };
    let mark = byte(excerpt.before)..byte(excerpt.before + excerpt.width);
    Excerpt { line, text: excerpt.text.clone(), mark }
}

fn is_workspace(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
}

/// The file's name without its folder.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into())
}

fn last_part(origin: &str) -> String {
    name_of(Path::new(origin))
}
