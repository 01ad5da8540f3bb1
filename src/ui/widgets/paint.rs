//! Strokes and letters that several controls paint alike.
//!
//! Invariant: nothing here allocates room or listens; it paints where it is told to.

use std::sync::Arc;

use eframe::egui::{
    Align2, Color32, CornerRadius, Galley, Pos2, Rect, Response, Stroke, StrokeKind, Ui,
};

use crate::ui::theme::tokens;

/// Where the ring of the keyboard focus stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ring {
    /// 2 pt off the control.
    Off,
    /// On the inner edge, for rows that fill the width of their panel.
    Inside,
}

/// Paints the ring round a control that the keyboard is on: 2 pt of ink.
pub fn focus_ring(ui: &Ui, response: &Response, radius: u8, ring: Ring) {
    if !response.has_focus() {
        return;
    }
    let stroke = Stroke::new(2.0, tokens(ui).ink);
    match ring {
        Ring::Off => {
            let rect = response.rect.expand(2.0);
            let painter = ui.painter().with_clip_rect(ui.clip_rect().expand(4.0));
            painter.rect_stroke(
                rect,
                CornerRadius::same(radius.saturating_add(2)),
                stroke,
                StrokeKind::Outside,
            );
        }
        Ring::Inside => {
            ui.painter().rect_stroke(
                response.rect,
                CornerRadius::same(radius),
                stroke,
                StrokeKind::Inside,
            );
        }
    }
}

/// A hairline across the width that is left.
pub fn hairline(ui: &mut Ui) {
    let width = ui.available_width();
    let (rect, _) =
        ui.allocate_exact_size(eframe::egui::vec2(width, 1.0), eframe::egui::Sense::hover());
    ui.painter().rect_filled(rect, 0.0, tokens(ui).line);
}

/// Paints `galley` with its `align` point at `at`; gives back where it lies.
pub(super) fn put(ui: &Ui, align: Align2, at: Pos2, galley: Arc<Galley>) -> Rect {
    let rect = align.anchor_size(at, galley.size());
    ui.painter().galley(rect.min, galley, Color32::PLACEHOLDER);
    rect
}

/// A box of one control: fill, and a stroke on its inner edge.
pub(super) fn boxed(ui: &Ui, rect: Rect, radius: u8, fill: Color32, stroke: Stroke) {
    ui.painter().rect(rect, CornerRadius::same(radius), fill, stroke, StrokeKind::Inside);
}

/// A dashed box, for what is not there yet.
pub(super) fn dashed(ui: &Ui, rect: Rect, colour: Color32) {
    let rect = rect.shrink(0.5);
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    ui.painter().extend(eframe::egui::Shape::dashed_line(
        &corners,
        Stroke::new(1.0, colour),
        3.0,
        2.0,
    ));
}
