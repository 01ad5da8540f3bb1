//! Where the page stands: an anchor in a block, not an offset from the top, so that a guessed
//! height elsewhere never moves what is read.
//!
//! Invariant: every height between the anchor and what is shown is measured before it is used;
//! guesses only serve the scroll bar.

use std::rc::Rc;

use eframe::egui::{CornerRadius, Id, Rect, Sense, Ui, pos2, vec2};

use super::layout::{Laid, Placed, Setting};
use super::paragraphs::block_at;
use crate::model::Span;
use crate::ui::theme::tokens;

/// How long the glide to a sentence takes, in seconds.
const GLIDE: f64 = 0.12;
/// Views that a glide shows at most; from further away it starts this near.
const GLIDE_VIEWS: f32 = 1.5;
/// Where a revealed line stands, as a part of the view from its top.
const REVEALED: f32 = 1.0 / 3.0;

/// The top of the view: so many points into a block.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Anchor {
    /// The block.
    pub block: usize,
    /// Points from the block's top to the view's.
    pub px: f32,
}

/// The way to a place that is being revealed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glide {
    target: Anchor,
    distance: f32,
    begun: f64,
}

/// What a place is kept by while width or zoom change: the row at the top of the view.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Place {
    /// First byte of the row.
    pub byte: usize,
    /// Points from the row's top to the view's.
    pub px: f32,
}

/// Moves the anchor so that it lies in its block and the view shows no void below the end.
pub(super) fn settle(setting: &mut Setting<'_>, anchor: Anchor, view: f32) -> Anchor {
    let anchor = walk_from(setting, anchor);
    let mut bottom = -anchor.px;
    for block in anchor.block..setting.blocks.len() {
        bottom += setting.height(block);
        if bottom >= view {
            return anchor;
        }
    }
    let lifted = walk_from(setting, Anchor { px: anchor.px - (view - bottom), ..anchor });
    Anchor { px: lifted.px.max(0.0), ..lifted }
}

/// The same place, told from the block that holds it.
pub(super) fn walk_from(setting: &mut Setting<'_>, mut anchor: Anchor) -> Anchor {
    let last = setting.blocks.len().saturating_sub(1);
    if anchor.block > last {
        anchor = Anchor { block: last, px: 0.0 };
    }
    while anchor.px < 0.0 && anchor.block > 0 {
        anchor.block -= 1;
        anchor.px += setting.height(anchor.block);
    }
    loop {
        let height = setting.height(anchor.block);
        if anchor.px < height || anchor.block >= last {
            return Anchor { px: anchor.px.max(0.0), ..anchor };
        }
        anchor.px -= height;
        anchor.block += 1;
    }
}

/// The anchor that brings the first row of a span a third down the view.
pub(super) fn revealing(setting: &mut Setting<'_>, span: Span, view: f32) -> Anchor {
    let block = block_at(setting.blocks, span.start());
    let Some(laid) = setting.laid(block) else { return Anchor::default() };
    let (top, _) = laid.row_range(laid.row_of(span.start()));
    settle(setting, Anchor { block, px: laid.above + top - view * REVEALED }, view)
}

/// The anchor that changes as little as it can and shows a byte's row, `spare` points from the
/// edges of the view.
pub(super) fn showing(
    setting: &mut Setting<'_>,
    anchor: Anchor,
    byte: usize,
    (view, spare): (f32, f32),
) -> Anchor {
    let block = block_at(setting.blocks, byte);
    let Some(laid) = setting.laid(block) else { return anchor };
    let (top, bottom) = laid.row_range(laid.row_of(byte));
    let lowest = Anchor { block, px: laid.above + top - spare };
    let highest = Anchor { block, px: laid.above + bottom + spare - view };
    let at = |setting: &Setting<'_>, anchor: Anchor| {
        setting.heights.prefix(anchor.block) + f64::from(anchor.px)
    };
    let here = at(setting, anchor);
    if at(setting, lowest) < here {
        settle(setting, lowest, view)
    } else if at(setting, highest) > here {
        settle(setting, highest, view)
    } else {
        anchor
    }
}

impl Glide {
    /// A glide from where the view is.
    pub(super) fn new(
        setting: &Setting<'_>,
        (from, target): (Anchor, Anchor),
        view: f32,
        now: f64,
    ) -> Self {
        let place = |anchor: Anchor| setting.heights.prefix(anchor.block) + f64::from(anchor.px);
        let most = view * GLIDE_VIEWS;
        let distance = ((place(target) - place(from)) as f32).clamp(-most, most);
        Self { target, distance, begun: now }
    }

    /// Where the view is by now, and whether the way is done.
    pub(super) fn at(&self, now: f64) -> (Anchor, Arrived) {
        let gone = ((now - self.begun) / GLIDE).clamp(0.0, 1.0) as f32;
        if gone >= 1.0 {
            return (self.target, Arrived::Yes);
        }
        // Ease-out: fast away, slow in.
        let left = (1.0 - gone).powi(3);
        let px = self.target.px - self.distance * left;
        (Anchor { px, ..self.target }, Arrived::NotYet)
    }
}

/// Whether a glide is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrived {
    /// It is.
    Yes,
    /// It goes on.
    NotYet,
}

/// The row at the top of the view.
pub(super) fn place_of(laid: &Laid, anchor: Anchor) -> Place {
    let y = anchor.px - laid.above;
    let row = laid.row_near(y);
    let (byte, _) = laid.row_bytes(row);
    Place { byte, px: y - laid.row_range(row).0 }
}

/// The anchor that puts a row where it was.
pub(super) fn anchor_of(setting: &mut Setting<'_>, place: Place) -> Anchor {
    let block = block_at(setting.blocks, place.byte);
    let Some(laid) = setting.laid(block) else { return Anchor::default() };
    let (top, _) = laid.row_range(laid.row_of(place.byte));
    Anchor { block, px: laid.above + top + place.px }
}

/// The blocks in view, from the block `first` on: that of the anchor, or one above it when
/// something reaches down from there.
pub(super) fn placed(
    setting: &mut Setting<'_>,
    anchor: Anchor,
    first: usize,
    view: Rect,
) -> Vec<Placed> {
    let mut top = view.top() - anchor.px;
    for above in first..anchor.block {
        top -= setting.height(above);
    }
    let mut block = first;
    let left = view.left() + setting.measure.left;
    let ppp = setting.ctx.pixels_per_point();
    let mut placed = Vec::new();
    while top < view.bottom()
        && let Some(laid) = setting.laid(block)
    {
        // Letters stand on whole pixels, or they would shimmer while the page glides.
        let y = ((top + laid.above) * ppp).round() / ppp;
        let height = laid.height;
        placed.push(Placed { laid: Rc::clone(&laid), corner: pos2((left * ppp).round() / ppp, y) });
        top += height;
        block += 1;
    }
    placed
}

/// Draws the scroll bar; gives the place that it was dragged to, as an anchor not yet settled.
pub(super) fn scroll_bar(
    ui: &Ui,
    id: Id,
    view: Rect,
    setting: &Setting<'_>,
    (anchor, grip): (Anchor, &mut Option<f32>),
) -> Option<Anchor> {
    let total = setting.heights.total();
    let range = total - f64::from(view.height());
    if range <= 0.5 {
        return None;
    }
    let track = Rect::from_min_max(pos2(view.right() - 10.0, view.top()), view.max);
    let length = ((f64::from(view.height()) / total) as f32 * track.height())
        .clamp(24.0_f32.min(track.height()), track.height());
    let way = track.height() - length;
    let here = setting.heights.prefix(anchor.block) + f64::from(anchor.px);
    let top = track.top() + (here / range).clamp(0.0, 1.0) as f32 * way;
    let response = ui.interact(track, id, Sense::drag());
    let held = response.is_pointer_button_down_on();
    let wide = held || response.contains_pointer();
    let handle = Rect::from_min_size(
        pos2(track.right() - if wide { 9.0 } else { 6.0 }, top),
        vec2(if wide { 8.0 } else { 4.0 }, length),
    );
    let colours = tokens(ui);
    let colour = if held { colours.ink2 } else { colours.line2 };
    ui.painter().rect_filled(handle, CornerRadius::same(4), colour);
    let Some(pointer) = response.interact_pointer_pos().filter(|_| held) else {
        *grip = None;
        return None;
    };
    // Pressed beside the handle, its middle comes to the pointer.
    let hold = *grip.get_or_insert_with(|| {
        if handle.y_range().contains(pointer.y) { pointer.y - top } else { length / 2.0 }
    });
    let part =
        if way > 0.0 { ((pointer.y - hold - track.top()) / way).clamp(0.0, 1.0) } else { 0.0 };
    let (block, px) = setting.heights.find(f64::from(part) * range);
    Some(Anchor { block, px: px as f32 })
}
