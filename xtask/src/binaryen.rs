//! Runs `wasm-opt` from the npm package `binaryen`.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{npm, reorder, shell};

/// The wasm features that rustc emits. `--all-features` would make wasm-opt emit instructions that Chromium rejects.
const WASM_FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The `wasm-opt` command with these features enabled.
pub(crate) fn wasm_opt() -> Result<Command> {
    let mut wasm_opt = npm::node(&npm::install("xtask")?.join("binaryen/bin/wasm-opt"));
    wasm_opt.args(WASM_FEATURES);
    Ok(wasm_opt)
}

/// The passes of each run of `wasm-opt` that shrinks a program; each run works on the output of the one before.
const ROUNDS: [&[&str]; 2] = [INFER, REBUILD];
/// `--gufa` infers the possible values of fields and calls; the second `-Oz` uses the result. Saves 1 KB. Once more on
/// its own output, or `--converge`, wins less than 100 bytes for half a minute of processor time.
const INFER: &[&str] = &["-Oz", "--gufa", "-Oz"];
/// Takes every function apart into a flat list of branches and puts the loops and blocks together anew. Saves 2.3 KB.
const REBUILD: &[&str] = &["--flatten", "--rereloop", "-Oz", "-Oz"];

/// Shrinks a wasm file in place. Fails if `wasm-opt` doesn't make it smaller.
pub(crate) fn shrink(wasm: &Path) -> Result<()> {
    ROUNDS.iter().try_for_each(|passes| shrink_by(wasm, passes))
}

/// Shrinks a wasm file in place after its imports and exports were renamed: writing it anew for that undoes a part of
/// what was saved, 2.2 KB. Then puts its functions in an order that compresses well.
pub(crate) fn shrink_again(wasm: &Path) -> Result<()> {
    shrink_by(wasm, REBUILD)?;
    shrink_by(wasm, &["-Oz"])?;
    reorder::name_by_order(wasm)?;
    shrink_by(wasm, &["--reorder-functions-by-name", "-Oz"])
}

fn shrink_by(wasm: &Path, passes: &[&str]) -> Result<()> {
    // The stack is lowest in memory, so only a stack overflow uses the first 1024 bytes. Saves 1.7 KB.
    optimise(wasm, &[&["--low-memory-unused"], passes].concat())
}

/// Makes a wasm file as fast as `wasm-opt` can.
pub(crate) fn speed_up(wasm: &Path) -> Result<()> {
    optimise(wasm, &["-O3"])
}

/// Runs `wasm-opt` on a wasm file in place. Fails if the result is larger.
fn optimise(wasm: &Path, how: &[&str]) -> Result<()> {
    let before = std::fs::metadata(wasm)?.len();
    let made = wasm.with_extension("made");
    let mut wasm_opt = wasm_opt()?;
    wasm_opt.args(["--strip-debug", "--strip-producers", "--strip-target-features"]).args(how);
    wasm_opt.arg(wasm).arg("-o").arg(&made);
    shell::quiet(&mut wasm_opt).context("wasm-opt failed")?;
    let after = std::fs::metadata(&made).context("wasm-opt wrote nothing")?.len();
    if after == 0 || after > before {
        bail!("wasm-opt made {after} bytes of {before}: it should have made fewer");
    }
    Ok(std::fs::rename(&made, wasm)?)
}
