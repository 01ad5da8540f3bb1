//! From days and people to points on the page, and which of both a chart shows.
//!
//! Invariant: a scale's ranges are finite and not empty, whatever was asked, and a chart that
//! nobody has moved begins at 0 people.

use jiff::civil::{self, date};

use crate::model::date::Grain;
use crate::model::figure::High;
use crate::trends::series::{Extent, Mark, Trend};

use super::picture::Area;
use super::{Band, Detail, View};

/// Least width of a time range in days: below, days would be cut into hours, which no date says.
pub const LEAST_DAYS: f64 = 4.0;
/// Room above the highest mark for its value and for an arrow, in points.
const HEADROOM: f32 = 42.0;

/// Days since 1970 at the start of a day.
#[must_use]
pub fn day_number(day: civil::Date) -> f64 {
    day.duration_since(date(1970, 1, 1)).as_hours() as f64 / 24.0
}

/// The day that a number of days since 1970 lies in; the nearest one where the calendar ends.
#[must_use]
pub fn day_at(number: f64) -> civil::Date {
    let days = jiff::SignedDuration::from_hours((number.clamp(-5e6, 5e6).floor() as i64) * 24);
    date(1970, 1, 1).saturating_add(days)
}

/// How days and people become points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Where the data lie on the page.
    pub frame: Area,
    /// The first and the last moment shown, in days since 1970.
    pub days: (f64, f64),
    /// The least and the greatest number shown, in people.
    pub people: (f64, f64),
}

impl Scale {
    /// The scale of a view: its own ranges where it has them, else the trend's.
    #[must_use]
    pub fn of(trend: &Trend, view: &View, frame: Area) -> Self {
        Self {
            frame,
            days: sound(view.days, LEAST_DAYS).unwrap_or_else(|| home_days(trend)),
            people: sound(view.people, 1.0).unwrap_or_else(|| home_people(trend, view, frame)),
        }
    }

    /// The x of a moment in days since 1970.
    #[must_use]
    pub fn x(&self, day: f64) -> f32 {
        let part = (day - self.days.0) / (self.days.1 - self.days.0);
        self.frame.left + bounded(part) * self.frame.width()
    }

    /// The y of a number of people.
    #[must_use]
    pub fn y(&self, people: f64) -> f32 {
        let part = (people - self.people.0) / (self.people.1 - self.people.0);
        self.frame.bottom - bounded(part) * self.frame.height()
    }

    /// The y of a number of people, held inside the frame.
    #[must_use]
    pub fn y_inside(&self, people: u64) -> f32 {
        self.y(people as f64).max(self.frame.top).min(self.frame.bottom)
    }

    /// Points a day.
    #[must_use]
    pub fn day_width(&self) -> f32 {
        self.frame.width() / (self.days.1 - self.days.0) as f32
    }

    /// The numbers of people at which lines are drawn, none closer than `apart` points.
    #[must_use]
    pub fn people_ticks(&self, apart: f32) -> Vec<f64> {
        let room = (self.frame.height() / apart).max(1.0);
        let step = nice_step((self.people.1 - self.people.0) / f64::from(room));
        let first = (self.people.0 / step).ceil();
        let last = (self.people.1 / step + 1e-9).floor();
        let count = (last - first).clamp(-1.0, 200.0) as i64;
        (0..=count).map(|at| (first + at as f64) * step).filter(|tick| *tick >= 0.0).collect()
    }
}

/// Far outside the frame is far enough: a drawing holds no numbers that overflow a painter.
fn bounded(part: f64) -> f32 {
    part.clamp(-50.0, 50.0) as f32
}

fn sound(range: Option<(f64, f64)>, least: f64) -> Option<(f64, f64)> {
    let (from, to) = range?;
    if !from.is_finite() || !to.is_finite() || from.abs() > 1e16 || to.abs() > 1e16 {
        return None;
    }
    let middle = f64::midpoint(from, to);
    let half = ((to - from) / 2.0).max(least / 2.0);
    Some((middle - half, middle + half))
}

/// The least of 1, 2, 5, 10, 20, 50 ... that is at least `step`: people come in whole numbers.
fn nice_step(step: f64) -> f64 {
    let mut power = 1.0;
    for _ in 0..20 {
        for factor in [1.0, 2.0, 5.0] {
            if factor * power >= step {
                return factor * power;
            }
        }
        power *= 10.0;
    }
    power
}

/// All that is drawn, from the start of a period to the end of one.
#[must_use]
pub(super) fn home_days(trend: &Trend) -> (f64, f64) {
    let extents: Vec<Extent> = trend.drawn().filter_map(|mark| mark.extent).collect();
    let ends = || extents.iter().flat_map(|extent| [extent.from, extent.to]).flatten();
    let (Some(first), Some(last)) = (ends().min(), ends().max()) else {
        return (day_number(date(2000, 1, 1)), day_number(date(2001, 1, 1)));
    };
    let last = last.yesterday().unwrap_or(last).max(first);
    let wide = day_number(last) - day_number(first);
    let grain = if wide > 540.0 { Grain::Year } else { Grain::Month };
    let (from, to) = (day_number(grain.bucket_of(first).0), day_number(grain.bucket_of(last).1));
    let aside = (to - from) * 0.08;
    let opens = |side: fn(&Extent) -> bool| if extents.iter().any(side) { aside } else { 0.0 };
    let from = from - opens(|extent| extent.from.is_none());
    let to = to + opens(|extent| extent.to.is_none());
    (from, to.max(from + LEAST_DAYS))
}

fn home_people(trend: &Trend, view: &View, frame: Area) -> (f64, f64) {
    let marks = trend.drawn().filter_map(top_of).max();
    let bands = (view.band == Band::Shown).then(|| {
        let harm = trend.query.harms.first().copied().unwrap_or_default();
        let tallies = trend.buckets.iter().map(move |bucket| bucket.of_harm(harm));
        let tops = tallies.filter(|tally| tally.figures.len() > 1).map(|tally| {
            tally.low.known.max(tally.best.known).max(tally.high.value().unwrap_or(0))
        });
        tops.max()
    });
    let top = marks.max(bands.flatten()).unwrap_or(0).max(1) as f64;
    let height = frame.height().max(1.0);
    let headroom = if view.detail == Detail::Dock { HEADROOM * 0.7 } else { HEADROOM };
    (0.0, top * f64::from(height / (height - headroom).max(height * 0.4)))
}

/// The greatest number of a mark.
fn top_of(mark: &Mark) -> Option<u64> {
    let high = if let High::Known(high) = mark.high { Some(high) } else { None };
    mark.low.max(mark.best).max(high)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(days: (f64, f64), people: (f64, f64)) -> Scale {
        let frame = Area { left: 40.0, top: 30.0, right: 840.0, bottom: 430.0 };
        Scale { frame, days, people }
    }

    #[test]
    fn days_come_and_go() {
        for day in [date(1970, 1, 1), date(2024, 3, 22), date(-44, 3, 15), civil::Date::MAX] {
            assert_eq!(day_at(day_number(day)), day);
            assert_eq!(day_at(day_number(day) + 0.9), day);
        }
        assert_eq!(day_at(f64::MAX), civil::Date::MAX);
    }

    #[test]
    fn ticks_are_round_whole_numbers() {
        let ticks = |people, apart| scale((0.0, 10.0), people).people_ticks(apart);
        assert_eq!(ticks((0.0, 255.0), 60.0), [0.0, 50.0, 100.0, 150.0, 200.0, 250.0]);
        assert_eq!(ticks((0.0, 3.4), 60.0), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(ticks((-40.0, 90.0), 100.0), [0.0, 50.0]);
        assert_eq!(ticks((0.0, 2.4e6), 100.0), [0.0, 1e6, 2e6]);
        assert!(ticks((0.0, 1.8e19), 100.0).len() > 2);
    }

    #[test]
    fn no_range_breaks_a_scale() {
        assert_eq!(sound(Some((f64::NAN, 3.0)), 1.0), None);
        assert_eq!(sound(Some((0.0, f64::INFINITY)), 1.0), None);
        assert_eq!(sound(Some((5.0, 5.0)), 4.0), Some((3.0, 7.0)));
        assert_eq!(sound(Some((9.0, 5.0)), 4.0), Some((5.0, 9.0)), "turned round is a point");
        assert!(scale((0.0, 4.0), (0.0, 1.0)).x(1e300).is_finite());
    }
}
