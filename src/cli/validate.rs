//! `attest validate WORKSPACE.ron`.

use std::path::PathBuf;

use clap::Args;

use super::{Ending, Failure, Terminal};
use crate::io::workspace::{Severity, validate};

/// List every problem of a workspace.
#[derive(Debug, Args)]
pub struct Validate {
    /// The workspace.
    #[arg(value_name = "WORKSPACE.ron")]
    workspace: PathBuf,
}

impl Validate {
    /// Problems that keep a file from opening are bad input (exit code 2); others are findings.
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Ending, Failure> {
        let name = self.workspace.display();
        let problems = validate(&self.workspace)?;
        for problem in &problems {
            writeln!(terminal.out, "{name}: {problem}")?;
        }
        let refused = problems.iter().any(|p| p.what.severity() == Severity::Refused);
        match (refused, problems.len()) {
            (true, many) => Err(Failure::new(format!(
                "{name} is not opened: {many} in the list above keep it from that"
            ))),
            (false, 0) => Ok(Ending::Success),
            (false, _) => Ok(Ending::Findings),
        }
    }
}
