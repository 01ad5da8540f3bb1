//! Sentences that name keys: "Drop files here, or press [Ctrl I]".
//!
//! Invariant: a key in a sentence is a cap like any other, and never parts from the line that it
//! stands in; a screen reader is told the sentence with the key's words in it.

use std::sync::Arc;

use eframe::egui::{
    Align, Align2, Galley, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::key::{Cap, Ground};
use super::paint::put;
use crate::ui::theme::{Type, text, tokens};

/// Draws a sentence across the width that is left, broken between words. What stands in brackets
/// is a key. A sentence that begins in the middle has its lines centred.
pub fn keyed_sentence(ui: &mut Ui, sentence: &str, step: Type, align: Align) -> Response {
    let pieces = pieces(ui, sentence, step);
    let gap = step.width(ui, " ");
    let widths: Vec<f32> = pieces.iter().map(|piece| piece.size().x).collect();
    let width = ui.available_width();
    let lines = broken(&widths, gap, width);
    let height = step.line.max(CAP_LINE * f32::from(u8::from(sentence.contains('['))));
    let size = vec2(width, height * lines.len() as f32);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let mut pieces = pieces.into_iter();
    for (row, line) in lines.iter().enumerate() {
        let room = width - line.width;
        let left = match align {
            Align::Min => 0.0,
            Align::Center => room / 2.0,
            Align::Max => room,
        };
        let mut at = pos2(rect.left() + left, rect.top() + height * (row as f32 + 0.5));
        for piece in pieces.by_ref().take(line.count) {
            at.x += piece.paint(ui, at) + gap;
        }
    }
    let said = sentence.replace(['[', ']'], "");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    response
}

/// The height of a line that holds a cap.
const CAP_LINE: f32 = 20.0;

enum Piece {
    Word(Arc<Galley>),
    Key(Cap),
}

impl Piece {
    fn size(&self) -> Vec2 {
        match self {
            Self::Word(galley) => galley.size(),
            Self::Key(cap) => cap.size(),
        }
    }

    /// Paints the piece with the middle of its left edge at a place; gives its width.
    fn paint(self, ui: &Ui, at: Pos2) -> f32 {
        let painted: Rect = match self {
            Self::Word(galley) => put(ui, Align2::LEFT_CENTER, at, galley),
            Self::Key(cap) => cap.paint(ui, at),
        };
        painted.width()
    }
}

fn pieces(ui: &Ui, sentence: &str, step: Type) -> Vec<Piece> {
    let ink = tokens(ui).ink2;
    let mut pieces = Vec::new();
    for (at, part) in sentence.split(['[', ']']).enumerate() {
        if at % 2 == 1 {
            pieces.push(Piece::Key(Cap::new(ui, part, Ground::Page)));
        } else {
            let words = part.split_whitespace();
            pieces.extend(words.map(|word| Piece::Word(step.galley(ui, word, ink))));
        }
    }
    pieces
}

/// A line of a sentence: how many pieces it has and how wide they are together.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Line {
    count: usize,
    width: f32,
}

/// Breaks pieces of these widths into lines; a piece that is wider than a line has one alone.
fn broken(widths: &[f32], gap: f32, room: f32) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for &width in widths {
        match lines.last_mut() {
            Some(line) if line.width + gap + width <= room => {
                line.count += 1;
                line.width += gap + width;
            }
            _ => lines.push(Line { count: 1, width }),
        }
    }
    lines
}

/// A sentence in the secondary ink that names keys, from the left.
pub fn hint(ui: &mut Ui, sentence: &str) -> Response {
    keyed_sentence(ui, sentence, text::MENU, Align::Min)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_pieces_and_keep_each_of_them() {
        let lines = |widths: &[f32], room| {
            let lines = broken(widths, 2.0, room);
            assert_eq!(lines.iter().map(|line| line.count).sum::<usize>(), widths.len());
            lines.iter().map(|line| (line.count, line.width)).collect::<Vec<_>>()
        };
        assert_eq!(lines(&[10.0, 10.0, 10.0], 34.0), [(3, 34.0)]);
        assert_eq!(lines(&[10.0, 10.0, 10.0], 33.0), [(2, 22.0), (1, 10.0)]);
        assert_eq!(lines(&[50.0, 10.0], 20.0), [(1, 50.0), (1, 10.0)]);
        assert_eq!(lines(&[], 20.0), []);
    }
}
