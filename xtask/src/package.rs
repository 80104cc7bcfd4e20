//! Writes the npm packages: `npm/` (the engine, the element and their types) and `npm-mcp/` (the server for assistants).

use std::path::Path;

use anyhow::{Context, Result};

use crate::bundle::Parts;
use crate::page::Address;
use crate::terminal;
use crate::views;
use crate::{files, workspace};

/// The files that the package takes from the site, besides those that the element fetches.
const OF_SITE: [&str; 11] = [
    "collect.ps1",
    "collect.schema.json",
    "element.d.ts",
    "embed.d.ts",
    "engine.js",
    "engine.d.ts",
    "engine_bg.wasm",
    "exceptions.schema.json",
    "schema.json",
    "answer.css",
    "style.css",
];

/// Writes the package beside the site. `built` is the folder of the compiled programs.
pub(crate) fn write(parts: &Parts, built: &Path, site: &Path, address: &Address) -> Result<()> {
    let folder = site.join("npm");
    files::copy_all(&workspace::root().join("xtask/npm"), &folder)?;
    for name in OF_SITE.into_iter().map(str::to_owned).chain(views::fetched()) {
        files::copy(&site.join(&name), &folder.join(&name))?;
    }
    files::copy(&built.join(terminal::FILE), &folder.join(terminal::FILE))?;
    // The package is not installed inside the site, so links to code and rule pages need a known address.
    let home = address.url.as_ref().map(|url| format!("'{url}'"));
    parts.write_whole(&folder, home.as_deref())?;
    version(&folder)?;
    // The server for assistants depends on this version of the package.
    let server = site.join("npm-mcp");
    files::copy_all(&workspace::root().join("xtask/npm-mcp"), &server)?;
    version(&server)
}

/// Writes the project's version into the manifest of a package.
fn version(folder: &Path) -> Result<()> {
    let manifest = folder.join("package.json");
    let text = std::fs::read_to_string(&manifest)?;
    let text = text.replace("{{version}}", &workspace::version()?);
    serde_json::from_str::<serde_json::Value>(&text).context("the package's manifest is no JSON")?;
    Ok(std::fs::write(&manifest, text)?)
}
