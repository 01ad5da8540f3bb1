//! One small workspace for tests, with a record of every kind and a reference of every kind.
//!
//! Invariant: it is sound, and the same ids come out each time.

use super::claim::{Link, Modality, Relation, Voice};
use super::document::{Head, State};
use super::entity::EventFacts;
use super::figure::{Answer, Bound, Harm, High, PartOf, Scope, VictimStatus};
use super::hypothesis::Rating;
use super::{
    Anchor, Claim, ClaimId, ClaimKindId, Date, Document, DocumentId, Entity, EntityId, Figure,
    FigureId, Hypothesis, HypothesisId, IdSource, Mention, MentionId, Span, TypeId, Workspace,
    shipped,
};

/// The text of the first document.
pub(crate) const REPORT: &str = "A bomb in Northtown killed at least 12 people on Monday, the \
    ministry said.\nTwo of the dead – Zoë and Jürgen – were children.\n\
    In 2015, 40 people died in Ardania.\n";
/// The text of the second.
pub(crate) const FOLLOW_UP: &str = "Northtown buried its dead. The ministry now counts 15.\n";

/// The workspace, and the names of what is in it.
pub(crate) struct Example {
    pub(crate) workspace: Workspace,
    pub(crate) ids: IdSource,
    pub(crate) report: DocumentId,
    pub(crate) follow_up: DocumentId,
    pub(crate) town: EntityId,
    pub(crate) ministry: EntityId,
    pub(crate) blast: EntityId,
    /// Of the town in the report.
    pub(crate) mention: MentionId,
    /// Of the killing, in the report; carries the toll and its part.
    pub(crate) claim: ClaimId,
    /// Of the new count, in the follow-up; updates the claim.
    pub(crate) recount: ClaimId,
    pub(crate) toll: FigureId,
    /// The children, a part of the toll.
    pub(crate) part: FigureId,
    pub(crate) hypothesis: HypothesisId,
}

/// The span of some words of a text.
pub(crate) fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("no {words:?} in {text:?}"));
    Span::new(start, start + words.len())
}

fn anchors(text: &str, parts: &[&str]) -> Vec<Anchor> {
    parts.iter().map(|words| Anchor::on(text, span(text, words)).unwrap()).collect()
}

impl Example {
    pub(crate) fn new() -> Self {
        let mut ids = IdSource::new(1_700_000_000_000, 1);
        let mut next = || ids.next_uuid();
        let mut example = Self {
            workspace: shipped::new_workspace(),
            report: DocumentId(next()),
            follow_up: DocumentId(next()),
            town: EntityId(next()),
            ministry: EntityId(next()),
            blast: EntityId(next()),
            mention: MentionId(next()),
            claim: ClaimId(next()),
            recount: ClaimId(next()),
            toll: FigureId(next()),
            part: FigureId(next()),
            hypothesis: HypothesisId(next()),
            ids,
        };
        example.put_documents();
        example.put_entities();
        example.put_claims();
        example.put_figures();
        example
    }

    /// A figure of 12 killed on the claim, with nothing else said.
    pub(crate) fn bare_figure(&self, id: FigureId) -> Figure {
        Figure {
            id,
            claim: self.claim,
            number: None,
            harm: Harm::Killed,
            low: Some(12),
            best: Some(12),
            high: High::Known(12),
            bound: Bound::Exact,
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

    fn put_documents(&mut self) {
        for (id, title, text) in
            [(self.report, "Bomb in Northtown", REPORT), (self.follow_up, "Burials", FOLLOW_UP)]
        {
            let document = Document {
                id,
                title: title.to_owned(),
                author: "A. Writer".to_owned(),
                outlet: "Harbour Post".to_owned(),
                dateline: Date::parse("2024-03-05").ok(),
                head: Head::default(),
                origin: format!("{title}.txt"),
                reliability: None,
                state: State::New,
                notes: String::new(),
                hash: title.to_owned(),
                text: text.into(),
            };
            self.workspace.put(document.into());
        }
    }

    fn put_entities(&mut self) {
        let facts = EventFacts {
            date: Date::parse("2024-03-04").ok().map(Into::into),
            place: Some(self.town),
            perpetrator: Some(self.ministry),
        };
        for (id, kind, name, event) in [
            (self.town, shipped::PLACE, "Northtown", None),
            (self.ministry, shipped::ORGANISATION, "Ministry", None),
            (self.blast, shipped::EVENT, "Northtown blast", Some(facts)),
        ] {
            let entity = Entity {
                id,
                kind: TypeId::new(kind),
                name: name.to_owned(),
                aliases: vec![format!("the {}", name.to_lowercase())],
                event,
                external: Vec::new(),
                notes: String::new(),
            };
            self.workspace.put(entity.into());
        }
        for (id, entity, document, anchors) in [
            (self.mention, self.town, self.report, anchors(REPORT, &["Northtown"])),
            (
                MentionId(self.ids.next_uuid()),
                self.town,
                self.follow_up,
                anchors(FOLLOW_UP, &["Northtown", "its dead"]),
            ),
            (
                MentionId(self.ids.next_uuid()),
                self.ministry,
                self.report,
                anchors(REPORT, &["ministry"]),
            ),
        ] {
            let annotator = "A".to_owned();
            self.workspace.put(Mention { id, entity, document, anchors, annotator }.into());
        }
    }

    fn put_claims(&mut self) {
        let updates = Link { relation: Relation::Updates, to: self.claim };
        for (id, document, anchors, links) in [
            (
                self.claim,
                self.report,
                anchors(REPORT, &["A bomb in Northtown", "killed at least 12 people"]),
                vec![],
            ),
            (self.recount, self.follow_up, anchors(FOLLOW_UP, &["now counts 15"]), vec![updates]),
        ] {
            let claim = Claim {
                id,
                document,
                statement: crate::model::anchor::joined_quote(&anchors),
                anchors,
                kind: Some(ClaimKindId::new("casualties")),
                chain: vec![Voice::Entity(self.ministry), Voice::Named("a nurse".to_owned())],
                modality: Modality::ReportedFact,
                credibility: None,
                likelihood: None,
                links,
                notes: String::new(),
                annotator: "A".to_owned(),
            };
            self.workspace.put(claim.into());
        }
        let ratings = [(self.claim, Rating::C), (self.recount, Rating::I)].into();
        let statement = "It was the ministry".to_owned();
        let (id, notes) = (self.hypothesis, String::new());
        self.workspace.put(Hypothesis { id, statement, rank: 0, ratings, notes }.into());
    }

    fn put_figures(&mut self) {
        let toll = Figure {
            number: Anchor::on(REPORT, span(REPORT, "at least 12")),
            high: High::Open,
            bound: Bound::AtLeast,
            date: Date::parse("2024-03-04").ok().map(Into::into),
            place: Some(self.town),
            perpetrator: Some(self.ministry),
            event: Some(self.blast),
            ..self.bare_figure(self.toll)
        };
        self.workspace.put(toll.into());
        let part = Figure {
            number: Anchor::on(REPORT, span(REPORT, "Two")),
            low: Some(2),
            best: Some(2),
            high: High::Known(2),
            part_of: Some(PartOf { figure: self.toll, name: "children".to_owned() }),
            ..self.bare_figure(self.part)
        };
        self.workspace.put(part.into());
        let id = FigureId(self.ids.next_uuid());
        let recount = Figure {
            claim: self.recount,
            number: Anchor::on(FOLLOW_UP, span(FOLLOW_UP, "15")),
            event: Some(self.blast),
            ..self.bare_figure(id)
        };
        self.workspace.put(recount.into());
    }
}
