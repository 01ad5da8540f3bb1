//! Which of the open lines is the title.
//!
//! Invariant: deterministic; of two lines that look alike the earlier wins.

use super::fields::{Field, Meaning};
use super::lines::is_finished;
use super::{names, outlets};

/// A line of more words is no title.
const MOST_WORDS: usize = 30;

/// The index of the title among the fields.
pub(super) fn choose(fields: &[Field]) -> Option<usize> {
    let labelled = fields.iter().position(|field| field.meaning == Meaning::Title);
    labelled.or_else(|| ranked(fields).into_iter().next())
}

/// The fields that could be the title, best first.
pub(super) fn ranked(fields: &[Field]) -> Vec<usize> {
    let open = |field: &Field| matches!(field.meaning, Meaning::Open | Meaning::Title);
    let mut scored: Vec<(i32, usize)> = fields
        .iter()
        .enumerate()
        .filter(|(_, field)| open(field))
        .map(|(index, field)| (score(index, field), index))
        .filter(|(score, _)| *score > 0)
        .collect();
    scored.sort_by_key(|&(score, index)| (-score, index));
    scored.into_iter().map(|(_, index)| index).collect()
}

/// How much a field looks like a title: three words are as good as more, names, sentences, outlets
/// and sections are worse, and each line further down is a little worse.
fn score(index: usize, field: &Field) -> i32 {
    let text = field.value.as_str();
    let characters = text.chars().count();
    // Scripts without spaces: three characters count as a word.
    let spaced = text.split_whitespace().count();
    let words =
        if spaced <= 2 && characters > 12 && !text.is_ascii() { characters / 3 } else { spaced };
    if words > MOST_WORDS || text.contains('@') || text.contains("://") {
        return 0;
    }
    let mut score =
        5 * i32::try_from(words.min(3)).unwrap_or(3) - i32::try_from(index).unwrap_or(9);
    let mut worse = |by: i32, applies: bool| score -= if applies { by } else { 0 };
    worse(6, names::is_a_byline_without_by(text));
    worse(10, outlets::is_named_like_an_outlet(text));
    worse(20, outlets::is_section(text));
    worse(8, is_finished(text) && !text.ends_with(['?', '!', '”', '"', '’']) && words > 1);
    worse(10, text.ends_with([':', ',', ';']));
    worse(4, text.starts_with(char::is_lowercase));
    worse(3, words == 1);
    worse(20, text.starts_with(['•', '-', '*', '[']));
    score
}
