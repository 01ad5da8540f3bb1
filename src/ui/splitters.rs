//! The edges between the regions, to be dragged: eight points to catch, one drawn.
//!
//! Invariant: a size becomes a setting when the edge is let go, so the settings file is written
//! once a drag.

use eframe::egui::{CursorIcon, Id, Rect, Sense, Ui, WidgetInfo, pos2};

use super::regions::{Left, RAIL, Regions, Right, STATUS, TOP_BAR};
use crate::workbench::settings::Settings;
use crate::workbench::{Act, View, Workbench};

/// Half of the width at which an edge is caught.
const CATCH: f32 = 4.0;

/// An edge on its way.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Drag {
    edge: Option<(Edge, f32)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    Left,
    Right,
    Dock,
}

impl Drag {
    /// The settings as they are while an edge is being dragged.
    pub(super) fn over(self, settings: &Settings) -> Settings {
        let mut settings = settings.clone();
        match self.edge {
            Some((Edge::Left, size)) => settings.left.size = Some(size),
            Some((Edge::Right, size)) => settings.right.size = Some(size),
            Some((Edge::Dock, size)) => settings.dock.size = Some(size),
            None => {}
        }
        settings
    }
}

/// Lets the edges be dragged.
pub(super) fn splitters(
    ui: &mut Ui,
    regions: &Regions,
    bench: &Workbench,
    drag: &mut Drag,
    acts: &mut Vec<Act>,
) {
    let page = ui.ctx().content_rect();
    let top = page.top() + TOP_BAR;
    let bottom = page.bottom() - STATUS;
    let left = match regions.left {
        Left::Full(width) => width,
        Left::Rail => RAIL,
    };
    let right = match regions.right {
        Right::Beside(width) => width,
        Right::Away => 0.0,
    };
    let upright = |x: f32| Rect::from_min_max(pos2(x - CATCH, top), pos2(x + CATCH, bottom));
    if let Left::Full(_) = regions.left {
        let rect = upright(page.left() + left);
        if let Some(x) = dragged(ui, rect, ("Width of the left panel", Edge::Left)) {
            drag.edge = Some((Edge::Left, x - page.left()));
        }
    }
    if right > 0.0 {
        let rect = upright(page.right() - right);
        if let Some(x) = dragged(ui, rect, ("Width of the side panel", Edge::Right)) {
            drag.edge = Some((Edge::Right, page.right() - x));
        }
    }
    if bench.view() == View::Read && bench.settings().dock.shown.is_open() {
        let y = bottom - regions.dock;
        let rect = Rect::from_min_max(
            pos2(page.left() + left + CATCH, y - CATCH),
            pos2(page.right() - right - CATCH, y + 2.0),
        );
        if let Some(y) = dragged(ui, rect, ("Height of the trends", Edge::Dock)) {
            drag.edge = Some((Edge::Dock, bottom - y));
        }
    }
    if drag.edge.is_some() && !ui.input(|input| input.pointer.primary_down()) {
        acts.push(Act::Set(Box::new(drag.over(bench.settings()))));
        drag.edge = None;
    }
}

/// Where the pointer drags an edge to, while it does.
fn dragged(ui: &mut Ui, rect: Rect, (name, edge): (&str, Edge)) -> Option<f32> {
    let response = ui.interact(rect, Id::unique(name), Sense::drag());
    let cursor = match edge {
        Edge::Left | Edge::Right => CursorIcon::ResizeHorizontal,
        Edge::Dock => CursorIcon::ResizeVertical,
    };
    let response = response.on_hover_and_drag_cursor(cursor);
    response.widget_info(|| WidgetInfo::labeled(eframe::egui::Role::Splitter, true, name));
    let at = response.dragged().then(|| response.interact_pointer_pos())??;
    Some(match edge {
        Edge::Left | Edge::Right => at.x,
        Edge::Dock => at.y,
    })
}
