//! The command palette: commands first, then figures, entities and documents.
//!
//! Invariant: every command of the program has a row here; the chosen row is always in sight; and
//! closing the palette gives the keyboard back to where it was.

mod rows;

use eframe::egui::{
    self, Id, Key, Modal, Modifiers, Rect, ScrollArea, Sense, TextEdit, Ui, pos2, text::LayoutJob,
    vec2,
};

use super::icon;
use super::left::type_colour;
use super::menus::key_of;
use super::theme::{GROUPS, Pointer, Weight, text, tokens};
use super::widgets::{Lead, Lit, fit_words, group_mark, key_caps, paint_lead};
use crate::workbench::{Act, Command, Palette, Workbench};
use rows::{Row, Sign, rows};

/// Height of a row.
const ROW: f32 = 32.0;
/// Width where there is room.
const WIDTH: f32 = 640.0;
/// From the top of the window.
const TOP: f32 = 84.0;
/// From the row's left edge to its words.
const WORDS: f32 = 35.0;

/// What the palette remembers between frames.
#[derive(Debug, Default)]
pub(super) struct PaletteState {
    typed: String,
    at: usize,
    open: Open,
    /// What had the keyboard before.
    before: Option<Id>,
    rows: Vec<Row>,
    key: Option<((u64, u64), String)>,
}

/// Whether the palette was open in the last frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Open {
    #[default]
    No,
    Yes,
}

/// What the keys of a frame ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// Nothing.
    Nothing,
    /// Another row is chosen.
    Moved,
    /// The chosen row is run.
    Run,
    /// The palette closes.
    Close,
}

/// Draws the palette while it is open and runs what is chosen.
pub(super) fn palette(
    ui: &mut Ui,
    bench: &Workbench,
    state: &mut PaletteState,
    acts: &mut Vec<Act>,
) {
    if bench.palette() == Palette::Closed {
        close(ui, state);
        return;
    }
    let fresh = state.open == Open::No;
    if fresh {
        let before = ui.memory(egui::Memory::focused);
        *state = PaletteState { open: Open::Yes, before, ..PaletteState::default() };
    }
    let key = (bench.revision(), state.typed.clone());
    if state.key.as_ref() != Some(&key) {
        state.rows = rows(bench, &state.typed);
        state.at = likeliest(&state.rows);
        state.key = Some(key);
    }
    let asked = keys(ui, state);
    let (clicked, outside) = show(ui, bench, state, (fresh, asked));
    let run = clicked.or((asked == Asked::Run).then_some(state.at));
    if let Some(row) = run.and_then(|at| state.rows.get(at)) {
        // Closing first: the act may open a dialog.
        acts.push(Act::Run(Command::Escape));
        acts.push(row.act.clone());
    } else if outside || asked == Asked::Close {
        acts.push(Act::Run(Command::Escape));
    }
}

/// The first row that is called as it was typed, before those found only by their note.
fn likeliest(rows: &[Row]) -> usize {
    rows.iter().position(|row| !row.lit.is_empty()).unwrap_or(0)
}

/// Gives the keyboard back, once.
fn close(ui: &Ui, state: &mut PaletteState) {
    if state.open == Open::No {
        return;
    }
    let before = std::mem::take(state).before;
    if let Some(before) = before
        && ui.memory(egui::Memory::focused).is_none()
    {
        ui.memory_mut(|memory| memory.request_focus(before));
    }
}

/// The row that was clicked, and whether the palette was left by a click beside it or by Escape.
fn show(
    ui: &Ui,
    bench: &Workbench,
    state: &mut PaletteState,
    (fresh, asked): (bool, Asked),
) -> (Option<usize>, bool) {
    let page = ui.ctx().content_rect();
    let frame = egui::Frame::popup(ui.style()).inner_margin(0);
    let top = TOP.min(page.height() / 9.0);
    let area = egui::Area::new(Id::unique("palette area"))
        .anchor(egui::Align2::CENTER_TOP, vec2(0.0, top))
        .order(egui::Order::Foreground);
    let modal = Modal::new(Id::unique("palette")).area(area).frame(frame);
    let shown = modal.backdrop_color(tokens(ui).scrim).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH.min(page.width() - 40.0));
        ui.spacing_mut().item_spacing.y = 0.0;
        field(ui, state, fresh);
        let most = (page.height() - top - 48.0 - 32.0 - 24.0).clamp(ROW * 2.0, 430.0);
        let clicked = list(ui, bench, state, (most, asked));
        foot(ui);
        clicked
    });
    (shown.inner, shown.should_close())
}

fn keys(ui: &Ui, state: &mut PaletteState) -> Asked {
    let last = state.rows.len().saturating_sub(1);
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        let next = if pressed(Key::ArrowDown) {
            if state.at >= last { 0 } else { state.at + 1 }
        } else if pressed(Key::ArrowUp) {
            state.at.checked_sub(1).unwrap_or(last)
        } else if pressed(Key::PageDown) {
            (state.at + 10).min(last)
        } else if pressed(Key::PageUp) {
            state.at.saturating_sub(10)
        } else if pressed(Key::Enter) {
            return Asked::Run;
        } else if input.consume_key(Modifiers::COMMAND, Key::K) {
            return Asked::Close;
        } else {
            return Asked::Nothing;
        };
        state.at = next;
        Asked::Moved
    })
}

fn field(ui: &mut Ui, state: &mut PaletteState, fresh: bool) {
    let colours = tokens(ui);
    let id = Id::unique("palette field");
    ui.horizontal(|ui| {
        ui.set_height(48.0);
        ui.add_space(14.0);
        let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
        let lens = Lead::Outline(icon::MAGNIFYING_GLASS);
        paint_lead(ui, lens, rect.center(), Pointer::Away);
        let edit = TextEdit::singleline(&mut state.typed)
            .id(id)
            .font(text::PALETTE.font_id())
            .text_color(colours.ink)
            .hint_text(text::PALETTE.rich("Search or run a command", colours.ink3))
            .frame(egui::Frame::new())
            .desired_width(ui.available_width() - 52.0);
        let _field = ui.add(edit).accessible_name("Search or run a command");
        key_caps(ui, &["Esc"]);
    });
    if fresh {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    super::widgets::hairline(ui);
}

fn list(
    ui: &mut Ui,
    bench: &Workbench,
    state: &mut PaletteState,
    (most, asked): (f32, Asked),
) -> Option<usize> {
    let colours = tokens(ui);
    let mut clicked = None;
    let mut pointed = None;
    let moves = ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO);
    ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, |ui| {
        ui.add_space(4.0);
        let mut head = "";
        for (at, row) in state.rows.iter().enumerate() {
            let mut above = 0.0;
            if row.head != head {
                head = row.head;
                above = head_row(ui, head);
            }
            let response = draw_row(ui, bench, row, Lit::from(at == state.at));
            if at == state.at && asked == Asked::Moved {
                // The head of the first row of a kind comes in sight with it.
                let whole = response.rect.with_min_y(response.rect.top() - above);
                ui.scroll_to_rect(whole.expand2(vec2(0.0, 4.0)), None);
            }
            if response.hovered() && moves {
                pointed = Some(at);
            }
            if response.clicked() {
                clicked = Some(at);
            }
        }
        if state.rows.is_empty() {
            egui::Frame::new().inner_margin(16).show(ui, |ui| {
                ui.label(text::INTERFACE.rich("Nothing is called so.", colours.ink2));
            });
        }
        ui.add_space(4.0);
    });
    if let Some(at) = pointed {
        state.at = at;
    }
    clicked
}

/// The name of a kind of rows; gives its height.
fn head_row(ui: &mut Ui, head: &str) -> f32 {
    let size = vec2(ui.available_width(), 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let ink = tokens(ui).ink2;
    let words = text::MENU.galley(ui, head, ink);
    ui.painter().galley(pos2(rect.left() + 16.0, rect.top() + 6.0), words, ink);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, head));
    rect.height()
}

fn draw_row(ui: &mut Ui, bench: &Workbench, row: &Row, lit: Lit) -> egui::Response {
    // Not a stop of Tab: the arrows walk the rows and the field keeps the keyboard.
    let (outer, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, lit == Lit::On, &row.words)
    });
    if !ui.is_rect_visible(outer) {
        return response;
    }
    let colours = tokens(ui);
    let rect = outer.shrink2(vec2(6.0, 0.0));
    if lit == Lit::On {
        ui.painter().rect_filled(rect, 4.0, colours.hover);
    }
    let lead = lead(ui, bench, &row.sign);
    paint_lead(ui, lead, pos2(rect.left() + 17.5, rect.center().y), Pointer::Away);
    let end = caps(ui, rect, &row.keys) - 12.0;
    let words = ui.fonts_mut(|fonts| fonts.layout_job(lit_words(row, colours, end - rect.left())));
    let at = pos2(rect.left() + WORDS, rect.center().y - words.size().y / 2.0);
    let after = at.x + words.size().x + 10.0;
    ui.painter().galley(at, words, colours.ink);
    let note = fit_words(ui, &row.note, text::SECONDARY, (end - after).max(0.0));
    if end - after > 40.0 {
        let note = text::SECONDARY.galley(ui, &note, colours.ink2);
        let at = pos2(after, rect.center().y - note.size().y / 2.0);
        ui.painter().galley(at, note, colours.ink2);
    }
    response
}

/// Draws the keys of a row at its right; gives where they begin.
fn caps(ui: &mut Ui, rect: Rect, keys: &str) -> f32 {
    let row = egui::UiBuilder::new()
        .max_rect(rect.shrink2(vec2(8.0, 0.0)))
        .layout(egui::Layout::right_to_left(egui::Align::Center));
    let mut caps = ui.new_child(row);
    let mut keys: Vec<&str> = keys.split(' ').filter(|key| !key.is_empty()).collect();
    keys.reverse();
    key_caps(&mut caps, &keys);
    caps.min_rect().left()
}

fn lead(ui: &Ui, bench: &Workbench, sign: &Sign) -> Lead<'static> {
    match sign {
        Sign::Glyph(glyph) => Lead::Outline(glyph),
        Sign::Group(group) => {
            let (shape, colour) = group_mark(tokens(ui), group.unwrap_or(GROUPS));
            Lead::Group(shape, colour)
        }
        Sign::Type(kind) => match bench.workspace().types.get(kind) {
            Some(kind) => Lead::Fill(icon_of(kind.colour), type_colour(ui, kind)),
            None => Lead::Outline(icon::TAG),
        },
    }
}

fn icon_of(colour: crate::model::codebook::Colour) -> &'static str {
    match colour {
        crate::model::codebook::Colour::Slot(slot) => icon::icon_for_type(slot),
        crate::model::codebook::Colour::Own(..) => icon::TAG,
    }
}

/// The row's words in one line, the letters found in bold and underlined.
fn lit_words(row: &Row, colours: &super::theme::Tokens, width: f32) -> LayoutJob {
    let plain = text::INTERFACE.format(colours.ink);
    let mut found = text::INTERFACE.weight(Weight::Bold).format(colours.ink);
    found.underline = egui::Stroke::new(1.0, colours.ink);
    let mut job = LayoutJob::default();
    job.wrap.max_width = (width - WORDS).max(40.0);
    job.wrap.max_rows = 1;
    for (run, lit) in runs(&row.words, &row.lit) {
        let format = if lit == Lit::On { found.clone() } else { plain.clone() };
        job.append(run, 0.0, format);
    }
    job
}

/// Cuts words where letters that were found begin and end.
fn runs<'a>(words: &'a str, lit: &[u32]) -> Vec<(&'a str, Lit)> {
    let mut runs: Vec<(usize, Lit)> = Vec::new();
    for (number, (byte, _)) in words.char_indices().enumerate() {
        let is_lit = Lit::from(lit.contains(&(number as u32)));
        if runs.last().is_none_or(|(_, last)| *last != is_lit) {
            runs.push((byte, is_lit));
        }
    }
    let ends = runs.iter().skip(1).map(|(start, _)| *start).chain([words.len()]);
    let cut = runs.iter().zip(ends);
    cut.filter_map(|(&(start, lit), end)| Some((words.get(start..end)?, lit))).collect()
}

fn foot(ui: &mut Ui) {
    super::widgets::hairline(ui);
    let ink = tokens(ui).ink2;
    ui.horizontal(|ui| {
        ui.set_height(32.0);
        ui.add_space(14.0);
        key_caps(ui, &["↑", "↓"]);
        ui.label(text::SECONDARY.rich("choose", ink));
        ui.add_space(8.0);
        key_caps(ui, &["↵"]);
        ui.label(text::SECONDARY.rich("run", ink));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(14.0);
            let words = "> commands   ! figures   @ entities   # documents";
            ui.label(text::SECONDARY.rich(words, ink));
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_where_the_letters_found_begin_and_end() {
        let check = |words, lit: &[u32], expected: &[(&str, Lit)]| {
            assert_eq!(runs(words, lit), expected, "{words} {lit:?}");
        };
        check("Undo", &[], &[("Undo", Lit::Off)]);
        check("Undo", &[0, 1, 2, 3], &[("Undo", Lit::On)]);
        check(
            "Next figure",
            &[0, 5],
            &[("N", Lit::On), ("ext ", Lit::Off), ("f", Lit::On), ("igure", Lit::Off)],
        );
        check("Élan", &[0], &[("É", Lit::On), ("lan", Lit::Off)]);
        check("", &[], &[]);
    }
}
