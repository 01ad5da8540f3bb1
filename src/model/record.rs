//! Any record of a workspace, and any record's id: what an edit puts in and takes out.
//!
//! Invariant: a record's id names its kind, so a swap cannot turn a claim into a mention.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Claim, ClaimId, ClaimKind, ClaimKindId, Document, DocumentId, Entity, EntityId, EntityType,
    Figure, FigureId, Hypothesis, HypothesisId, Mention, MentionId, TypeId,
};

macro_rules! records {
    ($($(#[$doc:meta])* $name:ident($record:ty, $id:ty);)*) => {
        /// A record of any kind. Cloning shares it.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub enum Record {
            $($(#[$doc])* $name(Arc<$record>),)*
        }

        /// The id of a record of any kind.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum RecordId {
            $($(#[$doc])* $name($id),)*
        }

        impl Record {
            /// Its id.
            #[must_use]
            pub fn id(&self) -> RecordId {
                match self {
                    $(Self::$name(record) => RecordId::$name(record.id.clone()),)*
                }
            }

            /// Whether both are the same record: shared, or equal in every field.
            #[must_use]
            pub fn is_same(&self, other: &Self) -> bool {
                match (self, other) {
                    $((Self::$name(a), Self::$name(b)) => Arc::ptr_eq(a, b) || a == b,)*
                    _ => false,
                }
            }
        }

        $(
            impl From<$record> for Record {
                fn from(record: $record) -> Self {
                    Self::$name(Arc::new(record))
                }
            }

            impl From<Arc<$record>> for Record {
                fn from(record: Arc<$record>) -> Self {
                    Self::$name(record)
                }
            }

            impl From<$id> for RecordId {
                fn from(id: $id) -> Self {
                    Self::$name(id)
                }
            }
        )*
    };
}

records! {
    /// A document.
    Document(Document, DocumentId);
    /// An entity type of the codebook.
    Type(EntityType, TypeId);
    /// A claim kind of the codebook.
    ClaimKind(ClaimKind, ClaimKindId);
    /// An entity.
    Entity(Entity, EntityId);
    /// A mention.
    Mention(Mention, MentionId);
    /// A claim.
    Claim(Claim, ClaimId);
    /// A figure.
    Figure(Figure, FigureId);
    /// A hypothesis.
    Hypothesis(Hypothesis, HypothesisId);
}

impl RecordId {
    /// The kind of record in words, for messages.
    #[must_use]
    pub fn noun(&self) -> &'static str {
        match self {
            Self::Document(_) => "document",
            Self::Type(_) => "entity type",
            Self::ClaimKind(_) => "claim kind",
            Self::Entity(_) => "entity",
            Self::Mention(_) => "mention",
            Self::Claim(_) => "claim",
            Self::Figure(_) => "figure",
            Self::Hypothesis(_) => "hypothesis",
        }
    }
}

impl std::fmt::Display for RecordId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Document(id) => write!(f, "document {id}"),
            Self::Type(id) => write!(f, "entity type {id}"),
            Self::ClaimKind(id) => write!(f, "claim kind {id}"),
            Self::Entity(id) => write!(f, "entity {id}"),
            Self::Mention(id) => write!(f, "mention {id}"),
            Self::Claim(id) => write!(f, "claim {id}"),
            Self::Figure(id) => write!(f, "figure {id}"),
            Self::Hypothesis(id) => write!(f, "hypothesis {id}"),
        }
    }
}
