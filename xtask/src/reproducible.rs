//! Two clean builds of the site, in two folders, must be equal byte by byte.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};
use sha2::{Digest, Sha256};

use crate::say::step;
use crate::{files, shell, tools, workspace};

/// Copies the sources to two folders, makes a clean build of `dist/` in each, and compares every file.
pub(crate) fn reproducible() -> Result<()> {
    let base = workspace::target().join("reproducible");
    let mut builds = vec![];
    for name in ["one", "a-longer-name"] {
        let folder = base.join(name);
        step(&format!("a clean build in {name}"), || {
            tools::copy_sources(&folder)?;
            let mut build = Command::new("cargo");
            build.current_dir(&folder).env_remove("CARGO_TARGET_DIR").args(["xtask", "dist"]);
            shell::quiet(&mut build).map(drop)
        })?;
        builds.push(hashes(&folder.join("dist"))?);
        std::fs::remove_dir_all(folder.join("target"))?;
    }
    let [one, two] = &builds[..] else { bail!("there are not two builds") };
    let differing = differing(one, two);
    if !differing.is_empty() {
        bail!("{} of {} files differ: {}", differing.len(), one.len(), differing.join(", "));
    }
    println!("✓ two clean builds are equal: {} files", one.len());
    Ok(())
}

/// The hash of each file in a folder.
fn hashes(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut all = BTreeMap::new();
    for file in files::under(folder)? {
        let name = file.strip_prefix(folder)?.to_string_lossy().into_owned();
        all.insert(name, format!("{:x}", Sha256::digest(std::fs::read(&file)?)));
    }
    Ok(all)
}

/// The files that differ, or are missing in one folder.
fn differing(one: &BTreeMap<String, String>, two: &BTreeMap<String, String>) -> Vec<String> {
    let names: std::collections::BTreeSet<&String> = one.keys().chain(two.keys()).collect();
    names.into_iter().filter(|name| one.get(*name) != two.get(*name)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_differs_or_is_missing_is_named() {
        let files =
            |list: &[(&str, &str)]| list.iter().map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned())).collect();
        let (one, two) = (files(&[("a", "1"), ("b", "2"), ("c", "3")]), files(&[("a", "1"), ("b", "9"), ("d", "3")]));
        assert_eq!(differing(&one, &two), ["b", "c", "d"]);
        assert!(differing(&one, &one).is_empty());
    }
}
