//! Dates as people write them in English: "on March 22", "last year", "since 2019".
//!
//! Invariant: nothing is invented. A phrase that leaves the year or the day out is read against
//! the day of publication and marked [`Relative::Resolved`]; where that day is unknown, or not
//! known well enough to decide, there is no date.

mod calendar;
mod meaning;
mod moment;
mod relative;
mod settle;
#[cfg(test)]
mod tests;
mod wording;

use std::ops::Range;

use super::token::{Cursor, Kind, tokens};
use crate::model::date::{Date, Precision};
use calendar::Place;
pub use meaning::{Relative, Resolved};

/// A date phrase in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the phrase, without the preposition before it.
    pub range: Range<usize>,
    /// The date that it means.
    pub resolved: Resolved,
}

/// Reads a phrase that is one date, against the day of publication.
///
/// EDTF text is read as such. "March 22" is the nearest one that is not after the dateline.
/// `None` for anything else: no date, two dates, or too little evidence.
#[must_use]
pub fn resolve(phrase: &str, dateline: Option<&Date>) -> Option<Resolved> {
    if let Ok(date) = Date::parse(phrase) {
        return Some(Resolved { date, relative: Relative::Absolute });
    }
    let tokens = tokens(phrase);
    let start = past_prepositions(Cursor::new(&tokens));
    let (wording, end) = wording::read(start, Place::Alone)?;
    let end = end.mark(&['.', ',']).unwrap_or(end);
    if end.is_at_end() { settle::settle(wording, dateline) } else { None }
}

/// Every date phrase of a text from left to right, the longest at each place. Phrases whose date
/// cannot be told are left out.
#[must_use]
pub fn find(text: &str, dateline: Option<&Date>) -> Vec<Found> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = Cursor::new(&tokens);
    while let Some(token) = at.peek() {
        let can_begin = wording::may_open(token) && !at.is_part_of_word();
        match if can_begin { wording::read(at, Place::InText) } else { None } {
            Some((wording, end)) => {
                let range = at.byte()..end.end_byte();
                found.extend(
                    settle::settle(wording, dateline).map(|resolved| Found { range, resolved }),
                );
                at = end;
            }
            None => at = at.step(),
        }
    }
    found
}

/// The date that a whole line is: "1 April 2024", "Monday, 1 April 2024 10:30 GMT",
/// "2024-04-01T10:00:00Z", "Published: 1 April 2024, updated 2 April 2024". Of several dates the
/// first. A year alone counts only behind a word like "Published".
#[must_use]
pub fn find_absolute_line(line: &str) -> Option<Date> {
    /// Longest line that is looked at, in bytes.
    const LONGEST: usize = 160;
    let line = Some(line.trim()).filter(|line| line.len() <= LONGEST)?;
    let tokens = tokens(line);
    let mut at = Cursor::new(&tokens);
    let mut first = None;
    while !at.is_at_end() {
        let labelled = past_label(at);
        let (wording, end) = wording::read(labelled.unwrap_or(at), Place::Alone)?;
        let resolved = settle::settle(wording, None)?;
        let is_enough = match resolved.date.precision() {
            Precision::Day | Precision::Month => true,
            Precision::Season | Precision::Year => labelled.is_some(),
            Precision::Decade | Precision::Century | Precision::Interval => false,
        };
        if resolved.relative != Relative::Absolute || !is_enough {
            return None;
        }
        first = first.or(Some(resolved.date));
        at = past_time(end);
    }
    first
}

fn past_prepositions<'a, 't>(start: Cursor<'a, 't>) -> Cursor<'a, 't> {
    const WORDS: [&str; 15] = [
        "on the night of",
        "on the evening of",
        "on the morning of",
        "on the afternoon of",
        "the night of",
        "the evening of",
        "the morning of",
        "the afternoon of",
        "on",
        "in",
        "at",
        "during",
        "over",
        "by",
        "of",
    ];
    start.any(&WORDS).unwrap_or(start)
}

fn past_label<'a, 't>(at: Cursor<'a, 't>) -> Option<Cursor<'a, 't>> {
    const LABELS: [&str; 14] = [
        "first published",
        "date published",
        "publication date",
        "published online",
        "published",
        "publication",
        "last updated",
        "last modified",
        "updated",
        "modified",
        "posted",
        "issued",
        "dated",
        "date",
    ];
    let label = at.any(&LABELS)?;
    let colon = label.mark(&[':', '-', '–', '—', '|']).unwrap_or(label);
    Some(colon.any(&["on", "at"]).unwrap_or(colon))
}

/// Past a time of day, its zone and what divides it from what follows.
fn past_time<'a, 't>(end: Cursor<'a, 't>) -> Cursor<'a, 't> {
    const WORDS: [&str; 12] =
        ["at", "t", "z", "am", "pm", "a", "p", "m", "h", "hrs", "local", "time"];
    const MARKS: [char; 14] =
        [':', '.', ',', ';', '+', '-', '−', '(', ')', '|', '·', '•', '–', '—'];
    /// Longest abbreviation of a time zone: "AEST", "CEST".
    const ZONE: usize = 4;
    let mut at = end;
    while let Some(token) = at.peek() {
        let belongs = match token.kind {
            Kind::Digits => token.text.len() <= 4,
            Kind::Mark => token.text.starts_with(MARKS),
            Kind::Word => {
                let is_zone = token.text.len() <= ZONE && !token.text.contains(char::is_lowercase);
                token.is_any(&WORDS) || is_zone
            }
            Kind::Break => false,
        };
        if !belongs || wording::read(at, Place::Alone).is_some_and(|_| token.kind == Kind::Word) {
            break;
        }
        at = at.step();
    }
    at
}
