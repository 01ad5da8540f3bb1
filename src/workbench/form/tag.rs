//! Tagging a selection: the proposed name, the entities that it may be, and whether the spelling
//! becomes an alias.

use super::Filled;
use super::field::{Field, Problem};
use crate::edit::entity::{Spelling, Tagging, Target, called, tag};
use crate::extract::sentence;
use crate::model::{DocumentId, EntityId, IdSource, Span, TypeId, Workspace};

/// What stands before another name of what was named just before.
const ALSO: [&str; 7] = [
    "referred to as",
    "known as",
    "known by",
    "also called",
    "called",
    "abbreviated as",
    "abbreviated to",
];
/// Bytes between a name and these words: ", more commonly ".
const BETWEEN: usize = 24;

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
    /// The entity that the text names just before as another name of the words tagged.
    pub named_before: Option<EntityId>,
}

impl TagForm {
    /// The form for a selection: the entity that is called so is proposed, else the one of which the
    /// text says that this is another name.
    #[must_use]
    pub fn new(
        workspace: &Workspace,
        document: DocumentId,
        spans: Vec<Span>,
        kind: TypeId,
    ) -> Self {
        let name = words(workspace, document, &spans);
        let named_before = named_before(workspace, document, &spans);
        let spelling = Spelling::Alias;
        let mut form = Self { document, spans, kind, name, entity: None, spelling, named_before };
        let of_kind = |id: &EntityId| {
            workspace.entities.get(id).is_some_and(|entity| entity.kind == form.kind)
        };
        let known = form.offers(workspace).into_iter().find(|id| {
            of_kind(id) && workspace.entities.get(id).is_some_and(|e| e.is_called(&form.name))
        });
        form.entity = known.or_else(|| named_before.filter(of_kind));
        form
    }

    /// Whether the proposed entity is called by the very words that are tagged.
    #[must_use]
    pub fn is_certain(&self, workspace: &Workspace) -> bool {
        let entity = self.entity.and_then(|id| workspace.entities.get(&id));
        entity.is_some_and(|entity| entity.is_called(&self.name))
    }

    /// The known entities that the name may mean, the likeliest first.
    #[must_use]
    pub fn offers(&self, workspace: &Workspace) -> Vec<EntityId> {
        let mut offers = called(workspace, &self.name, OFFERED * 4);
        if let Some(before) = self.named_before.filter(|id| workspace.entities.contains_key(id)) {
            offers.retain(|id| *id != before);
            offers.insert(0, before);
        }
        offers.sort_by_key(|id| {
            let entity = workspace.entities.get(id);
            let other = entity.is_some_and(|entity| entity.kind != self.kind);
            let called = entity.is_some_and(|entity| entity.is_called(&self.name));
            (other, !called)
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

/// The entity that the text names right before a selection and calls by it too: "the Northern
/// Front, commonly known as [NF]", "the Northern Front ([NF])".
fn named_before(workspace: &Workspace, document: DocumentId, spans: &[Span]) -> Option<EntityId> {
    let selected = spans.first()?;
    let text = &workspace.documents.get(&document)?.text;
    let start = sentence::sentence_at(text, selected.start()).start;
    let quotes = |c: char| c.is_whitespace() || "“\"‘'".contains(c);
    let head = text.get(start..selected.start())?.trim_end_matches(quotes);
    let head = head.strip_suffix(" the").map_or(head, str::trim_end);
    let said = ALSO.iter().find_map(|words| {
        let cut = head.len().checked_sub(words.len())?;
        head.get(cut..)?.eq_ignore_ascii_case(words).then_some(cut)
    });
    let end = start + said.or_else(|| head.strip_suffix('(').map(str::len))?;
    let here = workspace.mentions.values().filter(|mention| mention.document == document);
    let near = here.filter_map(|mention| {
        let span = mention.anchors.last().filter(|anchor| anchor.hold.is_held())?.span;
        let between = end.checked_sub(span.end())?;
        (span.start() >= start && between <= BETWEEN).then_some((between, mention.entity))
    });
    near.min().map(|(_, entity)| entity)
}

/// The words of some spans on one line.
#[must_use]
pub fn words(workspace: &Workspace, document: DocumentId, spans: &[Span]) -> String {
    let Some(document) = workspace.documents.get(&document) else { return String::new() };
    let parts = spans.iter().filter_map(|span| span.of(&document.text));
    let words: Vec<&str> = parts.flat_map(str::split_whitespace).collect();
    words.join(" ").trim_matches(|c: char| ",;:".contains(c)).to_owned()
}
