//! Amounts as people write them, from the words to low, best, high and bound.
//!
//! Invariant: nothing is invented. "Dozens" has a low end by ACLED's coding rule and no best
//! value; what is no count (a time, a percentage, money, an ordinal, a part of a name) is not
//! reported, and a sum is never formed: "3 and 2 others" are two numbers.
//!
//! | the text says | low | best | high | bound |
//! |---|---|---|---|---|
//! | 137 | 137 | 137 | 137 | exact |
//! | at least 37 | 37 | 37 | open | at least |
//! | over 130, more than 130, 130+ | 130 | 130 | open | more than |
//! | up to 20, fewer than 20 | 0 | 20 | 20 | at most |
//! | almost 100 | unknown | 100 | 100 | almost |
//! | about 40, some 40 | unknown | 40 | unknown | about |
//! | between 212 and 240; 12-15 | 212 | unknown | 240 | range |
//! | several; tens; dozens; scores; hundreds | 3; 10; 12; 20; 100 | unknown | open | vague |
//!
//! "More than 130" keeps 130 and not 131, and "fewer than 20" keeps 20 and not 19: the number is
//! the one that stands in the text, and the bound says how it was meant.

mod amount;
mod cardinal;
mod digits;
mod expression;
#[cfg(test)]
mod tests;
mod wording;

use std::ops::Range;

use super::token::{Cursor, tokens};
pub use amount::Amount;
pub(super) use cardinal::small;
use expression::Reading;

/// A number expression in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundNumber {
    /// Bytes of the whole expression with its qualifier: "at least 37".
    pub range: Range<usize>,
    /// What it says.
    pub amount: Amount,
}

/// Reads a phrase that holds one number expression: "over 130", "no fewer than 37 people".
///
/// `None` if it holds none, more than one, or digits that are no count.
#[must_use]
pub fn read(text: &str) -> Option<Amount> {
    let tokens = tokens(text);
    let start = Cursor::new(&tokens);
    if let Some((amount, end)) = expression::alone(start)
        && end.is_at_end()
    {
        return Some(amount);
    }
    let mut only = None;
    for reading in scan(start) {
        match reading {
            Scanned::Number(found) if only.is_none() => only = Some(found.amount),
            Scanned::Number(_) | Scanned::NoCount => return None,
        }
    }
    only
}

/// Every number expression of a text from left to right, the longest at each place.
///
/// Years, ages, distances and the like are counts as far as their words go: they are reported,
/// and the reader of the sentence leaves them out.
#[must_use]
pub fn find(text: &str) -> Vec<FoundNumber> {
    let tokens = tokens(text);
    scan(Cursor::new(&tokens))
        .filter_map(|reading| match reading {
            Scanned::Number(found) => Some(found),
            Scanned::NoCount => None,
        })
        .collect()
}

enum Scanned {
    Number(FoundNumber),
    NoCount,
}

fn scan(start: Cursor<'_, '_>) -> impl Iterator<Item = Scanned> {
    let mut cursor = start;
    std::iter::from_fn(move || {
        while !cursor.is_at_end() {
            let here = cursor;
            match expression::within(here) {
                Reading::Number(amount, end) => {
                    cursor = end;
                    let range = here.byte()..end.end_byte();
                    return Some(Scanned::Number(FoundNumber { range, amount }));
                }
                Reading::NoCount(end) => {
                    cursor = end;
                    return Some(Scanned::NoCount);
                }
                Reading::Nothing => cursor = here.step(),
            }
        }
        None
    })
}
