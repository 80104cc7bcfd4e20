//! Mutation testing: changes the code and expects a test to fail. Tests a seeded sample, since all mutants take days.
//!
//! `cargo-mutants` says what there is to change. It would build the tests anew for each change, which takes a minute; so
//! all changes of a sample are woven into one copy of the sources, built once, and a variable of the environment says
//! which of them is in force: `docs/decisions/124-all-mutants-in-one-build.md`.

mod trial;
mod weave;

pub(crate) use weave::test_weaver;

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::say::{note, step};
use crate::{shell, tools, workspace};

/// The files and folders to mutate, each with the test that is most likely to notice: verdicts, plans, conditions, links,
/// what is counted of many runs, and the masking of secrets and names.
const FILES: [(&str, &str); 7] = [
    ("src/check/", "check"),
    ("src/fix/", "fix"),
    ("src/catalog/condition.rs", "rules"),
    ("src/intake/privacy/", "intake"),
    ("src/share.rs", "share"),
    ("src/triage/signature.rs", "triage"),
    ("src/triage/summary.rs", "triage"),
];

/// The tests that should notice a mutant.
const TESTS: [&str; 20] = [
    "check",
    "compare",
    "expert_answers",
    "explain",
    "fix",
    "fleet",
    "intake",
    "interview",
    "judgement",
    "judgement_properties",
    "meaning",
    "rules",
    "share",
    "sound_runs",
    "terminal",
    "terminal_triage",
    "triage",
    "triage_accuracy",
    "typical_plans",
    "workbench",
];

/// The cargo feature that all of these tests need or bear.
const FEATURES: [&str; 2] = ["--features", "publish"];

/// A change that `cargo-mutants` proposes.
#[derive(Clone, Default, Deserialize)]
pub(super) struct Mutant {
    /// Where and what, in one line.
    name: String,
    /// The file, from the root of the repository.
    file: String,
    genre: String,
    replacement: String,
    /// Where in the file, for whoever weaves it.
    span: Value,
}

impl Mutant {
    /// The test that is most likely to notice it.
    fn first_test(&self) -> &'static str {
        FILES.iter().find(|(path, _)| self.file.starts_with(path)).map_or("", |(_, test)| test)
    }
}

/// How a mutant ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Noticed,
    Survived,
    /// It does not compile, so it is no mutant at all.
    Unviable,
}

/// Tests `sample` mutants. The same seed selects the same sample of the same code.
pub(crate) fn mutants(sample: usize, seed: u64) -> Result<()> {
    let program = tools::find_or_install("cargo-mutants", "27.1.0")?;
    let all = step("listing the mutants", || listed(&program))?;
    let chosen = sampled(all.clone(), sample, seed);
    note(&format!("{} of {} mutants, seed {seed}", chosen.len(), all.len()));
    let tree = workspace::target().join("mutants/tree");
    tools::copy_sources(&tree)?;
    let woven = step("building the tests with all of them", || weave::built(&tree, &chosen))?;
    let mut ended = trial::ends(&tree, &chosen, &woven)?;
    let left: Vec<&Mutant> =
        chosen.iter().enumerate().filter(|(at, _)| !woven.contains(*at)).map(|(_, mutant)| mutant).collect();
    note(&format!("{} are not woven: each is built for itself", left.len()));
    ended.extend(one_by_one(&program, &left)?);

    let count = |wanted: Outcome| ended.iter().filter(|(_, outcome)| *outcome == wanted).count();
    let (noticed, survived) = (count(Outcome::Noticed), count(Outcome::Survived));
    let tried = noticed + survived;
    ended
        .iter()
        .filter(|(_, outcome)| *outcome == Outcome::Survived)
        .for_each(|(name, _)| println!("survived: {name}"));
    if tried == 0 {
        bail!("no mutant was tried");
    }
    println!(
        "{noticed} of {tried} mutants noticed ({:.1} %); {} did not compile",
        100.0 * noticed as f64 / tried as f64,
        count(Outcome::Unviable)
    );
    if noticed * 100 < tried * 95 {
        bail!("fewer than 95 % are noticed");
    }
    Ok(())
}

fn cargo_mutants(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(workspace::root()).arg("mutants");
    for (path, _) in FILES {
        command.arg("--file").arg(if path.ends_with('/') { format!("{path}**/*.rs") } else { path.to_owned() });
    }
    command
}

fn listed(program: &Path) -> Result<Vec<Mutant>> {
    let list = shell::quiet(cargo_mutants(program).args(["--list", "--json"]))?;
    serde_json::from_str(&list).context("cargo-mutants lists its mutants in another form")
}

/// Leaves the mutants that can't be woven to `cargo-mutants` itself.
fn one_by_one(program: &Path, mutants: &[&Mutant]) -> Result<Vec<(String, Outcome)>> {
    if mutants.is_empty() {
        return Ok(vec![]);
    }
    let mut run = cargo_mutants(program);
    run.args(FEATURES).args(["--baseline", "skip", "--timeout", "600", "--no-shuffle", "--output"]);
    run.arg(workspace::target().join("mutants"));
    for mutant in mutants {
        run.args(["--re", &format!("^{}$", escaped(&mutant.name))]);
    }
    run.args(["--", "--lib"]).args(TESTS.iter().flat_map(|test| ["--test", test]));
    // The exit status only says that some mutant survived; the outcome files say which.
    let status = run.status().context("cargo-mutants could not be started")?;
    let folder = workspace::target().join("mutants/mutants.out");
    let ended = [
        ("caught.txt", Outcome::Noticed),
        ("timeout.txt", Outcome::Noticed),
        ("missed.txt", Outcome::Survived),
        ("unviable.txt", Outcome::Unviable),
    ]
    .into_iter()
    .flat_map(|(file, outcome)| {
        let lines = std::fs::read_to_string(folder.join(file)).unwrap_or_default();
        lines.lines().map(|name| (name.to_owned(), outcome)).collect::<Vec<_>>()
    })
    .collect::<Vec<_>>();
    if ended.len() != mutants.len() {
        bail!("cargo-mutants tried {} of {} mutants ({status})", ended.len(), mutants.len());
    }
    Ok(ended)
}

/// Samples by the hash of seed and name, so that a code change elsewhere doesn't change the rest of the sample.
fn sampled(all: Vec<Mutant>, sample: usize, seed: u64) -> Vec<Mutant> {
    let mut drawn: Vec<(Vec<u8>, Mutant)> =
        all.into_iter().map(|mutant| (Sha256::digest(format!("{seed} {}", mutant.name)).to_vec(), mutant)).collect();
    drawn.sort_by(|(one, _), (other, _)| one.cmp(other));
    drawn.into_iter().take(sample).map(|(_, mutant)| mutant).collect()
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
    use serde_json::json;

    #[test]
    fn the_same_seed_draws_the_same_mutants() {
        let all = |at| json!({ "name": format!("src/x.rs:{at}:1: replace a with b"), "file": "", "genre": "", "replacement": "", "span": {} });
        let all: Vec<Mutant> = (0..50).map(|at| serde_json::from_value(all(at)).unwrap_or_default()).collect();
        let names = |seed| sampled(all.clone(), 10, seed).into_iter().map(|mutant| mutant.name).collect::<Vec<_>>();
        assert_eq!(names(1), names(1));
        assert_ne!(names(1), names(2));
        assert_eq!(names(1).len(), 10);
        assert_eq!(escaped("a::b -> 1"), "a\\:\\:b \\-\\> 1");
    }
}
