//! A whole number expression: qualifier, number or range or vague word, and what follows.
//!
//! Invariant: every part of an expression belongs to the same number; what might be two numbers
//! stays two.

use super::super::token::{Cursor, Kind, Token};
use super::amount::Amount;
use super::cardinal::{self, Cardinal};
use super::wording;
use crate::model::figure::{Bound, High};

/// What stands at a place of a text.
pub(super) enum Reading<'a, 't> {
    Number(Amount, Cursor<'a, 't>),
    /// Digits or number words that are no count, up to there.
    NoCount(Cursor<'a, 't>),
    Nothing,
}

/// Where an expression stands: a phrase of its own is known to be a number, and may be "a".
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Alone,
    InText,
}

/// Reads a text that begins with a number expression and is known to be one.
pub(super) fn alone<'a, 't>(at: Cursor<'a, 't>) -> Option<(Amount, Cursor<'a, 't>)> {
    if let Some((number, end)) = one_word(at) {
        return Some((Amount::of(Bound::Exact, number), end));
    }
    match expression(at, Place::Alone) {
        Reading::Number(amount, end) => Some((amount, end)),
        Reading::NoCount(_) | Reading::Nothing => None,
    }
}

/// The words that an expression can begin with. Most words of a text are none of them, and need
/// no further look.
#[rustfmt::skip]
const OPENINGS: [&str; 88] = [
    "a", "about", "above", "almost", "an", "approaching", "approx", "approximately", "around",
    "as", "at", "below", "between", "billions", "both", "circa", "close", "considerably",
    "dozens", "eight", "eighteen", "eighty", "eleven", "estimated", "exactly", "exceeding",
    "far", "fewer", "fifteen", "fifty", "five", "forty", "four", "fourteen", "greater", "half",
    "hundred", "hundreds", "in", "just", "less", "many", "maximum", "millions", "minimum",
    "more", "nearing", "nearly", "nine", "nineteen", "ninety", "no", "none", "not", "on", "one",
    "over", "precisely", "roughly", "scores", "seven", "seventeen", "seventy", "several",
    "significantly", "six", "sixteen", "sixty", "slightly", "some", "something",
    "substantially", "ten", "tens", "thirteen", "thirty", "thousands", "three", "twelve",
    "twenty", "two", "under", "up", "upward", "upwards", "virtually", "well", "zero",
];

/// Reads what stands at a place in running text.
pub(super) fn within<'a, 't>(at: Cursor<'a, 't>) -> Reading<'a, 't> {
    let may_open = |token: Token<'_>| token.kind != Kind::Word || token.is_in(&OPENINGS);
    if at.peek().is_some_and(may_open) { in_text(at) } else { Reading::Nothing }
}

fn in_text<'a, 't>(at: Cursor<'a, 't>) -> Reading<'a, 't> {
    if let Some(end) = pronoun(at) {
        return Reading::NoCount(end);
    }
    match expression(at, Place::InText) {
        Reading::Nothing => match one_word(at).filter(|_| at.any(&["a", "an"]).is_none()) {
            Some((number, end)) => Reading::Number(Amount::of(Bound::Exact, number), end),
            None => Reading::Nothing,
        },
        reading @ (Reading::Number(..) | Reading::NoCount(_)) => reading,
    }
}

/// Words that are a number only where nothing else is said of it.
fn one_word<'a, 't>(at: Cursor<'a, 't>) -> Option<(u64, Cursor<'a, 't>)> {
    const WORDS: [(&str, u64); 5] = [("a", 1), ("an", 1), ("no", 0), ("none", 0), ("both", 2)];
    let number =
        WORDS.iter().find(|(word, _)| at.word(word).is_some()).map(|&(_, number)| number)?;
    Some((number, at.step()))
}

/// "No one", "one another", "no longer", "No. 5": a number word or digits that count nothing.
fn pronoun<'a, 't>(at: Cursor<'a, 't>) -> Option<Cursor<'a, 't>> {
    const BEFORE_ONE: [&str; 8] =
        ["any", "every", "this", "that", "which", "another", "each", "someone"];
    const AFTER_NO: [&str; 9] =
        ["one", "longer", "doubt", "matter", "way", "idea", "such", "other", "sign"];
    if let Some(after) = at.word("no") {
        let numbered = after.mark(&['.']).and_then(Cursor::digits).map(|(_, end)| end.blob_end());
        return numbered.or_else(|| after.any(&AFTER_NO));
    }
    let after = at.word("one")?;
    after
        .word("another")
        .or_else(|| at.behind().filter(|token| token.is_any(&BEFORE_ONE)).map(|_| after))
}

fn expression<'a, 't>(at: Cursor<'a, 't>, place: Place) -> Reading<'a, 't> {
    if let Some(reading) = between(at) {
        return reading;
    }
    let (bound, start) = wording::before(at).unwrap_or((Bound::Exact, at));
    if let Some((low, end)) = vague(start) {
        return match bound {
            Bound::AtMost | Bound::Almost => Reading::NoCount(end),
            Bound::Exact
            | Bound::AtLeast
            | Bound::MoreThan
            | Bound::About
            | Bound::Range
            | Bound::Vague => finish(Amount::of(Bound::Vague, low), end),
        };
    }
    let (first, end) = match cardinal::read(start) {
        cardinal::Reading::Number(first, end) => (first, end),
        cardinal::Reading::NoCount(end) => return Reading::NoCount(end),
        cardinal::Reading::Nothing => return Reading::Nothing,
    };
    if let Some((second, end)) = upper_end(first, start, end, place) {
        return range(bound, first, second, end);
    }
    let (after_bound, end) = wording::after(end).unwrap_or((Bound::Exact, end));
    let bound = if bound == Bound::Exact { after_bound } else { bound };
    match first.value() {
        Some(number) => finish(Amount::of(bound, number), end),
        None => Reading::NoCount(end),
    }
}

fn finish<'a, 't>(amount: Amount, end: Cursor<'a, 't>) -> Reading<'a, 't> {
    wording::no_count(end).map_or(Reading::Number(amount, end), Reading::NoCount)
}

/// "Between 212 and 240".
fn between<'a, 't>(at: Cursor<'a, 't>) -> Option<Reading<'a, 't>> {
    let (low, after) = number(at.word("between")?)?;
    let (high, end) = number(after.word("and")?)?;
    is_rising(low, high).then(|| range(Bound::Exact, low, high, end))
}

/// The upper end of "12-15", "12 to 15" or "two or three", and past it.
///
/// "From 12 to 15" tells of a change and "6-3" of a vote: neither is a range.
fn upper_end<'a, 't>(
    first: Cardinal,
    start: Cursor<'a, 't>,
    end: Cursor<'a, 't>,
    place: Place,
) -> Option<(Cardinal, Cursor<'a, 't>)> {
    const DASHES: [char; 4] = ['-', '–', '‐', '‑'];
    let dash = match place {
        Place::Alone => end.mark(&DASHES),
        Place::InText => end.glued_mark(&DASHES),
    };
    let after_dash = dash.and_then(|at| match cardinal::read_after_dash(at) {
        cardinal::Reading::Number(second, end) => Some((second, end)),
        cardinal::Reading::NoCount(_) | cardinal::Reading::Nothing => None,
    });
    let is_change = start.behind().is_some_and(|token| token.is("from"));
    let after_word = || end.any(&["to", "or"]).filter(|_| !is_change).and_then(number);
    after_dash.or_else(after_word).filter(|&(second, _)| is_rising(first, second))
}

fn range<'a, 't>(
    bound: Bound,
    first: Cardinal,
    second: Cardinal,
    end: Cursor<'a, 't>,
) -> Reading<'a, 't> {
    let (Some(low), Some(high)) = (first.below(second).value(), second.value()) else {
        return Reading::NoCount(end);
    };
    let amount = match bound {
        Bound::AtLeast | Bound::MoreThan => {
            Amount { low: Some(low), best: None, high: High::Open, bound }
        }
        Bound::AtMost => Amount { low: Some(0), best: None, high: High::Known(high), bound },
        Bound::Exact | Bound::Almost | Bound::About | Bound::Range | Bound::Vague => {
            Amount::between(low, high)
        }
    };
    finish(amount, end)
}

fn number<'a, 't>(at: Cursor<'a, 't>) -> Option<(Cardinal, Cursor<'a, 't>)> {
    match cardinal::read(at) {
        cardinal::Reading::Number(number, end) => Some((number, end)),
        cardinal::Reading::NoCount(_) | cardinal::Reading::Nothing => None,
    }
}

fn is_rising(low: Cardinal, high: Cardinal) -> bool {
    matches!((low.below(high).value(), high.value()), (Some(low), Some(high)) if low < high)
}

/// "Several", "a few dozen", "dozens", "tens of thousands": the least that it means, after
/// ACLED's coding rule.
fn vague<'a, 't>(at: Cursor<'a, 't>) -> Option<(u64, Cursor<'a, 't>)> {
    const PLURALS: [(&str, u64); 7] = [
        ("tens", 10),
        ("dozens", 12),
        ("scores", 20),
        ("hundreds", 100),
        ("thousands", 1_000),
        ("millions", 1_000_000),
        ("billions", 1_000_000_000),
    ];
    let plural = |at: Cursor<'a, 't>| {
        let token = at.peek().filter(|token| token.kind == Kind::Word)?;
        PLURALS.iter().find(|(word, _)| token.is(word)).map(|&(_, low)| (low, at.step()))
    };
    if let Some(after) = at.any(&["several", "a few"]) {
        let (factor, end) = cardinal::scale(after).unwrap_or((1, after));
        return Some((3 * factor, end));
    }
    let (mut low, mut end) = plural(at)?;
    while let Some((factor, next)) =
        end.word("of").and_then(plural).filter(|&(factor, _)| factor >= 1_000)
    {
        (low, end) = (low.checked_mul(factor)?, next);
    }
    Some((low, end))
}

#[cfg(test)]
mod tests {
    use super::super::super::token::{Cursor, tokens};
    use super::{OPENINGS, Reading, in_text};
    use crate::extract::number::wording;

    /// Each opening word of the tables must be let through, or its phrases are never read.
    #[test]
    fn every_expression_begins_with_an_opening() {
        assert!(OPENINGS.is_sorted());
        let numbers = [
            "dozen",
            "a",
            "an",
            "half a",
            "hundred",
            "no",
            "none",
            "both",
            "between 1 and",
            "several",
            "tens",
        ];
        let phrases: Vec<&str> = wording::every_phrase().chain(numbers).collect();
        let text = phrases.join(" 2 dozen ");
        let spelled = " zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
                       seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred a few \
                       dozens scores hundreds thousands millions billions just under 5";
        let text = text + spelled;
        let tokens = tokens(&text);
        let mut at = Cursor::new(&tokens);
        let mut seen = 0;
        while let Some(token) = at.peek() {
            if !matches!(in_text(at), Reading::Nothing)
                && token.text.starts_with(char::is_alphabetic)
            {
                assert!(token.is_in(&OPENINGS), "{}", token.text);
                seen += 1;
            }
            at = at.step();
        }
        assert!(seen > 100, "{seen}");
    }
}
