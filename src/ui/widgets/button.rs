//! Buttons: the ones of forms and dialogs, icons alone, the tabs of the views.
//!
//! Invariant: the label that a screen reader says is the action, without its keys, so that a
//! changed shortcut renames nothing.

use eframe::egui::{
    Align2, Color32, Pos2, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::key::{Cap, Ground, tooltip};
use super::paint::{Ring, boxed, focus_ring, put};
use crate::ui::theme::{Tokens, Weight, text, tokens};

/// Whether a control that stays pressed is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lit {
    /// Not pressed, not chosen, not open.
    Off,
    /// Pressed, chosen, open.
    On,
}

impl From<bool> for Lit {
    fn from(on: bool) -> Self {
        if on { Self::On } else { Self::Off }
    }
}

/// The button that Enter presses: filled with ink. An empty `key` draws no cap.
pub fn primary_button(ui: &mut Ui, text: &str, key: &str) -> Response {
    button(ui, Manner::Primary, text, key)
}

/// Any other button of a form or a dialog.
pub fn secondary_button(ui: &mut Ui, text: &str, key: &str) -> Response {
    button(ui, Manner::Secondary, text, key)
}

/// The button that destroys work, outlined in danger; it stands apart, at the left.
pub fn danger_button(ui: &mut Ui, text: &str, key: &str) -> Response {
    button(ui, Manner::Danger, text, key)
}

#[derive(Clone, Copy)]
enum Manner {
    Primary,
    Secondary,
    Danger,
}

impl Manner {
    /// Fill, edge and letters.
    fn colours(self, tokens: &Tokens, over: Lit) -> (Color32, Color32, Color32) {
        let ground = match over {
            Lit::On => tokens.hover,
            Lit::Off => tokens.paper,
        };
        match self {
            Self::Primary => {
                let lift = if over == Lit::On { 0.12 } else { 0.0 };
                let fill = tokens.ink.lerp_to_gamma(tokens.paper, lift);
                (fill, fill, tokens.paper)
            }
            Self::Secondary => (ground, tokens.line2, tokens.ink),
            Self::Danger => (ground, tokens.danger, tokens.danger),
        }
    }

    fn ground(self) -> Ground {
        match self {
            Self::Primary => Ground::Ink,
            Self::Secondary | Self::Danger => Ground::Page,
        }
    }
}

fn button(ui: &mut Ui, manner: Manner, label: &str, key: &str) -> Response {
    let weight = match manner {
        Manner::Primary => Weight::SemiBold,
        Manner::Secondary | Manner::Danger => Weight::Regular,
    };
    let step = text::INTERFACE.weight(weight);
    let cap = (!key.is_empty()).then(|| Cap::new(ui, key, manner.ground()));
    let letters = step.width(ui, label).ceil();
    let room = cap.as_ref().map_or(0.0, |cap| 8.0 + cap.size().x);
    let (rect, response) =
        ui.allocate_exact_size(vec2(13.0 + letters + room + 13.0, 28.0), Sense::click());
    let (fill, edge, ink) = manner.colours(tokens(ui), response.hovered().into());
    boxed(ui, rect, 4, fill, Stroke::new(1.0, edge));
    let galley = step.galley(ui, label, ink);
    put(ui, Align2::LEFT_CENTER, rect.left_center() + vec2(13.0, 0.0), galley);
    if let Some(cap) = cap {
        let at = rect.right_center() - vec2(13.0 + cap.size().x, 0.0);
        cap.paint(ui, at);
    }
    focus_ring(ui, &response, 4, Ring::Off);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), label));
    response
}

/// An icon alone: 15 in a target of 24, its tooltip naming `action` and `shortcut`.
pub fn icon_button(ui: &mut Ui, glyph: &str, action: &str, shortcut: &str) -> Response {
    let response = icon_target(ui, glyph, Lit::Off);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), action));
    tooltip(response, action, shortcut)
}

/// An icon alone that stays pressed; `action` is said whether it is on or off.
pub fn icon_toggle(ui: &mut Ui, glyph: &str, action: &str, shortcut: &str, lit: Lit) -> Response {
    let response = icon_target(ui, glyph, lit);
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, ui.is_enabled(), lit == Lit::On, action)
    });
    tooltip(response, action, shortcut)
}

fn icon_target(ui: &mut Ui, glyph: &str, lit: Lit) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::click());
    let tokens = tokens(ui);
    let ink = if lit == Lit::On || response.hovered() { tokens.ink } else { tokens.ink2 };
    if lit == Lit::On || response.hovered() {
        ui.painter().rect_filled(rect, 4.0, tokens.hover);
    }
    put(ui, Align2::CENTER_CENTER, rect.center(), text::ICON.galley(ui, glyph, ink));
    focus_ring(ui, &response, 4, Ring::Inside);
    response
}

/// An action written as underlined text: "Undo", "Show".
pub fn text_button(ui: &mut Ui, label: &str) -> Response {
    let ink = tokens(ui).ink;
    let galley = text::INTERFACE.weight(Weight::SemiBold).galley(ui, label, ink);
    let (rect, response) =
        ui.allocate_exact_size(vec2(galley.size().x, galley.size().y.max(20.0)), Sense::click());
    let letters = put(ui, Align2::CENTER_CENTER, rect.center(), galley);
    let width = if response.hovered() { 2.0 } else { 1.2 };
    let under = letters.bottom() - 1.5;
    ui.painter().hline(letters.x_range(), under, Stroke::new(width, ink));
    focus_ring(ui, &response, 3, Ring::Off);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), label));
    response
}

/// A view of the top bar: icon and name, a 2 pt underline of ink on the open one.
pub fn view_tab(ui: &mut Ui, glyph: &str, view: &str, shortcut: &str, lit: Lit) -> Response {
    let tokens = tokens(ui);
    let (step, ink) = match lit {
        Lit::On => (text::HEAD, tokens.ink),
        Lit::Off => (text::MENU, tokens.ink2),
    };
    let name = step.galley(ui, view, ink);
    let height = ui.available_height().min(36.0);
    let size = vec2(3.0 + 13.0 + 7.0 + name.size().x.ceil() + 2.0, height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let ink = if response.hovered() { tokens.ink } else { ink };
    let middle = rect.center().y;
    put(
        ui,
        Align2::CENTER_CENTER,
        pos2(rect.left() + 9.5, middle),
        text::ICON.galley(ui, glyph, ink),
    );
    put(ui, Align2::LEFT_CENTER, pos2(rect.left() + 23.0, middle), name);
    if lit == Lit::On {
        let line = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 2.0), rect.max);
        ui.painter().rect_filled(line, 0.0, tokens.ink);
    }
    focus_ring(ui, &response, 4, Ring::Inside);
    response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), lit == Lit::On, view));
    tooltip(response, view, shortcut)
}

/// A door of the first start: icon, title, a sentence and keys, across the width that is left.
/// The lit door is the one in ink.
pub fn door(
    ui: &mut Ui,
    glyph: &str,
    (title, sentence): (&str, &str),
    key: &str,
    lit: Lit,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 52.0), Sense::click());
    let manner = match lit {
        Lit::On => Manner::Primary,
        Lit::Off => Manner::Secondary,
    };
    let tokens = tokens(ui);
    let (fill, edge, ink) = manner.colours(tokens, response.hovered().into());
    boxed(ui, rect, 6, fill, Stroke::new(1.0, edge));
    let second = if lit == Lit::On { ink } else { tokens.ink2 };
    door_text(ui, rect, glyph, (title, ink), (sentence, second));
    let cap = Cap::new(ui, key, manner.ground());
    let at = rect.right_center() - vec2(15.0 + cap.size().x, 0.0);
    cap.paint(ui, at);
    focus_ring(ui, &response, 6, Ring::Off);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), title));
    response
}

fn door_text(
    ui: &Ui,
    rect: Rect,
    glyph: &str,
    (title, ink): (&str, Color32),
    (sentence, second): (&str, Color32),
) {
    let middle = rect.center().y;
    let icon = text::ICON.sized(20.0).galley(ui, glyph, ink);
    put(ui, Align2::CENTER_CENTER, pos2(rect.left() + 25.0, middle), icon);
    let left = rect.left() + 47.0;
    let at = |up: f32| Pos2::new(left, middle + up);
    let head = text::INTERFACE.weight(Weight::SemiBold).galley(ui, title, ink);
    put(ui, Align2::LEFT_CENTER, at(-8.0), head);
    put(ui, Align2::LEFT_CENTER, at(8.5), text::SECONDARY.galley(ui, sentence, second));
}
