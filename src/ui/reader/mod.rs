//! The reader: the article, its marks, selecting text and choosing what stands on it.
//!
//! Invariant: drawing reads the workbench and pushes acts. What is in view decides what a frame
//! costs; the length of the article and the number of its annotations do not. Marks are painted
//! behind letters that were laid out without them.

mod access;
mod annotations;
mod caret;
mod chips;
mod float;
mod header;
mod heights;
mod keys;
mod lanes;
mod layout;
mod list;
mod marks;
mod measure;
mod page;
mod paragraphs;
mod scroll;
mod select;
mod state;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use eframe::egui::{
    Align2, CursorIcon, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, pos2,
};

pub use chips::Chip;
pub use measure::Detail;
pub use state::ReaderState;

use annotations::{BlockMarks, Lit};
use keys::Walk;
use layout::{Setting, guessed_heights};
use marks::Brush;
use measure::{Measure, Notes};
use page::Page;
use paragraphs::Block;
use scroll::{Arrived, Glide, anchor_of, place_of, placed, revealing, scroll_bar, settle, showing};
use select::Moved;
use state::{FocusBy, Sheet, Turned};

use crate::model::{Document, FigureId, Span};
use crate::ui::theme::{text, tokens};
use crate::workbench::index::Marked;
use crate::workbench::selection::TextSelection;
use crate::workbench::settings::Motion;
use crate::workbench::{Act, Workbench};

/// Draws the document in the reader across the room that is left; nothing without a document.
/// `chips` says what stands in the margin beside a figure.
pub fn reader(
    ui: &mut Ui,
    bench: &Workbench,
    state: &mut ReaderState,
    chips: &dyn Fn(FigureId) -> Option<Chip>,
    acts: &mut Vec<Act>,
) {
    let Some(document) = bench.document().map(Arc::clone) else { return };
    let room = ui.available_rect_before_wrap();
    let (bar, view) = room.split_top_bottom_at_y(room.top() + header::HEIGHT);
    header::header(ui, bar, (bench, &document), state.detail, acts);
    ui.advance_cursor_after_rect(room);
    if view.height() < 1.0 || view.width() < 1.0 {
        return;
    }
    let mut inner = ui.new_child(UiBuilder::new().id_salt("article").max_rect(view));
    inner.set_clip_rect(view.intersect(ui.clip_rect()));
    let before = acts.len();
    article(&mut inner, (bench, &document), state, chips, acts);
    if acts.len() > before {
        // What the acts change shows in the next frame.
        ui.ctx().request_repaint();
    }
}

/// Under which the window finds the article's own id, to tell its keys from those of a control.
pub(super) fn focus_key() -> Id {
    Id::unique("the article's focus")
}

fn article(
    ui: &mut Ui,
    (bench, document): (&Workbench, &Document),
    state: &mut ReaderState,
    chips: &dyn Fn(FigureId) -> Option<Chip>,
    acts: &mut Vec<Act>,
) {
    let view = ui.max_rect();
    ui.painter().rect_filled(view, 0.0, tokens(ui).paper);
    let response = ui.interact(view, ui.scope_id().with("text"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, "Article"));
    ui.ctx().data_mut(|data| data.insert_temp(focus_key(), response.id));

    if response.gained_focus() {
        let pressed = ui.input(|input| input.pointer.any_down());
        state.focus = if pressed { FocusBy::Pointer } else { FocusBy::Keyboard };
    }
    let turned = state.turn_to(document);
    state.found.follow(document.id, bench.revision());
    let measure = Measure::new(view.width(), bench.settings().reader_zoom, state.detail);
    let mut sheet = std::mem::take(&mut state.sheet);
    let page = Frame { bench, document, view, measure, turned }.page(
        ui,
        &response,
        (&mut sheet, state),
        acts,
    );
    let anchor = sheet.anchor;
    let opened = pressed_at(ui, &response).and_then(|at| list::opened(&page, at, anchor));
    if opened.is_none() {
        select::mouse(ui, &response, &page, (state, bench.selection()), acts);
    }
    hover(ui, &response, &page, state);
    paint(ui, &response, (bench, &page), state, &measure);
    let lit = Lit::of(bench.session(), bench.selection().chosen.as_ref());
    chips::chips(ui, (&page, measure.notes), (&lit, pointed(bench)), chips, acts);
    if state.press.is_none() && state.detail == Detail::Full {
        float::actions(ui, (&page, &measure), bench, acts);
    }
    list::list(ui, &page, (&mut state.listed, anchor), acts);
    if opened.is_some() {
        state.listed = opened;
        ui.ctx().request_repaint();
    }
    if ui.ctx().has_accesskit_node(response.id) {
        access::describe(ui, &page, acts);
    }
    drop(page);
    state.sheet = sheet;
}

/// Where the text is pressed in this frame.
fn pressed_at(ui: &Ui, response: &Response) -> Option<eframe::egui::Pos2> {
    let pointer = ui.input(|input| input.pointer.clone());
    let pressed = pointer.primary_pressed() && response.is_pointer_button_down_on();
    pointer.latest_pos().filter(|_| pressed)
}

/// What a frame knows before it lays anything out.
struct Frame<'a> {
    bench: &'a Workbench,
    document: &'a Document,
    view: Rect,
    measure: Measure,
    turned: Turned,
}

impl<'a> Frame<'a> {
    /// Moves the view as keys, wheel and requests ask, and lays out what is in it.
    fn page(
        &self,
        ui: &Ui,
        response: &Response,
        (sheet, state): (&mut Sheet, &mut ReaderState),
        acts: &mut Vec<Act>,
    ) -> Page<'a> {
        let alike = sheet.measure.is_some_and(|measure| measure.sets_like(&self.measure));
        if !alike {
            sheet.heights = guessed_heights(&sheet.blocks, &self.measure);
        }
        sheet.measure = Some(self.measure);
        let mut setting = Setting {
            ctx: ui.ctx(),
            text: &self.document.text,
            blocks: &sheet.blocks,
            heights: &mut sheet.heights,
            measure: self.measure,
            tokens: tokens(ui),
            done: BTreeMap::new(),
        };
        if !alike && self.turned != Turned::New {
            sheet.anchor = anchor_of(&mut setting, sheet.place);
        }
        let mut anchor = sheet.anchor;
        self.scroll(ui, &mut setting, (&mut anchor, state));
        let walked = self.follow_keys(ui, response, &mut setting, (&mut anchor, state));
        acts.extend(walked.map(|text| Act::SelectText(Some(text))));
        anchor = settle(&mut setting, anchor, self.view.height());
        let bar = ui.scope_id().with("scroll bar");
        if let Some(dragged) = scroll_bar(ui, bar, self.view, &setting, (anchor, &mut state.grip)) {
            state.glide = None;
            anchor = settle(&mut setting, dragged, self.view.height());
        }
        let blocks = self.marked(&mut setting, anchor, state);
        if let Some(laid) = setting.laid(anchor.block) {
            sheet.place = place_of(&laid, anchor);
        }
        sheet.anchor = anchor;
        Page { text: &self.document.text, view: self.view, column: self.measure.column, blocks }
    }

    /// The blocks in view with their marks, and the one above when a note of it may reach down.
    fn marked(
        &self,
        setting: &mut Setting<'_>,
        anchor: scroll::Anchor,
        state: &mut ReaderState,
    ) -> Vec<(layout::Placed, Rc<BlockMarks>)> {
        let (session, id) = (self.bench.session(), self.document.id);
        let mut marks_of = |index: usize, block: &Block| {
            annotations::marks_of(&mut state.found, session, id, (index, block.span()))
        };
        let above = anchor.block.checked_sub(1).filter(|above| {
            let block = setting.blocks.get(*above);
            let noted = block.map(|block| !marks_of(*above, block).notes.is_empty());
            self.measure.notes != Notes::None && noted.unwrap_or(false)
        });
        let first = above.unwrap_or(anchor.block);
        let blocks = placed(setting, anchor, first, self.view).into_iter();
        let marked = blocks.map(|placed| {
            let marks = marks_of(placed.laid.index, &placed.laid.block);
            (placed, marks)
        });
        marked.collect()
    }

    /// Wheel, requests to reveal, the glide, and the pointer that drags past an edge.
    fn scroll(
        &self,
        ui: &Ui,
        setting: &mut Setting<'_>,
        (anchor, state): (&mut scroll::Anchor, &mut ReaderState),
    ) {
        if ui.rect_contains_pointer(self.view) {
            let wheel = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta.y));
            if wheel != 0.0 {
                anchor.px -= wheel;
                state.glide = None;
            }
        }
        let now = ui.input(|input| input.time);
        let selection = self.bench.selection();
        // The source stands where the trends were opened, or where the reader was sent since.
        let stand = selection.stand.filter(|_| state.detail == Detail::Source);
        let asked = selection.reveal.into_iter().chain(stand).max_by_key(|asked| asked.serial);
        if let Some(reveal) = asked.filter(|asked| asked.serial > state.followed) {
            state.followed = reveal.serial;
            let target = revealing(setting, reveal.span, self.view.height());
            let still = self.bench.settings().motion == Motion::Reduced;
            if still || self.turned != Turned::No {
                *anchor = target;
            } else {
                let way = (*anchor, target);
                state.glide = Some(Glide::new(setting, way, self.view.height(), now));
            }
        }
        if let Some(glide) = state.glide {
            let (at, arrived) = glide.at(now);
            *anchor = at;
            match arrived {
                Arrived::Yes => state.glide = None,
                Arrived::NotYet => ui.ctx().request_repaint(),
            }
        }
        if state.press.as_ref().is_some_and(|press| press.moved == Moved::Yes) {
            anchor.px += pull(ui, self.view);
        }
    }

    fn follow_keys(
        &self,
        ui: &Ui,
        response: &Response,
        setting: &mut Setting<'_>,
        (anchor, state): (&mut scroll::Anchor, &mut ReaderState),
    ) -> Option<TextSelection> {
        let view = self.view.height();
        let selected = self.bench.selection().text.clone();
        let start = first_byte(setting, *anchor);
        let text = selected.unwrap_or_else(|| TextSelection::caret(start));
        let walk = Walk { text, anchor: *anchor, goal: state.goal };
        let walk = keys::keys(ui, response, setting, walk, view)?;
        state.goal = walk.goal;
        state.glide = None;
        let spare = 30.0_f32.min(view / 4.0);
        *anchor = showing(setting, walk.anchor, walk.text.focus, (view, spare));
        Some(walk.text)
    }
}

/// The first byte in view: where a caret begins when there is none.
fn first_byte(setting: &mut Setting<'_>, anchor: scroll::Anchor) -> usize {
    setting.laid(anchor.block).map_or(0, |laid| place_of(&laid, anchor).byte)
}

/// How far the page is pulled in this frame by a pointer that drags past its edge.
fn pull(ui: &Ui, view: Rect) -> f32 {
    let Some(at) = ui.input(|input| input.pointer.latest_pos()) else { return 0.0 };
    let past = (at.y - view.bottom()).max(0.0) + (at.y - view.top()).min(0.0);
    if past == 0.0 {
        return 0.0;
    }
    ui.ctx().request_repaint();
    let seconds = ui.input(|input| input.stable_dt).min(0.1);
    (past * 12.0).clamp(-3_000.0, 3_000.0) * seconds
}

fn hover(ui: &Ui, response: &Response, page: &Page<'_>, state: &mut ReaderState) {
    let at = response.hover_pos().filter(|_| state.press.is_none());
    state.hovered = at.and_then(|at| page.marks_under(at).first().copied());
    let Some(at) = at else { return };
    let left = page.text_right() - page.column;
    if at.x >= left - 4.0 && at.x <= page.text_right() + 4.0 {
        ui.set_cursor_icon(CursorIcon::Text);
    } else if state.hovered.is_some() {
        ui.set_cursor_icon(CursorIcon::PointingHand);
    }
}

fn paint(
    ui: &Ui,
    response: &Response,
    (bench, page): (&Workbench, &Page<'_>),
    state: &ReaderState,
    measure: &Measure,
) {
    let colours = tokens(ui);
    let text = bench.selection().text.as_ref();
    let mut selected: Vec<Span> = text.map(TextSelection::spans).unwrap_or_default();
    selected.extend(float::form_spans(bench).unwrap_or_default());
    let lit = Lit::of(bench.session(), bench.selection().chosen.as_ref());
    let brush = Brush {
        painter: ui.painter(),
        tokens: colours,
        lit: &lit,
        hovered: state.hovered.or(pointed(bench).map(Marked::Figure)),
        selected: &selected,
    };
    for (placed, marks) in &page.blocks {
        marks::paint(&brush, placed, marks);
        ui.painter().galley(placed.corner, Arc::clone(&placed.laid.galley), colours.body);
        if measure.detail == Detail::Full {
            paint_number(ui, placed);
        }
    }
    if response.has_focus() {
        if let Some(caret) = text.and_then(|text| page.caret(text.focus)) {
            let line = Stroke::new(1.5, colours.ink);
            ui.painter().vline(caret.left(), caret.shrink(3.0).y_range(), line);
        }
        if state.focus == FocusBy::Keyboard {
            let ring = Stroke::new(2.0, colours.ink);
            ui.painter().rect_stroke(page.view, 0.0, ring, StrokeKind::Inside);
        }
    }
}

/// The figure whose mark is pointed at in the chart.
fn pointed(bench: &Workbench) -> Option<FigureId> {
    bench.selection().pointed
}

/// The paragraph's number, level with its first line.
fn paint_number(ui: &Ui, placed: &layout::Placed) {
    let number = placed.laid.block.number;
    if number == 0 {
        return;
    }
    let colours = tokens(ui);
    let galley = text::KEY.galley(ui, &number.to_string(), colours.ink2);
    let (top, bottom) = placed.row_range(0);
    let at = pos2(placed.corner.x - 35.0, f32::midpoint(top, bottom));
    let rect = Align2::RIGHT_CENTER.anchor_size(at, galley.size());
    ui.painter().galley(rect.min, galley, colours.ink2);
}
