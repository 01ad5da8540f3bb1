//! `attest search WORKSPACE.ron PATTERN`: every place where a pattern stands.

use std::ops::Range;
use std::path::PathBuf;

use clap::Args;
use regex::{Regex, RegexBuilder};

use super::{Ending, Failure, Terminal, open, plain};
use crate::edit::document::name;

/// Characters shown on each side of what was found.
const AROUND: usize = 60;
/// Characters shown of what was found.
const FOUND: usize = 200;

/// Find text in all documents of a workspace.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Search {
    /// The workspace.
    #[arg(value_name = "WORKSPACE.ron")]
    workspace: PathBuf,
    /// What to look for: a regular expression, or plain text with --literal.
    pattern: String,
    /// Take the pattern letter by letter.
    #[arg(long, short = 'F')]
    literal: bool,
    /// Only whole words.
    #[arg(long, short = 'w')]
    word: bool,
    /// Upper and lower case are the same.
    #[arg(long, short = 'i')]
    ignore_case: bool,
}

const EXAMPLES: &str = "\
Examples:
  attest search work.ron Moscow
  attest search work.ron -iw \"isis-?k|iskp\"
  attest search work.ron --literal \"130+\"
  attest search work.ron -- \"-led coalition\"

Regular expressions are those of https://docs.rs/regex#syntax; ^ and $ are ends of lines.
Exit code: 0 found, 1 not found, 2 bad use or a workspace that does not open.";

impl Search {
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Ending, Failure> {
        let pattern = self.pattern()?;
        let workspace = open(&self.workspace)?;
        let mut ending = Ending::Findings;
        for document in workspace.documents.values() {
            let mut place = Walker::of(&document.text);
            let name = plain::line(name(document));
            for hit in pattern.find_iter(&document.text).filter(|hit| !hit.is_empty()) {
                ending = Ending::Success;
                let (line, column) = place.of_byte(hit.start());
                let words = plain::line(&around(&document.text, hit.range()));
                writeln!(terminal.out, "{name}:{line}:{column}: {words}")?;
            }
        }
        Ok(ending)
    }

    fn pattern(&self) -> Result<Regex, Failure> {
        if self.pattern.is_empty() {
            return Err(Failure::new("the pattern is empty: give the words to look for"));
        }
        let escaped = regex::escape(&self.pattern);
        let bare = if self.literal { &escaped } else { &self.pattern };
        // On its own first, so that a mistake is shown in the pattern as it was typed.
        let pattern = self.compiled(bare)?;
        if !self.word {
            return Ok(pattern);
        }
        // Halves, so that a pattern may begin or end with a sign: "130+".
        self.compiled(&format!(r"\b{{start-half}}(?:{bare})\b{{end-half}}"))
    }

    fn compiled(&self, pattern: &str) -> Result<Regex, Failure> {
        let mut builder = RegexBuilder::new(pattern);
        builder.case_insensitive(self.ignore_case).multi_line(true).crlf(true);
        builder.build().map_err(|error| {
            if matches!(error, regex::Error::CompiledTooBig(_)) {
                return Failure::new("the pattern is too large: make it shorter or repeat less");
            }
            Failure::new(format_args!(
                "the pattern is no regular expression (use --literal to look for plain text):\n\
                 {error}"
            ))
        })
    }
}

/// Counts lines and columns as the places come, so that a text is walked once, however long its
/// lines are.
struct Walker<'a> {
    text: &'a str,
    walked: usize,
    line: usize,
    column: usize,
}

impl<'a> Walker<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, walked: 0, line: 1, column: 1 }
    }

    /// The line and column of a byte that is not before the last one asked for.
    fn of_byte(&mut self, at: usize) -> (usize, usize) {
        let between = self.text.get(self.walked..at).unwrap_or_default();
        self.line += between.matches('\n').count();
        self.column = match between.rsplit_once('\n') {
            Some((_, last)) => last.chars().count() + 1,
            None => self.column + between.chars().count(),
        };
        self.walked = at;
        (self.line, self.column)
    }
}

/// What was found, with the words before and after it on its line.
fn around(text: &str, hit: Range<usize>) -> String {
    let before = text.get(..hit.start).unwrap_or_default().chars().rev();
    let mut words: Vec<char> = before.take(AROUND).take_while(|c| *c != '\n').collect();
    words.reverse();
    let found = text.get(hit.clone()).unwrap_or_default();
    let after = text.get(hit.end..).unwrap_or_default().chars();
    if found.chars().nth(FOUND).is_some() {
        words.extend(found.chars().take(FOUND).chain(['…']));
    } else {
        words.extend(found.chars());
        words.extend(after.take(AROUND).take_while(|c| *c != '\n'));
    }
    words.into_iter().collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters() {
        let text = "é ab\r\nxx é ab\nab";
        let mut walker = Walker::of(text);
        let places: Vec<_> = text.match_indices("ab").map(|(at, _)| walker.of_byte(at)).collect();
        assert_eq!(places, [(1, 3), (2, 6), (3, 1)]);
    }

    #[test]
    fn a_place_is_shown_on_its_line() {
        let text = format!("{}\nhere  it {} is\nafter", "x".repeat(90), "é".repeat(100));
        let at = text.find("it").unwrap();
        assert_eq!(around(&text, at..at + 2), format!("here  it {}", "é".repeat(59)));
        let all = around(&text, 0..text.len());
        assert_eq!(all.chars().count(), FOUND + 1);
        assert!(all.ends_with('…'));
    }
}
