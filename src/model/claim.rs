//! A claim: what somebody asserts, where it stands, who says so and how far it is believed.
//!
//! Invariant: a claim has at least one anchor. Credibility is judged on the claim, reliability on
//! its source, and neither is derived from the other.

use serde::{Deserialize, Serialize};

use super::{Anchor, ClaimId, ClaimKindId, DocumentId, EntityId};

/// What somebody asserts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Its id.
    pub id: ClaimId,
    /// Where it stands.
    pub document: DocumentId,
    /// Its parts, in reading order.
    pub anchors: Vec<Anchor>,
    /// The assertion in the analyst's words.
    #[serde(default)]
    pub statement: String,
    /// Its kind, of the codebook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ClaimKindId>,
    /// Who says it, according to whom: the outlet first, the origin last.
    #[serde(default)]
    pub chain: Vec<Voice>,
    /// How it is put.
    #[serde(default)]
    pub modality: Modality,
    /// How far it is believed.
    #[serde(default)]
    pub credibility: Option<Credibility>,
    /// How likely its author calls it.
    #[serde(default)]
    pub likelihood: Option<Likelihood>,
    /// How it bears on other claims.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// The analyst's notes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Who tagged it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub annotator: String,
}

/// One link of an attribution chain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Voice {
    /// An entity of the workspace.
    Entity(EntityId),
    /// Somebody who is only named or described, such as "a hospital official".
    Named(String),
}

/// How a claim bears on another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The relation, read from this claim to the other.
    pub relation: Relation,
    /// The other claim.
    pub to: ClaimId,
}

/// What one claim does to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Relation {
    /// Speaks for it.
    Supports,
    /// Speaks against it.
    Contradicts,
    /// Repeats it, so both are one voice.
    Repeats,
    /// Replaces it with a later count or finding.
    Updates,
}

impl Relation {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Supports, Self::Contradicts, Self::Repeats, Self::Updates];

    /// Its name.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Contradicts => "contradicts",
            Self::Repeats => "repeats",
            Self::Updates => "updates",
        }
    }
}

/// How a claim is put.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Modality {
    /// Told as having happened.
    #[default]
    ReportedFact,
    /// Somebody's judgement.
    Assessment,
    /// Said to be coming.
    Prediction,
    /// Said not to be so.
    Denial,
    /// Supposed, not asserted.
    Hypothetical,
    /// Told of a time before the events reported.
    Historical,
}

impl Modality {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 6] = [
        Self::ReportedFact,
        Self::Assessment,
        Self::Prediction,
        Self::Denial,
        Self::Hypothetical,
        Self::Historical,
    ];

    /// Its name.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::ReportedFact => "Reported fact",
            Self::Assessment => "Assessment",
            Self::Prediction => "Prediction",
            Self::Denial => "Denial",
            Self::Hypothetical => "Hypothetical",
            Self::Historical => "Historical",
        }
    }
}

/// Admiralty code, credibility of a piece of information (NATO AJP-2.1, STANAG 2511).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Credibility {
    /// 1, confirmed by other sources.
    Confirmed,
    /// 2, probably true.
    ProbablyTrue,
    /// 3, possibly true.
    PossiblyTrue,
    /// 4, doubtful.
    Doubtful,
    /// 5, improbable.
    Improbable,
    /// 6, truth cannot be judged.
    CannotBeJudged,
}

impl Credibility {
    /// All of them, 1 to 6.
    pub const ALL: [Self; 6] = [
        Self::Confirmed,
        Self::ProbablyTrue,
        Self::PossiblyTrue,
        Self::Doubtful,
        Self::Improbable,
        Self::CannotBeJudged,
    ];

    /// Its digit, 1 to 6.
    #[must_use]
    pub fn digit(self) -> u8 {
        match self {
            Self::Confirmed => 1,
            Self::ProbablyTrue => 2,
            Self::PossiblyTrue => 3,
            Self::Doubtful => 4,
            Self::Improbable => 5,
            Self::CannotBeJudged => 6,
        }
    }

    /// Its meaning in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed by other sources",
            Self::ProbablyTrue => "probably true",
            Self::PossiblyTrue => "possibly true",
            Self::Doubtful => "doubtful",
            Self::Improbable => "improbable",
            Self::CannotBeJudged => "truth cannot be judged",
        }
    }
}

/// A likelihood phrase (US Intelligence Community Directive 203). The word is stored; its range
/// is derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Likelihood {
    /// Almost no chance, 1 to 5 %.
    AlmostNoChance,
    /// Very unlikely, 5 to 20 %.
    VeryUnlikely,
    /// Unlikely, 20 to 45 %.
    Unlikely,
    /// Roughly even chance, 45 to 55 %.
    RoughlyEven,
    /// Likely, 55 to 80 %.
    Likely,
    /// Very likely, 80 to 95 %.
    VeryLikely,
    /// Almost certain, 95 to 99 %.
    AlmostCertain,
}

impl Likelihood {
    /// All of them, from least to most.
    pub const ALL: [Self; 7] = [
        Self::AlmostNoChance,
        Self::VeryUnlikely,
        Self::Unlikely,
        Self::RoughlyEven,
        Self::Likely,
        Self::VeryLikely,
        Self::AlmostCertain,
    ];

    /// Its phrase.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::AlmostNoChance => "almost no chance",
            Self::VeryUnlikely => "very unlikely",
            Self::Unlikely => "unlikely",
            Self::RoughlyEven => "roughly even",
            Self::Likely => "likely",
            Self::VeryLikely => "very likely",
            Self::AlmostCertain => "almost certain",
        }
    }

    /// Its range in per cent (ICD 203, section D.6.e.2).
    #[must_use]
    pub fn percent(self) -> (u8, u8) {
        match self {
            Self::AlmostNoChance => (1, 5),
            Self::VeryUnlikely => (5, 20),
            Self::Unlikely => (20, 45),
            Self::RoughlyEven => (45, 55),
            Self::Likely => (55, 80),
            Self::VeryLikely => (80, 95),
            Self::AlmostCertain => (95, 99),
        }
    }
}
