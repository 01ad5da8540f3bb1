//! What a page or front matter says of itself, set as the first lines of the article's text.
//!
//! Invariant: the text begins with title, author, date and outlet as far as they are known, each a
//! paragraph that its span covers, so that the reader sees and can tag them; the body repeats none
//! of them.

use crate::extract::phrase::find_absolute_line;
use crate::model::date::Date;

use super::blocks::one_line;
use super::head::{self, Guess};
use super::{Head, Recognised, RecognisedDate};

/// How many paragraphs of a body may repeat its head.
const OPENING: usize = 8;
/// How many candidates are offered beside the chosen one.
const OTHERS: usize = 5;

/// Candidates for each field, best first.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Known {
    pub(super) titles: Vec<String>,
    pub(super) authors: Vec<String>,
    pub(super) outlets: Vec<String>,
    pub(super) dates: Vec<Date>,
}

impl Known {
    /// The article's text and its head: the known lines, then the body. What is not known is
    /// looked for in the body's first lines.
    pub(super) fn compose(self, body: &str, guess: Guess) -> (String, Head) {
        let mut head = self.into_head();
        let (body, date_line) = without_repetitions(&head, body);
        let mut text = String::new();
        set_line(&mut text, &mut head.title);
        set_line(&mut text, &mut head.author);
        if let Some(date) = &mut head.dateline {
            let words = date_line.unwrap_or_else(|| date.date.words());
            date.span = Some(push_paragraph(&mut text, &words));
        }
        set_line(&mut text, &mut head.outlet);
        let begin = if text.is_empty() || body.is_empty() { text.len() } else { text.len() + 2 };
        if !body.is_empty() {
            push_paragraph(&mut text, &body);
        }
        head.body_start = begin;
        fill_from_body(&mut head, &body, begin, guess);
        (text, head)
    }

    fn into_head(self) -> Head {
        let mut dates = distinct(self.dates).into_iter();
        Head {
            title: candidates(self.titles),
            author: candidates(self.authors),
            outlet: candidates(self.outlets),
            dateline: dates.next().map(|date| RecognisedDate {
                date,
                span: None,
                others: dates.take(OTHERS).collect(),
            }),
            ..Head::default()
        }
    }
}

/// A date in the spellings of pages and front matter: ISO with or without a time, EDTF, or words.
pub(super) fn read_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text.get(..10).filter(|day| {
        let mut digits = day.split('-').map(str::len);
        digits.next() == Some(4) && digits.next() == Some(2) && digits.next() == Some(2)
    });
    let day = day.and_then(|day| Date::parse(day).ok());
    let compact = || {
        let digits = text.get(..8).filter(|day| day.bytes().all(|b| b.is_ascii_digit()))?;
        let (year, rest) = digits.split_at_checked(4)?;
        let (month, day) = rest.split_at_checked(2)?;
        Date::parse(&format!("{year}-{month}-{day}")).ok()
    };
    day.or_else(|| Date::parse(text).ok()).or_else(compact).or_else(|| find_absolute_line(text))
}

/// Whether two wordings are the same but for case, spaces, "By" and punctuation around them.
pub(super) fn same_wording(a: &str, b: &str) -> bool {
    let bare = |text: &str| {
        let text = one_line(text).to_lowercase();
        let text = text.strip_prefix("by ").unwrap_or(&text);
        let text = text.replace(['‘', '’'], "'").replace(['“', '”'], "\"");
        text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
    };
    bare(a) == bare(b)
}

/// Names as one value: "A", "A and B", "A, B and C".
pub(super) fn join_names(names: &[String]) -> Option<String> {
    match names {
        [] => None,
        [one] => Some(one.clone()),
        [before @ .., last] => Some(format!("{} and {last}", before.join(", "))),
    }
}

fn candidates(values: Vec<String>) -> Option<Recognised> {
    let mut kept: Vec<String> = Vec::new();
    for value in values {
        let value = one_line(&value);
        if value.chars().any(char::is_alphanumeric) && !kept.iter().any(|k| same_wording(k, &value))
        {
            kept.push(value);
        }
    }
    let mut kept = kept.into_iter();
    let value = kept.next()?;
    Some(Recognised { value, span: None, others: kept.take(OTHERS).collect() })
}

fn distinct(dates: Vec<Date>) -> Vec<Date> {
    let mut kept = Vec::new();
    for date in dates {
        if !kept.contains(&date) {
            kept.push(date);
        }
    }
    kept
}

/// The body without the first paragraphs that only repeat the head, and the page's own wording of
/// the date if one of them was that.
fn without_repetitions(head: &Head, body: &str) -> (String, Option<String>) {
    let repeats = |field: &Option<Recognised>, paragraph: &str| {
        field.as_ref().is_some_and(|field| same_wording(&field.value, paragraph))
    };
    let (mut kept, mut date_line) = (Vec::new(), None);
    let mut rest = body;
    for _ in 0..OPENING {
        let (paragraph, after) = rest.split_once("\n\n").unwrap_or((rest, ""));
        let says_the_date = date_line.is_none()
            && paragraph.len() < 80
            && head.dateline.as_ref().is_some_and(|known| {
                find_absolute_line(paragraph).is_some_and(|date| date == known.date)
            });
        if says_the_date {
            date_line = Some(one_line(paragraph));
        } else if !paragraph.is_empty()
            && !repeats(&head.title, paragraph)
            && !repeats(&head.author, paragraph)
            && !repeats(&head.outlet, paragraph)
        {
            kept.push(paragraph);
        }
        rest = after;
    }
    if !rest.is_empty() {
        kept.push(rest);
    }
    (kept.join("\n\n"), date_line)
}

fn set_line(text: &mut String, field: &mut Option<Recognised>) {
    if let Some(field) = field {
        field.span = Some(push_paragraph(text, &field.value));
    }
}

fn push_paragraph(text: &mut String, paragraph: &str) -> std::ops::Range<usize> {
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    let begin = text.len();
    text.push_str(paragraph);
    begin..text.len()
}

/// Looks for what is still unknown in the first lines of the body, which stands at `begin`.
fn fill_from_body(head: &mut Head, body: &str, begin: usize, guess: Guess) {
    if head.title.is_some() && head.author.is_some() && head.dateline.is_some() {
        return;
    }
    let found = head::recognise(body, guess);
    let shift = |span: Option<std::ops::Range<usize>>| {
        span.map(|span| span.start + begin..span.end + begin)
    };
    let place = |field: Recognised| Recognised { span: shift(field.span.clone()), ..field };
    if head.title.is_none() {
        head.title = found.title.map(place);
        head.title_ideas = found.title_ideas;
    }
    if head.author.is_none() {
        head.author = found.author.map(place);
    }
    if head.outlet.is_none() {
        head.outlet = found.outlet.map(place);
    }
    if head.dateline.is_none() {
        head.dateline =
            found.dateline.map(|date| RecognisedDate { span: shift(date.span.clone()), ..date });
    }
    head.body_start = begin + found.body_start;
}
