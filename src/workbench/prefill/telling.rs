//! What a sentence tells of one of its numbers: when, and which harm. Pure: a sentence in, words
//! out.
//!
//! Invariant: what stands in the number's own clause goes before what stands elsewhere, and where
//! a sentence says two things at once of a number, nothing is told.

use std::ops::Range;

use crate::extract::number;
use crate::extract::phrase::{self, Found};
use crate::model::Date;
use crate::model::date::Precision;
use crate::model::figure::Harm;

/// Words that tell the harm, in lower case.
const HARMS: [(Harm, &[&str]); 6] = [
    (Harm::Killed, &["kill", "died", "dead", "death", "slain", "fatal", "lives", "murder"]),
    (Harm::Injured, &["injur", "wound", "hurt"]),
    (Harm::Missing, &["missing", "unaccounted"]),
    (Harm::Kidnapped, &["kidnap", "abduct", "hostage"]),
    (Harm::Captured, &["captur", "prisoner", "detain"]),
    (Harm::Displaced, &["displac", "fled", "homeless", "refugee", "evacuat"]),
];

/// A number in its sentence.
#[derive(Clone, Debug)]
pub(super) struct Telling<'a> {
    sentence: &'a str,
    /// Bytes of the number; empty where none is selected.
    number: Range<usize>,
    /// Bytes of its clause.
    clause: Range<usize>,
}

impl<'a> Telling<'a> {
    /// A number that stands at these bytes of a sentence. Clauses are divided by semicolons.
    pub(super) fn of(sentence: &'a str, number: Range<usize>) -> Self {
        let before = sentence.get(..number.start).unwrap_or_default();
        let after = sentence.get(number.end..).unwrap_or_default();
        let start = before.rfind(';').map_or(0, |at| at + 1);
        let end = after.find(';').map_or(sentence.len(), |at| number.end + at);
        Self { sentence, number, clause: start..end }
    }

    /// Bytes of the number's clause.
    pub(super) fn clause(&self) -> &Range<usize> {
        &self.clause
    }

    /// The date that the sentence gives this number: the only one of its clause, else its place in
    /// a list of dates ("in 2015 and 2016 there were 151 and 142"), else the one that it is told
    /// after or before, whichever way the clause begins; without a date in the clause the only one
    /// of the sentence.
    pub(super) fn date(&self, dateline: Option<&Date>) -> Option<Found> {
        let apart = |found: &Found| {
            let (of, number) = (&found.range, &self.number);
            of.end <= number.start || number.end <= of.start
        };
        let dates: Vec<Found> =
            phrase::find(self.sentence, dateline).into_iter().filter(apart).collect();
        let own: Vec<Found> =
            dates.iter().filter(|found| within(&found.range, &self.clause)).cloned().collect();
        match (own.as_slice(), dates.as_slice()) {
            ([one], _) | ([], [one]) => Some(one.clone()),
            ([], _) => None,
            (several, _) => self.one_of(several),
        }
    }

    fn one_of(&self, dates: &[Found]) -> Option<Found> {
        let number = &self.number;
        let is_date = |range: &Range<usize>| {
            dates.iter().any(|date| range.start < date.range.end && date.range.start < range.end)
        };
        let found = number::find(self.sentence).into_iter().map(|found| found.range);
        let numbers: Vec<Range<usize>> =
            found.filter(|range| within(range, &self.clause) && !is_date(range)).collect();
        let whens: Vec<Range<usize>> = dates.iter().map(|date| date.range.clone()).collect();
        let at = numbers.iter().position(|of| of.start < number.end && number.start < of.end)?;
        if let Some(listed) = self.listed((at, &numbers), &whens) {
            return dates.get(listed).cloned();
        }
        let (first_date, first_number) = (whens.first()?, numbers.first()?);
        if first_date.start < first_number.start {
            dates.iter().rfind(|date| date.range.end <= number.start).cloned()
        } else {
            dates.iter().find(|date| date.range.start >= number.end).cloned()
        }
    }

    /// Which date of a list belongs to a number of a list as long.
    fn listed(
        &self,
        (at, numbers): (usize, &[Range<usize>]),
        dates: &[Range<usize>],
    ) -> Option<usize> {
        let run = self.run(numbers, at, 3);
        let mut from = 0;
        while from < dates.len() {
            let list = self.run(dates, from, 1);
            if list.len() >= 2 && list.len() == run.len() {
                return Some(list.start + (at - run.start));
            }
            from = list.end.max(from + 1);
        }
        None
    }

    /// The list round one of some places: those divided by a comma or "and", with at most so many
    /// words between them.
    fn run(&self, places: &[Range<usize>], at: usize, words: usize) -> Range<usize> {
        let joined = |first: usize| {
            let (Some(one), Some(next)) = (places.get(first), places.get(first + 1)) else {
                return false;
            };
            let between = self.sentence.get(one.end..next.start).unwrap_or_default();
            let and = between.split_whitespace().any(|word| matches!(word, "and" | "or" | "&"));
            let count = between.split_whitespace().filter(|word| *word != ",").count();
            // "in 2015 and in 2016"
            let allowed = words + usize::from(between.trim_end().ends_with("in"));
            (and || between.contains(',')) && count <= allowed
        };
        let mut run = at..at + 1;
        while run.start > 0 && joined(run.start - 1) {
            run.start -= 1;
        }
        while joined(run.end - 1) {
            run.end += 1;
        }
        run
    }

    /// The harm whose word stands nearest to the number in its clause.
    pub(super) fn own_harm(&self) -> Option<Harm> {
        let hits = self.harms().filter(|(found, _)| self.clause.contains(found));
        hits.min_by_key(|(found, _)| found.abs_diff(self.number.start)).map(|(_, harm)| harm)
    }

    /// The harm told last before the number, else first after it.
    pub(super) fn harm_elsewhere(&self) -> Option<Harm> {
        let before = self.harms().filter(|(found, _)| *found < self.number.start).max();
        before.or_else(|| self.harms().min()).map(|(_, harm)| harm)
    }

    fn harms(&self) -> impl Iterator<Item = (usize, Harm)> {
        let lower = self.sentence.to_ascii_lowercase();
        let words = HARMS.iter().flat_map(|(harm, words)| words.iter().map(|word| (*harm, *word)));
        let hits: Vec<(usize, Harm)> = words
            .flat_map(|(harm, word)| lower.match_indices(word).map(move |(at, _)| (at, harm)))
            .collect();
        hits.into_iter()
    }

    /// Whether a date is a period over which harm is counted: a year that opens the clause ("In 2022,
    /// two people died") or follows the number ("killed 200 people in 2022"). In "it came
    /// to this: in 2019 a man killed three" and "in 2019, when a man killed three" it dates what
    /// happened then.
    pub(super) fn is_period(&self, found: &Found) -> bool {
        let before = self.sentence.get(self.clause.start..found.range.start).unwrap_or_default();
        let after = self.sentence.get(found.range.end..).unwrap_or_default();
        let after = after.trim_start_matches([',', ' ']);
        let opens = before.split_whitespace().all(|word| {
            let word = word.trim_matches(',').to_ascii_lowercase();
            let joins = ["in", "and", "or", "during", "but"].contains(&word.as_str());
            joins || word.chars().all(|sign| sign.is_ascii_digit())
        });
        let follows = self.number.end <= found.range.start;
        let year = found.resolved.date.precision() == Precision::Year;
        year && (opens || follows) && !after.starts_with("when ")
    }
}

fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
