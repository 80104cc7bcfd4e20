//! What a command reads: files and standard input, in any encoding that Windows writes.

use super::failure::Failure;
use flow_preflight::intake;
use std::io::Read;

/// The text of a file, or of standard input for `-`.
pub(crate) fn text_of(path: &str) -> Result<String, Failure> {
    let mut bytes = vec![];
    let read = if path == "-" {
        std::io::stdin().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(path).map(|read| bytes = read)
    };
    read.map_err(|error| Failure::Input(format!("{path} can’t be read: {error}")))?;
    Ok(intake::decode(&bytes))
}
