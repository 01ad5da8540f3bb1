//! The form of a new mention: a name, the known entities that it may be, a type for a new one.

use eframe::egui::{Align2, Key, Modifiers, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::super::pieces::{self, put};
use super::desk::{Desk, Input};
use super::{entity_row, group, spans};
use crate::edit::entity::Spelling;
use crate::model::{Entity, EntityId, TypeId, Workspace};
use crate::ui::icon;
use crate::ui::theme::{Weight, text, tokens};
use crate::ui::widgets::{Cells, Lead, ListRow, Lit, Ring, choice, focus_ring};
use crate::workbench::Act;
use crate::workbench::form::{Field, TagForm, tag};

/// The known entities that a name may mean, kept until the name changes.
#[derive(Clone, Debug, Default)]
pub(super) struct Offers {
    of: Option<((u64, u64), String, TypeId)>,
    found: Vec<EntityId>,
}

/// Draws the form.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>, form: &mut TagForm) {
    spans::show(ui, desk, form.document, &mut form.spans);
    let steps = arrows(ui, desk.id("Name"));
    let before = form.name.clone();
    let input = Input::new("Name").of(Field::Name);
    let response = desk.text(ui, input, &mut form.name);
    if form.name != before {
        form.entity = None;
    }
    if desk.entered(response.id) {
        desk.acts.push(Act::SaveForm);
    }
    follow(desk, form);
    walk(desk, form, steps);
    who(ui, desk, form);
    match form.entity.and_then(|id| desk.workspace().entities.get(&id)) {
        Some(entity) => mention_of(ui, desk.workspace(), entity, form),
        None => kinds(ui, desk.workspace(), "Type", &mut form.kind),
    }
}

/// Up and down while the name has the focus.
fn arrows(ui: &Ui, id: eframe::egui::Id) -> i64 {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return 0;
    }
    ui.input_mut(|input| {
        let down = input.consume_key(Modifiers::NONE, Key::ArrowDown);
        let up = input.consume_key(Modifiers::NONE, Key::ArrowUp);
        i64::from(down) - i64::from(up)
    })
}

fn follow(desk: &mut Desk<'_>, form: &TagForm) {
    let of = Some((desk.bench.revision(), form.name.clone(), form.kind.clone()));
    if desk.state.offers.of != of {
        desk.state.offers.found = form.offers(desk.workspace());
        desk.state.offers.of = of;
    }
}

/// Walks through "new" and the offers.
fn walk(desk: &Desk<'_>, form: &mut TagForm, steps: i64) {
    let found = &desk.state.offers.found;
    let at = form.entity.and_then(|id| found.iter().position(|offer| *offer == id));
    match (at, steps.signum()) {
        (None, 1) => form.entity = found.first().copied().or(form.entity),
        (Some(at), 1) => form.entity = found.get(at + 1).copied().or(form.entity),
        (Some(at), -1) => form.entity = at.checked_sub(1).and_then(|at| found.get(at)).copied(),
        _ => {}
    }
}

/// A new entity, or one of those that it may be.
fn who(ui: &mut Ui, desk: &Desk<'_>, form: &mut TagForm) {
    let workspace = desk.workspace();
    let found = &desk.state.offers.found;
    // An entity chosen before the name was changed stays in sight.
    let chosen = form.entity.filter(|id| !found.contains(id));
    let note: &[_] = if found.is_empty() { &[] } else { &[("↑ ↓", Weight::Regular)] };
    group(ui, "Refers to", note, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let kind = pieces::type_name(workspace, &form.kind).to_lowercase();
        let words = format!("A new {kind}");
        let row = ListRow::new(&words).lead(Lead::Outline(icon::PLUS));
        if row.lit(Lit::from(form.entity.is_none())).show(ui).clicked() {
            form.entity = None;
        }
        for id in found.iter().copied().chain(chosen) {
            let Some(entity) = workspace.entities.get(&id) else { continue };
            let mentions = desk.bench.session().index.mentions_of(id, None).to_string();
            let lit = Lit::from(form.entity == Some(id));
            let row = entity_row(ui, workspace, entity).count(&mentions).lit(lit);
            if row.show(ui).clicked() {
                form.entity = Some(id);
            }
        }
    });
}

/// What will be made, and whether the spelling is worth keeping.
fn mention_of(ui: &mut Ui, workspace: &Workspace, entity: &Entity, form: &mut TagForm) {
    let words = format!("Mention of {}", entity.name);
    let step = text::INTERFACE.weight(Weight::SemiBold);
    pieces::lines(ui, step, (&words, tokens(ui).ink), 3);
    let spelling = tag::words(workspace, form.document, &form.spans);
    if entity.is_called(&spelling) || spelling.is_empty() {
        return;
    }
    let on = form.spelling == Spelling::Alias;
    let words = format!("“{spelling}” becomes an alias");
    if check(ui, &words, Lit::from(on)).clicked() {
        form.spelling = if on { Spelling::MentionOnly } else { Spelling::Alias };
    }
}

/// A box with a check, and words.
fn check(ui: &mut Ui, words: &str, lit: Lit) -> Response {
    let colours = tokens(ui);
    let galley = text::MENU.wrapped(ui, words, colours.ink, ui.available_width() - 24.0);
    let size = vec2(ui.available_width(), galley.size().y.max(20.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let middle = rect.left_top() + vec2(8.0, 10.0);
    let square = eframe::egui::Rect::from_center_size(middle, vec2(15.0, 15.0));
    let fill = match (lit, response.hovered()) {
        (Lit::On, _) => colours.ink,
        (Lit::Off, true) => colours.hover,
        (Lit::Off, false) => colours.raised,
    };
    let edge = eframe::egui::Stroke::new(1.0, colours.field);
    ui.painter().rect(square, 3.0, fill, edge, eframe::egui::StrokeKind::Inside);
    if lit == Lit::On {
        let mark = text::ICON.sized(11.0).galley(ui, icon::CHECK, colours.raised);
        put(ui, Align2::CENTER_CENTER, middle, mark);
    }
    put(ui, Align2::LEFT_TOP, rect.left_top() + vec2(24.0, 1.0), galley);
    focus_ring(ui, &response, 4, Ring::Off);
    response.widget_info(|| {
        WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), lit == Lit::On, words)
    });
    response
}

/// The types of the codebook, one chosen.
pub(super) fn kinds(ui: &mut Ui, workspace: &Workspace, label: &str, kind: &mut TypeId) {
    let mut types = workspace.types_in_order();
    if let Some(own) = workspace.types.get(kind)
        && !types.iter().any(|listed| listed.id == own.id)
    {
        // A retired type stays in sight where it is used.
        types.push(own.clone());
    }
    let options: Vec<(usize, &str)> =
        types.iter().enumerate().map(|(at, kind)| (at, kind.name.as_str())).collect();
    let mut chosen = types.iter().position(|listed| listed.id == *kind);
    group(ui, label, &[], |ui| {
        let cells = cells(ui, options.iter().map(|(_, name)| *name));
        choice(ui, label, cells, &options, &mut chosen);
    });
    if let Some(listed) = chosen.and_then(|at| types.get(at)) {
        *kind = listed.id.clone();
    }
}

/// As many columns, at most three, as leave every word its room.
pub(super) fn cells<'a>(ui: &Ui, words: impl Iterator<Item = &'a str>) -> Cells {
    let step = text::MENU.weight(Weight::SemiBold);
    let longest = words.map(|word| step.width(ui, word) + 6.0).fold(40.0, f32::max);
    let columns = (ui.available_width() / longest).floor().clamp(1.0, 3.0);
    Cells::Fill(columns as usize)
}
