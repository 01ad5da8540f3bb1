//! Entities, and the mentions that refer to them.
//!
//! Invariant: a mention has at least one anchor and refers to an entity and a document of the same
//! workspace.

use serde::{Deserialize, Serialize};

use super::figure::When;
use super::{Anchor, DocumentId, EntityId, MentionId, TypeId};

/// A person, organisation, place, event, weapon or whatever else the codebook names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entity {
    /// Its id.
    pub id: EntityId,
    /// Its type.
    pub kind: TypeId,
    /// The name it is listed under.
    pub name: String,
    /// Its other names and spellings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// When, where and by whom, of an event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<EventFacts>,
    /// Names of the same thing elsewhere, such as Wikidata or GeoNames.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub external: Vec<ExternalId>,
    /// The analyst's notes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
}

impl Entity {
    /// Its name and its aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }

    /// Whether `name` is its name or one of its aliases, letter case and spacing aside.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        let folded = fold(name);
        !folded.is_empty() && self.names().any(|own| fold(own) == folded)
    }
}

/// A name for comparison: case, spacing and the several hyphens and apostrophes made one.
#[must_use]
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        for letter in word.chars() {
            match letter {
                '\u{2010}'..='\u{2015}' | '\u{2212}' => folded.push('-'),
                '\u{2018}' | '\u{2019}' | '\u{02BC}' => folded.push('\''),
                _ => folded.extend(letter.to_lowercase()),
            }
        }
    }
    folded
}

/// What is known of an event, so that rival figures of one event meet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventFacts {
    /// When it happened.
    #[serde(default)]
    pub date: Option<When>,
    /// Where it happened.
    #[serde(default)]
    pub place: Option<EntityId>,
    /// Who did it.
    #[serde(default)]
    pub perpetrator: Option<EntityId>,
}

/// A name of the same thing in a public register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExternalId {
    /// The register, such as `wikidata`.
    pub register: String,
    /// The name there, such as `Q649`.
    pub value: String,
}

/// A place in a text that refers to an entity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mention {
    /// Its id.
    pub id: MentionId,
    /// What it refers to.
    pub entity: EntityId,
    /// Where it stands.
    pub document: DocumentId,
    /// Its parts, in reading order.
    pub anchors: Vec<Anchor>,
    /// Who tagged it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub annotator: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_match_across_case_hyphens_and_spacing() {
        assert_eq!(fold("ISIS\u{2011}K"), fold("Isis-K"));
        assert_eq!(fold("  Al  Qa\u{2019}ida "), fold("al qa'ida"));
        assert_ne!(fold("ISIS-K"), fold("ISIS K"));
    }
}
