//! Verbs on entities and mentions.

mod nearness;

use std::sync::Arc;

use nearness::nearness;
use thiserror::Error;

use super::{Change, Edit};
use crate::model::{
    Anchor, DocumentId, Entity, EntityId, IdSource, Mention, MentionId, Span, TypeId, Workspace,
    entity::fold,
};

/// What a selection is to be tagged as.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// An entity of the workspace.
    Existing {
        /// The entity.
        entity: EntityId,
        /// Whether the selection's words become an alias of it.
        spelling: Spelling,
    },
    /// An entity not yet known.
    New {
        /// Its type.
        kind: TypeId,
        /// Its name.
        name: String,
    },
}

/// What becomes of the words that were tagged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// They stay a mention only.
    MentionOnly,
    /// They become an alias, unless the entity is called so already.
    Alias,
}

/// A mention to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct Tagging {
    /// Where.
    pub document: DocumentId,
    /// Its parts.
    pub spans: Vec<Span>,
    /// As what.
    pub target: Target,
    /// By whom.
    pub annotator: String,
}

/// Why a tag could not be made.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CannotTag {
    /// Nothing is selected, or the span does not lie in the text.
    #[error("Nothing was tagged: select the words of a name first")]
    NoText,
    /// The document is not in the workspace.
    #[error("Nothing was tagged: the document is no longer in the workspace")]
    NoDocument,
    /// The entity is not in the workspace.
    #[error("Nothing was tagged: the entity is no longer in the workspace")]
    NoEntity,
}

/// Tags a selection; returns the edit, the mention and its entity.
///
/// # Errors
///
/// [`CannotTag`] when there is nothing to tag.
pub fn tag(
    workspace: &Workspace,
    ids: &mut IdSource,
    tagging: Tagging,
) -> Result<(Edit, MentionId, EntityId), CannotTag> {
    let Tagging { document, spans, target, annotator } = tagging;
    let anchors = anchors(workspace, document, &spans, &[])?;
    let words = crate::model::anchor::joined_quote(&anchors);
    let words = words.trim_matches(|c: char| ",;:".contains(c)).trim();
    let (entity, record) = match target {
        Target::Existing { entity, spelling } => {
            let known = workspace.entities.get(&entity).ok_or(CannotTag::NoEntity)?;
            let spelled = spelling == Spelling::Alias && !known.is_called(words);
            let record = spelled.then(|| with_alias(known, words));
            (Arc::clone(known), record)
        }
        Target::New { kind, name } => {
            let new = Arc::new(new_entity(ids, kind, name));
            (Arc::clone(&new), Some(new))
        }
    };
    let mention = MentionId(ids.next_uuid());
    let label = format!("Tag {} as {}", shorten(words), entity.name);
    let mut change = Change::new(workspace, label);
    if let Some(record) = record {
        change = change.put(record);
    }
    let edit = change
        .put(Mention { id: mention, entity: entity.id, document, anchors, annotator })
        .finish();
    Ok((edit, mention, entity.id))
}

/// An entity with an id of its own and nothing but its name.
#[must_use]
pub fn new_entity(ids: &mut IdSource, kind: TypeId, name: String) -> Entity {
    Entity {
        id: EntityId(ids.next_uuid()),
        kind,
        name,
        aliases: Vec::new(),
        event: None,
        external: Vec::new(),
        notes: String::new(),
    }
}

/// Puts a changed entity in place of the one there.
#[must_use]
pub fn amend(workspace: &Workspace, entity: Entity) -> Edit {
    Change::new(workspace, format!("Change {}", entity.name)).put(entity).finish()
}

/// Takes one mention back; its entity stays.
#[must_use]
pub fn retract_mention(workspace: &Workspace, mention: MentionId) -> Edit {
    let name = workspace
        .mentions
        .get(&mention)
        .map_or_else(String::new, |mention| crate::model::anchor::joined_quote(&mention.anchors));
    Change::new(workspace, format!("Retract the mention {}", shorten(&name))).take(mention).finish()
}

/// Lets a mention refer to another entity.
#[must_use]
pub fn reassign(workspace: &Workspace, mention: MentionId, entity: EntityId) -> Edit {
    let name = workspace.entities.get(&entity).map_or("", |entity| entity.name.as_str());
    let change = Change::new(workspace, format!("Re-assign a mention to {name}"));
    let Some(known) = workspace.mentions.get(&mention) else { return change.finish() };
    change.put(Mention { entity, ..Mention::clone(known) }).finish()
}

/// Entities whose name or alias is `words`, then those whose name holds them or is held by them, has
/// a word that begins so, or is abbreviated so; each in the order of their names. At most `limit`.
#[must_use]
pub fn called(workspace: &Workspace, words: &str, limit: usize) -> Vec<EntityId> {
    if fold(words).is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(u8, String, EntityId)> = workspace
        .entities
        .values()
        .filter_map(|entity| {
            let rank = entity.names().filter_map(|name| nearness(name, words)).min()?;
            Some((rank, fold(&entity.name), entity.id))
        })
        .collect();
    found.sort();
    found.into_iter().take(limit).map(|(_, _, id)| id).collect()
}

/// The anchors of some spans in reading order, white space at their ends left out. A span that was
/// anchored before keeps its anchor: an orphan's quote is not in the text to be read again.
pub(crate) fn anchors(
    workspace: &Workspace,
    document: DocumentId,
    spans: &[Span],
    before: &[Anchor],
) -> Result<Vec<Anchor>, CannotTag> {
    let text = &workspace.documents.get(&document).ok_or(CannotTag::NoDocument)?.text;
    let anchored = spans.iter().filter_map(|span| {
        let kept = before.iter().find(|anchor| anchor.span == *span).cloned();
        kept.or_else(|| Anchor::on(text, span.trimmed(text)))
    });
    let mut anchors: Vec<Anchor> = anchored.collect();
    anchors.sort_by_key(|anchor| anchor.span);
    anchors.dedup_by_key(|anchor| anchor.span);
    if anchors.is_empty() { Err(CannotTag::NoText) } else { Ok(anchors) }
}

/// At most 40 characters of some words, for a label.
pub(crate) fn shorten(words: &str) -> String {
    let mut letters = words.chars();
    let head: String = letters.by_ref().take(40).collect();
    if letters.next().is_some() { format!("{head}…") } else { head }
}

fn with_alias(entity: &Entity, words: &str) -> Arc<Entity> {
    let mut named = entity.clone();
    named.aliases.push(words.to_owned());
    Arc::new(named)
}
