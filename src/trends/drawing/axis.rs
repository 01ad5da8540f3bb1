//! The axes: level lines at round numbers of people, and the periods of time below.
//!
//! Invariant: no label is cut off, and none stands where another does.

use crate::trends::value::grouped;

use super::page::{Page, Type, crisp};
use super::picture::{Anchor, Ink, Point};
use super::scale::Scale;
use super::time::{Named, Period, periods};
use super::{Detail, View};

/// Room at the right of the data, in points: half of a period's name.
pub(super) const RIGHT: f32 = 28.0;
/// Least room at the left.
const LEFT: f32 = 44.0;
/// From a number to the data, in points.
const GAP: f32 = 8.0;

fn labels() -> Type {
    Type::regular(11.0, Ink::Ink2)
}

/// Room for the numbers at the left of the data, in points.
pub(super) fn margin(scale: &Scale, view: &View) -> f32 {
    let numbers = scale.people_ticks(apart(view));
    let widest = numbers.iter().map(|tick| labels().width(&tick_words(*tick)));
    widest.fold(LEFT - GAP * 2.0, f32::max) + GAP * 2.0
}

/// The lines behind the data, with their numbers.
pub(super) fn grid(page: &mut Page, scale: &Scale, view: &View) {
    for tick in scale.people_ticks(apart(view)) {
        let y = crisp(scale.y(tick));
        if tick > 0.0 {
            page.level(y, (scale.frame.left, scale.frame.right), Ink::Line.line(1.0));
        }
        let at = Point::new(scale.frame.left - GAP, y);
        page.text(&tick_words(tick), at, Anchor::End, labels());
    }
}

/// The axis of time.
pub(super) fn draw(page: &mut Page, scale: &Scale, view: &View) {
    let frame = scale.frame;
    let y = crisp(frame.bottom);
    page.level(y, (frame.left, frame.right), Ink::Field.line(1.0));
    let below = if view.detail == Detail::Dock { 11.5 } else { 12.5 };
    for period in periods(scale) {
        let (left, right) = (scale.x(period.from), scale.x(period.to));
        for x in [left, right] {
            if (frame.left - 0.5..=frame.right + 0.5).contains(&x) {
                let x = crisp(x.min(frame.right - 0.5));
                page.line(Point::new(x, y), Point::new(x, y + 4.0), Ink::Field.line(1.0));
            }
        }
        if let Some(x) = name_at(&period, (left, right), scale) {
            page.text(&period.name, Point::new(x, y + below), Anchor::Middle, labels());
        }
    }
}

/// The middle of a period's name: of what is seen of it, or under the tick where it begins.
/// Nothing where the name has no room.
fn name_at(period: &Period, (left, right): (f32, f32), scale: &Scale) -> Option<f32> {
    let (frame, width) = (scale.frame, labels().width(&period.name));
    match period.named {
        Named::Whole => {
            let (left, right) = (left.max(frame.left), right.min(frame.right));
            (width <= right - left + RIGHT * 0.5).then_some(f32::midpoint(left, right))
        }
        Named::Start => {
            let is_seen = (frame.left - 0.5..=frame.right + 0.5).contains(&left);
            is_seen.then(|| left.min(frame.right + RIGHT - 2.0 - width / 2.0))
        }
    }
}

fn apart(view: &View) -> f32 {
    if view.detail == Detail::Dock { 32.0 } else { 56.0 }
}

/// A number of people as short as an axis wants it: 50, 1,500, 2.5M.
fn tick_words(people: f64) -> String {
    if people < 1e6 {
        return grouped(people as u64);
    }
    let units = [(1e18, "E"), (1e15, "P"), (1e12, "T"), (1e9, "B"), (1e6, "M")];
    let unit = units.into_iter().find(|(size, _)| people >= *size);
    let (size, sign) = unit.unwrap_or((1e6, "M"));
    let number = (people / size * 100.0).round() / 100.0;
    format!("{number}{sign}")
}
