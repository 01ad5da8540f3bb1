//! The top bar: menus, views, and the field that opens the palette.
//!
//! Invariant: every command that has a menu stands in it once, with its key; what a narrow bar has
//! no room for gives way and never lies over another.

use std::path::Path;

use eframe::egui::{
    Align, Button, Layout, MenuBar, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2,
};

use super::icon;
use super::left::type_colour;
use super::theme::{Pointer, text, tokens};
use super::widgets::{
    Lead, Lit, MENU_LINE, MENU_ROW, MenuRow, menu_line, paint_lead, search_button, view_tab,
};
use crate::model::EntityType;
use crate::model::date::Grain;
use crate::workbench::command::Menu;
use crate::workbench::settings::Theme;
use crate::workbench::{Act, Command, View, Workbench};

/// Height of a menu's title.
const TITLE: f32 = 26.0;
/// Between two views.
const APART: f32 = 20.0;

/// Draws the top bar.
pub(super) fn top_bar(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    let bar = ui.max_rect();
    let line = Stroke::new(1.0, tokens(ui).line);
    ui.painter().hline(bar.x_range(), bar.bottom() - 0.5, line);
    let menus = menus(ui, bench, acts);
    let width = if bar.width() >= 1080.0 { 244.0 } else { 92.0 };
    let search = Rect::from_min_max(pos2(bar.right() - width - 8.0, bar.top()), bar.max)
        .with_max_x(bar.right() - 8.0);
    let middle = views_place(ui, (menus.right() + 12.0, search.left() - 12.0));
    views(ui, bench, acts, middle);
    if search.left() < middle.right() + 12.0 {
        return;
    }
    let row = UiBuilder::new().max_rect(search).layout(Layout::left_to_right(Align::Center));
    let mut right = ui.new_child(row);
    if search_button(&mut right, "Search or run a command", &key_of(Command::Palette)).clicked() {
        acts.push(Act::Run(Command::Palette));
    }
}

fn menus(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) -> Rect {
    let bar = ui.max_rect();
    // The bar of menus begins at the top of its room: the room is as high as a title.
    let room = Rect::from_min_max(
        pos2(bar.left() + 8.0, bar.center().y - TITLE / 2.0 - 1.0),
        pos2(bar.right(), bar.center().y + TITLE / 2.0 - 1.0),
    );
    let mut left = ui.new_child(UiBuilder::new().max_rect(room));
    left.spacing_mut().interact_size.y = TITLE;
    MenuBar::new()
        .ui(&mut left, |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.spacing_mut().button_padding = vec2(8.0, 3.0);
            // Under the line of the bar, its own ring included.
            ui.spacing_mut().menu_spacing = 9.0;
            let titles = Menu::ALL.map(|menu| {
                let title = text::MENU.rich(menu.title(), tokens(ui).ink);
                ui.menu_button(title, |ui| fill(ui, menu, bench, acts)).response.rect
            });
            titles.into_iter().fold(Rect::NOTHING, Rect::union)
        })
        .inner
}

/// The views that are built.
const VIEWS: [(View, &str, Command); 2] = [
    (View::Read, icon::ARTICLE, Command::ShowRead),
    (View::Trends, icon::CHART_SCATTER, Command::ShowTrends),
];

/// The middle of the bar, or what is free of it.
fn views_place(ui: &Ui, (from, to): (f32, f32)) -> Rect {
    let bar = ui.max_rect();
    let tabs = VIEWS.iter().map(|(_, _, command)| {
        // A tab is its icon and its name; see `view_tab`.
        25.0 + text::HEAD.width(ui, command.face().text).ceil()
    });
    let width = tabs.sum::<f32>() + APART * (VIEWS.len() - 1) as f32;
    let left = (bar.center().x - width / 2.0).min(to - width).max(from);
    Rect::from_min_size(pos2(left, bar.top()), vec2(width, bar.height()))
}

fn views(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>, place: Rect) {
    let row = UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center));
    let mut middle = ui.new_child(row);
    middle.spacing_mut().item_spacing.x = APART;
    for (view, glyph, command) in VIEWS {
        let lit = Lit::from(bench.view() == view);
        if view_tab(&mut middle, glyph, command.face().text, &key_of(command), lit).clicked() {
            acts.push(Act::Run(command));
        }
    }
}

fn fill(ui: &mut Ui, menu: Menu, bench: &Workbench, acts: &mut Vec<Act>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    // What cannot be done is written in the dim ink, which can be read.
    ui.visuals_mut().disabled_alpha = 1.0;
    // In a low window a long menu scrolls.
    let most = (ui.ctx().content_rect().height() - 60.0).max(120.0);
    if height(menu, bench) > most {
        ScrollArea::vertical().max_height(most).show(ui, |ui| rows(ui, menu, bench, acts));
    } else {
        rows(ui, menu, bench, acts);
    }
}

/// How high a menu is.
fn height(menu: Menu, bench: &Workbench) -> f32 {
    let types = if menu == Menu::Tag { bench.workspace().types.len() } else { 0 };
    let (mut rows, mut lines) = (types, types.min(1));
    for command in Command::ALL.into_iter().filter(|command| command.face().menu == menu) {
        rows += 1 + usize::from(command == Command::OpenWorkspace);
        lines += usize::from(begins_group(command));
    }
    MENU_ROW * rows as f32 + MENU_LINE * lines as f32
}

fn rows(ui: &mut Ui, menu: Menu, bench: &Workbench, acts: &mut Vec<Act>) {
    if menu == Menu::Tag {
        for kind in bench.workspace().types_in_order() {
            type_row(ui, &kind, acts);
        }
        menu_line(ui);
    }
    for command in Command::ALL.into_iter().filter(|command| command.face().menu == menu) {
        if begins_group(command) {
            menu_line(ui);
        }
        command_row(ui, bench, command, acts);
        if command == Command::OpenWorkspace {
            recent(ui, bench, acts);
        }
    }
}

/// Whether a line stands above a command in its menu.
fn begins_group(command: Command) -> bool {
    matches!(
        command,
        Command::AddArticles
            | Command::Save
            | Command::ExportFigures
            | Command::Quit
            | Command::Copy
            | Command::Escape
            | Command::ToggleLeft
            | Command::ReaderLarger
            | Command::WindowLarger
            | Command::ToggleTheme
            | Command::Palette
            | Command::NextFigure
            | Command::NextDocument
            | Command::About
    )
}

fn command_row(ui: &mut Ui, bench: &Workbench, command: Command, acts: &mut Vec<Act>) {
    let face = command.face();
    let label = if command == Command::Undo {
        bench.undo_label()
    } else {
        bench.session().history.redo_label().filter(|_| command == Command::Redo)
    };
    let words = label.map_or_else(|| face.text.to_owned(), |l| format!("{}: {l}", face.text));
    let possible = label.is_some() || !matches!(command, Command::Undo | Command::Redo);
    let key = key_of(command);
    let lit = Lit::from(in_force(bench, command));
    let row = MenuRow { lit, says: face.tooltip, ..MenuRow::new(&words, &key) };
    if ui.add_enabled_ui(possible, |ui| row.show(ui)).inner.clicked() {
        acts.push(Act::Run(command));
        ui.close();
    }
}

/// Whether what a command turns on is on.
#[expect(clippy::wildcard_enum_match_arm, reason = "most commands turn nothing on")]
fn in_force(bench: &Workbench, command: Command) -> bool {
    let settings = bench.settings();
    let grain = bench.query().grain;
    match command {
        Command::ShowRead => bench.view() == View::Read,
        Command::ShowTrends => bench.view() == View::Trends,
        Command::ToggleLeft => settings.left.shown.is_open(),
        Command::ToggleDock => settings.dock.shown.is_open(),
        Command::ToggleRight => settings.right.shown.is_open(),
        Command::SystemTheme => settings.theme == Theme::System,
        Command::ByMonth => grain == Grain::Month,
        Command::ByQuarter => grain == Grain::Quarter,
        Command::ByYear => grain == Grain::Year,
        _ => false,
    }
}

fn type_row(ui: &mut Ui, kind: &EntityType, acts: &mut Vec<Act>) {
    let key = kind.key.map(String::from).unwrap_or_default();
    let words = format!("As {}", kind.name.to_lowercase());
    let lead = Lead::Mention(type_colour(ui, kind));
    let row = MenuRow { lead, says: &kind.definition, ..MenuRow::new(&words, &key) };
    if row.show(ui).clicked() {
        acts.push(Act::TagAs(kind.id.clone()));
        ui.close();
    }
}

fn recent(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    let recent = &bench.settings().recent;
    let ink = if recent.is_empty() { tokens(ui).ink3 } else { tokens(ui).ink };
    ui.add_enabled_ui(!recent.is_empty(), |ui| {
        ui.spacing_mut().button_padding.x = 30.0;
        ui.spacing_mut().interact_size.y = MENU_ROW;
        let words = Button::new(text::MENU.rich("Open recent", ink)).min_size(vec2(0.0, MENU_ROW));
        let menu = eframe::egui::containers::menu::SubMenuButton::from_button(words);
        let (row, _) = menu.ui(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for path in recent {
                let (name, folder) = named(path);
                let row = MenuRow { note: &folder, ..MenuRow::new(&name, "") };
                if row.show(ui).clicked() {
                    acts.push(Act::Open(vec![path.clone()]));
                    ui.close();
                }
            }
        });
        let at = row.rect.right_center() - vec2(16.0, 0.0);
        paint_lead(ui, Lead::Outline(icon::CARET_RIGHT), at, Pointer::Away);
    });
}

/// A file's name and its folder, the home folder as `~`.
fn named(path: &Path) -> (String, String) {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let folder = path.parent().unwrap_or(Path::new(""));
    let home = std::env::home_dir();
    let inside = home.as_deref().and_then(|home| folder.strip_prefix(home).ok());
    let folder = match inside {
        Some(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
        Some(rest) => format!("~/{}", rest.display()),
        None => folder.display().to_string(),
    };
    (name, folder)
}

/// The key of a command as a cap shows it; empty for none.
pub(super) fn key_of(command: Command) -> String {
    command.face().shortcut.map(|shortcut| shortcut.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recent_file_is_known_by_its_name_and_told_apart_by_its_folder() {
        let home = std::env::home_dir().unwrap_or_default();
        for (path, name, folder) in [
            (Path::new("/srv/work/moscow.ron").to_path_buf(), "moscow.ron", "/srv/work"),
            (home.join("moscow.ron"), "moscow.ron", "~"),
            (home.join("reports/moscow.ron"), "moscow.ron", "~/reports"),
            (Path::new("moscow.ron").to_path_buf(), "moscow.ron", ""),
        ] {
            assert_eq!(named(&path), (name.to_owned(), folder.to_owned()));
        }
    }

    #[test]
    fn no_menu_begins_with_a_line() {
        for menu in Menu::ALL {
            let mut commands = Command::ALL.into_iter().filter(|c| c.face().menu == menu);
            let first = commands.next().expect("a command");
            assert!(!begins_group(first), "{first:?} has a line above it");
        }
    }
}
