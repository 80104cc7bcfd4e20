//! Finds the browsers for the end-to-end tests: those installed on the machine, never one that a test tool downloads.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::{debian, shell};

/// A browser: how to find it, and which packages install it.
struct Browser {
    name: &'static str,
    /// The environment variable that holds its path.
    variable: &'static str,
    programs: &'static [&'static str],
    mac: &'static str,
    packages: &'static [&'static str],
}

const CHROMIUM: Browser = Browser {
    name: "Chromium or Chrome",
    variable: "CHROMIUM",
    programs: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
    mac: "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    // Includes a font. Without one, Chromium draws every character as an empty box.
    packages: &["chromium", "fonts-dejavu-core"],
};

const FIREFOX: Browser = Browser {
    name: "Firefox",
    variable: "FIREFOX",
    programs: &["firefox-esr", "firefox"],
    mac: "/Applications/Firefox.app/Contents/MacOS/firefox",
    packages: &["firefox-esr", "fonts-dejavu-core"],
};

const WEBKIT_DRIVER: Browser = Browser {
    name: "WebKitGTK's driver (WebKitWebDriver)",
    variable: "WEBKIT_DRIVER",
    programs: &["WebKitWebDriver"],
    mac: "",
    packages: &["webkit2gtk-driver", "fonts-dejavu-core"],
};

const XVFB: Browser = Browser { name: "Xvfb", variable: "XVFB", programs: &["Xvfb"], mac: "", packages: &["xvfb"] };

/// Finds Chromium. As root on Debian, installs it if it is missing.
pub(crate) fn find() -> Result<PathBuf> {
    CHROMIUM.find()
}

/// Finds the browsers for the tests in three engines, each with its environment variable. As root on Debian, installs
/// those that are missing.
pub(crate) fn engines() -> Result<Vec<(&'static str, PathBuf)>> {
    [CHROMIUM, FIREFOX, WEBKIT_DRIVER, XVFB].iter().map(|browser| Ok((browser.variable, browser.find()?))).collect()
}

impl Browser {
    fn find(&self) -> Result<PathBuf> {
        let Self { name, variable, packages, .. } = self;
        if let Some(said) = std::env::var_os(variable).map(PathBuf::from) {
            if said.is_file() {
                return Ok(said);
            }
            bail!("{variable} names {}, where there is no file", said.display());
        }
        if let Some(found) = self.installed() {
            return Ok(found);
        }
        if !debian::is_root() {
            bail!(
                "no {name} found; install it (on Debian: {}), or name it in the variable {variable}",
                packages.join(" ")
            );
        }
        debian::install(packages)?;
        self.installed()
            .with_context(|| format!("Debian's {} brought no {name}; name it in {variable}", packages.join(" ")))
    }

    fn installed(&self) -> Option<PathBuf> {
        let mac = PathBuf::from(self.mac);
        self.programs.iter().find_map(|name| shell::find(name)).or_else(|| mac.is_file().then_some(mac))
    }
}
