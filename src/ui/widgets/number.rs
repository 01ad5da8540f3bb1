//! The number box: the one sign that the sentence, the margin and the chart share.
//!
//! Invariant: a figure in one state wears the same box wherever it is drawn, so that selecting it
//! anywhere visibly lights it everywhere.

use eframe::egui::{
    Align2, Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2,
};

use super::paint::{put, rounded_outline};
use super::shape::{GroupShape, paint_shape};
use crate::ui::theme::{Tokens, Weight, text, tokens};

/// How a mark of the text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkState {
    /// Accepted, and nothing else.
    Rest,
    /// Under the pointer, or its twin elsewhere is.
    Hovered,
    /// Selected: the lamp.
    Selected,
    /// Proposed and not accepted.
    Suggested,
    /// Rejected, and shown on request.
    Rejected,
}

/// Paints the box round the words of a number; the letters go on top of it.
pub fn paint_number_box(painter: &Painter, tokens: &Tokens, rect: Rect, state: MarkState) {
    let selected = if state == MarkState::Selected { 2.0 } else { 1.1 };
    paint_box(painter, tokens, rect, (state, selected));
}

/// The box with an edge of `width`, where it is solid.
fn paint_box(painter: &Painter, tokens: &Tokens, rect: Rect, (state, width): (MarkState, f32)) {
    let fill = match state {
        MarkState::Rest | MarkState::Suggested | MarkState::Rejected => tokens.paper,
        MarkState::Hovered => tokens.hover,
        MarkState::Selected => tokens.lamp,
    };
    let corners = CornerRadius::same(3);
    painter.rect_filled(rect, corners, fill);
    let line = || rounded_outline(rect.shrink(0.5), 3.0);
    match state {
        MarkState::Suggested => {
            painter.extend(Shape::dotted_line(&line(), tokens.field, 2.5, 0.6));
        }
        MarkState::Rejected => {
            let stroke = Stroke::new(1.0, tokens.field);
            painter.extend(Shape::dashed_line(&line(), stroke, 3.0, 2.0));
        }
        MarkState::Rest | MarkState::Hovered | MarkState::Selected => {
            let stroke = Stroke::new(width, tokens.ink);
            painter.rect_stroke(rect, corners, stroke, StrokeKind::Middle);
        }
    }
}

const HEIGHT: f32 = 22.0;

/// A figure in the margin or beside a mark of the chart.
#[derive(Clone, Copy, Debug)]
pub struct FigureChip<'a> {
    /// The shape and the colour of its group.
    pub group: (GroupShape, Color32),
    /// The short value: ">130".
    pub value: &'a str,
    /// The harm: "killed"; empty where there is no room for it.
    pub harm: &'a str,
}

impl FigureChip<'_> {
    /// How wide the chip is, in points; its height is 22.
    #[must_use]
    pub fn width(&self, ui: &Ui) -> f32 {
        let value = text::CHIP_VALUE.width(ui, self.value);
        let gap = if self.harm.is_empty() { 0.0 } else { 4.0 };
        (23.0 + value + gap + text::SECONDARY.width(ui, self.harm) + 7.0).ceil()
    }

    /// Paints the chip with the middle of its left edge at `at`; gives back what it covers, which is
    /// what listens to the pointer.
    #[must_use]
    pub fn paint(&self, ui: &Ui, at: Pos2, state: MarkState) -> Rect {
        let colours = tokens(ui);
        let rect = Align2::LEFT_CENTER.anchor_size(at, vec2(self.width(ui), HEIGHT));
        if state != MarkState::Rest {
            // The chip is small and its ground already lit: an edge of 2 would outweigh its words.
            paint_box(ui.painter(), colours, rect, (state, 1.2));
        }
        let (shape, colour) = self.group;
        paint_shape(ui.painter(), shape, pos2(at.x + 12.0, at.y), 4.5, colour);
        let (ink, second) = match state {
            MarkState::Rejected | MarkState::Suggested => (colours.ink2, colours.ink2),
            MarkState::Rest => (colours.ink, colours.ink2),
            MarkState::Hovered | MarkState::Selected => (colours.ink, colours.ink),
        };
        let value = text::CHIP_VALUE.galley(ui, self.value, ink);
        let value = put(ui, Align2::LEFT_CENTER, pos2(at.x + 23.0, at.y), value);
        let harm = text::SECONDARY.weight(Weight::Regular).galley(ui, self.harm, second);
        put(ui, Align2::LEFT_CENTER, pos2(value.right() + 4.0, at.y), harm);
        if state == MarkState::Rejected {
            ui.painter().hline(value.x_range(), at.y, Stroke::new(1.0, colours.ink2));
        }
        rect
    }
}
