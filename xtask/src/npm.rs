//! Runs Node.js, and installs the npm packages of a lockfile.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{shell, workspace};

const OLDEST_NODE: u32 = 20;

/// Installs the packages of `folder/package-lock.json`, unless these versions are installed.
pub(crate) fn install(folder: &str) -> Result<PathBuf> {
    check_node()?;
    let folder = workspace::root().join(folder);
    let lock_path = folder.join("package-lock.json");
    let lock = std::fs::read_to_string(&lock_path).with_context(|| format!("reading {}", lock_path.display()))?;
    if lock.contains("\"resolved\"") {
        bail!(
            "{} names a registry; run `npm install` in that folder, its .npmrc leaves the addresses out",
            lock_path.display()
        );
    }
    let modules = folder.join("node_modules");
    let stamp = modules.join(".installed-lock");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(modules);
    }
    let mut npm = Command::new(program("npm"));
    npm.current_dir(&folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    shell::quiet(&mut npm).context("npm could not install the packages; is the npm registry in reach?")?;
    std::fs::write(&stamp, lock)?;
    Ok(modules)
}

/// The command that runs a script with Node.js.
pub(crate) fn node(script: &Path) -> Command {
    let mut node = Command::new("node");
    node.current_dir(workspace::root()).arg(script);
    node
}

/// Fails with instructions if Node.js is missing or too old.
fn check_node() -> Result<()> {
    let advice = format!("install Node.js {OLDEST_NODE} or later, from nodejs.org or your system's packages");
    let version = shell::quiet(Command::new("node").arg("--version")).with_context(|| advice.clone())?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST_NODE) {
        bail!("Node.js {} is too old: {advice}", version.trim());
    }
    Ok(())
}

fn program(name: &str) -> String {
    if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() }
}
