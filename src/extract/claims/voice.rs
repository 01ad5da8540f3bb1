//! Who speaks in a sentence: the subject of a verb of saying, or the name behind "according to".
//!
//! Invariant: a voice is a run of words of the sentence that can speak: a name, a pronoun, people, or
//! a body that issues statements.

use std::ops::Range;

use super::verbs;
use crate::extract::figures::item::{Item, Kind, Line};
use crate::extract::figures::words::{Form, Tag};

/// Somebody who asserts something.
#[derive(Clone, Debug)]
pub(super) struct Voice {
    /// Their words in the text.
    pub(super) words: String,
    /// Bytes of the text.
    pub(super) range: Range<usize>,
    /// The place of the verb among the items.
    pub(super) verb: usize,
}

impl Voice {
    pub(super) fn is_pronoun(&self) -> bool {
        ["he", "she", "it", "they", "him", "her", "them", "we", "i"]
            .iter()
            .any(|pronoun| self.words.eq_ignore_ascii_case(pronoun))
    }
}

/// Longest name with its description, in items.
const LONGEST: usize = 24;

/// Bodies and papers that speak without being people.
const SPEAKERS: &str = "sources source officials authorities authority report reports media statement \
    military government ministry witnesses spokesman spokeswoman spokesperson police army agency \
    network estimates figures study survey navy force forces observers analysts experts historians \
    hospital court commission committee council office department organization organisation group \
    groups militia radio television newspaper paper broadcaster channel embassy union coalition \
    residents rebels militants some many one records documents data news administration presidency \
    cabinet parliament team company investigators prosecutors monitors aides doctors party service \
    services command headquarters movement communique intelligence";

/// The voices of a sentence, the nearest to the reader first.
pub(super) fn voices(line: &Line<'_>) -> Vec<Voice> {
    let mut voices: Vec<Voice> = Vec::new();
    let mut quoted = false;
    for at in 0..line.items.len() {
        if voices.len() == 2 {
            break;
        }
        let item = line.at(at);
        if let Kind::Mark(mark @ ('"' | '“' | '”')) = item.kind {
            quoted = mark == '“' || mark == '"' && !quoted;
        }
        // What the quoted person says that others said is no second voice.
        if quoted && line.items.iter().skip(at).any(|item| item.is_mark(&['"', '”'])) {
            continue;
        }
        let voice = if line.has(at, "according to") {
            behind(line, at + 2, at)
        } else if item.is_word() && verbs::is_saying(item.text) && is_verb(line, at) {
            of_verb(line, at)
        } else if item.is_word() && (verbs::is_saying_along(item.text) || is_infinitive(line, at)) {
            opening(line, at)
        } else {
            None
        };
        if let Some(voice) = voice.filter(|new| voices.iter().all(|old| old.range != new.range)) {
            voices.push(voice);
        }
    }
    voices
}

/// "Went on to say", "called a meeting to announce".
fn is_infinitive(line: &Line<'_>, at: usize) -> bool {
    line.at(at).is_any(&["say", "announce", "tell"]) && line.before(at, 1).is("to")
}

/// Whether a word is a verb here: "States" is a name, and "the report" a thing.
fn is_verb(line: &Line<'_>, at: usize) -> bool {
    let item = line.at(at);
    let is_shouted = item.text.chars().all(char::is_uppercase);
    if item.is_capital() && !is_shouted {
        return false;
    }
    if !verbs::is_doubtful(item.text) {
        return true;
    }
    let before = line.before(at, 1);
    let next = line.at(at + 1);
    let is_noun =
        before.tag() == Tag::Determiner || before.is("s") || before.tag() == Tag::Preposition;
    let has_object = next.is("that")
        || next.is_number()
        || next.is_capital()
        || matches!(next.tag(), Tag::Determiner | Tag::Subject);
    !is_noun && has_object
}

fn of_verb(line: &Line<'_>, verb: usize) -> Option<Voice> {
    let before = line.before(verb, 1);
    let is_passive = (1..=3).any(|back| line.before(verb, back).tag() == Tag::Be);
    if is_passive {
        return if line.at(verb + 1).is("by") { behind(line, verb + 2, verb) } else { None };
    }
    let is_inverted =
        before.is_mark(&['"', '”', '“']) || before.is_mark(&[',']) && ends_quote(line, verb);
    if is_inverted && let Some(voice) = behind(line, verb + 1, verb) {
        return Some(voice);
    }
    if matches!(before.tag(), Tag::Preposition | Tag::Determiner) || before.is("to") {
        return None;
    }
    ahead(line, verb)
}

fn ends_quote(line: &Line<'_>, verb: usize) -> bool {
    line.before(verb, 2).is_mark(&['"', '”', '“', '\'', '’'])
}

/// The subject before a verb.
fn ahead(line: &Line<'_>, verb: usize) -> Option<Voice> {
    let end = before_helpers(line, verb);
    if end == 0 {
        return None;
    }
    if line.before(end, 1).is_mark(&[',']) {
        return set_off(line, end - 1, verb);
    }
    if line.before(end, 1).is_mark(&['—', '–']) {
        let open = (2..LONGEST).find_map(|back| {
            let at = end.checked_sub(back)?;
            line.at(at).is_mark(&['—', '–']).then_some(at)
        })?;
        return voice(line, start_of(line, open)..open, verb);
    }
    if line.before(end, 1).is_any(&["who", "which"]) {
        let end = if line.before(end, 2).is_mark(&[',']) { end - 2 } else { end - 1 };
        return voice(line, start_of(line, end)..end, verb);
    }
    if line.before(end, 1).is_mark(&[')']) {
        let open = (1..12).find_map(|back| {
            let at = end.checked_sub(back)?;
            line.at(at).is_mark(&['(']).then_some(at)
        })?;
        return voice(line, start_of(line, open)..open, verb);
    }
    let start = start_of(line, end);
    described(line, start, verb).or_else(|| voice(line, start..end, verb))
}

/// "Ama Osei, a doctor at the hospital said": the name before the description.
fn described(line: &Line<'_>, start: usize, verb: usize) -> Option<Voice> {
    let first = line.at(start);
    let comma = start.checked_sub(1).filter(|&at| line.at(at).is_mark(&[',']))?;
    let describes =
        first.tag() == Tag::Determiner || first.tag() == Tag::Preposition || !first.is_capital();
    let from = start_of(line, comma);
    let is_name = from < comma
        && comma - from <= 8
        && line.at(from).is_capital()
        && line.at(comma - 1).is_capital()
        && line.at(from).tag() != Tag::Determiner
        && (from == 0 || !line.before(from, 1).is_mark(&[',']));
    let is_place = line.before(from, 1).tag() == Tag::Preposition;
    (describes && is_name && !is_place).then(|| voice(line, from..comma, verb)).flatten()
}

/// "X, who is something, said": of the name and its description the one that is a name.
fn set_off(line: &Line<'_>, comma: usize, verb: usize) -> Option<Voice> {
    let open = (1..LONGEST).find_map(|back| {
        let at = comma.checked_sub(back)?;
        line.at(at).is_mark(&[',']).then_some(at)
    })?;
    let start = start_of(line, open);
    let described = described(line, start, verb).or_else(|| voice(line, start..open, verb));
    let inner = open + 1..comma;
    let is_name = inner.len() <= 5
        && inner.clone().all(|at| line.at(at).is_capital() || line.at(at).is_mark(&['-', '.']));
    let is_role = described.as_ref().is_none_or(|voice| {
        !line.items.iter().any(|item| {
            item.start == voice.range.start && item.is_capital() && item.tag() == Tag::Other
        })
    });
    if is_name && is_role { voice(line, inner, verb).or(described) } else { described }
}

/// Past "has also", "on Friday" and the like, from right to left.
fn before_helpers(line: &Line<'_>, verb: usize) -> usize {
    let mut end = verb;
    loop {
        let item = line.before(end, 1);
        let is_helper = matches!(item.tag(), Tag::Have | Tag::Adverb | Tag::Do | Tag::Modal)
            || item.is_any(&["however", "further", "also", "later", "often", "meanwhile"])
            || item.is_date()
            || item.is("on") && line.at(end).is_date();
        if !is_helper || end == 0 {
            return end;
        }
        end -= 1;
    }
}

/// Where the noun phrase that ends at a place starts.
fn start_of(line: &Line<'_>, end: usize) -> usize {
    let mut start = end;
    while let Some(at) = start.checked_sub(1) {
        let item = line.at(at);
        let ends = matches!(
            item.tag(),
            Tag::Clause
                | Tag::Relative
                | Tag::Be
                | Tag::Have
                | Tag::Modal
                | Tag::Do
                | Tag::Verb
                | Tag::Report
                | Tag::Suffers(..)
                | Tag::Harms(_, Form::Past | Form::Third | Form::Base)
        ) || item.is_mark(&[',', ';', ':', '"', '“', '”', '—', '–', '(', ')', '?', '!'])
            || item.is_past()
                && !item.is_capital()
                && !item.is("based")
                && !is_participle(line, at)
            || item.tag() == Tag::And && is_new_clause(line, at)
            || item.tag() == Tag::Subject && start < end
            || end - at > LONGEST;
        if ends {
            break;
        }
        start = at;
        if item.tag() == Tag::Subject {
            break;
        }
    }
    while start < end
        && matches!(line.at(start).tag(), Tag::And | Tag::Adverb)
        && !line.at(start).is("both")
    {
        start += 1;
    }
    past_place(line, start, end)
}

/// "United", "armed": a participle in a name or before its noun.
fn is_participle(line: &Line<'_>, at: usize) -> bool {
    matches!(line.at(at + 1).tag(), Tag::Person | Tag::Other)
        && line.before(at, 1).tag() == Tag::Determiner
}

fn is_new_clause(line: &Line<'_>, and: usize) -> bool {
    matches!(line.at(and + 1).tag(), Tag::Determiner | Tag::Subject) || line.at(and).is("but")
}

/// "In one town officials": the place before the speaker is none of them.
fn past_place(line: &Line<'_>, start: usize, end: usize) -> usize {
    if !line.at(start).is_any(&["in", "at", "on", "from", "of", "to"]) {
        return start;
    }
    (start + 1..end)
        .find(|&at| line.at(at).tag() == Tag::Determiner && at > start + 1)
        .unwrap_or(start + 1)
}

/// The name behind a verb or "according to".
fn behind(line: &Line<'_>, start: usize, verb: usize) -> Option<Voice> {
    let first = line.at(start);
    if first.tag() == Tag::Subject
        || first.is_any(&["him", "her", "them"]) && !line.at(start + 1).is_word()
    {
        return voice(line, start..start + 1, verb);
    }
    let mut end = start;
    while end < start + LONGEST {
        let item = line.at(end);
        let is_link = item.is_any(&["of", "for", "at"]) && end > start;
        let goes_on = item.is_word()
            && (is_link
                || matches!(
                    item.tag(),
                    Tag::Other
                        | Tag::Person
                        | Tag::Determiner
                        | Tag::Filler
                        | Tag::Thing
                        | Tag::War
                )
                || item.tag() == Tag::And && line.at(end + 1).is_capital())
            && !(item.tag() == Tag::Determiner
                && end > start
                && !line.before(end, 1).is_any(&["of", "for", "at", "to"]))
            || item.is_mark(&['-', '\'', '’'])
            || item.is_mark(&['.'])
                && line.before(end, 1).text.len() <= 4
                && line.at(end + 1).is_word();
        if !goes_on {
            break;
        }
        end += 1;
    }
    // "Said a spokesman for the ministry, Ama Osei": the name is set off.
    let is_named = (start..end).any(|at| line.at(at).is_capital());
    let starts_low = !first.is_capital();
    if starts_low && line.at(end).is_mark(&[',']) && !is_short_list(line, end + 1) {
        let mut last = end + 1;
        while line.at(last).is_capital() || line.at(last).is_mark(&['-']) {
            last += 1;
        }
        if last > end + 2 && line.at(last).is_mark(&['.', ',', '\0']) && is_named {
            return voice(line, end + 1..last, verb);
        }
    }
    voice(line, start..end, verb)
}

fn is_short_list(line: &Line<'_>, at: usize) -> bool {
    !line.at(at).is_capital()
}

/// The first noun phrase of the sentence, for "..., saying".
fn opening(line: &Line<'_>, verb: usize) -> Option<Voice> {
    let start = (0..line.items.len()).find(|&at| line.at(at).is_word())?;
    let is_verb = |item: Item<'_>| {
        matches!(item.tag(), Tag::Be | Tag::Have | Tag::Modal | Tag::Do | Tag::Verb | Tag::Report)
            || item.is_past() && !item.is_capital()
            || item.is_mark(&[','])
    };
    let end = (start..verb.min(start + LONGEST)).find(|&at| is_verb(line.at(at)))?;
    voice(line, start..end, verb)
}

/// The words as a voice, if they can speak.
fn voice(line: &Line<'_>, places: Range<usize>, verb: usize) -> Option<Voice> {
    if places.is_empty() || line.at(places.start).is_any(&["no", "none", "nobody"]) {
        return None;
    }
    let can_speak = places.clone().any(|at| {
        let item = line.at(at);
        item.tag() == Tag::Person
            || item.tag() == Tag::Subject
            || item.is_any(&["him", "them"])
            || item.is_capital() && item.tag() == Tag::Other && at > 0
            || item.is_capital() && item.tag() == Tag::Other && line.at(at).text.len() > 2
            || SPEAKERS.split_ascii_whitespace().any(|word| item.is(word))
    });
    let (first, last) = (line.at(places.start), line.at(places.end - 1));
    let range = first.start..last.end;
    let whole = line.at(0).start;
    let is_sound = can_speak && range.start < range.end && range.start >= whole;
    is_sound.then(|| Voice { words: words(line, places), range, verb })
}

/// The words with single spaces, as they stand.
fn words(line: &Line<'_>, places: Range<usize>) -> String {
    let mut words = String::new();
    let mut end = None;
    for at in places {
        let item = line.at(at);
        if end.is_some_and(|end| end < item.start) {
            words.push(' ');
        }
        words.push_str(item.text);
        end = Some(item.end);
    }
    words
}
