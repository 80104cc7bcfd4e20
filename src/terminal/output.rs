//! Prints an answer as text or JSON.

use super::failure::Failure;
use super::look;
use flow_preflight::api;
use serde::Serialize;
use std::io::Write;

/// Says at the end of a short answer how to see everything.
pub(crate) const MORE: &str = "--all shows causes, sources and every check.";

/// Prints an answer as JSON or as text.
pub(crate) fn print<T: Serialize>(
    json: bool,
    form: impl FnOnce() -> T,
    text: impl FnOnce() -> String,
) -> Result<(), Failure> {
    if json { write(&machine_form(form())?) } else { show(&text()) }
}

/// The answer as indented JSON.
pub(crate) fn machine_form<T: Serialize>(body: T) -> Result<String, Failure> {
    pretty(&api::Answer::new(body))
}

/// A value as indented JSON.
pub(crate) fn pretty(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(value).map(|json| json + "\n").map_err(|error| Failure::Internal(error.to_string()))
}

/// Prints text for people: unchanged if output is redirected, with colours and links if the terminal has them.
pub(crate) fn show(text: &str) -> Result<(), Failure> {
    let shown = look::of_output().dressed(text);
    done(anstream::stdout().lock().write_all(shown.as_bytes()))
}

/// Writes to standard output. A reader that stops early, such as `head`, is no error.
pub(crate) fn write(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    done(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

fn done(written: std::io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::Internal(format!("The answer can’t be written: {error}")))
        }
        _ => Ok(()),
    }
}
