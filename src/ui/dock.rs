//! The trends below the reader.
//!
//! Invariant: what has no date stands in a list beside the chart, never nowhere.

use eframe::egui::{Align, Layout, Panel, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::icon;
use super::pills;
use super::regions::DOCK_HEAD;
use super::theme::{text, tokens};
use super::widgets::{ListRow, icon_button};
use crate::trends::Attestation;
use crate::workbench::{Act, Command, Workbench};

/// Draws the dock: its header, the chart and the list of what the chart cannot place.
pub(super) fn dock(
    ui: &mut Ui,
    bench: &Workbench,
    acts: &mut Vec<Act>,
    chart: impl FnOnce(&mut Ui, &mut Vec<Act>),
) {
    let whole = ui.max_rect();
    let head = Rect::from_min_size(whole.min, vec2(whole.width(), DOCK_HEAD));
    let open = whole.height() > DOCK_HEAD + 40.0;
    header(ui, bench, acts, (head, open));
    if !open {
        return;
    }
    let body = Rect::from_min_max(pos2(whole.left(), head.bottom()), whole.max);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(body));
    let ui = &mut ui;
    if bench.trend().marks.is_empty() {
        empty(ui, bench);
        return;
    }
    if bench.trend().undated().next().is_some() {
        Panel::right("undated")
            .exact_size(176.0)
            .frame(eframe::egui::Frame::new().fill(tokens(ui).panel))
            .show(ui, |ui| undated(ui, bench, acts));
    }
    chart(ui, acts);
}

fn header(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>, (place, open): (Rect, bool)) {
    let mut row = ui.new_child(
        UiBuilder::new()
            .max_rect(place.shrink2(vec2(8.0, 0.0)))
            .layout(Layout::left_to_right(Align::Center)),
    );
    let glyph = if open { icon::CARET_DOWN } else { icon::CARET_RIGHT };
    if icon_button(&mut row, glyph, "Fold the trends", "Ctrl J").clicked() {
        acts.push(Act::Run(Command::ToggleDock));
    }
    row.label(text::HEAD.rich("Trends", tokens(&row).ink));
    row.add_space(4.0);
    if open {
        pills::pills(&mut row, bench, acts);
    } else {
        pills::summary(&mut row, bench);
    }
    let used = row.min_rect().right();
    let rest = Rect::from_min_max(pos2(used, place.top()), place.right_bottom() - vec2(8.0, 0.0));
    let mut end =
        ui.new_child(UiBuilder::new().max_rect(rest).layout(Layout::right_to_left(Align::Center)));
    if icon_button(&mut end, icon::ARROWS_OUT_SIMPLE, "Trends alone", "Ctrl 2").clicked() {
        acts.push(Act::Run(Command::ShowTrends));
    }
    if open && icon_button(&mut end, icon::EXPORT, "Export the chart", "Ctrl E").clicked() {
        acts.push(Act::Run(Command::ExportChart));
    }
    if open && end.available_width() > 170.0 {
        end.label(text::SECONDARY.rich(pills::counts(bench), tokens(&end).ink2));
    }
}

fn empty(ui: &mut Ui, bench: &Workbench) {
    let colours = tokens(ui);
    let body = ui.max_rect().shrink2(vec2(40.0, 20.0));
    let stroke = eframe::egui::Stroke::new(1.0, colours.line);
    for at in 0..3u8 {
        let y = body.top() + body.height() * f32::from(at) / 3.0;
        ui.painter().hline(body.x_range(), y, stroke);
    }
    let axis = eframe::egui::Stroke::new(1.0, colours.field);
    ui.painter().hline(body.x_range(), body.bottom(), axis);
    let others = bench.trend().outside;
    let (title, words) = if others > 0 {
        let others = super::words::counted(others as u64, "figure", "figures");
        ("No figure of this kind", format!("{others} of other harms: choose another harm above"))
    } else {
        ("No figures yet", "Select a number in the text and press F".to_owned())
    };
    let title =
        text::INTERFACE.weight(super::theme::Weight::SemiBold).galley(ui, title, colours.ink);
    let words = text::MENU.galley(ui, &words, colours.ink2);
    let width = title.size().x.max(words.size().x) + 32.0;
    let centre = body.center() - vec2(0.0, 4.0);
    let ground = Rect::from_center_size(centre, vec2(width, 44.0));
    ui.painter().rect_filled(ground, 0.0, colours.panel);
    ui.painter().galley(centre - vec2(title.size().x / 2.0, 19.0), title, colours.ink);
    ui.painter().galley(centre - vec2(words.size().x / 2.0, -1.0), words, colours.ink2);
    ui.allocate_rect(body, Sense::hover());
}

/// The figures without a date.
fn undated(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(4.0);
    let count = bench.trend().undated().count();
    let words = format!("Undated {count}");
    eframe::egui::Frame::new().inner_margin(eframe::egui::Margin::symmetric(8, 2)).show(ui, |ui| {
        ui.label(text::HEAD.rich(words, tokens(ui).ink));
    });
    let ids: Vec<_> = bench.trend().undated().map(|mark| mark.figure).collect();
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, 24.0, ids.len(), |ui, rows| {
        for id in ids.get(rows).unwrap_or_default() {
            let Some(attested) = Attestation::of(bench.workspace(), *id) else { continue };
            let name = format!("{} {}", attested.value, attested.harm);
            let row = ListRow::new(&name).alias(&attested.place).show(ui);
            if row.on_hover_text(&attested.quote).clicked() {
                acts.push(Act::Reveal((*id).into()));
            }
        }
    });
}
