//! Writes `.br` and `.gz` beside every file that gets smaller, for web servers that serve precompressed files.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::files;

const WORTH_IT: [&str; 13] =
    ["bin", "html", "css", "js", "mjs", "json", "wasm", "svg", "txt", "md", "xml", "webmanifest", "ts"];

/// Writes both files for every file under `folder` that gets smaller.
pub(crate) fn beside(folder: &Path) -> Result<()> {
    for file in files::under(folder)? {
        let kind = file.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
        if WORTH_IT.contains(&kind) {
            one(&file)?;
        }
    }
    Ok(())
}

/// Writes both files for this file.
pub(crate) fn one(file: &Path) -> Result<()> {
    let bytes = std::fs::read(file)?;
    std::fs::write(with_suffix(file, "br"), brotli(&bytes)?)?;
    std::fs::write(with_suffix(file, "gz"), gzip(&bytes)?)?;
    Ok(())
}

/// `index.html` → `index.html.br`.
pub(crate) fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}

/// Compresses with brotli at the highest quality.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let params =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &params)?;
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
