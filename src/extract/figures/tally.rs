//! Counts that are said of a toll: "the death toll rose to 12", "the number of wounded stands at
//! 30", "the dead included four children".
//!
//! Invariant: the word of harm and the number stand in one clause, with a word that makes the one
//! equal the other between them.

use super::hit::Hit;
use super::item::{Item, Line};
use super::noun::Noun;
use super::words::Tag;
use crate::model::figure::Harm;

/// How far back a toll may stand, in items.
const REACH: usize = 18;

/// Words that make a toll equal to the number behind them.
const LINKS: [&str; 22] = [
    "to",
    "at",
    "of",
    "is",
    "was",
    "were",
    "are",
    "reached",
    "reaches",
    "passed",
    "passes",
    "exceeded",
    "exceeds",
    "topped",
    "tops",
    "hit",
    "surpassed",
    "high",
    "be",
    "been",
    "totalled",
    "reaching",
];

/// The harm of a toll before the number.
pub(super) fn find(line: &Line<'_>, number: usize) -> Option<Hit> {
    let mut is_linked = false;
    for back in 1..=REACH {
        let at = number.checked_sub(back)?;
        let item = line.at(at);
        if let Some(harm) = toll(line, at, number) {
            return is_linked.then_some(Hit::new(harm, at));
        }
        is_linked |= item.is_any(&LINKS) || item.is_mark(&[':']);
        let ends = item.is_mark(&[';', '\0', '"', '“', '”'])
            || item.tag() == Tag::Subject
            || item.tag() == Tag::Clause
            || (item.tag() == Tag::Report && !item.is_any(&["estimated", "reported"]))
            || (item.is_number() && !line.before(at, 1).is_any(&["from", "than", "of"]));
        if ends {
            return None;
        }
    }
    None
}

/// What a word counts, if it stands for a count.
fn toll(line: &Line<'_>, at: usize, number: usize) -> Option<Harm> {
    let item = line.at(at);
    if item.is_any(&["toll", "tolls"]) {
        let kind = (1..=3).map(|back| line.before(at, back)).find_map(harm_word);
        return Some(kind.unwrap_or(Harm::Killed));
    }
    if !item.is_any(&["number", "numbers", "count", "total", "tally", "estimates"]) {
        return None;
    }
    (at + 1..number.min(at + 8)).find_map(|near| {
        let item = line.at(near);
        harm_word(item).or_else(|| item.tag().suffered())
    })
}

fn harm_word(item: Item<'_>) -> Option<Harm> {
    item.tag().state().or_else(|| item.tag().counted())
}

/// "The dead included 12 children", "among the wounded were two nurses".
pub(super) fn members(line: &Line<'_>, number: usize) -> Option<Hit> {
    let link = line.before(number, 1);
    if link.tag() != Tag::Be && !link.is_any(&["included", "include", "includes", "including"]) {
        return None;
    }
    (2..10).find_map(|back| {
        let at = number.checked_sub(back)?;
        let harm =
            harm_word(line.at(at)).or_else(|| line.at(at).is("victims").then_some(Harm::Killed))?;
        let before = line.before(at, 1);
        let is_group = before.is_any(&["the", "those", "among", "all"]) || at == 0;
        is_group.then_some(Hit { is_part: true, ..Hit::new(harm, at) })
    })
}

/// The harm of the counted word itself, where its neighbours bear it out.
pub(super) fn itself(line: &Line<'_>, number: usize, noun: &Noun) -> Option<Hit> {
    let (harm, at) = noun.harm?;
    let item = line.at(at);
    if item.is_any(&["lives", "remains"]) {
        const LOSS: [&str; 14] = [
            "claimed", "claims", "claiming", "cost", "costs", "costing", "lost", "took", "takes",
            "taking", "loss", "ended", "taken", "claim",
        ];
        let from = number.saturating_sub(6);
        let near = (from..noun.end + 6).any(|near| line.at(near).is_any(&LOSS));
        return near.then_some(Hit::new(harm, at));
    }
    let before = line.before(number, 1);
    let is_of_one =
        before.is_any(&["from", "with", "of", "his", "her", "suffered", "sustained", "received"]);
    if harm == Harm::Injured && item.is("injuries") && is_of_one {
        return None;
    }
    if item.is_any(&["body", "bodies"]) && line.at(at + 1).is_any(&["armor", "armour", "bags"]) {
        return None;
    }
    Some(Hit::new(harm, at))
}
