//! Forms as values: what was typed, what it means, and what is wrong with it.
//!
//! Invariant: a form keeps every letter typed, right or wrong; only a form without problems
//! becomes an edit.

pub mod claim;
pub mod details;
pub mod entity;
pub mod field;
pub mod figure;
pub mod tag;

pub use claim::ClaimForm;
pub use details::DetailsForm;
pub use entity::EntityForm;
pub use field::{Field, Problem};
pub use figure::FigureForm;
pub use tag::TagForm;

use crate::edit::Edit;
use crate::model::{DocumentId, IdSource, RecordId, Workspace};

/// The form open in the side panel.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// Tagging the selection as an entity.
    Tag(TagForm),
    /// Changing an entity.
    Entity(EntityForm),
    /// Making or changing a claim.
    Claim(ClaimForm),
    /// Making or changing a figure.
    Figure(FigureForm),
    /// Correcting a document's details.
    Details(DetailsForm),
}

/// What saving a form gives.
#[derive(Clone, Debug)]
pub struct Filled {
    /// The edit.
    pub edit: Edit,
    /// What to choose then.
    pub chosen: Option<RecordId>,
}

impl Form {
    /// What is wrong with it, field by field.
    #[must_use]
    pub fn problems(&self, workspace: &Workspace) -> Vec<Problem> {
        match self {
            Self::Tag(form) => form.problems(workspace),
            Self::Entity(form) => form.problems(workspace),
            Self::Claim(form) => form.problems(workspace),
            Self::Figure(form) => form.problems(workspace),
            Self::Details(form) => form.problems(),
        }
    }

    /// The edit that it stands for.
    ///
    /// # Errors
    ///
    /// Its problems, at least one.
    pub fn fill(
        &self,
        workspace: &Workspace,
        ids: &mut IdSource,
        annotator: &str,
    ) -> Result<Filled, Vec<Problem>> {
        match self {
            Self::Tag(form) => form.fill(workspace, ids, annotator),
            Self::Entity(form) => form.fill(workspace, ids),
            Self::Claim(form) => form.fill(workspace, ids, annotator),
            Self::Figure(form) => form.fill(workspace, ids, annotator),
            Self::Details(form) => form.fill(workspace),
        }
    }

    /// The document whose text it is about.
    #[must_use]
    pub fn document(&self) -> Option<DocumentId> {
        match self {
            Self::Tag(form) => Some(form.document),
            Self::Claim(form) => Some(form.document),
            Self::Figure(form) => Some(form.document),
            Self::Details(form) => Some(form.document),
            Self::Entity(_) => None,
        }
    }

    /// The record that it changes; nothing for one in the making.
    #[must_use]
    pub fn record(&self) -> Option<RecordId> {
        match self {
            Self::Tag(_) => None,
            Self::Entity(form) => Some(form.entity.into()),
            Self::Claim(form) => form.claim.map(Into::into),
            Self::Figure(form) => form.figure.map(Into::into),
            Self::Details(form) => Some(form.document.into()),
        }
    }

    /// Whether both are the form of one record, or of one new mention, claim or figure.
    #[must_use]
    pub fn is_about_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Tag(a), Self::Tag(b)) => {
                (a.document, &a.spans, &a.kind) == (b.document, &b.spans, &b.kind)
            }
            (Self::Claim(a), Self::Claim(b)) if a.claim.is_none() && b.claim.is_none() => {
                (a.document, &a.spans) == (b.document, &b.spans)
            }
            (Self::Figure(a), Self::Figure(b)) if a.figure.is_none() && b.figure.is_none() => {
                (a.document, a.number, &a.carrier) == (b.document, b.number, &b.carrier)
            }
            _ => self.record().is_some() && self.record() == other.record(),
        }
    }

    /// Its title.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self {
            Self::Tag(_) => "New mention",
            Self::Entity(_) => "Entity",
            Self::Claim(form) if form.claim.is_some() => "Claim",
            Self::Claim(_) => "New claim",
            Self::Figure(form) if form.figure.is_some() => "Figure",
            Self::Figure(_) => "New figure",
            Self::Details(_) => "Document",
        }
    }
}
