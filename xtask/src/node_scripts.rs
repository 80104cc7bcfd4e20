//! Runs the Node.js scripts under `tests/` against the built `dist/`.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::say::step;
use crate::site::Wasm;
use crate::wasm::{self, Build, Bundle};
use crate::{browser, files, npm, page::Address, shell, site, workspace};

/// Runs the `*.test.mjs` files of a folder without a browser.
pub(crate) fn js_api() -> Result<()> {
    npm::install("tests")?;
    shell::open(&mut node_test("tests/js-api")?)
}

/// Tests the npm package: packed, installed, imported and bundled.
pub(crate) fn package() -> Result<()> {
    npm::install("tests")?;
    npm::install("tests/npm")?;
    let chromium = browser::find()?;
    shell::open(node_test("tests/npm")?.env("CHROMIUM", chromium))
}

/// Runs the journeys through the documentation sites in `built`.
pub(crate) fn sites(built: &Path, nginx: &Path) -> Result<()> {
    npm::install("tests")?;
    let chromium = browser::find()?;
    shell::open(node_test("tests/sites")?.env("CHROMIUM", chromium).env("NGINX", nginx).env("SITES", built))
}

/// Runs the journeys in Chromium.
pub(crate) fn journeys() -> Result<()> {
    npm::install("tests")?;
    let chromium = browser::find()?;
    shell::open(node_test("tests/e2e")?.env("CHROMIUM", chromium))
}

/// Runs the main journeys in Chromium, Firefox and WebKitGTK.
pub(crate) fn engines() -> Result<()> {
    npm::install("tests")?;
    let engines = step("getting three engines ready", browser::engines)?;
    shell::open(node_test("tests/engines")?.envs(engines))
}

/// Prints the benchmark table: download size, engine time, and time and memory of the page of many runs.
pub(crate) fn bench() -> Result<()> {
    site::make(&Address::new(None, None)?, Wasm::Build)?;
    shell::open(&mut npm::node(Path::new("tests/js-api/bench.mjs")))?;
    shell::open(workspace::cargo().args(["bench", "--quiet", "--bench", "check", "--bench", "triage"]))?;
    many_runs_in_the_browser()?;
    site::weigh()
}

/// Prints the rows of the table that are about the page of many runs in Chromium.
pub(crate) fn bench_of_the_browser(wasm: Wasm) -> Result<()> {
    site::make(&Address::new(None, None)?, wasm)?;
    many_runs_in_the_browser()
}

fn many_runs_in_the_browser() -> Result<()> {
    npm::install("tests")?;
    shell::open(npm::node(Path::new("tests/e2e/bench.mjs")).env("CHROMIUM", browser::find()?))
}

/// Prints the rows of the table that are about the engine for JavaScript: it alone is built.
pub(crate) fn bench_of_the_engine() -> Result<()> {
    let built = workspace::target().join("bench-engine");
    step("building the engine", || wasm::build(Bundle::Engine, Build::Release, &built))?;
    npm::install("tests")?;
    shell::open(npm::node(Path::new("tests/js-api/bench.mjs")).env("ENGINE", built))
}

/// Runs Lighthouse. Performance scores depend on the machine, so they are printed, not asserted.
pub(crate) fn lighthouse() -> Result<()> {
    site::make(&Address::new(None, None)?, Wasm::Build)?;
    npm::install("tests/lighthouse")?;
    shell::open(npm::node(Path::new("tests/lighthouse/lighthouse.mjs")).env("CHROMIUM", browser::find()?))
}

/// Takes the picture in the README.
pub(crate) fn picture() -> Result<()> {
    shots(&["--picture", "docs/workbench.png"], Wasm::Build)
}

/// Takes a picture of every state for review. `only` limits it to names with that prefix.
pub(crate) fn all_shots(out: Option<&str>, only: Option<&str>, wasm: Wasm) -> Result<()> {
    let folder = out.map_or_else(|| workspace::target().join("shots"), |out| workspace::root().join(out));
    shots(&["--out", &folder.to_string_lossy(), "--only", only.unwrap_or_default()], wasm)
}

fn shots(words: &[&str], wasm: Wasm) -> Result<()> {
    site::make(&Address::new(None, None)?, wasm)?;
    let chromium = step("getting the browser ready", || {
        npm::install("tests")?;
        browser::find()
    })?;
    shell::open(npm::node(Path::new("tests/e2e/shots.mjs")).args(words).env("CHROMIUM", chromium))
}

/// Passes every file by name: which folders `node --test` searches depends on its version.
fn node_test(folder: &str) -> Result<Command> {
    let mut files = files::under(&workspace::root().join(folder))?;
    files.retain(|file| is_test(file) && !file.iter().any(|part| part == "node_modules"));
    if files.is_empty() {
        bail!("there is no *.test.mjs in {folder}");
    }
    let mut node = npm::node(Path::new("--test"));
    node.arg("--test-reporter=spec");
    // `node --test` leaves one processor idle by default, which is half of a small machine.
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    node.arg(format!("--test-concurrency={processors}"));
    node.args(files);
    Ok(node)
}

fn is_test(file: &Path) -> bool {
    file.to_string_lossy().ends_with(".test.mjs")
}
