//! Which lane an underline or a bar lies in, and which mentions are tinted. Pure: spans in, lanes
//! out.
//!
//! Invariant: no two spans of one lane share a byte, and never more than two tints lie over one
//! letter.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::Span;

/// Lanes that are drawn; what finds none is counted.
pub(super) const LANES: usize = 3;
/// Tints that may lie over each other before letters suffer.
const TINTS: usize = 2;

/// Where a mention is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Its underline's lane from 0; nothing when all lanes are taken.
    pub lane: Option<usize>,
    /// Whether it has a tint.
    pub tint: Tint,
}

/// Whether a mention has a tint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tint {
    /// It has.
    Shown,
    /// Two others lie there already.
    Withheld,
}

/// The places of mentions: the shortest takes the first lane, each next the first that is free;
/// the longest take the tints, so that what encloses others is seen to do so.
pub(super) fn places(spans: &[Span]) -> Vec<Place> {
    let mut places = vec![Place { lane: None, tint: Tint::Withheld }; spans.len()];
    let mut order: Vec<usize> = (0..spans.len()).collect();
    let at = |i: usize| spans.get(i).copied().unwrap_or(Span::new(0, 0));
    order.sort_by_key(|&i| (at(i).len(), at(i).start(), i));
    let mut lanes = Lanes::<LANES>::default();
    for &i in &order {
        if let Some(place) = places.get_mut(i) {
            place.lane = lanes.take(at(i));
        }
    }
    order.sort_by_key(|&i| (Reverse(at(i).len()), at(i).start(), i));
    let mut tints = Lanes::<TINTS>::default();
    for &i in &order {
        if let (Some(place), Some(_)) = (places.get_mut(i), tints.take(at(i))) {
            place.tint = Tint::Shown;
        }
    }
    places
}

/// The lanes of bars that cover ranges of rows (first and last, both covered), in reading order.
pub(super) fn bar_lanes(rows: &[(usize, usize)]) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let at = |i: usize| rows.get(i).copied().unwrap_or((0, 0));
    order.sort_by_key(|&i| (at(i).0, i));
    let mut found = vec![None; rows.len()];
    let mut lanes = Lanes::<LANES>::default();
    for i in order {
        let (first, last) = at(i);
        if let Some(lane) = found.get_mut(i) {
            *lane = lanes.take(Span::new(first, last + 1));
        }
    }
    found
}

/// Lanes that fill up.
struct Lanes<const N: usize> {
    /// The spans of each lane, end by start.
    taken: [BTreeMap<usize, usize>; N],
}

impl<const N: usize> Default for Lanes<N> {
    fn default() -> Self {
        Self { taken: std::array::from_fn(|_| BTreeMap::new()) }
    }
}

impl<const N: usize> Lanes<N> {
    /// Takes the first lane that is free along `span`.
    fn take(&mut self, span: Span) -> Option<usize> {
        let free = self.taken.iter().position(|lane| {
            let before = lane.range(..span.end()).next_back();
            before.is_none_or(|(_, end)| *end <= span.start())
        })?;
        self.taken.get_mut(free)?.insert(span.start(), span.end());
        Some(free)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(spans: &[(usize, usize)], lanes: &[Option<usize>], tints: &[Tint]) {
        let spans: Vec<Span> = spans.iter().map(|&(a, b)| Span::new(a, b)).collect();
        let places = places(&spans);
        let got: Vec<_> = places.iter().map(|place| place.lane).collect();
        assert_eq!(got, lanes, "lanes of {spans:?}");
        let got: Vec<_> = places.iter().map(|place| place.tint).collect();
        assert_eq!(got, tints, "tints of {spans:?}");
    }

    #[test]
    fn the_inner_mention_takes_the_first_lane_and_the_outer_ones_the_tints() {
        use Tint::{Shown, Withheld};
        check(&[(0, 10)], &[Some(0)], &[Shown]);
        // Side by side.
        check(&[(0, 4), (4, 9)], &[Some(0), Some(0)], &[Shown, Shown]);
        // Two inside one.
        check(&[(0, 20), (0, 6), (15, 20)], &[Some(1), Some(0), Some(0)], &[Shown; 3]);
        // Four deep: three lanes, two tints.
        check(
            &[(0, 40), (10, 40), (20, 40), (30, 40)],
            &[None, Some(2), Some(1), Some(0)],
            &[Shown, Shown, Withheld, Withheld],
        );
        // The same words twice.
        check(&[(3, 9), (3, 9)], &[Some(0), Some(1)], &[Shown, Shown]);
    }

    #[test]
    fn bars_keep_to_the_first_lane_while_they_share_no_row() {
        let lanes = bar_lanes(&[(0, 0), (1, 2), (2, 4), (5, 5)]);
        assert_eq!(lanes, [Some(0), Some(0), Some(1), Some(0)]);
        let lanes = bar_lanes(&[(0, 3), (0, 3), (0, 3), (2, 2)]);
        assert_eq!(lanes, [Some(0), Some(1), Some(2), None]);
    }

    proptest! {
        #[test]
        fn no_lane_overlaps_and_no_letter_has_three_tints(
            spans in proptest::collection::vec((0_usize..60, 1_usize..30), 0..25),
        ) {
            let spans: Vec<Span> = spans.iter().map(|&(a, n)| Span::new(a, a + n)).collect();
            let places = places(&spans);
            for byte in 0..90 {
                let over = |i: &usize| spans[*i].contains(byte);
                let here: Vec<usize> = (0..spans.len()).filter(over).collect();
                let tints = here.iter().filter(|i| places[**i].tint == Tint::Shown).count();
                prop_assert!(tints <= 2);
                let mut lanes: Vec<_> = here.iter().filter_map(|i| places[*i].lane).collect();
                let drawn = lanes.len();
                lanes.sort_unstable();
                lanes.dedup();
                prop_assert_eq!(lanes.len(), drawn);
            }
        }
    }
}
