//! The side panel as an analyst uses it: cards and lists.

pub(super) mod fixture;

use eframe::egui::{Key, Role};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::model::anchor::Hold;
use crate::model::shipped::new_workspace;
use crate::model::{Entity, IdSource, RecordId, Text};
use crate::workbench::form::{ClaimForm, Form};
use crate::workbench::{Act, Command, Scope, Workbench};
use fixture::*;

/// Three entities, two claims, two figures.
fn worked() -> Workbench {
    let mut bench = article();
    tag(&mut bench, "The Northern Front", ("organisation", "Northern Front of Sule"));
    tag(&mut bench, "NF", ("organisation", "Northern Front of Sule"));
    tag(&mut bench, "Lorva concert hall", ("place", "Lorva Concert Hall"));
    tag(&mut bench, "Officials", ("organisation", "Officials of Sule"));
    claim(&mut bench, "killed over 130 people at the Lorva concert hall on March 22");
    claim(&mut bench, "Officials in Sule blamed the NF");
    figure(&mut bench, "over 130");
    figure(&mut bench, "almost 100");
    bench.perform(Act::SelectText(None));
    bench.perform(Act::Choose(None));
    bench
}

#[test]
fn with_nothing_chosen_the_panel_says_what_to_do() {
    let window = window(blank());
    assert!(says(&window, "Nothing selected"));
    for name in ["Entities", "Claims", "Figures"] {
        assert_eq!(window.get_by_label(name).accesskit_node().data().is_expanded(), Some(false));
    }
}

#[test]
fn a_click_on_a_row_brings_its_sentence_in_sight() {
    let mut window = window(worked());
    let statement = "Officials in Sule blamed the NF";
    let row = |window: &egui_kittest::Harness<'_, Window>, role, label: &str| {
        window.get_by_role_and_label(role, label).click();
    };
    row(&window, Role::ListBoxOption, statement);
    window.run();
    let claim = window.state().bench.lists().claims[1];
    assert_eq!(window.state().asked, [Act::Reveal(RecordId::Claim(claim))]);
    assert!(window.state().bench.selection().reveal.is_some());
    assert!(says(&window, "Claim · Reported fact"), "its card opens");

    let hall = entity(&window.state().bench, "Lorva Concert Hall").unwrap();
    row(&window, Role::ListBoxOption, "Lorva Concert Hall");
    window.run();
    assert_eq!(window.state().asked.last(), Some(&Act::Reveal(RecordId::Entity(hall))));

    let figure = window.state().bench.lists().figures[0];
    window.get_by_label_contains(">130 killed, 22 Mar 2024").click_accesskit();
    window.run();
    assert_eq!(window.state().asked.last(), Some(&Act::Reveal(RecordId::Figure(figure))));
}

#[test]
fn the_card_of_a_figure_says_everything_that_is_known() {
    let mut bench = worked();
    let figure = bench.lists().figures[0];
    bench.perform(Act::Choose(Some(figure.into())));
    let mut window = window(bench);
    for words in [
        "Figure · Reported fact",
        "Grade B: Source usually reliable; claim not judged",
        ">130 killed, victims: status unknown",
        "low 130, best 130, high open",
        "Bound: more than",
        "Date: 2024-03-22 from “March 22”",
        "Place: Lorva Concert Hall",
        "Event: unknown",
        "killed over 130 people at the Lorva concert hall on March 22",
        "Herald ← Dana Brook",
    ] {
        assert!(says(&window, words), "{words}");
    }
    window.get_by_label("Change").click();
    window.run();
    assert_eq!(window.state().asked, [Act::Change(RecordId::Figure(figure))]);
    assert!(says(&window, "Save figure"));
    click(&mut window, "Cancel");
    window.get_by_label("Remove").click();
    window.run();
    assert!(!window.state().bench.workspace().figures.contains_key(&figure));
}

#[test]
fn the_card_of_an_entity_lists_its_mentions_and_each_leads_to_its_place() {
    let mut bench = worked();
    let front = entity(&bench, "Northern Front of Sule").unwrap();
    bench.perform(Act::Choose(Some(front.into())));
    let mut window = window(bench);
    assert!(says(&window, "also NF") || says(&window, "also The Northern Front, NF"));
    window.get_by_role_and_label(Role::ListBoxOption, "NF").click();
    window.run();
    let asked = window.state().asked.last().cloned();
    let Some(Act::Reveal(RecordId::Mention(mention))) = asked else { panic!("{asked:?}") };
    let anchors = &window.state().bench.workspace().mentions[&mention].anchors;
    assert_eq!(anchors[0].quote, "NF");
    assert!(says(&window, "Organisation · mention"));
}

#[test]
fn a_mention_can_be_given_to_another_entity() {
    let mut bench = worked();
    let front = entity(&bench, "Northern Front of Sule").unwrap();
    let officials = entity(&bench, "Officials of Sule").unwrap();
    let nf = bench.workspace().mentions.values().rfind(|m| m.entity == front).unwrap().id;
    bench.perform(Act::Choose(Some(nf.into())));
    let mut window = window(bench);
    click(&mut window, "Another entity…");
    assert!(says(&window, "No other entity is called so"));
    fill(&mut window, "Another entity", "Officials of Sule");
    let rows = window.get_all_by_role_and_label(Role::ListBoxOption, "Officials of Sule");
    let offered = rows.min_by(|a, b| a.rect().top().total_cmp(&b.rect().top())).unwrap();
    offered.click();
    window.run();
    assert_eq!(window.state().asked.last(), Some(&Act::Reassign(nf, officials)));
    assert_eq!(window.state().bench.workspace().mentions[&nf].entity, officials);
}

#[test]
fn sections_fold_and_the_scope_is_a_switch() {
    let mut window = window(worked());
    let row = |window: &egui_kittest::Harness<'_, Window>| {
        let rows = window.query_all_by_role_and_label(Role::ListBoxOption, "Lorva Concert Hall");
        rows.count() == 1
    };
    assert!(row(&window));
    click(&mut window, "Entities");
    assert!(!row(&window), "folded");
    click(&mut window, "Entities");
    assert!(row(&window));
    click(&mut window, "Workspace");
    assert_eq!(window.state().bench.scope(), Scope::Workspace);
    assert_eq!(window.state().asked.last(), Some(&Act::ShowScope(Scope::Workspace)));
}

#[test]
fn a_figure_is_added_from_the_card_of_its_claim() {
    let mut bench = worked();
    let claim = bench.lists().claims[1];
    bench.perform(Act::Choose(Some(claim.into())));
    // What is selected elsewhere is not what the figure is to stand on.
    select(&mut bench, "12 children");
    let mut window = window(bench);
    click(&mut window, "Add figure");
    assert_eq!(window.state().asked.last(), Some(&Act::Run(Command::Figure)));
    fill(&mut window, "Number", "at least 3");
    click(&mut window, "Save figure");
    let bench = &window.state().bench;
    let made = bench.session().index.figures_of(claim).next().expect("a figure on the claim");
    assert_eq!(bench.workspace().figures[&made].low, Some(3));
}

/// A workspace of so many entities, each mentioned nowhere.
fn crowd(count: usize) -> Workbench {
    let mut workspace = new_workspace();
    let mut ids = IdSource::new(1, 1);
    for number in 0..count {
        let kind = crate::model::TypeId::new("place");
        let name = format!("Village {number:05}");
        let entity: Entity = crate::edit::entity::new_entity(&mut ids, kind, name);
        workspace.put(entity.into());
    }
    let mut bench = opened(&workspace);
    bench.perform(Act::ShowScope(Scope::Workspace));
    bench
}

#[test]
fn ten_thousand_rows_cost_what_is_in_sight() {
    let mut window = window(crowd(10_000));
    let rows = |window: &egui_kittest::Harness<'_, Window>| {
        window.query_all_by_role(Role::ListBoxOption).count()
    };
    assert!(rows(&window) < 12, "{} at first", rows(&window));
    click(&mut window, "9,996 more");
    let all = rows(&window);
    assert!((15..40).contains(&all), "{all} of all");
    assert!(says(&window, "Village 00003") && !says(&window, "Village 00900"));
}

#[test]
fn the_keyboard_walks_through_rows_that_were_not_laid_out() {
    let mut window = window(crowd(300));
    click(&mut window, "296 more");
    window.get_by_label("Village 00000").focus();
    window.run();
    for _ in 0..40 {
        window.key_press(Key::Tab);
        window.run();
    }
    assert!(window.get_by_label("Village 00040").is_focused());
}

#[test]
fn what_lost_its_place_is_warned_of_and_can_be_looked_at() {
    let bench = worked();
    let mut workspace = bench.workspace().clone();
    let (id, claim) = workspace.claims.iter().next().map(|(id, c)| (*id, c.clone())).unwrap();
    let mut claim = claim.as_ref().clone();
    claim.anchors[0].hold = Hold::Orphan;
    claim.anchors[0].quote = "words that were struck".to_owned();
    workspace.put(claim.into());
    let mut window = window(opened(&workspace));
    assert!(says(&window, "words that were struck"));
    window.get_by_role_and_label(Role::ListBoxOption, "words that were struck").click();
    window.run();
    assert_eq!(window.state().asked, [Act::Choose(Some(id.into()))]);
    assert!(says(&window, "Choose one to see its words"));
    window.get_by_label("Remove").click();
    window.run();
    assert!(!says(&window, "Choose one to see its words"), "nothing is lost any more");
}

#[test]
fn the_panel_keeps_its_width_whatever_is_in_it() {
    let long = "Unbreakable".repeat(20);
    let mut bench = blank();
    bench.perform(Act::Paste(format!("{long} and 12 dead.")));
    let id = tag(&mut bench, &long, ("person", &long));
    claim(&mut bench, &format!("{long} and 12 dead"));
    let figure = figure(&mut bench, "12");
    let claim = bench.lists().claims[0];
    let chosen = [RecordId::from(id), claim.into(), figure.into()];
    let text = Text::from(document(&bench).text.to_string().as_str());
    assert!(text.len() > long.len());
    // `sized` asserts in every frame that the panel did not grow.
    let mut window = sized(bench, 288.0);
    for id in chosen {
        window.state_mut().bench.perform(Act::Choose(Some(id.clone())));
        window.run();
        window.state_mut().bench.perform(Act::Change(id));
        window.run();
        window.state_mut().bench.perform(Act::CloseForm);
        window.run();
    }
}

#[test]
fn a_row_that_is_clicked_stays_under_the_pointer() {
    let mut bench = worked();
    for number in 0..30 {
        let id = claim(&mut bench, "Officials in Sule blamed the NF");
        let mut form = ClaimForm::change(bench.workspace(), &bench.workspace().claims[&id]);
        form.statement = format!("Statement {number}");
        bench.perform(Act::Change(id.into()));
        bench.perform(Act::EditForm(Box::new(Form::Claim(form))));
        bench.perform(Act::SaveForm);
    }
    let figure = bench.lists().figures[0];
    bench.perform(Act::Choose(Some(figure.into())));
    let mut window = window(bench);
    window.hover_at(eframe::egui::pos2(160.0, 600.0));
    wheel(&mut window, -900.0);
    let row = |window: &egui_kittest::Harness<'_, Window>| {
        let rows = window.get_all_by_role(Role::ListBoxOption).filter(|row| {
            let label = row.accesskit_node().label();
            label.is_some_and(|label| label.starts_with("Statement")) && row.rect().top() > 480.0
        });
        let row = rows.min_by(|a, b| a.rect().top().total_cmp(&b.rect().top())).unwrap();
        (row.accesskit_node().label().unwrap(), row.rect())
    };
    let (name, before) = row(&window);
    window.get_by_role_and_label(Role::ListBoxOption, &name).click();
    window.run();
    assert!(says(&window, "Claim · Reported fact"), "another card, less high");
    let rows = window.get_all_by_role_and_label(Role::ListBoxOption, &name);
    let after = rows.last().unwrap().rect();
    assert!((after.top() - before.top()).abs() < 2.0, "{before:?} {after:?}");
}

fn wheel(window: &mut egui_kittest::Harness<'_, Window>, down: f32) {
    window.event(eframe::egui::Event::MouseWheel {
        unit: eframe::egui::MouseWheelUnit::Point,
        delta: eframe::egui::vec2(0.0, down),
        modifiers: eframe::egui::Modifiers::NONE,
        phase: eframe::egui::TouchPhase::Move,
        source: eframe::egui::MouseWheelSource::Wheel,
    });
    window.run_steps(30);
}
