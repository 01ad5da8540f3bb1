//! Places in a file, as an editor counts them, and the line that stands there.
//!
//! Invariant: lines and columns count from 1, and a column is a character, so an editor that is
//! told both lands on the spot.

use std::fmt;

/// A line and a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Character in the line, from 1.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// A piece of a line, with the spot in question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The line, or as much of a long one as a screen shows. Control characters are replaced.
    pub text: String,
    /// Characters of it before the spot.
    pub before: usize,
    /// Characters of the spot, at least one.
    pub width: usize,
}

impl Excerpt {
    /// A second line whose carets stand under the spot.
    #[must_use]
    pub fn underline(&self) -> String {
        format!("{}{}", " ".repeat(self.before), "^".repeat(self.width))
    }
}

/// Characters shown before the spot, and from it on.
const SHOWN: (usize, usize) = (48, 64);

/// A text and where its lines begin, found once for any number of places.
pub(super) struct Places<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Places<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let after = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        Self { text, starts: std::iter::once(0).chain(after).collect() }
    }

    /// The place of a byte, which may be the end of the text.
    pub(super) fn place(&self, at: usize) -> Place {
        let line = self.starts.partition_point(|start| *start <= at);
        let before = self.text.get(self.line_start(at)..at).unwrap_or_default();
        Place { line, column: before.chars().count() + 1 }
    }

    /// The line around a byte, with the word there as the spot.
    pub(super) fn excerpt(&self, at: usize) -> Excerpt {
        let head = self.text.get(self.line_start(at)..at).unwrap_or_default();
        let tail = self.text.get(at..).unwrap_or_default();
        let tail = tail.split(['\n', '\r']).next().unwrap_or_default();
        let cut = head.char_indices().rev().nth(SHOWN.0).map(|(at, _)| at);
        let head = cut.and_then(|cut| head.get(cut..)).unwrap_or(head);
        let end = tail.char_indices().nth(SHOWN.1).map(|(at, _)| at);
        let shown = end.and_then(|end| tail.get(..end)).unwrap_or(tail);
        let width = token(tail).chars().count().clamp(1, shown.chars().count().max(1));
        let dots = |is_cut| if is_cut { "…" } else { "" };
        let indent = if cut.is_some() { head } else { head.trim_ascii_start() };
        let text = format!("{}{indent}{shown}{}", dots(cut.is_some()), dots(end.is_some()));
        Excerpt {
            text: text.chars().map(plain).collect(),
            before: indent.chars().count() + usize::from(cut.is_some()),
            width,
        }
    }

    fn line_start(&self, at: usize) -> usize {
        let line = self.starts.partition_point(|start| *start <= at);
        line.checked_sub(1).and_then(|line| self.starts.get(line)).copied().unwrap_or_default()
    }
}

/// A file's bytes must not steer the terminal or turn the line that they are shown in.
fn plain(letter: char) -> char {
    match letter {
        '\t' => ' ',
        _ if letter.is_control() => char::REPLACEMENT_CHARACTER,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        _ => letter,
    }
}

/// The word, number, string or short bracket that a text begins with; empty only at its end.
pub(super) fn token(text: &str) -> &str {
    let length = match text.chars().next() {
        None => 0,
        Some('"') => string_length(text),
        Some('(') => text.find(')').filter(|end| *end < SHOWN.1).map_or(1, |end| end + 1),
        Some(letter) if is_word(letter) => {
            text.find(|letter| !is_word(letter)).unwrap_or(text.len())
        }
        Some(letter) => letter.len_utf8(),
    };
    text.get(..length).unwrap_or(text)
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '.' | '-' | '+' | '#')
}

/// Bytes of the string literal that a text begins with.
fn string_length(text: &str) -> usize {
    let mut is_escaped = true; // so that the opening quote does not close it
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' if !is_escaped => return at + 1,
            b'\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    text.len()
}

/// Where `needle`, a field's name with its colon, a bracket or a whole string literal, stands in
/// a record outside of other strings.
pub(super) fn find(record: &str, needle: &str) -> Option<usize> {
    let mut at = 0;
    let mut previous = ' ';
    loop {
        let rest = record.get(at..).filter(|rest| !rest.is_empty())?;
        if rest.starts_with(needle) && !(is_word(previous) && needle.starts_with(is_word)) {
            return Some(at);
        }
        let letter = rest.chars().next()?;
        at += if letter == '"' { string_length(rest) } else { letter.len_utf8() };
        previous = letter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters_from_one() {
        let places = Places::of("é\nab\r\n\nçd");
        for (at, line, column) in [(0, 1, 1), (2, 1, 2), (3, 2, 1), (5, 2, 3), (7, 3, 1), (8, 4, 1)]
        {
            assert_eq!(places.place(at), Place { line, column }, "byte {at}");
        }
        assert_eq!(places.place(11), Place { line: 4, column: 3 });
    }

    #[test]
    fn an_excerpt_underlines_the_word() {
        let text = "x\n    title: \"a \\\" b\", y: 5,\n";
        let places = Places::of(text);
        let excerpt = places.excerpt(text.find("\"a").unwrap());
        assert_eq!(excerpt.text, "title: \"a \\\" b\", y: 5,");
        assert_eq!(excerpt.underline(), "       ^^^^^^^^");
        assert_eq!(places.excerpt(text.find('5').unwrap()).width, 1);
        assert_eq!(Places::of("").excerpt(0).underline(), "^");
    }

    #[test]
    fn a_long_line_is_cut_and_control_characters_are_shown_as_such() {
        let text = format!("{}\u{1b}[31m<>{}", "é".repeat(200), "ü".repeat(200));
        let at = text.find('<').unwrap();
        let excerpt = Places::of(&text).excerpt(at);
        assert!(excerpt.text.starts_with('…') && excerpt.text.ends_with('…'));
        assert!(!excerpt.text.contains('\u{1b}'));
        assert_eq!(excerpt.text.chars().nth(excerpt.before), Some('<'));
        assert!(excerpt.text.chars().count() < 120);
    }

    #[test]
    fn finds_fields_outside_of_strings() {
        let record = "(name: \"low: 3 \\\" (1, 2)\", below: 1, low: 2, span: (1, 2), to: \"id\")";
        assert_eq!(find(record, "low:"), record.find("low: 2"));
        assert_eq!(find(record, "(1, 2)"), record.rfind("(1, 2)"));
        assert_eq!(find(record, "\"id\""), record.rfind("\"id\""));
        assert_eq!(find(record, "high:"), None);
    }
}
