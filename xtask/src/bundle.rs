//! Bundles the site's scripts, and the element for other sites, into one file each.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::views::{self, STYLES, VIEWS};
use crate::{files, integrity, npm, shell, workspace};

/// The entry points of the element, bundled with the glue of every view and the hash of each file it fetches.
pub(crate) const WHOLE: [&str; 2] = ["element", "embed"];

/// The input: scripts and glue.
pub(crate) struct Parts {
    folder: PathBuf,
    /// The folder with the files that the element fetches.
    site: PathBuf,
}

impl Parts {
    /// Reads the parts: scripts from `static/` and glue from `built`.
    pub(crate) fn gather(built: &Path, site: &Path) -> Result<Self> {
        let folder = workspace::target().join("bundle");
        files::empty(&folder)?;
        for from in [&workspace::root().join("static"), built] {
            for file in scripts(from)? {
                files::copy(&file, &folder.join(file.strip_prefix(from)?))?;
            }
        }
        Ok(Self { folder, site: site.to_path_buf() })
    }

    /// Replaces the copied scripts by bundles, one for each page.
    pub(crate) fn write_pages(&self) -> Result<()> {
        let parts = scripts(&workspace::root().join("static"))?;
        let mut texts = String::new();
        for part in &parts {
            texts += &std::fs::read_to_string(part)?;
        }
        let mut entries = Vec::new();
        for part in &parts {
            let name = part.file_stem().and_then(|name| name.to_str()).context("a script has no name")?;
            let file = format!("{name}.js");
            std::fs::remove_file(self.site.join(&file))?;
            // A script that no other script imports is the entry of a page.
            if file == LATER || !texts.contains(&format!("'./{file}'")) {
                entries.push((name, self.folder.join(file)));
            }
        }
        esbuild(&entries, &self.site, &[&format!("--external:./{LATER}")])
    }

    /// Writes the element into a folder that also holds the files it fetches. `home` is a JavaScript expression for the
    /// root of the site; without it, the root is that folder.
    pub(crate) fn write_whole(&self, out: &Path, home: Option<&str>) -> Result<()> {
        std::fs::write(self.folder.join("provided.js"), self.provided(home)?)?;
        let mut entries = Vec::new();
        for name in WHOLE {
            let entry = self.folder.join(format!("whole-{name}.js"));
            // The order matters: an element that is already on the page starts as soon as it is registered.
            std::fs::write(&entry, format!("import './provided.js';\nexport * from './{name}.js';\n"))?;
            entries.push((name, entry));
        }
        esbuild(&entries, out, &[])
    }

    /// The script that passes the parts to the element. It refers to each file in a form that bundlers recognise.
    fn provided(&self, home: Option<&str>) -> Result<String> {
        let mut script = "import { provide } from './loading.js';\n".to_owned();
        for view in &VIEWS {
            let bundle = view.bundle.name();
            writeln!(script, "import * as {bundle} from './{bundle}.js';")?;
        }
        let bundles = VIEWS.map(|view| view.bundle.name()).join(", ");
        let (mut hashes, mut urls) = (String::new(), String::new());
        for file in views::fetched() {
            writeln!(hashes, "'{file}': '{}',", integrity::of_file(&self.site.join(&file))?)?;
            writeln!(urls, "'{file}': new URL('./{file}', import.meta.url).href,")?;
        }
        let root = home.map(|home| format!("root: {home},")).unwrap_or_default();
        writeln!(
            script,
            "provide({{ styles: '{STYLES}', glue: {{ {bundles} }}, {root}\nintegrity: {{\n{hashes}}},\nurls: {{\n{urls}}} }});"
        )?;
        Ok(script)
    }
}

/// What the site's own pages fetch only if something is set up wrongly.
const LATER: &str = "cure.js";

/// Bundles each entry into one file of the same name.
fn esbuild(entries: &[(&str, PathBuf)], out: &Path, more: &[&str]) -> Result<()> {
    let mut esbuild = npm::node(&npm::install("xtask")?.join("esbuild/bin/esbuild"));
    esbuild.args(["--bundle", "--format=esm", "--target=es2022", "--minify", "--charset=utf8"]);
    esbuild.args(more).args(["--log-level=warning", "--allow-overwrite"]).arg(format!("--outdir={}", out.display()));
    esbuild.args(entries.iter().map(|(name, file)| format!("{name}={}", file.display())));
    shell::quiet(&mut esbuild).context("the scripts could not be packed")?;
    Ok(())
}

/// The scripts directly in a folder.
fn scripts(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = files::under(folder)?;
    found.retain(|file| file.parent() == Some(folder) && file.extension().is_some_and(|kind| kind == "js"));
    Ok(found)
}
