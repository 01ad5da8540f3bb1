//! The figures of a chart as a table: the same numbers in words, a row a mark.
//!
//! Invariant: no cell is empty: unknown reads "unknown", open reads "open". Only the rows in sight
//! are laid out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use eframe::egui::{
    Align2, Color32, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::{ChartEvent, ChartState, Scene, paint};
use crate::model::FigureId;
use crate::trends::drawing::picture::Point;
use crate::trends::drawing::{hollow, symbol};
use crate::trends::source::high_words;
use crate::trends::{Attestation, Mark, Trend, report};
use crate::ui::theme::{Type, text, tokens};
use crate::ui::widgets::fit_words;
use crate::ui::words;

const ROW: f32 = 27.0;
const HEAD: f32 = 30.0;
/// Between two columns, in points.
const GAP: f32 = 14.0;
/// The widest that a column of words is, unless a single word is wider.
const WIDEST: f32 = 150.0;
/// From the left edge of a group's cell to its name.
const SYMBOL: f32 = 18.0;

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

    /// Its name and the side that its words stand at.
    fn face(self) -> (&'static str, Align2) {
        let (left, right) = (Align2::LEFT_CENTER, Align2::RIGHT_CENTER);
        match self {
            Self::Group => ("", left),
            Self::Figure => ("Figure", right),
            Self::Low => ("Low", right),
            Self::Best => ("Best", right),
            Self::High => ("High", right),
            Self::Bound => ("Bound", left),
            Self::Date => ("Date", left),
            Self::Grade => ("Grade", left),
            Self::Sentence => ("Sentence", left),
        }
    }

    /// How its words are set where they count.
    fn set(self) -> Type {
        match self {
            Self::Figure => text::HEAD,
            Self::Grade => text::GRADE,
            Self::Group
            | Self::Low
            | Self::Best
            | Self::High
            | Self::Bound
            | Self::Date
            | Self::Sentence => text::MENU,
        }
    }
}

/// How wide the columns are: as their widest words, and no wider than leaves the sentence room.
///
/// Invariant: they are those of the trend that they were measured for.
#[derive(Debug, Default)]
pub(super) struct Widths {
    trend: Option<Arc<Trend>>,
    of: BTreeMap<Column, f32>,
}

impl Widths {
    /// Measures the columns of another trend than the last.
    pub(super) fn follow(&mut self, ui: &Ui, scene: &Scene<'_>) {
        if self.trend.as_ref().is_some_and(|known| Arc::ptr_eq(known, scene.trend)) {
            return;
        }
        self.trend = Some(Arc::clone(scene.trend));
        self.of =
            Column::ALL.into_iter().map(|column| (column, widest(ui, scene, column))).collect();
    }

    fn of(&self, column: Column) -> f32 {
        self.of.get(&column).copied().unwrap_or_default()
    }
}

/// The width of a column's widest words; nothing for the sentence, which has what is left.
fn widest(ui: &Ui, scene: &Scene<'_>, column: Column) -> f32 {
    let marks = scene.trend.marks.iter();
    let cells: BTreeSet<String> = match column {
        Column::Sentence => return 0.0,
        Column::Group => scene.trend.groups.iter().map(|group| group.name.clone()).collect(),
        Column::Grade => BTreeSet::from(["ungraded".to_owned()]),
        Column::Figure
        | Column::Low
        | Column::Best
        | Column::High
        | Column::Bound
        | Column::Date => marks.map(|mark| words_of(scene, mark, column)).collect(),
    };
    let mut longest: Vec<&String> = cells.iter().collect();
    longest.sort_by_key(|words| std::cmp::Reverse(words.chars().count()));
    let set = |words: &str| tabular(column.set(), words);
    let width = |words: &str| set(words).width(ui, words);
    // Letters differ in width: the few longest are measured.
    let all = longest.iter().take(12).map(|words| width(words)).fold(0.0, f32::max);
    let word = |words: &&String| words.split(' ').map(width).fold(0.0, f32::max);
    let unbroken = longest.iter().take(40).map(word).fold(0.0, f32::max);
    let name = text::SECONDARY.width(ui, column.face().0);
    let sign = if column == Column::Group { SYMBOL } else { 0.0 };
    all.min(WIDEST.max(unbroken)).max(name).ceil() + 1.0 + sign
}

/// The columns that leave the sentence its room. What is also in the figure's value goes first.
pub(super) fn columns(width: f32, widths: &Widths) -> Vec<Column> {
    let mut shown = Column::ALL.to_vec();
    for given_up in [Column::Bound, Column::Best, Column::Low, Column::High] {
        let used: f32 = shown.iter().map(|column| widths.of(*column) + GAP).sum();
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

/// Draws the table; the row of the mark that is pointed at is lit.
pub(super) fn table(ui: &mut Ui, scene: &Scene<'_>, state: &mut ChartState) -> Option<ChartEvent> {
    state.columns.follow(ui, scene);
    let (widths, lit) = (&state.columns, state.lit());
    let colours = tokens(ui);
    let whole = ui.max_rect();
    ui.painter().rect_filled(whole, 0.0, colours.panel);
    ui.painter().hline(whole.x_range(), whole.top() + 0.5, Stroke::new(1.0, colours.line));
    heading(ui, scene, Rect::from_min_size(whole.min, vec2(whole.width(), HEAD)));
    let top = whole.top() + HEAD;
    let names = Rect::from_min_size(pos2(whole.left(), top), vec2(whole.width(), ROW));
    for (column, cell) in cells(names, widths) {
        let (name, align) = column.face();
        put(ui, (text::SECONDARY, colours.ink2), name, (cell, align));
    }
    let body = Rect::from_min_max(pos2(whole.left(), top + ROW), whole.max);
    let mut ui = ui.new_child(eframe::egui::UiBuilder::new().max_rect(body));
    ui.spacing_mut().item_spacing.y = 0.0;
    let marks = &scene.trend.marks;
    let mut event = None;
    ScrollArea::vertical().auto_shrink(false).show_rows(&mut ui, ROW, marks.len(), |ui, rows| {
        for mark in marks.get(rows).unwrap_or_default() {
            if row(ui, scene, mark, (lit, widths)) {
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
    let undated = format!("Undated {}", scene.trend.left_out.undated.len());
    let end = put(ui, (text::MENU, colours.ink2), &undated, (place, Align2::RIGHT_CENTER));
    let rest = Rect::from_x_y_ranges(count.right() + 18.0..=end.left() - 18.0, place.y_range());
    let hint = "a row is a mark; a click opens the sentence";
    if rest.width() >= text::MENU.width(ui, hint) {
        put(ui, (text::MENU, colours.ink2), hint, (rest, Align2::LEFT_CENTER));
    }
}

/// One row; whether it was clicked.
fn row(
    ui: &mut Ui,
    scene: &Scene<'_>,
    mark: &Mark,
    (lit, widths): (Option<FigureId>, &Widths),
) -> bool {
    let colours = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let Some(attested) = Attestation::of(scene.workspace, mark.figure) else { return false };
    let is_selected = scene.selected == Some(mark.figure);
    response.widget_info(|| {
        let aside = tag(mark).map(|tag| format!(" ({tag})")).unwrap_or_default();
        let words = format!("{}{aside}: {}", attested.line(), attested.quote);
        WidgetInfo::selected(Role::Row, ui.is_enabled(), is_selected, words)
    });
    if is_selected || response.hovered() || lit == Some(mark.figure) {
        ui.painter().rect_filled(rect, 0.0, colours.hover);
    }
    if is_selected {
        ui.painter().rect_filled(rect.with_max_x(rect.left() + 3.0), 0.0, colours.ink);
    }
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, colours.line));
    draw_cells(ui, scene, (mark, &attested), (rect, widths));
    let clicked = response.clicked();
    if let Some(reason) = report::reason(scene.trend, mark) {
        response.on_hover_text(format!("Set aside: {reason}"));
    }
    clicked
}

/// What says that a figure adds to nothing.
fn tag(mark: &Mark) -> Option<&'static str> {
    if mark.share.is_set_aside() {
        Some("set aside")
    } else {
        (!mark.share.is_asserted()).then_some("not counted")
    }
}

/// What a cell says; nothing for those that are more than words.
fn words_of(scene: &Scene<'_>, mark: &Mark, column: Column) -> String {
    match column {
        Column::Figure => mark.value.clone(),
        Column::Low => words::known(mark.low),
        Column::Best => words::known(mark.best),
        Column::High => high_words(mark.high),
        Column::Bound => mark.bound.words().to_owned(),
        Column::Date => mark_date(scene, mark).unwrap_or_else(|| "undated".to_owned()),
        Column::Group | Column::Grade | Column::Sentence => String::new(),
    }
}

/// Numbers stand in columns; words would lose their letters in that face.
fn tabular(set: Type, words: &str) -> Type {
    if words.chars().any(char::is_alphabetic) { set } else { set.tabular() }
}

fn draw_cells(
    ui: &Ui,
    scene: &Scene<'_>,
    (mark, attested): (&Mark, &Attestation),
    (rect, widths): (Rect, &Widths),
) {
    let colours = tokens(ui);
    let is_aside = tag(mark).is_some();
    for (column, place) in cells(rect, widths) {
        let words = match column {
            Column::Group => {
                group(ui, scene, mark, place);
                continue;
            }
            Column::Sentence => {
                sentence(ui, scene, (mark, attested), place);
                continue;
            }
            Column::Grade => attested.grade.clone(),
            Column::Figure
            | Column::Low
            | Column::Best
            | Column::High
            | Column::Bound
            | Column::Date => words_of(scene, mark, column),
        };
        let set = if column == Column::Figure && is_aside { text::MENU } else { column.set() };
        let is_quiet = is_aside || ["unknown", "ungraded", "undated"].contains(&words.as_str());
        let ink = if is_quiet { colours.ink2 } else { colours.ink };
        put(ui, (tabular(set, &words), ink), &words, (place, column.face().1));
    }
}

fn group(ui: &Ui, scene: &Scene<'_>, mark: &Mark, place: Rect) {
    let colours = tokens(ui);
    let group = scene.trend.groups.get(mark.group);
    let centre = place.left_center() + vec2(6.0, 0.0);
    let slot = group.and_then(|group| group.slot);
    let shapes = if tag(mark).is_some() {
        hollow(slot, Point::default())
    } else {
        symbol(slot, Point::default(), 0.9, None)
    };
    paint::shapes(ui, centre, &shapes, colours.panel);
    let name = group.map_or("", |group| group.name.as_str());
    let rest = place.with_min_x(place.left() + SYMBOL);
    put(ui, (text::MENU, colours.ink), name, (rest, Align2::LEFT_CENTER));
}

fn sentence(ui: &Ui, scene: &Scene<'_>, (mark, attested): (&Mark, &Attestation), place: Rect) {
    let colours = tokens(ui);
    let place = match tag(mark) {
        Some(tag) => place.with_min_x(paint_tag(ui, tag, place) + 8.0),
        None => place,
    };
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

/// Paints a tag at the left of a place; gives back its right edge.
fn paint_tag(ui: &Ui, tag: &str, place: Rect) -> f32 {
    let colours = tokens(ui);
    let galley = text::SECONDARY.galley(ui, tag, colours.ink2);
    let size = galley.size() + vec2(10.0, 2.0);
    let rect = Align2::LEFT_CENTER.align_size_within_rect(size, place);
    let edge = Stroke::new(1.0, colours.line2);
    ui.painter().rect_stroke(rect, 3.0, edge, StrokeKind::Inside);
    ui.painter().galley(rect.min + vec2(5.0, 1.0), galley, colours.ink2);
    rect.right()
}

/// The date as short as a person writes it: "about Jan 2024".
fn mark_date(scene: &Scene<'_>, mark: &Mark) -> Option<String> {
    let figure = scene.workspace.figures.get(&mark.figure)?;
    let candidate = crate::trends::facts::Candidate::new(scene.workspace, figure);
    candidate.date().map(|when| when.date.short())
}

/// The cells of a row, from the left.
fn cells(row: Rect, widths: &Widths) -> Vec<(Column, Rect)> {
    let mut left = row.left() + 12.0;
    let cells = columns(row.width(), widths).into_iter().map(|column| {
        let width = if column == Column::Sentence {
            (row.right() - 12.0 - left).max(0.0)
        } else {
            widths.of(column)
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
