//! Attest: a workbench for reading reporting on conflict, tagging it, counting what it attests
//! and plotting the counts, where every number opens the sentence that it rests on.
//!
//! # Rooms and direction
//!
//! ```text
//! main                      arguments -> window or subcommand -> exit code
//! ui                        the only room that knows egui
//! workbench, cli            the running application without a window; headless subcommands
//! io                        the only room that touches the disk
//! edit | extract | trends   three wings that do not know each other
//! model                     what is true: no disk, clock, thread or colour
//! ```
//!
//! A room may use the rooms below it and never one above or beside it; `tests/architecture.rs`
//! holds that.
//!
//! # The flows
//!
//! 1. *Frame.* `ui::app` takes in the outcomes of jobs, performs the queued acts, then draws from
//!    `&Workbench`. Drawing pushes acts and changes nothing.
//! 2. *Open an article.* command -> dialog in a job -> import in a job -> draft -> an edit.
//! 3. *Tag.* the reader reports a span -> panel -> act -> verb -> edit -> revision + 1.
//! 4. *Plot.* derived values are recomputed when the revision or the query changed; a click on a
//!    mark selects its claim and the reader scrolls to the sentence.
//! 5. *Save.* a clone of the workspace (its text is shared) -> a job writes it atomically -> the
//!    outcome marks that position of the history as saved.

pub mod cli;
pub mod edit;
pub mod extract;
pub mod io;
pub mod model;
pub mod trends;
pub mod ui;
pub mod workbench;

/// The sample workspace that ships with the program.
pub const SAMPLE: &[u8] = include_bytes!("../saves/sample.ron");
