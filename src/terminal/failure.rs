//! Why a command gave no answer, with its exit status.

use std::process::ExitCode;

/// The exit status of an internal error.
const INTERNAL: u8 = 3;

/// Why a command gave no answer.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line or an input can't be used.
    Input(String),
    /// The program has a bug, or the answer could not be written.
    Internal(String),
}

impl Failure {
    /// The error message.
    pub(crate) fn message(&self) -> &str {
        match self {
            Self::Input(message) | Self::Internal(message) => message,
        }
    }

    /// The exit status.
    pub(crate) fn status(&self) -> ExitCode {
        match self {
            Self::Input(_) => ExitCode::from(2),
            Self::Internal(_) => ExitCode::from(INTERNAL),
        }
    }
}

impl From<String> for Failure {
    fn from(message: String) -> Self {
        Self::Input(message)
    }
}

/// Makes a panic exit with the status of an internal error, even where panics abort.
pub(crate) fn exit_on_panic() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        report(panic);
        std::process::exit(INTERNAL.into());
    }));
}
