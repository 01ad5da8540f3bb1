//! What a date phrase says, before and after it is settled against the day of publication.
//!
//! Invariant: what a phrase leaves open is named ([`YearOf`], [`Which`]) and never filled in by
//! the grammar.

use jiff::civil::Weekday;

use crate::model::date::{Date, Season};

/// A date that a phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The date, as wide as the phrase leaves it.
    pub date: Date,
    /// Whether the day of publication was needed.
    pub relative: Relative,
}

/// Where the parts of a date come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relative {
    /// All of it stands in the phrase.
    Absolute,
    /// Some of it was worked out from the day of publication.
    Resolved,
}

/// What a whole phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wording {
    At(Moment),
    About(Moment),
    Since(Moment),
    Until(Moment),
    Between(Moment, Moment),
}

/// One day, month, year or other piece of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    Fixed(Date),
    Day {
        month: i8,
        day: i8,
        weekday: Option<Weekday>,
        year: YearOf,
    },
    Month {
        month: i8,
        year: YearOf,
    },
    Season {
        season: Season,
        year: YearOf,
    },
    Part {
        part: Part,
        year: YearOf,
    },
    Weekday(Weekday, Which),
    /// The day of the week, so many weeks back.
    WeekdayOf(Weekday, i32),
    Weekend(Which),
    /// So many whole units back: yesterday, last week, this year. Tomorrow is -1 days back.
    Back(i32, Unit),
    /// "Two weeks ago".
    Ago(i32, Unit),
    /// "The past 24 hours": from so many units back until the dateline.
    Past(i32, Unit),
    /// A date that the phrase names by something else: "that March", "next week".
    Elsewhere,
}

/// Which year is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearOf {
    Known(i16),
    /// Not said: the nearest that is not after the dateline.
    Nearest,
    /// "Last March": the nearest that is over.
    Before,
    /// This year is 0, last year 1.
    Back(i32),
    /// "Of that year".
    Other,
}

/// The piece of a year that "early", "mid-" and "late" name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Middle,
    Late,
}

/// Which of the days or weekends of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The last that is not after the dateline.
    Latest,
    /// The last that is over.
    Before,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Moment {
    pub(super) fn year(self) -> Option<YearOf> {
        match self {
            Self::Day { year, .. }
            | Self::Month { year, .. }
            | Self::Season { year, .. }
            | Self::Part { year, .. } => Some(year),
            Self::Fixed(_)
            | Self::Weekday(..)
            | Self::WeekdayOf(..)
            | Self::Weekend(_)
            | Self::Back(..)
            | Self::Ago(..)
            | Self::Past(..)
            | Self::Elsewhere => None,
        }
    }

    /// Month and day, to tell which of two dates without a year comes first.
    pub(super) fn place_in_year(self) -> Option<(i8, i8)> {
        match self {
            Self::Day { month, day, .. } => Some((month, day)),
            Self::Month { month, .. } => Some((month, 0)),
            Self::Fixed(_)
            | Self::Season { .. }
            | Self::Part { .. }
            | Self::Weekday(..)
            | Self::WeekdayOf(..)
            | Self::Weekend(_)
            | Self::Back(..)
            | Self::Ago(..)
            | Self::Past(..)
            | Self::Elsewhere => None,
        }
    }

    /// The same in another year.
    pub(super) fn in_year(self, year: YearOf) -> Self {
        match self {
            Self::Day { month, day, weekday, .. } => Self::Day { month, day, weekday, year },
            Self::Month { month, .. } => Self::Month { month, year },
            Self::Season { season, .. } => Self::Season { season, year },
            Self::Part { part, .. } => Self::Part { part, year },
            Self::Fixed(_)
            | Self::Weekday(..)
            | Self::WeekdayOf(..)
            | Self::Weekend(_)
            | Self::Back(..)
            | Self::Ago(..)
            | Self::Past(..)
            | Self::Elsewhere => self,
        }
    }
}
