//! Where the values stand: beside their marks, off each other's, inside the chart.
//!
//! Invariant: no two labels overlap, and none leaves the chart. The selected and the hovered mark
//! always have theirs; of the rest the greater numbers go first, and one without room is left out
//! (its mark still tells it when pointed at).

use crate::model::FigureId;

use super::View;
use super::band::Covered;
use super::mark::{Placed, State};
use super::picture::{Area, Point};
use super::scale::Scale;

/// Only so many labels are tried: beyond, a chart is read by its marks.
const MOST: usize = 160;
/// From a symbol's middle to the near edge of its value.
const BESIDE: f32 = 12.0;

/// The area of each label that has room.
pub(super) fn place(
    marks: &[Placed<'_>],
    scale: &Scale,
    view: &View,
    covered: Covered,
) -> Vec<(FigureId, Area)> {
    let bounds = Area {
        left: scale.frame.left,
        top: (scale.frame.top - 4.0).max(0.0),
        right: view.size.0 - 2.0,
        bottom: scale.frame.bottom - 1.0,
    };
    let mut order: Vec<&Placed<'_>> = marks.iter().collect();
    order.sort_by_key(|placed| {
        let number = placed.mark.best.or(placed.mark.low).or(placed.mark.high.known());
        let urgent = (placed.state, !placed.mark.share.is_set_aside());
        std::cmp::Reverse((urgent, number, std::cmp::Reverse(placed.mark.figure)))
    });
    let mut room = Room {
        bounds,
        taken: covered.words,
        lines: covered.lines,
        obstacles: obstacles(marks, scale),
    };
    let mut placed = Vec::new();
    for mark in order.into_iter().take(MOST) {
        if let Some(area) = room.find(mark) {
            room.taken.push(area);
            placed.push((mark.mark.figure, area));
        }
    }
    placed
}

struct Room {
    bounds: Area,
    taken: Vec<Area>,
    /// Lines that would strike a value through; a box hides them.
    lines: Vec<Area>,
    obstacles: Vec<Obstacle>,
}

/// What a label keeps away from.
struct Obstacle {
    area: Area,
    /// The mark whose own label may cover it: a narrow column does not push its own value away.
    own: Option<FigureId>,
}

fn obstacles(marks: &[Placed<'_>], scale: &Scale) -> Vec<Obstacle> {
    let of_mark = |mark: &Placed<'_>| {
        let own = (!mark.is_wide()).then_some(mark.mark.figure);
        let line = Obstacle { area: mark.line_area(scale), own };
        let signs = mark.obstacles(scale).into_iter().map(|area| Obstacle { area, own: None });
        signs.chain([line]).collect::<Vec<_>>()
    };
    marks.iter().flat_map(of_mark).collect()
}

impl Room {
    fn find(&self, mark: &Placed<'_>) -> Option<Area> {
        let set = mark.label_type();
        let boxed = mark.state != State::Rest;
        let width = set.width(&mark.mark.value) + if boxed { 10.0 } else { 2.0 };
        let height = if boxed { 19.0 } else { 15.0 };
        let candidates = candidates(mark, width, height);
        let reach = candidates.iter().copied().reduce(Area::joined)?;
        let near: Vec<Area> = self
            .obstacles
            .iter()
            .filter(|other| other.own != Some(mark.mark.figure) && other.area.overlaps(reach))
            .map(|other| other.area)
            .chain(self.lines.iter().copied().filter(|_| !boxed))
            .collect();
        let is_free = |area: &Area| {
            self.bounds.covers(*area)
                && !self.taken.iter().any(|taken| taken.overlaps(area.grown(1.0)))
                && !near.iter().any(|other| other.overlaps(*area))
        };
        let free = candidates.iter().copied().find(is_free);
        match mark.state {
            State::Rest => free,
            State::Hovered | State::Selected => free.or_else(|| self.forced(&candidates)),
        }
    }

    /// A place for a label that must be seen: the first that covers no other label, moved into
    /// the chart.
    fn forced(&self, candidates: &[Area]) -> Option<Area> {
        let inside = || candidates.iter().map(|area| pushed(*area, self.bounds));
        let is_clear = |area: &Area| !self.taken.iter().any(|taken| taken.overlaps(*area));
        inside().find(is_clear).or_else(|| inside().next())
    }
}

/// Where a label may stand, the best first.
fn candidates(mark: &Placed<'_>, width: f32, height: f32) -> Vec<Area> {
    let Point { x, y } = mark.centre;
    let at = |x: f32, y: f32| Area::around(Point::new(x, y), width, height);
    let (aside, above) = (BESIDE + width / 2.0, BESIDE + height / 2.0 - 3.0);
    let (over, right, left) = (at(x, y - above), at(x + aside, y), at(x - aside, y));
    let mut areas = if mark.is_wide() { vec![over, right, left] } else { vec![right, left, over] };
    let steps = if mark.state == State::Rest { 3u8 } else { 6 };
    for step in 1..=steps {
        let lift = f32::from(step) * 9.0;
        areas.extend([
            at(x + aside, y - lift),
            at(x - aside, y - lift),
            at(x, y - above - lift),
            at(x + aside, y + lift),
            at(x - aside, y + lift),
        ]);
    }
    areas
}

fn pushed(area: Area, bounds: Area) -> Area {
    let dx = (bounds.right - area.right).min(0.0);
    let dx = dx.max(bounds.left - area.left);
    let dy = (bounds.top - area.top).max(0.0);
    let dy = dy.min(bounds.bottom - area.bottom);
    area.moved(Point::new(dx, dy))
}
