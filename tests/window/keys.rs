//! The keyboard: undo and redo, letters that are typed, Tab and F6, shortcuts on one page.

use attest::workbench::{Act, Command};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, ViewportCommand};
use egui_kittest::kittest::Queryable;

use super::desk::{ARTICLE, Desk};

const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

#[test]
fn undo_and_redo_go_through_every_step() {
    let mut desk = Desk::reading();
    let before = desk.bench().workspace().clone();
    desk.select("Moscow");
    desk.strike("3");
    desk.key(Key::Enter);
    desk.select("Kerman");
    desk.strike("3");
    desk.key(Key::Enter);
    let after = desk.bench().workspace().clone();
    assert_eq!(after.mentions.len(), 2);
    desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.bench().workspace().mentions.len(), 1);
    desk.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(*desk.bench().workspace(), before);
    desk.press(Modifiers::COMMAND, Key::Z);
    assert!(desk.bench().workspace().documents.is_empty(), "the article itself came by an edit");
    desk.press(Modifiers::COMMAND, Key::Z);
    assert!(desk.shows_part("Nothing to undo"));
    for _ in 0..3 {
        desk.press(CTRL_SHIFT, Key::Z);
    }
    assert_eq!(*desk.bench().workspace(), after);
    desk.press(CTRL_SHIFT, Key::Z);
    assert!(desk.shows_part("Nothing to redo"));
}

#[test]
fn what_is_removed_comes_back_by_the_toast() {
    let mut desk = Desk::sample();
    let figures = desk.bench().workspace().figures.len();
    desk.click("Figure: >130 killed");
    desk.key(Key::Delete);
    assert_eq!(desk.bench().workspace().figures.len(), figures - 1);
    desk.click_on(Role::Button, "Undo");
    assert_eq!(desk.bench().workspace().figures.len(), figures);
}

/// Every letter and sign that runs a command elsewhere.
const STRUCK: &str = "cf12345[]";

fn nothing_ran(desk: &Desk, before: (u64, u64)) {
    assert_eq!(desk.bench().revision(), before);
    assert!(desk.bench().notices().is_empty(), "{:?}", desk.bench().notices());
    assert!(desk.bench().dialog().is_none());
}

#[test]
fn letters_typed_into_a_field_run_nothing() {
    let mut desk = Desk::sample();
    desk.select_after("Tehran", "Moscow");
    let before = desk.bench().revision();
    desk.fill("Filter documents", STRUCK);
    assert_eq!(desk.typed("Filter documents"), STRUCK);
    desk.key(Key::Delete);
    nothing_ran(&desk, before);
    assert!(desk.bench().form().is_none());
    desk.key(Key::Escape);
    assert_eq!(desk.selected(), ["Moscow"], "Escape leaves the field and nothing else");
    desk.press(Modifiers::COMMAND, Key::K);
    desk.strike(STRUCK);
    assert_eq!(desk.typed("Search or run a command"), STRUCK);
    nothing_ran(&desk, before);
}

#[test]
fn letters_typed_into_a_form_run_nothing_and_the_key_that_opened_it_is_not_in_it() {
    let mut desk = Desk::reading();
    let sentence = "Kyiv denies any part in the attack.";
    desk.select(sentence);
    desk.strike("c");
    assert_eq!(desk.typed("Statement"), sentence);
    let before = desk.bench().revision();
    desk.strike(STRUCK);
    assert_eq!(desk.typed("Statement"), STRUCK, "the proposal was selected, typing replaces it");
    desk.press(Modifiers::COMMAND, Key::Z);
    nothing_ran(&desk, before);
    assert!(desk.bench().form().is_some());
}

#[test]
fn a_shortcut_with_ctrl_works_while_text_is_typed() {
    let mut desk = Desk::reading();
    desk.fill("Filter documents", "x");
    desk.press(Modifiers::COMMAND, Key::S);
    desk.settle();
    desk.sees("Save the workspace");
}

#[test]
fn f1_lists_the_shortcuts_and_enter_or_escape_closes_them() {
    let mut desk = Desk::new();
    for leave in [Key::Enter, Key::Escape] {
        desk.key(Key::F1);
        desk.sees("Keyboard shortcuts");
        desk.sees("As person");
        desk.key(leave);
        assert!(desk.bench().dialog().is_none(), "{leave:?}");
    }
}

#[test]
fn the_keys_of_the_window_rest_under_a_dialog() {
    let mut desk = Desk::reading();
    desk.select("Moscow");
    desk.key(Key::F1);
    desk.strike("3");
    desk.press(Modifiers::COMMAND, Key::K);
    assert!(desk.bench().form().is_none());
    desk.key(Key::Escape);
    assert_eq!(desk.selected(), ["Moscow"], "Escape closes one thing at a time");
}

#[test]
fn escape_closes_a_menu_and_nothing_else() {
    let mut desk = Desk::reading();
    desk.select("Moscow");
    desk.click("Tag");
    desk.sees("As person");
    desk.key(Key::Escape);
    assert!(!desk.shows("As person"));
    assert_eq!(desk.selected(), ["Moscow"]);
}

#[test]
fn a_menu_runs_its_commands() {
    let mut desk = Desk::reading();
    desk.select("Moscow");
    desk.click("Tag");
    desk.click_on(Role::MenuItem, "As place");
    desk.sees("New mention");
    desk.click("View");
    desk.click_on(Role::MenuItem, "Left panel");
    assert!(!desk.shows("Filter documents"));
    desk.click("Edit");
    assert!(desk.shows_part("Undo: "), "the menu says what would be taken back");
}

#[test]
fn tab_goes_top_bar_left_reader_dock_right_status() {
    let mut desk = Desk::sample();
    let mut regions = Vec::new();
    for _ in 0..120 {
        desk.key(Key::Tab);
        let Some(rect) = desk.focus_rect() else { continue };
        let at = rect.center();
        let region = match (at.x, at.y) {
            (_, y) if y < 36.0 => "top bar",
            _ if desk.focused().as_deref() == Some("Light or dark") => "status",
            (x, _) if x < 216.0 => "left",
            (x, _) if x > 960.0 => "right",
            (_, y) if y > 560.0 => "dock",
            _ => "reader",
        };
        if regions.last() != Some(&region) {
            regions.push(region);
        }
        if regions.len() > 6 {
            break;
        }
    }
    let expected = ["top bar", "left", "reader", "dock", "right", "status", "top bar"];
    assert_eq!(regions, expected);
}

#[test]
fn f6_steps_through_the_regions_both_ways() {
    let mut desk = Desk::sample();
    desk.key(Key::F6);
    assert_eq!(desk.focused().as_deref(), Some("Article"), "it begins at the article");
    let mut walked = Vec::new();
    for _ in 0..6 {
        desk.key(Key::F6);
        walked.push(desk.focused().unwrap_or_default());
    }
    let expected =
        ["Fold the trends", "Document", "Light or dark", "File", "Add articles", "Article"];
    assert_eq!(walked, expected);
    desk.press(Modifiers::SHIFT, Key::F6);
    assert_eq!(desk.focused().as_deref(), Some("Add articles"));
    desk.press(Modifiers::COMMAND, Key::Num2);
    desk.key(Key::F6);
    assert!(desk.focus_rect().is_some_and(|rect| rect.left() < 960.0), "{:?}", desk.focused());
}

#[test]
fn pasting_from_the_menu_asks_the_clipboard() {
    let mut desk = Desk::new();
    desk.click("File");
    desk.harness.get_by_role_and_label(Role::MenuItem, "Paste an article").click();
    let mut asked = false;
    for _ in 0..4 {
        desk.harness.step();
        asked |= desk.commands().contains(&ViewportCommand::RequestPaste);
    }
    assert!(asked);
    desk.harness.event(Event::Paste(ARTICLE.to_owned()));
    desk.run();
    assert_eq!(desk.bench().workspace().documents.len(), 1);
}

#[test]
fn an_empty_clipboard_says_so() {
    let mut desk = Desk::new();
    desk.press(Modifiers::COMMAND, Key::K);
    desk.strike("paste an art");
    desk.key(Key::Enter);
    desk.harness.run_steps(8);
    assert!(desk.shows_part("There is no text on the clipboard"), "{:#?}", desk.labels());
}

#[test]
fn text_pasted_into_a_field_is_no_article() {
    let mut desk = Desk::sample();
    desk.fill("Filter documents", "x");
    desk.event(Event::Paste("pasted".to_owned()));
    assert_eq!(desk.typed("Filter documents"), "xpasted");
    assert_eq!(desk.bench().workspace().documents.len(), 1);
}

#[test]
fn every_command_can_be_run_on_an_empty_window_and_on_the_sample() {
    for mut desk in [Desk::new(), Desk::sample()] {
        for command in Command::ALL {
            if command == Command::Quit {
                continue;
            }
            desk.do_now(Act::Run(command));
            desk.settle();
            desk.harness.step();
        }
    }
}
