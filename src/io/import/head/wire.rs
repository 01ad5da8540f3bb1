//! The dateline at the beginning of a wire report: "KABUL, 3 May 2023 (AFP) —".
//!
//! Invariant: only the words before the first dash are read, and a day without a year gets one
//! only from a date that the head already has.

use std::ops::Range;

use crate::extract::phrase::find_absolute_line;
use crate::model::date::Date;

use super::outlets::{is_known_outlet, spelled};

/// What a wire's dateline says. Spans are bytes of the line.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Wire {
    pub(super) outlet: Option<(String, Range<usize>)>,
    pub(super) date: Option<(Date, Range<usize>)>,
}

/// Between a dateline and its report.
const DASHES: &[&str] = &[" -- ", " --- ", " - ", " – ", " — ", "—", "--"];
/// A dateline of more characters is a sentence with a dash.
const LONGEST: usize = 110;

/// Reads the dateline of a report's first line; `known` is the date of the head.
pub(super) fn read(line: &str, known: Option<Date>) -> Option<Wire> {
    let dateline = dateline(line)?;
    let (before, agency) = split_agency(dateline);
    let mut wire = Wire { date: date_in(before, known), outlet: None };
    if let Some(span) = agency {
        let name = line.get(span.clone())?;
        wire.outlet = Some((spelled(name), span));
    }
    Some(wire)
}

/// Whether a line plainly begins a report: a dateline with a day or an agency, or one with more
/// words behind it than a title has ("GAZA — what comes next").
pub(super) fn begins_like_a_wire(line: &str) -> bool {
    dateline(line).is_some_and(|dateline| {
        let (before, agency) = split_agency(dateline);
        agency.is_some() || has_day(before) || line.len() > LONGEST
    })
}

/// The report without its dateline and without marks such as "[TEXT]".
pub(super) fn without_dateline(line: &str) -> &str {
    let mut rest = match dateline(line) {
        Some(dateline) => line.get(dateline.len()..).unwrap_or_default(),
        None => line,
    };
    rest = rest.trim_start_matches(|c: char| c.is_whitespace() || "-–—".contains(c));
    while let Some(inside) = rest.strip_prefix('[') {
        let Some((_, after)) = inside.split_once(']') else { break };
        rest = after.trim_start();
    }
    rest
}

/// The words before the first dash, if they are a dateline: they name an agency in brackets at
/// their end, or begin with a place in capitals that a comma, a date or nothing follows.
fn dateline(line: &str) -> Option<&str> {
    let opening = line.get(..line.floor_char_boundary(LONGEST * 2)).unwrap_or(line);
    // A transcript's line may be broken just before the dash.
    let end = dash(opening).or_else(|| opening.ends_with(')').then_some(opening.len()))?;
    let head = opening.get(..end)?.trim_end();
    if head.is_empty() || head.chars().count() > LONGEST {
        return None;
    }
    let (before, agency) = split_agency(head);
    let agency = agency.and_then(|span| head.get(span));
    let place = before.split([',', '(', '/']).next().unwrap_or_default().trim();
    if let Some(agency) = agency
        && (is_known_outlet(agency) || (is_shouted(place) && starts_upper(agency)))
    {
        return Some(head);
    }
    let places_only =
        is_shouted(place) && (before.trim_end().len() == place.len() || has_day(before));
    // "[" follows the dash of a monitoring service's transcript.
    places_only.then_some(head)
}

/// The first dash that is not within brackets.
fn dash(text: &str) -> Option<usize> {
    let mut found: Vec<usize> = Vec::new();
    for dash in DASHES {
        found.extend(text.match_indices(dash).map(|(at, _)| at));
    }
    found.extend(text.strip_suffix(" --").map(str::len));
    found.extend(text.strip_suffix(" -").map(str::len));
    let balanced = |at: &usize| {
        let before = text.get(..*at).unwrap_or_default();
        before.matches(['(', '[']).count() == before.matches([')', ']']).count()
    };
    found.into_iter().filter(balanced).min()
}

/// The dateline before the agency's brackets, and the place of the agency's name.
fn split_agency(dateline: &str) -> (&str, Option<Range<usize>>) {
    let Some(inside) = dateline.trim_end().strip_suffix([')', ']']) else {
        return (dateline, None);
    };
    // The last bracket that opens and does not close again; transcripts mix the two kinds.
    let is_open = |at: &usize| {
        let name = inside.get(at + 1..).unwrap_or_default();
        name.matches(['(', '[']).count() == name.matches([')', ']']).count()
    };
    let opening = inside.rmatch_indices(['(', '[']).map(|(at, _)| at).find(is_open);
    let Some(open) = opening else { return (dateline, None) };
    let name = inside.get(open + 1..).unwrap_or_default();
    let before = dateline.get(..open).unwrap_or_default();
    let length = name.chars().count();
    if !(2..=48).contains(&length) || name.chars().any(|c| c.is_ascii_digit() && length < 4) {
        return (dateline, None);
    }
    // "SAN MIGUEL (BOLIVIA) --" names a country, not an agency: no date or comma stands before it.
    let is_country = !is_known_outlet(name) && !has_day(before) && !before.is_empty();
    if is_country { (dateline, None) } else { (before, Some(open + 1..inside.len())) }
}

fn has_day(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit()) || text.contains("NO DATE")
}

/// The date after one of the commas.
fn date_in(before: &str, known: Option<Date>) -> Option<(Date, Range<usize>)> {
    let trimmed = before.trim_end_matches(|c: char| c.is_whitespace() || c == ',');
    let mut begins = vec![0];
    begins.extend(trimmed.match_indices([',', '/']).map(|(at, _)| at + 1));
    begins.into_iter().find_map(|begin| {
        let rest = trimmed.get(begin..)?;
        let words = rest.trim_start();
        let begin = begin + rest.len() - words.len();
        let date = find_absolute_line(words)
            .or_else(|| short_year(words))
            .or_else(|| with_year_of(words, known))?;
        Some((date, begin..trimmed.len()))
    })
}

/// "9 JAN 90": two digits of a year lie between 1950 and 2049.
fn short_year(words: &str) -> Option<Date> {
    let (day, year) = words.rsplit_once(' ')?;
    let year: u16 =
        year.trim_start_matches(['\'', '’']).parse().ok().filter(|_| year.len() <= 3)?;
    let century = if year < 50 { 2000 } else { 1900 };
    (year < 100 && has_day(day))
        .then(|| find_absolute_line(&format!("{day} {}", century + year)))
        .flatten()
}

/// "March 22" in a text whose head says "23 March 2024".
fn with_year_of(words: &str, known: Option<Date>) -> Option<Date> {
    let year = known?.earliest()?.year();
    has_day(words).then(|| find_absolute_line(&format!("{words} {year}"))).flatten()
}

fn is_shouted(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).count() >= 3
        && !text.chars().any(char::is_lowercase)
        && !text.chars().any(|c| c.is_ascii_digit())
}

fn starts_upper(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}
