//! A text cut into words as names need them: hyphens and apostrophes inside, possessives off,
//! abbreviations whole, and what stands between two words.
//!
//! Invariant: words are in order, do not overlap and lie on character boundaries; every word has at
//! least one part. The lists are cut by the same rules as the texts they are looked up for.

use super::fold::{Key, is_silent};

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract) struct Word {
    /// Bytes into the text.
    pub(in crate::extract) start: usize,
    /// Without the possessive's ending.
    pub(in crate::extract) end: usize,
    /// With it.
    pub(in crate::extract) after: usize,
    pub(in crate::extract) shape: Shape,
    pub(in crate::extract) gap: Gap,
    /// The key of the first part, and how many more there are: the parts of ISIS-K are two.
    pub(in crate::extract) first: u32,
    pub(in crate::extract) parts: u8,
}

impl Word {
    pub(in crate::extract) fn is_possessive(&self) -> bool {
        self.after > self.end
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Shape {
    Lower,
    /// Begins with a capital, or with a small particle and a capital: al-Sadr.
    Capital,
    /// Two letters or more, all of them capitals; digits may follow.
    Upper,
    /// A capital and a stop.
    Initial,
    Digits,
}

/// What stands between a word and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::extract) enum Gap {
    Space,
    /// A hyphen, dash or slash without blanks.
    Glue,
    /// An ampersand.
    And,
    /// A comma, a closing bracket or quotation mark, or another mark within a sentence.
    Comma,
    /// A colon, semicolon or spaced dash.
    Colon,
    /// An opening bracket.
    Open,
    /// An opening quotation mark.
    Quote,
    /// The end of a sentence.
    Stop,
    /// The start of the text, a blank line or the end of a short line.
    Break,
}

/// Shorter lines, in bytes, end a paragraph; longer ones are wrapped.
const WRAPPED: usize = 60;

/// After these a stop ends no sentence.
const ABBREVIATIONS: [&str; 33] = [
    "adm", "brig", "capt", "cmdr", "col", "cpl", "dr", "fr", "ft", "gen", "gov", "hon", "insp",
    "jr", "lt", "maj", "messrs", "mr", "mrs", "ms", "mt", "no", "pfc", "pres", "prof", "pvt",
    "rep", "rev", "sen", "sgt", "st", "supt", "vs",
];

/// Small beginnings that make no name of what follows: pro-Gaddafi.
const PREFIXES: [&str; 9] = ["co", "de", "ex", "mid", "non", "pan", "pre", "pro", "un"];

/// A text's words and the keys of their parts.
#[derive(Debug, Default)]
pub(in crate::extract) struct Words {
    pub(in crate::extract) words: Vec<Word>,
    keys: Vec<Key>,
}

impl Words {
    /// Cuts a text.
    pub(in crate::extract) fn of(text: &str) -> Self {
        let room = text.len() / 6;
        let words = Self { words: Vec::with_capacity(room), keys: Vec::with_capacity(room) };
        Cutter { text, at: 0, line: 0, words }.cut()
    }

    /// The keys of a word's parts.
    pub(in crate::extract) fn parts(&self, word: &Word) -> &[Key] {
        let first = word.first as usize;
        self.keys.get(first..first + usize::from(word.parts)).unwrap_or_default()
    }

    /// The key of a run of words, part by part.
    pub(in crate::extract) fn key(&self, run: &[Word]) -> Key {
        run.iter().flat_map(|word| self.parts(word)).fold(Key::EMPTY, |key, &part| key.then(part))
    }
}

/// Where a part stands in its word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    First,
    /// Behind a hyphen: the stop after ISIS-K ends the sentence.
    Later,
}

struct Cutter<'t> {
    text: &'t str,
    at: usize,
    /// Where the line begins that `at` is in.
    line: usize,
    words: Words,
}

impl Cutter<'_> {
    fn cut(mut self) -> Words {
        loop {
            let gap = self.pass_gap();
            if self.ahead(0).is_none() {
                return self.words;
            }
            self.pass_word(gap);
        }
    }

    /// The character some bytes ahead.
    fn ahead(&self, bytes: usize) -> Option<char> {
        self.text.get(self.at + bytes..)?.chars().next()
    }

    /// Goes to the next letter or digit.
    fn pass_gap(&mut self) -> Gap {
        let start = self.at;
        let (mut gap, mut last, mut lines) = (Gap::Space, ' ', 0);
        let mut blanks = 0;
        while let Some(c) = self.ahead(0).filter(|c| !c.is_alphanumeric()) {
            if c == '\n' {
                let line = self.text.get(self.line..self.at).unwrap_or_default();
                let ends = lines > 0 || line.trim().len() < WRAPPED;
                gap = gap.max(if ends { Gap::Break } else { Gap::Space });
                lines += 1;
                self.line = self.at + 1;
            }
            blanks += usize::from(c.is_whitespace());
            gap = gap.max(gap_of(c));
            last = if c.is_whitespace() { last } else { c };
            self.at += c.len_utf8();
        }
        let is_first = self.words.words.is_empty();
        let closed = self.text.get(start..self.at).unwrap_or_default();
        if is_first {
            return Gap::Break;
        }
        // A quotation mark or bracket right before a word opens; one with a blank behind closes.
        let opens = closed.ends_with(last);
        if gap == Gap::Glue && blanks > 0 {
            Gap::Colon
        } else if gap == Gap::Quote && !opens || gap == Gap::Open && !matches!(last, '(' | '[') {
            Gap::Comma
        } else {
            gap
        }
    }

    fn pass_word(&mut self, gap: Gap) {
        let start = self.at;
        let first = u32::try_from(self.words.keys.len()).unwrap_or(u32::MAX);
        let mut part = start;
        let mut parts = 0_u8;
        loop {
            self.pass_part(if parts == 0 { Part::First } else { Part::Later });
            let here = self.text.get(part..self.at).unwrap_or_default();
            let bare = strip_possessive(here);
            self.words.keys.push(Key::of_word(bare));
            parts = parts.saturating_add(1);
            let is_possessive = bare.len() < here.len();
            match self.ahead(0).filter(|_| !is_possessive && parts < 8) {
                Some(hyphen @ ('-' | '‐' | '‑')) if self.joins(start, hyphen.len_utf8()) => {
                    self.at += hyphen.len_utf8();
                    part = self.at;
                }
                _ => {
                    let end = part + bare.len();
                    let shape = shape(self.text.get(start..end).unwrap_or_default());
                    let word = Word { start, end, after: self.at, shape, gap, first, parts };
                    self.words.words.push(word);
                    return;
                }
            }
        }
    }

    /// To the end of a run of letters and digits, with apostrophes and the stops of U.S. in it.
    fn pass_part(&mut self, part: Part) {
        let start = self.at;
        while let Some(c) = self.ahead(0) {
            let next = self.ahead(c.len_utf8());
            let is_inside = c.is_alphanumeric()
                || (c != '.'
                    && is_silent(c)
                    && (next.is_some_and(char::is_alphanumeric)
                        || !c.is_ascii() && c > '\u{2ff}' && c < '\u{370}'));
            if !is_inside {
                break;
            }
            self.at += c.len_utf8();
            let is_first = part == Part::First && self.at == start + c.len_utf8();
            if is_first && c.is_uppercase() && self.ahead(0) == Some('.') {
                self.pass_abbreviation(c);
                return;
            }
        }
        self.pass_apostrophe(start);
        let word = self.text.get(start..self.at).unwrap_or_default();
        let is_short = word.len() <= 6 && word.starts_with(char::is_uppercase);
        if is_short && self.ahead(0) == Some('.') && is_abbreviation(word) {
            self.at += 1;
        }
    }

    /// From behind the first capital of U.S., D.C. or an initial.
    fn pass_abbreviation(&mut self, first: char) {
        if first == 'I' && !self.ahead(1).is_some_and(char::is_uppercase) {
            return;
        }
        while self.ahead(0) == Some('.') {
            self.at += 1;
            match self.ahead(0) {
                Some(c) if c.is_uppercase() && self.ahead(c.len_utf8()) == Some('.') => {
                    self.at += c.len_utf8();
                }
                Some(c)
                    if c.is_uppercase()
                        && !self.ahead(c.len_utf8()).is_some_and(char::is_alphanumeric) =>
                {
                    self.at += c.len_utf8();
                }
                _ => break,
            }
        }
        if let (Some('\'' | '’'), Some('s')) = (self.ahead(0), self.ahead_second()) {
            self.at += self.ahead(0).map_or(0, char::len_utf8) + 1;
        }
    }

    fn ahead_second(&self) -> Option<char> {
        self.ahead(self.ahead(0)?.len_utf8())
    }

    /// The apostrophe of "the brigades' men".
    fn pass_apostrophe(&mut self, start: usize) {
        let word = self.text.get(start..self.at).unwrap_or_default();
        if let Some(c @ ('\'' | '’')) = self.ahead(0)
            && word.ends_with('s')
            && word.len() > 3
            && self.ahead_second().is_some_and(|c| c == ' ')
        {
            self.at += c.len_utf8();
        }
    }

    /// Whether the word goes on behind a hyphen: a capital word only with capitals or with
    /// particles before a capital, so that Iran-backed is Iran.
    fn joins(&self, start: usize, hyphen: usize) -> bool {
        let Some(next) = self.ahead(hyphen).filter(|c| c.is_alphanumeric()) else { return false };
        let word = self.text.get(start..self.at).unwrap_or_default();
        let is_capital = word.starts_with(char::is_uppercase);
        if !is_capital || !next.is_lowercase() || word.chars().count() < 3 && !word.ends_with('.') {
            return true;
        }
        let rest = self.text.get(self.at + hyphen..).unwrap_or_default();
        let mut parts = rest.split(['-', '‐', '‑']).take(4);
        parts
            .next()
            .is_some_and(|part| part.chars().count() <= 3 && part.chars().all(char::is_alphabetic))
            && parts.next().is_some_and(|part| part.starts_with(char::is_uppercase))
    }
}

fn gap_of(c: char) -> Gap {
    match c {
        '.' | '!' | '?' | '…' | '。' => Gap::Stop,
        '(' | '[' => Gap::Open,
        '"' | '“' | '„' | '«' | '‘' | '\'' | '’' | '”' | '»' => Gap::Quote,
        ':' | ';' | '—' | '•' | '*' | '|' => Gap::Colon,
        '-' | '–' | '/' | '‐' | '‑' | '−' => Gap::Glue,
        '&' => Gap::And,
        '\u{2029}' | '\u{c}' => Gap::Break,
        c if c.is_whitespace() || is_silent(c) => Gap::Space,
        _ => Gap::Comma,
    }
}

/// A word without the ending of a possessive.
fn strip_possessive(word: &str) -> &str {
    for ending in ["'s", "’s", "'S", "’S", "'", "’"] {
        if let Some(bare) = word.strip_suffix(ending).filter(|bare| !bare.is_empty()) {
            return bare;
        }
    }
    word
}

fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

fn shape(word: &str) -> Shape {
    let mut chars = word.chars();
    let first = chars.next().unwrap_or_default();
    if first.is_uppercase() {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        if letters == 1 && word.ends_with('.') {
            return Shape::Initial;
        }
        let is_upper = letters > 1 && !word.chars().any(char::is_lowercase);
        return if is_upper { Shape::Upper } else { Shape::Capital };
    }
    if first.is_numeric() {
        return Shape::Digits;
    }
    let split = word.split_once(['-', '‐', '‑', '\'', '’']);
    match split {
        Some((small, rest))
            if small.len() <= 3
                && rest.starts_with(char::is_uppercase)
                && !PREFIXES.contains(&small) =>
        {
            Shape::Capital
        }
        _ => Shape::Lower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &[&str]) {
        let words = Words::of(text);
        let got: Vec<&str> =
            words.words.iter().map(|word| text.get(word.start..word.end).unwrap()).collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        check("ISIS-K’s men", &["ISIS-K", "men"]);
        check("the U.S. Army", &["the", "U.S.", "Army"]);
        check("the U.S.’s own", &["the", "U.S.", "own"]);
        check("Gen. Erik F. Kurilla", &["Gen.", "Erik", "F.", "Kurilla"]);
        check("They are ISIS-K. Then", &["They", "are", "ISIS-K", "Then"]);
        check("Iran-backed groups", &["Iran", "backed", "groups"]);
        check("the E.U.-wide ban", &["the", "E.U.", "wide", "ban"]);
        check("Lashkar-e-Taiba", &["Lashkar-e-Taiba"]);
        check("Deir ez-Zor's", &["Deir", "ez-Zor"]);
        check("the brigades' men", &["the", "brigades", "men"]);
        check("Sana'a, Da'esh", &["Sana'a", "Da'esh"]);
        check("He said I. Then", &["He", "said", "I", "Then"]);
    }

    #[test]
    fn shapes_tell_names_from_words() {
        for (text, shape) in [
            ("al-Sadr", Shape::Capital),
            ("d'Ivoire", Shape::Capital),
            ("pro-Gaddafi", Shape::Lower),
            ("NATO", Shape::Upper),
            ("U.S.", Shape::Upper),
            ("F.", Shape::Initial),
            ("2012", Shape::Digits),
            ("said", Shape::Lower),
        ] {
            assert_eq!(Words::of(text).words[0].shape, shape, "{text}");
        }
    }

    #[test]
    fn the_gap_says_what_stands_between() {
        let gap = |text: &str| Words::of(text).words[1].gap;
        for (text, expected) in [
            ("one two", Gap::Space),
            ("one, two", Gap::Comma),
            ("one. Two", Gap::Stop),
            ("Gen. Two", Gap::Space),
            ("one: two", Gap::Colon),
            ("one (two)", Gap::Open),
            ("one) two", Gap::Comma),
            ("one “two", Gap::Quote),
            ("one” two", Gap::Comma),
            ("one–two", Gap::Glue),
            ("one – two", Gap::Colon),
            ("one & two", Gap::And),
            ("one\n\ntwo", Gap::Break),
            ("short\ntwo", Gap::Break),
        ] {
            assert_eq!(gap(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn words_lie_on_boundaries_and_in_order(text in "(\\PC|[A-Za-z'’.\\- \n]){0,60}") {
            let mut end = 0;
            for word in &Words::of(&text).words {
                prop_assert!(word.start >= end && word.start < word.end && word.end <= word.after);
                prop_assert!(text.get(word.start..word.end).is_some());
                prop_assert!(text.get(word.end..word.after).is_some());
                prop_assert!(word.parts > 0);
                end = word.after;
            }
        }
    }
}
