//! Numbers in digits: "137", "1,204", "1 204", "1.2".
//!
//! Invariant: digits that are glued to letters or to other digits in any other way (MH17, 10:30,
//! 22/03, 1,20, 007) are no count, and are passed over as a whole.

use super::super::token::{Cursor, Gap, Kind};

/// What stands at a run of digits.
pub(super) enum Digits<'a, 't> {
    /// `number / 10^decimals`
    Number { number: u64, decimals: u32, end: Cursor<'a, 't> },
    /// No count, up to there.
    NoCount(Cursor<'a, 't>),
}

/// Reads the digits ahead; `None` if there are none.
pub(super) fn read<'a, 't>(start: Cursor<'a, 't>) -> Option<Digits<'a, 't>> {
    let (first, after) = start.digits()?;
    if first.len() > 1 && first.starts_with('0') {
        return Some(Digits::NoCount(after.blob_end()));
    }
    let (mut text, mut end) = (first.to_owned(), after);
    if let Some(groups) = Groups::after(start, first) {
        while let Some((group, next)) = groups.next(end) {
            text.push_str(group);
            end = next;
        }
    }
    let mut decimals = 0;
    if let Some((fraction, next)) = end.glued_mark(&['.']).and_then(Cursor::digits) {
        text.push_str(fraction);
        decimals = fraction.len() as u32;
        end = next;
    }
    let glued = is_glued_after(end);
    Some(match text.parse() {
        Ok(number) if !glued => Digits::Number { number, decimals, end },
        _ => Digits::NoCount(end.blob_end()),
    })
}

/// How the groups of three digits of one number are divided.
#[derive(Clone, Copy)]
enum Groups {
    Commas,
    Spaces,
}

impl Groups {
    fn after(start: Cursor<'_, '_>, first: &str) -> Option<Self> {
        if first.len() > 3 || first == "0" {
            return None;
        }
        if start.step().glued_mark(&[',']).is_some() {
            return Some(Self::Commas);
        }
        // "On March 22 137 people died": a day and a number.
        let follows_month =
            start.behind().is_some_and(|token| token.kind == Kind::Word && is_month(token.text));
        (!follows_month).then_some(Self::Spaces)
    }

    fn next<'a, 't>(self, end: Cursor<'a, 't>) -> Option<(&'t str, Cursor<'a, 't>)> {
        let at = match self {
            Self::Commas => end.glued_mark(&[','])?,
            Self::Spaces => {
                Some(end).filter(|end| end.peek().is_some_and(|token| token.gap == Gap::Space))?
            }
        };
        at.digits().filter(|(group, _)| group.len() == 3)
    }
}

fn is_month(word: &str) -> bool {
    const STARTS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    word.get(..3).is_some_and(|start| STARTS.iter().any(|month| start.eq_ignore_ascii_case(month)))
}

/// Whether the digits behind go on into something that is no count. Letters are judged by the
/// caller, who knows "20k".
fn is_glued_after(end: Cursor<'_, '_>) -> bool {
    let Some(mark) = end.peek().filter(|_| end.is_glued()) else { return false };
    match mark.text {
        "%" | "‰" | "°" | "€" | "£" | "$" | "_" | "′" | "″" => true,
        "." | "," | ":" | "/" => end.step().is_glued() && end.step().digits().is_some(),
        _ => false,
    }
}
