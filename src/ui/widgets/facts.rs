//! Facts of a record: its values side by side, and its rows of name and value.
//!
//! Invariant: a fact that is not known says so in a word; a cell is never empty.

use std::sync::Arc;

use eframe::egui::{
    Align2, Galley, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::paint::put;
use crate::ui::theme::{Weight, text, tokens};
use crate::ui::words;

/// Values side by side in one box of 26: "low 130 | best 130 | high open". The cells are of one
/// width as long as every word has its room.
pub fn value_cells(ui: &mut Ui, cells: &[(&str, &str)]) -> Response {
    let size = vec2(ui.available_width(), 26.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let colours = tokens(ui);
    let drawn: Vec<(Arc<Galley>, Arc<Galley>)> =
        cells.iter().map(|(name, value)| cell(ui, name, said(value))).collect();
    let words: Vec<f32> =
        drawn.iter().map(|(name, value)| name.size().x + value.size().x).collect();
    let (widths, pad) = cell_widths(&words, rect.width());
    let mut left = rect.left();
    for (i, ((name, value), width)) in drawn.into_iter().zip(widths).enumerate() {
        if i > 0 {
            ui.painter().vline(left, rect.y_range(), Stroke::new(1.0, colours.line));
        }
        put(ui, Align2::LEFT_CENTER, pos2(left + pad, rect.center().y), name);
        left += width;
        put(ui, Align2::RIGHT_CENTER, pos2(left - pad, rect.center().y), value);
    }
    ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.0, colours.line), StrokeKind::Inside);
    let words: Vec<String> =
        cells.iter().map(|(name, value)| format!("{name} {}", said(value))).collect();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words.join(", ")));
    response
}

/// Name and value of a cell; what is unknown has not the weight of a number.
fn cell(ui: &Ui, name: &str, value: &str) -> (Arc<Galley>, Arc<Galley>) {
    let colours = tokens(ui);
    let name = text::SECONDARY.galley(ui, name, colours.ink2);
    let value = if value == words::UNKNOWN {
        text::SECONDARY.galley(ui, value, colours.ink2)
    } else {
        let step = text::INTERFACE.weight(Weight::SemiBold).tabular();
        step.galley(ui, value, colours.ink)
    };
    (name, value)
}

/// The width of each cell for words this wide, and the padding at its sides.
fn cell_widths(words: &[f32], room: f32) -> (Vec<f32>, f32) {
    let count = words.len().max(1) as f32;
    let (pad, gap) = (9.0, 6.0);
    let equal = room / count;
    if words.iter().all(|width| width + 2.0 * pad + gap <= equal) {
        return (vec![equal; words.len()], pad);
    }
    let spare = (room - words.iter().sum::<f32>()) / count;
    let pad = ((spare - gap) / 2.0).clamp(3.0, pad);
    (words.iter().map(|width| width + spare).collect(), pad)
}

/// A row of a card: the name of the fact in a column of 76, its value, and a note after the value
/// in the secondary ink ("from “on Tuesday”"). What is too long breaks into lines.
pub fn fact(ui: &mut Ui, name: &str, value: &str, note: &str) -> Response {
    let colours = tokens(ui);
    let room = (ui.available_width() - 76.0).max(40.0);
    let mut job = text::SECONDARY.job(said(value), colours.ink);
    if !note.is_empty() {
        // A note that does not fit beside its value stands whole on the next line.
        let beside = text::SECONDARY.width(ui, &format!("{} {note}", said(value))) <= room;
        let gap = if beside { " " } else { "\n" };
        job.append(gap, 0.0, text::SECONDARY.format(colours.ink2));
        job.append(note, 0.0, text::SECONDARY.format(colours.ink2));
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
