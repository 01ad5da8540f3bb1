//! Forms of entities, mentions and documents, and the ways between forms.

use super::super::tests::fixture::*;
use super::tests::{claim_form, figure_form};
use crate::edit::entity::Spelling;
use crate::model::{RecordId, TypeId};
use crate::workbench::form::Form;
use crate::workbench::{Act, Command};
use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};

#[test]
fn a_figure_is_a_part_of_another() {
    let mut bench = article();
    let whole = figure(&mut bench, "almost 100");
    select(&mut bench, "12");
    bench.perform(Act::Run(Command::Figure));
    let mut window = window(bench);
    click(&mut window, "Part of no other");
    window.get_by_label_contains("~100 killed").click();
    window.run();
    fill(&mut window, "Name of the part", "children");
    click(&mut window, "Save figure");
    let figures = &window.state().bench.workspace().figures;
    let part = figures.values().find(|figure| figure.id != whole).unwrap();
    let of = part.part_of.as_ref().unwrap();
    assert_eq!((of.figure, of.name.as_str()), (whole, "children"));
}

#[test]
fn a_new_mention_of_a_known_entity_can_keep_its_spelling() {
    let mut bench = article();
    let front = tag(&mut bench, "The Northern Front", ("organisation", "Northern Front"));
    select(&mut bench, "NF");
    bench.perform(Act::TagAs(TypeId::new("organisation")));
    let mut window = window(bench);
    fill(&mut window, "Name", "Front");
    window.key_press(Key::ArrowDown);
    window.run();
    assert!(says(&window, "Mention of Northern Front"));
    let keep = "“NF” becomes an alias";
    click(&mut window, keep);
    let Some(Form::Tag(form)) = window.state().bench.form() else { panic!("no form") };
    assert_eq!((form.entity, form.spelling), (Some(front), Spelling::MentionOnly));
    click(&mut window, keep);
    window.get_by_role_and_label(Role::TextInput, "Name").focus();
    window.run();
    window.key_press(Key::Enter);
    window.run();
    let bench = &window.state().bench;
    assert!(bench.workspace().entities[&front].aliases.contains(&"NF".to_owned()));
    assert_eq!(bench.session().index.mentions_of(front, None), 2);
}

#[test]
fn a_new_entity_takes_its_type_from_the_codebook() {
    let mut bench = article();
    select(&mut bench, "Lorva concert hall");
    bench.perform(Act::TagAs(TypeId::new("person")));
    let mut window = window(bench);
    click(&mut window, "Place");
    fill(&mut window, "Name", "The Hall of Lorva");
    window.key_press(Key::Enter);
    window.run();
    let bench = &window.state().bench;
    let made = entity(bench, "The Hall of Lorva").expect("made");
    assert_eq!(bench.workspace().entities[&made].kind.as_str(), "place");
}

#[test]
fn an_entity_without_a_name_is_refused_at_its_field() {
    let mut bench = article();
    let raid = tag(&mut bench, "the raid", ("event", "The raid"));
    bench.perform(Act::Change(RecordId::Entity(raid)));
    let mut window = window(bench);
    fill(&mut window, "Name", "");
    click(&mut window, "Save");
    assert!(says(&window, "An entity needs a name"));
    fill(&mut window, "Name", "Raid on Lorva");
    fill(&mut window, "Aliases", "the attack\nthe massacre");
    fill(&mut window, "Date", "2024-03-22");
    fill(&mut window, "Place", "Lorva");
    click(&mut window, "Save");
    let bench = &window.state().bench;
    let entity_now = &bench.workspace().entities[&raid];
    assert_eq!(entity_now.name, "Raid on Lorva");
    assert_eq!(entity_now.aliases, ["the attack", "the massacre"]);
    assert_eq!(entity_now.event.as_ref().unwrap().place, entity(bench, "Lorva"));
}

#[test]
fn a_wrong_guess_about_a_document_costs_one_click() {
    let mut bench = article();
    select(&mut bench, "Northern Front");
    bench.perform(Act::Run(Command::Details));
    let mut window = window(bench);
    click(&mut window, "Clear the author");
    click(&mut window, "Use the selected text as outlet");
    click(&mut window, "D");
    click(&mut window, "done");
    assert!(says(&window, "not usually reliable"));
    fill(&mut window, "Dateline", "the day before");
    click(&mut window, "Save");
    assert!(window.state().bench.form().is_some(), "no such date");
    fill(&mut window, "Dateline", "2 April 2024");
    assert!(says(&window, "Published 2024-04-02"));
    click(&mut window, "Save");
    let document = document(&window.state().bench);
    assert_eq!((document.author.as_str(), document.outlet.as_str()), ("", "Northern Front"));
    assert_eq!(document.head.outlet, Some(span(&window.state().bench, "Northern Front")));
    assert_eq!(document.dateline.unwrap().to_string(), "2024-04-02");
    assert_eq!(document.state, crate::model::document::State::Done);
}

#[test]
fn a_draft_waits_behind_another_form() {
    let mut bench = claim_form();
    let document = document(&bench).id;
    bench.perform(Act::Change(document.into()));
    let mut window = window(bench);
    assert!(says(&window, "draft kept"));
    click(&mut window, "Close the form");
    assert!(says(&window, "New claim"));
    assert!(!says(&window, "draft kept"));
}

#[test]
fn the_tab_key_walks_through_a_form_from_its_first_field_to_its_buttons() {
    let mut bench = article();
    select(&mut bench, "Lorva concert hall");
    bench.perform(Act::TagAs(TypeId::new("place")));
    let mut window = window(bench);
    let mut met = Vec::new();
    for _ in 0..12 {
        window.key_press(Key::Tab);
        window.run();
        let focused = window.root().children_recursive().find(egui_kittest::Node::is_focused);
        met.extend(focused.and_then(|node| node.accesskit_node().label()));
    }
    for expected in ["A new place", "Person", "Event", "Save", "Cancel", "Close the form"] {
        assert!(met.iter().any(|label| label == expected), "{expected} in {met:?}");
    }
    window.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    window.run();
}

#[test]
fn the_tab_key_reaches_fields_that_are_not_in_sight() {
    let mut window = window(figure_form());
    let mut met = Vec::new();
    for _ in 0..60 {
        window.key_press(Key::Tab);
        window.run();
        let focused = window.root().children_recursive().find(egui_kittest::Node::is_focused);
        let label = focused.as_ref().and_then(|node| node.accesskit_node().label());
        met.extend(label.clone());
        if label.as_deref() == Some("Save figure") {
            break;
        }
        let rect = focused.expect("something has the focus").rect();
        assert!(rect.top() > 8.0 && rect.bottom() < 700.0, "{label:?} at {rect:?}");
    }
    for expected in ["Low", "High open", "killed", "Date", "Place", "Perpetrator", "Notes"] {
        assert!(met.iter().any(|label| label == expected), "{expected} in {met:?}");
    }
    assert_eq!(met.last().map(String::as_str), Some("Save figure"));
}
