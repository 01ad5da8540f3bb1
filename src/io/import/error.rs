//! Why an article could not be opened, in words that say what to do.
//!
//! Invariant: one error type for the whole import; its kind is private, so that reasons can be
//! added without breaking a caller.

use std::fmt;
use std::io;

/// An article that was refused. Displayed, it names the file, the reason and the way out.
#[derive(Debug)]
pub struct ImportError {
    name: String,
    reason: Reason,
}

/// The reasons, each with what its message needs.
#[derive(Debug)]
pub(super) enum Reason {
    Unreadable(io::Error),
    Folder,
    NoFile,
    TooLarge { bytes: u64 },
    Empty,
    Workspace,
    OtherKind(Kind),
    Utf32,
    Nul { line: usize },
    Unprintable { controls: usize, characters: usize },
    Undecodable { encoding: &'static str, lost: usize, line: usize },
    NothingToRead,
}

/// A kind of file that is no text, and how its text can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    /// With its article: "a PDF".
    pub(super) what: &'static str,
    pub(super) way: Way,
}

/// The way from a refused file to one that can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    SaveItsText,
    SaveAsPage,
    Unpack,
    TypeWhatItShows,
    OpenAnArticle,
}

impl ImportError {
    pub(super) fn new(name: &str, reason: Reason) -> Self {
        Self { name: name.to_owned(), reason }
    }

    /// The file that was refused, as it was named to the import.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot open {} as an article: {}", self.name, self.reason)
    }
}

impl std::error::Error for ImportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        if let Reason::Unreadable(error) = &self.reason { Some(error) } else { None }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => write!(f, "it could not be read ({error})"),
            Self::Folder => f.write_str("it is a folder; choose a file in it"),
            Self::NoFile => f.write_str("it is a device or a pipe; save its text as a .txt file"),
            Self::TooLarge { bytes } => write!(
                f,
                "it has {} MB, and the limit is 512 MB; split it and open the parts",
                bytes >> 20
            ),
            Self::Empty => f.write_str("it holds no text"),
            Self::Workspace => f.write_str(
                "it is a workspace (.ron), not an article; open it as a workspace instead",
            ),
            Self::OtherKind(kind) => write!(f, "this is {}; {}", kind.what, kind.way.words()),
            Self::Utf32 => f.write_str("it is in UTF-32; save it as UTF-8 and open that"),
            Self::Nul { line } => write!(
                f,
                "it is not text (line {line} holds a NUL character); save its text as .txt"
            ),
            Self::Unprintable { controls, characters } => write!(
                f,
                "it is not text ({controls} of its first {characters} characters are control \
                 characters); save its text as .txt"
            ),
            Self::Undecodable { encoding, lost, line } => write!(
                f,
                "it could not be decoded ({lost} places are not {encoding}, the first in line \
                 {line}); save it as UTF-8 and open that"
            ),
            Self::NothingToRead => f.write_str(
                "no text to read was found in it; if the page shows text in a browser, copy that \
                 and paste it",
            ),
        }
    }
}

impl Way {
    fn words(self) -> &'static str {
        match self {
            Self::SaveItsText => "save its text as .txt or .html and open that",
            Self::SaveAsPage => "save the page as .html and open that",
            Self::Unpack => "unpack it and open the article in it",
            Self::TypeWhatItShows => "type or copy what it says into a .txt file and open that",
            Self::OpenAnArticle => "open a text, Markdown or HTML file",
        }
    }
}
