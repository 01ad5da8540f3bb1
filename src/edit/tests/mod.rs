//! What every edit holds to: sound before, sound after; applied and reversed is as before; refused
//! is as if never asked.

pub(crate) mod deeds;
mod history;
mod law;
mod verbs;

use super::{Edit, Refused};
use crate::model::examples::Example;
use crate::model::{TypeId, Workspace, check};

/// Applies an edit that must be possible, to a clone, and returns it.
fn applied(workspace: &Workspace, edit: &Edit) -> Workspace {
    let mut changed = workspace.clone();
    edit.apply(&mut changed).unwrap_or_else(|refused| panic!("{refused}"));
    changed
}

/// Applies an edit that must be refused, and finds nothing changed; returns why.
fn refused(workspace: &Workspace, edit: &Edit) -> Refused {
    let mut same = workspace.clone();
    let refused = edit.apply(&mut same).expect_err(&edit.label);
    assert_eq!(&same, workspace, "“{}” was refused and changed something", edit.label);
    refused
}

/// What every edit of a verb holds to; returns the workspace after it.
fn check_verb(name: &str, before: &Workspace, edit: &Edit) -> Workspace {
    let after = applied(before, edit);
    assert_eq!(check::problems(&after), [], "{name}");
    assert!(!edit.is_empty(), "{name} does nothing");
    assert_ne!(&after, before, "{name} changes nothing");
    assert!(!edit.label.trim().is_empty(), "{name} has no label");
    assert_eq!(&applied(&after, &edit.reversed()), before, "{name} reversed is not as before");
    assert!(matches!(refused(&after, edit), Refused::Stale { .. }), "{name} twice is stale");
    after
}

#[test]
fn a_stale_edit_is_refused_whole() {
    let example = Example::new();
    let workspace = &example.workspace;
    let made_for_then = super::remove::remove(workspace, &example.town.into());
    assert!(made_for_then.swaps.len() > 3, "the town is mentioned and referred to");
    let last = made_for_then.swaps.last().unwrap().id.clone();
    let mut meanwhile = workspace.clone();
    let mut claim = crate::model::Claim::clone(&workspace.claims[&example.claim]);
    claim.notes.push_str("looked at");
    meanwhile.put(claim.into());
    let toll = crate::model::Figure::clone(&workspace.figures[&example.toll]);
    meanwhile.put(crate::model::Figure { notes: "looked at".to_owned(), ..toll }.into());
    let refusal = refused(&meanwhile, &made_for_then);
    assert!(matches!(&refusal, Refused::Stale { .. }), "{refusal}");
    assert!(refusal.to_string().contains("has changed meanwhile"), "{refusal}");
    let mut gone = workspace.clone();
    gone.take(&last);
    assert!(matches!(refused(&gone, &made_for_then), Refused::Stale { id, .. } if id == last));
}

#[test]
fn an_unsound_edit_is_refused_whole() {
    let example = Example::new();
    let workspace = &example.workspace;
    let document = |id| crate::model::Document::clone(&workspace.documents[&id]);
    let claim = |id| crate::model::Claim::clone(&workspace.claims[&id]);
    let figure = |id| crate::model::Figure::clone(&workspace.figures[&id]);
    let change = |label| super::Change::new(workspace, label);
    let good = crate::model::Figure { low: Some(1), ..figure(example.toll) };
    let bad = crate::model::Figure { low: Some(99), ..figure(example.part) };
    let mut key = crate::model::EntityType::clone(&workspace.types[&TypeId::new("weapon")]);
    key.key = Some('1');
    let table = [
        change("A sound swap and one that is not").put(good).put(bad).finish(),
        change("Take a claim and leave its figures").take(example.claim).finish(),
        change("Take an entity and leave its mentions").take(example.town).finish(),
        change("Take a figure and leave its part").take(example.toll).finish(),
        change("Take a document and leave its claims").take(example.report).finish(),
        change("Change a text under its marks")
            .put(crate::model::Document { text: "Short.".into(), ..document(example.report) })
            .finish(),
        change("Move a claim away from its figures' numbers")
            .put(crate::model::Claim {
                document: example.follow_up,
                anchors: claim(example.recount).anchors,
                ..claim(example.claim)
            })
            .finish(),
        change("Give two types one key").put(key).finish(),
    ];
    for edit in table {
        let refusal = refused(workspace, &edit);
        assert!(matches!(&refusal, Refused::Unsound { .. }), "{}: {refusal}", edit.label);
    }
}

#[test]
fn an_edit_that_cannot_be_taken_back_is_refused() {
    let example = Example::new();
    let town = super::remove::remove(&example.workspace, &example.mention.into());
    let twice = Edit {
        label: "Twice".to_owned(),
        swaps: town.swaps.iter().chain(&town.swaps).cloned().collect(),
    };
    assert!(matches!(refused(&example.workspace, &twice), Refused::Twice { .. }));
    let other = example.workspace.record(&example.claim.into());
    let swap = super::Swap { after: other, ..town.swaps[0].clone() };
    let misplaced = Edit { label: "Misplaced".to_owned(), swaps: vec![swap] };
    assert!(matches!(refused(&example.workspace, &misplaced), Refused::Misplaced { .. }));
}

#[test]
fn a_change_that_ends_as_it_began_is_empty() {
    let example = Example::new();
    let mention = example.workspace.mentions[&example.mention].clone();
    let edit = super::Change::new(&example.workspace, "Back and forth")
        .take(example.mention)
        .put(mention)
        .take(crate::model::EntityId(uuid::Uuid::nil()))
        .finish();
    assert!(edit.is_empty());
    assert_eq!(applied(&example.workspace, &edit), example.workspace);
}
