//! The status line: what is saved, what is in the workspace, what runs, zoom and theme.

use eframe::egui::{Align, Layout, Response, Ui, UiBuilder, vec2};

use super::icon;
use super::theme::{text, tokens};
use super::widgets::{icon_button, paint_lead, progress_bar, text_button, tooltip};
use crate::workbench::session::{Access, Writing};
use crate::workbench::settings::Theme;
use crate::workbench::{Act, Command, Workbench};

/// Draws the status line.
pub(super) fn status_line(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    let bar = ui.max_rect();
    ui.painter().hline(
        bar.x_range(),
        bar.top() + 0.5,
        eframe::egui::Stroke::new(1.0, tokens(ui).line),
    );
    let inner = bar.shrink2(vec2(10.0, 0.0));
    let mut left =
        ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    left.spacing_mut().item_spacing.x = 14.0;
    saved(&mut left, bench, acts);
    if !bench.session().is_blank() {
        for words in counts(bench) {
            left.label(text::SECONDARY.rich(words, tokens(&left).ink2));
        }
    }
    let mut right =
        ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    right.spacing_mut().item_spacing.x = 10.0;
    theme_switch(&mut right, bench, acts);
    zoom(&mut right, bench, acts);
    job(&mut right, bench, acts);
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
        ui.spacing_mut().item_spacing.x = 5.0;
        if failed {
            lead(ui, super::widgets::Lead::Fill(glyph, colours.danger));
            if text_button(ui, &words).clicked() {
                acts.push(Act::Run(Command::SaveAs));
            }
        } else {
            lead(ui, super::widgets::Lead::Outline(glyph));
            ui.label(text::SECONDARY.rich(words, colours.ink));
        }
    });
}

fn lead(ui: &mut Ui, lead: super::widgets::Lead<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(14.0, 16.0), eframe::egui::Sense::hover());
    paint_lead(ui, lead, rect.center(), super::theme::Pointer::Away);
}

fn counts(bench: &Workbench) -> Vec<String> {
    let workspace = bench.workspace();
    let of = |count: usize, one: &str, many: &str| {
        format!("{count} {}", if count == 1 { one } else { many })
    };
    vec![
        bench.file_name(),
        of(workspace.documents.len(), "document", "documents"),
        of(workspace.entities.len(), "entity", "entities"),
        of(workspace.mentions.len(), "mention", "mentions"),
        of(workspace.claims.len(), "claim", "claims"),
        of(workspace.figures.len(), "figure", "figures"),
    ]
}

fn theme_switch(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    let dark = ui.visuals().dark_mode;
    let (glyph, name) = if dark { (icon::MOON, "Dark") } else { (icon::SUN, "Light") };
    let name = if bench.settings().theme == Theme::System {
        format!("{name}, as the system")
    } else {
        name.to_owned()
    };
    let pressed = switch(ui, &name, Command::ToggleTheme);
    let icon = icon_button(ui, glyph, "Light or dark", "Ctrl Shift L");
    if pressed.clicked() || icon.clicked() {
        // From the system's choice the other one is what is wanted.
        let mut settings = bench.settings().clone();
        settings.theme = if dark { Theme::Light } else { Theme::Dark };
        acts.push(Act::Set(Box::new(settings)));
    }
}

fn zoom(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    let words = format!("{:.0} %", bench.settings().reader_zoom * 100.0);
    if switch(ui, &words, Command::ReaderReset).clicked() {
        acts.push(Act::Run(Command::ReaderReset));
    }
}

fn switch(ui: &mut Ui, words: &str, command: Command) -> Response {
    let face = command.face();
    let key = face.shortcut.map(|shortcut| shortcut.to_string()).unwrap_or_default();
    let label = eframe::egui::Label::new(text::SECONDARY.rich(words, tokens(ui).ink2));
    tooltip(ui.add(label.sense(eframe::egui::Sense::click())), face.tooltip, &key)
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
