//! What a figure's form can say before the analyst types: read from the selection and from the
//! sentence around it. Everything here is a proposal that stands in a field, never in the
//! workspace.

use super::form::figure::{Carrier, FigureForm};
use super::index::Marked;
use super::session::Session;
use crate::extract::{phrase, sentence};
use crate::model::figure::{Bound, Harm};
use crate::model::shipped::{EVENT, PLACE};
use crate::model::{ClaimId, Date, DocumentId, EntityId, RecordId, Span};

/// Words that tell the harm, in lower case.
const HARMS: [(Harm, &[&str]); 6] = [
    (Harm::Killed, &["kill", "died", "dead", "death", "slain", "fatal", "lives", "murder"]),
    (Harm::Injured, &["injur", "wound", "hurt"]),
    (Harm::Missing, &["missing", "unaccounted"]),
    (Harm::Kidnapped, &["kidnap", "abduct", "hostage"]),
    (Harm::Captured, &["captur", "prisoner", "detain"]),
    (Harm::Displaced, &["displac", "fled", "homeless", "refugee", "evacuat"]),
];

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
    propose(session, &mut form, Span::new(span.start(), span.start()), span);
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

fn sentence_around(session: &Session, document: DocumentId, span: Span) -> Span {
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
    let at = number.start().saturating_sub(around.start());
    form.harm = nearest_harm(sentence, at).unwrap_or_default();
    form.date = only_date(sentence, document.dateline.as_ref());
    form.place = only_entity(session, form.document, around, PLACE);
    form.event = only_entity(session, form.document, around, EVENT);
}

/// The harm whose word stands nearest to the number.
fn nearest_harm(sentence: &str, at: usize) -> Option<Harm> {
    let lower = sentence.to_ascii_lowercase();
    let hits = HARMS.iter().flat_map(|(harm, words)| {
        words.iter().flat_map(|word| lower.match_indices(word)).map(|(found, _)| (found, *harm))
    });
    hits.min_by_key(|(found, _)| found.abs_diff(at)).map(|(_, harm)| harm)
}

/// The date phrase of a sentence, where it has exactly one.
fn only_date(sentence: &str, dateline: Option<&Date>) -> String {
    match phrase::find(sentence, dateline).as_slice() {
        [one] => sentence.get(one.range.clone()).unwrap_or_default().to_owned(),
        _ => String::new(),
    }
}

/// The entity of this type mentioned in a span, where there is exactly one.
fn only_entity(session: &Session, document: DocumentId, span: Span, kind: &str) -> String {
    let workspace = &session.workspace;
    let marks = session.index.marks(document).into_iter().flat_map(|marks| marks.within(span));
    let mut found: Vec<EntityId> = marks
        .filter_map(|mark| match mark.what {
            Marked::Mention(id) => workspace.mentions.get(&id).map(|mention| mention.entity),
            Marked::Claim(_) | Marked::Figure(_) => None,
        })
        .filter(|id| workspace.entities.get(id).is_some_and(|e| e.kind.as_str() == kind))
        .collect();
    found.sort_unstable();
    found.dedup();
    match found.as_slice() {
        [one] => super::form::field::entity_name(workspace, Some(*one)),
        _ => String::new(),
    }
}
