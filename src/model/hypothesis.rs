//! Rival explanations and how claims bear on them.
//!
//! Invariant: a hypothesis rates a claim at most once. The matrix is that of Analysis of Competing
//! Hypotheses (Heuer, Psychology of Intelligence Analysis, chapter 8).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ClaimId, HypothesisId};

/// A rival explanation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hypothesis {
    /// Its id.
    pub id: HypothesisId,
    /// The explanation.
    pub statement: String,
    /// Its place in the matrix, from 0.
    #[serde(default)]
    pub rank: u32,
    /// How claims bear on it.
    #[serde(default)]
    pub ratings: BTreeMap<ClaimId, Rating>,
    /// The analyst's notes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
}

/// How a claim bears on a hypothesis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Rating {
    /// Very consistent.
    CC,
    /// Consistent.
    C,
    /// Neutral.
    N,
    /// Inconsistent.
    I,
    /// Very inconsistent.
    II,
    /// Does not apply.
    NA,
}
