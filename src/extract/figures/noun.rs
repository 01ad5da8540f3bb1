//! What a number counts: the words behind it up to their head.
//!
//! Invariant: the last known word decides ("12 police cars" are cars, "12 bus passengers" are
//! people); nothing is read past a verb, a preposition or another number.

use super::item::{Item, Kind, Line};
use super::words::{Form, Tag};
use crate::model::figure::Harm;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Noun {
    pub(super) class: Class,
    /// The place of the first item past it.
    pub(super) end: usize,
    /// The harm that the words themselves say, and where: "12 dead", "12 wounded soldiers".
    pub(super) harm: Option<(Harm, usize)>,
    pub(super) link: Link,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Nothing follows: "12 were killed".
    Bare,
    Person,
    Thing,
    /// A noun that the lists do not know: "12 Herati", "12 bakers".
    Unknown,
}

/// How the counted ones hang on a larger group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    None,
    /// "12 of the wounded".
    OfGroup,
    /// "12 of them", "12 of whom".
    OfThem,
}

/// Reads what the number at `number` counts.
pub(super) fn read(line: &Line<'_>, number: usize) -> Noun {
    let start = number + 1;
    let start =
        if line.at(start).is("more") && line.at(start + 1).is("of") { start + 1 } else { start };
    if !line.at(start).is("of") {
        return phrase(line, start);
    }
    if line.at(start + 1).is_any(&["them", "whom", "which", "us"]) {
        let end = start + 2;
        return Noun { class: Class::Person, end, harm: None, link: Link::OfThem };
    }
    let mut at = start + 1;
    while line.at(at).is_number()
        || matches!(line.at(at).tag(), Tag::Determiner | Tag::Filler)
        || line.at(at).is_mark(&['\'', '’'])
        || line.at(at).is("all")
    {
        at += 1;
    }
    if line.before(at, 1).is("those") {
        return those(line, at);
    }
    let whole = phrase(line, at);
    // "Two of the dead", "three of the kidnapped": the group is those harmed.
    let state = line.at(at).tag().state().filter(|_| whole.class != Class::Thing);
    let group = state.map(|harm| (harm, at));
    let end = if group.is_some() { whole.end.max(at + 1) } else { whole.end };
    let class =
        if group.is_some() && whole.class == Class::Bare { Class::Person } else { whole.class };
    Noun { class, end, harm: group, link: Link::OfGroup }
}

/// "12 of those killed".
fn those(line: &Line<'_>, at: usize) -> Noun {
    let at_verb = if line.at(at).is("who") { at + 1 } else { at };
    let at_verb = if line.at(at_verb).tag() == Tag::Be { at_verb + 1 } else { at_verb };
    let tag = line.at(at_verb).tag();
    let harm = tag.state().or_else(|| tag.suffered()).map(|harm| (harm, at_verb));
    let end = if harm.is_some() { at_verb + 1 } else { at };
    Noun { class: Class::Person, end, harm, link: Link::OfGroup }
}

/// Reads a noun phrase without its number.
pub(super) fn phrase(line: &Line<'_>, start: usize) -> Noun {
    /// More words than stand before the head of any phrase of a report.
    const LONGEST: usize = 9;
    let mut noun = Noun { class: Class::Bare, end: start, harm: None, link: Link::None };
    let mut at = start;
    while at < start + LONGEST {
        let item = line.at(at);
        let keeps = match item.kind {
            Kind::Number(_) | Kind::Date(_) => false,
            Kind::Mark(mark) => is_inside(line, at, mark),
            Kind::Word(tag) => word(line, &mut noun, at, tag),
        };
        if !keeps {
            break;
        }
        at += 1;
        if item.is_word() {
            noun.end = at;
        }
    }
    if noun.class == Class::Thing {
        noun.harm = None;
    }
    noun
}

/// Marks within a phrase: a hyphen, an apostrophe, a quotation mark, the stop of "U.S.".
fn is_inside(line: &Line<'_>, at: usize, mark: char) -> bool {
    match mark {
        '-' | '‐' | '‑' => line.before(at, 1).end == line.at(at).start,
        '\'' | '’' | '"' | '“' | '”' | '‘' => true,
        '.' => line.before(at, 1).text.len() <= 3 && line.at(at + 1).is_word(),
        _ => false,
    }
}

/// Takes a word into the phrase, or says that the phrase ended before it.
fn word(line: &Line<'_>, noun: &mut Noun, at: usize, tag: Tag) -> bool {
    let item = line.at(at);
    match tag {
        Tag::Person => {
            noun.class = Class::Person;
            true
        }
        Tag::Thing | Tag::Event | Tag::Events | Tag::War => {
            noun.class = Class::Thing;
            true
        }
        Tag::Noun(harm) => {
            noun.harm = Some((harm, at));
            noun.class = Class::Person;
            true
        }
        Tag::State(harm) => {
            let is_free = noun.class != Class::Thing && noun.harm.is_none();
            if is_free {
                noun.harm = Some((harm, at));
            }
            is_free
        }
        Tag::Harms(harm, Form::Past) => {
            // "12 wounded soldiers", but "12 killed in the blast" and "12 gunmen killed".
            let is_adjective = noun.class == Class::Bare && opens_noun(line, at + 1);
            if is_adjective {
                noun.harm = Some((harm, at));
            }
            is_adjective
        }
        Tag::Filler => !item.is("as"),
        Tag::And => joins_persons(line, noun, at),
        Tag::Other => other(line, noun, at),
        Tag::Harms(..)
        | Tag::Suffers(..)
        | Tag::Be
        | Tag::Have
        | Tag::Modal
        | Tag::Do
        | Tag::Preposition
        | Tag::Determiner
        | Tag::Subject
        | Tag::Clause
        | Tag::Relative
        | Tag::Adverb
        | Tag::Report
        | Tag::Verb => false,
    }
}

/// "12 men and women".
fn joins_persons(line: &Line<'_>, noun: &Noun, at: usize) -> bool {
    noun.class == Class::Person && line.at(at + 1).tag() == Tag::Person && item_is_and(line.at(at))
}

fn item_is_and(item: Item<'_>) -> bool {
    item.is_any(&["and", "or"])
}

fn opens_noun(line: &Line<'_>, at: usize) -> bool {
    let item = line.at(at);
    let is_plain = item.tag() == Tag::Other && item.is_word();
    matches!(item.tag(), Tag::Person | Tag::Noun(_) | Tag::Thing)
        || is_plain && !item.is_past() && !ends_clause(item)
}

/// Words without a tag that do not belong to a noun.
fn ends_clause(item: Item<'_>) -> bool {
    item.is_any(&[
        "last",
        "early",
        "late",
        "earlier",
        "overnight",
        "ago",
        "worldwide",
        "nationwide",
    ])
}

fn other(line: &Line<'_>, noun: &mut Noun, at: usize) -> bool {
    let item = line.at(at);
    if item.is("s") && line.before(at, 1).is_mark(&['\'', '’']) {
        return true;
    }
    if ends_clause(item) {
        return false;
    }
    let is_verb = item.is_past() || item.text.ends_with("ing") || item.text.ends_with("ING");
    match noun.class {
        // "12 armed men": a participle that a noun follows.
        Class::Bare if is_verb => line.at(at + 1).is_word() && opens_noun(line, at + 1),
        Class::Bare | Class::Unknown if is_verb => false,
        Class::Bare => {
            noun.class = Class::Unknown;
            true
        }
        Class::Unknown => true,
        Class::Person | Class::Thing => item.is_capital() && !is_verb || opens_head(line, at),
    }
}

/// A plain word between two known ones: "12 army intelligence officers".
fn opens_head(line: &Line<'_>, at: usize) -> bool {
    !line.at(at).is_past()
        && matches!(line.at(at + 1).tag(), Tag::Person | Tag::Thing | Tag::Noun(_))
}
