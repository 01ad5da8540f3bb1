//! The workspace file: one RON document, complete in itself, made to be read and compared by
//! people.
//!
//! ```text
//! #![enable(implicit_some)]
//! Attest(
//!     format: "attest workspace",
//!     version: 1,
//!     documents: [
//!         (
//!             id: "018e6a3c-5d00-7000-8000-000000000001",
//!             title: "Blast at a market",
//!             ...
//!             text: [
//!                 "Blast at a market\n",
//!                 "At least 12 people died.\n",
//!             ],
//!         ),
//!     ],
//!     types: [
//!         (id: "person", name: "Person", rank: 0, ...),
//!     ],
//!     claim_kinds: [...], entities: [...], mentions: [...], claims: [...], figures: [...],
//!     hypotheses: [...],
//! )
//! ```
//!
//! Invariant: what is written reads back as the same workspace, and a file as the program writes
//! it, read and written again, has the same bytes. A file that was edited by hand opens as long as
//! it is RON of the same shape; one that does not open is never written to.
//!
//! One record takes one line; a document takes a line for each field and each line of its text,
//! with the line ending escaped, so that no editor and no version control alters the text.

mod fault;
mod line;
mod place;
mod read;
mod refusal;
mod shape;
#[cfg(test)]
mod tests;
mod write;

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

use super::file::{self, Expect, Mode, Stamp, WriteError};
use crate::model::Workspace;
pub use line::Unwritable;
pub use place::{Excerpt, Place};
pub use refusal::{OpenError, PlacedProblem, Severity, What};
pub use shape::VERSION;

/// A workspace and the file that it was read from.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The workspace.
    pub workspace: Workspace,
    /// The file's state when it was read, to be given to [`save`].
    pub stamp: Stamp,
    /// Whether the file may be written.
    pub mode: Mode,
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// The file's state now, to be given to the next [`save`].
    pub stamp: Stamp,
    /// Its length in bytes.
    pub bytes: u64,
}

/// Why a workspace was not saved. What stood in the file before stands there still.
#[derive(Debug, Error)]
pub enum SaveError {
    /// The file could not be written, or has changed since it was read.
    #[error(transparent)]
    File(#[from] WriteError),
    /// The file to be replaced is no workspace that this program can read.
    #[error("not saved, so as not to overwrite what cannot be read: {0}")]
    NotOurs(OpenError),
    /// The workspace holds what the format has no words for: a fault of the program.
    #[error("not saved: {0}. Save an earlier state with Undo, and report this")]
    Unwritable(#[from] Unwritable),
}

/// The bytes of the file.
///
/// Fails only where a record holds what RON cannot say, and none does.
pub fn to_bytes(workspace: &Workspace) -> Result<Vec<u8>, Unwritable> {
    write::write(workspace)
}

/// Reads the bytes of a file; `path` serves the messages.
pub fn from_bytes(path: &Path, bytes: &[u8]) -> Result<Workspace, OpenError> {
    let reading = read::read(bytes).map_err(|problem| OpenError::new(path, problem))?;
    match reading.refusal() {
        Some(problem) => Err(OpenError::new(path, problem)),
        None => Ok(reading.workspace),
    }
}

/// Opens a file.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    let (bytes, metadata) = read_file(path)?;
    let workspace = from_bytes(path, &bytes)?;
    let stamp = Stamp::of(&bytes, metadata.modified().ok());
    Ok(Opened { workspace, stamp, mode: Mode::of(&metadata) })
}

/// Every problem of a file's records with its place, in the order of the file; none for a sound
/// one. Those of [`Severity::Refused`] keep the file from being opened.
///
/// Where records cannot be read, that is told alone: how the others stand to them cannot be known
/// yet. Fails where the file is no workspace, or its records cannot even be told apart.
pub fn validate(path: &Path) -> Result<Vec<PlacedProblem>, OpenError> {
    let (bytes, _) = read_file(path)?;
    let reading = read::read(&bytes).map_err(|problem| OpenError::new(path, problem))?;
    Ok(reading.problems())
}

/// Whether a workspace stands at the path, sound or not: by its name, or by what it says of itself
/// in its first lines. Nothing but a workspace is ever written over one.
#[must_use]
pub fn stands(path: &Path) -> bool {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if target.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron")) {
        return true;
    }
    if !fs::metadata(&target).is_ok_and(|metadata| metadata.is_file()) {
        return false;
    }
    let mut head = Vec::new();
    let read = File::open(&target).and_then(|file| file.take(4096).read_to_end(&mut head));
    read.is_ok() && memchr::memmem::find(&head, shape::FORMAT.as_bytes()).is_some()
}

/// Writes a file, all of it or nothing ([`file::replace`]).
///
/// A file that is replaced without being known ([`Expect::Anything`]) must be a workspace that
/// this program can read: a damaged, foreign or newer one is never overwritten.
pub fn save(path: &Path, workspace: &Workspace, expect: Expect<'_>) -> Result<Saved, SaveError> {
    save_announced(path, workspace, expect, |_| ())
}

/// [`save`], telling the hash of the new content just before the file is written, so that the edit
/// log knows the file wherever the machine stops.
pub fn save_announced(
    path: &Path,
    workspace: &Workspace,
    expect: Expect<'_>,
    announce: impl FnOnce(&blake3::Hash),
) -> Result<Saved, SaveError> {
    let bytes = to_bytes(workspace)?;
    if matches!(expect, Expect::Anything) && path.exists() {
        open(path).map_err(SaveError::NotOurs)?;
    }
    announce(&blake3::hash(&bytes));
    let stamp = file::replace(path, &bytes, expect)?;
    Ok(Saved { bytes: stamp.length, stamp })
}

/// The hash that a document keeps of its text: BLAKE3, in hexadecimal.
#[must_use]
pub fn hash_of_text(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

/// Appends a value on one line, in the same RON as the records of the file.
pub(super) fn push_line<T: Serialize>(value: &T, out: &mut String) -> Result<(), Unwritable> {
    line::push(value, line::Layout::Line, out)
}

/// Reads a value that [`push_line`] wrote.
pub(super) fn read_line<T: DeserializeOwned>(text: &str) -> ron::error::SpannedResult<T> {
    shape::options().from_str(text)
}

fn read_file(path: &Path) -> Result<(Vec<u8>, fs::Metadata), OpenError> {
    let read = || {
        // A pipe or a device would keep the reader waiting for ever.
        if !fs::metadata(path)?.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a file"));
        }
        let mut file = File::open(path)?;
        let metadata = file.metadata()?;
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
        file.read_to_end(&mut bytes)?;
        Ok((bytes, metadata))
    };
    read().map_err(|error: io::Error| {
        let what = What::CannotRead { kind: error.kind(), reason: error.to_string() };
        OpenError::new(path, PlacedProblem::of_file(what))
    })
}
