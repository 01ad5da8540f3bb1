//! What a block carries: the marks that lie in it, with their lanes, names and colours.
//!
//! Invariant: computed from the workspace alone, once a revision and block; no pixel is known
//! here.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::lanes::{Place, places};
use super::state::Found;
use crate::model::codebook::Colour;
use crate::model::{ClaimId, DocumentId, EntityId, FigureId, MentionId, RecordId, Span};
use crate::workbench::index::{Mark, Marked};
use crate::workbench::session::Session;

/// The marks of one block.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct BlockMarks {
    /// Mentions, in reading order.
    pub mentions: Vec<MentionMark>,
    /// Claims, in reading order.
    pub claims: Vec<ClaimMark>,
    /// The numbers of figures, in reading order.
    pub figures: Vec<FigureMark>,
    /// Figures whose notes stand beside this block, and beside which byte.
    pub notes: Vec<(FigureId, usize)>,
}

/// A part of a mention.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MentionMark {
    /// Its id.
    pub id: MentionId,
    /// What it refers to.
    pub entity: EntityId,
    /// Where it stands; it may reach into other blocks.
    pub span: Span,
    /// Its lane and tint.
    pub place: Place,
    /// The colour of its type.
    pub colour: Colour,
    /// What a screen reader says.
    pub label: String,
}

/// A claim.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ClaimMark {
    /// Its id.
    pub id: ClaimId,
    /// Its parts that reach into this block; none where it only passes by.
    pub parts: Vec<Span>,
    /// From its first part to its last, over all blocks.
    pub reach: Span,
    /// What a screen reader says.
    pub label: String,
}

/// The number of a figure.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FigureMark {
    /// Its id.
    pub id: FigureId,
    /// The claim that carries it.
    pub claim: ClaimId,
    /// Where it stands.
    pub span: Span,
    /// What a screen reader says.
    pub label: String,
}

impl BlockMarks {
    /// The marks over a byte, the shortest first: figures before mentions before claims of the
    /// same length.
    pub(super) fn over(&self, byte: usize) -> Vec<Marked> {
        let figures = self.figures.iter().map(|mark| (mark.span, 0, Marked::Figure(mark.id)));
        let mentions = self.mentions.iter().map(|mark| (mark.span, 1, Marked::Mention(mark.id)));
        let claims = self
            .claims
            .iter()
            .flat_map(|mark| mark.parts.iter().map(move |part| (*part, 2, Marked::Claim(mark.id))));
        let all = figures.chain(mentions).chain(claims);
        let mut over: Vec<_> = all.filter(|(span, _, _)| span.contains(byte)).collect();
        over.sort_by_key(|(span, kind, what)| (span.len(), *kind, *what));
        over.into_iter().map(|(_, _, what)| what).collect()
    }

    /// What is said of a mark.
    pub(super) fn label_of(&self, what: Marked) -> &str {
        let label = match what {
            Marked::Mention(id) => {
                self.mentions.iter().find(|mark| mark.id == id).map(|mark| &mark.label)
            }
            Marked::Claim(id) => {
                self.claims.iter().find(|mark| mark.id == id).map(|mark| &mark.label)
            }
            Marked::Figure(id) => {
                self.figures.iter().find(|mark| mark.id == id).map(|mark| &mark.label)
            }
        };
        label.map_or("", String::as_str)
    }
}

/// The marks of a block, found once a revision.
pub(super) fn marks_of(
    found: &mut Found,
    session: &Session,
    document: DocumentId,
    (index, block): (usize, Span),
) -> Rc<BlockMarks> {
    if let Some(marks) = found.by_block.get(&index) {
        return Rc::clone(marks);
    }
    let bridges =
        Rc::clone(found.bridges.get_or_insert_with(|| bridges_of(session, document).into()));
    let marks = Rc::new(find(session, document, block, &bridges));
    found.by_block.insert(index, Rc::clone(&marks));
    marks
}

fn find(
    session: &Session,
    document: DocumentId,
    block: Span,
    bridges: &[(Span, ClaimId)],
) -> BlockMarks {
    let mut marks = BlockMarks::default();
    let all = session.index.marks(document);
    for mark in all.into_iter().flat_map(|all| all.within(block)) {
        match mark.what {
            Marked::Mention(id) => marks.mentions.extend(mention(session, id, mark.span)),
            Marked::Claim(id) => add_claim(session, &mut marks, id, mark),
            Marked::Figure(id) => marks.figures.extend(figure(session, id, mark.span)),
        }
    }
    for &(reach, id) in bridges.iter().filter(|(reach, _)| reach.overlaps(block)) {
        if !marks.claims.iter().any(|claim| claim.id == id) {
            marks.claims.push(ClaimMark { id, parts: Vec::new(), reach, label: String::new() });
        }
    }
    let spans: Vec<Span> = marks.mentions.iter().map(|mention| mention.span).collect();
    for (mention, place) in marks.mentions.iter_mut().zip(places(&spans)) {
        mention.place = place;
    }
    marks.notes = notes(session, &marks, block);
    marks
}

fn mention(session: &Session, id: MentionId, span: Span) -> Option<MentionMark> {
    let workspace = &session.workspace;
    let entity = workspace.entities.get(&workspace.mentions.get(&id)?.entity)?;
    let kind = workspace.types.get(&entity.kind);
    let type_name = kind.map_or("entity".to_owned(), |kind| kind.name.to_lowercase());
    Some(MentionMark {
        id,
        entity: entity.id,
        span,
        place: Place { lane: None, tint: super::lanes::Tint::Withheld },
        colour: kind.map_or(Colour::Slot(u8::MAX), |kind| kind.colour),
        label: format!("{}, {type_name}, mention", entity.name),
    })
}

fn add_claim(session: &Session, marks: &mut BlockMarks, id: ClaimId, mark: &Mark) {
    if let Some(known) = marks.claims.iter_mut().find(|claim| claim.id == id) {
        known.parts.push(mark.span);
        return;
    }
    let Some(claim) = session.workspace.claims.get(&id) else { return };
    let held = claim.anchors.iter().filter(|anchor| anchor.hold.is_held());
    let (start, end) = held.fold((usize::MAX, 0), |(start, end), anchor| {
        (start.min(anchor.span.start()), end.max(anchor.span.end()))
    });
    marks.claims.push(ClaimMark {
        id,
        parts: vec![mark.span],
        reach: Span::new(start.min(end), end),
        label: format!("{}, claim", claim.statement),
    });
}

fn figure(session: &Session, id: FigureId, span: Span) -> Option<FigureMark> {
    let figure = session.workspace.figures.get(&id)?;
    let words = figure.number.as_ref().map_or("", |number| number.quote.as_str());
    let label = format!("{words} {}, figure", figure.harm.words());
    Some(FigureMark { id, claim: figure.claim, span, label })
}

/// The figures that are noted beside a block: at their number, or at the beginning of their claim
/// when no number stands in the text.
fn notes(session: &Session, marks: &BlockMarks, block: Span) -> Vec<(FigureId, usize)> {
    let begins = |byte: usize| block.contains(byte);
    let numbers = marks.figures.iter().filter(|mark| begins(mark.span.start()));
    let mut notes: Vec<_> = numbers.map(|mark| (mark.id, mark.span.start())).collect();
    for claim in marks.claims.iter().filter(|claim| begins(claim.reach.start())) {
        let figures = session.index.figures_of(claim.id);
        let wordless = figures.filter(|id| {
            let number = session.workspace.figures.get(id).map(|figure| figure.number.as_ref());
            number.is_some_and(|number| number.is_none_or(|anchor| !anchor.hold.is_held()))
        });
        notes.extend(wordless.map(|id| (id, claim.reach.start())));
    }
    notes.sort_by_key(|(id, byte)| (*byte, *id));
    notes
}

/// The claims of a document that stand in several parts.
fn bridges_of(session: &Session, document: DocumentId) -> Vec<(Span, ClaimId)> {
    let marks = session.index.marks(document).map_or(&[][..], |marks| marks.all());
    let several: BTreeSet<ClaimId> = marks
        .iter()
        .filter(|mark| mark.part > 0)
        .filter_map(|mark| match mark.what {
            Marked::Claim(id) => Some(id),
            Marked::Mention(_) | Marked::Figure(_) => None,
        })
        .collect();
    let reach = |id: &ClaimId| {
        let claim = session.workspace.claims.get(id)?;
        let held = claim.anchors.iter().filter(|anchor| anchor.hold.is_held());
        let spans: Vec<Span> = held.map(|anchor| anchor.span).collect();
        let start = spans.iter().map(|span| span.start()).min()?;
        let end = spans.iter().map(|span| span.end()).max()?;
        Some((Span::new(start, end), *id))
    };
    several.iter().filter_map(reach).collect()
}

/// What is lit because of what is chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Lit {
    chosen: Option<RecordId>,
    /// The claim of a chosen figure.
    claim: Option<ClaimId>,
}

impl Lit {
    pub(super) fn of(session: &Session, chosen: Option<&RecordId>) -> Self {
        let claim = match chosen {
            Some(RecordId::Figure(id)) => session.workspace.figures.get(id).map(|f| f.claim),
            _ => None,
        };
        Self { chosen: chosen.cloned(), claim }
    }

    pub(super) fn mention(&self, mark: &MentionMark) -> bool {
        match self.chosen {
            Some(RecordId::Mention(id)) => id == mark.id,
            Some(RecordId::Entity(id)) => id == mark.entity,
            _ => false,
        }
    }

    pub(super) fn claim(&self, id: ClaimId) -> bool {
        self.claim == Some(id) || self.chosen == Some(RecordId::Claim(id))
    }

    pub(super) fn figure(&self, id: FigureId) -> bool {
        self.chosen == Some(RecordId::Figure(id))
    }
}
