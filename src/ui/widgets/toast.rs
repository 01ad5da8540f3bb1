//! Toasts: one line at the foot of the reader that tells of what was done.
//!
//! Invariant: a toast is 440 x 40 and one line; it offers at most one action, and any act that
//! removes something offers to undo it there.

use eframe::egui::{
    Align, Align2, Color32, Frame, Layout, Margin, Role, Sense, Ui, WidgetInfo, vec2,
};

use super::button::{icon_button, text_button};
use super::fit::fit_words;
use super::key::key_cap;
use super::paint::put;
use crate::ui::icon;
use crate::ui::theme::{text, tokens};

/// What a toast says.
#[derive(Clone, Copy, Debug)]
#[must_use = "a toast is drawn by `show`"]
pub struct Toast<'a> {
    /// Filled glyph and its colour, by how good the news is.
    pub mark: (&'a str, Color32),
    /// One line.
    pub words: &'a str,
    /// What can be done about it ("Undo"); empty for nothing.
    pub action: &'a str,
    /// The key that does it; empty for none.
    pub key: &'a str,
}

/// What the analyst did with a toast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastAnswer {
    /// Nothing, and the pointer is not on it.
    Nothing,
    /// The pointer is on it: hold it.
    Held,
    /// The action.
    Action,
    /// Close it.
    Closed,
}

impl Toast<'_> {
    /// Draws the toast, 440 x 40 with its ring outside.
    pub fn show(self, ui: &mut Ui) -> ToastAnswer {
        let colours = tokens(ui);
        let margin = Margin { left: 12, right: 7, top: 7, bottom: 7 };
        let frame = Frame::popup(ui.style()).corner_radius(6).inner_margin(margin);
        let mut answer = ToastAnswer::Nothing;
        let shown = frame.show(ui, |ui| {
            ui.set_width(440.0 - 21.0);
            ui.set_height(24.0);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                if icon_button(ui, icon::X, "Close", "").clicked() {
                    answer = ToastAnswer::Closed;
                }
                if !self.key.is_empty() {
                    key_cap(ui, self.key);
                }
                if !self.action.is_empty() && text_button(ui, self.action).clicked() {
                    answer = ToastAnswer::Action;
                }
                let room = vec2(ui.available_width(), 24.0);
                let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
                let (glyph, colour) = self.mark;
                let mark = text::ICON_FILL.galley(ui, glyph, colour);
                put(ui, Align2::CENTER_CENTER, rect.left_center() + vec2(7.5, 0.0), mark);
                let room = rect.width() - 25.0;
                let words = fit_words(ui, self.words, text::INTERFACE, room);
                let words = text::INTERFACE.galley(ui, &words, colours.ink);
                put(ui, Align2::LEFT_CENTER, rect.left_center() + vec2(25.0, 0.0), words);
                response.widget_info(|| WidgetInfo::labeled(Role::Status, true, self.words));
            });
        });
        if answer == ToastAnswer::Nothing && shown.response.contains_pointer() {
            return ToastAnswer::Held;
        }
        answer
    }
}
