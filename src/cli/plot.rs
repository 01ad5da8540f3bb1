//! `attest plot WORKSPACE.ron -o FILE.svg|FILE.png`.

use std::path::PathBuf;

use clap::Args;

use super::series::{Asked, harm};
use super::{Ending, Failure, Terminal, open, plain};
use crate::io::picture::write_chart;
use crate::model::figure::Harm;
use crate::trends::drawing::sheet::Sheet;
use crate::trends::trend;

/// Draw the chart as SVG or PNG.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Plot {
    /// The workspace.
    #[arg(value_name = "WORKSPACE.ron")]
    workspace: PathBuf,
    /// The file to write, .svg or .png; one that exists is replaced.
    #[arg(long, short, value_name = "FILE.svg|FILE.png")]
    output: PathBuf,
    #[command(flatten)]
    asked: Asked,
    /// Which harms, separated by commas: killed, injured, missing, kidnapped, captured, displaced.
    #[arg(
        long,
        value_name = "HARM",
        default_value = "killed",
        value_delimiter = ',',
        value_parser = harm
    )]
    harm: Vec<Harm>,
    /// Pixels a point of a PNG, 1 to 4.
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=4))]
    scale: u8,
}

const EXAMPLES: &str = "\
Examples:
  attest plot work.ron -o chart.svg
  attest plot work.ron -o injured.png --harm injured --group event --scale 3

The same file gives the same picture, byte for byte, on every machine.
Exit code: 0 done, 2 bad use, a workspace that does not open or a file that cannot be written.";

impl Plot {
    pub(super) fn run(&self, _: &mut Terminal<'_>) -> Result<Ending, Failure> {
        let workspace = open(&self.workspace)?;
        let query = self.asked.query(self.harm.iter().copied().collect());
        let trend = trend(&workspace, &query);
        let title = self.workspace.file_name().unwrap_or_default().to_string_lossy();
        let words = Sheet::titled(&plain::line(&title), &trend);
        write_chart(&self.output, (&workspace, &trend), &words, f32::from(self.scale))
            .map_err(Failure::new)?;
        Ok(Ending::Success)
    }
}
