//! F6 takes the keyboard from region to region.
//!
//! Invariant: a region is entered at its first control, the reader at the article itself, so that
//! the keys that follow work at once.

use eframe::egui::{Context, FocusDirection, Id, Memory, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

use super::reader;
use super::regions::{Region, region_at};

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Onward.
    Next,
    /// Back.
    Previous,
}

/// The region to go to from where the keyboard is; the reader when it is nowhere.
pub(super) fn target(ctx: &Context, places: &[(Region, Rect)], step: Step) -> Option<Region> {
    let focused = ctx.memory(Memory::focused);
    let at = focused.and_then(|id| ctx.read_response(id)).map(|response| response.rect.center());
    let here = at.and_then(|at| region_at(places, at.x, at.y));
    let regions: Vec<Region> = places.iter().map(|(region, _)| *region).collect();
    stepped(&regions, here, step)
}

fn stepped(regions: &[Region], here: Option<usize>, step: Step) -> Option<Region> {
    let Some(here) = here else {
        return regions.iter().copied().find(|region| *region == Region::Reader);
    };
    let count = regions.len().max(1);
    let next = match step {
        Step::Next => (here + 1) % count,
        Step::Previous => (here + count - 1) % count,
    };
    regions.get(next).copied()
}

/// Gives the keyboard to the article.
pub(super) fn enter_article(ctx: &Context) {
    let article: Option<Id> = ctx.data(|data| data.get_temp(reader::focus_key()));
    if let Some(article) = article {
        ctx.memory_mut(|memory| memory.request_focus(article));
    }
}

/// Gives the keyboard to the control that is drawn next. Call before the region draws.
pub(super) fn enter(ui: &Ui, name: &str) {
    let gate = Id::unique(("gate", name));
    ui.memory_mut(|memory| {
        memory.request_focus(gate);
        memory.move_focus(FocusDirection::Next);
    });
    let place = Rect::from_min_size(ui.max_rect().min, Vec2::ZERO);
    let gate = ui.interact(place, gate, Sense::focusable_noninteractive());
    gate.widget_info(|| WidgetInfo::labeled(Role::Pane, true, name));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_walk_goes_round_and_begins_at_the_reader() {
        use Region::{Dock, Left, Reader, Right, Status, Top};
        let all = [Top, Left, Reader, Dock, Right, Status];
        for (here, step, expected) in [
            (None, Step::Next, Reader),
            (None, Step::Previous, Reader),
            (Some(0), Step::Next, Left),
            (Some(0), Step::Previous, Status),
            (Some(5), Step::Next, Top),
            (Some(3), Step::Previous, Reader),
        ] {
            assert_eq!(stepped(&all, here, step), Some(expected), "{here:?} {step:?}");
        }
        assert_eq!(stepped(&[], None, Step::Next), None);
        assert_eq!(stepped(&[], Some(3), Step::Next), None);
    }
}
