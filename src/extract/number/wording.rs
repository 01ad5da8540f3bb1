//! The words around a number that say how it is meant, and those that make it no count.
//!
//! Invariant: of two phrases that begin alike the longer one stands first.

use super::super::token::{Cursor, Kind};
use crate::model::figure::Bound;

const BEFORE: [(Bound, &[&str]); 6] = [
    (
        Bound::AtLeast,
        &[
            "at the very least",
            "at least",
            "no fewer than",
            "no less than",
            "not fewer than",
            "not less than",
            "a minimum of",
            "minimum of",
        ],
    ),
    (
        Bound::AtMost,
        &[
            "up to",
            "as many as",
            "as much as",
            "no more than",
            "not more than",
            "at the very most",
            "at the most",
            "at most",
            "a maximum of",
            "maximum of",
            "fewer than",
            "less than",
            "under",
            "below",
        ],
    ),
    (
        Bound::MoreThan,
        &[
            "upwards of",
            "upward of",
            "in excess of",
            "more than",
            "greater than",
            "over",
            "above",
            "exceeding",
        ],
    ),
    (
        Bound::Almost,
        &[
            "almost",
            "nearly",
            "nearing",
            "close to",
            "approaching",
            "not quite",
            "virtually",
            "just short of",
        ],
    ),
    (
        Bound::About,
        &[
            "in the region of",
            "on the order of",
            "in the order of",
            "something like",
            "more or less",
            "an estimated",
            "estimated",
            "approximately",
            "approx",
            "roughly",
            "around",
            "about",
            "some",
            "circa",
        ],
    ),
    (Bound::Exact, &["exactly", "precisely", "a total of"]),
];

/// How much more or less: it changes nothing in the bound.
const DEGREES: [&str; 9] = [
    "well",
    "just",
    "slightly",
    "far",
    "significantly",
    "considerably",
    "substantially",
    "many",
    "a little",
];

const SIGNS: [(char, Bound); 6] = [
    ('~', Bound::About),
    ('≈', Bound::About),
    ('>', Bound::MoreThan),
    ('≥', Bound::AtLeast),
    ('<', Bound::AtMost),
    ('≤', Bound::AtMost),
];

const AFTER: [(Bound, &[&str]); 3] = [
    (Bound::AtLeast, &["or more", "or above", "or higher", "and counting"]),
    (Bound::AtMost, &["or fewer", "or less", "or under", "or below"]),
    (Bound::About, &["or so"]),
];

/// The phrases that can stand before a number.
#[cfg(test)]
pub(super) fn every_phrase() -> impl Iterator<Item = &'static str> {
    BEFORE.iter().flat_map(|(_, phrases)| *phrases).copied()
}

/// Past the qualifier ahead. "At least about 40" is at least; "up to an estimated 20" is at most.
pub(super) fn before<'a, 't>(at: Cursor<'a, 't>) -> Option<(Bound, Cursor<'a, 't>)> {
    let (bound, after) = qualifier(at)?;
    match qualifier(after) {
        Some((Bound::About, next)) => Some((bound, next)),
        _ => Some((bound, after)),
    }
}

fn qualifier<'a, 't>(at: Cursor<'a, 't>) -> Option<(Bound, Cursor<'a, 't>)> {
    if let Some(&(sign, bound)) = SIGNS.iter().find(|(sign, _)| at.mark(&[*sign]).is_some()) {
        return Some((bound, at.mark(&[sign])?));
    }
    // "Just under 100" is meant as near to it as "almost 100".
    if let Some(after) = at.any(&["just under", "just below"]) {
        return Some((Bound::Almost, after));
    }
    let degree = at.any(&DEGREES).filter(|&after| {
        matches!(phrase(after, &BEFORE), Some((Bound::MoreThan | Bound::AtMost, _)))
    });
    let (bound, after) = phrase(degree.unwrap_or(at), &BEFORE)?;
    let is_short = after.behind().is_some_and(|token| token.is("approx"));
    Some((bound, if is_short { after.mark(&['.']).unwrap_or(after) } else { after }))
}

/// Past what qualifies the number behind: "130+", "37 or more", "40-odd".
pub(super) fn after<'a, 't>(end: Cursor<'a, 't>) -> Option<(Bound, Cursor<'a, 't>)> {
    if let Some(next) = end
        .mark(&['+'])
        .filter(|next| end.is_glued() && !(next.is_glued() && next.digits().is_some()))
    {
        return Some((Bound::MoreThan, next));
    }
    if let Some(tail) = end.glued_mark(&['-', '‐', '‑']) {
        return tail
            .word("odd")
            .map(|next| (Bound::About, next))
            .or_else(|| tail.word("plus").map(|next| (Bound::MoreThan, next)));
    }
    phrase(end, &AFTER)
}

fn phrase<'a, 't>(
    at: Cursor<'a, 't>,
    table: &[(Bound, &[&str])],
) -> Option<(Bound, Cursor<'a, 't>)> {
    table.iter().find_map(|&(bound, phrases)| at.any(phrases).map(|after| (bound, after)))
}

/// Where the number behind turns out to be no count, the end of what it is: "-year-old",
/// "per cent", "thirds", "dollars", "p.m.".
pub(super) fn no_count<'a, 't>(end: Cursor<'a, 't>) -> Option<Cursor<'a, 't>> {
    const UNITS: [&str; 27] = [
        "percent",
        "percentage",
        "third",
        "thirds",
        "quarters",
        "fifth",
        "fifths",
        "sixths",
        "eighths",
        "tenth",
        "tenths",
        "dollars",
        "euros",
        "pounds",
        "roubles",
        "rubles",
        "cents",
        "shekels",
        "hryvnia",
        "yuan",
        "rupees",
        "lira",
        "yen",
        "am",
        "pm",
        "st",
        "nd",
    ];
    if let Some(tail) = end.glued_mark(&['-', '‐', '‑', '–', '\'', '’', '_'])
        && tail.peek().is_some_and(|token| matches!(token.kind, Kind::Word | Kind::Digits))
    {
        return Some(tail.step().blob_end());
    }
    let clock = end
        .any(&["a", "p"])
        .and_then(|half| half.glued_mark(&['.'])?.word("m"))
        .or_else(|| end.word("o")?.glued_mark(&['\'', '’'])?.word("clock"));
    clock.or_else(|| end.words("per cent")).or_else(|| end.any(&UNITS))
}
