//! Saving, opening again, closing, and what is said when it cannot be done.

use std::path::Path;

use attest::workbench::{Closing, Start};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, OutputCommand, ViewportCommand};
use egui_kittest::kittest::Queryable;

use super::desk::{ARTICLE, DESIGNED, Desk, NINE, TITLE};

fn save_key(desk: &mut Desk) {
    desk.press(Modifiers::COMMAND, Key::S);
    desk.settle();
}

/// Saves unnamed work through the path field.
fn save_as(desk: &mut Desk, path: &Path) {
    save_key(desk);
    desk.sees("Save the workspace");
    answer_path(desk, path);
}

fn answer_path(desk: &mut Desk, path: &Path) {
    desk.retype(&path.display().to_string());
    desk.key(Key::Enter);
    desk.settle();
}

/// A folder whose path a keyboard can type.
fn folder() -> tempfile::TempDir {
    tempfile::Builder::new().prefix("attest").tempdir().expect("a folder")
}

fn on(path: &Path) -> Desk {
    Desk::of(DESIGNED, Start::headless(NINE, 8), vec![path.to_path_buf()])
}

#[test]
fn work_is_saved_by_the_path_field_and_opens_again_with_the_same_bytes() {
    let folder = folder();
    let (first, second) = (folder.path().join("first.ron"), folder.path().join("second.ron"));
    let mut desk = Desk::sample();
    save_as(&mut desk, &first);
    desk.sees("Saved 09:00");
    desk.sees("first.ron");
    desk.sees("Saved first.ron");
    assert_eq!(desk.bench().title(), "first.ron – Attest");
    drop(desk);
    let mut again = on(&first);
    again.sees("Saved");
    assert_eq!(again.document().title, TITLE);
    again.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    again.settle();
    answer_path(&mut again, &second);
    let bytes = |path: &Path| std::fs::read(path).expect("a file");
    assert!(bytes(&first) == bytes(&second), "the same workspace gives the same bytes");
}

#[test]
fn the_title_and_the_status_line_say_what_is_saved() {
    let folder = folder();
    let path = folder.path().join("work.ron");
    let mut desk = Desk::reading();
    save_as(&mut desk, &path);
    assert_eq!(desk.bench().title(), "work.ron – Attest");
    desk.select("Moscow");
    desk.strike("3");
    desk.key(Key::Enter);
    desk.sees("Unsaved, 1 edit");
    assert_eq!(desk.bench().title(), "• work.ron – Attest");
    save_key(&mut desk);
    desk.sees("Saved 09:00");
    assert_eq!(desk.bench().title(), "work.ron – Attest");
}

#[test]
fn the_path_field_says_what_is_wrong_and_asks_before_it_replaces() {
    let folder = folder();
    let path = folder.path().join("there.ron");
    let mut desk = Desk::sample();
    save_as(&mut desk, &path);
    drop(desk);
    let before = std::fs::read(&path).expect("a file");
    let mut desk = Desk::reading();
    save_key(&mut desk);
    desk.press(Modifiers::COMMAND, Key::A);
    desk.key(Key::Delete);
    desk.key(Key::Enter);
    desk.sees("Write the path of a file");
    answer_path(&mut desk, &path);
    desk.sees("there.ron is there already. Confirm once more to replace it");
    assert!(std::fs::read(&path).expect("a file") == before);
    desk.key(Key::Enter);
    desk.settle();
    desk.sees("Saved there.ron");
    assert!(std::fs::read(&path).expect("a file") != before);
}

#[test]
fn what_is_no_workspace_is_not_overwritten() {
    let folder = folder();
    let path = folder.path().join("notes.ron");
    std::fs::write(&path, "not a workspace").expect("written");
    let mut desk = Desk::reading();
    save_as(&mut desk, &path);
    desk.key(Key::Enter);
    desk.settle();
    desk.sees("notes.ron could not be saved");
    assert!(desk.shows_part("is not overwritten"), "{:#?}", desk.labels());
    assert!(desk.shows_part("1 not a workspace"), "its line: {:#?}", desk.labels());
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), "not a workspace");
}

#[test]
fn closing_with_nothing_unsaved_closes() {
    let mut desk = Desk::new();
    let commands = desk.close();
    assert!(!commands.contains(&ViewportCommand::CancelClose));
    assert_eq!(desk.bench().closing(), Closing::Now);
}

#[test]
fn closing_with_unsaved_work_asks_and_escape_stays() {
    let mut desk = Desk::reading();
    assert!(desk.close().contains(&ViewportCommand::CancelClose));
    desk.run();
    desk.sees("Save Untitled before closing?");
    desk.sees("1 edit is in no file yet. If you close without saving it is lost.");
    desk.key(Key::Escape);
    assert!(desk.bench().dialog().is_none());
    assert_eq!(desk.bench().closing(), Closing::No);
    desk.press(Modifiers::COMMAND, Key::Q);
    desk.sees("Save Untitled before closing?");
    desk.click("Cancel");
    assert_eq!(desk.bench().closing(), Closing::No);
}

#[test]
fn work_closed_without_saving_is_offered_again_at_the_next_start() {
    let folder = folder();
    let state = folder.path().join("unnamed");
    let start = |seed| Start { state_dir: Some(state.clone()), ..Start::headless(NINE, seed) };
    let mut desk = Desk::of(DESIGNED, start(1), Vec::new());
    desk.event(Event::Paste(ARTICLE.to_owned()));
    desk.close();
    desk.run();
    desk.sees(
        "1 edit is in no file yet. If you close without saving it stays in the edit log and is \
         offered again at the next start.",
    );
    desk.click("Close without saving");
    assert_eq!(desk.bench().closing(), Closing::Now);
    drop(desk);
    let mut desk = Desk::of(DESIGNED, start(2), Vec::new());
    assert_eq!(desk.document().title, TITLE);
    desk.sees("Recovered 1 edit of work without a name");
    desk.sees("Recovered 1 edit");
    desk.click("Back to the last save");
    desk.sees("No workspace open");
}

#[test]
fn closing_without_saving_closes() {
    let mut desk = Desk::reading();
    desk.close();
    desk.run();
    desk.harness.get_by_label("Close without saving").click();
    let mut told = 0;
    for _ in 0..8 {
        desk.harness.step();
        told += desk.commands().iter().filter(|told| **told == ViewportCommand::Close).count();
    }
    assert_eq!(desk.bench().closing(), Closing::Now);
    assert_eq!(told, 1, "the window system is told once");
}

#[test]
fn saving_before_closing_saves_and_then_closes() {
    let folder = folder();
    let path = folder.path().join("last.ron");
    let mut desk = Desk::reading();
    desk.close();
    desk.run();
    desk.key(Key::Enter);
    desk.settle();
    desk.sees("Save the workspace");
    answer_path(&mut desk, &path);
    assert!(path.is_file());
    assert_eq!(desk.bench().closing(), Closing::Now);
}

#[test]
fn a_save_that_is_called_off_calls_the_closing_off() {
    let mut desk = Desk::reading();
    desk.close();
    desk.run();
    desk.click("Save");
    desk.settle();
    desk.key(Key::Escape);
    assert_eq!(desk.bench().closing(), Closing::No);
    assert!(desk.bench().dialog().is_none());
}

#[test]
fn enter_does_what_the_button_under_the_keyboard_does() {
    let mut desk = Desk::reading();
    desk.close();
    desk.run();
    desk.key(Key::Tab);
    assert_eq!(desk.focused().as_deref(), Some("Close without saving"));
    desk.key(Key::Tab);
    desk.key(Key::Tab);
    let on = desk.focused();
    assert_eq!(on.as_deref(), Some("Cancel"), "Tab goes round within the dialog");
    desk.key(Key::Enter);
    assert!(desk.bench().dialog().is_none());
    assert!(desk.bench().jobs().running().next().is_none(), "nothing was saved");
}

#[test]
fn opening_another_workspace_asks_about_unsaved_work_first() {
    let mut desk = Desk::reading();
    desk.press(Modifiers::COMMAND, Key::N);
    desk.sees("Save Untitled before closing?");
    desk.click("Close without saving");
    desk.sees("No workspace open");
}

#[test]
fn a_damaged_file_is_shown_at_its_line_and_left_alone() {
    let folder = folder();
    let path = folder.path().join("damaged.ron");
    let mut desk = Desk::sample();
    save_as(&mut desk, &path);
    drop(desk);
    let text = std::fs::read_to_string(&path).expect("a file");
    let broken = text.replacen("version: 1", "version: one", 1);
    assert_ne!(text, broken, "the file has a version");
    std::fs::write(&path, &broken).expect("written");
    let mut desk = on(&path);
    desk.sees("damaged.ron could not be opened");
    let line = 1 + broken.lines().position(|line| line.contains("version: one")).expect("a line");
    assert!(desk.shows_part(&format!("ine {line}")), "{:#?}", desk.labels());
    assert!(desk.shows_part("version: one"), "the line itself: {:#?}", desk.labels());
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), broken);
    let button = desk.harness.get_by_label("Copy message").rect().center();
    desk.pointer(button, true);
    let release = Desk::pointer_event(button, false);
    desk.harness.event(release);
    desk.harness.step();
    let commands = &desk.harness.output().platform_output.commands;
    let copied = commands.iter().any(
        |command| matches!(command, OutputCommand::CopyText(text) if text.contains("damaged.ron")),
    );
    assert!(copied, "{commands:?}");
    desk.key(Key::Enter);
    assert!(desk.bench().dialog().is_none());
    desk.sees("No workspace open");
}

#[test]
fn a_workspace_that_cannot_be_written_says_so_until_it_is() {
    let folder = folder();
    let mut desk = Desk::reading();
    save_as(&mut desk, &folder.path().join("no/such/folder.ron"));
    desk.sees("folder.ron could not be saved");
    desk.key(Key::Escape);
    desk.click("Could not save");
    desk.sees("folder.ron could not be saved");
    desk.key(Key::Enter);
    desk.settle();
    answer_path(&mut desk, &folder.path().join("here.ron"));
    desk.sees("Saved 09:00");
}

#[test]
fn a_second_window_is_told_and_changes_nothing() {
    let folder = folder();
    let path = folder.path().join("shared.ron");
    let mut first = Desk::sample();
    save_as(&mut first, &path);
    let mut second = on(&path);
    second.sees("Read-only");
    assert!(second.shows_part("shared.ron is open for reading only"), "{:#?}", second.labels());
    second.select_after("Tehran", "Moscow");
    let before = second.bench().workspace().mentions.len();
    second.strike("3");
    assert!(second.shows_part("Nothing was changed"), "{:#?}", second.labels());
    assert_eq!(second.bench().workspace().mentions.len(), before);
}

#[test]
fn workspaces_opened_before_stand_in_the_menu() {
    let folder = folder();
    let path = folder.path().join("recent.ron");
    let mut desk = Desk::sample();
    save_as(&mut desk, &path);
    desk.press(Modifiers::COMMAND, Key::N);
    desk.sees("No workspace open");
    desk.click("File");
    desk.harness.get_by_label_contains("Open recent").click();
    desk.run();
    desk.click_on(Role::MenuItem, "recent.ron");
    desk.settle();
    assert_eq!(desk.bench().file_name(), "recent.ron");
}

#[test]
fn the_chart_and_the_figures_are_exported_by_the_path_field() {
    let folder = folder();
    let mut desk = Desk::sample();
    for (modifiers, name, head) in [
        (Modifiers::COMMAND, "chart.svg", "<svg"),
        (Modifiers::COMMAND | Modifiers::SHIFT, "figures.csv", "figure"),
    ] {
        let path = folder.path().join(name);
        desk.press(modifiers, Key::E);
        desk.settle();
        answer_path(&mut desk, &path);
        let written = std::fs::read_to_string(&path).expect("a file");
        assert!(written.contains(head), "{name} begins {:?}", &written[..60.min(written.len())]);
        assert!(desk.shows_part(&format!("Wrote {name}")));
    }
}
