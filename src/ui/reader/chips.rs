//! Notes of figures in the margin: the group's shape, the value, the harm.
//!
//! Invariant: a note stands level with the line of its number, or below the note before it. More
//! than three at one line fold to a count.

use std::collections::BTreeMap;

use eframe::egui::{
    Align2, CornerRadius, CursorIcon, Galley, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

use super::annotations::Lit;
use super::measure::Notes;
use super::page::Page;
use crate::model::{FigureId, RecordId};
use crate::ui::theme::{Weight, text, tokens};
use crate::ui::widgets::{GroupShape, Ring, focus_ring, group_mark, paint_shape};
use crate::workbench::Act;

/// What a figure's note says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// Its group in the chart, from 0.
    pub group: usize,
    /// Its value, short: ">130".
    pub value: String,
    /// What was done: "killed".
    pub harm: &'static str,
    /// Date, place and grade, for a margin with room.
    pub note: String,
}

/// Notes at one line before they fold.
const AT_ONE_LINE: usize = 3;
/// From the text to the notes.
const OFF: f32 = 15.0;
/// Padding at the left and right.
const PAD: f32 = 8.0;
/// From the top of a note to the line that is level with the number.
const LEVEL: f32 = 11.0;

/// A note and where it stands.
struct Note {
    figure: FigureId,
    chip: Chip,
    /// Middle of the line of its number.
    level: f32,
}

/// Draws the notes of the page.
pub(super) fn chips(
    ui: &Ui,
    (page, notes): (&Page<'_>, Notes),
    lit: (&Lit, Option<FigureId>),
    chips: &dyn Fn(FigureId) -> Option<Chip>,
    acts: &mut Vec<Act>,
) {
    if notes == Notes::None {
        return;
    }
    let (shown, folded) = notes_of(page, chips);
    let mut free = f32::NEG_INFINITY;
    for note in &shown {
        free = draw(ui, (page, notes), note, (lit, free), acts);
    }
    for (level, hidden) in folded.values() {
        let galley = text::KEY.galley(ui, &format!("+{hidden}"), tokens(ui).ink2);
        let y = free.max(*level);
        let rect =
            Align2::LEFT_TOP.anchor_size(pos2(page.text_right() + OFF + PAD, y), galley.size());
        ui.painter().galley(rect.min, galley, tokens(ui).ink2);
    }
}

type Folded = BTreeMap<i32, (f32, usize)>;

/// The notes to draw, from the top, and how many are folded at which line.
fn notes_of(page: &Page<'_>, chips: &dyn Fn(FigureId) -> Option<Chip>) -> (Vec<Note>, Folded) {
    let mut shown: Vec<Note> = Vec::new();
    let mut folded = Folded::new();
    let mut at_line: BTreeMap<i32, usize> = BTreeMap::new();
    for (placed, marks) in &page.blocks {
        for &(figure, byte) in &marks.notes {
            let Some(chip) = chips(figure) else { continue };
            let (top, bottom) = placed.row_range(placed.laid.row_of(byte));
            let level = f32::midpoint(top, bottom);
            let line = level.round() as i32;
            let count = at_line.entry(line).or_insert(0);
            *count += 1;
            if *count > AT_ONE_LINE {
                folded.entry(line).or_insert((level, 0)).1 += 1;
            } else {
                shown.push(Note { figure, chip, level });
            }
        }
    }
    (shown, folded)
}

/// Draws a note; gives the height from which on there is room below it.
fn draw(
    ui: &Ui,
    (page, notes): (&Page<'_>, Notes),
    note: &Note,
    ((lit, pointed), free): ((&Lit, Option<FigureId>), f32),
    acts: &mut Vec<Act>,
) -> f32 {
    let face = Face::new(ui, note, notes);
    let size = face.size();
    let top = (note.level - LEVEL).max(free);
    let rect = Rect::from_min_size(pos2(page.text_right() + OFF, top), size);
    if !rect.intersects(page.view) {
        return rect.bottom() + 2.0;
    }
    let id = Id::unique(("reader note", note.figure)).with(ui.scope_id());
    let response = ui.interact(rect, id, Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
    let colours = tokens(ui);
    let lit = lit.figure(note.figure);
    let (ground, edge) = if lit {
        (colours.lamp, Stroke::new(1.5, colours.ink))
    } else if response.hovered() || pointed == Some(note.figure) {
        (colours.hover, Stroke::NONE)
    } else {
        (colours.paper, Stroke::NONE)
    };
    ui.painter().rect(rect, CornerRadius::same(4), ground, edge, StrokeKind::Inside);
    let (shape, colour) = group_mark(colours, note.chip.group);
    face.paint(ui, rect, (shape, colour));
    focus_ring(ui, &response, 4, Ring::Off);
    let said = format!("Figure: {} {}", note.chip.value, note.chip.harm);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, lit, &said));
    if response.clicked() {
        acts.push(Act::Choose(Some(RecordId::Figure(note.figure))));
    }
    rect.bottom() + 2.0
}

/// A note's words, measured.
struct Face {
    value: Arc<Galley>,
    harm: Option<Arc<Galley>>,
    second: Option<Arc<Galley>>,
}

impl Face {
    fn new(ui: &Ui, note: &Note, notes: Notes) -> Self {
        let colours = tokens(ui);
        let step = text::SECONDARY;
        let value = step.weight(Weight::SemiBold).tabular();
        let words = notes != Notes::Value && !note.chip.harm.is_empty();
        let second = notes == Notes::TwoLines && !note.chip.note.is_empty();
        Self {
            value: value.galley(ui, &note.chip.value, colours.ink),
            harm: words.then(|| step.galley(ui, note.chip.harm, colours.ink2)),
            second: second.then(|| {
                let room = 220.0 - OFF - 2.0 * PAD - 22.0;
                let note = crate::ui::widgets::fit_words(ui, &note.chip.note, step, room);
                step.galley(ui, &note, colours.ink2)
            }),
        }
    }

    fn size(&self) -> eframe::egui::Vec2 {
        let first =
            self.value.size().x + self.harm.as_ref().map_or(0.0, |harm| 4.0 + harm.size().x);
        let second = self.second.as_ref().map_or(0.0, |second| second.size().x);
        let height = if self.second.is_some() { 38.0 } else { 22.0 };
        vec2((PAD + 16.0 + first.max(second) + PAD).ceil(), height)
    }

    fn paint(&self, ui: &Ui, rect: Rect, (shape, colour): (GroupShape, eframe::egui::Color32)) {
        let middle = rect.top() + LEVEL;
        let ink = tokens(ui).ink;
        paint_shape(ui.painter(), shape, pos2(rect.left() + PAD + 4.0, middle), 4.0, colour);
        let at = pos2(rect.left() + PAD + 16.0, middle);
        let value = Align2::LEFT_CENTER.anchor_size(at, self.value.size());
        ui.painter().galley(value.min, Arc::clone(&self.value), ink);
        if let Some(harm) = &self.harm {
            let at = pos2(value.right() + 4.0, middle);
            let rect = Align2::LEFT_CENTER.anchor_size(at, harm.size());
            ui.painter().galley(rect.min, Arc::clone(harm), ink);
        }
        if let Some(second) = &self.second {
            let at = pos2(rect.left() + PAD + 16.0, middle + 16.0);
            let rect = Align2::LEFT_CENTER.anchor_size(at, second.size());
            ui.painter().galley(rect.min, Arc::clone(second), ink);
        }
    }
}
