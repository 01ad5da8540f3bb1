//! Nothing typed is lost: forms that are closed, left, or open while the window closes.

use attest::workbench::Closing;
use attest::workbench::form::Form;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::desk::Desk;

const SENTENCE: &str = "Kyiv denies any part in the attack.";

/// A claim's form with a statement typed.
fn typing() -> Desk {
    let mut desk = Desk::reading();
    desk.select(SENTENCE);
    desk.strike("c");
    desk.strike("Kyiv denies it");
    desk
}

#[test]
fn a_form_closed_by_a_slip_of_the_hand_comes_back_as_it_was_typed() {
    let mut desk = typing();
    desk.key(Key::Escape);
    assert!(desk.bench().form().is_none());
    desk.sees("Draft closed");
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    assert_eq!(desk.typed("Statement"), "Kyiv denies it");
    assert!(!desk.shows("Draft closed"), "what offered it is past");
}

#[test]
fn it_comes_back_by_the_toast_too_even_after_other_work() {
    let mut desk = typing();
    desk.click("Cancel");
    desk.select("Moscow");
    desk.strike("3");
    desk.key(Key::Enter);
    desk.click_on(Role::Button, "Reopen the form");
    assert_eq!(desk.typed("Statement"), "Kyiv denies it");
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(desk.bench().workspace().claims.len(), 1);
}

#[test]
fn a_form_in_which_nothing_was_typed_closes_without_a_word() {
    let mut desk = Desk::reading();
    desk.select(SENTENCE);
    desk.strike("c");
    desk.key(Key::Escape);
    assert!(desk.bench().form().is_none());
    assert!(desk.bench().notices().is_empty());
    desk.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    assert!(desk.bench().form().is_none());
    desk.sees("No form that was typed in was closed");
}

#[test]
fn a_form_waits_behind_another() {
    let mut desk = typing();
    desk.select("Moscow");
    desk.click_on(Role::ListBoxOption, "Place");
    assert!(matches!(desk.bench().form(), Some(Form::Tag(_))));
    desk.sees("draft kept");
    desk.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(desk.typed("Statement"), "Kyiv denies it");
}

#[test]
fn closing_the_window_asks_about_an_open_form() {
    let mut desk = typing();
    desk.close();
    desk.run();
    desk.sees(
        "1 edit is in no file yet. If you close without saving it is lost, and so is what you \
         typed in the open form.",
    );
    desk.key(Key::Escape);
    assert_eq!(desk.bench().closing(), Closing::No);
    desk.harness.get_by_label("New claim");
    assert_eq!(desk.typed("Statement"), "Kyiv denies it");
}
