//! Verbs on documents.

use std::sync::Arc;

use super::{Change, Edit};
use crate::model::document::{Head, Reliability, State};
use crate::model::{Date, Document, DocumentId, Workspace};

/// What may be corrected on a document. Its text may not.
#[derive(Clone, Debug, PartialEq)]
pub struct Details {
    /// The headline.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// Where it was published.
    pub outlet: String,
    /// When it was published.
    pub dateline: Option<Date>,
    /// Where these stand in the text.
    pub head: Head,
    /// Reliability of the source.
    pub reliability: Option<Reliability>,
    /// How far the reading has come.
    pub state: State,
    /// Notes.
    pub notes: String,
}

impl Details {
    /// The details of a document as they are.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        Self {
            title: document.title.clone(),
            author: document.author.clone(),
            outlet: document.outlet.clone(),
            dateline: document.dateline,
            head: document.head,
            reliability: document.reliability,
            state: document.state,
            notes: document.notes.clone(),
        }
    }
}

/// Adds documents in one step.
#[must_use]
pub fn add(workspace: &Workspace, documents: Vec<Document>) -> Edit {
    let label = match documents.as_slice() {
        [one] => format!("Add {}", name(one)),
        several => format!("Add {} documents", several.len()),
    };
    documents.into_iter().fold(Change::new(workspace, label), Change::put).finish()
}

/// Corrects what is known of a document; an unknown document gives an empty edit.
#[must_use]
pub fn correct(workspace: &Workspace, id: DocumentId, details: Details) -> Edit {
    let Some(document) = workspace.documents.get(&id) else {
        return Change::new(workspace, "Correct a document").finish();
    };
    let mut corrected = Document::clone(document);
    corrected.title = details.title;
    corrected.author = details.author;
    corrected.outlet = details.outlet;
    corrected.dateline = details.dateline;
    corrected.head = details.head;
    corrected.reliability = details.reliability;
    corrected.state = details.state;
    corrected.notes = details.notes;
    let label = format!("Correct {}", name(&corrected));
    Change::new(workspace, label).put(Arc::new(corrected)).finish()
}

/// The document's title, or its origin where it has none.
#[must_use]
pub fn name(document: &Document) -> &str {
    [document.title.as_str(), document.origin.as_str()]
        .into_iter()
        .find(|name| !name.trim().is_empty())
        .unwrap_or("Untitled")
}
