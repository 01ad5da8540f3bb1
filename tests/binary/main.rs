//! The binary as a process, without a display: what scripts, checks and a terminal get to see.
//!
//! Invariant: each test works in a folder of its own; nothing outside of it is written.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot run its program has failed"
)]

mod files;
mod help;
mod import;
mod refusals;
mod replay;
mod search;
mod series;
mod validate;

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// The sample workspace that ships.
const SAMPLE: &str = include_str!("../../saves/sample.ron");
/// A workspace of letters beyond ASCII, with each kind of record.
const AWKWARD: &str = include_str!("../../src/io/workspace/tests/golden.ron");

/// A folder to work in.
struct Desk(tempfile::TempDir);

/// What a run of the program left behind.
#[derive(Debug, PartialEq)]
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder with the sample as `work.ron`.
    fn with_sample() -> Self {
        let desk = Self::new();
        desk.put("work.ron", SAMPLE);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }

    fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).unwrap()
    }

    /// The names in the folder.
    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.path()).unwrap();
        let name = |entry: std::io::Result<std::fs::DirEntry>| entry.unwrap().file_name();
        let mut names: Vec<String> =
            entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// The program in this folder, without a display.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_attest"));
        command.args(arguments).current_dir(self.0.path());
        command.env("DISPLAY", "").env("WAYLAND_DISPLAY", "").env_remove("RUST_LOG");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let Output { status, stdout, stderr } = self.command(arguments).output().unwrap();
        Ran {
            code: status.code(),
            out: String::from_utf8(stdout).unwrap(),
            err: String::from_utf8(stderr).unwrap(),
        }
    }

    /// What a run prints that ends well and says nothing else.
    fn prints(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{arguments:?}: {ran:?}");
        ran.out
    }

    /// What a run says that is refused and prints nothing.
    fn refuses(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{arguments:?}: {ran:?}");
        ran.err
    }
}

/// The sample with a piece of it replaced, which must be there.
fn changed(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}
