//! The colours by their use, light and dark.
//!
//! Invariant: both themes fill the same fields. Chrome has no hue; hue belongs to the data, so a
//! colour in the window always says something.

use eframe::egui::{Color32, Theme, Ui};

/// How many entity types have a colour of their own: five that every codebook has, three to add.
pub const TYPES: usize = 8;
/// How many groups of a chart have a colour of their own; the rest are drawn as "other".
pub const GROUPS: usize = 6;

/// Whether the pointer rests on the thing that is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// Nowhere near.
    Away,
    /// On it, or on another mark of the same thing.
    Over,
}

/// Every colour of a theme, by what it is for.
///
/// Contrasts in the field docs are the least over all neutral grounds (`chrome`, `panel`,
/// `paper`, `raised`), light and dark.
#[derive(Clone, Debug, PartialEq)]
pub struct Tokens {
    /// Which theme these are.
    pub theme: Theme,
    /// Ground of the bars.
    pub chrome: Color32,
    /// Ground of the panels.
    pub panel: Color32,
    /// Ground of the reader and the plots, and of every control that stands on something else.
    pub paper: Color32,
    /// Ground of cards and of everything that floats.
    pub raised: Color32,
    /// The row under the pointer and the current row.
    pub hover: Color32,
    /// Hairline between regions and rows.
    pub line: Color32,
    /// Edge of a control that is pressed, not typed into.
    pub line2: Color32,
    /// Edge of an input, axis, claim bar: at least 3.2 : 1.
    pub field: Color32,
    /// Text of the interface, and whatever acts.
    pub ink: Color32,
    /// Text of the article.
    pub body: Color32,
    /// Secondary text: at least 6.5 : 1.
    pub ink2: Color32,
    /// Placeholder, count, disabled: at least 4.8 : 1; never on `lamp` or `selection`.
    pub ink3: Color32,
    /// The one yellow: behind the selected words and numbers.
    pub lamp: Color32,
    /// Behind text that is being selected.
    pub selection: Color32,
    /// An error or a destructive act; never without icon and word.
    pub danger: Color32,
    /// A warning; never without icon and word.
    pub warn: Color32,
    /// A success; never without icon and word.
    pub ok: Color32,
    /// Over the window, behind a palette or a dialog.
    pub scrim: Color32,
    /// The 4 pt ring round everything that floats.
    pub ring: Color32,
    /// Entity types by slot: person, organisation, place, event, weapon, then three own ones.
    pub types: [Color32; TYPES],
    /// Groups of a chart, in the order in which they are handed out.
    pub groups: [Color32; GROUPS],
}

impl Tokens {
    /// The colour of an entity type by its slot, counted from 0; a slot past the last is grey.
    #[must_use]
    pub fn type_colour(&self, slot: u8) -> Color32 {
        self.types.get(usize::from(slot)).copied().unwrap_or(self.ink2)
    }

    /// The colour of a chart group, counted from 0; past the last it is the grey of "other".
    #[must_use]
    pub fn group_colour(&self, group: usize) -> Color32 {
        self.groups.get(group).copied().unwrap_or(self.ink3)
    }

    /// The translucent ground of a mention: the type's colour at 11 % (dark 13 %), twice that
    /// under the pointer. Two that overlap darken each other, and letters stay readable.
    #[must_use]
    pub fn tint(&self, colour: Color32, pointer: Pointer) -> Color32 {
        let share = match pointer {
            Pointer::Away => self.share(),
            Pointer::Over => 2.0 * self.share(),
        };
        colour.gamma_multiply(share)
    }

    /// The ground of a swatch of 16, deeper than that of a mention so that so little shows its hue.
    #[must_use]
    pub fn swatch(&self, colour: Color32) -> Color32 {
        colour.gamma_multiply(1.55 * self.share())
    }

    /// How much of a type's colour a mention's ground has.
    fn share(&self) -> f32 {
        match self.theme {
            Theme::Light => 0.11,
            Theme::Dark => 0.13,
        }
    }
}

/// The tokens of the theme in force where `ui` draws.
#[must_use]
pub fn tokens(ui: &Ui) -> &'static Tokens {
    tokens_of(if ui.visuals().dark_mode { Theme::Dark } else { Theme::Light })
}

/// The tokens of a given theme.
#[must_use]
pub fn tokens_of(theme: Theme) -> &'static Tokens {
    match theme {
        Theme::Light => &LIGHT,
        Theme::Dark => &DARK,
    }
}

/// A colour that the codebook itself states, "#1B4485" with or without the sign; none if it is
/// no such six digits.
#[must_use]
pub fn own_colour(stated: &str) -> Option<Color32> {
    let digits = stated.strip_prefix('#').unwrap_or(stated);
    let whole = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let rgb = whole.then(|| u32::from_str_radix(digits, 16).ok())??;
    let [_, r, g, b] = rgb.to_be_bytes();
    Some(Color32::from_rgb(r, g, b))
}

/// A colour of the analyst's own, as the codebook keeps it.
#[must_use]
pub fn own_rgb(red: u8, green: u8, blue: u8) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

/// A colour from its six hexadecimal digits, upper case.
const fn hex(digits: [u8; 6]) -> Color32 {
    const fn value(digit: u8) -> u8 {
        if digit.is_ascii_digit() { digit - b'0' } else { digit - b'A' + 10 }
    }
    let [r, s, g, h, b, c] = digits;
    Color32::from_rgb(value(r) * 16 + value(s), value(g) * 16 + value(h), value(b) * 16 + value(c))
}

static LIGHT: Tokens = Tokens {
    theme: Theme::Light,
    chrome: hex(*b"F3F2EF"),
    panel: hex(*b"FAF9F7"),
    paper: hex(*b"FFFFFF"),
    raised: hex(*b"FFFFFF"),
    hover: hex(*b"ECEAE5"),
    line: hex(*b"E3E1DC"),
    line2: hex(*b"CFCCC5"),
    field: hex(*b"8E8B84"),
    ink: hex(*b"1B1C1E"),
    body: hex(*b"1B1C1E"),
    ink2: hex(*b"505155"),
    ink3: hex(*b"626367"),
    lamp: hex(*b"FFEBA1"),
    selection: hex(*b"D3E1F2"),
    danger: hex(*b"B3261E"),
    warn: hex(*b"8A5A00"),
    ok: hex(*b"2B6B4E"),
    // Ink at 28 %.
    scrim: Color32::from_rgba_unmultiplied_const(0x1B, 0x1C, 0x1E, 71),
    // Ink at 7.5 %, enough to part a white float from white paper.
    ring: Color32::from_rgba_unmultiplied_const(0x1B, 0x1C, 0x1E, 19),
    types: [
        hex(*b"1B4485"),
        hex(*b"9356CB"),
        hex(*b"2D7E6A"),
        hex(*b"93281E"),
        hex(*b"9A6D07"),
        hex(*b"BC4A89"),
        hex(*b"4D5B62"),
        hex(*b"637B46"),
    ],
    groups: [
        hex(*b"4066A3"),
        hex(*b"CD7840"),
        hex(*b"2A9F89"),
        hex(*b"893F5C"),
        hex(*b"410193"),
        hex(*b"585D14"),
    ],
};

static DARK: Tokens = Tokens {
    theme: Theme::Dark,
    chrome: hex(*b"131416"),
    panel: hex(*b"18191B"),
    paper: hex(*b"1C1D20"),
    raised: hex(*b"222326"),
    hover: hex(*b"2A2B2F"),
    line: hex(*b"2D2F33"),
    line2: hex(*b"42454B"),
    field: hex(*b"767980"),
    ink: hex(*b"EAE8E3"),
    body: hex(*b"E2E0DA"),
    ink2: hex(*b"B7B6B1"),
    ink3: hex(*b"989892"),
    lamp: hex(*b"453A10"),
    selection: hex(*b"2B4460"),
    danger: hex(*b"FF8A7A"),
    warn: hex(*b"F0B44C"),
    ok: hex(*b"7CCFA5"),
    scrim: Color32::from_black_alpha(128),
    ring: Color32::from_black_alpha(92),
    types: [
        hex(*b"4994EE"),
        hex(*b"E1CAFD"),
        hex(*b"7CEFBB"),
        hex(*b"EA6151"),
        hex(*b"F9BD33"),
        hex(*b"CE7DA9"),
        hex(*b"B4C8CD"),
        hex(*b"B9C07D"),
    ],
    groups: [
        hex(*b"2B95F0"),
        hex(*b"E3A14D"),
        hex(*b"7CEED8"),
        hex(*b"DE5395"),
        hex(*b"C5B8EE"),
        hex(*b"F2EB51"),
    ],
};
