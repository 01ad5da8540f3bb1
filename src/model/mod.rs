//! The ground: what is true in a workspace. Standard library, serde, ordered-map and calendar
//! types only; no disk, clock, thread or colour.

pub mod anchor;
pub mod check;
pub mod claim;
pub mod codebook;
pub mod date;
pub mod document;
pub mod entity;
#[cfg(test)]
pub(crate) mod examples;
pub mod figure;
pub mod hypothesis;
pub mod id;
pub mod record;
pub mod shipped;
pub mod span;
pub mod text;
pub mod workspace;

pub use anchor::Anchor;
pub use claim::Claim;
pub use codebook::{ClaimKind, EntityType};
pub use date::Date;
pub use document::Document;
pub use entity::{Entity, Mention};
pub use figure::Figure;
pub use hypothesis::Hypothesis;
pub use id::{
    ClaimId, ClaimKindId, DocumentId, EntityId, FigureId, HypothesisId, IdSource, MentionId, TypeId,
};
pub use record::{Record, RecordId};
pub use span::Span;
pub use text::Text;
pub use workspace::Workspace;
