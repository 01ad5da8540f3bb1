//! Text that is too long for its room.
//!
//! Invariant: nothing is cut in mid-word. Whole words go, from the end, and an ellipsis says so.
//! Only a single word that is itself wider than the room is broken, since the row would be blank.

use std::borrow::Cow;
use std::sync::Arc;

use eframe::egui::{Color32, Galley, Ui};
use unicode_segmentation::UnicodeSegmentation;

use crate::ui::theme::Type;

/// `text`, or as many of its first words as fit `width` points and an ellipsis.
#[must_use]
pub fn fit_words<'a>(ui: &Ui, text: &'a str, step: Type, width: f32) -> Cow<'a, str> {
    shorten(text, |candidate| step.width(ui, candidate) <= width)
}

/// `text` in at most `lines` lines of `width` points, cut after a word if it needs more.
#[must_use]
pub fn fit_lines(
    ui: &Ui,
    text: &str,
    (step, colour): (Type, Color32),
    width: f32,
    lines: usize,
) -> Arc<Galley> {
    let lay = |text: &str| step.wrapped(ui, text, colour, width);
    let shown = shorten(text, |candidate| lay(candidate).rows.len() <= lines.max(1));
    lay(&shown)
}

/// The longest start of `text` that `fits`, by whole words; by letters if not even one word does.
fn shorten(text: &str, fits: impl Fn(&str) -> bool) -> Cow<'_, str> {
    if fits(text) {
        return Cow::Borrowed(text);
    }
    let ends = text.split_word_bound_indices().map(|(at, _)| at).filter(|&at| at > 0);
    let words: Vec<usize> = ends.filter(|&at| is_gap(text, at)).collect();
    if let Some(cut) = longest(text, &words, &fits) {
        return Cow::Owned(cut);
    }
    let letters: Vec<usize> =
        text.grapheme_indices(true).map(|(at, _)| at).filter(|&at| at > 0).collect();
    Cow::Owned(longest(text, &letters, &fits).unwrap_or_else(|| "…".to_owned()))
}

/// Whether the text has white space just before the byte `at` or just after it.
fn is_gap(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    before.ends_with(char::is_whitespace) || after.starts_with(char::is_whitespace)
}

/// The longest start of `text` that ends at one of `ends` (ascending) and fits with an ellipsis.
fn longest(text: &str, ends: &[usize], fits: &impl Fn(&str) -> bool) -> Option<String> {
    let cut_at = |end: usize| {
        let head = text.get(..end).unwrap_or(text);
        let head = head.trim_end_matches(|c: char| c.is_whitespace() || ".,;:·—–-(".contains(c));
        format!("{head}…")
    };
    let fitting = ends.partition_point(|&end| fits(&cut_at(end)));
    let cut = cut_at(*ends.get(fitting.checked_sub(1)?)?);
    (cut != "…").then_some(cut)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at_most(text: &str, letters: usize) -> String {
        shorten(text, |candidate| candidate.chars().count() <= letters).into_owned()
    }

    #[test]
    fn whole_words_go_and_an_ellipsis_says_so() {
        for (text, letters, expected) in [
            ("Northern Regional Hospital", 26, "Northern Regional Hospital"),
            ("Northern Regional Hospital", 25, "Northern Regional…"),
            ("Northern Regional Hospital", 17, "Northern…"),
            ("Port of Sule, the north", 14, "Port of Sule…"),
            ("a - b", 3, "a…"),
            ("Aleph  Beth", 7, "Aleph…"),
            ("unbreakable", 5, "unbr…"),
            ("unbreakable", 0, "…"),
            ("", 0, ""),
        ] {
            assert_eq!(at_most(text, letters), expected, "{text:?} in {letters}");
        }
    }

    proptest! {
        #[test]
        fn a_cut_is_a_start_of_the_text_that_ends_with_a_word(
            words in proptest::collection::vec("[a-zà-ý]{1,9}", 1..8),
            letters in 10_usize..60,
        ) {
            let text = words.join(" ");
            let shown = at_most(&text, letters);
            prop_assert!(shown.chars().count() <= letters);
            if let Some(head) = shown.strip_suffix('…') {
                let rest = text.strip_prefix(head).expect("a start of the text");
                prop_assert!(rest.starts_with(' '), "{shown:?} of {text:?}");
            } else {
                prop_assert_eq!(shown, text);
            }
        }
    }
}
