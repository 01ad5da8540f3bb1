//! Facts of a record: its values side by side, and its rows of name and value.
//!
//! Invariant: a fact that is not known says so in a word; a cell is never empty.

use eframe::egui::{Align2, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::paint::put;
use crate::ui::theme::{Weight, text, tokens};
use crate::ui::words;

/// Values side by side in one box of 26: "low 130 | best 130 | high open".
pub fn value_cells(ui: &mut Ui, cells: &[(&str, &str)]) -> Response {
    let size = vec2(ui.available_width(), 26.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let colours = tokens(ui);
    let width = rect.width() / cells.len().max(1) as f32;
    let value_step = text::INTERFACE.weight(Weight::SemiBold).tabular();
    for (i, (name, value)) in cells.iter().enumerate() {
        let left = rect.left() + width * i as f32;
        if i > 0 {
            ui.painter().vline(left, rect.y_range(), Stroke::new(1.0, colours.line));
        }
        let name = text::SECONDARY.galley(ui, name, colours.ink2);
        put(ui, Align2::LEFT_CENTER, pos2(left + 9.0, rect.center().y), name);
        let value = value_step.galley(ui, said(value), colours.ink);
        put(ui, Align2::RIGHT_CENTER, pos2(left + width - 9.0, rect.center().y), value);
    }
    ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.0, colours.line), StrokeKind::Inside);
    let words: Vec<String> =
        cells.iter().map(|(name, value)| format!("{name} {}", said(value))).collect();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words.join(", ")));
    response
}

/// A row of a card: the name of the fact in a column of 76, its value, and a note after the value
/// in the secondary ink ("from “on Tuesday”"). What is too long breaks into lines.
pub fn fact(ui: &mut Ui, name: &str, value: &str, note: &str) -> Response {
    let colours = tokens(ui);
    let room = (ui.available_width() - 76.0).max(40.0);
    let mut job = text::SECONDARY.job(said(value), colours.ink);
    if !note.is_empty() {
        job.append(note, 4.0, text::SECONDARY.format(colours.ink2));
    }
    job.wrap.max_width = room;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let size = vec2(ui.available_width(), galley.size().y.max(16.0) + 4.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let top = rect.left_top() + vec2(0.0, 2.0);
    put(ui, Align2::LEFT_TOP, top, text::SECONDARY.galley(ui, name, colours.ink2));
    put(ui, Align2::LEFT_TOP, top + vec2(76.0, 0.0), galley);
    let words = format!("{name}: {} {note}", said(value));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words.trim_end()));
    response
}

fn said(value: &str) -> &str {
    if value.is_empty() { words::UNKNOWN } else { value }
}
