//! Where a caret may stand.
//!
//! Invariant: every byte given back is a grapheme boundary of the text, so no letter is parted
//! from its mark; only the letters around the byte are read.

use unicode_segmentation::GraphemeCursor;

/// The grapheme boundary at a byte, or the last one before it.
pub(super) fn snap(text: &str, byte: usize) -> usize {
    let byte = text.floor_char_boundary(byte.min(text.len()));
    let mut cursor = GraphemeCursor::new(byte, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) | Err(_) => byte,
        Ok(false) => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snaps_into_no_letter() {
        // A letter with its mark, and a line break of two characters.
        for (text, expected) in [
            ("ae\u{301}b", &[0, 1, 1, 1, 4, 5, 5][..]),
            ("a\r\nb", &[0, 1, 1, 3, 4]),
            ("é死", &[0, 0, 2, 2, 2, 5]),
        ] {
            let snapped: Vec<usize> = (0..expected.len()).map(|byte| snap(text, byte)).collect();
            assert_eq!(snapped, expected, "{text:?}");
        }
    }
}
