//! A figure: the casualty number that a claim carries.
//!
//! Invariant: what is known of low, best and high never falls (`low <= best <= high`), and a
//! part's `part_of` never leads back to itself. Both are held by [`crate::model::check`].

use serde::{Deserialize, Serialize};

use super::{Anchor, ClaimId, Date, EntityId, FigureId};

/// A casualty number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Its id.
    pub id: FigureId,
    /// The claim that carries it.
    pub claim: ClaimId,
    /// The words of the number in the claim's document, where they stand there.
    #[serde(default)]
    pub number: Option<Anchor>,
    /// What was done to the people counted.
    pub harm: Harm,
    /// The least that is attested, in people; nothing when unknown.
    #[serde(default)]
    pub low: Option<u64>,
    /// The best estimate, in people; nothing when unknown.
    #[serde(default)]
    pub best: Option<u64>,
    /// The most that is attested.
    #[serde(default)]
    pub high: High,
    /// How the number is put.
    #[serde(default)]
    pub bound: Bound,
    /// One event, or a period and a place.
    #[serde(default)]
    pub scope: Scope,
    /// The figure of which this one is a part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<PartOf>,
    /// Who the victims were.
    #[serde(default)]
    pub status: VictimStatus,
    /// Whether dead or hurt attackers are counted in.
    #[serde(default)]
    pub includes_attackers: Answer,
    /// When the harm was done.
    #[serde(default)]
    pub date: Option<When>,
    /// When the count stood.
    #[serde(default)]
    pub as_of: Option<When>,
    /// Where.
    #[serde(default)]
    pub place: Option<EntityId>,
    /// By whom.
    #[serde(default)]
    pub perpetrator: Option<EntityId>,
    /// In which event.
    #[serde(default)]
    pub event: Option<EntityId>,
    /// The analyst's notes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Who tagged it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub annotator: String,
}

/// What was done to the people counted.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Harm {
    /// Dead.
    #[default]
    Killed,
    /// Hurt and alive.
    Injured,
    /// Not found.
    Missing,
    /// Taken by force by a non-state group.
    Kidnapped,
    /// Taken by a party to the fighting.
    Captured,
    /// Driven from home.
    Displaced,
}

impl Harm {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Killed,
        Self::Injured,
        Self::Missing,
        Self::Kidnapped,
        Self::Captured,
        Self::Displaced,
    ];

    /// Its name.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Injured => "injured",
            Self::Missing => "missing",
            Self::Kidnapped => "kidnapped",
            Self::Captured => "captured",
            Self::Displaced => "displaced",
        }
    }
}

/// The upper end of a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum High {
    /// At most this many people.
    Known(u64),
    /// The text says that there may be more: no upper end.
    Open,
    /// Nothing is said.
    #[default]
    Unknown,
}

impl High {
    /// The number, where there is one.
    #[must_use]
    pub fn known(self) -> Option<u64> {
        match self {
            Self::Known(number) => Some(number),
            Self::Open | Self::Unknown => None,
        }
    }
}

/// How a number is put (the vague words after ACLED's coding rule: tens 10, dozens 12, hundreds
/// 100).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Bound {
    /// "137".
    #[default]
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

impl Bound {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 8] = [
        Self::Exact,
        Self::AtLeast,
        Self::MoreThan,
        Self::AtMost,
        Self::Almost,
        Self::About,
        Self::Range,
        Self::Vague,
    ];

    /// Its name.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::AtLeast => "at least",
            Self::MoreThan => "more than",
            Self::AtMost => "at most",
            Self::Almost => "almost",
            Self::About => "about",
            Self::Range => "range",
            Self::Vague => "vague",
        }
    }
}

/// What a figure counts. The two are never added together: a year's total already holds the
/// year's incidents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Scope {
    /// The toll of one event.
    #[default]
    Incident,
    /// A count over a period and a place.
    Total,
}

impl Scope {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Incident, Self::Total];

    /// Its name.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Incident => "incident",
            Self::Total => "total",
        }
    }
}

/// The whole that a figure is a part of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartOf {
    /// The whole.
    pub figure: FigureId,
    /// The part's name, such as "children".
    #[serde(default)]
    pub name: String,
}

/// Who the victims were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum VictimStatus {
    /// Civilians.
    Civilian,
    /// Members of an armed group or army in combat.
    Combatant,
    /// Police and other forces of order.
    SecurityForces,
    /// Those who attacked.
    Attacker,
    /// Not said.
    #[default]
    Unknown,
}

impl VictimStatus {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Civilian, Self::Combatant, Self::SecurityForces, Self::Attacker, Self::Unknown];

    /// Its name.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Civilian => "civilian",
            Self::Combatant => "combatant",
            Self::SecurityForces => "security forces",
            Self::Attacker => "attacker",
            Self::Unknown => "unknown",
        }
    }
}

/// Yes, no, or not said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not said.
    #[default]
    Unknown,
}

impl Answer {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Unknown];

    /// Its name.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }
}

/// A date, and the words that it came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// The date.
    pub date: Date,
    /// The words of the text, such as "on March 22".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phrase: String,
    /// Whether the dateline was needed to understand them.
    #[serde(default)]
    pub reading: Reading,
}

impl From<Date> for When {
    fn from(date: Date) -> Self {
        Self { date, phrase: String::new(), reading: Reading::Stated }
    }
}

/// How a date was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reading {
    /// The text or the analyst states it.
    #[default]
    Stated,
    /// Resolved against the document's dateline.
    Resolved,
}
