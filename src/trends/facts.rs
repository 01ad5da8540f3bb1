//! A figure with what stands around it: its claim, its document, and the event that lends it a
//! date, a place and a perpetrator.
//!
//! Invariant: the figure's own word goes before its event's, and only an incident takes anything
//! from an event: a total has its own period and place.

use jiff::civil;

use crate::model::claim::{Credibility, Modality};
use crate::model::document::Reliability;
use crate::model::entity::EventFacts;
use crate::model::figure::{Scope, When};
use crate::model::{Claim, Document, EntityId, Figure, Workspace};

use super::query::Query;

/// A figure in its surroundings.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// The figure.
    pub figure: &'a Figure,
    /// Its claim; nothing where the reference leads nowhere.
    pub claim: Option<&'a Claim>,
    /// The document of its claim.
    pub document: Option<&'a Document>,
    event: Option<&'a EventFacts>,
}

impl<'a> Candidate<'a> {
    /// The figure in the workspace.
    #[must_use]
    pub fn new(workspace: &'a Workspace, figure: &'a Figure) -> Self {
        let claim = workspace.claims.get(&figure.claim).map(|claim| &**claim);
        let document =
            claim.and_then(|claim| workspace.documents.get(&claim.document)).map(|found| &**found);
        let event = figure
            .event
            .filter(|_| figure.scope == Scope::Incident)
            .and_then(|event| workspace.entities.get(&event))
            .and_then(|entity| entity.event.as_ref());
        Self { figure, claim, document, event }
    }

    /// Whether the query asks for it.
    #[must_use]
    pub fn is_asked_by(&self, query: &Query) -> bool {
        query.harms.contains(&self.figure.harm)
            && query.scope.admits(self.figure.scope)
            && query
                .document
                .is_none_or(|wanted| self.claim.is_some_and(|claim| claim.document == wanted))
    }

    /// When the harm was done.
    #[must_use]
    pub fn date(&self) -> Option<&'a When> {
        self.figure.date.as_ref().or_else(|| self.event?.date.as_ref())
    }

    /// Where.
    #[must_use]
    pub fn place(&self) -> Option<EntityId> {
        self.figure.place.or_else(|| self.event?.place)
    }

    /// By whom.
    #[must_use]
    pub fn perpetrator(&self) -> Option<EntityId> {
        self.figure.perpetrator.or_else(|| self.event?.perpetrator)
    }

    /// The last day on which the count stood; where nothing is said, the day of publication.
    #[must_use]
    pub fn as_of(&self) -> Option<civil::Date> {
        match &self.figure.as_of {
            Some(as_of) => as_of.date.latest(),
            None => self.document?.dateline.and_then(|dateline| dateline.latest()),
        }
    }

    /// Whether its claim asserts it. What is denied, supposed or foretold is no toll.
    #[must_use]
    pub fn is_asserted(&self) -> bool {
        self.claim.is_some_and(|claim| match claim.modality {
            Modality::ReportedFact | Modality::Assessment | Modality::Historical => true,
            Modality::Prediction | Modality::Denial | Modality::Hypothetical => false,
        })
    }

    /// How good its grade is, greater is better: the claim's credibility, which judges this very
    /// number, before the source's reliability. What cannot be judged, or was not, stands above
    /// what is judged doubtful: unknown is not bad.
    #[must_use]
    pub fn grade(&self) -> (u8, u8) {
        let credibility = match self.claim.and_then(|claim| claim.credibility) {
            Some(Credibility::Confirmed) => 5,
            Some(Credibility::ProbablyTrue) => 4,
            Some(Credibility::PossiblyTrue) => 3,
            Some(Credibility::CannotBeJudged) | None => 2,
            Some(Credibility::Doubtful) => 1,
            Some(Credibility::Improbable) => 0,
        };
        let reliability = match self.document.and_then(|document| document.reliability) {
            Some(Reliability::A) => 5,
            Some(Reliability::B) => 4,
            Some(Reliability::C) => 3,
            Some(Reliability::F) | None => 2,
            Some(Reliability::D) => 1,
            Some(Reliability::E) => 0,
        };
        (credibility, reliability)
    }

    /// The number that stands for the figure where one of several is picked by size: its best
    /// estimate, else the middle of its range, else whichever end is known.
    #[must_use]
    pub fn level(&self) -> Option<u64> {
        let (low, high) = (self.figure.low, self.figure.high.known());
        let middle = low.zip(high).map(|(low, high)| low.midpoint(high));
        self.figure.best.or(middle).or(low).or(high)
    }
}
