//! Finds programs that the tests need. As root on Debian it installs missing ones; otherwise the error names the
//! packages.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::say::step;
use crate::shell;

/// The path of the program. As root on Debian, installs the packages if it is missing.
pub(crate) fn find_or_install(program: &str, packages: &[&str]) -> Result<PathBuf> {
    let found =
        || shell::find(program).or_else(|| Some(Path::new("/usr/sbin").join(program)).filter(|at| at.is_file()));
    if found().is_none() {
        install(packages)?;
    }
    found().with_context(|| format!("Debian's {} brought no {program}", packages.join(" ")))
}

/// Installs packages, or fails with their names if that would need a prompt.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    if !is_root() {
        bail!("install {names} first; only as root on Debian is that done here");
    }
    step(&format!("installing Debian's {names}"), || {
        let apt =
            |words: &[&str]| shell::quiet(Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(words));
        apt(&["update", "-qq"])?;
        apt(&[&["install", "-y", "-qq", "--no-install-recommends"], packages].concat())
            .with_context(|| format!("they could not be installed; try `apt-get install {names}`"))?;
        Ok(())
    })
}

/// True if packages can be installed without a prompt.
pub(crate) fn is_root() -> bool {
    let root = shell::quiet(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    root && Path::new("/etc/debian_version").is_file()
}
