//! The status line: what is saved, what is in the workspace, what runs, zoom and theme.
//!
//! Invariant: how the file stands is always told; counts that find no room go, the last first.

use eframe::egui::{Align, Label, Layout, Rect, Response, Sense, Stroke, Ui, UiBuilder, vec2};

use super::icon;
use super::menus::key_of;
use super::theme::{Pointer, text, tokens};
use super::widgets::{
    Lead, fit_words, icon_button, paint_lead, progress_bar, text_button, tooltip,
};
use super::words;
use crate::workbench::session::{Access, Writing};
use crate::workbench::settings::Theme;
use crate::workbench::{Act, Command, Workbench};

/// Between two counts.
const APART: f32 = 14.0;
/// The widest that the name of the file is written.
const NAME: f32 = 220.0;

/// Draws the status line.
pub(super) fn status_line(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    let bar = ui.max_rect();
    let line = Stroke::new(1.0, tokens(ui).line);
    ui.painter().hline(bar.x_range(), bar.top() + 0.5, line);
    let inner = bar.shrink2(vec2(10.0, 0.0));
    let row = |place: Rect, layout| UiBuilder::new().max_rect(place).layout(layout);
    let mut left = ui.new_child(row(inner, Layout::left_to_right(Align::Center)));
    left.spacing_mut().item_spacing.x = APART;
    saved(&mut left, bench, acts);
    let begun = left.min_rect().right() + APART;
    let mut right = ui.new_child(row(inner, Layout::right_to_left(Align::Center)));
    right.spacing_mut().item_spacing.x = 10.0;
    theme_switch(&mut right, bench, acts);
    zoom(&mut right, bench, acts);
    job(&mut right, bench, acts);
    if !bench.session().is_blank() {
        counts(&mut left, bench, begun, right.min_rect().left() - APART);
    }
}

/// How the file stands, in words that the window and a test read alike.
pub(super) fn saved_words(bench: &Workbench) -> (&'static str, String) {
    let session = bench.session();
    if session.is_blank() {
        return (icon::FILE_DASHED, "No workspace open".to_owned());
    }
    if let Access::ReadOnly(_) = session.file.access {
        return (icon::LOCK, "Read-only".to_owned());
    }
    match (&session.file.writing, session.history.unsaved()) {
        (Writing::Saving, _) => (icon::FLOPPY_DISK, "Saving".to_owned()),
        (Writing::Failed(_), _) => (icon::WARNING_CIRCLE, "Could not save".to_owned()),
        (Writing::Idle, Some(_)) if let Some(edits) = session.recovered => {
            let counted = words::counted(edits as u64, "edit", "edits");
            (icon::CLOCK_COUNTER_CLOCKWISE, format!("Recovered {counted}"))
        }
        (Writing::Idle, Some(1)) => (icon::PENCIL_SIMPLE, "Unsaved, 1 edit".to_owned()),
        (Writing::Idle, Some(edits)) => (icon::PENCIL_SIMPLE, format!("Unsaved, {edits} edits")),
        (Writing::Idle, None) => match &session.file.saved_at {
            Some(time) => (icon::CHECK_CIRCLE, format!("Saved {time}")),
            None if session.file.path.is_some() => (icon::CHECK_CIRCLE, "Saved".to_owned()),
            None => (icon::FILE_DASHED, "Not saved yet".to_owned()),
        },
    }
}

fn saved(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    let (glyph, words) = saved_words(bench);
    let colours = tokens(ui);
    let failed = matches!(bench.session().file.writing, Writing::Failed(_));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if failed {
            lead(ui, Lead::Fill(glyph, colours.danger));
            if text_button(ui, &words).clicked() {
                acts.push(Act::ShowFailure);
            }
            return;
        }
        lead(ui, Lead::Outline(glyph));
        let label = ui.label(text::SECONDARY.rich(words, colours.ink));
        if let Access::ReadOnly(why) = &bench.session().file.access {
            drop(label.on_hover_text(words::sentence(why)));
        }
    });
}

fn lead(ui: &mut Ui, lead: Lead<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(14.0, 16.0), Sense::hover());
    paint_lead(ui, lead, rect.center(), Pointer::Away);
}

/// Writes the file's name and the counts from the left as far as there is room.
fn counts(ui: &mut Ui, bench: &Workbench, begun: f32, end: f32) {
    let name = bench.file_name();
    let shown = fit_words(ui, &name, text::SECONDARY, NAME.min(end - begun)).into_owned();
    let parts = [shown].into_iter().chain(counted(bench));
    let ink = tokens(ui).ink2;
    let mut at = begun;
    for (number, words) in parts.enumerate() {
        let width = text::SECONDARY.width(ui, &words);
        if at + width > end {
            return;
        }
        let label = ui.label(text::SECONDARY.rich(words, ink));
        let path = bench.session().file.path.as_deref().filter(|_| number == 0);
        if let Some(path) = path {
            drop(label.on_hover_text(path.display().to_string()));
        }
        at += width + APART;
    }
}

fn counted(bench: &Workbench) -> [String; 5] {
    let workspace = bench.workspace();
    let of = |count: usize, one, many| words::counted(count as u64, one, many);
    [
        of(workspace.documents.len(), "document", "documents"),
        of(workspace.entities.len(), "entity", "entities"),
        of(workspace.mentions.len(), "mention", "mentions"),
        of(workspace.claims.len(), "claim", "claims"),
        of(workspace.figures.len(), "figure", "figures"),
    ]
}

fn theme_switch(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    let dark = ui.visuals().dark_mode;
    let (glyph, name, other) =
        if dark { (icon::MOON, "Dark", "light") } else { (icon::SUN, "Light", "dark") };
    let why = match bench.settings().theme {
        Theme::System => format!("{name} as the system. Change to {other}"),
        Theme::Light | Theme::Dark => format!("Change to {other}"),
    };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let words = switch(ui, name, &why, Command::ToggleTheme);
        let icon = icon_button(ui, glyph, "Light or dark", &key_of(Command::ToggleTheme));
        if words.clicked() || icon.clicked() {
            acts.push(Act::Run(Command::ToggleTheme));
        }
    });
}

fn zoom(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    let words = format!("{:.0} %", bench.settings().reader_zoom * 100.0);
    let what = Command::ReaderReset.face().tooltip;
    if switch(ui, &words, what, Command::ReaderReset).clicked() {
        acts.push(Act::Run(Command::ReaderReset));
    }
}

/// Words that can be clicked. Not a stop of Tab: each has its key, or an icon beside it.
fn switch(ui: &mut Ui, words: &str, what: &str, command: Command) -> Response {
    let label = Label::new(text::SECONDARY.rich(words, tokens(ui).ink2)).sense(Sense::CLICK);
    tooltip(ui.add(label), what, &key_of(command))
}

fn job(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    let Some(job) = bench.jobs().running().next() else { return };
    if icon_button(ui, icon::X, "Cancel", "").clicked() {
        acts.push(Act::CancelJobs);
    }
    let share = job.thousandths();
    progress_bar(ui, &job.label, share as f32 / 1000.0);
    let words =
        if share > 0 { format!("{} {} %", job.label, share / 10) } else { job.label.clone() };
    ui.label(text::SECONDARY.rich(words, tokens(ui).ink2));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::Start;
    use crate::workbench::clock::Clock;

    #[test]
    fn the_words_say_how_the_file_stands() {
        let mut bench = Workbench::new(Start::headless(Clock::Fixed(1_700_000_000_000), 7));
        let check = |bench: &Workbench, expected: &str| assert_eq!(saved_words(bench).1, expected);
        check(&bench, "No workspace open");
        bench.perform(Act::Run(Command::OpenSample));
        check(&bench, "Not saved yet");
        let first = bench.workspace().documents.keys().next().copied().unwrap();
        let entity = bench.workspace().entities.keys().next().copied().unwrap();
        bench.perform(Act::Remove(entity.into()));
        check(&bench, "Unsaved, 1 edit");
        bench.perform(Act::Remove(first.into()));
        check(&bench, "Unsaved, 2 edits");
        bench.perform(Act::Run(Command::Undo));
        bench.perform(Act::Run(Command::Undo));
        check(&bench, "Not saved yet");
    }
}
