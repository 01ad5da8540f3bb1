//! Work in the background, whose outcomes come back as acts.
//!
//! Invariant: a job owns what it works on and touches nothing of the workbench; a job that dies
//! says so in its outcome, so nothing waits for ever.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use super::outcome::Outcome;

/// The jobs that run.
pub struct Jobs {
    sender: Sender<(u64, Outcome)>,
    receiver: Receiver<(u64, Outcome)>,
    running: BTreeMap<u64, Running>,
    next: u64,
    wake: Wake,
}

/// Called from a job's thread when its outcome is there, to wake the window.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// A job as the status line shows it.
#[derive(Clone, Debug)]
pub struct Running {
    /// What it does: "Opening moscow.ron".
    pub label: String,
    progress: Arc<AtomicU32>,
    cancelled: Arc<AtomicBool>,
}

impl Running {
    /// How far it is, in thousandths; 0 when it cannot tell.
    #[must_use]
    pub fn thousandths(&self) -> u32 {
        self.progress.load(Ordering::Relaxed)
    }
}

/// A job's own view of itself.
#[derive(Clone, Debug)]
pub struct Handle {
    progress: Arc<AtomicU32>,
    cancelled: Arc<AtomicBool>,
}

impl Handle {
    /// Tells how far it is: `done` of `all`.
    pub fn progress(&self, done: usize, all: usize) {
        let thousandths = (done * 1000).checked_div(all).unwrap_or(0);
        self.progress.store(u32::try_from(thousandths).unwrap_or(1000), Ordering::Relaxed);
    }

    /// Whether it should stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

impl fmt::Debug for Jobs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Jobs").field("running", &self.running).finish_non_exhaustive()
    }
}

impl Jobs {
    /// No job yet.
    #[must_use]
    pub fn new(wake: Wake) -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, running: BTreeMap::new(), next: 0, wake }
    }

    /// Replaces what wakes the window.
    pub fn wake_with(&mut self, wake: Wake) {
        self.wake = wake;
    }

    /// Starts a job.
    pub fn start(
        &mut self,
        label: impl Into<String>,
        work: impl FnOnce(&Handle) -> Outcome + Send + 'static,
    ) {
        let handle = Handle {
            progress: Arc::new(AtomicU32::new(0)),
            cancelled: Arc::new(AtomicBool::new(false)),
        };
        let number = self.next;
        self.next += 1;
        let label = label.into();
        self.running.insert(
            number,
            Running {
                label: label.clone(),
                progress: Arc::clone(&handle.progress),
                cancelled: Arc::clone(&handle.cancelled),
            },
        );
        let sender = self.sender.clone();
        let wake = Arc::clone(&self.wake);
        #[expect(clippy::disallowed_methods, reason = "this is the one place that starts threads")]
        std::thread::spawn(move || {
            let work = std::panic::AssertUnwindSafe(|| work(&handle));
            let outcome = std::panic::catch_unwind(work).unwrap_or(Outcome::Died(label));
            // Nobody listens any more only when the program is closing.
            drop(sender.send((number, outcome)));
            wake();
        });
    }

    /// Asks every job that can to stop.
    pub fn cancel_all(&self) {
        for job in self.running.values() {
            job.cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// The jobs that run, the oldest first.
    pub fn running(&self) -> impl Iterator<Item = &Running> {
        self.running.values()
    }

    /// The outcomes that have come in.
    pub fn take_outcomes(&mut self) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        while let Ok((number, outcome)) = self.receiver.try_recv() {
            self.running.remove(&number);
            outcomes.push(outcome);
        }
        outcomes
    }

    /// Waits for one outcome, at most this long.
    pub fn wait(&mut self, limit: Duration) -> Option<Outcome> {
        let (number, outcome) = self.receiver.recv_timeout(limit).ok()?;
        self.running.remove(&number);
        Some(outcome)
    }
}

/// What a file dialog is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To open a workspace.
    OpenWorkspace,
    /// To add articles.
    AddArticles,
    /// To save the workspace.
    SaveWorkspace,
    /// To write the figures as CSV.
    ExportFigures,
    /// To write the chart.
    ExportChart,
}

/// What a file dialog brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// Files.
    Paths(Vec<PathBuf>),
    /// The person let it be.
    Nothing,
    /// No dialog could be shown: the window asks for the path itself.
    NoDialog,
}

/// Shows a file dialog and waits for it; runs in a job.
pub type Picker = Arc<dyn Fn(Purpose, &str) -> Picked + Send + Sync>;
