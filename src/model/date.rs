//! A date as far as it is known, after EDTF level 1 (ISO 8601-2:2019).
//!
//! Invariant: a [`Date`] exists in the calendar, its interval does not end before it begins, and
//! its text is canonical: `Date::parse(&date.to_string()) == Ok(date)`. A year is a year and never
//! silently its first of January: [`Date::earliest`] and [`Date::latest`] say how wide it is.
//!
//! Left out of level 1: years outside -9999 to 9999 (`Y170000002`), which the calendar lacks.

mod bucket;
mod parse;
mod shape;
#[cfg(test)]
mod tests;
mod words;

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use jiff::civil;
use serde::de::{Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

pub use bucket::{Buckets, Grain};
pub use parse::DateError;
pub use shape::{Doubt, Precision, Season};
use shape::{End, Point, Shape, Value};

/// A day, month, season, year, decade, century or interval, with the doubt about it.
///
/// The order is by the earliest day, then the latest day, then the text; an open start comes
/// first and an open end last.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    value: Value,
}

impl Date {
    /// Reads EDTF text; white space around it and around its slash is ignored.
    ///
    /// Fails with words for the field that it was typed into: "February 2023 has 28 days".
    pub fn parse(text: &str) -> Result<Self, DateError> {
        parse::parse(text).map(|value| Self { value })
    }

    /// One day.
    #[must_use]
    pub fn day(day: civil::Date) -> Self {
        Shape::Day(day).into()
    }

    /// A whole month; fails where the calendar has no such year or month (1 to 12).
    pub fn month(year: i16, month: i8) -> Result<Self, DateError> {
        let first = civil::Date::new(year, month, 1);
        first.map_or_else(
            |_| Err(DateError::no_such_month(year, month)),
            |_| Ok(Shape::Month(year, month).into()),
        )
    }

    /// A season of a year; fails where the calendar has no such year.
    pub fn season(year: i16, season: Season) -> Result<Self, DateError> {
        Self::year(year).map(|_| Shape::Season(year, season).into())
    }

    /// A whole year; fails outside -9999 to 9999.
    pub fn year(year: i16) -> Result<Self, DateError> {
        let first = civil::Date::new(year, 1, 1);
        first.map_or_else(|_| Err(DateError::no_such_year(year)), |_| Ok(Shape::Year(year).into()))
    }

    /// From `start` to `end`, both included. Of an interval given as an end, its own far end is
    /// taken. Fails where the end comes before the start.
    pub fn interval(start: Self, end: Self) -> Result<Self, DateError> {
        parse::interval(start.start(), end.end()).map(|value| Self { value })
    }

    /// From `start` on, without an end: `2019/..`.
    #[must_use]
    pub fn since(start: Self) -> Self {
        match start.start() {
            End::At(point) => Self { value: Value::Interval(End::At(point), End::Open) },
            End::Open | End::Unknown => start,
        }
    }

    /// Up to `end`, without a start: `../2019`.
    #[must_use]
    pub fn until(end: Self) -> Self {
        match end.end() {
            End::At(point) => Self { value: Value::Interval(End::Open, End::At(point)) },
            End::Open | End::Unknown => end,
        }
    }

    /// The same date, approximate (`~`) at every end that it has.
    #[must_use]
    pub fn about(self) -> Self {
        let value = match self.value {
            Value::Point(point) => Value::Point(point.about()),
            Value::Interval(start, end) => Value::Interval(start.about(), end.about()),
        };
        Self { value }
    }

    /// The first day that the date may mean; `None` where the start is open or unknown.
    #[must_use]
    pub fn earliest(&self) -> Option<civil::Date> {
        self.start().point().map(|point| point.shape.first())
    }

    /// The last day that the date may mean, included; `None` where the end is open or unknown.
    #[must_use]
    pub fn latest(&self) -> Option<civil::Date> {
        self.end().point().map(|point| point.shape.last())
    }

    /// Whether the start is open (`..`) or unknown.
    #[must_use]
    pub fn is_open_start(&self) -> bool {
        self.start().point().is_none()
    }

    /// Whether the end is open (`..`) or unknown.
    #[must_use]
    pub fn is_open_end(&self) -> bool {
        self.end().point().is_none()
    }

    /// Whether some part is written `~` or `%`.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.doubts().any(|doubt| matches!(doubt, Doubt::Approximate | Doubt::Both))
    }

    /// Whether some part is written `?` or `%`.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.doubts().any(|doubt| matches!(doubt, Doubt::Uncertain | Doubt::Both))
    }

    /// How wide the date is.
    #[must_use]
    pub fn precision(&self) -> Precision {
        match self.value {
            Value::Point(point) => point.shape.precision(),
            Value::Interval(..) => Precision::Interval,
        }
    }

    /// The number of days from the earliest to the latest, both included: 1 for a day; `None`
    /// where an end is open or unknown.
    #[must_use]
    pub fn span_days(&self) -> Option<u32> {
        let days = self.latest()?.duration_since(self.earliest()?).as_hours() / 24;
        u32::try_from(days).ok().map(|days| days.saturating_add(1))
    }

    /// For a person: "22 March 2024", "about January 2024", "2015 to 2016", "since 2019".
    #[must_use]
    pub fn words(&self) -> String {
        words::long(self.value)
    }

    /// For a person, where room is short: "22 Mar 2024", "about Jan 2024", "2015–2016".
    #[must_use]
    pub fn short(&self) -> String {
        words::short(self.value)
    }

    fn start(&self) -> End {
        match self.value {
            Value::Point(point) => End::At(point),
            Value::Interval(start, _) => start,
        }
    }

    fn end(&self) -> End {
        match self.value {
            Value::Point(point) => End::At(point),
            Value::Interval(_, end) => end,
        }
    }

    fn doubts(&self) -> impl Iterator<Item = Doubt> {
        [self.start(), self.end()].into_iter().filter_map(|end| end.point()?.doubt)
    }
}

impl From<Shape> for Date {
    fn from(shape: Shape) -> Self {
        Self { value: Value::Point(Point { shape, doubt: None }) }
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        self.earliest()
            .cmp(&other.earliest())
            .then_with(|| self.is_open_end().cmp(&other.is_open_end()))
            .then_with(|| self.latest().cmp(&other.latest()))
            .then_with(|| {
                if self == other {
                    Ordering::Equal
                } else {
                    self.to_string().cmp(&other.to_string())
                }
            })
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Date {
    /// The EDTF text; width and alignment are honoured.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&parse::write(self.value))
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Date({self})")
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        Self::parse(text)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Asking for any value lets a bare 2024 be refused with what was expected of it.
        deserializer.deserialize_any(DateText)
    }
}

struct DateText;

impl Visitor<'_> for DateText {
    type Value = Date;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(parse::EXPECTED)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Date, E> {
        Date::parse(text).map_err(|error| E::custom(error.full()))
    }
}
