//! The trends below the reader.
//!
//! Invariant: what has no date stands in a list beside the chart, never nowhere.

use eframe::egui::{Align, Layout, Panel, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

use super::icon;
use super::menus::key_of;
use super::pills;
use super::regions::DOCK_HEAD;
use super::theme::{Weight, text, tokens};
use super::widgets::{ListRow, icon_button, keyed_sentence};
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
    let shows = match (whole.height() > DOCK_HEAD + 40.0, is_empty(bench)) {
        (false, _) => Shows::Summary,
        (true, true) => Shows::Title,
        (true, false) => Shows::Pills,
    };
    header(ui, bench, acts, (head, shows));
    if shows == Shows::Summary {
        if bench.selection().pointed.is_some() {
            // The chart went from under the pointer.
            acts.push(Act::Point(None));
        }
        return;
    }
    let body = Rect::from_min_max(pos2(whole.left(), head.bottom()), whole.max);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(body));
    let ui = &mut ui;
    if bench.trend().marks.is_empty() {
        empty(ui, bench);
        return;
    }
    if !bench.trend().left_out.undated.is_empty() {
        Panel::right("undated")
            .exact_size(176.0)
            .frame(eframe::egui::Frame::new().fill(tokens(ui).panel))
            .show(ui, |ui| undated(ui, bench, acts));
    }
    chart(ui, acts);
}

/// Whether there is no figure at all, of whatever kind.
fn is_empty(bench: &Workbench) -> bool {
    bench.trend().marks.is_empty() && bench.trend().outside == 0
}

/// What the header shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shows {
    /// Of a folded dock: one line.
    Summary,
    /// Of an empty chart: its title.
    Title,
    /// What is drawn and the choices that make it.
    Pills,
}

fn header(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>, (place, shows): (Rect, Shows)) {
    let inside = place.shrink2(vec2(8.0, 0.0));
    let row = UiBuilder::new().max_rect(inside).layout(Layout::left_to_right(Align::Center));
    let mut row = ui.new_child(row);
    row.spacing_mut().item_spacing.x = 4.0;
    let (glyph, does) = match shows {
        Shows::Summary => (icon::CARET_RIGHT, "Unfold the trends"),
        Shows::Title | Shows::Pills => (icon::CARET_DOWN, "Fold the trends"),
    };
    if icon_button(&mut row, glyph, does, &key_of(Command::ToggleDock)).clicked() {
        acts.push(Act::Run(Command::ToggleDock));
    }
    row.add_space(-1.0);
    row.label(text::HEAD.rich("Trends", tokens(&row).ink));
    row.add_space(8.0);
    let rest = Rect::from_min_max(pos2(row.cursor().left(), place.top()), inside.max);
    let end = UiBuilder::new().max_rect(rest).layout(Layout::right_to_left(Align::Center));
    let mut end = ui.new_child(end);
    let alone = key_of(Command::ShowTrends);
    if icon_button(&mut end, icon::ARROWS_OUT_SIMPLE, "Trends alone", &alone).clicked() {
        acts.push(Act::Run(Command::ShowTrends));
    }
    if shows == Shows::Pills {
        let export = key_of(Command::ExportChart);
        if icon_button(&mut end, icon::EXPORT, "Export the chart", &export).clicked() {
            acts.push(Act::Run(Command::ExportChart));
        }
    }
    let left = rest.with_max_x(end.cursor().right() - 4.0);
    match shows {
        Shows::Summary => pills::summary(&mut row, bench, left.width()),
        Shows::Pills => pills::header(&mut row, bench, acts, left),
        Shows::Title => {}
    }
}

/// The lines of a chart that has nothing to show yet, and what fills it.
fn empty(ui: &mut Ui, bench: &Workbench) {
    let colours = tokens(ui);
    let room = ui.max_rect();
    let page = Rect::from_min_max(
        room.min + vec2(40.0, 28.0),
        room.max - vec2(18.0, 23.0_f32.min(room.height() / 4.0)),
    );
    let line = |at: f32| page.top() + page.height() * at / 3.0;
    for at in 0..3u8 {
        let stroke = Stroke::new(1.0, colours.line);
        ui.painter().hline(page.x_range(), line(f32::from(at)), stroke);
    }
    ui.painter().hline(page.x_range(), line(3.0), Stroke::new(1.0, colours.field));
    let others = bench.trend().outside;
    let (title, words) = if others > 0 {
        let others = super::words::counted(others as u64, "figure", "figures");
        ("No figure of this kind", format!("{others} of other harms: choose another harm above"))
    } else {
        ("No figures yet", "Select a number in the text and press [F]".to_owned())
    };
    let head = text::INTERFACE.weight(Weight::SemiBold).galley(ui, title, colours.ink);
    let centre = pos2(room.center().x, line(1.0) + 8.0);
    let ground = Rect::from_center_size(centre, vec2(374.0_f32.min(page.width()), 40.0));
    ui.painter().rect_filled(ground, 0.0, colours.panel);
    let at = centre - vec2(head.size().x / 2.0, 8.5 + head.size().y / 2.0);
    ui.painter().galley(at, head, colours.ink);
    let below = ground.with_min_y(centre.y - 1.5).with_max_y(room.bottom());
    let mut below = ui.new_child(UiBuilder::new().max_rect(below));
    keyed_sentence(&mut below, &words, text::MENU, Align::Center);
}

/// The figures without a date.
fn undated(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(4.0);
    let ids = &bench.trend().left_out.undated;
    let words = format!("Undated {}", ids.len());
    eframe::egui::Frame::new().inner_margin(eframe::egui::Margin::symmetric(8, 2)).show(ui, |ui| {
        ui.label(text::HEAD.rich(words, tokens(ui).ink));
    });
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
