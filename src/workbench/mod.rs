//! The running application without a window: everything that the analyst can do, performed on
//! values, so that a test drives it as the window does.
//!
//! Invariant: [`Workbench::perform`] is the only way in; a workspace changes by an edit of its
//! history and by nothing else.

pub mod act;
pub mod choices;
pub mod clock;
pub mod command;
pub mod derived;
pub mod form;
pub mod forms;
pub mod index;
pub mod jobs;
pub mod keys;
mod navigate;
pub mod notice;
mod open;
pub mod outcome;
mod perform;
mod pick;
pub mod prefill;
mod recovery;
mod save;
pub mod selection;
pub mod session;
pub mod settings;
mod tagging;

#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

pub use act::{Act, Scope, View};
pub use command::Command;

use clock::Clock;
use derived::{ListKey, Lists};
use form::Form;
use forms::Forms;
use jobs::{Jobs, Picker, Wake};
use notice::{Dialog, Notice};
use selection::Selection;
use session::Session;
use settings::Settings;

use crate::model::{Document, IdSource, Workspace};
use crate::trends::{Query, Trend};

/// The application.
pub struct Workbench {
    session: Session,
    session_number: u64,
    selection: Selection,
    view: View,
    scope: Scope,
    forms: Forms,
    dialog: Option<Dialog>,
    notices: Vec<Notice>,
    next_serial: u64,
    settings: Settings,
    settings_path: Option<PathBuf>,
    state_dir: Option<PathBuf>,
    /// Why the edit log could not be written when that was told last.
    told_of_log: Option<String>,
    lists: Lists,
    list_key: Option<ListKey>,
    query: Query,
    trend: Arc<Trend>,
    trend_key: Option<((u64, u64), Query)>,
    jobs: Jobs,
    picker: Picker,
    ids: IdSource,
    clock: Clock,
    /// What was put off until unsaved work is safe.
    after_save: Option<Act>,
    /// What may be let go unsaved, because the analyst said so: nothing that came later.
    granted: Option<Moment>,
    palette: Palette,
    closing: Closing,
    to_copy: Option<String>,
}

/// The state of all that could be lost: session, revision, and what was typed into forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    session: u64,
    revision: u64,
    strokes: u64,
}

/// Whether the command palette is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Palette {
    /// It is.
    Open,
    /// It is not.
    Closed,
}

/// Whether the window may close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// Not asked for.
    No,
    /// All is safe or let go: close.
    Now,
}

/// What a workbench is started with.
pub struct Start {
    /// Where the time comes from.
    pub clock: Clock,
    /// Tells the ids of this start from those of others.
    pub seed: u64,
    /// Where the settings are kept; nothing keeps none.
    pub settings_path: Option<PathBuf>,
    /// Where unnamed work is logged; nothing logs none.
    pub state_dir: Option<PathBuf>,
    /// Shows file dialogs.
    pub picker: Picker,
    /// Wakes the window when a job is done.
    pub wake: Wake,
}

impl Start {
    /// A start for tests and for work without a window: no settings file, no dialogs, and no log
    /// of unnamed work.
    #[must_use]
    pub fn headless(clock: Clock, seed: u64) -> Self {
        Self {
            clock,
            seed,
            settings_path: None,
            state_dir: None,
            picker: Arc::new(|_, _| jobs::Picked::NoDialog),
            wake: Arc::new(|| {}),
        }
    }
}

impl std::fmt::Debug for Workbench {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Workbench")
            .field("selection", &self.selection)
            .field("forms", &self.forms)
            .field("dialog", &self.dialog)
            .finish_non_exhaustive()
    }
}

impl Workbench {
    /// A workbench on an empty workspace.
    #[must_use]
    pub fn new(start: Start) -> Self {
        let Start { clock, seed, settings_path, state_dir, picker, wake } = start;
        let (settings, warning) = settings_path
            .as_deref()
            .map_or_else(Default::default, crate::io::settings::read_ron::<Settings>);
        let settings = settings.sound();
        let query = settings.chart.query();
        let mut bench = Self {
            session: Session::blank(),
            session_number: 0,
            selection: Selection::default(),
            view: View::Read,
            scope: Scope::Document,
            forms: Forms::default(),
            dialog: None,
            notices: Vec::new(),
            next_serial: 0,
            settings,
            settings_path,
            state_dir,
            told_of_log: None,
            lists: Lists::default(),
            list_key: None,
            trend: Arc::new(crate::trends::trend(&Workspace::default(), &query)),
            query,
            trend_key: None,
            jobs: Jobs::new(wake),
            picker,
            ids: IdSource::new(clock.millis(), seed),
            clock,
            after_save: None,
            granted: None,
            palette: Palette::Closed,
            closing: Closing::No,
            to_copy: None,
        };
        bench.begin_log();
        if let Some(warning) = warning {
            bench.notify(notice::Tone::Heed, warning.to_string(), None);
        }
        bench.refresh();
        bench
    }

    /// A workbench on a workspace that no file holds yet; its first document is in the reader.
    #[must_use]
    pub fn holding(start: Start, workspace: Workspace) -> Self {
        let mut bench = Self::new(start);
        bench.session = Session::holding(workspace, None);
        bench.begin_log();
        bench.session_number += 1;
        bench.selection.document = bench.session.workspace.documents.keys().next().copied();
        bench.refresh();
        bench
    }

    /// Takes in what the jobs have brought.
    pub fn take_in(&mut self) {
        for outcome in self.jobs.take_outcomes() {
            self.receive(outcome);
        }
        self.watch_log();
        self.refresh();
    }

    /// Waits until no job runs, taking in what they bring. For tests and for scripts.
    pub fn settle(&mut self) {
        while self.jobs.running().next().is_some() {
            if let Some(outcome) = self.jobs.wait(Duration::from_mins(1)) {
                self.receive(outcome);
            }
        }
        self.refresh();
    }

    /// What is true.
    #[must_use]
    pub fn workspace(&self) -> &Workspace {
        &self.session.workspace
    }

    /// The open workspace with its history and its file.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Names the present state of the workspace: session and revision.
    #[must_use]
    pub fn revision(&self) -> (u64, u64) {
        (self.session_number, self.session.revision)
    }

    /// What undo would take back, as a person says it.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        if self.forms.just_closed() {
            return Some("Close the form");
        }
        self.session.history.undo_label()
    }

    /// Whether something would be lost if the workspace were let go now.
    #[must_use]
    pub fn is_at_risk(&self) -> bool {
        self.session.history.unsaved().is_some() || self.forms.is_touched()
    }

    /// Whether something is typed in a form that is not in the workspace.
    #[must_use]
    pub fn is_form_touched(&self) -> bool {
        self.forms.is_touched()
    }

    pub(super) fn moment(&self) -> Moment {
        let (session, revision) = self.revision();
        Moment { session, revision, strokes: self.forms.strokes() }
    }

    /// What is looked at and worked on.
    #[must_use]
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// The document in the reader.
    #[must_use]
    pub fn document(&self) -> Option<&Arc<Document>> {
        self.session.workspace.documents.get(&self.selection.document?)
    }

    /// What fills the window.
    #[must_use]
    pub fn view(&self) -> View {
        self.view
    }

    /// Whose annotations the side panel lists.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// The open form.
    #[must_use]
    pub fn form(&self) -> Option<&Form> {
        self.forms.open()
    }

    /// Rises whenever another form opens, so that its first field can take the focus.
    #[must_use]
    pub fn form_serial(&self) -> u64 {
        self.forms.serial()
    }

    /// Whether the open form was made now or is gone on with.
    #[must_use]
    pub fn form_opening(&self) -> forms::Opening {
        self.forms.opening()
    }

    /// How often the open form was to be saved and had problems: none are shown before the first.
    #[must_use]
    pub fn form_refusals(&self) -> u64 {
        self.forms.refusals()
    }

    /// How many forms wait behind the open one.
    #[must_use]
    pub fn shelved(&self) -> usize {
        self.forms.waiting()
    }

    /// The open question.
    #[must_use]
    pub fn dialog(&self) -> Option<&Dialog> {
        self.dialog.as_ref()
    }

    /// Short messages, the oldest first.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// What is remembered between starts.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The lists of the side panel.
    #[must_use]
    pub fn lists(&self) -> &Lists {
        &self.lists
    }

    /// What the chart is asked for.
    #[must_use]
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// The numbers of the chart.
    #[must_use]
    pub fn trend(&self) -> &Arc<Trend> {
        &self.trend
    }

    /// The jobs that run.
    #[must_use]
    pub fn jobs(&self) -> &Jobs {
        &self.jobs
    }

    /// Whether the command palette is open.
    #[must_use]
    pub fn palette(&self) -> Palette {
        self.palette
    }

    /// Whether the window may close.
    #[must_use]
    pub fn closing(&self) -> Closing {
        self.closing
    }

    /// Text that the last command put on the clipboard; the window takes it from here.
    pub fn take_copied(&mut self) -> Option<String> {
        self.to_copy.take()
    }

    /// Replaces what wakes the window when a job is done.
    pub fn wake_with(&mut self, wake: Wake) {
        self.jobs.wake_with(wake);
    }

    /// The name of the workspace's file, or "Untitled".
    #[must_use]
    pub fn file_name(&self) -> String {
        let name = self.session.file.path.as_deref().and_then(std::path::Path::file_name);
        name.map_or_else(|| "Untitled".to_owned(), |name| name.to_string_lossy().into_owned())
    }

    /// The title of the window: a dot stands for unsaved edits.
    #[must_use]
    pub fn title(&self) -> String {
        if self.session.is_blank() {
            return "Attest".to_owned();
        }
        let dot = if self.session.history.unsaved().is_some() { "• " } else { "" };
        format!("{dot}{} – Attest", self.file_name())
    }

    fn refresh(&mut self) {
        let key = ListKey {
            session: self.session_number,
            revision: self.session.revision,
            document: self.selection.document,
            scope: self.scope,
        };
        if self.list_key != Some(key) {
            self.lists = Lists::of(&self.session, key.document, key.scope);
            self.list_key = Some(key);
        }
        let revision = (self.session_number, self.session.counted);
        if self.trend_key.as_ref().is_none_or(|(at, query)| (*at, query) != (revision, &self.query))
        {
            self.trend = Arc::new(crate::trends::trend(&self.session.workspace, &self.query));
            self.trend_key = Some((revision, self.query.clone()));
        }
    }

    fn notify(&mut self, tone: notice::Tone, text: impl Into<String>, action: Option<Command>) {
        let serial = self.serial();
        self.notices.push(Notice { serial, tone, text: text.into(), action });
        // More than four lines would hide the text; errors are the last to go.
        while self.notices.len() > 4 {
            let passing = self.notices.iter().position(|n| n.tone != notice::Tone::Failed);
            self.notices.remove(passing.unwrap_or(0));
        }
    }

    fn serial(&mut self) -> u64 {
        self.next_serial += 1;
        self.next_serial
    }
}
