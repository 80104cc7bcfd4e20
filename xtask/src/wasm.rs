//! Builds wasm and glue from Rust: one bundle for each view of the custom element, and `engine` for Node.js and other
//! tools.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow};
use wasm_bindgen_cli_support::Bindgen;

use crate::binaryen::{shrink, shrink_again, speed_up};
use crate::shorten::shorten;
use crate::{builder_paths, shell, workspace};

/// The target triple of the browser build.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
/// The library's file name as cargo writes it.
const LIBRARY: &str = "flow_preflight";

/// A wasm program to build, with its JavaScript entry points.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bundle {
    /// `mount` for the workbench.
    Workbench,
    /// `mount` for the catalogue.
    Catalog,
    /// `mount` for auto-claim.
    AutoClaim,
    /// `mount` for many runs.
    Runs,
    /// `read`, `explain`, `check` and `catalog`, without a page.
    Engine,
}

impl Bundle {
    /// The base name of its files.
    pub(crate) const fn name(self) -> &'static str {
        self.name_and_feature().0
    }

    /// The name of its wasm file.
    pub(crate) fn wasm(self) -> String {
        format!("{}_bg.wasm", self.name())
    }

    /// The base name of its files and the cargo feature that selects it.
    const fn name_and_feature(self) -> (&'static str, &'static str) {
        match self {
            Self::Workbench => (LIBRARY, "view-workbench"),
            Self::Catalog => ("view_catalog", "view-catalog"),
            Self::AutoClaim => ("view_auto_claim", "view-auto-claim"),
            Self::Runs => ("view_runs", "view-runs"),
            Self::Engine => ("engine", "js-api"),
        }
    }
}

/// The build profile.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Build {
    /// Debug build: fast to compile, large, and keeps function names for the browser's debugger.
    Quick,
    /// Release build: views optimised for size, the engine for speed; reproducible byte by byte.
    Release,
}

/// Builds the wasm and glue of one bundle into `out`.
pub(crate) fn build(bundle: Bundle, kind: Build, out: &Path) -> Result<()> {
    ensure_target(TARGET)?;
    std::fs::create_dir_all(out)?;
    let compiled = compile(bundle, kind)?;
    bind(bundle, kind, &compiled, out)?;
    if kind == Build::Release {
        let wasm = out.join(bundle.wasm());
        if bundle == Bundle::Engine {
            // It keeps its long names, because its `.d.ts` lists them for the people who import it.
            speed_up(&wasm)?;
        } else {
            shrink(&wasm)?;
            shorten(&wasm)?;
            shrink_again(&wasm)?;
        }
        builder_paths::refuse(&wasm)?;
    }
    Ok(())
}

/// Installs a target if the toolchain lacks it.
pub(crate) fn ensure_target(target: &str) -> Result<()> {
    let root = workspace::root();
    let sysroot = shell::quiet(Command::new("rustc").current_dir(root).args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(target).is_dir() {
        return Ok(());
    }
    shell::quiet(Command::new("rustup").current_dir(root).args(["target", "add", target]))
        .with_context(|| format!("the Rust target {target} is missing; get it with `rustup target add {target}`"))?;
    Ok(())
}

/// Flags for the release build of a view: the standard library is compiled for size, and a panic is a trap without a
/// message. Both flags are unstable, so the toolchain is pinned: `docs/decisions/086-a-standard-library-of-its-own.md`.
const OWN_LIBRARY: [&str; 2] = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
const PANIC_IS_A_TRAP: &str = "-Zunstable-options\u{1f}-Cpanic=immediate-abort";

/// Installs the source of the standard library if the toolchain lacks it.
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

/// Compiles one bundle and returns the path of the wasm file, which still has its function names.
pub(crate) fn compile(bundle: Bundle, kind: Build) -> Result<PathBuf> {
    let (_, feature) = bundle.name_and_feature();
    let mut cargo = workspace::cargo();
    // Declared in `Cargo.toml`, cdylib would be a second crate type beside lib, and that disables link-time
    // optimisation.
    cargo.args(["rustc", "--quiet", "--lib", "--crate-type", "cdylib", "--features", feature, "--target", TARGET]);
    cargo.arg("--target-dir").arg(workspace::target());
    let folder = match kind {
        Build::Quick => "debug",
        Build::Release => {
            shell::quiet(workspace::cargo().args(["fetch", "--quiet", "--target", TARGET]))?;
            cargo.arg("--release");
            let mut flags = builder_paths::remap_flags()?;
            if bundle != Bundle::Engine {
                ensure_library()?;
                cargo.args(OWN_LIBRARY).env("RUSTC_BOOTSTRAP", "1");
                cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "z");
                flags = format!("{flags}\u{1f}{PANIC_IS_A_TRAP}");
            }
            cargo.env("CARGO_ENCODED_RUSTFLAGS", flags);
            "release"
        }
    };
    shell::quiet(&mut cargo).context("the wasm did not build")?;
    Ok(workspace::target().join(TARGET).join(folder).join(format!("{LIBRARY}.wasm")))
}

fn bind(bundle: Bundle, kind: Build, compiled: &Path, out: &Path) -> Result<()> {
    let name = bundle.name();
    let release = kind == Build::Release;
    let mut bindgen = Bindgen::new();
    bindgen.web(true).map_err(|error| anyhow!("{error:#}"))?;
    bindgen.input_path(compiled).out_name(name).typescript(true);
    bindgen.remove_name_section(release).remove_producers_section(release);
    // After a panic the element restarts the program with fresh state.
    bindgen.reset_state_function(bundle != Bundle::Engine);
    // The element passes the path of its wasm file. For the engine, the glue has a default.
    bindgen.omit_default_module_path(bundle != Bundle::Engine);
    bindgen.generate(out).map_err(|error| anyhow!("wasm-bindgen could not bind {}: {error:#}", compiled.display()))?;
    // Only bundlers read this file.
    std::fs::remove_file(out.join(format!("{name}_bg.wasm.d.ts"))).context("wasm-bindgen wrote no types")
}
