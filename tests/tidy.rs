//! Checks the house rules.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test says what broke by panicking"
)]

#[path = "tidy/circles.rs"]
mod circles;
#[path = "tidy/links.rs"]
mod links;

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file under a folder with this ending, and its text.
fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = vec![];
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(root()).unwrap().to_owned(), text));
            }
        }
    }
    assert!(!found.is_empty(), "no .{ending} below {folder}");
    found
}

fn rust() -> Vec<(PathBuf, String)> {
    ["src", "tests", "xtask/src"].into_iter().flat_map(|folder| files(folder, "rs")).collect()
}

#[test]
fn each_file_says_first_what_it_is_for() {
    for (path, text) in rust() {
        assert!(text.starts_with("//! "), "{} does not begin with what it is for", path.display());
    }
}

#[test]
fn a_file_fits_in_a_head() {
    for (path, text) in rust() {
        let lines = text.lines().count();
        assert!(lines <= 450, "{} has {lines} lines; 450 are the most", path.display());
    }
}

/// The layers, lowest first: each uses only those before it.
const LAYERS: [&str; 25] = [
    "text",
    "store",
    "model",
    "catalog",
    "labels",
    "check",
    "explain",
    "search",
    "fix",
    "intake",
    "understand",
    "compare",
    "triage",
    "fleet",
    "share",
    "auto_claim",
    "workbench",
    "export",
    "api",
    "batch",
    "formats",
    "outgoing",
    "ui",
    "publish",
    "wasm",
];

/// The same within `ui`.
const UI_LAYERS: [&str; 11] = [
    "browser",
    "format",
    "link",
    "fact_edit",
    "catalog_state",
    "runs_state",
    "runs_reading",
    "state",
    "parts",
    "documents",
    "pages",
];

#[test]
fn imports_go_only_upwards() {
    layered(&[], &LAYERS);
}

/// The same within `intake`.
const INTAKE_LAYERS: [&str; 16] = [
    "scan",
    "details",
    "privacy",
    "next_paste",
    "reading",
    "found",
    "context",
    "objects",
    "unknown",
    "readers",
    "prose",
    "packaging",
    "rows",
    "walk",
    "segments",
    "settle",
];

#[test]
fn imports_inside_the_reader_go_only_upwards() {
    layered(&["intake"], &INTAKE_LAYERS);
}

#[test]
fn imports_inside_the_page_go_only_upwards() {
    layered(&["ui"], &UI_LAYERS);
}

/// Asserts that each module of a folder of `src` is a layer and uses only layers before it.
#[track_caller]
fn layered(folder: &[&str], layers: &[&str]) {
    let level = |module: &str| layers.iter().position(|layer| *layer == module);
    let graph = circles::of_folder(folder);
    for layer in layers {
        assert!(graph.contains_key(*layer), "there is no {layer} in src/{}", folder.join("/"));
    }
    for (module, used) in &graph {
        let own = level(module);
        assert!(own.is_some(), "{module} in src/{} is in no layer", folder.join("/"));
        for other in used {
            assert!(level(other) < own, "{module} uses {other}, which is a later layer");
        }
    }
}

#[test]
fn nothing_draws_html_from_data() {
    let forbidden = [
        "inner_html",
        "from_html_unchecked",
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "style=",
    ];
    let pages = files("src/ui", "rs").into_iter().chain(files("static", "js"));
    for (path, text) in pages {
        for word in forbidden {
            assert!(!text.contains(word), "{} contains {word}", path.display());
        }
    }
}

#[test]
fn only_one_file_of_the_page_talks_to_the_browser() {
    for (path, text) in files("src/ui", "rs") {
        let allowed = path == Path::new("src/ui/browser.rs");
        let talks = ["web_sys::window", "js_sys::", "wasm_bindgen_futures", "gloo"]
            .into_iter()
            .find(|word| text.contains(word));
        assert!(allowed || talks.is_none(), "{} uses {} past browser.rs", path.display(), talks.unwrap_or_default());
    }
}

/// A single call links Unicode's case tables, which add 9 KB to a view. `intake/scan/small.rs` has the characters that
/// names need.
#[test]
fn nothing_links_the_case_tables_of_unicode() {
    for (path, text) in files("src", "rs") {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let call = ["to_lowercase()", "to_uppercase()"].into_iter().find(|call| code.contains(call));
        assert!(call.is_none(), "{} calls {}; use the ASCII function", path.display(), call.unwrap_or_default());
    }
}

#[test]
fn nothing_is_left_for_later() {
    let marks =
        [["TO", "DO"].concat(), ["FIX", "ME"].concat(), ["todo", "!("].concat(), ["unimplemented", "!("].concat()];
    for (path, text) in rust() {
        for mark in &marks {
            assert!(!text.contains(mark.as_str()), "{} contains {mark}", path.display());
        }
    }
}
