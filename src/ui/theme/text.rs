//! The type scale: each size by its use.
//!
//! Invariant: nothing is set under 11 points, and a weight is an axis of the variable font, never
//! a second file. Sizes are points at zoom 100 %.

use std::sync::Arc;

use eframe::egui::epaint::text::VariationCoords;
use eframe::egui::text::LayoutJob;
use eframe::egui::{Color32, FontFamily, FontId, Galley, RichText, TextFormat, Ui};

use super::fonts;

/// Which letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Inter: the interface.
    Interface,
    /// Inter with digits of one width: numbers in columns, charts, cards and key caps.
    Tabular,
    /// Source Serif: article text and every quote of it.
    Serif,
    /// `JetBrains Mono`: excerpts of files in error dialogs.
    Mono,
    /// Phosphor in outline.
    Icon,
    /// Phosphor filled: entity types and alerts.
    IconFill,
}

/// How heavy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 500.
    Medium,
    /// 600.
    SemiBold,
    /// 700: only for the matched letters of a search.
    Bold,
}

impl Weight {
    /// The value on the font's `wght` axis.
    #[must_use]
    pub fn axis(self) -> f32 {
        match self {
            Self::Regular => 400.0,
            Self::Medium => 500.0,
            Self::SemiBold => 600.0,
            Self::Bold => 700.0,
        }
    }
}

/// A step of the type scale: face, weight, size and height of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type {
    /// Which letters.
    pub face: Face,
    /// How heavy.
    pub weight: Weight,
    /// Size in points.
    pub size: f32,
    /// From one baseline to the next, in points.
    pub line: f32,
}

/// Article text.
pub const ARTICLE: Type = step(Face::Serif, Weight::Regular, 17.0, 27.0);
/// Title of the article.
pub const TITLE: Type = step(Face::Serif, Weight::SemiBold, 24.0, 31.0);
/// Article text in the source pane.
pub const SOURCE: Type = step(Face::Serif, Weight::Regular, 16.0, 25.0);
/// Title of the article in the source pane.
pub const SOURCE_TITLE: Type = step(Face::Serif, Weight::SemiBold, 19.0, 24.0);
/// A quote of the article in a card.
pub const QUOTE: Type = step(Face::Serif, Weight::Regular, 14.0, 20.0);
/// The value of a figure on its card.
pub const FIGURE_VALUE: Type = step(Face::Interface, Weight::SemiBold, 22.0, 26.0);
/// Title of a dialog.
pub const DIALOG_TITLE: Type = step(Face::Interface, Weight::SemiBold, 15.0, 20.0);
/// What is typed into the palette.
pub const PALETTE: Type = step(Face::Interface, Weight::Regular, 16.0, 20.0);
/// The interface: fields, buttons, statements, rows.
pub const INTERFACE: Type = step(Face::Interface, Weight::Regular, 13.0, 18.0);
/// Head of a section, the open view.
pub const HEAD: Type = step(Face::Interface, Weight::SemiBold, 12.5, 18.0);
/// Menus, pills and key-value rows.
pub const MENU: Type = step(Face::Interface, Weight::Regular, 12.5, 18.0);
/// Secondary text, status line, labels of fields.
pub const SECONDARY: Type = step(Face::Interface, Weight::Regular, 12.0, 16.0);
/// Counts at the end of a row.
pub const COUNT: Type = step(Face::Tabular, Weight::Regular, 12.5, 18.0);
/// A number in a column of a table.
pub const CELL: Type = step(Face::Tabular, Weight::Regular, 12.5, 18.0);
/// Key caps, axes, small notes.
pub const KEY: Type = step(Face::Tabular, Weight::Regular, 11.0, 16.0);
/// Grades, and whatever of that size must stand out.
pub const GRADE: Type = step(Face::Tabular, Weight::SemiBold, 11.0, 16.0);
/// The value written beside a mark of a chart.
pub const MARK_VALUE: Type = step(Face::Tabular, Weight::SemiBold, 12.0, 16.0);
/// The value of a figure in a chip, where words follow it.
pub const CHIP_VALUE: Type = step(Face::Interface, Weight::SemiBold, 12.0, 16.0);
/// Excerpt of a file.
pub const EXCERPT: Type = step(Face::Mono, Weight::Regular, 12.0, 18.0);
/// An icon in outline.
pub const ICON: Type = step(Face::Icon, Weight::Regular, 15.0, 18.0);
/// A filled icon.
pub const ICON_FILL: Type = step(Face::IconFill, Weight::Regular, 15.0, 18.0);

/// Half the height of a capital of `font`, in points; none for icons, which fill their square.
pub(in crate::ui) fn half_cap(font: &FontId) -> Option<f32> {
    let serif = font.family == *fonts::SERIF;
    let icon = font.family == *fonts::ICON || font.family == *fonts::ICON_FILL;
    let share = if serif { 0.67 } else { 0.727 };
    (!icon).then_some(font.size * share / 2.0)
}

const fn step(face: Face, weight: Weight, size: f32, line: f32) -> Type {
    Type { face, weight, size, line }
}

impl Type {
    /// The same step, heavier or lighter.
    #[must_use]
    pub const fn weight(self, weight: Weight) -> Self {
        Self { weight, ..self }
    }

    /// The same step with digits of one width; a face that has none stays as it is.
    #[must_use]
    pub const fn tabular(self) -> Self {
        match self.face {
            Face::Interface => Self { face: Face::Tabular, ..self },
            Face::Tabular | Face::Serif | Face::Mono | Face::Icon | Face::IconFill => self,
        }
    }

    /// The same step drawn `factor` times as large: the reader's own zoom.
    #[must_use]
    pub fn scaled(self, factor: f32) -> Self {
        Self { size: self.size * factor, line: self.line * factor, ..self }
    }

    /// The same face at another size, its line in proportion: icons of 13, chips of 12.
    #[must_use]
    pub fn sized(self, size: f32) -> Self {
        Self { size, line: self.line * size / self.size, ..self }
    }

    /// Family and size, for places that cannot carry a weight.
    #[must_use]
    pub fn font_id(self) -> FontId {
        FontId::new(self.size, self.family())
    }

    fn family(self) -> FontFamily {
        match self.face {
            Face::Interface => FontFamily::Proportional,
            Face::Tabular => fonts::TABULAR.clone(),
            Face::Serif => fonts::SERIF.clone(),
            Face::Mono => FontFamily::Monospace,
            Face::Icon => fonts::ICON.clone(),
            Face::IconFill => fonts::ICON_FILL.clone(),
        }
    }

    /// The axes of the variable font: weight, and the optical size at the drawn size.
    fn axes(self) -> VariationCoords {
        match self.face {
            Face::Interface | Face::Tabular | Face::Serif => {
                VariationCoords::new([(b"wght", self.weight.axis()), (b"opsz", self.size)])
            }
            Face::Mono | Face::Icon | Face::IconFill => VariationCoords::default(),
        }
    }

    /// The format of a run of text in a layout job.
    #[must_use]
    pub fn format(self, colour: Color32) -> TextFormat {
        TextFormat {
            font_id: self.font_id(),
            color: colour,
            line_height: Some(self.line),
            coords: self.axes(),
            ..TextFormat::default()
        }
    }

    /// Text for a label or a menu.
    #[must_use]
    pub fn rich(self, text: impl Into<String>, colour: Color32) -> RichText {
        RichText::new(text)
            .family(self.family())
            .size(self.size)
            .line_height(Some(self.line))
            .variations([(b"wght", self.weight.axis()), (b"opsz", self.size)])
            .color(colour)
    }

    /// A job of one run; add more with [`LayoutJob::append`].
    #[must_use]
    pub fn job(self, text: &str, colour: Color32) -> LayoutJob {
        let mut job = LayoutJob::single_section(text.to_owned(), self.format(colour));
        job.wrap.max_width = f32::INFINITY;
        job
    }

    /// One line, laid out.
    #[must_use]
    pub fn galley(self, ui: &Ui, text: &str, colour: Color32) -> Arc<Galley> {
        ui.fonts_mut(|fonts| fonts.layout_job(self.job(text, colour)))
    }

    /// Lines of at most `width` points, broken between words.
    #[must_use]
    pub fn wrapped(self, ui: &Ui, text: &str, colour: Color32, width: f32) -> Arc<Galley> {
        let mut job = self.job(text, colour);
        job.wrap.max_width = width;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    }

    /// The width of one line of `text`, in points.
    #[must_use]
    pub fn width(self, ui: &Ui, text: &str) -> f32 {
        self.galley(ui, text, Color32::PLACEHOLDER).size().x
    }
}
