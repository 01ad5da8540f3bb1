//! What the program remembers between starts. Kept apart from every workspace.
//!
//! Invariant: any settings file opens; what it lacks or what cannot be read takes its default, and
//! the file is not overwritten before it was read.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::choices::ChartChoices;

/// Recent workspaces kept.
const RECENT: usize = 10;
/// Least and greatest zoom of the article text.
const READER_ZOOM: (f32, f32) = (0.7, 3.0);
/// Least and greatest zoom of the window.
const WINDOW_ZOOM: (f32, f32) = (0.5, 3.0);

/// The settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The annotator's name, kept with what they tag.
    pub annotator: String,
    /// Light, dark or as the system.
    pub theme: Theme,
    /// Scale of the article text, 1 as designed.
    pub reader_zoom: f32,
    /// Scale of the whole window, 1 as designed.
    pub window_zoom: f32,
    /// The left panel.
    pub left: Panel,
    /// The right panel.
    pub right: Panel,
    /// The trends dock.
    pub dock: Panel,
    /// Workspaces opened last, the newest first.
    pub recent: Vec<PathBuf>,
    /// Whether animation is left out.
    pub motion: Motion,
    /// What the chart was asked for last.
    pub chart: ChartChoices,
}

/// Light, dark or as the system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// As the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How much moves on screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Motion {
    /// Scrolling to a sentence glides.
    #[default]
    Full,
    /// Nothing glides.
    Reduced,
}

/// A region of the window.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Panel {
    /// Whether it is open.
    pub shown: Shown,
    /// Its width or height in points; nothing before it was first dragged.
    pub size: Option<f32>,
}

/// Whether a region is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shown {
    /// Open.
    #[default]
    Open,
    /// Folded.
    Folded,
}

impl Shown {
    /// The other one.
    #[must_use]
    pub fn toggled(self) -> Self {
        match self {
            Self::Open => Self::Folded,
            Self::Folded => Self::Open,
        }
    }

    /// Whether it is open.
    #[must_use]
    pub fn is_open(self) -> bool {
        self == Self::Open
    }
}

impl Default for Panel {
    fn default() -> Self {
        Self { shown: Shown::Open, size: None }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            annotator: String::new(),
            theme: Theme::System,
            reader_zoom: 1.0,
            window_zoom: 1.0,
            left: Panel::default(),
            right: Panel::default(),
            dock: Panel::default(),
            recent: Vec::new(),
            motion: Motion::Full,
            chart: ChartChoices::default(),
        }
    }
}

impl Settings {
    /// Puts a workspace at the head of the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_path_buf());
        self.recent.truncate(RECENT);
    }

    /// Scales the article text by a factor, within its limits.
    pub fn zoom_reader(&mut self, factor: f32) {
        self.reader_zoom = scaled(self.reader_zoom, factor, READER_ZOOM);
    }

    /// Scales the window by a factor, within its limits.
    pub fn zoom_window(&mut self, factor: f32) {
        self.window_zoom = scaled(self.window_zoom, factor, WINDOW_ZOOM);
    }

    /// The settings with every number in its limits.
    #[must_use]
    pub fn sound(mut self) -> Self {
        self.zoom_reader(1.0);
        self.zoom_window(1.0);
        for panel in [&mut self.left, &mut self.right, &mut self.dock] {
            panel.size = panel.size.filter(|size| size.is_finite() && *size > 0.0);
        }
        self.recent.truncate(RECENT);
        self.chart = self.chart.sound();
        self
    }
}

fn scaled(zoom: f32, factor: f32, (least, most): (f32, f32)) -> f32 {
    let zoom = zoom * factor;
    if zoom.is_finite() { ((zoom * 20.0).round() / 20.0).clamp(least, most) } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zoom_stays_in_its_limits_and_on_its_steps() {
        let mut settings = Settings::default();
        for _ in 0..50 {
            settings.zoom_reader(1.1);
        }
        assert!((settings.reader_zoom - 3.0).abs() < 1e-6);
        let broken = Settings { reader_zoom: f32::NAN, window_zoom: -4.0, ..Settings::default() };
        let sound = broken.sound();
        assert!((sound.reader_zoom - 1.0).abs() < 1e-6);
        assert!((sound.window_zoom - 0.5).abs() < 1e-6);
    }

    #[test]
    fn the_newest_workspace_stands_first_and_once() {
        let mut settings = Settings::default();
        for name in ["a", "b", "a"] {
            settings.remember(Path::new(name));
        }
        assert_eq!(settings.recent, [PathBuf::from("a"), PathBuf::from("b")]);
    }
}
