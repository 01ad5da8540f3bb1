//! Single fields: dates, counts and names as typed, read into what they mean.

use std::collections::BTreeMap;

use crate::extract::phrase;
use crate::model::claim::Voice;
use crate::model::entity::fold;
use crate::model::figure::{High, Reading, When};
use crate::model::{Date, Entity, EntityId, IdSource, TypeId, Workspace};

/// A field of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the field of its name")]
pub enum Field {
    Spans,
    Statement,
    Chain,
    Links,
    Amount,
    Low,
    Best,
    High,
    Date,
    AsOf,
    Place,
    Event,
    Perpetrator,
    PartOf,
    Name,
    Aliases,
    Dateline,
}

/// What is wrong with a field, as one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field.
    pub field: Field,
    /// The sentence.
    pub words: String,
}

impl Problem {
    /// A problem of this field.
    #[must_use]
    pub fn new(field: Field, words: impl Into<String>) -> Self {
        Self { field, words: words.into() }
    }
}

/// A date as typed: EDTF, or a phrase that is resolved against the dateline. Nothing typed is no
/// date.
///
/// # Errors
///
/// One sentence that says what was found and what would do.
pub fn read_when(typed: &str, dateline: Option<&Date>) -> Result<Option<When>, String> {
    let typed = typed.trim();
    if typed.is_empty() || typed.eq_ignore_ascii_case("unknown") {
        return Ok(None);
    }
    let refusal = match Date::parse(typed) {
        Ok(date) => return Ok(Some(date.into())),
        Err(refusal) => refusal,
    };
    match phrase::resolve(typed, dateline) {
        Some(found) => Ok(Some(When {
            date: found.date,
            phrase: typed.to_owned(),
            reading: match found.relative {
                phrase::Relative::Absolute => Reading::Stated,
                phrase::Relative::Resolved => Reading::Resolved,
            },
        })),
        None if dateline.is_none() && phrase::resolve(typed, Some(&any_dateline())).is_some() => {
            Err("This date needs the day of publication: set the dateline of the document, or \
                 write the year"
                .to_owned())
        }
        None => Err(refusal.to_string()),
    }
}

/// A date that stands on no day of publication: the day of publication itself, or the day of an
/// event, which no one document dates.
///
/// # Errors
///
/// One sentence that says what was found and what would do.
pub fn read_whole_date(typed: &str) -> Result<Option<When>, String> {
    let read = read_when(typed, None);
    if read.is_err() && phrase::resolve(typed.trim(), Some(&any_dateline())).is_some() {
        return Err("Write the whole date, with its year, such as 2 April 2024".to_owned());
    }
    read
}

/// Any day, to find out whether a phrase would be understood if the dateline were known.
fn any_dateline() -> Date {
    Date::day(jiff::civil::Date::constant(2000, 6, 15))
}

/// A date as the field shows it: the phrase where there is one, else EDTF.
#[must_use]
pub fn write_when(when: Option<&When>) -> String {
    match when {
        Some(when) if !when.phrase.is_empty() => when.phrase.clone(),
        Some(when) => when.date.to_string(),
        None => String::new(),
    }
}

/// A number of people as typed: digits, with or without thousands separators.
///
/// # Errors
///
/// One sentence.
pub fn read_count(typed: &str) -> Result<Option<u64>, String> {
    let typed = typed.trim();
    if typed.is_empty() || typed.eq_ignore_ascii_case("unknown") {
        return Ok(None);
    }
    let digits: String =
        typed.chars().filter(|c| !matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}')).collect();
    if digits.chars().all(|c| c.is_ascii_digit()) {
        return digits.parse().map(Some).map_err(|_too_long| {
            format!("“{typed}” is more people than can be counted: write a smaller number")
        });
    }
    Err(format!("“{typed}” is no number: write digits, such as 130, or leave it empty if unknown"))
}

/// An upper end as typed: digits, `open`, or nothing when unknown.
///
/// # Errors
///
/// One sentence.
pub fn read_high(typed: &str) -> Result<High, String> {
    if typed.trim().eq_ignore_ascii_case("open") {
        return Ok(High::Open);
    }
    match read_count(typed) {
        Ok(Some(number)) => Ok(High::Known(number)),
        Ok(None) => Ok(High::Unknown),
        Err(words) => Err(words.replace("leave it empty if unknown", "open, or leave it empty")),
    }
}

/// An upper end as the field shows it.
#[must_use]
pub fn write_high(high: High) -> String {
    match high {
        High::Known(number) => number.to_string(),
        High::Open => "open".to_owned(),
        High::Unknown => String::new(),
    }
}

/// Names typed in one form: each becomes the entity that is called so, or a new one.
#[derive(Debug)]
pub struct Names<'a> {
    workspace: &'a Workspace,
    ids: &'a mut IdSource,
    /// The entities made, by type and folded name, so that a name typed twice is one entity.
    made: BTreeMap<(TypeId, String), Entity>,
}

impl<'a> Names<'a> {
    /// Nothing made yet.
    pub fn new(workspace: &'a Workspace, ids: &'a mut IdSource) -> Self {
        Self { workspace, ids, made: BTreeMap::new() }
    }

    /// The entity called so: one of the type first, then one of another type, else a new one.
    /// Nothing typed is none.
    pub fn entity(&mut self, typed: &str, kind: &str) -> Option<EntityId> {
        let name = typed.trim();
        if name.is_empty() {
            return None;
        }
        let kind = TypeId::new(kind);
        if let Some(known) = known_entity(self.workspace, name, Some(&kind)) {
            return Some(known);
        }
        let key = (kind.clone(), fold(name));
        if let Some(made) = self.made.get(&key) {
            return Some(made.id);
        }
        let made = crate::edit::entity::new_entity(self.ids, kind, name.to_owned());
        let id = made.id;
        self.made.insert(key, made);
        Some(id)
    }

    /// The entities made.
    #[must_use]
    pub fn made(self) -> Vec<Entity> {
        let mut made: Vec<_> = self.made.into_values().collect();
        made.sort_by_key(|entity| entity.id);
        made
    }
}

/// The entity that is called so: one of this type before one of any other.
#[must_use]
pub fn known_entity(workspace: &Workspace, name: &str, kind: Option<&TypeId>) -> Option<EntityId> {
    let mut called = workspace.entities.values().filter(|entity| entity.is_called(name)).peekable();
    let first = called.peek().map(|entity| entity.id);
    called.find(|entity| Some(&entity.kind) == kind).map(|entity| entity.id).or(first)
}

/// A link of the attribution chain as typed: a known entity, or a name.
#[must_use]
pub fn read_voice(workspace: &Workspace, typed: &str) -> Voice {
    match known_entity(workspace, typed, None) {
        Some(entity) => Voice::Entity(entity),
        None => Voice::Named(typed.trim().to_owned()),
    }
}

/// A voice's name.
#[must_use]
pub fn voice_name<'a>(workspace: &'a Workspace, voice: &'a Voice) -> &'a str {
    match voice {
        Voice::Entity(id) => {
            workspace.entities.get(id).map_or("(removed)", |entity| entity.name.as_str())
        }
        Voice::Named(name) => name,
    }
}

/// The name of an entity that a field shows; empty for none.
#[must_use]
pub fn entity_name(workspace: &Workspace, entity: Option<EntityId>) -> String {
    entity
        .and_then(|id| workspace.entities.get(&id))
        .map(|entity| entity.name.clone())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_as_people_write_them() {
        for (typed, expected) in
            [("1,204", Some(1204)), ("1 204", Some(1204)), ("", None), (" unknown ", None)]
        {
            assert_eq!(read_count(typed), Ok(expected), "{typed}");
        }
        for typed in ["12x", "-3", "1.5", "99999999999999999999"] {
            let words = read_count(typed).unwrap_err();
            assert!(words.contains(typed), "{words}");
        }
    }

    #[test]
    fn an_upper_end_is_known_open_or_unknown() {
        assert_eq!(read_high("Open"), Ok(High::Open));
        assert_eq!(read_high("12"), Ok(High::Known(12)));
        assert_eq!(read_high(""), Ok(High::Unknown));
        assert!(read_high("many").is_err());
    }
}
