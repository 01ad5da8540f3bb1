//! A small workspace that uses every kind of record and nearly every field.

use uuid::Uuid;

use crate::io::workspace::hash_of_text;
use crate::model::claim::{Credibility, Likelihood, Link, Modality, Relation, Voice};
use crate::model::document::{Head, Reliability, State};
use crate::model::entity::{EventFacts, ExternalId};
use crate::model::figure::{Answer, Bound, Harm, High, PartOf, Reading, Scope, VictimStatus, When};
use crate::model::hypothesis::Rating;
use crate::model::{
    Anchor, Claim, ClaimId, ClaimKindId, Date, Document, DocumentId, Entity, EntityId, Figure,
    FigureId, Hypothesis, HypothesisId, Mention, MentionId, Span, Text, TypeId, Workspace, shipped,
};

pub(super) const ARTICLE: &str = "Blast at “Söderby” market\r\n\n\tAt least 12 people died, \"three\" of them \
    children.\nالسوق";

pub(super) fn uuid(number: u128) -> Uuid {
    Uuid::from_u128(0x018e_6a3c_5d00_7000_8000_0000_0000_0000 + number)
}

fn span_of(words: &str) -> Span {
    let start = ARTICLE.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn anchors(parts: &[&str]) -> Vec<Anchor> {
    parts.iter().map(|part| Anchor::on(ARTICLE, span_of(part)).unwrap()).collect()
}

fn when(date: &str, phrase: &str) -> When {
    let date = Date::parse(date).unwrap();
    When { date, phrase: phrase.to_owned(), reading: Reading::Resolved }
}

pub(super) fn document(number: u128, text: &str) -> Document {
    Document {
        id: DocumentId(uuid(number)),
        title: String::new(),
        author: String::new(),
        outlet: String::new(),
        dateline: None,
        head: Head::default(),
        origin: String::new(),
        reliability: None,
        state: State::New,
        notes: String::new(),
        hash: hash_of_text(text),
        text: Text::from(text),
    }
}

pub(super) fn entity(number: u128, kind: &str, name: &str) -> Entity {
    Entity {
        id: EntityId(uuid(number)),
        kind: TypeId::new(kind),
        name: name.to_owned(),
        aliases: Vec::new(),
        event: None,
        external: Vec::new(),
        notes: String::new(),
    }
}

fn figure(number: u128) -> Figure {
    Figure {
        id: FigureId(uuid(number)),
        claim: ClaimId(uuid(40)),
        number: Anchor::on(ARTICLE, span_of("At least 12")),
        harm: Harm::Killed,
        low: Some(12),
        best: Some(12),
        high: High::Open,
        bound: Bound::AtLeast,
        scope: Scope::Incident,
        part_of: None,
        status: VictimStatus::Civilian,
        includes_attackers: Answer::No,
        date: Some(when("2024-03-22", "on Friday")),
        as_of: None,
        place: Some(EntityId(uuid(20))),
        perpetrator: None,
        event: Some(EntityId(uuid(21))),
        notes: String::new(),
        annotator: String::new(),
    }
}

/// A workspace that uses every kind of record and nearly every field.
pub(super) fn sample() -> Workspace {
    let mut workspace = shipped::new_workspace();
    for document in [article(), document(11, "")] {
        workspace.put(document.into());
    }
    for entity in [place(), event()] {
        workspace.put(entity.into());
    }
    let mention = Mention {
        id: MentionId(uuid(30)),
        entity: EntityId(uuid(20)),
        document: DocumentId(uuid(10)),
        anchors: anchors(&["Söderby", "السوق"]),
        annotator: "amira".to_owned(),
    };
    workspace.put(mention.into());
    for claim in [claim(40, "At least 12 people died"), denial()] {
        workspace.put(claim.into());
    }
    for figure in [figure(50), part()] {
        workspace.put(figure.into());
    }
    let hypothesis = Hypothesis {
        id: HypothesisId(uuid(60)),
        statement: "It was an accident".to_owned(),
        rank: 0,
        ratings: [(ClaimId(uuid(40)), Rating::CC), (ClaimId(uuid(41)), Rating::II)].into(),
        notes: String::new(),
    };
    workspace.put(hypothesis.into());
    workspace
}

fn article() -> Document {
    let headline = "Blast at “Söderby” market";
    Document {
        title: headline.to_owned(),
        outlet: "The Courier".to_owned(),
        dateline: Date::parse("2024-03-23").ok(),
        head: Head { title: Some(span_of(headline)), body: 31, ..Head::default() },
        reliability: Some(Reliability::B),
        state: State::InWork,
        ..document(10, ARTICLE)
    }
}

fn place() -> Entity {
    Entity {
        aliases: vec!["Soderby".to_owned()],
        external: vec![ExternalId { register: "wikidata".to_owned(), value: "Q1".to_owned() }],
        ..entity(20, "place", "Söderby")
    }
}

fn event() -> Entity {
    let date = Some(when("2024-03-22", ""));
    let facts = EventFacts { date, place: Some(EntityId(uuid(20))), perpetrator: None };
    Entity { event: Some(facts), ..entity(21, "event", "Market blast") }
}

fn denial() -> Claim {
    Claim {
        modality: Modality::Denial,
        links: vec![Link { relation: Relation::Contradicts, to: ClaimId(uuid(40)) }],
        notes: "Two lines,\nand a back\\slash".to_owned(),
        ..claim(41, "\"three\" of them children")
    }
}

fn part() -> Figure {
    Figure {
        number: None,
        low: Some(3),
        best: None,
        high: High::Known(3),
        part_of: Some(PartOf { figure: FigureId(uuid(50)), name: "children".to_owned() }),
        ..figure(51)
    }
}

fn claim(number: u128, words: &str) -> Claim {
    Claim {
        id: ClaimId(uuid(number)),
        document: DocumentId(uuid(10)),
        anchors: anchors(&[words]),
        statement: "Twelve died".to_owned(),
        kind: Some(ClaimKindId::new("casualties")),
        chain: vec![Voice::Entity(EntityId(uuid(20))), Voice::Named("a nurse".to_owned())],
        modality: Modality::ReportedFact,
        credibility: Some(Credibility::ProbablyTrue),
        likelihood: Some(Likelihood::VeryLikely),
        links: Vec::new(),
        notes: String::new(),
        annotator: String::new(),
    }
}
