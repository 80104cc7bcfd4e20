//! Fuzzing on stable Rust: runs `tests/fuzz.rs` in release mode, one process per processor.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{shell, workspace};

/// Runs the fuzzer over every entry point. `seed` is the first seed.
pub(crate) fn fuzz(runs: u64, seed: u64) -> Result<()> {
    let words = ["test", "--profile", "fuzz", "--test", "fuzz", "--no-run", "--message-format=json"];
    let built = shell::quiet(workspace::cargo().args(words))?;
    let program = built
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        // Cargo also builds the package's programs; only the test is wanted.
        .filter(|message| message.pointer("/target/name").is_some_and(|name| name == "fuzz"))
        .find_map(|message| message.get("executable").and_then(|path| path.as_str()).map(str::to_owned))
        .context("cargo names no program of tests/fuzz.rs")?;
    let processors = std::thread::available_parallelism().map_or(1, |count| count.get() as u64);
    let started: Vec<_> = (0..processors)
        .map(|at| {
            Command::new(&program)
                .current_dir(workspace::root())
                .args(["--nocapture", "--exact", "every_entry_survives_hostile_input"])
                .env("FUZZ_RUNS", runs.div_ceil(processors).to_string())
                .env("FUZZ_SEED", (seed + at).to_string())
                // What breaks is kept and printed; the trace of each attempt to shorten it would hide that.
                .env("RUST_BACKTRACE", "0")
                .spawn()
        })
        .collect();
    let mut failed = 0;
    for child in started {
        failed += usize::from(!child.context("the fuzzer could not be started")?.wait()?.success());
    }
    if failed > 0 {
        bail!("there are finds: each is in tests/fuzz/corpus, to be mended and kept");
    }
    println!("✓ {runs} texts through every entry, no find");
    Ok(())
}
