//! The left panel: the documents, and the codebook pinned below them.
//!
//! Invariant: only the rows in sight are laid out, and the codebook never leaves sight.

use eframe::egui::{
    self, Color32, Panel, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2,
    vec2,
};

use super::icon;
use super::theme::{Pointer, text, tokens};
use super::widgets::{
    Lead, ListRow, fit_lines, focus_ring, hairline, icon_button, paint_lead, panel_head,
    search_field,
};
use super::words;
use crate::model::codebook::Colour;
use crate::model::document::State;
use crate::model::{Document, DocumentId, EntityType};
use crate::workbench::{Act, Command, Workbench};

/// Height of a document's row.
const ROW: f32 = 90.0;

/// What the left panel remembers between frames.
#[derive(Debug, Default)]
pub(super) struct LeftState {
    filter: String,
    shown: Vec<DocumentId>,
    key: Option<((u64, u64), String)>,
}

/// Draws the left panel.
pub(super) fn left_panel(
    ui: &mut Ui,
    bench: &Workbench,
    state: &mut LeftState,
    acts: &mut Vec<Act>,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let height = codebook_height(bench);
    Panel::bottom("codebook")
        .exact_size(height)
        .show_separator_line(true)
        .frame(egui::Frame::new().fill(tokens(ui).panel))
        .show(ui, |ui| codebook(ui, bench, acts));
    documents(ui, bench, state, acts);
}

fn documents(ui: &mut Ui, bench: &Workbench, state: &mut LeftState, acts: &mut Vec<Act>) {
    let all = bench.workspace().documents.len();
    let count = all.to_string();
    panel_head(ui, icon::FILES, ("Documents", &count), |ui| {
        if icon_button(ui, icon::PLUS, "Add articles", "Ctrl I").clicked() {
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
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, ROW, state.shown.len(), |ui, rows| {
        for id in state.shown.get(rows).unwrap_or_default() {
            if let Some(document) = bench.workspace().documents.get(id) {
                row(ui, bench, document, acts);
            }
        }
    });
}

fn empty(ui: &mut Ui) {
    egui::Frame::new().inner_margin(egui::Margin { left: 12, right: 12, top: 4, bottom: 8 }).show(
        ui,
        |ui| {
            let ink = tokens(ui).ink2;
            ui.label(text::MENU.rich("No articles yet. Drop files here, or press Ctrl I.", ink));
        },
    );
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
    row_words(ui, bench, document, rect.shrink2(vec2(10.0, 8.0)));
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
    let by: Vec<&str> = [document.author.as_str(), document.outlet.as_str()]
        .into_iter()
        .filter(|words| !words.trim().is_empty())
        .collect();
    let by = by.join(" · ");
    let by = super::widgets::fit_words(ui, &by, text::SECONDARY, rect.width() - 22.0).into_owned();
    let second = rect.bottom() - 36.0;
    ui.painter().galley(
        pos2(rect.left(), second),
        text::SECONDARY.galley(ui, &by, colours.ink2),
        colours.ink2,
    );
    let glyph = match document.state {
        State::New => icon::CIRCLE,
        State::InWork => icon::CIRCLE_HALF,
        State::Done => icon::CHECK_CIRCLE,
    };
    paint_lead(ui, Lead::Outline(glyph), pos2(rect.right() - 7.0, second + 8.0), Pointer::Away);
    third_line(ui, bench, document, rect);
}

fn third_line(ui: &Ui, bench: &Workbench, document: &Document, rect: Rect) {
    let colours = tokens(ui);
    let y = rect.bottom() - 16.0;
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

fn codebook_height(bench: &Workbench) -> f32 {
    32.0 + 24.0 * (bench.workspace().types_in_order().len().min(8) as f32) + 13.0 + 48.0 + 8.0
}

fn codebook(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    panel_head(ui, icon::BOOK_BOOKMARK, ("Codebook", ""), |_| {});
    let lists = bench.lists();
    let inside = egui::Frame::new().inner_margin(egui::Margin::symmetric(4, 0));
    inside.show(ui, |ui| {
        for kind in bench.workspace().types_in_order().iter().take(8) {
            let count = lists.by_type.get(&kind.id).copied().unwrap_or(0).to_string();
            let key = kind.key.map(String::from).unwrap_or_default();
            let row = ListRow::new(&kind.name)
                .lead(Lead::Mention(type_colour(ui, kind)))
                .count(&count)
                .key(&key)
                .show(ui);
            if row.on_hover_text(&kind.definition).clicked() {
                acts.push(Act::TagAs(kind.id.clone()));
            }
        }
        ui.add_space(6.0);
        hairline(ui);
        ui.add_space(6.0);
        let rows = [
            (Command::Claim, Lead::Claim, lists.claims.len(), "C"),
            (Command::Figure, Lead::Figure, lists.figures.len(), "F"),
        ];
        for (command, lead, count, key) in rows {
            let face = command.face();
            let count = count.to_string();
            let row = ListRow::new(face.text).lead(lead).count(&count).key(key).show(ui);
            if row.on_hover_text(face.tooltip).clicked() {
                acts.push(Act::Run(command));
            }
        }
    });
}

/// The colour of a type in the theme in force.
pub(super) fn type_colour(ui: &Ui, kind: &EntityType) -> Color32 {
    match kind.colour {
        Colour::Slot(slot) => tokens(ui).type_colour(slot),
        Colour::Own(red, green, blue) => super::theme::own_rgb(red, green, blue),
    }
}
