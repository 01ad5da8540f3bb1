//! `attest export WORKSPACE.ron --format csv -o PATH`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Ending, Failure, Terminal, open};

/// Write a workspace in the format of other programs.
#[derive(Debug, Args)]
pub struct Export {
    /// The workspace.
    #[arg(value_name = "WORKSPACE.ron")]
    workspace: PathBuf,
    /// The format.
    #[arg(long, value_enum)]
    format: Format,
    /// The file to write; one that exists is replaced.
    #[arg(long, short)]
    output: PathBuf,
}

/// A format of other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Comma-separated values: one figure a row.
    Csv,
}

impl Export {
    /// Prints what the format could not carry.
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Ending, Failure> {
        let workspace = open(&self.workspace)?;
        let lost = match self.format {
            Format::Csv => crate::io::export::write_figures(&self.output, &workspace),
        };
        for words in lost.map_err(|error| Failure::new(error.to_string()))? {
            writeln!(terminal.out, "{words}")?;
        }
        Ok(Ending::Success)
    }
}
