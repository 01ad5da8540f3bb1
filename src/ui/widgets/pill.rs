//! Pills and chips: small bordered words in a line.
//!
//! Invariant: a pill says what it sets and how it stands ("Harm killed"), so a row of pills reads
//! as a sentence about what is drawn.

use eframe::egui::{
    Align2, Frame, Margin, Popup, PopupCloseBehavior, Rect, Response, Role, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

use super::button::Lit;
use super::key::tooltip;
use super::paint::{Ring, boxed, dashed, focus_ring, put};
use crate::ui::icon;
use crate::ui::theme::{Weight, text, tokens};

/// How a pill is edged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PillEdge {
    /// A choice like any other.
    Plain,
    /// The rule in force: an edge of ink, because the numbers depend on it.
    InForce,
    /// None: words that open a list of what they count.
    Bare,
}

/// What a pill shows of what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PillShows {
    /// What it sets and how it stands.
    Both,
    /// How it stands, where there is room for no more.
    Value,
}

/// A pill of the trends header: what it sets, how it stands, a caret.
#[derive(Clone, Copy, Debug)]
#[must_use = "a pill is drawn by `show`"]
pub struct Pill<'a> {
    /// What it sets: "Harm".
    pub label: &'a str,
    /// How it stands: "killed".
    pub value: &'a str,
    /// How it is edged.
    pub edge: PillEdge,
    /// How much of it is seen; all of it is said.
    pub shows: PillShows,
}

impl Pill<'_> {
    /// Its width in points.
    #[must_use]
    pub fn width(&self, ui: &Ui) -> f32 {
        let name = match self.shows {
            PillShows::Both => text::SECONDARY.width(ui, self.label) + 5.0,
            PillShows::Value => 0.0,
        };
        let value = text::SECONDARY.weight(Weight::Medium).width(ui, self.value);
        (8.0 + name + value + 4.0 + 11.0 + 8.0).ceil()
    }

    /// Draws it.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let colours = tokens(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(self.width(ui), 22.0), Sense::click());
        self.ground(ui, rect, &response);
        let mut left = rect.left() + 8.0;
        if self.shows == PillShows::Both {
            let name = text::SECONDARY.galley(ui, self.label, colours.ink2);
            left = put(ui, Align2::LEFT_CENTER, pos2(left, rect.center().y), name).right() + 5.0;
        }
        let ink = if self.edge == PillEdge::Bare { colours.ink2 } else { colours.ink };
        let stands = text::SECONDARY.weight(Weight::Medium).galley(ui, self.value, ink);
        put(ui, Align2::LEFT_CENTER, pos2(left, rect.center().y), stands);
        let caret = text::ICON.sized(11.0).galley(ui, icon::CARET_DOWN, colours.ink2);
        put(ui, Align2::CENTER_CENTER, rect.right_center() - vec2(13.0, 0.0), caret);
        focus_ring(ui, &response, 4, Ring::Off);
        let said = format!("{} {}", self.label, self.value);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &said));
        match self.shows {
            PillShows::Both => response,
            PillShows::Value => tooltip(response, self.label, ""),
        }
    }

    fn ground(&self, ui: &Ui, rect: Rect, response: &Response) {
        let colours = tokens(ui);
        let stroke = match self.edge {
            PillEdge::Plain => Stroke::new(1.0, colours.line2),
            PillEdge::InForce => Stroke::new(1.0, colours.ink),
            PillEdge::Bare if !response.hovered() => return,
            PillEdge::Bare => Stroke::NONE,
        };
        let fill = if response.hovered() { colours.hover } else { colours.paper };
        boxed(ui, rect, 4, fill, stroke);
    }

    /// Draws it with a menu under it; fill that with [`menu_choice`] and the like. A choice closes
    /// it, and so do Esc and a click elsewhere.
    pub fn menu<R>(&self, ui: &mut Ui, menu: impl FnOnce(&mut Ui) -> R) -> Response {
        let response = self.show(ui);
        Popup::menu(&response)
            .gap(6.0)
            .close_behavior(PopupCloseBehavior::CloseOnClick)
            .frame(Frame::popup(ui.style()).inner_margin(Margin::same(4)))
            .accessible_name(self.label)
            .show(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                menu(ui)
            });
        response
    }
}

/// A pill that shows what it sets and how it stands.
pub fn pill(ui: &mut Ui, label: &str, value: &str, edge: PillEdge) -> Response {
    Pill { label, value, edge, shows: PillShows::Both }.show(ui)
}

/// A pill that opens a menu under itself, as [`Pill::menu`] does.
pub fn pill_menu<R>(
    ui: &mut Ui,
    label: &str,
    value: &str,
    edge: PillEdge,
    menu: impl FnOnce(&mut Ui) -> R,
) -> Response {
    Pill { label, value, edge, shows: PillShows::Both }.menu(ui, menu)
}

/// A row of a pill's menu, with a check at the one that is chosen.
pub fn menu_choice(ui: &mut Ui, label: &str, lit: Lit) -> Response {
    let colours = tokens(ui);
    let weight = if lit == Lit::On { Weight::SemiBold } else { Weight::Regular };
    let letters = text::MENU.weight(weight).galley(ui, label, colours.ink);
    // A menu stretches its rows to the widest; this asks for no more than the row needs.
    let size = vec2((26.0 + letters.size().x + 16.0).max(140.0), 26.0);
    let (rect, response) = ui.allocate_at_least(size, Sense::click());
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4.0, colours.hover);
    }
    if lit == Lit::On {
        let check = text::ICON.sized(13.0).galley(ui, icon::CHECK, colours.ink);
        put(ui, Align2::CENTER_CENTER, rect.left_center() + vec2(13.0, 0.0), check);
    }
    put(ui, Align2::LEFT_CENTER, rect.left_center() + vec2(26.0, 0.0), letters);
    focus_ring(ui, &response, 4, Ring::Inside);
    response.widget_info(|| {
        WidgetInfo::selected(Role::MenuItemRadio, ui.is_enabled(), lit == Lit::On, label)
    });
    response
}

/// The grade of a claim or a source, "B2" or "B"; the tooltip says it in `words`.
pub fn grade_chip(ui: &mut Ui, grade: &str, words: &str) -> Response {
    let colours = tokens(ui);
    let letters = text::GRADE.galley(ui, grade, colours.ink);
    let width = (letters.size().x + 12.0).ceil().max(20.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 18.0), Sense::hover());
    boxed(ui, rect, 3, colours.paper, Stroke::new(1.0, colours.line2));
    put(ui, Align2::CENTER_CENTER, rect.center(), letters);
    let said = format!("Grade {grade}: {words}");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    tooltip(response, words, "")
}

/// A link of an attribution chain, or any entity that stands in a line: icon and name.
pub fn entity_chip(ui: &mut Ui, glyph: &str, name: &str) -> Response {
    let colours = tokens(ui);
    let letters = text::SECONDARY.galley(ui, name, colours.ink);
    let room = if glyph.is_empty() { 0.0 } else { 16.5 };
    let width = (8.0 + room + letters.size().x + 6.5).ceil();
    let (rect, response) = ui.allocate_exact_size(vec2(width, 24.0), Sense::click());
    let fill = if response.hovered() { colours.hover } else { colours.paper };
    boxed(ui, rect, 4, fill, Stroke::new(1.0, colours.line2));
    let at = rect.left_center() + vec2(8.0, 0.0);
    if !glyph.is_empty() {
        let small = text::ICON.sized(12.0).galley(ui, glyph, colours.ink2);
        put(ui, Align2::CENTER_CENTER, at + vec2(5.5, 0.0), small);
    }
    put(ui, Align2::LEFT_CENTER, at + vec2(room, 0.0), letters);
    focus_ring(ui, &response, 4, Ring::Off);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    response
}

/// A dashed chip, for a link that is not there yet: "add origin".
pub fn add_chip(ui: &mut Ui, label: &str) -> Response {
    let colours = tokens(ui);
    let ink = colours.ink2;
    let letters = text::SECONDARY.galley(ui, label, ink);
    let size = vec2((letters.size().x + 16.0).ceil(), 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, colours.hover);
    }
    dashed(ui, rect, 4.0, colours.field);
    put(ui, Align2::CENTER_CENTER, rect.center(), letters);
    focus_ring(ui, &response, 4, Ring::Off);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), label));
    response
}
