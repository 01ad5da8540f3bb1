//! All of one piece of work.
//!
//! Invariant: every record stands under its own id. Records are shared between clones, so a clone
//! costs nanoseconds and a saved or drawn snapshot never waits for an edit. Only an applied edit
//! changes a workspace ([`crate::edit`]).

use std::sync::Arc;

use imbl::OrdMap;

use super::{
    Claim, ClaimId, ClaimKind, ClaimKindId, Document, DocumentId, Entity, EntityId, EntityType,
    Figure, FigureId, Hypothesis, HypothesisId, Mention, MentionId, Record, RecordId, TypeId,
};

/// Documents, entities, claims, hypotheses and the codebook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workspace {
    /// The articles.
    pub documents: OrdMap<DocumentId, Arc<Document>>,
    /// The entity types of the codebook.
    pub types: OrdMap<TypeId, Arc<EntityType>>,
    /// The claim kinds of the codebook.
    pub claim_kinds: OrdMap<ClaimKindId, Arc<ClaimKind>>,
    /// The entities.
    pub entities: OrdMap<EntityId, Arc<Entity>>,
    /// The mentions.
    pub mentions: OrdMap<MentionId, Arc<Mention>>,
    /// The claims.
    pub claims: OrdMap<ClaimId, Arc<Claim>>,
    /// The figures.
    pub figures: OrdMap<FigureId, Arc<Figure>>,
    /// The hypotheses.
    pub hypotheses: OrdMap<HypothesisId, Arc<Hypothesis>>,
}

macro_rules! by_kind {
    ($($kind:ident => $map:ident,)*) => {
        impl Workspace {
            /// The record under this id.
            #[must_use]
            pub fn record(&self, id: &RecordId) -> Option<Record> {
                match id {
                    $(RecordId::$kind(id) => self.$map.get(id).cloned().map(Record::$kind),)*
                }
            }

            /// Whether a record stands under this id.
            #[must_use]
            pub fn holds(&self, id: &RecordId) -> bool {
                match id {
                    $(RecordId::$kind(id) => self.$map.contains_key(id),)*
                }
            }

            /// Puts a record under its id. Only edits and readers of files call this.
            pub fn put(&mut self, record: Record) {
                match record {
                    $(Record::$kind(record) => {
                        self.$map.insert(record.id.clone(), record);
                    })*
                }
            }

            /// Takes the record under this id out. Only edits call this.
            pub fn take(&mut self, id: &RecordId) {
                match id {
                    $(RecordId::$kind(id) => {
                        self.$map.remove(id);
                    })*
                }
            }

            /// How many records there are of all kinds.
            #[must_use]
            pub fn len(&self) -> usize {
                0 $(+ self.$map.len())*
            }

            /// All records, kind by kind, each kind in the order of its ids.
            pub fn records(&self) -> impl Iterator<Item = Record> {
                std::iter::empty()
                    $(.chain(self.$map.values().cloned().map(Record::$kind)))*
            }
        }
    };
}

by_kind! {
    Document => documents,
    Type => types,
    ClaimKind => claim_kinds,
    Entity => entities,
    Mention => mentions,
    Claim => claims,
    Figure => figures,
    Hypothesis => hypotheses,
}

impl Workspace {
    /// Whether it holds nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entity types that may be used, in the order of the codebook.
    #[must_use]
    pub fn types_in_order(&self) -> Vec<Arc<EntityType>> {
        let mut types: Vec<_> = self
            .types
            .values()
            .filter(|kind| kind.standing == super::codebook::Standing::Current)
            .cloned()
            .collect();
        types.sort_by(|a, b| (a.rank, &a.id).cmp(&(b.rank, &b.id)));
        types
    }

    /// The document that a figure stands in: its claim's.
    #[must_use]
    pub fn document_of_figure(&self, figure: &Figure) -> Option<&Arc<Document>> {
        self.documents.get(&self.claims.get(&figure.claim)?.document)
    }
}
