//! The whole site in one folder: pages, static files, and the wasm with its glue.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};

use crate::bundle::Parts;
use crate::page::{self, Address};
use crate::say::{note, step};
use crate::views::{self, CATALOG, STYLES, VIEWS};
use crate::wasm::{self, Build, Bundle};
use crate::{compress, files, minify, offline, package, shell, sizes, terminal, versions, workspace};

/// Whether to reuse the wasm of the last build, for work on pages and scripts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wasm {
    /// Build it.
    Build,
    /// Reuse it.
    Keep,
}

/// Builds `dist/` for a plain web server, and fails above the size limits.
pub(crate) fn dist(address: &Address, wasm: Wasm) -> Result<()> {
    make(address, wasm)?;
    weigh()
}

/// Compares `dist/` with the size limits.
pub(crate) fn weigh() -> Result<()> {
    step("weighing what a visit loads", || sizes::check(&workspace::dist()))
}

/// Builds `dist/` without the size limits.
pub(crate) fn make(address: &Address, wasm: Wasm) -> Result<()> {
    let out = workspace::dist();
    let built = built();
    if wasm == Wasm::Build {
        build_wasm()?;
    }
    step("putting dist/ together", || {
        files::empty(&out)?;
        assemble(&built, &out, address)?;
        minify::minify(&out)?;
        write_styles(&out)?;
        let parts = Parts::gather(&built, &out)?;
        parts.write_pages()?;
        parts.write_whole(&out, None)?;
        compress::beside(&out)?;
        versions::write(&parts, &out, address)?;
        let (files, bytes) = offline::write(&out)?;
        note(&format!("offline: {files} files, {:.1} MB", bytes as f64 / 1e6));
        compress::one(&out.join(offline::WORKER))?;
        package::write(&parts, &built, &out, address)
    })
}

/// Builds the wasm that `Wasm::Keep` reuses.
pub(crate) fn build_wasm() -> Result<()> {
    step("building the wasm for release", || {
        let out = built();
        files::empty(&out)?;
        for view in &VIEWS {
            wasm::build(view.bundle, Build::Release, &out)?;
        }
        wasm::build(Bundle::Engine, Build::Release, &out)?;
        terminal::build(&out)
    })
}

/// The folder of the site's wasm and glue.
fn built() -> PathBuf {
    workspace::target().join("site-wasm")
}

/// Builds a site for development: fast to build, not small. Where there is none yet, the workbench comes first, and
/// `soon` is called when it can be looked at.
pub(crate) fn quick(out: &Path, address: &Address, soon: &dyn Fn()) -> Result<()> {
    let built = workspace::target().join("serve-wasm");
    let is_new = !out.join("index.html").exists();
    for view in &VIEWS {
        wasm::build(view.bundle, Build::Quick, &built)?;
        if is_new && view.bundle == Bundle::Workbench {
            copy_parts(&built, out)?;
            let page = std::fs::read_to_string(workspace::root().join("index.html"))?.replace("{{first}}", "");
            std::fs::write(out.join("index.html"), page::fill(&page, "index.html", address)?)?;
            soon();
        }
    }
    wasm::build(Bundle::Engine, Build::Quick, &built)?;
    assemble(&built, out, address)?;
    offline::write(out).map(drop)
}

/// Copies the static files and the compiled catalogue.
fn copy_parts(built: &Path, out: &Path) -> Result<()> {
    files::copy_all(built, out)?;
    files::copy_all(&workspace::root().join("static"), out)?;
    put_style_in_place(out)?;
    write_catalog(out)
}

/// Copies the parts and completes every page.
fn assemble(built: &Path, out: &Path, address: &Address) -> Result<()> {
    copy_parts(built, out)?;
    let mut pages = workspace::cargo();
    pages.args(["run", "--quiet", "--features", "publish", "--bin", "pages", "--"]).arg(out);
    shell::quiet(&mut pages).context("the pages could not be made")?;
    for file in files::under(out)? {
        if file.extension().is_some_and(|kind| kind == "html") {
            let html = std::fs::read_to_string(&file)?;
            let filled = if file.starts_with(out.join("fragments")) {
                page::addressed(&html, address)
            } else {
                let path = file.strip_prefix(out)?.to_string_lossy().replace('\\', "/");
                page::fill(&html, &path, address).with_context(|| format!("in {}", file.display()))?
            };
            std::fs::write(&file, filled)?;
        }
    }
    if address.url.is_none() {
        note(
            "no --site-url: /frame/ works in Chromium and Firefox, and not in Safari, whose policy must name the origin",
        );
    }
    let map = out.join("sitemap.xml");
    match &address.url {
        Some(url) => std::fs::write(&map, std::fs::read_to_string(&map)?.replace("{{site}}", url))?,
        // A sitemap needs absolute addresses.
        None => std::fs::remove_file(&map)?,
    }
    Ok(())
}

/// Puts `style.css` in place of the import at the head of `answer.css`: one file to load, and to compress.
fn put_style_in_place(out: &Path) -> Result<()> {
    const IMPORT: &str = "@import \"style.css\";";
    let file = out.join("answer.css");
    let (style, answer) = (std::fs::read_to_string(out.join("style.css"))?, std::fs::read_to_string(&file)?);
    if !answer.contains(IMPORT) {
        bail!("static/answer.css does not import style.css");
    }
    Ok(std::fs::write(&file, answer.replacen(IMPORT, &style, 1))?)
}

/// Writes the texts of all style sheets into one file, for elements on other sites.
fn write_styles(out: &Path) -> Result<()> {
    let text = |sheet| Ok((sheet, std::fs::read_to_string(out.join(sheet))?));
    let sheets: BTreeMap<_, _> = views::styles().into_iter().map(text).collect::<Result<_>>()?;
    Ok(std::fs::write(out.join(STYLES), serde_json::to_string(&sheets)?)?)
}

/// Writes the compiled catalogue and the packs of languages: the bytes whose hashes the engine contains.
fn write_catalog(out: &Path) -> Result<()> {
    let compiled = flow_preflight_catalog_compiler::compile(&workspace::root().join("catalog"));
    let compiled = compiled.map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        anyhow!("the catalogue does not compile:\n{}", lines.join("\n"))
    })?;
    for (language, pack) in compiled.packs {
        std::fs::write(out.join(views::pack(&language)), pack)?;
    }
    Ok(std::fs::write(out.join(CATALOG), compiled.catalog)?)
}
