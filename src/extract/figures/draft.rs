//! The numbers of a text that count people who came to harm, before date and scope are known.
//!
//! Invariant: drafts are in reading order, at most one a number, and a part names an earlier draft.

use super::hit::{Hit, Way};
use super::item::{Kind, Line, Reading};
use super::noun::{self, Class, Link, Noun};
use super::words::Tag;
use super::{object, series, subject, tally};
use crate::model::figure::{Bound, Harm};

/// A number with its harm.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draft {
    /// Among the sentences.
    pub(super) line: usize,
    /// Of the number among the items of its sentence.
    pub(super) item: usize,
    /// Among the numbers of the text.
    pub(super) number: usize,
    pub(super) noun: Noun,
    pub(super) harm: Harm,
    /// Of the word of harm among the items; of the number where the harm is an earlier figure's.
    pub(super) at: usize,
    pub(super) rule: Rule,
    /// The draft of which this one is a part.
    pub(super) part_of: Option<usize>,
}

/// Why a number is taken for a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// "Killed 12".
    Object,
    /// "12 were killed".
    Subject,
    /// "12 dead".
    Noun,
    /// "The death toll rose to 12".
    Tally,
    /// "Killed a guard and 12 students".
    List,
    /// "Including 12 children".
    Part,
    /// "12 in one town and 3 in another".
    Ellipsis,
    /// "Those numbers were 151 and 142".
    Series,
}

/// Every draft of a text.
pub(super) fn drafts(reading: &Reading<'_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for (place, line) in reading.lines.iter().enumerate() {
        let first = drafts.len();
        for (item, found) in line.items.iter().enumerate() {
            let Kind::Number(number) = found.kind else { continue };
            let noun = noun::read(line, item);
            if noun.class == Class::Thing || is_other_count(reading, line, item, &noun) {
                continue;
            }
            let spot = Spot { reading, line, place, item, noun, first };
            if let Some((hit, rule, part_of)) = spot.attach(&drafts) {
                let (harm, at) = (hit.harm, hit.at);
                drafts.push(Draft { line: place, item, number, noun, harm, at, rule, part_of });
            }
        }
    }
    drafts
}

/// A number that looks for its harm.
pub(super) struct Spot<'a, 't> {
    pub(super) reading: &'a Reading<'t>,
    pub(super) line: &'a Line<'t>,
    pub(super) place: usize,
    pub(super) item: usize,
    pub(super) noun: Noun,
    /// The first draft of this sentence.
    first: usize,
}

type Attached = (Hit, Rule, Option<usize>);

impl Spot<'_, '_> {
    fn attach(&self, drafts: &[Draft]) -> Option<Attached> {
        let (line, item, noun) = (self.line, self.item, &self.noun);
        let host = self.host(drafts);
        let object = object::find(line, item, noun);
        if let Some(hit) = object.filter(|hit| hit.way == Way::Direct) {
            return Some((hit, Rule::Object, None));
        }
        if let Some(part) = self.included(drafts, host) {
            return Some(part);
        }
        if let Some(hit) = tally::find(line, item) {
            return Some((hit, Rule::Tally, None));
        }
        if let Some(hit) = subject::find(line, noun).filter(|_| self.can_be_subject()) {
            let part_of = host.filter(|_| noun.link == Link::OfThem);
            return Some((hit, Rule::Subject, part_of));
        }
        if let Some(hit) = tally::members(line, item) {
            return Some((hit, Rule::Part, self.earlier(drafts, hit.harm)));
        }
        if let Some(hit) = tally::itself(line, item, noun) {
            let part_of = self.earlier(drafts, hit.harm).filter(|_| noun.link == Link::OfGroup);
            return Some((hit, Rule::Noun, part_of));
        }
        if let Some(hit) = object {
            let part_of = self.listed_part(drafts);
            return Some((hit, Rule::List, part_of));
        }
        if let Some(hit) = object::companions(line, item) {
            return Some((hit, Rule::List, None));
        }
        self.of_them(drafts, host)
            .or_else(|| self.ellipsis(drafts))
            .or_else(|| Some((series::find(self, drafts)?, Rule::Series, None)))
    }

    /// "One" alone is too often a pronoun to be a subject of anything far away.
    fn can_be_subject(&self) -> bool {
        self.noun.class != Class::Bare
            || !self.line.at(self.item).is("one")
            || self.line.at(self.noun.end).tag() != Tag::Other
    }

    /// The draft before this number in its sentence.
    fn host(&self, drafts: &[Draft]) -> Option<usize> {
        let last = drafts.len().checked_sub(1)?;
        (last >= self.first).then_some(last)
    }

    /// The last draft of this harm not far before.
    fn earlier(&self, drafts: &[Draft], harm: Harm) -> Option<usize> {
        /// How many sentences a group is remembered.
        const FAR: usize = 6;
        let last =
            drafts.iter().rposition(|draft| draft.harm == harm && draft.part_of.is_none())?;
        drafts.get(last).filter(|draft| draft.line + FAR > self.place).map(|_| last)
    }

    /// "Including 12 children": of the draft before, or of a harm without a number.
    fn included(&self, drafts: &[Draft], host: Option<usize>) -> Option<Attached> {
        let (line, item) = (self.line, self.item);
        let is_included = line.before(item, 1).is("including")
            || line.has_before(item, "among them")
            || line.has_before(item, "among whom were")
            || line.has_before(item, "among them were");
        if !is_included || self.noun.class == Class::Bare {
            return None;
        }
        if let Some((host, draft)) = host.and_then(|host| Some((host, drafts.get(host)?))) {
            let whole = draft.part_of.unwrap_or(host);
            return Some((
                Hit { harm: draft.harm, ..Hit::new(draft.harm, draft.at) },
                Rule::Part,
                Some(whole),
            ));
        }
        object::nearest(line, item).map(|hit| (hit, Rule::Part, None))
    }

    /// "Including three children and two nurses": the second is a part like the first.
    fn listed_part(&self, drafts: &[Draft]) -> Option<usize> {
        let last = drafts.get(self.host(drafts)?)?;
        let joint = self.line.before(self.item, 1);
        let is_joined = joint.tag() == Tag::And || joint.is_mark(&[',']);
        last.part_of.filter(|_| is_joined && last.noun.end + 2 >= self.item)
    }

    /// "12 of whom were children".
    fn of_them(&self, drafts: &[Draft], host: Option<usize>) -> Option<Attached> {
        if !subject::is_of_them(&self.noun) {
            return None;
        }
        let host = host.or_else(|| {
            let last = drafts.len().checked_sub(1)?;
            drafts.get(last).filter(|draft| draft.line + 1 == self.place).map(|_| last)
        })?;
        let draft = drafts.get(host)?;
        let next = self.line.at(self.noun.end);
        let kind = if next.tag() == Tag::Be {
            noun::phrase(self.line, self.noun.end + 1)
        } else {
            noun::phrase(self.line, self.noun.end)
        };
        let is_named = matches!(kind.class, Class::Person | Class::Unknown);
        is_named.then(|| {
            let hit = Hit::new(draft.harm, self.item);
            (hit, Rule::Part, Some(draft.part_of.unwrap_or(host)))
        })
    }

    /// "12 died in one town and three in another".
    fn ellipsis(&self, drafts: &[Draft]) -> Option<Attached> {
        let draft = drafts.get(self.host(drafts)?)?;
        let line = self.line;
        let joint = line.before(self.item, 1);
        let is_joined = joint.tag() == Tag::And || joint.is_mark(&[',', ';']);
        let is_placed = line.at(self.noun.end).is_any(&["in", "at", "near", "outside"]);
        let is_calm = (draft.noun.end.max(draft.at + 1)..self.item).all(|at| {
            let item = line.at(at);
            !item.is_past()
                && !matches!(
                    item.tag(),
                    Tag::Verb | Tag::Report | Tag::Subject | Tag::Relative | Tag::Clause
                )
        });
        let can_be = self.noun.class != Class::Unknown;
        (is_joined && is_placed && is_calm && can_be)
            .then(|| (Hit::new(draft.harm, self.item), Rule::Ellipsis, None))
    }
}

/// Numbers that name or measure something.
fn is_other_count(reading: &Reading<'_>, line: &Line<'_>, item: usize, noun: &Noun) -> bool {
    let Kind::Number(place) = line.at(item).kind else { return true };
    let Some(number) = reading.numbers.get(place) else { return true };
    let is_bare = noun.class == Class::Bare && number.amount.bound == Bound::Exact;
    let is_year = number.amount.best.is_some_and(|value| (1900..2100).contains(&value))
        && line.at(item).text.len() == 4
        && line.before(item, 1).is_any(&["by", "early", "late", "mid"]);
    is_label(line, item)
        || is_age(line, item)
        || is_bare && (is_year || is_short_year(line, item) || is_set_off(line, item))
}

/// "Flight 17", "three times".
fn is_label(line: &Line<'_>, item: usize) -> bool {
    #[rustfmt::skip]
    const NAMED: [&str; 27] = [
        "age", "aged", "ages", "article", "chapter", "page", "flight", "resolution", "section",
        "channel", "day", "phase", "round", "room", "highway", "route", "boeing", "airbus",
        "brigade", "type", "version", "volume", "issue", "line", "apollo", "grade", "level",
    ];
    line.before(item, 1).is_any(&NAMED)
        || line.at(item + 1).is_any(&["times", "per", "percent", "x"])
}

/// "25 year old", "aged 9 and 11".
fn is_age(line: &Line<'_>, item: usize) -> bool {
    let is_old = line.at(item + 1).is_any(&["year", "years", "month", "months"])
        && line.at(item + 2).is_any(&["old", "olds"]);
    let is_second = line.before(item, 1).tag() == Tag::And
        && line.before(item, 2).is_number()
        && line.before(item, 3).is_any(&["aged", "ages"]);
    is_old || is_second
}

/// The year of "5 JUL 89".
fn is_short_year(line: &Line<'_>, item: usize) -> bool {
    let before = line.before(item, 1);
    before.is_date()
        && line.at(item).text.len() == 2
        && before.text.chars().filter(char::is_ascii_digit).count() <= 2
}

/// "Maria Vega, 28, said": an age.
fn is_set_off(line: &Line<'_>, item: usize) -> bool {
    let text = line.at(item).text;
    line.before(item, 1).is_mark(&[',', '('])
        && line.before(item, 2).is_capital()
        && line.at(item + 1).is_mark(&[',', '.', ')', '\0'])
        && text.len() < 4
        && text.chars().all(|c| c.is_ascii_digit())
}
