//! Compiles the folder `catalog/`: reads its TOML into typed structures, checks everything that can be wrong, and writes
//! one blob for the engine and the ids for its code.
//!
//! The stages: [`files`] finds and parses, [`tables`] says what an entry may hold, [`link`] turns names into positions and
//! complains of those that lead nowhere, [`emit`] writes. Beside them, [`texts`](fn@texts) lists what people read.

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

/// What the build of the engine needs of the catalogue.
#[derive(Debug)]
pub struct Compiled {
    /// The catalogue, without its examples.
    pub catalog: Vec<u8>,
    /// The examples of the rules, for tests and published pages.
    pub examples: Vec<u8>,
    /// Rust: the facts, the named conditions, the ids and the hashes of both blobs.
    pub ids: String,
    /// Rust: the queries of the tenant's side.
    pub queries: String,
}

/// Reads and checks the catalogue in `folder`.
///
/// # Errors
/// Everything that is wrong, each with its file, line and column, in the order of the files.
pub fn compile(folder: &Path) -> Result<Compiled, Vec<Problem>> {
    let mut problems = vec![];
    let read = files::read(folder, &mut problems);
    // An entry that can't be read would be missed by everybody who names it.
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
