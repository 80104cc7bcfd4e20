//! Measures what a visit downloads, per view, and enforces the size budgets.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::views::{self, CATALOG, LANGUAGES, STYLES, VIEWS};
use crate::{compress, files};

/// The scripts that register the element on the site's own pages, run their first screens and run the footer.
const ELEMENT: &str = "page.js";
const FIRST_SCREEN: &str = "first-screen.js";
const FOOT: &str = "foot.js";

const KB: u64 = 1000;
/// Target for everything a view downloads, in brotli. Not enforced: a view above it is printed at every build.
const WANTED: u64 = 300 * KB;
/// Limit for a view's program: everything it downloads except the catalogue. When the program shrinks, lower the limit.
/// Raised twice, see `docs/decisions/041-what-the-page-weighs.md`.
const PROGRAM: u64 = 287 * KB;
/// The same for the page of many runs: `docs/decisions/065-what-the-page-of-many-runs-weighs.md`. A ratchet too, raised
/// once.
const RUNS: u64 = 328 * KB;
/// What a view may weigh more for the first screen in its page and the script of it, which spare a visit that only looks
/// the whole program: `docs/decisions/087-the-first-screen-stands-in-the-page.md`.
const FIRST: u64 = 3 * KB;
/// … and for taking over what somebody types there.
const TAKING_OVER: u64 = 12 * KB;
/// Limit for what a page with a first screen downloads before it is used: page, style and scripts.
const SHOWN: u64 = 15 * KB;
/// Limit for the catalogue, which grows with every entry.
const TEXTS: u64 = 100 * KB;
/// Limit for the pack of a language, which only a browser that prefers the language loads.
const PACK: u64 = 2 * KB;
/// Limit for the script that an embedding page loads at once.
const EMBED: u64 = 18 * KB;
/// Limit for a published page with its style: what a server sends in the first round trip.
const PAGE: u64 = 14 * KB;
/// The style sheets of single pages.
const OWN: [&str; 4] = ["guides.css", "session.css", "embed-page.css", "compare.css"];
/// The folders that hold published pages, and single pages.
const PAGES: [&str; 12] = [
    "codes",
    "rules",
    "licenses",
    "guides",
    "catalog/index.html",
    "auto-claim/index.html",
    "runs/index.html",
    "compare/index.html",
    "embed/index.html",
    "machines/index.html",
    "offline/index.html",
    "404.html",
];

/// Prints the size tables. Fails if anything exceeds its limit.
pub(crate) fn check(site: &Path) -> Result<()> {
    let mut heavy = Vec::new();
    for view in &VIEWS {
        println!("  {:<26} {:>9} {:>9} {:>9}", format!("{}, bytes", view.name), "raw", "gzip", "brotli");
        let mut total = Cost::default();
        let glue = format!("{}.js", view.bundle.name());
        let mut loaded: Vec<String> =
            [view.page, FOOT].iter().chain(view.styles).map(|name| (*name).to_owned()).collect();
        if view.first_screen {
            loaded.push(FIRST_SCREEN.to_owned());
            let mut shown = 0;
            for name in &loaded {
                shown += cost(&site.join(name))?.brotli;
            }
            println!("  {} before it is used", kb(shown));
            if shown > SHOWN {
                heavy.push(format!("the {} before it is used: {}, {} are the most", view.name, kb(shown), kb(SHOWN)));
            }
        }
        loaded.extend([ELEMENT.to_owned(), glue]);
        loaded.extend(view.fetched());
        for name in loaded {
            let cost = cost(&site.join(&name)).with_context(|| format!("a visit loads {name}, which is not there"))?;
            line(&name, &cost);
            total.add(&cost);
        }
        line("together", &total);
        let texts = if view.data == CATALOG { cost(&site.join(CATALOG))?.brotli } else { 0 };
        let program = total.brotli.saturating_sub(texts);
        println!("  {} = program {} + catalogue {}", kb(total.brotli), kb(program), kb(texts));
        if total.brotli > WANTED {
            println!("  ! {} more than the {} that a view in use should weigh", kb(total.brotli - WANTED), kb(WANTED));
        }
        let most = match view.name {
            "runs" => RUNS + FIRST,
            _ if view.first_screen => PROGRAM + FIRST + TAKING_OVER,
            _ => PROGRAM,
        };
        for (what, weighs, most) in [("program", program, most), ("texts", texts, TEXTS)] {
            if weighs > most {
                heavy.push(format!("{what} of the {}: {}, {} are the most", view.name, kb(weighs), kb(most)));
            }
        }
    }
    for language in LANGUAGES {
        let cost = cost(&site.join(views::pack(language)))?;
        line(&views::pack(language), &cost);
        if cost.brotli > PACK {
            heavy.push(format!("the pack of {language}: {}, {} are the most", kb(cost.brotli), kb(PACK)));
        }
    }
    heavy.extend(check_embedding(site)?);
    heavy.extend(check_pages(site)?);
    if !heavy.is_empty() {
        bail!("too heavy: {}", heavy.join("; "));
    }
    Ok(())
}

/// Prints what an embedding page downloads: the script at once, the rest when an element comes near the viewport.
/// Returns what is too heavy.
fn check_embedding(site: &Path) -> Result<Option<String>> {
    let script = cost(&site.join("embed.js"))?.brotli;
    println!("  embedded: embed.js at once, {} with brotli; then, near the viewport,", kb(script));
    for view in &VIEWS {
        let mut then = 0;
        for file in view.fetched().chain([STYLES.to_owned()]) {
            then += cost(&site.join(file))?.brotli;
        }
        println!("  {:>9} for the {}", kb(then), view.name);
    }
    Ok((script > EMBED).then(|| format!("embed.js: {}, {} are the most", kb(script), kb(EMBED))))
}

/// Prints how many pages there are and which is the heaviest. Returns those above [`PAGE`].
fn check_pages(site: &Path) -> Result<Vec<String>> {
    let sheet = |name: &str| cost(&site.join(name)).map(|cost| cost.brotli);
    let (plain, full, own) = (sheet("style.css")?, sheet("answer.css")?, sheet("pages.css")?);
    let mut of_one = Vec::new();
    for name in OWN {
        of_one.push((name, sheet(name)?));
    }
    let mut pages: Vec<(u64, PathBuf)> = Vec::new();
    for place in PAGES {
        let place = site.join(place);
        let files = if place.is_dir() { files::under(&place)? } else { vec![place] };
        for file in files.into_iter().filter(|file| file.extension().is_some_and(|kind| kind == "html")) {
            let text = std::fs::read_to_string(&file)?;
            let style = if text.contains("answer.css") { full } else { plain };
            let of_page: u64 = of_one.iter().filter(|(name, _)| text.contains(name)).map(|(_, weight)| weight).sum();
            pages.push((cost(&file)?.brotli + style + of_page + own, file));
        }
    }
    pages.sort();
    let shown = |(size, file): &(u64, PathBuf)| {
        format!("{} with its style, {}", kb(*size), file.strip_prefix(site).unwrap_or(file).display())
    };
    if let (Some(middle), Some(heaviest)) = (pages.get(pages.len() / 2), pages.last()) {
        println!(
            "  {} pages, the one in the middle: {}; the heaviest: {}",
            pages.len(),
            shown(middle),
            shown(heaviest)
        );
    }
    Ok(pages.iter().filter(|(size, _)| *size > PAGE).map(shown).collect())
}

#[derive(Default)]
struct Cost {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

impl Cost {
    fn add(&mut self, other: &Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

fn cost(file: &Path) -> Result<Cost> {
    let size = |path: &Path| std::fs::metadata(path).map(|file| file.len());
    Ok(Cost {
        raw: size(file)?,
        gzip: size(&compress::with_suffix(file, "gz"))?,
        brotli: size(&compress::with_suffix(file, "br"))?,
    })
}

fn line(name: &str, cost: &Cost) {
    println!("  {name:<26} {:>9} {:>9} {:>9}", cost.raw, cost.gzip, cost.brotli);
}

fn kb(bytes: u64) -> String {
    format!("{:.1} KB", bytes as f64 / KB as f64)
}
