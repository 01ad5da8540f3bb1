//! What the analyst has before them: the document, the text selected, the record chosen.
//!
//! Invariant: the selection is no part of the workspace: it is neither saved nor undone, and after
//! an undo it never names what no longer exists.

use crate::model::{DocumentId, FigureId, RecordId, Span, Workspace};

/// What is looked at and worked on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// The document in the reader.
    pub document: Option<DocumentId>,
    /// The text selected in it.
    pub text: Option<TextSelection>,
    /// The record whose card is open and whose mark is lit.
    pub chosen: Option<RecordId>,
    /// Where the reader is asked to scroll.
    pub reveal: Option<Reveal>,
    /// Where the source beside the trends is asked to scroll, and the reader is not: what was
    /// chosen in the text without going anywhere.
    pub stand: Option<Reveal>,
    /// The figure whose mark is pointed at in the chart.
    pub pointed: Option<FigureId>,
}

/// Text selected in the reader. `anchor` is where it began, `focus` the end that moves: the caret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextSelection {
    /// Parts selected before, for a discontinuous span.
    pub parts: Vec<Span>,
    /// Byte where the last part began.
    pub anchor: usize,
    /// Byte of the caret.
    pub focus: usize,
}

impl TextSelection {
    /// A caret without a selection.
    #[must_use]
    pub fn caret(byte: usize) -> Self {
        Self { parts: Vec::new(), anchor: byte, focus: byte }
    }

    /// One selected span, the caret at its end.
    #[must_use]
    pub fn of(span: Span) -> Self {
        Self { parts: Vec::new(), anchor: span.start(), focus: span.end() }
    }

    /// The part being selected.
    #[must_use]
    pub fn active(&self) -> Span {
        Span::new(self.anchor, self.focus)
    }

    /// All parts that hold text, in reading order.
    #[must_use]
    pub fn spans(&self) -> Vec<Span> {
        let all = self.parts.iter().copied().chain([self.active()]);
        let mut spans: Vec<Span> = all.filter(|span| !span.is_empty()).collect();
        spans.sort_unstable();
        spans.dedup();
        spans
    }
}

/// A request to scroll to a place; the reader follows each serial once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reveal {
    /// The place.
    pub span: Span,
    /// Rises with each request.
    pub serial: u64,
}

impl Selection {
    /// Forgets what the workspace no longer holds.
    pub fn follow(&mut self, workspace: &Workspace) {
        let gone = |document: DocumentId| !workspace.documents.contains_key(&document);
        if self.document.is_none_or(gone) {
            self.document = workspace.documents.keys().next().copied();
            self.text = None;
            self.reveal = None;
            self.stand = None;
        }
        if self.pointed.is_some_and(|figure| !workspace.figures.contains_key(&figure)) {
            self.pointed = None;
        }
        if self.chosen.as_ref().is_some_and(|id| !workspace.holds(id)) {
            self.chosen = None;
        }
    }
}
