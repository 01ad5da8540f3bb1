//! Frames: cards, floats and dialogs.
//!
//! Invariant: a frame throws no shadow. What floats has a 1 pt edge and a ring of 4; what is
//! selected has an edge of ink; what is only suggested is dotted.

use eframe::egui::{
    Align, Align2, Context, CornerRadius, Frame, Id, InnerResponse, Layout, Margin, Modal,
    ModalResponse, Sense, Stroke, StrokeKind, Ui, vec2,
};

use super::paint::{dotted, put};
use crate::ui::icon;
use crate::ui::theme::{Tokens, text, tokens, tokens_of};

/// How a card is edged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Like any other.
    Plain,
    /// The one selected: 1.75 of ink.
    Selected,
    /// Not in the workspace yet: dotted.
    Suggested,
    /// Something the analyst must look at, such as a mark that lost its place.
    Warning,
}

/// How bad it is that a dialog or a toast tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Look at this.
    Warning,
    /// This did not work.
    Error,
}

/// A card across the width that is left: raised ground, padding 10, corners 6.
pub fn card<R>(ui: &mut Ui, edge: Edge, inside: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let colours = tokens(ui);
    let frame = Frame::new().fill(colours.raised).corner_radius(6).inner_margin(11);
    let shown = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        inside(ui)
    });
    let rect = shown.response.rect;
    let (width, ink) = match edge {
        Edge::Plain => (1.0, colours.line),
        Edge::Selected => (1.75, colours.ink),
        Edge::Warning => (1.75, colours.warn),
        Edge::Suggested => {
            dotted(ui, rect, 6.0, colours.field);
            return shown;
        }
    };
    let stroke = Stroke::new(width, ink);
    ui.painter().rect_stroke(rect, CornerRadius::same(6), stroke, StrokeKind::Inside);
    shown
}

/// The frame of a popover, the palette, or anything else over the page: edge 1, ring 4, corners 8.
pub fn float_frame(ui: &Ui) -> Frame {
    Frame::popup(ui.style()).inner_margin(Margin::same(4))
}

/// A dialog of at most 500 wide: the question or the fault as `title`, then `body` (what happens
/// to the work), then `buttons` in one row of 28. Put the destructive button first and the others
/// into [`Ui::with_layout`] from the right, the safe one first there. A click outside and Esc make
/// [`ModalResponse::should_close`] true.
pub fn dialog<R>(
    ctx: &Context,
    id: Id,
    (fault, title): (Option<Fault>, &str),
    body: impl FnOnce(&mut Ui),
    buttons: impl FnOnce(&mut Ui) -> R,
) -> ModalResponse<R> {
    let colours = tokens_of(ctx.theme());
    let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(20));
    Modal::new(id).frame(frame).backdrop_color(colours.scrim).show(ctx, |ui| {
        ui.set_width(458.0_f32.min(ui.ctx().content_rect().width() - 80.0));
        ui.spacing_mut().item_spacing.y = 7.0;
        ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
            if let Some(fault) = fault {
                fault_mark(ui, colours, fault);
            }
            ui.vertical(|ui| {
                ui.label(text::DIALOG_TITLE.rich(title, colours.ink));
                body(ui);
            });
        });
        ui.add_space(11.0);
        ui.horizontal(|ui| {
            ui.set_min_height(28.0);
            buttons(ui)
        })
        .inner
    })
}

fn fault_mark(ui: &mut Ui, colours: &Tokens, fault: Fault) {
    let (glyph, ink) = match fault {
        Fault::Warning => (icon::WARNING, colours.warn),
        Fault::Error => (icon::WARNING_CIRCLE, colours.danger),
    };
    let (rect, _) = ui.allocate_exact_size(vec2(22.0, 20.0), Sense::hover());
    let mark = text::ICON_FILL.sized(20.0).galley(ui, glyph, ink);
    put(ui, Align2::CENTER_CENTER, rect.left_center() + vec2(10.0, 0.0), mark);
}

/// A quote with the bar at its left that says: these are the document's words.
pub fn quote_bar<R>(ui: &mut Ui, inside: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let margin = Margin { left: 10, right: 0, top: 0, bottom: 0 };
    let shown = Frame::new().inner_margin(margin).show(ui, inside);
    let rect = shown.response.rect;
    let bar = rect.with_max_x(rect.left() + 1.5);
    ui.painter().rect_filled(bar, 0.0, tokens(ui).line2);
    shown
}
