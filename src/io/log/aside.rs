//! Keeping a log that cannot be followed under another name.
//!
//! Invariant: what is set aside never replaces what was set aside before.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// Why a log is set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// Its lines are not what was written.
    Damaged,
    /// It tells of another content of the file, or another log stood in its place.
    Foreign,
}

/// Names tried before giving up: somebody who has so many has other worries.
const NAMES: u32 = 10_000;

/// Moves the log away.
pub(super) fn put(log: &Path, why: Why) -> io::Result<PathBuf> {
    let (kept, _) = free_name(log, why)?;
    fs::rename(log, &kept)?;
    Ok(kept)
}

/// Keeps a copy of the log.
pub(super) fn copy(log: &Path, why: Why) -> io::Result<PathBuf> {
    let (kept, mut file) = free_name(log, why)?;
    io::copy(&mut File::open(log)?, &mut file)?;
    file.sync_all()?;
    Ok(kept)
}

/// Takes away a log that holds nothing; says so where it cannot.
pub(super) fn discard(log: &Path) -> Vec<String> {
    let words = |error| format!("The empty edit log {} stays: {error}", log.display());
    fs::remove_file(log).err().map(words).into_iter().collect()
}

/// Cuts off what stands after the sound lines.
pub(super) fn cut(log: &Path, end: u64) -> io::Result<()> {
    let file = File::options().write(true).open(log)?;
    file.set_len(end)?;
    file.sync_all()
}

/// A name that nobody has, and the empty file that keeps it free.
fn free_name(log: &Path, why: Why) -> io::Result<(PathBuf, File)> {
    let word = match why {
        Why::Damaged => "damaged",
        Why::Foreign => "foreign",
    };
    for number in 1..NAMES {
        let mut name = OsString::from(log);
        name.push(format!(".{word}-{number}"));
        let name = PathBuf::from(name);
        match File::create_new(&name) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => return made.map(|file| (name, file)),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
