//! Where the harm of a number is said.

use crate::model::figure::Harm;

/// A harm and the place of the word that says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) harm: Harm,
    /// Among the items of the sentence.
    pub(super) at: usize,
    /// Whether those counted are some of a larger group.
    pub(super) is_part: bool,
    /// How the word reaches the number.
    pub(super) way: Way,
}

/// How a word of harm reaches the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// It stands right before the number, or behind it.
    Direct,
    /// It stands before a list in which the number is not the first.
    Listed,
}

impl Hit {
    pub(super) fn new(harm: Harm, at: usize) -> Self {
        Self { harm, at, is_part: false, way: Way::Direct }
    }
}
