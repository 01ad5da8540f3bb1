//! Recognises title, author, outlet and date where they stand above the body of a text.
//!
//! Invariant: reads only the opening of a text, so its time does not grow with the article; spans
//! lie within the text on character boundaries. It proposes, the analyst decides: every field keeps
//! its other candidates.

mod fields;
mod lines;
mod names;
mod outlets;
mod title;
mod wire;

use std::ops::Range;

use crate::model::date::Date;

use super::{Head, Recognised, RecognisedDate};
use fields::{Field, Meaning};
use lines::Line;

pub(super) use names::{clean_author, names_in_byline};
pub(super) use outlets::is_known_outlet;

/// How many lines a head may have.
const LONGEST_HEAD: usize = 12;
/// How many candidates are offered beside the chosen one.
const OTHERS: usize = 5;

/// How much a line must say of itself before it is taken for a part of the head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guess {
    /// Its shape and place are enough.
    Bold,
    /// Only plain signs count: a page says what it has in other ways, and what stands above its
    /// text may be anything.
    Careful,
}

/// What stands above the body of a text.
pub(super) fn recognise(text: &str, guess: Guess) -> Head {
    let lines = lines::opening(text);
    let body = lines::body_index(&lines).min(LONGEST_HEAD);
    let above = lines.get(..body).unwrap_or(&lines);
    let fields: Vec<Field> = above.iter().flat_map(fields::read).collect();
    let mut head = Head { dateline: dateline(&fields), ..Head::default() };
    let title = title::choose(&fields).filter(|&index| guess == Guess::Bold || index == 0);
    let author = author(&fields, title, guess);
    // Only a line above the title can be an outlet by its shape.
    let above_title = title.filter(|_| guess == Guess::Bold);
    head.outlet = outlet(&fields, above_title, author.as_ref());
    head.title = title.and_then(|chosen| title_of(&fields, chosen));
    head.author = author;
    let first = first_of_body(&lines, &fields, &head);
    head.body_start = lines.get(first).map_or(text.len(), |line| line.span.start);
    if let Some(line) = lines.get(first.max(body)).or_else(|| lines.get(first)) {
        take_wire(&mut head, line);
    }
    if head.title.is_none() {
        head.title_ideas =
            lines.get(first).and_then(|line| opening_words(line)).into_iter().collect();
    }
    head
}

fn recognised(field: &Field, value: &str, others: Vec<String>) -> Recognised {
    Recognised { value: value.to_owned(), span: Some(field.span.clone()), others }
}

fn dateline(fields: &[Field]) -> Option<RecognisedDate> {
    let mut dates =
        fields.iter().filter_map(|field| Some((field.meaning.date()?, field.span.clone())));
    let (date, span) = dates.next()?;
    let mut others: Vec<Date> = Vec::new();
    for (other, _) in dates {
        if other != date && !others.contains(&other) {
            others.push(other);
        }
    }
    Some(RecognisedDate { date, span: Some(span), others })
}

fn title_of(fields: &[Field], chosen: usize) -> Option<Recognised> {
    let field = fields.get(chosen)?;
    let others = title::ranked(fields)
        .into_iter()
        .filter(|&index| index != chosen)
        .filter_map(|index| fields.get(index).map(|field| field.value.clone()))
        .take(OTHERS)
        .collect();
    Some(recognised(field, &field.value, others))
}

/// A byline if there is one; else the line of a name that stands nearest to the title or date.
fn author(fields: &[Field], title: Option<usize>, guess: Guess) -> Option<Recognised> {
    let bylines = fields.iter().filter(|field| field.meaning == Meaning::Author);
    let anchors: Vec<usize> = fields
        .iter()
        .enumerate()
        .filter(|(index, field)| {
            let is_title = Some(*index) == title && guess == Guess::Bold;
            is_title || matches!(field.meaning, Meaning::Date(_))
        })
        .map(|(index, _)| index)
        .collect();
    let far = |index: usize| anchors.iter().map(|anchor| anchor.abs_diff(index)).min();
    let mut near: Vec<((bool, usize), &Field)> = fields
        .iter()
        .enumerate()
        .filter(|(index, field)| {
            Some(*index) != title
                && field.meaning == Meaning::Open
                && names::is_a_byline_without_by(&field.value)
        })
        .filter_map(|(index, field)| {
            let far = far(index).filter(|far| *far <= 2)?;
            Some(((title.is_some_and(|title| index < title), far), field))
        })
        .collect();
    // What stands above the title is more often the outlet.
    near.sort_by_key(|(place, _)| *place);
    let clean = |field: &Field| clean_author(&field.value).unwrap_or_else(|| field.value.clone());
    let mut all = bylines.chain(near.into_iter().map(|(_, field)| field));
    let field = all.next()?;
    Some(recognised(field, &clean(field), all.map(clean).take(OTHERS).collect()))
}

/// A known outlet; else a short line above the title; else one beside the date or the author.
fn outlet(
    fields: &[Field],
    title: Option<usize>,
    author: Option<&Recognised>,
) -> Option<Recognised> {
    let is_author =
        |field: &Field| author.is_some_and(|author| author.span.as_ref() == Some(&field.span));
    let is_free = |field: &Field| field.meaning == Meaning::Open && !is_author(field);
    let title = title.unwrap_or(fields.len());
    let above = fields.get(..title.min(fields.len())).filter(|_| title < fields.len());
    let short = above
        .unwrap_or_default()
        .iter()
        .filter(|field| is_free(field) && outlets::could_be_outlet(&field.value));
    let is_anchor = |index: usize| {
        let field = fields.get(index);
        field.is_some_and(|field| field.meaning.date().is_some() || is_author(field))
    };
    let beside =
        fields.iter().enumerate().skip(title.saturating_add(1)).filter(|(index, field)| {
            is_free(field)
                && (is_anchor(index.saturating_sub(1)) || is_anchor(index + 1))
                && outlets::is_shaped_like_an_outlet(&field.value)
        });
    let known = fields.iter().filter(|field| field.meaning == Meaning::Outlet);
    let mut all = known.chain(short).chain(beside.map(|(_, field)| field));
    let field = all.next()?;
    Some(recognised(field, &field.value, all.map(|f| f.value.clone()).take(OTHERS).collect()))
}

/// The line after the last one that the head uses.
fn first_of_body(lines: &[Line<'_>], fields: &[Field], head: &Head) -> usize {
    let used = [&head.title, &head.author, &head.outlet].into_iter().flatten();
    let mut spans: Vec<Range<usize>> = used.filter_map(|field| field.span.clone()).collect();
    let speaks = |field: &&Field| field.meaning != Meaning::Open;
    spans.extend(fields.iter().filter(speaks).map(|field| field.span.clone()));
    let end = spans.into_iter().map(|span| span.end).max().unwrap_or(0);
    lines.iter().position(|line| line.span.start >= end).unwrap_or(lines.len())
}

/// Takes outlet and date from a wire's dateline at the beginning of the body, where the head has
/// none. A day without a year takes it from a date that stands above, if any.
fn take_wire(head: &mut Head, line: &Line<'_>) {
    let Some(found) = wire::read(line.text, head.dateline.as_ref().map(|known| known.date)) else {
        return;
    };
    let place = |span: Range<usize>| span.start + line.span.start..span.end + line.span.start;
    if let Some((value, span)) = found.outlet {
        match &mut head.outlet {
            None => {
                let span = Some(place(span));
                head.outlet = Some(Recognised { value, span, others: Vec::new() });
            }
            Some(outlet) if outlet.value != value => outlet.others.insert(0, value),
            Some(_) => {}
        }
    }
    if let Some((date, span)) = found.date {
        match &mut head.dateline {
            None => {
                let span = Some(place(span));
                head.dateline = Some(RecognisedDate { date, span, others: Vec::new() });
            }
            Some(known) if known.date != date && !known.others.contains(&date) => {
                known.others.push(date);
            }
            Some(_) => {}
        }
    }
}

/// The first words of the body, for want of a title.
fn opening_words(line: &Line<'_>) -> Option<String> {
    let text = wire::without_dateline(line.text);
    let mut words = String::new();
    for word in text.split_whitespace().take(12) {
        if words.len() + word.len() > 90 {
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
        if word.ends_with(['.', '!', '?', '。', '؟']) && words.len() > 20 {
            return Some(words);
        }
    }
    (!words.is_empty()).then(|| format!("{}…", words.trim_end_matches([',', ';', ':', '—', '-'])))
}
