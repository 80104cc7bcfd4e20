//! Minifies the site's scripts and style sheets with esbuild. Saves about 3 KB per first visit.

use std::path::Path;

use anyhow::{Context, Result};

use crate::{files, npm, shell};

/// Minifies every script and style sheet under `folder`, in place.
pub(crate) fn minify(folder: &Path) -> Result<()> {
    let mut esbuild = npm::node(&npm::install("xtask")?.join("esbuild/bin/esbuild"));
    esbuild.args(["--minify", "--charset=utf8", "--log-level=warning", "--allow-overwrite"]);
    esbuild.arg(format!("--outdir={}", folder.display())).arg(format!("--outbase={}", folder.display()));
    let wanted = |file: &Path| file.extension().is_some_and(|kind| kind == "js" || kind == "css");
    esbuild.args(files::under(folder)?.into_iter().filter(|file| wanted(file)));
    shell::quiet(&mut esbuild).context("the scripts and styles could not be made smaller")?;
    Ok(())
}
