//! The marks at a place where more of them lie than lanes are drawn: a list to choose from.
//!
//! Invariant: it opens on a press of "+n" and goes with any press elsewhere, with Escape and with
//! any movement of the page, so it never stands beside text that it is not about.

use eframe::egui::{Align, CornerRadius, Key, Layout, Pos2, Rect, Sense, Stroke, StrokeKind, Ui};
use eframe::egui::{UiBuilder, vec2};

use super::marks::{counts, type_colour};
use super::page::Page;
use super::scroll::Anchor;
use crate::model::RecordId;
use crate::ui::theme::tokens;
use crate::ui::widgets::{Lead, ListRow};
use crate::workbench::Act;
use crate::workbench::index::Marked;

const WIDTH: f32 = 320.0;
const ROW: f32 = 26.0;

/// An open list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Listed {
    /// Its corner.
    at: Pos2,
    /// Where the page stood.
    anchor: Anchor,
    /// The letter whose marks are listed.
    byte: usize,
}

/// The list that a press at a point opens.
pub(super) fn opened(page: &Page<'_>, at: Pos2, anchor: Anchor) -> Option<Listed> {
    page.blocks.iter().find_map(|(placed, marks)| {
        counts(placed, &marks.mentions).into_iter().find_map(|count| {
            let rect = count.rect(placed);
            let byte = count.span.end().saturating_sub(1);
            rect.expand(2.0).contains(at).then(|| Listed { at: rect.left_bottom(), anchor, byte })
        })
    })
}

/// Draws the open list; takes it away when it is done with.
pub(super) fn list(
    ui: &mut Ui,
    page: &Page<'_>,
    (listed, anchor): (&mut Option<Listed>, Anchor),
    acts: &mut Vec<Act>,
) {
    let Some(open) = listed.clone() else { return };
    let marks = page.marks_at(open.byte);
    let size = vec2(WIDTH, marks.len() as f32 * ROW + 8.0);
    let left = open.at.x.min(page.view.right() - size.x - 8.0).max(page.view.left() + 8.0);
    let below = open.at.y + 4.0;
    let top = if below + size.y > page.view.bottom() { open.at.y - size.y - 30.0 } else { below };
    let rect = Rect::from_min_size(Pos2::new(left, top), size);
    let colours = tokens(ui);
    let ground = ui.interact(rect, ui.scope_id().with("list ground"), Sense::click_and_drag());
    ui.painter().rect_filled(rect.expand(4.0), CornerRadius::same(12), colours.ring);
    let (corners, edge) = (CornerRadius::same(8), Stroke::new(1.0, colours.line2));
    ui.painter().rect(rect, corners, colours.raised, edge, StrokeKind::Inside);
    let rows = UiBuilder::new().max_rect(rect.shrink(4.0)).layout(Layout::top_down(Align::Min));
    let mut rows = ui.new_child(rows.id_salt("list"));
    rows.spacing_mut().item_spacing.y = 0.0;
    let mut chosen = false;
    for what in &marks {
        if ListRow::new(page.label_of(*what))
            .lead(lead(&rows, page, *what))
            .height(ROW)
            .show(&mut rows)
            .clicked()
        {
            acts.push(Act::Choose(Some(RecordId::from(*what))));
            chosen = true;
        }
    }
    let elsewhere = ui.input(|input| input.pointer.any_pressed()) && !ground.contains_pointer();
    let escaped = ui.input(|input| input.key_pressed(Key::Escape));
    if chosen || elsewhere || escaped || anchor != open.anchor || marks.is_empty() {
        *listed = None;
    }
}

fn lead(ui: &Ui, page: &Page<'_>, what: Marked) -> Lead<'static> {
    match what {
        Marked::Mention(id) => {
            let mentions = page.blocks.iter().flat_map(|(_, marks)| &marks.mentions);
            let colour = mentions.clone().find(|mark| mark.id == id).map(|mark| mark.colour);
            colour.map_or(Lead::None, |colour| Lead::Mention(type_colour(tokens(ui), colour)))
        }
        Marked::Claim(_) => Lead::Claim,
        Marked::Figure(_) => Lead::Figure,
    }
}
