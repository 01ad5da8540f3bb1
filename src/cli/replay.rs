//! `attest replay SCRIPT --into WORKSPACE.ron`.

use std::path::PathBuf;

use clap::Args;

use super::held::{Held, Logging};
use super::{Ending, Failure, Terminal};
use crate::io::log::script::{self, Order};

/// Make the edits of a script.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Replay {
    /// The script: one edit a line.
    #[arg(value_name = "SCRIPT")]
    script: PathBuf,
    /// The workspace; made when it does not exist.
    #[arg(long, value_name = "WORKSPACE.ron")]
    into: PathBuf,
}

const EXAMPLES: &str = "\
A line of the script is one of
  (label: \"...\", swaps: [(id: ..., before: ..., after: ...)])
  undo
  redo
  save
An edit is written as in the edit log beside a workspace (WORKSPACE.ron.log), after \"edit: \".
Records are written as in the workspace file, behind the name of their kind: Entity((id: ...)).
Empty lines and lines that begin with // are passed over.

Examples:
  attest replay script.txt --into work.ron

Prints \"ok N\" for line N as soon as it is on the disk, in the edit log. After the last line the
workspace is saved.
Exit code: 0 done; 2 refused: the lines before are in the edit log.";

impl Replay {
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Ending, Failure> {
        let orders = script::read(&self.script).map_err(Failure::new)?;
        let mut held = Held::open(&self.into, Logging::Always, terminal)?;
        for (line, order) in orders {
            let done = match order {
                Order::Edit(edit) => held.edit(edit),
                Order::Undo => held.undo(),
                Order::Redo => held.redo(),
                Order::Save => held.save(),
            };
            done.and_then(|()| held.sync()).map_err(|failure| self.at(line, &failure))?;
            writeln!(terminal.out, "ok {line}")?;
            terminal.out.flush()?;
        }
        held.save()?;
        Ok(Ending::Success)
    }

    fn at(&self, line: usize, failure: &Failure) -> Failure {
        Failure::new(format_args!(
            "{}, line {line}: {failure}. What the lines before did is kept in the edit log of {}",
            self.script.display(),
            self.into.display()
        ))
    }
}
