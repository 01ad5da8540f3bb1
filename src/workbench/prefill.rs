//! What a figure's form can say before the analyst types: read from the selection and from the
//! sentence around it. Everything here is a proposal that stands in a field, never in the
//! workspace.
//!
//! Invariant: what the sentence says in the number's own clause goes first. A further figure of a
//! claim takes over from the one made last what the claim says of all of them: place, event,
//! perpetrator and scope, and the harm where the clause names none.

mod telling;
#[cfg(test)]
mod tests;

use super::form::field::entity_name;
use super::form::figure::{Carrier, FigureForm};
use super::index::Marked;
use super::session::Session;
use crate::extract::sentence;
use crate::model::figure::{Bound, Scope};
use crate::model::shipped::{EVENT, PLACE};
use crate::model::{ClaimId, DocumentId, EntityId, Figure, RecordId, Span};
use telling::Telling;

/// The form for a selected number: on the chosen claim where that covers it, else on the smallest
/// claim that does, else on a new claim made of its sentence.
#[must_use]
pub fn figure(
    session: &Session,
    document: DocumentId,
    spans: &[Span],
    chosen: Option<&RecordId>,
) -> FigureForm {
    let number = spans.first().copied().unwrap_or_else(|| Span::new(0, 0));
    let claims = claims_covering(session, document, number);
    let claim = claims
        .iter()
        .find(|id| chosen == Some(&RecordId::Claim(**id)))
        .or_else(|| claims.first())
        .copied();
    let around = sentence_around(session, document, number);
    let carrier = claim.map_or_else(|| Carrier::Sentence(vec![around]), Carrier::Claim);
    let mut form = FigureForm::new(document, carrier);
    form.number = Some(number);
    propose(session, &mut form, number, around);
    form
}

/// The form for a claim whose number is not selected; nothing when the claim is gone.
#[must_use]
pub fn figure_on_claim(session: &Session, claim: ClaimId) -> Option<FigureForm> {
    let record = session.workspace.claims.get(&claim)?;
    let span = crate::model::anchor::first_span(&record.anchors)?;
    let mut form = FigureForm::new(record.document, Carrier::Claim(claim));
    let sentence = sentence_around(session, record.document, span);
    // A claim may be cut out of a sentence that names place and event before it.
    let around = Span::new(sentence.start().min(span.start()), sentence.end().max(span.end()));
    propose(session, &mut form, Span::new(span.start(), span.start()), around);
    Some(form)
}

/// The claims with a part that covers a span, the shortest first.
fn claims_covering(session: &Session, document: DocumentId, span: Span) -> Vec<ClaimId> {
    let marks = session.index.marks(document).into_iter().flat_map(|marks| marks.within(span));
    let mut covering: Vec<(usize, ClaimId)> = marks
        .filter(|mark| mark.span.covers(span))
        .filter_map(|mark| match mark.what {
            Marked::Claim(id) => Some((mark.span.len(), id)),
            Marked::Mention(_) | Marked::Figure(_) => None,
        })
        .collect();
    covering.sort_unstable();
    covering.into_iter().map(|(_, id)| id).collect()
}

/// The sentence that a span begins in, as long as it takes to hold the span.
pub(super) fn sentence_around(session: &Session, document: DocumentId, span: Span) -> Span {
    let Some(document) = session.workspace.documents.get(&document) else { return span };
    let first = Span::from(sentence::sentence_at(&document.text, span.start()));
    let whole = Span::new(first.start(), first.end().max(span.end()));
    whole.trimmed(&document.text)
}

fn propose(session: &Session, form: &mut FigureForm, number: Span, around: Span) {
    let Some(document) = session.workspace.documents.get(&form.document) else { return };
    if let Some(words) = number.of(&document.text) {
        form.amount = words.split_whitespace().collect::<Vec<_>>().join(" ");
        form.bound = Bound::Exact;
        form.take_amount();
    }
    let Some(sentence) = around.of(&document.text) else { return };
    let offset = around.start();
    let at = number.start().saturating_sub(offset)..number.end().saturating_sub(offset);
    let telling = Telling::of(sentence, at);
    let before = figure_before(session, form);
    let harm = telling.own_harm().or_else(|| before.map(|figure| figure.harm));
    form.harm = harm.or_else(|| telling.harm_elsewhere()).unwrap_or_default();
    let date = telling.date(document.dateline.as_ref());
    if let Some(found) = &date {
        sentence.get(found.range.clone()).unwrap_or_default().clone_into(&mut form.date);
    }
    let clause = telling.clause();
    let clause = Span::new(offset + clause.start, offset + clause.end);
    form.place = nearest_place(session, form.document, (number, clause, around));
    form.event = only_event(session, form.document, around);
    if let Some(before) = before {
        take_over(session, form, before);
    } else if form.event.is_empty() && date.is_some_and(|found| telling.is_period(&found)) {
        form.scope = Scope::Total;
    }
}

/// The figure of the same claim that was made last.
fn figure_before<'a>(session: &'a Session, form: &FigureForm) -> Option<&'a Figure> {
    let Carrier::Claim(claim) = &form.carrier else { return None };
    let last = session.index.figures_of(*claim).last()?;
    session.workspace.figures.get(&last).map(AsRef::as_ref)
}

fn take_over(session: &Session, form: &mut FigureForm, before: &Figure) {
    form.scope = before.scope;
    let name = |entity| entity_name(&session.workspace, entity);
    for (field, entity) in [
        (&mut form.place, before.place),
        (&mut form.event, before.event),
        (&mut form.perpetrator, before.perpetrator),
    ] {
        if entity.is_some() {
            *field = name(entity);
        }
    }
}

/// The place of the sentence: the only one, else the first after the number in its clause, since
/// English names the narrower place first ("at the hall in the town"), else the last before it.
fn nearest_place(
    session: &Session,
    document: DocumentId,
    (number, clause, around): (Span, Span, Span),
) -> String {
    let places = mentioned(session, (document, around), PLACE);
    let after =
        places.iter().find(|(span, _)| number.end() <= span.start() && clause.covers(*span));
    let before = places.iter().rfind(|(span, _)| span.end() <= number.start());
    let place = after.or(before).or_else(|| places.first());
    entity_name(&session.workspace, place.map(|(_, entity)| *entity))
}

/// The event of the sentence, where there is exactly one.
fn only_event(session: &Session, document: DocumentId, around: Span) -> String {
    let mut found: Vec<EntityId> = mentioned(session, (document, around), EVENT)
        .into_iter()
        .map(|(_, entity)| entity)
        .collect();
    found.sort_unstable();
    found.dedup();
    match found.as_slice() {
        [one] => entity_name(&session.workspace, Some(*one)),
        _ => String::new(),
    }
}

/// The entities of a type mentioned in a span, in reading order.
fn mentioned(
    session: &Session,
    (document, around): (DocumentId, Span),
    kind: &str,
) -> Vec<(Span, EntityId)> {
    let workspace = &session.workspace;
    let marks = session.index.marks(document).into_iter().flat_map(|marks| marks.within(around));
    let mentions = marks.filter_map(|mark| match mark.what {
        Marked::Mention(id) => {
            let entity = workspace.mentions.get(&id)?.entity;
            let known = workspace.entities.get(&entity)?;
            (known.kind.as_str() == kind).then_some((mark.span, entity))
        }
        Marked::Claim(_) | Marked::Figure(_) => None,
    });
    mentions.collect()
}
