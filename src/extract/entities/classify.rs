//! What an unknown name is, from its own words and those beside it.
//!
//! Invariant: every point of evidence is one rule with a reason that can be shown; the strongest
//! kind wins.

use std::ops::Range;

use super::mention::Why;
use super::page::{Page, Setting};
use crate::extract::gazetteer::{Class, Gap, Kind, Shape};

/// Evidence for one kind: the sum, and the strongest part's reason.
#[derive(Clone, Copy)]
struct Case {
    kind: Kind,
    sum: f32,
    most: f32,
    why: Why,
}

impl Case {
    fn new(kind: Kind) -> Self {
        Self { kind, sum: 0.0, most: 0.0, why: Why::Nothing }
    }

    fn add(&mut self, points: f32, why: Why) {
        self.sum += points;
        if points > self.most {
            (self.most, self.why) = (points, why);
        }
    }
}

/// The likeliest kind of a run of capitalised words, from 0 to 1, and why.
pub(super) fn classify(page: &Page<'_>, run: &Range<usize>) -> (Kind, f32, Why) {
    let cases = [person(page, run), place(page, run), organisation(page, run)];
    let [first, ..] = cases;
    let best =
        cases.into_iter().fold(first, |best, case| if case.sum > best.sum { case } else { best });
    // Rival evidence makes a kind less sure.
    let rival = cases.iter().filter(|case| case.kind != best.kind).map(|case| case.sum);
    let rival = rival.fold(0.0_f32, f32::max);
    let mut score = best.sum - rival * 0.1;
    if page.setting(run.start) != Setting::Prose {
        score *= 0.5;
    }
    if run.len() == 1 && page.is_initial(run.start) {
        score *= if is_ordinary(page, run.start) { 0.0 } else { 0.75 };
    }
    (best.kind, score.clamp(0.0, 0.95), best.why)
}

/// Whether an article stands before a name, as it does before few persons.
pub(super) fn has_article(page: &Page<'_>, first: usize) -> bool {
    let before = first.wrapping_sub(1);
    page.gap(first) == Gap::Space && matches!(page.str(before), "the" | "The" | "a" | "A" | "an")
}

fn is_ordinary(page: &Page<'_>, at: usize) -> bool {
    let words = Class::STOP.or(Class::COMMON).or(Class::ROLE).or(Class::DIRECTION);
    page.class(at).is(words) || page.is_common(at)
}

fn person(page: &Page<'_>, run: &Range<usize>) -> Case {
    let mut case = Case::new(Kind::Person);
    let (first, len) = (run.start, run.len());
    let last = run.end.saturating_sub(1);
    let is_plain = run.clone().all(|at| {
        let odd = Class::STOP.or(Class::COMMON).or(Class::PORTFOLIO).or(Class::DIRECTION);
        !page.class(at).is(odd.or(Class::ORG_HEAD).or(Class::EVENT_HEAD))
            && page.gap(at) != Gap::And
            && page.shape(at) != Shape::Upper
    });
    if len > 1 && page.class(first).is(Class::FIRST_NAME) {
        case.add(if page.gap(first + 1) == Gap::Space { 0.8 } else { 0.3 }, Why::GivenName(first));
    } else if (2..=3).contains(&len) && is_plain {
        case.add(if has_article(page, first) { 0.2 } else { 0.46 }, Why::Capitals);
    } else if len == 1 && page.class(first).is(Class::FIRST_NAME) {
        case.add(0.15, Why::GivenName(first));
    }
    let is_built = run.clone().skip(1).any(|at| {
        page.shape(at) == Shape::Initial
            || page.class(at).is(Class::PARTICLE)
            || page.str(at).starts_with(char::is_lowercase)
    });
    if len > 1 && is_built {
        case.add(0.3, Why::Particle);
    }
    beside_person(page, run, &mut case);
    let is_located = page.is_lower(first.wrapping_sub(1))
        && page.before(first, Gap::Space).is(Class::LOCATIVE_STRONG)
        && !page.class(first).is(Class::FIRST_NAME);
    if len > 4
        || is_located
        || page.shape(last) == Shape::Upper && page.setting(last) == Setting::Prose
    {
        case.sum *= 0.5;
    }
    case
}

/// Roles, ages and verbs.
fn beside_person(page: &Page<'_>, run: &Range<usize>, case: &mut Case) {
    let (first, end) = (run.start, run.end);
    let before = first.wrapping_sub(1);
    if page.is_lower(before) && page.before(first, Gap::Comma).is(Class::ROLE) {
        let points = if page.gap(first) == Gap::Comma { 0.3 } else { 0.5 };
        case.add(points, Why::Role(before));
    } else if page.before(first, Gap::Comma).is(Class::TITLE) && !page.is_lower(before) {
        case.add(0.5, Why::Title(before));
    }
    if page.gap(end) == Gap::Comma {
        let is_age = page.shape(end) == Shape::Digits
            && page.str(end).len() <= 2
            && page.gap(end + 1) >= Gap::Comma;
        if is_age {
            case.add(0.6, Why::Age);
        }
        let role = (end..end + 8).take_while(|&at| {
            at == end
                || page.gap(at) <= Gap::Glue
                || page.word(at - 1).is_some_and(super::page::is_possessive)
        });
        let mut role = role.filter(|&at| page.class(at).is(Class::ROLE.or(Class::TITLE)));
        if let Some(at) = role.next().filter(|_| page.shape(end) != Shape::Digits) {
            case.add(0.35, Why::Role(at));
        } else if page.str(end) == "who" {
            case.add(0.4, Why::Speaks(end));
        }
    } else if page.gap(end) == Gap::Space && page.class(end).is(Class::VERB) {
        case.add(0.3, Why::Speaks(end));
    } else if page.gap(end) == Gap::Space && page.str(end) == "who" {
        case.add(0.25, Why::Speaks(end));
    }
    // "..., said Olmert."
    let is_said = page.is_lower(before) && page.before(first, Gap::Space).is(Class::VERB);
    if is_said && page.gap(before) == Gap::Comma {
        case.add(0.35, Why::Speaks(before));
    }
}

fn place(page: &Page<'_>, run: &Range<usize>) -> Case {
    let mut case = Case::new(Kind::Place);
    let (first, end, len) = (run.start, run.end, run.len());
    if let Some(found) = page.settlement(run.clone()) {
        let rank = f32::from(found.rank);
        let points = if len == 1 { 0.2 + 0.08 * rank } else { 0.45 + 0.06 * rank };
        // Small places are called like persons and things.
        let words = Class::STOP.or(Class::COMMON).or(Class::TITLE).or(Class::DIRECTION);
        let is_odd = len == 1 && page.class(first).is(words.or(Class::MONTH));
        case.add(if is_odd { 0.0 } else { points }, Why::Gazetteer(found));
    }
    let before = first.wrapping_sub(1);
    let class = page.before(first, Gap::Space);
    if page.is_lower(before) || page.is_initial(before) {
        if page.str(before) == "in" && !is_ordinary(page, first) {
            case.add(0.5, Why::PlaceBefore(before));
        } else if class.is(Class::LOCATIVE_STRONG) {
            case.add(if is_ordinary(page, first) { 0.3 } else { 0.46 }, Why::PlaceBefore(before));
        } else if class.is(Class::PLACE_BEFORE.or(Class::DIRECTION)) {
            case.add(0.3, Why::PlaceBefore(before));
        } else if class.is(Class::LOCATIVE) {
            case.add(0.15, Why::PlaceBefore(before));
        } else if page.str(before) == "of"
            && page.before(before, Gap::Space).is(Class::PLACE_BEFORE)
        {
            case.add(0.55, Why::PlaceBefore(before.wrapping_sub(1)));
        }
    }
    if page.gap(end) == Gap::Space && page.is_lower(end) && page.class(end).is(Class::PLACE_AFTER) {
        case.add(0.45, Why::PlaceAfter(end));
    }
    if page.gap(end) == Gap::Comma && lies_in(page, end) && !page.class(first).is(Class::FIRST_NAME)
    {
        case.add(0.46, Why::InPlace);
    }
    let is_in =
        page.gap(end) == Gap::Space && page.str(end) == "in" && page.gap(end + 1) == Gap::Space;
    if is_in && case.sum > 0.1 && lies_in(page, end + 1) {
        case.add(0.3, Why::InPlace);
    }
    if len > 1 && page.class(first).is(Class::PLACE_FIRST) {
        case.add(0.5, Why::PlaceWord(first));
    }
    if len > 1 && page.class(first).is(Class::DIRECTION) {
        case.add(0.3, Why::PlaceWord(first));
    }
    case
}

/// Whether a place stands here that another may lie in: a country, a province, a large city.
fn lies_in(page: &Page<'_>, at: usize) -> bool {
    let is_listed = page.listed(at).is_some_and(|(source, hit)| {
        page.names(source)
            .and_then(|(names, entry)| names.entries.get(entry))
            .is_some_and(|entry| entry.kind == Kind::Place)
            && !(page.gap(hit.end) == Gap::Space && page.class(hit.end).is(Class::VERB))
    });
    is_listed
        || page.is_capital(at) && page.settlement(at..at + 1).is_some_and(|place| place.rank >= 4)
}

fn organisation(page: &Page<'_>, run: &Range<usize>) -> Case {
    let mut case = Case::new(Kind::Organisation);
    let (first, end, len) = (run.start, run.end, run.len());
    let before = first.wrapping_sub(1);
    if len == 1 && page.shape(first) == Shape::Upper && page.setting(first) == Setting::Prose {
        let letters = page.str(first).chars().filter(|c| c.is_alphanumeric()).count();
        let is_known = page.class(first).is(Class::ACRONYM_STOP.or(Class::STOP));
        if (2..=6).contains(&letters) && !is_known && !is_serial(page.str(first)) {
            case.add(0.6, Why::Acronym);
        }
    }
    if len > 1 && page.class(first).is(Class::ORG_HEAD) {
        case.add(0.45, Why::Head(first));
    }
    if run.clone().skip(1).any(|at| page.gap(at) == Gap::And) {
        case.add(0.45, Why::Capitals);
    }
    if len > 3 {
        case.add(0.4, Why::Capitals);
    } else if len > 1 && has_article(page, first) && !page.class(first).is(Class::PLACE_FIRST) {
        case.add(0.46, Why::Capitals);
    } else if len > 1 && page.shape(first) == Shape::Upper {
        case.add(0.4, Why::Acronym);
    }
    let is_word_before = page.before(first, Gap::Comma).is(Class::ORG_BEFORE);
    if page.is_lower(before) && is_word_before {
        let points = if page.gap(first) == Gap::Comma { 0.4 } else { 0.55 };
        case.add(points, Why::OrganisationWord(before));
    }
    if page.gap(end) == Gap::Space && page.is_lower(end) && page.class(end).is(Class::ORG_AFTER) {
        case.add(0.4, Why::OrganisationWord(end));
    }
    case
}

/// Letters and a number that count pieces of a make: STS-1, MH17.
fn is_serial(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit())
}
