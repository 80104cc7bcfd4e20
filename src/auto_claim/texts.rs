//! The texts about auto-claim, from `catalog/auto-claim/`.

use crate::catalog::{Citation, Dispute, Step, disputes, sources, steps};
use crate::store::catalog;
use flow_preflight_grammar::stored::{Certainty, StoredTopic};
use std::sync::LazyLock;

/// A text with its sources and disputes.
#[derive(Debug)]
pub struct Text {
    /// The entry.
    pub entry: &'static StoredTopic,
    /// The steps to fix it, one action each, cheapest first.
    pub fix: &'static [Step],
    /// The sources.
    pub sources: &'static [Citation],
    /// The disputes between its sources.
    pub disputes: &'static [&'static Dispute],
}

static TEXTS: LazyLock<Vec<Text>> = LazyLock::new(|| {
    let text = |entry: &'static StoredTopic| Text {
        entry,
        fix: steps::fix(&entry.fix),
        sources: sources::citations(&entry.sources),
        disputes: disputes::disputed(&entry.disputes),
    };
    catalog().auto_claim.iter().map(text).collect()
});

/// Every text, in catalogue order.
#[must_use]
pub fn all() -> &'static [Text] {
    &TEXTS
}

/// The text with this id. A test over all answers checks that none is missing.
#[must_use]
pub fn find(id: &str) -> Option<&'static Text> {
    TEXTS.iter().find(|text| text.entry.id == id)
}

/// The text with the id `<kind>-<id>`, such as `reason-no-policy`.
#[must_use]
pub fn find_two(kind: &str, id: &str) -> Option<&'static Text> {
    TEXTS.iter().find(|text| text.entry.id.strip_prefix(kind).and_then(|rest| rest.strip_prefix('-')) == Some(id))
}

impl Text {
    /// True unless a source rules it out.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        self.entry.certainty == Some(Certainty::Possible)
    }
}

/// Converts a JSON word to its form in ids: `goPremium` to `go-premium`.
#[must_use]
pub fn kebab(word: &str) -> String {
    let mut id = String::new();
    for letter in word.chars() {
        if letter.is_ascii_uppercase() {
            id.push('-');
        }
        id.push(letter.to_ascii_lowercase());
    }
    id
}
