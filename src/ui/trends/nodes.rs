//! The marks as things that a screen reader names and a test finds.
//!
//! Invariant: a node says what its mark says: ">130 killed, 22 March 2024, Moscow".

use eframe::egui::{Pos2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Scene, on_screen};
use crate::model::FigureId;
use crate::trends::Attestation;
use crate::trends::drawing::picture::{Hot, Picture};

/// More marks than this are walked by the arrow keys and not one by one.
const MOST: usize = 400;

/// Makes the nodes; gives back the figure of one that was clicked.
pub(super) fn nodes(
    ui: &Ui,
    scene: &Scene<'_>,
    (picture, origin): (&Picture, Pos2),
) -> Option<FigureId> {
    let mut clicked = None;
    for hot in picture.hot.iter().take(MOST) {
        let id = ui.scope_id().with(("mark", hot.figure));
        let response = ui.interact(place(hot, origin), id, Sense::CLICK);
        let is_selected = scene.selected == Some(hot.figure);
        response.widget_info(|| {
            let attested = Attestation::of(scene.workspace, hot.figure);
            let words = attested.map(|attested| attested.line()).unwrap_or_default();
            WidgetInfo::selected(Role::Button, ui.is_enabled(), is_selected, words)
        });
        if response.clicked() {
            let pointer = response.interact_pointer_pos();
            let under = pointer.and_then(|at| {
                let at = at - origin;
                picture.at(crate::trends::drawing::picture::Point::new(at.x, at.y))
            });
            clicked = Some(under.unwrap_or(hot.figure));
        }
    }
    clicked
}

/// A mark is taken hold of at its symbol.
fn place(hot: &Hot, origin: Pos2) -> Rect {
    let centre = pos2(origin.x + hot.centre.x, origin.y + hot.centre.y);
    let symbol = Rect::from_center_size(centre, vec2(16.0, 16.0));
    symbol.intersect(on_screen(hot.body.grown(8.0), origin))
}
