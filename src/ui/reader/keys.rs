//! The keyboard: the caret's walk over letters, words, rows, paragraphs and pages.
//!
//! Invariant: the caret stands in a block, on a grapheme boundary. Shift moves one end of the
//! selection and keeps the other.

use eframe::egui::{Event, EventFilter, Key, Modifiers, Response, Ui, vec2};

use super::caret::snap;
use super::layout::Setting;
use super::paragraphs::{Follows, block_at};
use super::scroll::{Anchor, settle, walk_from};
use crate::extract::sentence::{Direction, Unit, step};
use crate::workbench::selection::TextSelection;

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Motion {
    Letter(Direction),
    Word(Direction),
    Row(Direction),
    RowEnd(Direction),
    Paragraph(Direction),
    Page(Direction),
    Document(Direction),
    All,
}

/// Where a walk of the caret stands.
pub(super) struct Walk {
    /// The selection by now.
    pub text: TextSelection,
    /// The view's anchor by now.
    pub anchor: Anchor,
    /// Where a walk over rows wants the caret.
    pub goal: Option<f32>,
}

/// Takes the keys of this frame; nothing when none of them moves the caret. `start` is where the
/// caret begins when there is none.
pub(super) fn keys(
    ui: &Ui,
    response: &Response,
    setting: &mut Setting<'_>,
    mut walk: Walk,
    view: f32,
) -> Option<Walk> {
    if !response.has_focus() {
        return None;
    }
    let filter =
        EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed: Vec<(Motion, Modifiers)> = ui.input(|input| {
        let motion = |event: &Event| {
            let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
            let motion = if modifiers.alt { None } else { motion_of(*key, *modifiers) };
            Some((motion?, *modifiers))
        };
        input.events.iter().filter_map(motion).collect()
    });
    if pressed.is_empty() || setting.blocks.is_empty() {
        return None;
    }
    for (motion, modifiers) in pressed {
        apply(setting, &mut walk, motion, modifiers, view);
    }
    Some(walk)
}

fn motion_of(key: Key, modifiers: Modifiers) -> Option<Motion> {
    use Direction::{Back, Forward};
    Some(match (key, modifiers.command) {
        (Key::ArrowLeft, false) => Motion::Letter(Back),
        (Key::ArrowRight, false) => Motion::Letter(Forward),
        (Key::ArrowLeft, true) => Motion::Word(Back),
        (Key::ArrowRight, true) => Motion::Word(Forward),
        (Key::ArrowUp, false) => Motion::Row(Back),
        (Key::ArrowDown, false) => Motion::Row(Forward),
        (Key::ArrowUp, true) => Motion::Paragraph(Back),
        (Key::ArrowDown, true) => Motion::Paragraph(Forward),
        (Key::Home, false) => Motion::RowEnd(Back),
        (Key::End, false) => Motion::RowEnd(Forward),
        (Key::Home, true) => Motion::Document(Back),
        (Key::End, true) => Motion::Document(Forward),
        (Key::PageUp, _) => Motion::Page(Back),
        (Key::PageDown, _) => Motion::Page(Forward),
        (Key::A, true) => Motion::All,
        _ => return None,
    })
}

fn apply(
    setting: &mut Setting<'_>,
    walk: &mut Walk,
    motion: Motion,
    modifiers: Modifiers,
    view: f32,
) {
    if motion == Motion::All {
        walk.text = TextSelection { parts: Vec::new(), anchor: 0, focus: setting.text.len() };
        return;
    }
    let focus = match let_go(&walk.text, motion, modifiers) {
        Some(edge) => edge,
        None => moved(setting, walk, motion, view),
    };
    if !matches!(motion, Motion::Row(_) | Motion::Page(_)) {
        walk.goal = None;
    }
    let focus = snap(setting.text, focus);
    walk.text = if modifiers.shift {
        TextSelection { focus, ..std::mem::take(&mut walk.text) }
    } else {
        TextSelection::caret(focus)
    };
}

/// Without Shift an arrow first lets a selection go, at the side that it points to.
fn let_go(text: &TextSelection, motion: Motion, modifiers: Modifiers) -> Option<usize> {
    let Motion::Letter(direction) = motion else { return None };
    let active = text.active();
    if modifiers.shift || active.is_empty() {
        return None;
    }
    Some(match direction {
        Direction::Back => active.start(),
        Direction::Forward => active.end(),
    })
}

fn moved(setting: &mut Setting<'_>, walk: &mut Walk, motion: Motion, view: f32) -> usize {
    let byte = walk.text.focus;
    match motion {
        Motion::Letter(direction) => stepped(setting, byte, Unit::Grapheme, direction),
        Motion::Word(direction) => stepped(setting, byte, Unit::Word, direction),
        Motion::Row(direction) => row(setting, byte, &mut walk.goal, direction),
        Motion::RowEnd(direction) => row_end(setting, byte, direction),
        Motion::Paragraph(direction) => paragraph(setting, byte, direction),
        Motion::Page(direction) => page(setting, walk, direction, view),
        Motion::Document(Direction::Back) => setting.blocks.first().map_or(0, |b| b.start),
        Motion::Document(Direction::Forward) => setting.blocks.last().map_or(0, |b| b.end),
        Motion::All => byte,
    }
}

/// A step that ends in a block: what parts two paragraphs is crossed at once.
fn stepped(setting: &Setting<'_>, byte: usize, unit: Unit, direction: Direction) -> usize {
    let to = step(setting.text, byte, unit, direction);
    let index = block_at(setting.blocks, to);
    let Some(block) = setting.blocks.get(index) else { return byte };
    if to >= block.start && to <= block.end {
        return to;
    }
    match direction {
        Direction::Back => block.end.min(byte),
        Direction::Forward => setting.blocks.get(index + 1).map_or(block.end, |next| {
            if unit == Unit::Word { to.max(next.start) } else { next.start }
        }),
    }
}

fn row(
    setting: &mut Setting<'_>,
    byte: usize,
    goal: &mut Option<f32>,
    direction: Direction,
) -> usize {
    let index = block_at(setting.blocks, byte);
    let Some(laid) = setting.laid(index) else { return byte };
    let x = *goal.get_or_insert(laid.caret(byte).left());
    let here = laid.row_of(byte);
    let (target, row) = match direction {
        Direction::Forward if here + 1 < laid.row_count() => (laid, here + 1),
        Direction::Back if here > 0 => (laid, here - 1),
        Direction::Forward => match setting.laid(index + 1) {
            Some(next) => (next, 0),
            None => return laid.block.end,
        },
        Direction::Back => match index.checked_sub(1).and_then(|before| setting.laid(before)) {
            Some(before) => {
                let last = before.row_count().saturating_sub(1);
                (before, last)
            }
            None => return laid.block.start,
        },
    };
    let (top, bottom) = target.row_range(row);
    target.byte_near(vec2(x, f32::midpoint(top, bottom)))
}

fn row_end(setting: &mut Setting<'_>, byte: usize, direction: Direction) -> usize {
    let Some(laid) = setting.laid(block_at(setting.blocks, byte)) else { return byte };
    let (start, end) = laid.row_bytes(laid.row_of(byte));
    match direction {
        Direction::Back => start,
        Direction::Forward => end,
    }
}

fn paragraph(setting: &Setting<'_>, byte: usize, direction: Direction) -> usize {
    let index = block_at(setting.blocks, byte);
    let begins = |index: &usize| {
        setting.blocks.get(*index).is_some_and(|block| block.follows == Follows::Apart)
    };
    let start = |index: usize| setting.blocks.get(index).map_or(byte, |block| block.start);
    match direction {
        Direction::Back => {
            let first = (0..=index).rev().find(begins).map_or(0, start);
            if first < byte { first } else { (0..index).rev().find(begins).map_or(first, start) }
        }
        Direction::Forward => (index + 1..setting.blocks.len())
            .find(begins)
            .map_or_else(|| setting.blocks.last().map_or(byte, |block| block.end), start),
    }
}

/// A view further, the caret with it.
fn page(setting: &mut Setting<'_>, walk: &mut Walk, direction: Direction, view: f32) -> usize {
    let byte = walk.text.focus;
    let index = block_at(setting.blocks, byte);
    let Some(laid) = setting.laid(index) else { return byte };
    let caret = laid.caret(byte);
    let x = *walk.goal.get_or_insert(caret.left());
    let way = match direction {
        Direction::Back => -view * 0.9,
        Direction::Forward => view * 0.9,
    };
    walk.anchor = settle(setting, Anchor { px: walk.anchor.px + way, ..walk.anchor }, view);
    let aim = Anchor { block: index, px: laid.above + caret.center().y + way };
    let there = walk_from(setting, aim);
    let Some(laid) = setting.laid(there.block) else { return byte };
    laid.byte_near(vec2(x, there.px - laid.above))
}
