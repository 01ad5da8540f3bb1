//! One figure on the page: a column as wide as its date, a line at its best number, a whisker
//! from low to high, the group's symbol, and its value.
//!
//! Invariant: a figure without a best number has no symbol; a column never reaches above a number
//! that is known.

use crate::model::figure::{High, Scope};
use crate::trends::series::{Mark, Trend};

use super::View;
use super::page::{Page, Type};
use super::picture::{Along, Anchor, Area, Ends, Ink, Paint, Point, Shape, Stroke};
use super::scale::{Scale, day_number};
use super::stem::{End, Stem, Way};
use super::symbol::{Ring, hollow, ink, symbol};

/// Narrower than this, in points, a date is a line and no area.
const WIDE: f32 = 8.0;
/// The least width of a column in points.
const NARROWEST: f32 = 3.0;
/// From a symbol's middle to the start of its whisker.
const CLEAR: f32 = 7.5;
/// How far an open date fades out, in points.
const FADE: f32 = 44.0;

/// Whether a mark is pointed at or selected; the greater is painted above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    Rest,
    Hovered,
    Selected,
}

/// A mark with its place on the page.
#[derive(Clone, Debug)]
pub(super) struct Placed<'a> {
    pub(super) mark: &'a Mark,
    pub(super) slot: Option<usize>,
    pub(super) state: State,
    /// The visible part of its known days.
    pub(super) left: f32,
    pub(super) right: f32,
    /// Where its symbol stands, or the middle of its whisker.
    pub(super) centre: Point,
}

/// The marks that lie in the time shown.
pub(super) fn placed<'a>(trend: &'a Trend, view: &View, scale: &Scale) -> Vec<Placed<'a>> {
    let frame = scale.frame;
    let marks = trend.drawn().filter_map(|mark| {
        let extent = mark.extent?;
        let from = extent.from.or(extent.to)?;
        let to = extent.to.or(extent.from)?;
        let (mut left, mut right) = (scale.x(day_number(from)), scale.x(day_number(to)));
        let middle = f32::midpoint(left, right);
        if right - left < NARROWEST {
            (left, right) = (middle - NARROWEST / 2.0, middle + NARROWEST / 2.0);
        }
        if right < frame.left - 0.5 || left > frame.right + 0.5 {
            return None;
        }
        let (left, right) = (left.max(frame.left), right.min(frame.right));
        // The symbol slides along a period that reaches out of the time shown.
        let is_middle_seen = (frame.left..=frame.right).contains(&middle);
        let x = if is_middle_seen { middle } else { f32::midpoint(left, right) };
        let state = match mark.figure {
            figure if view.selected == Some(figure) => State::Selected,
            figure if view.hovered == Some(figure) => State::Hovered,
            _ => State::Rest,
        };
        let slot = trend.groups.get(mark.group).and_then(|group| group.slot);
        let centre = Point::new(x, scale.y_inside(anchor_number(mark)));
        Some(Placed { mark, slot, state, left, right, centre })
    });
    marks.collect()
}

/// The number at which a mark is taken hold of.
fn anchor_number(mark: &Mark) -> u64 {
    let (low, high) = (mark.low, mark.high.known());
    let middle = low.zip(high).map(|(low, high)| low.midpoint(high));
    mark.best.or(middle).or(low).or(high).unwrap_or(0)
}

impl Placed<'_> {
    pub(super) fn is_wide(&self) -> bool {
        self.right - self.left >= WIDE
    }

    fn is_set_aside(&self) -> bool {
        self.mark.share.is_set_aside()
    }

    fn ink(&self) -> Ink {
        ink(self.slot)
    }

    /// The pale column from the axis up to what is attested.
    pub(super) fn draw_column(&self, page: &mut Page, scale: &Scale) {
        if self.is_set_aside() {
            return;
        }
        let mark = self.mark;
        let Some(level) = mark.best.or(mark.low) else { return };
        let area = Area {
            left: self.left,
            right: self.right,
            top: scale.y_inside(level),
            bottom: scale.frame.bottom,
        };
        let opacity = match (self.is_wide(), self.state) {
            (true, State::Rest) => 0.13,
            (true, _) => 0.32,
            (false, State::Rest) => 0.5,
            (false, _) => 0.65,
        };
        page.fill(area, self.ink().at(opacity));
        if let (None, Some(low), Some(high)) = (mark.best, mark.low, mark.high.known()) {
            // The range itself, between the two levels.
            let (top, bottom) = (scale.y_inside(high), scale.y_inside(low));
            page.fill(Area { top, bottom, ..area }, self.ink().at(opacity * 0.6));
        }
        self.draw_open_dates(page, scale, area);
    }

    /// The column of a date without an end fades out on that side.
    fn draw_open_dates(&self, page: &mut Page, scale: &Scale, area: Area) {
        let Some(extent) = self.mark.extent else { return };
        let (ink, frame) = (self.ink(), scale.frame);
        let along = Along::Across;
        if extent.to.is_none() {
            let right = (area.right + FADE).min(frame.right);
            let area = Area { left: area.right, right, ..area };
            page.put(Shape::Fade { area, ink, along, first: 0.2, last: 0.0 });
        }
        if extent.from.is_none() {
            let left = (area.left - FADE).max(frame.left);
            let area = Area { left, right: area.left, ..area };
            page.put(Shape::Fade { area, ink, along, first: 0.0, last: 0.2 });
        }
    }

    /// Level line, whisker and symbol.
    pub(super) fn draw_figure(&self, page: &mut Page, scale: &Scale) {
        let width = if self.is_set_aside() { 1.0 } else { 1.8 };
        self.draw_levels(page, scale);
        let paint = self.ink().at(if self.is_set_aside() { 0.8 } else { 1.0 });
        for stem in self.stems(scale) {
            Stem { width, ..stem }.draw(page, scale.frame, paint);
        }
        if self.has_symbol(scale) {
            self.draw_symbol(page);
        }
    }

    fn has_symbol(&self, scale: &Scale) -> bool {
        self.mark.best.is_some_and(|best| (best as f64) <= scale.people.1)
    }

    fn draw_symbol(&self, page: &mut Page) {
        let shapes = match (self.state, self.is_set_aside()) {
            (State::Selected, _) => {
                let ring = Ring { paint: Ink::Ink.full(), width: 1.75 };
                symbol(self.slot, self.centre, 1.0, Some(ring))
            }
            (State::Rest | State::Hovered, true) => hollow(self.slot, self.centre),
            (State::Rest | State::Hovered, false) => {
                let ring = Ring { paint: Ink::Paper.full(), width: 1.6 };
                symbol(self.slot, self.centre, 1.0, Some(ring))
            }
        };
        page.shapes.extend(shapes);
    }

    /// The line over all its days at best; of a figure without one, at low and at high.
    fn draw_levels(&self, page: &mut Page, scale: &Scale) {
        if !self.is_wide() {
            return;
        }
        let mark = self.mark;
        let width = if self.is_set_aside() { 1.2 } else { 2.5 };
        let levels = match mark.best {
            Some(best) => [Some((best, width)), None],
            None => [mark.low.map(|low| (low, 1.5)), mark.high.known().map(|high| (high, 1.5))],
        };
        for (number, width) in levels.into_iter().flatten() {
            if (number as f64) > scale.people.1 {
                continue;
            }
            let y = scale.y_inside(number);
            page.level(y, (self.left, self.right), self.ink().line(width));
            self.draw_open_levels(page, scale, y, self.ink().line(width));
            if mark.scope == Scope::Total {
                self.draw_brackets(page, scale, y, self.ink().line(1.5));
            }
        }
    }

    /// A total spans its period like a bracket, so that it is not taken for an incident.
    fn draw_brackets(&self, page: &mut Page, scale: &Scale, y: f32, stroke: Stroke) {
        let Some(extent) = self.mark.extent else { return };
        for (day, x, inward) in [(extent.from, self.left, 0.75), (extent.to, self.right, -0.75)] {
            let is_seen = day.is_some_and(|day| (scale.x(day_number(day)) - x).abs() < 1.0);
            if is_seen {
                let (top, bottom) = (y - 1.25, (y + 6.0).min(scale.frame.bottom));
                let x = x + inward;
                page.line(Point::new(x, top), Point::new(x, bottom), stroke);
            }
        }
    }

    fn draw_open_levels(&self, page: &mut Page, scale: &Scale, y: f32, stroke: Stroke) {
        let Some(extent) = self.mark.extent else { return };
        let frame = scale.frame;
        if extent.to.is_none() {
            fade_out(page, (self.right, (self.right + FADE).min(frame.right)), y, stroke);
        }
        if extent.from.is_none() {
            fade_out(page, (self.left, (self.left - FADE).max(frame.left)), y, stroke);
        }
    }

    /// The whiskers of the figure.
    fn stems(&self, scale: &Scale) -> Vec<Stem> {
        let mark = self.mark;
        let y = |number: u64| scale.y_inside(number);
        let low = mark.low.map_or(End::Unknown, |low| End::Known(y(low)));
        let high = match mark.high {
            High::Known(high) => End::Known(y(high)),
            High::Open => End::Open,
            High::Unknown => End::Unknown,
        };
        let x = self.centre.x;
        let stem = |from: f32, way, end| Stem { x, from, way, end, width: 1.8 };
        let Some(best) = mark.best.map(y) else {
            return match (mark.low.map(y), mark.high.known().map(y)) {
                (Some(low), Some(high)) => vec![
                    stem(low, Way::Up, End::Known(high)),
                    stem(high, Way::Down, End::Known(low)),
                ],
                (Some(low), None) => {
                    vec![stem(low, Way::Down, End::Known(low)), stem(low, Way::Up, high)]
                }
                (None, Some(at)) => {
                    vec![stem(at, Way::Up, End::Known(at)), stem(at, Way::Down, low)]
                }
                (None, None) => vec![stem(scale.frame.bottom, Way::Up, high)],
            };
        };
        let clear = |way, end| match way {
            Way::Down => stem(best + CLEAR, Way::Down, end),
            Way::Up => stem(best - CLEAR, Way::Up, end),
        };
        // On a wide mark the level line is already the cap of an end that equals best.
        let is_drawn = |end: &End| match end {
            End::Known(at) => !self.is_wide() || (at - best).abs() > 0.5,
            End::Open | End::Unknown => true,
        };
        let both = [(Way::Down, low), (Way::Up, high)];
        both.into_iter()
            .filter(|(_, end)| is_drawn(end))
            .map(|(way, end)| clear(way, end))
            .collect()
    }

    /// All that it covers, for pointing.
    pub(super) fn body(&self, scale: &Scale) -> Area {
        let bottom = if self.is_set_aside() { self.centre.y } else { scale.frame.bottom };
        let column = Area { left: self.left, right: self.right, top: self.centre.y, bottom };
        let stems = self.stems(scale).into_iter().map(|stem| stem.area(scale.frame));
        stems.fold(column, Area::joined)
    }

    /// What its label and those of others keep away from.
    pub(super) fn obstacles(&self, scale: &Scale) -> Vec<Area> {
        let mut areas: Vec<Area> =
            self.stems(scale).into_iter().map(|stem| stem.area(scale.frame)).collect();
        if self.has_symbol(scale) {
            areas.push(Area::around(self.centre, 15.0, 15.0));
        }
        areas
    }

    /// The level line, or the narrow column, which labels of others keep away from.
    pub(super) fn line_area(&self, scale: &Scale) -> Area {
        let (top, line) = (self.centre.y - 2.0, self.centre.y + 2.0);
        let is_line = self.is_wide() || self.is_set_aside();
        let bottom = if is_line { line } else { scale.frame.bottom };
        Area { left: self.left, top, right: self.right, bottom }
    }

    /// How its value is set.
    pub(super) fn label_type(&self) -> Type {
        match (self.state, self.is_set_aside()) {
            (State::Rest, true) => Type::regular(11.5, Ink::Ink2),
            (State::Rest | State::Hovered | State::Selected, _) => Type::semibold(12.0, Ink::Ink),
        }
    }

    /// A hairline from the symbol to a value that had to move away from it.
    fn draw_leader(&self, page: &mut Page, area: Area) {
        let Point { x, y } = self.centre;
        let to = Point::new(x.max(area.left).min(area.right), y.max(area.top).min(area.bottom));
        let (dx, dy) = (to.x - x, to.y - y);
        let length = dx.hypot(dy);
        if length > 2.0 * CLEAR {
            let from = Point::new(x + dx / length * CLEAR, y + dy / length * CLEAR);
            page.line(from, to, Ink::Ink3.line(0.8));
        }
    }

    /// Its value, in the box of the number where it is hovered or selected.
    pub(super) fn draw_label(&self, page: &mut Page, area: Area) {
        self.draw_leader(page, area);
        let boxed = match self.state {
            State::Rest => None,
            State::Hovered => Some((Ink::Paper, 1.1)),
            State::Selected => Some((Ink::Lamp, 1.75)),
        };
        if let Some((ground, width)) = boxed {
            let (fill, edge) = (Some(ground.full()), Some(Ink::Ink.line(width)));
            page.put(Shape::Box { area, radius: 3.0, fill, edge });
        }
        page.text(&self.mark.value, area.centre(), Anchor::Middle, self.label_type());
    }
}

/// A level line that goes out in fading dashes, with an arrowhead at its far end.
fn fade_out(page: &mut Page, (from, to): (f32, f32), y: f32, stroke: Stroke) {
    let sign = (to - from).signum();
    let length = (to - from).abs();
    if length < 6.0 {
        return;
    }
    let mut at = 2.0;
    while at + 6.0 <= length - 4.0 {
        let opacity = stroke.paint.opacity * (1.0 - 0.7 * at / length);
        let (a, b) = (from + sign * at, from + sign * (at + 6.0));
        page.level(
            y,
            (a.min(b), a.max(b)),
            Stroke { paint: Paint { opacity, ..stroke.paint }, ..stroke },
        );
        at += 9.0;
    }
    let wing = to - sign * 4.5;
    page.put(Shape::Path {
        points: vec![Point::new(wing, y - 4.5), Point::new(to, y), Point::new(wing, y + 4.5)],
        ends: Ends::Open,
        fill: None,
        edge: Some(Stroke { width: 1.8, ..stroke }),
    });
}

/// A hairline from rival to rival of the event that is pointed at.
pub(super) fn join_rivals(page: &mut Page, trend: &Trend, view: &View, marks: &[Placed<'_>]) {
    let Some(figure) = view.hovered.or(view.selected) else { return };
    let rivals: Vec<_> = trend.rivals_of(figure).map(|mark| mark.figure).collect();
    if rivals.len() < 2 {
        return;
    }
    let joined = marks.iter().filter(|placed| rivals.contains(&placed.mark.figure));
    let mut points: Vec<Point> = joined.map(|placed| placed.centre).collect();
    points.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    if points.len() > 1 {
        let edge = Some(Ink::Ink2.line(1.0));
        page.put(Shape::Path { points, ends: Ends::Open, fill: None, edge });
    }
}
