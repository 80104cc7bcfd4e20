//! Builds the program of the terminal as WebAssembly with system interfaces (WASI), which Node.js runs: for `npx`.

use std::path::Path;

use anyhow::{Context, Result};

use crate::{builder_paths, files, shell, wasm, workspace};

/// The name of the file in the package.
pub(crate) const FILE: &str = "terminal.wasm";
const TARGET: &str = "wasm32-wasip1";
/// The build profile: quick code, and no names of functions.
const PROFILE: &str = "terminal";

/// Builds it into `out`.
pub(crate) fn build(out: &Path) -> Result<()> {
    wasm::ensure_target(TARGET)?;
    shell::quiet(workspace::cargo().args(["fetch", "--quiet", "--target", TARGET]))?;
    let mut cargo = workspace::cargo();
    cargo.args(["build", "--quiet", "--bin", "flow-preflight", "--profile", PROFILE, "--target", TARGET]);
    cargo.arg("--target-dir").arg(workspace::target());
    cargo.env("CARGO_ENCODED_RUSTFLAGS", builder_paths::remap_flags()?);
    shell::quiet(&mut cargo).context("the program for Node.js did not build")?;
    let built = workspace::target().join(TARGET).join(PROFILE).join("flow-preflight.wasm");
    builder_paths::refuse(&built)?;
    files::copy(&built, &out.join(FILE))
}
