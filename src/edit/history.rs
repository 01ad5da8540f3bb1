//! What was done and undone, and where the file stands in it.
//!
//! Invariant: `done` applied in order to the workspace as opened gives the workspace as it is.

use std::cmp::Ordering;
use std::sync::Arc;

use super::{Edit, Refused};
use crate::model::Workspace;

/// The edits of a session.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Arc<Edit>>,
    undone: Vec<Arc<Edit>>,
    /// How many edits were done when the file was last written; nothing when that state can no
    /// longer be reached by undo and redo.
    saved: Option<usize>,
}

/// A place in the history, to be marked as saved when its file is written.
///
/// It names the edit that led there, because after an undo another edit may lead to the same
/// number of edits and another workspace.
#[derive(Clone, Debug)]
pub struct Position {
    depth: usize,
    last: Option<Arc<Edit>>,
}

impl History {
    /// The history of a workspace just read from its file.
    #[must_use]
    pub fn opened() -> Self {
        Self { saved: Some(0), ..Self::default() }
    }

    /// The history of a workspace whose file holds `done`, the oldest first. `undone` is what redo
    /// would do again, the next last.
    #[must_use]
    pub fn resumed(done: Vec<Arc<Edit>>, undone: Vec<Arc<Edit>>) -> Self {
        Self { saved: Some(done.len()), done, undone }
    }

    /// The edit done last.
    #[must_use]
    pub fn last(&self) -> Option<&Arc<Edit>> {
        self.done.last()
    }

    /// Whether the state of the file lies before what is done now, or after; nothing when undo and
    /// redo no longer lead there.
    #[must_use]
    pub fn way_to_saved(&self) -> Option<Ordering> {
        self.saved.map(|saved| saved.cmp(&self.done.len()))
    }

    /// What was done since the file was written; nothing when that does not lead from the file to
    /// the workspace.
    #[must_use]
    pub fn since_saved(&self) -> Option<&[Arc<Edit>]> {
        self.done.get(self.saved?..)
    }

    /// Applies an edit and remembers it. What was undone before is then past.
    ///
    /// # Errors
    ///
    /// [`Refused`], with workspace and history unchanged.
    pub fn perform(&mut self, workspace: &mut Workspace, edit: Edit) -> Result<Arc<Edit>, Refused> {
        edit.apply(workspace)?;
        if self.saved.is_some_and(|saved| saved > self.done.len()) {
            self.saved = None;
        }
        self.undone.clear();
        let edit = Arc::new(edit);
        self.done.push(Arc::clone(&edit));
        Ok(edit)
    }

    /// Takes the last edit back; returns what was applied to do so, or nothing when there is none.
    ///
    /// # Errors
    ///
    /// [`Refused`], with workspace and history unchanged.
    pub fn undo(&mut self, workspace: &mut Workspace) -> Result<Option<Edit>, Refused> {
        let Some(last) = self.done.last() else { return Ok(None) };
        let back = last.reversed();
        back.apply(workspace)?;
        self.undone.extend(self.done.pop());
        Ok(Some(back))
    }

    /// Does the last edit taken back again; returns it, or nothing when there is none.
    ///
    /// # Errors
    ///
    /// [`Refused`], with workspace and history unchanged.
    pub fn redo(&mut self, workspace: &mut Workspace) -> Result<Option<Arc<Edit>>, Refused> {
        let Some(next) = self.undone.last() else { return Ok(None) };
        next.apply(workspace)?;
        let next = self.undone.pop();
        self.done.extend(next.clone());
        Ok(next)
    }

    /// What undo would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        self.done.last().map(|edit| edit.label.as_str())
    }

    /// What redo would do again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|edit| edit.label.as_str())
    }

    /// Where the history stands now.
    #[must_use]
    pub fn position(&self) -> Position {
        Position { depth: self.done.len(), last: self.done.last().cloned() }
    }

    /// Marks the file as holding what stood at `position`.
    pub fn mark_saved(&mut self, position: &Position) {
        let line = self.done.iter().chain(self.undone.iter().rev());
        let there = position.depth.checked_sub(1).and_then(|at| line.into_iter().nth(at));
        let reached = match (&position.last, there) {
            (None, None) => true,
            (Some(last), Some(there)) => Arc::ptr_eq(last, there),
            (None, Some(_)) | (Some(_), None) => false,
        };
        self.saved = reached.then_some(position.depth);
    }

    /// How many edits lie between the workspace and its file; nothing when they are the same.
    #[must_use]
    pub fn unsaved(&self) -> Option<usize> {
        match self.saved {
            Some(saved) if saved == self.done.len() => None,
            Some(saved) => Some(saved.abs_diff(self.done.len())),
            None => Some(self.done.len().max(1)),
        }
    }
}
