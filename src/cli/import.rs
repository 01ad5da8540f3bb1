//! `attest import FILE... --into WORKSPACE.ron`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Ending, Failure, Terminal};
use crate::edit;
use crate::io;
use crate::io::file::Expect;
use crate::io::lock::{Lock, Locked};
use crate::model::{Document, DocumentId, shipped};

/// Add articles to a workspace.
#[derive(Debug, Args)]
pub struct Import {
    /// Articles: text, Markdown or HTML.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The workspace; made when it does not exist.
    #[arg(long, value_name = "WORKSPACE.ron")]
    into: PathBuf,
    /// Which suggestions to take over.
    #[arg(long, value_enum, default_value_t = Accept::None)]
    accept: Accept,
}

/// Which suggestions to take over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Accept {
    /// None: the text alone.
    None,
}

impl Import {
    pub(super) fn run(&self, terminal: &mut Terminal<'_>) -> Result<Ending, Failure> {
        let Accept::None = self.accept;
        let _lock = match Lock::acquire(&self.into) {
            Ok(lock) => Some(lock),
            Err(Locked::Impossible { .. }) => None,
            Err(held @ Locked::Held { .. }) => return Err(Failure::new(held.to_string())),
        };
        let (mut workspace, stamp) = if io::file::stands(&self.into) {
            let opened = io::workspace::open(&self.into)?;
            (opened.workspace, Some(opened.stamp))
        } else {
            (shipped::new_workspace(), None)
        };
        let mut new: Vec<Document> = Vec::new();
        for path in &self.files {
            let draft = io::import::read_file(path).map_err(|e| Failure::new(e.to_string()))?;
            for warning in &draft.warnings {
                writeln!(terminal.err, "{}: {warning}", path.display())?;
            }
            let id = DocumentId(terminal.ids.next_uuid());
            let document = io::article::document(id, path.display().to_string(), draft);
            let known = workspace.documents.values().map(AsRef::as_ref).chain(&new);
            if known.into_iter().any(|known| known.hash == document.hash) {
                let name = path.display();
                writeln!(terminal.err, "{name}: in the workspace already, not added again")?;
                continue;
            }
            new.push(document);
        }
        let added: Vec<(DocumentId, String)> =
            new.iter().map(|d| (d.id, edit::document::name(d).to_owned())).collect();
        edit::document::add(&workspace, new)
            .apply(&mut workspace)
            .map_err(|refused| Failure::new(refused.to_string()))?;
        let expect = stamp.as_ref().map_or(Expect::New, Expect::Unchanged);
        io::workspace::save(&self.into, &workspace, expect)
            .map_err(|error| Failure::new(error.to_string()))?;
        for (id, name) in added {
            writeln!(terminal.out, "{id}\t{name}")?;
        }
        Ok(Ending::Success)
    }
}
