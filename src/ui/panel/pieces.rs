//! What cards and forms are put together from: lines of text, key and value, quotes, chains.
//!
//! Invariant: nothing here is wider than the room that it is given; what is cut is cut after a
//! word and stands whole in the tooltip.

use std::sync::Arc;

use eframe::egui::text::{CCursor, LayoutJob};
use eframe::egui::{
    Align, Align2, Color32, Galley, Layout, Pos2, Rect, Response, Role, Sense, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::facts::{Grade, Quote};
use crate::model::codebook::Colour;
use crate::model::{TypeId, Workspace};
use crate::ui::icon;
use crate::ui::theme::{Type, Weight, text, tokens};
use crate::ui::widgets::{
    Lead, MarkState, fit_lines, fit_words, grade_chip, paint_number_box, quote_bar, tooltip,
};

/// Lines of a quote at most, before it is cut.
pub(super) const QUOTE_LINES: usize = 6;

/// Paints a galley with its `align` point at `at`.
pub(super) fn put(ui: &Ui, align: Align2, at: Pos2, galley: Arc<Galley>) -> Rect {
    let rect = align.anchor_size(at, galley.size());
    ui.painter().galley(rect.min, galley, Color32::PLACEHOLDER);
    rect
}

/// Lays a job out in lines of at most `width`.
pub(super) fn lay(ui: &Ui, mut job: LayoutJob, width: f32) -> Arc<Galley> {
    job.wrap.max_width = width;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// A paragraph across the width that is left.
pub(super) fn paragraph(ui: &mut Ui, step: Type, words: &str, colour: Color32) -> Response {
    let galley = step.wrapped(ui, words, colour, ui.available_width());
    galley_line(ui, galley, words)
}

/// One line, cut after a word if it is too long; then whole in the tooltip.
pub(super) fn line(ui: &mut Ui, step: Type, words: &str, colour: Color32) -> Response {
    let shown = fit_words(ui, words, step, ui.available_width());
    let cut = shown.as_ref() != words;
    let galley = step.galley(ui, &shown, colour);
    let response = galley_line(ui, galley, words);
    if cut { tooltip(response, words, "") } else { response }
}

/// At most so many lines, cut after a word; then whole in the tooltip.
pub(super) fn lines(
    ui: &mut Ui,
    step: Type,
    (words, colour): (&str, Color32),
    most: usize,
) -> Response {
    let width = ui.available_width();
    let galley = fit_lines(ui, words, (step, colour), width, most);
    let cut = galley.text() != words;
    let response = galley_line(ui, galley, words);
    if cut { tooltip(response, words, "") } else { response }
}

/// Allots the room of a galley, paints it and names it.
pub(super) fn galley_line(ui: &mut Ui, galley: Arc<Galley>, said: &str) -> Response {
    let size = vec2(ui.available_width(), galley.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    put(ui, Align2::LEFT_TOP, rect.left_top(), galley);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, said));
    response
}

/// The label over a control, and a note at its right made of plain and strong words.
pub(super) fn label(ui: &mut Ui, name: &str, note: &[(&str, Weight)]) -> Response {
    let colours = tokens(ui);
    let size = vec2(ui.available_width(), 16.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let left = text::SECONDARY.weight(Weight::Medium).galley(ui, name, colours.ink);
    put(ui, Align2::LEFT_CENTER, rect.left_center(), left);
    if !note.is_empty() {
        let mut job = LayoutJob::default();
        for (words, weight) in note {
            let ink = if *weight == Weight::Regular { colours.ink2 } else { colours.ink };
            job.append(words, 0.0, text::SECONDARY.weight(*weight).tabular().format(ink));
        }
        let galley = lay(ui, job, f32::INFINITY);
        put(ui, Align2::RIGHT_CENTER, rect.right_center(), galley);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    response
}

/// A quote with its bar; the number wears its box.
pub(super) fn quote(ui: &mut Ui, quote: &Quote, most: usize) -> Words {
    quote_bar(ui, |ui| boxed_words(ui, quote, most)).inner
}

/// Words as they were drawn.
pub(super) struct Words {
    /// Where, without a tooltip.
    pub(super) response: Response,
    /// Whether words had to go.
    pub(super) cut: Cut,
}

/// Whether words had to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// All stand there.
    Whole,
    /// Some do not: the tooltip has them.
    Short,
}

impl Words {
    /// Puts what was cut in the tooltip.
    pub(super) fn told(self, quote: &Quote) -> Response {
        match self.cut {
            Cut::Whole => self.response,
            Cut::Short => tooltip(self.response, &quote.text, ""),
        }
    }
}

/// The words of a quote in the article's letters, the number in its box, never out of sight.
fn boxed_words(ui: &mut Ui, quote: &Quote, most: usize) -> Words {
    let colours = tokens(ui);
    let width = ui.available_width();
    let whole = text::QUOTE.wrapped(ui, &quote.text, colours.body, width);
    let (shown, number) = if whole.rows.len() <= most {
        (quote.text.clone(), quote.number.clone())
    } else {
        around_number(quote)
    };
    let galley = fit_lines(ui, &shown, (text::QUOTE, colours.body), width, most);
    let cut = if galley.text() == quote.text { Cut::Whole } else { Cut::Short };
    let size = vec2(width, galley.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    if let Some(number) = number {
        number_box(ui, rect.min, &galley, number);
    }
    put(ui, Align2::LEFT_TOP, rect.left_top(), galley);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &quote.text));
    Words { response, cut }
}

/// A quote that begins shortly before its number.
fn around_number(quote: &Quote) -> (String, Option<std::ops::Range<usize>>) {
    let whole = || (quote.text.clone(), quote.number.clone());
    let Some(number) = quote.number.clone() else { return whole() };
    let Some(head) = quote.text.get(..number.start) else { return whole() };
    let spaces = head.match_indices(' ').map(|(at, _)| at + 1);
    // Twelve words before it tell who and where; fewer are left as they are.
    let Some(start) = spaces.rev().nth(12) else { return whole() };
    let Some(tail) = quote.text.get(start..) else { return whole() };
    let moved = '…'.len_utf8();
    let range = number.start - start + moved..number.end - start + moved;
    (format!("…{tail}"), Some(range))
}

/// Paints the box of a number behind its words, on each line that they touch.
fn number_box(ui: &Ui, origin: Pos2, galley: &Galley, number: std::ops::Range<usize>) {
    for rect in line_rects(galley, number) {
        let rect = rect.translate(origin.to_vec2()).expand2(vec2(2.0, -0.5));
        paint_number_box(ui.painter(), tokens(ui), rect, MarkState::Rest);
    }
}

/// The rectangles of some bytes of a galley, one a line, from the first letter to the last: the
/// space at which a line breaks belongs to none.
fn line_rects(galley: &Galley, bytes: std::ops::Range<usize>) -> Vec<Rect> {
    let mut rects: Vec<Rect> = Vec::new();
    for (at, (byte, letter)) in galley.text().char_indices().enumerate() {
        if !bytes.contains(&byte) || letter.is_whitespace() {
            continue;
        }
        let from = galley.pos_from_cursor(CCursor { index: at.into(), prefer_next_row: true });
        let to = galley.pos_from_cursor(CCursor { index: (at + 1).into(), prefer_next_row: false });
        let rect = Rect::from_min_max(from.min, pos2(to.max.x.max(from.min.x), from.max.y));
        match rects.last_mut().filter(|last| (last.top() - rect.top()).abs() < 1.0) {
            Some(last) => *last = last.union(rect),
            None => rects.push(rect),
        }
    }
    rects
}

/// Buttons of a card's head: their width in points, and how they are drawn from the left.
pub(super) struct Buttons<F> {
    pub(super) width: f32,
    pub(super) draw: F,
}

/// A head without buttons.
pub(super) fn no_buttons() -> Buttons<fn(&mut Ui)> {
    Buttons { width: 0.0, draw: |_| {} }
}

/// Words at the left, a grade at the right, and buttons before it.
pub(super) fn head(
    ui: &mut Ui,
    words: &str,
    grade: Option<&Grade>,
    buttons: Buttons<impl FnOnce(&mut Ui)>,
) {
    let size = vec2(ui.available_width(), 18.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let chip = grade.map_or(0.0, |grade| {
        // As wide as the chip draws itself.
        4.0 + (text::GRADE.width(ui, &grade.text) + 12.0).ceil().max(20.0)
    });
    let right = rect.with_min_x(rect.right() - chip - buttons.width).expand2(vec2(0.0, 3.0));
    let room = right.left() - rect.left() - 8.0;
    let shown = fit_words(ui, words, text::SECONDARY, room);
    let galley = text::SECONDARY.galley(ui, &shown, tokens(ui).ink2);
    put(ui, Align2::LEFT_CENTER, rect.left_center(), galley);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    let layout = Layout::left_to_right(Align::Center);
    let builder = UiBuilder::new().id_salt("head").max_rect(right).layout(layout);
    let mut right = ui.new_child(builder);
    right.spacing_mut().item_spacing.x = 4.0;
    (buttons.draw)(&mut right);
    if let Some(grade) = grade {
        if buttons.width == 0.0 {
            right.add_space(4.0);
        }
        grade_chip(&mut right, &grade.text, &grade.words);
    }
}

/// The icon and colour of an entity type.
pub(super) fn type_lead(ui: &Ui, workspace: &Workspace, kind: &TypeId) -> Lead<'static> {
    let colours = tokens(ui);
    match workspace.types.get(kind).map(|kind| kind.colour) {
        Some(Colour::Slot(slot)) => {
            Lead::Fill(icon::icon_for_type(slot), colours.type_colour(slot))
        }
        Some(Colour::Own(red, green, blue)) => {
            Lead::Fill(icon::TAG, Color32::from_rgb(red, green, blue))
        }
        None => Lead::Fill(icon::TAG, colours.ink2),
    }
}

/// The icon of an entity type in outline.
pub(super) fn type_glyph(workspace: &Workspace, kind: &TypeId) -> &'static str {
    match workspace.types.get(kind).map(|kind| kind.colour) {
        Some(Colour::Slot(slot)) => icon::icon_for_type(slot),
        Some(Colour::Own(..)) | None => icon::TAG,
    }
}

/// The name of an entity type.
pub(super) fn type_name<'a>(workspace: &'a Workspace, kind: &'a TypeId) -> &'a str {
    workspace.types.get(kind).map_or(kind.as_str(), |kind| kind.name.as_str())
}

/// An icon and words that act: "+ Add the selected text". Off, they only advise.
pub(super) fn advice(ui: &mut Ui, glyph: &str, words: &str, act: Acts) -> Response {
    let colours = tokens(ui);
    let (sense, role) = match act {
        Acts::Yes => (Sense::click(), Role::Button),
        Acts::No => (Sense::hover(), Role::Label),
    };
    let size = vec2(ui.available_width(), 18.0);
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let lit = act == Acts::Yes && (response.hovered() || response.has_focus());
    let ink = if act == Acts::Yes { colours.ink } else { colours.ink2 };
    if lit {
        ui.painter().rect_filled(rect.expand2(vec2(3.0, 1.0)), 4.0, colours.hover);
    }
    let mark = text::ICON.sized(13.0).galley(ui, glyph, ink);
    put(ui, Align2::CENTER_CENTER, rect.left_center() + vec2(7.0, 0.0), mark);
    let shown = fit_words(ui, words, text::MENU, rect.width() - 18.0);
    let galley = text::MENU.galley(ui, &shown, ink);
    put(ui, Align2::LEFT_CENTER, rect.left_center() + vec2(18.0, 0.0), galley);
    crate::ui::widgets::focus_ring(ui, &response, 4, crate::ui::widgets::Ring::Off);
    response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), words));
    response
}

/// Whether a line of advice can be clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Acts {
    /// It can.
    Yes,
    /// It only says what to do.
    No,
}

#[cfg(test)]
mod tests {
    use eframe::egui::Context;

    use super::*;

    /// Lays a text out in lines of many widths; the boxes of `number` are at most so many.
    fn check(words: &str, number: &str, most: usize) {
        let ctx = Context::default();
        crate::ui::theme::install(&ctx);
        let mut counts = std::collections::BTreeSet::new();
        for width in [80.0, 90.0, 100.0, 110.0, 120.0, 130.0, 140.0, 150.0, 400.0] {
            let mut output = ctx.run_ui(eframe::egui::RawInput::default(), |ui| {
                let start = words.find(number).unwrap();
                let bytes = start..start + number.len();
                let galley = text::QUOTE.wrapped(ui, words, Color32::BLACK, width);
                let rects = line_rects(&galley, bytes);
                let widest: f32 = number.split(' ').map(|word| text::QUOTE.width(ui, word)).sum();
                let drawn: f32 = rects.iter().map(Rect::width).sum();
                assert!(drawn <= text::QUOTE.width(ui, number) + 2.0, "no room beside the words");
                assert!(drawn >= widest - 2.0, "{number}: {drawn} of {widest}");
                for (at, one) in rects.iter().enumerate() {
                    assert!(one.width() > 4.0 && one.right() <= width + 1.0, "{one:?}");
                    assert!(rects.iter().skip(at + 1).all(|other| other.top() > one.top() + 1.0));
                }
                counts.insert(rects.len());
            });
            output.textures_delta.clear();
        }
        assert_eq!(counts.last(), Some(&most), "{number}: {counts:?}");
        assert!(counts.contains(&1), "{number}");
    }

    #[test]
    fn a_number_over_two_lines_has_a_box_tight_to_its_words_on_each() {
        check("They counted over 130 dead", "over 130", 2);
        check("They counted over 130 dead", "130", 1);
        check("over 130 dead", "over 130", 1);
        check("It was said that one hundred and five", "one hundred and five", 3);
    }
}
