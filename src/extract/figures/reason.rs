//! Why a figure is suggested, in words for the analyst.
//!
//! Invariant: every word in quotation marks stands in the text.

use super::draft::{Draft, Rule};
use super::item::Line;
use super::when::{Dated, Origin};
use crate::extract::number::FoundNumber;
use crate::extract::phrase::Relative;
use crate::model::figure::Bound;

/// "'killed' + 'at least 37' -> at least 37; date: 'on Tuesday', from the dateline".
pub(super) fn of(
    line: &Line<'_>,
    draft: &Draft,
    number: &FoundNumber,
    dated: Option<&Dated>,
) -> String {
    let word = line.at(draft.at).text;
    let written = line.at(draft.item).text;
    let sign = match draft.rule {
        Rule::Object | Rule::Subject | Rule::Noun | Rule::Tally => {
            format!("'{word}' + '{written}'")
        }
        Rule::List => format!("'{word}' + a list with '{written}'"),
        Rule::Part => format!("'{written}' + a part of those"),
        Rule::Ellipsis => format!("'{written}' + the verb of the figure before"),
        Rule::Series => format!("'{written}' + the harm of the figure before"),
    };
    format!("{sign} -> {}; {}", value(number), date(dated))
}

fn value(number: &FoundNumber) -> String {
    let amount = number.amount;
    let text = |value: Option<u64>| value.map_or_else(|| "?".to_owned(), |value| value.to_string());
    match amount.bound {
        Bound::Range => format!("{} to {}", text(amount.low), text(amount.high.known())),
        Bound::Vague => format!("low {}", text(amount.low)),
        Bound::Exact
        | Bound::AtLeast
        | Bound::MoreThan
        | Bound::AtMost
        | Bound::Almost
        | Bound::About => {
            format!("{} {}", amount.bound.words(), text(amount.best.or(amount.low)))
        }
    }
}

fn date(dated: Option<&Dated>) -> String {
    let Some(dated) = dated else { return "no date: nothing says when".to_owned() };
    let source = match (dated.origin, dated.relative) {
        (Origin::Own, Relative::Absolute) => "as it stands",
        (Origin::Own, Relative::Resolved) => "from the dateline",
        (Origin::Carried, _) => "from another sentence about the event",
        (Origin::Counted, _) => "counted from the date before",
        (Origin::News, _) => "news in the perfect tense: about the month of the dateline",
    };
    format!("date: {}, {source}", dated.date)
}
