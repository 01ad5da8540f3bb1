//! Where the harm was done, by the simplest sign: a name behind "in", "at" or "near".
//!
//! Invariant: a place is a name of the figure's own sentence.

use super::draft::Draft;
use super::item::Line;
use super::words::Tag;
use crate::extract::suggestion::{NameKind, NamedSpan};

const BEFORE_PLACE: [&str; 8] =
    ["in", "at", "near", "outside", "across", "around", "inside", "from"];

/// How far from the word of harm a place is looked for, in items.
const REACH: usize = 30;

/// The name of the place nearest to the word of harm.
pub(super) fn of(line: &Line<'_>, draft: &Draft, names: &[NamedSpan]) -> Option<String> {
    if let Some(name) = known(line, draft, names) {
        return Some(name);
    }
    let all = (draft.at.saturating_sub(REACH)..draft.at + REACH)
        .filter(|&at| line.at(at).is_any(&BEFORE_PLACE));
    let mut found: Vec<(usize, String)> = all
        .filter_map(|at| {
            let name = name_at(line, at + 1)?;
            let far = if at > draft.at { at - draft.at } else { 2 * (draft.at - at) };
            Some((far, name))
        })
        .collect();
    found.sort();
    found.into_iter().next().map(|(_, name)| name)
}

fn known(line: &Line<'_>, draft: &Draft, names: &[NamedSpan]) -> Option<String> {
    let at = line.at(draft.at).start;
    names
        .iter()
        .filter(|name| name.kind == NameKind::Place)
        .filter(|name| name.range.start >= line.range.start && name.range.end <= line.range.end)
        .min_by_key(|name| name.range.start.abs_diff(at))
        .map(|name| name.name.clone())
}

/// The capitalised words from a place on, past "the".
fn name_at(line: &Line<'_>, start: usize) -> Option<String> {
    const LONGEST: usize = 7;
    let start = if line.at(start).is("the") { start + 1 } else { start };
    let mut words: Vec<&str> = Vec::new();
    for at in start..start + LONGEST {
        let item = line.at(at);
        let is_part = item.is_capital() && !item.is_date()
            || !words.is_empty()
                && item.is_any(&["de", "al", "of", "el", "la"])
                && line.at(at + 1).is_capital();
        let is_hyphen = item.is_mark(&['-']) && !words.is_empty();
        if !is_part && !is_hyphen {
            break;
        }
        words.push(item.text);
    }
    let is_person = line.at(start).tag() == Tag::Person;
    if words.is_empty() || is_person {
        return None;
    }
    Some(words.join(" ").replace(" - ", "-"))
}
