//! What a date is made of: ends of intervals, points, and the ways of writing a point.
//!
//! Invariant: each [`Shape`] is one way of writing, so that equal dates have equal text.

use jiff::civil;

/// How wide a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// One day.
    Day,
    /// One month, or an unknown day in it.
    Month,
    /// Three months.
    Season,
    /// One year, or an unknown month or day in it.
    Year,
    /// Ten years: `202X`.
    Decade,
    /// A hundred years: `20XX`.
    Century,
    /// From one date to another, or open at one end.
    Interval,
}

/// The qualifier at the end of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// `?`: the source may be wrong.
    Uncertain,
    /// `~`: about then.
    Approximate,
    /// `%`: both.
    Both,
}

/// A quarter of the year by its months on the northern half of the earth, as reporting uses it:
/// spring is March to May, and the winter of 2024 lasts from December 2024 to February 2025.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    /// March to May, written 21.
    Spring,
    /// June to August, written 22.
    Summer,
    /// September to November, written 23.
    Autumn,
    /// December to the following February, written 24.
    Winter,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Value {
    Point(Point),
    Interval(End, End),
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum End {
    At(Point),
    /// `..`: it has no end there.
    Open,
    /// Nothing written: it has an end that nobody states.
    Unknown,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Point {
    pub(super) shape: Shape,
    pub(super) doubt: Option<Doubt>,
}

/// One way of writing a point in time.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Shape {
    Day(civil::Date),
    Month(i16, i8),
    /// `2024-03-XX`
    DayOfMonth(i16, i8),
    Season(i16, Season),
    Year(i16),
    /// `2024-XX`
    MonthOfYear(i16),
    /// `2024-XX-XX`
    DayOfYear(i16),
    /// `202X`, by its first year.
    Decade(i16),
    /// `20XX`, by its first year.
    Century(i16),
}

impl End {
    pub(super) fn point(self) -> Option<Point> {
        match self {
            Self::At(point) => Some(point),
            Self::Open | Self::Unknown => None,
        }
    }

    pub(super) fn about(self) -> Self {
        match self {
            Self::At(point) => Self::At(point.about()),
            Self::Open | Self::Unknown => self,
        }
    }
}

impl Point {
    pub(super) fn about(self) -> Self {
        let doubt = match self.doubt {
            None | Some(Doubt::Approximate) => Doubt::Approximate,
            Some(Doubt::Uncertain | Doubt::Both) => Doubt::Both,
        };
        Self { doubt: Some(doubt), ..self }
    }
}

impl Season {
    const ALL: [Self; 4] = [Self::Spring, Self::Summer, Self::Autumn, Self::Winter];

    /// The EDTF number that stands in the place of the month.
    pub(super) fn code(self) -> i8 {
        match self {
            Self::Spring => 21,
            Self::Summer => 22,
            Self::Autumn => 23,
            Self::Winter => 24,
        }
    }

    pub(super) fn from_code(code: i8) -> Option<Self> {
        Self::ALL.into_iter().find(|season| season.code() == code)
    }

    /// The first month, 3, 6, 9 or 12.
    pub(super) fn first_month(self) -> i8 {
        (self.code() - 20) * 3
    }
}

impl Shape {
    pub(super) fn precision(self) -> Precision {
        match self {
            Self::Day(_) => Precision::Day,
            Self::Month(..) | Self::DayOfMonth(..) => Precision::Month,
            Self::Season(..) => Precision::Season,
            Self::Year(_) | Self::MonthOfYear(_) | Self::DayOfYear(_) => Precision::Year,
            Self::Decade(_) => Precision::Decade,
            Self::Century(_) => Precision::Century,
        }
    }

    pub(super) fn first(self) -> civil::Date {
        match self {
            Self::Day(day) => day,
            Self::Month(year, month) | Self::DayOfMonth(year, month) => first_day(year, month),
            Self::Season(year, season) => first_day(year, season.first_month()),
            Self::Year(year)
            | Self::MonthOfYear(year)
            | Self::DayOfYear(year)
            | Self::Decade(year)
            | Self::Century(year) => first_day(year, 1),
        }
    }

    pub(super) fn last(self) -> civil::Date {
        match self {
            Self::Day(day) => day,
            Self::Month(..) | Self::DayOfMonth(..) => self.first().last_of_month(),
            Self::Season(year, Season::Winter) => {
                first_day(year.saturating_add(1), 2).last_of_month()
            }
            Self::Season(year, season) => first_day(year, season.first_month() + 2).last_of_month(),
            Self::Year(_) | Self::MonthOfYear(_) | Self::DayOfYear(_) => {
                self.first().last_of_year()
            }
            Self::Decade(year) => first_day(year.saturating_add(9), 12).last_of_month(),
            Self::Century(year) => first_day(year.saturating_add(99), 12).last_of_month(),
        }
    }
}

/// The first of a month. Only the winter of 9999 leaves the calendar; it ends with the calendar.
fn first_day(year: i16, month: i8) -> civil::Date {
    civil::Date::new(year, month, 1).unwrap_or(civil::Date::MAX)
}
