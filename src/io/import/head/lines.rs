//! The opening lines of a text, and where its body begins.
//!
//! Invariant: looks at no more than 64 kB and forty lines, however long the text or a line is.

use std::ops::Range;

use super::fields;
use super::wire;

/// The head of a text is looked for in so many bytes.
const WINDOW: usize = 64 << 10;
/// The head of a text is looked for in so many lines that are not blank.
const MOST_LINES: usize = 40;
/// A line of more characters is body.
const LONGEST_TITLE: usize = 200;

/// A line that is not blank.
#[derive(Debug)]
pub(super) struct Line<'t> {
    /// Without the white space around it.
    pub(super) text: &'t str,
    /// Where [`Line::text`] stands, in bytes.
    pub(super) span: Range<usize>,
    /// Counts the groups of lines between blank lines.
    pub(super) group: usize,
}

/// The first lines of a text.
pub(super) fn opening(text: &str) -> Vec<Line<'_>> {
    let window = text.get(..text.floor_char_boundary(WINDOW)).unwrap_or(text);
    let (mut lines, mut group, mut start) = (Vec::new(), 0, 0);
    for raw in window.split_inclusive(['\n', '\r']) {
        let line = raw.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let lead = raw.len()
            - raw.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len();
        // The second half of "\r\n" is no blank line.
        let is_half =
            raw == "\n" && window.get(..start).is_some_and(|before| before.ends_with('\r'));
        if !line.is_empty() {
            let begin = start + lead;
            lines.push(Line { text: line, span: begin..begin + line.len(), group });
        } else if !is_half {
            group += 1;
        }
        if lines.len() == MOST_LINES {
            break;
        }
        start += raw.len();
    }
    lines
}

/// The index of the first line of the body.
pub(super) fn body_index(lines: &[Line<'_>]) -> usize {
    let is_body = |index: usize| match weigh(lines, index) {
        Weight::Body => true,
        // A summary may stand between the title and the byline.
        Weight::Sentence => !head_goes_on(lines, index),
        Weight::Line => false,
    };
    (0..lines.len()).find(|&index| is_body(index)).unwrap_or(lines.len())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    Body,
    Sentence,
    Line,
}

fn weigh(lines: &[Line<'_>], index: usize) -> Weight {
    let Some(line) = lines.get(index) else { return Weight::Body };
    let text = line.text;
    // A line that reaches the window's end has more bytes than any head.
    if text.len() > LONGEST_TITLE * 4 || text.chars().count() > LONGEST_TITLE {
        return Weight::Body;
    }
    if wire::begins_like_a_wire(text) || is_wrapped(lines, index) {
        return Weight::Body;
    }
    let length = text.chars().count();
    let words = text.split_whitespace().count();
    if is_finished(text) && ((words >= 12 && length >= 60) || has_two_sentences(text)) {
        return Weight::Sentence;
    }
    Weight::Line
}

/// Whether a date or a byline follows within four lines that are no body themselves.
fn head_goes_on(lines: &[Line<'_>], index: usize) -> bool {
    let next = (index + 1)..lines.len().min(index + 5);
    for next in next {
        if weigh(lines, next) != Weight::Line {
            return false;
        }
        if lines.get(next).is_some_and(fields::is_certain) {
            return true;
        }
    }
    false
}

/// Whether the line belongs to a paragraph that was broken into lines of a screen's width: a group
/// of three or more lines of which all but the last are long, or one that goes on in small letters
/// and is too long for a title.
fn is_wrapped(lines: &[Line<'_>], index: usize) -> bool {
    let Some(group) = lines.get(index).map(|line| line.group) else { return false };
    let group: Vec<&Line<'_>> = lines.iter().filter(|line| line.group == group).collect();
    // Title, byline and date may stand close together.
    if group.iter().take(6).any(|line| fields::is_certain(line)) {
        return false;
    }
    let group: Vec<&str> = group.into_iter().map(|line| line.text).collect();
    let [before @ .., last] = group.as_slice() else { return false };
    let long = |text: &&&str| (45..=110).contains(&text.chars().count());
    if before.len() >= 2 && before.iter().filter(long).count() * 4 >= before.len() * 3 {
        return true;
    }
    let goes_on = |text: &str| text.starts_with(char::is_lowercase);
    let all: usize = group.iter().map(|text| text.chars().count()).sum();
    group.iter().skip(1).any(|text| goes_on(text)) && (is_finished(last) || all > LONGEST_TITLE)
}

/// Whether a line ends as a sentence does, quotation marks and brackets aside. "The U.N." ends in
/// an abbreviation.
pub(super) fn is_finished(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']']);
    let last = bare.rsplit(char::is_whitespace).next().unwrap_or(bare);
    let is_abbreviation = last.strip_suffix('.').is_some_and(|word| word.contains('.'));
    !is_abbreviation && bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।'])
}

fn has_two_sentences(text: &str) -> bool {
    let mut ends = text.match_indices(['.', '!', '?']).filter(|(at, _)| {
        text.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_whitespace))
    });
    text.chars().count() >= 80
        && ends.any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default();
            let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
            // "U.S. forces", "J. Smith", "Gen. Brown" end no sentence.
            word.chars().count() > 3 && !word.contains('.')
        })
}
