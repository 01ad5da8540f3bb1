//! One of a few, all in sight: modality, credibility, Document or Workspace.
//!
//! Invariant: the whole choice is one box cut into cells; the chosen cell is ink, so the choice
//! is told by weight and not by hue.

use eframe::egui::{
    Align2, Color32, CornerRadius, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::button::Lit;
use super::paint::{boxed, put};
use crate::ui::theme::{Tokens, Weight, text, tokens};

/// How the cells of a choice are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cells {
    /// Each as wide as its word, one row of 24: the switch at the head of a panel.
    Content,
    /// So many columns of equal width that together fill what is left, rows of 26: in forms.
    Fill(usize),
}

/// A choice of one among `options`. Each cell is a radio button named by its word; `name` names
/// the group. The response is of the whole box and is `changed` when another cell was chosen.
pub fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    cells: Cells,
    options: &[(T, &str)],
    value: &mut Option<T>,
) -> Response {
    let (columns, widths, height) = measure(ui, cells, options.iter().map(|(_, word)| *word));
    let rows = options.len().div_ceil(columns);
    let size = vec2(widths.iter().sum::<f32>(), height * rows as f32);
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::hover());
    let colours = tokens(ui);
    boxed(ui, rect, 4, colours.paper, Stroke::NONE);
    let mut left = rect.left();
    for (i, (option, word)) in options.iter().enumerate() {
        let (row, column) = (i / columns, i % columns);
        if column == 0 {
            left = rect.left();
        }
        let width = widths.get(column).copied().unwrap_or_default();
        let top = rect.top() + height * row as f32;
        let cell = Rect::from_min_size(pos2(left, top), vec2(width, height));
        left += width;
        let corners = corners_of((row, column), (rows, columns.min(options.len())));
        let lit = *value == Some(*option);
        let drawn = Cell { rect: cell, corners, word };
        if drawn.show(ui, (response.id.with(i), cells), lit.into()) && !lit {
            *value = Some(*option);
            response.mark_changed();
        }
        ruled(ui, cell, (row, column), colours.line2);
    }
    let edge = edge_of(colours, cells);
    ui.painter().rect_stroke(
        rect,
        CornerRadius::same(4),
        Stroke::new(1.0, edge),
        StrokeKind::Inside,
    );
    response.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, ui.is_enabled(), name));
    response
}

fn edge_of(colours: &Tokens, cells: Cells) -> Color32 {
    match cells {
        Cells::Content => colours.line2,
        Cells::Fill(_) => colours.field,
    }
}

/// Columns, the width of each, and the height of a row.
fn measure<'a>(
    ui: &Ui,
    cells: Cells,
    words: impl ExactSizeIterator<Item = &'a str>,
) -> (usize, Vec<f32>, f32) {
    match cells {
        Cells::Content => {
            let step = text::SECONDARY.weight(Weight::SemiBold);
            let widths = words.map(|word| (step.width(ui, word) + 18.0).ceil());
            let widths: Vec<f32> = widths.collect();
            (widths.len().max(1), widths, 24.0)
        }
        Cells::Fill(columns) => {
            let columns = columns.clamp(1, words.len().max(1));
            (columns, vec![ui.available_width() / columns as f32; columns], 26.0)
        }
    }
}

/// Which corners of a cell lie on the corners of the box.
fn corners_of((row, column): (usize, usize), (rows, columns): (usize, usize)) -> CornerRadius {
    let (top, bottom) = (row == 0, row + 1 == rows);
    let (left, right) = (column == 0, column + 1 == columns);
    let round = |on: bool| if on { 4 } else { 0 };
    CornerRadius {
        nw: round(top && left),
        ne: round(top && right),
        sw: round(bottom && left),
        se: round(bottom && right),
    }
}

/// The hairlines between a cell and those before and above it.
fn ruled(ui: &Ui, cell: Rect, (row, column): (usize, usize), colour: Color32) {
    let stroke = Stroke::new(1.0, colour);
    if column > 0 {
        ui.painter().vline(cell.left(), cell.y_range(), stroke);
    }
    if row > 0 {
        ui.painter().hline(cell.x_range(), cell.top(), stroke);
    }
}

struct Cell<'a> {
    rect: Rect,
    corners: CornerRadius,
    word: &'a str,
}

impl Cell<'_> {
    /// Draws the cell; says whether it was clicked.
    fn show(&self, ui: &Ui, (id, cells): (Id, Cells), lit: Lit) -> bool {
        let lit = lit == Lit::On;
        let response = ui.interact(self.rect, id, Sense::click());
        let colours = tokens(ui);
        let fill = match (lit, response.hovered()) {
            (true, _) => colours.ink,
            (false, true) => colours.hover,
            (false, false) => Color32::TRANSPARENT,
        };
        ui.painter().rect_filled(self.rect, self.corners, fill);
        let (weight, ink) = match (lit, cells) {
            (true, _) => (Weight::SemiBold, colours.paper),
            (false, Cells::Content) => (Weight::Regular, colours.ink2),
            (false, Cells::Fill(_)) => (Weight::Regular, colours.ink),
        };
        let step = if cells == Cells::Content { text::SECONDARY } else { text::MENU };
        let galley = step.weight(weight).tabular().galley(ui, self.word, ink);
        put(ui, Align2::CENTER_CENTER, self.rect.center(), galley);
        if response.has_focus() {
            let ring = if lit { colours.paper } else { colours.ink };
            let inner = self.rect.shrink(if lit { 2.0 } else { 0.0 });
            let stroke = Stroke::new(2.0, ring);
            ui.painter().rect_stroke(inner, self.corners, stroke, StrokeKind::Inside);
        }
        response.widget_info(|| {
            WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), lit, self.word)
        });
        response.clicked()
    }
}
