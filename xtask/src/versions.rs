//! Addresses that never change: `@x.y.z/`, with what an embedding page loads, and `versions.json`, which lists it.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Serialize;

use crate::bundle::{Parts, WHOLE};
use crate::page::Address;
use crate::views::VIEWS;
use crate::{compress, files, integrity, workspace};

/// What lies beside the element for other tools.
const FOR_TOOLS: [&str; 4] = ["engine.js", "engine.d.ts", "engine_bg.wasm", "schema.json"];

/// `versions.json`.
#[derive(Serialize)]
struct Versions {
    versions: [Version; 1],
}

#[derive(Serialize)]
struct Version {
    version: String,
    /// Its folder, from the root of the site.
    path: String,
    /// The tags that show the element; only where the address of the site is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<String>,
    files: Vec<File>,
}

#[derive(Serialize)]
struct File {
    name: String,
    bytes: u64,
    brotli: u64,
    integrity: String,
}

/// Writes the folder of this version into a site whose files are compressed already.
pub(crate) fn write(parts: &Parts, site: &Path, address: &Address) -> Result<()> {
    let version = workspace::version()?;
    let path = format!("@{version}/");
    let folder = site.join(&path);
    let mut names: Vec<String> = VIEWS.iter().flat_map(|view| view.fetched()).collect();
    names.extend(FOR_TOOLS.map(str::to_owned));
    for name in &names {
        let from = site.join(name);
        files::copy(&from, &folder.join(name))?;
        for suffix in ["br", "gz"] {
            files::copy(&compress::with_suffix(&from, suffix), &compress::with_suffix(&folder.join(name), suffix))?;
        }
    }
    parts.write_whole(&folder, Some("new URL('../', import.meta.url).href"))?;
    for name in WHOLE.map(|name| format!("{name}.js")) {
        compress::one(&folder.join(&name))?;
        names.push(name);
    }
    names.sort();
    let files = names.into_iter().map(|name| file(&folder, name)).collect::<Result<Vec<_>>>()?;
    let embed = integrity::of_file(&folder.join("embed.js"))?;
    let snippet = address.url.as_ref().map(|url| snippet(&format!("{url}{path}embed.js"), &embed));
    let list = site.join("versions.json");
    let versions = Versions { versions: [Version { version, path, snippet, files }] };
    std::fs::write(&list, serde_json::to_string_pretty(&versions)? + "\n")?;
    compress::one(&list)
}

/// What an author puts into a page.
pub(crate) fn snippet(embed: &str, integrity: &str) -> String {
    format!(
        "<script type=\"module\" src=\"{embed}\" integrity=\"{integrity}\" crossorigin></script>\n\
         <flow-preflight>What stands here is shown until the tool is ready.</flow-preflight>"
    )
}

fn file(folder: &Path, name: String) -> Result<File> {
    let path = folder.join(&name);
    let size = |path: &Path| std::fs::metadata(path).map(|file| file.len());
    Ok(File {
        bytes: size(&path).with_context(|| format!("{name} is missing"))?,
        brotli: size(&compress::with_suffix(&path, "br"))?,
        integrity: integrity::of_file(&path)?,
        name,
    })
}
