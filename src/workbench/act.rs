//! Everything that can be asked of the workbench. Drawing pushes acts; only the workbench performs
//! them.

use std::path::PathBuf;

use super::command::Command;
use super::form::Form;
use super::notice::Answer;
use super::selection::TextSelection;
use super::settings::Settings;
use crate::edit::entity::Target;
use crate::model::{DocumentId, FigureId, MentionId, RecordId, TypeId};
use crate::trends::Query;

/// Something to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Run a command.
    Run(Command),
    /// Open workspaces (`.ron`) or add articles: dropped, given as arguments, or recent.
    Open(Vec<PathBuf>),
    /// Add an article from the clipboard's text.
    Paste(String),
    /// Show a document in the reader.
    ShowDocument(DocumentId),
    /// Select text in the reader, or nothing.
    SelectText(Option<TextSelection>),
    /// Choose a record, or none: its card opens and its marks light up.
    Choose(Option<RecordId>),
    /// Choose a record and bring its sentence in sight.
    Reveal(RecordId),
    /// Tag the selected text with a type: at once when its words name a known entity of it,
    /// through the form otherwise.
    TagAs(TypeId),
    /// Tag the selected text as this.
    Tag(Target),
    /// Open the form of a record.
    Change(RecordId),
    /// Remove a record and what cannot stand without it.
    Remove(RecordId),
    /// Let a mention refer to another entity.
    Reassign(MentionId, crate::model::EntityId),
    /// Replace the open form by this state of it.
    EditForm(Box<Form>),
    /// Put what the open form says in the workspace.
    SaveForm,
    /// Close the open form and forget it.
    CloseForm,
    /// Add the selected text as a further span of the open claim form.
    AddSpanToForm,
    /// Show the document's annotations in the side panel, or the workspace's.
    ShowScope(Scope),
    /// Point at a figure's mark in the chart, or at none: its number lights up in the text.
    Point(Option<FigureId>),
    /// Ask the chart for something else.
    Query(Box<Query>),
    /// Change settings.
    Set(Box<Settings>),
    /// Answer the open dialog.
    Answer(Answer),
    /// Take a notice away.
    Dismiss(u64),
    /// Stop the jobs that can be stopped.
    CancelJobs,
    /// Say again why the workspace could not be saved.
    ShowFailure,
    /// The window is asked to close.
    Close,
}

/// Whose annotations the side panel lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The document in the reader.
    #[default]
    Document,
    /// All documents.
    Workspace,
}

/// What fills the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum View {
    /// The reader, the trends below it.
    #[default]
    Read,
    /// The trends, the source beside them.
    Trends,
}
