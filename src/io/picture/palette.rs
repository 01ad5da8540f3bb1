//! The colours of an exported chart: the light ones of the window on white, since a chart is read
//! on paper and in other people's pages.
//!
//! Invariant: every ink has a colour.

use crate::trends::drawing::picture::Ink;

/// Colours as `#RRGGBB`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Text.
    pub ink: String,
    /// Secondary text.
    pub ink2: String,
    /// Counts, and groups without a colour.
    pub ink3: String,
    /// Hairlines.
    pub line: String,
    /// The axis.
    pub field: String,
    /// What is selected.
    pub lamp: String,
    /// The ground.
    pub paper: String,
    /// The six groups.
    pub groups: [String; 6],
}

impl Default for Palette {
    fn default() -> Self {
        let colour = |hex: &str| format!("#{hex}");
        Self {
            ink: colour("1B1C1E"),
            ink2: colour("505155"),
            ink3: colour("626367"),
            line: colour("E3E1DC"),
            field: colour("8E8B84"),
            lamp: colour("FFEBA1"),
            paper: colour("FFFFFF"),
            groups: ["4066A3", "CD7840", "2A9F89", "893F5C", "410193", "585D14"].map(colour),
        }
    }
}

impl Palette {
    /// The colour of an ink.
    #[must_use]
    pub fn of(&self, ink: Ink) -> &str {
        match ink {
            Ink::Ink => &self.ink,
            Ink::Ink2 => &self.ink2,
            Ink::Ink3 => &self.ink3,
            Ink::Line => &self.line,
            Ink::Field => &self.field,
            Ink::Lamp => &self.lamp,
            Ink::Paper => &self.paper,
            Ink::Group(slot) => self.groups.get(slot).unwrap_or(&self.ink3),
        }
    }
}
