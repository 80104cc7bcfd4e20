//! Ids never change: every id ever published in an answer, link or address still leads to its entry.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what broke by panicking")]

use flow_preflight::catalog::{codes, disputes, licenses, notes, rules};
use flow_preflight::model::Fact;
use std::collections::BTreeSet;
use std::path::Path;

/// Every current id, one line each with its kind.
fn present() -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    ids.extend(codes::all().iter().map(|entry| format!("code {}", entry.id)));
    ids.extend(codes::all().iter().flat_map(|entry| entry.aliases).map(|alias| format!("code {alias}")));
    ids.extend(rules::all().iter().map(|rule| format!("rule {}", rule.id)));
    ids.extend(licenses::all().iter().map(|product| format!("license {}", product.id)));
    ids.extend(notes::all().iter().map(|note| format!("note {}", note.id)));
    ids.extend(disputes::all().iter().map(|dispute| format!("dispute {}", dispute.id)));
    ids.extend(Fact::ALL.iter().map(|fact| format!("fact {}", fact.id())));
    ids
}

#[test]
fn no_id_is_lost() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/ids.txt");
    let text = std::fs::read_to_string(&file).unwrap_or_default();
    let published: BTreeSet<String> = text.lines().map(str::to_owned).collect();
    let present = present();
    let lost: Vec<_> = published.difference(&present).collect();
    assert!(lost.is_empty(), "retire an entry, or keep its old id as an alias; these lead nowhere: {lost:#?}");
    let new: Vec<_> = present.difference(&published).collect();
    if std::env::var_os("UPDATE").is_some() {
        let all: String = present.iter().map(|id| format!("{id}\n")).collect();
        std::fs::write(&file, all).unwrap();
    } else {
        assert!(new.is_empty(), "write the new ids down with `cargo xtask accept`: {new:#?}");
    }
}
