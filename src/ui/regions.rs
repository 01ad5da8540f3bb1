//! Where each region of the window stands, and what gives way when the window is small.
//!
//! Invariant: the article's column keeps its room before any panel does; a form never changes a
//! width. The regions are listed in the order in which Tab and F6 walk them, and cover the window
//! without overlapping.

use eframe::egui::{Rect, pos2};

use crate::workbench::View;
use crate::workbench::settings::{Settings, Shown};

/// Width of the left panel folded to its keys.
pub(super) const RAIL: f32 = 44.0;
/// From this width the wide measures hold.
const WIDE: f32 = 1600.0;
/// The reader's least width with a full column: gutter, 544 of text, margin.
const READER: f32 = 744.0;
/// The reader's least width at all: gutter, 420 of text, the scroll bar.
const LEAST_READER: f32 = 492.0;
/// The right panel's least width.
const LEAST_RIGHT: f32 = 288.0;
/// The least width of the source beside the trends.
const SOURCE: f32 = 328.0;

/// Height of the top bar.
pub(super) const TOP_BAR: f32 = 36.0;
/// Height of the status line.
pub(super) const STATUS: f32 = 24.0;
/// Height of the folded dock.
pub(super) const DOCK_HEAD: f32 = 32.0;

/// A region of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Region {
    /// Menus, views, the field of the palette.
    Top,
    /// Documents and codebook, or the rail.
    Left,
    /// The article; the chart of the view of its own.
    Reader,
    /// The trends below the article.
    Dock,
    /// The side panel; the source beside the trends.
    Right,
    /// The status line.
    Status,
}

impl Region {
    /// What a screen reader calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Top => "Top bar",
            Self::Left => "Documents and codebook",
            Self::Reader => "Reader",
            Self::Dock => "Trends",
            Self::Right => "Side panel",
            Self::Status => "Status line",
        }
    }
}

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

/// How wide and how high the regions are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Regions {
    /// The left panel.
    pub(super) left: Left,
    /// The right panel.
    pub(super) right: Right,
    /// Height of the dock, its header included; its header alone when folded.
    pub(super) dock: f32,
}

/// What is out of the panels that a narrow window has no room for: they are away until they are
/// asked for, and then stand beside the text, which gives way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Drawers {
    /// The left panel in full instead of its rail.
    pub(super) left: Shown,
    /// The right panel.
    pub(super) right: Shown,
}

impl Default for Drawers {
    fn default() -> Self {
        Self { left: Shown::Folded, right: Shown::Folded }
    }
}

/// Whether a window is so narrow that the right panel is a drawer.
pub(super) fn has_right_drawer(width: f32) -> bool {
    width - RAIL - LEAST_RIGHT < LEAST_READER
}

/// Whether a window is so narrow that the left panel is a drawer.
pub(super) fn has_left_drawer(width: f32, settings: &Settings) -> bool {
    let (left, right) = panels(width, settings);
    let right_open = settings.right.shown.is_open() && !has_right_drawer(width);
    width - left - if right_open { right } else { 0.0 } < READER - 1.0
}

/// The widths of the panels, with the room of both; as designed where wider ones have none.
fn panels(width: f32, settings: &Settings) -> (f32, f32) {
    let (left_default, right_default) = if width >= WIDE { (272.0, 400.0) } else { (216.0, 320.0) };
    let left = settings.left.size.unwrap_or(left_default).clamp(180.0, 420.0);
    let right = settings.right.size.unwrap_or(right_default).clamp(LEAST_RIGHT, 560.0);
    if width - left - right < READER - 1.0 {
        (left.min(left_default), right.min(right_default))
    } else {
        (left, right)
    }
}

/// The regions of a window of this size.
pub(super) fn regions((width, height): (f32, f32), settings: &Settings, out: Drawers) -> Regions {
    let (left, right) = panels(width, settings);
    let left_open = if has_left_drawer(width, settings) {
        out.left.is_open()
    } else {
        settings.left.shown.is_open()
    };
    let beside = if left_open { left } else { RAIL };
    let right_open =
        if has_right_drawer(width) { out.right } else { settings.right.shown }.is_open();
    // A window that is zoomed to the size of a stamp keeps half of it for the text.
    let right = right.min((width - beside - READER).max(LEAST_RIGHT)).min((width - beside) / 2.0);
    // Two panels that leave no room for the text are one too many.
    let away = !right_open || (left_open && width - beside - right < LEAST_READER);
    Regions {
        left: if left_open { Left::Full(left) } else { Left::Rail },
        right: if away { Right::Away } else { Right::Beside(right) },
        dock: dock(width, height, settings),
    }
}

fn dock(width: f32, height: f32, settings: &Settings) -> f32 {
    let usual = if width >= WIDE && height >= 900.0 { 320.0 } else { 216.0 };
    let most = (height - TOP_BAR - STATUS - 200.0).max(DOCK_HEAD);
    if settings.dock.shown.is_open() && most > 150.0 && height >= 700.0 {
        settings.dock.size.unwrap_or(usual).clamp(140.0_f32.min(most), most)
    } else {
        DOCK_HEAD
    }
}

/// Where the regions of a view stand on the page.
pub(super) fn places(page: Rect, regions: &Regions, view: View) -> Vec<(Region, Rect)> {
    let (top, rest) = page.split_top_bottom_at_y(page.top() + TOP_BAR);
    let (rest, status) = rest.split_top_bottom_at_y(rest.bottom() - STATUS);
    let left = match regions.left {
        Left::Full(width) => width,
        Left::Rail => RAIL,
    };
    let right = match (regions.right, view) {
        (Right::Beside(width), View::Read) => width,
        (Right::Away, View::Read) => 0.0,
        (Right::Beside(width), View::Trends) => width.max(SOURCE.min(page.width() / 2.0)),
        (Right::Away, View::Trends) => SOURCE.min(page.width() / 2.0),
    };
    let (rest, right) = rest.split_left_right_at_x(rest.right() - right);
    let mut places = vec![(Region::Top, top)];
    match view {
        View::Read => {
            let (left, rest) = rest.split_left_right_at_x(rest.left() + left);
            let (reader, dock) = rest.split_top_bottom_at_y(rest.bottom() - regions.dock);
            places.extend([
                (Region::Left, left),
                (Region::Reader, reader),
                (Region::Dock, dock),
                (Region::Right, right),
            ]);
        }
        View::Trends => places.extend([(Region::Reader, rest), (Region::Right, right)]),
    }
    places.push((Region::Status, status));
    places.retain(|(_, place)| place.width() > 0.0 && place.height() > 0.0);
    places
}

/// Where a region stands; nothing where it is away.
pub(super) fn place_of(places: &[(Region, Rect)], region: Region) -> Option<Rect> {
    places.iter().find(|(other, _)| *other == region).map(|(_, place)| *place)
}

/// The region that a point lies in.
pub(super) fn region_at(places: &[(Region, Rect)], x: f32, y: f32) -> Option<usize> {
    places.iter().position(|(_, place)| place.contains(pos2(x, y)))
}

#[cfg(test)]
mod tests {
    use eframe::egui::vec2;

    use super::*;
    use crate::workbench::settings::Panel;

    fn at(width: f32, height: f32) -> Regions {
        regions((width, height), &Settings::default(), Drawers::default())
    }

    #[test]
    fn the_designed_sizes_come_out_as_designed() {
        let expected =
            Regions { left: Left::Full(216.0), right: Right::Beside(320.0), dock: 216.0 };
        assert_eq!(at(1280.0, 800.0), expected);
        let wide = Regions { left: Left::Full(272.0), right: Right::Beside(400.0), dock: 320.0 };
        assert_eq!(at(1920.0, 1080.0), wide);
    }

    #[test]
    fn a_narrow_window_gives_way_in_the_order_of_the_design() {
        let narrow = at(1000.0, 680.0);
        assert_eq!((narrow.left, narrow.dock), (Left::Rail, DOCK_HEAD));
        assert_eq!(narrow.right, Right::Beside(288.0));
        assert_eq!(at(880.0, 560.0).right, Right::Beside(288.0), "the least window has no drawer");
        assert_eq!(at(640.0, 400.0).right, Right::Away, "zoomed to twice the size it has one");
    }

    #[test]
    fn a_drawer_that_is_asked_for_stands_beside_the_text() {
        let settings = Settings::default();
        let out = Drawers { right: Shown::Open, ..Drawers::default() };
        assert_eq!(regions((640.0, 400.0), &settings, out).right, Right::Beside(288.0));
        let out = Drawers { left: Shown::Open, ..Drawers::default() };
        let at_least = regions((880.0, 560.0), &settings, out);
        assert_eq!((at_least.left, at_least.right), (Left::Full(216.0), Right::Away));
        let narrow = regions((1000.0, 680.0), &settings, out);
        assert_eq!((narrow.left, narrow.right), (Left::Full(216.0), Right::Beside(288.0)));
        assert!(!has_left_drawer(1280.0, &settings) && has_left_drawer(1279.0 - 4.0, &settings));
    }

    #[test]
    fn folded_panels_leave_their_room_to_the_reader() {
        let folded = Panel { shown: Shown::Folded, size: None };
        let settings =
            Settings { left: folded, right: folded, dock: folded, ..Settings::default() };
        let regions = regions((1280.0, 800.0), &settings, Drawers::default());
        let page = Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 800.0));
        let places = places(page, &regions, View::Read);
        let reader = place_of(&places, Region::Reader).unwrap();
        assert_eq!(reader.size(), vec2(1280.0 - RAIL, 800.0 - TOP_BAR - STATUS - DOCK_HEAD));
        assert_eq!(place_of(&places, Region::Right), None);
    }

    #[test]
    fn the_regions_cover_the_page_and_stand_in_the_order_of_tab() {
        for view in [View::Read, View::Trends] {
            for (width, height) in
                [(1920.0, 1080.0), (1280.0, 800.0), (880.0, 560.0), (427.0, 267.0)]
            {
                let page = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, height));
                let places = places(page, &at(width, height), view);
                let covered: f32 = places.iter().map(|(_, place)| place.area()).sum();
                assert!((covered - page.area()).abs() < 1.0, "{view:?} at {width}: {places:?}");
                assert!(places.is_sorted_by_key(|(region, _)| *region), "{places:?}");
                for (at, (region, place)) in places.iter().enumerate() {
                    let centre = place.center();
                    assert_eq!(region_at(&places, centre.x, centre.y), Some(at), "{region:?}");
                }
            }
        }
    }
}
