//! Toasts: lines at the foot of the reader that tell of what was done.
//!
//! Invariant: a toast is 440 x 40 and one line; a sentence that needs more room makes it higher,
//! never wider, and is not cut before the fourth line. It offers at most one action, and any act
//! that removes something offers to undo it there.

use std::sync::Arc;

use eframe::egui::{
    Align, Align2, Color32, Frame, Galley, Layout, Margin, Role, Sense, Ui, WidgetInfo, vec2,
};

use super::button::{icon_button, text_button};
use super::key::{Cap, Ground, key_cap};
use super::paint::put;
use crate::ui::icon;
use crate::ui::theme::{Weight, text, tokens};

/// What a toast says.
#[derive(Clone, Copy, Debug)]
#[must_use = "a toast is drawn by `show`"]
pub struct Toast<'a> {
    /// Filled glyph and its colour, by how good the news is.
    pub mark: (&'a str, Color32),
    /// What happened, one sentence.
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

/// Width of a toast where there is room.
const WIDTH: f32 = 440.0;
/// Lines of a sentence before it is cut.
const LINES: usize = 4;
/// From the mark to the words.
const WORDS: f32 = 25.0;
/// Between the words and what can be pressed.
const GAP: f32 = 8.0;

impl Toast<'_> {
    /// Draws the toast, its ring outside.
    pub fn show(self, ui: &mut Ui) -> ToastAnswer {
        let margin = Margin { left: 12, right: 7, top: 7, bottom: 7 };
        let frame = Frame::popup(ui.style()).corner_radius(6).inner_margin(margin);
        let width = WIDTH.min(ui.available_width()) - margin.sum().x - 2.0;
        let words = self.words(ui, width);
        let height = words.size().y.max(24.0);
        let mut answer = ToastAnswer::Nothing;
        let shown = frame.show(ui, |ui| {
            ui.set_width(width);
            ui.set_height(height);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                if icon_button(ui, icon::X, "Close", "").clicked() {
                    answer = ToastAnswer::Closed;
                }
                if !self.key.is_empty() {
                    key_cap(ui, self.key);
                }
                if !self.action.is_empty() && text_button(ui, self.action).clicked() {
                    answer = ToastAnswer::Action;
                }
                let room = vec2(ui.available_width(), height);
                let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
                let (glyph, colour) = self.mark;
                let mark = text::ICON_FILL.galley(ui, glyph, colour);
                put(ui, Align2::CENTER_CENTER, rect.left_center() + vec2(7.5, 0.0), mark);
                put(ui, Align2::LEFT_CENTER, rect.left_center() + vec2(WORDS, 0.0), words);
                response.widget_info(|| WidgetInfo::labeled(Role::Status, true, self.words));
            });
        });
        if answer == ToastAnswer::Nothing && shown.response.contains_pointer() {
            return ToastAnswer::Held;
        }
        answer
    }

    /// The sentence in the room that action, key and cross leave.
    fn words(&self, ui: &Ui, width: f32) -> Arc<Galley> {
        let mut room = width - WORDS - 24.0 - GAP;
        if !self.action.is_empty() {
            room -= text::INTERFACE.weight(Weight::SemiBold).width(ui, self.action) + GAP;
        }
        if !self.key.is_empty() {
            room -= Cap::new(ui, self.key, Ground::Page).size().x + GAP;
        }
        let mut job = text::INTERFACE.job(self.words, tokens(ui).ink);
        job.wrap.max_width = room.max(80.0);
        job.wrap.max_rows = LINES;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    }
}
