//! Making or changing a claim.

use super::Filled;
use super::field::{Field, Problem, read_voice, voice_name};
use super::tag::words;
use crate::edit::claim::{Assertion, change, make};
use crate::model::claim::{Credibility, Likelihood, Link, Modality};
use crate::model::{Claim, ClaimId, ClaimKindId, DocumentId, IdSource, Span, Workspace};

/// A claim as typed.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimForm {
    /// The claim; none makes a new one.
    pub claim: Option<ClaimId>,
    /// Where.
    pub document: DocumentId,
    /// Its parts.
    pub spans: Vec<Span>,
    /// The assertion in the analyst's words.
    pub statement: String,
    /// Its kind.
    pub kind: Option<ClaimKindId>,
    /// Who says it, according to whom, as names: the outlet first, the origin last.
    pub chain: Vec<String>,
    /// The next link of the chain, being typed.
    pub next_voice: String,
    /// How it is put.
    pub modality: Modality,
    /// How far it is believed.
    pub credibility: Option<Credibility>,
    /// How likely its author calls it.
    pub likelihood: Option<Likelihood>,
    /// How it bears on others.
    pub links: Vec<Link>,
    /// Notes.
    pub notes: String,
}

impl ClaimForm {
    /// The form of a new claim: the statement is the quote, the chain begins with outlet and
    /// author.
    #[must_use]
    pub fn new(workspace: &Workspace, document: DocumentId, spans: Vec<Span>) -> Self {
        Self {
            claim: None,
            document,
            statement: capitalised(&words(workspace, document, &spans)),
            spans,
            kind: None,
            chain: usual_chain(workspace, document),
            next_voice: String::new(),
            modality: Modality::ReportedFact,
            credibility: None,
            likelihood: None,
            links: Vec::new(),
            notes: String::new(),
        }
    }

    /// The form of a claim as it is.
    #[must_use]
    pub fn change(workspace: &Workspace, claim: &Claim) -> Self {
        let chain = claim.chain.iter().map(|voice| voice_name(workspace, voice).to_owned());
        Self {
            claim: Some(claim.id),
            document: claim.document,
            spans: claim.anchors.iter().map(|anchor| anchor.span).collect(),
            statement: claim.statement.clone(),
            kind: claim.kind.clone(),
            chain: chain.collect(),
            next_voice: String::new(),
            modality: claim.modality,
            credibility: claim.credibility,
            likelihood: claim.likelihood,
            links: claim.links.clone(),
            notes: claim.notes.clone(),
        }
    }

    /// What is wrong with it.
    #[must_use]
    pub fn problems(&self, workspace: &Workspace) -> Vec<Problem> {
        let mut problems = Vec::new();
        if words(workspace, self.document, &self.spans).is_empty() && !self.keeps_a_span(workspace)
        {
            problems.push(Problem::new(Field::Spans, "Select the words that make the claim"));
        }
        if self.statement.trim().is_empty() {
            problems.push(Problem::new(Field::Statement, "Say in a sentence what is claimed"));
        }
        if self.links.iter().any(|link| !workspace.claims.contains_key(&link.to)) {
            problems
                .push(Problem::new(Field::Links, "A linked claim was removed: take the link out"));
        }
        problems
    }

    /// Whether a part of the claim is left as it was, even if its words were lost from the text.
    fn keeps_a_span(&self, workspace: &Workspace) -> bool {
        let known = self.claim.and_then(|id| workspace.claims.get(&id));
        let anchors = known.map_or(&[][..], |claim| &claim.anchors);
        anchors.iter().any(|anchor| self.spans.contains(&anchor.span))
    }

    /// The claim's content as the form gives it.
    #[must_use]
    pub fn assertion(&self, workspace: &Workspace, annotator: &str) -> Assertion {
        let typed = self.chain.iter().chain(std::iter::once(&self.next_voice));
        let named = typed.filter(|name| !name.trim().is_empty());
        let known = self.claim.and_then(|id| workspace.claims.get(&id));
        Assertion {
            document: self.document,
            spans: self.spans.clone(),
            statement: self.statement.trim().to_owned(),
            kind: self.kind.clone(),
            chain: named.map(|name| read_voice(workspace, name)).collect(),
            modality: self.modality,
            credibility: self.credibility,
            likelihood: self.likelihood,
            links: self.links.clone(),
            notes: self.notes.clone(),
            annotator: known.map_or_else(|| annotator.to_owned(), |claim| claim.annotator.clone()),
        }
    }

    pub(super) fn fill(
        &self,
        workspace: &Workspace,
        ids: &mut IdSource,
        annotator: &str,
    ) -> Result<Filled, Vec<Problem>> {
        let problems = self.problems(workspace);
        if !problems.is_empty() {
            return Err(problems);
        }
        let assertion = self.assertion(workspace, annotator);
        let filled = match self.claim {
            Some(id) => change(workspace, id, assertion).map(|edit| (edit, id)),
            None => make(workspace, ids, assertion),
        };
        let (edit, id) =
            filled.map_err(|refusal| vec![Problem::new(Field::Spans, refusal.to_string())])?;
        Ok(Filled { edit, chosen: Some(id.into()) })
    }
}

/// The chain that a claim of this document usually begins with: its outlet and its author.
#[must_use]
pub fn usual_chain(workspace: &Workspace, document: DocumentId) -> Vec<String> {
    let Some(document) = workspace.documents.get(&document) else { return Vec::new() };
    let voices = [&document.outlet, &document.author].into_iter();
    voices.filter(|voice| !voice.trim().is_empty()).cloned().collect()
}

/// A statement begins with a capital letter, wherever its quote was cut from.
#[must_use]
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
