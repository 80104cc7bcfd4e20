//! Builds documentation sites with pinned generators and tests the embedded element in them, behind a real web server.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::say::step;
use crate::{debian, files, node_scripts, npm, shell, workspace};

const BROTLI: &str = "libnginx-mod-http-brotli-static";

/// Builds the sites. Needs no build of this project.
pub(crate) fn build() -> Result<()> {
    let out = built();
    step("a site of MkDocs Material", || mkdocs(&out))?;
    step("a site of Docusaurus", || docusaurus(&out))
}

/// Runs the journeys through the built sites in Chromium; needs `dist/`.
pub(crate) fn journeys() -> Result<()> {
    let nginx = debian::find_or_install("nginx", &["nginx-light", BROTLI])?;
    step("the element on these sites and behind nginx", || node_scripts::sites(&built(), &nginx))
}

/// The folder that holds the built sites.
fn built() -> PathBuf {
    workspace::target().join("sites")
}

fn mkdocs(out: &Path) -> Result<()> {
    let source = workspace::root().join("tests/sites/mkdocs");
    built_once(&source, &out.join("mkdocs"), |site| {
        let programs = virtual_environment(&source.join("requirements.txt"), &out.join("python"))?;
        let mut mkdocs = Command::new(programs.join("mkdocs"));
        mkdocs.env("NO_MKDOCS_2_WARNING", "1").args(["build", "--quiet", "--strict", "--config-file"]);
        shell::quiet(mkdocs.arg(source.join("mkdocs.yml")).arg("--site-dir").arg(site)).map(drop)
    })
}

fn docusaurus(out: &Path) -> Result<()> {
    const FOLDER: &str = "tests/sites/docusaurus";
    let source = workspace::root().join(FOLDER);
    built_once(&source, &out.join("docusaurus"), |site| {
        let script = npm::install(FOLDER)?.join("@docusaurus/core/bin/docusaurus.mjs");
        let mut docusaurus = npm::node(&script);
        docusaurus.current_dir(&source).env("NO_UPDATE_NOTIFIER", "1").args(["build", "--out-dir"]).arg(site);
        shell::quiet(&mut docusaurus).map(drop)
    })
}

/// Creates a virtual environment with exactly these packages. Returns the folder of its programs.
fn virtual_environment(requirements: &Path, folder: &Path) -> Result<PathBuf> {
    if shell::quiet(Command::new("python3").args(["-c", "import ensurepip"])).is_err() {
        debian::install(&["python3-venv"])?;
    }
    shell::quiet(Command::new("python3").args(["-m", "venv", "--clear"]).arg(folder))?;
    let programs = folder.join("bin");
    let mut pip = Command::new(programs.join("pip"));
    pip.args(["install", "--quiet", "--disable-pip-version-check", "--no-deps", "--requirement"]).arg(requirements);
    shell::quiet(&mut pip).context("pip could not install MkDocs; is the Python package index in reach?")?;
    Ok(programs)
}

/// Builds a site unless the same input was built before. The generators don't depend on this project's code.
fn built_once(source: &Path, site: &Path, build: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let mut texts = Vec::new();
    for file in files::under(source)? {
        let inside = file.strip_prefix(source)?;
        if !inside.starts_with("node_modules") && !inside.starts_with(".docusaurus") {
            texts.extend(inside.as_os_str().as_encoded_bytes());
            texts.extend(std::fs::read(&file)?);
        }
    }
    let stamp = site.with_extension("built-from");
    if std::fs::read(&stamp).is_ok_and(|built| built == texts) && site.is_dir() {
        return Ok(());
    }
    files::empty(site)?;
    build(site)?;
    Ok(std::fs::write(&stamp, texts)?)
}
