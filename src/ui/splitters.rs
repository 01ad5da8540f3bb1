//! The edges between the regions, to be dragged: eight points to catch, one drawn.
//!
//! Invariant: a size becomes a setting when the edge is let go, so the settings file is written
//! once a drag.

use eframe::egui::{CursorIcon, Id, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2};

use super::regions::{DOCK_HEAD, Left, Region, Regions, place_of};
use super::theme::tokens;
use crate::workbench::settings::Settings;
use crate::workbench::{Act, Workbench};

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

/// Draws the edges and lets them be dragged.
pub(super) fn splitters(
    ui: &mut Ui,
    (regions, places): (&Regions, &[(Region, Rect)]),
    bench: &Workbench,
    drag: &mut Drag,
    acts: &mut Vec<Act>,
) {
    if let Some(left) = place_of(places, Region::Left) {
        let x = left.right();
        ui.painter().vline(x - 0.5, left.y_range(), Stroke::new(1.0, tokens(ui).line));
        if let Left::Full(_) = regions.left
            && let Some(x) = dragged(ui, upright(left, x), ("Width of the left panel", Edge::Left))
        {
            drag.edge = Some((Edge::Left, x - left.left()));
        }
    }
    if let Some(right) = place_of(places, Region::Right) {
        let x = right.left();
        ui.painter().vline(x + 0.5, right.y_range(), Stroke::new(1.0, tokens(ui).line));
        let name = "Width of the side panel";
        if let Some(x) = dragged(ui, upright(right, x), (name, Edge::Right)) {
            drag.edge = Some((Edge::Right, right.right() - x));
        }
    }
    if let Some(dock) = place_of(places, Region::Dock) {
        ui.painter().hline(dock.x_range(), dock.top() + 0.5, Stroke::new(1.0, tokens(ui).line));
        let rect = Rect::from_min_max(
            pos2(dock.left() + CATCH, dock.top() - CATCH),
            pos2(dock.right() - CATCH, dock.top() + 2.0),
        );
        if dock.height() > DOCK_HEAD
            && let Some(y) = dragged(ui, rect, ("Height of the trends", Edge::Dock))
        {
            drag.edge = Some((Edge::Dock, dock.bottom() - y));
        }
    }
    if drag.edge.is_some() && !ui.input(|input| input.pointer.primary_down()) {
        acts.push(Act::Set(Box::new(drag.over(bench.settings()))));
        drag.edge = None;
    }
}

fn upright(panel: Rect, x: f32) -> Rect {
    Rect::from_min_max(pos2(x - CATCH, panel.top()), pos2(x + CATCH, panel.bottom()))
}

/// Where the pointer drags an edge to, while it does.
fn dragged(ui: &mut Ui, rect: Rect, (name, edge): (&str, Edge)) -> Option<f32> {
    // Not a stop of Tab: an edge does nothing on Enter.
    let response = ui.interact(rect, Id::unique(name), Sense::DRAG);
    let cursor = match edge {
        Edge::Left | Edge::Right => CursorIcon::ResizeHorizontal,
        Edge::Dock => CursorIcon::ResizeVertical,
    };
    let response = response.on_hover_and_drag_cursor(cursor);
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, name));
    let at = response.dragged().then(|| response.interact_pointer_pos())??;
    Some(match edge {
        Edge::Left | Edge::Right => at.x,
        Edge::Dock => at.y,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drag_is_over_the_settings_only_at_its_own_edge() {
        let settings = Settings::default();
        assert_eq!(Drag::default().over(&settings), settings);
        for (edge, expected) in [
            (Edge::Left, (Some(300.0), None, None)),
            (Edge::Right, (None, Some(300.0), None)),
            (Edge::Dock, (None, None, Some(300.0))),
        ] {
            let over = Drag { edge: Some((edge, 300.0)) }.over(&settings);
            assert_eq!((over.left.size, over.right.size, over.dock.size), expected, "{edge:?}");
        }
    }
}
