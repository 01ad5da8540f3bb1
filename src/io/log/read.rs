//! Reading an edit log as far as it is sound.
//!
//! Invariant: every line that comes out has its right checksum and stands where it was written;
//! nothing after the first line that has not is believed. No bytes make the reader panic, and it
//! takes memory in proportion to the file.

use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::entry::{self, Entry, FORMAT, Sum, VERSION};

/// A sound line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) entry: Entry,
    /// Where the next line begins in the file.
    pub(super) end: u64,
    pub(super) sum: Sum,
}

/// The sound lines from the start, and what comes after them.
#[derive(Debug, PartialEq)]
pub(super) struct Reading {
    pub(super) lines: Vec<Line>,
    pub(super) tail: Tail,
}

impl Reading {
    /// Whether not even its first line was written to its end.
    pub(super) fn is_unbegun(&self) -> bool {
        self.lines.is_empty() && matches!(self.tail, Tail::Nothing | Tail::Torn)
    }
}

/// What stands after the sound lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tail {
    /// Nothing.
    Nothing,
    /// A last line that was not written to its end.
    Torn,
    /// Something that is no line of this log.
    Damaged {
        /// Its number, from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
}

/// Reads the file; nothing where there is none.
pub(super) fn read(path: &Path) -> io::Result<Option<Reading>> {
    let metadata = match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        metadata => metadata?,
    };
    // A pipe or a device would keep the reader waiting for ever.
    if !metadata.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a file"));
    }
    Ok(Some(read_bytes(&fs::read(path)?)))
}

/// Reads the bytes of a log.
pub(super) fn read_bytes(bytes: &[u8]) -> Reading {
    let mut verified = Vec::new();
    let mut sum = Sum::default();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..)
        && let Some(length) = memchr::memchr(b'\n', rest)
        && let Some((text, next)) = rest.get(..length).and_then(|line| entry::verify(line, sum))
    {
        at += length + 1;
        sum = next;
        verified.push((text, at as u64, sum));
    }
    let tail = tail_of(bytes.get(at..).unwrap_or_default(), verified.len() + 1);
    let parsed: Vec<_> = verified.par_iter().map(|(text, ..)| entry::parse(text)).collect();
    let mut reading = Reading { lines: Vec::with_capacity(verified.len()), tail };
    for (number, (entry, (_, end, sum))) in parsed.into_iter().zip(verified).enumerate() {
        match entry {
            Ok(entry) if (number == 0) == is_head(&entry) => {
                reading.lines.push(Line { entry, end, sum });
            }
            other => {
                let reason = match other {
                    Err(reason) => reason,
                    Ok(Entry::Log { version, .. }) if version > VERSION => {
                        format!("a newer version of Attest wrote it (format {version})")
                    }
                    Ok(_) => "it is not what stands there in an edit log".to_owned(),
                };
                reading.tail = Tail::Damaged { line: number + 1, reason };
                break;
            }
        }
    }
    reading
}

fn is_head(entry: &Entry) -> bool {
    matches!(entry, Entry::Log { format, version, .. } if format == FORMAT && *version <= VERSION)
}

/// A line that the machine had no time to finish has no ending, or zeros where the disk had only
/// made room for what was to come. A line with an ending was answered for: it is damaged.
fn tail_of(rest: &[u8], line: usize) -> Tail {
    let is_last = memchr::memchr(b'\n', rest).is_none_or(|end| end + 1 == rest.len());
    let is_unfinished = !rest.ends_with(b"\n") || rest.contains(&0);
    let is_ours = line > 1 || looks_begun(rest);
    if rest.is_empty() {
        Tail::Nothing
    } else if is_last && is_unfinished && is_ours || rest.iter().all(|byte| *byte == 0) {
        Tail::Torn
    } else {
        Tail::Damaged { line, reason: "its checksum is wrong".to_owned() }
    }
}

/// Whether it is the beginning of a first line: letters of a checksum and what follows them.
fn looks_begun(rest: &[u8]) -> bool {
    let (letters, after) = rest.split_at_checked(16).unwrap_or((rest, b""));
    // The first line is short.
    if rest.len() > 256 {
        return false;
    }
    letters.iter().all(u8::is_ascii_hexdigit) && (after.is_empty() || after.starts_with(b" "))
}
