//! The font files that the program carries, and the families made of them.
//!
//! Invariant: every family of letters ends in the same fallbacks, so a letter that one can draw can
//! be drawn by all. Chinese, Japanese and Korean are not carried: they would treble the program.

use std::sync::LazyLock;

use eframe::egui::{FontData, FontDefinitions, FontFamily};

/// The article's serif.
pub(super) static SERIF: LazyLock<FontFamily> = LazyLock::new(|| FontFamily::Name("serif".into()));
/// The interface's sans with digits of one width.
pub(super) static TABULAR: LazyLock<FontFamily> =
    LazyLock::new(|| FontFamily::Name("tabular".into()));
/// Icons in outline.
pub(super) static ICON: LazyLock<FontFamily> = LazyLock::new(|| FontFamily::Name("icon".into()));
/// Icons filled: entity types and alerts.
pub(super) static ICON_FILL: LazyLock<FontFamily> =
    LazyLock::new(|| FontFamily::Name("icon-fill".into()));

macro_rules! font {
    ($name:literal) => {
        (
            $name,
            include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/", $name, ".ttf"))
                .as_slice(),
        )
    };
}

const FILES: [(&str, &[u8]); 10] = [
    font!("InterVariable"),
    font!("InterTabular"),
    font!("SourceSerif4Variable-Roman"),
    font!("JetBrainsMono-Regular"),
    font!("NotoSansArabic-Regular"),
    font!("NotoNaskhArabic-Regular"),
    font!("NotoSansHebrew-Regular"),
    font!("NotoSerifHebrew-Regular"),
    font!("Phosphor"),
    font!("Phosphor-Fill"),
];

const INTERFACE: [&str; 3] = ["InterVariable", "NotoSansArabic-Regular", "NotoSansHebrew-Regular"];

/// The fonts as the drawing library wants them.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in FILES {
        fonts.font_data.insert(name.to_owned(), FontData::from_static(bytes).into());
    }
    let serif =
        ["SourceSerif4Variable-Roman", "NotoNaskhArabic-Regular", "NotoSerifHebrew-Regular"];
    for (family, files) in [
        (FontFamily::Proportional, [&[] as &[&str], &INTERFACE]),
        (FontFamily::Monospace, [&["JetBrainsMono-Regular"], &INTERFACE]),
        (SERIF.clone(), [&serif, &INTERFACE]),
        (TABULAR.clone(), [&["InterTabular"], &INTERFACE]),
        (ICON.clone(), [&["Phosphor"], &[]]),
        (ICON_FILL.clone(), [&["Phosphor-Fill"], &[]]),
    ] {
        let files = files.concat().into_iter().map(str::to_owned).collect();
        fonts.families.insert(family, files);
    }
    fonts
}
