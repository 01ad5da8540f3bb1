//! A date in English words, long for sentences and short for labels.
//!
//! Invariant: what is vague stays vague in words; no form invents a day, a month or an end.

use super::shape::{Doubt, End, Point, Season, Shape, Value};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of month 1 to 12; the empty string otherwise.
pub(super) fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or_default()
}

/// "22 March 2024", "about January 2024", "2015 to 2016", "since 2019".
pub(super) fn long(value: Value) -> String {
    match value {
        Value::Point(point) => long_point(point),
        Value::Interval(End::At(start), End::At(end)) => {
            format!("{} to {}", long_point(start), long_point(end))
        }
        Value::Interval(End::At(start), End::Open) => format!("since {}", long_point(start)),
        Value::Interval(End::At(start), End::Unknown) => {
            format!("from {}, end unknown", long_point(start))
        }
        Value::Interval(End::Open, End::At(end)) => format!("until {}", long_point(end)),
        Value::Interval(End::Unknown, End::At(end)) => {
            format!("until {}, start unknown", long_point(end))
        }
        Value::Interval(End::Open | End::Unknown, End::Open | End::Unknown) => {
            "at an unknown time".to_owned()
        }
    }
}

/// "22 Mar 2024", "about Jan 2024", "2015–2016", "since 2019", "2019–?".
pub(super) fn short(value: Value) -> String {
    match value {
        Value::Point(point) => short_point(point),
        Value::Interval(End::At(start), End::At(end)) => {
            let (start, end) = (short_point(start), short_point(end));
            let dash = if start.contains(' ') || end.contains(' ') { " – " } else { "–" };
            format!("{start}{dash}{end}")
        }
        Value::Interval(End::At(start), End::Open) => format!("since {}", short_point(start)),
        Value::Interval(End::At(start), End::Unknown) => format!("{}–?", short_point(start)),
        Value::Interval(End::Open, End::At(end)) => format!("until {}", short_point(end)),
        Value::Interval(End::Unknown, End::At(end)) => format!("?–{}", short_point(end)),
        Value::Interval(End::Open | End::Unknown, End::Open | End::Unknown) => "?".to_owned(),
    }
}

fn long_point(point: Point) -> String {
    let words = match point.shape {
        Shape::Day(day) => {
            format!("{} {} {}", day.day(), month_name(day.month()), year(day.year()))
        }
        Shape::Month(y, month) => format!("{} {}", month_name(month), year(y)),
        Shape::DayOfMonth(y, month) => format!("a day in {} {}", month_name(month), year(y)),
        Shape::Season(y, season) => format!("{} {}", season_name(season), year(y)),
        Shape::Year(y) => year(y),
        Shape::MonthOfYear(y) => format!("a month in {}", year(y)),
        Shape::DayOfYear(y) => format!("a day in {}", year(y)),
        Shape::Decade(y) => format!("the {y}s"),
        Shape::Century(y) => format!("the years {y}–{}", y.saturating_add(99)),
    };
    match point.doubt {
        None => words,
        Some(Doubt::Uncertain) => format!("perhaps {words}"),
        Some(Doubt::Approximate) => format!("about {words}"),
        Some(Doubt::Both) => format!("perhaps about {words}"),
    }
}

fn short_point(point: Point) -> String {
    let words = match point.shape {
        Shape::Day(day) => {
            format!("{} {} {}", day.day(), month_short(day.month()), year(day.year()))
        }
        Shape::Month(y, month) => format!("{} {}", month_short(month), year(y)),
        Shape::DayOfMonth(y, month) => format!("? {} {}", month_short(month), year(y)),
        Shape::Season(y, season) => format!("{} {}", season_name(season), year(y)),
        Shape::Year(y) => year(y),
        Shape::MonthOfYear(y) | Shape::DayOfYear(y) => format!("? {}", year(y)),
        Shape::Decade(y) => format!("{y}s"),
        Shape::Century(y) => format!("{y}–{}", y.saturating_add(99)),
    };
    match point.doubt {
        None => words,
        Some(Doubt::Uncertain) => format!("{words}?"),
        Some(Doubt::Approximate) => format!("about {words}"),
        Some(Doubt::Both) => format!("about {words}?"),
    }
}

fn month_short(month: i8) -> &'static str {
    month_name(month).get(..3).unwrap_or_default()
}

fn season_name(season: Season) -> &'static str {
    match season {
        Season::Spring => "spring",
        Season::Summer => "summer",
        Season::Autumn => "autumn",
        Season::Winter => "winter",
    }
}

/// EDTF counts astronomically: the year before 1 is 0, which people call 1 BC.
fn year(year: i16) -> String {
    if year > 0 { year.to_string() } else { format!("{} BC", 1 - i32::from(year)) }
}
