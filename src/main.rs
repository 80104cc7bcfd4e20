//! The native program: the engine in a terminal.

mod terminal;

use std::process::ExitCode;

fn main() -> ExitCode {
    terminal::main()
}
