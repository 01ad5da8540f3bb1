//! Arguments to a window or a subcommand, and an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    let files = std::env::args_os().skip(1).map(std::path::PathBuf::from).collect();
    match attest::ui::window::open(files) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "the message is for the person who called")]
            {
                eprintln!("{error}");
            }
            ExitCode::from(2)
        }
    }
}
