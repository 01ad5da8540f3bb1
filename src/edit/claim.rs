//! Verbs on claims.

use super::entity::{CannotTag, anchors, shorten};
use super::{Change, Edit};
use crate::model::claim::{Credibility, Likelihood, Link, Modality, Voice};
use crate::model::{Claim, ClaimId, ClaimKindId, DocumentId, IdSource, Span, Workspace};

/// Everything of a claim that the analyst gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Assertion {
    /// Where.
    pub document: DocumentId,
    /// Its parts.
    pub spans: Vec<Span>,
    /// In the analyst's words.
    pub statement: String,
    /// Its kind.
    pub kind: Option<ClaimKindId>,
    /// Who says it, according to whom.
    pub chain: Vec<Voice>,
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
    /// By whom it is tagged.
    pub annotator: String,
}

impl Assertion {
    /// What a claim says now.
    #[must_use]
    pub fn of(claim: &Claim) -> Self {
        Self {
            document: claim.document,
            spans: claim.anchors.iter().map(|anchor| anchor.span).collect(),
            statement: claim.statement.clone(),
            kind: claim.kind.clone(),
            chain: claim.chain.clone(),
            modality: claim.modality,
            credibility: claim.credibility,
            likelihood: claim.likelihood,
            links: claim.links.clone(),
            notes: claim.notes.clone(),
            annotator: claim.annotator.clone(),
        }
    }
}

/// A claim with this content.
///
/// # Errors
///
/// [`CannotTag`] when no span lies in the document's text.
pub fn record(
    workspace: &Workspace,
    id: ClaimId,
    assertion: Assertion,
) -> Result<Claim, CannotTag> {
    let known = workspace.claims.get(&id).filter(|known| known.document == assertion.document);
    let before = known.map_or(&[][..], |known| &known.anchors);
    let anchors = anchors(workspace, assertion.document, &assertion.spans, before)?;
    Ok(Claim {
        id,
        document: assertion.document,
        anchors,
        statement: assertion.statement,
        kind: assertion.kind,
        chain: assertion.chain,
        modality: assertion.modality,
        credibility: assertion.credibility,
        likelihood: assertion.likelihood,
        links: assertion.links,
        notes: assertion.notes,
        annotator: assertion.annotator,
    })
}

/// Makes a claim; returns the edit and the claim.
///
/// # Errors
///
/// [`CannotTag`] when no span lies in the document's text.
pub fn make(
    workspace: &Workspace,
    ids: &mut IdSource,
    assertion: Assertion,
) -> Result<(Edit, ClaimId), CannotTag> {
    let id = ClaimId(ids.next_uuid());
    let label = format!("Claim: {}", shorten(&assertion.statement));
    let claim = record(workspace, id, assertion)?;
    Ok((Change::new(workspace, label).put(claim).finish(), id))
}

/// Changes a claim.
///
/// # Errors
///
/// [`CannotTag`] when no span lies in the document's text.
pub fn change(workspace: &Workspace, id: ClaimId, assertion: Assertion) -> Result<Edit, CannotTag> {
    let label = format!("Change the claim {}", shorten(&assertion.statement));
    let claim = record(workspace, id, assertion)?;
    Ok(Change::new(workspace, label).put(claim).finish())
}
