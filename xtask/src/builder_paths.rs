//! Keeps the builder's folder names out of everything that ships, panic messages included.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::{shell, workspace};

/// Compiler flags, in cargo's encoding, that replace every local folder by a neutral name.
pub(crate) fn remap_flags() -> Result<String> {
    let mut flags: Vec<String> = Vec::new();
    let mut remap = |from: &Path, to: &str| flags.push(format!("--remap-path-prefix={}={to}", from.display()));
    // The compiler applies the last prefix that matches, so the shortest comes first.
    remap(&cargo_home(), "/cargo");
    for registry in registries() {
        remap(&registry, "/crates");
    }
    remap(&sysroot()?, "/rust");
    remap(workspace::root(), "/flow-preflight");
    Ok(flags.join("\u{1f}"))
}

/// Fails if the file contains a local folder name.
pub(crate) fn refuse(file: &Path) -> Result<()> {
    let bytes = std::fs::read(file)?;
    let home = std::env::home_dir().unwrap_or_default();
    for folder in [home, cargo_home(), sysroot()?, workspace::root().to_path_buf(), PathBuf::from("registry/src")] {
        let name = folder.to_string_lossy();
        // A short home folder such as `/` identifies nobody.
        if name.len() > 4 && holds(&bytes, format!("{}/", name.trim_end_matches('/')).as_bytes()) {
            bail!("{} names the folder {name}; a flag in xtask/src/builder_paths.rs must rename it", file.display());
        }
    }
    Ok(())
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn cargo_home() -> PathBuf {
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .unwrap_or_default()
}

/// The source folder of each registry that cargo has used. Their names differ between machines.
fn registries() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(cargo_home().join("registry/src")).into_iter().flatten();
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    folders.sort();
    folders
}

fn sysroot() -> Result<PathBuf> {
    let mut rustc = Command::new("rustc");
    let sysroot = shell::quiet(rustc.current_dir(workspace::root()).args(["--print", "sysroot"]))?;
    Ok(PathBuf::from(sysroot.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_found_anywhere_in_the_bytes() {
        assert!(holds(b"\0\x01src at /home/someone/work/lib.rs", b"/home/someone/"));
        assert!(!holds(b"\0\x01src at /flow-preflight/src/lib.rs", b"/home/someone/"));
    }
}
