//! Compiles the catalogue for the engine: the blob, its examples and the ids. Files that didn't change are not written.

use flow_preflight_catalog_compiler::compile;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=catalog");
    let Some(out) = std::env::var_os("OUT_DIR").map(PathBuf::from) else {
        eprintln!("cargo sets no OUT_DIR");
        return ExitCode::FAILURE;
    };
    match compile(Path::new("catalog")) {
        Ok(compiled) => {
            let written = write(&out.join("catalog.bin"), &compiled.catalog)
                .and_then(|()| write(&out.join("examples.bin"), &compiled.examples))
                .and_then(|()| write(&out.join("translations.bin"), &compiled.translations))
                .and_then(|()| write(&out.join("ids.rs"), compiled.ids.as_bytes()))
                .and_then(|()| write(&out.join("queries.rs"), compiled.queries.as_bytes()));
            if let Err(error) = written {
                eprintln!("{}: {error}", out.display());
                return ExitCode::FAILURE;
            }
            ExitCode::SUCCESS
        }
        Err(problems) => {
            for problem in &problems {
                println!("cargo::error={problem}");
            }
            ExitCode::FAILURE
        }
    }
}

/// Writes a file unless its content is the same, so that what includes it isn't compiled again.
fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if std::fs::read(path).is_ok_and(|old| old == bytes) { Ok(()) } else { std::fs::write(path, bytes) }
}
