//! How a claim is put, and how likely its author calls it.
//!
//! Invariant: likelihood is a phrase of ICD 203 that stands in the sentence; of several signs the
//! one that takes most back decides: denial, supposition, forecast, judgement, fact.

use super::verbs;
use super::voice::Voice;
use crate::extract::figures::item::Line;
use crate::extract::figures::words::Tag;
use crate::model::claim::{Likelihood, Modality};

/// The modality of a claim.
pub(super) fn modality(line: &Line<'_>, voice: &Voice) -> Modality {
    if denies(line, voice) {
        Modality::Denial
    } else if has(line, &["if"]) && has(line, &["would", "could", "might"]) {
        Modality::Hypothetical
    } else if foretells(line) {
        Modality::Prediction
    } else if judges(line, voice) {
        Modality::Assessment
    } else {
        Modality::ReportedFact
    }
}

fn has(line: &Line<'_>, words: &[&str]) -> bool {
    line.items.iter().any(|item| item.is_any(words))
}

fn phrase(line: &Line<'_>, phrases: &[&str]) -> bool {
    (0..line.items.len()).any(|at| phrases.iter().any(|phrase| line.has(at, phrase)))
}

fn denies(line: &Line<'_>, voice: &Voice) -> bool {
    const VERBS: [&str; 8] =
        ["denied", "denies", "rejected", "rejects", "disputed", "disputes", "denying", "dismissed"];
    const PHRASES: [&str; 8] = [
        "was not",
        "were not",
        "did not",
        "is not",
        "is neither",
        "was neither",
        "there was no",
        "certainly not",
    ];
    // What stands before the verb of saying is not what is said.
    let said = (voice.verb..line.items.len())
        .any(|at| PHRASES.iter().any(|phrase| line.has(at, phrase)) || line.has(at, "no warning"));
    let is_quoted = line.at(0).is_mark(&['"', '“']);
    let negated = said || is_quoted && phrase(line, &PHRASES);
    line.at(voice.verb).is_any(&VERBS)
        || negated && !has(line, &["will", "would", "uncommon", "aware"])
}

fn foretells(line: &Line<'_>) -> bool {
    const WORDS: [&str; 6] = ["will", "predicted", "predicts", "forecast", "foresees", "forecasts"];
    const PHRASES: [&str; 7] = [
        "going to",
        "expected to",
        "would have to",
        "is coming",
        "no intention of",
        "is set to",
        "are set to",
    ];
    let would = (0..line.items.len())
        .any(|at| line.at(at).is("would") && !line.at(at + 1).is_any(&["like", "have", "not"]));
    has(line, &WORDS) || phrase(line, &PHRASES) || would
}

fn judges(line: &Line<'_>, voice: &Voice) -> bool {
    const WORDS: [&str; 27] = [
        "may",
        "might",
        "could",
        "likely",
        "unlikely",
        "probably",
        "appears",
        "seems",
        "seem",
        "think",
        "thought",
        "believe",
        "believes",
        "believed",
        "because",
        "should",
        "must",
        "clearly",
        "usually",
        "too",
        "worst",
        "most",
        "understand",
        "understands",
        "satisfactorily",
        "necessary",
        "importance",
    ];
    const PHRASES: [&str; 5] =
        ["looks like", "linked to", "in order to", "according to plan", "aimed at"];
    verbs::is_judging(line.at(voice.verb).text)
        || has(line, &WORDS)
        || phrase(line, &PHRASES)
        || is_about_now(line)
}

/// "They are the strongest": a quotation in the present tells how somebody sees things.
fn is_about_now(line: &Line<'_>) -> bool {
    let mut quoted = false;
    line.items.iter().any(|item| {
        if item.is_mark(&['"', '“', '”']) {
            quoted = !quoted;
        }
        quoted && item.tag() == Tag::Be && item.is_any(&["is", "are", "am"])
    })
}

/// The likelihood phrases of ICD 203, the longer before the shorter.
const PHRASES: [(&str, Likelihood); 19] = [
    ("almost no chance", Likelihood::AlmostNoChance),
    ("remote chance", Likelihood::AlmostNoChance),
    ("remote possibility", Likelihood::AlmostNoChance),
    ("very unlikely", Likelihood::VeryUnlikely),
    ("highly unlikely", Likelihood::VeryUnlikely),
    ("highly improbable", Likelihood::VeryUnlikely),
    ("highly probable", Likelihood::VeryLikely),
    ("very likely", Likelihood::VeryLikely),
    ("highly likely", Likelihood::VeryLikely),
    ("almost certain", Likelihood::AlmostCertain),
    ("almost certainly", Likelihood::AlmostCertain),
    ("nearly certain", Likelihood::AlmostCertain),
    ("roughly even", Likelihood::RoughlyEven),
    ("even chance", Likelihood::RoughlyEven),
    ("unlikely", Likelihood::Unlikely),
    ("improbable", Likelihood::Unlikely),
    ("likely", Likelihood::Likely),
    ("probable", Likelihood::Likely),
    ("probably", Likelihood::Likely),
];

/// The likelihood that the sentence states.
pub(super) fn likelihood(line: &Line<'_>) -> Option<Likelihood> {
    PHRASES.iter().find(|(words, _)| phrase(line, &[words])).map(|&(_, likelihood)| likelihood)
}
