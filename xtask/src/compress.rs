//! Writes `.br` and `.gz` beside every file that gets smaller, for web servers that serve precompressed files.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::{Result, bail};

use crate::files;

const WORTH_IT: [&str; 13] =
    ["bin", "html", "css", "js", "mjs", "json", "wasm", "svg", "txt", "md", "xml", "webmanifest", "ts"];

/// Writes both files for every file under `folder` that gets smaller, on all processors.
pub(crate) fn beside(folder: &Path) -> Result<()> {
    let mut all = files::under(folder)?;
    all.retain(|file| WORTH_IT.contains(&file.extension().and_then(|kind| kind.to_str()).unwrap_or_default()));
    let left = Mutex::new(all);
    let work = || {
        // The lock is free again before the file is compressed.
        let next = || left.lock().map(|mut left| left.pop()).unwrap_or_default();
        std::iter::from_fn(next).try_for_each(|file| one(&file))
    };
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads.into_iter().try_for_each(|thread| thread.join().unwrap_or_else(|_| bail!("compressing broke off")))
    })
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

/// How brotli writes distances: postfix bits and direct codes. Code of wasm repeats at other distances than text: the
/// second saves 1.8 KB of the workbench's program, and the third is best for other programs.
const DISTANCES: [(u32, u32); 3] = [(0, 0), (1, 20), (0, 12)];

/// From this size on, the ways to write distances are compared.
const LARGE: usize = 100_000;

/// Compresses with brotli at the highest quality.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let ways = if bytes.len() < LARGE { &DISTANCES[..1] } else { &DISTANCES[..] };
    let packed = ways.iter().map(|way| packed(bytes, *way)).collect::<Result<Vec<_>>>()?;
    Ok(packed.into_iter().min_by_key(Vec::len).unwrap_or_default())
}

fn packed(bytes: &[u8], (postfix_bits, direct_codes): (u32, u32)) -> Result<Vec<u8>> {
    let mut params =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    params.dist.distance_postfix_bits = postfix_bits;
    params.dist.num_direct_distance_codes = direct_codes;
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &params)?;
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
