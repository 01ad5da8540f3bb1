//! `attest validate WORKSPACE.ron`.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::{Ending, Failure, Terminal, plain};
use crate::io::workspace::{OpenError, PlacedProblem, validate};

/// List every problem of a workspace, with its place.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Validate {
    /// The workspace.
    #[arg(value_name = "WORKSPACE.ron")]
    workspace: PathBuf,
}

const EXAMPLES: &str = "\
Examples:
  attest validate work.ron
  attest validate work.ron && git commit -am \"Monday's reading\"

Exit code: 0 sound; 1 it opens, but something is worth a look; 2 it does not open.";

impl Validate {
    /// Problems that keep a file from opening are bad input (exit code 2); others are findings.
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Ending, Failure> {
        let problems = validate(&self.workspace)?;
        // What the file is does not depend on who reads the list to its end.
        match self.list(&problems, terminal.out).map_err(Failure::from) {
            Err(failure) if !failure.is_closed_output() => return Err(failure),
            Err(_) | Ok(()) => {}
        }
        match OpenError::first_of(&self.workspace, &problems) {
            Some(refusal) => Err(refusal.into()),
            None if problems.is_empty() => Ok(Ending::Success),
            None => Ok(Ending::Findings),
        }
    }

    fn list(&self, problems: &[PlacedProblem], out: &mut dyn Write) -> std::io::Result<()> {
        let name = self.workspace.display();
        for problem in problems {
            let place = problem.place.map(|at| format!(":{}:{}", at.line, at.column));
            let place = place.unwrap_or_default();
            let mut lines = vec![format!("{name}{place}: {}", problem.what)];
            lines.extend(problem.excerpt_lines());
            lines.push(problem.what.advice().to_owned());
            writeln!(out, "{}", plain::lines(&lines.join("\n  ")))?;
        }
        Ok(())
    }
}
