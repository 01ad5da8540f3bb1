//! From a file and its log to the workspace as it was left, with its history.
//!
//! Invariant: steps are replayed only on the very content that they were made on, known by its
//! hash, and each is checked as it is applied. A log that cannot be followed is kept under another
//! name and told of; nothing in it is guessed at and nothing of it is lost.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::aside::{self, Why};
use super::entry::{Entry, Sum};
use super::read::{self, Line, Reading, Tail};
use super::writer::{Base, Place};
use crate::edit::{Edit, History};
use crate::model::Workspace;

/// A workspace with what its log tells.
#[derive(Debug)]
pub struct Restored {
    /// The file's content, and what was done after it.
    pub workspace: Workspace,
    /// What was done before and after the last save.
    pub history: History,
    /// Where the log goes on; nothing where none can be kept.
    pub log: Option<Continued>,
    /// What befell the log, each a sentence for the analyst.
    pub told: Vec<String>,
}

impl Restored {
    /// How many edits lie between the workspace and its file.
    #[must_use]
    pub fn recovered(&self) -> usize {
        self.history.unsaved().unwrap_or(0)
    }
}

/// Where a log goes on.
#[derive(Debug)]
pub struct Continued {
    pub(super) place: Place,
    pub(super) base: Base,
    /// Bytes of the file that stand.
    pub(super) end: u64,
    pub(super) sum: Sum,
    pub(super) steps: u64,
    /// A save that came to its end, as the file shows, before the log could say so: its content
    /// and the steps that it holds.
    pub(super) confirm: Option<(blake3::Hash, u64)>,
}

impl Continued {
    /// A log that does not exist yet, of a file with this content.
    #[must_use]
    pub fn fresh(workspace: &Path, hash: &blake3::Hash) -> Self {
        let place = Place::Beside(super::path_of(workspace));
        Self {
            place,
            base: Base::File(*hash),
            end: 0,
            sum: Sum::default(),
            steps: 0,
            confirm: None,
        }
    }
}

/// A step of the log, and the number of its line.
type Step<'a> = (&'a Entry, usize);

/// Where the file stands in the log.
struct Mark<'a> {
    hash: &'a str,
    steps: usize,
}

/// What the lines of a log say.
#[derive(Default)]
struct Tape<'a> {
    steps: Vec<Step<'a>>,
    /// The last save that is known to have come to its end, and those that may have.
    saved: Option<Mark<'a>>,
    saving: Vec<Mark<'a>>,
}

impl<'a> Tape<'a> {
    fn of(lines: &'a [Line]) -> Self {
        let mut tape = Self::default();
        for (number, line) in lines.iter().enumerate() {
            tape.take(&line.entry, number);
        }
        tape
    }

    fn take(&mut self, entry: &'a Entry, number: usize) {
        let mark = |hash: &'a String, steps: u64| Mark {
            hash,
            steps: usize::try_from(steps).unwrap_or(usize::MAX),
        };
        match entry {
            Entry::Log { base, .. } => self.saved = base.as_ref().map(|hash| mark(hash, 0)),
            Entry::Whole(_) => {}
            Entry::Edit { .. } | Entry::Undo { .. } | Entry::Redo { .. } => {
                self.steps.push((entry, number));
            }
            Entry::Saving { hash, steps } => self.saving.push(mark(hash, *steps)),
            Entry::Saved { hash, steps } => {
                self.saved = Some(mark(hash, *steps));
                self.saving.clear();
            }
            Entry::Left => {
                self.steps.truncate(self.saved.as_ref().map_or(0, |mark| mark.steps));
                self.saving.clear();
            }
        }
    }

    /// How many steps a file of this content holds; nothing where the log does not know it.
    fn steps_in(&self, hash: &blake3::Hash) -> Option<usize> {
        let hash = hash.to_hex();
        let mut marks = self.saving.iter().rev().chain(&self.saved);
        let mark = marks.find(|mark| mark.hash == hash.as_str())?;
        (mark.steps <= self.steps.len()).then_some(mark.steps)
    }
}

/// Follows the log of a workspace file that was read with this content. The caller holds the
/// file's lock.
#[must_use]
pub fn restore(path: &Path, workspace: Workspace, hash: &blake3::Hash) -> Restored {
    let log = super::path_of(path);
    let fresh = |told| Restored {
        workspace: workspace.clone(),
        history: History::opened(),
        log: Some(Continued::fresh(path, hash)),
        told,
    };
    let reading = match read::read(&log) {
        Ok(None) => return fresh(Vec::new()),
        // It ended before its first line was written: nobody was told that an edit was safe.
        Ok(Some(reading)) if reading.is_unbegun() => return fresh(aside::discard(&log)),
        Ok(Some(reading)) => reading,
        Err(error) => {
            let told = format!(
                "The edit log {} was not read: {error}. Nothing is recovered from it, and no new \
                 one is kept",
                log.display()
            );
            return Restored { log: None, ..fresh(vec![told]) };
        }
    };
    let tape = Tape::of(&reading.lines);
    let Some(held) = tape.steps_in(hash) else {
        let why = if tape.saved.is_some() { Why::Foreign } else { Why::Damaged };
        let moved = aside::put(&log, why);
        let continued = moved.as_ref().ok().map(|_| Continued::fresh(path, hash));
        let told = vec![told_foreign(&log, &reading, moved)];
        return Restored { log: continued, ..fresh(told) };
    };
    let place = Place::Beside(log.clone());
    let mut restored = follow((&log, place), &reading, (workspace, held), Base::File(*hash));
    let is_confirmed = tape.saved.is_some_and(|mark| mark.hash == hash.to_hex().as_str());
    if let Some(log) = restored.log.as_mut().filter(|_| !is_confirmed) {
        log.confirm = Some((*hash, held as u64));
    }
    restored
}

/// Follows the steps from where the file holds the first `held` of them.
pub(super) fn follow(
    (log, place): (&Path, Place),
    reading: &Reading,
    (mut workspace, held): (Workspace, usize),
    base: Base,
) -> Restored {
    let tape = Tape::of(&reading.lines);
    let (before, after) = tape.steps.split_at_checked(held).unwrap_or((&tape.steps, &[]));
    let mut history = history_of(before);
    let mut refused = None;
    for (done, (entry, line)) in after.iter().enumerate() {
        if let Err(reason) = step(&mut history, &mut workspace, entry) {
            refused = Some((done, *line, reason));
            break;
        }
    }
    let (steps, sound) = match &refused {
        Some((done, line, _)) => (held + done, *line),
        None => (tape.steps.len(), reading.lines.len()),
    };
    let last = sound.checked_sub(1).and_then(|last| reading.lines.get(last));
    let (end, sum) = last.map_or((0, Sum::default()), |line| (line.end, line.sum));
    let trouble = match (&refused, &reading.tail) {
        (Some((_, line, reason)), _) => Some((line + 1, reason.clone())),
        (None, Tail::Damaged { line, reason }) => Some((*line, reason.clone())),
        (None, Tail::Nothing | Tail::Torn) => None,
    };
    let mut told = Vec::new();
    let mut is_kept = true;
    if let Some((line, reason)) = trouble {
        let copy = aside::copy(log, Why::Damaged);
        // What could not be copied is not cut off.
        is_kept = copy.is_ok();
        told.push(told_damaged(log, (line, &reason), copy));
    }
    let is_longer = reading.tail != Tail::Nothing || refused.is_some();
    if is_kept && is_longer {
        is_kept = aside::cut(log, end).is_ok();
    }
    let continued = Continued { place, base, end, sum, steps: steps as u64, confirm: None };
    Restored { workspace, history, log: is_kept.then_some(continued), told }
}

/// The history that steps leave which the file holds already.
fn history_of(steps: &[Step<'_>]) -> History {
    let mut done: Vec<Arc<Edit>> = Vec::new();
    let mut undone: Vec<Arc<Edit>> = Vec::new();
    for (entry, _) in steps {
        match entry {
            Entry::Edit { edit, .. } => {
                undone.clear();
                done.push(Arc::clone(edit));
            }
            Entry::Undo { .. } => undone.extend(done.pop()),
            Entry::Redo { .. } => done.extend(undone.pop()),
            Entry::Log { .. }
            | Entry::Whole(_)
            | Entry::Saving { .. }
            | Entry::Saved { .. }
            | Entry::Left => {}
        }
    }
    History::resumed(done, undone)
}

fn step(history: &mut History, workspace: &mut Workspace, entry: &Entry) -> Result<(), String> {
    let applied = match entry {
        Entry::Edit { edit, .. } => history.perform(workspace, Edit::clone(edit)).map(|_| true),
        Entry::Undo { .. } => history.undo(workspace).map(|back| back.is_some()),
        Entry::Redo { .. } => history.redo(workspace).map(|again| again.is_some()),
        Entry::Log { .. }
        | Entry::Whole(_)
        | Entry::Saving { .. }
        | Entry::Saved { .. }
        | Entry::Left => Ok(true),
    };
    match applied {
        Ok(true) => Ok(()),
        Ok(false) => Err("there is nothing that it could take back or do again".to_owned()),
        Err(refused) => Err(refused.to_string()),
    }
}

fn told_foreign(log: &Path, reading: &Reading, moved: std::io::Result<PathBuf>) -> String {
    let what = match &reading.tail {
        Tail::Damaged { line, reason } => format!(
            "The edit log {} is damaged at line {line} ({reason}) and tells nothing of this file",
            log.display()
        ),
        Tail::Nothing | Tail::Torn => "The file was changed by another program since its edit log \
            was written: nothing was recovered from the log, for its edits were made on another \
            content"
            .to_owned(),
    };
    kept_words(&what, moved)
}

fn told_damaged(
    log: &Path,
    (line, reason): (usize, &str),
    kept: std::io::Result<PathBuf>,
) -> String {
    let what = format!(
        "The edit log {} is damaged at line {line}: {reason}. What stands before was recovered",
        log.display()
    );
    kept_words(&what, kept)
}

fn kept_words(what: &str, kept: std::io::Result<PathBuf>) -> String {
    match kept {
        Ok(kept) => format!("{what}. The log is kept as {}", kept.display()),
        Err(error) => format!(
            "{what}. It stays where it is, for it could not be kept under another name ({error}); \
             until then no new edit log is kept"
        ),
    }
}
