//! The blocks of an article: what is laid out at one go.
//!
//! The rules, which look at lines only:
//! - A line ends with `\n`, `\r\n` or `\r`. Blank lines part paragraphs and have no height.
//! - A line of more than [`SHORT`] letters is a paragraph of its own, whatever surrounds it.
//! - Shorter lines that follow each other without a blank line stay together without a gap:
//!   verse, lists, tables. If there are at least three and all but the last are about equally
//!   long, they are prose that was broken by a machine, and they flow as one paragraph.
//! - What is longer than [`LONG`] bytes is cut at the bounds of words.
//! - In the head every line stands alone, but outlet and dateline share one.
//!
//! Invariant: blocks lie in reading order, none overlaps another, none is empty, and between two
//! of them there is nothing but white space.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::model::Span;
use crate::model::document::Head;

/// Letters of a line that may be kept together with the next.
const SHORT: usize = 100;
/// Bytes of the longest block: about fifty lines.
pub(super) const LONG: usize = 5_000;
/// Bytes after which a longer paragraph is cut.
const CUT: usize = 4_000;
/// Letters by which the lines of prose broken by a machine may differ.
const EVEN: usize = 25;
/// The least length of such lines.
const BROKEN_PROSE: usize = 45;

/// A stretch of text that is laid out at one go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// The paragraph's number in the body, from 1; 0 has none.
    pub number: u32,
    /// What it is.
    pub role: Role,
    /// Whether a gap parts it from the block before.
    pub follows: Follows,
    /// What its line breaks do.
    pub breaks: Breaks,
}

impl Block {
    pub(super) fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Outlet and dateline.
    Masthead,
    /// The headline.
    Title,
    /// Who wrote it.
    Author,
    /// Anything else above the body.
    Front,
    /// The article.
    Body,
}

/// How a block follows the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Follows {
    /// As a new paragraph.
    Apart,
    /// As the rest of the same.
    Joined,
}

/// What the line breaks inside a block do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Breaks {
    /// They break the line.
    Kept,
    /// They part words.
    Flow,
}

/// The blocks of a text.
pub(super) fn blocks(text: &str, head: &Head) -> Vec<Block> {
    let mut gathering = Gathering { text, head, blocks: Vec::new(), run: None, number: 0 };
    let mut from = 0;
    while from < text.len() {
        let (line, next) = line_at(text, from);
        gathering.add(line);
        from = next;
    }
    gathering.end_run();
    gathering.blocks
}

/// The block that holds a byte; a byte between two belongs to the one before it.
pub(super) fn block_at(blocks: &[Block], byte: usize) -> usize {
    blocks.partition_point(|block| block.start <= byte).saturating_sub(1)
}

/// The line that begins at a byte, without its ending, and where the next begins.
fn line_at(text: &str, from: usize) -> (Range<usize>, usize) {
    let bytes = text.as_bytes().get(from..).unwrap_or_default();
    let Some(at) = memchr::memchr2(b'\n', b'\r', bytes) else {
        return (from..text.len(), text.len());
    };
    let ending = if bytes.get(at..).is_some_and(|rest| rest.starts_with(b"\r\n")) { 2 } else { 1 };
    (from..from + at, from + at + ending)
}

struct Gathering<'a> {
    text: &'a str,
    head: &'a Head,
    blocks: Vec<Block>,
    run: Option<Run>,
    number: u32,
}

/// Short lines that follow each other.
struct Run {
    range: Range<usize>,
    follows: Follows,
    lines: usize,
    /// Letters of the longest line, and of the shortest but the last.
    longest: usize,
    shortest: usize,
    last: usize,
    /// Whether a line has gaps inside, as a table's have.
    columns: Columns,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Columns {
    None,
    Some,
}

impl Gathering<'_> {
    fn add(&mut self, line: Range<usize>) {
        let words = self.text.get(line.clone()).unwrap_or_default();
        if words.chars().all(char::is_whitespace) {
            self.end_run();
        } else if line.end <= self.head.body {
            self.end_run();
            self.add_head(line);
        } else if let Some(letters) = letters(words) {
            self.add_short(line, letters);
        } else {
            self.end_run();
            self.add_paragraph(line, Follows::Apart, Breaks::Flow);
        }
    }

    fn add_head(&mut self, line: Range<usize>) {
        let span = Span::from(line.clone());
        let on = |part: Option<Span>| part.is_some_and(|part| part.overlaps(span));
        let role = if on(self.head.title) {
            Role::Title
        } else if on(self.head.author) {
            Role::Author
        } else if on(self.head.outlet) || on(self.head.dateline) {
            Role::Masthead
        } else {
            Role::Front
        };
        if role == Role::Masthead
            && let Some(last) = self.blocks.last_mut()
            && last.role == role
            && line.start - last.end <= 4
            && line.end - last.start <= 200
        {
            last.end = line.end;
            return;
        }
        self.cut(line, role, Follows::Apart, Breaks::Flow);
    }

    fn add_paragraph(&mut self, range: Range<usize>, follows: Follows, breaks: Breaks) {
        if follows == Follows::Apart {
            self.number = self.number.saturating_add(1);
        }
        self.cut(range, Role::Body, follows, breaks);
    }

    /// Adds a range as one block, or as several when it is long.
    fn cut(&mut self, range: Range<usize>, role: Role, mut follows: Follows, breaks: Breaks) {
        let mut start = range.start;
        while start < range.end {
            let rest = self.text.get(start..range.end).unwrap_or_default();
            let length = if rest.len() > LONG { cut_of(rest) } else { rest.len() };
            let numbered = role == Role::Body && follows == Follows::Apart;
            self.blocks.push(Block {
                start,
                end: start + length.max(1),
                number: if numbered { self.number } else { 0 },
                role,
                follows,
                breaks,
            });
            start += length.max(1);
            follows = Follows::Joined;
        }
    }

    fn add_short(&mut self, line: Range<usize>, letters: usize) {
        let long = |run: &Run| line.end - run.range.start > CUT;
        let follows = if self.run.as_ref().is_some_and(long) {
            self.end_run();
            Follows::Joined
        } else {
            Follows::Apart
        };
        let words = self.text.get(line.clone()).unwrap_or_default().trim();
        let columns = if words.contains('\t') || words.contains("   ") {
            Columns::Some
        } else {
            Columns::None
        };
        match &mut self.run {
            Some(run) => run.add(line.end, letters, columns),
            None => {
                self.run = Some(Run {
                    range: line,
                    follows,
                    lines: 1,
                    longest: letters,
                    shortest: usize::MAX,
                    last: letters,
                    columns,
                });
            }
        }
    }

    fn end_run(&mut self) {
        if let Some(run) = self.run.take() {
            let breaks = if run.is_broken_prose() { Breaks::Flow } else { Breaks::Kept };
            self.add_paragraph(run.range, run.follows, breaks);
        }
    }
}

impl Run {
    fn add(&mut self, end: usize, letters: usize, columns: Columns) {
        self.range.end = end;
        self.lines += 1;
        self.longest = self.longest.max(letters);
        self.shortest = self.shortest.min(self.last);
        self.last = letters;
        if columns == Columns::Some {
            self.columns = columns;
        }
    }

    fn is_broken_prose(&self) -> bool {
        self.lines >= 3
            && self.columns == Columns::None
            && self.shortest >= BROKEN_PROSE
            && self.longest - self.shortest <= EVEN
    }
}

/// The letters of a short line; nothing for a long one.
fn letters(line: &str) -> Option<usize> {
    if line.len() > SHORT * 4 {
        return None;
    }
    Some(line.chars().count()).filter(|letters| *letters <= SHORT)
}

/// Where to cut a text that is too long: after the last gap near [`CUT`], else between words,
/// else between letters.
fn cut_of(text: &str) -> usize {
    let head = text.get(..text.floor_char_boundary(CUT)).unwrap_or(text);
    let near = head.floor_char_boundary(CUT - 200);
    let tail = head.get(near..).unwrap_or_default();
    if let Some((at, gap)) = tail.char_indices().rev().find(|(_, c)| c.is_whitespace()) {
        return near + at + gap.len_utf8();
    }
    let word = head.split_word_bound_indices().next_back().map(|(at, _)| at);
    let letter = head.grapheme_indices(true).next_back().map(|(at, _)| at);
    word.filter(|at| *at > 0).or(letter).filter(|at| *at > 0).unwrap_or(head.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, head: &Head, expected: &[(&str, Role, u32)]) {
        let found = blocks(text, head);
        let found: Vec<_> =
            found.iter().map(|b| (words(text, b.start..b.end), b.role, b.number)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    fn words(text: &str, range: Range<usize>) -> &str {
        text.get(range).expect("on letters")
    }

    fn part(text: &str, words: &str) -> Option<Span> {
        text.find(words).map(|at| Span::new(at, at + words.len()))
    }

    #[test]
    fn every_line_ending_parts_paragraphs_and_blank_lines_have_no_height() {
        let long = "A line that goes on and on. ".repeat(5);
        for ending in ["\n", "\r\n", "\r"] {
            let text = format!("{ending}{long}{ending}{long}{ending} \t{ending}Short.{ending}");
            let head = Head::default();
            check(
                &text,
                &head,
                &[(&long, Role::Body, 1), (&long, Role::Body, 2), ("Short.", Role::Body, 3)],
            );
        }
        check("", &Head::default(), &[]);
        check("\n \r\n\t", &Head::default(), &[]);
    }

    #[test]
    fn short_lines_stay_together_and_broken_prose_flows() {
        let verse = "The first of these lines\nis not very long\nnor is the third";
        let prose = "The convoy left the town before dawn and reached the river\n\
                     at about nine in the morning, where the bridge was closed\n\
                     to it.";
        let table = "Town            Killed     Injured     Missing    Houses\n\
                     Northern Port   12         40          none       three\n\
                     Southern Port   13         41          none       five";
        for (text, breaks) in [(verse, Breaks::Kept), (prose, Breaks::Flow), (table, Breaks::Kept)]
        {
            let found = blocks(text, &Head::default());
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].breaks, breaks, "{text}");
        }
    }

    #[test]
    fn outlet_and_dateline_share_a_line_and_the_body_is_counted() {
        let text = "The Post\n\n2 May 2024\n\nA headline\n\nJo Roe\n\nNote\n\nFirst.\n\nSecond.";
        let head = Head {
            outlet: part(text, "The Post"),
            dateline: part(text, "2 May 2024"),
            title: part(text, "A headline"),
            author: part(text, "Jo Roe"),
            body: text.find("First.").unwrap(),
        };
        check(
            text,
            &head,
            &[
                ("The Post\n\n2 May 2024", Role::Masthead, 0),
                ("A headline", Role::Title, 0),
                ("Jo Roe", Role::Author, 0),
                ("Note", Role::Front, 0),
                ("First.", Role::Body, 1),
                ("Second.", Role::Body, 2),
            ],
        );
    }

    #[test]
    fn a_byte_belongs_to_its_block_or_to_the_one_before() {
        let text = "\nOne.\n\nTwo.";
        let found = blocks(text, &Head::default());
        let at: Vec<usize> = (0..=text.len()).map(|byte| block_at(&found, byte)).collect();
        assert_eq!(at, [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
        assert_eq!(block_at(&[], 5), 0);
    }

    #[test]
    fn long_paragraphs_are_cut_between_words_and_counted_once() {
        let spaced = "The number of the dead rose again on the third day. ".repeat(300);
        let bare = "死傷者の数は三日目にまた増えた。".repeat(900);
        let solid = "x".repeat(20_000);
        for text in [&spaced, &bare, &solid] {
            let found = blocks(text, &Head::default());
            assert!(found.len() > 2);
            let joined: String = found.iter().map(|b| words(text, b.start..b.end)).collect();
            assert_eq!(&joined, text);
            assert!(found.iter().all(|b| b.end - b.start <= LONG));
            let numbers: Vec<u32> = found.iter().map(|b| b.number).collect();
            assert_eq!(numbers[..2], [1, 0]);
        }
        let found = blocks(&spaced, &Head::default());
        assert!(found.iter().skip(1).all(|b| words(&spaced, 0..b.start).ends_with(' ')));
    }

    proptest! {
        #[test]
        fn blocks_tile_all_that_is_not_white_space(
            text in "([a-zé死]{1,9}|[ \t]|\n|\r|\r\n){0,60}",
            body in 0_usize..100,
        ) {
            let head = Head { body, ..Head::default() };
            let mut end = 0;
            for block in blocks(&text, &head) {
                prop_assert!(block.start < block.end);
                prop_assert!(words(&text, end..block.start).trim().is_empty());
                prop_assert!(!words(&text, block.start..block.end).trim().is_empty());
                end = block.end;
            }
            prop_assert!(words(&text, end..text.len()).trim().is_empty());
        }
    }
}
