//! Full stops that end an abbreviation and not a sentence.
//!
//! Invariant: a title is always followed by its name; any other abbreviation may also end a
//! sentence, and does so before a word that begins one. Abbreviations are written in the case
//! that they have in text, or all in capitals: "Sat." is a day and "sat." is not.

use super::super::token::{Cursor, Kind, tokens};

/// What may follow the stop of an abbreviation within the same sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Follow {
    /// Anything: "Gen. North".
    Always,
    /// Anything that does not look like a new sentence: "in the U.S. Senate".
    NoOpening,
    /// A number: "No. 5", "Jan. 5".
    Number,
}

#[rustfmt::skip]
const TITLES: &[&str] = &[
    "Mr", "Mrs", "Ms", "Messrs", "Mx", "Dr", "Prof", "Gen", "Maj", "Brig", "Lt", "Col", "Sgt",
    "Cpl", "Capt", "Cmdr", "Cdr", "Adm", "Rear-Adm", "Pvt", "Sen", "Rep", "Reps", "Sens", "Gov",
    "Pres", "Rev", "Fr", "Hon", "St", "Ste", "Mt", "Ft", "Supt", "Insp", "Det", "Amb", "vs",
    "v", "cf", "approx", "est", "ca", "eg", "ie", "viz", "op", "vol",
];

#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "etc", "al", "Inc", "Ltd", "Corp", "Co", "LLC", "plc", "Bros", "Jr", "Sr", "Dept", "Div",
    "Bn", "Regt", "Ave", "Blvd", "Rd", "U.S", "U.K", "U.N", "U.S.A", "U.A.E", "E.U", "D.C",
    "p.m", "a.m", "Ph.D", "e.g", "i.e", "Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs",
    "Fri", "Sat", "Sun",
];

#[rustfmt::skip]
const NUMBERED: &[&str] = &[
    "No", "nos", "nr", "p", "pp", "Art", "Arts", "para", "paras", "Sec", "Fig", "Figs", "Ch",
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
];

/// Words that open a sentence far more often than they follow an abbreviation.
#[rustfmt::skip]
const OPENINGS: &[&str] = &[
    "a", "about", "according", "after", "all", "also", "although", "among", "an", "and",
    "another", "as", "at", "because", "before", "both", "but", "by", "despite", "during",
    "each", "earlier", "even", "every", "few", "finally", "for", "from", "he", "her", "his",
    "however", "i", "if", "in", "it", "its", "last", "later", "many", "meanwhile", "more",
    "moreover", "most", "no", "none", "nor", "not", "now", "of", "officials", "on", "once",
    "one", "only", "or", "our", "over", "police", "several", "she", "since", "so", "some",
    "still", "such", "that", "the", "their", "then", "there", "these", "they", "this", "those",
    "though", "three", "to", "two", "under", "until", "we", "what", "when", "where", "which",
    "while", "who", "why", "with", "witnesses", "yet", "you", "your",
];

/// Whether `line`, which ends with a full stop, ends with an abbreviation that `next` goes on.
pub(super) fn ends_with_one(line: &str, next: &str) -> bool {
    let Some(follow) = follow_of(last_word(line.trim_end_matches('.'))) else { return false };
    let next = tokens(next);
    let mut at = Cursor::new(&next);
    while at.peek().is_some_and(|token| token.kind == Kind::Mark) {
        at = at.step();
    }
    let Some(first) = at.peek() else { return false };
    match follow {
        Follow::Always => true,
        Follow::NoOpening => first.kind == Kind::Digits || !first.is_any(OPENINGS),
        Follow::Number => first.kind == Kind::Digits,
    }
}

fn follow_of(word: &str) -> Option<Follow> {
    let is_upper = !word.contains(char::is_lowercase);
    let is_any = |list: &[&str]| {
        list.iter().any(|&listed| listed == word || (is_upper && listed.eq_ignore_ascii_case(word)))
    };
    let mut chars = word.chars();
    let is_initial = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
    if is_any(TITLES) {
        Some(Follow::Always)
    } else if is_any(OTHERS) || is_initial || is_initials(word) {
        Some(Follow::NoOpening)
    } else if is_any(NUMBERED) {
        Some(Follow::Number)
    } else {
        None
    }
}

/// "J.K", "U.N.H.C.R".
fn is_initials(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| {
            let mut chars = part.chars();
            chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
        })
}

/// The last word with its inner stops and hyphens: "p.m" of "at 5 p.m".
fn last_word(line: &str) -> &str {
    let is_outside = |c: char| !(c.is_alphanumeric() || c == '.' || c == '-');
    line.rsplit(is_outside).next().unwrap_or_default()
}
