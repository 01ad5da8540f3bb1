//! EDTF text to a date and back.
//!
//! Invariant: `parse(write(value))` is the value again, and every refusal says in words what to
//! write instead.

use std::fmt::Write as _;

use jiff::civil;
use thiserror::Error;

use super::shape::{Doubt, End, Point, Season, Shape, Value};
use super::words::month_name;

/// What a date field expects, as a noun phrase.
pub(super) const EXPECTED: &str = "a date like 2024-03-22, 2024-03 or 2024";

/// Longest piece of a refused text that an error repeats, in characters.
const SHOWN: usize = 40;

/// Why a text is no date, in words for the person who typed it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{problem}")]
pub struct DateError {
    problem: Problem,
    found: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Error)]
enum Problem {
    #[error("expected {EXPECTED}, found nothing")]
    Empty,
    #[error("expected {EXPECTED}, found \"{0}\"")]
    Form(String),
    #[error("years run from -9999 to 9999")]
    YearRange,
    #[error("write the year with four digits, like 2024 or 0987")]
    YearDigits,
    #[error("write the {0} with two digits{1}")]
    Digits(&'static str, String),
    #[error(
        "there is no month {0}: months run from 01 to 12, seasons from 21 (spring) to 24 (winter)"
    )]
    Month(i32),
    #[error("{0}")]
    Day(String),
    #[error("write ?, ~ or % at the end of the date: 2024-03~")]
    DoubtPlace,
    #[error("an interval has one slash: 2015/2016")]
    Slashes,
    #[error("an interval needs a date before or after the slash: 2019/.. or ../2019")]
    NoEnds,
    #[error("the interval ends before it begins")]
    Inverted,
}

impl DateError {
    pub(super) fn no_such_year(year: i16) -> Self {
        Self { problem: Problem::YearRange, found: year.to_string() }
    }

    pub(super) fn no_such_month(year: i16, month: i8) -> Self {
        let problem = if (-9999..=9999).contains(&year) {
            Problem::Month(month.into())
        } else {
            Problem::YearRange
        };
        Self { problem, found: format!("{year}-{month:02}") }
    }

    /// The error with what was expected and what was found, for a reader who does not see the
    /// text beside it.
    #[must_use]
    pub fn full(&self) -> String {
        match self.problem {
            Problem::Empty | Problem::Form(_) => self.problem.to_string(),
            Problem::YearRange
            | Problem::YearDigits
            | Problem::Digits(..)
            | Problem::Month(_)
            | Problem::Day(_)
            | Problem::DoubtPlace
            | Problem::Slashes
            | Problem::NoEnds
            | Problem::Inverted => {
                format!("expected {EXPECTED}, found \"{}\": {}", self.found, self.problem)
            }
        }
    }
}

/// Reads a whole text; white space around it is ignored.
pub(super) fn parse(text: &str) -> Result<Value, DateError> {
    let text = text.trim();
    read(text).map_err(|problem| DateError { problem, found: shorten(text) })
}

/// Joins two ends, refusing an interval without dates and one that ends before it begins.
pub(super) fn interval(start: End, end: End) -> Result<Value, DateError> {
    let value = Value::Interval(start, end);
    join(start, end).map_err(|problem| DateError { problem, found: write(value) })
}

/// The canonical text.
pub(super) fn write(value: Value) -> String {
    match value {
        Value::Point(point) => write_point(point),
        Value::Interval(start, end) => format!("{}/{}", write_end(start), write_end(end)),
    }
}

fn read(text: &str) -> Result<Value, Problem> {
    match text.split_once('/') {
        None if text.is_empty() => Err(Problem::Empty),
        None => read_point(text).map(Value::Point),
        Some((_, end)) if end.contains('/') => Err(Problem::Slashes),
        Some((start, end)) => join(read_end(start)?, read_end(end)?),
    }
}

fn read_end(text: &str) -> Result<End, Problem> {
    match text.trim() {
        "" => Ok(End::Unknown),
        ".." => Ok(End::Open),
        text => read_point(text).map(End::At),
    }
}

fn join(start: End, end: End) -> Result<Value, Problem> {
    match (start.point(), end.point()) {
        (None, None) => Err(Problem::NoEnds),
        (Some(start), Some(end)) if start.shape.first() > end.shape.last() => {
            Err(Problem::Inverted)
        }
        (Some(_), _) | (_, Some(_)) => Ok(Value::Interval(start, end)),
    }
}

fn read_point(text: &str) -> Result<Point, Problem> {
    const DOUBTS: [char; 3] = ['?', '~', '%'];
    let body = text.strip_suffix(DOUBTS).unwrap_or(text);
    if body.contains(DOUBTS) {
        return Err(Problem::DoubtPlace);
    }
    let doubt = match text.chars().next_back() {
        Some('?') => Some(Doubt::Uncertain),
        Some('~') => Some(Doubt::Approximate),
        Some('%') => Some(Doubt::Both),
        _ => None,
    };
    Ok(Point { shape: read_shape(body)?, doubt })
}

fn read_shape(text: &str) -> Result<Shape, Problem> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (Sign::BeforeZero, digits),
        None => (Sign::Plain, text),
    };
    if !text.is_ascii()
        || !digits.chars().all(|c| c.is_ascii_digit() || matches!(c, 'X' | '-' | 'Y'))
    {
        return Err(form(text));
    }
    let mut parts = digits.split('-');
    let (year, month, day) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    if parts.next().is_some() {
        return Err(form(text));
    }
    match (month, day) {
        (None, _) => read_year_alone(text, sign, year),
        (Some("XX"), None) => read_year(text, sign, year).map(Shape::MonthOfYear),
        (Some("XX"), Some("XX")) => read_year(text, sign, year).map(Shape::DayOfYear),
        (Some(month), day) => read_month(text, read_year(text, sign, year)?, month, day),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Plain,
    BeforeZero,
}

fn read_year_alone(text: &str, sign: Sign, year: &str) -> Result<Shape, Problem> {
    let stem = year.trim_end_matches('X');
    if year.len() != 4 || stem.len() == 4 || sign == Sign::BeforeZero {
        return read_year(text, sign, year).map(Shape::Year);
    }
    match (stem.len(), stem.parse::<i16>()) {
        (3, Ok(tens)) => Ok(Shape::Decade(tens * 10)),
        (2, Ok(hundreds)) => Ok(Shape::Century(hundreds * 100)),
        _ => Err(form(text)),
    }
}

fn read_year(text: &str, sign: Sign, year: &str) -> Result<i16, Problem> {
    // `Y` opens a year of more than four digits.
    let digits = year.strip_prefix('Y').filter(|digits| digits.len() > 4).unwrap_or(year);
    if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit()) {
        return Err(form(text));
    }
    match (digits.len(), digits.parse::<i16>(), sign) {
        (1..=3, ..) => Err(Problem::YearDigits),
        (4, Ok(year), Sign::Plain) => Ok(year),
        (4, Ok(year), Sign::BeforeZero) if year > 0 => Ok(-year),
        (4, Ok(_), Sign::BeforeZero) => Err(form(text)),
        _ => Err(Problem::YearRange),
    }
}

fn read_month(text: &str, year: i16, month: &str, day: Option<&str>) -> Result<Shape, Problem> {
    let number = two_digits(text, "month", month)?;
    match day {
        None => match (number, Season::from_code(number)) {
            (1..=12, _) => Ok(Shape::Month(year, number)),
            (_, Some(season)) => Ok(Shape::Season(year, season)),
            (_, None) => Err(Problem::Month(number.into())),
        },
        Some(_) if !(1..=12).contains(&number) => Err(Problem::Month(number.into())),
        Some("XX") => Ok(Shape::DayOfMonth(year, number)),
        Some(day) => read_day(year, number, two_digits(text, "day", day)?),
    }
}

fn read_day(year: i16, month: i8, day: i8) -> Result<Shape, Problem> {
    if let Ok(day) = civil::Date::new(year, month, day) {
        return Ok(Shape::Day(day));
    }
    let name = month_name(month);
    let year_text = write_year(year);
    let days = civil::Date::new(year, month, 1).map_or(31, civil::Date::days_in_month);
    Err(Problem::Day(match day {
        0 => format!("the days of {name} {year_text} begin with 01"),
        _ => format!("{name} {year_text} has {days} days"),
    }))
}

fn two_digits(text: &str, part: &'static str, digits: &str) -> Result<i8, Problem> {
    match (digits.len(), digits.parse::<i8>()) {
        (2, Ok(number)) => Ok(number),
        (1, Ok(_)) => Err(Problem::Digits(part, padded(text))),
        _ => Err(form(text)),
    }
}

/// The same text with two digits in every place, where that makes a date.
fn padded(text: &str) -> String {
    let mut parts = text
        .split('-')
        .map(|part| if part.len() == 1 { format!("0{part}") } else { part.to_owned() });
    let mut padded = parts.next().unwrap_or_default();
    for part in parts {
        padded.push('-');
        padded.push_str(&part);
    }
    if read_shape(&padded).is_ok() { format!(": {padded}") } else { String::new() }
}

fn form(text: &str) -> Problem {
    Problem::Form(shorten(text))
}

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(SHOWN).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

fn write_end(end: End) -> String {
    match end {
        End::At(point) => write_point(point),
        End::Open => "..".to_owned(),
        End::Unknown => String::new(),
    }
}

fn write_point(point: Point) -> String {
    let mut text = write_shape(point.shape);
    match point.doubt {
        None => {}
        Some(Doubt::Uncertain) => text.push('?'),
        Some(Doubt::Approximate) => text.push('~'),
        Some(Doubt::Both) => text.push('%'),
    }
    text
}

fn write_shape(shape: Shape) -> String {
    match shape {
        Shape::Day(day) => {
            format!("{}-{:02}-{:02}", write_year(day.year()), day.month(), day.day())
        }
        Shape::Month(year, month) => format!("{}-{month:02}", write_year(year)),
        Shape::DayOfMonth(year, month) => format!("{}-{month:02}-XX", write_year(year)),
        Shape::Season(year, season) => format!("{}-{}", write_year(year), season.code()),
        Shape::Year(year) => write_year(year),
        Shape::MonthOfYear(year) => format!("{}-XX", write_year(year)),
        Shape::DayOfYear(year) => format!("{}-XX-XX", write_year(year)),
        Shape::Decade(year) => format!("{:03}X", year / 10),
        Shape::Century(year) => format!("{:02}XX", year / 100),
    }
}

fn write_year(year: i16) -> String {
    let mut text = String::with_capacity(5);
    if year < 0 {
        text.push('-');
    }
    // Writing to a string does not fail.
    write!(text, "{:04}", year.unsigned_abs()).map_or_else(|_| year.to_string(), |()| text)
}
