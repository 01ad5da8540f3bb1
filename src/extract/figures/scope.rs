//! Whether a figure counts one event or a period.
//!
//! Invariant: without a sign of a period it is an incident.

use super::draft::{Draft, Rule};
use super::item::Line;
use super::when::{Dated, Origin};
use super::words::Tag;
use crate::model::date::Precision;
use crate::model::figure::Scope;

/// The scope of a figure with its date.
pub(super) fn of(line: &Line<'_>, draft: &Draft, dated: Option<&Dated>) -> Scope {
    if draft.rule == Rule::Series {
        return Scope::Total;
    }
    if is_cumulative(line) {
        return Scope::Total;
    }
    let around = around(line, draft);
    let war = around.clone().any(|at| line.at(at).tag() == Tag::War);
    let one = around.clone().any(|at| is_one_event(line, at));
    let many = around.clone().any(|at| is_many_events(line, at));
    let Some(date) = dated.filter(|dated| dated.origin == Origin::Own).map(|dated| dated.date)
    else {
        return if war && !one || many && is_perfect(line, draft) {
            Scope::Total
        } else {
            Scope::Incident
        };
    };
    match date.precision() {
        Precision::Day => Scope::Incident,
        Precision::Interval => {
            let is_short = date.span_days().is_some_and(|days| days <= 8);
            if is_short && !many && !war || one && is_short {
                Scope::Incident
            } else {
                Scope::Total
            }
        }
        Precision::Month
        | Precision::Season
        | Precision::Year
        | Precision::Decade
        | Precision::Century => {
            if one {
                Scope::Incident
            } else {
                Scope::Total
            }
        }
    }
}

/// The places of the figure's own clause.
fn around(line: &Line<'_>, draft: &Draft) -> std::ops::Range<usize> {
    const BEFORE: usize = 24;
    const AFTER: usize = 12;
    let first = draft.item.min(draft.at).saturating_sub(BEFORE);
    let last = draft.noun.end.max(draft.at) + AFTER;
    let start = (first..draft.item.min(draft.at))
        .rev()
        .find(|&at| line.at(at).is_mark(&[';']))
        .map_or(first, |at| at + 1);
    let end = (draft.noun.end.max(draft.at)..last)
        .find(|&at| line.at(at).is_mark(&[';']))
        .unwrap_or(last);
    start..end
}

fn is_cumulative(line: &Line<'_>) -> bool {
    const PHRASES: [&str; 14] = [
        "so far this",
        "since the start",
        "since the beginning",
        "over the years",
        "in total since",
        "total death toll",
        "each year",
        "every year",
        "per year",
        "annually",
        "have since been",
        "in recent years",
        "over the past",
        "in the past",
    ];
    (0..line.items.len()).any(|at| PHRASES.iter().any(|phrase| line.has(at, phrase)))
}

const ONE: [&str; 33] = [
    "attack",
    "bombing",
    "blast",
    "explosion",
    "crash",
    "raid",
    "strike",
    "airstrike",
    "ambush",
    "clash",
    "accident",
    "fire",
    "quake",
    "earthquake",
    "storm",
    "disaster",
    "bomb",
    "mine",
    "battle",
    "assault",
    "incident",
    "massacre",
    "blaze",
    "airstrike",
    "sinking",
    "landslide",
    "shelling",
    "protest",
    "mob",
    "operation",
    "gunman",
    "bomber",
    "hostage-taking",
];

const MANY: [&str; 14] = [
    "attacks",
    "bombings",
    "raids",
    "strikes",
    "airstrikes",
    "ambushes",
    "clashes",
    "accidents",
    "incidents",
    "operations",
    "crimes",
    "killings",
    "murders",
    "disasters",
];

fn is_one_event(line: &Line<'_>, at: usize) -> bool {
    let item = line.at(at);
    item.tag() == Tag::Event || item.is_any(&ONE)
}

fn is_many_events(line: &Line<'_>, at: usize) -> bool {
    let item = line.at(at);
    item.tag() == Tag::Events || item.is_any(&MANY)
}

fn is_perfect(line: &Line<'_>, draft: &Draft) -> bool {
    (1..=5).any(|back| line.before(draft.at, back).tag() == Tag::Have)
}
