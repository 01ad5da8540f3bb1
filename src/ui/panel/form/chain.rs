//! The attribution chain of a claim in the making: who says it, according to whom.
//!
//! Invariant: the chain reads from the outlet to the origin, left to right, as the card says it.

use eframe::egui::{Align2, Rect, Response, Sense, Ui, pos2, vec2};

use super::super::pieces::{self, put};
use super::desk::{Desk, Input, Origin};
use super::group;
use super::proposals::{Ask, New, Settled, entity_field};
use crate::model::DocumentId;
use crate::model::shipped::PERSON;
use crate::ui::icon;
use crate::ui::theme::{Weight, text, tokens};
use crate::ui::widgets::{add_chip, entity_chip, fit_words, tooltip};
use crate::workbench::form::{ClaimForm, Field};

/// The label of the field for a further voice.
const ORIGIN: &str = "Origin";
/// Room of an arrow between two chips.
const ARROW: f32 = 14.0;
/// The words of the chip that opens it.
const ADD: &str = "add origin";

/// Draws the chain and the way to a further origin.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>, form: &mut ClaimForm) {
    let note = [("who, according to whom", Weight::Regular)];
    group(ui, "Attribution chain", &note, |ui| {
        let mut out = None;
        let mut opens = false;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            for (at, name) in form.chain.iter().enumerate() {
                if at > 0 {
                    arrow_before(ui, name, 33.0);
                }
                if voice(ui, desk, (form.document, name)).clicked() {
                    out = Some(at);
                }
            }
            if desk.state.voice == Origin::Closed {
                if !form.chain.is_empty() {
                    arrow_before(ui, ADD, 16.0);
                }
                opens = add_chip(ui, ADD).clicked();
            }
        });
        if let Some(at) = out {
            form.chain.remove(at);
        }
        if desk.state.voice != Origin::Closed || !form.next_voice.is_empty() {
            next_voice(ui, desk, form);
        }
        if opens {
            // Not in this frame: its click would take the focus away again.
            desk.state.voice = Origin::Opening;
            ui.ctx().request_repaint();
        }
        desk.problem_line(ui, Field::Chain);
    });
}

/// An arrow, on the row of the chip that it leads to; `margins` is what the chip adds to its words.
fn arrow_before(ui: &mut Ui, words: &str, margins: f32) {
    let chip = (text::MENU.width(ui, words) + margins).ceil();
    if ARROW + ui.spacing().item_spacing.x + chip > ui.available_size_before_wrap().x {
        ui.end_row();
    }
    let (rect, _) = ui.allocate_exact_size(vec2(ARROW, 24.0), Sense::hover());
    let galley = text::MENU.galley(ui, "←", tokens(ui).ink2);
    put(ui, Align2::CENTER_CENTER, rect.center(), galley);
}

/// A link of the chain: under the pointer its icon is the way out.
fn voice(ui: &mut Ui, desk: &mut Desk<'_>, (document, name): (DocumentId, &str)) -> Response {
    let glyph = glyph(desk, document, name);
    let room = (ui.max_rect().width() - 33.0 - ARROW - 8.0).max(60.0);
    let shown = fit_words(ui, name, text::MENU, room);
    let response = entity_chip(ui, glyph, &shown);
    if response.hovered() || response.has_focus() {
        let colours = tokens(ui);
        let middle = response.rect.left_center() + vec2(14.0, 0.0);
        let ground = Rect::from_center_size(middle, vec2(14.0, 18.0));
        let fill = if response.hovered() { colours.hover } else { colours.raised };
        ui.painter().rect_filled(ground, 0.0, fill);
        let mark = text::ICON.sized(12.0).galley(ui, icon::X, colours.ink);
        put(ui, Align2::CENTER_CENTER, pos2(middle.x, middle.y), mark);
    }
    let action = format!("Take {name} out of the chain");
    response.widget_info(|| {
        let role = eframe::egui::Role::Button;
        eframe::egui::WidgetInfo::labeled(role, ui.is_enabled(), &action)
    });
    tooltip(response, &action, "")
}

/// The icon of who speaks: of the document itself, of an entity by its type, else of a person.
fn glyph(desk: &mut Desk<'_>, document: DocumentId, name: &str) -> &'static str {
    if desk.document(document).is_some_and(|document| document.outlet == *name) {
        return icon::ARTICLE;
    }
    let bench = desk.bench;
    let kind = desk.state.proposals.known(bench, (name, name), PERSON);
    kind.map_or(icon::USER, |kind| pieces::type_glyph(bench.workspace(), &kind))
}

/// The field for a further voice: Enter puts it at the end of the chain.
fn next_voice(ui: &mut Ui, desk: &mut Desk<'_>, form: &mut ClaimForm) {
    if desk.state.voice == Origin::Opening {
        let id = desk.id(ORIGIN);
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let input = Input::new(ORIGIN);
    let input = input.with(|field| field.note("Enter adds it").hint("a ministry, a witness"));
    let ask = Ask { input, kinds: &[], new: New::Name };
    let settled = entity_field(ui, desk, ask, &mut form.next_voice);
    let id = desk.id(ORIGIN);
    if desk.state.voice == Origin::Opening && ui.memory(|memory| memory.has_focus(id)) {
        desk.state.voice = Origin::Open;
        ui.scroll_to_rect(ui.min_rect(), None);
    }
    if settled == Settled::No {
        return;
    }
    let name = form.next_voice.trim().to_owned();
    form.next_voice.clear();
    if name.is_empty() {
        desk.state.voice = Origin::Closed;
        return;
    }
    form.chain.push(name);
    desk.state.voice = Origin::Opening;
}
