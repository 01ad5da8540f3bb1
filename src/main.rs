//! Arguments to a window or a subcommand, and an exit code.
//!
//! Invariant: nothing is decided here but the exit code.

use std::fmt::Display;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use attest::cli::{self, Arguments, Ending, Terminal};
use attest::model::IdSource;
use attest::workbench::clock::Clock;
use clap::Parser;

fn main() -> ExitCode {
    env_logger::init();
    let arguments = Arguments::parse();
    match arguments.command {
        Some(command) => without_window(&command),
        None => with_window(arguments.files),
    }
}

fn with_window(files: Vec<PathBuf>) -> ExitCode {
    if let Err(failure) = cli::check_files(&files) {
        return refuse(&failure);
    }
    match attest::ui::window::open(files) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refuse(&error),
    }
}

fn without_window(command: &cli::Command) -> ExitCode {
    let millis = Clock::Machine.millis();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut err = std::io::stderr().lock();
    let mut terminal = Terminal {
        ids: IdSource::new(millis, u64::from(std::process::id())),
        time: millis,
        out: &mut out,
        err: &mut err,
    };
    let ending = cli::run(command, &mut terminal);
    drop(err);
    match ending {
        Ok(Ending::Success) => ExitCode::SUCCESS,
        Ok(Ending::Findings) => ExitCode::from(1),
        Err(failure) => refuse(&failure),
    }
}

fn refuse(message: &dyn Display) -> ExitCode {
    // When standard error is closed there is nobody left to tell.
    drop(writeln!(std::io::stderr(), "attest: {message}"));
    ExitCode::from(2)
}
