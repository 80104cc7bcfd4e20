//! What a visit costs, and the budget it must keep.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::compress;

/// What a first visit loads: the page, its style, its scripts and the wasm.
const FIRST_VISIT: [&str; 6] =
    ["index.html", "style.css", "embed.js", "element.js", "flow_preflight.js", "flow_preflight_bg.wasm"];

const KB: u64 = 1000;
const MUST: u64 = 150 * KB;
const AIM: u64 = 120 * KB;

/// Prints the table, and fails when a first visit is dearer than it may be.
pub(crate) fn check(site: &Path) -> Result<()> {
    println!("  {:<26} {:>9} {:>9} {:>9}", "first visit, bytes", "raw", "gzip", "brotli");
    let mut total = Cost::default();
    for name in FIRST_VISIT {
        let cost = cost(&site.join(name)).with_context(|| format!("a first visit loads {name}, which is not there"))?;
        println!("  {name:<26} {:>9} {:>9} {:>9}", cost.raw, cost.gzip, cost.brotli);
        total = Cost { raw: total.raw + cost.raw, gzip: total.gzip + cost.gzip, brotli: total.brotli + cost.brotli };
    }
    println!("  {:<26} {:>9} {:>9} {:>9}", "together", total.raw, total.gzip, total.brotli);
    let told = format!("{:.1} KB brotli; must stay within {} KB, aim {} KB", kb(total.brotli), MUST / KB, AIM / KB);
    if total.brotli > MUST {
        bail!("a first visit is too heavy: {told}");
    }
    println!("  a first visit loads {told}");
    Ok(())
}

#[derive(Default)]
struct Cost {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

fn cost(file: &Path) -> Result<Cost> {
    let size = |path: &Path| std::fs::metadata(path).map(|file| file.len());
    Ok(Cost {
        raw: size(file)?,
        gzip: size(&compress::with_suffix(file, "gz"))?,
        brotli: size(&compress::with_suffix(file, "br"))?,
    })
}

fn kb(bytes: u64) -> f64 {
    bytes as f64 / KB as f64
}
