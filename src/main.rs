//! Arguments to a window or a subcommand, and an exit code.

fn main() {}
