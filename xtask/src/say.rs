//! What the commands print: one line when a step begins, one that names it when it ends; steps may run beside each other.

use std::time::Instant;

use anyhow::Result;

/// Announces a step, runs it, and says how long it took.
pub(crate) fn step<T>(what: &str, run: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("→ {what}");
    let start = Instant::now();
    let done = run()?;
    let seconds = start.elapsed().as_secs_f64();
    if seconds >= 1.0 {
        println!("  {what}: done in {seconds:.1} s");
    }
    Ok(done)
}

/// A line that belongs to the step announced last.
pub(crate) fn note(line: &str) {
    println!("  {line}");
}
