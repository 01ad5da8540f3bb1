//! What a screen reader is told: the paragraphs and marks in view.
//!
//! Invariant: a node for each of them and no more, so that the tree is as small as the view.

use eframe::egui::accesskit::Action;
use eframe::egui::{Id, Rect, Role, Sense, Ui, WidgetInfo};

use super::annotations::BlockMarks;
use super::layout::Placed;
use super::marks::{bar_rect, bars};
use super::page::Page;
use crate::model::{RecordId, Span};
use crate::workbench::Act;
use crate::workbench::index::Marked;

/// Adds the nodes of the page; a mark that a screen reader presses is chosen.
pub(super) fn describe(ui: &Ui, page: &Page<'_>, acts: &mut Vec<Act>) {
    for (placed, marks) in &page.blocks {
        if !placed.rect().intersects(page.view) {
            continue;
        }
        let laid = &placed.laid;
        let id = ui.scope_id().with(("paragraph", laid.block.start));
        let response = ui.interact(placed.rect(), id, Sense::hover());
        let words = laid.block.span().of(page.text).unwrap_or_default();
        response.widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, words));
        describe_marks(ui, page.view, placed, marks, acts);
    }
}

fn describe_marks(ui: &Ui, view: Rect, placed: &Placed, marks: &BlockMarks, acts: &mut Vec<Act>) {
    let mut node = |what: Marked, rect: Option<Rect>, part: usize| {
        let Some(rect) = rect.filter(|rect| rect.intersects(view)) else { return };
        let id = Id::unique(("reader mark", what_id(what), part, placed.laid.block.start));
        let id = id.with(ui.scope_id());
        let response = ui.interact(rect, id, Sense::hover());
        let label = marks.label_of(what);
        response.widget_info(|| WidgetInfo::labeled(Role::Mark, true, label));
        let asked = ui.input(|input| input.has_accesskit_action_request(id, Action::Click));
        if asked {
            acts.push(Act::Choose(Some(RecordId::from(what))));
        }
    };
    for mention in &marks.mentions {
        let rect = first_rect(placed, mention.span);
        node(Marked::Mention(mention.id), rect, mention.span.start());
    }
    for figure in &marks.figures {
        node(Marked::Figure(figure.id), first_rect(placed, figure.span), figure.span.start());
    }
    let bars = bars(placed, &marks.claims);
    for (claim, bar) in marks.claims.iter().zip(&bars).filter(|(claim, _)| !claim.parts.is_empty())
    {
        node(Marked::Claim(claim.id), bar_rect(placed, bar, 5.0), 0);
    }
}

/// Where the first row of a span is on screen.
fn first_rect(placed: &Placed, span: Span) -> Option<Rect> {
    let piece = placed.laid.pieces(span).next()?;
    Some(placed.rect_of(&piece, (0.8, 0.27), 1.0))
}

fn what_id(what: Marked) -> (u8, u128) {
    match what {
        Marked::Mention(id) => (0, id.0.as_u128()),
        Marked::Claim(id) => (1, id.0.as_u128()),
        Marked::Figure(id) => (2, id.0.as_u128()),
    }
}
