//! What the reader remembers between two frames. None of it is work: all of it can be forgotten.
//!
//! Invariant: caches are keyed by the document and the workspace's revision, so what is drawn is
//! never older than what is true.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::annotations::BlockMarks;
use super::heights::Heights;
use super::list::Listed;
use super::measure::{Detail, Measure};
use super::paragraphs::{Block, blocks};
use super::scroll::{Anchor, Glide, Place};
use super::select::Press;
use crate::model::{ClaimId, Document, DocumentId, Span};
use crate::workbench::index::Marked;

/// Blocks whose marks are kept.
const KEPT: usize = 400;

/// The view state of a reader.
#[derive(Debug, Default)]
pub struct ReaderState {
    pub(super) detail: Detail,
    pub(super) sheet: Sheet,
    /// Where other documents were left.
    places: BTreeMap<DocumentId, Place>,
    /// The last request to scroll that was followed.
    pub(super) followed: u64,
    pub(super) glide: Option<Glide>,
    pub(super) press: Option<Press>,
    /// When and where the pointer was pressed last, and how often in a row.
    pub(super) presses: Option<(f64, eframe::egui::Pos2, u32)>,
    /// Where a walk over rows wants the caret, in points from the left of the text.
    pub(super) goal: Option<f32>,
    /// The mark under the pointer.
    pub(super) hovered: Option<Marked>,
    /// Where the handle of the scroll bar is held.
    pub(super) grip: Option<f32>,
    /// How the reader came by the keyboard.
    pub(super) focus: FocusBy,
    pub(super) found: Found,
    /// The open list of marks.
    pub(super) listed: Option<Listed>,
}

/// How the reader came by the keyboard: after a click the caret alone shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum FocusBy {
    /// By Tab or a command.
    Keyboard,
    /// By a click into the text.
    #[default]
    Pointer,
}

/// The document in the reader, cut into blocks.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Which document.
    pub document: Option<DocumentId>,
    /// The hash of the text that was cut, and where its body begins.
    cut: (String, crate::model::document::Head),
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// Their heights.
    pub heights: Heights,
    /// For which width and zoom.
    pub measure: Option<Measure>,
    /// The top of the view.
    pub anchor: Anchor,
    /// The same as a row, for the next change of width.
    pub place: Place,
}

/// What a document's annotations look like, block by block, as far as it was needed.
#[derive(Debug, Default)]
pub(super) struct Found {
    key: Option<(DocumentId, (u64, u64))>,
    /// Marks by block.
    pub by_block: BTreeMap<usize, Rc<BlockMarks>>,
    /// Claims in several parts: from the first byte of the first to the last of the last.
    pub bridges: Option<Rc<[(Span, ClaimId)]>>,
}

impl ReaderState {
    /// The state of a reader that draws so much.
    #[must_use]
    pub fn new(detail: Detail) -> Self {
        Self { detail, ..Self::default() }
    }

    /// Turns to a document, and back to where it was left.
    pub(super) fn turn_to(&mut self, document: &Document) -> Turned {
        let same = self.sheet.document == Some(document.id);
        if same && self.sheet.cut.0 == document.hash && self.sheet.cut.1 == document.head {
            return Turned::No;
        }
        if let Some(left) = self.sheet.document.filter(|_| !same) {
            self.places.insert(left, self.sheet.place);
            self.press = None;
            self.listed = None;
        }
        let kept =
            if same { Some(self.sheet.place) } else { self.places.get(&document.id).copied() };
        self.glide = None;
        self.sheet = Sheet {
            document: Some(document.id),
            cut: (document.hash.clone(), document.head),
            blocks: blocks(&document.text, &document.head),
            place: kept.unwrap_or_default(),
            ..Sheet::default()
        };
        self.found = Found::default();
        if kept.is_some() { Turned::Back } else { Turned::New }
    }
}

/// What turning to a document did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turned {
    /// It was open.
    No,
    /// It was open before.
    Back,
    /// It is shown from its beginning.
    New,
}

impl Found {
    /// Forgets what an edit made old, and what is far away when too much is kept.
    pub(super) fn follow(&mut self, document: DocumentId, revision: (u64, u64)) {
        if self.key != Some((document, revision)) {
            *self = Self { key: Some((document, revision)), ..Self::default() };
        }
        if self.by_block.len() > KEPT {
            self.by_block.clear();
        }
    }
}
