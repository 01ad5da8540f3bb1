//! The icons of the interface: one constant a glyph of Phosphor 2, by the name that it has there.
//!
//! Invariant: a glyph is drawn with [`text::ICON`] or [`text::ICON_FILL`] (both files share the
//! code points), and never alone without a tooltip that names what it does.
//!
//! [`text::ICON`]: super::theme::text::ICON
//! [`text::ICON_FILL`]: super::theme::text::ICON_FILL

macro_rules! glyphs {
    ($($name:ident = $code:literal $use:literal;)+) => {
        $(#[doc = $use] pub const $name: &str = $code;)+
        /// Every glyph, for the test that the font has them all.
        #[cfg(test)]
        const ALL: &[(&str, &str)] = &[$((stringify!($name), $name)),+];
    };
}

glyphs! {
    ARTICLE = "\u{e0a8}" "A document, the reader.";
    FILES = "\u{e710}" "The documents.";
    LIST = "\u{e2f0}" "A list.";
    CHART_LINE = "\u{e154}" "Reference series.";
    CHART_SCATTER = "\u{eaac}" "The trends.";
    GRID_NINE = "\u{ec8c}" "The hypotheses: a matrix.";
    TABLE = "\u{e476}" "A table.";
    GRAPH = "\u{eb58}" "The network.";
    TREE_STRUCTURE = "\u{e67c}" "A hierarchy.";
    GRID_FOUR = "\u{e296}" "A grid.";
    MAGNIFYING_GLASS = "\u{e30c}" "Search.";
    CARET_UP = "\u{e13c}" "Previous, or close upward.";
    CARET_DOWN = "\u{e136}" "Next, or an open section.";
    CARET_LEFT = "\u{e138}" "Back.";
    CARET_RIGHT = "\u{e13a}" "A closed section.";
    EYE = "\u{e220}" "Marks are shown.";
    EYE_SLASH = "\u{e224}" "Marks are hidden.";
    PENCIL_SIMPLE = "\u{e3b4}" "Edit.";
    PLUS = "\u{e3d4}" "Add.";
    MINUS = "\u{e32a}" "Take away.";
    X = "\u{e4f6}" "Close.";
    CHECK = "\u{e182}" "Chosen.";
    FUNNEL = "\u{e266}" "Filter (full).";
    FUNNEL_SIMPLE = "\u{e268}" "Filter.";
    SORT_ASCENDING = "\u{e444}" "Sort.";
    EXPORT = "\u{eaf0}" "Export.";
    ARROWS_OUT_SIMPLE = "\u{e0a6}" "Enlarge.";
    ARROWS_IN_SIMPLE = "\u{e09e}" "Back to its size.";
    USER = "\u{e4c2}" "Person.";
    BUILDINGS = "\u{e102}" "Organisation.";
    MAP_PIN = "\u{e316}" "Place.";
    LIGHTNING = "\u{e2de}" "Event.";
    CROSSHAIR = "\u{e1d6}" "Weapon.";
    TAG = "\u{e478}" "A type of the codebook's own.";
    CIRCLE = "\u{e18a}" "A document not begun.";
    CIRCLE_HALF = "\u{e18c}" "A document in work.";
    CHECK_CIRCLE = "\u{e184}" "A document done, a file saved.";
    WARNING = "\u{e4e0}" "A warning.";
    WARNING_CIRCLE = "\u{e4e2}" "An error.";
    INFO = "\u{e2ce}" "A note.";
    QUESTION = "\u{e3e8}" "Unknown, or help.";
    PROHIBIT = "\u{e3de}" "Reject.";
    TRASH = "\u{e4a6}" "Delete.";
    CLOCK_COUNTER_CLOCKWISE = "\u{e1a0}" "The timeline, or work recovered.";
    SUN = "\u{e472}" "Light theme.";
    MOON = "\u{e330}" "Dark theme.";
    BOOK_BOOKMARK = "\u{e0e4}" "The codebook.";
    FILE = "\u{e230}" "A file.";
    FILE_PLUS = "\u{e236}" "Start from files.";
    FILE_TEXT = "\u{e23a}" "A text file.";
    FILE_DASHED = "\u{e704}" "No workspace.";
    FOLDER_OPEN = "\u{e256}" "Open.";
    SIGNPOST = "\u{e89c}" "The sample.";
    NEWSPAPER = "\u{e344}" "An outlet.";
    HASH = "\u{e2a2}" "A figure.";
    CHAT_TEXT = "\u{e17a}" "A claim.";
    QUOTES = "\u{e660}" "A quote.";
    FLOPPY_DISK = "\u{e248}" "Save.";
    ARROW_LEFT = "\u{e058}" "An earlier link of a chain.";
    ARROW_RIGHT = "\u{e06c}" "A later link of a chain.";
    ARROW_UP = "\u{e08e}" "Up.";
    ARROW_DOWN = "\u{e03e}" "Down.";
    DOTS_THREE = "\u{e1fe}" "More.";
    DOTS_SIX_VERTICAL = "\u{eae2}" "Grip to drag by.";
    LOCK = "\u{e2fa}" "Read-only.";
    LINK = "\u{e2e2}" "A link.";
    ARROW_SQUARE_OUT = "\u{e5de}" "Opens elsewhere.";
    COPY = "\u{e1ca}" "Copy.";
    CLIPBOARD = "\u{e196}" "Paste.";
    GEAR = "\u{e270}" "Settings.";
    ARROW_COUNTER_CLOCKWISE = "\u{e038}" "Undo.";
    ARROW_CLOCKWISE = "\u{e036}" "Redo.";
    PLUS_SQUARE = "\u{ed4a}" "Add a record.";
    GIT_MERGE = "\u{e280}" "Merge.";
    GIT_DIFF = "\u{e27c}" "Compare.";
    KEYBOARD = "\u{e2d8}" "Keys.";
    CALENDAR_BLANK = "\u{e10a}" "A date.";
    SIDEBAR_SIMPLE = "\u{ec24}" "A panel.";
    SPINNER = "\u{e66a}" "A job at work.";
}

/// The icon of an entity type by its colour slot; the filled glyph.
#[must_use]
pub fn icon_for_type(slot: u8) -> &'static str {
    match slot {
        0 => USER,
        1 => BUILDINGS,
        2 => MAP_PIN,
        3 => LIGHTNING,
        4 => CROSSHAIR,
        _ => TAG,
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;

    use super::*;
    use crate::ui::theme::{self, text};

    #[test]
    fn both_icon_fonts_have_every_glyph() {
        let harness = Harness::builder().with_context_setup(theme::install).build_ui(|_| {});
        for (step, file) in [(text::ICON, "Phosphor"), (text::ICON_FILL, "Phosphor-Fill")] {
            let family = step.font_id().family;
            let there = harness.ctx.fonts_mut(|fonts| fonts.characters(&family).clone());
            for (name, glyph) in ALL {
                let letter = glyph.chars().next().expect("a glyph");
                let files = there.get(&letter).expect(name);
                assert_eq!(files, &[file], "{name}");
            }
        }
    }

    #[test]
    fn each_slot_of_the_codebook_has_its_icon_and_the_own_types_share_one() {
        let icons: Vec<&str> = (0..8).map(icon_for_type).collect();
        assert_eq!(icons, [USER, BUILDINGS, MAP_PIN, LIGHTNING, CROSSHAIR, TAG, TAG, TAG]);
    }
}
