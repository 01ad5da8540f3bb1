//! `attest series WORKSPACE.ron`: the numbers behind the chart.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Ending, Failure, Terminal, open};
use crate::model::date::Grain;
use crate::model::figure::Harm;
use crate::trends::{self, Grouping, Query, Rule, query, report, table};

/// Print the numbers behind the chart, each with the claims and quotes that it rests on.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct SeriesOf {
    /// The workspace.
    #[arg(value_name = "WORKSPACE.ron")]
    workspace: PathBuf,
    #[command(flatten)]
    asked: Asked,
    /// Which harms, separated by commas: killed, injured, missing, kidnapped, captured, displaced;
    /// all by default. Different harms are never added together.
    #[arg(long, value_name = "HARM", value_delimiter = ',', value_parser = harm)]
    harm: Vec<Harm>,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

const EXAMPLES: &str = "\
Examples:
  attest series work.ron
  attest series work.ron --by month --group perpetrator --harm killed --rule latest-as-of
  attest series work.ron --format csv > deaths.csv

Days are after ISO 8601, and `to` is the first day after the period. A number that is unknown or
open is null in JSON and an empty cell in CSV, never 0. Lines end with \\n on every system.
Exit code: 0 done, 2 bad use or a workspace that does not open.";

/// What a chart is asked for, but for the harms.
#[derive(Debug, Args)]
pub(super) struct Asked {
    /// How wide a bucket is: day, week, month, quarter or year.
    #[arg(long, value_name = "GRAIN", default_value = "year", value_parser = grain)]
    by: Grain,
    /// What to tell apart: harm, perpetrator, place, event, source or status.
    #[arg(long, value_name = "KEY", default_value = "place", value_parser = group)]
    group: Grouping,
    /// What picks one of several rival figures: highest-grade, latest-as-of, highest, lowest or
    /// median.
    #[arg(long, value_name = "RULE", default_value = "highest-grade", value_parser = rule)]
    rule: Rule,
}

/// The form of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Comma-separated values, one point a row.
    Csv,
    /// One JSON object.
    Json,
}

impl Asked {
    /// As the chart is asked, of these harms.
    pub(super) fn query(&self, harms: BTreeSet<Harm>) -> Query {
        Query { harms, group: self.group, grain: self.by, rule: self.rule, ..Query::default() }
    }
}

impl SeriesOf {
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Ending, Failure> {
        let harms = if self.harm.is_empty() { &Harm::ALL[..] } else { &self.harm };
        let query = self.asked.query(harms.iter().copied().collect());
        let workspace = open(&self.workspace)?;
        let report = report::series_report(&workspace, &trends::trend(&workspace, &query));
        match self.format {
            Format::Csv => terminal.out.write_all(table::csv(&report).as_bytes())?,
            Format::Json => {
                serde_json::to_writer_pretty(&mut *terminal.out, &report)
                    .map_err(std::io::Error::from)?;
                writeln!(terminal.out)?;
            }
        }
        Ok(Ending::Success)
    }
}

fn grain(words: &str) -> Result<Grain, query::UnknownChoice> {
    query::grain_named(words)
}

fn group(words: &str) -> Result<Grouping, query::UnknownChoice> {
    words.parse()
}

/// Reads the name of a harm.
pub(super) fn harm(words: &str) -> Result<Harm, query::UnknownChoice> {
    query::harm_named(words)
}

fn rule(words: &str) -> Result<Rule, query::UnknownChoice> {
    words.parse()
}
