//! What stands around one byte of a text of any length.
//!
//! Invariant: no more than [`REACH`] bytes on either side of the byte are read.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation as _};

use super::split::sentences_of_paragraph;

/// How far a paragraph is followed on either side of the byte that was asked for, in bytes.
/// A longer paragraph is taken as if it ended there, at white space if there is any.
pub const REACH: usize = 16 * 1024;

/// How far a word is followed on either side, in bytes.
const WORD_REACH: usize = 512;

/// What a step goes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// What a reader takes for one character.
    Grapheme,
    /// A word, as [`word_at`] sees it.
    Word,
    /// A sentence, as [`sentence_at`] sees it.
    Sentence,
    /// Lines between blank lines.
    Paragraph,
}

/// Which way a step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the start of the text.
    Back,
    /// Towards its end.
    Forward,
}

/// The paragraph at a byte: the lines around it up to the nearest blank lines, without the white
/// space at its ends. On a blank line it is empty.
#[must_use]
pub fn paragraph_at(text: &str, byte: usize) -> Range<usize> {
    let byte = text.floor_char_boundary(byte);
    let line = line_at(text, byte);
    if is_blank(text, &line) {
        return byte..byte;
    }
    let (mut start, mut end) = (line.start, line.end);
    while start > 0 && byte - start < REACH {
        let before = line_at(text, start - 1);
        if is_blank(text, &before) {
            break;
        }
        start = before.start;
    }
    while end < text.len() && end - byte < REACH {
        let after = line_at(text, end + 1);
        if is_blank(text, &after) {
            break;
        }
        end = after.end;
    }
    trimmed(text, cut(text, byte, start..end, REACH))
}

/// The sentence at a byte, without the white space around it. Between two sentences it is the
/// one before; on a blank line it is empty.
#[must_use]
pub fn sentence_at(text: &str, byte: usize) -> Range<usize> {
    let byte = text.floor_char_boundary(byte);
    let paragraph = paragraph_at(text, byte);
    let inside = text.get(paragraph.clone()).unwrap_or_default();
    let mut last = None;
    for sentence in sentences_of_paragraph(inside) {
        let sentence = sentence.start + paragraph.start..sentence.end + paragraph.start;
        if sentence.start > byte && last.is_some() {
            break;
        }
        last = Some(sentence);
    }
    last.unwrap_or(byte..byte)
}

/// The word at a byte. "ISIS-K" and "O'Brien" are one word, "Moscow's" is "Moscow". At the end of
/// a word it is that word; on a punctuation mark it is the mark; on white space it is empty.
#[must_use]
pub fn word_at(text: &str, byte: usize) -> Range<usize> {
    let byte = text.floor_char_boundary(byte);
    let blob = blob_at(text, byte);
    let words = words_of(text, &blob);
    let holds = words.iter().position(|word| word.range.contains(&byte));
    let ends_here =
        || words.iter().find(|word| word.range.end == byte && word.part == Part::Letters);
    let word = match holds.and_then(|at| Some((at, words.get(at)?))) {
        Some((_, word)) if word.part == Part::Letters => Some(word),
        Some((at, word)) if word.part == Part::Ending => words.get(at.saturating_sub(1)),
        Some((_, mark)) => ends_here().or(Some(mark)),
        None => ends_here(),
    };
    word.map_or(byte..byte, |word| word.range.clone())
}

/// The next place where a unit begins or ends.
///
/// A word, a sentence or a paragraph is left backwards at its start. A word is left forwards at
/// its end, a sentence or a paragraph at the start of the next one. At either end of the text it
/// stays where it is.
#[must_use]
pub fn step(text: &str, byte: usize, unit: Unit, direction: Direction) -> usize {
    let here = text.floor_char_boundary(byte);
    if here < byte && here < text.len() && direction == Direction::Back {
        // From inside a character, back is to its start.
        return here;
    }
    match (unit, direction) {
        (Unit::Grapheme, Direction::Back) => grapheme_before(text, here),
        (Unit::Grapheme, Direction::Forward) => grapheme_after(text, here),
        (Unit::Word, Direction::Back) => word_start_before(text, here),
        (Unit::Word, Direction::Forward) => word_end_after(text, here),
        (Unit::Sentence, Direction::Back) => start_before(text, here, sentence_at),
        (Unit::Sentence, Direction::Forward) => start_after(text, here, sentence_at),
        (Unit::Paragraph, Direction::Back) => start_before(text, here, paragraph_at),
        (Unit::Paragraph, Direction::Forward) => start_after(text, here, paragraph_at),
    }
}

fn grapheme_before(text: &str, byte: usize) -> usize {
    let previous = GraphemeCursor::new(byte, text.len(), true).prev_boundary(text, 0);
    previous.ok().flatten().unwrap_or(0)
}

fn grapheme_after(text: &str, byte: usize) -> usize {
    let next = GraphemeCursor::new(byte, text.len(), true).next_boundary(text, 0);
    next.ok().flatten().unwrap_or(text.len())
}

fn word_start_before(text: &str, byte: usize) -> usize {
    let mut at = byte;
    while at > 0 {
        at = ink_before(text, at);
        let blob = blob_at(text, at);
        let word = words_of(text, &blob)
            .into_iter()
            .rfind(|word| word.part == Part::Letters && word.range.start < at);
        match word {
            Some(word) => return word.range.start,
            None => at = text.floor_char_boundary(blob.start.min(at.saturating_sub(1))),
        }
    }
    0
}

fn word_end_after(text: &str, byte: usize) -> usize {
    let mut at = byte;
    while at < text.len() {
        at = ink_after(text, at);
        let blob = blob_at(text, at);
        let word = words_of(text, &blob)
            .into_iter()
            .find(|word| word.part == Part::Letters && word.range.end > at);
        match word {
            Some(word) => return word.range.end,
            None => at = text.ceil_char_boundary(blob.end.max(at + 1)),
        }
    }
    text.len()
}

/// The end of the last character before `byte` that is not white space.
fn ink_before(text: &str, byte: usize) -> usize {
    text.get(..byte).map_or(0, |head| head.trim_end().len())
}

/// The start of the first character from `byte` on that is not white space.
fn ink_after(text: &str, byte: usize) -> usize {
    text.get(byte..).map_or(text.len(), |tail| text.len() - tail.trim_start().len())
}

fn start_before(text: &str, byte: usize, around: fn(&str, usize) -> Range<usize>) -> usize {
    let here = around(text, byte).start;
    if here < byte {
        return here;
    }
    let end = ink_before(text, byte);
    let last = text.floor_char_boundary(end.saturating_sub(1));
    around(text, last).start.min(last)
}

fn start_after(text: &str, byte: usize, around: fn(&str, usize) -> Range<usize>) -> usize {
    let unit = around(text, byte);
    if unit.start > byte {
        return unit.start;
    }
    ink_after(text, unit.end.max(byte))
}

/// The line at a byte, without its line ending. Longer than [`REACH`] it is cut, and the cut ends
/// are then as good as line ends.
fn line_at(text: &str, byte: usize) -> Range<usize> {
    let byte = text.floor_char_boundary(byte);
    let floor = text.ceil_char_boundary(byte.saturating_sub(REACH));
    let ceiling = text.floor_char_boundary(byte.saturating_add(REACH));
    let before = text.get(floor..byte).unwrap_or_default();
    let after = text.get(byte..ceiling).unwrap_or_default();
    let start = before.rfind('\n').map_or(floor, |at| floor + at + 1);
    let end = after.find('\n').map_or(ceiling, |at| byte + at);
    start..end
}

fn is_blank(text: &str, line: &Range<usize>) -> bool {
    text.get(line.clone()).is_none_or(|line| line.trim().is_empty())
}

/// Cuts a range to the reach around a byte, moving each cut inwards to white space if it can.
fn cut(text: &str, byte: usize, range: Range<usize>, reach: usize) -> Range<usize> {
    let (mut start, mut end) = (range.start, range.end);
    if byte - start >= reach {
        start = text.ceil_char_boundary(byte - reach);
        let head = text.get(start..byte).unwrap_or_default();
        start += head.find(char::is_whitespace).unwrap_or(0);
    }
    if end - byte >= reach {
        end = text.floor_char_boundary(byte + reach);
        let tail = text.get(byte..end).unwrap_or_default();
        end = tail.rfind(char::is_whitespace).map_or(end, |at| byte + at);
    }
    start..end
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = text.get(range.clone()).unwrap_or_default();
    let start = range.end - inside.trim_start().len();
    start..start + inside.trim().len()
}

/// The run of characters around a byte that are not white space.
fn blob_at(text: &str, byte: usize) -> Range<usize> {
    let floor = text.ceil_char_boundary(byte.saturating_sub(WORD_REACH));
    let ceiling = text.floor_char_boundary(byte.saturating_add(WORD_REACH));
    let before = text.get(floor..byte).unwrap_or_default();
    let after = text.get(byte..ceiling).unwrap_or_default();
    let head =
        before.chars().rev().take_while(|c| !c.is_whitespace()).map(char::len_utf8).sum::<usize>();
    let tail = after.find(char::is_whitespace).unwrap_or(after.len());
    byte - head..byte + tail
}

struct Word {
    range: Range<usize>,
    part: Part,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Letters or digits.
    Letters,
    /// The "'s" of "Moscow's".
    Ending,
    /// Anything else.
    Mark,
}

/// The words of a run, joined across hyphens and without a possessive ending.
fn words_of(text: &str, blob: &Range<usize>) -> Vec<Word> {
    let inside = text.get(blob.clone()).unwrap_or_default();
    let mut words: Vec<Word> = Vec::new();
    let mut pending_hyphen = None;
    for (at, piece) in inside.split_word_bound_indices() {
        let range = blob.start + at..blob.start + at + piece.len();
        let is_letters = piece.chars().any(char::is_alphanumeric);
        if let Some(hyphen) = pending_hyphen.take() {
            match words.last_mut() {
                Some(word) if is_letters => {
                    word.range.end = range.end;
                    continue;
                }
                _ => words.push(Word { range: hyphen, part: Part::Mark }),
            }
        }
        if matches!(piece, "-" | "‐" | "‑")
            && words.last().is_some_and(|word| word.part == Part::Letters)
        {
            pending_hyphen = Some(range);
        } else {
            words.push(Word { range, part: if is_letters { Part::Letters } else { Part::Mark } });
        }
    }
    words.extend(pending_hyphen.map(|range| Word { range, part: Part::Mark }));
    words.into_iter().flat_map(|word| without_possessive(text, word)).collect()
}

/// "Moscow's" as "Moscow" and "'s".
fn without_possessive(text: &str, word: Word) -> Vec<Word> {
    let letters = text.get(word.range.clone()).unwrap_or_default();
    let stem = ["'s", "’s", "'S", "’S"].iter().find_map(|ending| letters.strip_suffix(ending));
    match stem {
        Some(stem) if !stem.is_empty() && word.part == Part::Letters => {
            let cut = word.range.start + stem.len();
            vec![
                Word { range: word.range.start..cut, ..word },
                Word { range: cut..word.range.end, part: Part::Ending },
            ]
        }
        _ => vec![word],
    }
}
