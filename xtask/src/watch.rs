//! Waits for a source file of the site to change.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::Result;

use crate::{files, workspace};

const WATCHED: [&str; 8] =
    ["src", "catalog", "catalog-compiler", "grammar", "static", "index.html", "build.rs", "Cargo.toml"];
const PAUSE: Duration = Duration::from_millis(300);

/// Calls `on_change` after every change. Never returns.
pub(crate) fn forever(on_change: impl Fn()) -> Result<()> {
    let mut known = state();
    loop {
        std::thread::sleep(PAUSE);
        let now = state();
        if now != known {
            known = now;
            on_change();
        }
    }
}

type State = Vec<(PathBuf, Option<SystemTime>, u64)>;

/// Size and modification time of every watched file. A few hundred files take a millisecond.
fn state() -> State {
    let watched = WATCHED.iter().map(|name| workspace::root().join(name));
    // An editor may delete a file for a moment, so an unreadable file counts as missing.
    watched
        .flat_map(|path| if path.is_dir() { files::under(&path).unwrap_or_default() } else { vec![path] })
        .map(|path| stamp(&path))
        .collect()
}

fn stamp(path: &Path) -> (PathBuf, Option<SystemTime>, u64) {
    let meta = std::fs::metadata(path).ok();
    (path.to_path_buf(), meta.as_ref().and_then(|meta| meta.modified().ok()), meta.map_or(0, |meta| meta.len()))
}
