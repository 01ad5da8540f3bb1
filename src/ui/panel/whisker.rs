//! The whisker of a figure on its axis.
//!
//! Invariant: an open end is drawn as dashes to an arrowhead, an unknown one as dots that fade;
//! only a known number has a cap.

use eframe::egui::{Align2, Color32, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::pieces::put;
use super::scale::{End, Whisker};
use crate::ui::theme::{text, tokens};
use crate::ui::widgets::{GroupShape, open_end, paint_shape};
use crate::ui::words;

/// Height of whisker, axis and numbers.
pub(super) const HEIGHT: f32 = 44.0;
/// How far an end goes on that nobody states.
const FADING: f32 = 38.0;

/// The shape of a figure's group in the chart, and its colour.
pub(super) type GroupMark = (GroupShape, Color32);

/// Draws low, best and high on an axis across the width that is left.
pub(super) fn whisker(ui: &mut Ui, whisker: &Whisker, mark: GroupMark) {
    let size = vec2(ui.available_width(), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let axis = Rect::from_min_max(
        pos2(rect.left() + 3.0, rect.top() + 23.5),
        pos2(rect.right() - 33.0, rect.top() + 23.5),
    );
    let x = |number: u64| axis.left() + axis.width() * whisker.scale.share(number);
    draw_axis(ui, whisker, axis, &x);
    let y = rect.top() + 13.0;
    draw_ends(ui, whisker, y, (axis.left(), axis.right()), &x);
    if let Some(best) = whisker.best {
        let centre = pos2(x(best), y);
        let halo = Rect::from_center_size(centre, vec2(12.0, 12.0));
        ui.painter().rect_filled(halo, 0.0, tokens(ui).raised);
        paint_shape(ui.painter(), mark.0, centre, 4.5, mark.1);
    }
    let said = said(whisker);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
}

fn said(whisker: &Whisker) -> String {
    let end = |end| match end {
        End::Known(number) => words::number(number),
        End::Open => "open".to_owned(),
        End::Unknown => "unknown".to_owned(),
    };
    let best = words::known(whisker.best);
    format!("low {}, best {best}, high {}", end(whisker.low), end(whisker.high))
}

fn draw_axis(ui: &Ui, whisker: &Whisker, axis: Rect, x: &dyn Fn(u64) -> f32) {
    let colours = tokens(ui);
    let painter = ui.painter();
    painter.hline(axis.x_range(), axis.top(), Stroke::new(1.5, colours.line));
    let ticks: Vec<u64> = whisker.scale.ticks().collect();
    let last = ticks.len().saturating_sub(1);
    for (at, tick) in ticks.into_iter().enumerate() {
        let left = x(tick);
        let range = axis.top() - 0.5..=axis.top() + 4.0;
        painter.vline(left, range, Stroke::new(1.5, colours.line2));
        let align = match at {
            0 => Align2::LEFT_CENTER,
            at if at == last => Align2::RIGHT_CENTER,
            _ => Align2::CENTER_CENTER,
        };
        let galley = text::KEY.galley(ui, &short(tick), colours.ink2);
        put(ui, align, pos2(left, axis.top() + 12.0), galley);
    }
}

/// A tick's number: thousands as "12k", so that it fits under its tick.
fn short(number: u64) -> String {
    for (unit, letter) in [(1_000_000_000, "bn"), (1_000_000, "m"), (1_000, "k")] {
        if number >= unit * 10 && number.is_multiple_of(unit / 10) {
            let tenths = number / (unit / 10);
            return match tenths % 10 {
                0 => format!("{}{letter}", words::number(tenths / 10)),
                rest => format!("{}.{rest}{letter}", tenths / 10),
            };
        }
    }
    words::number(number)
}

fn draw_ends(ui: &Ui, whisker: &Whisker, y: f32, (from, to): (f32, f32), x: &dyn Fn(u64) -> f32) {
    let colours = tokens(ui);
    let painter = ui.painter();
    let stroke = Stroke::new(1.8, colours.ink);
    let (least, most) = whisker.known();
    let (left, right) = (x(least), x(most));
    painter.hline(left..=right, y, stroke);
    for end in [whisker.low, whisker.high] {
        if let End::Known(number) = end {
            painter.vline(x(number), y - 9.0..=y + 9.0, stroke);
        }
    }
    if whisker.low == End::Unknown {
        let reach = FADING.min(left - from + 3.0);
        fading_dots(ui, pos2(left, y), -reach);
    }
    match whisker.high {
        End::Known(_) => {}
        End::Open => {
            let reach = (to - 12.0 - right).clamp(34.0, 80.0);
            open_end(painter, pos2(right, y), vec2(reach, 0.0), stroke);
        }
        End::Unknown => fading_dots(ui, pos2(right, y), FADING),
    }
}

/// Dots from `from` along the axis that fade: nobody says where it ends.
fn fading_dots(ui: &Ui, from: Pos2, along: f32) {
    let ink = tokens(ui).ink;
    let step = 5.0_f32;
    let dots = (along.abs() / step).floor();
    let mut dot = 1.0;
    while dot <= dots {
        let at = from + vec2(along.signum() * (dot * step + 3.0), 0.0);
        let faded = ink.gamma_multiply(1.0 - 0.85 * dot / (dots + 1.0));
        ui.painter().circle_filled(at, 1.1, faded);
        dot += 1.0;
    }
}
