//! Keys to acts.
//!
//! Invariant: a shortcut that types a letter rests while a text field has the focus, so nothing
//! typed is ever taken for a command.

use eframe::egui::{self, Context, Event, KeyboardShortcut};

use crate::model::TypeId;
use crate::workbench::keys::{Key, Modifiers, Shortcut};
use crate::workbench::{Act, Command, Palette, Workbench};

/// Whether something smaller than a form waits for Escape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Escape {
    /// The list of proposals of a field closes first.
    Held,
    /// Nothing does.
    Free,
}

/// The acts that the keys pressed since the last frame stand for; takes those keys.
pub(super) fn take(ctx: &Context, bench: &Workbench, escape: Escape) -> Vec<Act> {
    let typing = ctx.text_edit_focused();
    let covered = bench.dialog().is_some() || bench.palette() == Palette::Open;
    let mut acts = Vec::new();
    if covered {
        // A dialog has its own keys; what lies under it rests.
        return acts;
    }
    let menu_open = egui::Popup::is_any_open(ctx);
    let focused = ctx.memory(egui::Memory::focused);
    let article: Option<egui::Id> = ctx.data(|data| data.get_temp(super::reader::focus_key()));
    let on_control = focused.is_some() && focused != article;
    for command in in_order() {
        let Some(shortcut) = command.face().shortcut else { continue };
        if command == Command::Escape && escape == Escape::Held {
            continue;
        }
        if rests(command, shortcut, typing) || (menu_open && shortcut.types_text()) {
            continue;
        }
        if shortcut.key == Key::Enter && shortcut.modifiers == Modifiers::None && on_control {
            continue;
        }
        if pressed(ctx, shortcut) {
            acts.push(Act::Run(command));
        }
    }
    if !typing && !menu_open {
        acts.extend(type_key(ctx, bench));
        acts.extend(pasted(ctx));
        if !acts.is_empty() {
            // The letter has done its work: a field that opens now must not get it as text.
            ctx.input_mut(|input| input.events.retain(|event| !matches!(event, Event::Text(_))));
        }
    }
    acts
}

/// Commands with more modifiers first: egui takes Ctrl Shift S for Ctrl S otherwise.
fn in_order() -> Vec<Command> {
    let mut commands = Command::ALL.to_vec();
    commands.sort_by_key(|command| match command.face().shortcut.map(|s| s.modifiers) {
        Some(Modifiers::CtrlShift | Modifiers::CtrlAlt) => 0,
        Some(_) => 1,
        None => 2,
    });
    commands
}

/// While text is typed, the keys that type, move or edit it are the field's.
fn rests(command: Command, shortcut: Shortcut, typing: bool) -> bool {
    let edits_text = matches!(command, Command::Undo | Command::Redo | Command::Copy);
    let by_alt = shortcut.modifiers == Modifiers::Alt;
    typing && (shortcut.types_text() || edits_text || by_alt)
        || command == Command::PasteArticle
        || command == Command::Copy
}

fn pressed(ctx: &Context, shortcut: Shortcut) -> bool {
    let Some(key) = key(shortcut.key) else { return false };
    let keys = KeyboardShortcut::new(modifiers(shortcut.modifiers), key);
    let also = (shortcut.key == Key::Char('+'))
        .then(|| KeyboardShortcut::new(modifiers(shortcut.modifiers), egui::Key::Equals));
    ctx.input_mut(|input| {
        input.consume_shortcut(&keys) || also.is_some_and(|also| input.consume_shortcut(&also))
    })
}

fn modifiers(modifiers: Modifiers) -> egui::Modifiers {
    match modifiers {
        Modifiers::None => egui::Modifiers::NONE,
        Modifiers::Ctrl => egui::Modifiers::COMMAND,
        Modifiers::CtrlShift => egui::Modifiers::COMMAND.plus(egui::Modifiers::SHIFT),
        Modifiers::CtrlAlt => egui::Modifiers::COMMAND.plus(egui::Modifiers::ALT),
        Modifiers::Alt => egui::Modifiers::ALT,
        Modifiers::Shift => egui::Modifiers::SHIFT,
    }
}

fn key(key: Key) -> Option<egui::Key> {
    match key {
        Key::Char('+') => Some(egui::Key::Plus),
        Key::Char('-') => Some(egui::Key::Minus),
        Key::Char('[') => Some(egui::Key::OpenBracket),
        Key::Char(']') => Some(egui::Key::CloseBracket),
        Key::Char(letter) => egui::Key::from_name(&letter.to_string()),
        Key::Enter => Some(egui::Key::Enter),
        Key::Escape => Some(egui::Key::Escape),
        Key::Delete => Some(egui::Key::Delete),
        Key::Up => Some(egui::Key::ArrowUp),
        Key::Down => Some(egui::Key::ArrowDown),
        Key::F(number) => egui::Key::from_name(&format!("F{number}")),
    }
}

/// The key of a type tags the selection.
fn type_key(ctx: &Context, bench: &Workbench) -> Option<Act> {
    let kinds = bench.workspace().types_in_order();
    let hit: Option<TypeId> = kinds.iter().find_map(|kind| {
        let key = key(Key::Char(kind.key?.to_ascii_uppercase()))?;
        let bare = egui::Modifiers::NONE;
        ctx.input_mut(|input| input.consume_key(bare, key)).then(|| kind.id.clone())
    });
    hit.map(Act::TagAs)
}

/// The window system turns Ctrl C, Ctrl V and Ctrl Shift V into events of their own. Text pasted
/// where nothing is typed is an article.
fn pasted(ctx: &Context) -> Vec<Act> {
    ctx.input_mut(|input| {
        let mut acts = Vec::new();
        input.events.retain(|event| {
            let act = if let Event::Paste(text) = event {
                Some(Act::Paste(text.clone()))
            } else {
                (*event == Event::Copy).then_some(Act::Run(Command::Copy))
            };
            let stays = act.is_none();
            acts.extend(act);
            stays
        });
        acts
    })
}
