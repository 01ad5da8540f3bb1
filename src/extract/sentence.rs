//! Where sentences, words and paragraphs of a text begin and end.
//!
//! Invariant: every result lies on character boundaries of the text it was asked of, whatever
//! byte was given, and no sentence crosses a blank line. Asking at one byte costs the same in a
//! short text and in a long one: only the paragraph around the byte is read, up to [`REACH`].
//!
//! Sentences follow Unicode's rules (UAX #29), which split after "Gen." and "5 p.m."; they are
//! joined again after abbreviations, initials and the line ends of hard-wrapped text.

mod abbreviation;
mod place;
mod split;
#[cfg(test)]
mod tests;

pub use place::{Direction, REACH, Unit, paragraph_at, sentence_at, step, word_at};
pub use split::sentences;
