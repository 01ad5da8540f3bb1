//! `attest search WORKSPACE.ron PATTERN`: every place where a pattern stands.

use std::path::PathBuf;

use clap::Args;
use regex::RegexBuilder;

use super::{Ending, Failure, Terminal, open};
use crate::edit::document::name;
use crate::model::Document;

/// Characters shown on each side of what was found.
const AROUND: usize = 60;

/// Search the text of all documents.
#[derive(Debug, Args)]
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

impl Search {
    /// Prints one line for each place: document, line, column (in characters), and the words
    /// around it.
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Ending, Failure> {
        let mut pattern =
            if self.literal { regex::escape(&self.pattern) } else { self.pattern.clone() };
        if self.word {
            pattern = format!(r"\b(?:{pattern})\b");
        }
        let pattern = RegexBuilder::new(&pattern)
            .case_insensitive(self.ignore_case)
            .multi_line(true)
            .build()
            .map_err(|error| {
                Failure::new(format!(
                    "the pattern {:?} is not a regular expression (use --literal to search for \
                     plain text):\n{error}",
                    self.pattern
                ))
            })?;
        let workspace = open(&self.workspace)?;
        let mut found = false;
        for document in workspace.documents.values() {
            let mut lines = Lines::of(document);
            for hit in pattern.find_iter(&document.text).filter(|hit| !hit.is_empty()) {
                found = true;
                let (line, column) = lines.place(hit.start());
                let words = around(&document.text, hit.range());
                writeln!(terminal.out, "{}:{line}:{column}: {words}", name(document))?;
            }
        }
        Ok(if found { Ending::Success } else { Ending::Findings })
    }
}

/// Counts lines as the places come, so that a text is walked once.
struct Lines<'a> {
    text: &'a str,
    counted_to: usize,
    line: usize,
    line_start: usize,
}

impl<'a> Lines<'a> {
    fn of(document: &'a Document) -> Self {
        Self { text: &document.text, counted_to: 0, line: 1, line_start: 0 }
    }

    fn place(&mut self, at: usize) -> (usize, usize) {
        let between = self.text.get(self.counted_to..at).unwrap_or_default();
        for (newline, _) in between.match_indices('\n') {
            self.line += 1;
            self.line_start = self.counted_to + newline + 1;
        }
        self.counted_to = at;
        let before = self.text.get(self.line_start..at).unwrap_or_default();
        (self.line, before.chars().count() + 1)
    }
}

fn around(text: &str, hit: std::ops::Range<usize>) -> String {
    let head = text.get(..hit.start).unwrap_or_default();
    let tail = text.get(hit.end..).unwrap_or_default();
    let head = head.rsplit('\n').next().unwrap_or_default();
    let tail = tail.split('\n').next().unwrap_or_default();
    let from = head.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let to = tail.char_indices().nth(AROUND).map_or(tail.len(), |(at, _)| at);
    let middle = text.get(hit).unwrap_or_default().replace(['\n', '\r'], " ");
    let head = head.get(from..).unwrap_or_default();
    let tail = tail.get(..to).unwrap_or_default();
    format!("{head}{middle}{tail}").trim().to_owned()
}
