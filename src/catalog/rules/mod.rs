//! The rules, one table a family; in Rust only codes that depend on the items of a list.

mod sessions;

use super::rule::Rule;
use crate::entries::entries;
use crate::model::{Fact, Value};
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
    let mut all = vec![];
    for (name, rules, examples) in &FAMILIES {
        for entry in entries(name, rules) {
            let examples = entries(name, examples).find(|example| example.id == entry.id);
            all.push(Rule::read(entry, examples, sessions::CODES));
        }
    }
    all.leak()
});

/// Every rule, in the order in which findings of one severity are shown.
#[must_use]
pub fn all() -> &'static [Rule] {
    &ALL
}

/// Values that tell apart everything that rules distinguish: of a number or a version those on both sides of each bound.
#[must_use]
pub fn telling_values(fact: Fact) -> &'static [Value] {
    static TELLING: LazyLock<Vec<Vec<Value>>> = LazyLock::new(|| {
        let telling = |fact: &Fact| {
            let mut values = fact.samples();
            all().iter().for_each(|rule| rule.add_telling_values(*fact, &mut values));
            values
        };
        Fact::ALL.iter().map(telling).collect()
    });
    TELLING.get(fact as usize).map_or(&[], Vec::as_slice)
}

/// The rule with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    all().iter().find(|rule| rule.id == id)
}
