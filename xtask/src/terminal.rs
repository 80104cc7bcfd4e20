//! Builds the terminal program as WebAssembly with WASI, which Node.js runs with `npx`.

use std::path::Path;

use anyhow::{Context, Result};

use crate::{builder_paths, files, shell, wasm, workspace};

/// The file's name in the package.
pub(crate) const FILE: &str = "terminal.wasm";
const TARGET: &str = "wasm32-wasip1";
/// The build profile: optimised for speed, without function names.
const PROFILE: &str = "terminal";

/// Builds the program into `out`.
pub(crate) fn build(out: &Path) -> Result<()> {
    wasm::ensure_target(TARGET)?;
    shell::quiet(workspace::cargo().args(["fetch", "--quiet", "--target", TARGET]))?;
    let mut cargo = workspace::cargo();
    cargo.args([
        "build",
        "--quiet",
        "--bin",
        "flow-preflight",
        "--features",
        "mcp",
        "--profile",
        PROFILE,
        "--target",
        TARGET,
    ]);
    cargo.arg("--target-dir").arg(workspace::target());
    cargo.env("CARGO_ENCODED_RUSTFLAGS", builder_paths::remap_flags()?);
    shell::quiet(&mut cargo).context("the program for Node.js did not build")?;
    let built = workspace::target().join(TARGET).join(PROFILE).join("flow-preflight.wasm");
    builder_paths::refuse(&built)?;
    files::copy(&built, &out.join(FILE))
}
