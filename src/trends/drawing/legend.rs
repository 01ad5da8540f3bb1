//! The key to the chart: a group's symbol and name, and the signs that the chart uses.
//!
//! Invariant: only what the chart shows is in it, and a name is never cut inside a word.

use crate::model::figure::Scope;
use crate::trends::series::Trend;

use super::band;
use super::metrics::elided;
use super::page::{Page, Type};
use super::picture::{Anchor, Area, Ink, Point};
use super::symbol::{hollow, symbol};
use super::{Band, Detail, View};

const ROW: f32 = 20.0;
/// Between two entries, in points.
const GAP: f32 = 22.0;
/// From an entry's sign to its name.
const SIGN: f32 = 13.0;
/// No name is wider.
const WIDEST: f32 = 190.0;

/// One entry.
pub(super) struct Entry {
    sign: Sign,
    name: String,
    count: Option<String>,
    width: f32,
}

enum Sign {
    Group(Option<usize>),
    Band,
    Total,
    SetAside,
}

/// The height of so many rows in points.
pub(super) fn height(rows: usize) -> f32 {
    if rows == 0 { 4.0 } else { rows as f32 * ROW + 4.0 }
}

/// The entries, row by row.
pub(super) fn rows(trend: &Trend, view: &View) -> Vec<Vec<Entry>> {
    let room = (view.size.0 - 44.0 - 28.0).max(WIDEST);
    let mut rows: Vec<Vec<Entry>> = Vec::new();
    let mut used = f32::INFINITY;
    for entry in entries(trend, view) {
        if used + entry.width > room {
            rows.push(Vec::new());
            used = 0.0;
        }
        used += entry.width + GAP;
        if let Some(row) = rows.last_mut() {
            row.push(entry);
        }
    }
    rows
}

/// Draws the rows above the frame.
pub(super) fn draw(page: &mut Page, trend: &Trend, view: &View, frame: Area) {
    let top = if view.detail == Detail::Dock { 12.0 } else { 14.0 };
    for (at, row) in rows(trend, view).into_iter().enumerate() {
        let y = top + at as f32 * ROW;
        let mut x = frame.left + 6.0;
        for entry in row {
            entry.draw(page, Point::new(x, y));
            x += entry.width + GAP;
        }
    }
}

fn entries(trend: &Trend, view: &View) -> Vec<Entry> {
    let counted = |count: usize| (view.detail != Detail::Dock).then(|| count.to_string());
    let (own, others): (Vec<_>, Vec<_>) =
        trend.groups.iter().filter(|group| group.size > 0).partition(|group| group.slot.is_some());
    let mut entries: Vec<Entry> = own
        .iter()
        .map(|group| Entry::new(Sign::Group(group.slot), &group.name, counted(group.size)))
        .collect();
    if !others.is_empty() {
        let size = others.iter().map(|group| group.size).sum();
        entries.push(Entry::new(Sign::Group(None), "other", counted(size)));
    }
    let is_drawn = |scope| trend.drawn().any(|mark| mark.scope == scope);
    if is_drawn(Scope::Total) && is_drawn(Scope::Incident) {
        entries.push(Entry::new(Sign::Total, "total of its period", None));
    }
    if trend.set_aside().any(super::super::series::Mark::is_drawn) {
        entries.push(Entry::new(Sign::SetAside, "set aside", None));
    }
    if view.band == Band::Shown && band::is_any(trend) {
        let grain = super::super::query::grain_words(trend.query.grain);
        entries.push(Entry::new(Sign::Band, &format!("{grain}, low to high"), None));
    }
    entries
}

fn name_type() -> Type {
    Type::regular(12.0, Ink::Ink)
}

impl Entry {
    fn new(sign: Sign, name: &str, count: Option<String>) -> Self {
        let name = elided(name, 12.0, WIDEST);
        let count_width = count.as_ref().map_or(0.0, |count| name_type().width(count) + 5.0);
        let width = sign.width() + SIGN + name_type().width(&name) + count_width - 5.0;
        Self { sign, name, count, width }
    }

    fn draw(&self, page: &mut Page, at: Point) {
        self.sign.draw(page, at);
        let x = at.x + self.sign.width() - 5.0 + SIGN;
        page.text(&self.name, Point::new(x, at.y), Anchor::Start, name_type());
        if let Some(count) = &self.count {
            let x = x + name_type().width(&self.name) + 5.0;
            page.text(count, Point::new(x, at.y), Anchor::Start, Type::regular(12.0, Ink::Ink2));
        }
    }
}

impl Sign {
    fn width(&self) -> f32 {
        match self {
            Self::Group(_) | Self::SetAside => 5.0,
            Self::Band | Self::Total => 15.0,
        }
    }

    fn draw(&self, page: &mut Page, at: Point) {
        match self {
            Self::Group(slot) => page.shapes.extend(symbol(*slot, at, 0.94, None)),
            Self::SetAside => page.shapes.extend(hollow(None, at)),
            Self::Band => {
                let area = Area {
                    left: at.x - 4.0,
                    top: at.y - 5.5,
                    right: at.x + 14.0,
                    bottom: at.y + 5.5,
                };
                page.fill(area, Ink::Ink.at(0.12));
                let dashes = Ink::Ink.at(0.85).line(1.75).dashed(5.0, 2.5);
                page.level(at.y, (area.left, area.right), dashes);
            }
            Self::Total => {
                let (left, right, y) = (at.x - 4.0, at.x + 14.0, at.y - 2.0);
                let stroke = Ink::Ink2.line(1.8);
                page.level(y, (left, right), stroke);
                for x in [left + 0.75, right - 0.75] {
                    page.line(Point::new(x, y), Point::new(x, y + 6.0), Ink::Ink2.line(1.5));
                }
            }
        }
    }
}
