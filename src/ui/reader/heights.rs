//! The heights of all blocks as a Fenwick tree: the place of any block, and the block at any
//! place, in a logarithmic number of steps.
//!
//! Invariant: `prefix(i)` is the sum of the first `i` heights, up to the rounding of `f64`, so a
//! text of 100 million points is placed to a fraction of a pixel.

/// Heights in points, one a block.
#[derive(Clone, Debug, Default)]
pub(super) struct Heights {
    heights: Vec<f32>,
    /// `sums[k]` holds the sum of the `k & -k` heights that end with the `k`-th; `sums[0]` is 0.
    sums: Vec<f64>,
}

impl Heights {
    pub(super) fn new(heights: Vec<f32>) -> Self {
        let mut sums = vec![0.0];
        sums.extend(heights.iter().map(|height| f64::from(*height)));
        for k in 1..sums.len() {
            let sum = sums.get(k).copied().unwrap_or(0.0);
            if let Some(above) = sums.get_mut(k + lowest_bit(k)) {
                *above += sum;
            }
        }
        Self { heights, sums }
    }

    pub(super) fn len(&self) -> usize {
        self.heights.len()
    }

    /// The height of a block, measured or guessed.
    pub(super) fn get(&self, block: usize) -> f32 {
        self.heights.get(block).copied().unwrap_or(0.0)
    }

    /// Takes the measured height of a block.
    pub(super) fn set(&mut self, block: usize, height: f32) {
        let Some(old) = self.heights.get_mut(block) else { return };
        let change = f64::from(height) - f64::from(*old);
        if change == 0.0 {
            return;
        }
        *old = height;
        let mut k = block + 1;
        while let Some(sum) = self.sums.get_mut(k) {
            *sum += change;
            k += lowest_bit(k);
        }
    }

    /// The sum of the heights before a block: where it begins.
    pub(super) fn prefix(&self, block: usize) -> f64 {
        let mut k = block.min(self.len());
        let mut sum = 0.0;
        while k > 0 {
            sum += self.sums.get(k).copied().unwrap_or(0.0);
            k -= lowest_bit(k);
        }
        sum
    }

    /// The sum of all heights.
    pub(super) fn total(&self) -> f64 {
        self.prefix(self.len())
    }

    /// The block at a place, and how far into it the place lies. Places past either end belong to
    /// the outermost block.
    pub(super) fn find(&self, place: f64) -> (usize, f64) {
        let mut block = 0;
        let mut rest = place;
        let mut step = self.len().next_power_of_two();
        while step > 0 {
            if let Some(sum) = self.sums.get(block + step).filter(|sum| **sum <= rest) {
                rest -= sum;
                block += step;
            }
            step /= 2;
        }
        if block > 0 && block >= self.len() {
            block = self.len() - 1;
            rest += f64::from(self.get(block));
        }
        (block, rest)
    }
}

fn lowest_bit(k: usize) -> usize {
    k & k.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sums_and_places_are_those_of_a_plain_list(
            heights in proptest::collection::vec(1_u16..500, 0..40),
            changes in proptest::collection::vec((0_usize..40, 1_u16..500), 0..40),
            place in 0_u32..20_000,
        ) {
            let mut plain: Vec<f32> = heights.iter().map(|h| f32::from(*h)).collect();
            let mut tree = Heights::new(plain.clone());
            for (block, height) in changes {
                tree.set(block, f32::from(height));
                if let Some(old) = plain.get_mut(block) {
                    *old = f32::from(height);
                }
            }
            let mut sum = 0.0;
            let mut expected = (0, f64::from(place));
            for (block, height) in plain.iter().enumerate() {
                prop_assert!((tree.prefix(block) - sum).abs() < 1e-6);
                if f64::from(place) >= sum {
                    expected = (block, f64::from(place) - sum);
                }
                sum += f64::from(*height);
            }
            prop_assert!((tree.total() - sum).abs() < 1e-6);
            let (block, rest) = tree.find(f64::from(place));
            prop_assert_eq!(block, expected.0);
            prop_assert!((rest - expected.1).abs() < 1e-6);
        }
    }
}
