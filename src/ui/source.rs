//! The source beside the trends: no number without its sentence.
//!
//! Invariant: the pane shows the document of the chosen figure, and the figure's card below it.

use eframe::egui::{Frame, Margin, ScrollArea, Stroke, Ui, UiBuilder};

use super::panel::{PanelState, chosen_card};
use super::reader::{self, ReaderState};
use super::theme::{text, tokens};
use crate::workbench::{Act, Workbench};

/// Share of the pane that the card takes.
const CARD: f32 = 0.47;

/// Draws the pane.
pub(super) fn source(
    ui: &mut Ui,
    bench: &Workbench,
    (reader, panel): (&mut ReaderState, &mut PanelState),
    acts: &mut Vec<Act>,
) {
    let pane = ui.max_rect();
    if bench.document().is_none() {
        Frame::new().inner_margin(Margin::same(12)).show(ui, |ui| {
            let words = "Click a mark: its sentence stands here.";
            ui.label(text::MENU.rich(words, tokens(ui).ink2));
        });
        return;
    }
    let card = if bench.selection().chosen.is_some() { pane.height() * CARD } else { 0.0 };
    let (above, below) = pane.split_top_bottom_at_y(pane.bottom() - card);
    if card > 0.0 {
        let stroke = Stroke::new(1.0, tokens(ui).line);
        ui.painter().hline(below.x_range(), below.top() + 0.5, stroke);
        let place = below.with_min_y(below.top() + 8.0);
        let mut ui = ui.new_child(UiBuilder::new().id_salt("source card").max_rect(place));
        ScrollArea::vertical().auto_shrink(false).show(&mut ui, |ui| {
            chosen_card(ui, bench, panel, acts);
        });
    }
    let mut ui = ui.new_child(UiBuilder::new().id_salt("source text").max_rect(above));
    ui.set_clip_rect(above);
    reader::reader(&mut ui, bench, reader, &|_| None, acts);
}
