//! What a mark says when it is pointed at: its sentence, who says so, and how sure it is.
//!
//! Invariant: the card never covers the mark's value, and it takes no clicks: they go to the mark.

use eframe::egui::{
    self, Align, Area, Frame, Id, Layout, Margin, Order, Pos2, Rect, Shape, Ui, Vec2, pos2, vec2,
};

use super::{Scene, on_screen, paint};
use crate::model::Span;
use crate::trends::drawing::picture::{Hot, Point};
use crate::trends::drawing::symbol;
use crate::trends::{Attestation, report};
use crate::ui::theme::{Weight, text, tokens};
use crate::ui::widgets::{MarkState, grade_chip, paint_number_box};
use crate::ui::words;

/// Its width in points.
const WIDTH: f32 = 330.0;
/// Longest quote shown, in bytes.
const QUOTE: usize = 260;

/// Shows the card of a mark beside it; `chart` is where the chart lies.
pub(super) fn card(ui: &Ui, scene: &Scene<'_>, (hot, chart): (&Hot, Rect)) {
    let Some(attested) = Attestation::of(scene.workspace, hot.figure) else { return };
    let id = Id::unique("chart card");
    let last =
        ui.ctx().memory(|memory| memory.area_rect(id)).map_or(vec2(WIDTH, 170.0), |r| r.size());
    let at = beside(hot, chart, (last, ui.ctx().content_rect()));
    let frame = Frame::popup(ui.style()).inner_margin(Margin::symmetric(12, 11));
    Area::new(id)
        .order(Order::Tooltip)
        .fixed_pos(at)
        .constrain(true)
        .interactable(false)
        .fade_in(false)
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(WIDTH - 24.0);
                ui.spacing_mut().item_spacing = vec2(6.0, 5.0);
                head(ui, scene, hot, &attested);
                quote(ui, &attested);
                foot(ui, scene, hot, &attested);
            });
        });
}

/// Right of the mark, else left of it, else above or below its value. It stays in the chart where
/// the chart is large enough, so that it covers neither the text above nor the source beside it.
fn beside(hot: &Hot, chart: Rect, (size, window): (Vec2, Rect)) -> Pos2 {
    const GAP: f32 = 12.0;
    let mark = hot.label.map_or(hot.body, |label| hot.body.joined(label));
    let mark = on_screen(mark, chart.min);
    let room = room_for(size, chart, window);
    let held = |at: f32, (least, most): (f32, f32)| at.min(most).max(least);
    let y = held(chart.top() + hot.centre.y - size.y / 2.0, (room.top(), room.bottom() - size.y));
    if mark.right() + GAP + size.x <= room.right() {
        return pos2(mark.right() + GAP, y);
    }
    if mark.left() - GAP - size.x >= room.left() {
        return pos2(mark.left() - GAP - size.x, y);
    }
    let x = held(mark.center().x - size.x / 2.0, (room.left(), room.right() - size.x));
    let label = on_screen(hot.label.unwrap_or(hot.body), chart.min);
    let above = label.top() - GAP - size.y;
    if above >= window.top() + 8.0 { pos2(x, above) } else { pos2(x, label.bottom() + GAP) }
}

/// The chart in each direction in which it has room, the window in the other.
fn room_for(size: Vec2, chart: Rect, window: Rect) -> Rect {
    let (chart, window) = (chart.shrink(2.0), window.shrink(8.0));
    let wide = if chart.width() >= size.x * 1.5 { chart } else { window };
    let high = if chart.height() >= size.y { chart } else { window };
    Rect::from_x_y_ranges(wide.x_range(), high.y_range())
}

fn head(ui: &mut Ui, scene: &Scene<'_>, hot: &Hot, attested: &Attestation) {
    let colours = tokens(ui);
    ui.horizontal(|ui| {
        let (place, _) = ui.allocate_exact_size(vec2(14.0, 20.0), egui::Sense::hover());
        let mark = scene.trend.mark(hot.figure);
        let slot = mark.and_then(|mark| scene.trend.groups.get(mark.group)?.slot);
        paint::shapes(
            ui,
            place.center(),
            &symbol(slot, Point::default(), 0.9, None),
            colours.raised,
        );
        let value = format!("{} {}", attested.value, attested.harm);
        ui.label(text::DIALOG_TITLE.sized(15.0).rich(value, colours.ink));
        let place = if attested.place.is_empty() { "place unknown" } else { &attested.place };
        let when = format!("{} · {place}", attested.date);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if attested.grade == "ungraded" {
                ui.label(text::SECONDARY.rich("ungraded", colours.ink2));
            } else {
                grade_chip(ui, &attested.grade, &words::grade_words(&attested.grade));
            }
            let room = ui.available_width();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let when = crate::ui::widgets::fit_words(ui, &when, text::SECONDARY, room - 4.0);
                ui.label(text::SECONDARY.rich(when.as_ref(), colours.ink2));
            });
        });
    });
}

/// The sentence, its number in the box that it wears everywhere.
fn quote(ui: &mut Ui, attested: &Attestation) {
    let colours = tokens(ui);
    let (excerpt, number) = attested.excerpt(QUOTE);
    let galley = text::QUOTE.wrapped(ui, &excerpt, colours.body, ui.available_width());
    let (rect, _) = ui.allocate_exact_size(galley.size(), egui::Sense::hover());
    for place in number.map(|span| places(&galley, &excerpt, span)).unwrap_or_default() {
        let place = place.translate(rect.min.to_vec2()).expand2(vec2(2.5, -1.0));
        paint_number_box(ui.painter(), colours, place, MarkState::Rest);
    }
    ui.painter().add(Shape::galley(rect.min, galley, colours.body));
}

/// Where the letters of a span lie in a laid-out text, line by line.
fn places(galley: &egui::Galley, words: &str, span: Span) -> Vec<Rect> {
    let letters = |byte: usize| words.get(..byte).map(|head| head.chars().count());
    let (Some(from), Some(to)) = (letters(span.start()), letters(span.end())) else {
        return Vec::new();
    };
    let at = |index: usize, prefer_next_row: bool| {
        galley.pos_from_cursor(egui::text::CCursor { index: index.into(), prefer_next_row })
    };
    let (first, last) = (at(from, true), at(to, false));
    if (first.top() - last.top()).abs() < 1.0 {
        return vec![Rect::from_min_max(first.left_top(), last.right_bottom())];
    }
    let head = Rect::from_min_max(first.left_top(), pos2(galley.rect.right(), first.bottom()));
    vec![head, Rect::from_min_max(pos2(0.0, last.top()), last.right_bottom())]
}

fn foot(ui: &mut Ui, scene: &Scene<'_>, hot: &Hot, attested: &Attestation) {
    let colours = tokens(ui);
    let by = [attested.chain.as_str(), attested.document.as_str()];
    let by: Vec<&str> = by.into_iter().filter(|part| !part.is_empty()).collect();
    let source = text::SECONDARY.wrapped(ui, &by.join(" · "), colours.ink2, ui.available_width());
    ui.label(source);
    let mark = scene.trend.mark(hot.figure);
    if let Some(reason) = mark.and_then(|mark| report::reason(scene.trend, mark)) {
        let words = format!("Set aside: {reason}");
        let words = text::SECONDARY.wrapped(ui, &words, colours.ink, ui.available_width());
        ui.label(words);
    }
    crate::ui::widgets::hairline(ui);
    let open = "Click to open the sentence";
    let room = ui.available_width() - text::SECONDARY.width(ui, &attested.bounds);
    ui.label(text::SECONDARY.rich(&attested.bounds, colours.ink2));
    let step = text::SECONDARY.weight(Weight::Medium);
    if room > step.width(ui, open) + 6.0 {
        // Beside the bounds where both fit.
        let row = ui.min_rect();
        let galley = step.galley(ui, open, colours.ink);
        let at = row.right_bottom() - vec2(galley.size().x, galley.size().y);
        ui.painter().galley(at, galley, colours.ink);
    } else {
        ui.label(step.rich(open, colours.ink));
    }
}
