//! The figures that are in no sum, each with its reason, in a list under their count.
//!
//! Invariant: every figure that the count counts is in the list; a click asks for its sentence.
//! Only the rows in sight are laid out.

use eframe::egui::{Align2, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::paint;
use crate::model::FigureId;
use crate::trends::drawing::hollow;
use crate::trends::drawing::picture::Point;
use crate::trends::{Attestation, report};
use crate::ui::theme::{text, tokens};
use crate::ui::widgets::{Pill, Ring, fit_words, focus_ring};
use crate::workbench::{Act, Workbench};

/// Width of the list in points.
const WIDTH: f32 = 380.0;
const ROW: f32 = 44.0;
/// From the left edge to the words: room for the symbol.
const WORDS: f32 = 28.0;
/// Its greatest height.
const HIGHEST: f32 = 320.0;

/// Draws the count as a pill that opens the list.
pub(in crate::ui) fn left_out_menu(
    ui: &mut Ui,
    bench: &Workbench,
    pill: &Pill<'_>,
    acts: &mut Vec<Act>,
) {
    pill.menu(ui, |ui| {
        let figures: Vec<FigureId> = bench.trend().left_out.all().collect();
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 40.0));
        ScrollArea::vertical().max_height(HIGHEST).show_rows(ui, ROW, figures.len(), |ui, rows| {
            for figure in figures.get(rows).unwrap_or_default() {
                row(ui, bench, *figure, acts);
            }
        });
    });
}

fn row(ui: &mut Ui, bench: &Workbench, figure: FigureId, acts: &mut Vec<Act>) {
    let trend = bench.trend();
    let colours = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let (Some(mark), Some(attested)) =
        (trend.mark(figure), Attestation::of(bench.workspace(), figure))
    else {
        return;
    };
    let reason = report::why_left_out(trend, mark);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4.0, colours.hover);
    }
    let slot = trend.groups.get(mark.group).and_then(|group| group.slot);
    let centre = rect.left_top() + vec2(14.0, 14.0);
    paint::shapes(ui, centre, &hollow(slot, Point::default()), colours.raised);
    let room = rect.width() - WORDS - 8.0;
    let line = attested.line();
    let lines = [
        (line.as_str(), text::MENU, colours.ink, 14.0),
        (reason.as_str(), text::SECONDARY, colours.ink2, 31.0),
    ];
    for (words, set, ink, y) in lines {
        let galley = set.galley(ui, &fit_words(ui, words, set, room), ink);
        let at = Align2::LEFT_CENTER.anchor_size(rect.left_top() + vec2(WORDS, y), galley.size());
        ui.painter().galley(at.min, galley, ink);
    }
    focus_ring(ui, &response, 4, Ring::Inside);
    let said = format!("{line}: {reason}");
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, ui.is_enabled(), &said));
    if response.on_hover_text(attested.quote).clicked() {
        acts.push(Act::Reveal(figure.into()));
    }
}
