//! A trend as a picture: the same shapes for the window, for SVG and for PNG.
//!
//! Invariant: nothing open-ended is drawn closed, and nothing unknown is drawn as a number. The
//! same trend and view give the same picture, shape for shape. No mark, whisker or label leaves
//! the chart.

mod axis;
mod band;
mod empty;
mod label;
mod legend;
mod mark;
pub mod metrics;
mod page;
pub mod picture;
mod scale;
pub mod sheet;
mod stem;
mod symbol;
#[cfg(test)]
mod tests;
mod time;

use crate::model::FigureId;

use super::series::Trend;
use mark::{Placed, placed};
use page::Page;
use picture::{Area, Hot, Picture};
pub use scale::{LEAST_DAYS, Scale, day_at, day_number};
pub use symbol::{Ring, hollow, symbol};
pub use time::bucket_name;

/// How a trend is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Width and height of the picture in points.
    pub size: (f32, f32),
    /// The first and last moment shown, in days since 1970; nothing for all of them.
    pub days: Option<(f64, f64)>,
    /// The least and greatest number shown, in people; nothing for all of them, from 0.
    pub people: Option<(f64, f64)>,
    /// The figure that is selected.
    pub selected: Option<FigureId>,
    /// The figure under the pointer.
    pub hovered: Option<FigureId>,
    /// How much is told.
    pub detail: Detail,
    /// Whether the sums of the buckets are shown behind the marks.
    pub band: Band,
}

impl View {
    /// All of a trend on a picture of this size.
    #[must_use]
    pub fn new(size: (f32, f32), detail: Detail) -> Self {
        let band = if detail == Detail::Dock { Band::Hidden } else { Band::Shown };
        Self { size, days: None, people: None, selected: None, hovered: None, detail, band }
    }
}

/// How much a picture tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Under the reader: low, with a short legend.
    Dock,
    /// The view of its own.
    Full,
    /// For a file.
    Export,
}

/// Whether the sums of the buckets are shown behind the marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// A step from low to high for every bucket of two incidents or more; one incident's own mark
    /// says the same.
    Shown,
    /// Marks alone.
    Hidden,
}

/// Where the data lie in a picture of this view, whatever part of time it shows.
#[must_use]
pub fn frame(trend: &Trend, view: &View) -> Area {
    let rows = legend::rows(trend, view);
    let (top, below) = match view.detail {
        Detail::Dock => (legend::height(rows.len()) + 6.0, 23.0),
        Detail::Full | Detail::Export => (legend::height(rows.len()) + 12.0, 28.0),
    };
    let (width, height) = page_size(view);
    let high = Area { left: 0.0, top, right: width, bottom: (height - below).max(top + 1.0) };
    let left = axis::margin(&Scale::of(trend, &View { people: None, ..view.clone() }, high), view);
    Area { left, right: (width - axis::RIGHT).max(left + 1.0), ..high }
}

/// Draws a trend.
#[must_use]
pub fn draw(trend: &Trend, view: &View) -> Picture {
    let (width, height) = page_size(view);
    let frame = frame(trend, view);
    let mut page = Page::default();
    legend::draw(&mut page, trend, view, frame);
    let marks = if trend.drawn().next().is_some() {
        draw_data(&mut page, trend, view, &Scale::of(trend, view, frame))
    } else {
        empty::draw(&mut page, trend, frame);
        Vec::new()
    };
    Picture { width, height, frame, shapes: page.shapes, hot: marks }
}

fn draw_data(page: &mut Page, trend: &Trend, view: &View, scale: &Scale) -> Vec<Hot> {
    let marks = placed(trend, view, scale);
    axis::grid(page, scale, view);
    let mut covered = band::Covered::default();
    if view.band == Band::Shown {
        covered = band::draw(page, trend, scale);
    }
    for mark in &marks {
        mark.draw_column(page, scale);
    }
    axis::draw(page, scale, view);
    mark::join_rivals(page, trend, view, &marks);
    for mark in front_last(&marks) {
        mark.draw_figure(page, scale);
    }
    let labels = label::place(&marks, scale, view, covered);
    for (mark, label) in front_last(&marks).filter_map(|mark| {
        labels.iter().find(|(figure, _)| *figure == mark.mark.figure).map(|(_, area)| (mark, *area))
    }) {
        mark.draw_label(page, label);
    }
    marks
        .iter()
        .map(|mark| Hot {
            figure: mark.mark.figure,
            centre: mark.centre,
            body: mark.body(scale),
            label: labels.iter().find(|(id, _)| *id == mark.mark.figure).map(|(_, area)| *area),
        })
        .collect()
}

/// The marks with those that count above those set aside, and the selected one above all.
fn front_last<'a, 'b>(marks: &'a [Placed<'b>]) -> impl Iterator<Item = &'a Placed<'b>> {
    let mut order: Vec<&Placed<'_>> = marks.iter().collect();
    order.sort_by_key(|mark| (mark.state, !mark.mark.share.is_set_aside()));
    order.into_iter()
}

/// A picture is at least one point wide and high and no larger than a painter can hold.
fn page_size(view: &View) -> (f32, f32) {
    let sound = |length: f32| if length.is_finite() { length.clamp(1.0, 20_000.0) } else { 1.0 };
    (sound(view.size.0), sound(view.size.1))
}
