//! The parts of an annotation in the making, as the reader shows them: in selection blue.

use eframe::egui::{Align2, Frame, Margin, Ui, UiBuilder, pos2, vec2};

use super::super::facts;
use super::super::pieces::{self, Acts};
use super::desk::Desk;
use super::group;
use crate::model::{DocumentId, Span};
use crate::ui::icon;
use crate::ui::theme::{Weight, text, tokens};
use crate::ui::widgets::icon_button;
use crate::ui::words;
use crate::workbench::Act;
use crate::workbench::form::Field;

/// Lines of one part at most.
const LINES: usize = 5;

/// Draws the parts, each with the way out where there is more than one, and the way to a further
/// one.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>, document: DocumentId, spans: &mut Vec<Span>) {
    let count = words::number(spans.len() as u64);
    group(ui, "Spans", &[(&count, Weight::Regular)], |ui| {
        let several = spans.len() > 1;
        let mut out = None;
        for (at, span) in spans.iter().enumerate() {
            if part(ui, desk, (document, *span), several.into()) {
                out = Some(at);
            }
        }
        if let Some(at) = out {
            spans.remove(at);
        }
        desk.problem_line(ui, Field::Spans);
        let selected = desk.selected(document);
        let more = selected.is_some_and(|new| new.iter().any(|span| !spans.contains(span)));
        if more {
            let words = "Add the selected text as a span";
            if pieces::advice(ui, icon::PLUS, words, Acts::Yes).clicked() {
                desk.acts.push(Act::AddSpanToForm);
            }
        } else {
            let words = "Select more text to add a span";
            pieces::advice(ui, icon::PLUS, words, Acts::No);
        }
    });
}

/// Whether a part can be taken out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Removable {
    Yes,
    No,
}

impl From<bool> for Removable {
    fn from(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

/// One part; says whether it is to go.
fn part(
    ui: &mut Ui,
    desk: &Desk<'_>,
    (document, span): (DocumentId, Span),
    removable: Removable,
) -> bool {
    let colours = tokens(ui);
    let quote = desk.document(document).map(|document| facts::quote_in(document, &[span], None));
    let quote = quote.unwrap_or_default().text;
    let right = if removable == Removable::Yes { 30 } else { 10 };
    let margin = Margin { left: 10, right, top: 6, bottom: 6 };
    let frame = Frame::new().fill(colours.selection).corner_radius(4).inner_margin(margin);
    let shown = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        pieces::lines(ui, text::QUOTE, (&quote, colours.body), LINES);
    });
    if removable == Removable::No {
        return false;
    }
    let corner = pos2(shown.response.rect.right() - 27.0, shown.response.rect.top() + 3.0);
    let rect = Align2::LEFT_TOP.anchor_size(corner, vec2(24.0, 24.0));
    let mut over = ui.new_child(UiBuilder::new().id_salt(span.start()).max_rect(rect));
    icon_button(&mut over, icon::X, "Take this span out", "").clicked()
}
