//! `attest plot WORKSPACE.ron -o FILE.svg|FILE.png`.

use std::path::PathBuf;

use clap::Args;

use super::series::Asked;
use super::{Ending, Failure, Terminal, open};

/// Write the chart as SVG or PNG.
#[derive(Debug, Args)]
pub struct Plot {
    /// The workspace.
    #[arg(value_name = "WORKSPACE.ron")]
    workspace: PathBuf,
    /// The file to write, .svg or .png; one that exists is replaced.
    #[arg(long, short)]
    output: PathBuf,
    #[command(flatten)]
    asked: Asked,
    /// Pixels a point of a PNG, 1 to 4.
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=4))]
    scale: u8,
}

impl Plot {
    pub(super) fn run(&self, _terminal: &mut Terminal<'_>) -> Result<Ending, Failure> {
        let workspace = open(&self.workspace)?;
        let _ = (&workspace, &self.output, self.asked.query(), self.scale);
        Err(Failure::new("TODO merge chart"))
    }
}
