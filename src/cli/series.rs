//! `attest series WORKSPACE.ron`: the numbers behind the chart.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Ending, Failure, Terminal, open};
use crate::model::date::Grain;
use crate::model::figure::Harm;
use crate::trends::{self, Grouping, Query, Rule, query, report, table};

/// Print the numbers behind the chart.
#[derive(Debug, Args)]
pub struct SeriesOf {
    /// The workspace.
    #[arg(value_name = "WORKSPACE.ron")]
    workspace: PathBuf,
    #[command(flatten)]
    asked: Asked,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

/// What a chart is asked for.
#[derive(Debug, Args)]
pub(super) struct Asked {
    /// How wide a bucket is: day, week, month, quarter or year.
    #[arg(long, value_name = "GRAIN", default_value = "year", value_parser = grain)]
    by: Grain,
    /// What to tell apart: harm, perpetrator, place, event, source or status.
    #[arg(long, value_name = "KEY", default_value = "place", value_parser = group)]
    group: Grouping,
    /// Which harms: killed, injured, missing, kidnapped, captured, displaced; all by default.
    #[arg(long, value_name = "HARM", value_delimiter = ',', value_parser = harm)]
    harm: Vec<Harm>,
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
    /// JSON.
    Json,
}

impl Asked {
    /// As the chart is asked.
    pub(super) fn query(&self) -> Query {
        let harms: BTreeSet<Harm> = if self.harm.is_empty() {
            Harm::ALL.into_iter().collect()
        } else {
            self.harm.iter().copied().collect()
        };
        Query { harms, group: self.group, grain: self.by, rule: self.rule, ..Query::default() }
    }
}

impl SeriesOf {
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Ending, Failure> {
        let workspace = open(&self.workspace)?;
        let trend = trends::trend(&workspace, &self.asked.query());
        let report = report::series_report(&workspace, &trend);
        match self.format {
            Format::Csv => terminal.out.write_all(table::csv(&report).as_bytes())?,
            Format::Json => {
                serde_json::to_writer_pretty(&mut *terminal.out, &report)
                    .map_err(|error| Failure::new(format!("cannot write the output: {error}")))?;
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

fn harm(words: &str) -> Result<Harm, query::UnknownChoice> {
    query::harm_named(words)
}

fn rule(words: &str) -> Result<Rule, query::UnknownChoice> {
    words.parse()
}
