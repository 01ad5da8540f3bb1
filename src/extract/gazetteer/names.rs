//! Lists of names: what a phrase names, and the longest name that begins at a word.
//!
//! Invariant: an acronym is a name only in capitals, so that "us" is not the US.

use super::fold::Key;
use super::table::Table;
use super::word::{Gap, Shape, Words};

/// What a name of a list is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A human being.
    Person,
    /// A group that acts as one.
    Organisation,
    /// A place on a map.
    Place,
    /// Something that happened.
    Event,
    /// A weapon or a make of weapons.
    Weapon,
    /// What a people, a faith or their things are called: no entity, and kept apart from places.
    People,
}

/// A name and all that it is called.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Entry {
    pub(in crate::extract) kind: Kind,
    pub(in crate::extract) name: Box<str>,
}

/// Names of entities.
#[derive(Clone, Debug, Default)]
pub(in crate::extract) struct Names {
    table: Table,
    pub(in crate::extract) entries: Vec<Entry>,
}

/// A name that stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) struct Hit {
    /// Index of the entry.
    pub(in crate::extract) entry: usize,
    /// Behind its last word.
    pub(in crate::extract) end: usize,
}

impl Names {
    /// Adds an entry with all its names.
    pub(in crate::extract) fn add<'n>(
        &mut self,
        kind: Kind,
        name: &'n str,
        names: impl Iterator<Item = &'n str>,
    ) {
        let entry = self.entries.len();
        let cut = std::iter::once(name).chain(names).map(Words::of);
        // An acronym that is written as a word too (ISIS, Isis) is a name in either case.
        let (acronyms, others): (Vec<_>, Vec<_>) =
            cut.partition(|cut| cut.words.iter().all(|word| word.shape == Shape::Upper));
        for (is_acronym, aliases) in [(0, others), (1, acronyms)] {
            for cut in aliases {
                let parts = cut.words.iter().flat_map(|word| cut.parts(word));
                let keys: Vec<Key> = parts.copied().collect();
                if !keys.is_empty() {
                    let value = u32::try_from(entry * 2 + is_acronym).unwrap_or_default();
                    self.table.put(&keys, value);
                }
            }
        }
        self.entries.push(Entry { kind, name: name.into() });
    }

    /// The longest name that begins at a word.
    pub(in crate::extract) fn longest(&self, text: &Words, at: usize) -> Option<Hit> {
        let mut key = Key::EMPTY;
        let mut hit = None;
        for (index, word) in text.words.iter().enumerate().skip(at) {
            if index > at && word.gap > Gap::And {
                break;
            }
            let mut goes_on = false;
            let mut value = None;
            for &part in text.parts(word) {
                key = key.then(part);
                let Some(found) = self.table.get(key) else { return hit };
                (value, goes_on) = (found.value, found.goes_on);
            }
            if let Some(value) = value
                && (value & 1 == 0 || word.shape == Shape::Upper)
            {
                hit = Some(Hit { entry: value as usize / 2, end: index + 1 });
            }
            if !goes_on {
                break;
            }
        }
        hit
    }
}
