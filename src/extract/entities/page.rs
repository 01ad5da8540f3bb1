//! A text's words with what the lists know of each.
//!
//! Invariant: asking beyond either end of the text is no error and finds nothing.

use std::ops::Range;

use super::KnownName;
use crate::extract::gazetteer::{
    Class, Gap, Hit, Key, Lists, Names, Settlement, Shape, Word, Words,
};

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    Prose,
    /// Most words begin with a capital: a capital tells nothing.
    Heading,
    /// Most words are in capitals.
    Capitals,
}

/// Where a name was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    /// Among the workspace's entities.
    Known(usize),
    /// In the analyst's own lists.
    Own(usize),
    /// In the shipped lists.
    Shipped(usize),
    /// By the rules; the key is that of the name.
    Rule(Key),
}

pub(super) struct Page<'t> {
    pub(super) text: &'t str,
    pub(super) words: Words,
    classes: Vec<Class>,
    settings: Vec<Setting>,
    /// The words that stand in small letters somewhere, in order.
    lower: Vec<Key>,
    known: Names,
    pub(super) lists: &'t Lists,
}

impl<'t> Page<'t> {
    pub(super) fn new(text: &'t str, lists: &'t Lists, known: &[KnownName]) -> Self {
        let words = Words::of(text);
        let mut names = Names::default();
        for entity in known {
            let aliases = entity.aliases.iter().map(String::as_str);
            names.add(super::kind_of(&entity.kind), &entity.name, aliases);
        }
        let mut page = Self {
            text,
            words,
            classes: Vec::new(),
            settings: Vec::new(),
            lower: Vec::new(),
            known: names,
            lists,
        };
        page.sort_words();
        page.settle();
        page
    }

    fn sort_words(&mut self) {
        self.classes.reserve(self.words.words.len());
        for word in &self.words.words {
            let key = self.words.key(std::slice::from_ref(word));
            self.classes.push(self.lists.shipped.class(key));
            if word.shape == Shape::Lower {
                self.lower.push(key);
            }
        }
        self.lower.sort_unstable();
        self.lower.dedup();
    }

    /// Finds headings and text in capitals, paragraph by paragraph.
    fn settle(&mut self) {
        let mut settings = Vec::with_capacity(self.words.words.len());
        let mut rest = self.words.words.as_slice();
        while let Some((first, others)) = rest.split_first() {
            let len = 1 + others.iter().take_while(|word| word.gap != Gap::Break).count();
            let (paragraph, after) = rest.split_at_checked(len).unwrap_or((rest, &[]));
            let classes = self.classes.get(settings.len()..).unwrap_or_default();
            let last = paragraph.last().unwrap_or(first);
            let is_ended = self.text.get(last.after..).is_some_and(|rest| rest.starts_with('.'));
            let mut setting = setting(paragraph, classes);
            if setting == Setting::Heading && is_ended {
                setting = Setting::Prose;
            }
            settings.extend(std::iter::repeat_n(setting, len));
            rest = after;
        }
        self.settings = settings;
    }

    pub(super) fn len(&self) -> usize {
        self.words.words.len()
    }

    pub(super) fn word(&self, at: usize) -> Option<&Word> {
        self.words.words.get(at)
    }

    pub(super) fn class(&self, at: usize) -> Class {
        self.classes.get(at).copied().unwrap_or_default()
    }

    pub(super) fn setting(&self, at: usize) -> Setting {
        self.settings.get(at).copied().unwrap_or(Setting::Prose)
    }

    pub(super) fn shape(&self, at: usize) -> Shape {
        self.word(at).map_or(Shape::Lower, |word| word.shape)
    }

    /// What stands before a word; the end of the text is a break.
    pub(super) fn gap(&self, at: usize) -> Gap {
        self.word(at).map_or(Gap::Break, |word| word.gap)
    }

    /// The classes of the word before, if only this or less stands between.
    pub(super) fn before(&self, at: usize, most: Gap) -> Class {
        let before = at.checked_sub(1).filter(|_| self.gap(at) <= most);
        before.map_or(Class::default(), |before| self.class(before))
    }

    pub(super) fn is_lower(&self, at: usize) -> bool {
        self.shape(at) == Shape::Lower
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        matches!(self.shape(at), Shape::Capital | Shape::Upper | Shape::Initial)
    }

    /// Whether a word begins a sentence or a quotation.
    pub(super) fn is_initial(&self, at: usize) -> bool {
        self.gap(at) >= Gap::Colon
            && self.gap(at) != Gap::Open
            // A full stop may be that of an abbreviation.
            || at.checked_sub(1).is_some_and(|before| {
                self.str(before).ends_with('.') && self.class(at).is(Class::STOP)
            })
    }

    /// Whether a word stands in small letters elsewhere in the text.
    pub(super) fn is_common(&self, at: usize) -> bool {
        self.lower.binary_search(&self.key(at..at + 1)).is_ok()
    }

    pub(super) fn str(&self, at: usize) -> &'t str {
        self.word(at).and_then(|word| self.text.get(word.start..word.end)).unwrap_or_default()
    }

    pub(super) fn run(&self, run: Range<usize>) -> &[Word] {
        self.words.words.get(run).unwrap_or_default()
    }

    pub(super) fn key(&self, run: Range<usize>) -> Key {
        self.words.key(self.run(run))
    }

    /// The bytes of a run, without a possessive's ending.
    pub(super) fn bytes(&self, run: Range<usize>) -> Range<usize> {
        let words = self.run(run);
        match (words.first(), words.last()) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }

    pub(super) fn settlement(&self, run: Range<usize>) -> Option<Settlement> {
        self.lists.shipped.settlement(self.key(run))
    }

    /// The longest name of any list that begins at a word; the workspace's own go first.
    pub(super) fn listed(&self, at: usize) -> Option<(Source, Hit)> {
        let known = self.known.longest(&self.words, at).map(|hit| (Source::Known(hit.entry), hit));
        let own =
            || self.lists.own.longest(&self.words, at).map(|hit| (Source::Own(hit.entry), hit));
        let shipped = || {
            let hit = self.lists.shipped.names.longest(&self.words, at)?;
            let is_acronym = hit.end == at + 1 && self.str(at).len() < 4;
            // "Let" is no "LeT".
            let is_ordinary = hit.end == at + 1
                && self.class(at).is(Class::STOP)
                && self.str(at).chars().filter(|c| c.is_uppercase()).count() < 2;
            if is_ordinary {
                return None;
            }
            // In text all in capitals WHO and IS are words.
            (self.setting(at) != Setting::Capitals || !is_acronym || self.str(at).contains('.'))
                .then_some((Source::Shipped(hit.entry), hit))
        };
        known.or_else(own).or_else(shipped)
    }

    /// The entry behind a source.
    pub(super) fn names(&self, source: Source) -> Option<(&Names, usize)> {
        match source {
            Source::Known(entry) => Some((&self.known, entry)),
            Source::Own(entry) => Some((&self.lists.own, entry)),
            Source::Shipped(entry) => Some((&self.lists.shipped.names, entry)),
            Source::Rule(_) => None,
        }
    }
}

/// How a paragraph is set.
fn setting(words: &[Word], classes: &[Class]) -> Setting {
    const FEWEST: usize = 3;
    let (mut all, mut capital, mut upper) = (0, 0, 0);
    for (word, class) in words.iter().zip(classes).take(200) {
        upper += usize::from(word.shape == Shape::Upper);
        if word.shape != Shape::Digits && !class.is(Class::STOP) {
            all += 1;
            capital += usize::from(word.shape != Shape::Lower);
        }
    }
    let ends = words.iter().filter(|word| word.gap == Gap::Stop).count();
    if words.len() >= FEWEST && upper * 4 > words.len().min(200) * 3 {
        Setting::Capitals
    } else if all >= FEWEST && capital * 4 > all * 3 && ends == 0 {
        Setting::Heading
    } else {
        Setting::Prose
    }
}

/// Whether a word ends in an 's or an apostrophe.
pub(super) fn is_possessive(word: &Word) -> bool {
    word.is_possessive()
}
