//! Which entities a field proposes. Pure: a workbench and what was typed in, entities out.

use crate::extract::sentence;
use crate::model::entity::fold;
use crate::model::{DocumentId, Entity, EntityId, Span, Workspace};
use crate::workbench::Workbench;
use crate::workbench::index::Marked;

/// Entities proposed at most.
const PROPOSED: usize = 6;

/// What is proposed for what was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// The entities, the likeliest first.
    pub(super) entities: Vec<EntityId>,
    /// How what was typed stands to the first of them.
    pub(super) first: First,
}

/// How what was typed stands to what is proposed first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum First {
    /// Nothing is typed, or it stands elsewhere in the name.
    #[default]
    Other,
    /// It begins a name of the entity: Enter completes it.
    Begins,
    /// An entity is called so.
    Exact,
}

/// The entities of these types that a name may be the beginning of; of an empty one those that
/// the sentences round `near` mention, then those of the document.
pub(super) fn proposed(
    bench: &Workbench,
    near: Option<&(DocumentId, Vec<Span>)>,
    (typed, kinds): (&str, &[&str]),
) -> Found {
    let workspace = bench.workspace();
    let sought = fold(typed);
    if sought.is_empty() {
        return Found { entities: of_document(bench, near, kinds), first: First::Other };
    }
    let entities = matching(workspace, &sought, kinds);
    let called = |entity: &Entity| entity.is_called(typed);
    let begins = |entity: &Entity| entity.names().any(|name| fold(name).starts_with(&sought));
    let first = entities.first().and_then(|id| workspace.entities.get(id));
    let first = match first {
        _ if workspace.entities.values().any(|entity| called(entity)) => First::Exact,
        Some(entity) if begins(entity) => First::Begins,
        Some(_) | None => First::Other,
    };
    Found { entities, first }
}

fn wanted(entity: &Entity, kinds: &[&str]) -> bool {
    kinds.is_empty() || kinds.contains(&entity.kind.as_str())
}

fn of_document(
    bench: &Workbench,
    near: Option<&(DocumentId, Vec<Span>)>,
    kinds: &[&str],
) -> Vec<EntityId> {
    let Some(document) = near.map(|(id, _)| *id).or(bench.selection().document) else {
        return Vec::new();
    };
    let workspace = bench.workspace();
    let index = &bench.session().index;
    let beside = near.map_or_else(Vec::new, |near| mentioned_near(bench, near));
    let of_kind = |id: &EntityId| workspace.entities.get(id).is_some_and(|e| wanted(e, kinds));
    let mut here: Vec<EntityId> = index.entities_in(document).into_iter().filter(of_kind).collect();
    here.sort_by_key(|id| {
        let mentions = index.mentions_of(*id, Some(document));
        (!beside.contains(id), std::cmp::Reverse(mentions))
    });
    here.truncate(PROPOSED);
    here
}

/// The entities mentioned in the sentences of some spans.
fn mentioned_near(bench: &Workbench, (document, spans): &(DocumentId, Vec<Span>)) -> Vec<EntityId> {
    let workspace = bench.workspace();
    let Some(text) = workspace.documents.get(document).map(|document| &document.text) else {
        return Vec::new();
    };
    let Some(marks) = bench.session().index.marks(*document) else { return Vec::new() };
    let sentences = spans.iter().map(|span| {
        let first = sentence::sentence_at(text, span.start());
        Span::new(first.start.min(span.start()), first.end.max(span.end()))
    });
    let near = sentences.flat_map(|sentence| marks.within(sentence)).filter_map(|mark| {
        let Marked::Mention(id) = mark.what else { return None };
        workspace.mentions.get(&id).map(|mention| mention.entity)
    });
    near.collect()
}

/// Entities of these types one of whose names begins with the words, has a word that does, or
/// holds them.
fn matching(workspace: &Workspace, sought: &str, kinds: &[&str]) -> Vec<EntityId> {
    let inner = format!(" {sought}");
    let rank = |name: &str| {
        let name = fold(name);
        match () {
            () if name == sought => Some(0_u8),
            () if name.starts_with(sought) => Some(1),
            () if name.contains(&inner) => Some(2),
            () => name.contains(sought).then_some(3),
        }
    };
    let mut found: Vec<(u8, &str, EntityId)> = workspace
        .entities
        .values()
        .filter(|entity| wanted(entity, kinds))
        .filter_map(|entity| {
            let rank = entity.names().filter_map(rank).min()?;
            Some((rank, entity.name.as_str(), entity.id))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().take(PROPOSED).map(|(_, _, id)| id).collect()
}
