//! Keys to acts.
//!
//! Invariant: a shortcut that types a letter rests while a text field has the focus, so nothing
//! typed is ever taken for a command.

use eframe::egui::{self, Context, Event};

use crate::model::TypeId;
use crate::workbench::keys::{Key, Modifiers, Shortcut};
use crate::workbench::{Act, Command, Palette, Workbench};

/// Whether a form is being filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    /// It is: what is pasted was meant for it.
    Filling,
    /// It is not: text pasted is an article.
    Free,
}

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
    // Letters meant for a form that missed its field run nothing: only the article's own keys do.
    let filling = bench.form().is_some() && focused != article;
    for command in in_order() {
        let Some(shortcut) = command.face().shortcut else { continue };
        if command == Command::Escape && escape == Escape::Held {
            continue;
        }
        // An open menu takes what moves in it and Escape.
        let menu_takes = shortcut.types_text() || command == Command::Escape;
        if rests(command, shortcut, typing) || (menu_open && menu_takes) {
            continue;
        }
        if shortcut.key == Key::Enter && shortcut.modifiers == Modifiers::None && on_control {
            continue;
        }
        if filling && shortcut.types_text() {
            continue;
        }
        if pressed(ctx, shortcut) {
            acts.push(Act::Run(command));
        }
    }
    if !typing && !menu_open {
        if !filling {
            acts.extend(type_key(ctx, bench));
        }
        acts.extend(pasted(ctx, if filling { Page::Filling } else { Page::Free }));
        if !acts.is_empty() {
            // The letter has done its work: a field that opens now must not get it as text.
            ctx.input_mut(|input| input.events.retain(|event| !matches!(event, Event::Text(_))));
        }
    }
    acts
}

/// Commands with more modifiers first: where a sign needs Shift, Ctrl Alt + may not be taken for
/// Ctrl +.
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
    // What stands on one key with the plus, as keyboards have it.
    let also = (shortcut.key == Key::Char('+')).then_some(egui::Key::Equals);
    let keys: Vec<egui::Key> = [key].into_iter().chain(also).collect();
    ctx.input_mut(|input| consume(&mut input.events, &keys, shortcut))
}

/// Takes a shortcut's key out of the events, and the letter that it types: the field of a form
/// that it opens must not get that.
fn consume(events: &mut Vec<Event>, keys: &[egui::Key], shortcut: Shortcut) -> bool {
    let wanted = modifiers(shortcut.modifiers);
    // A sign may need Shift or Alt to be typed at all; anything else is meant as it is pressed.
    let sign = matches!(shortcut.key, Key::Char(sign) if !sign.is_ascii_alphanumeric());
    let fits = |held: egui::Modifiers| {
        held.matches_exact(wanted) || (sign && held.matches_logically(wanted))
    };
    let hit = events.iter().position(|event| {
        matches!(event, Event::Key { key, pressed: true, modifiers, .. }
            if keys.contains(key) && fits(*modifiers))
    });
    let Some(at) = hit else { return false };
    events.remove(at);
    if matches!(events.get(at), Some(Event::Text(_))) {
        events.remove(at);
    }
    true
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
        let shortcut = Shortcut::plain(Key::Char(kind.key?.to_ascii_uppercase()));
        pressed(ctx, shortcut).then(|| kind.id.clone())
    });
    hit.map(Act::TagAs)
}

/// The clipboard's text among the events of this frame; takes it.
pub(super) fn pasted_text(ctx: &Context) -> Option<String> {
    ctx.input_mut(|input| {
        let at = input.events.iter().position(|event| matches!(event, Event::Paste(_)))?;
        if let Event::Paste(text) = input.events.remove(at) { Some(text) } else { None }
    })
}

/// The window system turns Ctrl C, Ctrl V and Ctrl Shift V into events of their own. Text pasted
/// where nothing is typed is an article, unless a form is being filled in.
fn pasted(ctx: &Context, page: Page) -> Vec<Act> {
    ctx.input_mut(|input| {
        let mut acts = Vec::new();
        input.events.retain(|event| {
            let act = if let Event::Paste(text) = event {
                (page == Page::Free).then(|| Act::Paste(text.clone()))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: egui::Key, modifiers: egui::Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
    }

    fn check(shortcut: Shortcut, event: Event, expected: bool) {
        let key = key(shortcut.key).expect("a key of the keyboard");
        let mut events = vec![Event::Text("x".into()), event, Event::Text("c".into())];
        assert_eq!(consume(&mut events, &[key], shortcut), expected, "{shortcut}");
        assert_eq!(events.len(), if expected { 1 } else { 3 }, "{shortcut} leaves {events:?}");
    }

    #[test]
    fn every_shortcut_has_a_key_on_the_keyboard() {
        for command in Command::ALL {
            if let Some(shortcut) = command.face().shortcut {
                assert!(key(shortcut.key).is_some(), "{command:?}: {shortcut}");
            }
        }
    }

    #[test]
    fn a_shortcut_is_taken_with_the_letter_that_it_types_and_only_as_it_is_pressed() {
        use egui::{Key as K, Modifiers as M};
        let plain = |letter| Shortcut::plain(Key::Char(letter));
        check(plain('C'), press(K::C, M::NONE), true);
        check(plain('C'), press(K::C, M::SHIFT), false);
        check(plain('C'), press(K::C, M::COMMAND), false);
        check(plain('1'), press(K::Num1, M::SHIFT), false);
        check(plain('['), press(K::OpenBracket, M::SHIFT), true);
        check(Shortcut::ctrl('S'), press(K::S, M::COMMAND), true);
        check(Shortcut::ctrl('S'), press(K::S, M::COMMAND | M::SHIFT), false);
        check(Shortcut::ctrl('Q'), press(K::Q, M::COMMAND | M::ALT), false);
        check(Shortcut::ctrl('+'), press(K::Plus, M::COMMAND | M::SHIFT), true);
        let back = Shortcut { modifiers: Modifiers::Shift, key: Key::F(6) };
        check(back, press(K::F6, M::SHIFT), true);
        check(Shortcut::plain(Key::F(6)), press(K::F6, M::SHIFT), false);
    }

    #[test]
    fn what_types_moves_or_edits_text_rests_while_text_is_typed() {
        let resting = |command: Command| {
            let shortcut = command.face().shortcut.expect("a shortcut");
            rests(command, shortcut, true)
        };
        for command in [
            Command::Claim,
            Command::Figure,
            Command::Remove,
            Command::Change,
            Command::Undo,
            Command::Redo,
            Command::NextMark,
            Command::NextFigure,
        ] {
            assert!(resting(command), "{command:?} must rest");
        }
        for command in [Command::Save, Command::SaveForm, Command::Escape, Command::Palette] {
            assert!(!resting(command), "{command:?} must work");
        }
    }
}
