//! Phrases by their keys: what a phrase is, and whether a longer one begins with it.
//!
//! Invariant: at least a third of the slots is free, so a search ends soon; the first value put
//! for a phrase stays.

use super::fold::Key;

/// A small number for a phrase, below [`Table::MOST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) struct Found {
    pub(in crate::extract) value: Option<u32>,
    /// Whether longer phrases begin so.
    pub(in crate::extract) goes_on: bool,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    key: u64,
    /// 0 for a free slot; the top bit says that longer phrases begin so; the rest is the value
    /// plus 1, or 0 for none.
    bits: u32,
}

const GOES_ON: u32 = 1 << 31;
const VALUE: u32 = GOES_ON - 1;

/// Phrases and their values.
#[derive(Clone, Debug, Default)]
pub(in crate::extract) struct Table {
    slots: Vec<Slot>,
    used: usize,
}

impl Table {
    /// Room for this many phrases and beginnings of phrases.
    pub(in crate::extract) fn with_room(phrases: usize) -> Self {
        let slots = (phrases + phrases / 2).next_power_of_two().max(16);
        Self { slots: vec![Slot::default(); slots], used: 0 }
    }

    /// Puts a phrase given word by word.
    pub(in crate::extract) fn put(&mut self, words: &[Key], value: u32) {
        let mut key = Key::EMPTY;
        for (index, &word) in words.iter().enumerate() {
            key = key.then(word);
            if index + 1 == words.len() {
                self.put_whole(key, value);
            } else {
                self.slot(key).bits |= GOES_ON;
            }
        }
    }

    /// Puts a phrase that is looked up only as a whole.
    pub(in crate::extract) fn put_whole(&mut self, phrase: Key, value: u32) {
        let slot = self.slot(phrase);
        if slot.bits & VALUE == 0 {
            slot.bits |= (value + 1) & VALUE;
        }
    }

    /// Adds flags to a phrase.
    pub(in crate::extract) fn flag(&mut self, phrase: Key, flags: u32) {
        let slot = self.slot(phrase);
        let before = (slot.bits & VALUE).saturating_sub(1);
        slot.bits = (slot.bits & GOES_ON) | ((before | flags) + 1);
    }

    /// What is known of a phrase.
    pub(in crate::extract) fn get(&self, phrase: Key) -> Option<Found> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = spread(phrase) & mask;
        loop {
            let slot = self.slots.get(at)?;
            if slot.bits == 0 {
                return None;
            }
            if slot.key == phrase.0 {
                return Some(Found {
                    value: (slot.bits & VALUE).checked_sub(1),
                    goes_on: slot.bits & GOES_ON != 0,
                });
            }
            at = (at + 1) & mask;
        }
    }

    /// The slot of a phrase; a free one is taken. The caller sets bits in it.
    fn slot(&mut self, phrase: Key) -> &mut Slot {
        if self.slots.len() * 2 <= self.used * 3 {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut at = spread(phrase) & mask;
        while self.slots.get(at).is_some_and(|slot| slot.bits != 0 && slot.key != phrase.0) {
            at = (at + 1) & mask;
        }
        #[expect(clippy::indexing_slicing, reason = "the mask keeps `at` below the length")]
        let slot = &mut self.slots[at];
        self.used += usize::from(slot.bits == 0);
        slot.key = phrase.0;
        slot
    }

    fn grow(&mut self) {
        let mut larger = Self::with_room((self.used + 8) * 2);
        for slot in self.slots.iter().filter(|slot| slot.bits != 0) {
            *larger.slot(Key(slot.key)) = *slot;
        }
        *self = larger;
    }
}

fn spread(phrase: Key) -> usize {
    (phrase.0 ^ (phrase.0 >> 29)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(phrase: &str) -> Vec<Key> {
        phrase.split(' ').map(Key::of_word).collect()
    }

    fn phrase(phrase: &str) -> Key {
        words(phrase).into_iter().fold(Key::EMPTY, Key::then)
    }

    #[test]
    fn a_phrase_and_its_beginnings_are_found() {
        let mut table = Table::default();
        table.put(&words("north sea"), 7);
        table.put(&words("north"), 0);
        table.put(&words("north"), 9);
        let found = |text| table.get(phrase(text));
        assert_eq!(found("north"), Some(Found { value: Some(0), goes_on: true }));
        assert_eq!(found("north sea"), Some(Found { value: Some(7), goes_on: false }));
        assert_eq!(found("sea"), None);
        assert_eq!(Table::default().get(phrase("north")), None);
    }

    #[test]
    fn nothing_is_lost_as_it_grows() {
        let mut table = Table::default();
        for value in 0..5000 {
            table.put(&words(&format!("w{value} x")), value);
        }
        for value in 0..5000 {
            let found = table.get(phrase(&format!("w{value} x")));
            assert_eq!(found.and_then(|found| found.value), Some(value));
        }
        assert_eq!(table.used, 10_000);
    }

    #[test]
    fn flags_add_up() {
        let mut table = Table::default();
        table.flag(phrase("may"), 1);
        table.flag(phrase("may"), 4);
        assert_eq!(table.get(phrase("may")).and_then(|found| found.value), Some(5));
    }
}
