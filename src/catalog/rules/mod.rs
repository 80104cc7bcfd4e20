//! The rules, one table a family; in Rust only what a condition can’t say.

mod sessions;

use super::rule::Rule;
use crate::entries::{Entry, entries, keep};
use std::sync::LazyLock;

/// A family: the name of its table, the table, and the table of its examples.
type Table = (&'static str, &'static str, &'static str);

/// Expands to the table of examples where they are wanted, and to nothing in the wasm.
macro_rules! table {
    ($name:literal) => {
        (
            concat!("rules/", $name),
            include_str!(concat!($name, ".txt")),
            if cfg!(feature = "examples") { include_str!(concat!("../examples/", $name, ".txt")) } else { "" },
        )
    };
}

/// The families. Findings of one severity are shown in this order.
static FAMILIES: [Table; 12] = [
    table!("licensing"),
    table!("windows_sessions"),
    table!("remote_desktop"),
    table!("connection"),
    table!("entra"),
    table!("automation"),
    table!("machine"),
    table!("service"),
    table!("network"),
    table!("queue"),
    table!("hosted"),
    table!("policy"),
];

static ALL: LazyLock<&[Rule]> = LazyLock::new(|| {
    let family = |(name, rules, examples): &Table| {
        let examples: Vec<Entry> = entries(name, examples).collect();
        entries(name, rules).map(move |entry| {
            let example = examples.iter().find(|example| example.id == entry.id).copied();
            Rule::read(entry, example, sessions::FORMULAS)
        })
    };
    keep(FAMILIES.iter().flat_map(family).collect())
});

/// Every rule, in the order in which findings of one severity are shown.
#[must_use]
pub fn all() -> &'static [Rule] {
    &ALL
}

/// The rule with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    all().iter().find(|rule| rule.id == id)
}
