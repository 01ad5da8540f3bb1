//! Verbs on figures.

use super::{Change, Edit};
use crate::model::figure::{Figure, High};
use crate::model::{Claim, FigureId, IdSource, Workspace};

/// Puts a figure on a claim, and the claim with it where that is new or changed.
#[must_use]
pub fn make(
    workspace: &Workspace,
    ids: &mut IdSource,
    claim: Option<Claim>,
    figure: Figure,
) -> (Edit, FigureId) {
    let id = FigureId(ids.next_uuid());
    let figure = Figure { id, ..figure };
    let mut change = Change::new(workspace, format!("Figure: {}", name(&figure)));
    if let Some(claim) = claim {
        change = change.put(claim);
    }
    (change.put(figure).finish(), id)
}

/// Changes a figure.
#[must_use]
pub fn change(workspace: &Workspace, figure: Figure) -> Edit {
    let label = format!("Change the figure {}", name(&figure));
    Change::new(workspace, label).put(figure).finish()
}

/// A figure's number and harm in words, for labels: "130 killed".
#[must_use]
pub fn name(figure: &Figure) -> String {
    let number = figure.best.or(figure.low).or(match figure.high {
        High::Known(high) => Some(high),
        High::Open | High::Unknown => None,
    });
    match number {
        Some(number) => format!("{number} {}", figure.harm.words()),
        None => format!("an unknown number {}", figure.harm.words()),
    }
}
