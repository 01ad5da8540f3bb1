//! Stable identifiers: UUID version 7 for what an analyst makes, words for what a codebook names.
//!
//! Invariant: an id never changes and is never given twice, so files, logs and merges can rely on
//! it. The model reads no clock: the time comes in as an argument of [`IdSource`].

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! record_ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }
    )*};
}

record_ids! {
    /// Names a document.
    DocumentId;
    /// Names an entity.
    EntityId;
    /// Names a mention.
    MentionId;
    /// Names a claim.
    ClaimId;
    /// Names a figure.
    FigureId;
    /// Names a hypothesis.
    HypothesisId;
}

macro_rules! word_ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id of this word.
            #[must_use]
            pub fn new(word: &str) -> Self {
                Self(word.into())
            }

            /// The word itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }
    )*};
}

word_ids! {
    /// Names an entity type of the codebook by a word, such as `person`.
    TypeId;
    /// Names a kind of claim of the codebook by a word, such as `responsibility`.
    ClaimKindId;
}

/// Makes ids: each new one sorts after all earlier ones of the same source.
#[derive(Clone, Debug)]
pub struct IdSource {
    millis: u64,
    counter: u16,
    state: u64,
}

impl IdSource {
    /// A source whose first ids carry `millis` (milliseconds since 1970) and whose random part
    /// follows from `seed`: the same arguments give the same ids.
    #[must_use]
    pub fn new(millis: u64, seed: u64) -> Self {
        Self { millis, counter: 0, state: seed ^ 0x9E37_79B9_7F4A_7C15 }
    }

    /// Tells the source what time it is. An earlier time than before is ignored, so that ids
    /// never sort backwards when a clock is set back.
    pub fn at(&mut self, millis: u64) {
        if millis > self.millis {
            self.millis = millis;
            self.counter = 0;
        }
    }

    /// The next id.
    pub fn next_uuid(&mut self) -> Uuid {
        if self.counter >= 0x0FFF {
            self.millis += 1;
            self.counter = 0;
        }
        let counter = self.counter.to_be_bytes();
        self.counter += 1;
        let [r0, r1, r2, r3, r4, r5, r6, r7] = self.next_random().to_be_bytes();
        let [c0, c1] = counter;
        let bytes = [c0, c1, r0, r1, r2, r3, r4, r5, r6, r7];
        uuid::Builder::from_unix_timestamp_millis(self.millis, &bytes).into_uuid()
    }

    /// One step of splitmix64 (Steele, Lea and Flood 2014): enough to tell two machines apart.
    fn next_random(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_rise_even_when_the_clock_goes_back() {
        let mut source = IdSource::new(1_700_000_000_000, 7);
        let mut last = source.next_uuid();
        for step in 0..10_000u64 {
            source.at(if step % 3 == 0 { 5 } else { 1_700_000_000_000 + step / 100 });
            let next = source.next_uuid();
            assert!(next > last, "{next} after {last}");
            assert_eq!(next.get_version_num(), 7);
            last = next;
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_ids_and_another_seed_others() {
        let ids = |seed| {
            let mut source = IdSource::new(1, seed);
            [source.next_uuid(), source.next_uuid()]
        };
        assert_eq!(ids(1), ids(1));
        assert_ne!(ids(1), ids(2));
    }
}
