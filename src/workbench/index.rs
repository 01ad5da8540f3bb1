//! Where the annotations stand, kept in step with the edits.
//!
//! Invariant: after any sequence of updates the index equals the one built anew from the
//! workspace. Orphans stand nowhere and have no mark.

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::Edit;
use crate::model::{
    Anchor, ClaimId, DocumentId, EntityId, Figure, FigureId, MentionId, Record, RecordId, Span,
    TypeId, Workspace,
};

/// One part of an annotation in a document's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Where it stands.
    pub span: Span,
    /// What stands there.
    pub what: Marked,
    /// Which part of it, from 0 in reading order.
    pub part: u32,
}

/// An annotation that has marks in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Marked {
    /// A mention.
    Mention(MentionId),
    /// A claim.
    Claim(ClaimId),
    /// The number of a figure.
    Figure(FigureId),
}

impl From<Marked> for RecordId {
    fn from(marked: Marked) -> Self {
        match marked {
            Marked::Mention(id) => Self::Mention(id),
            Marked::Claim(id) => Self::Claim(id),
            Marked::Figure(id) => Self::Figure(id),
        }
    }
}

/// Marks by document, and the counts that the panels show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    documents: BTreeMap<DocumentId, DocumentMarks>,
    mentions_of: BTreeMap<EntityId, BTreeMap<DocumentId, usize>>,
    figures_of: BTreeMap<ClaimId, BTreeSet<FigureId>>,
    figures_in: BTreeMap<DocumentId, usize>,
    orphans: BTreeMap<DocumentId, BTreeSet<Marked>>,
}

/// The marks of one document in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentMarks {
    marks: Vec<Mark>,
    /// The longest mark in bytes: no mark that starts this far before a place reaches it.
    longest: usize,
}

impl DocumentMarks {
    /// All of them, by start, then end.
    #[must_use]
    pub fn all(&self) -> &[Mark] {
        &self.marks
    }

    /// Those that share at least a byte with `span`, by start, then end.
    pub fn within(&self, span: Span) -> impl Iterator<Item = &Mark> {
        let from = span.start().saturating_sub(self.longest);
        let first = self.marks.partition_point(|mark| mark.span.start() < from);
        self.marks
            .get(first..)
            .unwrap_or_default()
            .iter()
            .take_while(move |mark| mark.span.start() < span.end())
            .filter(move |mark| mark.span.overlaps(span))
    }

    fn settle(&mut self) {
        self.marks.sort_unstable();
        self.longest = self.marks.iter().map(|mark| mark.span.len()).max().unwrap_or(0);
    }
}

impl Index {
    /// The index of a workspace.
    #[must_use]
    pub fn build(workspace: &Workspace) -> Self {
        let mut index = Self::default();
        for mention in workspace.mentions.values() {
            index.add(workspace, &Record::Mention(mention.clone()));
        }
        for claim in workspace.claims.values() {
            index.add(workspace, &Record::Claim(claim.clone()));
        }
        for figure in workspace.figures.values() {
            index.add(workspace, &Record::Figure(figure.clone()));
        }
        index.documents.retain(|_, marks| !marks.marks.is_empty());
        for marks in index.documents.values_mut() {
            marks.settle();
        }
        index
    }

    /// Brings the index in step with an edit that led from `before` to `after`.
    pub fn update(&mut self, before: &Workspace, after: &Workspace, edit: &Edit) {
        let mut touched = BTreeSet::new();
        let mut gone: BTreeMap<DocumentId, BTreeSet<Marked>> = BTreeMap::new();
        let moved = self.figures_moved_along(after, edit);
        let removed = edit.swaps.iter().filter_map(|swap| swap.before.as_ref());
        for record in removed.chain(&moved) {
            if let Some((document, marked)) = place(before, record) {
                gone.entry(document).or_default().insert(marked);
            }
            self.forget(before, record);
        }
        for (document, gone) in gone {
            if let Some(marks) = self.documents.get_mut(&document) {
                marks.marks.retain(|mark| !gone.contains(&mark.what));
            }
            touched.insert(document);
        }
        let added = edit.swaps.iter().filter_map(|swap| swap.after.as_ref());
        for record in added.chain(&moved) {
            touched.extend(self.add(after, record));
        }
        for document in touched {
            if let Some(marks) = self.documents.get_mut(&document) {
                marks.settle();
                if marks.marks.is_empty() {
                    self.documents.remove(&document);
                }
            }
        }
    }

    /// The figures that an edit leaves alone while their claim goes to another document.
    fn figures_moved_along(&self, after: &Workspace, edit: &Edit) -> Vec<Record> {
        let claims = edit.swaps.iter().filter_map(|swap| match (&swap.before, &swap.after) {
            (Some(Record::Claim(before)), Some(Record::Claim(after))) => {
                (before.document != after.document).then_some(before.id)
            }
            _ => None,
        });
        let swapped: BTreeSet<&RecordId> = edit.swaps.iter().map(|swap| &swap.id).collect();
        let figures = claims.flat_map(|claim| self.figures_of(claim)).map(RecordId::Figure);
        figures.filter(|id| !swapped.contains(id)).filter_map(|id| after.record(&id)).collect()
    }

    /// The marks of a document; nothing when it has none.
    #[must_use]
    pub fn marks(&self, document: DocumentId) -> Option<&DocumentMarks> {
        self.documents.get(&document)
    }

    /// The figures on a claim, in the order in which they were made.
    pub fn figures_of(&self, claim: ClaimId) -> impl Iterator<Item = FigureId> {
        self.figures_of.get(&claim).into_iter().flatten().copied()
    }

    /// How many figures a document's claims carry.
    #[must_use]
    pub fn figures_in(&self, document: DocumentId) -> usize {
        self.figures_in.get(&document).copied().unwrap_or(0)
    }

    /// What lost its place when a corrected text was loaded, in one document or in all.
    pub fn orphans(&self, document: Option<DocumentId>) -> impl Iterator<Item = Marked> {
        let wanted = move |id: &DocumentId| document.is_none_or(|document| document == *id);
        let here = self.orphans.iter().filter(move |(id, _)| wanted(id));
        here.flat_map(|(_, orphans)| orphans.iter().copied())
    }

    /// The documents that mention an entity.
    pub fn documents_of(&self, entity: EntityId) -> impl Iterator<Item = DocumentId> {
        self.mentions_of.get(&entity).into_iter().flat_map(|counts| counts.keys().copied())
    }

    /// How often an entity is mentioned, in one document or in all.
    #[must_use]
    pub fn mentions_of(&self, entity: EntityId, document: Option<DocumentId>) -> usize {
        let Some(counts) = self.mentions_of.get(&entity) else { return 0 };
        match document {
            Some(document) => counts.get(&document).copied().unwrap_or(0),
            None => counts.values().sum(),
        }
    }

    /// The entities mentioned in a document.
    #[must_use]
    pub fn entities_in(&self, document: DocumentId) -> Vec<EntityId> {
        let mentioned =
            self.mentions_of.iter().filter(|(_, counts)| counts.contains_key(&document));
        mentioned.map(|(entity, _)| *entity).collect()
    }

    /// How many mentions there are of entities of each type.
    #[must_use]
    pub fn mentions_by_type(
        &self,
        workspace: &Workspace,
        document: Option<DocumentId>,
    ) -> BTreeMap<TypeId, usize> {
        let mut counts = BTreeMap::new();
        for entity in self.mentions_of.keys() {
            let Some(kind) = workspace.entities.get(entity).map(|entity| &entity.kind) else {
                continue;
            };
            let mentions = self.mentions_of(*entity, document);
            if mentions > 0 {
                *counts.entry(kind.clone()).or_insert(0) += mentions;
            }
        }
        counts
    }

    /// Adds a record's marks, unsorted; returns the document that they stand in.
    fn add(&mut self, workspace: &Workspace, record: &Record) -> Option<DocumentId> {
        if let Record::Mention(mention) = record {
            let counts = self.mentions_of.entry(mention.entity).or_default();
            *counts.entry(mention.document).or_insert(0) += 1;
        }
        if let Record::Figure(figure) = record {
            self.figures_of.entry(figure.claim).or_default().insert(figure.id);
            if let Some(claim) = workspace.claims.get(&figure.claim) {
                *self.figures_in.entry(claim.document).or_insert(0) += 1;
            }
        }
        let (document, what) = place(workspace, record)?;
        if anchors(record).iter().any(|anchor| !anchor.hold.is_held()) {
            self.orphans.entry(document).or_default().insert(what);
        }
        let marks = self.documents.entry(document).or_default();
        let held = anchors(record).iter().filter(|anchor| anchor.hold.is_held());
        let parts = held.zip(0u32..);
        marks.marks.extend(parts.map(|(anchor, part)| Mark { span: anchor.span, what, part }));
        Some(document)
    }

    fn forget(&mut self, before: &Workspace, record: &Record) {
        if let Some((document, what)) = place(before, record)
            && let Some(orphans) = self.orphans.get_mut(&document)
        {
            orphans.remove(&what);
            if orphans.is_empty() {
                self.orphans.remove(&document);
            }
        }
        if let Record::Mention(mention) = record
            && let Some(counts) = self.mentions_of.get_mut(&mention.entity)
        {
            if let Some(count) = counts.get_mut(&mention.document) {
                *count -= 1;
            }
            counts.retain(|_, count| *count > 0);
            if counts.is_empty() {
                self.mentions_of.remove(&mention.entity);
            }
        }
        if let Record::Figure(figure) = record {
            self.forget_figure(before, figure);
        }
    }

    fn forget_figure(&mut self, before: &Workspace, figure: &Figure) {
        if let Some(figures) = self.figures_of.get_mut(&figure.claim) {
            figures.remove(&figure.id);
            if figures.is_empty() {
                self.figures_of.remove(&figure.claim);
            }
        }
        let document = before.claims.get(&figure.claim).map(|claim| claim.document);
        if let Some(count) = document.and_then(|document| self.figures_in.get_mut(&document)) {
            *count -= 1;
            if *count == 0 {
                document.and_then(|document| self.figures_in.remove(&document));
            }
        }
    }
}

fn place(workspace: &Workspace, record: &Record) -> Option<(DocumentId, Marked)> {
    match record {
        Record::Mention(mention) => Some((mention.document, Marked::Mention(mention.id))),
        Record::Claim(claim) => Some((claim.document, Marked::Claim(claim.id))),
        Record::Figure(figure) => {
            let document = workspace.claims.get(&figure.claim)?.document;
            Some((document, Marked::Figure(figure.id)))
        }
        Record::Document(_)
        | Record::Type(_)
        | Record::ClaimKind(_)
        | Record::Entity(_)
        | Record::Hypothesis(_) => None,
    }
}

fn anchors(record: &Record) -> &[Anchor] {
    match record {
        Record::Mention(mention) => &mention.anchors,
        Record::Claim(claim) => &claim.anchors,
        Record::Figure(figure) => figure.number.as_slice(),
        Record::Document(_)
        | Record::Type(_)
        | Record::ClaimKind(_)
        | Record::Entity(_)
        | Record::Hypothesis(_) => &[],
    }
}
