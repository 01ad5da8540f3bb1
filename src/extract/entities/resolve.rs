//! One name, one thing: the text votes on each name, and short forms and acronyms find the names
//! that they stand for.
//!
//! Invariant: what a list or the workspace says of a name is not outvoted; a candidate without
//! enough evidence is dropped.

use std::collections::BTreeMap;

use super::mention::{Mention, Why};
use super::page::{Page, Source};
use crate::extract::gazetteer::{Class, Gap, Key, Kind, Shape};

/// Less evidence is not suggested.
const ENOUGH: f32 = 0.45;
/// How sure a short form of a found name is.
const SHORT: f32 = 0.85;

/// Settles the kinds and entities of candidates, and drops the weak ones.
pub(super) fn resolve(page: &Page<'_>, mentions: &mut Vec<Mention>) {
    vote(page, mentions);
    expand(page, mentions);
    shorten(page, mentions);
    mentions.retain(|mention| mention.score >= ENOUGH);
}

/// What a text's candidates say of one name.
#[derive(Clone, Copy, Default)]
struct Vote {
    /// The strongest evidence for each kind, in the order of [`Kind`].
    best: [f32; 6],
    why: [Option<Why>; 6],
    /// How often it stands where a capital tells something.
    count: u8,
}

/// All mentions of a name become what the strongest evidence says.
fn vote(page: &Page<'_>, mentions: &mut [Mention]) {
    let mut votes: BTreeMap<Key, Vote> = BTreeMap::new();
    for mention in mentions.iter().filter(|mention| matches!(mention.source, Source::Rule(_))) {
        let vote = votes.entry(mention.key).or_default();
        vote.count = vote.count.saturating_add(u8::from(!page.is_initial(mention.run.start)));
        let kind = mention.kind as usize;
        if let (Some(best), Some(why)) = (vote.best.get_mut(kind), vote.why.get_mut(kind))
            && mention.score > *best
        {
            (*best, *why) = (mention.score, Some(mention.why));
        }
    }
    for mention in mentions.iter_mut() {
        if !matches!(mention.source, Source::Rule(_)) {
            continue;
        }
        let Some(vote) = votes.get(&mention.key) else { continue };
        let Some((kind, score, why)) = winner(vote) else { continue };
        let again = 0.06 * f32::from(vote.count.saturating_sub(1).min(3));
        let score = if score > 0.2 { (score + again).min(0.95) } else { score };
        if score > mention.score {
            (mention.kind, mention.score, mention.why) = (kind, score, why);
        }
    }
}

fn winner(vote: &Vote) -> Option<(Kind, f32, Why)> {
    const KINDS: [Kind; 5] =
        [Kind::Person, Kind::Organisation, Kind::Place, Kind::Event, Kind::Weapon];
    let cases = KINDS.iter().zip(vote.best.iter().zip(&vote.why));
    let cases = cases.filter_map(|(&kind, (&score, why))| Some((kind, score, (*why)?)));
    cases.fold(None, |best: Option<(Kind, f32, Why)>, case| {
        best.filter(|best| best.1 >= case.1).or(Some(case))
    })
}

/// Acronyms and the names that they stand for: "Pacific Warning Center (PWC) ... PWC".
fn expand(page: &Page<'_>, mentions: &mut [Mention]) {
    let mut meaning: BTreeMap<Key, usize> = BTreeMap::new();
    let mut initials: BTreeMap<String, usize> = BTreeMap::new();
    for (index, mention) in mentions.iter().enumerate() {
        let is_group = mention.kind == Kind::Organisation || mention.kind == Kind::Place;
        if mention.run.len() < 2 || !is_group {
            continue;
        }
        let end = mention.run.end;
        if page.gap(end) == Gap::Open && page.shape(end) == Shape::Upper {
            let short = page.str(end);
            let initial = |at| page.str(at).chars().next().unwrap_or_default();
            // Some acronyms are those of another language's order of words: BIR.
            let is_shortened = short.starts_with(initial(mention.run.start))
                || short.chars().all(|c| mention.run.clone().any(|at| initial(at) == c));
            if is_shortened {
                meaning.entry(page.key(end..end + 1)).or_insert(index);
            }
        }
        if mention.score >= ENOUGH && mention.kind == Kind::Organisation {
            let capitals = mention.run.clone().filter(|&at| page.is_capital(at));
            let letters: String = capitals.filter_map(|at| page.str(at).chars().next()).collect();
            if letters.len() > 2 {
                initials.entry(letters).or_insert(index);
            }
        }
    }
    for index in 0..mentions.len() {
        let Some(mention) = mentions.get(index) else { continue };
        let at = mention.run.start;
        if mention.run.len() != 1
            || page.shape(at) != Shape::Upper
            || matches!(mention.source, Source::Known(_) | Source::Own(_))
            || matches!(mention.source, Source::Shipped(_)) && !meaning.contains_key(&mention.key)
        {
            continue;
        }
        let long = meaning.get(&mention.key).or_else(|| initials.get(page.str(at))).copied();
        let Some(long) = long.and_then(|long| mentions.get_mut(long)) else { continue };
        if !matches!(long.source, Source::Rule(_)) || long.score >= ENOUGH {
            long.score = long.score.max(0.7);
        }
        let (kind, source) = (long.kind, long.source);
        if let Some(mention) = mentions.get_mut(index) {
            (mention.kind, mention.source) = (kind, source);
            (mention.score, mention.why) = (SHORT, Why::Abbreviates);
        }
    }
}

/// More bearers of one name are not told apart, so that a long list of names costs no more.
const MOST: usize = 64;

/// A person's full name and where it first stands.
#[derive(Clone, Copy)]
struct Bearer {
    at: usize,
    source: Source,
    given: Key,
    len: usize,
}

/// Family names alone, after the full name has stood or in the headline before it.
fn shorten(page: &Page<'_>, mentions: &mut [Mention]) {
    let mut bearers: BTreeMap<Key, Vec<Bearer>> = BTreeMap::new();
    let persons = |mention: &Mention| mention.kind == Kind::Person && mention.score >= ENOUGH;
    for mention in mentions.iter_mut().filter(|mention| persons(mention)) {
        let len = mention.run.len();
        if len < 2 {
            continue;
        }
        let given = page.key(mention.run.start..mention.run.start + 1);
        let forms = short_forms(page, mention);
        let known = forms.first().and_then(|form| bearers.get(form)).and_then(|bearers| {
            bearers.iter().find(|bearer| bearer.given == given && bearer.len != len)
        });
        // "Muqtada al-Sadr" and "Muqtada Ali al-Sadr" are one.
        if let (Some(bearer), Source::Rule(_)) = (known, mention.source) {
            mention.source = bearer.source;
        }
        let bearer = Bearer { at: mention.run.start, source: mention.source, given, len };
        for form in forms {
            let bearers = bearers.entry(form).or_default();
            let is_new = bearers.last().is_none_or(|last| last.source != bearer.source);
            if is_new && bearers.len() < MOST {
                bearers.push(bearer);
            }
        }
    }
    for mention in mentions.iter_mut() {
        if mention.run.len() > 2 || !matches!(mention.source, Source::Rule(_)) {
            continue;
        }
        let Some(bearers) = bearers.get(&bare_key(page, mention)) else { continue };
        let before = bearers.iter().rev().find(|bearer| bearer.at < mention.run.start);
        let Some(bearer) = before.or(bearers.first()) else { continue };
        let is_full = mention.run.len() == 2
            && !page.class(mention.run.start).is(Class::PARTICLE.or(Class::TITLE).or(Class::ROYAL));
        if is_full || is_located(page, mention) {
            continue;
        }
        (mention.kind, mention.source) = (Kind::Person, bearer.source);
        (mention.score, mention.why) = (SHORT, Why::ShortForm);
    }
}

/// Whether a name stands as a place does: in Cameron, Louisiana.
fn is_located(page: &Page<'_>, mention: &Mention) -> bool {
    let start = mention.run.start;
    mention.kind == Kind::Place
        && mention.score >= ENOUGH
        && page.before(start, Gap::Space).is(Class::LOCATIVE_STRONG)
        && matches!(mention.why, Why::Gazetteer(_))
}

/// The key of a short form; of "al-Sadr" and "bin Zaid" the name without the particle.
fn bare_key(page: &Page<'_>, mention: &Mention) -> Key {
    let run = mention.run.clone();
    let first = run.start;
    let skips = run.len() == 2 && page.class(first).is(Class::PARTICLE.or(Class::TITLE));
    family(page, if skips { first + 1 } else { first })
}

/// The key of a family name without its particle.
fn family(page: &Page<'_>, at: usize) -> Key {
    let Some(word) = page.word(at) else { return Key::EMPTY };
    let parts = page.words.parts(word);
    let is_particle =
        |part: Key| page.lists.shipped.class(Key::EMPTY.then(part)).is(Class::PARTICLE);
    let bare = match parts {
        [first, rest @ ..] if !rest.is_empty() && is_particle(*first) => rest,
        all => all,
    };
    bare.iter().fold(Key::EMPTY, |key, &part| key.then(part))
}

/// What a person is called later: the last word without its particle, a middle name, or the given
/// name if it is a usual one.
fn short_forms(page: &Page<'_>, mention: &Mention) -> Vec<Key> {
    let (first, last) = (mention.run.start, mention.run.end.saturating_sub(1));
    let is_number = page.str(last).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let last = if is_number { last.saturating_sub(1) } else { last };
    if last <= first {
        return Vec::new();
    }
    let ordinary = Class::PARTICLE.or(Class::STOP).or(Class::MONTH).or(Class::ROYAL);
    let middle = (first + 1..last).rev().filter(|&at| {
        page.is_capital(at)
            && page.shape(at) != Shape::Initial
            && !page.class(at).is(Class::FIRST_NAME.or(ordinary))
    });
    let is_usual = page.class(first).is(Class::FIRST_NAME) && !page.class(first).is(ordinary);
    let given = Some(first).filter(|_| is_usual);
    std::iter::once(last).chain(middle).chain(given).map(|at| family(page, at)).collect()
}
