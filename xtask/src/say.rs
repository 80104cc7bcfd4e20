//! Progress output: one line when a step begins and one when it ends. Steps can run in parallel.

use std::time::Instant;

use anyhow::Result;

/// Prints a step, runs it, and prints how long it took.
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

/// A line of the current step.
pub(crate) fn note(line: &str) {
    println!("  {line}");
}
