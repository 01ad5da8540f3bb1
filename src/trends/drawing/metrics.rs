//! How wide a text is, near enough to place it, without asking a font.
//!
//! Invariant: the estimate is monotone: a longer text is never narrower.

use super::picture::{Face, Weight};

/// Semibold letters are so much wider than regular ones in Inter.
const SEMIBOLD: f32 = 1.045;
/// Letters of the article's face are a little narrower than those of the interface's.
const SERIF: f32 = 0.98;

/// The width of a text in points.
#[must_use]
pub fn width(words: &str, size: f32, weight: Weight, face: Face) -> f32 {
    let em: f32 = words.chars().map(advance).sum();
    let weight = if weight == Weight::Semibold { SEMIBOLD } else { 1.0 };
    let face = if face == Face::Serif { SERIF } else { 1.0 };
    em * size * weight * face
}

/// A letter's advance in parts of the size: Inter's, digits tabular.
fn advance(letter: char) -> f32 {
    match letter {
        'i' | 'j' | 'l' | '\'' | '\u{2019}' => 0.25,
        'I' | ' ' | '!' | ',' | '.' | ':' | ';' | '\u{b7}' => 0.28,
        't' | 'f' | 'r' | '|' | '(' | ')' | '/' | '[' | ']' => 0.36,
        '-' | '_' | '"' | '\u{201c}' | '\u{201d}' => 0.46,
        's' | '?' | '*' | '\u{2013}' => 0.52,
        '0'..='9' | '+' | '<' | '=' | '>' | '~' | '\u{2264}' => 0.65,
        'A' | 'V' | 'X' | 'Y' | 'K' => 0.69,
        'C' | 'D' | 'G' | 'H' | 'N' | 'O' | 'Q' | 'U' => 0.75,
        'm' | 'M' | 'w' | '\u{2026}' | '\u{2190}' => 0.88,
        'W' | '@' | '%' | '\u{2014}' => 0.99,
        'a'..='z' => 0.58,
        'A'..='Z' => 0.64,
        // Scripts without a case are wide more often than narrow.
        '\u{2e80}'.. => 1.0,
        _ => 0.62,
    }
}

/// The text in lines no wider than `room`, broken at spaces; a word that is wider stays whole.
#[must_use]
pub fn wrapped(words: &str, size: f32, face: Face, room: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match longer.filter(|line| width(line, size, Weight::Regular, face) <= room) {
            Some(longer) => {
                if let Some(line) = lines.last_mut() {
                    *line = longer;
                }
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The text cut after a whole word, with an ellipsis, so that it is no wider than `room`.
#[must_use]
pub fn elided(words: &str, size: f32, room: f32) -> String {
    let fits = |text: &str| width(text, size, Weight::Regular, Face::Sans) <= room;
    if fits(words) {
        return words.to_owned();
    }
    let mut kept = String::new();
    for word in words.split_whitespace() {
        let longer = if kept.is_empty() { word.to_owned() } else { format!("{kept} {word}") };
        if !kept.is_empty() && !fits(&format!("{longer}…")) {
            break;
        }
        kept = longer;
    }
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_breaks_between_words_and_loses_none() {
        let text = "a bomb at the bus station of Überlingen killed at least twelve";
        let lines = wrapped(text, 12.0, Face::Serif, 90.0);
        assert!(lines.len() > 2, "{lines:?}");
        assert_eq!(lines.join(" "), text);
        let wide = |line: &String| width(line, 12.0, Weight::Regular, Face::Serif) > 90.0;
        assert!(!lines.iter().any(wide), "{lines:?}");
        assert_eq!(wrapped("Donaudampfschifffahrt", 12.0, Face::Sans, 9.0).len(), 1);
        assert_eq!(wrapped("  ", 12.0, Face::Sans, 9.0).len(), 0);
    }

    #[test]
    fn a_name_is_cut_between_words() {
        assert_eq!(elided("Short", 12.0, 80.0), "Short");
        assert_eq!(elided("Naval Air Station of the South", 12.0, 120.0), "Naval Air Station…");
        assert_eq!(elided("Donaudampfschifffahrt am See", 12.0, 30.0), "Donaudampfschifffahrt…");
    }
}
