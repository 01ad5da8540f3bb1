//! The trend: every figure that the query asks for, where it stands in time, and what the
//! incidents of each bucket add up to.
//!
//! Invariant: each figure asked for is exactly one mark with exactly one [`Share`], so none is
//! lost. Totals, figures wider than the bucket, rivals and parts add nothing to a bucket.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::claim::Modality;
use crate::model::figure::{Bound, Harm, High, Scope};
use crate::model::{ClaimId, DocumentId, EntityId, Figure, FigureId, Workspace, date};

use super::facts::Candidate;
use super::group::{Group, groups};
use super::query::Query;
use super::reconcile::{Standing, reconcile};
use super::sum::Tally;
use super::value::value_of;

/// What a chart shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// What was asked.
    pub query: Query,
    /// The groups, the largest first.
    pub groups: Vec<Group>,
    /// Every figure asked for: by its first and last day, those without a date last.
    pub marks: Vec<Mark>,
    /// The buckets that incidents fall in, in order of time.
    pub buckets: Vec<Bucket>,
    /// How many incidents that count have no event, each taken as an event of its own.
    pub without_event: usize,
    /// How many figures of the workspace were not asked for.
    pub outside: usize,
    /// The figures that are in no sum because of what they are.
    pub left_out: LeftOut,
    by_figure: BTreeMap<FigureId, usize>,
}

/// The figures that add to nothing, each list in the order of the marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// The rivals and parts that another figure stands for.
    pub set_aside: Vec<FigureId>,
    /// Those without a date.
    pub undated: Vec<FigureId>,
    /// Those that nobody asserts.
    pub not_counted: Vec<FigureId>,
}

impl LeftOut {
    fn of(marks: &[Mark]) -> Self {
        let mut left_out = Self::default();
        for mark in marks {
            match mark.share {
                Share::Rival { .. } | Share::Part { .. } => left_out.set_aside.push(mark.figure),
                Share::Undated => left_out.undated.push(mark.figure),
                Share::Unasserted(_) | Share::Unattested => left_out.not_counted.push(mark.figure),
                Share::Bucket(_) | Share::Spanning | Share::Total => {}
            }
        }
        left_out
    }

    /// All of them, list after list.
    pub fn all(&self) -> impl Iterator<Item = FigureId> {
        let lists = [&self.set_aside, &self.undated, &self.not_counted];
        lists.into_iter().flatten().copied()
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.set_aside.len() + self.undated.len() + self.not_counted.len()
    }
}

/// One figure of a trend.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The figure.
    pub figure: FigureId,
    /// The claim that carries it.
    pub claim: ClaimId,
    /// The document of the claim, where it is in the workspace.
    pub document: Option<DocumentId>,
    /// Its event.
    pub event: Option<EntityId>,
    /// Its group, an index into [`Trend::groups`].
    pub group: usize,
    /// What was done.
    pub harm: Harm,
    /// One event, or a period and a place.
    pub scope: Scope,
    /// When, as wide as it is known; nothing when undated.
    pub extent: Option<Extent>,
    /// The least that is attested, in people.
    pub low: Option<u64>,
    /// The best estimate, in people.
    pub best: Option<u64>,
    /// The most that is attested.
    pub high: High,
    /// How the number is put.
    pub bound: Bound,
    /// The short value, such as `>130`.
    pub value: String,
    /// What it adds to.
    pub share: Share,
}

/// From when to when a mark reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Extent {
    /// The first day; nothing when it has no beginning.
    pub from: Option<Date>,
    /// The first day after it; nothing when it has no end.
    pub to: Option<Date>,
}

/// What a figure adds to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// The sum of the bucket at this index.
    Bucket(usize),
    /// Nothing: its date is wider than a bucket or has an open end. It is drawn over its span.
    Spanning,
    /// Nothing: it is a total, a level line over its own period.
    Total,
    /// Nothing: it has no date.
    Undated,
    /// Nothing: the rule picked another figure of its event.
    Rival {
        /// The figure that counts.
        picked: FigureId,
    },
    /// Nothing: it is a part of a toll that counts already.
    Part {
        /// The whole, or the figure that counts for its event.
        beside: FigureId,
    },
    /// Nothing: its claim denies, supposes or foretells it. It is listed and not drawn.
    Unasserted(Modality),
    /// Nothing: its claim or document is not in the workspace. It is listed and not drawn.
    Unattested,
}

impl Share {
    /// Whether another figure stands in its place.
    #[must_use]
    pub fn is_set_aside(self) -> bool {
        matches!(self, Self::Rival { .. } | Self::Part { .. })
    }

    /// Whether somebody asserts the figure, so that it may be drawn.
    #[must_use]
    pub fn is_asserted(self) -> bool {
        !matches!(self, Self::Unasserted(_) | Self::Unattested)
    }
}

/// A piece of time and what the incidents in it add up to.
#[derive(Clone, Debug, PartialEq)]
pub struct Bucket {
    /// Its first day.
    pub from: Date,
    /// The first day after it.
    pub to: Date,
    /// The sums by group (an index into [`Trend::groups`]) and harm.
    pub tallies: BTreeMap<(usize, Harm), Tally>,
}

impl Bucket {
    /// What all groups add up to, of one harm: different harms are never one number.
    #[must_use]
    pub fn of_harm(&self, harm: Harm) -> Tally {
        let mut whole = Tally::default();
        for ((_, of), tally) in &self.tallies {
            if *of == harm {
                whole.merge(tally);
            }
        }
        whole
    }
}

impl Mark {
    /// The figure that counts for its event by the rule: itself, or the one it was set aside for.
    #[must_use]
    pub fn counted(&self) -> FigureId {
        if let Share::Rival { picked } = self.share { picked } else { self.figure }
    }

    /// Whether it is drawn: somebody asserts it and it has a date.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        self.share.is_asserted() && self.extent.is_some()
    }
}

impl Trend {
    /// The marks that are drawn, in order of time.
    #[must_use]
    pub fn drawn(&self) -> impl DoubleEndedIterator<Item = &Mark> {
        self.marks.iter().filter(|mark| mark.is_drawn())
    }

    /// The marks whose share is as `wanted`.
    pub fn sharing(&self, wanted: impl Fn(Share) -> bool) -> impl Iterator<Item = &Mark> {
        self.marks.iter().filter(move |mark| wanted(mark.share))
    }

    /// The rivals and parts that do not count.
    pub fn set_aside(&self) -> impl Iterator<Item = &Mark> {
        self.sharing(Share::is_set_aside)
    }

    /// The figures without a date.
    pub fn undated(&self) -> impl Iterator<Item = &Mark> {
        self.sharing(|share| share == Share::Undated)
    }

    /// The mark of a figure.
    #[must_use]
    pub fn mark(&self, figure: FigureId) -> Option<&Mark> {
        self.marks.get(*self.by_figure.get(&figure)?)
    }

    /// The figures that stand for the same event as this one: it, the one that counts, and the
    /// rivals set aside for it.
    pub fn rivals_of(&self, figure: FigureId) -> impl Iterator<Item = &Mark> {
        let picked = self.mark(figure).map_or(figure, Mark::counted);
        self.marks.iter().filter(move |mark| mark.counted() == picked)
    }

    /// The drawn mark after (or before) this one by date; the first (or last) where `figure` is
    /// none of them.
    #[must_use]
    pub fn next(&self, figure: Option<FigureId>, step: Step) -> Option<FigureId> {
        let order: Vec<FigureId> = self.drawn().map(|mark| mark.figure).collect();
        let at = figure.and_then(|figure| order.iter().position(|id| *id == figure));
        let next = match (at, step) {
            (Some(at), Step::Later) => at + 1,
            (Some(at), Step::Earlier) => at.checked_sub(1)?,
            (None, Step::Later) => 0,
            (None, Step::Earlier) => order.len().checked_sub(1)?,
        };
        order.get(next).copied()
    }
}

/// One step along the marks by date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the mark before.
    Earlier,
    /// To the mark after.
    Later,
}

/// Counts the figures of a workspace as the query asks.
#[must_use]
pub fn trend(workspace: &Workspace, query: &Query) -> Trend {
    let candidates: Vec<Candidate<'_>> = workspace
        .figures
        .values()
        .map(|figure| Candidate::new(workspace, figure))
        .filter(|candidate| candidate.is_asked_by(query))
        .collect();
    let standings = reconcile(workspace, query.rule, &candidates);
    let is_asserted =
        |standing: &Standing| !matches!(standing, Standing::Unasserted(_) | Standing::Unattested);
    let (groups, indices) = groups(workspace, query.group, &candidates, |candidate| {
        standings.get(&candidate.figure.id).is_some_and(is_asserted) && candidate.date().is_some()
    });
    let mut dated: Vec<(Mark, &Figure)> = candidates
        .iter()
        .zip(indices)
        .map(|(candidate, group)| {
            let standing = standings.get(&candidate.figure.id).copied();
            let standing = standing.unwrap_or(Standing::Unattested);
            (mark(candidate, group, standing), candidate.figure)
        })
        .collect();
    dated.sort_by_key(|(mark, _)| {
        let days = mark.extent.map(|extent| (extent.from, extent.to.is_none(), extent.to));
        (mark.extent.is_none(), days, mark.figure)
    });
    let buckets = fill(&mut dated, query.grain);
    let marks: Vec<Mark> = dated.into_iter().map(|(mark, _)| mark).collect();
    let counts = |share| matches!(share, Share::Bucket(_) | Share::Spanning | Share::Undated);
    let without_event = marks
        .iter()
        .filter(|mark| mark.scope == Scope::Incident && mark.event.is_none() && counts(mark.share));
    Trend {
        query: query.clone(),
        groups,
        buckets,
        without_event: without_event.count(),
        outside: workspace.figures.len() - marks.len(),
        left_out: LeftOut::of(&marks),
        by_figure: marks.iter().enumerate().map(|(at, mark)| (mark.figure, at)).collect(),
        marks,
    }
}

fn mark(candidate: &Candidate<'_>, group: usize, standing: Standing) -> Mark {
    let figure = candidate.figure;
    let extent = candidate.date().and_then(|when| extent(&when.date));
    let share = match standing {
        Standing::Rival { picked } => Share::Rival { picked },
        Standing::Part { beside } => Share::Part { beside },
        Standing::Unasserted(modality) => Share::Unasserted(modality),
        Standing::Unattested => Share::Unattested,
        Standing::Counted if extent.is_none() => Share::Undated,
        Standing::Counted if figure.scope == Scope::Total => Share::Total,
        Standing::Counted => Share::Spanning,
    };
    Mark {
        figure: figure.id,
        claim: figure.claim,
        document: candidate.document.map(|document| document.id),
        event: figure.event,
        group,
        harm: figure.harm,
        scope: figure.scope,
        extent,
        low: figure.low,
        best: figure.best,
        high: figure.high,
        bound: figure.bound,
        value: value_of(figure),
        share,
    }
}

fn extent(date: &date::Date) -> Option<Extent> {
    let (from, latest) = (date.earliest(), date.latest());
    let to = latest.map(|last| last.tomorrow().unwrap_or(last));
    (from.is_some() || to.is_some()).then_some(Extent { from, to })
}

/// Moves every counted incident that fits in one bucket there, and adds it up.
fn fill(dated: &mut [(Mark, &Figure)], grain: date::Grain) -> Vec<Bucket> {
    let mut buckets: Vec<Bucket> = Vec::new();
    for (mark, figure) in dated {
        if mark.share != Share::Spanning {
            continue;
        }
        let Some((from, to)) = mark.extent.and_then(|extent| extent.bucket(grain)) else {
            continue;
        };
        // The marks come in order of their first day, and so do their buckets.
        if buckets.last().is_none_or(|bucket| bucket.from != from) {
            buckets.push(Bucket { from, to, tallies: BTreeMap::new() });
        }
        if let Some(bucket) = buckets.last_mut() {
            bucket.tallies.entry((mark.group, mark.harm)).or_default().add(figure);
            mark.share = Share::Bucket(buckets.len() - 1);
        }
    }
    buckets
}

impl Extent {
    /// The one bucket that holds all of it; nothing where it is wider or has an open end.
    #[must_use]
    pub fn bucket(self, grain: date::Grain) -> Option<(Date, Date)> {
        let (from, to) = (self.from?, self.to?);
        let bucket = grain.bucket_of(from);
        (to <= bucket.1).then_some(bucket)
    }
}
