//! From Rust to glue and wasm: a bundle for each view of the custom element, and `engine` for Node.js and other tools.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow};
use wasm_bindgen_cli_support::Bindgen;

use crate::binaryen::shrink;
use crate::shorten::shorten;
use crate::{builder_paths, shell, workspace};

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
    let compiled = compile(door, kind)?;
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

/// What a view is compiled with for release: a standard library that is compiled for size, and in which a panic is a trap
/// without a message. Both flags are unstable, so the toolchain is pinned: `docs/decisions/086-a-standard-library-of-its-own.md`.
const OWN_LIBRARY: [&str; 2] = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
const PANIC_IS_A_TRAP: &str = "-Zunstable-options\u{1f}-Cpanic=immediate-abort";

/// Gets the source of the standard library when the toolchain has none.
fn ensure_library() -> Result<()> {
    let root = workspace::root();
    let sysroot = shell::quiet(Command::new("rustc").current_dir(root).args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock").is_file() {
        return Ok(());
    }
    shell::quiet(Command::new("rustup").current_dir(root).args(["component", "add", "rust-src"])).context(
        "a release compiles the standard library, whose source is missing; get it with `rustup component add rust-src`",
    )?;
    Ok(())
}

/// Compiles one door, and gives the file, which has the names of all functions.
pub(crate) fn compile(door: Door, kind: Build) -> Result<PathBuf> {
    let (_, feature) = door.name_and_feature();
    let mut cargo = workspace::cargo();
    // As the library's own crate type, cdylib would be a second one, which switches link-time optimisation off.
    cargo.args(["rustc", "--quiet", "--lib", "--crate-type", "cdylib", "--features", feature, "--target", TARGET]);
    cargo.arg("--target-dir").arg(workspace::target());
    let folder = match kind {
        Build::Quick => "debug",
        Build::Release => {
            shell::quiet(workspace::cargo().args(["fetch", "--quiet", "--target", TARGET]))?;
            cargo.arg("--release");
            let mut flags = builder_paths::remap_flags()?;
            if door != Door::Engine {
                ensure_library()?;
                cargo.args(OWN_LIBRARY).env("RUSTC_BOOTSTRAP", "1");
                flags = format!("{flags}\u{1f}{PANIC_IS_A_TRAP}");
            }
            cargo.env("CARGO_ENCODED_RUSTFLAGS", flags);
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
