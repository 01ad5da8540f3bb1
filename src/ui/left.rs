//! The left panel: the documents, and the codebook pinned below them.
//!
//! Invariant: only the rows in sight are laid out, and the codebook never leaves sight.

use eframe::egui::{
    self, Color32, Pos2, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::icon;
use super::menus::key_of;
use super::theme::{Pointer, text, tokens};
use super::widgets::{
    Lead, ListRow, fit_lines, focus_ring, hairline, hint, icon_button, paint_lead, panel_head,
    search_field,
};
use super::words;
use crate::model::codebook::Colour;
use crate::model::document::State;
use crate::model::{Document, DocumentId, EntityType};
use crate::workbench::{Act, Command, Workbench};

/// Height of a document's row.
const ROW: f32 = 90.0;
/// Height of the head of a part of the panel.
const HEAD: f32 = 32.0;
/// Types in sight at once; more of them scroll.
const TYPES: usize = 8;
/// From this width a row says in what state its document is.
const SAYS_STATE: f32 = 250.0;

/// What the left panel remembers between frames.
#[derive(Debug, Default)]
pub(super) struct LeftState {
    filter: String,
    shown: Vec<DocumentId>,
    key: Option<((u64, u64), String)>,
    /// The document that the list was last scrolled to.
    followed: Option<DocumentId>,
    offset: f32,
}

/// Draws the left panel.
pub(super) fn left_panel(
    ui: &mut Ui,
    bench: &Workbench,
    state: &mut LeftState,
    acts: &mut Vec<Act>,
) {
    let panel = ui.max_rect();
    let height = codebook_height(bench).min(panel.height() * 0.6);
    let (above, below) = panel.split_top_bottom_at_y(panel.bottom() - height);
    let part = |ui: &mut Ui, name: &str, place: Rect| {
        let mut part = ui.new_child(UiBuilder::new().id_salt(name).max_rect(place));
        part.set_clip_rect(place.intersect(ui.clip_rect()));
        part.spacing_mut().item_spacing.y = 0.0;
        part
    };
    documents(&mut part(ui, "documents", above), bench, state, acts);
    ui.painter().hline(panel.x_range(), below.top() + 0.5, Stroke::new(1.0, tokens(ui).line));
    codebook(&mut part(ui, "codebook", below), bench, acts);
}

fn documents(ui: &mut Ui, bench: &Workbench, state: &mut LeftState, acts: &mut Vec<Act>) {
    let all = bench.workspace().documents.len();
    let count = all.to_string();
    panel_head(ui, icon::FILES, ("Documents", &count), |ui| {
        if icon_button(ui, icon::PLUS, "Add articles", &key_of(Command::AddArticles)).clicked() {
            acts.push(Act::Run(Command::AddArticles));
        }
    });
    if all == 0 {
        empty(ui);
        return;
    }
    egui::Frame::new().inner_margin(egui::Margin::symmetric(8, 0)).show(ui, |ui| {
        search_field(ui, "Filter documents", &mut state.filter);
    });
    ui.add_space(6.0);
    follow(bench, state);
    if state.shown.is_empty() {
        egui::Frame::new().inner_margin(12).show(ui, |ui| {
            let words = format!("No document holds “{}” in title, author or outlet.", state.filter);
            ui.label(text::SECONDARY.rich(words, tokens(ui).ink2));
        });
        return;
    }
    let mut area = ScrollArea::vertical().auto_shrink(false);
    if let Some(offset) = follow_document(bench, state, ui.available_height()) {
        area = area.vertical_scroll_offset(offset);
    }
    let scrolled = area.show_rows(ui, ROW, state.shown.len(), |ui, rows| {
        for id in state.shown.get(rows).unwrap_or_default() {
            if let Some(document) = bench.workspace().documents.get(id) {
                row(ui, bench, document, acts);
            }
        }
    });
    state.offset = scrolled.state.clamped_offset().y;
}

/// Where the list scrolls when another document came into the reader and its row is out of sight.
fn follow_document(bench: &Workbench, state: &mut LeftState, height: f32) -> Option<f32> {
    let document = bench.selection().document;
    if state.followed == document {
        return None;
    }
    state.followed = document;
    let at = state.shown.iter().position(|id| Some(*id) == document)?;
    brought_in_sight(at as f32 * ROW, state.offset, height)
}

/// The offset at which a row at `top` is in sight; nothing where it is already.
fn brought_in_sight(top: f32, offset: f32, height: f32) -> Option<f32> {
    if top < offset {
        Some(top)
    } else if top + ROW > offset + height {
        Some((top + ROW - height).max(0.0))
    } else {
        None
    }
}

fn empty(ui: &mut Ui) {
    let margin = egui::Margin { left: 12, right: 12, top: 4, bottom: 8 };
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        hint(ui, "No articles yet. Drop files here, or press [Ctrl I]");
    });
}

fn follow(bench: &Workbench, state: &mut LeftState) {
    let key = (bench.revision(), state.filter.clone());
    if state.key.as_ref() == Some(&key) {
        return;
    }
    let sought = state.filter.trim().to_lowercase();
    let holds = |document: &Document| {
        sought.is_empty()
            || [&document.title, &document.author, &document.outlet, &document.origin]
                .iter()
                .any(|words| words.to_lowercase().contains(&sought))
    };
    let documents = bench.workspace().documents.values();
    state.shown = documents.filter(|d| holds(d)).map(|document| document.id).collect();
    state.key = Some(key);
}

fn row(ui: &mut Ui, bench: &Workbench, document: &Document, acts: &mut Vec<Act>) {
    let current = bench.selection().document == Some(document.id);
    let (outer, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let title = crate::edit::document::name(document);
    let rect = outer.shrink2(vec2(6.0, 2.0));
    let colours = tokens(ui);
    if current || response.hovered() {
        ui.painter().rect_filled(rect, 4.0, colours.hover);
    }
    if current {
        let bar = Rect::from_min_max(
            rect.left_top() + vec2(0.0, 8.0),
            pos2(rect.left() + 3.0, rect.bottom() - 8.0),
        );
        ui.painter().rect_filled(bar, 1.5, colours.ink);
    }
    row_words(ui, bench, document, rect.shrink2(vec2(10.0, 6.0)));
    focus_ring(ui, &response, 4, super::widgets::Ring::Inside);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, current, title));
    let response = response.on_hover_text(title);
    context(&response, document, acts);
    if response.clicked() {
        acts.push(Act::ShowDocument(document.id));
    }
}

fn context(response: &Response, document: &Document, acts: &mut Vec<Act>) {
    response.context_menu(|ui| {
        if ui.button("Document details…").clicked() {
            acts.push(Act::ShowDocument(document.id));
            acts.push(Act::Change(document.id.into()));
        }
        if ui.button("Remove the document").clicked() {
            acts.push(Act::Remove(document.id.into()));
        }
    });
}

fn row_words(ui: &Ui, bench: &Workbench, document: &Document, rect: Rect) {
    let colours = tokens(ui);
    let title = crate::edit::document::name(document);
    let step = text::INTERFACE.weight(super::theme::Weight::SemiBold);
    let galley = fit_lines(ui, title, (step, colours.ink), rect.width(), 2);
    ui.painter().galley(rect.left_top(), galley, colours.ink);
    let second = rect.top() + 37.0;
    let state = state_mark(ui, document, pos2(rect.right(), second + 8.0));
    let by: Vec<&str> = [document.author.as_str(), document.outlet.as_str()]
        .into_iter()
        .filter(|words| !words.trim().is_empty())
        .collect();
    let room = state - 8.0 - rect.left();
    let by = super::widgets::fit_words(ui, &by.join(" · "), text::SECONDARY, room).into_owned();
    let galley = text::SECONDARY.galley(ui, &by, colours.ink2);
    ui.painter().galley(pos2(rect.left(), second), galley, colours.ink2);
    third_line(ui, bench, document, rect);
}

/// Draws the state of a document, its right end in the middle of a line; gives its left end.
fn state_mark(ui: &Ui, document: &Document, right: Pos2) -> f32 {
    let colours = tokens(ui);
    let (glyph, words) = match document.state {
        State::New => (icon::CIRCLE, "new"),
        State::InWork => (icon::CIRCLE_HALF, "in work"),
        State::Done => (icon::CHECK_CIRCLE, "done"),
    };
    let mut left = right.x;
    if ui.max_rect().width() >= SAYS_STATE {
        let words = text::SECONDARY.galley(ui, words, colours.ink2);
        left -= words.size().x;
        ui.painter().galley(pos2(left, right.y - 8.0), words, colours.ink2);
        left -= 4.0;
    }
    paint_lead(ui, Lead::Outline(glyph), pos2(left - 8.0, right.y), Pointer::Away);
    left - 16.0
}

fn third_line(ui: &Ui, bench: &Workbench, document: &Document, rect: Rect) {
    let colours = tokens(ui);
    let y = rect.top() + 57.0;
    let mut x = rect.left();
    if let Some(reliability) = document.reliability {
        let chip = Rect::from_min_size(pos2(x, y), vec2(19.0, 18.0));
        ui.painter().rect_stroke(
            chip,
            3.0,
            Stroke::new(1.0, colours.line2),
            egui::StrokeKind::Inside,
        );
        let letter = text::GRADE.galley(ui, &reliability.letter().to_string(), colours.ink);
        ui.painter().galley(chip.center() - letter.size() / 2.0, letter, colours.ink);
        x += 26.0;
    }
    let date = document.dateline.as_ref().map(crate::model::Date::short).unwrap_or_default();
    ui.painter().galley(
        pos2(x, y + 1.0),
        text::SECONDARY.galley(ui, &date, colours.ink2),
        colours.ink2,
    );
    let figures = bench.session().index.figures_in(document.id);
    let figures = words::counted(figures as u64, "figure", "figures");
    let galley = text::SECONDARY.galley(ui, &figures, colours.ink2);
    let at = pos2(rect.right() - galley.size().x, y + 1.0);
    ui.painter().galley(at, galley, colours.ink2);
}

/// Head, the types in sight, the line, claim and figure, the foot.
fn codebook_height(bench: &Workbench) -> f32 {
    let types = bench.workspace().types.len().min(TYPES);
    HEAD + 24.0 * types as f32 + 13.0 + 48.0 + 8.0
}

fn codebook(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    panel_head(ui, icon::BOOK_BOOKMARK, ("Codebook", ""), |_| {});
    let inside = egui::Frame::new().inner_margin(egui::Margin::symmetric(4, 0));
    inside.show(ui, |ui| {
        let below = 13.0 + 48.0 + 8.0;
        let types = ui.available_height() - below;
        ui.allocate_ui(vec2(ui.available_width(), types), |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| type_rows(ui, bench, acts));
        });
        ui.add_space(6.0);
        hairline(ui);
        ui.add_space(6.0);
        let lists = bench.lists();
        let rows = [
            (Command::Claim, Lead::Claim, lists.claims.len()),
            (Command::Figure, Lead::Figure, lists.figures.len()),
        ];
        for (command, lead, count) in rows {
            let face = command.face();
            let (count, key) = (count.to_string(), key_of(command));
            let row = ListRow::new(face.text).lead(lead).count(&count).key(&key).show(ui);
            if row.on_hover_text(face.tooltip).clicked() {
                acts.push(Act::Run(command));
            }
        }
    });
}

fn type_rows(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    for kind in bench.workspace().types_in_order() {
        let count = bench.lists().by_type.get(&kind.id).copied().unwrap_or(0).to_string();
        let key = kind.key.map(String::from).unwrap_or_default();
        let row = ListRow::new(&kind.name)
            .lead(Lead::Mention(type_colour(ui, &kind)))
            .count(&count)
            .key(&key)
            .show(ui);
        if row.on_hover_text(&kind.definition).clicked() {
            acts.push(Act::TagAs(kind.id.clone()));
        }
    }
}

/// The colour of a type in the theme in force.
pub(super) fn type_colour(ui: &Ui, kind: &EntityType) -> Color32 {
    match kind.colour {
        Colour::Slot(slot) => tokens(ui).type_colour(slot),
        Colour::Own(red, green, blue) => super::theme::own_rgb(red, green, blue),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_scrolls_only_as_far_as_a_row_needs() {
        let row = |number: u16| f32::from(number) * ROW;
        for (top, offset, height, expected) in [
            (row(0), 0.0, 300.0, None),
            (row(2), 0.0, 300.0, None),
            (row(3), 0.0, 300.0, Some(row(4) - 300.0)),
            (row(1), row(2), 300.0, Some(row(1))),
            (row(5), 0.0, 20.0, Some(row(6) - 20.0)),
        ] {
            assert_eq!(brought_in_sight(top, offset, height), expected, "{top} {offset}");
        }
    }
}
