//! Random work: what an analyst may do to a workspace, in any order and to any record.
//!
//! Invariant: the same deeds on the same workspace give the same edits.

use proptest::prelude::*;

use super::super::claim::{self, Assertion};
use super::super::document::{self, Details};
use super::super::entity::{self, Spelling, Tagging, Target};
use super::super::{Edit, figure, remove};
use crate::model::claim::{Link, Relation};
use crate::model::examples::Example;
use crate::model::figure::{High, PartOf};
use crate::model::{
    ClaimId, DocumentId, Entity, EntityId, Figure, FigureId, MentionId, Span, Workspace,
};

/// One thing that an analyst may do, to whichever records the numbers happen to mean.
#[derive(Clone, Debug)]
pub(crate) enum Deed {
    Tag { document: usize, at: (usize, usize), known: Option<usize>, spelling: Spelling },
    Claim { document: usize, at: (usize, usize), link: Option<usize> },
    Figure { claim: usize, whole: Option<usize>, number: (u64, u64) },
    Part { figure: usize, whole: usize },
    Link { claim: usize, to: usize },
    Reassign { mention: usize, entity: usize },
    Rename { entity: usize },
    Correct { document: usize },
    Remove { record: usize },
}

/// Any deed.
pub(crate) fn deed() -> impl Strategy<Value = Deed> {
    let n = || 0..64_usize;
    let at = || (0..200_usize, 0..40_usize);
    let spelling = prop_oneof![Just(Spelling::Alias), Just(Spelling::MentionOnly)];
    prop_oneof![
        4 => (n(), at(), proptest::option::of(n()), spelling).prop_map(
            |(document, at, known, spelling)| Deed::Tag { document, at, known, spelling }
        ),
        3 => (n(), at(), proptest::option::of(n()))
            .prop_map(|(document, at, link)| Deed::Claim { document, at, link }),
        3 => (n(), proptest::option::of(n()), (0..9_u64, 0..9_u64))
            .prop_map(|(claim, whole, number)| Deed::Figure { claim, whole, number }),
        2 => (n(), n()).prop_map(|(figure, whole)| Deed::Part { figure, whole }),
        2 => (n(), n()).prop_map(|(claim, to)| Deed::Link { claim, to }),
        1 => (n(), n()).prop_map(|(mention, entity)| Deed::Reassign { mention, entity }),
        1 => n().prop_map(|entity| Deed::Rename { entity }),
        1 => n().prop_map(|document| Deed::Correct { document }),
        2 => n().prop_map(|record| Deed::Remove { record }),
    ]
}

fn nth<K: Copy>(keys: impl Iterator<Item = K>, n: usize) -> Option<K> {
    let keys: Vec<K> = keys.collect();
    keys.get(n % keys.len().max(1)).copied()
}

fn document(workspace: &Workspace, n: usize) -> Option<DocumentId> {
    nth(workspace.documents.keys().copied(), n)
}

fn claim(workspace: &Workspace, n: usize) -> Option<ClaimId> {
    nth(workspace.claims.keys().copied(), n)
}

fn figure(workspace: &Workspace, n: usize) -> Option<FigureId> {
    nth(workspace.figures.keys().copied(), n)
}

fn entity(workspace: &Workspace, n: usize) -> Option<EntityId> {
    nth(workspace.entities.keys().copied(), n)
}

fn mention(workspace: &Workspace, n: usize) -> Option<MentionId> {
    nth(workspace.mentions.keys().copied(), n)
}

/// The edit of a deed; nothing where there is nothing to do it to, or the verb says no.
pub(crate) fn edit_of(example: &mut Example, workspace: &Workspace, deed: &Deed) -> Option<Edit> {
    match *deed {
        Deed::Tag { document, at, known, spelling } => {
            let target = known.and_then(|n| entity(workspace, n));
            let target = target.map(|entity| Target::Existing { entity, spelling });
            tag(example, workspace, (document, at), target)
        }
        Deed::Claim { document, at, link } => make_claim(example, workspace, (document, at), link),
        Deed::Figure { claim, whole, number } => {
            make_figure(example, workspace, (claim, whole), number)
        }
        Deed::Part { figure: n, whole } => {
            let known = &workspace.figures[&figure(workspace, n)?];
            let whole = figure(workspace, whole).map(part_of);
            Some(figure::change(workspace, Figure { part_of: whole, ..Figure::clone(known) }))
        }
        Deed::Link { claim: n, to } => {
            let id = claim(workspace, n)?;
            let mut assertion = Assertion::of(&workspace.claims[&id]);
            let to = claim(workspace, to)?;
            assertion.links.push(Link { relation: Relation::Supports, to });
            claim::change(workspace, id, assertion).ok()
        }
        Deed::Reassign { mention: n, entity: to } => {
            Some(entity::reassign(workspace, mention(workspace, n)?, entity(workspace, to)?))
        }
        Deed::Rename { entity: n } => {
            let mut renamed = Entity::clone(&workspace.entities[&entity(workspace, n)?]);
            renamed.name.push('ß');
            Some(entity::amend(workspace, renamed))
        }
        Deed::Correct { document: n } => {
            let id = document(workspace, n)?;
            let mut details = Details::of(&workspace.documents[&id]);
            details.title.push('!');
            Some(document::correct(workspace, id, details))
        }
        Deed::Remove { record: n } => {
            let all: Vec<_> = workspace.records().collect();
            Some(remove::remove(workspace, &all.get(n % all.len().max(1))?.id()))
        }
    }
}

/// A document and a place in it.
type Place = (usize, (usize, usize));

fn tag(
    example: &mut Example,
    workspace: &Workspace,
    (n, (start, length)): Place,
    known: Option<Target>,
) -> Option<Edit> {
    let new = nth(workspace.types.keys(), start)
        .map(|kind| Target::New { kind: kind.clone(), name: format!("N{start}") });
    let tagging = Tagging {
        document: document(workspace, n)?,
        spans: vec![Span::new(start, start + length), Span::new(start / 2, start / 2 + 3)],
        target: known.or(new)?,
        annotator: String::new(),
    };
    entity::tag(workspace, &mut example.ids, tagging).ok().map(|(edit, ..)| edit)
}

fn make_claim(
    example: &mut Example,
    workspace: &Workspace,
    (n, (start, length)): Place,
    link: Option<usize>,
) -> Option<Edit> {
    let like = workspace.claims.values().next()?;
    let to = link.and_then(|n| claim(workspace, n));
    let assertion = Assertion {
        document: document(workspace, n)?,
        spans: vec![Span::new(start, start + length)],
        links: to.map(|to| Link { relation: Relation::Repeats, to }).into_iter().collect(),
        ..Assertion::of(like)
    };
    claim::make(workspace, &mut example.ids, assertion).ok().map(|(edit, _)| edit)
}

fn make_figure(
    example: &mut Example,
    workspace: &Workspace,
    (n, whole): (usize, Option<usize>),
    (low, more): (u64, u64),
) -> Option<Edit> {
    let figure = Figure {
        claim: claim(workspace, n)?,
        low: Some(low),
        best: None,
        high: High::Known(low + more),
        part_of: whole.and_then(|n| figure(workspace, n)).map(part_of),
        ..example.bare_figure(FigureId(uuid::Uuid::nil()))
    };
    Some(figure::make(workspace, &mut example.ids, None, figure).0)
}

fn part_of(figure: FigureId) -> PartOf {
    PartOf { figure, name: "some".to_owned() }
}
