//! The two words that a figure's number needs, until the whole figure stands here.

/// What the wording says of the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// "killed 137".
    Exact,
    /// "at least 37".
    AtLeast,
    /// "over 130".
    MoreThan,
    /// "up to 20".
    AtMost,
    /// "almost 100".
    Almost,
    /// "about 40".
    About,
    /// "between 212 and 240".
    Range,
    /// "dozens".
    Vague,
}

/// The upper end of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum High {
    /// It is stated.
    Known(u64),
    /// There may be more.
    Open,
    /// Nothing is said of it.
    Unknown,
}
