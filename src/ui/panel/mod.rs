//! The side panel: the card of what is chosen over the lists of the document or the workspace; an
//! open form takes the whole panel.
//!
//! Invariant: the panel fills the width that it is given and never changes it, reads the workbench
//! and pushes acts. What it remembers is view state: folds, scroll, what a field proposes.

mod card;
mod facts;
mod form;
mod pieces;
mod rows;
mod scale;
mod sections;
mod whisker;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Align, Layout, Ui, UiBuilder, vec2};

use crate::model::FigureId;
use crate::ui::theme::tokens;
use crate::ui::widgets::{Cells, GroupShape, choice, group_mark};
use crate::workbench::{Act, Scope, Workbench};

use whisker::GroupMark;

/// Height of the head.
const HEAD: f32 = 36.0;

/// What the side panel remembers between frames.
#[derive(Clone, Debug, Default)]
pub struct PanelState {
    /// The chart's group of each figure, counted from 0, so that a figure wears the same shape
    /// here as there. A figure that is not in it wears a plain mark.
    pub groups: Arc<BTreeMap<FigureId, usize>>,
    lists: sections::ListState,
    card: card::CardState,
    form: form::FormState,
}

impl PanelState {
    /// Whether Escape closes the proposals of a field, so that the window must not close the form
    /// with it.
    #[must_use]
    pub fn holds_escape(&self) -> bool {
        self.form.proposals.hold_escape()
    }
}

/// Draws the card of what is chosen, alone.
pub fn chosen_card(ui: &mut Ui, bench: &Workbench, state: &mut PanelState, acts: &mut Vec<Act>) {
    card::alone(ui, bench, state, acts);
}

/// Draws the panel across all the room that `ui` has; its frame has no margin of its own.
pub fn side_panel(ui: &mut Ui, bench: &Workbench, state: &mut PanelState, acts: &mut Vec<Act>) {
    ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
    // What is cut by the edge of a list is cut there and not veiled.
    ui.spacing_mut().scroll.fade.strength = 0.0;
    ui.set_width(ui.available_width());
    if bench.form().is_some() {
        form::show(ui, bench, state, acts);
        return;
    }
    head(ui, bench, acts);
    card::chosen(ui, bench, state, acts);
    ui.add_space(6.0);
    sections::sections(ui, bench, state, acts);
}

/// The switch between the document's annotations and the workspace's.
fn head(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    let size = vec2(ui.available_width(), HEAD);
    let (rect, _) = ui.allocate_exact_size(size, eframe::egui::Sense::hover());
    let builder = UiBuilder::new()
        .id_salt("panel head")
        .max_rect(rect.shrink2(vec2(8.0, 0.0)))
        .layout(Layout::left_to_right(Align::Center));
    let mut row = ui.new_child(builder);
    let mut scope = Some(bench.scope());
    let options = [(Scope::Document, "Document"), (Scope::Workspace, "Workspace")];
    choice(&mut row, "What is listed", Cells::Content, &options, &mut scope);
    if let Some(scope) = scope.filter(|scope| *scope != bench.scope()) {
        acts.push(Act::ShowScope(scope));
    }
}

/// The shape of a figure's group in the chart, and its colour.
fn group_mark_of(ui: &Ui, groups: &BTreeMap<FigureId, usize>, id: FigureId) -> GroupMark {
    groups.get(&id).map_or_else(|| plain_mark(ui), |group| group_mark(tokens(ui), *group))
}

/// The mark of a figure that has no group.
fn plain_mark(ui: &Ui) -> GroupMark {
    (GroupShape::Disc, tokens(ui).ink)
}
