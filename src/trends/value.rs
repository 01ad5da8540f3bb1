//! A figure's number as short as a label: `137`, `37+`, `>130`, `≤20`, `~100`, `212–240`,
//! `dozens`.
//!
//! Invariant: a value is never empty and never 0 for what is unknown, and an open or unknown end
//! is never written as a number.

use crate::model::figure::{Bound, High};
use crate::model::{Anchor, Figure};

/// Words that stand for a vague amount, the longest first where one holds another, each with the
/// least number that it attests (ACLED's coding rule: tens 10, dozens 12, hundreds 100).
const VAGUE: [(&str, u64); 15] = [
    ("hundreds of thousands", 100_000),
    ("tens of thousands", 10_000),
    ("several hundred", 300),
    ("several dozen", 36),
    ("thousands", 1_000),
    ("hundreds", 100),
    ("handful", 3),
    ("several", 3),
    ("numerous", 3),
    ("dozens", 12),
    ("scores", 20),
    ("many", 3),
    ("some", 3),
    ("tens", 10),
    ("few", 3),
];

/// The value of a figure whose number the text puts as `quote` (empty where it stands nowhere).
#[must_use]
pub fn short_value(figure: &Figure, quote: &str) -> String {
    let (low, best, high) = (figure.low, figure.best, figure.high.known());
    let signed = |sign: &str, number: Option<u64>| number.map(|n| format!("{sign}{}", grouped(n)));
    let value = match figure.bound {
        Bound::Exact => signed("", best),
        Bound::AtLeast => low.or(best).map(|n| format!("{}+", grouped(n))),
        Bound::MoreThan => signed(">", low.or(best)),
        Bound::AtMost => signed("≤", high.or(best)),
        Bound::Almost | Bound::About => signed("~", best),
        Bound::Range => low.zip(high).map(|(low, high)| range(low, high)),
        Bound::Vague => vague_word(quote).map(str::to_owned),
    };
    value.unwrap_or_else(|| known_ends(figure))
}

/// The value of a figure by the words that it is anchored on.
#[must_use]
pub fn value_of(figure: &Figure) -> String {
    short_value(figure, figure.number.as_ref().map_or("", |anchor: &Anchor| &anchor.quote))
}

/// A number with its thousands apart: `1,200`.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn range(low: u64, high: u64) -> String {
    if low == high { grouped(low) } else { format!("{}–{}", grouped(low), grouped(high)) }
}

/// What is known, where the figure's numbers do not go with its bound.
fn known_ends(figure: &Figure) -> String {
    match (figure.low, figure.best, figure.high) {
        (Some(low), _, High::Known(high)) => range(low, high),
        (_, Some(best), _) => grouped(best),
        (Some(low), None, High::Open | High::Unknown) if figure.bound == Bound::Vague => {
            let word = VAGUE.iter().find(|(_, least)| *least == low).map(|(word, _)| *word);
            word.map_or_else(|| format!("{}+", grouped(low)), str::to_owned)
        }
        (Some(low), None, High::Open | High::Unknown) => format!("{}+", grouped(low)),
        (None, None, High::Known(high)) => format!("≤{}", grouped(high)),
        (None, None, High::Open | High::Unknown) => "unknown".to_owned(),
    }
}

fn vague_word(quote: &str) -> Option<&'static str> {
    let folded = quote.to_lowercase();
    let words: Vec<&str> =
        folded.split(|letter: char| !letter.is_alphabetic()).filter(|w| !w.is_empty()).collect();
    VAGUE.iter().map(|(word, _)| *word).find(|vague| {
        let parts: Vec<&str> = vague.split(' ').collect();
        words.windows(parts.len()).any(|window| window == parts)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trends::examples::number;

    #[track_caller]
    fn check(words: &str, quote: &str, value: &str) {
        assert_eq!(short_value(&number(words), quote), value, "{words}, {quote:?}");
    }

    #[test]
    fn every_bound_has_its_sign() {
        check("137", "", "137");
        check("37+", "", "37+");
        check(">130", "over 130", ">130");
        check("<=20", "up to 20", "≤20");
        check("almost 100", "", "~100");
        check("~40", "", "~40");
        check("212-240", "", "212–240");
        check("vague 12", "Dozens of", "dozens");
        check(">12500", "", ">12,500");
    }

    #[test]
    fn a_vague_value_takes_the_texts_own_word() {
        check("vague 100000", "hundreds of\nthousands of people", "hundreds of thousands");
        check("vague 100", "Hundreds", "hundreds");
        check("vague 12", "", "dozens");
        check("vague 17", "an uncounted number", "17+");
        check("vague 20", "underscores", "scores");
    }

    #[test]
    fn numbers_that_do_not_go_with_the_bound_are_told_as_they_are() {
        let odd = |bound, low, best, high| {
            let figure = Figure { low, best, high, bound, ..number("1") };
            short_value(&figure, "")
        };
        assert_eq!(odd(Bound::Exact, None, None, High::Unknown), "unknown");
        assert_eq!(odd(Bound::Exact, Some(3), None, High::Open), "3+");
        assert_eq!(odd(Bound::Range, None, None, High::Known(9)), "≤9");
        assert_eq!(odd(Bound::Range, Some(5), None, High::Known(5)), "5");
        assert_eq!(odd(Bound::About, Some(30), None, High::Known(50)), "30–50");
        assert_eq!(odd(Bound::AtMost, Some(2), None, High::Open), "2+");
    }

    #[test]
    fn thousands_stand_apart() {
        for (number, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (12_345_678, "12,345,678")]
        {
            assert_eq!(grouped(number), text);
        }
        assert_eq!(grouped(u64::MAX), "18,446,744,073,709,551,615");
    }
}
