//! How near words of a text are to a name. Pure.
//!
//! Invariant: the name itself is nearest, and what is only a piece inside a word is no name. An
//! abbreviation is near to what it abbreviates, whichever of the two is the name.

use crate::model::entity::fold;

/// Letters that the start of a word needs to be proposed by.
const STEM: usize = 2;

/// How near `words` are to `name`, 0 for the name itself; nothing where they are far apart.
pub(super) fn nearness(name: &str, words: &str) -> Option<u8> {
    let (folded, sought) = (fold(name), fold(words));
    if folded == sought {
        return Some(0);
    }
    if holds(&folded, &sought) {
        return Some(1);
    }
    if holds(&sought, &folded) {
        return Some(2);
    }
    if starts_a_word(&folded, &sought) {
        return Some(3);
    }
    (abbreviates(words, name) || abbreviates(name, words)).then_some(4)
}

/// Whether all of `short` stands in `long` as whole words.
fn holds(long: &str, short: &str) -> bool {
    short.chars().count() >= 3
        && (long.starts_with(&format!("{short} "))
            || long.ends_with(&format!(" {short}"))
            || long.contains(&format!(" {short} ")))
}

/// Whether a word of `long` begins what `start` says: "khor" and "state khor" in "islamic state
/// khorasan province".
fn starts_a_word(long: &str, start: &str) -> bool {
    start.chars().count() >= STEM
        && (long.starts_with(start) || long.contains(&format!(" {start}")))
}

/// Whether `short` is made of the first letters of `long`. Parts divided by a hyphen go on from one
/// another, each by two letters at least where it has two, since what stands before the hyphen may
/// be older than the name: "ISIS-K" for a name of "Islamic State ... K...".
fn abbreviates(short: &str, long: &str) -> bool {
    let short = short.trim();
    let letters = short.chars().filter(|c| c.is_alphanumeric()).count();
    let small = short.chars().any(char::is_lowercase);
    if short.contains(char::is_whitespace) || !(2..=8).contains(&letters) || small && letters < 3 {
        return false;
    }
    let initials = initials(long);
    let mut rest = initials.as_slice();
    let parts: Vec<Vec<char>> = parts(short);
    for part in &parts {
        let common = part.iter().zip(rest).take_while(|(a, b)| a == b).count();
        let whole = parts.len() == 1 && common < part.len();
        if whole || common < part.len().min(2) {
            return false;
        }
        rest = rest.get(common..).unwrap_or_default();
    }
    let used = initials.len() - rest.len();
    used >= 2 && (rest.is_empty() || parts.len() > 1 && rest.len() == 1)
}

/// The first letters of the words that count, folded.
fn initials(name: &str) -> Vec<char> {
    const SMALL: [&str; 8] = ["the", "of", "and", "for", "in", "de", "la", "al"];
    let name = fold(name);
    let words = name.split([' ', '-']).filter(|word| !SMALL.contains(word));
    words.filter_map(|word| word.chars().find(|c| c.is_alphanumeric())).collect()
}

/// The parts of an abbreviation between its hyphens, folded, without its full stops.
fn parts(short: &str) -> Vec<Vec<char>> {
    let folded = fold(short);
    let parts = folded.split(['-', '–']).map(|part| part.chars().filter(|c| *c != '.').collect());
    parts.filter(|part: &Vec<char>| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, name: &str, expected: Option<u8>) {
        assert_eq!(nearness(name, words), expected, "{words} for {name}");
    }

    #[test]
    fn the_start_of_any_word_finds_a_name() {
        let name = "Northern State Harbour Province";
        check("northern state harbour province", name, Some(0));
        check("State", name, Some(1));
        check("the Northern State Harbour Province's men", "Northern State", Some(2));
        check("Harb", name, Some(3));
        check("Northern S", name, Some(3));
        check("arbour", name, None);
        check("H", name, None);
        check("Northern P", name, None);
    }

    #[test]
    fn an_abbreviation_finds_the_name_and_the_name_the_abbreviation() {
        let name = "Northern State Harbour Province";
        for short in ["NSHP", "N.S.H.P.", "NSNS-H", "NS-H", "nshp"] {
            check(short, name, Some(4));
            check(name, short, Some(4));
        }
        check("NF", "The Northern Front", Some(4));
        check("U.N.", "United Nations", Some(4));
        for other in ["NSH", "NSHX", "NX-H", "NS-K", "SHP"] {
            check(other, name, None);
        }
        check("nf", "Northern Front", None);
    }
}
