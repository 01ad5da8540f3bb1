//! Taking records out, with everything that cannot stand without them.
//!
//! Invariant: what is left refers to nothing that went. Mentions, claims and figures go with their
//! document, mentions with their entity, figures with their claim; every other reference is cut.

use std::collections::BTreeSet;

use super::{Change, Edit};
use crate::model::claim::Voice;
use crate::model::{Claim, Entity, Figure, Hypothesis, RecordId, Workspace};

/// What would go with a record, itself included, in numbers for a person to weigh.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Toll {
    /// Mentions.
    pub mentions: usize,
    /// Claims.
    pub claims: usize,
    /// Figures.
    pub figures: usize,
}

/// Removes a record and what cannot stand without it.
#[must_use]
pub fn remove(workspace: &Workspace, id: &RecordId) -> Edit {
    let doomed = doomed(workspace, id);
    let mut change = Change::new(workspace, format!("Remove the {}", describe(workspace, id)));
    for id in &doomed {
        change = change.take(id.clone());
    }
    if matches!(id, RecordId::Mention(_)) {
        return change.finish();
    }
    cut_references(workspace, &doomed, change).finish()
}

/// What [`remove`] would take.
#[must_use]
pub fn toll(workspace: &Workspace, id: &RecordId) -> Toll {
    let mut toll = Toll::default();
    for id in doomed(workspace, id) {
        match id {
            RecordId::Mention(_) => toll.mentions += 1,
            RecordId::Claim(_) => toll.claims += 1,
            RecordId::Figure(_) => toll.figures += 1,
            RecordId::Document(_)
            | RecordId::Type(_)
            | RecordId::ClaimKind(_)
            | RecordId::Entity(_)
            | RecordId::Hypothesis(_) => {}
        }
    }
    toll
}

fn describe(workspace: &Workspace, id: &RecordId) -> String {
    let name = match id {
        RecordId::Document(id) => {
            workspace.documents.get(id).map(|d| super::document::name(d).to_owned())
        }
        RecordId::Entity(id) => workspace.entities.get(id).map(|entity| entity.name.clone()),
        RecordId::Claim(id) => workspace.claims.get(id).map(|claim| claim.statement.clone()),
        RecordId::Figure(id) => workspace.figures.get(id).map(|f| super::figure::name(f)),
        RecordId::Mention(id) => workspace
            .mentions
            .get(id)
            .map(|mention| crate::model::anchor::joined_quote(&mention.anchors)),
        RecordId::Type(_) | RecordId::ClaimKind(_) | RecordId::Hypothesis(_) => None,
    };
    let name = super::entity::shorten(&name.unwrap_or_default());
    format!("{} {name}", id.noun()).trim_end().to_owned()
}

fn doomed(workspace: &Workspace, id: &RecordId) -> BTreeSet<RecordId> {
    let mut doomed = BTreeSet::from([id.clone()]);
    let goes_with: fn(&RecordId) -> bool =
        |id| matches!(id, RecordId::Document(_) | RecordId::Entity(_));
    if goes_with(id) {
        doomed.extend(
            workspace
                .mentions
                .values()
                .filter(|mention| *id == mention.document.into() || *id == mention.entity.into())
                .map(|mention| mention.id.into()),
        );
    }
    if let RecordId::Document(document) = id {
        let claims = workspace.claims.values().filter(|claim| claim.document == *document);
        doomed.extend(claims.map(|claim| claim.id.into()));
    }
    if matches!(id, RecordId::Document(_) | RecordId::Claim(_)) {
        let figures: Vec<RecordId> = workspace
            .figures
            .values()
            .filter(|figure| doomed.contains(&figure.claim.into()))
            .map(|figure| figure.id.into())
            .collect();
        doomed.extend(figures);
    }
    if let RecordId::Type(kind) = id {
        let entities = workspace.entities.values().filter(|entity| entity.kind == *kind);
        let entities: Vec<_> = entities.map(|entity| entity.id).collect();
        for entity in entities {
            doomed.extend(self::doomed(workspace, &entity.into()));
        }
    }
    doomed
}

fn cut_references<'a>(
    workspace: &'a Workspace,
    doomed: &BTreeSet<RecordId>,
    mut change: Change<'a>,
) -> Change<'a> {
    let gone = |id: RecordId| doomed.contains(&id);
    for claim in workspace.claims.values().filter(|claim| !gone(claim.id.into())) {
        if let Some(cut) = cut_claim(workspace, claim, &gone) {
            change = change.put(cut);
        }
    }
    for figure in workspace.figures.values().filter(|figure| !gone(figure.id.into())) {
        if let Some(cut) = cut_figure(figure, &gone) {
            change = change.put(cut);
        }
    }
    for entity in workspace.entities.values().filter(|entity| !gone(entity.id.into())) {
        if let Some(cut) = cut_entity(entity, &gone) {
            change = change.put(cut);
        }
    }
    for hypothesis in workspace.hypotheses.values() {
        if hypothesis.ratings.keys().any(|claim| gone((*claim).into())) {
            let mut cut = Hypothesis::clone(hypothesis);
            cut.ratings.retain(|claim, _| !gone((*claim).into()));
            change = change.put(cut);
        }
    }
    change
}

type Gone<'a> = dyn Fn(RecordId) -> bool + 'a;

/// A voice that was an entity stays in the chain under its name.
fn cut_claim(workspace: &Workspace, claim: &Claim, gone: &Gone<'_>) -> Option<Claim> {
    let mut cut = claim.clone();
    for voice in &mut cut.chain {
        if let Voice::Entity(id) = *voice
            && gone(id.into())
        {
            let name = workspace.entities.get(&id).map(|entity| entity.name.clone());
            *voice = Voice::Named(name.unwrap_or_default());
        }
    }
    cut.links.retain(|link| !gone(link.to.into()));
    cut.kind = cut.kind.filter(|kind| !gone(kind.clone().into()));
    (cut != *claim).then_some(cut)
}

fn cut_figure(figure: &Figure, gone: &Gone<'_>) -> Option<Figure> {
    let touched = [figure.place, figure.perpetrator, figure.event]
        .into_iter()
        .flatten()
        .any(|id| gone(id.into()))
        || figure.part_of.as_ref().is_some_and(|part| gone(part.figure.into()));
    touched.then(|| {
        let mut cut = figure.clone();
        cut.place = cut.place.filter(|id| !gone((*id).into()));
        cut.perpetrator = cut.perpetrator.filter(|id| !gone((*id).into()));
        cut.event = cut.event.filter(|id| !gone((*id).into()));
        cut.part_of = cut.part_of.filter(|part| !gone(part.figure.into()));
        cut
    })
}

fn cut_entity(entity: &Entity, gone: &Gone<'_>) -> Option<Entity> {
    let facts = entity.event.as_ref()?;
    let touched = [facts.place, facts.perpetrator].into_iter().flatten().any(|id| gone(id.into()));
    touched.then(|| {
        let mut cut = entity.clone();
        if let Some(facts) = &mut cut.event {
            facts.place = facts.place.filter(|id| !gone((*id).into()));
            facts.perpetrator = facts.perpetrator.filter(|id| !gone((*id).into()));
        }
        cut
    })
}
