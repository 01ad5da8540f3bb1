//! The grammar of a whole phrase: one moment, an open interval, or two moments that bound one.
//!
//! Invariant: the longest reading wins, and two dates that bound nothing stay two.

use super::calendar::{self, Place, Read};
use super::meaning::{Moment, Wording, YearOf};
use super::moment::{self, moment};
use crate::extract::token::{Cursor, Kind, Token};
use crate::model::date::Date;

/// The words that a date phrase can begin with. Most words of a text are none of them, and need no
/// further look.
#[rustfmt::skip]
const OPENINGS: [&str; 121] = [
    "a", "about", "an", "another", "any", "approximately", "apr", "april", "around", "aug",
    "august", "autumn", "beginning", "between", "circa", "close", "coming", "dec", "december",
    "each", "earlier", "early", "eight", "eighteen", "eighty", "eleven", "end", "every", "fall",
    "feb", "february", "fifteen", "fifty", "first", "five", "following", "forty", "four",
    "fourteen", "fourth", "fri", "friday", "from", "half", "jan", "january", "jul", "july",
    "jun", "june", "last", "late", "later", "mar", "march", "may", "mid", "middle", "mon",
    "monday", "next", "nine", "nineteen", "ninety", "nov", "november", "oct", "october", "one",
    "past", "previous", "roughly", "sat", "saturday", "second", "sep", "sept", "september",
    "seven", "seventeen", "seventy", "since", "six", "sixteen", "sixty", "spring", "start",
    "summer", "sun", "sunday", "ten", "that", "the", "third", "thirteen", "thirty", "this",
    "three", "thu", "thur", "thurs", "thursday", "till", "today", "tomorrow", "tonight", "tue",
    "tues", "tuesday", "twelve", "twenty", "two", "until", "very", "wed", "wednesday", "weds",
    "winter", "year", "yesterday", "zero",
];

/// Whether a date phrase can begin with a token.
pub(super) fn may_open(token: Token<'_>) -> bool {
    match token.kind {
        Kind::Word => token.is_in(&OPENINGS),
        Kind::Digits => token.text.len() <= 4,
        Kind::Mark | Kind::Break => false,
    }
}

/// Reads the longest date phrase that begins here.
pub(super) fn read<'a, 't>(at: Cursor<'a, 't>, place: Place) -> Read<'a, 't, Wording> {
    if let Some(after) = at.word("since") {
        return moment(after, Place::Alone).map(|(start, end)| (Wording::Since(start), end));
    }
    if let Some(after) = at.any(&["until", "till"]) {
        return moment(after, Place::Alone).map(|(last, end)| (Wording::Until(last), end));
    }
    if let Some(after) = at.any(&["about", "around", "circa", "roughly", "approximately"]) {
        return moment(after, place).map(|(about, end)| (Wording::About(about), end));
    }
    days_of_one_month(at, place).or_else(|| years(at)).or_else(|| between(at, place)).or_else(
        || moment(at, place).map(|(one, end)| (Wording::At(with_borrowed_year(one, end)), end)),
    )
}

/// "12–15 March 2024", "between 12 and 15 March", "March 12 to 15, 2024".
fn days_of_one_month<'a, 't>(at: Cursor<'a, 't>, place: Place) -> Read<'a, 't, Wording> {
    let (joint, start) = opening(at);
    let start = start.skip("the");
    let day_then_day = |at: Cursor<'a, 't>| {
        let ((first, _), after) = calendar::day(at)?;
        let ((last, _), end) = calendar::day(past_joint(joint, after)?.skip("the"))?;
        Some((first, last, end))
    };
    let (first, last, month, end) = if let Some(((month, _), after)) = calendar::month(start, place)
    {
        let (first, last, end) = day_then_day(after)?;
        (first, last, month, end)
    } else {
        let (first, last, after) = day_then_day(start)?;
        let ((month, _), end) = calendar::month(after.skip("of"), place)?;
        (first, last, month, end)
    };
    // "March 12 to 15 April" bounds two months.
    if calendar::month(end, Place::InText).is_some() {
        return None;
    }
    let (year, end) = moment::year_after(end);
    let on = |day| Moment::Day { month, day, weekday: None, year };
    Some((Wording::Between(on(first), on(last)), end))
}

/// "2015–2016", "2015-16".
fn years<'a, 't>(at: Cursor<'a, 't>) -> Read<'a, 't, Wording> {
    let (first, after) =
        calendar::year_digits(at).filter(|(year, _)| (1900..2100).contains(year))?;
    let (digits, end) = after.glued_mark(&['-', '–', '‐', '‑']).and_then(Cursor::digits)?;
    let number: i16 = digits.parse().ok()?;
    let last = match digits.len() {
        4 if number < 2100 => number,
        // "2010-12" is a month to some and three years to others.
        2 if number > 12 || after.mark(&['–']).is_some() => first - first % 100 + number,
        _ => return None,
    };
    let is_more =
        calendar::goes_on(end) || end.glued_mark(&['-', '–']).and_then(Cursor::digits).is_some();
    if last <= first || is_more {
        return None;
    }
    let year = |year| Date::year(year).ok().map(Moment::Fixed);
    Some((Wording::Between(year(first)?, year(last)?), end))
}

/// "Between 2015 and 2020", "from March until May 2023", "January to March 2024".
fn between<'a, 't>(at: Cursor<'a, 't>, place: Place) -> Read<'a, 't, Wording> {
    let (joint, start) = opening(at);
    let inner = if start.end_byte() == at.end_byte() { place } else { Place::Alone };
    let (first, after) = moment(start, inner)?;
    let (last, end) = moment(past_joint(joint, after)?, Place::Alone)?;
    Some((Wording::Between(first, last), end))
}

/// What joins the two ends of an interval.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    And,
    To,
}

fn opening<'a, 't>(at: Cursor<'a, 't>) -> (Joint, Cursor<'a, 't>) {
    match (at.word("between"), at.word("from")) {
        (Some(after), _) => (Joint::And, after),
        (None, Some(after)) => (Joint::To, after),
        (None, None) => (Joint::To, at),
    }
}

fn past_joint<'a, 't>(joint: Joint, at: Cursor<'a, 't>) -> Option<Cursor<'a, 't>> {
    match joint {
        Joint::And => at.word("and"),
        Joint::To => {
            at.any(&["to", "until", "till", "through"]).or_else(|| at.mark(&['-', '–', '‐', '‑']))
        }
    }
}

/// In "March 22 and April 3, 2023" the year belongs to both. Where the order of the two leaves a
/// doubt, it belongs to neither that can be told.
fn with_borrowed_year(one: Moment, end: Cursor<'_, '_>) -> Moment {
    /// Longest list that is followed to its year.
    const LONGEST: usize = 6;
    if one.year() != Some(YearOf::Nearest) {
        return one;
    }
    let (mut last, mut at) = (one, end);
    for _ in 0..LONGEST {
        let comma = at.mark(&[',']).unwrap_or(at);
        let joined = comma.any(&["and in", "and on", "and", "or"]).unwrap_or(comma);
        if joined.end_byte() == at.end_byte() {
            return one;
        }
        let Some((next, end)) = moment(joined, Place::Alone) else { return one };
        if next.place_in_year().is_none() {
            return one;
        }
        if next.place_in_year() < last.place_in_year() {
            return one.in_year(YearOf::Other);
        }
        match next.year() {
            Some(year @ (YearOf::Known(_) | YearOf::Back(_) | YearOf::Other)) => {
                return one.in_year(year);
            }
            Some(YearOf::Nearest | YearOf::Before) | None => (last, at) = (next, end),
        }
    }
    one
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::any_wording;
    use super::{OPENINGS, Place, may_open, read};
    use crate::extract::token::{Cursor, tokens};
    use crate::model::date::Date;

    /// Every phrase that can be read must be let through, or it is never found.
    #[track_caller]
    fn opens(text: &str) {
        let tokens = tokens(text);
        let mut at = Cursor::new(&tokens);
        while let Some(token) = at.peek() {
            if read(at, Place::InText).is_some() {
                assert!(may_open(token), "{} in {text}", token.text);
            }
            at = at.step();
        }
    }

    #[test]
    fn every_phrase_begins_with_an_opening() {
        assert!(OPENINGS.is_sorted());
        for name in [
            "March 5",
            "Mar. 5",
            "sept 5",
            "Friday",
            "Fri 5 May",
            "spring 2023",
            "fall 2023",
            "two days ago",
            "a year ago",
        ] {
            opens(name);
        }
        for month in 1..=12 {
            opens(&Date::month(2024, month).unwrap().words());
            opens(&Date::month(2024, month).unwrap().short());
        }
        for phrase in [
            "first half of 2023",
            "fourth quarter of 2023",
            "very end of 2023",
            "beginning of 2023",
            "close of 2023",
            "middle of 2023",
            "the day before yesterday",
            "earlier this year",
            "later this week",
            "coming Friday",
            "year 2015",
            "tomorrow",
            "tonight",
            "approximately March 2024",
            "half a dozen years ago",
            "previous week",
        ] {
            opens(phrase);
        }
    }

    proptest! {
    #[test]
    fn no_phrase_is_overlooked(text in any_wording()) {
        opens(&text);
    }
    }
}
