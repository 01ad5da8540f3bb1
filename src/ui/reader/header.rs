//! The bar over the article: its title, its source's grade, the walk over its figures.
//!
//! Invariant: nothing stands here that does nothing.

use eframe::egui::{Align, Align2, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::measure::Detail;
use crate::model::{Document, RecordId};
use crate::ui::icon;
use crate::ui::theme::{text, tokens};
use crate::ui::widgets::{fit_words, grade_chip, icon_button};
use crate::workbench::{Act, Command, Workbench};

/// Height of the bar.
pub(super) const HEIGHT: f32 = 32.0;

/// Draws the bar in `rect`.
pub(super) fn header(
    ui: &mut Ui,
    rect: Rect,
    (bench, document): (&Workbench, &Document),
    detail: Detail,
    acts: &mut Vec<Act>,
) {
    let colours = tokens(ui);
    ui.painter().rect_filled(rect, 0.0, colours.panel);
    let foot = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 1.0), rect.max);
    ui.painter().rect_filled(foot, 0.0, colours.line);
    let inner = rect.shrink2(vec2(12.0, 0.0));
    let mut right = ui.new_child(
        UiBuilder::new()
            .id_salt("reader header right")
            .max_rect(inner)
            .layout(Layout::right_to_left(Align::Center)),
    );
    walk(&mut right, bench, detail, acts);
    let end = right.min_rect().left() - 12.0;
    title(ui, inner.with_max_x(end), document, detail);
}

/// "Figure 2 of 6" with its two buttons; nothing without figures.
fn walk(ui: &mut Ui, bench: &Workbench, detail: Detail, acts: &mut Vec<Act>) {
    let figures = &bench.lists().document_figures;
    if figures.is_empty() {
        return;
    }
    ui.spacing_mut().item_spacing.x = 2.0;
    for (command, glyph) in
        [(Command::NextFigure, icon::CARET_DOWN), (Command::PreviousFigure, icon::CARET_UP)]
    {
        let face = command.face();
        let keys = face.shortcut.map(|shortcut| shortcut.to_string()).unwrap_or_default();
        if icon_button(ui, glyph, face.text, &keys).clicked() {
            acts.push(Act::Run(command));
        }
    }
    ui.add_space(6.0);
    let chosen = match bench.selection().chosen {
        Some(RecordId::Figure(id)) => figures.iter().position(|figure| *figure == id),
        _ => None,
    };
    let all = figures.len();
    let words = match (chosen, detail) {
        (Some(at), Detail::Full) => format!("Figure {} of {all}", at + 1),
        (Some(at), Detail::Source) => format!("{} of {all}", at + 1),
        (None, _) if all == 1 => "1 figure".to_owned(),
        (None, _) => format!("{all} figures"),
    };
    ui.label(text::MENU.rich(words, tokens(ui).ink));
}

fn title(ui: &mut Ui, rect: Rect, document: &Document, detail: Detail) {
    let colours = tokens(ui);
    let glyph = text::ICON.galley(ui, icon::ARTICLE, colours.ink);
    let at = Align2::LEFT_CENTER.anchor_size(rect.left_center() + vec2(0.0, 0.0), glyph.size());
    ui.painter().galley(at.min, glyph, colours.ink);
    let words = match (detail, document.title.trim()) {
        (Detail::Source, _) => "Source",
        (Detail::Full, "") => "Untitled",
        (Detail::Full, title) => title,
    };
    let rest = rect.with_min_x(rect.left() + 23.0);
    let mut row = ui.new_child(
        UiBuilder::new()
            .id_salt("reader header title")
            .max_rect(rest)
            .layout(Layout::left_to_right(Align::Center)),
    );
    let shown = fit_words(&row, words, text::HEAD, (rest.width() - 32.0).max(20.0));
    row.label(text::HEAD.rich(shown, colours.ink));
    if let (Detail::Full, Some(grade)) = (detail, document.reliability) {
        grade_chip(&mut row, &grade.letter().to_string(), grade.words());
    }
}
