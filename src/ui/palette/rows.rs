//! What the palette finds for what is typed: commands first, then figures, entities, documents.
//!
//! Invariant: with nothing typed every command is listed, in the order of the menus. With letters
//! typed a row is found by those letters in its words, in order, best first; a record also by
//! words of its note, such as the place of a figure.

use std::borrow::Cow;
use std::cmp::Reverse;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::edit::document;
use crate::model::{Document, Entity, Figure, TypeId};
use crate::trends::short_value;
use crate::ui::icon;
use crate::workbench::command::Menu;
use crate::workbench::{Act, Command, Workbench};

/// Records shown of each kind among others.
const FEW: usize = 8;
/// Rows shown of one kind when the analyst asked for it alone.
const MANY: usize = 60;

/// A row of the palette.
#[derive(Debug)]
pub(super) struct Row {
    /// The head that it stands under.
    pub(super) head: &'static str,
    /// What stands before it.
    pub(super) sign: Sign,
    /// Its words.
    pub(super) words: String,
    /// Which letters of them were found.
    pub(super) lit: Vec<u32>,
    /// Dim words after them.
    pub(super) note: String,
    /// The keys of its shortcut, parted by spaces.
    pub(super) keys: String,
    /// What it does.
    pub(super) act: Act,
}

/// What stands before a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Sign {
    /// An icon.
    Glyph(&'static str),
    /// The chart's mark of a figure's group; `None` for a figure without a group.
    Group(Option<usize>),
    /// The icon of an entity's type.
    Type(TypeId),
}

/// The rows for what is typed: `>`, `!`, `@` and `#` narrow to one kind.
pub(super) fn rows(bench: &Workbench, typed: &str) -> Vec<Row> {
    let typed = typed.trim();
    let narrow = typed.chars().next().filter(|sign| ['>', '!', '@', '#'].contains(sign));
    let typed = if narrow.is_some() { typed.get(1..).unwrap_or_default().trim() } else { typed };
    let mut finder = Finder::new(typed);
    let mut rows = Vec::new();
    if narrow.is_none_or(|sign| sign == '>') {
        rows.extend(commands(bench, &mut finder));
    }
    // Without letters the commands are all that is listed: the records are many.
    let wants = |sign| narrow == Some(sign) || (narrow.is_none() && !typed.is_empty());
    let most = if narrow.is_some() { MANY } else { FEW };
    if wants('!') {
        rows.extend(figures(bench, &mut finder, most));
    }
    if wants('@') {
        rows.extend(entities(bench, &mut finder, most));
    }
    if wants('#') {
        rows.extend(documents(bench, &mut finder, most));
    }
    rows
}

/// Ranks what is sought by how well it holds the letters typed.
struct Finder {
    matcher: Matcher,
    pattern: Pattern,
    words: Vec<String>,
    letters: Vec<char>,
}

/// What was found, how well, and by which letters.
type Found<T> = (T, Vec<u32>);

impl Finder {
    fn new(typed: &str) -> Self {
        Self {
            matcher: Matcher::new(Config::DEFAULT),
            pattern: Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart),
            words: typed.to_lowercase().split_whitespace().map(str::to_owned).collect(),
            letters: Vec::new(),
        }
    }

    /// How well words hold what is typed; those that hold it only in their note come after all
    /// others.
    fn rank(&mut self, words: &str, note: impl FnOnce() -> String) -> Option<(u32, Vec<u32>)> {
        let mut lit = Vec::new();
        self.letters.clear();
        let haystack = Utf32Str::new(words, &mut self.letters);
        if let Some(score) = self.pattern.indices(haystack, &mut self.matcher, &mut lit) {
            lit.sort_unstable();
            lit.dedup();
            return Some((score.saturating_add(1), lit));
        }
        if self.words.is_empty() {
            return None;
        }
        let note = note().to_lowercase();
        self.words.iter().all(|word| note.contains(word)).then(|| (0, Vec::new()))
    }

    /// The best of many, in their own order where nothing is typed.
    fn best<'a, T>(
        &mut self,
        sought: impl Iterator<Item = T>,
        words: impl Fn(&T) -> Cow<'a, str>,
        note: impl Fn(&T) -> String,
        most: usize,
    ) -> Vec<Found<T>> {
        if self.words.is_empty() {
            return sought.take(most).map(|one| (one, Vec::new())).collect();
        }
        let mut found: Vec<(u32, usize, Found<T>)> = sought
            .filter_map(|one| {
                let words = words(&one);
                let (score, lit) = self.rank(&words, || note(&one))?;
                let length = if score == 0 { 0 } else { words.len() };
                Some((score, length, (one, lit)))
            })
            .collect();
        // Of two that hold the letters alike, the one with less besides them is meant.
        found.sort_by_key(|(score, length, _)| (Reverse(*score), *length));
        found.into_iter().take(most).map(|(_, _, found)| found).collect()
    }
}

/// A command, or the tag of a type.
#[derive(Clone)]
enum Order {
    Command(Command),
    Tag { kind: TypeId, name: String, key: String },
}

impl Order {
    fn menu(&self) -> Menu {
        match self {
            Self::Command(command) => command.face().menu,
            Self::Tag { .. } => Menu::Tag,
        }
    }

    fn words(&self) -> Cow<'static, str> {
        match self {
            Self::Command(command) => Cow::Borrowed(command.face().text),
            Self::Tag { name, .. } => Cow::Owned(format!("Tag as {}", name.to_lowercase())),
        }
    }

    fn row(self, head: &'static str, lit: Vec<u32>) -> Row {
        let words = self.words().into_owned();
        match self {
            Self::Command(command) => Row {
                head,
                sign: Sign::Glyph(glyph(command)),
                words,
                lit,
                note: command.face().tooltip.to_owned(),
                keys: super::key_of(command),
                act: Act::Run(command),
            },
            Self::Tag { kind, key, .. } => Row {
                head,
                sign: Sign::Type(kind.clone()),
                words,
                lit,
                note: String::new(),
                keys: key,
                act: Act::TagAs(kind),
            },
        }
    }
}

fn commands(bench: &Workbench, finder: &mut Finder) -> Vec<Row> {
    let all = orders(bench);
    let listed = finder.words.is_empty();
    let note = |order: &Order| match order {
        Order::Command(command) => command.face().tooltip.to_owned(),
        Order::Tag { .. } => String::new(),
    };
    let found = finder.best(all.into_iter(), Order::words, note, usize::MAX);
    let rows = found.into_iter().map(|(order, lit)| {
        let head = if listed { order.menu().title() } else { "Commands" };
        order.row(head, lit)
    });
    rows.collect()
}

/// Every command in the order of the menus; with text selected, what can be done with it first.
fn orders(bench: &Workbench) -> Vec<Order> {
    let selects = bench.selected_spans().is_some();
    let mut menus = Menu::ALL.to_vec();
    menus.sort_by_key(|menu| !(selects && *menu == Menu::Tag));
    let mut orders = Vec::new();
    for menu in menus {
        if menu == Menu::Tag {
            orders.extend(bench.workspace().types_in_order().iter().map(|kind| Order::Tag {
                kind: kind.id.clone(),
                name: kind.name.clone(),
                key: kind.key.map(String::from).unwrap_or_default(),
            }));
        }
        // The palette is open: opening it is nothing to do.
        let of_menu = Command::ALL.into_iter().filter(|command| command.face().menu == menu);
        orders.extend(of_menu.filter(|c| *c != Command::Palette).map(Order::Command));
    }
    orders
}

fn figures(bench: &Workbench, finder: &mut Finder, most: usize) -> Vec<Row> {
    let workspace = bench.workspace();
    let note = |known: &&Figure| {
        let place = known.place.and_then(|id| workspace.entities.get(&id));
        let date = known.date.as_ref().map(|when| when.date.short());
        let parts = [date, place.map(|place| place.name.clone())];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let known = workspace.figures.values().map(AsRef::as_ref);
    // As its mark in the chart is written, so that the eye finds it again.
    let named = |known: &Figure| {
        let quote = known.number.as_ref().map_or("", |anchor| anchor.quote.as_str());
        format!("{} {}", short_value(known, quote), known.harm.words())
    };
    let words = |known: &&Figure| Cow::Owned(named(known));
    let found = finder.best(known, words, |known| format!("figure {}", note(known)), most);
    let trend = bench.trend();
    let rows = found.into_iter().map(|(known, lit)| Row {
        head: "Figures",
        sign: Sign::Group(trend.mark(known.id).and_then(|mark| trend.groups.get(mark.group)?.slot)),
        words: named(known),
        lit,
        note: note(&known),
        keys: String::new(),
        act: Act::Reveal(known.id.into()),
    });
    rows.collect()
}

fn entities(bench: &Workbench, finder: &mut Finder, most: usize) -> Vec<Row> {
    let known = bench.workspace().entities.values().map(AsRef::as_ref);
    let note = |entity: &&Entity| entity.aliases.join(", ");
    let found = finder.best(known, |entity: &&Entity| Cow::from(&entity.name), note, most);
    let rows = found.into_iter().map(|(entity, lit)| Row {
        head: "Entities",
        sign: Sign::Type(entity.kind.clone()),
        words: entity.name.clone(),
        lit,
        note: note(&entity),
        keys: String::new(),
        act: Act::Reveal(entity.id.into()),
    });
    rows.collect()
}

fn documents(bench: &Workbench, finder: &mut Finder, most: usize) -> Vec<Row> {
    let known = bench.workspace().documents.values().map(AsRef::as_ref);
    let words = |known: &&Document| Cow::Owned(document::name(known).to_owned());
    let note = |known: &&Document| {
        let parts = [known.author.trim(), known.outlet.trim()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let found = finder.best(known, words, note, most);
    let rows = found.into_iter().map(|(known, lit)| Row {
        head: "Documents",
        sign: Sign::Glyph(icon::ARTICLE),
        words: document::name(known).to_owned(),
        lit,
        note: note(&known),
        keys: String::new(),
        act: Act::ShowDocument(known.id),
    });
    rows.collect()
}

/// The icon of a command.
fn glyph(command: Command) -> &'static str {
    match command {
        Command::NewWorkspace => icon::FILE_DASHED,
        Command::OpenWorkspace => icon::FOLDER_OPEN,
        Command::OpenSample => icon::SIGNPOST,
        Command::AddArticles => icon::FILE_PLUS,
        Command::PasteArticle => icon::CLIPBOARD,
        Command::Save | Command::SaveAs | Command::SaveForm => icon::FLOPPY_DISK,
        Command::ExportFigures | Command::ExportChart => icon::EXPORT,
        Command::Quit | Command::Escape => icon::X,
        Command::Undo | Command::ReopenForm => icon::ARROW_COUNTER_CLOCKWISE,
        Command::Revert => icon::CLOCK_COUNTER_CLOCKWISE,
        Command::Redo => icon::ARROW_CLOCKWISE,
        Command::Copy => icon::COPY,
        Command::Change | Command::Details => icon::PENCIL_SIMPLE,
        Command::Remove => icon::TRASH,
        Command::ShowRead => icon::ARTICLE,
        Command::ShowTrends => icon::CHART_SCATTER,
        Command::ToggleLeft | Command::ToggleDock | Command::ToggleRight => icon::SIDEBAR_SIMPLE,
        Command::ReaderLarger | Command::WindowLarger => icon::PLUS,
        Command::ReaderSmaller | Command::WindowSmaller => icon::MINUS,
        Command::ReaderReset | Command::WindowReset => icon::ARROWS_IN_SIMPLE,
        Command::ToggleTheme => icon::SUN,
        Command::SystemTheme => icon::GEAR,
        Command::Palette => icon::MAGNIFYING_GLASS,
        Command::Claim => icon::CHAT_TEXT,
        Command::Figure => icon::PLUS_SQUARE,
        Command::NextFigure | Command::NextMark => icon::ARROW_DOWN,
        Command::PreviousFigure | Command::PreviousMark => icon::ARROW_UP,
        Command::NextDocument | Command::NextRegion => icon::ARROW_RIGHT,
        Command::PreviousDocument | Command::PreviousRegion => icon::ARROW_LEFT,
        Command::ByMonth | Command::ByQuarter | Command::ByYear => icon::CALENDAR_BLANK,
        Command::Shortcuts => icon::KEYBOARD,
        Command::About => icon::INFO,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::workbench::Start;
    use crate::workbench::clock::Clock;

    fn bench() -> Workbench {
        let mut bench = Workbench::new(Start::headless(Clock::Fixed(1_700_000_000_000), 7));
        bench.perform(Act::Run(Command::OpenSample));
        bench
    }

    fn found(typed: &str) -> Vec<(&'static str, String)> {
        rows(&bench(), typed).into_iter().map(|row| (row.head, row.words)).collect()
    }

    /// The first row that is found under a head.
    fn first(typed: &str, head: &str) -> Option<String> {
        found(typed).into_iter().find(|(other, _)| *other == head).map(|(_, words)| words)
    }

    #[test]
    fn nothing_typed_lists_every_command_once_in_the_order_of_the_menus() {
        let rows = rows(&bench(), "");
        let run: BTreeSet<_> = rows
            .iter()
            .filter_map(|row| if let Act::Run(command) = row.act { Some(command) } else { None })
            .collect();
        assert_eq!(run.len(), Command::ALL.len() - 1, "all but the palette itself");
        let mut heads: Vec<&str> = rows.iter().map(|row| row.head).collect();
        heads.dedup();
        assert_eq!(heads, Menu::ALL.map(Menu::title));
    }

    #[test]
    fn with_text_selected_tagging_comes_first() {
        let mut bench = bench();
        let span = crate::model::Span::new(0, 4);
        let text = crate::workbench::selection::TextSelection::of(span);
        bench.perform(Act::SelectText(Some(text)));
        let rows = rows(&bench, "");
        assert_eq!(rows.first().map(|row| row.head), Some("Tag"));
    }

    #[test]
    fn letters_find_commands_best_first_and_records_after_them() {
        for (typed, head, expected) in [
            ("figure", "Commands", "Figure"),
            ("nf", "Commands", "Next figure"),
            ("tag per", "Commands", "Tag as person"),
            (">trends", "Commands", "Trends"),
            ("!151", "Figures", "151 killed"),
            ("@khorasan", "Entities", "Islamic State Khorasan Province"),
            ("@isis-k", "Entities", "Islamic State Khorasan Province"),
            (
                "#lindqvist",
                "Documents",
                "After Crocus City Hall: a spree of attacks, and a longer decline",
            ),
        ] {
            assert_eq!(first(typed, head).as_deref(), Some(expected), "{typed}");
        }
        assert_eq!(first("!khorasan", "Entities"), None);
        assert_eq!(found("zzzz"), []);
        let heads: Vec<&str> = found("figure").into_iter().map(|(head, _)| head).collect();
        assert!(heads.contains(&"Figures"), "the word finds all figures: {heads:?}");
        assert!(heads.is_sorted(), "commands come before figures: {heads:?}");
    }

    #[test]
    fn a_figure_is_found_by_its_place() {
        let places: Vec<String> = found("!europe").into_iter().map(|(_, words)| words).collect();
        assert_eq!(places.len(), 3, "{places:?}");
    }

    #[test]
    fn the_letters_found_are_those_typed() {
        let rows = rows(&bench(), "undo");
        let undo = rows.iter().find(|row| row.words == "Undo").expect("the command");
        assert_eq!(undo.lit, [0, 1, 2, 3]);
    }
}
