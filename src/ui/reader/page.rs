//! What is in view in this frame, and what lies where on it.
//!
//! Invariant: the one place where points on screen become bytes of the document and marks.

use std::rc::Rc;

use eframe::egui::{Pos2, Rect, pos2};

use super::annotations::BlockMarks;
use super::caret::snap;
use super::layout::Placed;
use super::marks::{bar_rect, bars};
use crate::model::Span;
use crate::workbench::index::Marked;

/// The blocks in view with their marks.
pub(super) struct Page<'a> {
    /// The document's text.
    pub text: &'a str,
    /// The article's room on screen, margins and gutter with it.
    pub view: Rect,
    /// Width of the text.
    pub column: f32,
    /// Blocks with their marks, from the top; the first may lie above the view.
    pub blocks: Vec<(Placed, Rc<BlockMarks>)>,
}

impl Page<'_> {
    /// The caret's place nearest to a point.
    pub(super) fn byte_near(&self, point: Pos2) -> usize {
        let point = pos2(point.x, point.y.clamp(self.view.top(), self.view.bottom() - 1.0));
        let Some((placed, _)) = self.block_near(point) else { return 0 };
        snap(self.text, placed.laid.byte_near(placed.local(point)))
    }

    /// The letter under a point.
    pub(super) fn byte_under(&self, point: Pos2) -> Option<usize> {
        let (placed, _) = self.block_near(point)?;
        placed.laid.byte_under(placed.local(point))
    }

    /// The marks under a point, in the text or in the gutter, the shortest first.
    pub(super) fn marks_under(&self, point: Pos2) -> Vec<Marked> {
        let Some((placed, marks)) = self.block_near(point) else { return Vec::new() };
        if point.x < placed.corner.x - 4.0 {
            return self.bar_under(point).into_iter().collect();
        }
        let letter = placed.laid.byte_under(placed.local(point));
        letter.map(|byte| marks.over(byte)).unwrap_or_default()
    }

    /// The marks over a byte, the shortest first.
    pub(super) fn marks_at(&self, byte: usize) -> Vec<Marked> {
        let holds =
            |(placed, _): &&(Placed, Rc<BlockMarks>)| placed.laid.block.span().contains(byte);
        let block = self.blocks.iter().find(holds);
        block.map(|(_, marks)| marks.over(byte)).unwrap_or_default()
    }

    /// What is said of a mark in view.
    pub(super) fn label_of(&self, what: Marked) -> &str {
        let labels = self.blocks.iter().map(|(_, marks)| marks.label_of(what));
        labels.into_iter().find(|label| !label.is_empty()).unwrap_or_default()
    }

    /// The claim whose bar is under a point.
    fn bar_under(&self, point: Pos2) -> Option<Marked> {
        self.blocks.iter().find_map(|(placed, marks)| {
            let bars = bars(placed, &marks.claims);
            let mut claims = marks.claims.iter().zip(&bars);
            claims.find_map(|(claim, bar)| {
                let rect = bar_rect(placed, bar, 7.0)?;
                rect.contains(point).then_some(Marked::Claim(claim.id))
            })
        })
    }

    /// The block whose letters are nearest in height.
    fn block_near(&self, point: Pos2) -> Option<&(Placed, Rc<BlockMarks>)> {
        let below = self.blocks.partition_point(|(placed, _)| placed.rect().bottom() <= point.y);
        let next = self.blocks.get(below).or(self.blocks.last())?;
        let before = below.checked_sub(1).and_then(|before| self.blocks.get(before));
        let gap = next.0.rect().top() - point.y;
        match before {
            Some(before) if point.y - before.0.rect().bottom() < gap => Some(before),
            _ => Some(next),
        }
    }

    /// The block that holds a byte, when it is in view.
    pub(super) fn block_of(&self, byte: usize) -> Option<&Placed> {
        let after = self.blocks.partition_point(|(placed, _)| placed.laid.block.start <= byte);
        let (placed, _) = self.blocks.get(after.checked_sub(1)?)?;
        let next = self.blocks.get(after).map(|(placed, _)| placed.laid.block.start);
        // Past the last block in view a byte is only here when it lies in it.
        (next.is_some() || byte <= placed.laid.block.end).then_some(placed)
    }

    /// The bytes in view.
    pub(super) fn span(&self) -> Span {
        let first = self.blocks.first().map_or(0, |(placed, _)| placed.laid.block.start);
        let last = self.blocks.last().map_or(0, |(placed, _)| placed.laid.block.end);
        Span::new(first, last)
    }

    /// The caret's line at a byte on screen.
    pub(super) fn caret(&self, byte: usize) -> Option<Rect> {
        let placed = self.block_of(byte)?;
        Some(placed.laid.caret(byte).translate(placed.corner.to_vec2()))
    }

    /// Right edge of the text.
    pub(super) fn text_right(&self) -> f32 {
        self.blocks.first().map_or(self.view.right(), |(placed, _)| placed.corner.x) + self.column
    }
}
