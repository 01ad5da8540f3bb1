//! Harm that is said before those counted: "killing a policeman and 12 students", "the bodies of
//! 41", "a death toll of 12".
//!
//! Invariant: between the word of harm and the number stand only parts of one list; another verb,
//! clause or subject ends the search.

use super::hit::{Hit, Way};
use super::item::{Kind, Line};
use super::noun::{Class, Noun};
use super::words::{Form, Tag};
use crate::model::figure::Harm;

/// How far back a word of harm may stand, in items.
const REACH: usize = 28;

/// What stands between the number and the word of harm, read backwards.
#[derive(Default)]
struct Between {
    /// A comma or "and": the number is a later part of a list.
    list: bool,
    /// A preposition other than "of".
    place: bool,
    number: bool,
}

/// The harm that a word right before the number does, or that a list before it shares.
pub(super) fn find(line: &Line<'_>, number: usize, noun: &Noun) -> Option<Hit> {
    let mut between = Between::default();
    let mut at = number;
    for _ in 0..REACH {
        at = at.checked_sub(1)?;
        let item = line.at(at);
        match item.kind {
            Kind::Mark(',') => between.list = true,
            Kind::Mark(')') => at = opening(line, at)?,
            Kind::Mark(':') if at + 1 == number => return labelled(line, at),
            Kind::Mark(';' | ':' | '(' | '—' | '–' | '?' | '!' | '\0') => return None,
            Kind::Mark(_) => {}
            Kind::Date(_) if between.list => {}
            Kind::Date(_) => return None,
            Kind::Number(_) => between.number = true,
            Kind::Word(tag) => match on_word(line, &mut between, at, tag) {
                Step::On => {}
                Step::Stop => return None,
                Step::Found(hit) => {
                    let way = if between.list { Way::Listed } else { Way::Direct };
                    let hit = Hit { way, ..hit };
                    return Some(hit).filter(|_| fits(line, &between, number, noun));
                }
            },
        }
    }
    None
}

enum Step {
    On,
    Stop,
    Found(Hit),
}

fn on_word(line: &Line<'_>, between: &mut Between, at: usize, tag: Tag) -> Step {
    let item = line.at(at);
    match tag {
        Tag::Harms(harm, form) => on_harm(line, at, harm, form),
        Tag::Noun(harm) if line.at(at + 1).is("of") => Step::Found(Hit::new(harm, at)),
        Tag::Noun(harm @ Harm::Injured) if line.at(at + 1).is("to") => {
            Step::Found(Hit::new(harm, at))
        }
        Tag::Noun(_) if line.at(at + 1).is("for") => Step::Stop,
        Tag::Determiner | Tag::Filler | Tag::Adverb => Step::On,
        Tag::Preposition if item.is("of") || is_of_injury(line, at) => Step::On,
        Tag::Preposition => {
            between.place = true;
            if between.list { Step::On } else { Step::Stop }
        }
        Tag::And => {
            between.list = true;
            Step::On
        }
        Tag::Verb if item.is_any(&["lost", "losing", "lose", "loses"]) && !between.list => {
            Step::Found(Hit::new(Harm::Killed, at))
        }
        Tag::Other if item.is_past() || is_gerund(line, at) => {
            if is_adjective(line, at) {
                Step::On
            } else {
                Step::Stop
            }
        }
        Tag::Person | Tag::Thing | Tag::Event | Tag::Events | Tag::War | Tag::Other => {
            past_noun(between)
        }
        Tag::Noun(_)
        | Tag::State(_)
        | Tag::Suffers(..)
        | Tag::Be
        | Tag::Have
        | Tag::Modal
        | Tag::Do
        | Tag::Subject
        | Tag::Clause
        | Tag::Relative
        | Tag::Report
        | Tag::Verb => Step::Stop,
    }
}

/// Nothing but an article stands between a verb and the number that is its first object.
fn past_noun(between: &Between) -> Step {
    if between.list { Step::On } else { Step::Stop }
}

fn is_of_injury(line: &Line<'_>, at: usize) -> bool {
    line.at(at).is("to") && line.before(at, 1).is_any(&["injuries", "injury"])
}

fn is_gerund(line: &Line<'_>, at: usize) -> bool {
    let text = line.at(at).text;
    text.len() > 5 && (text.ends_with("ing") || text.ends_with("ING"))
}

/// "Suspected militants": a participle before its noun.
fn is_adjective(line: &Line<'_>, at: usize) -> bool {
    let next = line.at(at + 1);
    next.is_word()
        && matches!(next.tag(), Tag::Person | Tag::Thing | Tag::Other)
        && (!next.is_capital() || line.at(at).is_capital())
}

fn on_harm(line: &Line<'_>, at: usize, harm: Harm, form: Form) -> Step {
    let is_active = match form {
        Form::Gerund | Form::Base | Form::Third => true,
        Form::Past => !is_passive(line, at),
    };
    if is_active { Step::Found(Hit::new(harm, at)) } else { Step::Stop }
}

/// Whether a past form tells what befell its subject: "was killed", "12 killed".
pub(super) fn is_passive(line: &Line<'_>, at: usize) -> bool {
    /// "Were also reportedly shot and killed".
    const FAR: usize = 7;
    for back in 1..=FAR {
        let item = line.before(at, back);
        let tag = item.tag();
        if tag == Tag::Be {
            return true;
        }
        let is_chain =
            matches!(tag, Tag::Adverb | Tag::Report | Tag::And | Tag::Harms(_, Form::Past))
                || item.is_any(&["shot", "tortured", "stabbed", "beaten", "found"]);
        if !is_chain {
            break;
        }
    }
    line.before(at, 1).is_number() || line.before(at, 1).is_any(&["others", "those"])
}

/// "Killed: 12".
fn labelled(line: &Line<'_>, colon: usize) -> Option<Hit> {
    let at = colon.checked_sub(1)?;
    let tag = line.at(at).tag();
    tag.state().or_else(|| tag.counted()).map(|harm| Hit::new(harm, at))
}

fn opening(line: &Line<'_>, closing: usize) -> Option<usize> {
    (1..20).find_map(|back| {
        let place = closing.checked_sub(back)?;
        line.at(place).is_mark(&['(']).then_some(place)
    })
}

/// Whether the number can be the object, by what stands between and behind it.
fn fits(line: &Line<'_>, between: &Between, number: usize, noun: &Noun) -> bool {
    if !between.list {
        return true;
    }
    let before = line.before(number, 1);
    let is_joined = before.is_mark(&[','])
        || before.tag() == Tag::And
        || before.tag() == Tag::Filler
        || before.tag() == Tag::Determiner
        || before.is("of");
    if between.place {
        // "Killed two in one town and three in another".
        let next = line.at(noun.end);
        let is_elliptic =
            noun.class == Class::Person || next.tag() == Tag::Preposition || next.is_date();
        return is_joined && between.number && is_elliptic;
    }
    is_joined && (noun.class != Class::Bare || is_list_end(line, noun.end))
}

fn is_list_end(line: &Line<'_>, at: usize) -> bool {
    let item = line.at(at);
    item.is_mark(&['.', ',', ';', '\0']) || item.tag() == Tag::Preposition || item.is_date()
}

/// "Was killed along with three bodyguards".
pub(super) fn companions(line: &Line<'_>, number: usize) -> Option<Hit> {
    const PHRASES: [&str; 8] = [
        "along with",
        "together with",
        "as well as",
        "in addition to",
        "as were",
        "as did",
        "besides",
        "apart from",
    ];
    let start = back_to_list(line, number);
    if !PHRASES.iter().any(|phrase| line.has_before(start, phrase)) {
        return None;
    }
    nearest(line, start)
}

/// Past an article or a possessive before the number.
fn back_to_list(line: &Line<'_>, number: usize) -> usize {
    let mut at = number;
    while matches!(line.before(at, 1).tag(), Tag::Determiner | Tag::Filler) {
        at -= 1;
    }
    at
}

/// The nearest word of harm to the left in the same clause.
pub(super) fn nearest(line: &Line<'_>, from: usize) -> Option<Hit> {
    for back in 1..REACH {
        let at = from.checked_sub(back)?;
        let item = line.at(at);
        if let Some(harm) = item.tag().harm() {
            return Some(Hit::new(harm, at));
        }
        let ends = matches!(item.tag(), Tag::Relative | Tag::Subject)
            || item.tag() == Tag::Clause && !item.is("as")
            || item.is_mark(&[';', '\0']);
        if ends {
            return None;
        }
    }
    None
}
