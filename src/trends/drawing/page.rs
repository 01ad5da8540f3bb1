//! A page that shapes are put on, one above the other.
//!
//! Invariant: shapes stay in the order in which they were put.

use super::metrics::width;
use super::picture::{Anchor, Area, Face, Ink, Paint, Point, Shape, Stroke, Text, Weight};

/// Distance from the middle of a line of digits to its baseline, in parts of the size.
const MIDDLE: f32 = 0.36;

/// The shapes so far.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) shapes: Vec<Shape>,
}

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Type {
    pub(super) size: f32,
    pub(super) weight: Weight,
    pub(super) face: Face,
    pub(super) ink: Ink,
}

impl Type {
    pub(super) fn regular(size: f32, ink: Ink) -> Self {
        Self { size, weight: Weight::Regular, face: Face::Sans, ink }
    }

    pub(super) fn semibold(size: f32, ink: Ink) -> Self {
        Self { weight: Weight::Semibold, ..Self::regular(size, ink) }
    }

    pub(super) fn serif(size: f32, ink: Ink) -> Self {
        Self { face: Face::Serif, ..Self::regular(size, ink) }
    }

    pub(super) fn width(self, words: &str) -> f32 {
        width(words, self.size, self.weight, self.face)
    }
}

impl Page {
    pub(super) fn put(&mut self, shape: Shape) {
        self.shapes.push(shape);
    }

    pub(super) fn fill(&mut self, area: Area, paint: Paint) {
        if area.width() > 0.0 && area.height() > 0.0 {
            self.put(Shape::Box { area, radius: 0.0, fill: Some(paint), edge: None });
        }
    }

    pub(super) fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        self.put(Shape::Line { from, to, stroke });
    }

    /// A level line at y between two x.
    pub(super) fn level(&mut self, y: f32, (left, right): (f32, f32), stroke: Stroke) {
        if right > left {
            self.line(Point::new(left, y), Point::new(right, y), stroke);
        }
    }

    /// A text whose digits stand centred on `middle`.
    pub(super) fn text(&mut self, words: &str, middle: Point, anchor: Anchor, set: Type) {
        let at = Point::new(middle.x, middle.y + set.size * MIDDLE);
        self.put(Shape::Text(Text {
            at,
            anchor,
            words: words.to_owned(),
            size: set.size,
            weight: set.weight,
            face: set.face,
            ink: set.ink,
        }));
    }
}

/// A y on the middle of a pixel, so that a line of one point is sharp on a plain screen.
pub(super) fn crisp(y: f32) -> f32 {
    y.floor() + 0.5
}
