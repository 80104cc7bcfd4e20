//! Writes the list of files into the service worker of `/offline/`: every page, and what the pages load.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};

use crate::{files, integrity};

/// The worker, in the site's root: its folder is what it answers for.
pub(crate) const WORKER: &str = "offline-worker.js";

/// Endings of files that pages load or offer.
const KINDS: [&str; 8] = ["html", "css", "js", "wasm", "bin", "svg", "ps1", "webmanifest"];

/// Folders of files for other sites and other tools.
const FOR_OTHERS: [&str; 3] = ["fragments/", "frame/", "npm/"];

/// Completes the worker of a finished site. Returns how many files it keeps, and their size.
pub(crate) fn write(site: &Path) -> Result<(usize, u64)> {
    let (mut list, mut bytes) = (BTreeMap::new(), 0);
    for file in files::under(site)? {
        let path = file.strip_prefix(site)?.to_string_lossy().replace('\\', "/");
        if is_kept(&path) {
            bytes += std::fs::metadata(&file)?.len();
            list.insert(address(&path).to_owned(), integrity::of_file(&file)?);
        }
    }
    let worker = site.join(WORKER);
    let script = std::fs::read_to_string(&worker).with_context(|| format!("reading {}", worker.display()))?;
    let json = serde_json::to_string(&list)?;
    let version = integrity::of(json.as_bytes());
    std::fs::write(&worker, format!("self.kept={{version:'{version}',files:{json}}};\n{script}"))?;
    Ok((list.len(), bytes))
}

fn is_kept(path: &str) -> bool {
    let kind = path.rsplit_once('.').map_or("", |(_, kind)| kind);
    KINDS.contains(&kind)
        && !path.starts_with('@')
        && !FOR_OTHERS.iter().any(|folder| path.starts_with(folder))
        && ![WORKER, "404.html", "frame.js"].contains(&path)
}

/// The address within the site: a page is asked for by its folder.
fn address(path: &str) -> &str {
    match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_kept_by_their_folder_and_files_for_others_are_not() {
        assert_eq!(
            ["index.html", "catalog/index.html", "page.js", "my-index.html"].map(address),
            ["", "catalog/", "page.js", "my-index.html"]
        );
        for kept in [
            "index.html",
            "codes/A/index.html",
            "style.css",
            "flow_preflight_bg.wasm",
            "engine.js",
            "catalog.bin",
            "collect.ps1",
        ] {
            assert!(is_kept(kept), "{kept}");
        }
        for other in [
            "index.html.br",
            "@0.1.0/embed.js",
            "engine.d.ts",
            "npm/cli.js",
            "offline-worker.js",
            "codes/A/index.html.md",
            "404.html",
        ] {
            assert!(!is_kept(other), "{other}");
        }
    }
}
