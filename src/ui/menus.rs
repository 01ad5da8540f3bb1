//! The top bar: menus, views, and the field that opens the palette.

use eframe::egui::{Align, Button, Layout, MenuBar, Ui, UiBuilder, vec2};

use super::icon;
use super::theme::{text, tokens};
use super::widgets::{Lit, hairline, search_button, view_tab};
use crate::model::EntityType;
use crate::workbench::command::Menu;
use crate::workbench::{Act, Command, View, Workbench};

/// Draws the top bar.
pub(super) fn top_bar(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    let bar = ui.max_rect();
    ui.painter().hline(
        bar.x_range(),
        bar.bottom() - 0.5,
        eframe::egui::Stroke::new(1.0, tokens(ui).line),
    );
    let mut left = ui.new_child(
        UiBuilder::new()
            .max_rect(bar.shrink2(vec2(8.0, 0.0)))
            .layout(Layout::left_to_right(Align::Center)),
    );
    MenuBar::new().ui(&mut left, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.spacing_mut().button_padding = vec2(7.0, 4.0);
        for menu in Menu::ALL {
            let title = text::MENU.rich(menu.title(), tokens(ui).ink);
            ui.menu_button(title, |ui| fill(ui, menu, bench, acts));
        }
    });
    views(ui, bench, acts);
    let width = if bar.width() >= 1080.0 { 244.0 } else { 92.0 };
    let place = eframe::egui::Rect::from_min_max(
        eframe::egui::pos2(bar.right() - width - 8.0, bar.top()),
        bar.right_bottom() - vec2(8.0, 0.0),
    );
    let mut right =
        ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)));
    if search_button(&mut right, "Search or run a command", "Ctrl K").clicked() {
        acts.push(Act::Run(Command::Palette));
    }
}

/// The views that are built, in the middle.
fn views(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    let bar = ui.max_rect();
    let width = 150.0;
    let place = eframe::egui::Rect::from_center_size(bar.center(), vec2(width, bar.height()));
    let mut middle =
        ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)));
    middle.spacing_mut().item_spacing.x = 18.0;
    let views = [
        (View::Read, icon::ARTICLE, Command::ShowRead),
        (View::Trends, icon::CHART_SCATTER, Command::ShowTrends),
    ];
    for (view, glyph, command) in views {
        let face = command.face();
        let key = face.shortcut.map(|shortcut| shortcut.to_string()).unwrap_or_default();
        let lit = if bench.view() == view { Lit::On } else { Lit::Off };
        if view_tab(&mut middle, glyph, face.text, &key, lit).clicked() {
            acts.push(Act::Run(command));
        }
    }
}

fn fill(ui: &mut Ui, menu: Menu, bench: &Workbench, acts: &mut Vec<Act>) {
    ui.set_min_width(260.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    if menu == Menu::Tag {
        for kind in bench.workspace().types_in_order() {
            type_row(ui, &kind, acts);
        }
        hairline(ui);
    }
    for command in Command::ALL.into_iter().filter(|command| command.face().menu == menu) {
        if command == Command::OpenSample {
            recent(ui, bench, acts);
        }
        command_row(ui, bench, command, acts);
    }
}

fn command_row(ui: &mut Ui, bench: &Workbench, command: Command, acts: &mut Vec<Act>) {
    let face = command.face();
    let history = &bench.session().history;
    let undoes = command == Command::Undo;
    let redoes = command == Command::Redo;
    let label = if undoes { bench.undo_label() } else { history.redo_label() };
    let label = label.filter(|_| undoes || redoes);
    let words = label.map_or_else(|| face.text.to_owned(), |l| format!("{}: {l}", face.text));
    let possible = label.is_some() || !(undoes || redoes);
    let key = face.shortcut.map(|shortcut| shortcut.to_string()).unwrap_or_default();
    let ink = if possible { tokens(ui).ink } else { tokens(ui).ink3 };
    let button = Button::new(text::MENU.rich(words, ink))
        .shortcut_text(text::SECONDARY.rich(key, tokens(ui).ink2))
        .min_size(vec2(ui.available_width(), 28.0));
    if ui.add_enabled(possible, button).on_hover_text(face.tooltip).clicked() {
        acts.push(Act::Run(command));
        ui.close();
    }
}

fn type_row(ui: &mut Ui, kind: &EntityType, acts: &mut Vec<Act>) {
    let key = kind.key.map(String::from).unwrap_or_default();
    let button =
        Button::new(text::MENU.rich(format!("As {}", kind.name.to_lowercase()), tokens(ui).ink))
            .shortcut_text(text::SECONDARY.rich(key, tokens(ui).ink2))
            .min_size(vec2(ui.available_width(), 28.0));
    if ui.add(button).on_hover_text(&kind.definition).clicked() {
        acts.push(Act::TagAs(kind.id.clone()));
        ui.close();
    }
}

fn recent(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    let recent = &bench.settings().recent;
    let words = text::MENU.rich("Open recent", tokens(ui).ink);
    ui.add_enabled_ui(!recent.is_empty(), |ui| {
        ui.menu_button(words, |ui| {
            for path in recent {
                let name = text::MENU.rich(path.display().to_string(), tokens(ui).ink);
                if ui.add(Button::new(name).min_size(vec2(200.0, 28.0))).clicked() {
                    acts.push(Act::Open(vec![path.clone()]));
                    ui.close();
                }
            }
        });
    });
}
