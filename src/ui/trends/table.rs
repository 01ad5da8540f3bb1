//! The figures of a chart as a table: the same numbers in words, a row a mark.
//!
//! Invariant: no cell is empty: unknown reads "unknown", open reads "open". Only the rows in sight
//! are laid out.

use eframe::egui::{
    Align2, Color32, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::{ChartEvent, Scene, paint};
use crate::model::FigureId;
use crate::trends::drawing::picture::Point;
use crate::trends::drawing::symbol;
use crate::trends::source::high_words;
use crate::trends::{Attestation, Mark};
use crate::ui::theme::{Type, text, tokens};
use crate::ui::widgets::fit_words;
use crate::ui::words;

const ROW: f32 = 27.0;
const HEAD: f32 = 30.0;
/// Between two columns, in points.
const GAP: f32 = 14.0;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Group,
    Figure,
    Low,
    Best,
    High,
    Bound,
    Date,
    Grade,
    Sentence,
}

impl Column {
    const ALL: [Self; 9] = [
        Self::Group,
        Self::Figure,
        Self::Low,
        Self::Best,
        Self::High,
        Self::Bound,
        Self::Date,
        Self::Grade,
        Self::Sentence,
    ];

    /// Its name, its width in points and the side that its words stand at. The sentence has what
    /// is left.
    fn face(self) -> (&'static str, f32, Align2) {
        let (left, right) = (Align2::LEFT_CENTER, Align2::RIGHT_CENTER);
        match self {
            Self::Group => ("", 112.0, left),
            Self::Figure => ("Figure", 56.0, right),
            Self::Low => ("Low", 62.0, right),
            Self::Best => ("Best", 62.0, right),
            Self::High => ("High", 62.0, right),
            Self::Bound => ("Bound", 74.0, left),
            Self::Date => ("Date", 92.0, left),
            Self::Grade => ("Grade", 48.0, left),
            Self::Sentence => ("Sentence", 0.0, left),
        }
    }
}

/// The columns that leave the sentence its room. What is also in the figure's value goes first.
pub(super) fn columns(width: f32) -> Vec<Column> {
    let mut shown = Column::ALL.to_vec();
    for given_up in [Column::Bound, Column::Best, Column::Low, Column::High] {
        let used: f32 = shown.iter().map(|column| column.face().1 + GAP).sum();
        if width - 24.0 - used >= 220.0 {
            break;
        }
        shown.retain(|column| *column != given_up);
    }
    shown
}

/// The height that all rows want, in points.
pub(super) fn height(rows: usize) -> f32 {
    HEAD + ROW + rows.max(1) as f32 * ROW + 8.0
}

/// Draws the table; `lit` is the row of the mark that is pointed at.
pub(super) fn table(ui: &mut Ui, scene: &Scene<'_>, lit: Option<FigureId>) -> Option<ChartEvent> {
    let colours = tokens(ui);
    let whole = ui.max_rect();
    ui.painter().rect_filled(whole, 0.0, colours.panel);
    ui.painter().hline(whole.x_range(), whole.top() + 0.5, Stroke::new(1.0, colours.line));
    heading(ui, scene, Rect::from_min_size(whole.min, vec2(whole.width(), HEAD)));
    let top = whole.top() + HEAD;
    let names = Rect::from_min_size(pos2(whole.left(), top), vec2(whole.width(), ROW));
    for (column, cell) in cells(names) {
        let (name, _, align) = column.face();
        put(ui, (text::SECONDARY, colours.ink2), name, (cell, align));
    }
    let body = Rect::from_min_max(pos2(whole.left(), top + ROW), whole.max);
    let mut ui = ui.new_child(eframe::egui::UiBuilder::new().max_rect(body));
    ui.spacing_mut().item_spacing.y = 0.0;
    let marks: Vec<&Mark> = scene.trend.marks.iter().collect();
    let mut event = None;
    ScrollArea::vertical().auto_shrink(false).show_rows(&mut ui, ROW, marks.len(), |ui, rows| {
        for mark in marks.get(rows).unwrap_or_default() {
            if row(ui, scene, mark, lit) {
                event = Some(ChartEvent::Chosen(mark.figure));
            }
        }
    });
    event
}

fn heading(ui: &Ui, scene: &Scene<'_>, place: Rect) {
    let colours = tokens(ui);
    let place = place.shrink2(vec2(12.0, 0.0));
    let title = put(ui, (text::HEAD, colours.ink), "Figures", (place, Align2::LEFT_CENTER));
    let count = scene.trend.marks.len().to_string();
    let rest = place.with_min_x(title.right() + 6.0);
    let count = put(ui, (text::MENU, colours.ink2), &count, (rest, Align2::LEFT_CENTER));
    let rest = place.with_min_x(count.right() + 18.0);
    let hint = "a row is a mark; a click opens the sentence";
    put(ui, (text::MENU, colours.ink2), hint, (rest, Align2::LEFT_CENTER));
    let undated = format!("Undated {}", scene.trend.undated().count());
    put(ui, (text::MENU, colours.ink2), &undated, (place, Align2::RIGHT_CENTER));
}

/// One row; whether it was clicked.
fn row(ui: &mut Ui, scene: &Scene<'_>, mark: &Mark, lit: Option<FigureId>) -> bool {
    let colours = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let Some(attested) = Attestation::of(scene.workspace, mark.figure) else { return false };
    let is_selected = scene.selected == Some(mark.figure);
    response.widget_info(|| {
        let words = format!("{}: {}", attested.line(), attested.quote);
        WidgetInfo::selected(Role::Row, ui.is_enabled(), is_selected, words)
    });
    if is_selected || response.hovered() || lit == Some(mark.figure) {
        ui.painter().rect_filled(rect, 0.0, colours.hover);
    }
    if is_selected {
        ui.painter().rect_filled(rect.with_max_x(rect.left() + 3.0), 0.0, colours.ink);
    }
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, colours.line));
    draw_cells(ui, scene, (mark, &attested), rect);
    response.clicked()
}

fn draw_cells(ui: &Ui, scene: &Scene<'_>, (mark, attested): (&Mark, &Attestation), rect: Rect) {
    let colours = tokens(ui);
    let is_aside = mark.share.is_set_aside() || !mark.share.is_asserted();
    let number = |number: Option<u64>| number.map_or_else(|| "unknown".to_owned(), words::number);
    for (column, place) in cells(rect) {
        let words = match column {
            Column::Group => {
                group(ui, scene, mark, place);
                continue;
            }
            Column::Sentence => {
                sentence(ui, scene, (mark, attested), place);
                continue;
            }
            Column::Figure => attested.value.clone(),
            Column::Low => number(mark.low),
            Column::Best => number(mark.best),
            Column::High => high_words(mark.high),
            Column::Bound => mark.bound.words().to_owned(),
            Column::Date => mark_date(scene, mark).unwrap_or_else(|| "undated".to_owned()),
            Column::Grade => attested.grade.clone(),
        };
        let set = match column {
            Column::Figure if !is_aside => text::HEAD,
            Column::Grade => text::GRADE,
            Column::Group
            | Column::Figure
            | Column::Low
            | Column::Best
            | Column::High
            | Column::Bound
            | Column::Date
            | Column::Sentence => text::MENU,
        };
        let is_quiet = is_aside || words == "unknown" || words == "ungraded";
        let ink = if is_quiet { colours.ink2 } else { colours.ink };
        let set = if words.chars().any(char::is_alphabetic) { set } else { set.tabular() };
        put(ui, (set, ink), &words, (place, column.face().2));
    }
}

fn group(ui: &Ui, scene: &Scene<'_>, mark: &Mark, place: Rect) {
    let colours = tokens(ui);
    let group = scene.trend.groups.get(mark.group);
    let centre = place.left_center() + vec2(6.0, 0.0);
    let shapes = symbol(group.and_then(|group| group.slot), Point::default(), 0.9, None);
    paint::shapes(ui, centre, &shapes, colours.panel);
    let name = group.map_or("", |group| group.name.as_str());
    let rest = place.with_min_x(place.left() + 18.0);
    put(ui, (text::MENU, colours.ink), name, (rest, Align2::LEFT_CENTER));
}

fn sentence(ui: &Ui, scene: &Scene<'_>, (mark, attested): (&Mark, &Attestation), place: Rect) {
    let colours = tokens(ui);
    let room = (place.width() - 8.0).max(40.0);
    let (excerpt, _) = attested.excerpt((room / 7.2) as usize);
    let words = fit_words(ui, &excerpt, text::QUOTE, room);
    let galley = text::QUOTE.galley(ui, &words, colours.body);
    let at = Align2::LEFT_CENTER.anchor_size(place.left_center(), galley.size());
    if scene.selected == Some(mark.figure) {
        ui.painter().rect_filled(at.expand2(vec2(3.0, 0.0)), 2.0, colours.lamp);
    }
    ui.painter().galley(at.min, galley, colours.body);
}

/// The date as the workspace writes it.
fn mark_date(scene: &Scene<'_>, mark: &Mark) -> Option<String> {
    let figure = scene.workspace.figures.get(&mark.figure)?;
    let candidate = crate::trends::facts::Candidate::new(scene.workspace, figure);
    candidate.date().map(|when| when.date.to_string())
}

/// The cells of a row, from the left.
fn cells(row: Rect) -> Vec<(Column, Rect)> {
    let mut left = row.left() + 12.0;
    let cells = columns(row.width()).into_iter().map(|column| {
        let width = match column.face().1 {
            0.0 => (row.right() - 12.0 - left).max(0.0),
            width => width,
        };
        let cell = Rect::from_min_max(pos2(left, row.top()), pos2(left + width, row.bottom()));
        left += width + GAP;
        (column, cell)
    });
    cells.collect()
}

/// Puts words in a place, cut after a whole word where they are wider; gives back where they lie.
fn put(ui: &Ui, (set, ink): (Type, Color32), words: &str, (place, align): (Rect, Align2)) -> Rect {
    let words = fit_words(ui, words, set, place.width().max(8.0));
    let galley = set.galley(ui, &words, ink);
    let rect = align.align_size_within_rect(galley.size(), place);
    ui.painter().galley(rect.min, galley, ink);
    rect
}
