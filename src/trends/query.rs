//! What a chart is asked for: which figures, how they are grouped and cut by time, and the rule
//! that picks one of several rival figures.
//!
//! Invariant: every choice has one name in words and one on the command line (the words joined by
//! hyphens), and `named` reads back what `name_of` writes.

use std::collections::BTreeSet;
use std::str::FromStr;

use thiserror::Error;

use crate::model::DocumentId;
use crate::model::date::Grain;
use crate::model::figure::{Harm, Scope};

/// What a chart is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Only figures of this document; nothing for the whole workspace.
    pub document: Option<DocumentId>,
    /// Only figures of these harms.
    pub harms: BTreeSet<Harm>,
    /// Only incidents, only totals, or both.
    pub scope: ScopeFilter,
    /// What the colours tell apart.
    pub group: Grouping,
    /// How wide a bucket is.
    pub grain: Grain,
    /// What picks one of several rival figures.
    pub rule: Rule,
}

impl Default for Query {
    fn default() -> Self {
        Self {
            document: None,
            harms: BTreeSet::from([Harm::Killed]),
            scope: ScopeFilter::default(),
            group: Grouping::default(),
            grain: Grain::Year,
            rule: Rule::default(),
        }
    }
}

/// Which scopes a chart shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScopeFilter {
    /// Incidents and totals, in the same axes and never added together.
    #[default]
    Both,
    /// Incidents alone.
    Incidents,
    /// Totals alone.
    Totals,
}

impl ScopeFilter {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Both, Self::Incidents, Self::Totals];

    /// Its name.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Both => "incidents and totals",
            Self::Incidents => "incidents",
            Self::Totals => "totals",
        }
    }

    /// Whether figures of this scope are shown.
    #[must_use]
    pub fn admits(self, scope: Scope) -> bool {
        match self {
            Self::Both => true,
            Self::Incidents => scope == Scope::Incident,
            Self::Totals => scope == Scope::Total,
        }
    }
}

/// What the colours tell apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grouping {
    /// What was done to the people.
    Harm,
    /// Who did it.
    Perpetrator,
    /// Where.
    #[default]
    Place,
    /// In which event.
    Event,
    /// Which outlet printed it.
    Source,
    /// Who the victims were.
    Status,
}

impl Grouping {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 6] =
        [Self::Harm, Self::Perpetrator, Self::Place, Self::Event, Self::Source, Self::Status];

    /// Its name.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Harm => "harm",
            Self::Perpetrator => "perpetrator",
            Self::Place => "place",
            Self::Event => "event",
            Self::Source => "source",
            Self::Status => "status",
        }
    }
}

/// What picks the one of several rival figures that counts. Ties go to the later as-of date, then
/// to the higher best number, then to the figure that was tagged first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// The most credible claim, then the most reliable source.
    #[default]
    HighestGrade,
    /// The count that stood last.
    LatestAsOf,
    /// The greatest number.
    Highest,
    /// The smallest number.
    Lowest,
    /// The figure in the middle; of an even number the lower of the two middle ones, so that what
    /// counts is always a figure that somebody attests.
    Median,
}

impl Rule {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 5] =
        [Self::HighestGrade, Self::LatestAsOf, Self::Highest, Self::Lowest, Self::Median];

    /// Its name.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::HighestGrade => "highest grade",
            Self::LatestAsOf => "latest as-of",
            Self::Highest => "highest",
            Self::Lowest => "lowest",
            Self::Median => "median",
        }
    }
}

/// A word on the command line that names no choice.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("there is no {noun} \"{found}\": choose one of {known}")]
pub struct UnknownChoice {
    noun: &'static str,
    found: String,
    known: String,
}

/// A choice's name on the command line: its words joined by hyphens.
#[must_use]
pub fn name_of(words: &str) -> String {
    words.replace(' ', "-")
}

/// The words of a grain: "year".
#[must_use]
pub fn grain_words(grain: Grain) -> &'static str {
    match grain {
        Grain::Day => "day",
        Grain::Week => "week",
        Grain::Month => "month",
        Grain::Quarter => "quarter",
        Grain::Year => "year",
    }
}

/// Reads the name of a harm; fails with the names that there are.
pub fn harm_named(name: &str) -> Result<Harm, UnknownChoice> {
    named("harm", &Harm::ALL, Harm::words, name)
}

/// Reads the name of a grain; fails with the names that there are.
pub fn grain_named(name: &str) -> Result<Grain, UnknownChoice> {
    named("bucket", &Grain::ALL, grain_words, name)
}

impl FromStr for Grouping {
    type Err = UnknownChoice;

    fn from_str(name: &str) -> Result<Self, UnknownChoice> {
        named("grouping", &Self::ALL, Self::words, name)
    }
}

impl FromStr for Rule {
    type Err = UnknownChoice;

    fn from_str(name: &str) -> Result<Self, UnknownChoice> {
        named("rule", &Self::ALL, Self::words, name)
    }
}

impl FromStr for ScopeFilter {
    type Err = UnknownChoice;

    fn from_str(name: &str) -> Result<Self, UnknownChoice> {
        named("scope", &Self::ALL, Self::words, name)
    }
}

fn named<T: Copy>(
    noun: &'static str,
    all: &[T],
    words: fn(T) -> &'static str,
    name: &str,
) -> Result<T, UnknownChoice> {
    let wanted = name.trim().to_lowercase().replace(['_', ' '], "-");
    let found = all.iter().copied().find(|choice| name_of(words(*choice)) == wanted);
    found.ok_or_else(|| UnknownChoice {
        noun,
        found: name.trim().chars().take(40).collect(),
        known: all.iter().map(|choice| name_of(words(*choice))).collect::<Vec<_>>().join(", "),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_reads_back() {
        for rule in Rule::ALL {
            assert_eq!(name_of(rule.words()).parse(), Ok(rule));
        }
        for grouping in Grouping::ALL {
            assert_eq!(grouping.words().to_uppercase().parse(), Ok(grouping));
        }
        for scope in ScopeFilter::ALL {
            assert_eq!(scope.words().parse(), Ok(scope));
        }
        for harm in Harm::ALL {
            assert_eq!(harm_named(harm.words()), Ok(harm));
        }
        for grain in Grain::ALL {
            assert_eq!(grain_named(grain_words(grain)), Ok(grain));
        }
    }

    #[test]
    fn an_unknown_name_is_told_what_there_is() {
        let error = "best".parse::<Rule>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "there is no rule \"best\": choose one of highest-grade, latest-as-of, highest, \
             lowest, median"
        );
    }
}
