//! The browser of the journeys: the machine's own Chromium, never a test tool's download.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::say::step;
use crate::shell;

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
    if !is_debian_root() {
        bail!("no Chromium found; install Chromium or Chrome, or name it in the variable CHROMIUM");
    }
    step("installing Debian's Chromium for the browser journeys", install)?;
    installed().context("Debian's chromium is installed but lies nowhere on the path; name it in the variable CHROMIUM")
}

fn installed() -> Option<PathBuf> {
    let mac = PathBuf::from(MAC);
    NAMES.iter().find_map(|name| shell::find(name)).or_else(|| mac.is_file().then_some(mac))
}

fn is_debian_root() -> bool {
    let root = shell::quiet(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    root && Path::new("/etc/debian_version").is_file()
}

/// One font comes with it: without any, every letter is an empty box.
fn install() -> Result<()> {
    let apt =
        |words: &[&str]| shell::quiet(Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(words));
    apt(&["update", "-qq"])?;
    apt(&["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"])
        .context("Chromium could not be installed; try `apt-get install chromium`")?;
    Ok(())
}
