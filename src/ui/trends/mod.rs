//! The chart in the window, and the view of its own.
//!
//! Invariant: what is painted is the picture of `trends::drawing` and nothing else, so the window
//! and an exported file show the same chart. The picture is drawn anew only when the trend, the
//! part of time, the selection or the pointer's mark changed.

mod card;
mod left_out;
mod nodes;
mod paint;
mod state;
mod table;
#[cfg(test)]
mod tests;
mod view;

use std::sync::Arc;

use eframe::egui::{
    self, CursorIcon, Key, Modifiers, PointerButton, Rect, Response, Sense, Ui, vec2,
};
use egui_plot::Plot;

use super::theme::tokens;
use super::widgets::{Ring, focus_ring, text_button};
use crate::model::{FigureId, Workspace};
use crate::trends::Trend;
use crate::trends::drawing::picture::{Area, Picture, Point};
use crate::trends::drawing::{self, Detail, Scale, View};
use crate::trends::series::Step;
pub(super) use left_out::left_out_menu;
pub use state::ChartState;
pub use view::{dock_chart, trends_view};

/// What a chart is drawn from.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// Where the sentences are.
    pub workspace: &'a Workspace,
    /// The numbers.
    pub trend: &'a Arc<Trend>,
    /// The figure that is selected, here or in the text.
    pub selected: Option<FigureId>,
    /// How much is told.
    pub detail: Detail,
}

/// What the analyst did to a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartEvent {
    /// Chose a mark: its sentence wants to be seen.
    Chosen(FigureId),
}

/// Draws the chart in all the room that is left.
pub fn chart(ui: &mut Ui, scene: &Scene<'_>, state: &mut ChartState) -> Option<ChartEvent> {
    let rect = ui.available_rect_before_wrap();
    let mut view = View::new((rect.width(), rect.height()), scene.detail);
    (view.selected, view.hovered) = (scene.selected, state.lit());
    let home = Scale::of(scene.trend, &view, drawing::frame(scene.trend, &view));
    state.follow(scene, &home);
    let plot = navigate(ui, (rect, &home), state);
    ui.advance_cursor_after_rect(rect);
    view.days = state.days();
    let picture = state.picture(scene.trend, view);
    let ground = match scene.detail {
        Detail::Dock => tokens(ui).panel,
        Detail::Full | Detail::Export => tokens(ui).paper,
    };
    paint::paint(ui, rect.min, &picture, ground);
    if state.is_walked_by_keys(&plot) {
        let around = Response { rect: rect.shrink(2.0), ..plot.clone() };
        focus_ring(ui, &around, 4, Ring::Inside);
    }
    if state.days().is_some() && show_all(ui, rect) {
        state.show_all();
    }
    let clicked = nodes::nodes(ui, scene, (&picture, rect.min));
    if clicked.is_some() {
        take_focus(&plot, state);
    }
    let event = act(ui, scene, state, (&plot, &picture, rect)).or(clicked.map(ChartEvent::Chosen));
    if let Some(hot) = state.lit().and_then(|lit| picture.hot.iter().find(|h| h.figure == lit)) {
        card::card(ui, scene, (hot, rect));
    }
    event
}

/// Lets the analyst move along time, by dragging, by Ctrl and wheel, by pinching.
fn navigate(ui: &mut Ui, (rect, home): (Rect, &Scale), state: &mut ChartState) -> Response {
    let frame = on_screen(home.frame, rect.min);
    let shown = state.days().unwrap_or(home.days);
    let people = home.people;
    let place = egui::UiBuilder::new().max_rect(frame);
    let plot = ui.scope_builder(place, |ui| {
        Plot::new("chart")
            .width(frame.width())
            .height(frame.height())
            .show_axes(false)
            .show_grid(false)
            .show_background(false)
            .show_x(false)
            .show_y(false)
            .allow_drag([true, false])
            .allow_zoom([true, false])
            .allow_scroll([true, false])
            .allow_boxed_zoom(false)
            .allow_double_click_reset(false)
            .sense(Sense::click_and_drag())
            .show(ui, |plot| {
                plot.set_plot_bounds_x(shown.0..=shown.1);
                plot.set_plot_bounds_y(people.0..=people.1);
            })
    });
    let bounds = plot.inner.transform.bounds();
    state.moved((bounds.min()[0], bounds.max()[0]), shown, home.days);
    plot.inner.response
}

/// The way back from a part of the time to all of it.
fn show_all(ui: &mut Ui, rect: Rect) -> bool {
    let place = Rect::from_min_max(
        rect.right_top() + vec2(-92.0, 2.0),
        rect.right_top() + vec2(-4.0, 24.0),
    );
    let response = ui.put(place, |ui: &mut Ui| text_button(ui, "Show all"));
    response.on_hover_text("All of the time (Home)").clicked()
}

/// Pointer and keyboard on the chart as a whole.
fn act(
    ui: &Ui,
    scene: &Scene<'_>,
    state: &mut ChartState,
    (plot, picture, rect): (&Response, &Picture, Rect),
) -> Option<ChartEvent> {
    let count = picture.hot.len();
    plot.widget_info(|| {
        let words = format!("Chart of {count} figures. Left and Right walk them, Enter opens one");
        egui::WidgetInfo::labeled(egui::Role::Canvas, true, words)
    });
    let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|at| {
        rect.contains(*at) && ui.ctx().layer_id_at(*at) == Some(ui.layer_id()) && !plot.dragged()
    });
    let under =
        pointer.and_then(|at| picture.at(Point::new(at.x - rect.left(), at.y - rect.top())));
    state.point_at(ui, under);
    if under.is_some() {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    }
    if plot.clicked_by(PointerButton::Primary) {
        take_focus(plot, state);
        if under.is_none() && plot.double_clicked() {
            state.show_all();
        }
        return under.map(ChartEvent::Chosen);
    }
    plot.has_focus().then(|| walk(ui, scene, state, plot)).flatten()
}

/// So that the arrows go on from what was clicked.
fn take_focus(plot: &Response, state: &mut ChartState) {
    plot.request_focus();
    state.use_pointer();
}

/// Left and Right go from mark to mark, Enter opens, Home shows all of the time.
fn walk(ui: &Ui, scene: &Scene<'_>, state: &mut ChartState, plot: &Response) -> Option<ChartEvent> {
    let arrows = egui::EventFilter { horizontal_arrows: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(plot.id, arrows));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    for (key, step) in [(Key::ArrowLeft, Step::Earlier), (Key::ArrowRight, Step::Later)] {
        if pressed(key) {
            state.use_keys();
            let at = state.walked().or(scene.selected);
            if let Some(next) = scene.trend.next(at, step) {
                state.walk_to(next);
                state.bring_in_sight(scene.trend, next);
                ui.ctx().request_repaint();
            }
        }
    }
    if pressed(Key::Home) {
        state.show_all();
    }
    let open = pressed(Key::Enter) || plot.clicked();
    open.then(|| state.walked()).flatten().map(ChartEvent::Chosen)
}

fn on_screen(area: Area, origin: egui::Pos2) -> Rect {
    let min = egui::pos2(origin.x + area.left, origin.y + area.top);
    Rect::from_min_max(min, egui::pos2(origin.x + area.right, origin.y + area.bottom))
}
