//! What lost its place when a corrected text was loaded: never in the text, never out of sight.

use eframe::egui::{Align2, Sense, Ui, vec2};

use super::super::pieces::{self, put};
use super::super::sections::{inset, more_row};
use crate::model::anchor::joined_quote;
use crate::model::{Anchor, Workspace};
use crate::ui::icon;
use crate::ui::theme::{Weight, text, tokens};
use crate::ui::widgets::{Edge, Lead, ListRow, card as framed};
use crate::ui::words;
use crate::workbench::index::Marked;
use crate::workbench::{Act, Scope, Workbench};

/// Rows before the rest is only counted.
const SHOWN: usize = 3;

/// Draws the warning card, where there is something to warn of.
pub(super) fn lost(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    let document = match bench.scope() {
        Scope::Document => match bench.selection().document {
            Some(document) => Some(document),
            None => return,
        },
        Scope::Workspace => None,
    };
    let lost = bench.session().index.orphans(document);
    // What is counted may be long; only so much of it is looked at in a frame.
    let lost: Vec<Marked> = lost.take(1_000).collect();
    if lost.is_empty() {
        return;
    }
    inset(ui, 8.0, |ui| card(ui, bench, &lost, acts));
    ui.add_space(6.0);
}

fn card(ui: &mut Ui, bench: &Workbench, lost: &[Marked], acts: &mut Vec<Act>) {
    framed(ui, Edge::Warning, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        warn_head(ui, lost.len());
        let words = "The text was corrected and their words were not found again. Choose one to \
                     see its words; tag it anew, or remove it.";
        pieces::paragraph(ui, text::SECONDARY, words, tokens(ui).ink2);
        ui.spacing_mut().item_spacing.y = 0.0;
        for marked in lost.iter().take(SHOWN) {
            let words = words_of(bench.workspace(), *marked);
            if ListRow::new(&words).lead(lead(*marked)).step(text::MENU).show(ui).clicked() {
                acts.push(Act::Choose(Some((*marked).into())));
            }
        }
        if let Some(next) = lost.get(SHOWN)
            && more_row(ui, &format!("{} more", lost.len() - SHOWN)).clicked()
        {
            acts.push(Act::Choose(Some((*next).into())));
        }
    });
}

fn warn_head(ui: &mut Ui, lost: usize) {
    let colours = tokens(ui);
    let marks = words::counted(lost as u64, "mark lost its place", "marks lost their place");
    let size = vec2(ui.available_width(), 18.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let mark = text::ICON_FILL.galley(ui, icon::WARNING, colours.warn);
    put(ui, Align2::CENTER_CENTER, rect.left_center() + vec2(8.0, 0.0), mark);
    let step = text::INTERFACE.weight(Weight::SemiBold);
    let galley = step.galley(ui, &marks, colours.ink);
    put(ui, Align2::LEFT_CENTER, rect.left_center() + vec2(22.0, 0.0), galley);
}

fn lead(marked: Marked) -> Lead<'static> {
    match marked {
        Marked::Mention(_) => Lead::Outline(icon::TAG),
        Marked::Claim(_) => Lead::Claim,
        Marked::Figure(_) => Lead::Figure,
    }
}

fn words_of(workspace: &Workspace, marked: Marked) -> String {
    let anchors: &[Anchor] = match marked {
        Marked::Mention(id) => workspace.mentions.get(&id).map_or(&[], |m| &m.anchors),
        Marked::Claim(id) => workspace.claims.get(&id).map_or(&[], |claim| &claim.anchors),
        Marked::Figure(id) => workspace.figures.get(&id).map_or(&[], |f| f.number.as_slice()),
    };
    joined_quote(anchors)
}
