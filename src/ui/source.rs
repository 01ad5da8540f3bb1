//! The source beside the trends: no number without its sentence.
//!
//! Invariant: the pane shows the document of the chosen figure, and the figure's card below it.

use eframe::egui::{Align, Frame, Layout, Margin, Panel, ScrollArea, Ui, UiBuilder, vec2};

use super::icon;
use super::panel::{PanelState, chosen_card};
use super::reader::{self, ReaderState};
use super::theme::{text, tokens};
use super::widgets::{hairline, icon_button};
use crate::model::RecordId;
use crate::workbench::{Act, Command, Workbench};

/// Height of the pane's head.
const HEAD: f32 = 40.0;
/// Room for the card below the text.
const CARD: f32 = 300.0;

/// Draws the pane.
pub(super) fn source(
    ui: &mut Ui,
    bench: &Workbench,
    (reader, panel): (&mut ReaderState, &mut PanelState),
    acts: &mut Vec<Act>,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    head(ui, bench, acts);
    hairline(ui);
    if bench.document().is_none() {
        Frame::new().inner_margin(Margin::same(12)).show(ui, |ui| {
            let words = "Click a mark: its sentence stands here.";
            ui.label(text::MENU.rich(words, tokens(ui).ink2));
        });
        return;
    }
    if bench.selection().chosen.is_some() {
        let height = CARD.min(ui.available_height() * 0.55);
        Panel::bottom("source card")
            .exact_size(height)
            .frame(Frame::new().fill(tokens(ui).panel).inner_margin(Margin::same(8)))
            .show(ui, |ui| {
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    chosen_card(ui, bench, panel, acts);
                });
            });
    }
    reader::reader(ui, bench, reader, &|_| None, acts);
}

fn head(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    let (rect, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), HEAD), eframe::egui::Sense::hover());
    let inner = rect.shrink2(vec2(10.0, 0.0));
    let mut left =
        ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    left.label(text::ICON.rich(icon::ARTICLE, tokens(&left).ink));
    left.label(text::HEAD.rich("Source", tokens(&left).ink));
    let mut right =
        ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    if icon_button(&mut right, icon::ARROWS_OUT_SIMPLE, "Back to the reader", "Ctrl 1").clicked() {
        acts.push(Act::Run(Command::ShowRead));
    }
    if icon_button(&mut right, icon::CARET_DOWN, "Next figure", "Alt ↓").clicked() {
        acts.push(Act::Run(Command::NextFigure));
    }
    let figures = &bench.lists().document_figures;
    let chosen = bench.selection().chosen.as_ref();
    let at = figures.iter().position(|id| chosen == Some(&RecordId::Figure(*id)));
    let words = match at {
        Some(at) => format!("{} of {}", at + 1, figures.len()),
        None => super::words::counted(figures.len() as u64, "figure", "figures"),
    };
    right.label(text::MENU.rich(words, tokens(&right).ink));
    if icon_button(&mut right, icon::CARET_UP, "Previous figure", "Alt ↑").clicked() {
        acts.push(Act::Run(Command::PreviousFigure));
    }
}
