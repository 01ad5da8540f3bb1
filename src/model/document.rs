//! A document: an article as it was imported.
//!
//! Invariant: its text never changes in place, and `hash` is the BLAKE3 hash of it.

use serde::{Deserialize, Serialize};

use super::{Date, DocumentId, Span, Text};

/// An article and what is known of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// The headline.
    #[serde(default)]
    pub title: String,
    /// Who wrote it, as the article names them.
    #[serde(default)]
    pub author: String,
    /// Where it was published.
    #[serde(default)]
    pub outlet: String,
    /// When it was published.
    #[serde(default)]
    pub dateline: Option<Date>,
    /// Where the head's parts stand in the text.
    #[serde(default)]
    pub head: Head,
    /// The file or address it came from.
    #[serde(default)]
    pub origin: String,
    /// Reliability of the source, judged apart from what it says.
    #[serde(default)]
    pub reliability: Option<Reliability>,
    /// How far the reading has come.
    #[serde(default)]
    pub state: State,
    /// The analyst's notes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// BLAKE3 hash of the text, in hexadecimal.
    pub hash: String,
    /// The article.
    pub text: Text,
}

/// Where title, author, outlet and dateline stand in the text, where they stand there at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The headline.
    #[serde(default)]
    pub title: Option<Span>,
    /// The author's name.
    #[serde(default)]
    pub author: Option<Span>,
    /// The outlet.
    #[serde(default)]
    pub outlet: Option<Span>,
    /// The date of publication.
    #[serde(default)]
    pub dateline: Option<Span>,
    /// First byte of the article's body.
    #[serde(default)]
    pub body: usize,
}

/// Admiralty code, reliability of a source (NATO AJP-2.1, STANAG 2511).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reliability {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Reliability cannot be judged.
    F,
}

impl Reliability {
    /// All of them, from best to unknown.
    pub const ALL: [Self; 6] = [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F];

    /// Its letter.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::A => 'A',
            Self::B => 'B',
            Self::C => 'C',
            Self::D => 'D',
            Self::E => 'E',
            Self::F => 'F',
        }
    }

    /// Its meaning in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::A => "completely reliable",
            Self::B => "usually reliable",
            Self::C => "fairly reliable",
            Self::D => "not usually reliable",
            Self::E => "unreliable",
            Self::F => "reliability cannot be judged",
        }
    }
}

/// How far the reading of a document has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum State {
    /// Not begun.
    #[default]
    New,
    /// Begun.
    InWork,
    /// Read to the end.
    Done,
}

impl State {
    /// All of them, in the order of work.
    pub const ALL: [Self; 3] = [Self::New, Self::InWork, Self::Done];

    /// Its name.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::InWork => "in work",
            Self::Done => "done",
        }
    }
}
