//! The attribution chain of a claim in the making: who says it, according to whom.
//!
//! Invariant: the chain reads from the outlet to the origin, left to right, as the card says it.

use eframe::egui::{Align2, Rect, Response, Ui, pos2, vec2};

use super::super::pieces::{self, put};
use super::claim::arrow;
use super::desk::{Desk, Input, Origin};
use super::group;
use super::proposals::{Ask, Settled, entity_field};
use crate::ui::icon;
use crate::ui::theme::{Weight, text, tokens};
use crate::ui::widgets::{add_chip, entity_chip, fit_words, tooltip};
use crate::workbench::form::{ClaimForm, Field};

/// The label of the field for a further voice.
const ORIGIN: &str = "Origin";

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
                    arrow(ui);
                }
                if voice(ui, desk, (form, name)).clicked() {
                    out = Some(at);
                }
            }
            if desk.state.voice == Origin::Closed {
                if !form.chain.is_empty() {
                    arrow(ui);
                }
                opens = add_chip(ui, "add origin").clicked();
            }
        });
        if let Some(at) = out {
            form.chain.remove(at);
        }
        if opens {
            desk.state.voice = Origin::Opening;
        }
        if desk.state.voice != Origin::Closed || !form.next_voice.is_empty() {
            next_voice(ui, desk, form);
        }
        desk.problem_line(ui, Field::Chain);
    });
}

/// A link of the chain: under the pointer its icon is the way out.
fn voice(ui: &mut Ui, desk: &Desk<'_>, (form, name): (&ClaimForm, &str)) -> Response {
    let glyph = glyph(desk, form, name);
    let room = (ui.max_rect().width() - 36.0).max(60.0);
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

fn glyph(desk: &Desk<'_>, form: &ClaimForm, name: &str) -> &'static str {
    let document = desk.document(form.document);
    if document.is_some_and(|document| document.outlet == *name) {
        return icon::ARTICLE;
    }
    if document.is_some_and(|document| document.author == *name) {
        return icon::USER;
    }
    // Only the names of this document's entities: a whole workspace is not searched in a frame.
    let workspace = desk.workspace();
    let mut listed = desk.bench.lists().entities.iter().take(2_000);
    let entity =
        listed.find_map(|(id, _)| workspace.entities.get(id).filter(|entity| entity.name == *name));
    entity.map_or(icon::USER, |entity| pieces::type_glyph(workspace, &entity.kind))
}

/// The field for a further voice: Enter puts it at the end of the chain.
fn next_voice(ui: &mut Ui, desk: &mut Desk<'_>, form: &mut ClaimForm) {
    if desk.state.voice == Origin::Opening {
        let id = desk.id(ORIGIN);
        ui.memory_mut(|memory| memory.request_focus(id));
        desk.state.voice = Origin::Open;
    }
    let input = Input::new(ORIGIN);
    let input = input.with(|field| field.note("Enter adds it").hint("a ministry, a witness"));
    let settled = entity_field(ui, desk, Ask { input, kinds: &[] }, &mut form.next_voice);
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
