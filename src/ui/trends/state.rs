//! What a chart remembers from frame to frame: the part of time shown, the mark that is pointed
//! at, and the picture drawn of them.
//!
//! Invariant: the picture is that of the trend and the view it was asked for last; it is drawn
//! anew only when one of them changed.

use std::sync::Arc;

use eframe::egui::{Response, Ui};

use super::Scene;
use super::table::Widths;
use crate::model::FigureId;
use crate::trends::Trend;
use crate::trends::drawing::picture::Picture;
use crate::trends::drawing::{self, LEAST_DAYS, Scale, View, day_number};

/// A chart's memory.
#[derive(Debug, Default)]
pub struct ChartState {
    days: Option<(f64, f64)>,
    hovered: Option<FigureId>,
    walked: Option<FigureId>,
    selected: Option<FigureId>,
    pointer_led: bool,
    drawn: Option<Drawn>,
    drawings: usize,
    /// How wide the columns of the table are.
    pub(super) columns: Widths,
}

#[derive(Debug)]
struct Drawn {
    trend: Arc<Trend>,
    view: View,
    picture: Arc<Picture>,
}

impl ChartState {
    /// The part of time shown, in days since 1970; nothing for all of it.
    #[must_use]
    pub fn days(&self) -> Option<(f64, f64)> {
        self.days
    }

    /// The figure under the pointer, else the one that the keyboard is on.
    #[must_use]
    pub fn lit(&self) -> Option<FigureId> {
        self.hovered.or(self.walked)
    }

    /// How often a picture was drawn, for tests that nothing is drawn twice.
    #[must_use]
    pub fn drawings(&self) -> usize {
        self.drawings
    }

    pub(super) fn walked(&self) -> Option<FigureId> {
        self.walked
    }

    pub(super) fn walk_to(&mut self, figure: FigureId) {
        self.walked = Some(figure);
        self.hovered = None;
    }

    /// Whether the keyboard is on the chart and was put there by keys: only then is its ring
    /// drawn.
    pub(super) fn is_walked_by_keys(&mut self, plot: &Response) -> bool {
        if !plot.has_focus() {
            self.use_keys();
        }
        plot.has_focus() && !self.pointer_led
    }

    pub(super) fn use_pointer(&mut self) {
        self.pointer_led = true;
    }

    pub(super) fn use_keys(&mut self) {
        self.pointer_led = false;
    }

    /// Goes back to all of the time.
    pub fn show_all(&mut self) {
        self.days = None;
    }

    pub(super) fn point_at(&mut self, ui: &Ui, figure: Option<FigureId>) {
        // A pointer that rests does not take the mark from the keys.
        let rests = ui.input(|input| input.pointer.delta() == eframe::egui::Vec2::ZERO);
        if self.walked.is_some() && rests {
            return;
        }
        if self.hovered != figure {
            self.hovered = figure;
            if figure.is_some() {
                self.walked = None;
            }
            ui.ctx().request_repaint();
        }
    }

    /// Takes over where the analyst moved the chart to: never closer than some days, never so far
    /// out that the figures are a speck, never past them.
    pub(super) fn moved(&mut self, to: (f64, f64), from: (f64, f64), home: (f64, f64)) {
        let is_same = (to.0 - from.0).abs() + (to.1 - from.1).abs() < (from.1 - from.0) * 1e-9;
        if is_same || !to.0.is_finite() || !to.1.is_finite() {
            return;
        }
        let whole = home.1 - home.0;
        let width = (to.1 - to.0).max(LEAST_DAYS).min(whole * 4.0);
        let middle = f64::midpoint(to.0, to.1).max(home.0).min(home.1);
        self.days = Some((middle - width / 2.0, middle + width / 2.0));
    }

    /// Brings a figure that was selected elsewhere in sight, and forgets marks that are gone.
    pub(super) fn follow(&mut self, scene: &Scene<'_>, home: &Scale) {
        let is_drawn =
            |id: &FigureId| scene.trend.mark(*id).is_some_and(crate::trends::Mark::is_drawn);
        self.hovered = self.hovered.filter(is_drawn);
        self.walked = self.walked.filter(is_drawn);
        if self.selected != scene.selected {
            self.selected = scene.selected;
            self.walked = self.walked.filter(|walked| Some(*walked) == scene.selected);
            if let Some(figure) = scene.selected {
                self.bring_in_sight(scene.trend, figure);
            }
        }
        // A part of time that no longer meets the figures shows nothing: show all instead.
        if self.days.is_some_and(|days| days.1 < home.days.0 || days.0 > home.days.1) {
            self.days = None;
        }
    }

    pub(super) fn bring_in_sight(&mut self, trend: &Trend, figure: FigureId) {
        let Some(days) = self.days else { return };
        let Some(extent) = trend.mark(figure).and_then(|mark| mark.extent) else { return };
        let (Some(from), Some(to)) = (extent.from.or(extent.to), extent.to.or(extent.from)) else {
            return;
        };
        let (from, to) = (day_number(from), day_number(to));
        if to < days.0 || from > days.1 {
            let (middle, half) = (f64::midpoint(from, to), (days.1 - days.0) / 2.0);
            self.days = Some((middle - half, middle + half));
        }
    }

    /// The picture of a trend, drawn anew where something changed.
    pub(super) fn picture(&mut self, trend: &Arc<Trend>, view: View) -> Arc<Picture> {
        if let Some(drawn) = &self.drawn
            && Arc::ptr_eq(&drawn.trend, trend)
            && drawn.view == view
        {
            return Arc::clone(&drawn.picture);
        }
        self.drawings += 1;
        let picture = Arc::new(drawing::draw(trend, &view));
        let drawn = Drawn { trend: Arc::clone(trend), view, picture: Arc::clone(&picture) };
        self.drawn = Some(drawn);
        picture
    }
}
