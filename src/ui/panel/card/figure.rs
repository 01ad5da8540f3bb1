//! The card of a figure: value, whisker, the three numbers, date, place, event, its sentence and
//! who says so.

use eframe::egui::{Align2, Role, Sense, Ui, WidgetInfo, vec2};

use super::super::facts::{self, entity_name};
use super::super::pieces::{self, put};
use super::super::scale::Whisker;
use super::super::whisker::{GroupMark, whisker};
use super::{change_and_remove, notes};
use crate::model::figure::Scope;
use crate::model::{Claim, Figure, FigureId, RecordId, Workspace};
use crate::trends::source::high_words;
use crate::trends::value::value_of;
use crate::ui::theme::{text, tokens};
use crate::ui::widgets::{fact, fit_words, value_cells};
use crate::ui::words;
use crate::workbench::{Act, Workbench};

/// Draws the card's inside.
pub(super) fn show(
    ui: &mut Ui,
    bench: &Workbench,
    (id, mark): (FigureId, GroupMark),
    acts: &mut Vec<Act>,
) {
    let workspace = bench.workspace();
    let Some(figure) = workspace.figures.get(&id) else { return };
    let claim = workspace.claims.get(&figure.claim);
    let kind = match claim {
        Some(claim) => format!("Figure · {}", claim.modality.words()),
        None => "Figure".to_owned(),
    };
    let grade = claim.map(|claim| facts::grade_of(workspace, claim));
    let record = RecordId::Figure(id);
    pieces::head(ui, &kind, grade.as_ref(), change_and_remove(&record, acts));
    value_row(ui, figure);
    if let Some(drawn) = Whisker::of(figure.low, figure.best, figure.high) {
        whisker(ui, &drawn, mark);
    }
    let (low, best) = (words::known(figure.low), words::known(figure.best));
    let high = high_words(figure.high);
    value_cells(ui, &[("low", &low), ("best", &best), ("high", &high)]);
    ui.add_space(3.0);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        rows(ui, workspace, figure);
    });
    if let Some(claim) = claim {
        sentence(ui, workspace, (claim, figure), acts);
    }
    notes(ui, &figure.notes);
}

fn value_row(ui: &mut Ui, figure: &Figure) {
    let colours = tokens(ui);
    let (value, harm) = (value_of(figure), figure.harm.words());
    let size = vec2(ui.available_width(), 26.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let number = text::FIGURE_VALUE.galley(ui, &value, colours.ink);
    let baseline = rect.bottom() - 1.0;
    let number = put(ui, Align2::LEFT_CENTER, rect.left_center(), number);
    let small = text::INTERFACE.sized(14.0).galley(ui, harm, colours.ink);
    let at = number.right_bottom() + vec2(8.0, baseline - number.bottom() - 1.0);
    let harm_rect = put(ui, Align2::LEFT_BOTTOM, at, small);
    let victims = facts::victims(figure);
    let room = rect.right() - harm_rect.right() - 10.0;
    let shown = fit_words(ui, &victims, text::SECONDARY, room);
    let galley = text::SECONDARY.galley(ui, &shown, colours.ink2);
    put(ui, Align2::RIGHT_BOTTOM, rect.right_bottom() - vec2(0.0, 2.0), galley);
    let said = format!("{value} {harm}, {victims}");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    if shown.as_ref() != victims {
        response.on_hover_text(&victims);
    }
}

fn rows(ui: &mut Ui, workspace: &Workspace, figure: &Figure) {
    fact(ui, "Bound", figure.bound.words(), "");
    if figure.scope == Scope::Total {
        fact(ui, "Scope", "total", "over a period and a place");
    }
    for (key, when) in [("Date", &figure.date), ("As of", &figure.as_of)] {
        match when {
            Some(when) => {
                let phrase = facts::from_phrase(when).unwrap_or_default();
                fact(ui, key, &facts::written(&when.date), &phrase);
            }
            None if key == "Date" => drop(fact(ui, key, "undated", "")),
            None => {}
        }
    }
    let name = |id| entity_name(workspace, id).unwrap_or("unknown");
    fact(ui, "Place", name(figure.place), "");
    fact(ui, "Event", name(figure.event), "");
    if figure.perpetrator.is_some() {
        fact(ui, "By", name(figure.perpetrator), "");
    }
    if let Some(part) = &figure.part_of {
        let whole = workspace
            .figures
            .get(&part.figure)
            .map(|whole| format!("{} {}", value_of(whole), whole.harm.words()));
        let whole = whole.unwrap_or_else(|| "a figure that was removed".to_owned());
        fact(ui, "Part of", &whole, &part.name);
    }
}

/// The sentence with the number in its box, and who says so.
fn sentence(
    ui: &mut Ui,
    workspace: &Workspace,
    (claim, figure): (&Claim, &Figure),
    acts: &mut Vec<Act>,
) {
    ui.add_space(3.0);
    let quote = facts::quote(&claim.anchors, figure.number.as_ref());
    let words = pieces::quote(ui, &quote, pieces::QUOTE_LINES);
    super::claim::opens(ui, &words, (RecordId::Figure(figure.id), &quote), acts);
    ui.spacing_mut().item_spacing.y = 3.0;
    pieces::line(ui, text::MENU, &facts::chain(workspace, claim), tokens(ui).ink2);
}
