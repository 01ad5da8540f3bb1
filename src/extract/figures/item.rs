//! A sentence as items: numbers and dates as one piece each, other words with their tags.
//!
//! Invariant: items are in order, do not overlap and lie on character boundaries of the text.

use std::ops::Range;

use jiff::civil;

use super::words::{Tag, tag};
use crate::extract::number::{self, FoundNumber};
use crate::extract::phrase::{self, Found, Relative, Resolved};
use crate::extract::sentence::sentences;
use crate::extract::token::{self, Token, tokens};
use crate::model::date::Date;
use crate::model::figure::High;

/// A piece of a sentence.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract) struct Item<'t> {
    pub(in crate::extract) text: &'t str,
    /// Bytes into the text.
    pub(in crate::extract) start: usize,
    pub(in crate::extract) end: usize,
    pub(in crate::extract) kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Kind {
    /// By its place among the numbers of the text.
    Number(usize),
    /// By its place among the dates of the text.
    Date(usize),
    Word(Tag),
    Mark(char),
}

/// No sentence is longer, in items: a table or a megabyte of one word is cut, so that the rules,
/// which look around within a sentence, take the same time for each byte of any text.
const LONGEST: usize = 256;

/// What stands beyond the ends of a sentence.
const NOTHING: Item<'static> = Item { text: "", start: 0, end: 0, kind: Kind::Mark('\0') };

impl Item<'_> {
    pub(in crate::extract) fn tag(&self) -> Tag {
        match self.kind {
            Kind::Word(tag) => tag,
            Kind::Number(_) | Kind::Date(_) | Kind::Mark(_) => Tag::Other,
        }
    }

    pub(in crate::extract) fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    pub(in crate::extract) fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    pub(in crate::extract) fn is_mark(&self, marks: &[char]) -> bool {
        matches!(self.kind, Kind::Mark(mark) if marks.contains(&mark))
    }

    pub(in crate::extract) fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word(_))
    }

    pub(in crate::extract) fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Number(_))
    }

    pub(in crate::extract) fn is_date(&self) -> bool {
        matches!(self.kind, Kind::Date(_))
    }

    /// Whether it begins with a capital letter and is more than the mark of an article.
    pub(in crate::extract) fn is_capital(&self) -> bool {
        self.is_word() && self.text.starts_with(char::is_uppercase)
    }

    /// Whether an unknown word looks like a verb in the past.
    pub(in crate::extract) fn is_past(&self) -> bool {
        self.tag() == Tag::Other
            && self.is_word()
            && self.text.len() > 4
            && (self.text.ends_with("ed") || self.text.ends_with("ED"))
    }
}

/// A sentence.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Line<'t> {
    /// Bytes of the sentence.
    pub(in crate::extract) range: Range<usize>,
    /// The place of its paragraph.
    pub(in crate::extract) paragraph: usize,
    pub(in crate::extract) items: Vec<Item<'t>>,
}

impl<'t> Line<'t> {
    /// The item at a place; a mark that is none beyond the ends.
    pub(in crate::extract) fn at(&self, place: usize) -> Item<'t> {
        self.items.get(place).copied().unwrap_or(NOTHING)
    }

    /// The item so many places before another.
    pub(in crate::extract) fn before(&self, place: usize, back: usize) -> Item<'t> {
        place.checked_sub(back).map_or(NOTHING, |place| self.at(place))
    }

    /// Whether these words stand from a place on.
    pub(in crate::extract) fn has(&self, place: usize, phrase: &str) -> bool {
        phrase.split(' ').zip(place..).all(|(word, at)| self.at(at).is(word))
    }

    /// Whether these words end just before a place.
    pub(in crate::extract) fn has_before(&self, place: usize, phrase: &str) -> bool {
        let count = phrase.split(' ').count();
        place.checked_sub(count).is_some_and(|start| self.has(start, phrase))
    }
}

/// A whole text, read once.
pub(in crate::extract) struct Reading<'t> {
    pub(in crate::extract) lines: Vec<Line<'t>>,
    pub(in crate::extract) numbers: Vec<FoundNumber>,
    pub(in crate::extract) dates: Vec<Found>,
    dateline: Option<Date>,
}

impl<'t> Reading<'t> {
    pub(in crate::extract) fn new(text: &'t str, dateline: Option<&Date>) -> Self {
        let mut numbers = number::find(text);
        numbers.retain(|number| is_count(text, number));
        // Where no day of publication is known, phrases are still no numbers: any day serves to
        // find them, and what it would say of them is not used.
        let any_day = Date::day(civil::date(2000, 1, 3));
        let mut dates = phrase::find(text, Some(dateline.unwrap_or(&any_day)));
        dates.extend(bare_years(text, &mut numbers));
        dates.sort_by_key(|found| found.range.start);
        let mut reading = Self { lines: Vec::new(), numbers, dates, dateline: dateline.copied() };
        reading.lines = reading.cut(text);
        reading
    }

    /// The date of a phrase, where it is known.
    pub(in crate::extract) fn date(&self, place: usize) -> Option<&Found> {
        self.dates.get(place).filter(|found| {
            self.dateline.is_some() || found.resolved.relative == Relative::Absolute
        })
    }

    pub(in crate::extract) fn dateline(&self) -> Option<&Date> {
        self.dateline.as_ref()
    }

    fn cut(&self, text: &'t str) -> Vec<Line<'t>> {
        let all = tokens(text);
        let mut rest = all.iter().peekable();
        let mut paragraph = 0;
        let (mut numbers, mut dates) = (0, 0);
        let mut lines = Vec::new();
        for range in sentences(text).into_iter().flat_map(|range| before_digits(text, range)) {
            let mut items: Vec<Item<'t>> = Vec::new();
            let mut start = range.start;
            while let Some(token) = rest.next_if(|token| token.start < range.end) {
                if token.kind == token::Kind::Break {
                    paragraph += 1;
                    continue;
                }
                let (piece, kind) = self.piece(token, (&mut numbers, &mut dates));
                while rest.next_if(|next| next.start < piece.end).is_some() {}
                if items.len() >= LONGEST {
                    let pieces = std::mem::take(&mut items);
                    lines.push(Line { range: start..piece.start, paragraph, items: pieces });
                    start = piece.start;
                }
                items.push(Item {
                    text: text.get(piece.clone()).unwrap_or_default(),
                    start: piece.start,
                    end: piece.end,
                    kind,
                });
            }
            lines.push(Line { range: start..range.end, paragraph, items });
        }
        lines
    }

    /// The number or date that begins at a token, or the token itself. `next` holds the places of
    /// the next number and date to look at.
    fn piece(&self, token: &Token<'_>, next: (&mut usize, &mut usize)) -> (Range<usize>, Kind) {
        let (number, date) = next;
        while self.numbers.get(*number).is_some_and(|found| found.range.start < token.start) {
            *number += 1;
        }
        while self.dates.get(*date).is_some_and(|found| found.range.start < token.start) {
            *date += 1;
        }
        let at_date = self.dates.get(*date).filter(|found| found.range.start == token.start);
        if let Some(found) = at_date {
            return (found.range.clone(), Kind::Date(*date));
        }
        let at_number = self.numbers.get(*number).filter(|found| found.range.start == token.start);
        // "Since about 2015": the date begins inside of what looks like a number.
        let overlaps = |found: &FoundNumber| {
            self.dates.get(*date).is_some_and(|date| date.range.start < found.range.end)
        };
        if let Some(found) = at_number.filter(|found| !overlaps(found)) {
            return (found.range.clone(), Kind::Number(*number));
        }
        let kind = match token.kind {
            token::Kind::Word | token::Kind::Digits => Kind::Word(tag(token.text)),
            token::Kind::Mark | token::Kind::Break => {
                Kind::Mark(token.text.chars().next().unwrap_or('\0'))
            }
        };
        (token.start..token.end(), kind)
    }
}

/// "It was late. 12 people had come": Unicode's rules see no end before digits that lower-case
/// letters follow. A word of some length before the stop is no abbreviation.
fn before_digits(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    const SHORTEST: usize = 4;
    let sentence = text.get(range.clone()).unwrap_or_default();
    let mut pieces = Vec::new();
    let mut start = range.start;
    for (at, _) in sentence.match_indices(". ") {
        let before = sentence.get(..at).unwrap_or_default();
        let after = sentence.get(at + 2..).unwrap_or_default();
        let letters = before.chars().rev().take_while(|c| c.is_lowercase()).count();
        if letters >= SHORTEST && after.starts_with(|c: char| c.is_ascii_digit()) {
            pieces.push(start..range.start + at + 1);
            start = range.start + at + 2;
        }
    }
    pieces.push(start..range.end);
    pieces
}

/// Whether a number counts anything: "no" and nought do not, and a long sum of digits that stands
/// for a year or a day is told apart by its neighbours.
fn is_count(text: &str, number: &FoundNumber) -> bool {
    let amount = number.amount;
    if amount.best == Some(0) || (amount.best.is_none() && amount.high == High::Known(0)) {
        return false;
    }
    let before = text.get(..number.range.start).unwrap_or_default();
    let after = text.get(number.range.end..).unwrap_or_default();
    !(is_day(amount.best) && (ends_in_month(before) || begins_with_month(after)))
}

/// Takes the years that follow a preposition out of the numbers: "the flood of 1953".
fn bare_years(text: &str, numbers: &mut Vec<FoundNumber>) -> Vec<Found> {
    const BEFORE: [&str; 6] = ["of", "in", "since", "until", "from", "during"];
    let mut years = Vec::new();
    numbers.retain(|number| {
        let Some(year) = year_of(text, number) else { return true };
        let before = text.get(..number.range.start).unwrap_or_default().trim_end();
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let after = text.get(number.range.end..).unwrap_or_default().trim_start();
        let next = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let counts = tag(next) == Tag::Person || tag(next).state().is_some() && word != "of";
        let is_year = !counts && BEFORE.iter().any(|one| word.eq_ignore_ascii_case(one));
        if let (true, Ok(date)) = (is_year, Date::year(year)) {
            let resolved = Resolved { date, relative: Relative::Absolute };
            years.push(Found { range: number.range.clone(), resolved });
        }
        !is_year
    });
    years
}

fn year_of(text: &str, number: &FoundNumber) -> Option<i16> {
    let digits = text.get(number.range.clone()).filter(|digits| digits.len() == 4)?;
    digits.parse().ok().filter(|year| (1900..2100).contains(year))
}

fn is_day(best: Option<u64>) -> bool {
    best.is_some_and(|number| (1..=31).contains(&number))
}

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

fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|month| {
        word == *month
            || word.eq_ignore_ascii_case(month) && !matches!(*month, "March" | "May")
            || word.chars().all(char::is_uppercase) && word.eq_ignore_ascii_case(month)
    })
}

fn ends_in_month(before: &str) -> bool {
    before.strip_suffix(' ').is_some_and(|before| {
        is_month(before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default())
    })
}

fn begins_with_month(after: &str) -> bool {
    after.strip_prefix(' ').is_some_and(|after| {
        is_month(after.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default())
    })
}
