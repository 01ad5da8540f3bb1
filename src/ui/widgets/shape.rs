//! The shapes of chart groups, and the end of what is open.
//!
//! Invariant: a group is told by its shape as well as by its hue, wherever it is drawn: in the
//! chart, its legend, the margin of the text, a table.

use eframe::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use crate::ui::theme::Tokens;

/// The shape of a group's marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GroupShape {
    /// First group.
    Disc,
    /// Second group.
    Square,
    /// Third group.
    Diamond,
    /// Fourth group.
    Triangle,
    /// Fifth group.
    Ring,
    /// Sixth group.
    OpenSquare,
    /// All groups past the sixth, together.
    Cross,
}

impl GroupShape {
    /// The shape of a group, counted from 0.
    #[must_use]
    pub fn of(group: usize) -> Self {
        match group {
            0 => Self::Disc,
            1 => Self::Square,
            2 => Self::Diamond,
            3 => Self::Triangle,
            4 => Self::Ring,
            5 => Self::OpenSquare,
            _ => Self::Cross,
        }
    }
}

/// The shape and the colour of a group, counted from 0.
#[must_use]
pub fn group_mark(tokens: &Tokens, group: usize) -> (GroupShape, Color32) {
    (GroupShape::of(group), tokens.group_colour(group))
}

/// Paints a group's shape round `centre`. All shapes look as large as a disc of `radius`.
pub fn paint_shape(
    painter: &Painter,
    shape: GroupShape,
    centre: Pos2,
    radius: f32,
    colour: Color32,
) {
    let outline = Stroke::new((radius * 0.38).max(1.2), colour);
    let square = Rect::from_center_size(centre, Vec2::splat(radius * 1.8));
    match shape {
        GroupShape::Disc => {
            painter.circle_filled(centre, radius, colour);
        }
        GroupShape::Square => {
            painter.rect_filled(square, 0.0, colour);
        }
        GroupShape::Diamond => {
            painter.add(Shape::convex_polygon(around(centre, radius * 1.25), colour, Stroke::NONE));
        }
        GroupShape::Triangle => {
            let points = triangle(centre, radius * 1.2);
            painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
        }
        GroupShape::Ring => {
            painter.circle_stroke(centre, radius - outline.width / 2.0, outline);
        }
        GroupShape::OpenSquare => {
            painter.rect_stroke(square, 0.0, outline, StrokeKind::Inside);
        }
        GroupShape::Cross => {
            let arm = radius * 0.75;
            for slant in [vec2(arm, arm), vec2(arm, -arm)] {
                painter.line_segment([centre - slant, centre + slant], outline);
            }
        }
    }
}

fn around(centre: Pos2, reach: f32) -> Vec<Pos2> {
    [vec2(0.0, -reach), vec2(reach, 0.0), vec2(0.0, reach), vec2(-reach, 0.0)]
        .map(|arm| centre + arm)
        .into()
}

fn triangle(centre: Pos2, reach: f32) -> Vec<Pos2> {
    vec![
        pos2(centre.x, centre.y - reach * 0.95),
        pos2(centre.x + reach * 0.98, centre.y + reach * 0.75),
        pos2(centre.x - reach * 0.98, centre.y + reach * 0.75),
    ]
}

/// Paints an open end from `from` along `along`: dashes that fade, and an arrowhead. It says that
/// the value goes on, unlike a cap, which says that it stops.
pub fn open_end(painter: &Painter, from: Pos2, along: Vec2, stroke: Stroke) {
    let (dash, gap) = (4.5, 3.0);
    let length = along.length();
    let unit = along.normalized();
    let mut at = 0.0;
    while at < length - 2.0 {
        let end = (at + dash).min(length - 2.0);
        let faded = stroke.color.gamma_multiply(1.0 - 0.72 * at / length);
        let part = [from + unit * at, from + unit * end];
        painter.line_segment(part, Stroke::new(stroke.width, faded));
        at += dash + gap;
    }
    let tip = from + along;
    let head = Stroke::new((stroke.width * 0.8).max(1.0), stroke.color.gamma_multiply(0.8));
    for side in [1.0, -1.0] {
        painter.line_segment([tip, tip - unit * 4.0 + unit.rot90() * 4.0 * side], head);
    }
}
