//! An imported draft as a document of a workspace.

use super::import::{Draft, Recognised};
use crate::model::document::{Head, State};
use crate::model::{Document, DocumentId, Span, Text};

/// The document made of a draft that came from `origin`, a path or what stands for one.
#[must_use]
pub fn document(id: DocumentId, origin: String, draft: Draft) -> Document {
    let head = draft.head;
    let value = |part: &Option<Recognised>| {
        part.as_ref().map_or_else(String::new, |part| part.value.clone())
    };
    let span = |part: &Option<Recognised>| {
        part.as_ref().and_then(|part| part.span.clone()).map(Span::from)
    };
    Document {
        id,
        title: value(&head.title),
        author: value(&head.author),
        outlet: value(&head.outlet),
        dateline: head.dateline.as_ref().map(|dateline| dateline.date),
        head: Head {
            title: span(&head.title),
            author: span(&head.author),
            outlet: span(&head.outlet),
            dateline: head.dateline.as_ref().and_then(|d| d.span.clone()).map(Span::from),
            body: head.body_start,
        },
        origin,
        reliability: None,
        state: State::New,
        notes: String::new(),
        hash: super::workspace::hash_of_text(&draft.text),
        text: Text::new(draft.text),
    }
}
