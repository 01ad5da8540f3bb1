//! `attest import FILE... --into WORKSPACE.ron`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Ending, Failure, Terminal, plain};
use crate::edit;
use crate::io;
use crate::io::file::{Expect, Stamp};
use crate::io::lock::{Lock, Locked};
use crate::model::{Document, DocumentId, Workspace, shipped};

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
        let _lock = match Lock::acquire(&self.into) {
            Ok(lock) => Some(lock),
            // A folder that takes no lock file may still take the workspace.
            Err(Locked::Impossible { .. }) => None,
            Err(held @ Locked::Held { .. }) => return Err(Failure::new(held)),
        };
        let (mut workspace, stamp) = self.workspace()?;
        let new = self.read(&workspace, terminal)?;
        if new.is_empty() {
            return Ok(Ending::Success);
        }
        let added = new.iter().map(|new| (new.id, plain::line(edit::document::name(new))));
        let added: Vec<(DocumentId, String)> = added.collect();
        edit::document::add(&workspace, new).apply(&mut workspace).map_err(Failure::new)?;
        let expect = stamp.as_ref().map_or(Expect::New, Expect::Unchanged);
        io::workspace::save(&self.into, &workspace, expect).map_err(Failure::new)?;
        for (id, name) in added {
            writeln!(terminal.out, "{id}\t{name}")?;
        }
        Ok(Ending::Success)
    }

    /// What stands there, or a new workspace where nothing does.
    fn workspace(&self) -> Result<(Workspace, Option<Stamp>), Failure> {
        match io::workspace::open(&self.into) {
            Ok(opened) => Ok((opened.workspace, Some(opened.stamp))),
            Err(error) if error.is_missing() => Ok((shipped::new_workspace(), None)),
            Err(error) => Err(error.into()),
        }
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
