//! Where the numbers of a figure lie on the axis of its whisker. Pure.
//!
//! Invariant: what is open or unknown never gets a place on the axis: it goes on from the number
//! beside it and is drawn as going on.

use crate::model::figure::High;

/// Ticks at most, besides the one at 0.
const TICKS: u64 = 5;

/// The axis: from 0 to `end` in steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    /// From one tick to the next, in people.
    pub(super) step: u64,
    /// The last tick, in people.
    pub(super) end: u64,
}

/// One end of a whisker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Capped at this number.
    Known(u64),
    /// It goes on: dashes to an arrowhead.
    Open,
    /// Nobody says: dots that fade.
    Unknown,
}

/// Low, best and high as they are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Whisker {
    /// The axis.
    pub(super) scale: Scale,
    /// The lower end.
    pub(super) low: End,
    /// The best estimate, which carries the shape.
    pub(super) best: Option<u64>,
    /// The upper end.
    pub(super) high: End,
}

impl Whisker {
    /// The whisker of three numbers; nothing where none is known, or where they contradict one
    /// another.
    #[must_use]
    pub(super) fn of(low: Option<u64>, best: Option<u64>, high: High) -> Option<Self> {
        let known = [low, best, high.known()];
        let greatest = known.into_iter().flatten().max()?;
        if !known.into_iter().flatten().is_sorted() {
            return None;
        }
        let high_end = match high {
            High::Known(number) => End::Known(number),
            High::Open => End::Open,
            High::Unknown => End::Unknown,
        };
        let scale = Scale::to(greatest, high_end);
        Some(Self { scale, low: low.map_or(End::Unknown, End::Known), best, high: high_end })
    }

    /// The known numbers that the ends go on from: the least and the greatest.
    #[must_use]
    pub(super) fn known(&self) -> (u64, u64) {
        let of = |end| match end {
            End::Known(number) => Some(number),
            End::Open | End::Unknown => None,
        };
        let known = [of(self.low), self.best, of(self.high)];
        let least = known.into_iter().flatten().min().unwrap_or(0);
        (least, known.into_iter().flatten().max().unwrap_or(least))
    }
}

impl Scale {
    /// The axis up to a number, with room beyond it where the end goes on.
    #[must_use]
    pub(super) fn to(greatest: u64, high: End) -> Self {
        let room = match high {
            End::Known(_) => greatest / 10,
            End::Open | End::Unknown => (greatest / 5 * 2).max(1),
        };
        let reach = greatest.saturating_add(room).max(1);
        let step = step_for(reach);
        let end = reach.div_ceil(step).saturating_mul(step);
        Self { step, end }
    }

    /// Where a number lies, from 0 at the start to 1 at the end of the axis.
    #[must_use]
    pub(super) fn share(self, number: u64) -> f32 {
        (number as f64 / self.end as f64).clamp(0.0, 1.0) as f32
    }

    /// The ticks, from 0.
    pub(super) fn ticks(self) -> impl Iterator<Item = u64> {
        (0..=self.end / self.step).map(move |tick| tick * self.step)
    }
}

/// The least of 1, 2, 5, 10, 20, 50 ... that reaches `reach` in few steps.
fn step_for(reach: u64) -> u64 {
    let mut decade = 1_u64;
    loop {
        for lead in [1, 2, 5] {
            let step = decade.saturating_mul(lead);
            if reach.div_ceil(step) <= TICKS {
                return step;
            }
        }
        decade = decade.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_axis_leaves_room_for_what_goes_on() {
        for (greatest, high, step, end) in [
            (130, End::Open, 50, 200),
            (130, End::Known(130), 50, 150),
            (2, End::Known(2), 1, 2),
            (0, End::Known(0), 1, 1),
            (151, End::Known(151), 50, 200),
            (3, End::Unknown, 1, 4),
        ] {
            assert_eq!(Scale::to(greatest, high), Scale { step, end }, "{greatest} {high:?}");
        }
    }

    #[test]
    fn unknown_and_open_ends_have_no_place() {
        let whisker = Whisker::of(None, Some(100), High::Known(100)).unwrap();
        assert_eq!((whisker.low, whisker.high), (End::Unknown, End::Known(100)));
        assert_eq!(whisker.known(), (100, 100));
        let open = Whisker::of(Some(130), Some(130), High::Open).unwrap();
        assert_eq!(open.high, End::Open);
        assert_eq!(Whisker::of(None, None, High::Open), None);
    }

    #[test]
    fn numbers_that_contradict_one_another_draw_nothing() {
        assert_eq!(Whisker::of(Some(140), Some(130), High::Open), None);
        assert_eq!(Whisker::of(Some(140), None, High::Known(130)), None);
        assert_eq!(Whisker::of(None, Some(140), High::Known(130)), None);
        assert!(Whisker::of(Some(130), Some(130), High::Known(130)).is_some());
    }

    proptest! {
        #[test]
        fn every_known_number_lies_on_the_axis(low: Option<u64>, best: Option<u64>, high: Option<u64>) {
            let high = high.map_or(High::Unknown, High::Known);
            if let Some(whisker) = Whisker::of(low, best, high) {
                let scale = whisker.scale;
                prop_assert!(scale.ticks().count() <= TICKS as usize + 1);
                let (least, most) = whisker.known();
                prop_assert!(least <= most && (most <= scale.end || scale.end == u64::MAX));
                prop_assert!((0.0..=1.0).contains(&scale.share(most)));
            }
        }
    }
}
