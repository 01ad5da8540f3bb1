//! The casualty figures of a text.
//!
//! Each number is read with what it counts (`noun`), and a word of harm is sought that reaches it:
//! right before it (`object`), behind it (`subject`), in a toll (`tally`), or in an earlier figure
//! (`series`). Then come its date (`when`), scope, modality, place and status.
//!
//! Invariant: a number is at most one figure; what counts things, measures, names or ages is none;
//! figures are in reading order and a part names an earlier figure.

mod draft;
mod hit;
pub(super) mod item;
mod modality;
mod noun;
mod object;
mod place;
mod reason;
mod scope;
mod series;
mod status;
mod subject;
mod tally;
#[cfg(test)]
mod tests;
mod when;
pub(super) mod words;

use std::ops::Range;

use super::suggestion::{Context, DateEvidence, FigureSuggestion};
use draft::{Draft, Rule, drafts};
use item::{Line, Reading};
use when::{Dated, Origin, dates};

/// A figure with what the list of suggestions needs besides.
pub(super) struct Found {
    pub(super) span: Range<usize>,
    pub(super) figure: FigureSuggestion,
    pub(super) reason: String,
    pub(super) confidence: f32,
    /// The place of its sentence.
    pub(super) line: usize,
}

/// Every figure of a text that was read.
pub(super) fn find(reading: &Reading<'_>, context: &Context<'_>) -> Vec<Found> {
    let drafts = drafts(reading);
    let dates = dates(reading, &drafts, context.body_start);
    let mut kept: Vec<Option<usize>> = Vec::new();
    let mut found: Vec<Found> = Vec::new();
    for (draft, dated) in drafts.iter().zip(dates) {
        let next = figure(reading, draft, dated, context).map(|mut one| {
            one.figure.part_of = draft.part_of.and_then(|whole| kept.get(whole).copied().flatten());
            one
        });
        kept.push(next.as_ref().map(|_| found.len()));
        if let Some(mut one) = next {
            inherit(&mut one, &found);
            found.push(one);
        }
    }
    found
}

/// A part has the date and the scope of its whole.
fn inherit(part: &mut Found, found: &[Found]) {
    let Some(whole) = part.figure.part_of.and_then(|whole| found.get(whole)) else { return };
    if whole.figure.harm == part.figure.harm {
        part.figure.scope = whole.figure.scope;
        part.figure.date.clone_from(&whole.figure.date);
    }
}

fn figure(
    reading: &Reading<'_>,
    draft: &Draft,
    dated: Option<Dated>,
    context: &Context<'_>,
) -> Option<Found> {
    let line = reading.lines.get(draft.line)?;
    let number = reading.numbers.get(draft.number)?;
    let modality = modality::of(line, draft)?;
    let scope = scope::of(line, draft, dated.as_ref());
    // An event's day is none of a count over a period.
    let dated = dated.filter(|dated| {
        scope == crate::model::figure::Scope::Incident || dated.origin == Origin::Own
    });
    let modality =
        modality::with_date(modality, dated.as_ref().map(|d| &d.date), reading.dateline());
    let reason = reason::of(line, draft, number, dated.as_ref());
    let confidence = confidence(draft, dated.as_ref());
    let figure = FigureSuggestion {
        number: number.range.clone(),
        sentence: line.range.clone(),
        harm: draft.harm,
        low: number.amount.low,
        best: number.amount.best,
        high: number.amount.high,
        bound: number.amount.bound,
        scope,
        modality,
        date: dated.map(|dated| DateEvidence {
            date: dated.date,
            phrase: dated.phrase,
            relative: dated.relative,
        }),
        place: place::of(line, draft, context.names),
        claimant: None,
        part_of: None,
        status: status::of(line, draft),
    };
    Some(Found { span: span(line, draft), figure, reason, confidence, line: draft.line })
}

/// The words from the number to the word of harm.
fn span(line: &Line<'_>, draft: &Draft) -> Range<usize> {
    let first = line.at(draft.item.min(draft.at));
    let last = draft.noun.end.saturating_sub(1).max(draft.item).max(draft.at);
    first.start..line.at(last).end
}

fn confidence(draft: &Draft, dated: Option<&Dated>) -> f32 {
    let rule = match draft.rule {
        Rule::Object | Rule::Noun => 0.95,
        Rule::Subject | Rule::Tally => 0.9,
        Rule::List | Rule::Part => 0.8,
        Rule::Ellipsis => 0.7,
        Rule::Series => 0.65,
    };
    let date = match dated.map(|dated| dated.origin) {
        Some(Origin::Own) | None => 0.0,
        Some(Origin::Carried | Origin::Counted) => 0.05,
        Some(Origin::News) => 0.1,
    };
    rule - date
}
