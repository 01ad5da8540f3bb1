//! One line of an edit log: a checksum and an entry in RON.
//!
//! Invariant: a line's checksum covers the line before it too, so a line that was changed, taken
//! out or put elsewhere breaks the chain at that place.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::edit::Edit;
use crate::io::workspace::{self, Unwritable};
use crate::model::Record;

/// Names the format in the file.
pub(super) const FORMAT: &str = "attest edit log";
/// The version that this program writes, and the newest that it reads.
pub(super) const VERSION: u32 = 1;

/// What a line says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Entry {
    /// The first line: what the file is, and what the edits begin with.
    Log {
        /// [`FORMAT`].
        format: String,
        /// [`VERSION`].
        version: u32,
        /// BLAKE3 of the workspace file that the first edit was made on; nothing for unnamed work,
        /// whose second line is [`Entry::Whole`].
        base: Option<String>,
    },
    /// All records of unnamed work before its first edit.
    Whole(Vec<Record>),
    /// An edit was made.
    Edit {
        /// When, in milliseconds since 1970.
        time: u64,
        /// By whom.
        annotator: String,
        /// The edit.
        edit: Arc<Edit>,
    },
    /// The last edit was taken back.
    Undo {
        /// When, in milliseconds since 1970.
        time: u64,
        /// By whom.
        annotator: String,
    },
    /// The edit taken back last was done again.
    Redo {
        /// When, in milliseconds since 1970.
        time: u64,
        /// By whom.
        annotator: String,
    },
    /// The file is about to be written with what stood after so many steps.
    Saving {
        /// BLAKE3 of the file's new content.
        hash: String,
        /// Steps (edits, undos and redos) of this log that it holds.
        steps: u64,
    },
    /// The file was written.
    Saved {
        /// BLAKE3 of the file's content.
        hash: String,
        /// Steps of this log that it holds.
        steps: u64,
    },
    /// The steps after the last save went on in the log of another file.
    Left,
}

/// The checksum of a line and of all before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum([u8; 8]);

/// Letters that a checksum takes at the start of a line.
const LETTERS: usize = 16;

impl Sum {
    /// The checksum of the line after this one.
    fn next(self, text: &[u8]) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.0).update(text);
        let mut sum = Self::default();
        hasher.finalize_xof().fill(&mut sum.0);
        sum
    }

    fn hexadecimal(self) -> String {
        let mut text = String::with_capacity(LETTERS);
        for byte in self.0 {
            let halves = [byte >> 4, byte & 15].map(|half| char::from_digit(half.into(), 16));
            text.extend(halves.into_iter().flatten());
        }
        text
    }
}

/// Appends the line of an entry to `out`; returns its checksum.
pub(super) fn push(entry: &Entry, before: Sum, out: &mut String) -> Result<Sum, Unwritable> {
    let mut text = String::new();
    workspace::push_line(entry, &mut text)?;
    let sum = before.next(text.as_bytes());
    out.push_str(&sum.hexadecimal());
    out.push(' ');
    out.push_str(&text);
    out.push('\n');
    Ok(sum)
}

/// The entry's text and the checksum of a line without its ending, if its checksum is right.
pub(super) fn verify(line: &[u8], before: Sum) -> Option<(&str, Sum)> {
    let (letters, rest) = line.split_at_checked(LETTERS)?;
    let text = rest.strip_prefix(b" ")?;
    let sum = before.next(text);
    let is_right = sum.hexadecimal().as_bytes() == letters;
    is_right.then(|| std::str::from_utf8(text).ok()).flatten().map(|text| (text, sum))
}

/// Reads what a line says after its checksum.
pub(super) fn parse(text: &str) -> Result<Entry, String> {
    workspace::read_line(text).map_err(|error| error.to_string())
}
