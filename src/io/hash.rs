//! The hash by which a text or a file is known again.

/// BLAKE3 hash of a text, in hexadecimal.
#[must_use]
pub fn of_text(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().to_string()
}
