//! Every verb by example, and what it does and leaves.

use super::super::claim::{self, Assertion};
use super::super::document::{self, Details};
use super::super::entity::{self, CannotTag, Spelling, Tagging, Target};
use super::super::{figure, remove};
use super::{applied, check_verb};
use crate::model::anchor::Hold;
use crate::model::claim::{Link, Relation, Voice};
use crate::model::document::State;
use crate::model::examples::{Example, REPORT, span};
use crate::model::{
    Anchor, Claim, ClaimId, Entity, EntityId, FigureId, RecordId, Span, TypeId, Workspace, check,
};

fn tagging(example: &Example, words: &str, target: Target) -> Tagging {
    let spans = vec![span(REPORT, words)];
    Tagging { document: example.report, spans, target, annotator: "B".to_owned() }
}

fn named(kind: &str, name: &str) -> Target {
    Target::New { kind: TypeId::new(kind), name: name.to_owned() }
}

fn assertion(example: &Example) -> Assertion {
    Assertion {
        statement: "Forty died".to_owned(),
        spans: vec![span(REPORT, "40 people died in Ardania")],
        links: vec![Link { relation: Relation::Supports, to: example.claim }],
        ..Assertion::of(&example.workspace.claims[&example.claim])
    }
}

#[test]
fn tagging_makes_or_finds_an_entity() {
    let mut example = Example::new();
    let before = example.workspace.clone();
    let mut new = tagging(&example, "– Zoë and", named("person", "Zoë"));
    new.spans = vec![Span::new(new.spans[0].start() + 3, new.spans[0].end() - 3)];
    assert_eq!(new.spans[0].of(REPORT), Some(" Zoë "), "white space is left out by the verb");
    let (edit, mention, entity) = entity::tag(&before, &mut example.ids, new).unwrap();
    let after = check_verb("tag a new entity", &before, &edit);
    assert_eq!(after.entities[&entity].name, "Zoë");
    assert_eq!(after.mentions[&mention].anchors[0].quote, "Zoë");
    assert_eq!(edit.label, "Tag Zoë as Zoë");

    for (words, spelling, aliases) in [
        ("Ardania", Spelling::Alias, &["the northtown", "Ardania"][..]),
        ("Ardania", Spelling::MentionOnly, &["the northtown"]),
        ("Northtown", Spelling::Alias, &["the northtown"]),
    ] {
        let target = Target::Existing { entity: example.town, spelling };
        let tagging = tagging(&example, words, target);
        let (edit, _, entity) = entity::tag(&before, &mut example.ids, tagging).unwrap();
        let after = check_verb(words, &before, &edit);
        assert_eq!(entity, example.town);
        assert_eq!(after.entities[&entity].aliases, aliases, "{words} as {spelling:?}");
    }
}

#[test]
fn a_new_spelling_is_kept_without_the_comma_behind_it() {
    let mut example = Example::new();
    let before = example.workspace.clone();
    let target = Target::Existing { entity: example.town, spelling: Spelling::Alias };
    let tagging = tagging(&example, "In 2015,", target);
    let (edit, ..) = entity::tag(&before, &mut example.ids, tagging).unwrap();
    let town = &check_verb("tag", &before, &edit).entities[&example.town];
    assert_eq!(town.aliases.last().map(String::as_str), Some("In 2015"));
}

#[test]
fn a_tag_on_nothing_is_refused_in_words() {
    let mut example = Example::new();
    let workspace = example.workspace.clone();
    let nowhere = crate::model::DocumentId(uuid::Uuid::nil());
    let nobody = EntityId(uuid::Uuid::nil());
    let good = tagging(&example, "Zoë", named("person", "Zoë"));
    let known = Target::Existing { entity: nobody, spelling: Spelling::Alias };
    let within_letter = REPORT.find('ë').unwrap() + 1;
    let table = [
        (Tagging { spans: vec![], ..good.clone() }, CannotTag::NoText),
        (Tagging { spans: vec![Span::new(1, 2)], ..good.clone() }, CannotTag::NoText),
        (Tagging { spans: vec![Span::new(9_000, 9_001)], ..good.clone() }, CannotTag::NoText),
        (Tagging { spans: vec![Span::new(0, within_letter)], ..good.clone() }, CannotTag::NoText),
        (Tagging { document: nowhere, ..good.clone() }, CannotTag::NoDocument),
        (Tagging { target: known, ..good }, CannotTag::NoEntity),
    ];
    for (tagging, expected) in table {
        let refusal = entity::tag(&workspace, &mut example.ids, tagging).unwrap_err();
        assert_eq!(refusal, expected);
    }
}

#[test]
fn parts_stand_in_reading_order_and_once() {
    let example = Example::new();
    let two = [span(REPORT, "children"), span(REPORT, "Two")];
    let anchors = entity::anchors(&example.workspace, example.report, &two, &[]).unwrap();
    let quotes: Vec<&str> = anchors.iter().map(|anchor| anchor.quote.as_str()).collect();
    assert_eq!(quotes, ["Two", "children"]);
    let twice = [two[0], two[0], Span::new(two[0].start() - 1, two[0].end())];
    let anchors = entity::anchors(&example.workspace, example.report, &twice, &[]).unwrap();
    assert_eq!(anchors.len(), 1);
}

#[test]
fn entities_and_mentions_change() {
    let example = Example::new();
    let before = &example.workspace;
    let mut town = Entity::clone(&before.entities[&example.town]);
    town.name = "North Town".to_owned();
    check_verb("amend", before, &entity::amend(before, town));
    let moved = entity::reassign(before, example.mention, example.ministry);
    let after = check_verb("reassign", before, &moved);
    assert_eq!(after.mentions[&example.mention].entity, example.ministry);
    assert!(entity::reassign(before, example.mention, example.town).is_empty(), "as it was");
    let retracted = entity::retract_mention(before, example.mention);
    let after = check_verb("retract a mention", before, &retracted);
    assert!(after.entities.contains_key(&example.town), "its entity stays");
}

#[test]
fn known_names_come_before_near_ones() {
    let example = Example::new();
    let called = |words| entity::called(&example.workspace, words, 9);
    assert_eq!(called("NORTHTOWN"), [example.town, example.blast]);
    assert_eq!(called("northtown  Blast"), [example.blast, example.town]);
    assert_eq!(called("the ministry"), [example.ministry]);
    assert_eq!(called("town"), [], "a part of a word is no name");
    assert_eq!(called(" "), []);
    assert_eq!(entity::called(&example.workspace, "Northtown", 1), [example.town]);
}

#[test]
fn documents_are_added_and_corrected() {
    let example = Example::new();
    let before = &example.workspace;
    let mut two = Vec::new();
    for id in [91, 92] {
        let mut new = crate::model::Document::clone(&before.documents[&example.report]);
        new.id = crate::model::DocumentId(uuid::Uuid::from_u128(id));
        two.push(new);
    }
    let edit = document::add(before, two.clone());
    assert_eq!(edit.label, "Add 2 documents");
    check_verb("add two", before, &edit);
    two.truncate(1);
    assert_eq!(document::add(before, two).label, "Add Bomb in Northtown");

    let known = &before.documents[&example.report];
    let details = Details { state: State::Done, title: " ".to_owned(), ..Details::of(known) };
    let edit = document::correct(before, example.report, details);
    assert_eq!(edit.label, "Correct Bomb in Northtown.txt", "named by its origin");
    let after = check_verb("correct", before, &edit);
    assert_eq!(after.documents[&example.report].text, known.text);
    assert!(document::correct(before, example.report, Details::of(known)).is_empty());
}

#[test]
fn claims_are_made_and_changed() {
    let mut example = Example::new();
    let before = example.workspace.clone();
    let made = assertion(&example);
    let (edit, id) = claim::make(&before, &mut example.ids, made.clone()).unwrap();
    let after = check_verb("make a claim", &before, &edit);
    assert_eq!(Assertion::of(&after.claims[&id]), made);
    let changed = Assertion { statement: "Forty or more died".to_owned(), ..made };
    let edit = claim::change(&after, id, changed).unwrap();
    let after = check_verb("change a claim", &after, &edit);
    assert_eq!(after.claims[&id].statement, "Forty or more died");
    let lost = Assertion { spans: vec![], ..assertion(&example) };
    assert_eq!(claim::make(&before, &mut example.ids, lost).unwrap_err(), CannotTag::NoText);
}

#[test]
fn changing_a_claim_keeps_the_quote_of_an_orphan() {
    let mut example = Example::new();
    let mut claim = Claim::clone(&example.workspace.claims[&example.claim]);
    let lost = Anchor {
        span: Span::new(9_000, 9_010),
        quote: "words of another version".to_owned(),
        hold: Hold::Orphan,
        ..claim.anchors[0].clone()
    };
    claim.anchors.push(lost.clone());
    example.workspace.put(claim.clone().into());
    let changed = Assertion { notes: "seen".to_owned(), ..Assertion::of(&claim) };
    let edit = claim::change(&example.workspace, example.claim, changed).unwrap();
    let after = check_verb("change", &example.workspace, &edit);
    assert_eq!(after.claims[&example.claim].anchors, claim.anchors);
    assert!(after.claims[&example.claim].anchors.contains(&lost));
}

#[test]
fn figures_are_made_with_their_claim_and_changed() {
    let mut example = Example::new();
    let before = example.workspace.clone();
    let bare = example.bare_figure(FigureId(uuid::Uuid::nil()));
    let (edit, id) = figure::make(&before, &mut example.ids, None, bare.clone());
    assert_eq!(edit.label, "Figure: 12 killed");
    let after = check_verb("on a known claim", &before, &edit);
    assert_eq!(after.figures[&id].claim, example.claim);

    let claim = ClaimId(example.ids.next_uuid());
    let record = claim::record(&before, claim, assertion(&example)).unwrap();
    let on_new = crate::model::Figure { claim, ..bare };
    let (edit, id) = figure::make(&before, &mut example.ids, Some(record), on_new);
    let after = check_verb("with its claim", &before, &edit);
    assert_eq!(after.figures[&id].claim, claim);

    let mut changed = crate::model::Figure::clone(&after.figures[&id]);
    (changed.low, changed.best, changed.high) = (None, None, crate::model::figure::High::Open);
    let edit = figure::change(&after, changed);
    assert_eq!(edit.label, "Change the figure an unknown number killed");
    check_verb("change", &after, &edit);
}

/// Removes a record and expects these records of other kinds to be gone with it.
fn check_removal(example: &Example, id: impl Into<RecordId>, gone: usize) -> Workspace {
    let id = id.into();
    let before = &example.workspace;
    let edit = remove::remove(before, &id);
    assert!(edit.label.starts_with("Remove the "), "{}", edit.label);
    let after = check_verb(&edit.label, before, &edit);
    assert!(!after.holds(&id));
    assert_eq!(before.len() - after.len(), gone, "{}", edit.label);
    after
}

#[test]
fn what_is_left_refers_to_nothing_that_went() {
    let example = Example::new();
    check_removal(&example, example.mention, 1);
    check_removal(&example, example.hypothesis, 1);
    check_removal(&example, example.part, 1);
    let after = check_removal(&example, example.toll, 1);
    assert_eq!(after.figures[&example.part].part_of, None);
    let after = check_removal(&example, example.claim, 3);
    assert_eq!(after.claims[&example.recount].links, []);
    assert_eq!(after.hypotheses[&example.hypothesis].ratings.len(), 1);
    let after = check_removal(&example, example.ministry, 2);
    let voices = &after.claims[&example.claim].chain;
    assert_eq!(voices[0], Voice::Named("Ministry".to_owned()), "a voice keeps its name");
    assert_eq!(after.figures[&example.toll].perpetrator, None);
    let facts = after.entities[&example.blast].event.clone().unwrap();
    assert_eq!((facts.place, facts.perpetrator), (Some(example.town), None));
    let after = check_removal(&example, example.blast, 1);
    assert_eq!(after.figures[&example.toll].event, None);
    let after = check_removal(&example, example.report, 6);
    assert_eq!(after.documents.len(), 1);
    let after = check_removal(&example, TypeId::new("place"), 4);
    assert_eq!(after.figures[&example.toll].place, None);
    let after = check_removal(&example, crate::model::ClaimKindId::new("casualties"), 1);
    assert_eq!(after.claims[&example.claim].kind, None);
}

#[test]
fn every_record_can_be_removed() {
    let example = Example::new();
    for record in example.workspace.records() {
        let id = record.id();
        let toll = remove::toll(&example.workspace, &id);
        let edit = remove::remove(&example.workspace, &id);
        let after = check_verb(&edit.label, &example.workspace, &edit);
        let fewer = |of: fn(&Workspace) -> usize| of(&example.workspace) - of(&after);
        assert_eq!(toll.mentions, fewer(|w| w.mentions.len()), "{id}");
        assert_eq!(toll.claims, fewer(|w| w.claims.len()), "{id}");
        assert_eq!(toll.figures, fewer(|w| w.figures.len()), "{id}");
    }
    let nobody = RecordId::Entity(EntityId(uuid::Uuid::nil()));
    assert!(remove::remove(&example.workspace, &nobody).is_empty());
}

#[test]
fn nothing_remains_when_everything_is_removed() {
    let mut workspace = Example::new().workspace;
    let all: Vec<RecordId> = workspace.records().map(|record| record.id()).collect();
    for id in all {
        workspace = applied(&workspace, &remove::remove(&workspace, &id));
        assert_eq!(check::problems(&workspace), []);
    }
    assert!(workspace.is_empty());
}

#[test]
fn labels_stay_short() {
    let mut example = Example::new();
    let long = Assertion { statement: "ü".repeat(900), ..assertion(&example) };
    let workspace = example.workspace.clone();
    let (edit, _) = claim::make(&workspace, &mut example.ids, long).unwrap();
    assert_eq!(edit.label, format!("Claim: {}…", "ü".repeat(40)));
}
