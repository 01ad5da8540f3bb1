//! The laws of counting, on made-up workspaces.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::examples::{Desk, day};
use super::report::series_report;
use super::*;
use crate::model::claim::Modality;
use crate::model::date::Grain;
use crate::model::figure::{Harm, High, PartOf, Scope};
use crate::model::{DocumentId, EntityId, Figure, FigureId, Workspace};

/// A figure of a made-up workspace: its event (0 for none), its number, its date, and the few
/// choices that move it between the lists.
type Row = (usize, &'static str, Option<&'static str>, (bool, bool, bool));

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let words =
        prop::sample::select(vec!["137", "37+", ">130", "<=20", "~40", "212-240", "vague 12"]);
    let date = prop::option::of(prop::sample::select(vec![
        "2022",
        "2022-03",
        "2023-11-30",
        "2021/2022",
        "2019/..",
        "2022-03-04~",
    ]));
    prop::collection::vec((0usize..4, words, date, any::<(bool, bool, bool)>()), 0..24)
}

struct Made {
    desk: Desk,
    paper: DocumentId,
    events: Vec<EntityId>,
}

fn made(rows: &[Row]) -> Made {
    let mut desk = Desk::new();
    let paper = desk.document("Report", "2024-04-01");
    let town = desk.entity("place", "Town");
    let events = (0..3).map(|n| desk.entity("event", &format!("Event {n}"))).collect();
    let mut made = Made { desk, paper, events };
    let mut last = None;
    for (event, shape, date, (is_total, is_part, is_denied)) in rows {
        let id = add(&mut made, *event, shape, |figure| {
            figure.date = date.map(day);
            figure.place = (figure.id.0.as_u128() % 3 == 0).then_some(town);
            figure.scope = if *is_total { Scope::Total } else { Scope::Incident };
            figure.part_of =
                last.filter(|_| *is_part).map(|figure| PartOf { figure, name: "part".to_owned() });
        });
        if *is_denied {
            made.desk.claim_with(id, |claim| claim.modality = Modality::Denial);
        }
        last = Some(id);
    }
    made
}

fn add(made: &mut Made, event: usize, shape: &str, change: impl Fn(&mut Figure)) -> FigureId {
    let event = event.checked_sub(1).map(|at| made.events[at]);
    made.desk.figure(made.paper, "So many died.", ("many", shape), |figure| {
        figure.event = event;
        change(figure);
    })
}

/// What each event (or figure without one) adds to each bucket.
fn contributions(workspace: &Workspace, trend: &Trend, skip: Option<EntityId>) -> Vec<String> {
    let counted = trend.marks.iter().filter_map(|mark| {
        let Share::Bucket(at) = mark.share else { return None };
        Some((mark, trend.buckets[at].from))
    });
    let others = counted.filter(|(mark, _)| skip.is_none() || mark.event != skip);
    let told = others.map(|(mark, from)| {
        let figure = &workspace.figures[&mark.figure];
        format!("{from} {} {:?} {:?} {:?}", mark.figure, figure.low, figure.best, figure.high)
    });
    told.collect()
}

proptest! {
    #[test]
    fn no_figure_is_lost(rows in rows(), grain in prop::sample::select(Grain::ALL.to_vec())) {
        let made = made(&rows);
        let trend = trend(&made.desk.workspace, &Query { grain, ..Query::default() });
        prop_assert_eq!(trend.marks.len(), rows.len());
        let summed: Vec<FigureId> =
            trend.buckets.iter().flat_map(|bucket| bucket.of_harm(Harm::Killed).figures).collect();
        let told: BTreeSet<FigureId> = summed.iter().copied().collect();
        prop_assert_eq!(told.len(), summed.len(), "no figure is added twice");
        for mark in &trend.marks {
            let in_bucket = matches!(mark.share, Share::Bucket(_));
            prop_assert_eq!(in_bucket, told.contains(&mark.figure));
            prop_assert!(!in_bucket || mark.scope == Scope::Incident);
        }
        let report = series_report(&made.desk.workspace, &trend);
        let points = report.series.iter().flat_map(|series| &series.points);
        let beside = report.spanning.iter().chain(&report.undated).chain(&report.not_counted);
        let points = points.chain(beside.map(|one| &one.point));
        let figures = points.flat_map(|point| point.claims.iter().chain(&point.rivals).chain(&point.parts));
        let mut figures: Vec<FigureId> = figures.map(|evidence| evidence.figure).collect();
        figures.sort();
        let all: Vec<FigureId> = made.desk.workspace.figures.keys().copied().collect();
        prop_assert_eq!(figures, all, "each figure is told once");
    }

    #[test]
    fn adding_a_rival_never_changes_another_event(
        rows in rows(), event in 1usize..4, shape in prop::sample::select(vec!["1", "999", "~5"]),
        rule in prop::sample::select(Rule::ALL.to_vec()),
    ) {
        let mut made = made(&rows);
        let query = Query { rule, ..Query::default() };
        let rival_of = Some(made.events[event - 1]);
        let before = trend(&made.desk.workspace, &query);
        let before = contributions(&made.desk.workspace, &before, rival_of);
        add(&mut made, event, shape, |figure| figure.date = Some(day("2022-03")));
        let after = trend(&made.desk.workspace, &query);
        prop_assert_eq!(contributions(&made.desk.workspace, &after, rival_of), before);
    }

    #[test]
    fn one_figure_of_an_event_counts(rows in rows(), rule in prop::sample::select(Rule::ALL.to_vec())) {
        let made = made(&rows);
        let trend = trend(&made.desk.workspace, &Query { rule, ..Query::default() });
        let mut counted = BTreeMap::new();
        for mark in trend.marks.iter().filter(|mark| mark.scope == Scope::Incident) {
            if let (Some(event), true) = (mark.event, mark.share.is_asserted()) {
                *counted.entry(event).or_insert(0) += usize::from(!mark.share.is_set_aside());
            }
        }
        prop_assert!(counted.values().all(|count| *count <= 1), "{:?}", counted);
    }

    #[test]
    fn sums_keep_their_order_and_the_groups_add_up(rows in rows()) {
        let made = made(&rows);
        let trend = trend(&made.desk.workspace, &Query::default());
        for bucket in &trend.buckets {
            let whole = bucket.of_harm(Harm::Killed);
            let known: Vec<u64> =
                [whole.low, whole.best, whole.high].into_iter().filter_map(Sum::value).collect();
            prop_assert!(known.is_sorted(), "{:?}", known);
            let best: u64 = bucket.tallies.values().map(|tally| tally.best.known).sum();
            prop_assert_eq!(best, whole.best.known);
            let direct: u64 = whole.figures.iter()
                .filter_map(|id| made.desk.workspace.figures[id].best).sum();
            prop_assert_eq!(direct, best);
            let open = whole.figures.iter()
                .filter(|id| made.desk.workspace.figures[*id].high == High::Open).count();
            prop_assert_eq!(whole.high.open, open);
        }
    }
}
