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
mod offline;
mod package;
mod page;
mod policy;
mod quick;
mod reorder;
mod reproducible;
mod say;
mod scaffold;
mod serve;
mod shell;
mod shorten;
mod site;
mod sites;
mod sizes;
mod sources;
mod spark;
mod strings;
mod terminal;
mod test;
mod tools;
mod versions;
mod views;
mod wasm;
mod wasm_file;
mod watch;
mod weigh;
mod workspace;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

use crate::site::Wasm;
use crate::versions::Earlier;

const USAGE: &str = "\
cargo xtask serve [--port 8080] [--release]        the site on this machine, rebuilt on every change
cargo xtask check                                  format, lints of the core, catalogue, rules: the quick loop
cargo xtask accept                                 takes over snapshots and generated files, and lists what changed
cargo xtask new rule|code FAMILY/ID                a new file of the catalogue, to be filled in
cargo xtask test                                   everything that must hold
cargo xtask dist [--base /path/] [--site-url URL]  dist/, ready for a plain web server
                 [--source-url URL] [--report-url URL]     … with links to the source, and to report a wrong answer, in the foot
                 [--earlier DIR]                   … with the versions of an earlier release, which keep their addresses
                 [--keep-wasm]                     … with the wasm of the last build: quicker, for pages and scripts
cargo xtask sites                                  the element on sites of MkDocs and Docusaurus, and behind nginx
cargo xtask engines                                the main journeys in Chromium, Firefox and WebKitGTK, over dist/
cargo xtask fuzz [--runs 1000000] [--seed 1]       hostile input for every entry
cargo xtask mutants [--sample 300] [--seed 1]      small faults in the code that the tests must notice
cargo xtask deny                                   licences, bans and sources of all dependencies, locked and newest
cargo xtask reproducible                           two clean builds, compared byte by byte
cargo xtask bench [engine|browser]                 the benchmark table; engine: only the engine's rows, without building the site;
                  [--keep-wasm]                    … browser: only the page of many runs, with the wasm of the last build
cargo xtask weigh                                  what the workbench's program is made of, module by module
cargo xtask lighthouse                             what Lighthouse says of the site, as a phone sees it
cargo xtask picture                                docs/workbench.png, the picture in the README
cargo xtask shots [STATE] [--out DIR]              pictures of every state (light, dark, forced colours, print; four widths), to look at
                  [--keep-wasm]                    … with the wasm of the last build; STATE: only those whose names begin so
cargo xtask strings [PART]                         every text that a person can see, with its places; PART: only at such places
cargo xtask spark                                  the example of triage under PySpark, against one process; not in CI
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
    let arguments = Arguments::read()?;
    match arguments.command.as_deref() {
        Some("serve") => serve::serve(arguments.port, arguments.release),
        Some("dist") => {
            let address = page::Address::new(arguments.base.as_deref(), arguments.site_url.as_deref())?
                .with_foot(arguments.source_url.as_deref(), arguments.report_url.as_deref())?;
            let earlier = arguments.earlier.as_deref().map(Path::new).map(Earlier::read).transpose()?;
            site::dist(&address, arguments.wasm())?;
            earlier.map_or(Ok(()), |earlier| earlier.keep(&workspace::dist()))
        }
        Some("check") => quick::check(),
        Some("accept") => quick::accept(),
        Some("new") => match arguments.operands.as_slice() {
            [kind, entry] => scaffold::new(kind, entry),
            _ => bail!("say what is new: `new rule FAMILY/ID` or `new code FAMILY/ID`"),
        },
        Some("test") => test::test(),
        Some("sites") => {
            site::make(&page::Address::new(None, None)?, Wasm::Build)?;
            sites::build()?;
            sites::journeys()
        }
        Some("engines") => node_scripts::engines(),
        Some("fuzz") => fuzz::fuzz(arguments.runs, arguments.seed),
        Some("mutants") => mutants::mutants(arguments.sample, arguments.seed),
        Some("deny") => tools::deny(),
        Some("reproducible") => reproducible::reproducible(),
        Some("bench") => match arguments.folder.as_deref() {
            None => node_scripts::bench(),
            Some("engine") => node_scripts::bench_of_the_engine(),
            Some("browser") => node_scripts::bench_of_the_browser(arguments.wasm()),
            Some(other) => bail!("`bench` has no part `{other}`; it has `engine` and `browser`"),
        },
        Some("weigh") => weigh::weigh(),
        Some("lighthouse") => node_scripts::lighthouse(),
        Some("picture") => node_scripts::picture(),
        Some("shots") => {
            node_scripts::all_shots(arguments.out.as_deref(), arguments.folder.as_deref(), arguments.wasm())
        }
        Some("strings") => strings::strings(arguments.folder.as_deref()),
        Some("spark") => spark::spark(),
        Some("sources") => sources::sources(arguments.folder.as_deref().map(Path::new), arguments.record),
        Some("help") | None => {
            println!("{USAGE}");
            Ok(())
        }
        Some(other) => bail!("there is no command `{other}`; there are:\n{USAGE}"),
    }
}

/// The command line.
struct Arguments {
    command: Option<String>,
    /// The arguments after the command.
    operands: Vec<String>,
    port: u16,
    release: bool,
    base: Option<String>,
    site_url: Option<String>,
    source_url: Option<String>,
    report_url: Option<String>,
    keep_wasm: bool,
    earlier: Option<String>,
    out: Option<String>,
    runs: u64,
    sample: usize,
    seed: u64,
    /// The argument of `bench`, `sources`, `strings` or `shots`.
    folder: Option<String>,
    record: bool,
}

impl Arguments {
    /// Whether to build the wasm or keep the one that is there.
    const fn wasm(&self) -> Wasm {
        if self.keep_wasm { Wasm::Keep } else { Wasm::Build }
    }

    fn read() -> Result<Self> {
        let mut arguments = Self {
            command: None,
            operands: vec![],
            port: 8080,
            release: false,
            base: None,
            site_url: None,
            source_url: None,
            report_url: None,
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
                Value(name) if arguments.command.is_none() => arguments.command = Some(name.string()?),
                Value(word) if arguments.command.as_deref() == Some("new") => arguments.operands.push(word.string()?),
                Value(folder)
                    if matches!(arguments.command.as_deref(), Some("bench" | "sources" | "strings" | "shots")) =>
                {
                    arguments.folder = Some(folder.string()?)
                }
                Long("port") => arguments.port = words.value()?.parse().context("--port takes a number")?,
                Long("release") => arguments.release = true,
                Long("base") => arguments.base = Some(words.value()?.string()?),
                Long("site-url") => arguments.site_url = Some(words.value()?.string()?),
                Long("source-url") => arguments.source_url = Some(words.value()?.string()?),
                Long("report-url") => arguments.report_url = Some(words.value()?.string()?),
                Long("earlier") => arguments.earlier = Some(words.value()?.string()?),
                Long("keep-wasm") => arguments.keep_wasm = true,
                Long("record") => arguments.record = true,
                Long("out") => arguments.out = Some(words.value()?.string()?),
                Long("runs") => arguments.runs = words.value()?.parse().context("--runs takes a number")?,
                Long("sample") => arguments.sample = words.value()?.parse().context("--sample takes a number")?,
                Long("seed") => arguments.seed = words.value()?.parse().context("--seed takes a number")?,
                Long("help") | Short('h') => arguments.command = Some("help".to_owned()),
                other => bail!("{}; there are:\n{USAGE}", other.unexpected()),
            }
        }
        Ok(arguments)
    }
}
