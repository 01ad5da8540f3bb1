//! `attest import FILE... --into WORKSPACE.ron`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::held::{Held, Logging};
use super::{Ending, Failure, Terminal, plain};
use crate::edit;
use crate::io;
use crate::model::{Document, DocumentId, Workspace};

/// Add articles to a new or existing workspace.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Import {
    /// Articles: text, Markdown or HTML, in UTF-8, UTF-16 or an older encoding.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The workspace; made when it does not exist.
    #[arg(long, value_name = "WORKSPACE.ron")]
    into: PathBuf,
    /// Which suggestions to take over.
    #[arg(long, value_enum, default_value_t = Accept::None)]
    accept: Accept,
}

const EXAMPLES: &str = "\
Examples:
  attest import article.txt --into work.ron
  attest import reports/*.html notes.md --into work.ron --accept none

Prints the id and the title of each document that was added.
Exit code: 0 done, also where all was there already; 2 refused, and nothing is written.";

/// Which suggestions to take over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Accept {
    /// The text alone.
    None,
}

impl Import {
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Ending, Failure> {
        let Accept::None = self.accept;
        let mut held = Held::open(&self.into, Logging::WhereOneStands, terminal)?;
        let new = self.read(held.workspace(), terminal)?;
        if new.is_empty() {
            return Ok(Ending::Success);
        }
        let added = new.iter().map(|new| (new.id, plain::line(edit::document::name(new))));
        let added: Vec<(DocumentId, String)> = added.collect();
        held.edit(edit::document::add(held.workspace(), new))?;
        held.save()?;
        for (id, name) in added {
            writeln!(terminal.out, "{id}\t{name}")?;
        }
        Ok(Ending::Success)
    }

    /// The articles that are not in the workspace yet.
    fn read(
        &self,
        workspace: &Workspace,
        terminal: &mut Terminal<'_>,
    ) -> Result<Vec<Document>, Failure> {
        let mut new: Vec<Document> = Vec::new();
        for path in &self.files {
            let name = path.display();
            let draft = io::import::read_file(path).map_err(Failure::new)?;
            for warning in &draft.warnings {
                terminal.note(format_args!("{name}: {warning}"));
            }
            let id = DocumentId(terminal.ids.next_uuid());
            let document = io::article::document(id, name.to_string(), draft);
            let mut known = workspace.documents.values().map(AsRef::as_ref).chain(&new);
            if known.any(|known| known.hash == document.hash) {
                terminal.note(format_args!("{name}: in the workspace already, not added again"));
            } else {
                new.push(document);
            }
        }
        Ok(new)
    }
}
