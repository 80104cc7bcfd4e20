//! The quick loop: `check` before a commit, `accept` after a change to what people see.

use std::time::Instant;

use anyhow::{Result, bail};

use crate::say::{note, step};
use crate::{shell, workspace};

/// The tests that `check` runs: layers and files, the catalogue, each rule over each example.
const QUICK_TESTS: [&str; 3] = ["tidy", "catalog", "rules"];

/// The tests that own snapshots or generated files.
const TESTS_WITH_FILES: [&str; 8] =
    ["ids", "rules", "intake", "interview", "machine_form", "pages", "typical_plans", "generated"];

/// Checks format, the core's lints, the catalogue and the rules. Takes less than a minute once everything is compiled.
pub(crate) fn check() -> Result<()> {
    let start = Instant::now();
    step("format", || cargo(&["fmt", "--all", "--check"]))?;
    step("lints of the core", || cargo(&["clippy", "--quiet", "--lib", "--bins", "--", "-D", "warnings"]))?;
    step("layers, catalogue and rules", || {
        let names = QUICK_TESTS.iter().flat_map(|name| ["--test", name]);
        shell::open(workspace::cargo().args(["test", "--quiet"]).args(names))
    })?;
    println!("✓ format, lints, catalogue and rules hold ({:.0} s)", start.elapsed().as_secs_f64());
    Ok(())
}

/// Rewrites every snapshot and generated file, and lists those that changed.
pub(crate) fn accept() -> Result<()> {
    let before = changed()?;
    step("snapshots and generated files", || {
        let names = TESTS_WITH_FILES.iter().flat_map(|name| ["--test", name]);
        let mut cargo = workspace::cargo();
        cargo.args(["test", "--quiet", "--no-fail-fast", "--features", "publish"]).args(names);
        // insta makes a test that accepts a snapshot fail, so only a second run shows real failures.
        let _ = shell::quiet(cargo.env("INSTA_UPDATE", "always").env("INSTA_FORCE_PASS", "1").env("UPDATE", "1"));
        let mut cargo = workspace::cargo();
        cargo.args(["test", "--quiet", "--features", "publish"]);
        shell::quiet(cargo.args(TESTS_WITH_FILES.iter().flat_map(|name| ["--test", name]))).map(drop)
    })?;
    let after = changed()?;
    if after.is_empty() {
        note("nothing changed");
    }
    for file in &after {
        note(&format!("{file}{}", if before.contains(file) { " (had changes before)" } else { "" }));
    }
    if !after.is_empty() {
        println!("✓ read the diff as you would read code: git diff tests/ static/");
    }
    Ok(())
}

/// The snapshots and generated files that differ from the last commit.
fn changed() -> Result<Vec<String>> {
    let mut git = std::process::Command::new("git");
    git.current_dir(workspace::root()).args(["status", "--porcelain", "--untracked-files=all"]);
    let listed = shell::quiet(git.args(["--", "tests", "static"]))?;
    let is_made = |file: &&str| file.ends_with(".snap") || file.starts_with("static/") || file.ends_with(".snap.new");
    Ok(listed.lines().filter_map(|line| line.get(3..)).filter(is_made).map(str::to_owned).collect())
}

fn cargo(words: &[&str]) -> Result<()> {
    match shell::quiet(workspace::cargo().args(words)) {
        Ok(_) => Ok(()),
        Err(error) if words.first() == Some(&"fmt") => bail!("{error:#}; `cargo fmt --all` puts it right"),
        Err(error) => Err(error),
    }
}
