//! Pills and chips: small bordered words in a line.
//!
//! Invariant: a pill says what it sets and how it stands ("Harm killed"), so a row of pills reads
//! as a sentence about what is drawn.

use eframe::egui::{
    Align2, Frame, InnerResponse, Margin, Popup, PopupCloseBehavior, Response, Role, Sense, Stroke,
    Ui, WidgetInfo, pos2, vec2,
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
}

/// A pill of the trends header: what it sets, how it stands, a caret.
pub fn pill(ui: &mut Ui, label: &str, value: &str, edge: PillEdge) -> Response {
    let colours = tokens(ui);
    let name = text::SECONDARY.galley(ui, label, colours.ink2);
    let stands = text::SECONDARY.weight(Weight::Medium).galley(ui, value, colours.ink);
    let width = 8.0 + name.size().x + 5.0 + stands.size().x + 4.0 + 11.0 + 8.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width.ceil(), 22.0), Sense::click());
    let fill = if response.hovered() { colours.hover } else { colours.paper };
    let stroke = match edge {
        PillEdge::Plain => Stroke::new(1.0, colours.line2),
        PillEdge::InForce => Stroke::new(1.0, colours.ink),
    };
    boxed(ui, rect, 4, fill, stroke);
    let name = put(ui, Align2::LEFT_CENTER, rect.left_center() + vec2(8.0, 0.0), name);
    put(ui, Align2::LEFT_CENTER, pos2(name.right() + 5.0, rect.center().y), stands);
    let caret = text::ICON.sized(11.0).galley(ui, icon::CARET_DOWN, colours.ink2);
    put(ui, Align2::CENTER_CENTER, rect.right_center() - vec2(13.0, 0.0), caret);
    focus_ring(ui, &response, 4, Ring::Off);
    let said = format!("{label} {value}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &said));
    response
}

/// A pill that opens a menu under itself; fill it with [`menu_choice`] and the like. A choice
/// closes it, and so do Esc and a click elsewhere.
pub fn pill_menu<R>(
    ui: &mut Ui,
    label: &str,
    value: &str,
    edge: PillEdge,
    menu: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<Option<R>> {
    let response = pill(ui, label, value, edge);
    let shown = Popup::menu(&response)
        .gap(6.0)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .frame(Frame::popup(ui.style()).inner_margin(Margin::same(4)))
        .accessible_name(label)
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            menu(ui)
        });
    InnerResponse::new(shown.map(|shown| shown.inner), response)
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
