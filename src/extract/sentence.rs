//! stub
#![allow(missing_docs)]
use std::ops::Range;
pub fn sentence_at(text: &str, _byte: usize) -> Range<usize> {
    0..text.len()
}
