//! The date of each figure: its own phrase, or the date of the event that the text is telling.
//!
//! Invariant: no date without evidence. The day on which somebody spoke is not the day of the harm,
//! and a figure takes an earlier sentence's date only while the same event is told.

use std::ops::Range;

use jiff::ToSpan as _;

use super::draft::{Draft, Rule};
use super::item::{Kind, Line, Reading};
use super::words::Tag;
use crate::extract::phrase::Relative;
use crate::model::date::{Date, Precision};

/// A date with its evidence.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Dated {
    pub(super) date: Date,
    /// Bytes of the phrase.
    pub(super) phrase: Range<usize>,
    pub(super) relative: Relative,
    pub(super) origin: Origin,
}

/// Where a date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The figure's own sentence.
    Own,
    /// Another sentence about the same event.
    Carried,
    /// "Two days later", counted from the date before.
    Counted,
    /// News in the perfect tense at the head of a dated report.
    News,
}

/// The date of each draft.
pub(super) fn dates(reading: &Reading<'_>, drafts: &[Draft], body: usize) -> Vec<Option<Dated>> {
    let mut dates = Vec::new();
    let mut told = Told { reading, lead: None, current: None, spoken: None, line: 0 };
    let mut rest = drafts;
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|draft| draft.line == first.line).count();
        let (here, after) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        rest = after;
        told.read_up_to(first.line, body);
        let Some(line) = reading.lines.get(first.line) else { continue };
        let own = own(reading, line, here);
        for (draft, own) in here.iter().zip(own) {
            let own = own.and_then(|place| dated(reading, place, Origin::Own));
            dates.push(own.or_else(|| told.counted(line)).or_else(|| told.carried(line, draft)));
        }
    }
    dates
}

fn dated(reading: &Reading<'_>, date: usize, origin: Origin) -> Option<Dated> {
    let found = reading.date(date)?;
    Some(Dated {
        date: found.resolved.date,
        phrase: found.range.clone(),
        relative: found.resolved.relative,
        origin,
    })
}

/// The dates of a sentence that may be those of an event, as places of items and of dates.
fn event_dates(reading: &Reading<'_>, line: &Line<'_>) -> Vec<(usize, usize)> {
    let all = line.items.iter().enumerate();
    all.filter_map(|(at, item)| {
        let Kind::Date(date) = item.kind else { return None };
        reading.date(date).filter(|_| !is_of_report(line, at)).map(|_| (at, date))
    })
    .collect()
}

/// Whether a date says when somebody spoke: "said on Tuesday", "figures issued on Thursday".
fn is_of_report(line: &Line<'_>, at: usize) -> bool {
    const SPEAKING: [&str; 22] = [
        "issued",
        "published",
        "statement",
        "spoke",
        "speaking",
        "called",
        "conference",
        "interview",
        "wrote",
        "writing",
        "arrested",
        "sentenced",
        "condemned",
        "speech",
        "visited",
        "met",
        "meeting",
        "hearing",
        "urged",
        "report",
        "signed",
        "arrived",
    ];
    let speaks = |place: usize| {
        let item = line.at(place);
        item.is_any(&SPEAKING)
            || item.tag() == Tag::Report
                && !item.is_any(&["believed", "feared", "known", "thought", "estimated"])
    };
    if speaks(at + 1) {
        return true;
    }
    for back in 1..=4 {
        let Some(place) = at.checked_sub(back) else { return false };
        let item = line.at(place);
        if speaks(place) {
            return true;
        }
        let is_between = matches!(
            item.tag(),
            Tag::Preposition | Tag::Person | Tag::Determiner | Tag::Other | Tag::Adverb
        ) && item.is_word();
        if !is_between {
            return false;
        }
    }
    false
}

/// For each draft of one sentence the place of its own date.
fn own(reading: &Reading<'_>, line: &Line<'_>, drafts: &[Draft]) -> Vec<Option<usize>> {
    let dates = event_dates(reading, line);
    if let Some(paired) = paired(line, drafts, &dates) {
        return paired;
    }
    let owners: Vec<(usize, Option<usize>)> =
        dates.iter().map(|&(at, date)| (date, owner(line, drafts, at))).collect();
    let leading = owners
        .iter()
        .zip(&dates)
        .rfind(|((_, owner), _)| owner.is_none())
        .map(|((date, _), _)| *date);
    let last_dated = owners.iter().filter_map(|(_, owner)| *owner).max();
    drafts
        .iter()
        .enumerate()
        .map(|(place, draft)| {
            let mine =
                owners.iter().filter(|(_, owner)| *owner == Some(place)).map(|(date, _)| *date);
            let mine = nearest(reading, line, draft, &dates, mine.collect());
            let shared = || {
                // "Killed 12 and wounded 30 on Monday": the date at the end is of both.
                let (date, owner) = owners.iter().rfind(|(_, owner)| owner.is_some())?;
                let is_after = owner.is_some_and(|owner| owner > place);
                let only_one = owners.iter().filter(|(_, owner)| owner.is_some()).count() == 1;
                (is_after && only_one && last_dated == Some(drafts.len() - 1)).then_some(*date)
            };
            let of_whole = || {
                let whole = draft.part_of?;
                let _ = whole;
                owners
                    .iter()
                    .rfind(|(_, owner)| owner.is_some_and(|owner| owner < place))
                    .map(|(date, _)| *date)
            };
            // "On Monday a bomb killed 12 and wounded 30", and the same with the date in the middle.
            let before = || {
                owners
                    .iter()
                    .rfind(|(_, owner)| owner.is_some_and(|owner| owner < place))
                    .map(|(date, _)| *date)
            };
            mine.or(leading).or_else(shared).or_else(of_whole).or_else(before)
        })
        .collect()
}

fn nearest(
    reading: &Reading<'_>,
    line: &Line<'_>,
    draft: &Draft,
    dates: &[(usize, usize)],
    mine: Vec<usize>,
) -> Option<usize> {
    mine.into_iter().min_by_key(|date| {
        let at = dates.iter().find(|(_, one)| one == date).map_or(0, |(at, _)| *at);
        let far = at.abs_diff(draft.at).min(at.abs_diff(draft.item));
        let (from, to) = (at.min(draft.at), at.max(draft.at));
        let bounds = (from..to)
            .filter(|&at| matches!(line.at(at).tag(), Tag::Relative | Tag::Clause))
            .count();
        let is_wide = reading
            .date(*date)
            .is_some_and(|found| found.resolved.date.precision() == Precision::Interval);
        far + 6 * bounds + if is_wide { 8 } else { 0 }
    })
}

/// The draft whose part of the sentence holds a date; `None` before the first one's.
fn owner(line: &Line<'_>, drafts: &[Draft], at: usize) -> Option<usize> {
    // A verb that several numbers share stands before the first of them.
    let start = |draft: &Draft| match draft.rule {
        Rule::List | Rule::Part | Rule::Ellipsis | Rule::Series => draft.item,
        Rule::Object | Rule::Subject | Rule::Noun | Rule::Tally => draft.item.min(draft.at),
    };
    let end = |draft: &Draft| draft.noun.end.max(draft.at + 1);
    let before = drafts.iter().rposition(|draft| start(draft) < at);
    let Some(before) = before else {
        // Before all of them: the first one's if nothing else shares it.
        return if drafts.len() == 1 { Some(0) } else { None };
    };
    let Some(next) = drafts.get(before + 1) else { return Some(before) };
    let last_end = drafts.get(before).map_or(0, end);
    let divides = |from: usize, to: usize| {
        (from..to).any(|at| line.at(at).tag() == Tag::And || line.at(at).is_mark(&[';']))
    };
    let comma = |from: usize, to: usize| (from..to).any(|at| line.at(at).is_mark(&[',']));
    let behind = divides(last_end, at);
    let ahead = divides(at, start(next));
    match (behind, ahead) {
        (true, false) => Some(before + 1),
        (_, true) => Some(before),
        (false, false) => {
            if comma(last_end, at) && !comma(at, start(next)) {
                Some(before + 1)
            } else {
                Some(before)
            }
        }
    }
}

/// "In 2015 and 2016, those numbers were 151 and 142": as many dates as numbers, in one order.
fn paired(
    line: &Line<'_>,
    drafts: &[Draft],
    dates: &[(usize, usize)],
) -> Option<Vec<Option<usize>>> {
    if drafts.len() < 2 || drafts.len() > dates.len() {
        return None;
    }
    let joined = |from: usize, to: usize| {
        (from + 1..to).all(|at| {
            line.at(at).tag() == Tag::And || line.at(at).is_mark(&[',']) || line.at(at).is("in")
        })
    };
    // The last run of numbers in the sentence that only "and" divides, and of dates.
    let run = drafts
        .iter()
        .zip(drafts.iter().skip(1))
        .rev()
        .take_while(|(a, b)| joined(a.item, b.item))
        .count()
        + 1;
    let date_run =
        dates.iter().zip(dates.iter().skip(1)).rev().take_while(|(a, b)| joined(a.0, b.0)).count()
            + 1;
    if run < 2 || run != date_run {
        return None;
    }
    let mut paired: Vec<Option<usize>> = vec![None; drafts.len() - run];
    let early = dates.iter().take(dates.len() - date_run).map(|&(_, date)| date);
    let singles: Vec<Option<usize>> = early.map(Some).collect();
    for (slot, single) in paired.iter_mut().zip(singles) {
        *slot = single;
    }
    paired.extend(dates.iter().skip(dates.len() - date_run).map(|&(_, date)| Some(date)));
    Some(paired)
}

/// What has been told up to a sentence.
struct Told<'a, 't> {
    reading: &'a Reading<'t>,
    /// The first date of an event.
    lead: Option<Dated>,
    /// The last, with the place of its sentence.
    current: Option<(usize, Dated)>,
    /// The first day on which somebody spoke of it: the harm was done about then.
    spoken: Option<Dated>,
    /// The next sentence to look at.
    line: usize,
}

impl Told<'_, '_> {
    fn read_up_to(&mut self, line: usize, body: usize) {
        while self.line < line {
            let place = self.line;
            self.line += 1;
            let Some(here) = self.reading.lines.get(place) else { continue };
            if here.range.start < body {
                continue;
            }
            self.hear(here);
            let dates = event_dates(self.reading, here);
            let dated =
                dates.last().and_then(|&(_, date)| dated(self.reading, date, Origin::Carried));
            if let Some(dated) = dated.filter(|dated| is_of_event(&dated.date)) {
                self.current = Some((place, dated.clone()));
                let is_recent = is_recent(&dated.date, self.reading.dateline());
                self.lead = self.lead.take().or(Some(dated).filter(|_| is_recent));
            }
        }
    }

    fn hear(&mut self, line: &Line<'_>) {
        if self.spoken.is_some() {
            return;
        }
        let dates = line.items.iter().filter_map(|item| match item.kind {
            Kind::Date(date) => dated(self.reading, date, Origin::Carried),
            Kind::Number(_) | Kind::Word(_) | Kind::Mark(_) => None,
        });
        let day = dates.into_iter().find(|dated| dated.date.precision() == Precision::Day);
        self.spoken = day.map(|dated| Dated { date: dated.date.about(), ..dated });
    }

    /// The date that a figure without one of its own takes over.
    fn carried(&self, line: &Line<'_>, draft: &Draft) -> Option<Dated> {
        if is_lasting(line, draft) {
            return None;
        }
        let near = self.current.as_ref().filter(|(place, _)| {
            let there = self.reading.lines.get(*place);
            let same = there.is_some_and(|there| there.paragraph == line.paragraph);
            same && place + 4 > draft.line || place + 1 == draft.line
        });
        near.map(|(_, dated)| dated.clone())
            .or_else(|| self.lead.clone())
            .or_else(|| self.ahead(line, draft))
            .or_else(|| self.current.clone().map(|(_, dated)| dated))
            .or_else(|| self.spoken.clone())
            .or_else(|| self.news(line, draft))
    }

    /// "Two men were shot. The attack happened on Monday."
    fn ahead(&self, line: &Line<'_>, draft: &Draft) -> Option<Dated> {
        let near = self.reading.lines.get(draft.line + 1..)?.iter().take(2);
        near.take_while(|next| next.paragraph == line.paragraph).find_map(|next| {
            let tells = next.items.iter().any(|item| {
                matches!(item.tag(), Tag::Event | Tag::Thing)
                    || item.is_any(&["attack", "happened", "occurred", "place"])
            });
            let (_, date) = event_dates(self.reading, next).first().copied().filter(|_| tells)?;
            dated(self.reading, date, Origin::Carried).filter(|dated| is_of_event(&dated.date))
        })
    }

    /// "Two days later", "the next day".
    fn counted(&self, line: &Line<'_>) -> Option<Dated> {
        let base = self.current.as_ref().map(|(_, dated)| dated).or(self.lead.as_ref())?;
        if base.date.precision() != Precision::Day {
            return None;
        }
        let (days, span) = (0..line.items.len()).find_map(|at| shift(self.reading, line, at))?;
        let day = base.date.earliest()?.checked_add(days.days()).ok()?;
        Some(Dated {
            date: Date::day(day),
            phrase: span,
            relative: base.relative,
            origin: Origin::Counted,
        })
    }

    fn news(&self, line: &Line<'_>, draft: &Draft) -> Option<Dated> {
        let dateline = self.reading.dateline().filter(|date| date.precision() == Precision::Day)?;
        let is_lead = draft.line < 6;
        let is_perfect = (1..=4).any(|back| line.before(draft.at, back).is_any(&["have", "has"]));
        let is_told =
            line.items.iter().any(|item| item.is_any(&["says", "say", "report", "reports"]));
        if !is_lead || !(is_perfect || is_told) {
            return None;
        }
        let day = dateline.earliest()?;
        let date = Date::month(day.year(), day.month()).ok()?.about();
        let verb = line.at(draft.at);
        Some(Dated {
            date,
            phrase: verb.start..verb.end,
            relative: Relative::Resolved,
            origin: Origin::News,
        })
    }
}

/// Whether a date is narrow enough for one event.
fn is_of_event(date: &Date) -> bool {
    match date.precision() {
        Precision::Day | Precision::Month => true,
        Precision::Interval => date.span_days().is_some_and(|days| days <= 8),
        Precision::Season | Precision::Year | Precision::Decade | Precision::Century => false,
    }
}

fn is_recent(date: &Date, dateline: Option<&Date>) -> bool {
    let Some(day) = dateline.and_then(Date::earliest) else { return true };
    date.earliest().is_some_and(|first| first <= day)
}

/// A count over a war has no day.
fn is_lasting(line: &Line<'_>, draft: &Draft) -> bool {
    let after = draft.noun.end.max(draft.at);
    let before = draft.item.min(draft.at);
    let lasts = |at: usize| line.at(at).tag() == Tag::War;
    (before.saturating_sub(8)..before).any(lasts) || (after..after + 10).any(lasts)
}

/// A count of days from the date before: how many, and its bytes.
fn shift(reading: &Reading<'_>, line: &Line<'_>, at: usize) -> Option<(i64, Range<usize>)> {
    let item = line.at(at);
    let span = |count: usize| item.start..line.at(at + count - 1).end;
    let sign = |item: super::item::Item<'_>| {
        if item.is_any(&["later", "afterwards"]) {
            Some(1)
        } else if item.is("earlier") {
            Some(-1)
        } else {
            None
        }
    };
    for (phrase, days) in [
        ("the next day", 1),
        ("the following day", 1),
        ("the previous day", -1),
        ("the same day", 0),
        ("the day before", -1),
    ] {
        if line.has(at, phrase) {
            return Some((days, span(3)));
        }
    }
    let unit = line.at(at + 1);
    let length = if unit.is_any(&["day", "days"]) {
        1
    } else if unit.is_any(&["week", "weeks"]) {
        7
    } else {
        return None;
    };
    let sign = sign(line.at(at + 2))?;
    let count = if let Kind::Number(number) = item.kind {
        i64::try_from(reading.numbers.get(number)?.amount.best?).ok()?
    } else if item.is("a") {
        1
    } else {
        return None;
    };
    Some((count.checked_mul(length * sign)?.clamp(-3660, 3660), span(3)))
}
