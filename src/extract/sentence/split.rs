//! A text cut into sentences.
//!
//! Invariant: sentences are in order, none crosses a blank line, and all that is not white space
//! lies in exactly one of them.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::abbreviation;

/// Every sentence, without the white space around it, in order. All that is not white space lies
/// in exactly one of them.
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut from = 0;
    while let Some(paragraph) = paragraph_after(text, from) {
        from = paragraph.end;
        let inside = text.get(paragraph.clone()).unwrap_or_default();
        sentences.extend(
            sentences_of_paragraph(inside)
                .map(|range| range.start + paragraph.start..range.end + paragraph.start),
        );
    }
    sentences
}

/// The sentences of a text without blank lines.
pub(super) fn sentences_of_paragraph(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut pieces = text.split_sentence_bound_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = pieces.find(|(_, piece)| !piece.trim().is_empty())?;
        let mut end = start + first.len();
        while let Some((_, next)) = pieces.next_if(|&(_, next)| {
            let so_far = text.get(start..end).unwrap_or_default();
            next.trim().is_empty() || goes_on(so_far, next)
        }) {
            end += next.len();
        }
        let sentence = text.get(start..end).unwrap_or_default();
        let start = end - sentence.trim_start().len();
        Some(start..start + sentence.trim().len())
    })
}

/// Whether a sentence that Unicode's rules end here goes on with what follows.
fn goes_on(so_far: &str, next: &str) -> bool {
    /// Shortest line, in bytes, that is taken for one of wrapped text and not for a heading.
    const WRAPPED: usize = 60;
    let ended = so_far.trim_end();
    let line = ended.rsplit('\n').next().unwrap_or_default();
    if ended.ends_with('.') {
        return abbreviation::ends_with_one(line, next);
    }
    let is_at_line_end = so_far.get(ended.len()..).is_some_and(|space| space.contains('\n'));
    let is_open = !ended.ends_with(['!', '?', '…', '"', '”', '’', '»', ':', '。']);
    is_at_line_end && is_open && (line.len() >= WRAPPED || next.starts_with(char::is_lowercase))
}

/// The first paragraph that begins at or after a byte, however long it is.
fn paragraph_after(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = text.get(from..)?;
    let mut start = None;
    let mut end = from;
    let mut at = from;
    for line in rest.split_inclusive('\n') {
        if !line.trim().is_empty() {
            start = start.or(Some(at));
            end = at + line.len();
        } else if start.is_some() {
            break;
        }
        at += line.len();
    }
    start.map(|start| start..end)
}
