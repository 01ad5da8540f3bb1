//! Changing an entity: name, type, aliases, notes, and the facts of an event.

use super::Filled;
use super::field::{Field, Names, Problem, entity_name, read_whole_date, write_when};
use crate::edit::Change;
use crate::model::entity::EventFacts;
use crate::model::shipped::{EVENT, ORGANISATION, PLACE};
use crate::model::{Entity, EntityId, IdSource, TypeId, Workspace};

/// An entity as typed.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityForm {
    /// The entity.
    pub entity: EntityId,
    /// Its type.
    pub kind: TypeId,
    /// Its name.
    pub name: String,
    /// Its aliases, one a line.
    pub aliases: String,
    /// Notes.
    pub notes: String,
    /// When, of an event.
    pub date: String,
    /// Where, of an event.
    pub place: String,
    /// By whom, of an event.
    pub perpetrator: String,
}

impl EntityForm {
    /// The form of an entity as it is.
    #[must_use]
    pub fn new(workspace: &Workspace, entity: &Entity) -> Self {
        let facts = entity.event.clone().unwrap_or_default();
        Self {
            entity: entity.id,
            kind: entity.kind.clone(),
            name: entity.name.clone(),
            aliases: entity.aliases.join("\n"),
            notes: entity.notes.clone(),
            date: write_when(facts.date.as_ref()),
            place: entity_name(workspace, facts.place),
            perpetrator: entity_name(workspace, facts.perpetrator),
        }
    }

    /// Whether the facts of an event are asked for.
    #[must_use]
    pub fn is_event(&self) -> bool {
        self.kind.as_str() == EVENT
    }

    /// What is wrong with it.
    #[must_use]
    pub fn problems(&self, workspace: &Workspace) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.name.trim().is_empty() {
            problems.push(Problem::new(Field::Name, "An entity needs a name"));
        }
        if let Err(words) = self.read_date(workspace) {
            problems.push(Problem::new(Field::Date, words));
        }
        problems
    }

    /// The date keeps its phrase and reading as long as its text is not changed.
    fn read_date(
        &self,
        workspace: &Workspace,
    ) -> Result<Option<crate::model::figure::When>, String> {
        let known = workspace.entities.get(&self.entity).and_then(|entity| entity.event.as_ref());
        let kept = known.and_then(|facts| facts.date.clone());
        if write_when(kept.as_ref()) == self.date {
            return Ok(kept);
        }
        read_whole_date(&self.date)
    }

    pub(super) fn fill(
        &self,
        workspace: &Workspace,
        ids: &mut IdSource,
    ) -> Result<Filled, Vec<Problem>> {
        let problems = self.problems(workspace);
        let Some(known) = workspace.entities.get(&self.entity) else {
            return Err(vec![Problem::new(Field::Name, "The entity was removed meanwhile")]);
        };
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut entity = Entity::clone(known);
        entity.kind = self.kind.clone();
        self.name.trim().clone_into(&mut entity.name);
        entity.aliases = self.read_aliases();
        entity.notes.clone_from(&self.notes);
        let mut names = Names::new(workspace, ids);
        if self.is_event() {
            let facts = EventFacts {
                date: self.read_date(workspace).unwrap_or_default(),
                place: names.entity(&self.place, PLACE),
                perpetrator: names.entity(&self.perpetrator, ORGANISATION),
            };
            entity.event = (facts != EventFacts::default()).then_some(facts);
        }
        let change = Change::new(workspace, format!("Change {}", entity.name));
        let change = names.made().into_iter().fold(change, Change::put);
        Ok(Filled { edit: change.put(entity).finish(), chosen: Some(self.entity.into()) })
    }

    fn read_aliases(&self) -> Vec<String> {
        let mut aliases: Vec<String> = Vec::new();
        for alias in self.aliases.lines().map(str::trim).filter(|alias| !alias.is_empty()) {
            if alias != self.name.trim() && !aliases.iter().any(|known| known == alias) {
                aliases.push(alias.to_owned());
            }
        }
        aliases
    }
}
