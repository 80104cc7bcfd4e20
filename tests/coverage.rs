//! Nothing of the collected facts is lost: `coverage.toml` says of each where it went, and that place exists.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what broke by panicking")]

use flow_preflight::catalog::{codes, disputes, licenses, notes, rules};
use std::collections::BTreeMap;
use std::path::Path;

/// The lines `id = "where"`.
fn coverage() -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/coverage.toml")).unwrap();
    let mut all = BTreeMap::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (id, place) = line.split_once(" = ").unwrap_or_else(|| panic!("not `id = \"where\"`: {line}"));
        let place = place.trim_matches('"').to_owned();
        let id = id.trim_matches('"').to_owned();
        assert!(all.insert(id.clone(), place).is_none(), "{id} stands twice");
    }
    all
}

#[test]
fn each_place_exists() {
    for (id, place) in coverage() {
        let (kind, rest) = place.split_once(' ').unwrap_or((&place, ""));
        let exists = match kind {
            "code" => codes::find(rest).is_some(),
            "rule" => rules::find(rest).is_some(),
            "note" => notes::all().iter().any(|note| note.id == rest),
            "license" => licenses::find(rest).is_some(),
            "dispute" => disputes::find(rest).is_some(),
            "step" => match rest.split(' ').collect::<Vec<_>>().as_slice() {
                ["in", "rule", rule] => rules::find(rule).is_some(),
                ["in", "code", code] => codes::find(code).is_some(),
                _ => false,
            },
            "out:" => rest.len() > 10,
            _ => false,
        };
        assert!(exists, "{id}: there is no “{place}”");
    }
}

/// Where the collected facts lie beside the project, each of their ids is covered, and nothing else is.
#[test]
fn each_collected_fact_is_covered() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/domain");
    if !folder.exists() {
        return;
    }
    let coverage = coverage();
    let mut missing = vec![];
    for (file, list) in [("error-codes.json", ""), ("prerequisites.json", "rules"), ("licenses.json", "skus")] {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        let entries = if list.is_empty() { &json } else { json.get(list).unwrap() };
        for entry in entries.as_array().unwrap() {
            let id = entry.get("id").and_then(serde_json::Value::as_str).unwrap();
            if !coverage.contains_key(id) {
                missing.push(id.to_owned());
            }
        }
    }
    assert!(missing.is_empty(), "coverage.toml does not say where these went:\n{}", missing.join("\n"));
}
