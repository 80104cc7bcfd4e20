//! Compiles the folder `catalog/`: reads its TOML into typed structures, checks it, and writes a blob for the engine
//! and the ids for its code.
//!
//! The stages: `files` finds and parses, `tables` defines what an entry may hold, `link` resolves names to
//! indices and reports those that don't exist, `emit` writes. [`texts`](fn@texts) lists what people read.

mod emit;
mod files;
mod link;
mod plans;
mod problem;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "a test says what broke by panicking")]
mod schema;
mod tables;
mod texts;

pub use problem::Problem;
pub use texts::{Text, texts};

use std::path::Path;

/// What the engine's build needs from the catalogue.
#[derive(Debug)]
pub struct Compiled {
    /// The catalogue, without its examples.
    pub catalog: Vec<u8>,
    /// The examples of the rules, for tests and published pages.
    pub examples: Vec<u8>,
    /// The messages in other languages.
    pub translations: Vec<u8>,
    /// The same in packs, each with the first part of its language's tag.
    pub packs: Vec<(String, Vec<u8>)>,
    /// Rust code: the facts, the named conditions, the ids and the hashes of all blobs.
    pub ids: String,
    /// Rust code: the queries for the tenant's settings.
    pub queries: String,
}

/// Reads and checks the catalogue in `folder`.
///
/// # Errors
/// Every problem found, with file, line and column, in file order.
pub fn compile(folder: &Path) -> Result<Compiled, Vec<Problem>> {
    let mut problems = vec![];
    let read = files::read(folder, &mut problems);
    // With an entry unread, every reference to it would be reported too.
    if problems.is_empty() {
        let linked = link::link(&read, &mut problems);
        if problems.is_empty() {
            return Ok(emit::emit(&linked));
        }
    }
    problems.sort();
    problems.dedup();
    Err(problems)
}
