//! Fields to type into.
//!
//! Invariant: a field is always named, by the label above it or by what it searches; what is
//! wrong with it stands under it in one sentence, with an icon, never by the edge's hue alone.

use eframe::egui::{
    Align2, Frame, Id, Margin, Response, Role, Sense, Stroke, TextBuffer, TextEdit, Ui, WidgetInfo,
    vec2,
};

use super::key::{Cap, Ground, tooltip};
use super::paint::{Ring, boxed, focus_ring, put};
use crate::ui::icon;
use crate::ui::theme::{Type, Weight, text, tokens};

/// A labelled field of a form.
#[derive(Clone, Debug)]
#[must_use = "a field is drawn by `show`"]
pub struct Field<'a> {
    label: &'a str,
    note: &'a str,
    hint: &'a str,
    error: Option<&'a str>,
    lines: usize,
    step: Type,
    id: Option<Id>,
    inset: i8,
    sentence: Sentence,
}

/// Where the sentence about a wrong field stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sentence {
    /// Under the field.
    Under,
    /// Elsewhere: whoever draws a row of narrow fields puts it under the row.
    Elsewhere,
}

impl<'a> Field<'a> {
    /// A field of one line under `label`.
    pub fn new(label: &'a str) -> Self {
        Self {
            label,
            note: "",
            hint: "",
            error: None,
            lines: 1,
            step: text::INTERFACE,
            id: None,
            inset: 0,
            sentence: Sentence::Under,
        }
    }

    /// A word at the right of the label: "in your words".
    pub fn note(self, note: &'a str) -> Self {
        Self { note, ..self }
    }

    /// What an empty field says.
    pub fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// What is wrong, in one sentence; none if nothing is.
    pub fn error(self, error: Option<&'a str>) -> Self {
        Self { error, ..self }
    }

    /// So many lines to start with; more grow as they are typed.
    pub fn lines(self, lines: usize) -> Self {
        Self { lines, ..self }
    }

    /// Other letters than those of the interface: [`text::CELL`] for numbers.
    pub fn step(self, step: Type) -> Self {
        Self { step, ..self }
    }

    /// A lasting id, for a form that moves the focus to its field.
    pub fn id(self, id: Id) -> Self {
        Self { id: Some(id), ..self }
    }

    /// Room kept free at the right end, in points, for a button that is drawn over it.
    pub fn inset(self, inset: i8) -> Self {
        Self { inset, ..self }
    }

    /// Where the sentence of [`Field::error`] stands.
    pub fn sentence(self, sentence: Sentence) -> Self {
        Self { sentence, ..self }
    }

    /// Draws label, field and error across the width that is left.
    pub fn show(self, ui: &mut Ui, typed: &mut dyn TextBuffer) -> Response {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let label = field_label(ui, self.label, self.note);
            let response = self.edit(ui, typed).labelled_by(label.id);
            if let (Some(error), Sentence::Under) = (self.error, self.sentence) {
                field_error(ui, error);
            }
            response
        })
        .inner
    }

    fn edit(&self, ui: &mut Ui, typed: &mut dyn TextBuffer) -> Response {
        let colours = tokens(ui);
        let id = self.id.unwrap_or_else(|| ui.auto_id_with(self.label));
        let stroke = match (ui.memory(|memory| memory.has_focus(id)), self.error) {
            (true, None) => Stroke::new(2.0, colours.ink),
            (true, Some(_)) => Stroke::new(2.0, colours.danger),
            (false, None) => Stroke::new(1.0, colours.field),
            (false, Some(_)) => Stroke::new(1.0, colours.danger),
        };
        let upright = if self.lines > 1 { 6 } else { 4 };
        let margin = Margin { left: 10, right: 10 + self.inset, top: upright, bottom: upright };
        let frame = Frame::new().fill(colours.paper).inner_margin(margin);
        let (step, ink) = (self.step, colours.ink);
        let mut layouter = move |ui: &Ui, typed: &dyn TextBuffer, width: f32| {
            let mut job = step.job(typed.as_str(), ink);
            job.wrap.max_width = width;
            job.keep_trailing_whitespace = true;
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let edit = match self.lines {
            0 | 1 => TextEdit::singleline(typed),
            _ => TextEdit::multiline(typed).desired_rows(self.lines),
        };
        let response = ui.add(
            edit.id(id)
                .hint_text(step.rich(self.hint, colours.ink3))
                .font(step.font_id())
                .layouter(&mut layouter)
                .frame(frame.corner_radius(4))
                .desired_width(f32::INFINITY)
                .min_size(vec2(0.0, 26.0)),
        );
        ui.painter().rect_stroke(response.rect, 4, stroke, eframe::egui::StrokeKind::Inside);
        response
    }
}

/// The label over a field, and a note at its right.
fn field_label(ui: &mut Ui, label: &str, note: &str) -> Response {
    let colours = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 16.0), Sense::hover());
    let name = text::SECONDARY.weight(Weight::Medium).galley(ui, label, colours.ink);
    put(ui, Align2::LEFT_CENTER, rect.left_center(), name);
    if !note.is_empty() {
        let note = text::SECONDARY.galley(ui, note, colours.ink2);
        put(ui, Align2::RIGHT_CENTER, rect.right_center(), note);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, label));
    response
}

/// What is wrong with the control above, in one sentence.
pub fn field_error(ui: &mut Ui, error: &str) {
    let colours = tokens(ui);
    let width = ui.available_width();
    let galley = text::SECONDARY.wrapped(ui, error, colours.danger, (width - 18.0).max(40.0));
    let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y), Sense::hover());
    let mark = text::ICON_FILL.sized(13.0).galley(ui, icon::WARNING_CIRCLE, colours.danger);
    put(ui, Align2::CENTER_CENTER, rect.left_top() + vec2(6.5, 8.0), mark);
    put(ui, Align2::LEFT_TOP, rect.left_top() + vec2(18.0, 0.0), galley);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, error));
}

/// A field of 26 with a lens, as wide as what is left; `what` is both its name and its hint.
pub fn search_field(ui: &mut Ui, what: &str, typed: &mut dyn TextBuffer) -> Response {
    let colours = tokens(ui);
    let id = ui.auto_id_with(what);
    let step = text::MENU;
    let mut layouter =
        move |ui: &Ui, typed: &dyn TextBuffer, _: f32| step.galley(ui, typed.as_str(), colours.ink);
    let margin = Margin { left: 30, right: 9, top: 4, bottom: 4 };
    let response = ui.add(
        TextEdit::singleline(typed)
            .id(id)
            .hint_text(step.rich(what, colours.ink3))
            .font(step.font_id())
            .layouter(&mut layouter)
            .frame(Frame::new().fill(colours.paper).corner_radius(4).inner_margin(margin))
            .desired_width(f32::INFINITY)
            .min_size(vec2(0.0, 26.0)),
    );
    let stroke = if response.has_focus() {
        Stroke::new(2.0, colours.ink)
    } else {
        Stroke::new(1.0, colours.field)
    };
    ui.painter().rect_stroke(response.rect, 4, stroke, eframe::egui::StrokeKind::Inside);
    let lens = text::ICON.galley(ui, icon::MAGNIFYING_GLASS, colours.ink2);
    put(ui, Align2::CENTER_CENTER, response.rect.left_center() + vec2(16.0, 0.0), lens);
    response.accessible_name(what)
}

/// What looks like a search field and opens the palette; below 120 wide it is lens and key only.
pub fn search_button(ui: &mut Ui, what: &str, key: &str) -> Response {
    let colours = tokens(ui);
    let size = vec2(ui.available_width().min(244.0), 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let fill = if response.hovered() { colours.hover } else { colours.panel };
    boxed(ui, rect, 4, fill, Stroke::new(1.0, colours.line2));
    let lens = text::ICON.galley(ui, icon::MAGNIFYING_GLASS, colours.ink2);
    put(ui, Align2::CENTER_CENTER, rect.left_center() + vec2(16.0, 0.0), lens);
    if rect.width() >= 120.0 {
        let hint = text::SECONDARY.galley(ui, what, colours.ink2);
        put(ui, Align2::LEFT_CENTER, rect.left_center() + vec2(32.0, 0.0), hint);
    }
    let cap = Cap::new(ui, key, Ground::Page);
    let at = rect.right_center() - vec2(9.0 + cap.size().x, 0.0);
    cap.paint(ui, at);
    focus_ring(ui, &response, 4, Ring::Off);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), what));
    tooltip(response, what, key)
}
