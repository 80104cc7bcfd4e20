//! Empties, copies and lists folders.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// Every file under a folder, sorted by path.
pub(crate) fn under(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(under(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Copies the content of a folder into another.
pub(crate) fn copy_all(from: &Path, to: &Path) -> Result<()> {
    for file in under(from)? {
        copy(&file, &to.join(file.strip_prefix(from)?))?;
    }
    Ok(())
}

/// Copies a file and creates the target folder if needed.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::copy(from, to).with_context(|| format!("copying {} to {}", from.display(), to.display()))?;
    Ok(())
}

/// Creates an empty folder, deleting what was there.
pub(crate) fn empty(folder: &Path) -> Result<()> {
    if folder.is_file() {
        bail!("{} should be a folder", folder.display());
    }
    if folder.is_dir() {
        std::fs::remove_dir_all(folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    Ok(std::fs::create_dir_all(folder)?)
}
