//! Permanent addresses: `@x.y.z/` with the files that an embedding page loads, and `versions.json`, which lists them.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::bundle::{Parts, WHOLE};
use crate::page::Address;
use crate::views;
use crate::{compress, files, integrity, workspace};

/// Files that other tools import, beside the element.
const FOR_TOOLS: [&str; 4] = ["engine.js", "engine.d.ts", "engine_bg.wasm", "schema.json"];

/// The content of `versions.json`.
#[derive(Serialize, Deserialize)]
struct Versions {
    /// The newest first.
    versions: Vec<Version>,
}

#[derive(Serialize, Deserialize)]
struct Version {
    version: String,
    /// Its folder, relative to the site's root.
    path: String,
    /// The HTML that shows the element; only if the site's address is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    snippet: Option<String>,
    files: Vec<File>,
}

#[derive(Serialize, Deserialize, PartialEq, Eq)]
struct File {
    name: String,
    bytes: u64,
    brotli: u64,
    integrity: String,
}

/// Writes this version's folder into a site whose files are already compressed.
pub(crate) fn write(parts: &Parts, site: &Path, address: &Address) -> Result<()> {
    let version = workspace::version()?;
    let path = format!("@{version}/");
    let folder = site.join(&path);
    let mut names: Vec<String> = views::fetched().into_iter().collect();
    names.extend(FOR_TOOLS.map(str::to_owned));
    for name in &names {
        let from = site.join(name);
        files::copy(&from, &folder.join(name))?;
        for suffix in ["br", "gz"] {
            files::copy(&compress::with_suffix(&from, suffix), &compress::with_suffix(&folder.join(name), suffix))?;
        }
    }
    // The folder may be copied anywhere, so only a known address can lead to the pages of codes and rules.
    let beside = "new URL('../', import.meta.url).href".to_owned();
    let home = address.url.as_ref().map_or(beside, |url| format!("'{url}'"));
    parts.write_whole(&folder, Some(&home))?;
    for name in WHOLE.map(|name| format!("{name}.js")) {
        compress::one(&folder.join(&name))?;
        names.push(name);
    }
    names.sort();
    let files = names.into_iter().map(|name| file(&folder, name)).collect::<Result<Vec<_>>>()?;
    let embed = integrity::of_file(&folder.join("embed.js"))?;
    fill_embed_page(site, &path, &embed)?;
    let snippet = address.url.as_ref().map(|url| snippet(&format!("{url}{path}embed.js"), &embed));
    Versions { versions: vec![Version { version, path, snippet, files }] }.write(site)
}

/// The versions of an earlier release of the site. They stay at their addresses.
pub(crate) struct Earlier {
    site: PathBuf,
    versions: Versions,
}

impl Earlier {
    /// Reads the versions of an earlier site.
    pub(crate) fn read(site: &Path) -> Result<Self> {
        if site.canonicalize().ok() == workspace::dist().canonicalize().ok() {
            bail!("{} is made anew; copy the earlier release to another folder first", site.display());
        }
        Ok(Self { site: site.to_path_buf(), versions: Versions::read(site)? })
    }

    /// Copies them beside this site's version.
    pub(crate) fn keep(self, site: &Path) -> Result<()> {
        let mut all = Versions::read(site)?;
        for version in self.versions.versions {
            match all.versions.iter().find(|other| other.version == version.version) {
                Some(same) if same.files == version.files => {}
                Some(_) => bail!("{} was released with other files; raise the version in Cargo.toml", version.version),
                None => {
                    files::copy_all(&self.site.join(&version.path), &site.join(&version.path))?;
                    all.versions.push(version);
                }
            }
        }
        all.write(site)
    }
}

impl Versions {
    fn read(site: &Path) -> Result<Self> {
        let list = site.join("versions.json");
        let text = std::fs::read_to_string(&list).with_context(|| format!("reading {}", list.display()))?;
        serde_json::from_str(&text).with_context(|| format!("{} is no list of versions", list.display()))
    }

    fn write(&self, site: &Path) -> Result<()> {
        let list = site.join("versions.json");
        std::fs::write(&list, serde_json::to_string_pretty(self)? + "\n")?;
        compress::one(&list)
    }
}

/// Tells the page for embedding which file its tags name: folder and hash.
fn fill_embed_page(site: &Path, folder: &str, integrity: &str) -> Result<()> {
    let page = site.join("embed/index.html");
    let mut html = std::fs::read_to_string(&page).with_context(|| format!("reading {}", page.display()))?;
    let tags = [
        ("data-folder=\"\"", format!("data-folder=\"{folder}\"")),
        ("data-integrity=\"\"", format!("data-integrity=\"{integrity}\"")),
        ("TOOL/embed.js\" crossorigin", format!("TOOL/{folder}embed.js\" integrity=\"{integrity}\" crossorigin")),
    ];
    for (blank, filled) in tags {
        if html.matches(blank).count() != 1 {
            bail!("{} has no place for {filled}", page.display());
        }
        html = html.replacen(blank, &filled, 1);
    }
    std::fs::write(&page, html)?;
    compress::one(&page)
}

/// The HTML for an author to copy into a page.
fn snippet(embed: &str, integrity: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn site(name: &str, version: &str, hash: &str) -> Result<PathBuf> {
        let site = workspace::target().join("tests-of-versions").join(name);
        let path = format!("@{version}/");
        files::empty(&site.join(&path))?;
        std::fs::write(site.join(&path).join("embed.js"), hash)?;
        let file = File { name: "embed.js".to_owned(), bytes: 1, brotli: 1, integrity: hash.to_owned() };
        let version = Version { version: version.to_owned(), path, snippet: None, files: vec![file] };
        Versions { versions: vec![version] }.write(&site)?;
        Ok(site)
    }

    #[test]
    fn what_was_released_stays_and_never_changes() -> Result<()> {
        let (now, before) = (site("now", "0.2.0", "b")?, site("before", "0.1.0", "a")?);
        Earlier::read(&before)?.keep(&now)?;
        assert_eq!(std::fs::read_to_string(now.join("@0.1.0/embed.js"))?, "a");
        let names: Vec<String> = Versions::read(&now)?.versions.into_iter().map(|version| version.version).collect();
        assert_eq!(names, ["0.2.0", "0.1.0"]);
        let changed = site("changed", "0.2.0", "c")?;
        let refused = Earlier::read(&changed)?.keep(&now).map_err(|error| error.to_string());
        assert_eq!(refused, Err("0.2.0 was released with other files; raise the version in Cargo.toml".to_owned()));
        Ok(())
    }
}
