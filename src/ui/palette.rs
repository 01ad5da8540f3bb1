//! The command palette: commands first, then figures, entities and documents.
//!
//! Invariant: every command of the program has a row here, found by any letters of its text in
//! order.

use eframe::egui::{
    self, Id, Key, Modal, Modifiers, ScrollArea, Sense, TextEdit, Ui, pos2, text::LayoutJob, vec2,
};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::icon;
use super::theme::{Weight, text, tokens};
use super::widgets::{Lead, Lit, key_caps, paint_lead};
use crate::edit::{document, figure};
use crate::workbench::{Act, Command, Palette, Workbench};

/// Rows shown of each kind.
const EACH: usize = 8;
/// Height of a row.
const ROW: f32 = 32.0;

/// What the palette remembers between frames.
#[derive(Debug, Default)]
pub(super) struct PaletteState {
    typed: String,
    at: usize,
    open: Option<Palette>,
    rows: Vec<Row>,
    key: Option<((u64, u64), String)>,
}

#[derive(Debug)]
struct Row {
    head: &'static str,
    glyph: &'static str,
    words: String,
    lit: Vec<u32>,
    note: String,
    keys: String,
    act: Act,
}

/// Draws the palette and runs what is chosen.
pub(super) fn palette(
    ui: &mut Ui,
    bench: &Workbench,
    state: &mut PaletteState,
    acts: &mut Vec<Act>,
) {
    let fresh = state.open.replace(Palette::Open).is_none();
    if fresh {
        state.typed.clear();
        state.at = 0;
    }
    let key = (bench.revision(), state.typed.clone());
    if state.key.as_ref() != Some(&key) {
        state.rows = rows(bench, &state.typed);
        state.at = 0;
        state.key = Some(key);
    }
    let mut chosen = keys(ui, state);
    let colours = tokens(ui);
    let frame = egui::Frame::popup(ui.style()).inner_margin(0);
    let width = 640.0_f32.min(ui.ctx().content_rect().width() - 40.0);
    let area = egui::Area::new(Id::unique("palette area"))
        .anchor(egui::Align2::CENTER_TOP, vec2(0.0, 84.0))
        .order(egui::Order::Foreground);
    let modal = Modal::new(Id::unique("palette")).area(area).frame(frame);
    let shown = modal.backdrop_color(colours.scrim).show(ui.ctx(), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        field(ui, state, fresh);
        chosen = list(ui, state).or(chosen);
        foot(ui);
    });
    if let Some(row) = chosen.and_then(|at| state.rows.get(at)) {
        // Closing first: the act may open the palette's own dialog.
        acts.push(Act::Run(Command::Escape));
        acts.push(row.act.clone());
        close(state);
    } else if shown.should_close() {
        acts.push(Act::Run(Command::Escape));
        close(state);
    }
}

fn close(state: &mut PaletteState) {
    state.open = None;
    state.key = None;
}

fn keys(ui: &Ui, state: &mut PaletteState) -> Option<usize> {
    let last = state.rows.len().saturating_sub(1);
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
            state.at = if state.at >= last { 0 } else { state.at + 1 };
        }
        if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
            state.at = state.at.checked_sub(1).unwrap_or(last);
        }
        input.consume_key(Modifiers::NONE, Key::Enter).then_some(state.at)
    })
}

fn field(ui: &mut Ui, state: &mut PaletteState, fresh: bool) {
    let colours = tokens(ui);
    let id = Id::unique("palette field");
    ui.horizontal(|ui| {
        ui.set_height(48.0);
        ui.add_space(14.0);
        let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
        paint_lead(
            ui,
            Lead::Outline(icon::MAGNIFYING_GLASS),
            rect.center(),
            super::theme::Pointer::Away,
        );
        let edit = TextEdit::singleline(&mut state.typed)
            .id(id)
            .font(text::PALETTE.font_id())
            .text_color(colours.ink)
            .hint_text(text::PALETTE.rich("Search or run a command", colours.ink3))
            .frame(egui::Frame::new())
            .desired_width(ui.available_width() - 60.0);
        ui.add(edit).accessible_name("Search or run a command");
        key_caps(ui, &["Esc"]);
    });
    if fresh {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    super::widgets::hairline(ui);
}

fn list(ui: &mut Ui, state: &PaletteState) -> Option<usize> {
    let colours = tokens(ui);
    let mut clicked = None;
    let limit = (ui.ctx().content_rect().height() - 84.0 - 48.0 - 90.0).min(430.0);
    ScrollArea::vertical().max_height(limit).auto_shrink([false, true]).show(ui, |ui| {
        ui.add_space(6.0);
        let mut head = "";
        for (at, row) in state.rows.iter().enumerate() {
            if row.head != head {
                head = row.head;
                egui::Frame::new()
                    .inner_margin(egui::Margin { left: 16, top: 6, bottom: 4, right: 0 })
                    .show(ui, |ui| ui.label(text::MENU.rich(head, colours.ink2)));
            }
            let response = draw_row(ui, row, Lit::from(at == state.at));
            if at == state.at
                && ui.input(|input| {
                    input.key_pressed(Key::ArrowDown) || input.key_pressed(Key::ArrowUp)
                })
            {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                clicked = Some(at);
            }
        }
        if state.rows.is_empty() {
            egui::Frame::new().inner_margin(16).show(ui, |ui| {
                ui.label(text::INTERFACE.rich("Nothing is called so.", colours.ink2));
            });
        }
        ui.add_space(6.0);
    });
    clicked
}

fn draw_row(ui: &mut Ui, row: &Row, lit: Lit) -> egui::Response {
    let colours = tokens(ui);
    let (outer, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let rect = outer.shrink2(vec2(6.0, 0.0));
    if lit == Lit::On || response.hovered() {
        ui.painter().rect_filled(rect, 4.0, colours.hover);
    }
    let glyph = text::ICON.galley(ui, row.glyph, colours.ink2);
    ui.painter().galley(
        pos2(rect.left() + 10.0, rect.center().y - glyph.size().y / 2.0),
        glyph,
        colours.ink,
    );
    let words = ui.fonts_mut(|fonts| fonts.layout_job(lit_words(row, colours)));
    let at = pos2(rect.left() + 35.0, rect.center().y - words.size().y / 2.0);
    let end = at.x + words.size().x;
    ui.painter().galley(at, words, colours.ink);
    let note = text::SECONDARY.galley(ui, &row.note, colours.ink2);
    ui.painter().galley(
        pos2(end + 10.0, rect.center().y - note.size().y / 2.0),
        note,
        colours.ink2,
    );
    let mut caps = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(rect.shrink2(vec2(8.0, 0.0)))
            .layout(egui::Layout::right_to_left(egui::Align::Center)),
    );
    let mut keys: Vec<&str> = row.keys.split(' ').filter(|key| !key.is_empty()).collect();
    keys.reverse();
    key_caps(&mut caps, &keys);
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, lit == Lit::On, &row.words)
    });
    response
}

/// The row's words, the letters found in bold and underlined.
fn lit_words(row: &Row, colours: &super::theme::Tokens) -> LayoutJob {
    let mut job = LayoutJob::default();
    let plain = text::INTERFACE.format(colours.ink);
    let mut found = text::INTERFACE.weight(Weight::Bold).format(colours.ink);
    found.underline = egui::Stroke::new(1.0, colours.ink);
    for (at, letter) in row.words.chars().enumerate() {
        let is_lit = row.lit.contains(&(at as u32));
        job.append(&letter.to_string(), 0.0, if is_lit { found.clone() } else { plain.clone() });
    }
    job
}

fn foot(ui: &mut Ui) {
    super::widgets::hairline(ui);
    let colours = tokens(ui);
    ui.horizontal(|ui| {
        ui.set_height(30.0);
        ui.add_space(14.0);
        key_caps(ui, &["↑", "↓"]);
        ui.label(text::SECONDARY.rich("choose", colours.ink2));
        key_caps(ui, &["↵"]);
        ui.label(text::SECONDARY.rich("run", colours.ink2));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(14.0);
            let words = "> commands   ! figures   @ entities   # documents";
            ui.label(text::SECONDARY.rich(words, colours.ink2));
        });
    });
}

/// The rows for what is typed: `>`, `!`, `@` and `#` narrow to one kind.
fn rows(bench: &Workbench, typed: &str) -> Vec<Row> {
    let mut typed = typed.trim();
    let narrow = typed.chars().next().filter(|sign| ['>', '!', '@', '#'].contains(sign));
    if narrow.is_some() {
        typed = typed.get(1..).unwrap_or_default().trim();
    }
    let mut finder = Finder::new(typed);
    let wants = |sign| narrow.is_none_or(|narrow| narrow == sign);
    let mut rows = Vec::new();
    if wants('>') {
        let many = if typed.is_empty() && narrow.is_none() { 12 } else { 60 };
        rows.extend(finder.best(commands(bench), many));
    }
    if wants('!') && (narrow.is_some() || !typed.is_empty()) {
        rows.extend(finder.best(figures(bench), EACH));
    }
    if wants('@') && (narrow.is_some() || !typed.is_empty()) {
        rows.extend(finder.best(entities(bench), EACH));
    }
    if wants('#') && (narrow.is_some() || !typed.is_empty()) {
        rows.extend(finder.best(documents(bench), EACH));
    }
    rows
}

/// Ranks rows by how well their words hold the letters typed.
struct Finder {
    matcher: Matcher,
    pattern: Pattern,
}

impl Finder {
    fn new(typed: &str) -> Self {
        Self {
            matcher: Matcher::new(Config::DEFAULT),
            pattern: Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart),
        }
    }

    fn best(&mut self, rows: impl Iterator<Item = Row>, most: usize) -> Vec<Row> {
        let mut found: Vec<(u32, Row)> = rows
            .filter_map(|mut row| {
                let mut letters = Vec::new();
                let words = Utf32Str::new(&row.words, &mut letters);
                let score = self.pattern.indices(words, &mut self.matcher, &mut row.lit)?;
                Some((score, row))
            })
            .collect();
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found.into_iter().take(most).map(|(_, row)| row).collect()
    }
}

fn row(head: &'static str, glyph: &'static str, words: String, act: Act) -> Row {
    Row { head, glyph, words, lit: Vec::new(), note: String::new(), keys: String::new(), act }
}

fn commands(bench: &Workbench) -> impl Iterator<Item = Row> {
    let types = bench.workspace().types_in_order().into_iter().map(|kind| {
        let words = format!("Tag as {}", kind.name.to_lowercase());
        let keys = kind.key.map(String::from).unwrap_or_default();
        Row { keys, ..row("Commands", icon::TAG, words, Act::TagAs(kind.id.clone())) }
    });
    let commands = Command::ALL.into_iter().filter(|command| *command != Command::Palette);
    let commands = commands.map(|command| {
        let face = command.face();
        let keys = face.shortcut.map(|shortcut| shortcut.to_string()).unwrap_or_default();
        let made = row("Commands", icon::CARET_RIGHT, face.text.to_owned(), Act::Run(command));
        Row { keys, note: face.tooltip.to_owned(), ..made }
    });
    commands.chain(types)
}

fn figures(bench: &Workbench) -> impl Iterator<Item = Row> {
    let workspace = bench.workspace();
    workspace.figures.values().map(|known| {
        let place = known.place.and_then(|id| workspace.entities.get(&id));
        let date = known.date.as_ref().map(|when| when.date.short());
        let note: Vec<String> =
            [date, place.map(|place| place.name.clone())].into_iter().flatten().collect();
        let act = Act::Reveal(known.id.into());
        Row { note: note.join(" · "), ..row("Figures", icon::HASH, figure::name(known), act) }
    })
}

fn entities(bench: &Workbench) -> impl Iterator<Item = Row> {
    bench.workspace().entities.values().map(|entity| {
        let act = Act::Reveal(entity.id.into());
        let note = entity.aliases.join(", ");
        Row { note, ..row("Entities", icon::TAG, entity.name.clone(), act) }
    })
}

fn documents(bench: &Workbench) -> impl Iterator<Item = Row> {
    bench.workspace().documents.values().map(|known| {
        let words = document::name(known).to_owned();
        let note = known.outlet.clone();
        Row { note, ..row("Documents", icon::ARTICLE, words, Act::ShowDocument(known.id)) }
    })
}
