//! The first start: three doors, and the road in four pictures.

use eframe::egui::{Align, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::icon;
use super::theme::{Pointer, Weight, text, tokens};
use super::widgets::{GroupShape, Lit, door, hairline, keyed_sentence, open_end, paint_shape};
use crate::workbench::{Act, Command, Workbench};

/// Draws the first start in the reader's place.
pub(super) fn first_start(ui: &mut Ui, _bench: &Workbench, acts: &mut Vec<Act>) {
    let page = ui.max_rect();
    let width = 560.0_f32.min(page.width() - 48.0);
    let left = page.left() + ((page.width() - width) / 2.0).max(24.0);
    let top = page.top() + if page.height() > 440.0 { 44.0 } else { 16.0 };
    let place = Rect::from_min_max(pos2(left, top), pos2(left + width, page.bottom()));
    let mut ui = ui.new_child(UiBuilder::new().max_rect(place));
    let ui = &mut ui;
    let colours = tokens(ui);
    ui.spacing_mut().item_spacing.y = 5.0;
    ui.label(text::TITLE.rich("Attest", colours.ink));
    let promise = "Every number on the chart opens the sentence that attests it.";
    ui.label(text::INTERFACE.sized(14.0).rich(promise, colours.ink2));
    ui.add_space(16.0);
    ui.spacing_mut().item_spacing.y = 8.0;
    let doors = [
        (
            Command::OpenSample,
            icon::SIGNPOST,
            "Open the sample workspace",
            "One article, worked through from the text to the chart",
        ),
        (
            Command::AddArticles,
            icon::FILE_PLUS,
            "Start from articles",
            "A new workspace with the files that you choose",
        ),
        (
            Command::OpenWorkspace,
            icon::FOLDER_OPEN,
            "Open a workspace",
            "A .ron file of yours or of a colleague",
        ),
    ];
    for (command, glyph, title, sentence) in doors {
        let key = command.face().shortcut.map(|key| key.to_string()).unwrap_or_default();
        let lit = if command == Command::OpenSample { Lit::On } else { Lit::Off };
        if door(ui, glyph, (title, sentence), &key, lit).clicked() {
            acts.push(Act::Run(command));
        }
    }
    if ui.available_height() > 110.0 {
        ui.add_space(12.0);
        hairline(ui);
        ui.add_space(14.0);
        road(ui);
    }
}

/// Says what fills a workspace that has no document yet.
pub(super) fn no_document(ui: &mut Ui) {
    let page = ui.max_rect();
    let colours = tokens(ui);
    let title = text::INTERFACE.weight(Weight::SemiBold).galley(ui, "No article yet", colours.ink);
    let centre = page.center() - vec2(0.0, 20.0);
    ui.painter().galley(centre - vec2(title.size().x / 2.0, 22.0), title, colours.ink);
    let width = (page.width() - 32.0).min(460.0);
    let place = Rect::from_min_size(centre - vec2(width / 2.0, 0.0), vec2(width, 60.0));
    let mut ui = ui.new_child(UiBuilder::new().max_rect(place));
    let words = "Drop files here, press [Ctrl I] to choose them, or [Ctrl V] to paste one";
    keyed_sentence(&mut ui, words, text::INTERFACE, Align::Center);
}

fn road(ui: &mut Ui) {
    let steps = [
        ("1 Read", "Load an article"),
        ("2 Tag", "Entities and claims"),
        ("3 Count", "Claims into figures"),
        ("4 Plot", "Figures into trends"),
    ];
    // The pictures stand apart by less than they are narrower than their room.
    let all = ui.available_width();
    let width = ((all + 24.0) / 4.0).min((all - 114.0) / 3.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 84.0), Sense::hover());
    for (number, (title, sentence)) in steps.into_iter().enumerate() {
        let origin = rect.left_top() + vec2(number as f32 * width, 0.0);
        picture(ui, number, origin);
        let ink = tokens(ui).ink;
        let title = text::INTERFACE.weight(Weight::SemiBold).galley(ui, title, ink);
        ui.painter().galley(origin + vec2(0.0, 38.0), title, ink);
        let sentence = text::INTERFACE.galley(ui, sentence, tokens(ui).ink2);
        ui.painter().galley(origin + vec2(0.0, 55.0), sentence, ink);
    }
}

fn picture(ui: &Ui, number: usize, at: Pos2) {
    match number {
        0 => lines(ui, at),
        1 => tags(ui, at),
        2 => number_box(ui, at),
        _ => plot(ui, at),
    }
}

fn lines(ui: &Ui, at: Pos2) {
    for (row, width) in [(0, 98.0), (1, 104.0), (2, 90.0), (3, 60.0)] {
        let start = at + vec2(0.0, 2.0 + 9.0 * row as f32);
        let line = Rect::from_min_size(start, vec2(width, 3.0));
        ui.painter().rect_filled(line, 1.5, tokens(ui).line2);
    }
}

fn tags(ui: &Ui, at: Pos2) {
    let colours = tokens(ui);
    let bar = Rect::from_min_size(at, vec2(3.0, 20.0));
    ui.painter().rect_filled(bar, 0.0, colours.field);
    lines(ui, at + vec2(8.0, 0.0));
    for (x, y, width, slot) in [(20.0, -2.0, 28.0, 1), (60.0, 7.0, 30.0, 2)] {
        let colour = colours.type_colour(slot);
        let tint = Rect::from_min_size(at + vec2(x, y), vec2(width, 8.0));
        ui.painter().rect_filled(tint, 1.0, colours.tint(colour, Pointer::Over));
        let under = Rect::from_min_size(at + vec2(x, y + 6.5), vec2(width, 1.7));
        ui.painter().rect_filled(under, 0.0, colour);
    }
}

fn number_box(ui: &Ui, at: Pos2) {
    let colours = tokens(ui);
    let words = text::QUOTE.galley(ui, "over 130", colours.ink);
    let rect = Rect::from_min_size(at + vec2(0.0, 6.0), words.size() + vec2(12.0, 2.0));
    ui.painter().rect(rect, 3.0, colours.paper, Stroke::new(1.1, colours.ink), StrokeKind::Inside);
    ui.painter().galley(rect.min + vec2(6.0, 1.0), words, colours.ink);
}

fn plot(ui: &Ui, at: Pos2) {
    let colours = tokens(ui);
    let base = at.y + 32.0;
    for (x, top, group) in [(6.0, 8.0, 0), (52.0, 27.0, 3)] {
        let colour = colours.group_colour(group);
        let column = Rect::from_min_max(at + vec2(x, top), pos2(at.x + x + 22.0, base));
        ui.painter().rect_filled(column, 0.0, colours.tint(colour, Pointer::Away));
        let cap = Rect::from_min_size(column.min, vec2(22.0, 2.5));
        ui.painter().rect_filled(cap, 0.0, colour);
    }
    let colour = colours.group_colour(1);
    let mark = at + vec2(90.0, 15.0);
    ui.painter().vline(mark.x, mark.y..=base, Stroke::new(3.0, colour));
    paint_shape(ui.painter(), GroupShape::Square, mark, 4.0, colour);
    open_end(ui.painter(), mark - vec2(0.0, 5.0), vec2(0.0, -10.0), Stroke::new(1.4, colour));
    ui.painter().hline(at.x..=at.x + 104.0, base, Stroke::new(1.0, colours.field));
}
