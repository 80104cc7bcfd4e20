//! Prints an answer as text or JSON.

use super::failure::Failure;
use super::look;
use flow_preflight::api;
use serde::Serialize;
use std::io::{ErrorKind, Write};
use std::time::Duration;

/// Says at the end of a short answer how to see everything.
pub(crate) const MORE: &str = "--all shows causes, sources and every check.";

/// The pause before a stream that isn't ready is tried again.
const PAUSE: Duration = Duration::from_millis(5);

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
    done(all(&mut anstream::stdout().lock(), shown.as_bytes()))
}

/// Writes to standard output. A reader that stops early, such as `head`, is no error.
pub(crate) fn write(text: &str) -> Result<(), Failure> {
    done(all(&mut std::io::stdout().lock(), text.as_bytes()))
}

/// Writes everything, however slowly it is read.
fn all(out: &mut impl Write, mut bytes: &[u8]) -> std::io::Result<()> {
    while !bytes.is_empty() {
        let length = patiently(|| out.write(bytes))?;
        bytes = bytes.get(length..).filter(|_| length > 0).ok_or(ErrorKind::WriteZero)?;
    }
    patiently(|| out.flush())
}

/// Tries again until a stream is ready. Another program, such as Node.js, may have set its pipe not to block.
pub(crate) fn patiently<T>(mut act: impl FnMut() -> std::io::Result<T>) -> std::io::Result<T> {
    loop {
        match act() {
            Err(error) if error.kind() == ErrorKind::WouldBlock => std::thread::sleep(PAUSE),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

fn done(written: std::io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::Internal(format!("The answer can’t be written: {error}")))
        }
        _ => Ok(()),
    }
}
