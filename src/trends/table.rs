//! The report as a table, one point a row, for spreadsheets.
//!
//! Invariant: the rows are the report's points in its order; an unknown or open number is an empty
//! cell beside a `value` that says which it is. The words of an article never run on the machine of
//! whoever opens the table: see [`is_formula`].

use super::report::{Evidence, Point, SeriesReport};

const HEAD: [&str; 18] = [
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
    "rival_claims",
    "parts",
    "part_claims",
    "reason",
];

/// The report as CSV (RFC 4180 with `\n` as its line ending on every system), with a head.
#[must_use]
pub fn csv(report: &SeriesReport) -> String {
    let mut rows = vec![HEAD.map(str::to_owned).to_vec()];
    for series in &report.series {
        for point in &series.points {
            rows.push(row(["series", &series.group, series.harm, series.scope], point));
        }
    }
    for (list, entries) in [
        ("spanning", &report.spanning),
        ("undated", &report.undated),
        ("not counted", &report.not_counted),
    ] {
        for entry in entries {
            rows.push(row([list, &entry.group, entry.harm, entry.scope], &entry.point));
        }
    }
    let terminator = csv::Terminator::Any(b'\n');
    let mut writer = csv::WriterBuilder::new().terminator(terminator).from_writer(Vec::new());
    for row in rows {
        // Writing to memory cannot fail, and every row has the length of the head.
        if writer.write_record(&row).is_err() {
            break;
        }
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// Whether a spreadsheet would take a cell for a formula and run it. Such a cell is given an
/// apostrophe in front, as those programs use it themselves to mark text.
#[must_use]
pub fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

fn row(head: [&str; 4], point: &Point) -> Vec<String> {
    let number = |number: Option<u64>| number.map(|n| n.to_string()).unwrap_or_default();
    let mut cells: Vec<String> = head.map(str::to_owned).to_vec();
    cells.extend([&point.from, &point.to].map(|day| day.clone().unwrap_or_default()));
    cells.extend([number(point.low), number(point.best), number(point.high)]);
    let in_document = |one: &Evidence| format!("{} ({})", one.value, one.document);
    let claim = |one: &Evidence| one.id.to_string();
    cells.extend([
        joined(&point.claims, |one| one.value.clone()),
        joined(&point.claims, claim),
        joined(&point.claims, |one| one.document.clone()),
        joined(&point.claims, |one| one.quote.clone()),
        joined(&point.rivals, in_document),
        joined(&point.rivals, claim),
        joined(&point.parts, in_document),
        joined(&point.parts, claim),
        // Only a figure that is not counted has a reason, and it stands alone in its point.
        point.claims.iter().find_map(|one| one.reason.clone()).unwrap_or_default(),
    ]);
    for cell in &mut cells {
        if is_formula(cell) {
            cell.insert(0, '\'');
        }
    }
    cells
}

fn joined(claims: &[Evidence], part: impl Fn(&Evidence) -> String) -> String {
    claims.iter().map(part).collect::<Vec<_>>().join(" | ")
}
