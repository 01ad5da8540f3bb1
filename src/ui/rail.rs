//! The left panel folded to a rail: the codebook stays as key caps on their type's colour.
//!
//! Invariant: what the rail has no room for is one click away, in the panel.

use eframe::egui::{
    Align2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::icon;
use super::left::type_colour;
use super::menus::key_of;
use super::regions::RAIL;
use super::theme::{Pointer, text, tokens};
use super::widgets::{Ring, focus_ring, icon_button};
use crate::workbench::{Act, Command, Workbench};

/// Draws the rail.
pub(super) fn rail(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.add_space(8.0);
    ui.vertical_centered(|ui| {
        if icon_button(ui, icon::FILES, "Show the left panel", &key_of(Command::ToggleLeft))
            .clicked()
        {
            acts.push(Act::Run(Command::ToggleLeft));
        }
        if icon_button(ui, icon::PLUS, "Add articles", &key_of(Command::AddArticles)).clicked() {
            acts.push(Act::Run(Command::AddArticles));
        }
    });
    let types = bench.workspace().types_in_order();
    let rows = types.len().min(8) + 2;
    let height = rows as f32 * 29.0 + 16.0;
    let top = (ui.max_rect().bottom() - height).max(ui.cursor().top());
    ui.add_space(top - ui.cursor().top());
    ui.painter().hline(ui.max_rect().x_range(), top, Stroke::new(1.0, tokens(ui).line));
    ui.add_space(6.0);
    ui.spacing_mut().item_spacing.y = 3.0;
    for kind in types.iter().take(8) {
        let key = kind.key.map(String::from).unwrap_or_default();
        let hint = format!("{} ({key})", kind.name);
        if cap(ui, &key, &hint, Some(type_colour(ui, kind))).clicked() {
            acts.push(Act::TagAs(kind.id.clone()));
        }
    }
    for command in [Command::Claim, Command::Figure] {
        if cap(ui, &key_of(command), command.face().text, None).clicked() {
            acts.push(Act::Run(command));
        }
    }
}

fn cap(ui: &mut Ui, key: &str, name: &str, colour: Option<eframe::egui::Color32>) -> Response {
    let (row, response) = ui.allocate_exact_size(vec2(RAIL, 26.0), Sense::click());
    let rect = Rect::from_center_size(row.center(), vec2(28.0, 24.0));
    let colours = tokens(ui);
    match colour {
        Some(colour) => {
            let pointer = if response.hovered() { Pointer::Over } else { Pointer::Away };
            ui.painter().rect_filled(rect, 3.0, colours.tint(colour, pointer));
            let line = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 2.0), rect.max);
            ui.painter().rect_filled(line, 0.0, colour);
        }
        None => {
            ui.painter().rect(
                rect,
                3.0,
                colours.raised,
                Stroke::new(1.0, colours.line2),
                StrokeKind::Inside,
            );
        }
    }
    let letter = text::KEY.galley(ui, key, colours.ink);
    let at = Align2::CENTER_CENTER.anchor_size(rect.center(), letter.size());
    ui.painter().galley(at.min, letter, colours.ink);
    focus_ring(ui, &response, 3, Ring::Off);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response.on_hover_text(name)
}
