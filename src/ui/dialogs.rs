//! Questions that must be answered, and messages that must be read.
//!
//! Invariant: Enter does the safe thing once, unless the keyboard is on another button; Esc leaves
//! everything as it is; and what had the keyboard before has it again afterwards.

use std::mem::{Discriminant, discriminant};

use eframe::egui::{self, Align, Event, Id, Key, Layout, Memory, Modifiers, ScrollArea, Ui, vec2};

use super::menus::key_of;
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
    open: Option<Discriminant<Dialog>>,
    /// What had the keyboard before the first of them opened.
    before: Option<Id>,
}

/// Whether a dialog opened in this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opened {
    Now,
    Before,
}

/// Draws the open dialog.
pub(super) fn dialogs(
    ui: &mut Ui,
    bench: &Workbench,
    state: &mut DialogsState,
    acts: &mut Vec<Act>,
) {
    let opened = follow(ui, bench, state);
    let Some(open) = bench.dialog() else { return };
    match open {
        Dialog::Unsaved(_) => unsaved(ui, bench, acts),
        Dialog::Path { purpose, typed, problem } => {
            path(ui, opened, (*purpose, typed, problem.as_deref()), acts);
        }
        Dialog::Trouble(trouble) => show_trouble(ui, trouble, acts),
        Dialog::Shortcuts => shortcuts(ui, bench, acts),
        Dialog::About => about(ui, acts),
    }
}

/// Takes the keyboard from the window when a dialog opens, and gives it back when all are closed.
fn follow(ui: &Ui, bench: &Workbench, state: &mut DialogsState) -> Opened {
    let now = bench.dialog().map(discriminant);
    if now == state.open {
        return Opened::Before;
    }
    let was = std::mem::replace(&mut state.open, now);
    ui.memory_mut(|memory| match (was, now) {
        (None, Some(_)) => {
            state.before = memory.focused();
            memory.stop_text_input();
        }
        (Some(_), None) => {
            if let Some(before) = state.before.take().filter(|_| memory.focused().is_none()) {
                memory.request_focus(before);
            }
        }
        (Some(_), Some(_)) => memory.stop_text_input(),
        (None, None) => {}
    });
    Opened::Now
}

fn answer(acts: &mut Vec<Act>, answer: Answer) {
    acts.push(Act::Answer(answer));
}

/// Whether Enter was pressed for the safe button: not while the keyboard is on another one, and
/// not when the key is only held since the dialog before.
fn enter(ui: &Ui) -> bool {
    let free = ui.memory(Memory::focused).is_none() || ui.ctx().text_edit_focused();
    free && ui.input_mut(|input| {
        let pressed = |event: &Event| {
            matches!(event, Event::Key { key: Key::Enter, pressed: true, repeat: false, modifiers, .. }
                if modifiers.is_none())
        };
        let any = input.events.iter().any(pressed);
        input.consume_key(Modifiers::NONE, Key::Enter);
        any
    })
}

fn right<R>(ui: &mut Ui, inside: impl FnOnce(&mut Ui) -> R) {
    ui.with_layout(Layout::right_to_left(Align::Center), inside);
}

fn unsaved(ui: &mut Ui, bench: &Workbench, acts: &mut Vec<Act>) {
    let session = bench.session();
    let title = format!("Save {} before closing?", bench.file_name());
    let words = Loss {
        edits: session.history.unsaved(),
        since: session.file.saved_at.as_deref(),
        in_file: session.file.path.is_some(),
        in_form: bench.is_form_touched(),
        in_log: bench.is_logged(),
    };
    let words = words.said();
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

/// What closing without saving would lose, or leave to the edit log.
struct Loss<'a> {
    edits: Option<usize>,
    since: Option<&'a str>,
    in_file: bool,
    in_form: bool,
    in_log: bool,
}

impl Loss<'_> {
    /// The loss in words. Where there is no edit log, nothing brings the edits back.
    fn said(&self) -> String {
        let Some(edits) = self.edits else {
            return "What you typed in the open form is not in the workspace yet. If you close \
                    without saving, it is lost."
                .to_owned();
        };
        let are = if edits == 1 { "is" } else { "are" };
        let counted = super::words::counted(edits as u64, "edit", "edits");
        let since = self.since.map(|time| format!(" since {time}")).unwrap_or_default();
        let file = if self.in_file { "not in the file" } else { "in no file yet" };
        let then = match (self.in_log, edits) {
            (true, 1) => "it stays in the edit log and is offered again at the next start",
            (true, _) => "they stay in the edit log and are offered again at the next start",
            (false, 1) => "it is lost",
            (false, _) => "they are lost",
        };
        let form = match (self.in_log, self.in_form) {
            (_, false) => "",
            (true, true) => "; what you typed in the open form is lost",
            (false, true) => ", and so is what you typed in the open form",
        };
        format!("{counted}{since} {are} {file}. If you close without saving {then}{form}.")
    }
}

fn path(
    ui: &mut Ui,
    opened: Opened,
    (purpose, typed, problem): (Purpose, &str, Option<&str>),
    acts: &mut Vec<Act>,
) {
    let (title, action, example) = match purpose {
        Purpose::OpenWorkspace => ("Open a workspace", "Open", "~/reports/moscow.ron"),
        Purpose::AddArticles => ("Add an article", "Add", "~/reports/article.html"),
        Purpose::SaveWorkspace => ("Save the workspace", "Save", "~/reports/moscow.ron"),
        Purpose::ExportFigures => {
            ("Export the figures as CSV", "Export", "~/reports/moscow-figures.csv")
        }
        Purpose::ExportChart => {
            ("Export the chart as SVG or PNG", "Export", "~/reports/moscow-chart.svg")
        }
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
            Field::new("Path").hint(example).error(problem).id(id).show(ui, &mut *now.borrow_mut());
            if opened == Opened::Now {
                ui.memory_mut(|memory| memory.request_focus(id));
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
            let most = (ui.ctx().content_rect().height() - 220.0).clamp(120.0, 430.0);
            ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, |ui| {
                // The bar of the list floats beside the caps, not on them.
                ui.set_width(ui.available_width() - 14.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                for menu in Menu::ALL {
                    shortcuts_of(ui, bench, menu);
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

/// The shortcuts of a menu under its title.
fn shortcuts_of(ui: &mut Ui, bench: &Workbench, menu: Menu) {
    ui.add_space(8.0);
    ui.label(text::HEAD.rich(menu.title(), tokens(ui).ink2));
    if menu == Menu::Tag {
        for kind in bench.workspace().types_in_order() {
            let key = kind.key.map(String::from).unwrap_or_default();
            shortcut_row(ui, &format!("As {}", kind.name.to_lowercase()), &key);
        }
    }
    let of_menu = Command::ALL.into_iter().filter(|command| command.face().menu == menu);
    for command in of_menu.filter(|command| command.face().shortcut.is_some()) {
        shortcut_row(ui, command.face().text, &key_of(command));
    }
}

fn shortcut_row(ui: &mut Ui, words: &str, keys: &str) {
    ui.allocate_ui(vec2(ui.available_width(), 26.0), |ui| {
        ui.horizontal_centered(|ui| {
            ui.label(text::INTERFACE.rich(words, tokens(ui).ink));
            right(ui, |ui| {
                let mut keys: Vec<&str> = keys.split(' ').filter(|key| !key.is_empty()).collect();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_question_says_what_would_be_lost_and_what_stays() {
        let check = |loss: Loss<'_>, expected: &str| assert_eq!(loss.said(), expected);
        let three = Loss {
            edits: Some(3),
            since: Some("14:32"),
            in_file: true,
            in_form: false,
            in_log: true,
        };
        check(
            Loss { ..three },
            "3 edits since 14:32 are not in the file. If you close without saving they stay in the \
             edit log and are offered again at the next start.",
        );
        check(
            Loss { edits: Some(1), since: None, in_form: true, ..three },
            "1 edit is not in the file. If you close without saving it stays in the edit log and \
             is offered again at the next start; what you typed in the open form is lost.",
        );
        check(
            Loss { since: None, in_file: false, in_form: true, in_log: false, ..three },
            "3 edits are in no file yet. If you close without saving they are lost, and so is what \
             you typed in the open form.",
        );
        check(
            Loss { edits: Some(1), since: None, in_file: false, in_log: false, ..three },
            "1 edit is in no file yet. If you close without saving it is lost.",
        );
        check(
            Loss { edits: None, in_form: true, ..three },
            "What you typed in the open form is not in the workspace yet. If you close without \
             saving, it is lost.",
        );
    }
}
