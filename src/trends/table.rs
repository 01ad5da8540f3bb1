//! The report as a table, one point a row, for spreadsheets.
//!
//! Invariant: the rows are the report's points in its order; an unknown or open number is an empty
//! cell beside a `value` that says which it is.

use super::report::{Evidence, Point, SeriesReport};

const HEAD: [&str; 14] = [
    "list",
    "group",
    "harm",
    "scope",
    "from",
    "to",
    "low",
    "best",
    "high",
    "value",
    "claims",
    "documents",
    "quotes",
    "rivals",
];

/// The report as CSV (RFC 4180), with a head.
#[must_use]
pub fn csv(report: &SeriesReport) -> String {
    let mut rows = vec![HEAD.map(str::to_owned).to_vec()];
    for series in &report.series {
        for point in &series.points {
            rows.push(row(["series", &series.group, series.harm, series.scope], point));
        }
    }
    for (list, entries) in [("spanning", &report.spanning), ("undated", &report.undated)] {
        for entry in entries {
            rows.push(row([list, &entry.group, entry.harm, entry.scope], &entry.point));
        }
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        // Writing to memory cannot fail, and every row has the length of the head.
        if writer.write_record(&row).is_err() {
            break;
        }
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn row(head: [&str; 4], point: &Point) -> Vec<String> {
    let number = |number: Option<u64>| number.map(|n| n.to_string()).unwrap_or_default();
    let mut cells: Vec<String> = head.map(str::to_owned).to_vec();
    cells.extend([&point.from, &point.to].map(|day| day.clone().unwrap_or_default()));
    cells.extend([number(point.low), number(point.best), number(point.high)]);
    cells.extend([
        joined(&point.claims, |claim| claim.value.clone()),
        joined(&point.claims, |claim| claim.id.to_string()),
        joined(&point.claims, |claim| claim.document.clone()),
        joined(&point.claims, |claim| claim.quote.clone()),
        joined(&point.rivals, |rival| format!("{} ({})", rival.value, rival.document)),
    ]);
    cells
}

fn joined(claims: &[Evidence], part: impl Fn(&Evidence) -> String) -> String {
    claims.iter().map(part).collect::<Vec<_>>().join(" | ")
}
