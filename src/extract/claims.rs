//! Sentences in which somebody asserts something: who, in whose words, how sure.
//!
//! Invariant: a claim has a claimant in the text; the article's own sentences are none. At most one
//! claim a sentence, in reading order.

mod manner;
#[cfg(test)]
mod tests;
mod verbs;
mod voice;

use std::ops::Range;

use super::figures::item::{Line, Reading};
use super::figures::words::Tag;
use super::suggestion::{ClaimSuggestion, Context, NameKind, NamedSpan, Wording};
use voice::Voice;

/// A claim with its place.
pub(super) struct Found {
    pub(super) span: Range<usize>,
    pub(super) claim: ClaimSuggestion,
    pub(super) reason: String,
    pub(super) confidence: f32,
    /// The place of its sentence.
    pub(super) line: usize,
}

/// Every claim of a text that was read.
pub(super) fn find(reading: &Reading<'_>, context: &Context<'_>) -> Vec<Found> {
    let mut speakers = Speakers::default();
    let mut found = Vec::new();
    for (place, line) in reading.lines.iter().enumerate() {
        if line.range.start < context.body_start {
            continue;
        }
        let mut speaker = line;
        let mut voices = voice::voices(line);
        if voices.is_empty()
            && let Some(end) = end_of_quote(reading, place)
        {
            speaker = end;
            voices = voice::voices(end);
        }
        let Some(last) = voices.last() else { continue };
        let chain: Vec<String> =
            voices.iter().map(|voice| speakers.name(speaker, voice, context.names)).collect();
        let claimant = chain.last().cloned().unwrap_or_default();
        let claim = ClaimSuggestion {
            claimant,
            chain,
            modality: manner::modality(line, last),
            likelihood: manner::likelihood(line),
            wording: if quotes(line) { Wording::Quote } else { Wording::Paraphrase },
        };
        found.push(Found {
            span: line.range.clone(),
            reason: format!("'{}' + '{}'", last.words, speaker.at(last.verb).text),
            confidence: if last.is_pronoun() { 0.6 } else { 0.8 },
            claim,
            line: place,
        });
    }
    found
}

/// The sentence that ends the quotation that begins in this one: it names the speaker.
fn end_of_quote<'a, 't>(reading: &'a Reading<'t>, place: usize) -> Option<&'a Line<'t>> {
    const LONGEST: usize = 5;
    let line = reading.lines.get(place)?;
    let count =
        |line: &Line<'_>| line.items.iter().filter(|item| item.is_mark(&['"', '“', '”'])).count();
    if !line.at(0).is_mark(&['"', '“']) || count(line) != 1 {
        return None;
    }
    let after = reading.lines.get(place + 1..)?.iter().take(LONGEST);
    after.take_while(|next| next.paragraph == line.paragraph).find(|next| count(next) > 0)
}

fn quotes(line: &Line<'_>) -> bool {
    line.items.iter().any(|item| item.is_mark(&['"', '“', '”']))
}

/// Who has spoken so far, to give pronouns and short names their full name.
#[derive(Default)]
struct Speakers {
    /// With the place of the paragraph.
    last: Option<(usize, String)>,
    known: Vec<String>,
}

impl Speakers {
    /// How many names are remembered: a report has few speakers, and a list of a million is none.
    const MOST: usize = 64;

    fn name(&mut self, line: &Line<'_>, voice: &Voice, names: &[NamedSpan]) -> String {
        if voice.is_pronoun() {
            let is_one =
                ["he", "she", "him", "her"].iter().any(|one| voice.words.eq_ignore_ascii_case(one));
            let person = self.last.clone().filter(|(paragraph, name)| {
                is_one && is_person(name) && *paragraph == line.paragraph
            });
            return person.map_or_else(|| voice.words.clone(), |(_, name)| name);
        }
        let entity = names.iter().find(|name| {
            let is_voice = matches!(name.kind, NameKind::Person | NameKind::Organisation);
            is_voice && voice.range.start <= name.range.start && name.range.end <= voice.range.end
        });
        let short = entity.map_or_else(|| voice.words.clone(), |entity| entity.name.clone());
        let full = self.known.iter().find(|known| is_short_for(&short, known)).cloned();
        let name = full.unwrap_or(short);
        let is_named = line.items.iter().any(|item| {
            item.is_capital() && voice.range.contains(&item.start) && item.tag() == Tag::Other
        });
        if is_named {
            self.last = Some((line.paragraph, name.clone()));
            if !self.known.contains(&name) {
                self.known.push(name.clone());
                let over = self.known.len().saturating_sub(Self::MOST);
                self.known.drain(..over);
            }
        }
        name
    }
}

/// Whether a name can be of one human being: two names at least, and no article before them.
fn is_person(name: &str) -> bool {
    let names = name.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
    let is_body = ["the ", "The ", "An ", "A "].iter().any(|article| name.starts_with(article));
    names >= 2 && !is_body
}

/// "Osei" for "Minister Ama Osei".
fn is_short_for(short: &str, known: &str) -> bool {
    let is_one_name = !short.contains(' ') && short.starts_with(char::is_uppercase);
    is_one_name && known.len() > short.len() && known.split(' ').next_back() == Some(short)
}
