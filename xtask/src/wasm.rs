//! From Rust to glue and wasm: a bundle for each view of the custom element, and `engine` for Node.js and other tools.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::shorten::shorten;
use crate::{builder_paths, npm, shell, workspace};

/// The target of the page.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
/// What the compiler calls the library.
const LIBRARY: &str = "flow_preflight";

/// Which of the doors to JavaScript is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Door {
    /// `mount` for the workbench.
    Workbench,
    /// `mount` for the catalogue.
    Catalog,
    /// `mount` for auto-claim.
    AutoClaim,
    /// `read`, `explain`, `check` and `catalog`, without a page.
    Engine,
}

impl Door {
    /// The name of its files.
    pub(crate) const fn name(self) -> &'static str {
        self.name_and_feature().0
    }

    /// The file that holds its program.
    pub(crate) fn wasm(self) -> String {
        format!("{}_bg.wasm", self.name())
    }

    /// The name of its files and the feature that makes it.
    const fn name_and_feature(self) -> (&'static str, &'static str) {
        match self {
            Self::Workbench => (LIBRARY, "view-workbench"),
            Self::Catalog => ("view_catalog", "view-catalog"),
            Self::AutoClaim => ("view_auto_claim", "view-auto-claim"),
            Self::Engine => ("engine", "door"),
        }
    }
}

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

/// How much trouble a build takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Build {
    /// Soon there; large, and keeps the names for the browser's debugger.
    Quick,
    /// As small as we can make it, the same bytes every time.
    Release,
}

/// Builds one door's wasm and its glue into `out`.
pub(crate) fn build(door: Door, kind: Build, out: &Path) -> Result<()> {
    ensure_target()?;
    std::fs::create_dir_all(out)?;
    let (_, feature) = door.name_and_feature();
    let compiled = compile(feature, kind)?;
    bind(door, kind, &compiled, out)?;
    if kind == Build::Release {
        let wasm = out.join(door.wasm());
        shrink(&wasm)?;
        // Whoever imports the engine may look at its types, which name all that passes.
        if door != Door::Engine {
            shorten(&wasm)?;
        }
        builder_paths::refuse(&wasm)?;
    }
    Ok(())
}

/// Gets the wasm target when the toolchain has none.
pub(crate) fn ensure_target() -> Result<()> {
    let root = workspace::root();
    let sysroot = shell::quiet(Command::new("rustc").current_dir(root).args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    shell::quiet(Command::new("rustup").current_dir(root).args(["target", "add", TARGET]))
        .with_context(|| format!("the Rust target {TARGET} is missing; get it with `rustup target add {TARGET}`"))?;
    Ok(())
}

fn compile(feature: &str, kind: Build) -> Result<PathBuf> {
    let mut cargo = workspace::cargo();
    // As the library's own crate type, cdylib would be a second one, which switches link-time optimisation off.
    cargo.args(["rustc", "--quiet", "--lib", "--crate-type", "cdylib", "--features", feature, "--target", TARGET]);
    cargo.arg("--target-dir").arg(workspace::target());
    let folder = match kind {
        Build::Quick => "debug",
        Build::Release => {
            shell::quiet(workspace::cargo().args(["fetch", "--quiet", "--target", TARGET]))?;
            cargo.arg("--release").env("CARGO_ENCODED_RUSTFLAGS", builder_paths::remap_flags()?);
            "release"
        }
    };
    shell::quiet(&mut cargo).context("the wasm did not build")?;
    Ok(workspace::target().join(TARGET).join(folder).join(format!("{LIBRARY}.wasm")))
}

fn bind(door: Door, kind: Build, compiled: &Path, out: &Path) -> Result<()> {
    let name = door.name();
    let release = kind == Build::Release;
    let mut bindgen = Bindgen::new();
    bindgen.web(true).map_err(|error| anyhow!("{error:#}"))?;
    bindgen.input_path(compiled).out_name(name).typescript(true);
    bindgen.remove_name_section(release).remove_producers_section(release);
    // After a panic the element starts the same program again, with nothing of what it held.
    bindgen.reset_state_function(door != Door::Engine);
    // The element says itself where its wasm is; whoever imports the engine wants to be spared that.
    bindgen.omit_default_module_path(door != Door::Engine);
    bindgen.generate(out).map_err(|error| anyhow!("wasm-bindgen could not bind {}: {error:#}", compiled.display()))?;
    // Of interest to bundlers alone.
    std::fs::remove_file(out.join(format!("{name}_bg.wasm.d.ts"))).context("wasm-bindgen wrote no types")
}

/// `wasm-opt`, told of what rustc emits.
pub(crate) fn wasm_opt() -> Result<Command> {
    let mut wasm_opt = npm::node(&npm::install("xtask")?.join("binaryen/bin/wasm-opt"));
    wasm_opt.args(WASM_FEATURES);
    Ok(wasm_opt)
}

fn shrink(wasm: &Path) -> Result<()> {
    let before = std::fs::metadata(wasm)?.len();
    let small = wasm.with_extension("small");
    let mut wasm_opt = wasm_opt()?;
    wasm_opt.args(["--strip-debug", "--strip-producers", "--strip-target-features"]);
    // What the linker puts below the stack is used only once the stack has run over: saves 1.7 KB for a first visit.
    wasm_opt.args(["--low-memory-unused", "-Oz", "--converge"]);
    wasm_opt.arg(wasm).arg("-o").arg(&small);
    shell::quiet(&mut wasm_opt).context("wasm-opt failed")?;
    let after = std::fs::metadata(&small).context("wasm-opt wrote nothing")?.len();
    if after == 0 || after > before {
        bail!("wasm-opt made {after} bytes of {before}: it should have made fewer");
    }
    std::fs::rename(&small, wasm)?;
    Ok(())
}
