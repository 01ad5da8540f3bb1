//! Work that has no file yet: its logs stand in a folder of the program's own, each with a lock
//! while a window works on it.
//!
//! Invariant: work that another window holds is left to that window.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::aside::{self, Why};
use super::entry::Entry;
use super::read::{self, Tail};
use super::restore::{Restored, follow};
use super::writer::{Base, Place};
use crate::edit::Change;
use crate::io::lock::Lock;
use crate::model::Workspace;

/// Unnamed work that was left without being saved.
#[derive(Debug)]
pub struct Unnamed {
    /// The work.
    pub restored: Restored,
    /// How many others wait: each start brings one back.
    pub others: usize,
}

/// How many pieces of unnamed work one second may begin.
const NAMES: u32 = 1000;
/// How the name of a log ends here.
const ENDING: &str = ".ron.log";

/// A name for new work, held against other windows: the path of its log.
pub(super) fn claim(folder: &Path, name: &str) -> io::Result<(PathBuf, Lock)> {
    fs::create_dir_all(folder)?;
    for number in 0..NAMES {
        let log = folder.join(format!("{name}-{number:03}{ENDING}"));
        if !log.exists()
            && let Ok(lock) = Lock::acquire(&log)
            && !log.exists()
        {
            return Ok((log, lock));
        }
    }
    Err(io::Error::new(io::ErrorKind::AlreadyExists, "every name for unnamed work is taken"))
}

/// The unnamed work that was left last, if there is any; what tells of nothing is cleared away.
/// What was damaged is told, even where nothing could be recovered.
#[must_use]
pub fn find(folder: &Path) -> (Option<Unnamed>, Vec<String>) {
    let mut logs = logs_in(folder);
    let mut told = Vec::new();
    while let Some(log) = logs.pop() {
        let Ok(lock) = Lock::acquire(&log) else { continue };
        match open(&log, lock) {
            Found::Work(restored) => {
                let others = logs.iter().filter(|log| Lock::acquire(log).is_ok()).count();
                return (Some(Unnamed { restored: *restored, others }), told);
            }
            Found::Damaged(words) => told.push(words),
            Found::Nothing => {}
        }
    }
    (None, told)
}

/// The logs in the folder, the newest last.
fn logs_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    let is_log = |path: &PathBuf| path.to_string_lossy().ends_with(ENDING);
    let mut logs: Vec<PathBuf> = paths.filter(is_log).collect();
    logs.sort();
    logs
}

enum Found {
    Work(Box<Restored>),
    Damaged(String),
    Nothing,
}

fn open(log: &Path, lock: Lock) -> Found {
    let reading = match read::read(log) {
        Ok(None) => return Found::Nothing,
        Ok(Some(reading)) => reading,
        Err(error) => {
            return Found::Damaged(format!("{} was not read: {error}", log.display()));
        }
    };
    let Some(workspace) = reading.lines.get(1).and_then(|line| whole(&line.entry)) else {
        // Its first lines were not written to their end: nobody was told that an edit was safe.
        if reading.is_unbegun() || reading.lines.len() == 1 && reading.tail == Tail::Torn {
            return cleared(log);
        }
        let words = format!("The log of unnamed work {} is damaged", log.display());
        return Found::Damaged(match aside::put(log, Why::Damaged) {
            Ok(kept) => format!("{words}. It is kept as {}", kept.display()),
            Err(error) => format!("{words} and could not be set aside: {error}"),
        });
    };
    let base = Base::Whole(Box::new(workspace.clone()));
    let place = Place::Held(log.to_owned(), lock);
    let restored = follow((log, place), &reading, (workspace, 0), base);
    if restored.recovered() == 0 && restored.told.is_empty() {
        return cleared(log);
    }
    Found::Work(Box::new(restored))
}

/// The workspace of these records, if they are sound together.
fn whole(entry: &Entry) -> Option<Workspace> {
    let Entry::Whole(records) = entry else { return None };
    let mut workspace = Workspace::default();
    let empty = workspace.clone();
    let change = records.iter().cloned().fold(Change::new(&empty, ""), Change::put);
    change.finish().apply(&mut workspace).ok()?;
    Some(workspace)
}

fn cleared(log: &Path) -> Found {
    match aside::discard(log).pop() {
        Some(words) => Found::Damaged(words),
        None => Found::Nothing,
    }
}
