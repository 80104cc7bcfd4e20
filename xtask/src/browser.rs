//! The browser of the journeys: the machine's own Chromium, never a test tool's download.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::{debian, shell};

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// Finds Chromium; as root on Debian, installs it when there is none.
pub(crate) fn find() -> Result<PathBuf> {
    if let Some(said) = std::env::var_os("CHROMIUM").map(PathBuf::from) {
        if said.is_file() {
            return Ok(said);
        }
        bail!("CHROMIUM names {}, where there is no file", said.display());
    }
    if let Some(found) = installed() {
        return Ok(found);
    }
    if !debian::is_root() {
        bail!("no Chromium found; install Chromium or Chrome, or name it in the variable CHROMIUM");
    }
    // One font comes with it: without any, every letter is an empty box.
    debian::install(&["chromium", "fonts-dejavu-core"])?;
    installed().context("Debian's chromium is installed but lies nowhere on the path; name it in the variable CHROMIUM")
}

fn installed() -> Option<PathBuf> {
    let mac = PathBuf::from(MAC);
    NAMES.iter().find_map(|name| shell::find(name)).or_else(|| mac.is_file().then_some(mac))
}
