//! What stands in the reader's margin beside a figure: its mark in the chart, its value, its note.

use super::reader::Chip;
use super::theme::GROUPS;
use crate::model::FigureId;
use crate::trends::Attestation;
use crate::workbench::Workbench;

/// The chip of a figure; nothing when the workspace does not hold it.
pub(super) fn chip(bench: &Workbench, figure: FigureId) -> Option<Chip> {
    let attested = Attestation::of(bench.workspace(), figure)?;
    let trend = bench.trend();
    let group = trend.mark(figure).and_then(|mark| trend.groups.get(mark.group));
    let date = bench.workspace().figures.get(&figure).and_then(|figure| figure.date.as_ref());
    let date = date.map_or_else(|| "undated".to_owned(), |when| when.date.short());
    let note: Vec<&str> = [date.as_str(), &attested.place, &attested.grade]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    Some(Chip {
        group: group.and_then(|group| group.slot).unwrap_or(GROUPS),
        value: attested.value,
        harm: attested.harm,
        note: note.join(" · "),
    })
}
