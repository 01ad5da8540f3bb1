//! What `ron` says of a piece of text, in the words of this program and with the exact spot.
//!
//! Invariant: every fault says what was expected and what was found, and its offset lies in the
//! text.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "`ron` may add errors at any time, and most need no words of ours"
)]

use ron::error::{Error, Position, SpannedError};

use super::place::token;
use super::refusal::What;
use super::shape::{FORMAT, HEAD, offset_of};

/// Something wrong at a byte of the file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fault {
    /// Byte of the file's text.
    pub(super) at: usize,
    pub(super) what: What,
}

/// Longest piece of the file that is quoted as found, in characters.
const QUOTED: usize = 40;

/// A fault in `piece`, which lies in `text`.
pub(super) fn in_piece(text: &str, piece: &str, error: &SpannedError) -> Fault {
    let start = offset_of(text, piece);
    let end = start + byte_of(piece, error.span.end);
    let is_read_up = text.get(end..).is_none_or(|rest| rest.trim_ascii().is_empty());
    let (expected, found) = words(&error.code);
    if let Error::ExceededRecursionLimit = error.code {
        Fault { at: end, what: What::TooDeep }
    } else if is_read_up && error.code != Error::TrailingCharacters {
        Fault { at: text.trim_ascii_end().len(), what: What::CutShort { expected } }
    } else {
        let at = start + spot(piece, error);
        let what = match &error.code {
            Error::ExpectedStringEnd | Error::UnclosedBlockComment => What::CutShort { expected },
            _ => What::Unexpected { expected, found: found.unwrap_or_else(|| found_at(text, at)) },
        };
        Fault { at, what }
    }
}

/// The fault of a text that is not even a document with a format and a version.
pub(super) fn in_whole(text: &str, error: &SpannedError) -> Fault {
    let fault = in_piece(text, text, error);
    let start = text.trim_start();
    let head = HEAD.join("\n");
    let is_cut_in_head = head.starts_with(text.trim_end());
    let says_so = text.get(..text.floor_char_boundary(4096)).unwrap_or(text).contains(FORMAT);
    if says_so || matches!(fault.what, What::TooDeep) {
        fault
    } else if is_cut_in_head {
        Fault { at: text.len(), what: What::CutShort { expected: "a workspace".to_owned() } }
    } else {
        let found = found_at(text, offset_of(text, start));
        Fault { at: offset_of(text, start), what: What::NotAWorkspace { found } }
    }
}

/// What stands at a byte, for a sentence.
pub(super) fn found_at(text: &str, at: usize) -> String {
    let rest = text.get(at..).unwrap_or_default();
    let token = token(rest.split(['\n', '\r']).next().unwrap_or_default());
    if rest.trim().is_empty() {
        return "the end of the file".to_owned();
    }
    if token.trim().is_empty() {
        return "the end of the line".to_owned();
    }
    match token.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("`{}…`", token.get(..end).unwrap_or_default()),
        None => format!("`{token}`"),
    }
}

/// The byte of `piece` that an error is about. `ron` gives the last stretch that it read; what is
/// wrong begins at its start, but for the cases below.
fn spot(piece: &str, error: &SpannedError) -> usize {
    let start = byte_of(piece, error.span.start);
    let (before, after) = piece.split_at_checked(start).unwrap_or((piece, ""));
    match &error.code {
        // The value was read and then found wanting: go back to where it began.
        Error::Message(_) if before.ends_with('"') => start - 1,
        Error::IntegerOutOfBounds if before.ends_with('-') => start - 1,
        Error::Message(_) if after.starts_with(')') => before.rfind('(').unwrap_or(start),
        Error::InvalidEscape(_) => {
            let end = byte_of(piece, error.span.end);
            piece.get(..end).and_then(|read| read.rfind('\\')).unwrap_or(start)
        }
        Error::DuplicateStructField { field, .. } if before.ends_with(field) => start - field.len(),
        _ => start + (after.len() - after.trim_ascii_start().len()),
    }
}

fn byte_of(piece: &str, position: Position) -> usize {
    let mut lines = piece.split_inclusive('\n');
    let before: usize = lines.by_ref().take(position.line.saturating_sub(1)).map(str::len).sum();
    let line = lines.next().unwrap_or_default();
    let letters = position.col.saturating_sub(1);
    before + line.char_indices().nth(letters).map_or(line.len(), |(at, _)| at)
}

/// What an error expects, and what it found where it says so itself.
fn words(error: &Error) -> (String, Option<String>) {
    let named = |found: &str| Some(format!("`{found}`"));
    match error {
        Error::Message(message) => in_own_words(message),
        Error::InvalidValueForType { expected, found } => (expected.clone(), Some(found.clone())),
        Error::ExpectedDifferentLength { expected, found } => {
            (expected.clone(), Some(format!("{found} of them")))
        }
        Error::ExpectedDifferentStructName { expected, found } => {
            (format!("`{expected}(`"), named(found))
        }
        Error::NoSuchEnumVariant { expected, found, .. } => (one_of(expected), named(found)),
        Error::NoSuchStructField { expected, found, outer } => {
            let of = outer.as_ref().map(|outer| format!(" of {outer}")).unwrap_or_default();
            (format!("one of the fields{of}, {}", one_of(expected)), named(found))
        }
        Error::MissingStructField { field, outer } => {
            let of = outer.as_ref().map(|outer| format!(" of {outer}")).unwrap_or_default();
            (format!("the field `{field}`{of}"), Some("the end of the record".to_owned()))
        }
        Error::DuplicateStructField { field, .. } => {
            (format!("the field `{field}` once"), Some("it again".to_owned()))
        }
        _ => (expected_by(error), None),
    }
}

/// Our own types say "expected ..., found ..."; ids come from a library with words of its own.
fn in_own_words(message: &str) -> (String, Option<String>) {
    if message.starts_with("UUID") {
        return ("an id such as \"018e6a3c-5d00-7000-8000-000000000001\"".to_owned(), None);
    }
    let parts = message.strip_prefix("expected ").and_then(|rest| rest.split_once(", found "));
    match parts {
        Some((expected, found)) => (expected.to_owned(), Some(found.to_owned())),
        None => (message.to_owned(), None),
    }
}

fn expected_by(error: &Error) -> String {
    let words = match error {
        Error::ExpectedArray => "a list, which opens with `[`",
        Error::ExpectedArrayEnd => "`]`",
        Error::ExpectedComma => "`,` or the closing bracket",
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => "a whole number",
        Error::IntegerOutOfBounds => "a whole number from 0 to 18446744073709551615",
        Error::ExpectedMap => "a map, which opens with `{`",
        Error::ExpectedMapColon => "`:`",
        Error::ExpectedMapEnd => "`}`",
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => "`(`",
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => "`)`",
        Error::ExpectedString => "a string in double quotes",
        Error::ExpectedStringEnd => "the closing quote of the string",
        Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) => "a name without quotes",
        Error::ExpectedChar => "one character in single quotes",
        Error::InvalidEscape(_) => "an escape such as `\\n` or `\\u{e9}`",
        Error::TrailingCharacters => "nothing more",
        Error::UnclosedBlockComment => "`*/`",
        Error::Eof => "more",
        _ => return format!("something else ({error})"),
    };
    words.to_owned()
}

fn one_of(names: &[&str]) -> String {
    match names {
        [] => "nothing".to_owned(),
        [one] => format!("`{one}`"),
        [most @ .., last] => {
            let most: Vec<String> = most.iter().map(|name| format!("`{name}`")).collect();
            format!("{} or `{last}`", most.join(", "))
        }
    }
}
