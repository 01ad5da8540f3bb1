//! What the chart was asked for, as the settings keep it.
//!
//! Invariant: any choices read give a query: a name that is not known takes its default. Which
//! document is shown is no choice of the program's: it goes with the workspace.

use serde::{Deserialize, Serialize};

use crate::trends::Query;
use crate::trends::query::{grain_named, grain_words, harm_named, name_of};

/// The choices above the chart, by their names on the command line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChartChoices {
    /// The harms that are shown.
    pub harms: Vec<String>,
    /// Incidents, totals or both.
    pub scope: String,
    /// What the colours tell apart.
    pub colour: String,
    /// How wide a bucket is.
    pub sum_by: String,
    /// What picks one of several rival figures.
    pub rule: String,
}

impl Default for ChartChoices {
    fn default() -> Self {
        Self::of(&Query::default())
    }
}

impl ChartChoices {
    /// The choices of a query.
    #[must_use]
    pub fn of(query: &Query) -> Self {
        Self {
            harms: query.harms.iter().map(|harm| name_of(harm.words())).collect(),
            scope: name_of(query.scope.words()),
            colour: name_of(query.group.words()),
            sum_by: name_of(grain_words(query.grain)),
            rule: name_of(query.rule.words()),
        }
    }

    /// The query of these choices, for all documents.
    #[must_use]
    pub fn query(&self) -> Query {
        let usual = Query::default();
        let harms: std::collections::BTreeSet<_> =
            self.harms.iter().filter_map(|name| harm_named(name).ok()).collect();
        Query {
            document: None,
            harms: if harms.is_empty() { usual.harms } else { harms },
            scope: self.scope.parse().unwrap_or(usual.scope),
            group: self.colour.parse().unwrap_or(usual.group),
            grain: grain_named(&self.sum_by).unwrap_or(usual.grain),
            rule: self.rule.parse().unwrap_or(usual.rule),
        }
    }

    /// The choices with names that are known.
    #[must_use]
    pub fn sound(&self) -> Self {
        Self::of(&self.query())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::Grain;
    use crate::model::figure::Harm;
    use crate::trends::{Grouping, Rule, ScopeFilter};

    #[test]
    fn every_choice_is_read_back() {
        for rule in Rule::ALL {
            for group in Grouping::ALL {
                for scope in ScopeFilter::ALL {
                    for grain in [Grain::Day, Grain::Month, Grain::Quarter, Grain::Year] {
                        let harms = [Harm::Killed, Harm::Injured].into();
                        let query = Query { document: None, harms, scope, group, grain, rule };
                        let text = ron::to_string(&ChartChoices::of(&query)).unwrap();
                        let read: ChartChoices = ron::from_str(&text).unwrap();
                        assert_eq!(read.query(), query);
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_missing_or_unknown_takes_its_default() {
        let read: ChartChoices =
            ron::from_str("(harms: [\"vexed\"], rule: \"loudest\", colour: \"source\")").unwrap();
        assert_eq!(read.query(), Query { group: Grouping::Source, ..Query::default() });
        assert_eq!(read.sound().harms, ["killed"]);
        assert_eq!(read.sound().rule, "highest-grade");
    }
}
