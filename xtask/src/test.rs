//! Runs every check, fastest first.

use std::time::Instant;

use anyhow::{Result, bail};

use crate::page::Address;
use crate::say::{note, step};
use crate::site::Wasm;
use crate::{mutants, node_scripts, shell, site, sites, tools, wasm, workspace};

/// Crates for the browser. The core has to compile without them.
const BROWSER_CRATES: [&str; 6] = ["yew", "web-sys", "js-sys", "gloo", "wasm-bindgen", "serde-wasm-bindgen"];

/// Runs every check and stops at the first failure.
pub(crate) fn test() -> Result<()> {
    let start = Instant::now();
    step("format", || {
        cargo(&["fmt", "--all", "--check"])?;
        cargo(&["fmt", "--manifest-path", "tests/mutants/Cargo.toml", "--check"])
    })?;
    step("the core knows no browser", core_knows_no_browser)?;
    step("lints: the core alone", || cargo(&["clippy", "--quiet", "--lib", "--bins", "--", "-D", "warnings"]))?;
    step("lints: everything native", || {
        let everything =
            ["clippy", "--quiet", "--workspace", "--all-targets", "--features", "examples,publish,mcp-client"];
        cargo(&[&everything[..], &["--", "-D", "warnings"]].concat())
    })?;
    in_parallel(native, browser)?;
    let deny = step("dependencies: licences, bans, sources", dependencies)?;
    site::dist(&Address::new(None, None)?, Wasm::Keep)?;
    step("the JavaScript API, in Node.js", node_scripts::js_api)?;
    step("the npm package, in Node.js, a bundler and a browser", node_scripts::package)?;
    step("the journeys, in a browser", node_scripts::journeys)?;
    step("the main journeys, in three engines", node_scripts::engines)?;
    sites::journeys()?;
    println!(
        "✓ format, lints, {deny}native tests, sizes, the JavaScript API, the npm package, the journeys, three engines and the sites of docs hold ({:.0} s)",
        start.elapsed().as_secs_f64()
    );
    Ok(())
}

fn cargo(words: &[&str]) -> Result<()> {
    shell::quiet(workspace::cargo().args(words)).map(drop)
}

/// The crates of the workspace beside the root package and `xtask`.
const CRATES: [&str; 3] = ["flow-preflight-catalog-compiler", "flow-preflight-grammar", "flow-preflight-tables"];

/// Native checks.
fn native() -> Result<()> {
    // On its own: together, features would be unified and the dependencies of `xtask` built twice.
    step("tests of the commands", || {
        cargo(&["test", "--quiet", "--package", "xtask"])?;
        mutants::test_weaver()
    })?;
    step("tests of the grammar, the tables and the compiler of the catalogue", || {
        let crates: Vec<&str> = CRATES.iter().flat_map(|name| ["--package", name]).collect();
        cargo(&[&["test", "--quiet"][..], &crates].concat())
    })?;
    step("native tests", || cargo(&["test", "--quiet", "--features", "publish,mcp-client"]))
}

/// Checks of the browser build.
fn browser() -> Result<()> {
    step("lints: the page", || {
        wasm::ensure_target(wasm::TARGET)?;
        // In release mode, because the wasm is built next. A debug build would wait for the native builds.
        let page = ["clippy", "--quiet", "--release", "--lib", "--target", wasm::TARGET];
        let views =
            ["--features", "view-workbench,view-catalog,view-auto-claim,view-runs,js-api", "--", "-D", "warnings"];
        cargo(&[&page[..], &views].concat())
    })?;
    site::build_wasm()?;
    sites::build()
}

/// Runs two tasks in parallel: each uses only one processor most of the time.
fn in_parallel(one: impl FnOnce() -> Result<()>, other: impl FnOnce() -> Result<()> + Send) -> Result<()> {
    std::thread::scope(|scope| {
        let other = scope.spawn(other);
        let one = one();
        one.and(other.join().unwrap_or_else(|_| bail!("what ran beside broke off")))
    })
}

fn core_knows_no_browser() -> Result<()> {
    let words = ["tree", "--edges", "normal", "--no-default-features", "--target", "all", "--prefix", "none"];
    let tree = shell::quiet(workspace::cargo().args(words).args(["--format", "{p}"]))?;
    let mut names = tree.lines().filter_map(|line| line.split(' ').next());
    match names.find(|name| BROWSER_CRATES.contains(name)) {
        Some(found) => bail!("the core compiles {found}; put that dependency behind the feature `app`"),
        None => Ok(()),
    }
}

/// Runs only if the tool is installed, because it takes minutes to compile.
fn dependencies() -> Result<&'static str> {
    if tools::find("cargo-deny").is_none() {
        note("skipped: cargo-deny is not installed; `cargo xtask deny` installs and runs it");
        return Ok("");
    }
    tools::deny_here()?;
    Ok("dependencies, ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tests_of_every_crate_run() -> Result<()> {
        let manifest = std::fs::read_to_string(workspace::root().join("Cargo.toml"))?;
        let members = manifest.lines().find_map(|line| line.strip_prefix("members = ")).unwrap_or_default();
        let members = serde_json::from_str::<Vec<String>>(members)?;
        let beside: Vec<String> =
            members.iter().filter(|name| *name != "xtask").map(|name| format!("flow-preflight-{name}")).collect();
        assert_eq!(beside, CRATES);
        Ok(())
    }
}
