//! `attest suggest FILE... --format jsonl`: what the program proposes on articles.

use std::ops::Range;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::{Ending, Failure, Terminal};
use crate::extract::entities::entities;
use crate::extract::gazetteer::Lists;
use crate::extract::suggestion::{
    ClaimSuggestion, Context, FigureSuggestion, Kind, NameKind, NamedSpan, Suggestion, suggest,
};
use crate::io::import::{self, Draft};
use crate::model::claim::Likelihood;
use crate::model::shipped::{EVENT, ORGANISATION, PERSON, PLACE, WEAPON};

/// Print what the program proposes on articles.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Suggest {
    /// Articles: text, Markdown or HTML.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
}

const EXAMPLES: &str = "\
Examples:
  attest suggest article.txt
  attest suggest reports/a.html reports/b.txt --format jsonl > proposals.jsonl

Offsets are Unicode code points into the text as imported, the end exclusive.
Exit code: 0 done, 2 bad use or a file that cannot be read.";

/// The form of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object a line.
    Jsonl,
}

impl Suggest {
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Ending, Failure> {
        let Format::Jsonl = self.format;
        for path in &self.files {
            let draft = import::read_file(path).map_err(|e| Failure::new(e.to_string()))?;
            for warning in &draft.warnings {
                writeln!(terminal.err, "{}: {warning}", path.display())?;
            }
            let document = path.display().to_string();
            for line in lines(&document, &draft) {
                writeln!(terminal.out, "{line}")?;
            }
        }
        Ok(Ending::Success)
    }
}

fn lines(document: &str, draft: &Draft) -> Vec<Value> {
    let dateline = draft.head.dateline.as_ref().map(|found| found.date);
    let names = names(&draft.text);
    let body_start = draft.head.body_start;
    let context = Context { dateline: dateline.as_ref(), body_start, names: &names };
    let mut points = Points::of(&draft.text);
    let suggestions = suggest(&draft.text, &context);
    suggestions.iter().map(|one| line(document, &draft.text, &mut points, one)).collect()
}

/// Every mention of the names that the lists and rules find.
fn names(text: &str) -> Vec<NamedSpan> {
    let found = entities(text, Lists::shipped(), &[]);
    let spans = found.into_iter().filter_map(|entity| {
        let kind = name_kind(entity.kind)?;
        let name = entity.name;
        let spans = entity.mentions.into_iter();
        Some(spans.map(move |range| NamedSpan { range, kind, name: name.clone() }))
    });
    let mut spans: Vec<NamedSpan> = spans.flatten().collect();
    spans.sort_by_key(|span| (span.range.start, span.range.end));
    spans
}

fn name_kind(id: &str) -> Option<NameKind> {
    Some(match id {
        PERSON => NameKind::Person,
        ORGANISATION => NameKind::Organisation,
        PLACE => NameKind::Place,
        EVENT => NameKind::Event,
        WEAPON => NameKind::Weapon,
        _ => return None,
    })
}

fn line(document: &str, text: &str, points: &mut Points<'_>, one: &Suggestion) -> Value {
    let (start, end) = points.range(&one.span);
    let mut value = json!({
        "document": document,
        "kind": kind(&one.kind),
        "start": start,
        "end": end,
        "quote": text.get(one.span.clone()).unwrap_or_default(),
    });
    let more = match &one.kind {
        Kind::Figure(figure) => of_figure(figure),
        Kind::Claim(claim) => of_claim(claim),
        Kind::Entity(name) => of_entity(name),
    };
    if let (Value::Object(value), Value::Object(more)) = (&mut value, more) {
        value.extend(more);
        value.insert("reason".to_owned(), json!(one.reason));
        value.insert(
            "confidence".to_owned(),
            json!((f64::from(one.confidence) * 100.0).round() / 100.0),
        );
    }
    value
}

fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::Figure(_) => "figure",
        Kind::Claim(_) => "claim",
        Kind::Entity(_) => "entity",
    }
}

fn of_figure(figure: &FigureSuggestion) -> Value {
    json!({
        "harm": figure.harm.words(),
        "low": figure.low,
        "best": figure.best,
        "high": figure.high.known(),
        "bound": figure.bound.words(),
        "scope": figure.scope.words(),
        "date": figure.date.as_ref().map(|evidence| evidence.date.to_string()),
        "place": figure.place,
        "claimant": figure.claimant,
        "modality": figure.modality.words().to_lowercase(),
        "part_of": figure.part_of,
        "status": figure.status.words(),
    })
}

fn of_claim(claim: &ClaimSuggestion) -> Value {
    json!({
        "modality": claim.modality.words().to_lowercase(),
        "claimant": claim.claimant,
        "chain": claim.chain,
        "likelihood": claim.likelihood.map(Likelihood::words),
    })
}

fn of_entity(name: &NamedSpan) -> Value {
    let kind = match name.kind {
        NameKind::Person => "person",
        NameKind::Organisation => "organisation",
        NameKind::Place => "place",
        NameKind::Event => "event",
        NameKind::Weapon => "weapon",
    };
    json!({ "type": kind, "name": name.name })
}

/// Bytes to code points, counted on from the last place that was asked for.
struct Points<'a> {
    text: &'a str,
    byte: usize,
    point: usize,
}

impl<'a> Points<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, byte: 0, point: 0 }
    }

    fn range(&mut self, range: &Range<usize>) -> (usize, usize) {
        let start = self.at(range.start);
        let length = self.text.get(range.clone()).unwrap_or_default().chars().count();
        (start, start + length)
    }

    fn at(&mut self, byte: usize) -> usize {
        if byte >= self.byte {
            let between = self.text.get(self.byte..byte).unwrap_or_default();
            self.point += between.chars().count();
        } else {
            let between = self.text.get(byte..self.byte).unwrap_or_default();
            self.point = self.point.saturating_sub(between.chars().count());
        }
        self.byte = byte;
        self.point
    }
}
