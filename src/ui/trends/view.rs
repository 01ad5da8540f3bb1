//! The chart where the window has it: below the reader, and in the view of its own with the table
//! of its figures.
//!
//! Invariant: a click on a mark or on a row asks for its sentence; nothing is changed here.

use std::sync::Arc;

use eframe::egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::{ChartEvent, ChartState, Scene, chart, table};
use crate::model::{FigureId, RecordId};
use crate::trends::drawing::Detail;
use crate::ui::theme::tokens;
use crate::ui::widgets::icon_button;
use crate::ui::{icon, pills};
use crate::workbench::{Act, Command, Workbench};

/// Height of the header of the view, in points.
const HEAD: f32 = 40.0;

/// The chart of the dock, in all the room that is left.
pub fn dock_chart(ui: &mut Ui, bench: &Workbench, state: &mut ChartState, acts: &mut Vec<Act>) {
    let scene = scene(bench, Detail::Dock);
    perform(chart(ui, &scene, state), acts);
    point(bench, state, acts);
}

/// The view of its own: what is asked, the chart, and a table of its figures.
pub fn trends_view(ui: &mut Ui, bench: &Workbench, state: &mut ChartState, acts: &mut Vec<Act>) {
    let whole = ui.max_rect();
    let head = Rect::from_min_size(whole.min, vec2(whole.width(), HEAD));
    header(ui, bench, acts, head);
    let rows = bench.trend().marks.len();
    let wanted = table::height(rows);
    let below = (whole.height() - HEAD) * 0.45;
    let split = whole.bottom() - wanted.min(below);
    let part =
        |top, bottom| Rect::from_min_max(pos2(whole.left(), top), pos2(whole.right(), bottom));
    let scene = scene(bench, Detail::Full);
    let mut upper = ui.new_child(UiBuilder::new().max_rect(part(head.bottom(), split)));
    perform(chart(&mut upper, &scene, state), acts);
    let mut lower = ui.new_child(UiBuilder::new().max_rect(part(split, whole.bottom())));
    perform(table::table(&mut lower, &scene, state), acts);
    point(bench, state, acts);
    ui.advance_cursor_after_rect(whole);
}

fn header(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>, place: Rect) {
    let colours = tokens(ui);
    ui.painter().rect_filled(place, 0.0, colours.panel);
    let line = eframe::egui::Stroke::new(1.0, colours.line);
    ui.painter().hline(place.x_range(), place.bottom() - 0.5, line);
    let inside = place.shrink2(vec2(12.0, 0.0));
    let end = UiBuilder::new().max_rect(inside).layout(Layout::right_to_left(Align::Center));
    let mut end = ui.new_child(end);
    if icon_button(&mut end, icon::EXPORT, "Export the chart", "Ctrl E").clicked() {
        acts.push(Act::Run(Command::ExportChart));
    }
    let left = inside.with_max_x(end.cursor().right() - 4.0);
    pills::header(ui, bench, acts, left);
}

/// Tells the text which mark is pointed at, when that changed.
fn point(bench: &Workbench, state: &ChartState, acts: &mut Vec<Act>) {
    if state.lit() != bench.selection().pointed {
        acts.push(Act::Point(state.lit()));
    }
}

fn scene(bench: &Workbench, detail: Detail) -> Scene<'_> {
    let trend: &Arc<_> = bench.trend();
    Scene { workspace: bench.workspace(), trend, selected: selected(bench), detail }
}

/// The figure that is chosen, or the first one of the claim that is.
fn selected(bench: &Workbench) -> Option<FigureId> {
    match bench.selection().chosen.as_ref()? {
        RecordId::Figure(figure) => Some(*figure),
        RecordId::Claim(claim) => {
            let figures = bench.trend().marks.iter().filter(|mark| mark.claim == *claim);
            figures.map(|mark| mark.figure).next()
        }
        RecordId::Document(_)
        | RecordId::Type(_)
        | RecordId::ClaimKind(_)
        | RecordId::Entity(_)
        | RecordId::Mention(_)
        | RecordId::Hypothesis(_) => None,
    }
}

fn perform(event: Option<ChartEvent>, acts: &mut Vec<Act>) {
    if let Some(ChartEvent::Chosen(figure)) = event {
        acts.push(Act::Reveal(figure.into()));
    }
}
