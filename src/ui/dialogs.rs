//! Questions that must be answered, and messages that must be read.
//!
//! Invariant: Enter does the safe thing, Esc leaves everything as it is.

use eframe::egui::{self, Align, Id, Key, Layout, Modifiers, ScrollArea, Ui, vec2};

use super::theme::{text, tokens};
use super::widgets::{
    Fault, Field, danger_button, dialog, key_caps, primary_button, secondary_button,
};
use crate::workbench::command::Menu;
use crate::workbench::jobs::Purpose;
use crate::workbench::notice::{Answer, Dialog, Excerpt, Trouble};
use crate::workbench::{Act, Command, Workbench};

/// What the dialogs remember between frames.
#[derive(Debug, Default)]
pub(super) struct DialogsState {
    focused: bool,
}

/// Draws the open dialog.
pub(super) fn dialogs(
    ui: &mut Ui,
    bench: &Workbench,
    state: &mut DialogsState,
    acts: &mut Vec<Act>,
) {
    let Some(open) = bench.dialog() else {
        state.focused = false;
        return;
    };
    match open {
        Dialog::Unsaved(_) => unsaved(ui, bench, acts),
        Dialog::Path { purpose, typed, problem } => {
            path(ui, state, (*purpose, typed, problem.as_deref()), acts);
        }
        Dialog::Trouble(trouble) => show_trouble(ui, trouble, acts),
        Dialog::Shortcuts => shortcuts(ui, bench, acts),
        Dialog::About => about(ui, acts),
    }
}

fn answer(acts: &mut Vec<Act>, answer: Answer) {
    acts.push(Act::Answer(answer));
}

fn enter(ui: &Ui) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}

fn right<R>(ui: &mut Ui, inside: impl FnOnce(&mut Ui) -> R) {
    ui.with_layout(Layout::right_to_left(Align::Center), inside);
}

fn unsaved(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    let session = bench.session();
    let edits = session.history.unsaved().unwrap_or(0);
    let edits = super::words::counted(edits as u64, "edit", "edits");
    let since = match &session.file.saved_at {
        Some(time) => format!("{edits} since {time}"),
        None => edits,
    };
    let title = format!("Save {} before closing?", bench.file_name());
    let words = if session.history.unsaved().is_some() {
        format!("{since} not in the file yet. Without saving they are lost.")
    } else {
        "What you typed in the open form is not saved yet. Without saving it is lost.".to_owned()
    };
    let safe = enter(ui);
    let shown = dialog(
        ui.ctx(),
        Id::unique("unsaved"),
        (None, &title),
        |ui| {
            ui.label(text::INTERFACE.rich(words, tokens(ui).ink2));
        },
        |ui| {
            if danger_button(ui, "Close without saving", "").clicked() {
                answer(acts, Answer::Discard);
            }
            right(ui, |ui| {
                if primary_button(ui, "Save", "↵").clicked() || safe {
                    answer(acts, Answer::Accept);
                }
                if secondary_button(ui, "Cancel", "Esc").clicked() {
                    answer(acts, Answer::Cancel);
                }
            });
        },
    );
    if shown.should_close() {
        answer(acts, Answer::Cancel);
    }
}

fn path(
    ui: &mut Ui,
    state: &mut DialogsState,
    (purpose, typed, problem): (Purpose, &str, Option<&str>),
    acts: &mut Vec<Act>,
) {
    let (title, action) = match purpose {
        Purpose::OpenWorkspace => ("Open a workspace", "Open"),
        Purpose::AddArticles => ("Add an article", "Add"),
        Purpose::SaveWorkspace => ("Save the workspace", "Save"),
        Purpose::ExportFigures => ("Export the figures as CSV", "Export"),
        Purpose::ExportChart => ("Export the chart as SVG or PNG", "Export"),
    };
    let safe = enter(ui);
    let now = std::cell::RefCell::new(typed.to_owned());
    let shown = dialog(
        ui.ctx(),
        Id::unique("path"),
        (None, title),
        |ui| {
            let words = "This system shows no file dialog. Write the path of the file.";
            ui.label(text::INTERFACE.rich(words, tokens(ui).ink2));
            let id = Id::unique("path field");
            Field::new("Path")
                .hint("~/reports/moscow.ron")
                .error(problem)
                .id(id)
                .show(ui, &mut *now.borrow_mut());
            if !state.focused {
                ui.memory_mut(|memory| memory.request_focus(id));
                state.focused = true;
            }
        },
        |ui| {
            right(ui, |ui| {
                let now = now.borrow();
                if *now != typed {
                    answer(acts, Answer::Typed(now.clone()));
                }
                if primary_button(ui, action, "↵").clicked() || safe {
                    answer(acts, Answer::Accept);
                }
                if secondary_button(ui, "Cancel", "Esc").clicked() {
                    answer(acts, Answer::Cancel);
                }
            });
        },
    );
    if shown.should_close() {
        answer(acts, Answer::Cancel);
    }
}

fn show_trouble(ui: &mut Ui, trouble: &Trouble, acts: &mut Vec<Act>) {
    let safe = enter(ui);
    let saving = trouble.path.is_none();
    let shown = dialog(
        ui.ctx(),
        Id::unique("trouble"),
        (Some(Fault::Error), &trouble.title),
        |ui| {
            ui.label(text::INTERFACE.rich(&trouble.text, tokens(ui).ink2));
            if let Some(line) = &trouble.excerpt {
                excerpt(ui, line);
            }
        },
        |ui| {
            if secondary_button(ui, "Copy message", "").clicked() {
                ui.ctx().copy_text(format!("{}\n{}", trouble.title, trouble.text));
            }
            right(ui, |ui| {
                if saving {
                    if primary_button(ui, "Save as…", "↵").clicked() || safe {
                        answer(acts, Answer::Accept);
                    }
                    if secondary_button(ui, "Cancel", "Esc").clicked() {
                        answer(acts, Answer::Cancel);
                    }
                } else if primary_button(ui, "Close", "↵").clicked() || safe {
                    answer(acts, Answer::Cancel);
                }
            });
        },
    );
    if shown.should_close() {
        answer(acts, Answer::Cancel);
    }
}

/// One line of a file, its wrong place underlined.
fn excerpt(ui: &mut Ui, line: &Excerpt) {
    let colours = tokens(ui);
    let frame = egui::Frame::new().fill(colours.hover).corner_radius(3).inner_margin(8);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let mut job = text::EXCERPT.job(&format!("{} ", line.line), colours.ink2);
        job.wrap.max_width = ui.available_width();
        let plain = text::EXCERPT.format(colours.ink);
        let mut marked = plain.clone();
        marked.underline = egui::Stroke::new(2.0, colours.danger);
        let parts = [
            (line.text.get(..line.mark.start), &plain),
            (line.text.get(line.mark.clone()), &marked),
            (line.text.get(line.mark.end..), &plain),
        ];
        for (part, format) in parts {
            job.append(part.unwrap_or_default(), 0.0, format.clone());
        }
        ui.label(job);
    });
}

fn shortcuts(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    let safe = enter(ui);
    let shown = dialog(
        ui.ctx(),
        Id::unique("shortcuts"),
        (None, "Keyboard shortcuts"),
        |ui| {
            ScrollArea::vertical().max_height(430.0).show(ui, |ui| {
                for kind in bench.workspace().types_in_order() {
                    let key = kind.key.map(String::from).unwrap_or_default();
                    shortcut_row(ui, &format!("Tag as {}", kind.name.to_lowercase()), &key);
                }
                for menu in Menu::ALL {
                    for command in Command::ALL {
                        let face = command.face();
                        if face.menu == menu
                            && let Some(shortcut) = face.shortcut
                        {
                            shortcut_row(ui, face.text, &shortcut.to_string());
                        }
                    }
                }
            });
        },
        |ui| {
            right(ui, |ui| {
                if primary_button(ui, "Close", "↵").clicked() || safe {
                    answer(acts, Answer::Cancel);
                }
            });
        },
    );
    if shown.should_close() {
        answer(acts, Answer::Cancel);
    }
}

fn shortcut_row(ui: &mut Ui, words: &str, keys: &str) {
    ui.allocate_ui(vec2(ui.available_width(), 24.0), |ui| {
        ui.horizontal(|ui| {
            ui.label(text::INTERFACE.rich(words, tokens(ui).ink));
            right(ui, |ui| {
                let mut keys: Vec<&str> = keys.split(' ').collect();
                keys.reverse();
                key_caps(ui, &keys);
            });
        });
    });
}

fn about(ui: &mut Ui, acts: &mut Vec<Act>) {
    let safe = enter(ui);
    let shown = dialog(
        ui.ctx(),
        Id::unique("about"),
        (None, "Attest"),
        |ui| {
            let words = format!(
                "Version {}. Every number on the chart opens the sentence that attests it.\n\n\
                 Program: MIT or Apache-2.0. Inter, Source Serif 4, JetBrains Mono and Noto: SIL \
                 Open Font License 1.1. Phosphor icons: MIT.",
                env!("CARGO_PKG_VERSION")
            );
            ui.label(text::INTERFACE.rich(words, tokens(ui).ink2));
        },
        |ui| {
            right(ui, |ui| {
                if primary_button(ui, "Close", "↵").clicked() || safe {
                    answer(acts, Answer::Cancel);
                }
            });
        },
    );
    if shown.should_close() {
        answer(acts, Answer::Cancel);
    }
}
