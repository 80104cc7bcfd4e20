//! The published pages as Markdown: each page has one with the same content, and every link leads to a file.
#![cfg(feature = "publish")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what broke by panicking")]

#[path = "common/markdown.rs"]
mod markdown;

use flow_preflight::catalog::codes;
use flow_preflight::publish::file::File;
use flow_preflight::publish::site::files;
use markdown::plain;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static FILES: LazyLock<Vec<File>> = LazyLock::new(|| files().unwrap());

#[test]
fn each_page_to_read_has_a_twin_in_markdown_with_its_steps_owners_and_sources() {
    for entry in codes::all() {
        let path = format!("codes/{}/index.html", entry.id);
        let Some(twin) = FILES.iter().find(|file| file.path == format!("{path}.md")) else {
            assert!(is_redirect(&path), "{path} has no twin");
            continue;
        };
        let twins = plain(&twin.text);
        for words in [entry.title, entry.what].into_iter().chain(entry.fix.iter().map(|fix| fix.text)) {
            assert!(twins.contains(&plain(words)), "{path}.md lacks: {words}\n{}", twin.text);
        }
        for source in entry.sources {
            assert!(twin.text.contains(source.source.url), "{path}.md lacks {}", source.source.url);
        }
        assert!(!twin.text.contains("Workbench]("), "{path}.md has the menu of the page:\n{}", twin.text);
    }
}

#[test]
fn every_link_of_a_twin_and_of_the_list_for_programs_leads_to_a_file() {
    // Files of `static/` beside the pages.
    let beside = ["index.html", "schema.json", "collect.ps1", "collect.schema.json"];
    let known: BTreeSet<&str> = FILES.iter().map(|file| file.path.as_str()).chain(beside).collect();
    let mut count = 0;
    for file in FILES.iter().filter(|file| file.path.ends_with(".md") || file.path == "llms.txt") {
        for link in file.text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if link.starts_with("http") {
                continue;
            }
            let mut folder: Vec<&str> = file.path.split('/').collect();
            folder.pop();
            let (path, _) = link.split_once('#').unwrap_or((link, ""));
            for part in path.split('/') {
                match part {
                    ".." => assert!(folder.pop().is_some(), "{}: {link} leads out of the site", file.path),
                    "." => {}
                    part => folder.push(part),
                }
            }
            let mut target = folder.join("/");
            if target.is_empty() || target.ends_with('/') {
                target.push_str("index.html");
            }
            assert!(known.contains(target.as_str()), "{}: {link} leads to {target}, which is none", file.path);
            count += 1;
        }
    }
    assert!(count > 1_000, "only {count} links");
}

fn is_redirect(path: &str) -> bool {
    FILES.iter().any(|file| file.path == path && file.text.contains("http-equiv=\"refresh\""))
}
