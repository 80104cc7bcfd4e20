//! `sources FOLDER`: lists the cited passages of the vendor's pages that changed since they were read, and the entries
//! based on them.

mod cited;
mod page;
mod record;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, bail};

use self::cited::{Cited, cited_by};
use self::page::{Page, Pages};
use self::record::{Recorded, Table};
use crate::{shell, workspace};

/// The table of recorded hashes. It is not published.
const TABLE: &str = "docs/sources.tsv";

/// Compares a checkout of the vendor's Markdown with the recorded passages. With `record`, records the checkout
/// instead.
pub(crate) fn sources(folder: Option<&Path>, record: bool) -> Result<()> {
    let json = shell::quiet(workspace::cargo().args([
        "run",
        "--quiet",
        "--bin",
        "flow-preflight",
        "--",
        "catalog",
        "--json",
    ]))?;
    let cited = cited_by(&serde_json::from_str(&json)?)?;
    let file = workspace::root().join(TABLE);
    let table = Table::read(&file)?;
    let pages = folder.map(Pages::under).transpose()?.unwrap_or_default();
    if record {
        let table = recorded(&cited, &table, &pages)?;
        std::fs::write(&file, table.text())?;
        println!("{TABLE}: {} passages, {} of them with a hash", table.len(), table.hashed());
        return Ok(());
    }
    if folder.is_none() {
        bail!("`sources` needs the folder of a checkout of the vendor's Markdown");
    }
    let report = compare(&cited, &table, &pages)?;
    print!("{}", report.text);
    if report.changed > 0 {
        bail!(
            "{} changed; read them again, mend what rests on them, and run `sources FOLDER --record`",
            report.changed
        );
    }
    Ok(())
}

/// The new table, one line per passage: its hash if the checkout has the page, else the recorded hash.
///
/// A page newer than the catalogue's date is not recorded: somebody has to read it first.
fn recorded(cited: &[Cited], known: &Table, pages: &Pages) -> Result<Table> {
    let mut table = Table::default();
    for cited in cited {
        let page = pages.of(&cited.url)?;
        let fresh = page.filter(|page| page.date == cited.page_date).and_then(|page| page.passage(&cited.section));
        let hash = fresh.map(|passage| page::hash(&passage)).or_else(|| known.hash(cited).map(str::to_owned));
        table.add(Recorded::new(cited, hash));
    }
    Ok(table)
}

/// The result of a comparison, as text.
struct Report {
    text: String,
    /// The number of passages and pages that changed.
    changed: usize,
}

/// Compares every passage that the catalogue cites.
fn compare(cited: &[Cited], table: &Table, pages: &Pages) -> Result<Report> {
    let mut by_page: BTreeMap<&str, Vec<&Cited>> = BTreeMap::new();
    for one in cited {
        by_page.entry(&one.url).or_default().push(one);
    }
    let (mut text, mut changed, mut missing, mut unhashed) = (String::new(), 0, 0, 0);
    for (url, passages) in by_page {
        let Some(page) = pages.of(url)? else {
            missing += 1;
            continue;
        };
        let (mut lines, mut by_wording) = (vec![], vec![]);
        for cited in &passages {
            match state(cited, &page, table) {
                State::Same => {}
                State::NotRecorded => {
                    unhashed += 1;
                    by_wording.push(cited);
                }
                State::Changed => lines.push((cited, "changed")),
                State::Gone => lines.push((cited, "is not on the page any more")),
            }
        }
        let newer = page.date.is_some() && page.date > passages.first().and_then(|cited| cited.page_date.clone());
        if lines.is_empty() && !newer {
            continue;
        }
        changed += lines.len() + usize::from(newer);
        text += &format!("{url}\n");
        if newer {
            let was = passages.first().and_then(|cited| cited.page_date.as_deref()).unwrap_or("no date");
            text +=
                &format!("  the page is of {} now; read was the one of {was}\n", page.date.as_deref().unwrap_or(""));
        }
        // Without a recorded hash a person has to compare. That is only worth it if the page is newer.
        for cited in by_wording.iter().filter(|_| newer) {
            text += &format!(
                "  “{}”: does it still say “{}”? On it rest {}\n",
                cited.section,
                cited.says,
                cited.entries.join(", ")
            );
        }
        for (cited, what) in lines {
            text += &format!("  “{}” {what}; on it rest {}\n", cited.section, cited.entries.join(", "));
        }
    }
    text += &format!("{missing} pages are not in this folder; {unhashed} passages have no hash yet\n");
    Ok(Report { text, changed })
}

/// How a passage compares with the recorded one.
enum State {
    Same,
    NotRecorded,
    Changed,
    Gone,
}

fn state(cited: &Cited, page: &Page, table: &Table) -> State {
    let hash = table.hash(cited);
    match (page.passage(&cited.section), hash) {
        (None, Some(_)) => State::Gone,
        (Some(passage), Some(hash)) if page::hash(&passage) == hash => State::Same,
        (Some(_), Some(_)) => State::Changed,
        (_, None) => State::NotRecorded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "---\ntitle: Widgets\nms.date: 02/10/2025\n---\n# Widgets\n\nWidgets are round.\n\n## Cause\n\nA widget  is\nmissing.\n\n## Codes\n\n|Code|Meaning|\n|---|---|\n|`NoWidget`|There is none.|\n|`OldWidget`|It is old.|\n";

    fn catalogue() -> Vec<Cited> {
        let source = |section: &str| {
            serde_json::json!({ "title": "Widgets", "url": "https://learn.microsoft.com/power-widgets/make/widgets",
                "section": section, "pageDate": "2025-02-10", "readOn": "2026-11-21" })
        };
        let json = serde_json::json!({
            "rules": [{ "id": "widget-missing", "what": "A widget is missing.", "sources": [source("Cause; NoWidget row")] }],
            "codes": [{ "id": "NoWidget", "sources": [source("NoWidget row")] }, { "id": "OldWidget", "sources": [source("OldWidget row")] }],
            "notes": [{ "id": "widgets-are-round", "sources": [source("Introduction")] }],
        });
        cited_by(&json).unwrap()
    }

    /// A checkout in a temporary folder, deleted on drop.
    struct Checkout {
        folder: std::path::PathBuf,
        pages: Pages,
    }

    impl Drop for Checkout {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }

    /// A checkout with this page, and a page of the same name in another folder.
    fn checkout(name: &str, page: &str) -> Checkout {
        let folder = std::env::temp_dir().join(format!("flow-preflight-sources-{name}-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("articles/make")).unwrap();
        std::fs::write(folder.join("articles/make/widgets.md"), page).unwrap();
        std::fs::write(folder.join("articles/widgets.md"), "---\nms.date: 01/01/2020\n---\n# Another page\n").unwrap();
        let pages = Pages::under(&folder).unwrap();
        Checkout { folder, pages }
    }

    #[test]
    fn the_one_passage_that_changed_is_named_with_what_rests_on_it() {
        let cited = catalogue();
        let table = recorded(&cited, &Table::default(), &checkout("before", PAGE).pages).unwrap();
        assert_eq!((table.len(), table.hashed()), (4, 4), "{}", table.text());

        let same =
            compare(&cited, &table, &checkout("same", &PAGE.replace("widget  is\nmissing", "widget is missing")).pages)
                .unwrap();
        assert_eq!(same.changed, 0, "other blanks and line ends are no change: {}", same.text);

        let after = PAGE.replace("There is none.", "There is none, or two.");
        let report = compare(&cited, &table, &checkout("after", &after).pages).unwrap();
        assert_eq!(report.changed, 1, "{}", report.text);
        assert!(
            report.text.contains("“NoWidget row” changed; on it rest rule widget-missing, code NoWidget\n"),
            "{}",
            report.text
        );
        assert!(!report.text.contains("OldWidget") && !report.text.contains("Cause"), "{}", report.text);
    }

    #[test]
    fn a_newer_page_and_a_passage_that_is_gone_are_named() {
        let cited = catalogue();
        let table = recorded(&cited, &Table::default(), &checkout("start", PAGE).pages).unwrap();
        let after = PAGE.replace("02/10/2025", "05/01/2026").replace("## Cause", "## Reason");
        let report = compare(&cited, &table, &checkout("newer", &after).pages).unwrap();
        assert_eq!(report.changed, 2, "{}", report.text);
        assert!(
            report.text.contains("the page is of 2026-05-01 now; read was the one of 2025-02-10"),
            "{}",
            report.text
        );
        assert!(
            report.text.contains("“Cause” is not on the page any more; on it rest rule widget-missing"),
            "{}",
            report.text
        );
    }

    #[test]
    fn a_newer_page_is_not_recorded_before_somebody_reads_it() {
        let cited = catalogue();
        let before = recorded(&cited, &Table::default(), &checkout("first", PAGE).pages).unwrap();
        let newer = PAGE.replace("02/10/2025", "05/01/2026").replace("There is none.", "Other words.");
        let after = recorded(&cited, &before, &checkout("second", &newer).pages).unwrap();
        assert_eq!(before.text(), after.text());
    }

    #[test]
    fn a_page_that_the_folder_lacks_is_counted() {
        let elsewhere = Pages::default();
        let report = compare(&catalogue(), &Table::default(), &elsewhere).unwrap();
        assert_eq!(report.changed, 0);
        assert!(report.text.contains("1 pages are not in this folder"), "{}", report.text);
    }

    #[test]
    fn a_passage_without_a_hash_is_asked_about_by_its_wording_once_the_page_is_newer() {
        let cited = catalogue();
        let same = compare(&cited, &Table::default(), &checkout("no-hash", PAGE).pages).unwrap();
        assert!(!same.text.contains("does it still say"), "{}", same.text);
        let newer = PAGE.replace("02/10/2025", "05/01/2026");
        let report = compare(&cited, &Table::default(), &checkout("no-hash-newer", &newer).pages).unwrap();
        assert!(
            report.text.contains("“Cause”: does it still say “A widget is missing.”? On it rest rule widget-missing\n"),
            "{}",
            report.text
        );
    }
}
