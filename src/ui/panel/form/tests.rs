//! The forms as an analyst fills them in: by pointer, by keyboard, wrongly at first.

use eframe::egui::{Event, Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::super::tests::fixture::*;
use crate::edit::entity::Spelling;
use crate::model::claim::{Credibility, Likelihood, Modality, Relation, Voice};
use crate::model::figure::{Bound, Harm, High, Reading, VictimStatus};
use crate::model::{Claim, Figure, RecordId, TypeId};
use crate::workbench::form::Form;
use crate::workbench::{Act, Command, Workbench};

fn claim_form() -> Workbench {
    let mut bench = article();
    select(&mut bench, "killed over 130 people at the Lorva concert hall on March 22");
    bench.perform(Act::Run(Command::Claim));
    bench
}

fn figure_form() -> Workbench {
    let mut bench = claim_form();
    bench.perform(Act::SaveForm);
    tag(&mut bench, "Lorva concert hall", ("place", "Lorva Concert Hall"));
    tag(&mut bench, "NF", ("organisation", "Northern Front"));
    select(&mut bench, "over 130");
    bench.perform(Act::Run(Command::Figure));
    bench
}

fn only_claim(window: &Harness<'_, Window>) -> Claim {
    window.state().bench.workspace().claims.values().next().expect("a claim").as_ref().clone()
}

fn only_figure(window: &Harness<'_, Window>) -> Figure {
    window.state().bench.workspace().figures.values().next().expect("a figure").as_ref().clone()
}

#[test]
fn a_claim_is_filled_in_and_saved() {
    let mut window = window(claim_form());
    let statement = window.get_by_role_and_label(Role::MultilineTextInput, "Statement");
    assert!(statement.is_focused(), "the first field has the focus");
    window.event(Event::Text("The raid killed more than 130".to_owned()));
    window.run();
    click(&mut window, "Assessment");
    click(&mut window, "2");
    click(&mut window, "likely");
    click(&mut window, "Casualties");
    click(&mut window, "add origin");
    window.event(Event::Text("a nurse".to_owned()));
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert!(says(&window, "Take a nurse out of the chain"));
    fill(&mut window, "Notes", "Compare the hospitals.");
    click(&mut window, "Save claim");

    let claim = only_claim(&window);
    assert_eq!(claim.statement, "The raid killed more than 130", "typing replaced the quote");
    assert_eq!(claim.modality, Modality::Assessment);
    assert_eq!(claim.credibility, Some(Credibility::ProbablyTrue));
    assert_eq!(claim.likelihood, Some(Likelihood::Likely));
    assert_eq!(claim.kind.unwrap().as_str(), "casualties");
    let chain = ["Herald", "Dana Brook", "a nurse"].map(|name| Voice::Named(name.to_owned()));
    assert_eq!(claim.chain, chain);
    assert_eq!(claim.notes, "Compare the hospitals.");
    assert_eq!(window.state().bench.form(), None);
}

#[test]
fn no_problem_is_shown_before_the_first_try_and_none_hides_after_it() {
    let problem = "Say in a sentence what is claimed";
    let mut window = window(claim_form());
    window.key_press(Key::Backspace);
    window.run();
    assert!(!says(&window, problem), "still typing");
    click(&mut window, "Save claim");
    assert!(says(&window, problem), "it was to be saved");
    assert!(window.state().bench.form().is_some());
    let field = window.get_by_role_and_label(Role::MultilineTextInput, "Statement");
    assert!(field.is_focused(), "the wrong field has the focus");
    window.event(Event::Text("So it was".to_owned()));
    window.run();
    assert!(!says(&window, problem));
    click(&mut window, "Save claim");
    assert_eq!(only_claim(&window).statement, "So it was");
}

#[test]
fn a_field_that_was_left_says_what_is_wrong() {
    let mut window = window(claim_form());
    window.key_press(Key::Backspace);
    window.run();
    window.key_press(Key::Tab);
    window.run();
    assert!(says(&window, "Say in a sentence what is claimed"));
}

#[test]
fn spans_are_added_and_taken_out() {
    let mut bench = claim_form();
    select(&mut bench, "Officials in Sule");
    let mut window = window(bench);
    click(&mut window, "Add the selected text as a span");
    assert!(says(&window, "Select more text to add a span"));
    let out = window.get_all_by_label("Take this span out").next().unwrap();
    out.click();
    window.run();
    click(&mut window, "Save claim");
    assert_eq!(only_claim(&window).anchors[0].quote, "Officials in Sule");
}

#[test]
fn a_link_of_the_chain_is_taken_out() {
    let mut window = window(claim_form());
    click(&mut window, "Take Herald out of the chain");
    click(&mut window, "Save claim");
    assert_eq!(only_claim(&window).chain, [Voice::Named("Dana Brook".to_owned())]);
}

#[test]
fn a_claim_is_linked_to_another() {
    let mut bench = article();
    let first = claim(&mut bench, "Officials in Sule blamed the NF");
    select(&mut bench, "almost 100 dead");
    bench.perform(Act::Run(Command::Claim));
    let mut window = window(bench);
    click(&mut window, "Link to another claim");
    click(&mut window, "This supports");
    window.get_by_label("contradicts").click();
    window.run();
    fill(&mut window, "Find a claim", "blamed");
    click(&mut window, "Officials in Sule blamed the NF");
    assert!(says(&window, "This contradicts"));
    click(&mut window, "Save claim");
    let claims = &window.state().bench.workspace().claims;
    let second = claims.values().find(|claim| claim.id != first).unwrap();
    assert_eq!(second.links[0].to, first);
    assert_eq!(second.links[0].relation, Relation::Contradicts);
}

#[test]
fn a_claim_is_saved_before_its_figure_is_added() {
    let mut window = window(claim_form());
    click(&mut window, "Add figure");
    assert!(matches!(window.state().bench.form(), Some(Form::Figure(_))));
    let claim = only_claim(&window).id;
    fill(&mut window, "Number", "137");
    click(&mut window, "Save figure");
    assert_eq!(only_figure(&window).claim, claim);
}

#[test]
fn a_number_as_the_text_puts_it_fills_the_rest() {
    let mut window = window(figure_form());
    assert!(says(&window, "low 130, best 130, high open"), "the whisker");
    assert!(says(&window, "2024-03-22 · resolved against 1 April 2024"));
    fill(&mut window, "Number", "between 212 and 240");
    assert!(says(&window, "low 212, best unknown, high 240"), "drawn again at once");
    click(&mut window, "injured");
    click(&mut window, "civilian");
    click(&mut window, "Save figure");
    let figure = only_figure(&window);
    assert_eq!((figure.low, figure.best, figure.high), (Some(212), None, High::Known(240)));
    assert_eq!((figure.bound, figure.harm), (Bound::Range, Harm::Injured));
    assert_eq!(figure.status, VictimStatus::Civilian);
    let when = figure.date.unwrap();
    assert_eq!((when.date.to_string().as_str(), when.reading), ("2024-03-22", Reading::Resolved));
    assert_eq!(figure.number.unwrap().quote, "over 130");
}

#[test]
fn wrong_values_are_told_at_their_fields_and_nothing_typed_is_lost() {
    let mut window = window(figure_form());
    fill(&mut window, "Low", "140");
    fill(&mut window, "Date", "2024-02-31");
    assert!(says(&window, "Low 140 is greater than best 130"), "the field was left");
    click(&mut window, "Save figure");
    assert!(says(&window, "February 2024 has 29 days"));
    assert!(window.state().bench.workspace().figures.is_empty());
    let date = window.get_by_role_and_label(Role::TextInput, "Date");
    assert_eq!(date.value().as_deref(), Some("2024-02-31"));
    click(&mut window, "Low unknown");
    fill(&mut window, "Date", "2024-02");
    assert!(says(&window, "February 2024"), "what was understood");
    click(&mut window, "Save figure");
    let figure = only_figure(&window);
    assert_eq!((figure.low, figure.best), (None, Some(130)));
    assert_eq!(figure.date.unwrap().date.to_string(), "2024-02");
}

#[test]
fn open_and_unknown_are_one_click() {
    let mut window = window(figure_form());
    for (click_on, expected) in [("High unknown", High::Unknown), ("High open", High::Open)] {
        click(&mut window, click_on);
        let Some(Form::Figure(form)) = window.state().bench.form() else { panic!("no form") };
        assert_eq!(form.ends().2, expected);
    }
}

fn value(window: &Harness<'_, Window>, label: &str) -> String {
    window.get_by_role_and_label(Role::TextInput, label).value().unwrap_or_default()
}

#[test]
fn enter_completes_a_name_that_was_begun_and_the_last_row_makes_a_new_one() {
    let mut window = window(figure_form());
    fill(&mut window, "Place", "lor");
    assert!(says(&window, "Lorva Concert Hall"), "proposed");
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(value(&window, "Place"), "Lorva Concert Hall");
    window.event(Event::Text(" East".to_owned()));
    window.run();
    assert_eq!(value(&window, "Place"), "Lorva Concert Hall East", "the caret is at its end");
    fill(&mut window, "Place", "lor");
    window.get_by_role_and_label(Role::ListBoxOption, "New place “lor”").click();
    window.run();
    assert_eq!(value(&window, "Place"), "lor");
    fill(&mut window, "Place", "concert");
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(value(&window, "Place"), "concert", "it stands in the middle of the name");
    fill(&mut window, "Place", "lorva concert hall");
    assert!(window.query_by_role_and_label(Role::ListBoxOption, "Lorva Concert Hall").is_none());
    fill(&mut window, "Perpetrator", "Northern");
    assert!(window.state().state.holds_escape(), "Escape closes the proposals first");
    window.key_press(Key::Escape);
    window.run();
    assert!(!window.state().state.holds_escape());
    window.key_press(Key::Enter);
    window.run();
    click(&mut window, "Save figure");
    let bench = &window.state().bench;
    let figure = only_figure(&window);
    assert_eq!(figure.place, entity(bench, "Lorva Concert Hall"), "by its name, as typed");
    assert_eq!(figure.perpetrator, entity(bench, "Northern"), "typed to its end, not completed");
}

#[test]
fn an_empty_field_offers_what_the_sentence_mentions_first() {
    let mut bench = article();
    tag(&mut bench, "Sule", ("place", "Sule"));
    let claim =
        claim(&mut bench, "The Northern Front claimed the raid that killed over 130 people");
    tag(&mut bench, "Lorva concert hall", ("place", "Lorva Concert Hall"));
    bench.perform(Act::Choose(Some(claim.into())));
    select(&mut bench, "over 130");
    bench.perform(Act::Run(Command::Figure));
    let mut window = window(bench);
    fill(&mut window, "Place", "");
    window.key_press(Key::Tab);
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Place").focus();
    window.run();
    let rows =
        window.get_all_by_role(Role::ListBoxOption).filter_map(|row| row.accesskit_node().label());
    assert_eq!(rows.collect::<Vec<_>>(), ["Lorva Concert Hall", "Sule"]);
    window.key_press(Key::Tab);
    window.run();
    assert_eq!(value(&window, "Place"), "", "nothing is taken that was not lit");
}

#[test]
fn the_list_lies_within_what_is_seen_of_the_form() {
    let mut bench = figure_form();
    for (at, words) in ["raid", "people", "concert", "Officials", "Hospitals"].iter().enumerate() {
        tag(&mut bench, words, ("place", &format!("Quarter {at}")));
    }
    let mut window = window(bench);
    for label in ["Place", "Perpetrator"] {
        fill(&mut window, label, "r");
        let save = window.get_by_label("Save figure").rect();
        let field = window.get_by_role_and_label(Role::TextInput, label).rect();
        for row in window.get_all_by_role(Role::ListBoxOption) {
            let rect = row.rect();
            assert!(rect.bottom() < save.top(), "{label}: {rect:?} over {save:?}");
            assert!(rect.left() >= 8.0 && rect.right() <= 328.0, "{label}: {rect:?}");
            assert!(!rect.shrink(1.0).intersects(field), "{label}: over its own field");
        }
    }
}

#[test]
fn a_known_entity_is_picked_by_tab_and_by_click() {
    let mut window = window(figure_form());
    fill(&mut window, "Perpetrator", "north");
    window.key_press(Key::Tab);
    window.run();
    let by = |window: &Harness<'_, Window>| {
        let Some(Form::Figure(form)) = window.state().bench.form() else { panic!("no form") };
        form.perpetrator.clone()
    };
    assert_eq!(by(&window), "Northern Front");
    fill(&mut window, "Perpetrator", "front");
    window.get_by_role_and_label(Role::ListBoxOption, "Northern Front").click();
    window.run();
    assert_eq!(by(&window), "Northern Front");
    let field = window.get_by_role_and_label(Role::TextInput, "Perpetrator");
    assert!(field.is_focused(), "the focus stays in the field");
}

#[test]
fn a_field_that_opens_takes_the_focus() {
    let mut bench = article();
    claim(&mut bench, "Officials in Sule blamed the NF");
    select(&mut bench, "almost 100 dead");
    bench.perform(Act::Run(Command::Claim));
    let mut window = window(bench);
    click(&mut window, "add origin");
    assert!(window.get_by_role_and_label(Role::TextInput, "Origin").is_focused());
    click(&mut window, "Link to another claim");
    window.event(Event::Text("blamed".to_owned()));
    window.run();
    let filter = window.get_by_label("Find a claim");
    assert!(filter.is_focused());
    assert_eq!(filter.value().as_deref(), Some("blamed"));
}

#[test]
fn a_form_that_comes_back_keeps_what_was_typed() {
    let mut window = window(claim_form());
    window.event(Event::Text("So it was".to_owned()));
    window.run();
    let document = document(&window.state().bench).id;
    window.state_mut().bench.perform(Act::Change(document.into()));
    window.run();
    click(&mut window, "Close the form");
    window.event(Event::Text(" indeed".to_owned()));
    window.run();
    click(&mut window, "Save claim");
    assert_eq!(only_claim(&window).statement, "So it was indeed");
}

#[test]
fn a_number_that_contradicts_its_box_is_told_and_the_box_can_be_moved() {
    let mut bench = figure_form();
    select(&mut bench, "12");
    let mut window = window(bench);
    fill(&mut window, "Number", "140");
    assert!(says(&window, "The text at the box says “over 130”"));
    click(&mut window, "Use the selected text");
    assert_eq!(value(&window, "Number"), "12");
    assert!(says(&window, "outside the words of its claim"));
}

#[test]
fn a_form_does_not_jump_while_it_is_filled_in() {
    let mut window = window(figure_form());
    let top = |window: &Harness<'_, Window>| {
        window.get_by_role_and_label(Role::TextInput, "Perpetrator").rect().top()
            - window.get_by_role_and_label(Role::TextInput, "Number").rect().top()
    };
    let before = top(&window);
    for (field, typed) in
        [("Number", "many"), ("Number", "12"), ("Date", ""), ("As of", "2024-01~"), ("Low", "")]
    {
        fill(&mut window, field, typed);
        assert!((top(&window) - before).abs() < 0.1, "{field} {typed}");
    }
    assert!(says(&window, "about January 2024"));
    let bound = |window: &Harness<'_, Window>| {
        window.get_by_role_and_label(Role::TextInput, "Low").rect().top()
    };
    let low = bound(&window);
    fill(&mut window, "Low", "999");
    assert!(!says(&window, "low 999"), "no whisker of what cannot be");
    assert!((bound(&window) - low).abs() < 0.1);
    fill(&mut window, "Low", "");
    select(&mut window.state_mut().bench, "12");
    window.run();
    assert!((top(&window) - before).abs() < 0.1, "text was selected");
}

#[test]
fn the_details_of_a_document_do_not_jump_when_text_is_selected() {
    let mut bench = article();
    bench.perform(Act::Run(Command::Details));
    let mut window = window(bench);
    let top = |window: &Harness<'_, Window>| {
        window.get_by_role_and_label(Role::MultilineTextInput, "Notes").rect().top()
    };
    let before = top(&window);
    select(&mut window.state_mut().bench, "Officials");
    window.run();
    assert!(says(&window, "Use the selected text as author"));
    assert!((top(&window) - before).abs() < 0.1);
}

#[test]
fn a_form_that_cannot_be_saved_says_so_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lorva.ron");
    let bytes = crate::io::workspace::to_bytes(article().workspace()).unwrap();
    std::fs::write(&path, bytes).unwrap();
    let open = || {
        let mut bench = blank();
        bench.perform(Act::Open(vec![path.clone()]));
        bench.settle();
        bench
    };
    let holder = open();
    let mut bench = open();
    let access = &bench.session().file.access;
    assert!(matches!(access, crate::workbench::session::Access::ReadOnly(_)), "{access:?}");
    bench.perform(Act::Run(Command::Details));
    let mut window = window(bench);
    assert!(says(&window, "Read-only: nothing can be saved"));
    assert!(window.get_by_label("Save").accesskit_node().is_disabled());
    window.get_by_label("Save").click();
    window.run();
    assert!(!window.state().asked.contains(&Act::SaveForm));
    drop(holder);
}

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
