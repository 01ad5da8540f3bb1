//! A block as rows of letters: which byte is where.
//!
//! Invariant: the letters are laid out from text, type and width alone. No annotation reaches this
//! file, so no mark can move a letter. The laid-out text has the length of the block's text byte
//! for byte, so places in the one are places in the other.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use eframe::egui::epaint::text::{Glyph, PlacedRow};
use eframe::egui::{Context, Galley, Pos2, Rect, Vec2, pos2, vec2};

use super::heights::Heights;
use super::measure::{Detail, Measure};
use super::paragraphs::{Block, Breaks, Follows, Role};
use crate::model::Span;
use crate::ui::theme::{Tokens, Type, Weight, text};

/// From the top of the page to its first line.
const TOP: f32 = 27.0;
/// Below the last line.
const BOTTOM: f32 = 60.0;
/// Between two paragraphs.
const GAP: f32 = 13.0;

/// A block, laid out.
#[derive(Debug)]
pub(super) struct Laid {
    /// Which block.
    pub index: usize,
    /// Its place in the text.
    pub block: Block,
    /// Its letters.
    pub galley: Arc<Galley>,
    /// What lies between the top of the block and its first row, in points.
    pub above: f32,
    /// The whole height with the gap above, and below the last block.
    pub height: f32,
    /// Size of its letters.
    pub size: f32,
    rows: Vec<RowBytes>,
}

/// The bytes of a row: `end` is after its last letter, white space at the end left out; `next` is
/// where the next row begins.
#[derive(Clone, Copy, Debug)]
struct RowBytes {
    start: usize,
    end: usize,
    next: usize,
}

/// A span's part on one row, from the galley's corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Piece {
    /// The row.
    pub row: usize,
    /// Left edge of its first letter.
    pub left: f32,
    /// Right edge of its last letter.
    pub right: f32,
    /// Where its letters stand.
    pub baseline: f32,
    /// Whether the span begins here, or ends, or both, or neither.
    pub ends: Ends,
}

/// Which ends of a span lie in a piece of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ends {
    /// The first letter is here.
    pub first: Here,
    /// The last letter is here.
    pub last: Here,
}

/// Whether something is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Here {
    /// It is.
    Yes,
    /// It is elsewhere.
    No,
}

impl From<bool> for Here {
    fn from(here: bool) -> Self {
        if here { Self::Yes } else { Self::No }
    }
}

impl Laid {
    /// The caret's place nearest to a point, from the galley's corner: a byte of the document.
    pub(super) fn byte_near(&self, point: Vec2) -> usize {
        let row = self.row_near(point.y);
        let Some((bytes, placed)) = self.row(row) else { return self.block.start };
        let x = point.x - placed.pos.x;
        let mut letters = self.letters(bytes).zip(&placed.glyphs);
        let under = letters.find(|(_, glyph)| x < glyph.pos.x + glyph.advance_width / 2.0);
        under.map_or(bytes.end, |((byte, _), _)| byte.min(bytes.end))
    }

    /// The letter under a point, from the galley's corner; nothing beside the text.
    pub(super) fn byte_under(&self, point: Vec2) -> Option<usize> {
        let row = self.row_near(point.y);
        let (bytes, placed) = self.row(row)?;
        if !placed.rect().y_range().contains(point.y) {
            return None;
        }
        let x = point.x - placed.pos.x;
        let mut letters = self.letters(bytes).zip(&placed.glyphs);
        let under = letters.find(|(_, glyph)| glyph.pos.x <= x && x < glyph.max_x());
        under.map(|((byte, _), _)| byte).filter(|byte| *byte < bytes.end)
    }

    /// The row of a byte; at a bend of the line the row that begins there.
    pub(super) fn row_of(&self, byte: usize) -> usize {
        self.rows.partition_point(|row| row.start <= byte).saturating_sub(1)
    }

    /// The row at a height from the galley's corner, or the nearest.
    pub(super) fn row_near(&self, y: f32) -> usize {
        let below = self.galley.rows.partition_point(|row| row.max_y() <= y);
        below.min(self.galley.rows.len().saturating_sub(1))
    }

    /// How many rows it has.
    pub(super) fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// Top and bottom of a row, from the galley's corner.
    pub(super) fn row_range(&self, row: usize) -> (f32, f32) {
        self.galley.rows.get(row).map_or((0.0, 0.0), |row| (row.min_y(), row.max_y()))
    }

    /// First byte of a row, and the byte after its last letter.
    pub(super) fn row_bytes(&self, row: usize) -> (usize, usize) {
        self.rows.get(row).map_or((self.block.start, self.block.end), |row| (row.start, row.end))
    }

    /// Where a row's letters stand, from the galley's corner.
    pub(super) fn baseline(&self, row: usize) -> f32 {
        self.galley.rows.get(row).map_or(0.0, baseline)
    }

    /// The caret at a byte, from the galley's corner: a line without width.
    pub(super) fn caret(&self, byte: usize) -> Rect {
        let row = self.row_of(byte);
        let (top, bottom) = self.row_range(row);
        let x = self.x_of(row, byte);
        Rect::from_min_max(pos2(x, top), pos2(x, bottom))
    }

    /// The parts of a span, row by row. A part that holds only white space is left out.
    pub(super) fn pieces(&self, span: Span) -> impl Iterator<Item = Piece> {
        let first = self.row_of(span.start());
        let rows = self.rows.iter().enumerate().skip(first);
        rows.take_while(move |(_, row)| row.start < span.end()).filter_map(move |(row, bytes)| {
            let start = span.start().max(bytes.start);
            let end = span.end().min(bytes.end);
            if start >= end {
                return None;
            }
            Some(Piece {
                row,
                left: self.x_of(row, start),
                right: self.x_of(row, end),
                baseline: self.baseline(row),
                ends: Ends {
                    first: (span.start() >= bytes.start).into(),
                    last: (span.end() <= bytes.next).into(),
                },
            })
        })
    }

    fn x_of(&self, row: usize, byte: usize) -> f32 {
        let Some((bytes, placed)) = self.row(row) else { return 0.0 };
        let mut letters = self.letters(bytes).zip(&placed.glyphs);
        let glyph = letters.find(|((at, _), _)| *at >= byte).map(|(_, glyph)| glyph.pos.x);
        let end = placed.glyphs.last().map_or(0.0, Glyph::max_x);
        placed.pos.x + glyph.unwrap_or(end)
    }

    fn row(&self, row: usize) -> Option<(RowBytes, &PlacedRow)> {
        Some((*self.rows.get(row)?, self.galley.rows.get(row)?))
    }

    /// The letters of a row with their bytes in the document.
    fn letters(&self, row: RowBytes) -> impl Iterator<Item = (usize, char)> {
        let start = self.block.start;
        let shown = self.galley.text().get(row.start - start..row.next - start);
        shown.unwrap_or_default().char_indices().map(move |(at, c)| (row.start + at, c))
    }
}

fn baseline(row: &PlacedRow) -> f32 {
    row.pos.y + row.glyphs.first().map_or(row.size.y * 0.75, |glyph| glyph.pos.y)
}

/// Lays blocks out, each once a frame, and keeps their heights.
pub(super) struct Setting<'a> {
    /// Where the fonts are.
    pub ctx: &'a Context,
    /// The document's text.
    pub text: &'a str,
    /// Its blocks.
    pub blocks: &'a [Block],
    /// Their heights.
    pub heights: &'a mut Heights,
    /// The width and the zoom.
    pub measure: Measure,
    /// The colours of letters.
    pub tokens: &'static Tokens,
    /// What was laid out in this frame.
    pub done: BTreeMap<usize, Rc<Laid>>,
}

impl Setting<'_> {
    /// A block laid out; nothing when there is none of that index.
    pub(super) fn laid(&mut self, index: usize) -> Option<Rc<Laid>> {
        if let Some(laid) = self.done.get(&index) {
            return Some(Rc::clone(laid));
        }
        let laid = Rc::new(self.lay(index)?);
        self.heights.set(index, laid.height);
        self.done.insert(index, Rc::clone(&laid));
        Some(laid)
    }

    /// The measured height of a block.
    pub(super) fn height(&mut self, index: usize) -> f32 {
        self.laid(index).map_or(0.0, |laid| laid.height)
    }

    fn lay(&self, index: usize) -> Option<Laid> {
        let block = *self.blocks.get(index)?;
        let words = block.span().of(self.text)?;
        let step = type_of(block.role, &self.measure);
        let colour = match block.role {
            Role::Masthead | Role::Author => self.tokens.ink2,
            Role::Title | Role::Front | Role::Body => self.tokens.body,
        };
        let mut job = step.job(&shown(words, block.breaks), colour);
        job.wrap.max_width = self.measure.column;
        let galley = self.ctx.fonts_mut(|fonts| fonts.layout_job(job));
        let above = space_above(self.blocks, index) * self.measure.zoom;
        let below = if index + 1 == self.blocks.len() { BOTTOM } else { 0.0 };
        let rows = rows_of(&galley, block.start);
        let height = above + galley.size().y + below;
        Some(Laid { index, block, galley, above, height, size: step.size, rows })
    }
}

/// The heights of all blocks, guessed from their lengths.
pub(super) fn guessed_heights(blocks: &[Block], measure: &Measure) -> Heights {
    let step = type_of(Role::Body, measure);
    let letters = (measure.column / (step.size * 0.455)).max(4.0);
    let guess = |(index, block): (usize, &Block)| {
        let lines = ((block.end - block.start) as f32 / letters).ceil().max(1.0);
        let step = type_of(block.role, measure);
        let below = if index + 1 == blocks.len() { BOTTOM } else { 0.0 };
        space_above(blocks, index) * measure.zoom + lines * step.line + below
    };
    Heights::new(blocks.iter().enumerate().map(guess).collect())
}

/// The type of a block.
pub(super) fn type_of(role: Role, measure: &Measure) -> Type {
    let step = match (role, measure.detail) {
        (Role::Masthead, _) => text::SECONDARY.weight(Weight::Medium),
        (Role::Author, _) => text::INTERFACE.weight(Weight::Medium),
        (Role::Title, Detail::Full) => text::TITLE,
        (Role::Title, Detail::Source) => text::SOURCE_TITLE,
        (Role::Front | Role::Body, Detail::Full) => text::ARTICLE,
        (Role::Front | Role::Body, Detail::Source) => text::SOURCE,
    };
    step.scaled(measure.zoom)
}

fn space_above(blocks: &[Block], index: usize) -> f32 {
    let Some(block) = blocks.get(index) else { return 0.0 };
    let before = index.checked_sub(1).and_then(|before| blocks.get(before));
    match (before.map(|before| before.role), block.role) {
        (None, _) => TOP,
        _ if block.follows == Follows::Joined => 0.0,
        (Some(Role::Body | Role::Front), Role::Body) => GAP,
        (Some(_), Role::Body) => 17.0,
        (Some(_), Role::Author) => 6.0,
        (Some(_), Role::Masthead | Role::Title | Role::Front) => 8.0,
    }
}

/// The letters to draw, byte for byte as long as the text: breaks that only part words become
/// spaces, and so does what no font can draw.
fn shown(words: &str, breaks: Breaks) -> Cow<'_, str> {
    let undrawn = |letter: char| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}');
    if !words.contains(undrawn) {
        return Cow::Borrowed(words);
    }
    let mut shown = String::with_capacity(words.len());
    let mut letters = words.chars().peekable();
    while let Some(letter) = letters.next() {
        shown.push(match letter {
            '\r' if letters.peek() == Some(&'\n') => ' ',
            '\n' | '\r' if breaks == Breaks::Kept => '\n',
            '\t' => '\t',
            '\u{2028}' | '\u{2029}' => '\u{2003}',
            other if other.is_ascii_control() => ' ',
            other if other.is_control() => '\u{a0}',
            other => other,
        });
    }
    Cow::Owned(shown)
}

fn rows_of(galley: &Galley, start: usize) -> Vec<RowBytes> {
    let shown = galley.text();
    let mut letters = shown.char_indices().peekable();
    let mut rows = Vec::with_capacity(galley.rows.len());
    for row in &galley.rows {
        let from = letters.peek().map_or(shown.len(), |(at, _)| *at);
        let mut end = from;
        for (at, letter) in letters.by_ref().take(row.glyphs.len()) {
            if !letter.is_whitespace() {
                end = at + letter.len_utf8();
            }
        }
        if row.ends_with_newline {
            letters.next();
        }
        let next = letters.peek().map_or(shown.len(), |(at, _)| *at);
        rows.push(RowBytes { start: start + from, end: start + end, next: start + next });
    }
    rows
}

/// A laid-out block at its place on screen.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// The block.
    pub laid: Rc<Laid>,
    /// The corner of its letters.
    pub corner: Pos2,
}

impl Placed {
    /// A point on screen from the corner of the letters.
    pub(super) fn local(&self, point: Pos2) -> Vec2 {
        point - self.corner
    }

    /// The letters' room on screen.
    pub(super) fn rect(&self) -> Rect {
        Rect::from_min_size(self.corner, self.laid.galley.size())
    }

    /// Top and bottom of a row on screen.
    pub(super) fn row_range(&self, row: usize) -> (f32, f32) {
        let (top, bottom) = self.laid.row_range(row);
        (self.corner.y + top, self.corner.y + bottom)
    }

    /// The rectangle of a piece of a span on screen, `up` and `down` letter sizes from the
    /// baseline and `side` points wider at each side.
    pub(super) fn rect_of(&self, piece: &Piece, (up, down): (f32, f32), side: f32) -> Rect {
        let size = self.laid.size;
        Rect::from_min_max(
            self.corner + vec2(piece.left - side, piece.baseline - up * size),
            self.corner + vec2(piece.right + side, piece.baseline + down * size),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_as_long_as_the_text_byte_for_byte() {
        for (words, breaks, expected) in [
            ("plain", Breaks::Flow, "plain"),
            ("one\r\ntwo\nthree\rfour", Breaks::Flow, "one  two three four"),
            ("one\r\ntwo\nthree\rfour", Breaks::Kept, "one \ntwo\nthree\nfour"),
            ("a\tb\u{7}c\u{85}d\u{2028}", Breaks::Kept, "a\tb c\u{a0}d\u{2003}"),
        ] {
            assert_eq!(shown(words, breaks), expected);
            assert_eq!(shown(words, breaks).len(), words.len());
        }
    }
}
