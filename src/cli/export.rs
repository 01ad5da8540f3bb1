//! `attest export WORKSPACE.ron --format csv -o PATH`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Ending, Failure, Terminal, open};
use crate::io::export;

/// Write a workspace in the format of other programs.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Export {
    /// The workspace.
    #[arg(value_name = "WORKSPACE.ron")]
    workspace: PathBuf,
    /// The format.
    #[arg(long, value_enum)]
    format: Format,
    /// The file to write; one that exists is replaced, but never a workspace.
    #[arg(long, short, value_name = "PATH")]
    output: PathBuf,
}

const EXAMPLES: &str = "\
Examples:
  attest export work.ron --format csv -o figures.csv

Lines end with \\n on every system.
Exit code: 0 done, 2 bad use, a workspace that does not open or a file that cannot be written.";

/// A format of other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Comma-separated values: one figure a row, with its claim and its document.
    Csv,
}

impl Export {
    /// Prints what the format could not carry.
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Ending, Failure> {
        let workspace = open(&self.workspace)?;
        let lost = match self.format {
            Format::Csv => export::write_figures(&self.output, &workspace),
        };
        for words in lost.map_err(Failure::new)? {
            writeln!(terminal.out, "{words}")?;
        }
        Ok(Ending::Success)
    }
}
