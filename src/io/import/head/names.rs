//! Names of people as bylines write them.
//!
//! Invariant: a byline is recognised by its "By" or by being nothing but a name; a sentence is
//! never one.

use std::ops::Range;

use crate::io::import::blocks::one_line;
use crate::io::import::known::join_names;
use crate::io::import::wordlist::{entries, lists};

use super::outlets::{self, is_known_outlet};

/// What a byline says. Spans are bytes of the byline's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Byline {
    /// The names, and where they stand.
    pub(super) author: Option<(String, Range<usize>)>,
    /// Where the outlet stands: "By Ana Ruiz, Reuters".
    pub(super) outlet: Option<Range<usize>>,
}

/// Words before a name in a byline.
const LEADS: &str = "written by, story by, report by, reported by, reporting by, analysis by, opinion by, \
    posted by, words by, text by, compiled by, by, par, por, von";
/// Parts of names that are written small.
const PARTICLES: &str = "al, el, ul, ur, bin, ibn, bint, abu, de, del, della, di, da, dos, das, do, du, la, le, \
    van, von, der, den, ter, ten, zu, y, e";
/// Words that stand in titles and outlets and in no name.
const NO_NAMES: &str = "the, a, an, of, in, on, at, to, for, and, from, with, by, after, as, is, are, was, what, \
    how, why, who, when, where, no, not, new, news, times, post, press, agency, daily, attack, \
    attacks, war, report, update, opinion, analysis, world, police, army, killed, dead, dies, \
    today, editorial, breaking, exclusive, live, latest, middle, east, asia, africa, europe, \
    america, magazine, institute, center, centre, university, ministry, crisis, bombing, \
    blast, says, hits, kills, north, south, west, video";
/// Words of a date.
const CALENDAR: &str = "january, february, march, april, june, july, august, september, october, \
                        november, december, monday, tuesday, wednesday, thursday, friday, saturday, \
                        sunday";

/// Reads a line that begins with "By".
pub(super) fn byline(text: &str) -> Option<Byline> {
    let begin = after_lead(text)?;
    let rest = text.get(begin..)?;
    if rest.chars().count() > 160 {
        return None;
    }
    let (names, end) = names(rest);
    let outlet = outlet_after(rest, end);
    let author = join_names(&names).map(|author| (author, begin..begin + end));
    let outlet = outlet.map(|span| begin + span.start..begin + span.end);
    (author.is_some() || outlet.is_some()).then_some(Byline { author, outlet })
}

/// Whether a line is nothing but one or two names.
pub(super) fn is_a_byline_without_by(text: &str) -> bool {
    let (names, end) = names(text);
    end == text.len()
        && (1..=3).contains(&names.len())
        && names.iter().all(|name| name.split_whitespace().count() >= 2)
}

/// Whether a text has the shape of one person's name.
pub(super) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let [first, .., last] = words.as_slice() else {
        return words.first().is_some_and(|word| is_capitalised(word));
    };
    words.len() <= 5
        && is_capitalised(first)
        && is_capitalised(last)
        && words.iter().all(|word| is_capitalised(word) || is_particle(word))
}

/// An author as a form should show it: no "By", no outlet, one line. `None` for an address or
/// nothing.
pub(in crate::io::import) fn clean_author(text: &str) -> Option<String> {
    let text = one_line(text);
    if text.contains("://") || text.contains('@') || text.starts_with("www.") {
        return None;
    }
    if let Some(author) = byline(&text).and_then(|byline| byline.author) {
        return Some(author.0);
    }
    let bare = text.split(['|', '•', '·']).next().unwrap_or_default().trim();
    let bare = after_lead(bare).and_then(|begin| bare.get(begin..)).unwrap_or(bare);
    let bare = bare.trim_end_matches([',', ';', ':']).trim();
    let bare = if is_shouted(bare) { calm(bare) } else { bare.to_owned() };
    bare.chars().any(char::is_alphabetic).then_some(bare)
}

/// The names at the beginning of what a page marks as its byline; `None` if it begins with none.
pub(in crate::io::import) fn names_in_byline(text: &str) -> Option<String> {
    let text = one_line(text);
    if let Some(author) = byline(&text).and_then(|byline| byline.author) {
        return Some(author.0);
    }
    // "Ana Ruiz May 2, 2023 3:46 PM"
    let is_of_a_date = |word: &&str| {
        word.contains(|c: char| c.is_ascii_digit()) || lists(CALENDAR, &word.to_lowercase())
    };
    let words: Vec<&str> = text.split(' ').take_while(|word| !is_of_a_date(word)).collect();
    let (names, _) = names(&words.join(" "));
    join_names(&names).filter(|author| author.len() > 4 && author.contains(' '))
}

/// Where a byline's names begin.
fn after_lead(text: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    let lead = entries(LEADS).find(|lead| lower.starts_with(lead))?;
    let rest = text.get(lead.len()..)?;
    let names = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ':');
    (names.len() < rest.len() && !names.is_empty()).then(|| text.len() - names.len())
}

/// The names at the beginning of a text, and where the last of them ends. Only an "and" makes a
/// list: what follows a comma otherwise is an outlet or a post.
fn names(text: &str) -> (Vec<String>, usize) {
    let (mut found, mut begin, mut listed) = (Vec::new(), 0, 1);
    loop {
        let rest = text.get(begin..).unwrap_or_default();
        let (length, joint) = next_joint(rest);
        let piece = rest.get(..length).unwrap_or(rest);
        let bare = piece.split(" in ").next().unwrap_or(piece).trim_end();
        let bare = bare.trim_end_matches(['.', ';']);
        if !is_name(bare) || is_known_outlet(bare) {
            break;
        }
        let name = if is_shouted(bare) { calm(bare) } else { one_line(bare) };
        found.push((name, begin + bare.len()));
        if listed == 0 {
            listed = found.len();
            break;
        }
        let joint_ends_list = !joint.trim().eq(",");
        if joint.is_empty() || bare.len() < piece.trim_end().len() {
            break;
        }
        // The name behind "and" is the last.
        listed = if joint_ends_list { 0 } else { listed };
        begin += length + joint.len();
    }
    found.truncate(listed.max(1));
    let end = found.last().map_or(0, |(_, end)| *end);
    (found.into_iter().map(|(name, _)| name).collect(), end)
}

/// How far the next comma, "and", "&" or "with" between names is, and what it is.
fn next_joint(text: &str) -> (usize, &'static str) {
    let joints = [", and ", ", ", " and ", " AND ", " & ", " with "];
    let found = joints.into_iter().filter_map(|joint| text.find(joint).map(|at| (at, joint)));
    found.min_by_key(|(at, joint)| (*at, usize::MAX - joint.len())).unwrap_or((text.len(), ""))
}

/// The place of an outlet behind the names: a known one, or a capitalised word or two.
fn outlet_after(text: &str, end: usize) -> Option<Range<usize>> {
    let rest = text.get(end..)?;
    let lead = |c: char| c.is_whitespace() || ",-–—|/(·".contains(c);
    let bare = rest.trim_start_matches(lead);
    let begin = text.len() - bare.len();
    let bare = bare.trim_end_matches([')', '.', ' ']);
    let looks_so = end > 0
        && rest.trim_start().starts_with([',', '|', '('])
        && outlets::is_shaped_like_an_outlet(bare);
    let first = bare.split(", ").next().unwrap_or(bare);
    if is_known_outlet(first) {
        return Some(begin..begin + first.len());
    }
    looks_so.then(|| begin..begin + bare.len())
}

fn is_capitalised(word: &str) -> bool {
    let bare = word.strip_suffix('.').unwrap_or(word);
    let plain = |c: char| c.is_alphabetic() || "-'’ʼ.".contains(c);
    // "al-Zahra" begins with its particle.
    let start = bare.split_once('-').filter(|(lead, _)| lists(PARTICLES, lead));
    let start = start.map_or(bare, |(_, name)| name);
    start.starts_with(char::is_uppercase)
        && bare.chars().all(plain)
        && !lists(NO_NAMES, &bare.to_lowercase())
}

fn is_particle(word: &str) -> bool {
    lists(PARTICLES, word)
}

fn is_shouted(text: &str) -> bool {
    text.split_whitespace().count() >= 2
        && !text.chars().any(char::is_lowercase)
        && text.chars().filter(|c| c.is_uppercase()).count() > 4
}

/// "ANA RUIZ-LOPEZ" as "Ana Ruiz-Lopez".
fn calm(text: &str) -> String {
    let mut calm = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        if inside {
            calm.extend(c.to_lowercase());
        } else {
            calm.push(c);
        }
        inside = c.is_alphabetic();
    }
    one_line(&calm)
}
