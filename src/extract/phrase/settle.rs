//! From what a phrase says to a date, by the day of publication where the phrase needs it.
//!
//! Invariant: a dateline that is itself vague decides only what comes out the same on its first
//! and on its last day.

use jiff::civil::{self, Weekday};
use jiff::{Span, ToSpan as _};

use super::meaning::{Moment, Part, Relative, Resolved, Unit, Which, Wording, YearOf};
use crate::model::date::{Date, Grain, Season};

/// The date of a phrase; `None` where the evidence does not reach.
pub(super) fn settle(wording: Wording, dateline: Option<&Date>) -> Option<Resolved> {
    let one = |moment, shape: fn(Date) -> Date| {
        let resolved = settle_moment(moment, dateline)?;
        Some(Resolved { date: shape(resolved.date), ..resolved })
    };
    match wording {
        Wording::At(moment) => one(moment, |date| date),
        Wording::About(moment) => one(moment, Date::about),
        Wording::Since(moment) => one(moment, Date::since),
        Wording::Until(moment) => one(moment, Date::until),
        Wording::Between(first, last) => settle_between(first, last, dateline),
    }
}

/// Of "from November to February 2024" the first is the November before that February.
fn settle_between(first: Moment, last: Moment, dateline: Option<&Date>) -> Option<Resolved> {
    let last = settle_moment(last, dateline)?;
    let is_open =
        first.year() == Some(YearOf::Nearest) || matches!(first, Moment::Weekday(_, Which::Latest));
    let first = if is_open {
        Resolved { date: on(first, last.date.latest()?)?, ..last }
    } else {
        settle_moment(first, dateline)?
    };
    let relative =
        if first.relative == Relative::Resolved { first.relative } else { last.relative };
    Some(Resolved { date: Date::interval(first.date, last.date).ok()?, relative })
}

fn settle_moment(moment: Moment, dateline: Option<&Date>) -> Option<Resolved> {
    if let Some(date) = winter_that_is_over(moment, dateline) {
        return Some(Resolved { date, relative: Relative::Resolved });
    }
    let is_absolute =
        matches!(moment, Moment::Fixed(_)) || matches!(moment.year(), Some(YearOf::Known(_)));
    if is_absolute {
        // No known year looks at the day.
        return on(moment, civil::Date::ZERO)
            .map(|date| Resolved { date, relative: Relative::Absolute });
    }
    let (first, last) = (dateline?.earliest()?, dateline?.latest()?);
    let date = on(moment, first)?;
    (on(moment, last) == Some(date)).then_some(Resolved { date, relative: Relative::Resolved })
}

/// "Winter 2024" in an article of March 2024 is the one that began in December 2023.
fn winter_that_is_over(moment: Moment, dateline: Option<&Date>) -> Option<Date> {
    let Moment::Season { season: Season::Winter, year: YearOf::Known(year) } = moment else {
        return None;
    };
    let begins = Date::month(year, 12).ok()?.earliest()?;
    dateline?.latest().filter(|&day| day < begins)?;
    Date::season(year.checked_sub(1)?, Season::Winter).ok()
}

/// The date of a moment in an article of that day.
fn on(moment: Moment, day: civil::Date) -> Option<Date> {
    match moment {
        Moment::Fixed(date) => Some(date),
        Moment::Day { month, day: of_month, weekday, year } => {
            day_of(month, of_month, weekday, year, day)
        }
        Moment::Month { month, year } => periods(year, day, |year| Date::month(year, month).ok()),
        Moment::Season { season, year } => {
            periods(year, day, |year| Date::season(year, season).ok())
        }
        Moment::Part { part, year } => {
            let month = match part {
                Part::Early => 1,
                Part::Middle => 6,
                Part::Late => 12,
            };
            periods(year, day, |year| Date::month(year, month).ok()).map(Date::about)
        }
        Moment::Weekday(weekday, which) => Some(Date::day(last_weekday(weekday, which, day)?)),
        Moment::WeekdayOf(weekday, weeks) => {
            let monday = week(day, weeks)?.0;
            Some(Date::day(
                monday.checked_add(i64::from(weekday.to_monday_zero_offset()).days()).ok()?,
            ))
        }
        Moment::Weekend(which) => weekend(which, day),
        Moment::Back(count, unit) => back(count, unit, day),
        Moment::Ago(count, unit) => ago(count, unit, day),
        Moment::Past(count, unit) => days(day.checked_sub(span(count, unit)?).ok()?, day),
        Moment::Elsewhere => None,
    }
}

fn day_of(
    month: i8,
    of_month: i8,
    weekday: Option<Weekday>,
    year: YearOf,
    day: civil::Date,
) -> Option<Date> {
    let candidate = |year| civil::Date::new(year, month, of_month).ok();
    let found = match (year, weekday) {
        (YearOf::Nearest, Some(weekday)) => {
            // The day of the week tells apart what is past and what is announced.
            let past = nearest_day(day, candidate)?;
            let next = candidate(past.year().checked_add(1)?);
            [Some(past), next].into_iter().flatten().find(|found| found.weekday() == weekday)?
        }
        (YearOf::Nearest, None) => nearest_day(day, candidate)?,
        (YearOf::Before, _) => nearest_day(day.yesterday().ok()?, candidate)?,
        (YearOf::Known(year), _) => candidate(year)?,
        (YearOf::Back(back), _) => candidate(year_back(day, back)?)?,
        (YearOf::Other, _) => return None,
    };
    Some(Date::day(found))
}

/// Far enough to meet a 29 February across a century without one.
fn nearest_day(
    day: civil::Date,
    candidate: impl Fn(i16) -> Option<civil::Date>,
) -> Option<civil::Date> {
    (0..=8).filter_map(|back| candidate(year_back(day, back)?)).find(|&found| found <= day)
}

/// A month or a season in the year that is meant.
fn periods(year: YearOf, day: civil::Date, of: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    let latest = |is_meant: fn(&Date, civil::Date) -> bool| {
        (0..=2).filter_map(|back| of(year_back(day, back)?)).find(|date| is_meant(date, day))
    };
    match year {
        YearOf::Known(year) => of(year),
        YearOf::Nearest => latest(|date, day| date.earliest() <= Some(day)),
        YearOf::Before => latest(|date, day| date.latest() < Some(day)),
        YearOf::Back(back) => of(year_back(day, back)?),
        YearOf::Other => None,
    }
}

fn last_weekday(weekday: Weekday, which: Which, day: civil::Date) -> Option<civil::Date> {
    let last = match which {
        Which::Latest => day,
        Which::Before => day.yesterday().ok()?,
    };
    last.checked_sub(i64::from(last.weekday().since(weekday)).days()).ok()
}

fn weekend(which: Which, day: civil::Date) -> Option<Date> {
    let saturday = match which {
        Which::Latest => last_weekday(Weekday::Saturday, Which::Latest, day)?,
        Which::Before => last_weekday(Weekday::Sunday, Which::Before, day)?.yesterday().ok()?,
    };
    days(saturday, saturday.tomorrow().ok()?)
}

fn back(count: i32, unit: Unit, day: civil::Date) -> Option<Date> {
    match unit {
        Unit::Day => Some(Date::day(day.checked_sub(span(count, unit)?).ok()?)),
        Unit::Week => {
            let (monday, next) = week(day, count)?;
            days(monday, next.yesterday().ok()?)
        }
        Unit::Month => {
            let month = day.first_of_month().checked_sub(span(count, unit)?).ok()?;
            Date::month(month.year(), month.month()).ok()
        }
        Unit::Year => Date::year(year_back(day, count)?).ok(),
    }
}

/// A count of days is meant as such; weeks, months and years are told roughly.
fn ago(count: i32, unit: Unit, day: civil::Date) -> Option<Date> {
    match unit {
        Unit::Day => back(count, unit, day),
        Unit::Week => Some(Date::day(day.checked_sub(span(count, unit)?).ok()?).about()),
        Unit::Month | Unit::Year => back(count, unit, day).map(Date::about),
    }
}

fn week(day: civil::Date, back: i32) -> Option<(civil::Date, civil::Date)> {
    Some(Grain::Week.bucket_of(day.checked_sub(span(back, Unit::Week)?).ok()?))
}

fn span(count: i32, unit: Unit) -> Option<Span> {
    let span = Span::new();
    match unit {
        Unit::Day => span.try_days(count).ok(),
        Unit::Week => span.try_weeks(count).ok(),
        Unit::Month => span.try_months(count).ok(),
        Unit::Year => span.try_years(count).ok(),
    }
}

fn days(first: civil::Date, last: civil::Date) -> Option<Date> {
    Date::interval(Date::day(first), Date::day(last)).ok()
}

fn year_back(day: civil::Date, back: i32) -> Option<i16> {
    i16::try_from(i32::from(day.year()).checked_sub(back)?).ok()
}
