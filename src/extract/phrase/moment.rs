//! One moment in a text: numbers ("2024-03-22", "22.03.2024"), days, months, seasons, years and
//! the parts of a year.
//!
//! Invariant: a date that the calendar lacks ("31 June 2024"), or that can be read two ways
//! ("03/04/2024"), is recognised as a whole and means nothing.

use jiff::civil;

use super::calendar::{self, DayForm, Form, Place, Read};
use super::meaning::{Moment, Part, YearOf};
use super::relative;
use crate::extract::token::{Cursor, Kind};
use crate::model::date::{Date, Season};

/// Reads the longest moment that begins here.
pub(super) fn moment<'a, 't>(at: Cursor<'a, 't>, place: Place) -> Read<'a, 't, Moment> {
    iso(at)
        .or_else(|| numeric(at))
        .or_else(|| day(at, place))
        .or_else(|| relative::read(at, place))
        .or_else(|| part(at))
        .or_else(|| month(at, place))
        .or_else(|| season(at, place))
        .or_else(|| decade(at))
        .or_else(|| year(at, place))
}

/// "2024-03-22", "2024-03-22T10:00:00Z", "2024-03".
fn iso<'a, 't>(at: Cursor<'a, 't>) -> Read<'a, 't, Moment> {
    let two = |at: Cursor<'a, 't>| at.digits().filter(|(digits, _)| digits.len() == 2);
    let (year, after) = calendar::year_digits(at)?;
    let (month, after) = two(after.glued_mark(&['-'])?)?;
    let Some((day, end)) = after.glued_mark(&['-']).and_then(two) else {
        let date = Date::parse(&format!("{year}-{month}")).ok().filter(|_| month <= "12")?;
        return (!calendar::goes_on(after)).then_some((Moment::Fixed(date), after));
    };
    let fixed =
        Date::parse(&format!("{year}-{month}-{day}")).map_or(Moment::Elsewhere, Moment::Fixed);
    let time = end.any(&["T"]).filter(|after| end.is_glued() && after.is_glued());
    if let Some(time) = time {
        let end = time.blob_end();
        let zone = end.mark(&['+']).filter(|_| end.is_glued()).map(Cursor::blob_end);
        return Some((fixed, zone.unwrap_or(end)));
    }
    let is_more =
        calendar::goes_on(end) || end.glued_mark(&['-']).and_then(Cursor::digits).is_some();
    (!is_more).then_some((fixed, end))
}

/// "22.03.2024", "22/03/2024". With slashes the month comes first in America, so only a number
/// above twelve tells them apart.
fn numeric<'a, 't>(at: Cursor<'a, 't>) -> Read<'a, 't, Moment> {
    let short = |at: Cursor<'a, 't>| {
        let (digits, after) = at.digits().filter(|(digits, _)| digits.len() <= 2)?;
        Some((digits.parse::<i8>().ok()?, after))
    };
    let (first, after) = short(at)?;
    let mark = after.peek().map(|token| token.text).filter(|text| matches!(*text, "." | "/"))?;
    let mark = &[mark.chars().next()?];
    let (second, after) = short(after.glued_mark(mark)?)?;
    let (year, end) = calendar::year_digits(after.glued_mark(mark)?)?;
    let (day, month) = match mark {
        ['/'] if first <= 12 && second <= 12 && first != second => {
            return Some((Moment::Elsewhere, end));
        }
        ['/'] if second > 12 => (second, first),
        _ => (first, second),
    };
    let day = civil::Date::new(year, month, day)
        .map_or(Moment::Elsewhere, |day| Moment::Fixed(Date::day(day)));
    (!calendar::goes_on(end)).then_some((day, end))
}

/// "22 March 2024", "March 22", "Friday, March 22, 2024", "the 22nd of March", "1-Apr-2024".
pub(super) fn day<'a, 't>(at: Cursor<'a, 't>, place: Place) -> Read<'a, 't, Moment> {
    let (weekday, start) = match calendar::weekday(at) {
        Some(((weekday, _), after)) => {
            (Some(weekday), after.mark(&[',']).unwrap_or(after).skip("the"))
        }
        None => (None, at.skip("the")),
    };
    let ((month, day), after) = day_first(start, place).or_else(|| month_first(start, place))?;
    let (year, end) = year_after(after);
    Some((Moment::Day { month, day, weekday, year }, calendar::past_day_part(end)))
}

fn day_first<'a, 't>(at: Cursor<'a, 't>, place: Place) -> Read<'a, 't, (i8, i8)> {
    let ((day, form), after) = calendar::day(at)?;
    let of = after.word("of");
    // "Eleven of May's victims" counts; "the 22nd of March" does not.
    if of.is_some() && form == DayForm::Plain && place == Place::InText {
        return None;
    }
    let month_at = of.or_else(|| after.glued_mark(&['-'])).unwrap_or(after);
    let ((month, _), end) = calendar::month(month_at, place)?;
    Some(((month, day), end))
}

fn month_first<'a, 't>(at: Cursor<'a, 't>, place: Place) -> Read<'a, 't, (i8, i8)> {
    let ((month, _), after) = calendar::month(at, place)?;
    let ((day, _), end) = calendar::day(after.skip("the"))?;
    Some(((month, day), end))
}

/// The year behind a day or a month: "2024", ", 2024", "of 2024", "last year", "of that year".
pub(super) fn year_after<'a, 't>(end: Cursor<'a, 't>) -> (YearOf, Cursor<'a, 't>) {
    const OTHER: [&str; 9] = [
        "that year",
        "the same year",
        "the following year",
        "the next year",
        "next year",
        "the previous year",
        "the year before",
        "every year",
        "each year",
    ];
    let comma = end.mark(&[',']).or_else(|| end.glued_mark(&['-'])).unwrap_or(end);
    if let Some((year, after)) = calendar::year(comma).or_else(|| calendar::year(end.word("of")?)) {
        return (YearOf::Known(year), after);
    }
    let start = comma.any(&["of", "in"]).unwrap_or(comma);
    [("last year", YearOf::Back(1)), ("this year", YearOf::Back(0))]
        .into_iter()
        .find_map(|(words, year)| Some((year, start.words(words)?)))
        .or_else(|| Some((YearOf::Other, start.any(&OTHER)?)))
        .unwrap_or((YearOf::Nearest, end))
}

/// "March 2024", "March of last year", "in July".
fn month<'a, 't>(at: Cursor<'a, 't>, place: Place) -> Read<'a, 't, Moment> {
    let ((month, form), after) = calendar::month(at, place)?;
    let (year, end) = year_after(after);
    let is_enough = year != YearOf::Nearest || place == Place::Alone || is_month_alone(at, form);
    is_enough.then_some((Moment::Month { month, year }, end))
}

/// Whether a month's name without day or year means the month: "July", but "in May".
fn is_month_alone(at: Cursor<'_, '_>, form: Form) -> bool {
    const BEFORE: [&str; 14] = [
        "in", "since", "until", "till", "by", "early", "late", "mid", "of", "during", "through",
        "from", "last", "this",
    ];
    let is_capital = at.peek().is_some_and(|token| token.is_capital());
    match form {
        Form::Full => is_capital,
        Form::Shared => {
            let joins = at.behind().is_some_and(|token| token.is_any(&["and", "or", "to"]));
            let follows_month = calendar::month(at.back().back(), Place::InText).is_some();
            is_capital
                && (at.behind().is_some_and(|token| token.is_any(&BEFORE))
                    || (joins && follows_month))
        }
        Form::Short => false,
    }
}

/// "Spring 2024", "the winter of 2023-24", "in the summer".
fn season<'a, 't>(at: Cursor<'a, 't>, place: Place) -> Read<'a, 't, Moment> {
    let start = at.skip("the");
    let (season, after) = calendar::season(start)?;
    let of = after.word("of").unwrap_or(after);
    if let Some((year, end)) = winter_years(of).filter(|_| season == Season::Winter) {
        return Some((Moment::Season { season, year: YearOf::Known(year) }, end));
    }
    let (year, end) = calendar::year(of)
        .map_or_else(|| year_after(after), |(year, end)| (YearOf::Known(year), end));
    let is_named = at.behind().is_some_and(|token| token.is("in")) && !start.peek()?.is("fall");
    let is_enough = year != YearOf::Nearest || place == Place::Alone || is_named;
    is_enough.then_some((Moment::Season { season, year }, end))
}

/// The first of the two years of a winter: "2023-24", "2023–2024", "2023/24".
fn winter_years<'a, 't>(at: Cursor<'a, 't>) -> Read<'a, 't, i16> {
    let (year, after) = calendar::year_digits(at)?;
    let (digits, end) = after.glued_mark(&['-', '–', '/'])?.digits()?;
    let next = (year + 1).to_string();
    (digits == next || Some(digits) == next.get(2..)).then_some((year, end))
}

/// "Early 2024", "mid-2024", "the end of March", "late last year", "the first half of 2023".
fn part<'a, 't>(at: Cursor<'a, 't>) -> Read<'a, 't, Moment> {
    if let Some(piece) = piece_of_year(at) {
        return Some(piece);
    }
    let (part, after) = part_name(at)?;
    let start = after.glued_mark(&['-', '‐', '‑']).unwrap_or(after);
    let years = [
        ("last year", YearOf::Back(1)),
        ("this year", YearOf::Back(0)),
        ("the year", YearOf::Back(0)),
    ];
    let relative = years.into_iter().find_map(|(words, year)| {
        // The end of "the year" may be the last one's or one that is yet to come.
        let is_told = part == Part::Early || words != "the year";
        start.words(words).filter(|_| is_told).map(|end| (year, end))
    });
    if let Some((year, end)) =
        calendar::year(start).map(|(year, end)| (YearOf::Known(year), end)).or(relative)
    {
        return Some((Moment::Part { part, year }, end));
    }
    // A month or a season is left as wide as it is; a day is the same day.
    let on = start.skip("on");
    day(on, Place::Alone)
        .or_else(|| month(start, Place::Alone))
        .or_else(|| season(start, Place::Alone))
        .or_else(|| relative::weekday(on, Place::InText))
}

fn part_name<'a, 't>(at: Cursor<'a, 't>) -> Read<'a, 't, Part> {
    let start = at.skip("the");
    let of = |words: &[&str]| start.any(words).and_then(|after| after.word("of"));
    None.or_else(|| Some((Part::Early, of(&["very beginning", "beginning", "start"])?)))
        .or_else(|| Some((Part::Middle, of(&["middle"])?)))
        .or_else(|| Some((Part::Late, of(&["very end", "end", "close"])?)))
        .or_else(|| Some((Part::Early, at.any(&["early in", "early"])?)))
        .or_else(|| Some((Part::Middle, at.word("mid")?)))
        .or_else(|| Some((Part::Late, at.any(&["late in", "late"])?)))
}

/// "The first half of 2023", "the third quarter of 2023".
fn piece_of_year<'a, 't>(at: Cursor<'a, 't>) -> Read<'a, 't, Moment> {
    const PIECES: [(&str, i8, i8); 6] = [
        ("first half of", 1, 6),
        ("second half of", 7, 12),
        ("first quarter of", 1, 3),
        ("second quarter of", 4, 6),
        ("third quarter of", 7, 9),
        ("fourth quarter of", 10, 12),
    ];
    let start = at.skip("the");
    let (first, last, after) =
        PIECES.iter().find_map(|&(words, first, last)| Some((first, last, start.words(words)?)))?;
    let (year, end) = calendar::year(after)?;
    let (first, last) = (Date::month(year, first).ok()?, Date::month(year, last).ok()?);
    Some((Moment::Fixed(Date::interval(first, last).ok()?), end))
}

/// "The 1990s". "The 2000s" may be ten years or a hundred.
fn decade<'a, 't>(at: Cursor<'a, 't>) -> Read<'a, 't, Moment> {
    let (year, after) = calendar::year_digits(at.skip("the"))?;
    let end = after.word("s").filter(|_| after.is_glued() && year % 10 == 0)?;
    let decade = Date::parse(&format!("{}X", year / 10)).ok().filter(|_| year % 100 != 0);
    Some((decade.map_or(Moment::Elsewhere, Moment::Fixed), end))
}

/// "2015", "the year 2015". In a text four digits are a year where the words around them say so.
fn year<'a, 't>(at: Cursor<'a, 't>, place: Place) -> Read<'a, 't, Moment> {
    let named = at.any(&["the year", "year"]);
    let (year, end) = calendar::year(named.unwrap_or(at))?;
    let is_year = named.is_some() || place == Place::Alone || is_year_in_text(at, year);
    Date::year(year).ok().filter(|_| is_year).map(|date| (Moment::Fixed(date), end))
}

fn is_year_in_text(at: Cursor<'_, '_>, year: i16) -> bool {
    const BEFORE: [&str; 19] = [
        "in",
        "since",
        "of",
        "by",
        "until",
        "till",
        "through",
        "from",
        "during",
        "early",
        "late",
        "mid",
        "the",
        "throughout",
        "between",
        "circa",
        "to",
        "january",
        "summer",
    ];
    if !(1900..2100).contains(&year) {
        return false;
    }
    let Some(behind) = at.behind() else { return true };
    match behind.kind {
        Kind::Break => true,
        Kind::Word if behind.is_any(&["and", "or"]) => follows_year(at.back()),
        Kind::Word => behind.is_any(&BEFORE),
        Kind::Mark => behind.text == "(" || (behind.text == "," && follows_year(at.back())),
        Kind::Digits => false,
    }
}

/// Whether a year stands behind, as in "2014, 2015 and 2016".
fn follows_year(at: Cursor<'_, '_>) -> bool {
    calendar::year_digits(at.back()).is_some_and(|(year, _)| (1900..2100).contains(&year))
}
