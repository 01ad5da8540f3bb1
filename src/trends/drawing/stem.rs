//! Whiskers: what is known of low and high, and what is open or unknown.
//!
//! Invariant: only a known end has a cap. An open end is dashes that fade to an arrowhead, an
//! unknown one is dots that fade to nothing, so neither can be taken for a number.

use super::page::Page;
use super::picture::{Area, Ends, Paint, Point, Shape};

/// The width of a cap in points.
pub(super) const CAP: f32 = 18.0;
/// How far fading dots reach, in points.
const DOTS: f32 = 34.0;

/// Which way a whisker goes from the mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

impl Way {
    fn sign(self) -> f32 {
        match self {
            Self::Up => -1.0,
            Self::Down => 1.0,
        }
    }
}

/// How a whisker ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum End {
    /// At a number, at this y.
    Known(f32),
    /// There is none.
    Open,
    /// Nothing is said.
    Unknown,
}

/// A whisker.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stem {
    pub(super) x: f32,
    /// Where it begins: at the edge of the symbol, or at the other end.
    pub(super) from: f32,
    pub(super) way: Way,
    pub(super) end: End,
    pub(super) width: f32,
}

impl Stem {
    /// Draws it; open and unknown ends stop inside `frame`.
    pub(super) fn draw(&self, page: &mut Page, frame: Area, paint: Paint) {
        match self.end {
            End::Known(y) => {
                if (y - self.from) * self.way.sign() > 0.0 {
                    let (from, to) = (Point::new(self.x, self.from), Point::new(self.x, y));
                    page.line(from, to, paint.line(self.width));
                }
                page.level(y, (self.x - CAP / 2.0, self.x + CAP / 2.0), paint.line(self.width));
            }
            End::Open => self.draw_open(page, frame, paint),
            End::Unknown => self.draw_unknown(page, frame, paint),
        }
    }

    /// Where it reaches, for labels to keep away from.
    pub(super) fn area(&self, frame: Area) -> Area {
        let to = match self.end {
            End::Known(y) => y,
            End::Open => self.from + self.way.sign() * self.open_length(frame),
            End::Unknown => self.from + self.way.sign() * self.room(frame).min(DOTS),
        };
        Area {
            left: self.x - 5.0,
            top: self.from.min(to) - 1.0,
            right: self.x + 5.0,
            bottom: self.from.max(to) + 1.0,
        }
    }

    fn room(&self, frame: Area) -> f32 {
        match self.way {
            Way::Up => (self.from - frame.top).max(0.0),
            Way::Down => (frame.bottom - self.from).max(0.0),
        }
    }

    /// Longer on a high chart, and never out of it; but an open end is always seen.
    fn open_length(&self, frame: Area) -> f32 {
        (frame.height() * 0.17).clamp(26.0, 66.0).min(self.room(frame)).max(9.0)
    }

    fn draw_open(&self, page: &mut Page, frame: Area, paint: Paint) {
        const DASH: f32 = 6.0;
        const STEP: f32 = 9.0;
        let (length, sign) = (self.open_length(frame), self.way.sign());
        let mut at = 1.0;
        while at + DASH <= length - 3.0 {
            let faded = Paint { opacity: paint.opacity * (1.0 - 0.65 * at / length), ..paint };
            let y = |along: f32| Point::new(self.x, self.from + sign * along);
            page.line(y(at), y(at + DASH), faded.line(self.width));
            at += STEP;
        }
        let tip = self.from + sign * length;
        let wing = tip - sign * 4.5;
        let points = [(-4.5, wing), (0.0, tip), (4.5, wing)];
        page.put(Shape::Path {
            points: points.iter().map(|(x, y)| Point::new(self.x + x, *y)).collect(),
            ends: Ends::Open,
            fill: None,
            edge: Some(Paint { opacity: paint.opacity * 0.85, ..paint }.line(self.width)),
        });
    }

    fn draw_unknown(&self, page: &mut Page, frame: Area, paint: Paint) {
        const STEP: f32 = 5.0;
        let length = self.room(frame).min(DOTS);
        let mut at = 2.0;
        while at <= length {
            let faded = Paint { opacity: paint.opacity * (1.0 - 0.75 * at / DOTS), ..paint };
            let centre = Point::new(self.x, self.from + self.way.sign() * at);
            let radius = self.width * 0.55;
            page.put(Shape::Disc { centre, radius, fill: Some(faded), edge: None });
            at += STEP;
        }
    }
}
