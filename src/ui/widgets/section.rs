//! Heads of panels and of their sections.
//!
//! Invariant: the head of an open section never leaves the sight while its rows are in it, and
//! the keyboard reaches it before them.

use eframe::egui::{
    Align, Align2, Id, Layout, Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::paint::{Ring, focus_ring, put};
use crate::ui::icon;
use crate::ui::theme::{text, tokens};

const HEIGHT: f32 = 28.0;

/// A section of a panel: a head of 28 that opens and closes it, and stays in sight.
#[derive(Clone, Copy, Debug)]
#[must_use = "a section is drawn by `show`"]
pub struct Section<'a> {
    name: &'a str,
    count: &'a str,
}

impl<'a> Section<'a> {
    /// A section called `name` that holds `count` things ("31"; empty for none said).
    pub fn new(name: &'a str, count: &'a str) -> Self {
        Self { name, count }
    }

    /// Draws the head, with `extra` from its right edge, and the body if `open`. In a scroll area
    /// the head sticks to the top edge until the body has gone.
    pub fn show<R>(
        self,
        ui: &mut Ui,
        open: &mut bool,
        extra: impl FnOnce(&mut Ui),
        body: impl FnOnce(&mut Ui) -> R,
    ) -> Option<R> {
        let width = ui.available_width();
        let (slot, _) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
        let top = ui.clip_rect().top();
        if !*open || slot.top() >= top {
            // In its place: drawn before the body, so that Tab meets it first.
            self.head(ui, slot, open, extra);
            return open.then(|| body(ui));
        }
        let inner = body(ui);
        let lowest = (ui.min_rect().bottom() - HEIGHT).max(slot.top());
        let stuck = slot.translate(vec2(0.0, top.min(lowest) - slot.top()));
        ui.painter().rect_filled(stuck, 0.0, ui.visuals().panel_fill);
        ui.painter().hline(stuck.x_range(), stuck.bottom() - 0.5, (1.0, tokens(ui).line));
        self.head(ui, stuck, open, extra);
        Some(inner)
    }

    fn head(self, ui: &mut Ui, rect: Rect, open: &mut bool, extra: impl FnOnce(&mut Ui)) {
        let id = self.id(ui);
        let response = ui.interact(rect, id, Sense::click());
        if response.clicked() {
            *open = !*open;
        }
        let colours = tokens(ui);
        let glyph = if *open { icon::CARET_DOWN } else { icon::CARET_RIGHT };
        let ink = if response.hovered() { colours.ink } else { colours.ink2 };
        let caret = text::ICON.galley(ui, glyph, ink);
        let left = rect.left() + 8.0;
        put(ui, Align2::CENTER_CENTER, pos2(left + 8.0, rect.center().y), caret);
        title(ui, rect.with_min_x(left + 21.0), self.name, self.count);
        focus_ring(ui, &response, 4, Ring::Inside);
        self.say(ui, &response, *open);
        beside(ui, rect.with_max_x(rect.right() - 8.0), id, extra);
    }

    fn say(self, ui: &Ui, response: &Response, open: bool) {
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_expanded(open);
            if !self.count.is_empty() {
                node.set_description(self.count);
            }
        });
    }

    fn id(self, ui: &Ui) -> Id {
        ui.make_persistent_id(("section", self.name))
    }
}

/// The head of a panel, 32 high: icon, name, count, and `extra` from its right edge.
pub fn panel_head<R>(
    ui: &mut Ui,
    glyph: &str,
    (name, count): (&str, &str),
    extra: impl FnOnce(&mut Ui) -> R,
) -> R {
    let size = vec2(ui.available_width(), 32.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let mark = text::ICON.galley(ui, glyph, tokens(ui).ink);
    let left = rect.left() + 8.0;
    put(ui, Align2::CENTER_CENTER, pos2(left + 7.5, rect.center().y), mark);
    title(ui, rect.with_min_x(left + 25.0), name, count);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, name));
    beside(ui, rect.with_max_x(rect.right() - 4.0), response.id, extra)
}

/// Name and count, from the left edge of `rect`.
fn title(ui: &Ui, rect: Rect, name: &str, count: &str) {
    let colours = tokens(ui);
    let name = text::HEAD.galley(ui, name, colours.ink);
    let name = put(ui, Align2::LEFT_CENTER, rect.left_center(), name);
    if !count.is_empty() {
        let count = text::COUNT.galley(ui, count, colours.ink2);
        put(ui, Align2::LEFT_CENTER, pos2(name.right() + 6.0, rect.center().y), count);
    }
}

/// Lays `extra` out in `rect` from the right; it takes no room of the panel.
fn beside<R>(ui: &mut Ui, rect: Rect, id: Id, extra: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = UiBuilder::new()
        .id_salt(id.with("extra"))
        .max_rect(rect)
        .layout(Layout::right_to_left(Align::Center));
    let mut child = ui.new_child(builder);
    child.spacing_mut().item_spacing.x = 1.0;
    extra(&mut child)
}
