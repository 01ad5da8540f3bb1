//! The thread that writes a log, so that nobody waits for the disk who need not.
//!
//! Invariant: lines are written in the order in which they came, and what is answered for is
//! synced. What could not be written is kept and tried again; the file never holds a line without
//! the one before it.

use std::fs::{self, File};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::aside::{self, Why};
use super::entry::{self, Entry, FORMAT, Sum, VERSION};
use super::restore::Continued;
use crate::io::lock::Lock;
use crate::model::Workspace;

/// Until a line that could not be written is tried again.
const AGAIN: Duration = Duration::from_secs(2);
/// Entries taken together before the disk is waited for.
const TOGETHER: usize = 1024;

/// Where a log stands.
#[derive(Debug)]
pub(super) enum Place {
    /// Beside its workspace: the path of the log.
    Beside(PathBuf),
    /// Among the unnamed work, under a name that is found when there is something to write.
    Unnamed { folder: PathBuf, name: String },
    /// Among the unnamed work, held against other windows.
    Held(PathBuf, Lock),
}

/// What the first step was, or will be, made on.
#[derive(Debug)]
pub(super) enum Base {
    File(blake3::Hash),
    Whole(Box<Workspace>),
}

/// What the writer is asked for.
#[derive(Debug)]
pub(super) enum Order {
    Write(Entry),
    Moved {
        to: PathBuf,
        hash: blake3::Hash,
        steps: u64,
    },
    Flush(Sender<Result<(), String>>),
    /// As `Flush`, and nobody works on it any more.
    Close(Sender<Result<(), String>>),
}

/// What the others see of the writer: why it cannot write, if it cannot.
pub(super) type Trouble = Arc<Mutex<Option<String>>>;

/// Whose file stands at the log's path, if one does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// This writer's.
    Ours,
    /// Nobody's or another's: it is set aside before the first line.
    Unknown,
}

/// The writer's own state.
pub(super) struct Writer {
    place: Place,
    base: Base,
    file: Option<File>,
    /// Whether the file is this writer's: it was followed to its end, or made here.
    standing: Standing,
    /// Bytes of the file that are written and synced.
    end: u64,
    /// Checksum of the last line written.
    written: Sum,
    /// Lines that are not in the file yet, and the checksum of the last of them.
    pending: String,
    last: Sum,
    trouble: Trouble,
}

impl Writer {
    pub(super) fn new(continued: Continued, trouble: Trouble) -> Self {
        let Continued { place, base, end, sum, steps: _, confirm: _ } = continued;
        Self {
            place,
            base,
            file: None,
            standing: if end > 0 { Standing::Ours } else { Standing::Unknown },
            end,
            written: sum,
            pending: String::new(),
            last: sum,
            trouble,
        }
    }

    /// Writes until nobody can ask for anything any more.
    pub(super) fn run(mut self, orders: &Receiver<Order>) {
        loop {
            let first = if self.pending.is_empty() {
                orders.recv().map_err(RecvTimeoutError::from)
            } else {
                orders.recv_timeout(AGAIN)
            };
            let mut waiting = Vec::new();
            let mut is_closed = false;
            match first {
                Ok(order) => {
                    let more = std::iter::from_fn(|| orders.try_recv().ok()).take(TOGETHER);
                    for order in std::iter::once(order).chain(more) {
                        is_closed |= matches!(order, Order::Close(_));
                        self.take(order, &mut waiting);
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    drop(self.commit());
                    return;
                }
            }
            let committed = self.commit();
            if is_closed {
                self.free();
            }
            for answer in waiting {
                // Whoever asked may have gone.
                drop(answer.send(committed.clone()));
            }
        }
    }

    fn take(&mut self, order: Order, waiting: &mut Vec<Sender<Result<(), String>>>) {
        match order {
            Order::Write(entry) => self.write(&entry),
            Order::Flush(answer) | Order::Close(answer) => waiting.push(answer),
            Order::Moved { to, hash, steps } => {
                if let Err(error) = self.move_to(&to, &hash, steps) {
                    let words = format!(
                        "The edit log {} could not be made: {error}. Edits are not logged there \
                         until the workspace is saved under another name",
                        to.display()
                    );
                    self.tell(Some(words));
                }
            }
        }
    }

    /// Lets another window have unnamed work.
    fn free(&mut self) {
        let nowhere = Place::Beside(PathBuf::new());
        self.place = match std::mem::replace(&mut self.place, nowhere) {
            Place::Held(path, _lock) => Place::Beside(path),
            place @ (Place::Beside(_) | Place::Unnamed { .. }) => place,
        };
    }

    fn write(&mut self, entry: &Entry) {
        let is_new = self.is_new();
        match entry {
            // A log of which nothing is written begins with the file as it is now.
            Entry::Saved { hash, .. } if is_new => {
                if let Ok(hash) = blake3::Hash::from_hex(hash) {
                    self.base = Base::File(hash);
                }
            }
            Entry::Saving { .. } if is_new => {}
            Entry::Log { .. }
            | Entry::Whole(_)
            | Entry::Edit { .. }
            | Entry::Undo { .. }
            | Entry::Redo { .. }
            | Entry::Saving { .. }
            | Entry::Saved { .. }
            | Entry::Left => {
                if is_new {
                    self.push_head();
                }
                self.push(entry);
            }
        }
    }

    fn is_new(&self) -> bool {
        self.end == 0 && self.pending.is_empty()
    }

    fn push_head(&mut self) {
        let head = |base| Entry::Log { format: FORMAT.to_owned(), version: VERSION, base };
        match &self.base {
            Base::File(hash) => {
                let head = head(Some(hash.to_hex().to_string()));
                self.push(&head);
            }
            Base::Whole(workspace) => {
                let whole = Entry::Whole(workspace.records().collect());
                self.push(&head(None));
                self.push(&whole);
            }
        }
    }

    fn push(&mut self, entry: &Entry) {
        match entry::push(entry, self.last, &mut self.pending) {
            Ok(sum) => self.last = sum,
            Err(unwritable) => self.tell(Some(format!("An edit was not logged: {unwritable}"))),
        }
    }

    /// Writes and syncs what is pending; what fails stays pending.
    fn commit(&mut self) -> Result<(), String> {
        if self.pending.is_empty() {
            return Ok(());
        }
        match self.try_commit() {
            Ok(()) => {
                self.pending.clear();
                self.written = self.last;
                self.tell(None);
                Ok(())
            }
            Err(error) => {
                self.file = None;
                let words = format!(
                    "The edit log cannot be written: {error}. Until it can, save often: edits are \
                     safe only once they are saved"
                );
                self.tell(Some(words.clone()));
                Err(words)
            }
        }
    }

    fn try_commit(&mut self) -> io::Result<()> {
        let path = self.settle()?;
        let is_made = self.standing == Standing::Unknown;
        if is_made {
            if path.exists() {
                aside::put(&path, Why::Foreign)?;
            }
            self.file = Some(File::create_new(&path)?);
            self.standing = Standing::Ours;
        }
        let mut file = match self.file.take() {
            Some(file) => file,
            None => open(&path, self.end)?,
        };
        file.seek(SeekFrom::Start(self.end))?;
        file.write_all(self.pending.as_bytes())?;
        file.sync_data()?;
        if is_made {
            sync_folder(&path);
        }
        self.end += self.pending.len() as u64;
        self.file = Some(file);
        Ok(())
    }

    /// The path of the log. Unnamed work gets a name and a lock first.
    fn settle(&mut self) -> io::Result<PathBuf> {
        match &self.place {
            Place::Beside(path) | Place::Held(path, _) => Ok(path.clone()),
            Place::Unnamed { folder, name } => {
                let (path, lock) = super::unnamed::claim(folder, name)?;
                self.place = Place::Held(path.clone(), lock);
                Ok(path)
            }
        }
    }

    /// Goes on beside another file, to which the workspace was saved with this content. The steps
    /// go along; the old file keeps those that it holds.
    fn move_to(&mut self, to: &Path, hash: &blake3::Hash, steps: u64) -> io::Result<()> {
        drop(self.commit());
        let here = match &self.place {
            Place::Beside(path) | Place::Held(path, _) => Some(path.as_path()),
            Place::Unnamed { .. } => None,
        };
        if here == Some(to) {
            self.write(&Entry::Saved { hash: hash.to_hex().to_string(), steps });
            return Ok(());
        }
        let mut standing = Standing::Unknown;
        if let Some(here) = here.filter(|_| self.end > 0) {
            if to.exists() {
                aside::put(to, Why::Foreign)?;
            }
            let mut old = File::open(here)?;
            let mut new = File::create_new(to)?;
            io::copy(&mut io::Read::take(&mut old, self.end), &mut new)?;
            standing = Standing::Ours;
            if let Place::Beside(_) = &self.place
                && let Err(error) = leave(here, self.end, self.written)
            {
                log::warn!("{} still tells of unsaved edits: {error}", here.display());
            }
        }
        self.file = None;
        self.standing = standing;
        let old = std::mem::replace(&mut self.place, Place::Beside(to.to_owned()));
        self.write(&Entry::Saved { hash: hash.to_hex().to_string(), steps });
        // Unnamed work is let go of only when all is safe under its name.
        if self.commit().is_ok()
            && let Place::Held(path, _lock) = old
        {
            fs::remove_file(path)?;
        }
        Ok(())
    }

    fn tell(&self, words: Option<String>) {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = words;
    }
}

/// Opens a log to go on after its first `end` bytes, whatever stood there from a failed attempt.
fn open(path: &Path, end: u64) -> io::Result<File> {
    let file = File::options().write(true).open(path)?;
    if file.metadata()?.len() < end {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "another program has cut its file"));
    }
    file.set_len(end)?;
    Ok(file)
}

/// Says in the log of a file that its unsaved steps went on elsewhere.
fn leave(log: &Path, end: u64, sum: Sum) -> io::Result<()> {
    let mut line = String::new();
    if entry::push(&Entry::Left, sum, &mut line).is_err() {
        return Ok(());
    }
    let mut file = open(log, end)?;
    file.seek(SeekFrom::Start(end))?;
    file.write_all(line.as_bytes())?;
    file.sync_data()
}

fn sync_folder(path: &Path) {
    let folder = path.parent().filter(|_| cfg!(unix));
    if let Some(Err(error)) = folder.map(|folder| File::open(folder).and_then(|f| f.sync_all())) {
        log::warn!("the folder of {} could not be synced: {error}", path.display());
    }
}
