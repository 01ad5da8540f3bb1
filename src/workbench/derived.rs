//! What the panels list, recomputed when the revision, the document or the scope changed and never
//! otherwise.
//!
//! Invariant: drawing only reads; between two acts nothing here changes.

use std::collections::{BTreeMap, BTreeSet};

use super::act::Scope;
use super::index::Marked;
use super::session::Session;
use crate::model::{ClaimId, DocumentId, EntityId, FigureId, TypeId};

/// The lists of the side panel and the counts of the codebook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lists {
    /// Entities with their mentions, the most mentioned first.
    pub entities: Vec<(EntityId, usize)>,
    /// Claims in reading order, those without a mark last.
    pub claims: Vec<ClaimId>,
    /// Figures in reading order, those without a mark last.
    pub figures: Vec<FigureId>,
    /// Mentions by type.
    pub by_type: BTreeMap<TypeId, usize>,
    /// Mentions in all.
    pub mentions: usize,
    /// Figures of the document in the reader, in reading order.
    pub document_figures: Vec<FigureId>,
}

/// For what the lists were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListKey {
    /// The session's number.
    pub session: u64,
    /// Its revision.
    pub revision: u64,
    /// The document in the reader.
    pub document: Option<DocumentId>,
    /// Whose annotations are listed.
    pub scope: Scope,
}

impl Lists {
    /// The lists of a session.
    #[must_use]
    pub fn of(session: &Session, document: Option<DocumentId>, scope: Scope) -> Self {
        let here = match scope {
            Scope::Document => document,
            Scope::Workspace => None,
        };
        let nothing_here = scope == Scope::Document && document.is_none();
        let mut lists =
            Self { document_figures: in_reading_order(session, document).1, ..Self::default() };
        if nothing_here {
            return lists;
        }
        lists.entities = entities(session, here);
        lists.by_type = session.index.mentions_by_type(&session.workspace, here);
        lists.mentions = lists.by_type.values().sum();
        (lists.claims, lists.figures) = if here.is_some() {
            in_reading_order(session, here)
        } else {
            let claims = session.workspace.claims.keys().copied().collect();
            (claims, session.workspace.figures.keys().copied().collect())
        };
        lists
    }
}

fn entities(session: &Session, document: Option<DocumentId>) -> Vec<(EntityId, usize)> {
    let workspace = &session.workspace;
    let listed: Vec<EntityId> = match document {
        Some(document) => session.index.entities_in(document),
        None => workspace.entities.keys().copied().collect(),
    };
    let counted = listed.into_iter().map(|id| (id, session.index.mentions_of(id, document)));
    let mut counted: Vec<_> = counted.collect();
    counted.sort_by(|(a, mentions_a), (b, mentions_b)| {
        let name = |id| workspace.entities.get(id).map_or("", |entity| entity.name.as_str());
        mentions_b.cmp(mentions_a).then_with(|| name(a).cmp(name(b))).then_with(|| a.cmp(b))
    });
    counted
}

/// Claims and figures of one document as their first marks stand in the text; what has no mark
/// comes last.
fn in_reading_order(
    session: &Session,
    document: Option<DocumentId>,
) -> (Vec<ClaimId>, Vec<FigureId>) {
    let (mut claims, mut figures) = (Vec::new(), Vec::new());
    let marks = document.and_then(|document| session.index.marks(document));
    for mark in marks.map_or(&[][..], |marks| marks.all()).iter().filter(|mark| mark.part == 0) {
        match mark.what {
            Marked::Claim(id) => claims.push(id),
            Marked::Figure(id) => figures.push(id),
            Marked::Mention(_) => {}
        }
    }
    let marked: BTreeSet<ClaimId> = claims.iter().copied().collect();
    let here = session.workspace.claims.values().filter(|claim| Some(claim.document) == document);
    claims.extend(here.map(|claim| claim.id).filter(|id| !marked.contains(id)));
    let marked: BTreeSet<FigureId> = figures.iter().copied().collect();
    let on_claims = claims.iter().flat_map(|claim| session.index.figures_of(*claim));
    figures.extend(on_claims.filter(|id| !marked.contains(id)));
    (claims, figures)
}
