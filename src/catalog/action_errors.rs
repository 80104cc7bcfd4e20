//! Errors of a flow's own actions: how their messages begin, and what to check for each group of actions.

use crate::store::catalog;

/// How the messages of actions begin.
pub fn beginnings() -> impl Iterator<Item = &'static str> {
    catalog().action_beginnings.iter().copied()
}

/// What to check next. `message` is in lower case.
#[must_use]
pub fn advice(message: &str) -> &'static str {
    let has_word = |words: &[&str]| words.is_empty() || words.iter().any(|word| message.contains(word));
    catalog().action_families.iter().find(|family| has_word(&family.words)).map_or("", |family| family.advice)
}
