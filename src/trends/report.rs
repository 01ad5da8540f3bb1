//! The numbers behind a chart as data, each with the claims and quotes that it rests on.
//!
//! Invariant: every figure asked for appears exactly once among the claims, rivals and parts of
//! this report, or under `not_counted`; an unknown or open number is null, never 0; periods end
//! before `to`.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::model::anchor::joined_quote;
use crate::model::figure::{Harm, Scope};
use crate::model::{ClaimId, FigureId, Workspace};

use super::query::{grain_words, name_of};
use super::series::{Bucket, Mark, Share, Trend};
use super::sum::Tally;

/// The whole report. Its JSON is what `attest series --format json` prints.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SeriesReport {
    /// The bucket: `year`.
    pub by: &'static str,
    /// The rule in force, by its name on the command line: `highest-grade`.
    pub rule: String,
    /// One series for each group, harm and scope.
    pub series: Vec<Series>,
    /// Incidents whose date is wider than a bucket: they are in no sum.
    pub spanning: Vec<Entry>,
    /// Figures without a date.
    pub undated: Vec<Entry>,
    /// Figures that their claims deny, suppose or foretell.
    pub not_counted: Vec<Entry>,
}

/// The points of one group, harm and scope.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Series {
    /// The group's name.
    pub group: String,
    /// The harm: `killed`.
    pub harm: &'static str,
    /// `incident` or `total`.
    pub scope: &'static str,
    /// Its points in order of time. Of totals, each is one total over its own period.
    pub points: Vec<Point>,
}

/// The numbers of a bucket, or of one figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Point {
    /// The first day, after ISO 8601; null where it has no beginning or no date.
    pub from: Option<String>,
    /// The first day after it; null where it has no end or no date.
    pub to: Option<String>,
    /// The least that is attested, in people.
    pub low: Option<u64>,
    /// The best estimate, in people.
    pub best: Option<u64>,
    /// The most that is attested, in people.
    pub high: Option<u64>,
    /// What counts here.
    pub claims: Vec<Evidence>,
    /// What was set aside for it by the rule.
    pub rivals: Vec<Evidence>,
    /// Subtotals of what counts here.
    pub parts: Vec<Evidence>,
}

/// One figure that stands in no bucket.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry {
    /// The group's name.
    pub group: String,
    /// The harm: `killed`.
    pub harm: &'static str,
    /// `incident` or `total`.
    pub scope: &'static str,
    /// Its numbers.
    #[serde(flatten)]
    pub point: Point,
}

/// A claim with its figure's own numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evidence {
    /// The claim.
    pub id: ClaimId,
    /// The figure.
    pub figure: FigureId,
    /// The document's title, or its id where it has none.
    pub document: String,
    /// The claim's words, as one line.
    pub quote: String,
    /// The number as a label: `>130`.
    pub value: String,
    /// The least that is attested, in people.
    pub low: Option<u64>,
    /// The best estimate, in people.
    pub best: Option<u64>,
    /// The most that is attested, in people.
    pub high: Option<u64>,
    /// Why it does not count, where it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The report of a trend of this workspace.
#[must_use]
pub fn series_report(workspace: &Workspace, trend: &Trend) -> SeriesReport {
    let reporter = Reporter::new(workspace, trend);
    SeriesReport {
        by: grain_words(trend.query.grain),
        rule: name_of(trend.query.rule.words()),
        series: reporter.series(),
        spanning: reporter.entries(|share| share == Share::Spanning),
        undated: reporter.entries(|share| share == Share::Undated),
        not_counted: reporter.entries(|share| !share.is_asserted()),
    }
}

struct Reporter<'a> {
    workspace: &'a Workspace,
    trend: &'a Trend,
    aside: BTreeMap<FigureId, Vec<&'a Mark>>,
}

impl<'a> Reporter<'a> {
    fn new(workspace: &'a Workspace, trend: &'a Trend) -> Self {
        let mut aside: BTreeMap<FigureId, Vec<&Mark>> = BTreeMap::new();
        for mark in trend.set_aside() {
            if let Some(counted) = counted_for(trend, mark) {
                aside.entry(counted).or_default().push(mark);
            }
        }
        Self { workspace, trend, aside }
    }

    fn series(&self) -> Vec<Series> {
        let mut points: BTreeMap<(usize, Harm, Scope), Vec<Point>> = BTreeMap::new();
        for bucket in &self.trend.buckets {
            for ((group, harm), tally) in &bucket.tallies {
                let key = (*group, *harm, Scope::Incident);
                points.entry(key).or_default().push(self.bucket(bucket, tally));
            }
        }
        for mark in self.trend.sharing(|share| share == Share::Total) {
            let key = (mark.group, mark.harm, Scope::Total);
            points.entry(key).or_default().push(self.point(mark));
        }
        let series = points.into_iter().map(|((group, harm, scope), points)| Series {
            group: self.group(group),
            harm: harm.words(),
            scope: scope.words(),
            points,
        });
        series.collect()
    }

    fn bucket(&self, bucket: &Bucket, tally: &Tally) -> Point {
        let marks: Vec<&Mark> =
            tally.figures.iter().filter_map(|figure| self.trend.mark(*figure)).collect();
        let (rivals, parts) = self.beside(&marks);
        Point {
            from: Some(bucket.from.to_string()),
            to: Some(bucket.to.to_string()),
            low: tally.low.value(),
            best: tally.best.value(),
            high: tally.high.value(),
            claims: marks.iter().map(|mark| self.evidence(mark)).collect(),
            rivals,
            parts,
        }
    }

    fn point(&self, mark: &Mark) -> Point {
        let (rivals, parts) = self.beside(&[mark]);
        Point {
            from: day(mark.extent.and_then(|extent| extent.from)),
            to: day(mark.extent.and_then(|extent| extent.to)),
            low: mark.low,
            best: mark.best,
            high: mark.high.known(),
            claims: vec![self.evidence(mark)],
            rivals,
            parts,
        }
    }

    fn entries(&self, wanted: impl Fn(Share) -> bool) -> Vec<Entry> {
        let entries = self.trend.sharing(wanted).map(|mark| Entry {
            group: self.group(mark.group),
            harm: mark.harm.words(),
            scope: mark.scope.words(),
            point: self.point(mark),
        });
        entries.collect()
    }

    /// The rivals and the parts that were set aside for these figures.
    fn beside(&self, marks: &[&Mark]) -> (Vec<Evidence>, Vec<Evidence>) {
        let aside = marks.iter().filter_map(|mark| self.aside.get(&mark.figure)).flatten();
        let (rivals, parts): (Vec<&Mark>, Vec<&Mark>) =
            aside.partition(|mark| matches!(mark.share, Share::Rival { .. }));
        let told = |marks: Vec<&Mark>| marks.into_iter().map(|mark| self.evidence(mark)).collect();
        (told(rivals), told(parts))
    }

    fn group(&self, index: usize) -> String {
        self.trend.groups.get(index).map(|group| group.name.clone()).unwrap_or_default()
    }

    fn evidence(&self, mark: &Mark) -> Evidence {
        let claim = self.workspace.claims.get(&mark.claim);
        let document = claim.and_then(|claim| self.workspace.documents.get(&claim.document));
        let title = document.map(|document| match document.title.trim() {
            "" => document.id.to_string(),
            title => title.to_owned(),
        });
        Evidence {
            id: mark.claim,
            figure: mark.figure,
            document: title.unwrap_or_default(),
            quote: claim.map(|claim| joined_quote(&claim.anchors)).unwrap_or_default(),
            value: mark.value.clone(),
            low: mark.low,
            best: mark.best,
            high: mark.high.known(),
            reason: reason(self.trend, mark),
        }
    }
}

fn day(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

/// The figure that counts for one that was set aside: a part's whole may itself be a part or a
/// rival.
fn counted_for(trend: &Trend, mark: &Mark) -> Option<FigureId> {
    let mut at = mark;
    for _ in 0..=trend.marks.len() {
        match at.share {
            Share::Rival { picked: next } | Share::Part { beside: next } => {
                at = trend.mark(next)?;
            }
            Share::Bucket(_)
            | Share::Spanning
            | Share::Total
            | Share::Undated
            | Share::Unasserted(_)
            | Share::Unattested => return Some(at.figure),
        }
    }
    None
}

/// Why a figure is in no sum, for a list of those that are not.
#[must_use]
pub fn why_left_out(trend: &Trend, mark: &Mark) -> String {
    reason(trend, mark).unwrap_or_else(|| "no date".to_owned())
}

/// Why a figure does not count; nothing where it does.
#[must_use]
pub fn reason(trend: &Trend, mark: &Mark) -> Option<String> {
    let value = |figure| trend.mark(figure).map_or("another figure", |mark| mark.value.as_str());
    match mark.share {
        Share::Bucket(_) | Share::Spanning | Share::Total | Share::Undated => None,
        Share::Rival { picked } => Some(format!(
            "rival of {}, which the rule picks: {}",
            value(picked),
            trend.query.rule.words()
        )),
        Share::Part { beside } => Some(format!("part of {}", value(beside))),
        Share::Unasserted(modality) => {
            Some(format!("the claim is a {}", modality.words().to_lowercase()))
        }
        Share::Unattested => Some("its claim is not in the workspace".to_owned()),
    }
}
