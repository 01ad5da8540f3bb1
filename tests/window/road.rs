//! The road: open an article, select, tag entities, make a claim, give it a figure.

use attest::model::figure::{Bound, High};
use attest::model::shipped::PLACE;
use attest::model::{Date, Figure, RecordId};
use attest::workbench::form::Form;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;

use super::desk::{ARTICLE, Desk, TITLE};

#[test]
fn the_first_start_shows_three_doors_and_each_leads_somewhere() {
    let mut desk = Desk::new();
    for door in ["Open the sample workspace", "Start from articles", "Open a workspace"] {
        desk.harness.get_by_role_and_label(Role::Button, door);
    }
    desk.sees("No workspace open");
    desk.sees("No articles yet. Drop files here, or press Ctrl I");
    desk.sees("Select a number in the text and press F");
    desk.click("Start from articles");
    desk.settle();
    desk.sees("Add an article");
    desk.key(Key::Escape);
    desk.click("Open a workspace");
    desk.settle();
    desk.sees("This system shows no file dialog. Write the path of the file.");
    desk.key(Key::Escape);
    desk.click("Open the sample workspace");
    assert_eq!(desk.document().title, TITLE);
    desk.sees("Not saved yet");
    assert!(!desk.shows("Start from articles"));
}

#[test]
fn a_pasted_article_opens_with_its_head_recognised() {
    let desk = Desk::reading();
    let document = desk.document();
    assert_eq!(document.title, TITLE);
    assert_eq!(document.author, "Mara Lindqvist");
    assert_eq!(document.outlet, "Open Desk");
    assert_eq!(document.dateline, Date::parse("2024-04-02").ok());
    assert_eq!(&*document.text, ARTICLE);
    desk.harness.get_by_role_and_label(Role::ListBoxOption, TITLE);
    desk.sees("Unsaved, 1 edit");
    desk.sees("1 document");
    assert_eq!(desk.bench().title(), "• Untitled – Attest");
}

#[test]
fn a_wrong_guess_of_the_head_is_corrected_in_its_form() {
    let mut desk = Desk::reading();
    desk.press(Modifiers::COMMAND, Key::D);
    assert_eq!(desk.typed("Title"), TITLE);
    desk.fill("Author", "M. Lindqvist");
    desk.fill("Dateline", "2024-04-31");
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert!(desk.bench().form().is_some(), "a day that is none keeps the form open");
    assert_eq!(desk.typed("Author"), "M. Lindqvist", "what was typed stays");
    desk.fill("Dateline", "2024-04-03");
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert!(desk.bench().form().is_none());
    assert_eq!(desk.document().author, "M. Lindqvist");
    assert_eq!(desk.document().dateline, Date::parse("2024-04-03").ok());
}

#[test]
fn files_that_fall_on_the_window_are_added_and_what_is_no_text_is_refused_in_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let article = folder.path().join("report.txt");
    let page = folder.path().join("page.html");
    let program = folder.path().join("program.bin");
    std::fs::write(&article, ARTICLE).expect("written");
    let html = "<html><title>A quiet day</title><body><nav>Home</nav><article><h1>A quiet \
                day</h1><p>Nobody was hurt in the harbour of Velm on Monday, the port office \
                said, and the ferries ran as they do every week.</p></article></body></html>";
    std::fs::write(&page, html).expect("written");
    std::fs::write(&program, [0_u8, 159, 146, 150, 0, 1, 2, 3]).expect("written");
    let mut desk = Desk::new();
    desk.drop_files(&[&article, &page, &program]);
    assert_eq!(desk.bench().workspace().documents.len(), 2);
    assert_eq!(desk.document().title, TITLE);
    desk.harness.get_by_role_and_label(Role::ListBoxOption, "A quiet day");
    assert!(desk.shows_part("program.bin"), "{:#?}", desk.labels());
}

#[test]
fn text_is_selected_by_dragging_and_by_clicking_twice_and_thrice() {
    let mut desk = Desk::reading();
    let first = desk.first_paragraph();
    let start = first.left_top() + vec2(4.0, 12.0);
    desk.drag(start, start + vec2(220.0, 0.0));
    let dragged = desk.selected().join("");
    assert!("Gunmen opened fire in the Crocus City Hall".starts_with(&dragged), "{dragged:?}");
    assert!(dragged.len() > 10, "{dragged:?}");
    desk.click_at(start + vec2(20.0, 0.0), 2);
    assert_eq!(desk.selected(), ["Gunmen"]);
    let sentence = start + vec2(20.0, 0.0);
    desk.key(Key::Escape);
    desk.harness.run_steps(40);
    desk.click_at(sentence, 3);
    let selected = desk.selected().join("");
    assert!(selected.starts_with("Gunmen opened") && selected.ends_with("130 people."));
}

#[test]
fn text_is_selected_by_keys() {
    let mut desk = Desk::reading();
    let article = desk.first_paragraph();
    desk.click_at(article.left_top() + vec2(1.0, 12.0), 1);
    desk.press(Modifiers::COMMAND, Key::ArrowRight);
    for _ in 0..4 {
        desk.press(Modifiers::COMMAND, Key::ArrowRight);
    }
    let before = desk.bench().selection().text.clone().expect("a caret");
    for _ in 0..3 {
        desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight);
    }
    let selected = desk.selected().join("");
    let text = &desk.document().text;
    assert!(text[before.focus..].starts_with(&selected) && selected.split(' ').count() >= 3);
    desk.press(Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(desk.selected().join(""), selected[..selected.len() - 1]);
}

#[test]
fn a_new_name_is_tagged_through_its_form_and_a_known_one_at_once() {
    let mut desk = Desk::reading();
    desk.select("Moscow");
    desk.strike("3");
    assert!(matches!(desk.bench().form(), Some(Form::Tag(_))));
    assert_eq!(desk.typed("Name"), "Moscow", "the name is proposed, and the key is not in it");
    desk.key(Key::Enter);
    let workspace = desk.bench().workspace();
    let entity = workspace.entities.values().next().expect("an entity");
    assert_eq!((entity.name.as_str(), entity.kind.as_str()), ("Moscow", PLACE));
    assert_eq!(workspace.mentions.len(), 1);
    desk.select_after("Moscow was not", "Moscow");
    desk.strike("3");
    assert!(desk.bench().form().is_none(), "a name that is known asks nothing");
    assert_eq!(desk.bench().workspace().mentions.len(), 2);
    assert_eq!(desk.bench().workspace().entities.len(), 1);
    desk.sees("2 mentions");
}

#[test]
fn another_spelling_becomes_an_alias_of_a_known_entity() {
    let mut desk = Desk::reading();
    desk.select("Islamic State Khorasan Province");
    desk.strike("2");
    desk.key(Key::Enter);
    desk.select("ISIS-K");
    desk.strike("2");
    let offer = "Islamic State Khorasan Province";
    desk.retype("khorasan");
    let form = desk.harness.get_all_by_role_and_label(Role::ListBoxOption, offer).next();
    form.expect("the known entity is offered").click();
    desk.run();
    desk.sees("“ISIS-K” becomes an alias");
    desk.press(Modifiers::COMMAND, Key::Enter);
    let workspace = desk.bench().workspace();
    assert_eq!((workspace.entities.len(), workspace.mentions.len()), (1, 2));
    let entity = workspace.entities.values().next().expect("an entity");
    assert_eq!(entity.aliases, ["ISIS-K"]);
}

#[test]
fn tagging_without_a_selection_says_what_to_do() {
    let mut desk = Desk::reading();
    desk.strike("1");
    assert!(desk.shows_part("Select the words of a name first"));
    desk.strike("c");
    assert!(desk.shows_part("Select the words of the claim first"));
    desk.strike("f");
    assert!(desk.shows_part("Select a number first"));
    assert!(desk.bench().form().is_none());
}

const SENTENCE: &str = "Gunmen opened fire in the Crocus City Hall concert venue on the edge of \
                        Moscow on March 22 and set it alight, killing over 130 people.";

#[test]
fn a_claim_is_made_in_its_form_while_the_text_stays() {
    let mut desk = Desk::reading();
    desk.select(SENTENCE);
    let column = desk.first_paragraph();
    desk.strike("c");
    desk.sees("New claim");
    let after = desk.first_paragraph();
    assert_eq!(column.x_range(), after.x_range(), "a form changes no width");
    desk.strike("Gunmen killed more than 130 people");
    desk.click_on(Role::RadioButton, "2");
    desk.press(Modifiers::COMMAND, Key::Enter);
    let workspace = desk.bench().workspace();
    let claim = workspace.claims.values().next().expect("a claim");
    assert_eq!(claim.statement, "Gunmen killed more than 130 people");
    assert_eq!(claim.anchors[0].quote, SENTENCE);
    assert!(claim.credibility.is_some());
    assert!(desk.bench().form().is_none());
    desk.harness.get_by_role_and_label(Role::ListBoxOption, "Gunmen killed more than 130 people");
}

/// Selects a number and opens its form.
fn figure_form(desk: &mut Desk, before: &str, number: &str) {
    desk.select_after(before, number);
    desk.strike("f");
    desk.sees("New figure");
}

fn figure(desk: &Desk) -> &Figure {
    desk.bench().workspace().figures.values().next_back().expect("a figure")
}

#[test]
fn over_130_fills_the_form_and_becomes_a_figure_on_a_claim_of_its_sentence() {
    let mut desk = Desk::reading();
    figure_form(&mut desk, "killing", "over 130");
    for (field, expected) in
        [("Number", "over 130"), ("Low", "130"), ("Best", "130"), ("High", "open")]
    {
        assert_eq!(desk.typed(field), expected, "{field}");
    }
    assert_eq!(desk.typed("Date"), "March 22");
    desk.fill("Place", "Moscow");
    desk.press(Modifiers::COMMAND, Key::Enter);
    let known = figure(&desk);
    assert_eq!((known.low, known.best, known.high), (Some(130), Some(130), High::Open));
    assert_eq!(known.bound, Bound::MoreThan);
    let date = known.date.as_ref().expect("a date");
    assert_eq!((date.date.to_string().as_str(), date.phrase.as_str()), ("2024-03-22", "March 22"));
    let workspace = desk.bench().workspace();
    let place = known.place.and_then(|id| workspace.entities.get(&id)).expect("a place");
    assert_eq!(place.name, "Moscow");
    let claim = &workspace.claims[&known.claim];
    assert_eq!(claim.anchors[0].quote, SENTENCE);
    desk.sees("Figure: >130 killed");
    desk.sees("1 figure");
}

#[test]
fn a_number_typed_into_the_form_is_read_as_it_is_typed() {
    let mut desk = Desk::reading();
    figure_form(&mut desk, "died in jihadist", "2022");
    desk.fill("Number", "between 212 and 240");
    for (field, expected) in [("Low", "212"), ("Best", ""), ("High", "240")] {
        assert_eq!(desk.typed(field), expected, "{field}");
    }
}

#[test]
fn a_wrong_value_says_its_sentence_and_saving_keeps_the_form_and_all_that_is_typed() {
    let mut desk = Desk::reading();
    figure_form(&mut desk, "killing", "over 130");
    desk.fill("High", "many");
    desk.fill("Date", "the day before");
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert!(desk.bench().form().is_some());
    assert!(desk.bench().workspace().figures.is_empty());
    assert!(desk.shows_part("“many” is no number"), "{:#?}", desk.labels());
    assert_eq!(
        (desk.typed("High").as_str(), desk.typed("Date").as_str()),
        ("many", "the day before")
    );
    desk.fill("High", "100");
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert!(desk.shows_part("High 100 is smaller than 130"), "{:#?}", desk.labels());
    desk.fill("High", "160");
    desk.fill("Date", "2024-03-22");
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert!(desk.bench().form().is_none(), "{:#?}", desk.labels());
    assert_eq!(figure(&desk).high, High::Known(160));
}

#[test]
fn the_margin_offers_what_can_be_done_with_the_selection() {
    let mut desk = Desk::reading();
    desk.select("Moscow");
    desk.click_on(Role::Button, "Tag as Place");
    assert!(matches!(desk.bench().form(), Some(Form::Tag(_))));
}

#[test]
fn selected_words_are_copied() {
    let mut desk = Desk::reading();
    desk.select("Investigative Committee");
    desk.harness.event(Event::Copy);
    desk.harness.step();
    let copied = desk.harness.output().platform_output.commands.iter().any(|command| {
        matches!(command, eframe::egui::OutputCommand::CopyText(text) if text == "Investigative Committee")
    });
    assert!(copied);
}

#[test]
fn an_entity_in_the_panel_leads_to_its_first_mention() {
    let mut desk = Desk::sample();
    desk.click_on(Role::ListBoxOption, "Afghanistan");
    let selection = desk.bench().selection();
    assert!(matches!(selection.chosen, Some(RecordId::Entity(_))));
    let reveal = selection.reveal.expect("the reader is asked to show it");
    assert_eq!(reveal.span.of(&desk.document().text), Some("Afghanistan"));
}
