//! `wasm-opt` from the npm package `binaryen`.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{npm, shell};

/// What rustc emits for this target. Never `--all-features`: Chromium refuses what that makes.
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

/// The command `wasm-opt`, with the features that rustc emits.
pub(crate) fn wasm_opt() -> Result<Command> {
    let mut wasm_opt = npm::node(&npm::install("xtask")?.join("binaryen/bin/wasm-opt"));
    wasm_opt.args(WASM_FEATURES);
    Ok(wasm_opt)
}

/// How often a file goes through: reading its own result anew, wasm-opt finds another 1.2 KB.
const ROUNDS: usize = 2;

/// Makes a wasm file as small as `wasm-opt` can.
pub(crate) fn shrink(wasm: &Path) -> Result<()> {
    let before = std::fs::metadata(wasm)?.len();
    let small = wasm.with_extension("small");
    for _ in 0..ROUNDS {
        let mut wasm_opt = wasm_opt()?;
        wasm_opt.args(["--strip-debug", "--strip-producers", "--strip-target-features"]);
        // What the linker puts below the stack is used only once the stack has run over: saves 1.7 KB for a first visit.
        // What values a field or a call can have at all, and once more all passes: 1 KB.
        wasm_opt.args(["--low-memory-unused", "-Oz", "--gufa", "-Oz", "--converge"]);
        wasm_opt.arg(wasm).arg("-o").arg(&small);
        shell::quiet(&mut wasm_opt).context("wasm-opt failed")?;
        let after = std::fs::metadata(&small).context("wasm-opt wrote nothing")?.len();
        if after == 0 || after > before {
            bail!("wasm-opt made {after} bytes of {before}: it should have made fewer");
        }
        std::fs::rename(&small, wasm)?;
    }
    Ok(())
}
