//! Writes mutants into a copy of the sources, each behind a question whether it is in force, and builds the tests.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{FEATURES, Mutant, TESTS};
use crate::say::note;
use crate::{shell, workspace};

/// The variable of the environment that names the mutant in force by its number in the sample.
pub(super) const VARIABLE: &str = "MUTANT_IN_FORCE";

/// What the code asks.
const QUESTION: &str = r#"
#[doc(hidden)]
pub fn mutant_in_force(number: usize) -> bool {
    static NUMBER: std::sync::OnceLock<Option<usize>> = std::sync::OnceLock::new();
    *NUMBER.get_or_init(|| std::env::var("{VARIABLE}").ok().and_then(|number| number.parse().ok())) == Some(number)
}
"#;

/// The tests that were built, and the mutants in them.
pub(super) struct Woven {
    pub(super) tests: Vec<PathBuf>,
    numbers: BTreeSet<usize>,
}

impl Woven {
    pub(super) fn contains(&self, number: usize) -> bool {
        self.numbers.contains(&number)
    }
}

/// Weaves the mutants into the sources in `tree` and builds its tests. A mutant that has no place in the code, or that
/// does not compile there, is left out.
pub(super) fn built(tree: &Path, mutants: &[Mutant]) -> Result<Woven> {
    change(&tree.join("src/lib.rs"), |library| library + &QUESTION.replace("{VARIABLE}", VARIABLE))?;
    // Mutants break lints.
    change(&tree.join("Cargo.toml"), |manifest| manifest.replace("[lints]\nworkspace = true", ""))?;
    let mut numbers: BTreeSet<usize> = (0..mutants.len()).collect();
    loop {
        let before = numbers.len();
        numbers = written(tree, mutants, &numbers)?;
        match compiled(tree)? {
            Ok(tests) => return Ok(Woven { tests, numbers }),
            Err(broken) => {
                note(&format!("{} mutants do not compile where they are", broken.len()));
                numbers.retain(|number| !broken.contains(number));
                if numbers.len() == before {
                    bail!("the sources do not compile with no mutant at fault");
                }
            }
        }
    }
}

fn change(file: &Path, how: impl FnOnce(String) -> String) -> Result<()> {
    let before = std::fs::read_to_string(file)?;
    let after = how(before.clone());
    if after == before {
        bail!("{} isn’t as expected: nothing to change", file.display());
    }
    Ok(std::fs::write(file, after)?)
}

/// Writes each mutated file anew and returns the mutants that found their place.
fn written(tree: &Path, mutants: &[Mutant], numbers: &BTreeSet<usize>) -> Result<BTreeSet<usize>> {
    let mut done = BTreeSet::new();
    let names: BTreeSet<&str> = mutants.iter().map(|mutant| mutant.file.as_str()).collect();
    for name in names {
        let here = numbers.iter().filter_map(|&number| Some((number, mutants.get(number)?)));
        let here: Vec<(usize, &Mutant)> = here.filter(|(_, mutant)| mutant.file == name).collect();
        let source = std::fs::read_to_string(workspace::root().join(name))?;
        let (text, woven) = woven(&source, &here).with_context(|| format!("{name} could not be woven"))?;
        done.extend(woven);
        std::fs::write(tree.join(name), text)?;
    }
    Ok(done)
}

/// The source with these mutants, and those that found their place: by a program of its own, in `tests/mutants/`.
fn woven(source: &str, mutants: &[(usize, &Mutant)]) -> Result<(String, Vec<usize>)> {
    #[derive(Deserialize)]
    struct Done {
        source: String,
        woven: Vec<usize>,
    }
    let mutants: Vec<Value> = mutants
        .iter()
        .map(|(number, Mutant { genre, replacement, span, .. })| {
            json!({ "number": number, "genre": genre, "replacement": replacement, "span": span })
        })
        .collect();
    let task = json!({ "source": source, "mutants": mutants }).to_string();
    let done: Done = serde_json::from_str(&shell::fed(&mut weaver("run"), &task)?)?;
    Ok((done.source, done.woven))
}

/// Tests the program that weaves.
pub(crate) fn test_weaver() -> Result<()> {
    shell::quiet(&mut weaver("test")).map(drop)
}

/// A command of `cargo` for the program that weaves.
fn weaver(command: &str) -> Command {
    let mut cargo = workspace::cargo();
    cargo.args([command, "--quiet", "--locked", "--manifest-path", "tests/mutants/Cargo.toml"]);
    cargo.arg("--target-dir").arg(workspace::target().join("mutants/weaver"));
    cargo
}

/// Compiles the tests; if that fails, the numbers of the mutants at fault.
fn compiled(tree: &Path) -> Result<Result<Vec<PathBuf>, BTreeSet<usize>>> {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(tree).args(["test", "--no-run", "--quiet", "--message-format", "json", "--lib"]).args(FEATURES);
    cargo.args(TESTS.iter().flat_map(|test| ["--test", test]));
    // The tests run three hundred times: optimised, they take a sixth of the time.
    cargo.args(["--profile", "fuzz"]);
    // What the sources depend on is built already.
    cargo.env("CARGO_TARGET_DIR", workspace::target());
    let output = cargo.stdin(Stdio::null()).output().context("cargo could not be started")?;
    let said = String::from_utf8_lossy(&output.stdout);
    let messages: Vec<Value> = said.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    if output.status.success() {
        let artifacts = messages.iter().filter(|message| message.pointer("/profile/test") == Some(&Value::Bool(true)));
        let tests = artifacts.filter_map(|artifact| artifact.pointer("/executable")?.as_str().map(PathBuf::from));
        return Ok(Ok(tests.collect()));
    }
    let mut broken = BTreeSet::new();
    let errors =
        messages.iter().filter(|message| message.pointer("/message/level").is_some_and(|level| level == "error"));
    for span in errors.filter_map(|error| error.pointer("/message/spans")?.as_array()).flatten() {
        let (Some(file), Some(start)) = (span.get("file_name"), span.get("byte_start")) else { continue };
        let text = std::fs::read_to_string(tree.join(file.as_str().unwrap_or_default())).unwrap_or_default();
        let start = start.as_u64().and_then(|start| usize::try_from(start).ok());
        broken.extend(
            start.and_then(|start| text.split_at_checked(start)).and_then(|(before, from)| asked(before, from)),
        );
    }
    if broken.is_empty() {
        bail!("the sources do not compile: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(Err(broken))
}

/// The number of the mutant at fault for an error between these two parts of a woven source: the one whose question stands
/// there, or else the one asked last.
fn asked(before: &str, from: &str) -> Option<usize> {
    let question = "crate :: mutant_in_force (";
    let after = from.strip_prefix(question).or_else(|| Some(before.rsplit_once(question)?.1))?;
    after.split_once("usize").and_then(|(number, _)| number.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::asked;

    #[test]
    fn an_error_is_the_fault_of_the_question_it_stands_at_or_behind() {
        let source = "const A : u8 = (if crate :: mutant_in_force (1usize) { 2 } else { 3 }) ; fn b () { if crate :: mutant_in_force (4usize) { return () ; } }";
        let at =
            |words: &str| source.split_at_checked(source.find(words)?).and_then(|(before, from)| asked(before, from));
        assert_eq!(at("const"), None);
        assert_eq!(at("crate :: mutant_in_force (1"), Some(1));
        assert_eq!(at("{ 2 }"), Some(1));
        assert_eq!(at("crate :: mutant_in_force (4"), Some(4));
        assert_eq!(at("return"), Some(4));
    }
}
