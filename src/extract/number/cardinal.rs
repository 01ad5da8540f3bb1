//! A counted number without its qualifier, in digits, in words or mixed: "1.2 million",
//! "one hundred and five", "3 hundred", "two dozen", "half a million".
//!
//! Invariant: a value that does not fit 64 bits, or is not whole, is no number.

use super::super::token::{Cursor, Kind};
use super::digits::{self, Digits};

/// `number * scale / 10^decimals`. The scale is kept apart, because in "2 to 3 million" it belongs
/// to both numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cardinal {
    number: u64,
    decimals: u32,
    scale: u64,
}

/// What stands at a place where a number could.
pub(super) enum Reading<'a, 't> {
    Number(Cardinal, Cursor<'a, 't>),
    /// Digits that are no count, up to there.
    NoCount(Cursor<'a, 't>),
    Nothing,
}

#[rustfmt::skip]
const SMALL: [&str; 20] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
];

const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

const SCALES: [(&str, u64); 6] = [
    ("hundred", 100),
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("dozen", 12),
    ("score", 20),
];

const HYPHENS: [char; 3] = ['-', '‐', '‑'];

impl Cardinal {
    pub(super) fn whole(number: u64) -> Self {
        Self { number, decimals: 0, scale: 1 }
    }

    /// `None` if it is not whole or does not fit, and of decimals without a scale: "1.204" is
    /// twelve hundred to some and a little more than one to others.
    pub(super) fn value(self) -> Option<u64> {
        if self.decimals > 0 && self.scale == 1 {
            return None;
        }
        let divisor = 10_u64.checked_pow(self.decimals)?;
        let product = u128::from(self.number) * u128::from(self.scale);
        let exact = product
            .checked_div(divisor.into())
            .filter(|value| value * u128::from(divisor) == product)?;
        u64::try_from(exact).ok()
    }

    /// The lower end of a range whose upper end is `upper`: in "1.5 to 2 million" the scale of
    /// the upper end belongs to both, in "90 to two hundred" it does not.
    pub(super) fn below(self, upper: Self) -> Self {
        if self.scale == 1 && upper.scale > 1 && is_written_smaller(self, upper) {
            Self { scale: upper.scale, ..self }
        } else {
            self
        }
    }

    fn times(self, factor: u64) -> Option<Self> {
        Some(Self { scale: self.scale.checked_mul(factor)?, ..self })
    }
}

/// Both without their scale, brought to the same decimals.
fn is_written_smaller(a: Cardinal, b: Cardinal) -> bool {
    let whole = |number: u64, decimals| {
        u128::from(10_u64).checked_pow(decimals)?.checked_mul(number.into())
    };
    matches!((whole(a.number, b.decimals), whole(b.number, a.decimals)), (Some(a), Some(b)) if a < b)
}

/// Reads the number ahead, unless it is the second part of a word (MH17, T-72).
pub(super) fn read<'a, 't>(at: Cursor<'a, 't>) -> Reading<'a, 't> {
    if at.is_part_of_word() {
        return match at.digits() {
            Some((_, after)) => Reading::NoCount(after.blob_end()),
            None => Reading::Nothing,
        };
    }
    read_after_dash(at)
}

/// Reads the number ahead, whatever stands before it: the upper end of "12-15".
pub(super) fn read_after_dash<'a, 't>(at: Cursor<'a, 't>) -> Reading<'a, 't> {
    match digits::read(at) {
        Some(Digits::NoCount(end)) => Reading::NoCount(end),
        Some(Digits::Number { number, decimals, end }) => {
            scaled_digits(Cardinal { number, decimals, scale: 1 }, end)
        }
        None => match half(at).or_else(|| couple(at)).or_else(|| in_words(at)) {
            Some((cardinal, end)) => fraction_after(cardinal, end),
            None => Reading::Nothing,
        },
    }
}

/// A whole number below a hundred in words or digits, as in "three weeks ago".
pub(in super::super) fn small<'a, 't>(at: Cursor<'a, 't>) -> Option<(u32, Cursor<'a, 't>)> {
    match read(at) {
        Reading::Number(cardinal, end) => {
            let value = cardinal.value().and_then(|value| u32::try_from(value).ok())?;
            (value < 100).then_some((value, end))
        }
        Reading::NoCount(_) | Reading::Nothing => None,
    }
}

/// "hundred", "thousand", "million", "billion", "dozen" or "score" and what it multiplies by.
pub(super) fn scale<'a, 't>(at: Cursor<'a, 't>) -> Option<(u64, Cursor<'a, 't>)> {
    let token = at.peek()?;
    SCALES.iter().find(|(word, _)| token.is(word)).map(|&(_, factor)| (factor, at.step()))
}

fn scaled_digits<'a, 't>(cardinal: Cardinal, end: Cursor<'a, 't>) -> Reading<'a, 't> {
    if end.is_glued() && end.peek().is_some_and(|token| token.kind == Kind::Word) {
        return match abbreviated_scale(end)
            .and_then(|(factor, next)| Some((cardinal.times(factor)?, next)))
        {
            Some((cardinal, next)) => Reading::Number(cardinal, next),
            None => Reading::NoCount(end.blob_end()),
        };
    }
    let (mut cardinal, mut end) = (cardinal, end);
    while let Some((factor, next)) = scale(hyphen(end).unwrap_or(end)) {
        match cardinal.times(factor) {
            Some(larger) => (cardinal, end) = (larger, next),
            None => return Reading::NoCount(next),
        }
    }
    if cardinal.scale == 100
        && let Some(number) = cardinal.value()
        && let Some((rest, next)) = end.word("and").and_then(below_hundred)
    {
        return Reading::Number(Cardinal::whole(number.saturating_add(rest)), next);
    }
    fraction_after(cardinal, end)
}

/// "20k", "2bn", and "1.2m" where what follows shows that no metres are meant.
fn abbreviated_scale<'a, 't>(at: Cursor<'a, 't>) -> Option<(u64, Cursor<'a, 't>)> {
    const COUNTED: [&str; 9] = [
        "people",
        "persons",
        "civilians",
        "residents",
        "refugees",
        "children",
        "women",
        "others",
        "more",
    ];
    let token = at.peek()?;
    let after = at.step();
    match token.text {
        "k" | "K" => Some((1_000, after)),
        "bn" => Some((1_000_000_000, after)),
        "m" | "M"
            if after.is_at_end() || after.peek().is_some_and(|next| next.is_any(&COUNTED)) =>
        {
            Some((1_000_000, after))
        }
        _ => None,
    }
}

/// "half a million", "half a dozen", "a half-dozen", "a quarter of a million".
fn half<'a, 't>(at: Cursor<'a, 't>) -> Option<(Cardinal, Cursor<'a, 't>)> {
    let (quarters, after) = match at.any(&["a half", "half a", "half"]) {
        Some(after) => (2, after),
        None => (1, at.words("a quarter of a")?),
    };
    let (factor, end) = scale(hyphen(after).unwrap_or(after))?;
    Some((Cardinal::whole(factor.checked_mul(quarters)?.checked_div(4)?), end))
}

/// "two and a half million"; "two and a half" of anything else is no count.
fn fraction_after<'a, 't>(cardinal: Cardinal, end: Cursor<'a, 't>) -> Reading<'a, 't> {
    let Some(after) = end.words("and a half") else { return Reading::Number(cardinal, end) };
    match scale(after) {
        Some((factor, next)) if cardinal.scale == 1 && cardinal.decimals == 0 => {
            let half = cardinal.number.checked_mul(10).and_then(|tenths| tenths.checked_add(5));
            half.map_or(Reading::NoCount(next), |number| {
                Reading::Number(Cardinal { number, decimals: 1, scale: factor }, next)
            })
        }
        Some((_, next)) => Reading::NoCount(next),
        None => Reading::NoCount(after),
    }
}

fn hyphen<'a, 't>(at: Cursor<'a, 't>) -> Option<Cursor<'a, 't>> {
    at.glued_mark(&HYPHENS)
}

/// "A couple", "a couple of dozen".
fn couple<'a, 't>(at: Cursor<'a, 't>) -> Option<(Cardinal, Cursor<'a, 't>)> {
    let after = at.any(&["a couple of", "a couple"])?;
    Some(scale(after).map_or((Cardinal::whole(2), after), |(factor, end)| {
        (Cardinal { scale: factor, ..Cardinal::whole(2) }, end)
    }))
}

/// A number in words: "seven", "a hundred and five", "two thousand three hundred", "two dozen".
///
/// Groups below a thousand, each with a smaller scale than the one before.
fn in_words<'a, 't>(at: Cursor<'a, 't>) -> Option<(Cardinal, Cursor<'a, 't>)> {
    let (first, after) = lead(at)?;
    if let Some((factor, end)) =
        scale(hyphen(after).unwrap_or(after)).filter(|&(factor, _)| factor < 100)
    {
        return Some((Cardinal { scale: factor, ..Cardinal::whole(first) }, end));
    }
    let (mut group, mut end) = hundreds(first, after);
    let (mut total, mut ceiling, mut scales) = (0_u64, u64::MAX, 1_u64);
    while let Some((factor, next)) = large_scale(end).filter(|&(factor, _)| factor < ceiling) {
        total = total.checked_add(group.checked_mul(factor)?)?;
        (group, end, ceiling) = (0, next, factor);
        scales = scales.checked_mul(factor)?;
        if let Some((rest, next)) = next_group(end, ceiling) {
            (group, end) = (rest, next);
        }
    }
    let total = total.checked_add(group)?;
    let scale = scales.checked_mul(if hundred(after).is_some() { 100 } else { 1 })?;
    let is_one_scale = first.checked_mul(scale) == Some(total);
    Some((
        if is_one_scale {
            Cardinal { scale, ..Cardinal::whole(first) }
        } else {
            Cardinal::whole(total)
        },
        end,
    ))
}

/// The first number of a group. "A" counts as one only before a scale.
fn lead<'a, 't>(at: Cursor<'a, 't>) -> Option<(u64, Cursor<'a, 't>)> {
    below_hundred(at)
        .or_else(|| {
            at.any(&["a", "an"]).filter(|&after| scale(after).is_some()).map(|after| (1, after))
        })
        .or_else(|| at.word("hundred").map(|_| (1, at)))
}

/// `first` with "hundred and five" behind it, if that stands there.
fn hundreds<'a, 't>(first: u64, after: Cursor<'a, 't>) -> (u64, Cursor<'a, 't>) {
    let Some(end) = hundred(after) else { return (first, after) };
    match below_hundred(end.skip("and")) {
        Some((rest, next)) => (first * 100 + rest, next),
        None => (first * 100, end),
    }
}

/// The group after a scale. After "and" only a small one: "two thousand and five", while
/// "two thousand and three hundred" may be two numbers.
fn next_group<'a, 't>(end: Cursor<'a, 't>, ceiling: u64) -> Option<(u64, Cursor<'a, 't>)> {
    if let Some(after_and) = end.word("and") {
        return below_hundred(after_and).filter(|&(_, next)| scale(next).is_none());
    }
    let (first, after) = below_hundred(end)?;
    let (group, next) = hundreds(first, after);
    scale(next)
        .is_none_or(|(factor, _)| factor >= 1_000 && factor < ceiling)
        .then_some((group, next))
}

fn hundred<'a, 't>(at: Cursor<'a, 't>) -> Option<Cursor<'a, 't>> {
    hyphen(at).unwrap_or(at).word("hundred")
}

fn large_scale<'a, 't>(at: Cursor<'a, 't>) -> Option<(u64, Cursor<'a, 't>)> {
    scale(hyphen(at).unwrap_or(at)).filter(|&(factor, _)| factor >= 1_000)
}

/// "seven", "twenty", "twenty-two", "twenty two".
fn below_hundred<'a, 't>(at: Cursor<'a, 't>) -> Option<(u64, Cursor<'a, 't>)> {
    if let Some(unit) = place(at, &SMALL) {
        return Some((unit, at.step()));
    }
    let tens = (place(at, &TENS)? + 2) * 10;
    let after = at.step();
    let unit_at = hyphen(after).unwrap_or(after);
    match place(unit_at, &SMALL) {
        Some(unit @ 1..=9) => Some((tens + unit, unit_at.step())),
        _ => Some((tens, after)),
    }
}

fn place(at: Cursor<'_, '_>, words: &[&str]) -> Option<u64> {
    let token = at.peek()?;
    words.iter().position(|word| token.is(word)).map(|place| place as u64)
}
