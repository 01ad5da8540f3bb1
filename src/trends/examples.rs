//! Workspaces for tests, said in few words.
//!
//! Invariant: the same calls give the same ids, so that a failing example fails again.

use crate::model::claim::{Credibility, Modality, Voice};
use crate::model::document::{Head, Reliability, State};
use crate::model::entity::EventFacts;
use crate::model::figure::{Answer, Bound, Harm, High, Scope, VictimStatus, When};
use crate::model::{
    Anchor, Claim, ClaimId, Date, Document, DocumentId, Entity, EntityId, Figure, FigureId,
    IdSource, Span, TypeId, Workspace, shipped,
};

/// A workspace in the making.
pub(crate) struct Desk {
    /// What was made so far.
    pub(crate) workspace: Workspace,
    ids: IdSource,
}

/// The date that a text writes.
#[track_caller]
pub(crate) fn day(text: &str) -> When {
    Date::parse(text).unwrap_or_else(|error| panic!("{text}: {error}")).into()
}

/// A figure whose number is put as `137`, `37+`, `>130`, `<=20`, `almost 100`, `~40`, `212-240`,
/// `vague 12` or `unknown`.
pub(crate) fn number(words: &str) -> Figure {
    let digits = |text: &str| text.trim_matches(|c: char| !c.is_ascii_digit()).parse::<u64>().ok();
    let n = digits(words);
    let (low, best, high, bound) = if let Some((low, high)) = words.split_once('-') {
        (digits(low), None, digits(high).into(), Bound::Range)
    } else if words.ends_with('+') {
        (n, n, High::Open, Bound::AtLeast)
    } else if words.starts_with('>') {
        (n, n, High::Open, Bound::MoreThan)
    } else if words.starts_with("<=") {
        (Some(0), n, n.into(), Bound::AtMost)
    } else if words.starts_with("almost") {
        (None, n, n.into(), Bound::Almost)
    } else if words.starts_with('~') {
        (None, n, High::Unknown, Bound::About)
    } else if words.starts_with("vague") {
        (n, None, High::Open, Bound::Vague)
    } else {
        (n, n, n.into(), Bound::Exact)
    };
    let nobody = uuid::Uuid::nil();
    Figure {
        id: FigureId(nobody),
        claim: ClaimId(nobody),
        number: None,
        harm: Harm::Killed,
        low,
        best,
        high,
        bound,
        scope: Scope::Incident,
        part_of: None,
        status: VictimStatus::Unknown,
        includes_attackers: Answer::Unknown,
        date: None,
        as_of: None,
        place: None,
        perpetrator: None,
        event: None,
        notes: String::new(),
        annotator: String::new(),
    }
}

impl From<Option<u64>> for High {
    fn from(number: Option<u64>) -> Self {
        number.map_or(Self::Unknown, Self::Known)
    }
}

impl Desk {
    /// An empty one with the shipped codebook.
    pub(crate) fn new() -> Self {
        Self { workspace: shipped::new_workspace(), ids: IdSource::new(1_700_000_000_000, 1) }
    }

    /// A document of the outlet "Harbour Post" with a text of its own.
    pub(crate) fn document(&mut self, title: &str, dateline: &str) -> DocumentId {
        let id = DocumentId(self.ids.next_uuid());
        self.workspace.put(
            Document {
                id,
                title: title.to_owned(),
                author: String::new(),
                outlet: "Harbour Post".to_owned(),
                dateline: Some(day(dateline).date),
                head: Head::default(),
                origin: String::new(),
                reliability: Some(Reliability::B),
                state: State::New,
                notes: String::new(),
                hash: String::new(),
                text: "".into(),
            }
            .into(),
        );
        id
    }

    /// An entity of a shipped type.
    pub(crate) fn entity(&mut self, kind: &str, name: &str) -> EntityId {
        let id = EntityId(self.ids.next_uuid());
        self.workspace.put(
            Entity {
                id,
                kind: TypeId::new(kind),
                name: name.to_owned(),
                aliases: Vec::new(),
                event: None,
                external: Vec::new(),
                notes: String::new(),
            }
            .into(),
        );
        id
    }

    /// An event with its date and place.
    pub(crate) fn event(&mut self, name: &str, date: &str, place: EntityId) -> EntityId {
        let id = self.entity(shipped::EVENT, name);
        let facts = EventFacts { date: Some(day(date)), place: Some(place), perpetrator: None };
        self.entity_with(id, |entity| entity.event = Some(facts));
        id
    }

    fn entity_with(&mut self, id: EntityId, change: impl FnOnce(&mut Entity)) {
        let mut entity = (*self.workspace.entities[&id]).clone();
        change(&mut entity);
        self.workspace.put(entity.into());
    }

    /// A claim graded 2 on `sentence`, which is added to the document's text, and its figure.
    /// `number` is what stands in the sentence and how [`number`] reads it.
    pub(crate) fn figure(
        &mut self,
        document: DocumentId,
        sentence: &str,
        (words, shape): (&str, &str),
        change: impl FnOnce(&mut Figure),
    ) -> FigureId {
        let (id, claim) = (FigureId(self.ids.next_uuid()), ClaimId(self.ids.next_uuid()));
        let mut record = (*self.workspace.documents[&document]).clone();
        let start = record.text.len();
        let text = format!("{}{sentence}\n", &*record.text);
        let at = start + sentence.find(words).expect("the number stands in the sentence");
        let anchor = |span| Anchor::on(&text, span).expect("a span of the text");
        let anchors = vec![anchor(Span::new(start, start + sentence.len()))];
        let number_anchor = anchor(Span::new(at, at + words.len()));
        record.text = text.as_str().into();
        self.workspace.put(record.into());
        self.workspace.put(
            Claim {
                id: claim,
                document,
                anchors,
                statement: String::new(),
                kind: None,
                chain: vec![Voice::Named("Harbour Post".to_owned())],
                modality: Modality::ReportedFact,
                credibility: Some(Credibility::ProbablyTrue),
                likelihood: None,
                links: Vec::new(),
                notes: String::new(),
                annotator: String::new(),
            }
            .into(),
        );
        let mut figure = Figure { id, claim, number: Some(number_anchor), ..number(shape) };
        change(&mut figure);
        self.workspace.put(figure.into());
        id
    }

    /// Changes the claim of a figure.
    pub(crate) fn claim_with(&mut self, figure: FigureId, change: impl FnOnce(&mut Claim)) {
        let id = self.workspace.figures[&figure].claim;
        let mut claim = (*self.workspace.claims[&id]).clone();
        change(&mut claim);
        self.workspace.put(claim.into());
    }
}
