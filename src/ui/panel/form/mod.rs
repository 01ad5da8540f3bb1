//! Forms in the side panel: head, body, foot, and what all of them share.
//!
//! Invariant: a form is drawn on a copy; what was changed goes back as one act, so drawing changes
//! nothing. No problem is shown at a field that the analyst has not left yet, before the first
//! try to save.

mod chain;
mod claim;
mod desk;
mod details;
mod entity;
mod figure;
mod links;
mod number;
mod proposals;
mod spans;
mod tag;

#[cfg(test)]
mod record_tests;
#[cfg(test)]
mod tests;

use eframe::egui::{
    Align, Align2, Id, Layout, Memory, Rect, Response, Role, ScrollArea, Sense, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::PanelState;
use super::pieces::{self, put};
use super::sections::inset;
use crate::model::{Entity, Workspace};
use crate::ui::icon;
use crate::ui::theme::{Pointer, Weight, text, tokens};
use crate::ui::widgets::{
    Lead, ListRow, fit_words, icon_button, paint_lead, primary_button, secondary_button, tooltip,
};
use crate::workbench::form::Form;
use crate::workbench::session::Access;
use crate::workbench::{Act, Command, Workbench};

use desk::Desk;
pub(super) use desk::FormState;

/// Height of the foot with the two buttons.
const FOOT: f32 = 49.0;
/// Height of the head.
const HEAD: f32 = 36.0;
/// Height of the line that says that nothing can be saved.
const READ_ONLY: f32 = 28.0;
/// How far the next control may lie under the one with the focus.
const NEXT: f32 = 64.0;

/// Draws the open form across the whole panel.
pub(super) fn show(ui: &mut Ui, bench: &Workbench, state: &mut PanelState, acts: &mut Vec<Act>) {
    let Some(form) = bench.form() else { return };
    let mut changed = form.clone();
    let mut asked = Vec::new();
    head(ui, bench, form, &mut asked);
    read_only(ui, bench);
    let mark = match form {
        Form::Figure(form) => form.figure.map(|id| super::group_mark_of(ui, &state.groups, id)),
        Form::Tag(_) | Form::Entity(_) | Form::Claim(_) | Form::Details(_) => None,
    };
    let mark = mark.unwrap_or_else(|| super::plain_mark(ui));
    let mut desk = Desk::new(bench, form, (&mut state.form, &mut asked));
    if let Form::Figure(form) = &changed {
        figure::sentence(ui, &desk, form);
    }
    let room = ui.available_rect_before_wrap();
    let body = room.with_max_y((room.bottom() - FOOT).max(room.top()));
    ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
        let area = ScrollArea::vertical().id_salt(("form", bench.form_serial()));
        area.auto_shrink(false).show(ui, |ui| {
            inset(ui, 12.0, |ui| {
                ui.spacing_mut().item_spacing.y = 10.0;
                ui.add_space(12.0);
                match &mut changed {
                    Form::Tag(form) => tag::show(ui, &mut desk, form),
                    Form::Entity(form) => entity::show(ui, &mut desk, form),
                    Form::Claim(form) => claim::show(ui, &mut desk, form),
                    Form::Figure(form) => figure::show(ui, &mut desk, form, mark),
                    Form::Details(form) => details::show(ui, &mut desk, form),
                }
                ui.add_space(6.0);
            });
            keep_in_sight(ui, &mut desk.state.focus);
        });
    });
    desk.settle();
    foot(ui, room.with_min_y(body.bottom()), (bench, form), &mut asked);
    if changed != *form {
        acts.push(Act::EditForm(Box::new(changed)));
    }
    acts.append(&mut asked);
}

/// Scrolls to what the keyboard has come to, and far enough that the next control is in sight
/// too: what is not in sight cannot be reached.
pub(super) fn keep_in_sight(ui: &Ui, last: &mut Option<Id>) {
    let focused = ui.memory(Memory::focused);
    if focused == *last {
        return;
    }
    *last = focused;
    if ui.input(|input| input.pointer.any_down() || input.pointer.any_released()) {
        // What was clicked stays under the pointer.
        return;
    }
    let Some(response) = focused.and_then(|id| ui.ctx().read_response(id)) else { return };
    let sight = ui.clip_rect();
    let wanted = response.rect.expand2(vec2(0.0, NEXT));
    let inside = response.layer_id == ui.layer_id() && ui.min_rect().contains_rect(response.rect);
    if inside && !(sight.top() <= wanted.top() && wanted.bottom() <= sight.bottom()) {
        ui.scroll_to_rect(wanted, None);
    }
}

/// Kind and title at the left; a note on drafts and the way out at the right.
fn head(ui: &mut Ui, bench: &Workbench, form: &Form, acts: &mut Vec<Act>) {
    let colours = tokens(ui);
    let size = vec2(ui.available_width(), HEAD);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let lead = match form {
        Form::Tag(form) => pieces::type_lead(ui, bench.workspace(), &form.kind),
        Form::Entity(form) => pieces::type_lead(ui, bench.workspace(), &form.kind),
        Form::Claim(_) => Lead::Claim,
        Form::Figure(_) => Lead::Figure,
        Form::Details(_) => Lead::Outline(icon::ARTICLE),
    };
    let middle = rect.center().y;
    paint_lead(ui, lead, pos2(rect.left() + 20.0, middle), Pointer::Away);
    let title = text::INTERFACE.weight(Weight::SemiBold).galley(ui, form.title(), colours.ink);
    put(ui, Align2::LEFT_CENTER, pos2(rect.left() + 33.0, middle), title);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, colours.line));
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, form.title()));
    let builder = UiBuilder::new()
        .id_salt("form head")
        .max_rect(rect.shrink2(vec2(8.0, 0.0)))
        .layout(Layout::right_to_left(Align::Center));
    let mut right = ui.new_child(builder);
    if icon_button(&mut right, icon::X, "Close the form", &key_of(Command::Escape)).clicked() {
        acts.push(Act::CloseForm);
    }
    if bench.shelved() > 0 {
        let note = right.label(text::SECONDARY.rich("draft kept", colours.ink2));
        let words = "What you began before waits behind this form and comes back when it closes";
        drop(tooltip(note, words, ""));
    }
}

/// The shortcut of a command as a key cap shows it.
fn key_of(command: Command) -> String {
    command.face().shortcut.map(|shortcut| shortcut.to_string()).unwrap_or_default()
}

/// Why nothing can be saved; nothing where it can.
fn refusal(bench: &Workbench) -> Option<&str> {
    match &bench.session().file.access {
        Access::Write => None,
        Access::ReadOnly(why) => Some(why),
    }
}

/// Says at the head of a form that it cannot be saved, before anything is typed in vain.
fn read_only(ui: &mut Ui, bench: &Workbench) {
    let Some(why) = refusal(bench) else { return };
    let colours = tokens(ui);
    let size = vec2(ui.available_width(), READ_ONLY);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_filled(rect, 0.0, colours.hover);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, colours.line));
    let middle = rect.center().y;
    let mark = text::ICON.galley(ui, icon::LOCK, colours.ink);
    put(ui, Align2::CENTER_CENTER, pos2(rect.left() + 20.0, middle), mark);
    let words = "Read-only: nothing can be saved here";
    let shown = fit_words(ui, words, text::SECONDARY, rect.width() - 45.0);
    let galley = text::SECONDARY.galley(ui, &shown, colours.ink);
    put(ui, Align2::LEFT_CENTER, pos2(rect.left() + 33.0, middle), galley);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    drop(tooltip(response, why, ""));
}

fn foot(ui: &mut Ui, rect: Rect, (bench, form): (&Workbench, &Form), acts: &mut Vec<Act>) {
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, (1.0, tokens(ui).line));
    let words = match form {
        Form::Claim(_) => "Save claim",
        Form::Figure(_) => "Save figure",
        Form::Tag(_) | Form::Entity(_) | Form::Details(_) => "Save",
    };
    // Both buttons keep their key caps; in a narrow panel the noun goes.
    let words = if rect.width() < 310.0 { "Save" } else { words };
    let room = rect.shrink2(vec2(12.0, 10.0)).translate(vec2(0.0, 0.5));
    let builder = UiBuilder::new()
        .id_salt("form foot")
        .max_rect(room)
        .layout(Layout::left_to_right(Align::Center));
    let mut row = ui.new_child(builder);
    let why = refusal(bench);
    let save = row
        .add_enabled_ui(why.is_none(), |ui| primary_button(ui, words, &key_of(Command::SaveForm)));
    let save = save.inner.on_disabled_hover_text(why.unwrap_or_default());
    if save.clicked() {
        acts.push(Act::SaveForm);
    }
    if secondary_button(&mut row, "Cancel", &key_of(Command::Escape)).clicked() {
        acts.push(Act::CloseForm);
    }
    ui.advance_cursor_after_rect(rect);
}

/// A label with a note over a control, 5 apart.
fn group<R>(
    ui: &mut Ui,
    label: &str,
    note: &[(&str, Weight)],
    inside: impl FnOnce(&mut Ui) -> R,
) -> R {
    let shown = ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 5.0;
        pieces::label(ui, label, note);
        inside(ui)
    });
    shown.inner
}

/// A button drawn over the right end of a field, where the field keeps room for it: the first or
/// the second from the end.
fn within_field(
    ui: &mut Ui,
    field: &Response,
    (name, place): (&str, u8),
    (glyph, action): (&str, &str),
) -> bool {
    let at = field.rect.right_center() - vec2(2.0 + 22.0 * f32::from(place), 0.0);
    let rect = Align2::RIGHT_CENTER.anchor_size(at, vec2(24.0, 24.0));
    let builder = UiBuilder::new().id_salt((field.id, name)).max_rect(rect);
    icon_button(&mut ui.new_child(builder), glyph, action, "").clicked()
}

/// The row of an entity in any list that offers entities.
pub(super) fn entity_row<'a>(ui: &Ui, workspace: &'a Workspace, entity: &'a Entity) -> ListRow<'a> {
    let alias = entity.aliases.first().map_or("", String::as_str);
    let lead = pieces::type_lead(ui, workspace, &entity.kind);
    ListRow::new(&entity.name).lead(lead).alias(alias)
}
