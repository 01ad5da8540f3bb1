//! The names and numbers of the calendar: months, days of the week, days, years, seasons.
//!
//! Invariant: digits that go on into something longer (22,000, 2024-03, 22nd's 10:30) are neither
//! a day nor a year.

use jiff::civil::Weekday;

use super::super::token::{Cursor, Kind};
use crate::model::date::Season;

/// What was read, and past it.
pub(super) type Read<'a, 't, T> = Option<(T, Cursor<'a, 't>)>;

/// Where a phrase stands. Alone it is meant as a date; in a text "may" and "2,015" are mostly not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Alone,
    InText,
}

/// How sure a name is to be one of the calendar's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Full,
    /// Also a given name or another word: March, April, May, June, August.
    Shared,
    /// "Jan.", "Tue".
    Short,
}

const MONTHS: [(&str, Form); 12] = [
    ("january", Form::Full),
    ("february", Form::Full),
    ("march", Form::Shared),
    ("april", Form::Shared),
    ("may", Form::Shared),
    ("june", Form::Shared),
    ("july", Form::Full),
    ("august", Form::Shared),
    ("september", Form::Full),
    ("october", Form::Full),
    ("november", Form::Full),
    ("december", Form::Full),
];

const WEEKDAYS: [(&str, Weekday, &[&str]); 7] = [
    ("monday", Weekday::Monday, &["mon"]),
    ("tuesday", Weekday::Tuesday, &["tue", "tues"]),
    ("wednesday", Weekday::Wednesday, &["wed", "weds"]),
    ("thursday", Weekday::Thursday, &["thu", "thur", "thurs"]),
    ("friday", Weekday::Friday, &["fri"]),
    ("saturday", Weekday::Saturday, &["sat"]),
    ("sunday", Weekday::Sunday, &["sun"]),
];

const SEASONS: [(&str, Season); 5] = [
    ("spring", Season::Spring),
    ("summer", Season::Summer),
    ("autumn", Season::Autumn),
    ("fall", Season::Autumn),
    ("winter", Season::Winter),
];

/// What a number that could be a year counts instead.
#[rustfmt::skip]
const COUNTED: [&str; 26] = [
    "people", "persons", "men", "women", "children", "civilians", "soldiers", "troops",
    "fighters", "militants", "victims", "casualties", "deaths", "dead", "killed", "wounded",
    "injured", "others", "more", "refugees", "residents", "prisoners", "hostages", "metres",
    "meters", "kilometres",
];

const SCALES: [&str; 9] =
    ["hundred", "thousand", "million", "billion", "dozen", "percent", "per", "or", "times"];

/// A month by name, 1 to 12. "May" and "march" without a capital are words in a text.
pub(super) fn month<'a, 't>(at: Cursor<'a, 't>, place: Place) -> Read<'a, 't, (i8, Form)> {
    let token = at.peek().filter(|token| token.kind == Kind::Word)?;
    let after = at.step();
    let (number, (name, form)) = (1_i8..).zip(MONTHS).find(|(_, (name, _))| {
        let is_short = token.is("sept") && *name == "september";
        token.is(name) || is_short || name.get(..3).is_some_and(|short| token.is(short))
    })?;
    let is_full = token.is(name);
    let is_word = place == Place::InText && !token.is_capital() && matches!(number, 3 | 5);
    if is_word {
        return None;
    }
    if is_full {
        return Some(((number, form), after));
    }
    Some(((number, Form::Short), after.mark(&['.']).filter(|_| after.is_glued()).unwrap_or(after)))
}

/// A day of the week by name.
pub(super) fn weekday<'a, 't>(at: Cursor<'a, 't>) -> Read<'a, 't, (Weekday, Form)> {
    let token = at.peek().filter(|token| token.kind == Kind::Word)?;
    let after = at.step();
    let &(name, weekday, _) =
        WEEKDAYS.iter().find(|(name, _, short)| token.is(name) || token.is_any(short))?;
    if token.is(name) {
        return Some(((weekday, Form::Full), after));
    }
    Some(((weekday, Form::Short), after.mark(&['.']).filter(|_| after.is_glued()).unwrap_or(after)))
}

/// Past "morning", "evening" or "night": the day is the same.
pub(super) fn past_day_part<'a, 't>(end: Cursor<'a, 't>) -> Cursor<'a, 't> {
    end.any(&["morning", "afternoon", "evening", "night"]).unwrap_or(end)
}

/// A season by name.
pub(super) fn season<'a, 't>(at: Cursor<'a, 't>) -> Read<'a, 't, Season> {
    let token = at.peek()?;
    SEASONS.iter().find(|(name, _)| token.is(name)).map(|&(_, season)| (season, at.step()))
}

/// How a day of the month is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayForm {
    Plain,
    /// "22nd"
    Ordinal,
}

/// A day of the month, 1 to 31, with or without "st", "nd", "rd", "th".
pub(super) fn day<'a, 't>(at: Cursor<'a, 't>) -> Read<'a, 't, (i8, DayForm)> {
    let (digits, after) = at.digits().filter(|(digits, _)| digits.len() <= 2)?;
    let number = digits.parse().ok().filter(|number| (1..=31).contains(number))?;
    let ordinal = after.any(&["st", "nd", "rd", "th"]).filter(|_| after.is_glued());
    let (form, end) = ordinal.map_or((DayForm::Plain, after), |end| (DayForm::Ordinal, end));
    (!goes_on(end) && end.any(&SCALES).is_none()).then_some(((number, form), end))
}

/// A year of four digits from 1000 to 2999 that counts nothing.
pub(super) fn year<'a, 't>(at: Cursor<'a, 't>) -> Read<'a, 't, i16> {
    let (year, end) = year_digits(at)?;
    let counts = end.any(&COUNTED).or_else(|| end.any(&SCALES)).is_some();
    let is_range = end.glued_mark(&['-', '–', '‐', '‑']).and_then(Cursor::digits).is_some();
    (!counts && !is_range && !goes_on(end)).then_some((year, end))
}

/// Four digits that could be a year, whatever follows.
pub(super) fn year_digits<'a, 't>(at: Cursor<'a, 't>) -> Read<'a, 't, i16> {
    let (digits, end) = at.digits().filter(|(digits, _)| digits.len() == 4)?;
    let year = digits.parse().ok().filter(|year| (1000..3000).contains(year))?;
    Some((year, end))
}

/// Whether the digits behind are glued to more of the same thing.
pub(super) fn goes_on(end: Cursor<'_, '_>) -> bool {
    let Some(token) = end.peek().filter(|_| end.is_glued()) else { return false };
    match token.kind {
        Kind::Word | Kind::Digits => true,
        Kind::Break => false,
        Kind::Mark => match token.text {
            "%" | "°" | "€" | "$" | "£" => true,
            "." | "," | ":" | "/" => end.step().is_glued() && end.step().digits().is_some(),
            _ => false,
        },
    }
}
