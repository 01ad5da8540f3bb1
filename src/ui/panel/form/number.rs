//! Low, best and high of a figure in one row, under the whisker that they draw.
//!
//! Invariant: unknown is a choice that is seen, never a 0 and never an empty guess.

use eframe::egui::{
    Align2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::super::pieces::put;
use super::super::scale::Whisker;
use super::super::whisker::{GroupMark, HEIGHT, whisker};
use super::desk::{Desk, Input};
use crate::ui::theme::{text, tokens};
use crate::ui::widgets::{Lit, Ring, Sentence, field_error, focus_ring};
use crate::workbench::form::{Field, FigureForm};

/// Between two columns.
const GAP: f32 = 6.0;
/// How much wider the column of high is: it has two ways out of a number.
const WIDER: f32 = 26.0;

/// Draws whisker and row, and under them what is wrong with any of the three.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk<'_>, form: &mut FigureForm, mark: GroupMark) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 5.0;
        let (low, best, high) = form.ends();
        match Whisker::of(low, best, high) {
            Some(drawn) => whisker(ui, &drawn, mark),
            // Its room is kept, so that the fields stay where they are while a number is typed.
            None => {
                drop(ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover()))
            }
        }
        row(ui, desk, form);
        for field in [Field::Low, Field::Best, Field::High] {
            if let Some(words) = desk.problem(field).map(str::to_owned) {
                field_error(ui, &words);
            }
        }
    });
}

fn row(ui: &mut Ui, desk: &mut Desk<'_>, form: &mut FigureForm) {
    let top = ui.cursor().min;
    let width = ui.available_width();
    let narrow = (width - 2.0 * GAP - WIDER) / 3.0;
    let mut left = top.x;
    let mut bottom = top.y;
    let columns = [
        ((Field::Low, "Low"), narrow, &mut form.low),
        ((Field::Best, "Best"), narrow, &mut form.best),
        ((Field::High, "High"), narrow + WIDER, &mut form.high),
    ];
    for (named, width, typed) in columns {
        let rect = Rect::from_min_size(pos2(left, top.y), vec2(width, 70.0));
        let mut child = ui.new_child(UiBuilder::new().id_salt(named).max_rect(rect));
        column(&mut child, desk, named, typed);
        bottom = bottom.max(child.min_rect().bottom());
        left += width + GAP;
    }
    let size = vec2(width, bottom - top.y);
    ui.allocate_exact_size(size, Sense::hover());
}

fn column(ui: &mut Ui, desk: &mut Desk<'_>, (field, label): (Field, &str), typed: &mut String) {
    ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
    let input = Input::new(label).of(field);
    let input =
        input.with(|drawn| drawn.step(text::CELL).hint("unknown").sentence(Sentence::Elsewhere));
    desk.text(ui, input, typed);
    ui.horizontal(|ui| {
        let blank = typed.trim().is_empty() || typed.trim().eq_ignore_ascii_case("unknown");
        if field == Field::High {
            let open = typed.trim().eq_ignore_ascii_case("open");
            if mini(ui, ("open", "High open"), Lit::from(open)).clicked() {
                "open".clone_into(typed);
                desk.touch(field);
            }
        }
        let said = format!("{label} unknown");
        if mini(ui, ("unknown", &said), Lit::from(blank)).clicked() {
            typed.clear();
            desk.touch(field);
        }
    });
}

/// A small word that stays pressed.
fn mini(ui: &mut Ui, (word, said): (&str, &str), lit: Lit) -> Response {
    let colours = tokens(ui);
    let width = text::KEY.width(ui, word).ceil() + 11.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 18.0), Sense::click());
    let (fill, ink) = match (lit, response.hovered()) {
        (Lit::On, _) => (colours.ink, colours.raised),
        (Lit::Off, true) => (colours.hover, colours.ink),
        (Lit::Off, false) => (colours.raised, colours.ink2),
    };
    let edge = Stroke::new(1.0, colours.line2);
    ui.painter().rect(rect, 3.0, fill, edge, StrokeKind::Inside);
    put(ui, Align2::CENTER_CENTER, rect.center(), text::KEY.galley(ui, word, ink));
    focus_ring(ui, &response, 3, Ring::Off);
    response.widget_info(|| {
        WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), lit == Lit::On, said)
    });
    response
}
