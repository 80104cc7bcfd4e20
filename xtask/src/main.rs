//! The project's commands: `cargo xtask help` lists them.

mod binaryen;
mod browser;
mod builder_paths;
mod bundle;
mod compress;
mod debian;
mod files;
mod fuzz;
mod integrity;
mod minify;
mod mutants;
mod node_scripts;
mod npm;
mod package;
mod page;
mod policy;
mod reproducible;
mod say;
mod serve;
mod shell;
mod shorten;
mod site;
mod sites;
mod sizes;
mod sources;
mod test;
mod tools;
mod versions;
mod views;
mod wasm;
mod watch;
mod workspace;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

use crate::site::Wasm;
use crate::versions::Earlier;

const USAGE: &str = "\
cargo xtask serve [--port 8080] [--release]        the site on this machine, rebuilt on every change
cargo xtask test                                   everything that must hold
cargo xtask dist [--base /path/] [--site-url URL]  dist/, ready for a plain web server
                 [--earlier DIR]                   … with the versions of an earlier release, which keep their addresses
                 [--keep-wasm]                     … with the wasm of the last build: quicker, for pages and scripts
cargo xtask sites                                  the element on sites of MkDocs and Docusaurus, and behind nginx
cargo xtask engines                                the main journeys in Chromium, Firefox and WebKitGTK, over dist/
cargo xtask fuzz [--runs 1000000] [--seed 1]       hostile input for every entry
cargo xtask mutants [--sample 300] [--seed 1]      small faults in the code that the tests must notice
cargo xtask deny                                   licences, bans and sources of all dependencies, locked and newest
cargo xtask reproducible                           two clean builds, compared byte by byte
cargo xtask bench                                  the benchmark table
cargo xtask lighthouse                             what Lighthouse says of the site, as a phone sees it
cargo xtask picture                                docs/workbench.png, the picture in the README
cargo xtask shots [--out DIR]                      pictures of every state, to look at
cargo xtask sources FOLDER                         which passages changed in a checkout of the vendor's pages
                    [--record]                     … or write what is there into docs/sources.tsv";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("✗ {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let said = Said::read()?;
    match said.command.as_deref() {
        Some("serve") => serve::serve(said.port, said.release),
        Some("dist") => {
            let address = page::Address::new(said.base.as_deref(), said.site_url.as_deref())?;
            let earlier = said.earlier.as_deref().map(Path::new).map(Earlier::read).transpose()?;
            site::dist(&address, if said.keep_wasm { Wasm::Keep } else { Wasm::Build })?;
            earlier.map_or(Ok(()), |earlier| earlier.keep(&workspace::dist()))
        }
        Some("test") => test::test(),
        Some("sites") => {
            site::make(&page::Address::new(None, None)?, Wasm::Build)?;
            sites::build()?;
            sites::walk()
        }
        Some("engines") => node_scripts::engines(),
        Some("fuzz") => fuzz::fuzz(said.runs, said.seed),
        Some("mutants") => mutants::mutants(said.sample, said.seed),
        Some("deny") => tools::deny(),
        Some("reproducible") => reproducible::reproducible(),
        Some("bench") => node_scripts::bench(),
        Some("lighthouse") => node_scripts::lighthouse(),
        Some("picture") => node_scripts::picture(),
        Some("shots") => node_scripts::all_shots(said.out.as_deref()),
        Some("sources") => sources::sources(said.folder.as_deref().map(Path::new), said.record),
        Some("help") | None => {
            println!("{USAGE}");
            Ok(())
        }
        Some(other) => bail!("there is no command `{other}`; there are:\n{USAGE}"),
    }
}

/// What was said on the command line.
struct Said {
    command: Option<String>,
    port: u16,
    release: bool,
    base: Option<String>,
    site_url: Option<String>,
    keep_wasm: bool,
    earlier: Option<String>,
    out: Option<String>,
    runs: u64,
    sample: usize,
    seed: u64,
    /// What follows the command.
    folder: Option<String>,
    record: bool,
}

impl Said {
    fn read() -> Result<Self> {
        let mut said = Self {
            command: None,
            port: 8080,
            release: false,
            base: None,
            site_url: None,
            keep_wasm: false,
            earlier: None,
            out: None,
            runs: 1_000_000,
            sample: 300,
            seed: 1,
            folder: None,
            record: false,
        };
        let mut words = lexopt::Parser::from_env();
        while let Some(word) = words.next()? {
            match word {
                Value(name) if said.command.is_none() => said.command = Some(name.string()?),
                Value(folder) if said.command.as_deref() == Some("sources") => said.folder = Some(folder.string()?),
                Long("port") => said.port = words.value()?.parse().context("--port takes a number")?,
                Long("release") => said.release = true,
                Long("base") => said.base = Some(words.value()?.string()?),
                Long("site-url") => said.site_url = Some(words.value()?.string()?),
                Long("earlier") => said.earlier = Some(words.value()?.string()?),
                Long("keep-wasm") => said.keep_wasm = true,
                Long("record") => said.record = true,
                Long("out") => said.out = Some(words.value()?.string()?),
                Long("runs") => said.runs = words.value()?.parse().context("--runs takes a number")?,
                Long("sample") => said.sample = words.value()?.parse().context("--sample takes a number")?,
                Long("seed") => said.seed = words.value()?.parse().context("--seed takes a number")?,
                Long("help") | Short('h') => said.command = Some("help".to_owned()),
                other => bail!("{}; there are:\n{USAGE}", other.unexpected()),
            }
        }
        Ok(said)
    }
}
