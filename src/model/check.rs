//! What must hold in a workspace, and every place where it does not.
//!
//! Invariant: a workspace without problems here can be drawn, counted and saved without a second
//! look: spans lie in their text, references lead somewhere, ranges are not inverted.

use std::collections::BTreeMap;
use std::fmt;

use super::codebook::Standing;
use super::entity::EventFacts;
use super::{
    Anchor, Claim, Document, Entity, Figure, Record, RecordId, Span, Workspace, claim::Voice,
};

/// Something wrong with one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The record.
    pub record: RecordId,
    /// What is wrong, as one sentence without its full stop.
    pub kind: ProblemKind,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum ProblemKind {
    /// A span lies outside its text, off a character boundary, or is empty.
    SpanOutside {
        /// The span.
        span: Span,
        /// The length of the text in bytes.
        length: usize,
    },
    /// The text of a span is not the quote kept with it.
    QuoteDiffers {
        /// The span.
        span: Span,
        /// The quote kept.
        quote: String,
    },
    /// An annotation has no part.
    NoAnchor,
    /// A reference leads nowhere.
    Dangling {
        /// The field.
        field: &'static str,
        /// Where it should lead.
        to: RecordId,
    },
    /// A lower number is greater than a higher one.
    Inverted {
        /// The greater number and its field.
        greater: (&'static str, u64),
        /// The smaller number and its field.
        smaller: (&'static str, u64),
    },
    /// A figure is a part of itself, directly or through others.
    PartOfItself,
    /// Two current types share a key.
    SharedKey {
        /// The key.
        key: char,
    },
    /// A name is empty.
    NoName,
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SpanOutside { span, length } => write!(
                f,
                "the span {}..{} is empty, off a character boundary or outside its text of \
                 {length} bytes",
                span.start(),
                span.end()
            ),
            Self::QuoteDiffers { span, quote } => write!(
                f,
                "the text at {}..{} is not the quote kept with it, {quote:?}",
                span.start(),
                span.end()
            ),
            Self::NoAnchor => f.write_str("it has no place in the text"),
            Self::Dangling { field, to } => {
                write!(f, "its {field} is {to}, which is not in the workspace")
            }
            Self::Inverted { greater, smaller } => {
                write!(f, "{} {} is greater than {} {}", greater.0, greater.1, smaller.0, smaller.1)
            }
            Self::PartOfItself => f.write_str("it is a part of itself"),
            Self::SharedKey { key } => write!(f, "another type has the key {key} too"),
            Self::NoName => f.write_str("its name is empty"),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.record, self.kind)
    }
}

/// Every problem of the workspace, in the order of its records.
#[must_use]
pub fn problems(workspace: &Workspace) -> Vec<Problem> {
    let mut found = Vec::new();
    for record in workspace.records() {
        check_record(workspace, &record, &mut |record, kind| {
            found.push(Problem { record, kind });
        });
    }
    found.extend(shared_keys(workspace));
    found
}

/// The problems of one record, judged against the rest of the workspace.
#[must_use]
pub fn problems_of(workspace: &Workspace, record: &Record) -> Vec<Problem> {
    let mut found = Vec::new();
    check_record(workspace, record, &mut |record, kind| found.push(Problem { record, kind }));
    found
}

/// The current types that have the key of another.
#[must_use]
pub fn shared_keys(workspace: &Workspace) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut seen = BTreeMap::new();
    for kind in workspace.types.values().filter(|kind| kind.standing == Standing::Current) {
        let Some(key) = kind.key else { continue };
        if seen.insert(key, kind.id.clone()).is_some() {
            let shared = ProblemKind::SharedKey { key };
            found.push(Problem { record: kind.id.clone().into(), kind: shared });
        }
    }
    found
}

/// Every record that a record refers to, with the field that does.
pub fn references(record: &Record, visit: &mut dyn FnMut(&'static str, RecordId)) {
    match record {
        Record::Document(_) | Record::Type(_) | Record::ClaimKind(_) => {}
        Record::Entity(entity) => entity_references(entity, visit),
        Record::Mention(mention) => {
            visit("entity", mention.entity.into());
            visit("document", mention.document.into());
        }
        Record::Claim(claim) => claim_references(claim, visit),
        Record::Figure(figure) => figure_references(figure, visit),
        Record::Hypothesis(hypothesis) => {
            for claim in hypothesis.ratings.keys() {
                visit("rated claim", (*claim).into());
            }
        }
    }
}

fn entity_references(entity: &Entity, visit: &mut dyn FnMut(&'static str, RecordId)) {
    visit("type", entity.kind.clone().into());
    if let Some(EventFacts { date: _, place, perpetrator }) = &entity.event {
        for (field, id) in [("place", place), ("perpetrator", perpetrator)] {
            if let Some(id) = id {
                visit(field, (*id).into());
            }
        }
    }
}

fn claim_references(claim: &Claim, visit: &mut dyn FnMut(&'static str, RecordId)) {
    visit("document", claim.document.into());
    if let Some(kind) = &claim.kind {
        visit("kind", kind.clone().into());
    }
    for voice in &claim.chain {
        if let Voice::Entity(entity) = voice {
            visit("voice", (*entity).into());
        }
    }
    for link in &claim.links {
        visit("linked claim", link.to.into());
    }
}

fn figure_references(figure: &Figure, visit: &mut dyn FnMut(&'static str, RecordId)) {
    visit("claim", figure.claim.into());
    let entities =
        [("place", figure.place), ("perpetrator", figure.perpetrator), ("event", figure.event)];
    for (field, id) in entities {
        if let Some(id) = id {
            visit(field, id.into());
        }
    }
    if let Some(part) = &figure.part_of {
        visit("whole", part.figure.into());
    }
}

type Report<'a> = dyn FnMut(RecordId, ProblemKind) + 'a;

fn check_record(workspace: &Workspace, record: &Record, report: &mut Report<'_>) {
    let id = record.id();
    let mut say = |kind| report(id.clone(), kind);
    references(record, &mut |field, to| {
        if !workspace.holds(&to) {
            say(ProblemKind::Dangling { field, to });
        }
    });
    match record {
        Record::Document(document) => check_document(document, &mut say),
        Record::Type(kind) => check_name(&kind.name, &mut say),
        Record::ClaimKind(kind) => check_name(&kind.name, &mut say),
        Record::Entity(entity) => check_name(&entity.name, &mut say),
        Record::Mention(mention) => {
            check_anchors(workspace, mention.document, &mention.anchors, &mut say);
        }
        Record::Claim(claim) => {
            check_anchors(workspace, claim.document, &claim.anchors, &mut say);
        }
        Record::Figure(figure) => check_figure(workspace, figure, &mut say),
        Record::Hypothesis(_) => {}
    }
}

type Say<'a> = dyn FnMut(ProblemKind) + 'a;

fn check_name(name: &str, say: &mut Say<'_>) {
    if name.trim().is_empty() {
        say(ProblemKind::NoName);
    }
}

fn check_document(document: &Document, say: &mut Say<'_>) {
    let head = &document.head;
    for span in [head.title, head.author, head.outlet, head.dateline].into_iter().flatten() {
        check_span(&document.text, span, say);
    }
    let body = Span::new(head.body, head.body);
    if body.of(&document.text).is_none() {
        say(ProblemKind::SpanOutside { span: body, length: document.text.len() });
    }
}

fn check_figure(workspace: &Workspace, figure: &Figure, say: &mut Say<'_>) {
    if leads_back(workspace, figure) {
        say(ProblemKind::PartOfItself);
    }
    if let (Some(anchor), Some(document)) = (&figure.number, workspace.document_of_figure(figure)) {
        check_anchor(&document.text, anchor, say);
    }
    let known = [("low", figure.low), ("best", figure.best), ("high", figure.high.known())];
    let known: Vec<_> = known.into_iter().filter_map(|(f, n)| n.map(|n| (f, n))).collect();
    for pair in known.windows(2) {
        if let [greater, smaller] = *pair
            && greater.1 > smaller.1
        {
            say(ProblemKind::Inverted { greater, smaller });
        }
    }
}

fn leads_back(workspace: &Workspace, figure: &Figure) -> bool {
    let mut whole = figure.part_of.as_ref().map(|part| part.figure);
    // A chain without a cycle is no longer than there are figures.
    for _ in 0..=workspace.figures.len() {
        let Some(id) = whole else { return false };
        if id == figure.id {
            return true;
        }
        let next = workspace.figures.get(&id).and_then(|figure| figure.part_of.as_ref());
        whole = next.map(|part| part.figure);
    }
    // Another figure's cycle: that figure reports it.
    false
}

fn check_anchors(
    workspace: &Workspace,
    document: super::DocumentId,
    anchors: &[Anchor],
    say: &mut Say<'_>,
) {
    if anchors.is_empty() {
        say(ProblemKind::NoAnchor);
    }
    let Some(document) = workspace.documents.get(&document) else { return };
    for anchor in anchors {
        check_anchor(&document.text, anchor, say);
    }
}

fn check_anchor(text: &str, anchor: &Anchor, say: &mut Say<'_>) {
    if !anchor.hold.is_held() {
        return;
    }
    if check_span(text, anchor.span, say) && !anchor.stands_in(text) {
        say(ProblemKind::QuoteDiffers { span: anchor.span, quote: anchor.quote.clone() });
    }
}

fn check_span(text: &str, span: Span, say: &mut Say<'_>) -> bool {
    let sound = !span.is_empty() && span.of(text).is_some();
    if !sound {
        say(ProblemKind::SpanOutside { span, length: text.len() });
    }
    sound
}

#[cfg(test)]
mod tests;
