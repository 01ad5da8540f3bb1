//! Which figures count: one of several rivals, no part beside its whole, nothing that its claim
//! does not assert.
//!
//! Invariant: of the incident figures of one event and one harm exactly one counts; which one
//! depends on no other event. A part is never a rival of a whole, or "lowest" would take a
//! subtotal for the toll.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::claim::Modality;
use crate::model::figure::{Harm, Scope};
use crate::model::{EntityId, Figure, FigureId, Workspace};

use super::facts::Candidate;
use super::query::Rule;

/// Whether a figure counts, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It counts.
    Counted,
    /// The rule picked another figure of the same event and harm.
    Rival {
        /// The figure that counts.
        picked: FigureId,
    },
    /// It is a part of a toll that counts already.
    Part {
        /// The whole, or the figure that counts for its event.
        beside: FigureId,
    },
    /// Its claim denies, supposes or foretells it.
    Unasserted(Modality),
    /// Its claim or its document is not in the workspace.
    Unattested,
}

/// The standing of every candidate, by its figure.
#[must_use]
pub fn reconcile(
    workspace: &Workspace,
    rule: Rule,
    candidates: &[Candidate<'_>],
) -> BTreeMap<FigureId, Standing> {
    let mut standings = BTreeMap::new();
    let mut asserted = BTreeMap::new();
    for candidate in candidates {
        let standing = match candidate.claim.filter(|_| candidate.document.is_some()) {
            None => Standing::Unattested,
            Some(claim) if !candidate.is_asserted() => Standing::Unasserted(claim.modality),
            Some(_) => {
                asserted.insert(candidate.figure.id, candidate);
                Standing::Counted
            }
        };
        standings.insert(candidate.figure.id, standing);
    }
    let is_asserted = |id: &FigureId| asserted.contains_key(id);
    let mut events: BTreeMap<(EntityId, Harm), Vec<&Candidate<'_>>> = BTreeMap::new();
    for candidate in asserted.values().copied() {
        let figure = candidate.figure;
        if let Some(whole) = whole_of(workspace, figure, is_asserted) {
            standings.insert(figure.id, Standing::Part { beside: whole });
        } else if let (Some(event), Scope::Incident) = (figure.event, figure.scope) {
            events.entry((event, figure.harm)).or_default().push(candidate);
        }
    }
    for rivals in events.values() {
        settle(rule, rivals, &mut standings);
    }
    standings
}

/// Sets all figures of one event and harm aside but one.
fn settle(rule: Rule, figures: &[&Candidate<'_>], standings: &mut BTreeMap<FigureId, Standing>) {
    let (parts, wholes): (Vec<_>, Vec<_>) =
        figures.iter().copied().partition(|candidate| candidate.figure.part_of.is_some());
    // Parts whose whole the query leaves out stand for the event when nothing else does. They are
    // not added up: "children" and "civilians" may be the same people.
    let rivals = if wholes.is_empty() { &parts } else { &wholes };
    let Some(picked) = pick(rule, rivals).map(|candidate| candidate.figure.id) else { return };
    for candidate in figures {
        let id = candidate.figure.id;
        if id == picked {
            continue;
        }
        let is_part = candidate.figure.part_of.is_some() && !wholes.is_empty();
        let standing =
            if is_part { Standing::Part { beside: picked } } else { Standing::Rival { picked } };
        standings.insert(id, standing);
    }
}

/// The figure that the rule picks.
fn pick<'a, 'b>(rule: Rule, rivals: &[&'a Candidate<'b>]) -> Option<&'a Candidate<'b>> {
    let tie = |candidate: &Candidate<'_>| {
        (candidate.as_of(), candidate.figure.best, Reverse(candidate.figure.id))
    };
    let best_by = |key: fn(&Candidate<'_>) -> (u64, u64)| {
        rivals.iter().copied().max_by_key(|candidate| (key(candidate), tie(candidate)))
    };
    match rule {
        Rule::HighestGrade => best_by(|candidate| {
            let (credibility, reliability) = candidate.grade();
            (credibility.into(), reliability.into())
        }),
        Rule::LatestAsOf => best_by(|_| (0, 0)),
        Rule::Highest => best_by(|candidate| candidate.level().map_or((0, 0), |level| (1, level))),
        Rule::Lowest => {
            best_by(|candidate| candidate.level().map_or((0, 0), |level| (1, u64::MAX - level)))
        }
        Rule::Median => median(rivals, tie),
    }
}

fn median<'a, 'b, K: Ord>(
    rivals: &[&'a Candidate<'b>],
    tie: impl Fn(&Candidate<'b>) -> K,
) -> Option<&'a Candidate<'b>> {
    let mut by_level: Vec<_> =
        rivals.iter().copied().filter(|candidate| candidate.level().is_some()).collect();
    if by_level.is_empty() {
        return rivals.iter().copied().max_by_key(|candidate| tie(candidate));
    }
    by_level.sort_by_key(|candidate| (candidate.level(), Reverse(tie(candidate))));
    let level = by_level.get((by_level.len() - 1) / 2)?.level();
    by_level.into_iter().find(|candidate| candidate.level() == level)
}

/// The nearest whole of a figure among those that `is_asserted` tells, of the same harm and scope:
/// an incident that is part of a year's total still counts among the incidents.
fn whole_of(
    workspace: &Workspace,
    figure: &Figure,
    is_asserted: impl Fn(&FigureId) -> bool,
) -> Option<FigureId> {
    let mut nearest = None;
    let mut part = figure;
    // A chain without a cycle is no longer than there are figures.
    for _ in 0..workspace.figures.len() {
        let next = part.part_of.as_ref().and_then(|part| workspace.figures.get(&part.figure));
        let Some(whole) = next else { break };
        if whole.id == figure.id {
            // A part of itself has no whole: each of the circle counts, or all would be lost.
            return None;
        }
        if whole.harm == figure.harm && whole.scope == figure.scope && is_asserted(&whole.id) {
            nearest = nearest.or(Some(whole.id));
        }
        part = whole;
    }
    nearest
}
