//! How a figure is put: as fact, judgement, forecast, denial, supposition or history.
//!
//! Invariant: the words that decide stand in the figure's own sentence; a toll that only might have
//! been is no figure.

use super::draft::Draft;
use super::item::Line;
use super::object::is_passive;
use super::words::Tag;
use jiff::ToSpan as _;

use crate::model::claim::Modality;
use crate::model::date::Date;

/// How far before the word of harm its helping verbs may stand, in items.
const NEAR: usize = 6;

/// The modality of a figure in its sentence; `None` where it never was or will be.
pub(super) fn of(line: &Line<'_>, draft: &Draft) -> Option<Modality> {
    let first = draft.item.min(draft.at);
    let helpers = helpers(line, draft);
    if helpers.iter().any(|word| word.is_any(&["not", "never", "t"])) || denies(line, first) {
        return Some(Modality::Denial);
    }
    let has = |words: &[&str]| helpers.iter().any(|helper| helper.is_any(words));
    let is_perfect = has(&["have"]);
    if is_perfect && has(&["might", "could", "would", "should"]) {
        return None;
    }
    if has(&["may"]) && is_perfect {
        return Some(Modality::Assessment);
    }
    if threatens(line, first.max(draft.at))
        || supposes(line, first)
        || has(&["might", "could", "would", "may", "can"])
    {
        return Some(Modality::Hypothetical);
    }
    if has(&["will", "shall"]) || foretells(line, first) {
        return Some(Modality::Prediction);
    }
    if judges(line, draft) {
        return Some(Modality::Assessment);
    }
    Some(Modality::ReportedFact)
}

/// The words between a verb and what governs it.
fn helpers<'t>(line: &Line<'t>, draft: &Draft) -> Vec<super::item::Item<'t>> {
    let mut helpers = Vec::new();
    for back in 1..=NEAR {
        let item = line.before(draft.at, back);
        let keeps = matches!(
            item.tag(),
            Tag::Be | Tag::Have | Tag::Modal | Tag::Do | Tag::Adverb | Tag::Report
        ) || item.is_any(&["t", "to"])
            || item.is_mark(&['\'', '’']);
        if !keeps {
            break;
        }
        helpers.push(item);
    }
    // "Has not left 12 dead", "could leave 12 dead".
    if !is_passive(line, draft.at) {
        let verb = (1..=NEAR).find(|&back| {
            line.before(draft.item, back).is_any(&["leave", "left", "claim", "cost"])
        });
        helpers.extend(verb.into_iter().flat_map(|back| [line.before(draft.item, back + 1)]));
    }
    helpers
}

fn within(line: &Line<'_>, from: usize, far: usize, words: &[&str]) -> bool {
    (1..=far).any(|back| line.before(from, back).is_any(words))
}

fn denies(line: &Line<'_>, first: usize) -> bool {
    const WORDS: [&str; 13] = [
        "denied",
        "denies",
        "deny",
        "denying",
        "dismissed",
        "refuted",
        "refutes",
        "rejected",
        "rejects",
        "disputed",
        "untrue",
        "false",
        "disputes",
    ];
    within(line, first, 14, &WORDS)
        || (1..=10).any(|back| {
            let at = first.saturating_sub(back);
            line.has(at, "no evidence") || line.has(at, "not true")
        })
}

fn threatens(line: &Line<'_>, first: usize) -> bool {
    const WORDS: [&str; 17] = [
        "threatened",
        "threatening",
        "threatens",
        "threaten",
        "vowed",
        "vows",
        "plotted",
        "plotting",
        "planned",
        "planning",
        "plans",
        "plan",
        "plot",
        "pledged",
        "intended",
        "intend",
        "wanted",
    ];
    (1..=9).any(|back| {
        line.before(first, back).is_any(&WORDS)
            && (1..=back).any(|near| line.before(first, near).is_any(&["to", "of"]))
    })
}

fn supposes(line: &Line<'_>, first: usize) -> bool {
    within(
        line,
        first,
        12,
        &["if", "suppose", "supposing", "unless", "hypothetical", "hypothetically"],
    )
}

fn foretells(line: &Line<'_>, first: usize) -> bool {
    const WORDS: [&str; 10] = [
        "predicted",
        "predicts",
        "predict",
        "forecast",
        "forecasts",
        "projected",
        "projects",
        "foresees",
        "foretold",
        "expects",
    ];
    within(line, first, 12, &WORDS)
        || (1..=10).any(|back| line.has(first.saturating_sub(back), "expected to"))
}

fn judges(line: &Line<'_>, draft: &Draft) -> bool {
    const WORDS: [&str; 17] = [
        "estimated",
        "estimates",
        "estimate",
        "believed",
        "feared",
        "presumed",
        "thought",
        "apparently",
        "probably",
        "likely",
        "suspected",
        "assesses",
        "believes",
        "estimating",
        "fear",
        "fears",
        "possibly",
    ];
    let from = draft.item.min(draft.at).saturating_sub(8);
    let to = draft.item.max(draft.at);
    (from..=to).any(|at| line.at(at).is_any(&WORDS))
}

/// The same, where the date says that it is history: a fact of a year or more before the report.
pub(super) fn with_date(
    modality: Modality,
    date: Option<&Date>,
    dateline: Option<&Date>,
) -> Modality {
    let is_old = || {
        let (last, day) = (date?.latest()?, dateline?.earliest()?);
        Some(last < day.checked_sub(1.year()).ok()?)
    };
    if modality == Modality::ReportedFact && is_old() == Some(true) {
        Modality::Historical
    } else {
        modality
    }
}
