//! Harm that is said behind those counted: "12 people, among them children, were killed".
//!
//! Invariant: a verb that they do themselves is no harm to them ("12 gunmen killed the mayor"), and
//! nothing is read past the start of another clause.

use super::hit::Hit;
use super::item::{Item, Kind, Line};
use super::noun::{Class, Link, Noun};
use super::words::{Form, Tag};
use crate::model::figure::Harm;

/// How far a verb may stand behind its subject, in items.
const REACH: usize = 32;

/// Where the reading of a clause stands.
struct Clause {
    at: usize,
    deed: Deed,
    have: bool,
    /// "Who" stood right behind them.
    relative: bool,
    /// Nothing but adverbs stood since the noun.
    direct: bool,
}

/// What the subject has been said to do so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Deed {
    Nothing,
    /// A form of "be" stood before: what follows is done to them.
    Passive,
    /// They did something themselves.
    Acted,
}

/// What one item means for the reading.
enum Step {
    On(usize),
    Stop,
    Found(Hit),
}

/// The harm that befell the subject that ends before `noun.end`.
pub(super) fn find(line: &Line<'_>, noun: &Noun) -> Option<Hit> {
    let start = noun.end;
    let mut clause =
        Clause { at: start, deed: Deed::Nothing, have: false, relative: false, direct: true };
    while clause.at < start + REACH {
        let item = line.at(clause.at);
        let step = match item.kind {
            Kind::Mark(mark) => on_mark(line, &clause, mark),
            Kind::Number(_) => on_number(line, &mut clause),
            Kind::Date(_) => Step::On(clause.at + 1),
            Kind::Word(tag) => on_word(line, &mut clause, tag, noun),
        };
        match step {
            Step::On(next) => clause.at = next,
            Step::Stop => return None,
            Step::Found(hit) => return Some(hit),
        }
    }
    None
}

fn on_number(line: &Line<'_>, clause: &mut Clause) -> Step {
    if clause.deed != Deed::Nothing || clause.have {
        // "12 people were in the hall and three died" tells of the three.
        return if clause.deed == Deed::Passive
            && line.before(clause.at, 1).is_any(&["in", "of", "by", "on", "at"])
        {
            Step::On(clause.at + 1)
        } else {
            Step::Stop
        };
    }
    clause.direct = false;
    Step::On(super::noun::read(line, clause.at).end.max(clause.at + 1))
}

fn on_mark(line: &Line<'_>, clause: &Clause, mark: char) -> Step {
    let at = clause.at;
    match mark {
        ',' => on_comma(line, clause),
        '(' | '[' => {
            let closing = if mark == '(' { ')' } else { ']' };
            close(line, at + 1, &[closing]).map_or(Step::Stop, |end| Step::On(end + 1))
        }
        '—' | '–' => {
            close(line, at + 1, &['—', '–']).map_or(Step::Stop, |end| Step::On(end + 1))
        }
        ';' | ':' | '?' | '!' | ')' | ']' | '\0' => Step::Stop,
        _ => Step::On(at + 1),
    }
}

/// The place of the next of these marks, if it is near.
fn close(line: &Line<'_>, from: usize, marks: &[char]) -> Option<usize> {
    /// Longest insertion that is skipped.
    const LONGEST: usize = 20;
    (from..from + LONGEST).find(|&at| line.at(at).is_mark(marks))
}

/// A list goes on behind a comma; anything else is an insertion up to the next comma.
fn on_comma(line: &Line<'_>, clause: &Clause) -> Step {
    let next = clause.at + 1;
    let item = line.at(next);
    if opens_predicate(item) && item.tag() != Tag::Adverb {
        return Step::On(next);
    }
    let is_list = item.is_number() || item.tag() == Tag::And;
    if is_list && clause.deed != Deed::Passive && !clause.have {
        return Step::On(next);
    }
    if let Some(end) = close(line, next, &[','])
        && opens_predicate(line.at(end + 1))
    {
        return Step::On(end + 1);
    }
    let is_name = item.is_capital() || item.tag() == Tag::Determiner;
    if is_name && clause.deed == Deed::Nothing && !clause.have {
        Step::On(next)
    } else {
        Step::Stop
    }
}

fn opens_predicate(item: Item<'_>) -> bool {
    matches!(
        item.tag(),
        Tag::Be
            | Tag::Have
            | Tag::Modal
            | Tag::Harms(_, Form::Past)
            | Tag::Suffers(_, Form::Past)
            | Tag::State(_)
            | Tag::Adverb
    ) || item.is_any(&["lost", "suffered"])
}

fn on_word(line: &Line<'_>, clause: &mut Clause, tag: Tag, noun: &Noun) -> Step {
    let at = clause.at;
    if let Some(hit) = phrase(line, clause) {
        return Step::Found(hit);
    }
    match tag {
        Tag::Harms(harm, form) => on_harm(line, clause, (harm, form), noun),
        Tag::Suffers(harm, form) => {
            let is_said = form != Form::Gerund || clause.deed == Deed::Passive || clause.direct;
            // "Drowned" is done to them too; after a deed of their own it is another's.
            let is_theirs = clause.deed != Deed::Acted;
            if is_said && is_theirs { Step::Found(Hit::new(harm, at)) } else { Step::Stop }
        }
        Tag::State(harm) => on_state(line, clause, harm),
        Tag::Be => {
            clause.deed = Deed::Passive;
            Step::On(at + 1)
        }
        Tag::Have => {
            clause.have = true;
            Step::On(at + 1)
        }
        Tag::Adverb | Tag::Modal | Tag::Do | Tag::Filler => Step::On(at + 1),
        Tag::Report if clause.deed == Deed::Passive => Step::On(at + 1),
        Tag::Report if clause.direct && opens_predicate(line.at(at + 1)) => Step::On(at + 1),
        Tag::Subject | Tag::Clause if line.at(at).is("as") && clause.deed != Deed::Passive => {
            clause.direct = false;
            Step::On(at + 1)
        }
        Tag::Subject | Tag::Clause => Step::Stop,
        Tag::Relative => on_relative(clause, noun),
        Tag::Report | Tag::Verb => on_deed(clause),
        Tag::Other if line.at(at).is_past() => on_deed(clause),
        Tag::Preposition
        | Tag::And
        | Tag::Noun(_)
        | Tag::Person
        | Tag::Thing
        | Tag::Determiner
        | Tag::Event
        | Tag::Events
        | Tag::War
        | Tag::Other => {
            clause.direct = false;
            Step::On(at + 1)
        }
    }
}

fn on_deed(clause: &mut Clause) -> Step {
    if clause.deed != Deed::Passive {
        clause.deed = Deed::Acted;
    }
    Step::On(clause.at + 1)
}

fn on_relative(clause: &mut Clause, noun: &Noun) -> Step {
    let is_theirs = clause.at <= noun.end + 1 && clause.direct;
    if clause.deed == Deed::Passive {
        return Step::Stop;
    }
    clause.relative = is_theirs;
    clause.deed = if is_theirs { Deed::Nothing } else { Deed::Acted };
    clause.direct = is_theirs;
    Step::On(clause.at + 1)
}

fn on_harm(line: &Line<'_>, clause: &Clause, verb: (Harm, Form), noun: &Noun) -> Step {
    let (harm, form) = verb;
    let is_passive = clause.deed == Deed::Passive;
    let is_reduced =
        clause.direct && !clause.have && !clause.relative && is_reduced(line, clause.at, noun);
    if form == Form::Past && (is_passive || is_reduced) {
        Step::Found(Hit::new(harm, clause.at))
    } else {
        Step::Stop
    }
}

/// Whether a participle stands for "who were killed": what follows is no object of it.
fn is_reduced(line: &Line<'_>, at: usize, noun: &Noun) -> bool {
    let next = line.at(at + 1);
    match next.kind {
        Kind::Mark(mark) => !matches!(mark, '"' | '“' | '‘'),
        Kind::Date(_) => true,
        Kind::Number(_) => noun.class == Class::Bare,
        Kind::Word(tag) => {
            let is_free = matches!(
                tag,
                Tag::Preposition
                    | Tag::And
                    | Tag::Clause
                    | Tag::Adverb
                    | Tag::Be
                    | Tag::Harms(..)
                    | Tag::Modal
            );
            is_free || next.is_any(&["last", "early", "late", "earlier", "overnight", "every"])
        }
    }
}

fn on_state(line: &Line<'_>, clause: &mut Clause, harm: Harm) -> Step {
    let before = line.before(clause.at, 1);
    let is_said = clause.deed == Deed::Passive
        || clause.direct
        || matches!(before.tag(), Tag::Report)
        || before.is_any(&[
            "found", "left", "shot", "remain", "remained", "went", "go", "gone", "listed",
        ]);
    if is_said {
        return Step::Found(Hit::new(harm, clause.at));
    }
    clause.direct = false;
    Step::On(clause.at + 1)
}

/// Harm in several words.
fn phrase(line: &Line<'_>, clause: &Clause) -> Option<Hit> {
    let at = clause.at;
    let item = line.at(at);
    let found = |harm| Some(Hit::new(harm, at));
    if item.is_any(&["lost", "lose", "losing", "loses"]) {
        let is_life = (at + 1..at + 4).any(|near| line.at(near).is_any(&["lives", "life"]));
        return if is_life { found(Harm::Killed) } else { None };
    }
    if item.is_any(&[
        "suffered",
        "suffer",
        "sustained",
        "sustaining",
        "suffering",
        "received",
        "with",
    ]) {
        let is_wound = (at + 1..at + 6)
            .map_while(|near| Some(line.at(near)).filter(Item::is_word))
            .any(|item| {
                item.is_any(&["injuries", "injury", "wounds", "burns", "fractures", "bruises"])
            });
        return if is_wound && clause.deed != Deed::Acted { found(Harm::Injured) } else { None };
    }
    if item.is("in") && clause.deed == Deed::Passive {
        let is_grave = line.at(at + 1).is_any(&["critical", "serious", "grave", "stable"])
            && line.at(at + 2).is("condition");
        return if is_grave { found(Harm::Injured) } else { None };
    }
    if item.is("fled") || item.is("flee") {
        let is_home =
            (at + 1..at + 5).any(|near| line.at(near).is_any(&["home", "homes", "houses"]));
        return if is_home { found(Harm::Displaced) } else { None };
    }
    if clause.deed == Deed::Passive {
        if item.is_any(&["driven", "forced", "uprooted"]) {
            let is_home = (at + 1..at + 7)
                .any(|near| line.at(near).is_any(&["home", "homes", "houses", "flee", "villages"]));
            return if is_home || item.is("uprooted") { found(Harm::Displaced) } else { None };
        }
        if item.is("treated") && line.at(at + 1).is("for") {
            return found(Harm::Injured);
        }
        if item.is_any(&["burned", "burnt", "crushed", "stabbed", "beaten", "hacked", "bludgeoned"])
            && line.has(at + 1, "to death")
        {
            return found(Harm::Killed);
        }
    }
    among(line, at)
}

/// "Were among the dead".
fn among(line: &Line<'_>, at: usize) -> Option<Hit> {
    if !line.at(at).is("among") || !line.at(at + 1).is_any(&["the", "those"]) {
        return None;
    }
    let place = if line.at(at + 2).is_any(&["people", "who"]) { at + 3 } else { at + 2 };
    let tag = line.at(place).tag();
    let victims = || line.at(place).is("victims").then_some(Harm::Killed);
    let harm = tag.state().or_else(|| tag.counted()).or_else(victims)?;
    Some(Hit { is_part: true, ..Hit::new(harm, place) })
}

/// Whether those counted are picked from a group that was named before.
pub(super) fn is_of_them(noun: &Noun) -> bool {
    noun.link == Link::OfThem
}
