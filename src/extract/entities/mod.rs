//! The names in a text: persons, organisations, places, events and weapons, with every place where
//! each stands.
//!
//! Invariant: mentions lie on character boundaries and do not overlap; the same text, lists and
//! known names give the same suggestions on every machine; each says why it was made.
//!
//! A text is cut into words; runs of capitalised words are candidates (`walk`). A candidate is what
//! a list says, or what its own words and those beside it say (`classify`). Then the whole text
//! votes on each name, and short forms and acronyms find the names that they stand for (`resolve`).

mod classify;
mod mention;
mod page;
mod resolve;
#[cfg(test)]
mod tests;
mod walk;

use std::ops::Range;

use super::gazetteer::{Kind, Lists};
use crate::model::shipped;

/// The kind of a known name whose type is the codebook's own.
pub const OWN_TYPE: &str = "own";

/// An entity that the workspace has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownName {
    /// What it is called.
    pub name: String,
    /// What else it is called.
    pub aliases: Vec<String>,
    /// Id of its type.
    pub kind: String,
}

/// An entity that a text names.
#[derive(Clone, Debug, PartialEq)]
pub struct EntitySuggestion {
    /// Id of a shipped entity type; of a known name of another type, [`OWN_TYPE`].
    pub kind: &'static str,
    /// The full name: that of the workspace or of a list, or the fullest form in the text.
    pub name: String,
    /// Index into the known names, if it is one of them.
    pub known: Option<usize>,
    /// Where it stands, in bytes, in order.
    pub mentions: Vec<Range<usize>>,
    /// Why it is suggested.
    pub reason: String,
    /// 0 to 1.
    pub confidence: f32,
}

/// The entities that a text names, in the order of their first mention.
#[must_use]
pub fn entities(text: &str, lists: &Lists, known: &[KnownName]) -> Vec<EntitySuggestion> {
    let page = page::Page::new(text, lists, known);
    let mut mentions = walk::walk(&page);
    resolve::resolve(&page, &mut mentions);
    suggest(&page, &mentions, known)
}

/// One suggestion an entity.
fn suggest(
    page: &page::Page<'_>,
    mentions: &[mention::Mention],
    known: &[KnownName],
) -> Vec<EntitySuggestion> {
    let mut places = std::collections::BTreeMap::new();
    let mut suggestions: Vec<EntitySuggestion> = Vec::new();
    for mention in mentions {
        let bytes = page.bytes(mention.run.clone());
        let text = page.text.get(bytes.clone()).unwrap_or_default();
        let next = suggestions.len();
        let index = *places.entry((mention.source, mention.kind)).or_insert(next);
        if index == next {
            suggestions.push(EntitySuggestion {
                kind: id(mention.kind),
                name: String::new(),
                known: None,
                mentions: Vec::new(),
                reason: mention.why.say(page, mention),
                confidence: 0.0,
            });
        }
        let Some(suggestion) = suggestions.get_mut(index) else { continue };
        suggestion.mentions.push(bytes);
        suggestion.confidence = suggestion.confidence.max(mention.score);
        // What the full name rests on says more than that a short form is one.
        if suggestion.name.len() < text.len() && !mention.why.is_derived() {
            suggestion.reason = mention.why.say(page, mention);
        }
        name(suggestion, page, mention, text);
        if let page::Source::Known(entity) = mention.source {
            suggestion.known = Some(entity);
            suggestion.kind =
                known.get(entity).map_or(suggestion.kind, |known| shipped_id(&known.kind));
        }
    }
    suggestions
}

/// Gives a suggestion its name: the list's, or the longest in the text.
fn name(
    suggestion: &mut EntitySuggestion,
    page: &page::Page<'_>,
    mention: &mention::Mention,
    text: &str,
) {
    let listed = page.names(mention.source).and_then(|(names, entry)| names.entries.get(entry));
    match listed {
        Some(entry) if suggestion.name.is_empty() => suggestion.name = entry.name.to_string(),
        None if text.len() > suggestion.name.len() => {
            suggestion.name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        _ => {}
    }
}

const WEAPON: &str = "weapon";

fn id(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => shipped::PERSON,
        Kind::Organisation => shipped::ORGANISATION,
        Kind::Place => shipped::PLACE,
        Kind::Event => shipped::EVENT,
        Kind::Weapon => WEAPON,
        Kind::People => OWN_TYPE,
    }
}

fn shipped_id(kind: &str) -> &'static str {
    [shipped::PERSON, shipped::ORGANISATION, shipped::PLACE, shipped::EVENT, WEAPON]
        .into_iter()
        .find(|&shipped| shipped == kind)
        .unwrap_or(OWN_TYPE)
}

fn kind_of(kind: &str) -> Kind {
    match kind {
        shipped::PERSON => Kind::Person,
        shipped::PLACE => Kind::Place,
        shipped::EVENT => Kind::Event,
        WEAPON => Kind::Weapon,
        _ => Kind::Organisation,
    }
}
