//! Text of articles and files as a terminal may show it.
//!
//! Invariant: what is printed neither steers the terminal nor turns the line that it stands in:
//! control characters and marks that change the direction of what follows are replaced.

/// A text of several lines.
pub(super) fn lines(text: &str) -> String {
    text.chars().map(|letter| if letter == '\n' { letter } else { shown(letter) }).collect()
}

/// A text on one line.
pub(super) fn line(text: &str) -> String {
    text.chars().map(shown).collect()
}

fn shown(letter: char) -> char {
    match letter {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        _ if letter.is_control() => char::REPLACEMENT_CHARACTER,
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_steer_the_terminal() {
        assert_eq!(line("a\tb\r\nc\u{1b}[2Jd\u{202e}e"), "a b  c\u{fffd}[2Jd\u{fffd}e");
        assert_eq!(lines("a\nb\u{9b}1m"), "a\nb\u{fffd}1m");
        assert_eq!(line("قال 12, naïve"), "قال 12, naïve");
    }
}
