//! The rules. Only codes that depend on list items are in Rust.

mod sessions;

use super::rule::Rule;
use crate::model::{Fact, Value};
use crate::store::catalog;
use std::sync::LazyLock;

static ALL: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    catalog().rules.iter().enumerate().map(|(at, stored)| Rule::of(at, stored, sessions::CODES)).collect()
});

/// Every rule, in display order of findings with equal severity.
#[must_use]
pub fn all() -> &'static [Rule] {
    &ALL
}

/// Sample values that distinguish all cases of the rules. For a number or version: values on both sides of each bound.
#[must_use]
pub fn distinguishing_values(fact: Fact) -> &'static [Value] {
    static VALUES: LazyLock<Vec<Vec<Value>>> = LazyLock::new(|| {
        let of = |fact: &Fact| {
            let mut values = fact.samples();
            all().iter().for_each(|rule| rule.add_distinguishing_values(*fact, &mut values));
            values
        };
        Fact::ALL.iter().map(of).collect()
    });
    VALUES.get(fact as usize).map_or(&[], Vec::as_slice)
}

/// The rule with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    all().iter().find(|rule| rule.id == id)
}
