//! Rows of a list: entities, the codebook, menus of the palette.
//!
//! Invariant: in a row that is too narrow the alias goes first and whole, then the name loses
//! whole words; the count and the key always stay. The whole name is in the tooltip.

use eframe::egui::{
    Align2, Color32, CornerRadius, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::button::Lit;
use super::fit::fit_words;
use super::key::{Cap, Ground, tooltip};
use super::paint::{Ring, focus_ring, put};
use super::shape::{GroupShape, paint_shape};
use crate::ui::theme::{Pointer, Type, Weight, text, tokens};

/// What stands at the head of a row, in a box of 16.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lead<'a> {
    /// Nothing, and no room for it.
    None,
    /// Nothing, but the room for it: "27 more" under a list of icons.
    Blank,
    /// A filled icon: an entity type, an alert.
    Fill(&'a str, Color32),
    /// An icon in outline, in the secondary ink.
    Outline(&'a str),
    /// A mention as it is drawn in the text: tint and underline of its type.
    Mention(Color32),
    /// A claim as it is drawn in the text: bar and bracket.
    Claim,
    /// A figure as it is drawn in the text: the number box.
    Figure,
    /// A group of the chart.
    Group(GroupShape, Color32),
}

impl Lead<'_> {
    /// From the left edge of the lead to the name.
    fn room(self) -> f32 {
        match self {
            Self::None => 0.0,
            Self::Blank | Self::Fill(..) | Self::Outline(_) | Self::Group(..) => 23.0,
            Self::Mention(_) | Self::Claim | Self::Figure => 24.0,
        }
    }
}

/// A row of a list; drawn by [`ListRow::show`] across the width that is left.
#[derive(Clone, Debug)]
#[must_use = "a row is drawn by `show`"]
pub struct ListRow<'a> {
    name: &'a str,
    lead: Lead<'a>,
    alias: &'a str,
    count: &'a str,
    key: &'a str,
    height: f32,
    step: Type,
    quiet: bool,
    lit: Lit,
}

impl<'a> ListRow<'a> {
    /// A row of 24 with a name.
    pub fn new(name: &'a str) -> Self {
        Self {
            name,
            lead: Lead::None,
            alias: "",
            count: "",
            key: "",
            height: 24.0,
            step: text::INTERFACE,
            quiet: false,
            lit: Lit::Off,
        }
    }

    /// What stands before the name.
    pub fn lead(self, lead: Lead<'a>) -> Self {
        Self { lead, ..self }
    }

    /// Dim words after the name, the first to go.
    pub fn alias(self, alias: &'a str) -> Self {
        Self { alias, ..self }
    }

    /// A number at the right.
    pub fn count(self, count: &'a str) -> Self {
        Self { count, ..self }
    }

    /// A key cap at the far right.
    pub fn key(self, key: &'a str) -> Self {
        Self { key, ..self }
    }

    /// Another height: 27 in tables, 32 in menus and the palette.
    pub fn height(self, height: f32) -> Self {
        Self { height, ..self }
    }

    /// Other letters for the name.
    pub fn step(self, step: Type) -> Self {
        Self { step, ..self }
    }

    /// A row that is no record: small and in the secondary ink.
    pub fn quiet(self) -> Self {
        Self { step: text::SECONDARY, quiet: true, ..self }
    }

    /// Whether this is the current row: hover ground and a bar of ink at the left.
    pub fn lit(self, lit: Lit) -> Self {
        Self { lit, ..self }
    }

    /// Draws the row.
    pub fn show(self, ui: &mut Ui) -> Response {
        let size = vec2(ui.available_width(), self.height);
        let (rect, mut response) = ui.allocate_exact_size(size, Sense::click());
        let said = || {
            let lit = self.lit == Lit::On;
            WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), lit, self.name)
        };
        if !ui.is_rect_visible(rect) {
            response.widget_info(said);
            return response;
        }
        self.ground(ui, rect, &response);
        let right = self.right(ui, rect);
        let left = rect.left() + 8.0;
        let start = left + self.lead.room();
        paint_lead(ui, self.lead, pos2(left + 8.0, rect.center().y), pointer(&response));
        let cut = self.words(ui, rect.with_min_x(start).with_max_x(right));
        focus_ring(ui, &response, 4, Ring::Inside);
        response.widget_info(said);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            let more = [self.alias, self.count, self.key];
            let more: Vec<&str> = more.into_iter().filter(|word| !word.is_empty()).collect();
            node.set_description(more.join(", "));
        });
        if cut {
            response = tooltip(response, self.name, "");
        }
        response
    }

    fn ground(&self, ui: &Ui, rect: Rect, response: &Response) {
        let colours = tokens(ui);
        if self.lit == Lit::On || response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, 4.0, colours.hover);
        }
        if self.lit == Lit::On {
            let bar = rect.with_max_x(rect.left() + 3.0).shrink2(vec2(0.0, 2.0));
            ui.painter().rect_filled(bar, 1.5, colours.ink);
        }
    }

    /// Paints key and count; gives back where the room for words ends.
    fn right(&self, ui: &Ui, rect: Rect) -> f32 {
        let mut right = rect.right() - 8.0;
        if !self.key.is_empty() {
            let cap = Cap::new(ui, self.key, Ground::Page);
            right -= cap.size().x;
            cap.paint(ui, pos2(right, rect.center().y));
            right -= 12.0;
        }
        if !self.count.is_empty() {
            let galley = text::COUNT.galley(ui, self.count, tokens(ui).ink2);
            let at = pos2(right, rect.center().y);
            right = put(ui, Align2::RIGHT_CENTER, at, galley).left() - 8.0;
        }
        right
    }

    /// Paints name and alias; says whether something had to go.
    fn words(&self, ui: &Ui, room: Rect) -> bool {
        let colours = tokens(ui);
        let alias = text::SECONDARY.galley(ui, self.alias, colours.ink3);
        let alias_room = if self.alias.is_empty() { 0.0 } else { 8.0 + alias.size().x };
        let weight = if self.lit == Lit::On { Weight::SemiBold } else { self.step.weight };
        let step = self.step.weight(weight);
        let name = fit_words(ui, self.name, step, room.width());
        let whole = name.as_ref() == self.name;
        let ink = if self.quiet { colours.ink2 } else { colours.ink };
        let galley = step.galley(ui, &name, ink);
        let keeps_alias = whole && galley.size().x + alias_room <= room.width();
        let name = put(ui, Align2::LEFT_CENTER, room.left_center(), galley);
        if keeps_alias && !self.alias.is_empty() {
            put(ui, Align2::LEFT_CENTER, pos2(name.right() + 8.0, room.center().y), alias);
        }
        !(whole && keeps_alias)
    }
}

fn pointer(response: &Response) -> Pointer {
    if response.hovered() { Pointer::Over } else { Pointer::Away }
}

/// Paints the head of a row round `centre`, in a box of 16.
pub fn paint_lead(ui: &Ui, lead: Lead<'_>, centre: Pos2, pointer: Pointer) {
    let colours = tokens(ui);
    let middle = Align2::CENTER_CENTER;
    match lead {
        Lead::None | Lead::Blank => {}
        Lead::Fill(glyph, colour) => {
            put(ui, middle, centre, text::ICON_FILL.galley(ui, glyph, colour));
        }
        Lead::Outline(glyph) => {
            put(ui, middle, centre, text::ICON.galley(ui, glyph, colours.ink2));
        }
        Lead::Group(shape, colour) => paint_shape(ui.painter(), shape, centre, 5.0, colour),
        Lead::Mention(colour) => {
            let ground = match pointer {
                Pointer::Away => colours.swatch(colour),
                Pointer::Over => colours.tint(colour, Pointer::Over),
            };
            let rect = Rect::from_center_size(centre, vec2(16.0, 13.0));
            ui.painter().rect_filled(rect, 2.0, ground);
            let line = rect.with_min_y(rect.bottom() - 2.0);
            ui.painter().rect_filled(line, CornerRadius { sw: 1, se: 1, nw: 0, ne: 0 }, colour);
        }
        Lead::Claim => {
            let rect = Rect::from_center_size(centre, vec2(16.0, 14.0));
            let bar = rect.with_min_x(rect.left() + 1.0).with_max_x(rect.left() + 4.0);
            ui.painter().rect_filled(bar, 1.0, colours.ink2);
            let bracket = Stroke::new(1.2, colours.ink2);
            let corner = pos2(rect.left() + 8.5, rect.top() + 0.6);
            let points =
                vec![pos2(corner.x, rect.bottom()), corner, pos2(corner.x + 4.0, corner.y)];
            ui.painter().line(points, bracket);
        }
        Lead::Figure => {
            let rect = Rect::from_center_size(centre, vec2(16.0, 13.0));
            let stroke = Stroke::new(1.2, colours.ink);
            ui.painter().rect(rect, 3.0, colours.paper, stroke, StrokeKind::Inside);
            // The one drawn number that is under 11: it is a picture of a box, not text to read.
            let digit = text::GRADE.sized(8.0).galley(ui, "1", colours.ink);
            put(ui, middle, centre, digit);
        }
    }
}
