//! The mouse: selecting text, choosing marks.
//!
//! Invariant: every byte that leaves this file is a grapheme boundary. A press without a drag
//! changes at most the caret and the choice; only a drag, a double or triple click, Shift or Ctrl
//! select text.

use eframe::egui::{Modifiers, PointerButton, Pos2, Response, Ui};

use super::page::Page;
use super::state::ReaderState;
use crate::extract::sentence::{sentence_at, word_at};
use crate::model::{RecordId, Span};
use crate::workbench::Act;
use crate::workbench::selection::{Selection, TextSelection};

/// How far the pointer may tremble in a click, in points.
const STILL: f32 = 4.0;
/// Seconds between two presses of a double click.
const DOUBLE: f64 = 0.3;

/// A press that has not been let go.
#[derive(Clone, Debug)]
pub(super) struct Press {
    /// Where it began.
    origin: Pos2,
    /// What is selected at a time.
    grain: Grain,
    /// The letters, word or sentence that it began on.
    begun: Span,
    /// The parts selected before.
    parts: Vec<Span>,
    /// What it does when it is let go where it began.
    still: Still,
    /// Whether the pointer has left its place.
    pub moved: Moved,
}

/// What a drag selects at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grain {
    Letter,
    Word,
    Sentence,
}

/// What a press does that is let go where it began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Still {
    /// It chooses the mark there.
    Choose,
    /// It adds the word there as a part.
    AddWord,
    /// It leaves what it selected.
    Nothing,
}

/// Whether the pointer has left the place of the press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moved {
    /// It has: this is a drag.
    Yes,
    /// Not yet.
    No,
}

/// Takes the pointer's work of this frame.
pub(super) fn mouse(
    ui: &Ui,
    response: &Response,
    page: &Page<'_>,
    (state, selection): (&mut ReaderState, &Selection),
    acts: &mut Vec<Act>,
) {
    let (pressed, down, at, modifiers) = ui.input(|input| {
        let pointer = &input.pointer;
        (pointer.primary_pressed(), pointer.primary_down(), pointer.latest_pos(), input.modifiers)
    });
    let Some(at) = at else { return };
    let begins = pressed && response.is_pointer_button_down_on();
    // Press and release may arrive in one frame.
    if begins || (pressed && response.clicked_by(PointerButton::Primary)) {
        response.request_focus();
        let count = count_presses(ui, state, at);
        let press = begin(page, at, (count, modifiers), selection, acts);
        state.press = Some(press);
        state.goal = None;
    }
    let Some(press) = &mut state.press else { return };
    if press.origin.distance(at) > STILL {
        press.moved = Moved::Yes;
    }
    if press.moved == Moved::Yes && (down || response.drag_stopped()) {
        select(page, press, at, selection, acts);
    }
    if !down && let Some(press) = state.press.take() {
        end(page, press, selection, acts);
    }
}

/// Which press in a row this is: the second selects a word, the third a sentence.
fn count_presses(ui: &Ui, state: &mut ReaderState, at: Pos2) -> u32 {
    let now = ui.input(|input| input.time);
    let count = match state.presses {
        Some((when, place, count)) if now - when <= DOUBLE && place.distance(at) <= STILL => {
            count % 3 + 1
        }
        _ => 1,
    };
    state.presses = Some((now, at, count));
    count
}

fn begin(
    page: &Page<'_>,
    at: Pos2,
    (count, modifiers): (u32, Modifiers),
    selection: &Selection,
    acts: &mut Vec<Act>,
) -> Press {
    let byte = page.byte_near(at);
    let grain = match count {
        1 => Grain::Letter,
        2 => Grain::Word,
        _ => Grain::Sentence,
    };
    let old = selection.text.clone().unwrap_or_default();
    let mut press = Press {
        origin: at,
        grain,
        begun: grown(page, page.byte_under(at).unwrap_or(byte), byte, grain),
        parts: Vec::new(),
        still: if count == 1 { Still::Choose } else { Still::Nothing },
        moved: Moved::No,
    };
    let wanted = if modifiers.shift && selection.text.is_some() {
        press.begun = Span::new(old.anchor, old.anchor);
        press.grain = Grain::Letter;
        press.still = Still::Nothing;
        press.parts.clone_from(&old.parts);
        TextSelection { focus: byte, ..old }
    } else {
        if modifiers.command {
            press.parts = old.spans();
            press.still = Still::AddWord;
        }
        let parts = press.parts.clone();
        TextSelection { parts, anchor: press.begun.start(), focus: press.begun.end() }
    };
    say(wanted, selection, acts);
    press
}

/// The letters round a byte that one step of a drag takes: none, a word, a sentence.
fn grown(page: &Page<'_>, under: usize, near: usize, grain: Grain) -> Span {
    match grain {
        Grain::Letter => Span::new(near, near),
        Grain::Word => Span::from(word_at(page.text, under)),
        Grain::Sentence => Span::from(sentence_at(page.text, under)).trimmed(page.text),
    }
}

/// Stretches the selection to the pointer.
fn select(page: &Page<'_>, press: &Press, at: Pos2, selection: &Selection, acts: &mut Vec<Act>) {
    let near = page.byte_near(at);
    let under = page.byte_under(at).unwrap_or(near);
    let here = grown(page, under, near, press.grain);
    let (anchor, focus) = if here.start() < press.begun.start() {
        (press.begun.end(), here.start())
    } else {
        (press.begun.start(), here.end().max(press.begun.end()))
    };
    say(TextSelection { parts: press.parts.clone(), anchor, focus }, selection, acts);
}

fn end(page: &Page<'_>, press: Press, selection: &Selection, acts: &mut Vec<Act>) {
    match (press.moved, press.still) {
        (Moved::No, Still::Choose) => choose(page, press.origin, selection, acts),
        (Moved::No, Still::AddWord) => add_word(page, press, selection, acts),
        (Moved::Yes, _) | (Moved::No, Still::Nothing) => {}
    }
}

/// Chooses the shortest mark under the pointer; if one of them is chosen, the next outward, and
/// from the outermost the shortest again.
fn choose(page: &Page<'_>, at: Pos2, selection: &Selection, acts: &mut Vec<Act>) {
    let marks: Vec<RecordId> = page.marks_under(at).into_iter().map(RecordId::from).collect();
    let chosen = selection.chosen.as_ref();
    let here = marks.iter().position(|mark| Some(mark) == chosen);
    let next = here.map_or(0, |here| (here + 1) % marks.len().max(1));
    let wanted = marks.into_iter().nth(next);
    if wanted.as_ref() != chosen {
        acts.push(Act::Choose(wanted));
    }
}

/// Adds the word under the pointer as a part, or takes the part away that is there.
fn add_word(page: &Page<'_>, press: Press, selection: &Selection, acts: &mut Vec<Act>) {
    let Some(under) = page.byte_under(press.origin) else { return };
    let mut parts = press.parts;
    let before = parts.len();
    parts.retain(|part| !part.contains(under));
    let word = if parts.len() == before { word_at(page.text, under) } else { under..under };
    say(TextSelection { parts, anchor: word.start, focus: word.end }, selection, acts);
}

fn say(wanted: TextSelection, selection: &Selection, acts: &mut Vec<Act>) {
    if selection.text.as_ref() != Some(&wanted) {
        acts.push(Act::SelectText(Some(wanted)));
    }
}
