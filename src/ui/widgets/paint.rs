//! Strokes and letters that several controls paint alike.
//!
//! Invariant: nothing here allocates room or listens; it paints where it is told to.

use std::sync::Arc;

use eframe::egui::{
    Align, Align2, Color32, CornerRadius, Galley, Pos2, Rect, Response, Sense, Shape, Stroke,
    StrokeKind, Ui, vec2,
};

use crate::ui::theme::{text, tokens};

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
    let (rect, _) = ui.allocate_exact_size(vec2(width, 1.0), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, tokens(ui).line);
}

/// Paints `galley` with its `align` point at `at`; gives back where it lies. A line that is centred
/// upright has its capitals in the middle, not its line box: beside an icon the eye sees those.
pub(super) fn put(ui: &Ui, align: Align2, at: Pos2, galley: Arc<Galley>) -> Rect {
    let mut rect = align.anchor_size(at, galley.size());
    if align.y() == Align::Center
        && let Some((baseline, half_cap)) = middle(&galley)
    {
        let pixels = ui.pixels_per_point();
        let wanted = ((at.y + half_cap + 0.1) * pixels).floor() / pixels;
        rect = rect.translate(vec2(0.0, wanted - (rect.top() + baseline)));
    }
    ui.painter().galley(rect.min, galley, Color32::PLACEHOLDER);
    rect
}

/// Of a single line of letters: its baseline under the top, and half the height of its capitals.
fn middle(galley: &Galley) -> Option<(f32, f32)> {
    let [row] = galley.rows.as_slice() else { return None };
    let glyph = row.row.glyphs.first()?;
    let font = &galley.job.sections.first()?.format.font_id;
    let half_cap = text::half_cap(font)?;
    Some((row.pos.y + glyph.pos.y, half_cap))
}

/// A box of one control: fill, and a stroke on its inner edge.
pub(super) fn boxed(ui: &Ui, rect: Rect, radius: u8, fill: Color32, stroke: Stroke) {
    ui.painter().rect(rect, CornerRadius::same(radius), fill, stroke, StrokeKind::Inside);
}

/// A dashed box, for what is not there yet.
pub(super) fn dashed(ui: &Ui, rect: Rect, radius: f32, colour: Color32) {
    let line = rounded_outline(rect.shrink(0.5), radius);
    ui.painter().extend(Shape::dashed_line(&line, Stroke::new(1.0, colour), 3.0, 2.0));
}

/// A dotted box, for what is only suggested.
pub(super) fn dotted(ui: &Ui, rect: Rect, radius: f32, colour: Color32) {
    let line = rounded_outline(rect.shrink(0.5), radius);
    ui.painter().extend(Shape::dotted_line(&line, colour, 3.0, 0.7));
}

/// The outline of a rounded rectangle as points, for lines that are not solid.
pub(super) fn rounded_outline(rect: Rect, radius: f32) -> Vec<Pos2> {
    let inner = rect.shrink(radius);
    let quarter = std::f32::consts::FRAC_PI_2;
    let corners = [
        (inner.left_top(), 2.0 * quarter),
        (inner.right_top(), 3.0 * quarter),
        (inner.right_bottom(), 0.0),
        (inner.left_bottom(), quarter),
    ];
    let mut line: Vec<_> = corners
        .into_iter()
        .flat_map(|(centre, from)| {
            (0..=4_u8).map(move |part| {
                let angle = from + quarter * f32::from(part) / 4.0;
                centre + vec2(angle.cos(), angle.sin()) * radius
            })
        })
        .collect();
    line.extend(line.first().copied());
    line
}
