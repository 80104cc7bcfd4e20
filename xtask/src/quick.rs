//! The quick loop: `check` before a commit, `accept` after a change to what people see.

use std::time::Instant;

use anyhow::{Result, bail};

use crate::say::{note, step};
use crate::{shell, workspace};

/// The tests that `check` runs: layers and files, the catalogue, each rule over each example.
const QUICK_TESTS: [&str; 3] = ["tidy", "catalog", "rules"];

/// The tests that own snapshots or generated files.
const TESTS_WITH_FILES: [&str; 10] =
    ["fleet", "generated", "ids", "intake", "interview", "machine_form", "mcp", "pages", "rules", "typical_plans"];
/// The features that these tests need.
const FEATURES: &str = "publish,mcp-client";

/// The package whose tests own the JSON Schemas of the catalogue's files.
const SCHEMAS: [&str; 3] = ["--package", "flow-preflight-catalog-compiler", "--lib"];

/// Where snapshots and generated files are.
const OWNED: [&str; 3] = ["tests", "static", "catalog-compiler/schema"];

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
    step("schemas of the catalogue's files", || {
        shell::quiet(workspace::cargo().args(["test", "--quiet"]).args(SCHEMAS).env("UPDATE", "1")).map(drop)
    })?;
    step("snapshots and generated files", || {
        let names = TESTS_WITH_FILES.iter().flat_map(|name| ["--test", name]);
        let mut cargo = workspace::cargo();
        cargo.args(["test", "--quiet", "--no-fail-fast", "--features", FEATURES]).args(names);
        // insta makes a test that accepts a snapshot fail, so only a second run shows real failures.
        let _ = shell::quiet(cargo.env("INSTA_UPDATE", "always").env("INSTA_FORCE_PASS", "1").env("UPDATE", "1"));
        let mut cargo = workspace::cargo();
        cargo.args(["test", "--quiet", "--features", FEATURES]);
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
        println!("✓ read the diff as you would read code: git diff {}", OWNED.join(" "));
    }
    Ok(())
}

/// The snapshots and generated files that differ from the last commit.
fn changed() -> Result<Vec<String>> {
    let mut git = std::process::Command::new("git");
    git.current_dir(workspace::root()).args(["status", "--porcelain", "--untracked-files=all"]);
    let listed = shell::quiet(git.arg("--").args(OWNED))?;
    let is_made = |file: &&str| {
        !file.starts_with("tests/")
            || [".snap", ".snap.new", "ids.txt", "session.json"].iter().any(|end| file.ends_with(end))
    };
    Ok(listed.lines().filter_map(|line| line.get(3..)).filter(is_made).map(str::to_owned).collect())
}

fn cargo(words: &[&str]) -> Result<()> {
    match shell::quiet(workspace::cargo().args(words)) {
        Ok(_) => Ok(()),
        Err(error) if words.first() == Some(&"fmt") => bail!("{error:#}; `cargo fmt --all` puts it right"),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_test_with_files_is_accepted() {
        let folder = workspace::root().join("tests");
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let mut found: Vec<String> = files
            .filter(|file| file.extension().is_some_and(|kind| kind == "rs"))
            .filter(|file| {
                let text = std::fs::read_to_string(file).unwrap();
                text.contains("_snapshot!(") || text.contains("\"UPDATE\"")
            })
            .map(|file| file.file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        found.sort();
        assert_eq!(found, TESTS_WITH_FILES);
    }
}
