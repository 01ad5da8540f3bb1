//! Every action of the program that needs no further word: its text, tooltip, shortcut, menu and
//! palette row.
//!
//! Invariant: each command stands once in [`Command::ALL`], and no two share a shortcut.

use super::keys::{Key, Modifiers, Shortcut};

/// An action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    /// Start an empty workspace.
    NewWorkspace,
    /// Open a workspace file.
    OpenWorkspace,
    /// Open the sample workspace.
    OpenSample,
    /// Add articles from files.
    AddArticles,
    /// Add an article from the clipboard.
    PasteArticle,
    /// Save the workspace.
    Save,
    /// Save the workspace under another name.
    SaveAs,
    /// Write the figures as CSV.
    ExportFigures,
    /// Write the chart as SVG or PNG.
    ExportChart,
    /// Close the program.
    Quit,
    /// Take the last edit back.
    Undo,
    /// Do it again.
    Redo,
    /// Take back all that is not in the file.
    Revert,
    /// Copy the selected text.
    Copy,
    /// Remove what is chosen.
    Remove,
    /// Change what is chosen.
    Change,
    /// Let go of selection, form or dialog.
    Escape,
    /// Save the open form.
    SaveForm,
    /// Bring back the form closed last.
    ReopenForm,
    /// Show the reader.
    ShowRead,
    /// Show the trends alone.
    ShowTrends,
    /// Show or hide the left panel.
    ToggleLeft,
    /// Show or hide the trends dock.
    ToggleDock,
    /// Show or hide the right panel.
    ToggleRight,
    /// Larger article text.
    ReaderLarger,
    /// Smaller article text.
    ReaderSmaller,
    /// Article text as designed.
    ReaderReset,
    /// Larger window.
    WindowLarger,
    /// Smaller window.
    WindowSmaller,
    /// Window as designed.
    WindowReset,
    /// Light or dark.
    ToggleTheme,
    /// Follow the system's light or dark.
    SystemTheme,
    /// Open the command palette.
    Palette,
    /// Take the keyboard to the next region of the window.
    NextRegion,
    /// Take it to the region before.
    PreviousRegion,
    /// Tag the selection as a claim.
    Claim,
    /// Give the selection or the chosen claim a figure.
    Figure,
    /// The details of the document.
    Details,
    /// The next figure in the text.
    NextFigure,
    /// The figure before.
    PreviousFigure,
    /// The next mark in the text.
    NextMark,
    /// The mark before.
    PreviousMark,
    /// The next document.
    NextDocument,
    /// The document before.
    PreviousDocument,
    /// Buckets of a month.
    ByMonth,
    /// Buckets of a quarter.
    ByQuarter,
    /// Buckets of a year.
    ByYear,
    /// The list of shortcuts.
    Shortcuts,
    /// About the program.
    About,
}

/// A menu of the top bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Menu {
    /// Files.
    File,
    /// Edits.
    Edit,
    /// What is shown.
    View,
    /// Tagging.
    Tag,
    /// The chart.
    Chart,
    /// Help.
    Help,
}

impl Menu {
    /// All menus, from left.
    pub const ALL: [Self; 6] =
        [Self::File, Self::Edit, Self::View, Self::Tag, Self::Chart, Self::Help];

    /// Its title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Tag => "Tag",
            Self::Chart => "Chart",
            Self::Help => "Help",
        }
    }
}

/// How a command presents itself.
#[derive(Clone, Copy, Debug)]
pub struct Face {
    /// Its menu.
    pub menu: Menu,
    /// Its text in menus and the palette.
    pub text: &'static str,
    /// What it does, as a sentence without a full stop.
    pub tooltip: &'static str,
    /// Its shortcut.
    pub shortcut: Option<Shortcut>,
}

const fn face(menu: Menu, text: &'static str, tooltip: &'static str) -> Face {
    Face { menu, text, tooltip, shortcut: None }
}

impl Face {
    const fn on(self, shortcut: Shortcut) -> Self {
        Self { shortcut: Some(shortcut), ..self }
    }

    const fn ctrl(self, key: char) -> Self {
        self.on(Shortcut::ctrl(key))
    }

    const fn ctrl_shift(self, key: char) -> Self {
        self.on(Shortcut::ctrl_shift(key))
    }

    const fn ctrl_alt(self, key: char) -> Self {
        self.on(Shortcut { modifiers: Modifiers::CtrlAlt, key: Key::Char(key) })
    }

    const fn alt(self, key: Key) -> Self {
        self.on(Shortcut { modifiers: Modifiers::Alt, key })
    }

    const fn key(self, key: Key) -> Self {
        self.on(Shortcut::plain(key))
    }
}

impl Command {
    /// All commands, in the order of the menus.
    pub const ALL: [Self; 49] = [
        Self::NewWorkspace,
        Self::OpenWorkspace,
        Self::OpenSample,
        Self::AddArticles,
        Self::PasteArticle,
        Self::Save,
        Self::SaveAs,
        Self::ExportFigures,
        Self::ExportChart,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::Revert,
        Self::Copy,
        Self::Change,
        Self::Remove,
        Self::Escape,
        Self::SaveForm,
        Self::ReopenForm,
        Self::ShowRead,
        Self::ShowTrends,
        Self::ToggleLeft,
        Self::ToggleDock,
        Self::ToggleRight,
        Self::ReaderLarger,
        Self::ReaderSmaller,
        Self::ReaderReset,
        Self::WindowLarger,
        Self::WindowSmaller,
        Self::WindowReset,
        Self::ToggleTheme,
        Self::SystemTheme,
        Self::Palette,
        Self::NextRegion,
        Self::PreviousRegion,
        Self::Claim,
        Self::Figure,
        Self::Details,
        Self::NextFigure,
        Self::PreviousFigure,
        Self::NextMark,
        Self::PreviousMark,
        Self::NextDocument,
        Self::PreviousDocument,
        Self::ByMonth,
        Self::ByQuarter,
        Self::ByYear,
        Self::Shortcuts,
        Self::About,
    ];

    /// How it presents itself.
    #[must_use]
    pub fn face(self) -> Face {
        self.file_face()
            .or_else(|| self.edit_face())
            .or_else(|| self.view_face())
            .or_else(|| self.tag_face())
            .unwrap_or_else(|| self.chart_and_help_face())
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "each table holds the faces of its own menu and leaves the rest to the next"
    )]
    fn file_face(self) -> Option<Face> {
        let menu = Menu::File;
        Some(match self {
            Self::NewWorkspace => face(menu, "New workspace", "Start an empty workspace").ctrl('N'),
            Self::OpenWorkspace => {
                face(menu, "Open workspace…", "Open a .ron file of yours or of a colleague")
                    .ctrl('O')
            }
            Self::OpenSample => {
                face(menu, "Open the sample", "One article, worked through from text to chart")
                    .ctrl_shift('O')
            }
            Self::AddArticles => {
                face(menu, "Add articles…", "Add text, Markdown or HTML files").ctrl('I')
            }
            Self::PasteArticle => {
                face(menu, "Paste an article", "Add the text of the clipboard as an article")
                    .ctrl_shift('V')
            }
            Self::Save => face(menu, "Save", "Write the workspace to its file").ctrl('S'),
            Self::SaveAs => {
                face(menu, "Save as…", "Write the workspace to another file").ctrl_shift('S')
            }
            Self::ExportFigures => {
                face(menu, "Export figures as CSV…", "One figure a row, with its sentence")
                    .ctrl_shift('E')
            }
            Self::ExportChart => {
                face(menu, "Export the chart…", "As SVG or PNG, with its sources").ctrl('E')
            }
            Self::Quit => face(menu, "Quit", "Close the window; unsaved work asks").ctrl('Q'),
            _ => return None,
        })
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "each table holds the faces of its own menu and leaves the rest to the next"
    )]
    fn edit_face(self) -> Option<Face> {
        let menu = Menu::Edit;
        Some(match self {
            Self::Undo => face(menu, "Undo", "Take the last edit back").ctrl('Z'),
            Self::Redo => face(menu, "Redo", "Do it again").ctrl_shift('Z'),
            Self::Revert => face(
                menu,
                "Back to the last save",
                "Take back what is not in the file; redo has it",
            ),
            Self::Copy => face(menu, "Copy", "Copy the selected text").ctrl('C'),
            Self::Change => {
                face(menu, "Change…", "Open the chosen entity, claim or figure in its form")
                    .key(Key::Enter)
            }
            Self::Remove => {
                face(menu, "Remove", "Remove what is chosen; undo brings it back").key(Key::Delete)
            }
            Self::Escape => {
                face(menu, "Let go", "Close the form or drop the selection").key(Key::Escape)
            }
            Self::SaveForm => {
                face(menu, "Save the form", "Put what the form says in the workspace")
                    .on(Shortcut { modifiers: Modifiers::Ctrl, key: Key::Enter })
            }
            Self::ReopenForm => {
                face(menu, "Reopen the form", "Bring back the form closed last, as it was typed")
                    .ctrl_shift('T')
            }
            _ => return None,
        })
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "each table holds the faces of its own menu and leaves the rest to the next"
    )]
    fn view_face(self) -> Option<Face> {
        let menu = Menu::View;
        Some(match self {
            Self::ShowRead => face(menu, "Read", "The article, the trends below it").ctrl('1'),
            Self::ShowTrends => face(menu, "Trends", "The chart, its sentence beside it").ctrl('2'),
            Self::ToggleLeft => face(menu, "Left panel", "Show or fold the left panel").ctrl('B'),
            Self::ToggleDock => face(menu, "Trends dock", "Show or fold the trends").ctrl('J'),
            Self::ToggleRight => face(menu, "Side panel", "Show or fold the side panel").ctrl('R'),
            Self::ReaderLarger => face(menu, "Larger text", "Larger article text").ctrl('+'),
            Self::ReaderSmaller => face(menu, "Smaller text", "Smaller article text").ctrl('-'),
            Self::ReaderReset => face(menu, "Text as designed", "Article text at 100 %").ctrl('0'),
            Self::WindowLarger => {
                face(menu, "Larger window", "Everything in the window larger").ctrl_alt('+')
            }
            Self::WindowSmaller => {
                face(menu, "Smaller window", "Everything in the window smaller").ctrl_alt('-')
            }
            Self::WindowReset => {
                face(menu, "Window as designed", "Everything at 100 %").ctrl_alt('0')
            }
            Self::ToggleTheme => {
                face(menu, "Light or dark", "Change between light and dark").ctrl_shift('L')
            }
            Self::SystemTheme => {
                face(menu, "Light or dark as the system", "Follow the system's choice")
            }
            Self::Palette => face(menu, "Command palette", "Search or run a command").ctrl('K'),
            Self::NextRegion => {
                face(menu, "Next region", "Take the keyboard to the next region").key(Key::F(6))
            }
            Self::PreviousRegion => {
                face(menu, "Region before", "Take the keyboard to the region before")
                    .on(Shortcut { modifiers: Modifiers::Shift, key: Key::F(6) })
            }
            _ => return None,
        })
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "each table holds the faces of its own menu and leaves the rest to the next"
    )]
    fn tag_face(self) -> Option<Face> {
        let menu = Menu::Tag;
        Some(match self {
            Self::Claim => face(menu, "Claim", "Tag the selection as a claim").key(Key::Char('C')),
            Self::Figure => {
                face(menu, "Figure", "Give the selected number, or the chosen claim, a figure")
                    .key(Key::Char('F'))
            }
            Self::Details => {
                face(menu, "Document details…", "Title, author, outlet, dateline, grade").ctrl('D')
            }
            Self::NextFigure => {
                face(menu, "Next figure", "Go to the next figure in the text").alt(Key::Down)
            }
            Self::PreviousFigure => {
                face(menu, "Previous figure", "Go to the figure before").alt(Key::Up)
            }
            Self::NextMark => {
                face(menu, "Next mark", "Go to the next mark in the text").key(Key::Char(']'))
            }
            Self::PreviousMark => {
                face(menu, "Previous mark", "Go to the mark before").key(Key::Char('['))
            }
            Self::NextDocument => {
                face(menu, "Next document", "Open the next document").ctrl_alt('N')
            }
            Self::PreviousDocument => {
                face(menu, "Previous document", "Open the document before").ctrl_alt('P')
            }
            _ => return None,
        })
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the last table: what the ones before it left is named here, and one more"
    )]
    fn chart_and_help_face(self) -> Face {
        match self {
            Self::ByMonth => face(Menu::Chart, "By month", "Sum incidents by month"),
            Self::ByQuarter => face(Menu::Chart, "By quarter", "Sum incidents by quarter"),
            Self::Shortcuts => {
                face(Menu::Help, "Keyboard shortcuts", "All shortcuts on one page").key(Key::F(1))
            }
            Self::About => face(Menu::Help, "About Attest", "Version and licences"),
            _ => face(Menu::Chart, "By year", "Sum incidents by year"),
        }
    }

    /// Its text with the shortcut, as tooltips show it.
    #[must_use]
    pub fn hint(self) -> String {
        let face = self.face();
        match face.shortcut {
            Some(shortcut) => format!("{} ({shortcut})", face.tooltip),
            None => face.tooltip.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn no_two_commands_share_a_shortcut_or_a_text() {
        let mut shortcuts = BTreeMap::new();
        let mut texts = BTreeSet::new();
        for command in Command::ALL {
            let face = command.face();
            assert!(texts.insert(face.text), "{} twice", face.text);
            assert!(!face.tooltip.is_empty() && !face.tooltip.ends_with('.'), "{}", face.text);
            if let Some(shortcut) = face.shortcut {
                let before = shortcuts.insert(shortcut, command);
                assert_eq!(before, None, "{shortcut} runs {command:?} too");
            }
        }
    }

    #[test]
    fn every_command_stands_once_in_the_list() {
        let all: BTreeSet<Command> = Command::ALL.into_iter().collect();
        assert_eq!(all.len(), Command::ALL.len());
    }
}
