//! The candidates of a text, from its first word to its last.
//!
//! Invariant: every step goes forward, and no candidate reaches back over one that was taken.

use std::ops::Range;

use super::classify::classify;
use super::mention::{Mention, Why};
use super::page::{Page, Setting, Source};
use crate::extract::gazetteer::{Class, Gap, Hit, Kind, Shape};

/// Finds what may be names.
pub(super) fn walk(page: &Page<'_>) -> Vec<Mention> {
    let mut walk = Walk { page, mentions: Vec::new() };
    let mut at = 0;
    while at < page.len() {
        at = walk.chunk(at).max(at + 1);
    }
    walk.mentions
}

struct Walk<'p, 't> {
    page: &'p Page<'t>,
    mentions: Vec<Mention>,
}

impl Walk<'_, '_> {
    /// Takes the capitalised words that begin here; returns where to go on.
    fn chunk(&mut self, start: usize) -> usize {
        if !self.page.is_capital(start) && !self.is_particle_name(start) {
            return start + 1;
        }
        let end = chunk_end(self.page, start);
        let mut at = start;
        while at < end {
            at = self.piece(at, end).max(at + 1);
        }
        at
    }

    /// "al Qaeda": a listed name that begins with a small particle.
    fn is_particle_name(&self, at: usize) -> bool {
        self.page.class(at).is(Class::PARTICLE)
            && self.page.is_capital(at + 1)
            && self.page.gap(at + 1) == Gap::Space
    }

    /// Takes the name at the start of a chunk's rest.
    fn piece(&mut self, at: usize, end: usize) -> usize {
        let page = self.page;
        let class = page.class(at);
        let listed = page.listed(at);
        if let Some((source, hit)) = listed
            && !self.is_given_name(at, hit, end)
        {
            return self.listed(at..end, source, hit);
        }
        let is_loud = page.setting(at) != Setting::Prose;
        let is_given = !is_loud && self.is_followed_by_name(at, end);
        if class.is(Class::MONTH) && !page.before(at, Gap::Space).is(Class::FIRST_NAME) && !is_given
        {
            return at + 1;
        }
        if class.is(Class::STOP) && !is_given && (page.is_initial(at) || is_loud || end > at + 1)
            || class.is(Class::COMMON) && page.is_initial(at) && self.headed(at..end).is_none()
            || class.is(Class::DEMONYM) && self.headed(at..end).is_none()
        {
            return at + 1;
        }
        if class.is(Class::DIRECTION)
            && let Some(next) = self.direction(at, end)
        {
            return next;
        }
        if let Some((run, kind, head)) = self.headed(at..end).filter(|_| !is_loud) {
            self.push(run.clone(), kind, 0.85, Why::Head(head));
            return run.end;
        }
        if let Some(run) = self.town(at, end) {
            let (kind, score, why) = classify(page, &run);
            self.push(run.clone(), kind, score, why);
            return run.end;
        }
        if let Some(name) = self.title_end(at, end) {
            return self.titled(at, name, end);
        }
        if class.is(Class::EVENT_FIRST) && !is_loud {
            let to = extend(page, at..end, class);
            if to > at + 1 {
                self.push(at..to, Kind::Event, 0.7, Why::Head(at));
                return to;
            }
        }
        self.generic(at, end)
    }

    /// Whether a word that may be a given name or an ordinary word is followed by another name: Said
    /// Mohammed, Mark Twain.
    fn is_followed_by_name(&self, at: usize, end: usize) -> bool {
        let page = self.page;
        let others = Class::STOP.or(Class::COMMON).or(Class::TITLE).or(Class::MONTH);
        let others = others.or(Class::DEMONYM).or(Class::ORG_HEAD).or(Class::PLACE_HEAD);
        page.class(at).is(Class::FIRST_NAME)
            && at + 1 < end
            && !page.class(at + 1).is(others)
            && page.listed(at + 1).is_none()
    }

    /// The longest place of several words in the gazetteer that begins here: Banda Aceh.
    fn town(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let page = self.page;
        let is_person = page.class(at).is(Class::FIRST_NAME.or(Class::TITLE));
        let runs = (at + 2..=end.min(at + 4)).rev().map(|end| at..end);
        let mut towns =
            runs.filter(|run| page.settlement(run.clone()).is_some_and(|town| town.rank > 0));
        towns.next().filter(|_| !is_person)
    }

    fn push(&mut self, run: Range<usize>, kind: Kind, score: f32, why: Why) {
        let key = self.page.key(run.clone());
        self.mentions.push(Mention { run, kind, score, why, key, source: Source::Rule(key) });
    }

    /// Whether a listed place or organisation of one word is the given name of who follows: Jordan
    /// Henderson, Georgia Meloni.
    fn is_given_name(&self, at: usize, hit: Hit, end: usize) -> bool {
        let page = self.page;
        let heads = Class::ORG_HEAD.or(Class::PLACE_HEAD).or(Class::EVENT_HEAD);
        let others = heads.or(Class::TITLE).or(Class::PORTFOLIO).or(Class::COMMON).or(Class::MONTH);
        hit.end == at + 1
            && page.class(at).is(Class::FIRST_NAME)
            && (at + 2 == end || at + 3 == end && page.class(at + 1).is(Class::FIRST_NAME))
            && page.shape(at + 1) == Shape::Capital
            && !page.class(at + 1).is(others)
            && page.listed(at + 1).is_none()
    }

    /// A name of a list, or a longer one that it begins: Gaza, Gaza Health Ministry.
    fn listed(&mut self, rest: Range<usize>, source: Source, hit: Hit) -> usize {
        let page = self.page;
        let at = rest.start;
        let Some(entry) = page.names(source).and_then(|(names, i)| names.entries.get(i)) else {
            return at + 1;
        };
        let is_own = matches!(source, Source::Known(_) | Source::Own(_));
        if hit.end < rest.end
            && !is_own
            && page.setting(at) == Setting::Prose
            && let Some((run, kind, head)) = self.headed(rest.clone())
            && run.end > hit.end
        {
            self.push(run.clone(), kind, 0.85, Why::Head(head));
            return run.end;
        }
        if let Some(run) = self.town(at, rest.end).filter(|run| run.end > hit.end && !is_own) {
            self.push(run.clone(), Kind::Place, 0.8, Why::Capitals);
            return run.end;
        }
        if let Some(run) =
            self.named_after(rest, hit).filter(|_| entry.kind == Kind::Place && !is_own)
        {
            self.push(run.clone(), Kind::Organisation, 0.5, Why::Capitals);
            return run.end;
        }
        if entry.kind != Kind::People {
            let run = self.number_before(at, entry.kind)..hit.end;
            let key = page.key(run.clone());
            let mention =
                Mention { run, kind: entry.kind, score: 0.95, why: Why::Listed, key, source };
            self.mentions.push(mention);
        }
        hit.end
    }

    /// "The Kivu Security Tracker": what begins with a place, has an article and no word that says
    /// what it is.
    fn named_after(&self, rest: Range<usize>, hit: Hit) -> Option<Range<usize>> {
        let page = self.page;
        let others = Class::TITLE.or(Class::DEMONYM).or(Class::MONTH).or(Class::FIRST_NAME);
        let is_one = hit.end < rest.end
            && page.setting(rest.start) == Setting::Prose
            && super::classify::has_article(page, rest.start)
            && (hit.end..rest.end)
                .all(|at| !page.class(at).is(others) && page.listed(at).is_none());
        is_one.then_some(rest)
    }

    /// "North India", "South Hebron".
    fn direction(&mut self, at: usize, end: usize) -> Option<usize> {
        let page = self.page;
        if at + 1 >= end || page.setting(at) != Setting::Prose {
            return None;
        }
        let (_, hit) = page.listed(at + 1).filter(|&(source, _)| {
            page.names(source)
                .and_then(|(names, entry)| names.entries.get(entry))
                .is_some_and(|entry| entry.kind == Kind::Place)
        })?;
        (hit.end >= end).then(|| {
            self.push(at..hit.end, Kind::Place, 0.8, Why::PlaceWord(at));
            hit.end
        })
    }

    /// The name that begins here if its last capitalised word says what it is: Kamal Adwan
    /// Hospital, Ministry of Defence. The word is told too.
    fn headed(&self, rest: Range<usize>) -> Option<(Range<usize>, Kind, usize)> {
        let page = self.page;
        let first = rest.start;
        let stop = rest.clone().skip(1).find(|&at| self.is_border(at)).unwrap_or(rest.end);
        let head = (first..stop).rev().find(|&at| {
            page.class(at).is(Class::ORG_HEAD.or(Class::PLACE_HEAD).or(Class::EVENT_HEAD))
        })?;
        let class = page.class(head);
        let is_named_behind = class.is(Class::PLACE_FIRST) && !class.is(Class::ORG_HEAD);
        let end = if head + 1 == rest.end {
            extend(page, first..rest.end, class)
        } else if is_named_behind {
            stop
        } else {
            head + 1
        };
        if head + 1 != stop && !class.is(Class::ORG_HEAD.or(Class::PLACE_FIRST)) {
            return None;
        }
        // What follows the head is a name of its own only if it could be one.
        if head + 1 < stop && (stop - head > 3 || class.is(Class::ORG_WEAK) || head == first) {
            return None;
        }
        let is_alone = head == first;
        let is_bare = class.is(Class::ORG_WEAK) && !class.is(Class::ORG_OF);
        let is_numbered = self.number_before(first, Kind::Organisation) < first;
        if is_alone && !is_numbered && (end == head + 1 || is_bare) {
            return None;
        }
        let is_surname = class.is(Class::SURNAME_HEAD)
            && (page.class(first).is(Class::FIRST_NAME.or(Class::TITLE))
                || page.is_lower(head + 1) && page.before(first, Gap::Space).is(Class::ROLE));
        if is_surname
            || page.class(first).is(Class::TITLE.or(Class::STOP))
                && page.class(head).is(Class::ORG_WEAK)
        {
            return None;
        }
        let kind = if class.is(Class::ORG_HEAD) {
            Kind::Organisation
        } else if class.is(Class::PLACE_HEAD) {
            Kind::Place
        } else {
            Kind::Event
        };
        let from = self.number_before(first, kind);
        Some((from..end, kind, head))
    }

    /// An event takes the year before it, a unit its number: 2012 Summer Olympics, 14th Mountain
    /// Brigade.
    fn number_before(&self, first: usize, kind: Kind) -> usize {
        let page = self.page;
        let before = first.wrapping_sub(1);
        if page.shape(before) != Shape::Digits || page.gap(first) != Gap::Space {
            return first;
        }
        let number = page.str(before);
        let is_ordinal = ["st", "nd", "rd", "th"].iter().any(|ending| number.ends_with(ending));
        let is_taken = kind == Kind::Event && number.len() == 4 && !is_ordinal
            || kind == Kind::Organisation && is_ordinal;
        if is_taken { before } else { first }
    }

    /// Where another name begins within a chunk: at a title, or behind one.
    fn is_border(&self, at: usize) -> bool {
        let class = self.page.class(at);
        class.is(Class::TITLE) && !class.is(Class::ORG_HEAD.or(Class::PORTFOLIO))
            || class.is(Class::MONTH)
    }

    /// Behind the titles that begin here.
    fn title_end(&self, at: usize, end: usize) -> Option<usize> {
        let page = self.page;
        let office = Class::TITLE.or(Class::PORTFOLIO).or(Class::ROYAL);
        let run = (at..end).take_while(|&at| page.class(at).is(office)).count();
        let last =
            (at..at + run).rev().find(|&at| page.class(at).is(Class::TITLE.or(Class::ROYAL)))?;
        // "Minister of Defence", "Secretary of State".
        let mut behind = last + 1;
        if behind == end && page.gap(end) == Gap::Space && matches!(page.str(end), "of" | "for") {
            behind = end + 1;
            let skip = |at: usize| {
                page.gap(at) == Gap::Space
                    && (page.class(at).is(Class::PORTFOLIO) && page.is_capital(at)
                        || matches!(page.str(at), "the" | "and"))
            };
            let office = (behind..behind + 6).take_while(|&at| skip(at)).count();
            if office == 0 {
                return Some(end);
            }
            behind += office;
        }
        Some(behind)
    }

    /// A title and the person who bears it.
    fn titled(&mut self, title: usize, name: usize, end: usize) -> usize {
        let page = self.page;
        let is_near = page.gap(name) == Gap::Space || name > end && page.gap(name) == Gap::Comma;
        if !page.is_capital(name) || !is_near {
            return name.max(title + 1);
        }
        let end = end.max(chunk_end(page, name));
        let stop = (name + 1..end).find(|&at| {
            page.class(at).is(Class::TITLE.or(Class::DEMONYM))
                && !page.class(at).is(Class::FIRST_NAME)
                || page.class(at).is(Class::MONTH) && at > name + 1
        });
        let stop = stop.unwrap_or(end);
        let listed = page.listed(name).filter(|&(_, hit)| hit.end == stop || hit.end > name + 1);
        let is_other = listed.is_some_and(|(source, _)| {
            page.names(source)
                .and_then(|(names, entry)| names.entries.get(entry))
                .is_some_and(|entry| entry.kind != Kind::Person)
        });
        if is_other || page.class(name).is(Class::STOP.or(Class::DEMONYM)) {
            return name;
        }
        if listed.is_some() {
            return name;
        }
        let royal = name - 1;
        let is_royal =
            page.class(royal).is(Class::ROYAL) && page.is_capital(royal) && stop - name <= 2;
        let first = if is_royal { royal } else { name };
        let bearer = (title..name).rev().find(|&at| page.class(at).is(Class::TITLE));
        self.push(first..stop, Kind::Person, 0.9, Why::Title(bearer.unwrap_or(title)));
        stop
    }

    /// A run of capitals that no list and no word of it explains.
    fn generic(&mut self, at: usize, end: usize) -> usize {
        let page = self.page;
        let others = Class::DEMONYM.or(Class::MONTH);
        let stop = (at + 1..end).find(|&next| {
            let class = page.class(next);
            class.is(Class::TITLE) && !class.is(Class::FIRST_NAME)
                || class.is(others) && !class.is(Class::FIRST_NAME)
                || page.listed(next).is_some_and(|(_, hit)| hit.end > next + 1 || hit.end == end)
                    && !page.class(at).is(Class::FIRST_NAME)
        });
        let run = at..stop.unwrap_or(end);
        let (kind, score, why) = classify(page, &run);
        // "Regional Relief Coordinator": an office and no name.
        if page.class(run.end).is(Class::TITLE) && run.end < end && why == Why::Capitals {
            return run.end;
        }
        let is_short = run.len() <= 2;
        if score > 0.15 || is_short {
            self.push(run.clone(), kind, score, why);
        }
        run.end
    }
}

/// Particles that are words of English too.
const WORDS: [&str; 7] = ["ad", "an", "ar", "as", "ash", "at", "bar"];

/// No name has more words, and every rule may look at all words of a run.
const LONGEST: usize = 16;

/// Behind the capitalised words that belong together.
fn chunk_end(page: &Page<'_>, start: usize) -> usize {
    let mut end = start + 1;
    while end < start + LONGEST {
        let is_owner = page.word(end - 1).is_some_and(super::page::is_possessive)
            && !page.class(end - 1).is(Class::GIVEN_OF);
        if is_owner || page.gap(end) > Gap::And || page.gap(end) == Gap::Glue {
            return end;
        }
        if page.is_capital(end) {
            // "Karl & Harriet" are two.
            if page.gap(end) == Gap::And && page.class(end).is(Class::FIRST_NAME) {
                return end;
            }
            end += 1;
            continue;
        }
        let small = (end..end + 2)
            .take_while(|&at| {
                page.class(at).is(Class::PARTICLE)
                    && page.gap(at) == Gap::Space
                    && !WORDS.contains(&page.str(at))
            })
            .count();
        if small == 0 || !page.is_capital(end + small) || page.gap(end + small) != Gap::Space {
            return end;
        }
        end += small + 1;
    }
    end
}

/// The end of a name that goes on with "of", "for" or the like behind its head.
fn extend(page: &Page<'_>, run: Range<usize>, class: Class) -> usize {
    let at = run.end;
    let connector = page.str(at);
    let is_wide = class.is(Class::ORG_OF);
    if page.gap(at) != Gap::Space
        || !page.is_lower(at)
        || !page.class(at).is(Class::CONNECTOR)
        || connector != "of" && !is_wide
        || page.word(at - 1).is_some_and(super::page::is_possessive)
    {
        return at;
    }
    let mut tail = at + 1;
    while matches!(page.str(tail), "the" | "a" | "an") && page.gap(tail) == Gap::Space {
        tail += 1;
    }
    // "League for the Harbour Masters" may be two names; "Institute for the Study of Ports" is one.
    if connector == "for" && tail > at + 1 && run.len() > 1 && !class.is(Class::ORG_WEAK) {
        return at;
    }
    let is_capital = |at: usize| page.is_capital(at) && page.gap(at) == Gap::Space;
    if matches!(connector, "on" | "against") && class.is(Class::ORG_WEAK) {
        return at;
    }
    let is_time = page.class(tail).is(Class::MONTH) || page.shape(tail) == Shape::Digits;
    if !is_capital(tail) || is_time {
        return at;
    }
    let mut end = chunk_end(page, tail);
    while is_wide
        && end < at + LONGEST
        && page.str(end) == "and"
        && page.gap(end) == Gap::Space
        && is_capital(end + 1)
        && page.listed(end + 1).is_none_or(|(_, hit)| hit.end < chunk_end(page, end + 1))
    {
        end = chunk_end(page, end + 1);
    }
    end
}
