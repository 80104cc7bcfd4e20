//! Installs tools from crates.io that take minutes to compile: once, under `target/tools`, when a command needs them.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::say::{note, step};
use crate::{files, shell, workspace};

/// Finds a tool on the search path or under `target/tools`.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let own = folder().join("bin").join(program);
    shell::find(program).or_else(|| own.is_file().then_some(own))
}

/// Finds a tool, or installs this version.
pub(crate) fn find_or_install(program: &str, version: &str) -> Result<PathBuf> {
    if find(program).is_none() {
        step(&format!("installing {program} {version}, which takes minutes"), || {
            let words = ["install", "--quiet", "--locked", "--version", version, program, "--root"];
            shell::quiet(workspace::cargo().args(words).arg(folder())).map(drop)
        })?;
    }
    find(program).with_context(|| format!("the crate {program} brought no program of its name"))
}

fn folder() -> PathBuf {
    workspace::target().join("tools")
}

/// Checks licences, bans and sources, for the locked dependencies and for the newest that the manifests allow.
pub(crate) fn deny() -> Result<()> {
    find_or_install("cargo-deny", "0.20.2")?;
    step("the locked dependencies", deny_here)?;
    let newest = workspace::target().join("newest");
    step("the newest dependencies that the manifests allow", || {
        copy_sources(&newest)?;
        let said = shell::output(workspace::cargo().current_dir(&newest).arg("update"))?;
        let moved: Vec<&str> = said.lines().filter(|line| line.contains(" -> ")).map(str::trim).collect();
        note(&format!("{} move: {}", moved.len(), moved.join("; ")));
        check(&newest)
    })?;
    println!("✓ bans, licences and sources hold, locked and newest");
    Ok(())
}

/// Checks the locked dependencies.
pub(crate) fn deny_here() -> Result<()> {
    check(workspace::root())
}

fn check(folder: &Path) -> Result<()> {
    let program = find("cargo-deny").context("cargo-deny is not installed")?;
    let words = ["--workspace", "--all-features", "check", "bans", "licenses", "sources"];
    shell::quiet(Command::new(program).current_dir(folder).args(words)).map(drop)
}

/// Copies the tracked files, for a clean build elsewhere.
pub(crate) fn copy_sources(to: &Path) -> Result<()> {
    files::empty(to)?;
    let root = workspace::root();
    let list = shell::quiet(Command::new("git").current_dir(root).args(["ls-files", "-z"]))?;
    for file in list.split('\0').filter(|file| !file.is_empty() && root.join(file).is_file()) {
        let target = to.join(file);
        if let Some(folder) = target.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::copy(root.join(file), target)?;
    }
    Ok(())
}
