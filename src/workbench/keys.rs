//! Keyboard shortcuts as values, without a window.
//!
//! Invariant: a shortcut has one spelling on screen, "Ctrl Shift S", and one in the settings.

use std::fmt;

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shortcut {
    /// The modifiers.
    pub modifiers: Modifiers,
    /// The key.
    pub key: Key,
}

/// The modifiers of a shortcut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modifiers {
    /// None.
    None,
    /// Ctrl.
    Ctrl,
    /// Ctrl and Shift.
    CtrlShift,
    /// Ctrl and Alt.
    CtrlAlt,
    /// Alt.
    Alt,
    /// Shift.
    Shift,
}

/// A key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A letter, digit or sign, as printed on the key in upper case.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// Delete.
    Delete,
    /// Up arrow.
    Up,
    /// Down arrow.
    Down,
    /// A function key, 1 to 12.
    F(u8),
}

impl Shortcut {
    /// A key alone.
    #[must_use]
    pub const fn plain(key: Key) -> Self {
        Self { modifiers: Modifiers::None, key }
    }

    /// A key with Ctrl.
    #[must_use]
    pub const fn ctrl(key: char) -> Self {
        Self { modifiers: Modifiers::Ctrl, key: Key::Char(key) }
    }

    /// A key with Ctrl and Shift.
    #[must_use]
    pub const fn ctrl_shift(key: char) -> Self {
        Self { modifiers: Modifiers::CtrlShift, key: Key::Char(key) }
    }

    /// Whether it types a letter, so that it must rest while a text field has the focus.
    #[must_use]
    pub fn types_text(self) -> bool {
        let bare = matches!(self.modifiers, Modifiers::None | Modifiers::Shift);
        bare && !matches!(self.key, Key::F(_) | Key::Escape)
    }
}

impl fmt::Display for Shortcut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.modifiers {
            Modifiers::None => "",
            Modifiers::Ctrl => "Ctrl ",
            Modifiers::CtrlShift => "Ctrl Shift ",
            Modifiers::CtrlAlt => "Ctrl Alt ",
            Modifiers::Alt => "Alt ",
            Modifiers::Shift => "Shift ",
        })?;
        match self.key {
            Key::Char(letter) => write!(f, "{letter}"),
            Key::Enter => f.write_str("Enter"),
            Key::Escape => f.write_str("Esc"),
            Key::Delete => f.write_str("Del"),
            Key::Up => f.write_str("↑"),
            Key::Down => f.write_str("↓"),
            Key::F(number) => write!(f, "F{number}"),
        }
    }
}
