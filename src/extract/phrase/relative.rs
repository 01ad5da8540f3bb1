//! Moments that are told from the day of writing: "yesterday", "last week", "on Tuesday",
//! "two years ago", "the past 24 hours".
//!
//! Invariant: what is told from another day ("that Tuesday", "the following week") or lies ahead
//! ("next year") is recognised and means nothing.

use super::calendar::{self, Form, Place, Read, past_day_part};
use super::meaning::{Moment, Unit, Which, YearOf};
use crate::extract::number;
use crate::extract::token::Cursor;

/// Reads the relative moment that begins here.
pub(super) fn read<'a, 't>(at: Cursor<'a, 't>, place: Place) -> Read<'a, 't, Moment> {
    named_day(at)
        .or_else(|| elsewhere(at))
        .or_else(|| past(at))
        .or_else(|| last_or_this(at))
        .or_else(|| ago(at))
        .or_else(|| Some((Moment::Weekend(Which::Latest), at.words("the weekend")?)))
        .or_else(|| weekday(at, place))
}

fn named_day<'a, 't>(at: Cursor<'a, 't>) -> Read<'a, 't, Moment> {
    const NAMES: [(&str, i32); 10] = [
        ("the day before yesterday", 2),
        ("yesterday", 1),
        ("last night", 1),
        ("last evening", 1),
        ("today", 0),
        ("tonight", 0),
        ("this morning", 0),
        ("this afternoon", 0),
        ("this evening", 0),
        ("tomorrow", -1),
    ];
    let (days, end) = NAMES.iter().find_map(|&(words, days)| Some((days, at.words(words)?)))?;
    Some((Moment::Back(days, Unit::Day), past_day_part(end)))
}

/// "Next week", "that March", "every Friday", "a Tuesday".
fn elsewhere<'a, 't>(at: Cursor<'a, 't>) -> Read<'a, 't, Moment> {
    const OTHER: [&str; 8] =
        ["next", "coming", "following", "every", "each", "that", "previous", "another"];
    if let Some(after) = at.any(&OTHER) {
        let end = calendar::weekday(after)
            .filter(|((_, form), _)| *form == Form::Full)
            .map(|(_, end)| end)
            .or_else(|| {
                calendar::month(after, Place::InText)
                    .filter(|((_, form), _)| *form != Form::Short)
                    .map(|(_, end)| end)
            })
            .or_else(|| calendar::season(after).map(|(_, end)| end))
            .or_else(|| after.any(&["week", "weekend", "month", "year"]))?;
        return Some((Moment::Elsewhere, end));
    }
    let after = at.any(&["a", "one", "any"])?;
    calendar::weekday(after)
        .filter(|((_, form), _)| *form == Form::Full)
        .map(|(_, end)| (Moment::Elsewhere, end))
}

/// "The past 24 hours", "the last two years", "the past week".
fn past<'a, 't>(at: Cursor<'a, 't>) -> Read<'a, 't, Moment> {
    let the = at.word("the");
    let after = the.unwrap_or(at).any(&["past", "last"])?;
    let (count, unit, end) = if let Some((count, unit_at)) = number::small(after) {
        let (unit, end) = unit(unit_at)?;
        (count, unit, end)
    } else {
        // "Last week" is the week before this one; "the last week" and "past week" run until now.
        let is_running = the.is_some() || at.word("past").is_some();
        let (unit, end) = unit(after).filter(|_| is_running)?;
        (1, unit, end)
    };
    // "The last two weeks of March" are told from March.
    let is_part = end.word("of").is_some();
    let (count, unit) = match unit {
        Length::Hour => (count.div_ceil(24), Unit::Day),
        Length::Of(unit) => (count, unit),
    };
    i32::try_from(count).ok().filter(|_| !is_part).map(|count| (Moment::Past(count, unit), end))
}

/// "Last week", "earlier this year", "last Tuesday", "this spring".
fn last_or_this<'a, 't>(at: Cursor<'a, 't>) -> Read<'a, 't, Moment> {
    let start = at.any(&["earlier", "later", "early", "late"]).unwrap_or(at);
    let (back, after) = match (start.word("last"), start.word("this")) {
        (Some(after), _) => (1, after),
        (None, Some(after)) => (0, after),
        (None, None) => return None,
    };
    let which = if back == 1 { Which::Before } else { Which::Latest };
    let year = if back == 1 { YearOf::Before } else { YearOf::Back(0) };
    for (word, unit) in [("week", Unit::Week), ("month", Unit::Month), ("year", Unit::Year)] {
        // "Late last year" is a part of it, and "the last week of March" none of ours.
        let is_whole = unit != Unit::Year || start.back().any(&["early", "late"]).is_none();
        if let Some(end) = after.word(word).filter(|end| is_whole && end.word("of").is_none()) {
            return Some((Moment::Back(back, unit), end));
        }
    }
    if let Some(end) = after.word("weekend") {
        return Some((Moment::Weekend(which), end));
    }
    if let Some(((weekday, Form::Full), end)) = calendar::weekday(after) {
        // "This Tuesday" may be the one to come.
        let day = if back == 1 { Moment::Weekday(weekday, which) } else { Moment::Elsewhere };
        return Some((day, past_day_part(end)));
    }
    if let Some(((month, Form::Full | Form::Shared), end)) = calendar::month(after, Place::InText) {
        return Some((Moment::Month { month, year }, end));
    }
    calendar::season(after).map(|(season, end)| (Moment::Season { season, year }, end))
}

/// "Two weeks ago", "a year ago".
fn ago<'a, 't>(at: Cursor<'a, 't>) -> Read<'a, 't, Moment> {
    let (count, after) = number::small(at).or_else(|| Some((1, at.any(&["a", "an"])?)))?;
    let (length, after) = unit(after)?;
    let end = after.word("ago")?;
    match length {
        Length::Hour => Some((Moment::Elsewhere, end)),
        Length::Of(unit) => Some((Moment::Ago(i32::try_from(count).ok()?, unit), end)),
    }
}

/// "Tuesday", "Tuesday night", "Tuesday of last week".
pub(super) fn weekday<'a, 't>(at: Cursor<'a, 't>, place: Place) -> Read<'a, 't, Moment> {
    /// What makes a day of the week a name of something else.
    const NAMED: [&str; 9] =
        ["bloody", "black", "good", "palm", "easter", "holy", "ash", "super", "cyber"];
    let ((weekday, form), after) = calendar::weekday(at)?;
    let is_name = form == Form::Full
        && at.peek()?.is_capital()
        && !at.behind().is_some_and(|token| token.is_any(&NAMED));
    if place == Place::InText && !is_name {
        return None;
    }
    let end = past_day_part(after);
    let week = end.skip("of");
    [
        ("last week", Moment::WeekdayOf(weekday, 1)),
        ("this week", Moment::WeekdayOf(weekday, 0)),
        ("next week", Moment::Elsewhere),
    ]
    .into_iter()
    .find_map(|(words, moment)| Some((moment, week.words(words)?)))
    .or(Some((Moment::Weekday(weekday, Which::Latest), end)))
}

enum Length {
    Hour,
    Of(Unit),
}

fn unit<'a, 't>(at: Cursor<'a, 't>) -> Read<'a, 't, Length> {
    let token = at.peek()?;
    let length = match token.text.to_ascii_lowercase().trim_end_matches('s') {
        "hour" => Length::Hour,
        "day" => Length::Of(Unit::Day),
        "week" => Length::Of(Unit::Week),
        "month" => Length::Of(Unit::Month),
        "year" => Length::Of(Unit::Year),
        _ => return None,
    };
    Some((length, at.step()))
}
