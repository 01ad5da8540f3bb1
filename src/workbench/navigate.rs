//! Going from document to document and from mark to mark.

use super::index::Marked;
use super::selection::{Reveal, TextSelection};
use super::{View, Workbench};
use crate::model::{DocumentId, RecordId, Span, anchor::first_span};

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Onward.
    Next,
    /// Back.
    Previous,
}

impl Workbench {
    pub(super) fn show_document(&mut self, id: DocumentId) {
        if self.selection.document != Some(id) && self.workspace().documents.contains_key(&id) {
            self.selection.document = Some(id);
            self.selection.text = None;
            self.selection.reveal = None;
            self.selection.stand = None;
        }
    }

    pub(super) fn select_text(&mut self, text: Option<TextSelection>) {
        self.selection.text = text;
    }

    pub(super) fn choose(&mut self, id: Option<RecordId>) {
        self.selection.chosen = id.filter(|id| self.session.workspace.holds(id));
    }

    /// Chooses a record, shows its document and asks the reader to bring it in sight.
    pub(super) fn reveal(&mut self, id: &RecordId) {
        self.choose(Some(id.clone()));
        let Some((document, span)) = self.place_of(id) else { return };
        self.show_document(document);
        let serial = self.serial();
        self.selection.reveal = Some(Reveal { span, serial });
    }

    /// Shows the trends, and beside them the sentence of what is chosen. The reader keeps the place
    /// where it is read.
    pub(super) fn show_trends(&mut self) {
        if std::mem::replace(&mut self.view, View::Trends) == View::Trends {
            return;
        }
        let chosen = self.selection.chosen.clone();
        let Some((document, span)) = chosen.and_then(|id| self.place_of(&id)) else { return };
        self.show_document(document);
        let serial = self.serial();
        self.selection.stand = Some(Reveal { span, serial });
    }

    /// Where a record stands first. An entity stands at its first mention.
    fn place_of(&self, id: &RecordId) -> Option<(DocumentId, Span)> {
        let workspace = self.workspace();
        match id {
            RecordId::Mention(id) => {
                let mention = workspace.mentions.get(id)?;
                Some((mention.document, first_span(&mention.anchors)?))
            }
            RecordId::Claim(id) => {
                let claim = workspace.claims.get(id)?;
                Some((claim.document, first_span(&claim.anchors)?))
            }
            RecordId::Figure(id) => {
                let figure = workspace.figures.get(id)?;
                let claim = workspace.claims.get(&figure.claim)?;
                let number = figure.number.as_ref().map(|anchor| anchor.span);
                Some((claim.document, number.or_else(|| first_span(&claim.anchors))?))
            }
            RecordId::Entity(entity) => {
                let here = self.selection.document;
                let of_entity = workspace.mentions.values().filter(|m| m.entity == *entity);
                let first = of_entity.min_by_key(|mention| {
                    (Some(mention.document) != here, mention.document, first_span(&mention.anchors))
                })?;
                Some((first.document, first_span(&first.anchors)?))
            }
            RecordId::Document(id) => Some((*id, Span::new(0, 0))),
            RecordId::Type(_) | RecordId::ClaimKind(_) | RecordId::Hypothesis(_) => None,
        }
    }

    pub(super) fn step_document(&mut self, step: Step) {
        let ids: Vec<DocumentId> = self.workspace().documents.keys().copied().collect();
        let here = self.selection.document.and_then(|id| ids.iter().position(|d| *d == id));
        if let Some(next) = stepped(here, ids.len(), step).and_then(|at| ids.get(at)) {
            self.show_document(*next);
        }
    }

    /// The next figure of the document; from the last it goes on to the first.
    pub(super) fn step_figure(&mut self, step: Step) {
        let figures = &self.lists.document_figures;
        let chosen = self.selection.chosen.as_ref();
        let here = figures.iter().position(|id| chosen == Some(&RecordId::Figure(*id)));
        let Some(id) = stepped(here, figures.len(), step).and_then(|at| figures.get(at)) else {
            return;
        };
        self.reveal(&RecordId::Figure(*id));
    }

    /// The next mark in the text, whatever it is.
    pub(super) fn step_mark(&mut self, step: Step) {
        let Some(document) = self.selection.document else { return };
        let Some(marks) = self.session.index.marks(document) else { return };
        let all: Vec<Marked> =
            marks.all().iter().filter(|mark| mark.part == 0).map(|mark| mark.what).collect();
        let chosen = self.selection.chosen.as_ref();
        let here = all.iter().position(|what| chosen == Some(&RecordId::from(*what)));
        if let Some(what) = stepped(here, all.len(), step).and_then(|at| all.get(at)) {
            self.reveal(&RecordId::from(*what));
        }
    }

    /// Brings the reader back when something asks for the text.
    pub(super) fn show_reader(&mut self) {
        self.view = View::Read;
    }
}

fn stepped(here: Option<usize>, length: usize, step: Step) -> Option<usize> {
    let last = length.checked_sub(1)?;
    Some(match (here, step) {
        (None, Step::Next) => 0,
        (None, Step::Previous) => last,
        (Some(at), Step::Next) => {
            if at >= last {
                0
            } else {
                at + 1
            }
        }
        (Some(at), Step::Previous) => at.checked_sub(1).unwrap_or(last),
    })
}
