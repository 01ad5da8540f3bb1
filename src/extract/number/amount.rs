//! Low, best, high and bound of a number as it was written.
//!
//! Invariant: where they are known, low <= best <= high.

use crate::model::figure::{Bound, High};

/// What a number expression says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The least that it allows; `None` where the words leave it unknown.
    pub low: Option<u64>,
    /// The number that it states; `None` where it states none.
    pub best: Option<u64>,
    /// The most that it allows.
    pub high: High,
    /// How the number was meant.
    pub bound: Bound,
}

impl Amount {
    /// The amount of one stated number. [`Bound::Range`] and [`Bound::Vague`] need more than one
    /// number to say; they are read as exact and as a low end.
    #[must_use]
    pub fn of(bound: Bound, number: u64) -> Self {
        let (low, best, high) = match bound {
            Bound::Exact | Bound::Range => (Some(number), Some(number), High::Known(number)),
            Bound::AtLeast | Bound::MoreThan => (Some(number), Some(number), High::Open),
            Bound::AtMost => (Some(0), Some(number), High::Known(number)),
            Bound::Almost => (None, Some(number), High::Known(number)),
            Bound::About => (None, Some(number), High::Unknown),
            Bound::Vague => (Some(number), None, High::Open),
        };
        Self { low, best, high, bound }
    }

    /// From `low` to `high`, without a best value.
    #[must_use]
    pub fn between(low: u64, high: u64) -> Self {
        Self { low: Some(low), best: None, high: High::Known(high), bound: Bound::Range }
    }
}
