//! The law of the index: however the workspace came to be as it is, its index is the one built
//! anew; and a list of the whole names everything once.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::act::Scope;
use super::super::derived::Lists;
use super::super::index::Index;
use super::super::session::Session;
use crate::edit::tests::deeds::{Deed, deed, edit_of};
use crate::edit::{Change, Edit};
use crate::model::anchor::Hold;
use crate::model::examples::{Example, FOLLOW_UP, span};
use crate::model::{Anchor, Claim, ClaimId, FigureId, Mention, Workspace};

#[derive(Clone, Debug)]
enum Step {
    Do(Deed),
    Undo,
    Redo,
    /// The claim goes to the other document, its figures with it.
    Move,
    /// All places of a mention or a claim are lost, as by a corrected text.
    Orphan(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => deed().prop_map(Step::Do),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
        1 => Just(Step::Move),
        1 => (0..64_usize).prop_map(Step::Orphan),
    ]
}

/// The claim stands in the follow-up. Its figures are left alone.
fn move_claim(workspace: &Workspace, id: ClaimId) -> Option<Edit> {
    let claim = workspace.claims.get(&id)?;
    let (document, text) = workspace.documents.iter().find(|(id, _)| **id != claim.document)?;
    let anchor = Anchor::on(&text.text, span(&text.text, "dead"))?;
    let moved = Claim { document: *document, anchors: vec![anchor], ..Claim::clone(claim) };
    Some(Change::new(workspace, "Move").put(moved).finish())
}

fn orphan(workspace: &Workspace, n: usize) -> Option<Edit> {
    let lose = |anchors: &[Anchor]| {
        let lost = anchors.iter().map(|anchor| Anchor { hold: Hold::Orphan, ..anchor.clone() });
        lost.collect::<Vec<_>>()
    };
    let change = Change::new(workspace, "Lose");
    let mentions = workspace.mentions.values().map(|mention| {
        Mention { anchors: lose(&mention.anchors), ..Mention::clone(mention) }.into()
    });
    let claims = workspace
        .claims
        .values()
        .map(|claim| Claim { anchors: lose(&claim.anchors), ..Claim::clone(claim) }.into());
    let lost: Vec<crate::model::Record> = mentions.chain(claims).collect();
    Some(change.put(lost.get(n % lost.len().max(1))?.clone()).finish())
}

fn take(session: &mut Session, example: &mut Example, step: &Step) {
    let workspace = session.workspace.clone();
    let edit = match step {
        Step::Do(deed) => edit_of(example, &workspace, deed),
        Step::Undo => return drop(session.undo().unwrap()),
        Step::Redo => return drop(session.redo().unwrap()),
        Step::Move => move_claim(&workspace, example.claim),
        Step::Orphan(n) => orphan(&workspace, *n),
    };
    // A refused edit is a step too: nothing may have moved.
    drop(edit.map(|edit| session.perform(edit)));
}

/// The example with no number in its text, so that its claim may move.
fn movable() -> Example {
    let mut example = Example::new();
    let figures: Vec<FigureId> = example.workspace.figures.keys().copied().collect();
    for id in figures {
        let known = &example.workspace.figures[&id];
        let bare = crate::model::Figure { number: None, ..crate::model::Figure::clone(known) };
        example.workspace.put(bare.into());
    }
    assert!(FOLLOW_UP.contains("dead"));
    example
}

fn lists_name_everything_once(session: &Session) {
    let workspace = &session.workspace;
    let whole = Lists::of(session, None, Scope::Workspace);
    let claims: BTreeSet<ClaimId> = whole.claims.iter().copied().collect();
    assert_eq!(claims.len(), whole.claims.len());
    assert_eq!(claims, workspace.claims.keys().copied().collect());
    assert_eq!(whole.mentions, workspace.mentions.len());
    assert_eq!(whole.entities.len(), workspace.entities.len());
    let (mut claims, mut figures) = (Vec::new(), Vec::new());
    for document in workspace.documents.keys() {
        let here = Lists::of(session, Some(*document), Scope::Document);
        assert_eq!(here.figures.len(), session.index.figures_in(*document));
        claims.extend(here.claims);
        figures.extend(here.figures);
    }
    claims.sort_unstable();
    figures.sort_unstable();
    assert!(claims.iter().eq(workspace.claims.keys()), "claims by document");
    assert!(figures.iter().eq(workspace.figures.keys()), "figures by document");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_index_is_the_one_built_anew(
        steps in proptest::collection::vec(step(), 1..40),
        moves in any::<bool>(),
    ) {
        let mut example = if moves { movable() } else { Example::new() };
        let mut session = Session::holding(example.workspace.clone(), None);
        for step in &steps {
            take(&mut session, &mut example, step);
            prop_assert_eq!(&session.index, &Index::build(&session.workspace), "{:?}", step);
        }
        lists_name_everything_once(&session);
    }
}

#[test]
fn a_claim_takes_its_figures_along_to_another_document() {
    let example = movable();
    let edit = move_claim(&example.workspace, example.claim).unwrap();
    let mut session = Session::holding(example.workspace, None);
    assert_eq!(session.index.figures_in(example.follow_up), 1);
    session.perform(edit).unwrap();
    assert_eq!(session.index.figures_in(example.report), 0);
    assert_eq!(session.index.figures_in(example.follow_up), 3);
}

#[test]
fn an_orphan_stays_in_the_lists() {
    let example = Example::new();
    let mut session = Session::holding(example.workspace, None);
    let claims = Lists::of(&session, Some(example.report), Scope::Document).claims;
    assert_eq!(claims, [example.claim]);
    for n in 0..session.workspace.mentions.len() + session.workspace.claims.len() {
        let edit = orphan(&session.workspace, n).unwrap();
        session.perform(edit).unwrap();
    }
    assert!(session.index.marks(example.follow_up).is_some(), "a figure's number stands still");
    lists_name_everything_once(&session);
    let lists = Lists::of(&session, Some(example.report), Scope::Document);
    assert_eq!(lists.claims, [example.claim]);
    assert_eq!(lists.figures, [example.toll, example.part]);
}

#[test]
fn marks_within_a_span_are_those_that_share_a_letter_with_it() {
    let example = Example::new();
    let index = Index::build(&example.workspace);
    let marks = index.marks(example.report).unwrap();
    for start in 0..60 {
        for end in start..60 {
            let sight = crate::model::Span::new(start, end);
            let found: Vec<_> = marks.within(sight).collect();
            let all = marks.all().iter().filter(|mark| mark.span.overlaps(sight));
            assert_eq!(found, all.collect::<Vec<_>>(), "{start}..{end}");
        }
    }
}
