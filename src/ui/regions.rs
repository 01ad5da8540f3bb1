//! Which region is how wide, and what gives way when the window is small.
//!
//! Invariant: the article's column keeps its room before any panel does; a form never changes a
//! width.

use crate::workbench::settings::Settings;

/// Width of the left panel folded to its keys.
pub(super) const RAIL: f32 = 44.0;
/// From this width the wide measures hold.
const WIDE: f32 = 1600.0;
/// The reader's least width with a full column: gutter, 544 of text, margin.
const READER: f32 = 744.0;

/// Height of the top bar.
pub(super) const TOP_BAR: f32 = 36.0;
/// Height of the status line.
pub(super) const STATUS: f32 = 24.0;
/// Height of the folded dock.
pub(super) const DOCK_HEAD: f32 = 32.0;

/// The left panel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Left {
    /// In full, this wide.
    Full(f32),
    /// Only its keys.
    Rail,
}

/// The right panel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Right {
    /// Beside the reader, this wide.
    Beside(f32),
    /// Away.
    Away,
}

/// The regions of a window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Regions {
    /// The left panel.
    pub(super) left: Left,
    /// The right panel.
    pub(super) right: Right,
    /// Height of the dock, its header included; its header alone when folded.
    pub(super) dock: f32,
}

/// The regions of a window of this size.
pub(super) fn regions(width: f32, height: f32, settings: &Settings) -> Regions {
    let wide = width >= WIDE;
    let (left_default, right_default) = if wide { (272.0, 400.0) } else { (216.0, 320.0) };
    let mut left = settings.left.size.unwrap_or(left_default).clamp(180.0, 420.0);
    let mut right = settings.right.size.unwrap_or(right_default).clamp(288.0, 560.0);
    let left_open = settings.left.shown.is_open();
    let right_open = settings.right.shown.is_open();
    let taken = |left: f32, right: f32| {
        (if left_open { left } else { RAIL }) + if right_open { right } else { 0.0 }
    };
    if width - taken(left, right) < READER - 1.0 {
        left = left.min(left_default);
        right = right.min(right_default);
    }
    let rail = !left_open || width - taken(left, right) < READER - 1.0;
    let beside = if rail { RAIL } else { left };
    if right_open && width - beside - right < READER - 1.0 {
        right = (width - beside - READER).clamp(288.0, right.max(288.0));
    }
    let dock_default = if wide && height >= 900.0 { 320.0 } else { 216.0 };
    let most = (height - TOP_BAR - STATUS - 200.0).max(DOCK_HEAD);
    let dock = if settings.dock.shown.is_open() && most > 150.0 && height >= 700.0 {
        settings.dock.size.unwrap_or(dock_default).clamp(140.0_f32.min(most), most)
    } else {
        DOCK_HEAD
    };
    Regions {
        left: if rail { Left::Rail } else { Left::Full(left) },
        right: if right_open { Right::Beside(right) } else { Right::Away },
        dock,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_designed_sizes_come_out_as_designed() {
        let at = |width, height| regions(width, height, &Settings::default());
        let expected =
            Regions { left: Left::Full(216.0), right: Right::Beside(320.0), dock: 216.0 };
        assert_eq!(at(1280.0, 800.0), expected);
        let wide = Regions { left: Left::Full(272.0), right: Right::Beside(400.0), dock: 320.0 };
        assert_eq!(at(1920.0, 1080.0), wide);
        let narrow = at(1000.0, 680.0);
        assert_eq!((narrow.left, narrow.dock), (Left::Rail, DOCK_HEAD));
        assert_eq!(narrow.right, Right::Beside(288.0));
    }
}
