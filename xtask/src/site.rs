//! The whole site in one folder: pages, static files, and the wasm with its glue.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::page::{self, Address};
use crate::say::step;
use crate::wasm::{self, Build, Door};
use crate::{compress, minify, shell, sizes, workspace};

/// Makes `dist/`, ready for a plain web server, and fails when a visit is too heavy.
pub(crate) fn dist(address: &Address) -> Result<()> {
    make(address)?;
    weigh()
}

/// Holds what is in `dist/` against the budget.
pub(crate) fn weigh() -> Result<()> {
    step("weighing what a visit loads", || sizes::check(&workspace::dist()))
}

/// Makes `dist/`, however heavy.
pub(crate) fn make(address: &Address) -> Result<()> {
    let out = workspace::dist();
    let built = workspace::target().join("site-wasm");
    step("building the wasm for release", || {
        empty(&built)?;
        for view in Door::VIEWS {
            wasm::build(view, Build::Release, &built)?;
        }
        wasm::build(Door::Engine, Build::Release, &built)
    })?;
    step("putting dist/ together", || {
        empty(&out)?;
        assemble(&built, &out, address)?;
        minify::minify(&out)?;
        compress::beside(&out)
    })
}

/// Makes a site for looking at while working: quickly, and not small.
pub(crate) fn quick(out: &Path) -> Result<()> {
    let built = workspace::target().join("serve-wasm");
    for view in Door::VIEWS {
        wasm::build(view, Build::Quick, &built)?;
    }
    assemble(&built, out, &Address::new(None, None)?)
}

/// Brings the parts together and fills in every page.
fn assemble(built: &Path, out: &Path, address: &Address) -> Result<()> {
    let root = workspace::root();
    copy(built, out)?;
    copy(&root.join("static"), out)?;
    copy_file(&root.join("index.html"), &out.join("index.html"))?;
    let mut pages = workspace::cargo();
    pages.args(["run", "--quiet", "--features", "publish", "--bin", "pages", "--"]).arg(out);
    shell::quiet(&mut pages).context("the pages could not be made")?;
    for file in compress::files(out)? {
        if file.extension().is_some_and(|kind| kind == "html") {
            let html = std::fs::read_to_string(&file)?;
            let filled = if file.starts_with(out.join("fragments")) {
                page::addressed(&html, address)
            } else {
                page::fill(&html, address).with_context(|| format!("in {}", file.display()))?
            };
            std::fs::write(&file, filled)?;
        }
    }
    let map = out.join("sitemap.xml");
    match &address.url {
        Some(url) => std::fs::write(&map, std::fs::read_to_string(&map)?.replace("{{site}}", url))?,
        // A map of addresses that nobody knows would be made up.
        None => std::fs::remove_file(&map)?,
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in compress::files(from)? {
        copy_file(&file, &to.join(file.strip_prefix(from)?))?;
    }
    Ok(())
}

fn copy_file(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::copy(from, to).with_context(|| format!("copying {} to {}", from.display(), to.display()))?;
    Ok(())
}

fn empty(folder: &Path) -> Result<()> {
    if folder.is_file() {
        bail!("{} should be a folder", folder.display());
    }
    if folder.is_dir() {
        std::fs::remove_dir_all(folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    Ok(std::fs::create_dir_all(folder)?)
}
