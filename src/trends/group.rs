//! The groups that a chart's colours tell apart.
//!
//! Invariant: groups stand by size, the largest first, and those of one size in the order in
//! which their first figure was tagged. The six largest have a slot of the palette each; all
//! others share "other". Slots go by which group was tagged first, so that a group keeps its
//! colour while figures are added.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::figure::{Harm, VictimStatus};
use crate::model::{EntityId, Workspace};

use super::facts::Candidate;
use super::query::Grouping;

/// How many groups have a colour and a shape of their own.
pub const SLOTS: usize = 6;

/// What a group is made by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupKey {
    /// A harm.
    Harm(Harm),
    /// A place, a perpetrator or an event.
    Entity(EntityId),
    /// An outlet, or the title of a document without one.
    Source(String),
    /// A status of the victims.
    Status(VictimStatus),
    /// Nothing is said.
    Unknown,
}

/// A group of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What makes it.
    pub key: GroupKey,
    /// Its name.
    pub name: String,
    /// How many of its figures are drawn.
    pub size: usize,
    /// Its slot in the palette, from 0; nothing for a group that is drawn as "other".
    pub slot: Option<usize>,
}

/// The groups of these figures, and each figure's group as an index among them. A group's size is
/// the number of its figures that `is_drawn` tells.
#[must_use]
pub fn groups(
    workspace: &Workspace,
    grouping: Grouping,
    figures: &[Candidate<'_>],
    is_drawn: impl Fn(&Candidate<'_>) -> bool,
) -> (Vec<Group>, Vec<usize>) {
    let keys: Vec<GroupKey> = figures.iter().map(|figure| key_of(grouping, figure)).collect();
    let mut sizes: BTreeMap<&GroupKey, (usize, usize)> = BTreeMap::new();
    for (at, (key, figure)) in keys.iter().zip(figures).enumerate() {
        sizes.entry(key).or_insert((0, at)).0 += usize::from(is_drawn(figure));
    }
    let mut order: Vec<_> = sizes.into_iter().collect();
    order.sort_by_key(|(_, (size, first))| (std::cmp::Reverse(*size), *first));
    let place: BTreeMap<&GroupKey, usize> =
        order.iter().enumerate().map(|(at, (key, _))| (*key, at)).collect();
    let indices = keys.iter().map(|key| place.get(key).copied().unwrap_or_default()).collect();
    let firsts: Vec<usize> = order.iter().map(|(_, (_, first))| *first).collect();
    let groups = order.iter().zip(slots(&firsts)).map(|((key, (size, _)), slot)| Group {
        key: (*key).clone(),
        name: name_of(workspace, grouping, key),
        size: *size,
        slot,
    });
    (groups.collect(), indices)
}

/// The slots of groups that stand by size, by where the first figure of each stands. A group
/// among the first six that were tagged has the slot of its turn whenever it has one; a group that
/// came later and outgrew one of these takes what that leaves.
fn slots(firsts: &[usize]) -> Vec<Option<usize>> {
    let mut by_turn: Vec<usize> = (0..firsts.len()).collect();
    by_turn.sort_by_key(|at| firsts.get(*at));
    let mut slots = vec![None; firsts.len()];
    let mut free: BTreeSet<usize> = (0..SLOTS).collect();
    let mut late = Vec::new();
    for (turn, at) in by_turn.into_iter().enumerate().filter(|(_, at)| *at < SLOTS) {
        if free.remove(&turn) {
            put(&mut slots, at, Some(turn));
        } else {
            late.push(at);
        }
    }
    for at in late {
        put(&mut slots, at, free.pop_first());
    }
    slots
}

fn put(slots: &mut [Option<usize>], at: usize, slot: Option<usize>) {
    if let Some(place) = slots.get_mut(at) {
        *place = slot;
    }
}

fn key_of(grouping: Grouping, candidate: &Candidate<'_>) -> GroupKey {
    let entity = |id: Option<EntityId>| id.map_or(GroupKey::Unknown, GroupKey::Entity);
    match grouping {
        Grouping::Harm => GroupKey::Harm(candidate.figure.harm),
        Grouping::Perpetrator => entity(candidate.perpetrator()),
        Grouping::Place => entity(candidate.place()),
        Grouping::Event => entity(candidate.figure.event),
        Grouping::Source => candidate.document.map_or(GroupKey::Unknown, |document| {
            let outlet = document.outlet.trim();
            let name = if outlet.is_empty() { document.title.trim() } else { outlet };
            if name.is_empty() { GroupKey::Unknown } else { GroupKey::Source(name.to_owned()) }
        }),
        Grouping::Status if candidate.figure.status == VictimStatus::Unknown => GroupKey::Unknown,
        Grouping::Status => GroupKey::Status(candidate.figure.status),
    }
}

fn name_of(workspace: &Workspace, grouping: Grouping, key: &GroupKey) -> String {
    match key {
        GroupKey::Harm(harm) => harm.words().to_owned(),
        GroupKey::Entity(id) => workspace
            .entities
            .get(id)
            .map_or_else(|| unknown(grouping).to_owned(), |entity| entity.name.clone()),
        GroupKey::Source(name) => name.clone(),
        GroupKey::Status(status) => status.words().to_owned(),
        GroupKey::Unknown => unknown(grouping).to_owned(),
    }
}

fn unknown(grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::Harm => "harm unknown",
        Grouping::Perpetrator => "perpetrator unknown",
        Grouping::Place => "place unknown",
        Grouping::Event => "no event",
        Grouping::Source => "source unknown",
        Grouping::Status => "status unknown",
    }
}
