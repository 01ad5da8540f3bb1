//! What attests a figure, in words: the sentence, who says so, the document and the grade. The
//! hover card, the list under an exported chart and a screen reader all say the same.
//!
//! Invariant: nothing is left empty: what is not said reads so ("undated", "ungraded").

use crate::model::anchor::joined_quote;
use crate::model::claim::{Credibility, Voice};
use crate::model::document::Reliability;
use crate::model::figure::{Figure, High};
use crate::model::{Anchor, Claim, Document, EntityId, FigureId, Span, Workspace};

use super::facts::Candidate;
use super::value::{grouped, value_of};

/// A figure's sentence and its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attestation {
    /// The short value, such as `>130`.
    pub value: String,
    /// The harm, such as `killed`.
    pub harm: &'static str,
    /// The date of the harm: "22 March 2024", "undated".
    pub date: String,
    /// The place's name; empty when nothing is said.
    pub place: String,
    /// The event's name; empty when nothing is said.
    pub event: String,
    /// Admiralty grade: `B2`, "ungraded".
    pub grade: String,
    /// The claim's words, as one line.
    pub quote: String,
    /// The words of the number, where they stand in the quote.
    pub number: Option<Span>,
    /// Who says so, according to whom: `Pages ← Daniel Byman`.
    pub chain: String,
    /// The document's title, with its dateline where it has one.
    pub document: String,
    /// Bound and ends: "more than · low 130 · high open".
    pub bounds: String,
}

impl Attestation {
    /// What attests a figure; nothing when the workspace does not hold it.
    #[must_use]
    pub fn of(workspace: &Workspace, figure: FigureId) -> Option<Self> {
        let figure = workspace.figures.get(&figure)?;
        let candidate = Candidate::new(workspace, figure);
        let name = |id: Option<EntityId>| {
            let entity = id.and_then(|id| workspace.entities.get(&id));
            entity.map(|entity| entity.name.clone()).unwrap_or_default()
        };
        let quote = candidate.claim.map(|claim| joined_quote(&claim.anchors)).unwrap_or_default();
        Some(Self {
            value: value_of(figure),
            harm: figure.harm.words(),
            date: candidate.date().map_or_else(|| "undated".to_owned(), |when| when.date.words()),
            place: name(candidate.place()),
            event: name(figure.event),
            grade: grade(candidate.claim, candidate.document),
            number: candidate.claim.and_then(|claim| number_in(&quote, claim, figure)),
            quote,
            chain: candidate.claim.map(|claim| chain(workspace, claim)).unwrap_or_default(),
            document: candidate.document.map(document_words).unwrap_or_default(),
            bounds: bounds(figure),
        })
    }

    /// One line for a list and for a screen reader: ">130 killed, 22 March 2024, Moscow".
    #[must_use]
    pub fn line(&self) -> String {
        let mut line = format!("{} {}, {}", self.value, self.harm, self.date);
        if !self.place.is_empty() {
            line.push_str(", ");
            line.push_str(&self.place);
        }
        line
    }
}

impl Attestation {
    /// The quote cut to about `most` bytes round its number, after whole words, and where the
    /// number stands in it.
    #[must_use]
    pub fn excerpt(&self, most: usize) -> (String, Option<Span>) {
        let (quote, most) = (self.quote.as_str(), most.max(24));
        if quote.len() <= most {
            return (self.quote.clone(), self.number);
        }
        let number = self.number.unwrap_or_else(|| Span::new(0, 0));
        let aside = most.saturating_sub(number.len()) / 2;
        let (before, after) = (number.start(), quote.len() - number.end());
        // What one side does not need, the other may have.
        let from = before.saturating_sub(aside + aside.saturating_sub(after));
        let to = number.end() + after.min(aside + aside.saturating_sub(before));
        let gaps = || quote.char_indices().filter(|(_, letter)| *letter == ' ');
        let first = gaps().map(|(at, _)| at + 1).find(|at| *at >= from);
        let start = if from == 0 { 0 } else { first.unwrap_or(0).min(before) };
        let last = gaps().map(|(at, _)| at).take_while(|at| *at <= to).last();
        let end = if to >= quote.len() { quote.len() } else { last.unwrap_or(0).max(number.end()) };
        let head = if start > 0 { "… " } else { "" };
        let tail = if end < quote.len() { " …" } else { "" };
        let body = quote.get(start..end).unwrap_or(quote);
        let moved = |span: Span| {
            let by = head.len();
            Span::new(span.start() - start + by, span.end() - start + by)
        };
        (format!("{head}{body}{tail}"), self.number.map(moved))
    }
}

/// The Admiralty grade of a claim in its document: `B2`; one of the two alone; "ungraded".
#[must_use]
pub fn grade(claim: Option<&Claim>, document: Option<&Document>) -> String {
    let letter = document.and_then(|document| document.reliability).map(Reliability::letter);
    let digit = claim.and_then(|claim| claim.credibility).map(Credibility::digit);
    match (letter, digit) {
        (Some(letter), Some(digit)) => format!("{letter}{digit}"),
        (Some(letter), None) => letter.to_string(),
        (None, Some(digit)) => digit.to_string(),
        (None, None) => "ungraded".to_owned(),
    }
}

/// The attribution chain of a claim: `Pages ← Daniel Byman`.
#[must_use]
pub fn chain(workspace: &Workspace, claim: &Claim) -> String {
    let voices = claim.chain.iter().map(|voice| match voice {
        Voice::Named(name) => name.as_str(),
        Voice::Entity(id) => {
            workspace.entities.get(id).map_or("somebody unknown", |entity| &entity.name)
        }
    });
    voices.collect::<Vec<_>>().join(" ← ")
}

/// A number's end in words: `130`, "unknown", "open".
#[must_use]
pub fn high_words(high: High) -> String {
    match high {
        High::Known(number) => grouped(number),
        High::Open => "open".to_owned(),
        High::Unknown => "unknown".to_owned(),
    }
}

fn bounds(figure: &Figure) -> String {
    let low = figure.low.map_or_else(|| "unknown".to_owned(), grouped);
    format!("{} · low {} · high {}", figure.bound.words(), low, high_words(figure.high))
}

fn document_words(document: &Document) -> String {
    let title = if document.title.trim().is_empty() { "Untitled" } else { document.title.trim() };
    match document.dateline {
        Some(dateline) => format!("{title}, {}", dateline.short()),
        None => title.to_owned(),
    }
}

/// Where the number stands in the quote. The text before it in its part of the claim says where
/// to look, since the same words may stand there more than once.
fn number_in(quote: &str, claim: &Claim, figure: &Figure) -> Option<Span> {
    let anchor = figure.number.as_ref()?;
    let words = joined_quote(std::slice::from_ref(anchor));
    if words.is_empty() {
        return None;
    }
    let from = length_before(claim, anchor).unwrap_or_default();
    let found = quote.get(from..).and_then(|tail| tail.find(&words)).map(|at| at + from);
    let start = found.or_else(|| quote.find(&words))?;
    Some(Span::new(start, start + words.len()))
}

/// The length in the joined quote of what the claim says before the number.
fn length_before(claim: &Claim, number: &Anchor) -> Option<usize> {
    let at = claim.anchors.iter().position(|part| part.span.covers(number.span))?;
    let mut before = claim.anchors.get(..=at)?.to_vec();
    let part = before.last_mut()?;
    part.quote = part.quote.get(..number.span.start() - part.span.start())?.to_owned();
    Some(joined_quote(&before).len())
}
