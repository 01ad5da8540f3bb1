//! The program without a window, for scripts and for checking.
//!
//! Invariant: exit code 0 for success, 1 for findings, 2 for bad use or bad input; every error is
//! one clear message, and the output of a command is the same for the same input on every machine:
//! its lines end with `\n`, on Windows too, since what reads it is a script or a comparison.

mod export;
mod held;
mod import;
mod plain;
mod plot;
mod replay;
mod search;
mod series;
mod suggest;
#[cfg(test)]
mod tests;
mod validate;

use std::fmt::Display;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{CommandFactory, Parser, Subcommand};

use crate::io::file;
use crate::io::workspace::{self, OpenError};
use crate::model::{IdSource, Workspace};

/// A workbench for reading reporting on conflict, tagging it, counting what it attests and
/// plotting the counts. Every number opens the sentence that it rests on.
#[derive(Debug, Parser)]
#[command(name = "attest", version, args_conflicts_with_subcommands = true)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// What to do without a window.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Workspaces (.ron) to open, or articles (.txt, .md, .html) to add.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  attest                              open the window
  attest article.html                 read an article in the window
  attest work.ron                     open a workspace in the window
  attest import *.txt --into work.ron
  attest series work.ron --by month --format csv

Without a command the window opens; the commands need no display.
Exit code: 0 success, 1 findings, 2 bad use or bad input.";

/// A command without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Add articles to a new or existing workspace.
    ///
    /// Title, author, outlet and date are recognised where they stand in the text. An article that
    /// is in the workspace already is not added again. All files are added or none.
    Import(import::Import),
    /// List every problem of a workspace, with its place.
    ///
    /// Each problem is told with its file, line and column, the line itself and what to do. The
    /// file is not changed.
    Validate(validate::Validate),
    /// Print what the program proposes on articles: figures and claims, each with its reason.
    Suggest(suggest::Suggest),
    /// Print the numbers behind the chart, each with the claims and quotes that it rests on.
    ///
    /// The incidents of a bucket are added up. Of rival figures of one event the rule picks one,
    /// and the others are listed beside it. A total is a point of its own over its own period and
    /// is never added to incidents. Incidents whose date is wider than a bucket are listed as
    /// spanning, figures without a date as undated, and those that their claims deny, suppose or
    /// foretell as not counted.
    Series(series::SeriesOf),
    /// Draw the chart as SVG or PNG.
    ///
    /// The chart is that of the window: a mark for each figure, as wide as its date is vague, with
    /// a whisker from low to high, and what is open drawn open. Below it stand the rule in force
    /// and the sentence behind every mark.
    Plot(plot::Plot),
    /// Find text in all documents of a workspace.
    ///
    /// Prints a line for each place: the document, the line and the column there (in characters,
    /// from 1), and the words around it.
    Search(search::Search),
    /// Make the edits of a script, each safe on the disk before the next.
    ///
    /// Each edit goes to the edit log beside the workspace and is acknowledged once it is there. If
    /// the run is cut short, wherever that is, no acknowledged edit is lost: whoever opens the
    /// workspace next has them all.
    Replay(replay::Replay),
    /// Write a workspace in the format of other programs.
    ///
    /// What the format cannot carry is told on standard output, one line a kind.
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
#[error(transparent)]
pub struct Failure(Why);

#[derive(Debug, thiserror::Error)]
enum Why {
    #[error("{0}")]
    Refused(String),
    /// Whoever reads has read enough: `attest search work.ron Moscow | head -1`.
    #[error("the output was closed")]
    OutputClosed,
    #[error("cannot write the output: {0}")]
    Output(io::Error),
}

impl Failure {
    fn new(message: impl Display) -> Self {
        Self(Why::Refused(plain::lines(&message.to_string())))
    }

    fn is_closed_output(&self) -> bool {
        matches!(self.0, Why::OutputClosed)
    }
}

impl From<io::Error> for Failure {
    /// Of standard output; what befalls a file has an error of its own.
    fn from(error: io::Error) -> Self {
        let is_closed = error.kind() == io::ErrorKind::BrokenPipe;
        Self(if is_closed { Why::OutputClosed } else { Why::Output(error) })
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        Self::new(error)
    }
}

/// What a command runs with.
pub struct Terminal<'a> {
    /// Makes ids.
    pub ids: IdSource,
    /// The time, in milliseconds since 1970.
    pub time: u64,
    /// Standard output.
    pub out: &'a mut dyn Write,
    /// Standard error, for what is worth knowing and no failure.
    pub err: &'a mut dyn Write,
}

impl Terminal<'_> {
    /// Says what is worth knowing. Nobody listening is no reason to leave the work undone.
    fn note(&mut self, words: impl Display) {
        drop(writeln!(self.err, "{}", plain::lines(&words.to_string())));
    }
}

/// Runs a command. Standard output that is closed early ends it quietly.
///
/// # Errors
///
/// [`Failure`], for exit code 2.
pub fn run(command: &Command, terminal: &mut Terminal<'_>) -> Result<Ending, Failure> {
    let ending = match command {
        Command::Import(import) => import.run(terminal),
        Command::Validate(validate) => validate.run(terminal),
        Command::Suggest(suggest) => suggest.run(terminal),
        Command::Series(series) => series.run(terminal),
        Command::Plot(plot) => plot.run(terminal),
        Command::Search(search) => search.run(terminal),
        Command::Replay(replay) => replay.run(terminal),
        Command::Export(export) => export.run(terminal),
    };
    let flushed = terminal.out.flush().map_err(Failure::from);
    match (ending, flushed) {
        (Err(failure), _) if failure.is_closed_output() => Ok(Ending::Success),
        (Ok(ending), Err(failure)) if failure.is_closed_output() => Ok(ending),
        (Ok(ending), flushed) => flushed.map(|()| ending),
        (Err(failure), _) => Err(failure),
    }
}

/// The names of the commands, for a sentence.
#[must_use]
pub fn command_names() -> String {
    let commands = Arguments::command();
    let names: Vec<&str> = commands.get_subcommands().map(clap::Command::get_name).collect();
    names.join(", ")
}

/// Refuses a bare word that names no file, before a window opens on it: it is a command with a
/// slip of the pen in it. A path that leads nowhere is the window's to explain.
///
/// # Errors
///
/// [`Failure`], for exit code 2.
pub fn check_files(files: &[PathBuf]) -> Result<(), Failure> {
    let is_bare =
        |path: &Path| path.extension().is_none() && path.file_name() == Some(path.as_os_str());
    match files.iter().find(|path| is_bare(path) && !file::stands(path)) {
        None => Ok(()),
        Some(word) => Err(Failure::new(format!(
            "there is no command and no file \"{}\". The commands are {} (attest --help)",
            word.display(),
            command_names()
        ))),
    }
}

fn open(path: &Path) -> Result<Workspace, Failure> {
    Ok(workspace::open(path)?.workspace)
}
