//! Where a caret may stand, and where it goes: by grapheme, by word.
//!
//! Invariant: every byte given back is a grapheme boundary of the text, and no step looks further
//! than a few hundred letters.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// How far a step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// One letter as a reader counts letters.
    Grapheme,
    /// One word.
    Word,
}

/// Which way a step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// Towards the beginning.
    Back,
    /// Towards the end.
    Forward,
}

/// Bytes looked at round a place: longer than any word.
const WINDOW: usize = 1_024;

/// The byte one unit away.
pub(super) fn step(text: &str, byte: usize, unit: Unit, direction: Direction) -> usize {
    match (unit, direction) {
        (Unit::Grapheme, Direction::Forward) => next_grapheme(text, byte),
        (Unit::Grapheme, Direction::Back) => previous_grapheme(text, byte),
        (Unit::Word, Direction::Forward) => {
            let tail = window(text, byte, byte.saturating_add(WINDOW));
            let mut words = tail.unicode_word_indices();
            words.next().map_or(byte + tail.len(), |(at, word)| byte + at + word.len())
        }
        (Unit::Word, Direction::Back) => {
            let from = text.floor_char_boundary(byte.saturating_sub(WINDOW));
            let head = window(text, from, byte);
            head.unicode_word_indices().next_back().map_or(from, |(at, _)| from + at)
        }
    }
}

/// The word at a byte, or the sign or gap there.
pub(super) fn word_at(text: &str, byte: usize) -> Range<usize> {
    let from = line_start(text, byte);
    let around = window(text, from, byte.saturating_add(WINDOW));
    let mut bounds = around.split_word_bound_indices().map(|(at, part)| {
        let start = from + at;
        start..start + part.len()
    });
    bounds.find(|word| word.end > byte).unwrap_or(byte..byte)
}

/// The grapheme boundary at a byte, or the last one before it.
pub(super) fn snap(text: &str, byte: usize) -> usize {
    let byte = text.floor_char_boundary(byte.min(text.len()));
    let mut cursor = GraphemeCursor::new(byte, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) | Err(_) => byte,
        Ok(false) => previous_grapheme(text, byte),
    }
}

fn next_grapheme(text: &str, byte: usize) -> usize {
    let mut cursor = GraphemeCursor::new(byte, text.len(), true);
    cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

fn previous_grapheme(text: &str, byte: usize) -> usize {
    let mut cursor = GraphemeCursor::new(byte, text.len(), true);
    cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// The start of the line of a byte, or a gap within reach of it: a place where a word ends.
fn line_start(text: &str, byte: usize) -> usize {
    let far = text.floor_char_boundary(byte.saturating_sub(WINDOW));
    let head = window(text, far, byte);
    let gap = head.rfind(char::is_whitespace);
    gap.map_or(far, |at| far + at)
}

fn window(text: &str, from: usize, to: usize) -> &str {
    let to = text.floor_char_boundary(to.min(text.len()));
    text.get(from..to).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, byte: usize, unit: Unit, back: usize, forward: usize) {
        assert_eq!(step(text, byte, unit, Direction::Back), back, "back in {text:?}");
        assert_eq!(step(text, byte, unit, Direction::Forward), forward, "on in {text:?}");
    }

    #[test]
    fn steps_by_letters_and_by_words() {
        check("abc", 1, Unit::Grapheme, 0, 2);
        check("abc", 0, Unit::Grapheme, 0, 1);
        check("abc", 3, Unit::Grapheme, 2, 3);
        // A letter and its mark, a family joined to one sign, a line break of two characters.
        check("ae\u{301}b", 1, Unit::Grapheme, 0, 4);
        check("a👩‍👧b", 1, Unit::Grapheme, 0, 12);
        check("a\r\nb", 1, Unit::Grapheme, 0, 3);
        check("over 130 were killed", 8, Unit::Word, 5, 13);
        check("he left—and returned", 7, Unit::Word, 3, 13);
        check("  ", 1, Unit::Word, 0, 2);
    }

    #[test]
    fn finds_the_word_under_a_byte() {
        for (text, byte, expected) in [
            ("over 130 were killed", 6, "130"),
            ("over 130 were killed", 0, "over"),
            ("killed 1,200 people", 9, "1,200"),
            ("the group’s men", 5, "group’s"),
            ("end. Next", 3, "."),
            ("", 0, ""),
            ("last", 4, ""),
        ] {
            assert_eq!(&text[word_at(text, byte)], expected, "at {byte} of {text:?}");
        }
    }

    #[test]
    fn snaps_into_no_letter() {
        let text = "ae\u{301}b";
        let snapped: Vec<usize> = (0..=6).map(|byte| snap(text, byte)).collect();
        assert_eq!(snapped, [0, 1, 1, 1, 4, 5, 5]);
    }
}
