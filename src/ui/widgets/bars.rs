//! Bars that measure: a job's progress, a likelihood.
//!
//! Invariant: a likelihood is drawn to scale on 0 to 100, so that "likely" takes the room that it
//! claims.

use eframe::egui::{
    Align2, CornerRadius, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::button::Lit;
use super::key::tooltip;
use super::paint::{Ring, focus_ring, put};
use crate::ui::theme::{Weight, text, tokens};

/// How far a job is: 72 x 6. `share` runs from 0 to 1 and `job` names the job to a screen reader.
pub fn progress_bar(ui: &mut Ui, job: &str, share: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(72.0, 6.0), Sense::hover());
    let share = share.clamp(0.0, 1.0);
    let colours = tokens(ui);
    ui.painter().rect_filled(rect, 3.0, colours.line2);
    let done = rect.with_max_x(rect.left() + rect.width() * share);
    ui.painter().rect_filled(done, 3.0, colours.ink2);
    response.widget_info(|| WidgetInfo {
        value: Some(f64::from(share)),
        ..WidgetInfo::labeled(Role::ProgressIndicator, true, job)
    });
    response
}

/// The part of 0 to 100 that a likelihood claims, 120 x 4, for a card. `low` and `high` are per
/// cent; `phrase` is the word for it.
pub fn likelihood_band(ui: &mut Ui, phrase: &str, low: f32, high: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(120.0, 4.0), Sense::hover());
    let at = |value: f32| rect.left() + rect.width() * (value / 100.0).clamp(0.0, 1.0);
    let colours = tokens(ui);
    ui.painter().rect_filled(rect, 2.0, colours.line2);
    let part = Rect::from_x_y_ranges(at(low)..=at(high), rect.y_range());
    ui.painter().rect_filled(part, 2.0, colours.ink);
    let said = format!("{phrase}, {low:.0} to {high:.0} %");
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
    response
}

/// The likelihoods as bars to scale on 0 to 100, across the width that is left. `phrases` run from
/// the least to the most likely, each with its low and high per cent. A click chooses, a click on
/// the chosen one takes it back: a claim need not state a likelihood.
pub fn likelihood_bars(
    ui: &mut Ui,
    phrases: &[(&str, f32, f32)],
    chosen: &mut Option<usize>,
) -> Response {
    let size = vec2(ui.available_width(), 36.0);
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::hover());
    let scale = rect.shrink2(vec2(3.0, 0.0)).x_range();
    let at = |value: f32| scale.min + scale.span() * value / 100.0;
    let last = phrases.len().saturating_sub(1);
    for (i, &(phrase, low, high)) in phrases.iter().enumerate() {
        // The outermost phrases claim 1 and 99 per cent; their bars reach the ends of the scale.
        let low = if i == 0 { 0.0 } else { low };
        let high = if i == last { 100.0 } else { high };
        let bar =
            Rect::from_x_y_ranges(at(low) + 0.5..=at(high) - 0.5, rect.top()..=rect.top() + 18.0);
        let id = response.id.with(i);
        if likelihood_bar(ui, bar, (id, phrase), (*chosen == Some(i)).into()).clicked() {
            *chosen = if *chosen == Some(i) { None } else { Some(i) };
            response.mark_changed();
        }
    }
    ticks(ui, rect, phrases, at);
    response.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, ui.is_enabled(), "Likelihood"));
    response
}

fn likelihood_bar(ui: &Ui, rect: Rect, (id, phrase): (Id, &str), lit: Lit) -> Response {
    let chosen = lit == Lit::On;
    let response = ui.interact(rect, id, Sense::click());
    let colours = tokens(ui);
    let (fill, edge) = match (chosen, response.hovered()) {
        (true, _) => (colours.ink, colours.ink),
        (false, true) => (colours.line2, colours.ink2),
        (false, false) => (colours.hover, colours.field),
    };
    let stroke = Stroke::new(1.0, edge);
    ui.painter().rect(rect, CornerRadius::same(3), fill, stroke, StrokeKind::Inside);
    focus_ring(ui, &response, 2, Ring::Off);
    response
        .widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, phrase));
    tooltip(response, phrase, "")
}

/// The numbers under the bars: both ends, and every boundary that leaves room for its number.
fn ticks(ui: &Ui, rect: Rect, phrases: &[(&str, f32, f32)], at: impl Fn(f32) -> f32) {
    let ink = tokens(ui).ink2;
    let step = text::KEY.weight(Weight::Regular);
    let inner = phrases.iter().skip(1).map(|&(_, low, _)| low);
    let bounds = std::iter::once(0.0).chain(inner).chain([100.0]);
    let shown =
        bounds.filter(|value| !(0.5..10.0).contains(value) && !(90.0..99.5).contains(value));
    for value in shown {
        let galley = step.galley(ui, &format!("{value:.0}"), ink);
        let half = galley.size().x / 2.0;
        let x = at(value).clamp(rect.left() + half, rect.right() - half);
        put(ui, Align2::CENTER_BOTTOM, pos2(x, rect.bottom()), galley);
    }
}
