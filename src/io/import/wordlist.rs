//! Lists of words written as one text, so that a long list stays short on the page.
//!
//! Invariant: the entries are in small letters and apart by a comma and a space.

/// The entries of a list.
pub(super) fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.split(", ")
}

/// Whether a list has an entry.
pub(super) fn lists(list: &str, entry: &str) -> bool {
    entries(list).any(|listed| listed == entry)
}
