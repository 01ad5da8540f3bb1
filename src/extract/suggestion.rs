//! What the program proposes on a text: figures, claims and entities, each with its reason.
//!
//! Invariant: every span lies in the text on character boundaries; suggestions are in reading order;
//! the same text and dateline give the same suggestions on every machine. Nothing here enters a
//! workspace: the analyst decides.

use std::ops::Range;

use super::claims;
use super::figures;
use super::figures::item::Reading;
use super::phrase::Relative;
use crate::model::claim::{Likelihood, Modality};
use crate::model::date::Date;
use crate::model::figure::{Bound, Harm, High, Scope, VictimStatus};

/// What is known of a text besides its words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// The day of publication.
    pub dateline: Option<&'a Date>,
    /// Where the body begins, in bytes: dates of the head are none of an event.
    pub body_start: usize,
    /// The names that were recognised in the text, in any order.
    pub names: &'a [NamedSpan],
}

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSpan {
    /// Bytes of the mention.
    pub range: Range<usize>,
    /// What it names.
    pub kind: NameKind,
    /// The full name of the entity.
    pub name: String,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A group, office, company or army.
    Organisation,
    /// A place of any size.
    Place,
    /// An attack, war or other event.
    Event,
    /// A weapon.
    Weapon,
}

/// Something proposed.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// What.
    pub kind: Kind,
    /// Bytes of the text.
    pub span: Range<usize>,
    /// Why, in words for the analyst.
    pub reason: String,
    /// From 0 to 1.
    pub confidence: f32,
}

/// What is proposed.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A casualty number.
    Figure(FigureSuggestion),
    /// What somebody asserts.
    Claim(ClaimSuggestion),
    /// A name.
    Entity(NamedSpan),
}

/// A casualty number.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureSuggestion {
    /// Bytes of the number with its qualifier.
    pub number: Range<usize>,
    /// Bytes of its sentence.
    pub sentence: Range<usize>,
    /// What was done to those counted.
    pub harm: Harm,
    /// The least, in people.
    pub low: Option<u64>,
    /// The stated number, in people.
    pub best: Option<u64>,
    /// The most.
    pub high: High,
    /// How the number is put.
    pub bound: Bound,
    /// One event or a period.
    pub scope: Scope,
    /// How it is told.
    pub modality: Modality,
    /// When the harm was done; `None` where nothing says so.
    pub date: Option<DateEvidence>,
    /// The name of the place.
    pub place: Option<String>,
    /// Who says so; `None` for the article itself.
    pub claimant: Option<String>,
    /// The place of the whole among the suggested figures of the text.
    pub part_of: Option<usize>,
    /// Who the victims were.
    pub status: VictimStatus,
}

/// A date and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct DateEvidence {
    /// The date.
    pub date: Date,
    /// Bytes of the phrase that says so.
    pub phrase: Range<usize>,
    /// Whether the dateline was needed.
    pub relative: Relative,
}

/// What somebody asserts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimSuggestion {
    /// Who asserts it: the last link of the chain, by the fullest name at hand.
    pub claimant: String,
    /// Who says it according to whom, the nearest to the reader first.
    pub chain: Vec<String>,
    /// How it is put.
    pub modality: Modality,
    /// How likely its author calls it.
    pub likelihood: Option<Likelihood>,
    /// In whose words.
    pub wording: Wording,
}

/// In whose words a claim is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wording {
    /// In the speaker's own.
    Quote,
    /// In the article's.
    Paraphrase,
}

/// Every figure and claim of a text in reading order, and the names that were handed in.
#[must_use]
pub fn suggest(text: &str, context: &Context<'_>) -> Vec<Suggestion> {
    let reading = Reading::new(text, context.dateline);
    let claims = claims::find(&reading, context);
    let mut suggestions: Vec<Suggestion> = Vec::new();
    for found in figures::find(&reading, context) {
        let said = claims.binary_search_by_key(&found.line, |claim| claim.line).ok();
        let claimant = said.and_then(|at| claims.get(at)).map(|claim| claim.claim.claimant.clone());
        suggestions.push(Suggestion {
            kind: Kind::Figure(FigureSuggestion { claimant, ..found.figure }),
            span: found.span,
            reason: found.reason,
            confidence: found.confidence,
        });
    }
    suggestions.extend(claims.into_iter().map(|found| Suggestion {
        kind: Kind::Claim(found.claim),
        span: found.span,
        reason: found.reason,
        confidence: found.confidence,
    }));
    suggestions.extend(context.names.iter().map(|name| Suggestion {
        kind: Kind::Entity(name.clone()),
        span: name.range.clone(),
        reason: "a name".to_owned(),
        confidence: 1.0,
    }));
    // Stable: figures keep their order, so that a part finds its whole.
    suggestions.sort_by_key(place);
    suggestions
}

/// Where a suggestion is listed: a figure at its number.
fn place(suggestion: &Suggestion) -> (usize, usize) {
    match &suggestion.kind {
        Kind::Figure(figure) => (figure.number.start, figure.number.end),
        Kind::Claim(_) | Kind::Entity(_) => (suggestion.span.start, suggestion.span.end),
    }
}
