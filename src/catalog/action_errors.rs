//! Errors of a flow's own actions: how they begin, and what to look at by the kind of action.

use crate::store::catalog;

/// How messages of actions begin.
pub fn beginnings() -> impl Iterator<Item = &'static str> {
    catalog().action_beginnings.iter().copied()
}

/// What to look at next, by the words of a message in small letters.
#[must_use]
pub fn advice(message: &str) -> &'static str {
    let has_word = |words: &[&str]| words.is_empty() || words.iter().any(|word| message.contains(word));
    catalog().action_families.iter().find(|family| has_word(&family.words)).map_or("", |family| family.advice)
}
