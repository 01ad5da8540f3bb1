//! Short messages at the edge of the reader, and questions in its middle.
//!
//! Invariant: an error stays until it is dismissed; everything else goes by itself.

use std::path::PathBuf;

use super::act::Act;
use super::command::Command;
use super::jobs::Purpose;

/// A line at the edge of the reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Its number, rising.
    pub serial: u64,
    /// What kind of news it is.
    pub tone: Tone,
    /// The line.
    pub text: String,
    /// What can be done about it.
    pub action: Option<Command>,
}

/// What kind of news a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Something was taken out.
    Removed,
    /// Something to know.
    Heed,
    /// Work came back that was not saved.
    Recovered,
    /// Something failed; stays.
    Failed,
}

/// A question, or a message that must be answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// Unsaved work: save it first?
    Unsaved(Box<Act>),
    /// A path, where no file dialog could be shown.
    Path {
        /// What for.
        purpose: Purpose,
        /// The path as typed.
        typed: String,
        /// What was wrong with the last try.
        problem: Option<String>,
    },
    /// A file could not be opened or saved.
    Trouble(Trouble),
    /// All shortcuts.
    Shortcuts,
    /// Version and licences.
    About,
}

/// A file that could not be opened or saved.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Trouble {
    /// The file.
    pub path: Option<PathBuf>,
    /// "moscow.ron could not be opened".
    pub title: String,
    /// What is wrong, where, and what to do.
    pub text: String,
    /// The line of the file that is wrong, with its number.
    pub excerpt: Option<Excerpt>,
}

/// One line of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Its number, from 1.
    pub line: usize,
    /// The line, shortened around the column.
    pub text: String,
    /// Bytes of `text` to underline.
    pub mark: std::ops::Range<usize>,
}

/// How a dialog is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Do the safe thing: save, open, go on.
    Accept,
    /// Go on without saving.
    Discard,
    /// Leave everything as it is.
    Cancel,
    /// The path typed so far.
    Typed(String),
}
