//! Rows of the menus of the top bar.
//!
//! Invariant: a row is named by its words alone; its key is a cap, its state a check before it.

use eframe::egui::{Align2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::button::Lit;
use super::key::{Cap, Ground};
use super::paint::{Ring, focus_ring, put};
use super::row::{Lead, paint_lead};
use crate::ui::icon;
use crate::ui::theme::{Pointer, text, tokens};

/// Height of a row of a menu, in points.
pub const MENU_ROW: f32 = 30.0;
/// Height of the line between two groups, with its air.
pub const MENU_LINE: f32 = 9.0;
/// From the left edge to the words: room for a check or a lead.
const WORDS: f32 = 30.0;

/// A row of a menu; drawn by [`MenuRow::show`] across the menu.
#[derive(Clone, Copy, Debug)]
#[must_use = "a row is drawn by `show`"]
pub struct MenuRow<'a> {
    /// What it does.
    pub words: &'a str,
    /// Dim words after it: the folder of a file.
    pub note: &'a str,
    /// What it does, as a screen reader tells it; a tooltip would lie over the next row.
    pub says: &'a str,
    /// The key that does it; empty for none.
    pub key: &'a str,
    /// What stands before the words.
    pub lead: Lead<'a>,
    /// Whether it is in force: a check stands before it.
    pub lit: Lit,
}

impl<'a> MenuRow<'a> {
    /// A row with its key.
    pub fn new(words: &'a str, key: &'a str) -> Self {
        Self { words, note: "", says: "", key, lead: Lead::None, lit: Lit::Off }
    }

    /// Draws the row; a menu whose `ui` is disabled draws it dim and takes no click.
    pub fn show(self, ui: &mut Ui) -> Response {
        let colours = tokens(ui);
        let able = ui.is_enabled();
        let ink = if able { colours.ink } else { colours.ink3 };
        let words = text::MENU.galley(ui, self.words, ink);
        let note = text::SECONDARY.galley(ui, self.note, colours.ink2);
        let cap = (!self.key.is_empty()).then(|| Cap::new(ui, self.key, Ground::Page));
        let noted = if self.note.is_empty() { 0.0 } else { 12.0 + note.size().x };
        let keyed = cap.as_ref().map_or(0.0, |cap| 28.0 + cap.size().x);
        // A menu stretches its rows to the widest; this asks for no more than the row needs.
        let width = (WORDS + words.size().x + noted + keyed + 12.0).max(200.0);
        let (rect, response) = ui.allocate_at_least(vec2(width.ceil(), MENU_ROW), Sense::click());
        if able && (response.hovered() || response.has_focus()) {
            ui.painter().rect_filled(rect, 4.0, colours.hover);
        }
        self.before(ui, rect);
        let words = put(ui, Align2::LEFT_CENTER, rect.left_center() + vec2(WORDS, 0.0), words);
        if !self.note.is_empty() {
            let at = pos2(words.right() + 12.0, rect.center().y);
            put(ui, Align2::LEFT_CENTER, at, note);
        }
        if let Some(cap) = cap {
            let at = rect.right_center() - vec2(8.0 + cap.size().x, 0.0);
            cap.paint(ui, at);
        }
        focus_ring(ui, &response, 4, Ring::Inside);
        response.widget_info(|| {
            let on = self.lit == Lit::On;
            WidgetInfo::selected(Role::MenuItem, able, on, self.words)
        });
        if !self.says.is_empty() {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(self.says));
        }
        response
    }

    fn before(&self, ui: &Ui, rect: Rect) {
        let at = rect.left_center() + vec2(15.0, 0.0);
        if self.lit == Lit::On {
            let check = text::ICON.sized(13.0).galley(ui, icon::CHECK, tokens(ui).ink);
            put(ui, Align2::CENTER_CENTER, at, check);
        } else {
            paint_lead(ui, self.lead, at, Pointer::Away);
        }
    }
}

/// The line between two groups of a menu, with its air.
pub fn menu_line(ui: &mut Ui) {
    let (rect, _) = ui.allocate_at_least(vec2(40.0, MENU_LINE), Sense::hover());
    let line = Rect::from_center_size(rect.center(), vec2(rect.width(), 1.0));
    ui.painter().rect_filled(line, 0.0, tokens(ui).line);
}
