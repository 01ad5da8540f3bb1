//! What names there are: lists of countries, places, armed groups, organisations, events and
//! weapons, and the words that tell what an unknown name is.
//!
//! Invariant: the lists are data (`assets/gazetteer`, one folder a language, with their licences);
//! decoding them cannot fail, and looking a phrase up costs the same however long the lists are.

mod class;
mod fold;
mod names;
mod read;
mod table;
#[cfg(test)]
mod tests;
mod word;

use std::sync::{Arc, LazyLock};

pub(super) use class::Class;
pub(super) use fold::Key;
pub use names::Kind;
pub(super) use names::{Hit, Names};
pub(super) use word::{Gap, Shape, Word, Words};

use table::Table;

/// The shipped lists, with an analyst's own before them.
#[derive(Clone, Debug)]
pub struct Lists {
    pub(super) own: Names,
    pub(super) shipped: Arc<Shipped>,
}

/// What the program carries.
#[derive(Debug, Default)]
pub(super) struct Shipped {
    pub(super) names: Names,
    classes: Table,
    places: Table,
}

/// A place of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Settlement {
    /// 0 to 5: fewer than 5,000, 15,000, 50,000, 200,000, 1,000,000 people, or more. A province or
    /// state counts as 4.
    pub(super) rank: u8,
    /// ISO 3166 letters.
    pub(super) country: [u8; 2],
}

impl Lists {
    /// The lists that ship with the program, decoded at the first call.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Lists> =
            LazyLock::new(|| Lists { own: Names::default(), shipped: Arc::new(read::shipped()) });
        &SHIPPED
    }

    /// These lists and an analyst's own, which go first. A line of `lines` is a name and, after
    /// vertical bars, what else it is called; empty lines and lines that begin with # count for
    /// nothing.
    #[must_use]
    pub fn with(&self, kind: Kind, lines: &str) -> Self {
        let mut lists = self.clone();
        read::names(lines, kind, &mut lists.own);
        lists
    }
}

impl Shipped {
    /// The classes of a word, given as the phrase of its parts.
    pub(super) fn class(&self, word: Key) -> Class {
        let found = self.classes.get(word);
        Class(found.and_then(|found| found.value).unwrap_or_default())
    }

    /// The place of this name.
    pub(super) fn settlement(&self, phrase: Key) -> Option<Settlement> {
        let value = self.places.get(phrase)?.value?;
        let [rank, first, second, _] = value.to_le_bytes();
        Some(Settlement { rank, country: [first, second] })
    }
}
