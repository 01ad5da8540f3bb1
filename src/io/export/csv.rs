//! The figures as a table for spreadsheets and statistics programs: one figure a row, with the
//! claim and the document that it rests on.
//!
//! Invariant: a row stands alone. Entities are named and identified, an unknown number is an empty
//! cell and never a zero, and an open upper end is said in a column of its own.
//!
//! The table is CSV after RFC 4180 in UTF-8, with `\n` as its line ending. A text that a
//! spreadsheet would take for a formula (one that begins with `=`, `+`, `-`, `@`, a tab or a
//! carriage return) is given an apostrophe in front, as such programs use it themselves to mark
//! text: an article's words must not run on the machine of whoever opens the table.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::anchor::joined_quote;
use crate::model::claim::Voice;
use crate::model::figure::{High, Reading, When};
use crate::model::{Claim, ClaimId, Document, EntityId, Figure, Workspace};
use crate::trends::table::is_formula;

/// A table, and what it could not carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The table.
    pub text: String,
    /// What is not in it, as sentences.
    pub left_out: Vec<String>,
}

/// The table of all figures, in the order of their ids.
#[must_use]
pub fn figures_csv(workspace: &Workspace) -> Exported {
    let mut table = Table::default();
    for name in HEADER {
        table.push(name);
    }
    table.end_row();
    for figure in workspace.figures.values() {
        push_figure(&mut table, workspace, figure);
        table.end_row();
    }
    let mut left_out = left_out(workspace);
    if table.guarded > 0 {
        left_out.push(format!(
            "An apostrophe is in front of {} a spreadsheet would take for a formula",
            counted(table.guarded, "text that", "texts that")
        ));
    }
    Exported { text: table.text, left_out }
}

const HEADER: [&str; 40] = [
    "figure",
    "harm",
    "low",
    "best",
    "high",
    "high_is_open",
    "bound",
    "scope",
    "part_of",
    "part_name",
    "status",
    "includes_attackers",
    "date",
    "date_phrase",
    "date_reading",
    "as_of",
    "as_of_phrase",
    "as_of_reading",
    "place",
    "place_id",
    "perpetrator",
    "perpetrator_id",
    "event",
    "event_id",
    "number",
    "notes",
    "annotator",
    "claim",
    "statement",
    "quote",
    "chain",
    "modality",
    "credibility",
    "likelihood",
    "document",
    "title",
    "author",
    "outlet",
    "dateline",
    "reliability",
];

fn push_figure(table: &mut Table, workspace: &Workspace, figure: &Figure) {
    table.push(&figure.id.to_string());
    table.push(figure.harm.words());
    table.push_number(figure.low);
    table.push_number(figure.best);
    table.push_number(figure.high.known());
    table.push(match figure.high {
        High::Open => "yes",
        High::Known(_) | High::Unknown => "no",
    });
    table.push(figure.bound.words());
    table.push(figure.scope.words());
    let part = figure.part_of.as_ref();
    table.push(&part.map(|part| part.figure.to_string()).unwrap_or_default());
    table.push(part.map(|part| part.name.as_str()).unwrap_or_default());
    table.push(figure.status.words());
    table.push(figure.includes_attackers.words());
    push_when(table, figure.date.as_ref());
    push_when(table, figure.as_of.as_ref());
    for entity in [figure.place, figure.perpetrator, figure.event] {
        push_entity(table, workspace, entity);
    }
    table.push(figure.number.as_ref().map(|number| number.quote.as_str()).unwrap_or_default());
    table.push(&figure.notes);
    table.push(&figure.annotator);
    let claim = workspace.claims.get(&figure.claim);
    table.push(&figure.claim.to_string());
    push_claim(table, workspace, claim.map(Arc::as_ref));
    push_document(table, workspace.document_of_figure(figure).map(Arc::as_ref));
}

fn push_when(table: &mut Table, when: Option<&When>) {
    table.push(&when.map(|when| when.date.to_string()).unwrap_or_default());
    table.push(when.map(|when| when.phrase.as_str()).unwrap_or_default());
    table.push(when.map_or("", |when| match when.reading {
        Reading::Stated => "stated",
        Reading::Resolved => "resolved",
    }));
}

fn push_entity(table: &mut Table, workspace: &Workspace, id: Option<EntityId>) {
    let entity = id.and_then(|id| workspace.entities.get(&id));
    table.push(entity.map(|entity| entity.name.as_str()).unwrap_or_default());
    table.push(&id.map(|id| id.to_string()).unwrap_or_default());
}

fn push_claim(table: &mut Table, workspace: &Workspace, claim: Option<&Claim>) {
    table.push(claim.map(|claim| claim.statement.as_str()).unwrap_or_default());
    table.push(&claim.map(|claim| joined_quote(&claim.anchors)).unwrap_or_default());
    table.push(&claim.map(|claim| chain(workspace, &claim.chain)).unwrap_or_default());
    table.push(claim.map_or("", |claim| claim.modality.words()));
    let credibility = claim.and_then(|claim| claim.credibility);
    table.push_number(credibility.map(|grade| u64::from(grade.digit())));
    table
        .push(claim.and_then(|claim| claim.likelihood).map_or("", |likelihood| likelihood.words()));
}

/// Who says it according to whom, as `newspaper <- ministry <- hospital`.
fn chain(workspace: &Workspace, voices: &[Voice]) -> String {
    let names = voices.iter().map(|voice| match voice {
        Voice::Named(name) => name.clone(),
        Voice::Entity(id) => {
            workspace.entities.get(id).map_or_else(|| id.to_string(), |entity| entity.name.clone())
        }
    });
    names.collect::<Vec<_>>().join(" <- ")
}

fn push_document(table: &mut Table, document: Option<&Document>) {
    table.push(&document.map(|document| document.id.to_string()).unwrap_or_default());
    table.push(document.map(|document| document.title.as_str()).unwrap_or_default());
    table.push(document.map(|document| document.author.as_str()).unwrap_or_default());
    table.push(document.map(|document| document.outlet.as_str()).unwrap_or_default());
    let dateline = document.and_then(|document| document.dateline);
    table.push(&dateline.map(|date| date.to_string()).unwrap_or_default());
    let reliability = document.and_then(|document| document.reliability);
    table.push(&reliability.map(|grade| grade.letter().to_string()).unwrap_or_default());
}

/// What the table has no place for, where the workspace has it.
fn left_out(workspace: &Workspace) -> Vec<String> {
    let counted_in: BTreeSet<ClaimId> =
        workspace.figures.values().map(|figure| figure.claim).collect();
    let claims = || workspace.claims.values();
    let bare = claims().filter(|claim| !counted_in.contains(&claim.id)).count();
    let links = claims().map(|claim| claim.links.len()).sum();
    let noted = claims().filter(|claim| !claim.notes.is_empty()).count();
    [
        (workspace.documents.len(), "text of a document", "texts of documents"),
        (workspace.mentions.len(), "mention", "mentions"),
        (bare, "claim without a figure", "claims without a figure"),
        (noted, "note on a claim", "notes on claims"),
        (links, "link between claims", "links between claims"),
        (workspace.hypotheses.len(), "hypothesis", "hypotheses"),
    ]
    .into_iter()
    .filter(|(count, _, _)| *count > 0)
    .map(|(count, one, many)| format!("Not in the table: {}", counted(count, one, many)))
    .collect()
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Cells in rows.
#[derive(Default)]
struct Table {
    text: String,
    is_in_row: bool,
    /// Texts that were given an apostrophe.
    guarded: usize,
}

impl Table {
    fn push(&mut self, cell: &str) {
        if std::mem::replace(&mut self.is_in_row, true) {
            self.text.push(',');
        }
        let is_formula = is_formula(cell);
        let needs_quotes = cell.contains([',', '"', '\n', '\r']);
        if needs_quotes {
            self.text.push('"');
        }
        if is_formula {
            self.guarded += 1;
            self.text.push('\'');
        }
        for (number, piece) in cell.split('"').enumerate() {
            if number > 0 {
                self.text.push_str("\"\"");
            }
            self.text.push_str(piece);
        }
        if needs_quotes {
            self.text.push('"');
        }
    }

    fn push_number(&mut self, number: Option<u64>) {
        self.push(&number.map(|number| number.to_string()).unwrap_or_default());
    }

    fn end_row(&mut self) {
        self.text.push('\n');
        self.is_in_row = false;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use super::*;
    use crate::io::workspace::from_bytes;
    use crate::model::{Entity, shipped};

    fn sample() -> Workspace {
        let bytes = include_bytes!("../workspace/tests/golden.ron");
        from_bytes(Path::new("golden.ron"), bytes).unwrap()
    }

    /// The rows as the `csv` crate reads them, each by its column names.
    fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        reader.deserialize().map(Result::unwrap).collect()
    }

    #[test]
    fn a_row_carries_the_figure_its_claim_and_its_document() {
        let exported = figures_csv(&sample());
        let rows = rows(&exported.text);
        let check = |row: usize, expected: &[(&str, &str)]| {
            for (column, value) in expected {
                assert_eq!(rows[row][*column], *value, "{column} of row {row}");
            }
        };
        check(
            0,
            &[
                ("harm", "killed"),
                ("low", "12"),
                ("high", ""),
                ("high_is_open", "yes"),
                ("bound", "at least"),
                ("date", "2024-03-22"),
                ("date_phrase", "on Friday"),
                ("date_reading", "resolved"),
                ("as_of", ""),
                ("place", "Söderby"),
                ("event", "Market blast"),
                ("perpetrator", ""),
                ("number", "At least 12"),
                ("quote", "At least 12 people died"),
                ("chain", "Söderby <- a nurse"),
                ("modality", "Reported fact"),
                ("credibility", "2"),
                ("likelihood", "very likely"),
                ("title", "Blast at “Söderby” market"),
                ("dateline", "2024-03-23"),
                ("reliability", "B"),
            ],
        );
        let whole = rows[0]["figure"].clone();
        let part = [("best", ""), ("high", "3"), ("high_is_open", "no"), ("part_of", &whole)];
        check(1, &part);
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].len(), HEADER.len());
    }

    #[test]
    fn says_what_it_leaves_out() {
        let left_out = figures_csv(&sample()).left_out.join("; ");
        for words in ["1 mention", "1 claim without", "1 link", "1 hypothesis", "2 texts of"] {
            assert!(left_out.contains(words), "{words}: {left_out}");
        }
        assert_eq!(figures_csv(&shipped::new_workspace()).left_out, Vec::<String>::new());
    }

    #[test]
    fn awkward_text_comes_through_and_a_formula_stays_text() {
        for (name, expected) in [
            ("a, \"b\"\r\nc", "a, \"b\"\r\nc"),
            ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
            ("-3 to 4", "'-3 to 4"),
            ("@home", "'@home"),
            ("", ""),
            ("'quoted'", "'quoted'"),
        ] {
            let mut workspace = sample();
            let (id, place) = workspace.entities.iter().next().map(|(id, e)| (*id, e)).unwrap();
            let renamed = Entity { name: name.to_owned(), ..Entity::clone(place) };
            workspace.put(renamed.into());
            let exported = figures_csv(&workspace);
            let row = &rows(&exported.text)[0];
            assert_eq!((row["place"].as_str(), row["place_id"].parse()), (expected, Ok(id.0)));
            let is_told = exported.left_out.iter().any(|words| words.contains("apostrophe"));
            assert_eq!(is_told, name != expected, "{name}");
        }
    }
}
