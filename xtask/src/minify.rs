//! The site's scripts without their comments and long names: the glue alone loses 2 KB of its 6.

use std::path::Path;

use anyhow::{Context, Result};

use crate::{compress, npm, shell};

/// Makes every script under `folder` smaller, in place.
pub(crate) fn minify(folder: &Path) -> Result<()> {
    let terser = npm::install("xtask")?.join("terser/bin/terser");
    for file in compress::files(folder)? {
        if file.extension().is_some_and(|kind| kind == "js") {
            let mut node = npm::node(&terser);
            node.arg(&file).args(["--module", "--compress", "passes=2", "--mangle", "--output"]).arg(&file);
            shell::quiet(&mut node).with_context(|| format!("{} could not be made smaller", file.display()))?;
        }
    }
    Ok(())
}
