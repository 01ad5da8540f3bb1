//! Sums of incidents that keep what is unknown and what is open.
//!
//! Invariant: unknown is not zero and an open end stays open: a sum has a value only when every
//! part of it has one. Where each part holds low <= best <= high, so do the sums that have values.

use crate::model::FigureId;
use crate::model::figure::{Figure, High};

use super::value::grouped;

/// A sum of numbers of which some may be unknown or open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// The known parts added up, in people.
    pub known: u64,
    /// How many parts are known.
    pub parts: usize,
    /// How many parts are unknown.
    pub unknown: usize,
    /// How many parts have no end.
    pub open: usize,
}

impl Sum {
    /// The value, in people; nothing while a part is unknown or open, or where there is no part.
    #[must_use]
    pub fn value(self) -> Option<u64> {
        (self.unknown == 0 && self.open == 0 && self.parts > 0).then_some(self.known)
    }

    /// "137", "130 + unknown", "open", "unknown".
    #[must_use]
    pub fn words(self) -> String {
        match (self.open, self.unknown, self.parts) {
            (1.., ..) => "open".to_owned(),
            (0, 0, 1..) => grouped(self.known),
            (0, 1.., 1..) => format!("{} + unknown", grouped(self.known)),
            (0, _, 0) => "unknown".to_owned(),
        }
    }

    /// Adds a part that may be unknown.
    pub fn add(&mut self, part: Option<u64>) {
        match part {
            Some(number) => {
                self.known = self.known.saturating_add(number);
                self.parts += 1;
            }
            None => self.unknown += 1,
        }
    }

    /// Adds an upper end.
    pub fn add_high(&mut self, part: High) {
        match part {
            High::Known(_) | High::Unknown => self.add(part.known()),
            High::Open => self.open += 1,
        }
    }

    /// Adds another sum.
    pub fn merge(&mut self, other: Self) {
        self.known = self.known.saturating_add(other.known);
        self.parts += other.parts;
        self.unknown += other.unknown;
        self.open += other.open;
    }
}

/// What several incidents add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The least that is attested.
    pub low: Sum,
    /// The best estimate.
    pub best: Sum,
    /// The most that is attested.
    pub high: Sum,
    /// The figures that were added, in the order of their dates.
    pub figures: Vec<FigureId>,
}

impl Tally {
    /// Adds a figure.
    pub fn add(&mut self, figure: &Figure) {
        self.low.add(figure.low);
        self.best.add(figure.best);
        self.high.add_high(figure.high);
        self.figures.push(figure.id);
    }

    /// Adds another tally.
    pub fn merge(&mut self, other: &Self) {
        self.low.merge(other.low);
        self.best.merge(other.best);
        self.high.merge(other.high);
        self.figures.extend_from_slice(&other.figures);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trends::examples::number;

    #[track_caller]
    fn check(parts: &[&str], low: &str, best: &str, high: &str) {
        let mut tally = Tally::default();
        for part in parts {
            tally.add(&number(part));
        }
        let found = [tally.low.words(), tally.best.words(), tally.high.words()];
        assert_eq!(found, [low, best, high], "{parts:?}");
        assert_eq!(tally.figures.len(), parts.len());
    }

    #[test]
    fn unknown_is_not_zero_and_open_stays_open() {
        check(&["137", "3"], "140", "140", "140");
        check(&[">130", "almost 100"], "130 + unknown", "230", "open");
        check(&["~40", "~10"], "unknown", "50", "unknown");
        check(&["212-240", "<=20"], "212", "20 + unknown", "260");
        check(&["vague 12", "5"], "17", "5 + unknown", "open");
        check(&[], "unknown", "unknown", "unknown");
    }

    #[test]
    fn a_sum_has_a_value_only_when_all_of_it_is_known() {
        let mut sum = Sum::default();
        assert_eq!(sum.value(), None);
        sum.add(Some(u64::MAX));
        sum.add(Some(1));
        assert_eq!(sum.value(), Some(u64::MAX), "a sum never wraps round");
        sum.add(None);
        assert_eq!(sum.value(), None);
    }
}
