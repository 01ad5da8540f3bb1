//! The program without a window, for scripts and for checking.
//!
//! Invariant: exit code 0 for success, 1 for findings, 2 for bad use or bad input; every error is
//! one clear message, and the output of a command is the same for the same input.

mod export;
mod import;
mod plot;
mod search;
mod series;
mod suggest;
mod validate;

use std::io::Write;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::io::workspace::OpenError;
use crate::model::{IdSource, Workspace};

/// A workbench for reading reporting on conflict, tagging it, counting what it attests and
/// plotting the counts. Every number opens the sentence that it rests on.
#[derive(Debug, Parser)]
#[command(name = "attest", version, args_conflicts_with_subcommands = true)]
#[command(after_help = "Without a command the window opens.\n\
    Exit code: 0 success, 1 findings, 2 bad use or bad input.")]
pub struct Arguments {
    /// What to do without a window.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Workspaces (.ron) to open, or articles (.txt, .md, .html) to add.
    pub files: Vec<PathBuf>,
}

/// A command without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Add articles to a new or existing workspace.
    Import(import::Import),
    /// List every problem of a workspace, with its place. Exit code 1 when there is one.
    Validate(validate::Validate),
    /// Print what the program proposes on articles: figures and claims, each with its reason.
    Suggest(suggest::Suggest),
    /// Print the numbers behind the chart, each with the claims and quotes that it rests on.
    Series(series::SeriesOf),
    /// Write the chart as SVG or PNG.
    Plot(plot::Plot),
    /// Search the text of all documents. Exit code 1 when nothing is found.
    Search(search::Search),
    /// Write a workspace in the format of other programs.
    Export(export::Export),
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// As asked.
    Success,
    /// Something was found, or nothing where something was sought.
    Findings,
}

/// Why a command could not do what was asked: one message.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Failure(String);

impl Failure {
    fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(format!("cannot write the output: {error}"))
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        Self(error.to_string())
    }
}

/// What a command runs with.
pub struct Terminal<'a> {
    /// Makes ids.
    pub ids: IdSource,
    /// Standard output.
    pub out: &'a mut dyn Write,
    /// Standard error, for what is worth knowing and no failure.
    pub err: &'a mut dyn Write,
}

/// Runs a command.
///
/// # Errors
///
/// [`Failure`], for exit code 2.
pub fn run(command: &Command, terminal: &mut Terminal<'_>) -> Result<Ending, Failure> {
    match command {
        Command::Import(import) => import.run(terminal),
        Command::Validate(validate) => validate.run(terminal),
        Command::Suggest(suggest) => suggest.run(terminal),
        Command::Series(series) => series.run(terminal),
        Command::Plot(plot) => plot.run(terminal),
        Command::Search(search) => search.run(terminal),
        Command::Export(export) => export.run(terminal),
    }
}

fn open(path: &std::path::Path) -> Result<Workspace, Failure> {
    Ok(crate::io::workspace::open(path)?.workspace)
}
