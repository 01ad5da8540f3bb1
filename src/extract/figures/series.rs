//! Numbers whose harm was said before: "in 2015 and 2016, those numbers were 151 and 142"; "540 in
//! 2016 and 212 in 2017. Last year it managed 61".
//!
//! Invariant: such a number stands alone, has a period of its own, and follows a figure of the same
//! or the last sentence.

use super::draft::{Draft, Spot};
use super::hit::Hit;
use super::item::{Kind, Line, Reading};
use super::noun::Class;
use super::words::Tag;
use crate::model::date::Precision;

/// The harm that the number takes over from an earlier figure.
pub(super) fn find(spot: &Spot<'_, '_>, drafts: &[Draft]) -> Option<Hit> {
    let last = drafts.last().filter(|draft| draft.line + 1 >= spot.place)?;
    if spot.noun.class != Class::Bare {
        return None;
    }
    let line = spot.line;
    let is_near = last.line == spot.place
        || has_period(spot.reading, spot.reading.lines.get(last.line)?)
        || refers_back(line, spot.item);
    let follows =
        ends_there(line, spot.noun.end) || period_follows(spot.reading, line, spot.noun.end);
    let is_series =
        refers_back(line, spot.item) || has_period(spot.reading, line) && is_free(line, spot.item);
    (is_near && follows && is_series).then(|| Hit::new(last.harm, spot.item))
}

/// "Those numbers", "that figure", "the number".
fn refers_back(line: &Line<'_>, item: usize) -> bool {
    const NOUNS: [&str; 8] =
        ["number", "numbers", "figure", "figures", "count", "total", "tally", "toll"];
    const FAR: usize = 14;
    (2..FAR).any(|back| {
        line.before(item, back).is_any(&["those", "these", "that", "the", "this"])
            && line.before(item, back - 1).is_any(&NOUNS)
            && !line.before(item, back - 2).is("of")
    })
}

/// Nothing between this number and the start of its clause says that it counts something else.
fn is_free(line: &Line<'_>, item: usize) -> bool {
    const LINKS: [&str; 16] = [
        "managed", "reached", "was", "were", "to", "from", "with", "and", "than", "saw", "at",
        "it", "recorded", "fell", "rose", "only",
    ];
    let before = line.before(item, 1);
    before.is_any(&LINKS)
        || before.is_mark(&[',', ';', ':', '(', '\0'])
        || before.is_date()
        || before.tag() == Tag::Adverb
        || (item == 0)
}

fn ends_there(line: &Line<'_>, at: usize) -> bool {
    let item = line.at(at);
    item.is_mark(&['.', ',', ';', ')', '\0']) || item.tag() == Tag::And
}

fn period_follows(reading: &Reading<'_>, line: &Line<'_>, at: usize) -> bool {
    let start = if line.at(at).is_any(&["in", "during", "for", "by"]) { at + 1 } else { at };
    let start = if line.at(start).is("all") { start + 2 } else { start };
    is_period(reading, line.at(start).kind)
        || line.has(at, "the year before")
        || line.has(at, "a year earlier")
}

fn has_period(reading: &Reading<'_>, line: &Line<'_>) -> bool {
    line.items.iter().any(|item| is_period(reading, item.kind))
}

fn is_period(reading: &Reading<'_>, kind: Kind) -> bool {
    let Kind::Date(date) = kind else { return false };
    reading
        .dates
        .get(date)
        .is_some_and(|found| !matches!(found.resolved.date.precision(), Precision::Day))
}
