//! Mutation testing: changes the code and expects a test to fail. Tests a seeded sample, since all mutants take days.

use std::process::Command;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::say::{note, step};
use crate::{tools, workspace};

/// The files to mutate: verdicts, and the masking of secrets and names.
const FILES: [&str; 8] = [
    "src/check.rs",
    "src/check/**/*.rs",
    "src/fix.rs",
    "src/fix/**/*.rs",
    "src/catalog/condition*.rs",
    "src/intake/privacy/**/*.rs",
    "src/share.rs",
    "src/share/**/*.rs",
];

/// The tests that should catch a mutant.
const TESTS: [&str; 13] = [
    "--lib",
    "--test",
    "check",
    "--test",
    "rules",
    "--test",
    "fix",
    "--test",
    "share",
    "--test",
    "intake",
    "--test",
    "typical_plans",
];

/// Tests `sample` mutants. The same seed selects the same sample of the same code.
pub(crate) fn mutants(sample: usize, seed: u64) -> Result<()> {
    let program = tools::find_or_install("cargo-mutants", "27.1.0")?;
    let cargo_mutants = |words: &[&str]| {
        let mut command = Command::new(&program);
        command.current_dir(workspace::root()).arg("mutants");
        command.args(FILES.iter().flat_map(|file| ["--file", file])).args(words);
        command
    };
    let listed = step("listing the mutants", || crate::shell::quiet(&mut cargo_mutants(&["--list"])))?;
    let all: Vec<&str> = listed.lines().filter(|line| !line.is_empty()).collect();
    let chosen = sampled(&all, sample, seed);
    note(&format!("{} of {} mutants, seed {seed}", chosen.len(), all.len()));
    let mut run =
        cargo_mutants(&["--features", "publish", "--baseline", "skip", "--timeout", "600", "--no-shuffle", "--output"]);
    run.arg(workspace::target().join("mutants"));
    for name in &chosen {
        run.args(["--re", &format!("^{}$", escaped(name))]);
    }
    run.arg("--").args(TESTS);
    // The exit status only says that some mutant survived; the outcome files say which.
    let status = run.status().context("cargo-mutants could not be started")?;
    let outcome = |file: &str| {
        let path = workspace::target().join("mutants/mutants.out").join(file);
        std::fs::read_to_string(path).unwrap_or_default().lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let [caught, missed, late] = ["caught.txt", "missed.txt", "timeout.txt"].map(outcome);
    let tried = caught.len() + missed.len() + late.len();
    if tried == 0 {
        bail!("no mutant was tried ({status})");
    }
    let noticed = caught.len() + late.len();
    missed.iter().for_each(|name| println!("survived: {name}"));
    println!("{noticed} of {tried} mutants noticed ({:.1} %)", 100.0 * noticed as f64 / tried as f64);
    if noticed * 100 < tried * 95 {
        bail!("fewer than 95 % are noticed");
    }
    Ok(())
}

/// Samples by the hash of seed and name, so that a code change elsewhere doesn't change the rest of the sample.
fn sampled<'m>(all: &[&'m str], sample: usize, seed: u64) -> Vec<&'m str> {
    let mut drawn: Vec<(Vec<u8>, &str)> =
        all.iter().map(|name| (Sha256::digest(format!("{seed} {name}")).to_vec(), *name)).collect();
    drawn.sort();
    drawn.into_iter().take(sample).map(|(_, name)| name).collect()
}

/// A regular expression that matches only this name.
fn escaped(name: &str) -> String {
    let mut made = String::new();
    for letter in name.chars() {
        if letter.is_ascii_punctuation() {
            made.push('\\');
        }
        made.push(letter);
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_draws_the_same_mutants() {
        let names: Vec<String> = (0..50).map(|at| format!("src/x.rs:{at}:1: replace a with b")).collect();
        let all: Vec<&str> = names.iter().map(String::as_str).collect();
        let one = sampled(&all, 10, 1);
        assert_eq!(one, sampled(&all, 10, 1));
        assert_ne!(one, sampled(&all, 10, 2));
        assert_eq!(one.len(), 10);
        assert_eq!(escaped("a::b -> 1"), "a\\:\\:b \\-\\> 1");
    }
}
