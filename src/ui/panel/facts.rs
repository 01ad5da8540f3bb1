//! The words of cards and rows: grades, chains, dates, values. Pure: records in, words out.
//!
//! Invariant: nothing is left empty and nothing unknown reads as a number: what is not said reads
//! "unknown", "open", "undated" or "ungraded".

use std::ops::Range;

use crate::model::claim::{Credibility, Likelihood};
use crate::model::date::Precision;
use crate::model::document::Reliability;
use crate::model::figure::{Answer, Reading, VictimStatus, When};
use crate::model::{Anchor, Claim, Date, Document, EntityId, Figure, Span, Workspace};
use crate::trends::source;
use crate::ui::words;

/// Bytes of a quote that a card shows: a claim may span pages.
const QUOTED: usize = 1_200;

/// A grade as the chip shows it, and in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Grade {
    /// `B2`, one of the two alone, or "ungraded".
    pub(super) text: String,
    /// Both halves in words.
    pub(super) words: String,
}

/// The Admiralty grade: reliability of the source, credibility of what it says.
#[must_use]
pub(super) fn grade(reliability: Option<Reliability>, credibility: Option<Credibility>) -> Grade {
    let letter = reliability.map(|reliability| reliability.letter().to_string());
    let digit = credibility.map(|credibility| credibility.digit().to_string());
    let text: String = [letter, digit].into_iter().flatten().collect();
    graded(if text.is_empty() { "ungraded".to_owned() } else { text })
}

/// The grade of a claim in its document.
#[must_use]
pub(super) fn grade_of(workspace: &Workspace, claim: &Claim) -> Grade {
    let document = workspace.documents.get(&claim.document);
    graded(source::grade(Some(claim), document.map(AsRef::as_ref)))
}

fn graded(text: String) -> Grade {
    let half = match text.len() {
        1 if text.starts_with(|sign: char| sign.is_ascii_digit()) => "; source not judged",
        1 => "; claim not judged",
        _ => "",
    };
    Grade { words: format!("{}{half}", words::grade_words(&text)), text }
}

/// The attribution chain: `Pages ← Daniel Byman`.
#[must_use]
pub(super) fn chain(workspace: &Workspace, claim: &Claim) -> String {
    let chain = source::chain(workspace, claim);
    if chain.is_empty() { "nobody named".to_owned() } else { chain }
}

/// The name of an entity, where there is one.
#[must_use]
pub(super) fn entity_name(workspace: &Workspace, id: Option<EntityId>) -> Option<&str> {
    workspace.entities.get(&id?).map(|entity| entity.name.as_str())
}

/// A likelihood in words and per cent: ("likely", "55–80 %").
#[must_use]
pub(super) fn likelihood(likelihood: Likelihood) -> (&'static str, String) {
    let (low, high) = likelihood.percent();
    (likelihood.words(), words::percent_range(low, high))
}

/// Who the victims were, as the card says it.
#[must_use]
pub(super) fn victims(figure: &Figure) -> String {
    let who = if figure.status == VictimStatus::Unknown {
        "victims: status unknown".to_owned()
    } else {
        format!("victims: {}", figure.status.words())
    };
    match figure.includes_attackers {
        Answer::Yes => format!("{who}, attackers included"),
        Answer::No => format!("{who}, attackers not included"),
        Answer::Unknown => who,
    }
}

/// A date's words of the text: `from “on March 22”`; nothing when it was typed as a date.
#[must_use]
pub(super) fn from_phrase(when: &When) -> Option<String> {
    (!when.phrase.is_empty()).then(|| format!("from {}", words::quoted(&when.phrase)))
}

/// A date as cards and forms write it: as digits where they say all of it, in words where EDTF needs
/// signs for what is vague ("about January 2024").
#[must_use]
pub(super) fn written(date: &Date) -> String {
    let digits = date.to_string();
    let plain = digits.chars().all(|sign| sign.is_ascii_digit() || sign == '-');
    let points = [Precision::Day, Precision::Month, Precision::Year];
    if plain && points.contains(&date.precision()) { digits } else { date.words() }
}

/// What was understood from a date as typed, for the line under its field.
#[must_use]
pub(super) fn understood(when: &When, dateline: Option<&Date>) -> String {
    let phrase = !when.phrase.is_empty();
    let date = if phrase { written(&when.date) } else { when.date.words() };
    match (when.reading, dateline) {
        (Reading::Resolved, Some(dateline)) => {
            format!("{date} · resolved against {}", dateline.words())
        }
        (Reading::Resolved, None) => format!("{date} · resolved against the dateline"),
        (Reading::Stated, _) => date,
    }
}

/// A date for a row: "22 Mar 2024", "undated".
#[must_use]
pub(super) fn short_date(when: Option<&When>) -> String {
    when.map_or_else(|| "undated".to_owned(), |when| when.date.short())
}

/// Date and place of a figure on one line.
#[must_use]
pub(super) fn when_and_where(workspace: &Workspace, figure: &Figure) -> String {
    let date = short_date(figure.date.as_ref());
    match entity_name(workspace, figure.place) {
        Some(place) => format!("{date} · {place}"),
        None => date,
    }
}

/// Words of the text on one line, and where in them the number of a figure stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Quote {
    /// The words; parts are joined by an ellipsis.
    pub(super) text: String,
    /// Bytes of the number in `text`.
    pub(super) number: Option<Range<usize>>,
}

/// The quote of an annotation.
#[must_use]
pub(super) fn quote(anchors: &[Anchor], number: Option<&Anchor>) -> Quote {
    let parts = anchors.iter().map(|anchor| (anchor.span.start(), anchor.quote.as_str()));
    quote_of(parts, number.map(|anchor| anchor.span))
}

/// The quote of spans of a document.
#[must_use]
pub(super) fn quote_in(document: &Document, spans: &[Span], number: Option<Span>) -> Quote {
    let parts = spans.iter().filter_map(|span| {
        let span = span.trimmed(&document.text);
        Some((span.start(), span.of(&document.text)?))
    });
    quote_of(parts, number)
}

fn quote_of<'a>(parts: impl Iterator<Item = (usize, &'a str)>, number: Option<Span>) -> Quote {
    let mut text = String::new();
    let (mut from, mut to) = (None, None);
    for (start, part) in parts {
        if !text.is_empty() {
            text.push_str(" … ");
        }
        let mut gap = Gap::None;
        for (at, letter) in part.char_indices() {
            if text.len() > QUOTED {
                text.push('…');
                return Quote { text, number: from.zip(to).map(|(from, to)| from..to) };
            }
            let place = start + at;
            if letter.is_whitespace() {
                gap = Gap::Pending;
                continue;
            }
            if gap == Gap::Pending && !text.is_empty() && !text.ends_with(' ') {
                text.push(' ');
            }
            gap = Gap::None;
            if number.is_some_and(|number| number.contains(place)) {
                from.get_or_insert(text.len());
                to = Some(text.len() + letter.len_utf8());
            }
            text.push(letter);
        }
    }
    Quote { text, number: from.zip(to).map(|(from, to)| from..to) }
}

/// Whether white space was met that is not yet written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Pending,
}

#[cfg(test)]
mod tests;
