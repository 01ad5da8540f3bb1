//! Long lists: only the rows in sight are laid out, whatever stands above and below them.
//!
//! Invariant: a row is drawn at the place that its number gives it, and one row beyond each edge
//! of the sight is drawn too, so that the keyboard walks on.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::hash::Hash;
use std::ops::Range;

use eframe::egui::{Rect, Response, Sense, Ui, UiBuilder, pos2, vec2};

/// Draws rows of one height.
pub(super) fn even<T: Copy + Hash + Debug>(
    ui: &mut Ui,
    items: &[T],
    height: f32,
    mut row: impl FnMut(&mut Ui, T) -> Response,
) {
    let size = vec2(ui.available_width(), height * items.len() as f32);
    let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
    let seen = seen_even(whole, ui.clip_rect(), height, items.len());
    for (at, item) in seen.clone().zip(items.get(seen).unwrap_or_default()) {
        let top = whole.top() + height * at as f32;
        let rect = Rect::from_min_size(pos2(whole.left(), top), vec2(whole.width(), height));
        place(ui, rect, item, |ui| row(ui, *item));
    }
}

/// Draws one row at its place; the sight follows the keyboard.
fn place<T: Hash + Debug>(
    ui: &mut Ui,
    rect: Rect,
    salt: &T,
    row: impl FnOnce(&mut Ui) -> Response,
) -> f32 {
    // Named by what it shows, not by how many rows were drawn before it: the focus stays on it
    // when the list is scrolled.
    let id = ui.scope_id().with(("row", salt));
    let mut child = ui.new_child(UiBuilder::new().scope_id(id).max_rect(rect));
    let response = row(&mut child);
    // The next row comes into sight too: the keyboard cannot reach what is not in it.
    let wanted = response.rect.expand2(vec2(0.0, 16.0));
    let sight = ui.clip_rect().y_range();
    let seen = sight.contains(wanted.top()) && sight.contains(wanted.bottom());
    if response.gained_focus() && !seen {
        ui.scroll_to_rect(wanted, None);
    }
    child.min_rect().height()
}

fn seen_even(whole: Rect, sight: Rect, height: f32, count: usize) -> Range<usize> {
    let from = ((sight.top() - whole.top()) / height).floor().max(0.0) as usize;
    let to = ((sight.bottom() - whole.top()) / height).ceil().max(0.0) as usize;
    let to = to.saturating_add(1).min(count);
    from.saturating_sub(1).min(to)..to
}

/// The heights of rows that differ: estimated until they are drawn, then as drawn.
#[derive(Clone, Debug)]
pub(super) struct Heights<K> {
    /// For what they hold: the list's revision, and its width in points.
    of: Option<(u64, u64, u32)>,
    drawn: BTreeMap<K, f32>,
    /// Where each row begins; one more for the end.
    tops: Vec<f32>,
}

impl<K> Default for Heights<K> {
    fn default() -> Self {
        Self { of: None, drawn: BTreeMap::new(), tops: vec![0.0] }
    }
}

impl<K: Copy + Ord> Heights<K> {
    /// Takes in a list and a width, where either is another than before.
    pub(super) fn follow(
        &mut self,
        (session, revision): (u64, u64),
        width: f32,
        items: &[K],
        estimate: impl Fn(K) -> f32,
    ) {
        let of = (session, revision, width.max(0.0).round() as u32);
        if self.of == Some(of) && self.tops.len() == items.len() + 1 {
            return;
        }
        if self.of.is_none_or(|(_, _, width)| width != of.2) {
            self.drawn.clear();
        }
        self.of = Some(of);
        self.tops = vec![0.0];
        let mut top = 0.0;
        for item in items {
            top += self.drawn.get(item).copied().unwrap_or_else(|| estimate(*item));
            self.tops.push(top);
        }
    }

    fn seen(&self, from: f32, to: f32) -> Range<usize> {
        let count = self.tops.len().saturating_sub(1);
        let first = self.tops.partition_point(|top| *top <= from).saturating_sub(2).min(count);
        let last = self.tops.partition_point(|top| *top < to).saturating_add(1).min(count);
        first..last.max(first)
    }

    fn top(&self, at: usize) -> f32 {
        self.tops.get(at).or(self.tops.last()).copied().unwrap_or_default()
    }

    /// Takes in heights as drawn; gives back how far what stands at `sight` moved down.
    fn learn(&mut self, items: &[K], drawn: &[(usize, f32)], sight: f32) -> f32 {
        let mut moved = 0.0;
        let mut shift = 0.0;
        let first = drawn.first().map_or(usize::MAX, |(at, _)| *at);
        let mut news = drawn.iter().peekable();
        let old: Vec<f32> = self.tops.get(first..).unwrap_or_default().to_vec();
        let Some(tops) = self.tops.get_mut(first..) else { return 0.0 };
        for (offset, pair) in old.windows(2).enumerate() {
            let &[top, next] = pair else { continue };
            let at = first + offset;
            if let Some((_, height)) = news.next_if(|(new, _)| *new == at) {
                let more = height - (next - top);
                if more.abs() > 0.5 {
                    shift += more;
                    if top < sight {
                        moved += more;
                    }
                }
                if let Some(item) = items.get(at) {
                    self.drawn.insert(*item, *height);
                }
            }
            if let Some(next) = tops.get_mut(offset + 1) {
                *next += shift;
            }
        }
        moved
    }
}

/// Draws rows of differing heights with `gap` points under each; gives back how far the sight
/// must follow what it shows.
pub(super) fn uneven<K: Copy + Ord + Hash + Debug>(
    ui: &mut Ui,
    (items, gap): (&[K], f32),
    heights: &mut Heights<K>,
    mut row: impl FnMut(&mut Ui, K) -> Response,
) -> f32 {
    let end = heights.tops.last().copied().unwrap_or_default();
    let size = vec2(ui.available_width(), end);
    let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
    let sight = ui.clip_rect();
    let (from, to) = (sight.top() - whole.top(), sight.bottom() - whole.top());
    let mut drawn = Vec::new();
    let seen = heights.seen(from, to);
    for (at, item) in seen.clone().zip(items.get(seen).unwrap_or_default()) {
        let (top, next) = (heights.top(at), heights.top(at + 1));
        let rect = Rect::from_x_y_ranges(
            whole.x_range(),
            whole.top() + top..=whole.top() + (next - gap).max(top + 1.0),
        );
        let height = place(ui, rect, item, |ui| row(ui, *item));
        drawn.push((at, height + gap));
    }
    let changed = drawn
        .iter()
        .any(|(at, height)| (heights.top(at + 1) - heights.top(*at) - height).abs() > 0.5);
    if !changed {
        return 0.0;
    }
    ui.ctx().request_repaint();
    heights.learn(items, &drawn, from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_in_sight_is_drawn_and_one_row_more_on_each_side() {
        let sight = Rect::from_min_max(pos2(0.0, 100.0), pos2(300.0, 340.0));
        let whole = |top| Rect::from_min_size(pos2(0.0, top), vec2(300.0, 24.0 * 10_000.0));
        for (top, expected) in
            [(100.0, 0..11), (-140.0, 9..21), (400.0, 0..1), (-300_000.0, 10_000..10_000)]
        {
            assert_eq!(seen_even(whole(top), sight, 24.0, 10_000), expected, "{top}");
        }
    }

    #[test]
    fn heights_as_drawn_move_what_follows_and_tell_how_far_the_sight_moved() {
        let items: Vec<u32> = (0..100).collect();
        let mut heights = Heights::default();
        heights.follow((0, 0), 300.0, &items, |_| 10.0);
        assert_eq!(heights.seen(200.0, 240.0), 19..25);
        let moved = heights.learn(&items, &[(19, 14.0), (20, 10.0), (21, 8.0)], 205.0);
        assert!((moved - 4.0).abs() < 1e-3, "{moved}");
        assert!((heights.top(20) - 204.0).abs() < 1e-3);
        assert!((heights.top(22) - 222.0).abs() < 1e-3);
        assert!((heights.top(100) - 1002.0).abs() < 1e-3);
        heights.follow((0, 1), 300.0, &items, |_| 10.0);
        assert!((heights.top(100) - 1002.0).abs() < 1e-3, "what was drawn is remembered");
        heights.follow((0, 1), 200.0, &items, |_| 10.0);
        assert!((heights.top(100) - 1000.0).abs() < 1e-3, "another width, other heights");
    }
}
