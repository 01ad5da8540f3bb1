//! The calendar cut into consecutive pieces for counting.
//!
//! Invariant: the buckets of a grain lie end to end without gap or overlap, and each holds the
//! day that it was asked for. At the limits of the calendar (years -9999 and 9999) a bucket is
//! cut off there: its exclusive end is then the last day itself.

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};
use serde::{Deserialize, Serialize};

/// How wide a bucket is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grain {
    /// One day.
    Day,
    /// Monday to Sunday (ISO 8601).
    Week,
    /// A month of the calendar.
    Month,
    /// Three months, from January, April, July or October.
    Quarter,
    /// A year of the calendar.
    Year,
}

impl Grain {
    /// Every grain, from the finest to the coarsest.
    pub const ALL: [Self; 5] = [Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// The bucket that holds a day: its first day, and the first day after it.
    #[must_use]
    pub fn bucket_of(self, day: Date) -> (Date, Date) {
        let from = self.start(day);
        (from, from.saturating_add(self.width()))
    }

    /// The consecutive buckets from the one that holds `first` to the one that holds `last`;
    /// none where `last` comes before `first`.
    #[must_use]
    pub fn buckets(self, first: Date, last: Date) -> Buckets {
        Buckets { grain: self, next: Some(first), last }
    }

    fn start(self, day: Date) -> Date {
        match self {
            Self::Day => day,
            Self::Week => {
                day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
            }
            Self::Month => day.first_of_month(),
            Self::Quarter => {
                day.first_of_month().saturating_sub(i64::from((day.month() - 1) % 3).months())
            }
            Self::Year => day.first_of_year(),
        }
    }

    fn width(self) -> Span {
        match self {
            Self::Day => 1.day(),
            Self::Week => 1.week(),
            Self::Month => 1.month(),
            Self::Quarter => 3.months(),
            Self::Year => 1.year(),
        }
    }
}

/// Consecutive buckets, each as its first day and the first day after it.
#[derive(Clone, Debug)]
pub struct Buckets {
    grain: Grain,
    next: Option<Date>,
    last: Date,
}

impl Iterator for Buckets {
    type Item = (Date, Date);

    fn next(&mut self) -> Option<Self::Item> {
        let (from, to) = self.grain.bucket_of(self.next.filter(|&next| next <= self.last)?);
        // At the end of the calendar the next bucket would be this one again.
        self.next = (to > from && self.grain.start(to) == to).then_some(to);
        Some((from, to))
    }
}
