//! The open workspace with its history and its file.
//!
//! Invariant: the index is in step with the workspace, and `revision` rises with every change of
//! either.

use std::path::PathBuf;
use std::sync::Arc;

use super::index::Index;
use super::notice::Trouble;
use crate::edit::{Edit, History, Refused};
use crate::io::file::Stamp;
use crate::io::lock::Lock;
use crate::io::log::Log;
use crate::model::{RecordId, Workspace, shipped};

/// The open workspace.
#[derive(Debug)]
pub struct Session {
    /// What is true.
    pub workspace: Workspace,
    /// What was done.
    pub history: History,
    /// Where its annotations stand.
    pub index: Index,
    /// Rises with every change.
    pub revision: u64,
    /// Rises with every change of what numbers rest on: of anything but a mention.
    pub counted: u64,
    /// Its file.
    pub file: FileState,
    /// Where its edits are logged; nothing where they are not.
    pub log: Option<Log>,
    /// How many edits were recovered, until something else is done.
    pub recovered: Option<usize>,
}

/// How the workspace and its file stand to each other.
#[derive(Debug, Default)]
pub struct FileState {
    /// The file; nothing for unnamed work.
    pub path: Option<PathBuf>,
    /// The file as last read or written.
    pub stamp: Option<Stamp>,
    /// The hold on the file.
    pub lock: Option<Lock>,
    /// Whether it may be written.
    pub access: Access,
    /// What is going on with it.
    pub writing: Writing,
    /// When it was last written in this session: "14:32".
    pub saved_at: Option<String>,
}

/// Whether a workspace may be changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// It may.
    #[default]
    Write,
    /// It may not, and why.
    ReadOnly(String),
}

/// What is going on with the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Writing {
    /// Nothing.
    #[default]
    Idle,
    /// It is being written.
    Saving,
    /// It could not be written, and why.
    Failed(Trouble),
}

impl Session {
    /// A new, unnamed workspace with the shipped codebook.
    #[must_use]
    pub fn blank() -> Self {
        Self::holding(shipped::new_workspace(), None)
    }

    /// A session on a workspace; the index is built where none is given.
    #[must_use]
    pub fn holding(workspace: Workspace, index: Option<Index>) -> Self {
        Self {
            index: index.unwrap_or_else(|| Index::build(&workspace)),
            workspace,
            history: History::opened(),
            revision: 0,
            counted: 0,
            file: FileState::default(),
            log: None,
            recovered: None,
        }
    }

    /// Whether nothing was ever put in it: what stands on screen is the first start.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.file.path.is_none()
            && self.workspace.documents.is_empty()
            && self.history.undo_label().is_none()
    }

    /// Applies an edit, remembers it and keeps the index in step.
    ///
    /// # Errors
    ///
    /// [`Refused`], with nothing changed.
    pub fn perform(&mut self, edit: Edit) -> Result<(), Refused> {
        let before = self.workspace.clone();
        let edit = self.history.perform(&mut self.workspace, edit)?;
        self.follow(&before, &edit);
        Ok(())
    }

    /// Takes the last edit back; returns its label.
    ///
    /// # Errors
    ///
    /// [`Refused`], with nothing changed.
    pub fn undo(&mut self) -> Result<Option<String>, Refused> {
        let before = self.workspace.clone();
        let back = self.history.undo(&mut self.workspace)?;
        Ok(back.map(|edit| {
            self.follow(&before, &edit);
            edit.label
        }))
    }

    /// Does the last edit taken back again; returns its label.
    ///
    /// # Errors
    ///
    /// [`Refused`], with nothing changed.
    pub fn redo(&mut self) -> Result<Option<String>, Refused> {
        let before = self.workspace.clone();
        let again: Option<Arc<Edit>> = self.history.redo(&mut self.workspace)?;
        Ok(again.map(|edit| {
            self.follow(&before, &edit);
            edit.label.clone()
        }))
    }

    fn follow(&mut self, before: &Workspace, edit: &Edit) {
        self.index.update(before, &self.workspace, edit);
        self.revision += 1;
        self.recovered = None;
        let mentions_only = edit.swaps.iter().all(|swap| matches!(swap.id, RecordId::Mention(_)));
        if !mentions_only {
            self.counted = self.revision;
        }
    }
}
