//! What the incidents of a bucket add up to: a grey step from low to high behind the marks.
//!
//! Invariant: an open high fades upward and an unknown one fades out; only known sums have edges.
//! Totals are never in it, and of several harms there is no sum.

use crate::model::figure::Harm;
use crate::trends::series::Trend;
use crate::trends::sum::Tally;

use super::page::{Page, Type, crisp};
use super::picture::{Along, Anchor, Area, Ink, Point, Shape};
use super::scale::{Scale, day_number};
use super::time::bucket_name;

/// How far what is unknown fades, in points.
const FADE: f32 = 40.0;
const TITLE: f32 = 12.5;
const DETAIL: f32 = 11.0;

/// The harm that a trend can add up; nothing where it shows several.
pub(super) fn summed_harm(trend: &Trend) -> Option<Harm> {
    let mut harms = trend.query.harms.iter();
    harms.next().copied().filter(|_| harms.next().is_none())
}

/// Whether any bucket has a band.
pub(super) fn is_any(trend: &Trend) -> bool {
    summed_harm(trend).is_some_and(|harm| {
        trend.buckets.iter().any(|bucket| bucket.of_harm(harm).figures.len() > 1)
    })
}

/// What the bands cover.
#[derive(Debug, Default)]
pub(super) struct Covered {
    /// Where their words stand.
    pub(super) words: Vec<Area>,
    /// Where their edges run.
    pub(super) lines: Vec<Area>,
}

/// Draws the bands; gives back what they cover.
pub(super) fn draw(page: &mut Page, trend: &Trend, scale: &Scale) -> Covered {
    let mut covered = Covered::default();
    let Some(harm) = summed_harm(trend) else { return covered };
    let frame = scale.frame;
    for bucket in &trend.buckets {
        let tally = bucket.of_harm(harm);
        let (left, right) = (scale.x(day_number(bucket.from)), scale.x(day_number(bucket.to)));
        if tally.figures.len() < 2 || right <= frame.left || left >= frame.right {
            continue;
        }
        let step = (left.max(frame.left), right.min(frame.right));
        covered.lines.extend(draw_step(page, &tally, scale, step));
        let name = bucket_name(trend.query.grain, bucket.from);
        if let Some(area) = say(page, &name, &tally, (scale, step), &covered.words) {
            covered.words.push(area);
        }
    }
    covered
}

/// Draws one step; gives back where its edges run.
fn draw_step(
    page: &mut Page,
    tally: &Tally,
    scale: &Scale,
    (left, right): (f32, f32),
) -> Vec<Area> {
    let frame = scale.frame;
    let at = |number: Option<u64>| number.map(|number| scale.y_inside(number));
    let is_seen = |number: &u64| (*number as f64) <= scale.people.1;
    let low = at((tally.low.parts > 0).then_some(tally.low.known));
    let best = at(tally.best.value());
    let high = at(tally.high.value());
    let bottom = low.or(best).or(high).unwrap_or(frame.bottom);
    let (ink, along) = (Ink::Ink, Along::Down);
    let fade = |top: f32, bottom: f32, first: f32, last: f32| {
        let area = Area { left, right, top: top.max(frame.top), bottom: bottom.min(frame.bottom) };
        Shape::Fade { area, ink, along, first, last }
    };
    match high {
        Some(high) => page.fill(Area { left, right, top: high, bottom }, ink.at(0.12)),
        None if tally.high.open > 0 => page.put(fade(frame.top, bottom, 0.0, 0.16)),
        None => page.put(fade(best.unwrap_or(bottom) - FADE, bottom, 0.0, 0.14)),
    }
    if low.is_none() {
        page.put(fade(bottom, bottom + FADE, 0.12, 0.0));
    }
    let edges = [
        (low, Some(tally.low.known), Ink::Ink.at(0.55).line(1.0)),
        (high, tally.high.value(), Ink::Ink.at(0.55).line(1.0)),
        (best, tally.best.value(), Ink::Ink.at(0.85).line(1.75).dashed(6.0, 4.0)),
    ];
    let mut lines = Vec::new();
    for (y, number, stroke) in edges {
        if let Some(y) = y.filter(|_| number.as_ref().is_some_and(is_seen)) {
            page.level(crisp(y), (left, right), stroke);
            lines.push(Area { left, right, top: y - 2.0, bottom: y + 2.0 });
        }
    }
    lines
}

/// The sums in words, beside the step where there is room.
fn say(
    page: &mut Page,
    name: &str,
    tally: &Tally,
    (scale, (left, right)): (&Scale, (f32, f32)),
    taken: &[Area],
) -> Option<Area> {
    let frame = scale.frame;
    let title = format!("{name}: best {}", tally.best.words());
    let detail = format!("low {}, high {}", tally.low.words(), tally.high.words());
    let (title_type, detail_type) =
        (Type::semibold(TITLE, Ink::Ink), Type::regular(DETAIL, Ink::Ink2));
    let width = title_type.width(&title).max(detail_type.width(&detail));
    let level = tally.best.value().or(tally.low.value()).unwrap_or(tally.low.known);
    let top = (scale.y_inside(level) - 9.0).min(frame.bottom - 36.0).max(frame.top + 2.0);
    let area = |left: f32| Area { left, top, right: left + width, bottom: top + 32.0 };
    let sides = [(area(left - 8.0 - width), Anchor::End), (area(right + 8.0), Anchor::Start)];
    let is_free = |area: &Area| {
        frame.left <= area.left
            && area.right <= frame.right
            && !taken.iter().any(|other| other.overlaps(*area))
    };
    let (area, anchor) = sides.into_iter().find(|(area, _)| is_free(area))?;
    let x = if anchor == Anchor::End { area.right } else { area.left };
    page.text(&title, Point::new(x, top + 9.0), anchor, title_type);
    page.text(&detail, Point::new(x, top + 25.0), anchor, detail_type);
    Some(area)
}
