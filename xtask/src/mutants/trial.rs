//! Runs the tests with one mutant in force after the other.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::weave::{VARIABLE, Woven};
use super::{Mutant, Outcome};
use crate::say::{note, step};

/// A test may take so many times as long as without a mutant, and [`SPARE`] more: then it hangs, and that is noticed.
const PATIENCE: u32 = 20;
const SPARE: Duration = Duration::from_secs(60);

/// How each woven mutant ended.
pub(super) fn ends(tree: &Path, mutants: &[Mutant], woven: &Woven) -> Result<Vec<(String, Outcome)>> {
    let mut tests = step("the tests without a mutant", || {
        let timed = |test: &PathBuf| Ok((test.clone(), usual_time(tree, test)?));
        woven.tests.iter().map(timed).collect::<Result<Vec<_>>>()
    })?;
    let mut ended = vec![];
    for (number, mutant) in mutants.iter().enumerate().filter(|(number, _)| woven.contains(*number)) {
        let start = Instant::now();
        tests.sort_by_key(|(test, usual)| (name(test) != mutant.first_test(), *usual));
        let mut noticing = None;
        for (test, usual) in &tests {
            if !holds(tree, test, number, *usual * PATIENCE + SPARE)? {
                noticing = Some(name(test));
                break;
            }
        }
        let outcome = if noticing.is_some() { Outcome::Noticed } else { Outcome::Survived };
        let by = noticing.unwrap_or_else(|| "SURVIVED".to_owned());
        note(&format!("{number}: {} ({by}, {:.0} s)", mutant.name, start.elapsed().as_secs_f64()));
        ended.push((mutant.name.clone(), outcome));
    }
    Ok(ended)
}

/// The name of a test, without the hash of its file.
fn name(test: &Path) -> String {
    let name = test.file_stem().unwrap_or_default().to_string_lossy();
    name.rsplit_once('-').map_or(&*name, |(name, _)| name).to_owned()
}

fn usual_time(tree: &Path, test: &Path) -> Result<Duration> {
    let start = Instant::now();
    let status = started(tree, test, None)?.wait()?;
    if !status.success() {
        bail!("{} fails without a mutant ({status})", test.display());
    }
    Ok(start.elapsed())
}

/// True if the test passes with the mutant in force. One that hangs is ended.
fn holds(tree: &Path, test: &Path, number: usize, most: Duration) -> Result<bool> {
    let mut child = started(tree, test, Some(number))?;
    let start = Instant::now();
    let ended: Option<ExitStatus> = loop {
        if let Some(status) = child.try_wait()? {
            break Some(status);
        }
        if start.elapsed() > most {
            child.kill()?;
            child.wait()?;
            break None;
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    Ok(ended.is_some_and(|status| status.success()))
}

fn started(tree: &Path, test: &Path, number: Option<usize>) -> Result<Child> {
    let mut run = Command::new(test);
    run.current_dir(tree).env("CI", "true").env("INSTA_UPDATE", "no").env("CARGO_MANIFEST_DIR", tree);
    run.env_remove(VARIABLE);
    if let Some(number) = number {
        run.env(VARIABLE, number.to_string());
    }
    run.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    run.spawn().with_context(|| format!("{} could not be started", test.display()))
}
