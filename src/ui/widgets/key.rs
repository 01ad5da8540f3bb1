//! Key caps, and the tooltips that show them.
//!
//! Invariant: a key is always drawn as a cap, with the words of the shortcut inside it.

use std::sync::Arc;

use eframe::egui::{
    Align, Align2, Color32, Frame, Galley, Layout, Margin, Pos2, Rect, Response, Role, Sense,
    Stroke, Ui, Vec2, WidgetInfo, vec2,
};

use super::paint::{boxed, put};
use crate::ui::theme::{text, tokens};

const HEIGHT: f32 = 18.0;

/// A key cap: "F", "Ctrl K".
pub fn key_cap(ui: &mut Ui, text: &str) -> Response {
    let cap = Cap::new(ui, text, Ground::Page);
    let (rect, response) = ui.allocate_exact_size(cap.size(), Sense::hover());
    cap.paint(ui, rect.left_center());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// A cap for each key of a shortcut: "Ctrl", "Shift", "E".
pub fn key_caps(ui: &mut Ui, keys: &[&str]) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for key in keys {
            key_cap(ui, key);
        }
    });
}

/// Adds the tooltip of a control: what it does, and the keys if it has any.
#[must_use]
pub fn tooltip(response: Response, action: &str, shortcut: &str) -> Response {
    response.on_hover_ui(|ui| {
        Frame::new().inner_margin(Margin::symmetric(5, 1)).show(ui, |ui| {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.label(text::SECONDARY.rich(action, tokens(ui).ink));
                if !shortcut.is_empty() {
                    key_cap(ui, shortcut);
                }
            });
        });
    })
}

/// What a cap stands on.
#[derive(Clone, Copy)]
pub(super) enum Ground {
    /// A panel, a card, a float.
    Page,
    /// A control filled with ink.
    Ink,
}

/// A cap that has been measured and not yet painted.
pub(super) struct Cap {
    galley: Arc<Galley>,
    fill: Color32,
    edge: Color32,
}

impl Cap {
    pub(super) fn new(ui: &Ui, text: &str, ground: Ground) -> Self {
        let tokens = tokens(ui);
        match ground {
            Ground::Page => {
                let galley = text::KEY.galley(ui, text, tokens.ink2);
                Self { galley, fill: tokens.paper, edge: tokens.line2 }
            }
            Ground::Ink => {
                let pale = tokens.paper.lerp_to_gamma(tokens.ink, 0.22);
                let galley = text::GRADE.galley(ui, text, pale);
                Self { galley, fill: Color32::TRANSPARENT, edge: pale }
            }
        }
    }

    pub(super) fn size(&self) -> Vec2 {
        vec2((self.galley.size().x + 9.0).ceil().max(HEIGHT), HEIGHT)
    }

    /// Paints the cap with the middle of its left edge at `at`.
    pub(super) fn paint(self, ui: &Ui, at: Pos2) -> Rect {
        let rect = Align2::LEFT_CENTER.anchor_size(at, self.size());
        boxed(ui, rect, 3, self.fill, Stroke::new(1.0, self.edge));
        put(ui, Align2::CENTER_CENTER, rect.center(), self.galley);
        rect
    }
}
