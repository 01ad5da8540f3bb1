//! Why a file was not opened: one error with its place, what was expected and found there, the
//! line itself, and what to do.
//!
//! Invariant: a refused file is as it was. Nothing in this room writes to a file that it refuses.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::place::{Excerpt, Place};
use super::shape::VERSION;
use crate::model::RecordId;
use crate::model::check::ProblemKind;

/// Why a workspace was not opened. The file is as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenError {
    /// The file.
    pub path: PathBuf,
    problem: Box<PlacedProblem>,
}

/// One thing wrong in a file, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedProblem {
    /// What is wrong.
    pub what: What,
    /// Where; nothing for a file that could not be read at all.
    pub place: Option<Place>,
    /// The line there.
    pub excerpt: Option<Excerpt>,
}

/// What can be wrong with a file.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// It could not be read.
    CannotRead {
        /// The kind of failure.
        kind: io::ErrorKind,
        /// The system's words for it.
        reason: String,
    },
    /// It holds nothing, or white space only.
    Empty,
    /// Its bytes are no UTF-8 text.
    NotText,
    /// It is text of some other kind.
    NotAWorkspace {
        /// What it begins with.
        found: String,
    },
    /// A later version of the program made it.
    Newer {
        /// The version that the file gives.
        version: u64,
    },
    /// Its end is missing.
    CutShort {
        /// What should come next.
        expected: String,
    },
    /// Brackets are nested deeper than any workspace nests them.
    TooDeep,
    /// Something else stands where a certain thing is expected.
    Unexpected {
        /// What is expected.
        expected: String,
        /// What stands there.
        found: String,
    },
    /// Two records of one kind have one id.
    SameId {
        /// The id.
        record: RecordId,
        /// The line of the first.
        first_line: usize,
    },
    /// An article's text is not the one that its hash was taken of.
    TextChanged {
        /// The document.
        record: RecordId,
        /// The hash kept with it.
        kept: String,
        /// The hash of the text in the file.
        found: String,
    },
    /// A record contradicts the rest of the workspace.
    Unsound {
        /// The record.
        record: RecordId,
        /// What is wrong with it.
        problem: ProblemKind,
    },
}

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The file is not opened.
    Refused,
    /// The file opens; the problem is listed by validation.
    Noted,
}

impl What {
    /// Whether a file with this problem is refused.
    #[must_use]
    pub fn severity(&self) -> Severity {
        // The first of two types keeps the key: nothing is lost and nothing is counted wrong.
        if matches!(self, Self::Unsound { problem: ProblemKind::SharedKey { .. }, .. }) {
            Severity::Noted
        } else {
            Severity::Refused
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn advice(&self) -> &'static str {
        match self {
            Self::CannotRead { kind: io::ErrorKind::NotFound, .. } => {
                "Check the path: the file may have been moved or renamed."
            }
            Self::CannotRead { kind: io::ErrorKind::PermissionDenied, .. } => {
                "Ask for the right to read the file, or open a copy of it."
            }
            Self::CannotRead { .. } => {
                "Check that the path names a file and its disk is connected."
            }
            Self::Empty => {
                "If work was in it, restore it from a backup or version control; if not, delete it \
                 and save under its name."
            }
            Self::NotText | Self::NotAWorkspace { .. } => {
                "Choose a workspace that Attest saved. To read an article, import it into a \
                 workspace."
            }
            Self::Newer { .. } => {
                "Open it with the version of Attest that made it, or a later one."
            }
            Self::CutShort { .. } => {
                "Restore it from a backup, version control or its sender: its end was lost, as by \
                 a full disk or a broken transfer."
            }
            Self::TooDeep | Self::Unexpected { .. } => {
                "Correct the line in a text editor, or restore the file from a backup or version \
                 control."
            }
            Self::SameId { .. } => {
                "Delete one of the two in a text editor, or give one a new id; a merge by hand \
                 often leaves both."
            }
            Self::TextChanged { .. } => {
                "Restore the text from a backup or version control: what is tagged relies on it. \
                 A corrected article is loaded in the program, which moves the tags along."
            }
            Self::Unsound { problem, .. } => advice_on(problem),
        }
    }
}

fn advice_on(problem: &ProblemKind) -> &'static str {
    match problem {
        ProblemKind::Dangling { .. } => {
            "Restore the record that is missing, or take the reference out, in a text editor."
        }
        ProblemKind::SharedKey { .. } => "Give one of the two types another key.",
        ProblemKind::SpanOutside { .. }
        | ProblemKind::QuoteDiffers { .. }
        | ProblemKind::NoAnchor
        | ProblemKind::Inverted { .. }
        | ProblemKind::PartOfItself
        | ProblemKind::NoName => {
            "Correct the record in a text editor, or restore the file from a backup or version \
             control."
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CannotRead { reason, .. } => write!(f, "it could not be read: {reason}"),
            Self::Empty => f.write_str("expected an Attest workspace, found an empty file"),
            Self::NotText => f.write_str("expected text in UTF-8, found other bytes"),
            Self::NotAWorkspace { found } => {
                write!(f, "expected an Attest workspace, found {found}")
            }
            Self::Newer { version } => write!(
                f,
                "made by a newer Attest (version {version}); this one reads version {VERSION}"
            ),
            Self::CutShort { expected } => {
                write!(f, "the file is cut short: expected {expected}, found its end")
            }
            Self::TooDeep => {
                f.write_str("expected a record, found brackets nested more than 100 deep")
            }
            Self::Unexpected { expected, found } => {
                write!(f, "expected {expected}, found {found}")
            }
            Self::SameId { record, first_line } => {
                write!(f, "expected a new id, found {record} again, first on line {first_line}")
            }
            Self::TextChanged { record, kept, found } => {
                let (kept, found) = (short(kept), short(found));
                write!(f, "{record}: expected a text of hash {kept}, found one of hash {found}")
            }
            Self::Unsound { record, problem } => write!(f, "{record}: {problem}"),
        }
    }
}

/// Enough of a hash to tell it from another.
fn short(hash: &str) -> String {
    match hash.char_indices().nth(12) {
        Some((end, _)) => format!("{}…", hash.get(..end).unwrap_or_default()),
        None => hash.to_owned(),
    }
}

impl PlacedProblem {
    /// A problem with the file as a whole.
    pub(super) fn of_file(what: What) -> Self {
        Self { what, place: None, excerpt: None }
    }

    /// The problem and its place in one sentence without a full stop.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self.place {
            Some(place) => format!("{place}: {}", self.what),
            None => self.what.to_string(),
        }
    }

    /// The line with its number, and below it the spot underlined; nothing for a file that could
    /// not be read at all.
    #[must_use]
    pub fn excerpt_lines(&self) -> Vec<String> {
        let Some(excerpt) = &self.excerpt else { return Vec::new() };
        let number = self.place.map(|place| place.line.to_string()).unwrap_or_default();
        let width = number.len();
        vec![
            format!("{number} | {}", excerpt.text),
            format!("{:width$} | {}", "", excerpt.underline()),
        ]
    }
}

impl fmt::Display for PlacedProblem {
    /// The sentence, and the line with the spot underlined.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())?;
        self.excerpt_lines().iter().try_for_each(|line| write!(f, "\n  {line}"))
    }
}

impl OpenError {
    pub(super) fn new(path: &Path, problem: impl Into<Box<PlacedProblem>>) -> Self {
        Self { path: path.to_owned(), problem: problem.into() }
    }

    /// The error with which a file of these problems is not opened: the first for which it is
    /// refused.
    #[must_use]
    pub fn first_of(path: &Path, problems: &[PlacedProblem]) -> Option<Self> {
        let mut problems = problems.iter();
        let grave = problems.find(|problem| problem.what.severity() == Severity::Refused)?;
        Some(Self::new(path, grave.clone()))
    }

    /// Whether nothing stands at the path.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self.what(), What::CannotRead { kind: io::ErrorKind::NotFound, .. })
    }

    /// What is wrong.
    #[must_use]
    pub fn what(&self) -> &What {
        &self.problem.what
    }

    /// Where; nothing for a file that could not be read at all.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.problem.place
    }

    /// The line there.
    #[must_use]
    pub fn excerpt(&self) -> Option<&Excerpt> {
        self.problem.excerpt.as_ref()
    }

    /// The heading of a dialog.
    #[must_use]
    pub fn title(&self) -> String {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str());
        format!("“{}” was not opened", name.to_string_lossy())
    }

    /// What is wrong and where, as a sentence for a dialog.
    #[must_use]
    pub fn sentence(&self) -> String {
        let sentence = self.problem.sentence();
        let mut letters = sentence.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        format!("{}{}.", first.collect::<String>(), letters.as_str())
    }

    /// What to do, and that the file is as it was.
    #[must_use]
    pub fn advice(&self) -> String {
        format!("{} The file was not changed.", self.what().advice())
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot open {}: {}\n{}", self.path.display(), self.problem, self.advice())
    }
}

impl std::error::Error for OpenError {}
