//! The rules. Only codes that depend on list items are in Rust.

mod sessions;

use super::condition::Weighed;
use super::rule::Rule;
use crate::model::{Fact, RunPlan, Value};
use crate::store::catalog;
use std::sync::LazyLock;

/// The rules, and how many different conditions they have.
static ALL: LazyLock<(Vec<Rule>, usize)> = LazyLock::new(|| {
    let mut texts = vec![];
    let rule = |(at, stored)| Rule::of(at, stored, sessions::CODES, &mut texts);
    let rules = catalog().rules.iter().enumerate().map(rule).collect();
    (rules, texts.len())
});

/// Every rule, in display order of findings with equal severity.
#[must_use]
pub fn all() -> &'static [Rule] {
    &ALL.0
}

/// The plan, which remembers which conditions of rules hold.
#[must_use]
pub fn weighed(plan: RunPlan) -> Weighed {
    Weighed::new(plan, ALL.1)
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
