//! What can be done with the selected text, beside it.
//!
//! Invariant: it stands in the margin and covers no text; where the margin is too narrow it is one
//! row under the selection's last line, and gone while a form is open or the mouse selects.

use eframe::egui::{
    Align2, Color32, CornerRadius, CursorIcon, Id, Rect, Response, Role, Sense, Stroke, StrokeKind,
    Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::marks::type_colour;
use super::measure::Measure;
use super::page::Page;
use crate::model::codebook::{Colour, Standing};
use crate::model::{EntityType, Span};
use crate::ui::icon;
use crate::ui::theme::{Type, text, tokens};
use crate::ui::widgets::{Ring, focus_ring, key_cap, tooltip};
use crate::workbench::form::Form;
use crate::workbench::{Act, Command, Workbench};

/// The margin that holds the actions.
const ROOM: f32 = 134.0;
const WIDTH: f32 = 130.0;
const ROW: f32 = 26.0;
/// Height of the row, and width of a cell in it, where the margin is too narrow.
const BAR: (f32, f32) = (36.0, 46.0);
/// Types offered.
const TYPES: usize = 8;

/// An action on the selection.
struct Action {
    glyph: &'static str,
    glyph_type: Type,
    colour: Color32,
    word: String,
    key: String,
    lit: bool,
    act: Act,
}

/// Draws the actions on the selected text.
pub(super) fn actions(
    ui: &mut Ui,
    (page, measure): (&Page<'_>, &Measure),
    bench: &Workbench,
    acts: &mut Vec<Act>,
) {
    let Some((_, spans)) = bench.selected_spans() else { return };
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return };
    if !page.span().overlaps(Span::new(first.start(), last.end())) {
        return;
    }
    let actions = actions_on(ui, bench, &spans);
    if measure.margin >= ROOM {
        column(ui, page, &actions, first.start(), acts);
    } else if bench.form().is_none() {
        bar(ui, page, &actions, last.end(), acts);
    }
}

fn actions_on(ui: &Ui, bench: &Workbench, spans: &[Span]) -> Vec<Action> {
    let colours = tokens(ui);
    let mut types: Vec<&EntityType> = bench.workspace().types.values().map(AsRef::as_ref).collect();
    types.retain(|kind| kind.standing == Standing::Current);
    types.sort_by_key(|kind| (kind.rank, &kind.id));
    let mut actions: Vec<Action> = types
        .into_iter()
        .take(TYPES)
        .map(|kind| {
            let glyph = match kind.colour {
                Colour::Slot(slot) => icon::icon_for_type(slot),
                Colour::Own(..) => icon::TAG,
            };
            Action {
                glyph,
                glyph_type: text::ICON_FILL,
                colour: type_colour(colours, kind.colour),
                word: kind.name.clone(),
                key: kind.key.map(|key| key.to_string()).unwrap_or_default(),
                lit: false,
                act: Act::TagAs(kind.id.clone()),
            }
        })
        .collect();
    for (command, glyph) in [(Command::Claim, icon::CHAT_TEXT), (Command::Figure, icon::HASH)] {
        let face = command.face();
        let lit = matches!(
            (command, bench.form()),
            (Command::Claim, Some(Form::Claim(_))) | (Command::Figure, Some(Form::Figure(_)))
        );
        actions.push(Action {
            glyph,
            glyph_type: text::ICON,
            colour: colours.ink,
            word: face.text.to_owned(),
            key: face.shortcut.map(|shortcut| shortcut.to_string()).unwrap_or_default(),
            lit,
            act: Act::Run(command),
        });
    }
    actions.extend(add_span(ui, bench, spans));
    actions
}

/// "Add span", while a form is open that has not these spans yet.
fn add_span(ui: &Ui, bench: &Workbench, spans: &[Span]) -> Option<Action> {
    let own = form_spans(bench)?;
    if spans.iter().all(|span| own.contains(span)) {
        return None;
    }
    Some(Action {
        glyph: icon::PLUS,
        glyph_type: text::ICON,
        colour: tokens(ui).ink,
        word: "Add span".to_owned(),
        key: String::new(),
        lit: false,
        act: Act::AddSpanToForm,
    })
}

/// The spans of the open form, when it is about the document in the reader.
pub(super) fn form_spans(bench: &Workbench) -> Option<&[Span]> {
    let form = bench.form().filter(|form| form.document() == bench.selection().document)?;
    match form {
        Form::Claim(form) => Some(&form.spans),
        Form::Tag(form) => Some(&form.spans),
        Form::Figure(form) => Some(form.number.as_slice()),
        Form::Entity(_) | Form::Details(_) => None,
    }
}

/// The actions in the margin, level with the selection's first line.
fn column(ui: &mut Ui, page: &Page<'_>, actions: &[Action], first: usize, acts: &mut Vec<Act>) {
    let types = actions.iter().filter(|action| matches!(action.act, Act::TagAs(_))).count();
    let height = 8.0 + actions.len() as f32 * ROW + 7.0;
    // Above the view the first line counts as its top, below as its bottom.
    let level = page.caret(first).map_or(page.view.top(), |caret| caret.top()) + 3.0;
    let highest = page.view.top() + 6.0;
    let top = level.min(page.view.bottom() - 6.0 - height).max(highest);
    let rect = Rect::from_min_size(pos2(page.text_right() + 5.0, top), vec2(WIDTH, height));
    frame(ui, rect);
    let mut y = rect.top() + 4.0;
    for (index, action) in actions.iter().enumerate() {
        if index == types && types > 0 {
            let line = rect.shrink2(vec2(4.0, 0.0)).x_range();
            ui.painter().hline(line, y + 3.5, Stroke::new(1.0, tokens(ui).line));
            y += 7.0;
        }
        let row = Rect::from_min_size(pos2(rect.left() + 4.0, y), vec2(WIDTH - 8.0, ROW));
        if draw_row(ui, row, action, index).clicked() {
            acts.push(action.act.clone());
        }
        y += ROW;
    }
}

/// The ground of the actions; a press on it reaches no text.
fn frame(ui: &Ui, rect: Rect) {
    let colours = tokens(ui);
    ui.interact(rect, id(ui, "ground"), Sense::click_and_drag());
    ui.painter().rect_filled(rect.expand(4.0), CornerRadius::same(12), colours.ring);
    let stroke = Stroke::new(1.0, colours.line2);
    let corners = CornerRadius::same(8);
    ui.painter().rect(rect, corners, colours.raised, stroke, StrokeKind::Inside);
}

fn id(ui: &Ui, part: &str) -> Id {
    ui.scope_id().with(("actions", part))
}

fn draw_row(ui: &mut Ui, rect: Rect, action: &Action, index: usize) -> Response {
    let colours = tokens(ui);
    let response = press_on(ui, rect, action, index);
    let (ground, ink) = if action.lit {
        (colours.ink, colours.raised)
    } else if response.hovered() {
        (colours.hover, colours.ink)
    } else {
        (Color32::TRANSPARENT, colours.ink)
    };
    ui.painter().rect_filled(rect, CornerRadius::same(4), ground);
    let glyph = if action.lit { ink } else { action.colour };
    paint_glyph(ui, action, rect.left_center() + vec2(8.0, 0.0), glyph);
    let name = text::MENU.galley(ui, &action.word, ink);
    let at = Align2::LEFT_CENTER.anchor_size(rect.left_center() + vec2(23.0, 0.0), name.size());
    ui.painter().galley(at.min, name, ink);
    if !action.key.is_empty() {
        let cap = Rect::from_center_size(rect.right_center() - vec2(10.0, 0.0), vec2(18.0, 18.0));
        key_cap(&mut ui.new_child(UiBuilder::new().max_rect(cap)), &action.key);
    }
    focus_ring(ui, &response, 4, Ring::Inside);
    response
}

fn press_on(ui: &Ui, rect: Rect, action: &Action, index: usize) -> Response {
    let response = ui
        .interact(rect, id(ui, "row").with(index), Sense::click())
        .on_hover_cursor(CursorIcon::PointingHand);
    let said = if matches!(action.act, Act::TagAs(_)) {
        format!("Tag as {}", action.word)
    } else {
        format!("{} on the selection", action.word)
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    response
}

fn paint_glyph(ui: &Ui, action: &Action, centre: eframe::egui::Pos2, colour: Color32) {
    let galley = action.glyph_type.galley(ui, action.glyph, colour);
    let rect = Align2::CENTER_CENTER.anchor_size(centre, galley.size());
    ui.painter().galley(rect.min, galley, colour);
}

/// The actions as one row under the selection's last line.
fn bar(ui: &mut Ui, page: &Page<'_>, actions: &[Action], last: usize, acts: &mut Vec<Act>) {
    let Some(caret) = page.caret(last) else { return };
    let size = vec2(8.0 + actions.len() as f32 * BAR.1, BAR.0);
    let left = (caret.left() - size.x / 2.0)
        .min(page.text_right() - size.x)
        .max(page.text_right() - page.column);
    let top = (caret.bottom() + 6.0).min(page.view.bottom() - size.y - 6.0);
    let rect = Rect::from_min_size(pos2(left, top), size);
    frame(ui, rect);
    for (index, action) in actions.iter().enumerate() {
        let corner = rect.min + vec2(4.0 + index as f32 * BAR.1, 4.0);
        let cell = Rect::from_min_size(corner, vec2(BAR.1, BAR.0 - 8.0));
        if draw_cell(ui, cell, action, index).clicked() {
            acts.push(action.act.clone());
        }
    }
}

fn draw_cell(ui: &mut Ui, rect: Rect, action: &Action, index: usize) -> Response {
    let response = press_on(ui, rect, action, index);
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(4), tokens(ui).hover);
    }
    paint_glyph(ui, action, rect.left_center() + vec2(12.0, 0.0), action.colour);
    if !action.key.is_empty() {
        let cap = Rect::from_center_size(rect.right_center() - vec2(13.0, 0.0), vec2(18.0, 18.0));
        key_cap(&mut ui.new_child(UiBuilder::new().max_rect(cap)), &action.key);
    }
    focus_ring(ui, &response, 4, Ring::Inside);
    tooltip(response, &action.word, &action.key)
}
