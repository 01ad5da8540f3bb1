//! A line of the head is cut into fields, and each field is asked what it plainly is.
//!
//! Invariant: a field that is not plainly a date, byline, outlet or furniture stays open.

use std::ops::Range;

use crate::extract::phrase::{find, find_absolute_line};
use crate::io::import::blocks::one_line;
use crate::io::import::wordlist::entries;
use crate::model::date::Date;

use super::lines::Line;
use super::{names, outlets};

/// A line, or a part of one between separators.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Field {
    /// Cleaned: of a byline the names, of a labelled line what follows the label.
    pub(super) value: String,
    /// The value's place in the text.
    pub(super) span: Range<usize>,
    pub(super) meaning: Meaning,
    /// The group of lines that it stands in.
    pub(super) group: usize,
}

/// What a field is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// Labelled as the title.
    Title,
    Author,
    Outlet,
    Date(Date),
    /// Page furniture: "Share this", "5 min read".
    Furniture,
    /// Not plain.
    Open,
}

impl Meaning {
    /// The date that a field is.
    pub(super) fn date(&self) -> Option<Date> {
        if let Self::Date(date) = self { Some(*date) } else { None }
    }
}

/// Between the fields of one line.
const SEPARATORS: &[&str] = &[" | ", " · ", " • ", " — ", " – ", " - ", " / ", "\t", "|", "•"];
/// Labels of exported articles, and what they label.
const LABELS: &[(&str, Label)] = &[
    ("title", Label::Title),
    ("headline", Label::Title),
    ("subject", Label::Title),
    ("author", Label::Author),
    ("authors", Label::Author),
    ("byline", Label::Author),
    ("by", Label::Author),
    ("source", Label::Outlet),
    ("outlet", Label::Outlet),
    ("publication", Label::Outlet),
    ("publisher", Label::Outlet),
    ("newspaper", Label::Outlet),
    ("date", Label::Date),
    ("dateline", Label::Date),
    ("published", Label::Date),
    ("publication date", Label::Date),
    ("url", Label::Other),
    ("link", Label::Other),
    ("section", Label::Other),
    ("length", Label::Other),
    ("language", Label::Other),
    ("keywords", Label::Other),
    ("tags", Label::Other),
    ("from", Label::Other),
    ("to", Label::Other),
];
/// Beginnings of lines that belong to the page and not to the article.
const FURNITURE: &str = "image caption, caption, published, posted, updated, last updated, originally published, \
    share, advertisement, listen to, photo:, photograph:, image:, image source, picture:, \
    credit:, copyright, ©, all rights reserved, subscribe, sign up, sign in, log in, skip to, \
    read more, comments, no comments, post a comment, leave a reply, print, save, follow us, \
    home >, home ›, home », menu, search, http://, https://, www., body, load-date, \
    highlight:, continue reading";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    Title,
    Author,
    Outlet,
    Date,
    Other,
}

/// The fields of a line.
pub(super) fn read(line: &Line<'_>) -> Vec<Field> {
    let text = line.text;
    if let Some(field) = labelled(line) {
        return vec![field];
    }
    if let Some((phrase, date)) = dated(text) {
        return vec![plain(line, phrase, Meaning::Date(date))];
    }
    let parts = parts(text);
    if parts.len() > 1 {
        let fields: Vec<Field> = parts.into_iter().flat_map(|part| of_part(line, part)).collect();
        let speaks = |field: &Field| !matches!(field.meaning, Meaning::Open | Meaning::Title);
        if fields.iter().any(speaks) {
            return fields;
        }
    }
    let whole = of_part(line, 0..text.len());
    if whole.iter().all(|field| field.meaning == Meaning::Open)
        && let Some((headline, outlet)) = headline_and_site(text)
    {
        return vec![
            plain(line, 0..headline, Meaning::Open),
            plain(line, outlet..text.len(), Meaning::Outlet),
        ];
    }
    whole
}

/// "Harbour shelled, nine dead | The Plain Herald", as browsers name a page: where the headline
/// ends and where the site's name begins.
fn headline_and_site(text: &str) -> Option<(usize, usize)> {
    [" | ", " - "].into_iter().find_map(|separator| {
        let (headline, site) = text.rsplit_once(separator)?;
        let is_so =
            headline.split_whitespace().count() >= 4 && outlets::is_shaped_like_an_outlet(site);
        is_so.then(|| (headline.len(), text.len() - site.len()))
    })
}

/// Whether the line is plainly part of a head: a date or a byline.
pub(super) fn is_certain(line: &Line<'_>) -> bool {
    let plain = |field: &Field| {
        matches!(field.meaning, Meaning::Date(_) | Meaning::Author | Meaning::Title)
    };
    read(line).iter().any(plain)
}

fn plain(line: &Line<'_>, part: Range<usize>, meaning: Meaning) -> Field {
    let value = line.text.get(part.clone()).unwrap_or_default();
    Field {
        value: one_line(value),
        span: line.span.start + part.start..line.span.start + part.end,
        meaning,
        group: line.group,
    }
}

/// The fields of a part of a line: a byline may name the outlet too.
fn of_part(line: &Line<'_>, part: Range<usize>) -> Vec<Field> {
    let text = line.text.get(part.clone()).unwrap_or_default();
    if let Some((phrase, date)) = dated(text) {
        let place = part.start + phrase.start..part.start + phrase.end;
        return vec![plain(line, place, Meaning::Date(date))];
    }
    if is_furniture(text) {
        return vec![plain(line, part, Meaning::Furniture)];
    }
    if let Some((before, date_at, date)) = ends_with_date(text) {
        let date_part = part.start + date_at..part.end;
        let mut fields = of_part(line, part.start..part.start + before);
        fields.push(plain(line, date_part, Meaning::Date(date)));
        return fields;
    }
    // "BBC News, Odesa"
    let outlet = text.split_once(", ").filter(|_| text.len() < 40).map_or(text, |(name, _)| name);
    if outlets::is_known_outlet(outlet) {
        return vec![plain(line, part.start..part.start + outlet.len(), Meaning::Outlet)];
    }
    if let Some(byline) = names::byline(text) {
        return from_byline(line, part.start, byline);
    }
    vec![plain(line, part, Meaning::Open)]
}

fn from_byline(line: &Line<'_>, at: usize, byline: names::Byline) -> Vec<Field> {
    let place = |span: Range<usize>| at + span.start..at + span.end;
    let mut fields = Vec::new();
    if let Some((value, span)) = byline.author {
        fields.push(Field { value, ..plain(line, place(span), Meaning::Author) });
    }
    if let Some(span) = byline.outlet {
        fields.push(plain(line, place(span), Meaning::Outlet));
    }
    fields
}

/// The date that a text is, and its place in it: "Published on 2 May 2023, 10:30" has a label and
/// a time around it.
fn dated(text: &str) -> Option<(Range<usize>, Date)> {
    let date = find_absolute_line(text)?;
    let phrases = find(text, None);
    let phrase = phrases.into_iter().find(|phrase| phrase.resolved.date == date);
    Some((phrase.map_or(0..text.len(), |phrase| phrase.range), date))
}

/// "London, 22 March 2024": where the words before the date end, where the date begins, the date.
fn ends_with_date(text: &str) -> Option<(usize, usize, Date)> {
    if text.chars().count() > 90 {
        return None;
    }
    let mut commas = text.match_indices(", ");
    commas.find_map(|(at, comma)| {
        let begin = at + comma.len();
        find_absolute_line(text.get(begin..)?).map(|date| (at, begin, date))
    })
}

fn labelled(line: &Line<'_>) -> Option<Field> {
    let (label, value) = line.text.split_once(':')?;
    let label = label.trim().to_lowercase();
    let &(_, label) = LABELS.iter().find(|(known, _)| *known == label)?;
    let value = value.trim();
    let begin = line.text.len() - value.len();
    let part = begin..line.text.len();
    let field = match label {
        Label::Title => plain(line, part, Meaning::Title),
        Label::Author => {
            let author = names::clean_author(value)?;
            Field { value: author, ..plain(line, part, Meaning::Author) }
        }
        Label::Outlet if value.contains("://") => plain(line, part, Meaning::Furniture),
        Label::Outlet => plain(line, part, Meaning::Outlet),
        Label::Date => plain(line, part, Meaning::Date(find_absolute_line(value)?)),
        Label::Other => plain(line, 0..line.text.len(), Meaning::Furniture),
    };
    (!value.is_empty()).then_some(field)
}

fn is_furniture(text: &str) -> bool {
    let lower = text.to_lowercase();
    let begins = |start: &str| {
        // "Print" is a button, "Printing money" a title.
        lower.strip_prefix(start).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let short = text.split_whitespace().count() <= 6;
    let reading_time = short && (lower.ends_with("min read") || lower.ends_with("minute read"));
    reading_time
        || (short && entries(FURNITURE).any(begins))
        || lower.starts_with("http://")
        || lower.starts_with("https://")
}

/// The parts of a line between separators; one if it has none.
fn parts(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut begin = 0;
    while let Some((at, length)) = next_separator(text, begin) {
        push_trimmed(&mut parts, text, begin..at);
        begin = at + length;
    }
    push_trimmed(&mut parts, text, begin..text.len());
    parts
}

fn next_separator(text: &str, from: usize) -> Option<(usize, usize)> {
    let rest = text.get(from..)?;
    let found = SEPARATORS.iter().filter_map(|s| rest.find(s).map(|at| (from + at, s.len())));
    found.min_by_key(|&(at, length)| (at, usize::MAX - length))
}

fn push_trimmed(parts: &mut Vec<Range<usize>>, text: &str, part: Range<usize>) {
    let Some(words) = text.get(part.clone()) else { return };
    let trimmed = words.trim();
    if !trimmed.is_empty() {
        let begin = part.start + (words.len() - words.trim_start().len());
        parts.push(begin..begin + trimmed.len());
    }
}
