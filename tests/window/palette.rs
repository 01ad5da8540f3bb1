//! The palette finds commands, figures, entities and documents, and runs what is chosen.

use attest::model::RecordId;
use attest::workbench::Palette;
use attest::workbench::settings::Theme;
use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT, Queryable};

use super::desk::{Desk, TITLE};

fn open(desk: &mut Desk, typed: &str) {
    desk.press(Modifiers::COMMAND, Key::K);
    desk.strike(typed);
}

/// The row that Enter would run.
fn chosen(desk: &Desk) -> String {
    let is_lit = |node: &Node<'_>| node.accesskit_node().toggled() == Some(Toggled::True);
    let mut rows = desk.harness.get_all_by_role(Role::ListBoxOption);
    // The panels below have rows of their own; the palette's come last.
    let lit = rows.rfind(is_lit).expect("a chosen row");
    lit.accesskit_node().label().unwrap_or_default()
}

fn is_closed(desk: &Desk) -> bool {
    desk.bench().palette() == Palette::Closed
}

#[test]
fn a_command_is_found_by_its_letters_and_run() {
    let mut desk = Desk::sample();
    open(&mut desk, "light or dark");
    assert_eq!(chosen(&desk), "Light or dark");
    let before = desk.bench().settings().theme;
    desk.key(Key::Enter);
    assert!(is_closed(&desk));
    assert_ne!(desk.bench().settings().theme, before);
    assert_ne!(desk.bench().settings().theme, Theme::System);
}

#[test]
fn a_figure_an_entity_and_a_document_are_found_and_shown() {
    let mut desk = Desk::sample();
    open(&mut desk, "!>130");
    desk.key(Key::Enter);
    assert!(matches!(desk.bench().selection().chosen, Some(RecordId::Figure(_))));
    open(&mut desk, "@kerman");
    desk.key(Key::Enter);
    assert!(matches!(desk.bench().selection().chosen, Some(RecordId::Entity(_))));
    open(&mut desk, "#crocus");
    assert_eq!(chosen(&desk), TITLE);
    desk.key(Key::Enter);
    assert!(is_closed(&desk));
}

#[test]
fn what_is_called_as_it_was_typed_is_chosen_before_what_only_has_to_do_with_it() {
    let mut desk = Desk::sample();
    open(&mut desk, "kerman");
    assert_eq!(chosen(&desk), "Kerman", "and not the figures of the place above it");
}

#[test]
fn the_arrows_walk_the_rows_and_the_chosen_one_stays_in_sight() {
    let mut desk = Desk::sample();
    desk.press(Modifiers::COMMAND, Key::K);
    assert_eq!(chosen(&desk), "New workspace");
    let foot = desk.harness.get_by_label_contains("> commands").rect();
    for _ in 0..25 {
        desk.key(Key::ArrowDown);
    }
    let row = chosen(&desk);
    assert_ne!(row, "New workspace");
    let rows = desk.harness.get_all_by_role_and_label(Role::ListBoxOption, &row);
    let rect = rows.last().expect("the row").rect();
    assert!(rect.bottom() <= foot.top() + 1.0 && rect.top() > 100.0, "{row} at {rect:?}");
    for _ in 0..26 {
        desk.key(Key::ArrowUp);
    }
    assert_eq!(chosen(&desk), "About Attest", "the walk goes round");
}

#[test]
fn a_click_runs_a_row_and_escape_ctrl_k_or_a_click_beside_close() {
    let mut desk = Desk::sample();
    open(&mut desk, "about");
    desk.click_on(Role::ListBoxOption, "About Attest");
    desk.sees("Attest");
    assert!(desk.bench().dialog().is_some());
    desk.key(Key::Escape);
    desk.select("Moscow");
    open(&mut desk, "");
    desk.key(Key::Escape);
    assert!(is_closed(&desk));
    assert_eq!(desk.selected(), ["Moscow"]);
    open(&mut desk, "");
    desk.press(Modifiers::COMMAND, Key::K);
    assert!(is_closed(&desk));
    open(&mut desk, "");
    desk.click_at(eframe::egui::pos2(100.0, 700.0), 1);
    assert!(is_closed(&desk));
}

#[test]
fn with_text_selected_the_tags_come_first() {
    let mut desk = Desk::sample();
    desk.select_after("Tehran", "Moscow");
    open(&mut desk, "");
    assert_eq!(chosen(&desk), "Tag as person");
    open(&mut desk, "");
    open(&mut desk, "tag as pl");
    let before = desk.bench().workspace().mentions.len();
    desk.key(Key::Enter);
    assert_eq!(desk.bench().workspace().mentions.len(), before + 1);
}

#[test]
fn the_keyboard_goes_back_to_where_it_was() {
    let mut desk = Desk::sample();
    desk.key(Key::F6);
    assert_eq!(desk.focused().as_deref(), Some("Article"));
    open(&mut desk, "x");
    desk.key(Key::Escape);
    assert_eq!(desk.focused().as_deref(), Some("Article"));
}

#[test]
fn what_is_called_nothing_says_so() {
    let mut desk = Desk::sample();
    open(&mut desk, "zzzz");
    desk.sees("Nothing is called so.");
    desk.key(Key::Enter);
    assert_eq!(desk.bench().palette(), Palette::Open);
}
