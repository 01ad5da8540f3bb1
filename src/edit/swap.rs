//! An edit as a value: a label and a list of swaps, each record at most once.
//!
//! Invariant: applying an edit and then its reverse leaves the workspace as it was. An edit whose
//! `before` no longer stands is refused whole, so a stale edit never does half its work.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::model::{Record, RecordId, Workspace, check};

/// One change of a workspace, made in one step and undone in one step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    /// What was done, as a person says it: "Tag Moscow as place".
    pub label: String,
    /// The records changed.
    pub swaps: Vec<Swap>,
}

/// One record before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Swap {
    /// The record.
    pub id: RecordId,
    /// What stood there; nothing when it is new.
    pub before: Option<Record>,
    /// What stands there then; nothing when it is removed.
    pub after: Option<Record>,
}

/// Why an edit was not applied. The workspace is unchanged.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum Refused {
    /// The record is no longer what the edit was made for.
    #[error("“{label}” was not done: {id} has changed meanwhile. Look at it again and repeat")]
    Stale {
        /// The edit's label.
        label: String,
        /// The record.
        id: RecordId,
    },
    /// The record would not be sound.
    #[error("“{label}” was not done: {problem}")]
    Unsound {
        /// The edit's label.
        label: String,
        /// What would be wrong.
        problem: check::Problem,
    },
    /// Two swaps change one record, so the edit could not be taken back.
    #[error("“{label}” was not done: it changes {id} twice")]
    Twice {
        /// The edit's label.
        label: String,
        /// The record.
        id: RecordId,
    },
    /// A swap puts a record under another record's id.
    #[error("“{label}” was not done: it puts a record under the id of {id}")]
    Misplaced {
        /// The edit's label.
        label: String,
        /// The id.
        id: RecordId,
    },
}

impl Edit {
    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.swaps.is_empty()
    }

    /// Changes the workspace, all or nothing.
    ///
    /// # Errors
    ///
    /// [`Refused`] when a record is not what the edit expects, or when a record, changed or only
    /// referring to a changed one, would not be sound after it.
    pub fn apply(&self, workspace: &mut Workspace) -> Result<(), Refused> {
        self.check_before(workspace)?;
        let mut changed = workspace.clone();
        for swap in &self.swaps {
            match &swap.after {
                Some(record) => changed.put(record.clone()),
                None => changed.take(&swap.id),
            }
        }
        self.check_after(&changed)?;
        *workspace = changed;
        Ok(())
    }

    /// The edit that takes this one back.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let swaps = self.swaps.iter().rev().map(|swap| Swap {
            id: swap.id.clone(),
            before: swap.after.clone(),
            after: swap.before.clone(),
        });
        Self { label: self.label.clone(), swaps: swaps.collect() }
    }

    fn check_before(&self, workspace: &Workspace) -> Result<(), Refused> {
        let mut seen = BTreeSet::new();
        for swap in &self.swaps {
            if !seen.insert(&swap.id) {
                return Err(Refused::Twice { label: self.label.clone(), id: swap.id.clone() });
            }
            let stands = match (&swap.before, workspace.record(&swap.id)) {
                (None, None) => true,
                (Some(before), Some(now)) => before.is_same(&now),
                (None, Some(_)) | (Some(_), None) => false,
            };
            if !stands {
                return Err(Refused::Stale { label: self.label.clone(), id: swap.id.clone() });
            }
            if swap.after.as_ref().is_some_and(|after| after.id() != swap.id) {
                return Err(Refused::Misplaced { label: self.label.clone(), id: swap.id.clone() });
            }
        }
        Ok(())
    }

    fn check_after(&self, changed: &Workspace) -> Result<(), Refused> {
        let after = self.swaps.iter().filter_map(|swap| swap.after.as_ref());
        let mut found = after.flat_map(|record| check::problems_of(changed, record));
        let first = found.next().or_else(|| self.shared_key(changed));
        match first.or_else(|| self.problem_left_behind(changed)) {
            Some(problem) => Err(Refused::Unsound { label: self.label.clone(), problem }),
            None => Ok(()),
        }
    }

    fn shared_key(&self, changed: &Workspace) -> Option<check::Problem> {
        let touched = self.swaps.iter().any(|swap| matches!(swap.id, RecordId::Type(_)));
        touched.then(|| check::shared_keys(changed))?.into_iter().next()
    }

    /// A problem of a record that the edit leaves alone, yet takes the ground from.
    fn problem_left_behind(&self, changed: &Workspace) -> Option<check::Problem> {
        let shaken: BTreeSet<&RecordId> =
            self.swaps.iter().filter(|swap| swap.shakes_others()).map(|swap| &swap.id).collect();
        if shaken.is_empty() {
            return None;
        }
        let stands_on_shaken = |record: &Record| {
            let mut stands = false;
            check::references(record, &mut |_, to| stands |= shaken.contains(&to));
            stands
        };
        let standing = changed.records().filter(stands_on_shaken);
        standing.flat_map(|record| check::problems_of(changed, &record)).next()
    }
}

impl Swap {
    /// Whether records that refer to this one must be looked at again: it is gone, its text is
    /// another, or it stands in another text. Nothing refers to a mention or a hypothesis.
    fn shakes_others(&self) -> bool {
        match (&self.id, &self.before, &self.after) {
            (RecordId::Mention(_) | RecordId::Hypothesis(_), _, _) => false,
            (_, _, None) => true,
            (_, Some(Record::Document(before)), Some(Record::Document(after))) => {
                before.text != after.text
            }
            (_, Some(Record::Claim(before)), Some(Record::Claim(after))) => {
                before.document != after.document
            }
            _ => false,
        }
    }
}

/// An edit in the making, against the workspace that it will be applied to.
#[derive(Debug)]
pub struct Change<'a> {
    workspace: &'a Workspace,
    label: String,
    after: BTreeMap<RecordId, Option<Record>>,
    order: Vec<RecordId>,
}

impl<'a> Change<'a> {
    /// A change that does nothing yet.
    #[must_use]
    pub fn new(workspace: &'a Workspace, label: impl Into<String>) -> Self {
        Self { workspace, label: label.into(), after: BTreeMap::new(), order: Vec::new() }
    }

    /// Puts a record under its id, new or in place of the one there.
    #[must_use]
    pub fn put(mut self, record: impl Into<Record>) -> Self {
        let record = record.into();
        self.set(record.id(), Some(record));
        self
    }

    /// Takes a record out.
    #[must_use]
    pub fn take(mut self, id: impl Into<RecordId>) -> Self {
        self.set(id.into(), None);
        self
    }

    /// The edit. Records that end as they began are left out.
    #[must_use]
    pub fn finish(self) -> Edit {
        let Self { workspace, label, mut after, order } = self;
        let swaps = order.into_iter().filter_map(|id| {
            let before = workspace.record(&id);
            let after = after.remove(&id)?;
            let same = match (&before, &after) {
                (Some(before), Some(after)) => before.is_same(after),
                (None, None) => true,
                (Some(_), None) | (None, Some(_)) => false,
            };
            (!same).then_some(Swap { id, before, after })
        });
        Edit { label, swaps: swaps.collect() }
    }

    fn set(&mut self, id: RecordId, after: Option<Record>) {
        if self.after.insert(id.clone(), after).is_none() {
            self.order.push(id);
        }
    }
}
