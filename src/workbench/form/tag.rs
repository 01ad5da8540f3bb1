//! Tagging a selection: the proposed name, the entities that it may be, and whether the spelling
//! becomes an alias.

use super::Filled;
use super::field::{Field, Problem};
use crate::edit::entity::{Spelling, Tagging, Target, called, tag};
use crate::model::{DocumentId, EntityId, IdSource, Span, TypeId, Workspace};

/// Entities offered.
const OFFERED: usize = 6;

/// A mention in the making.
#[derive(Clone, Debug, PartialEq)]
pub struct TagForm {
    /// Where.
    pub document: DocumentId,
    /// Its parts.
    pub spans: Vec<Span>,
    /// The type of a new entity.
    pub kind: TypeId,
    /// The name of a new entity, proposed from the text.
    pub name: String,
    /// The known entity that it is; none makes a new one.
    pub entity: Option<EntityId>,
    /// What becomes of the words tagged, where the entity is known.
    pub spelling: Spelling,
}

impl TagForm {
    /// The form for a selection: the best known entity is proposed first.
    #[must_use]
    pub fn new(
        workspace: &Workspace,
        document: DocumentId,
        spans: Vec<Span>,
        kind: TypeId,
    ) -> Self {
        let name = words(workspace, document, &spans);
        let mut form =
            Self { document, spans, kind, name, entity: None, spelling: Spelling::Alias };
        form.entity = form.offers(workspace).into_iter().find(|id| {
            workspace
                .entities
                .get(id)
                .is_some_and(|entity| entity.kind == form.kind && entity.is_called(&form.name))
        });
        form
    }

    /// The known entities that the name may mean, the likeliest first.
    #[must_use]
    pub fn offers(&self, workspace: &Workspace) -> Vec<EntityId> {
        let mut offers = called(workspace, &self.name, OFFERED * 4);
        offers.sort_by_key(|id| {
            workspace.entities.get(id).is_some_and(|entity| entity.kind != self.kind)
        });
        offers.truncate(OFFERED);
        offers
    }

    /// What is wrong with it.
    #[must_use]
    pub fn problems(&self, workspace: &Workspace) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.entity.is_none() && self.name.trim().is_empty() {
            problems.push(Problem::new(Field::Name, "Give the entity a name"));
        }
        if words(workspace, self.document, &self.spans).is_empty() {
            problems.push(Problem::new(Field::Spans, "Select the words of the name in the text"));
        }
        problems
    }

    pub(super) fn fill(
        &self,
        workspace: &Workspace,
        ids: &mut IdSource,
        annotator: &str,
    ) -> Result<Filled, Vec<Problem>> {
        let problems = self.problems(workspace);
        if !problems.is_empty() {
            return Err(problems);
        }
        let target = match self.entity {
            Some(entity) => Target::Existing { entity, spelling: self.spelling },
            None => Target::New { kind: self.kind.clone(), name: self.name.trim().to_owned() },
        };
        let tagging = Tagging {
            document: self.document,
            spans: self.spans.clone(),
            target,
            annotator: annotator.to_owned(),
        };
        let (edit, mention, _) = tag(workspace, ids, tagging)
            .map_err(|refusal| vec![Problem::new(Field::Spans, refusal.to_string())])?;
        Ok(Filled { edit, chosen: Some(mention.into()) })
    }
}

/// The words of some spans on one line.
#[must_use]
pub fn words(workspace: &Workspace, document: DocumentId, spans: &[Span]) -> String {
    let Some(document) = workspace.documents.get(&document) else { return String::new() };
    let parts = spans.iter().filter_map(|span| span.of(&document.text));
    let words: Vec<&str> = parts.flat_map(str::split_whitespace).collect();
    words.join(" ").trim_matches(|c: char| ",;:".contains(c)).to_owned()
}
