//! The command line: dispatches to a command and sets the exit status. Each command has its own file.

mod args;
mod autoclaim;
mod batch;
mod catalog;
mod collector;
mod compare;
mod explain;
mod failure;
mod fix;
mod fleet;
mod gate;
mod help;
mod input;
mod look;
#[cfg(feature = "mcp")]
mod mcp;
mod output;
mod triage;
mod why;

use args::Arguments;
use failure::Failure;
use std::process::ExitCode;

/// Runs the command and returns the exit status.
pub(crate) fn main() -> ExitCode {
    failure::exit_on_panic();
    match run() {
        Ok(status) => status.into(),
        Err(failure) => {
            look::show_error(failure.message());
            failure.status()
        }
    }
}

/// The result of a command that gave an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    /// No failure that was asked for.
    Fine,
    /// The gate fails.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Fine => Self::SUCCESS,
            Status::Failed => Self::from(1),
        }
    }
}

fn run() -> Result<Status, Failure> {
    let arguments = Arguments::read(std::env::args_os().skip(1)).map_err(|error| {
        let usage = error.command.as_deref().and_then(help::of).unwrap_or(help::ALL);
        Failure::Input(format!("{}\n\n{usage}", error.message))
    })?;
    let Some(command) = arguments.command.as_deref() else {
        return output::show(&format!("{}\n", help::ALL)).map(|()| Status::Fine);
    };
    let about = arguments.operands.first().filter(|_| command == "help").map_or(command, String::as_str);
    let usage = help::of(about).ok_or_else(|| unknown(about))?;
    if arguments.help || command == "help" {
        return output::show(&format!("{usage}\n")).map(|()| Status::Fine);
    }
    match command {
        "read" => batch::run(&arguments, batch::Command::Read),
        "check" => batch::run(&arguments, batch::Command::Check),
        "fleet" => fleet::run(&arguments),
        "triage" => triage::run(&arguments),
        other => {
            let done = match other {
                "explain" => explain::run(&arguments),
                "compare" => compare::run(&arguments),
                "fix" => fix::run(&arguments),
                "why" => why::run(&arguments),
                "why-not" => why::run_not(&arguments),
                "autoclaim" => autoclaim::run(&arguments),
                "collector" => collector::run(),
                "catalog" => catalog::run(&arguments),
                #[cfg(feature = "mcp")]
                "mcp" => mcp::run(),
                #[cfg(not(feature = "mcp"))]
                "mcp" => Err(Failure::Input("This program was built without the feature mcp.".to_owned())),
                _ => Err(unknown(command)),
            };
            done.map(|()| Status::Fine)
        }
    }
}

fn unknown(command: &str) -> Failure {
    Failure::Input(format!("There is no command “{command}”.\n\n{}", help::ALL))
}
