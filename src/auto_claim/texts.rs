//! What is said about auto-claim: the texts of `catalog/auto-claim/`.

use crate::catalog::{Citation, Dispute, Step, disputes, sources, steps};
use crate::store::catalog;
use flow_preflight_grammar::stored::{Certainty, StoredTopic};
use std::sync::LazyLock;

/// A text with its sources and disputes.
#[derive(Debug)]
pub struct Text {
    /// The entry.
    pub entry: &'static StoredTopic,
    /// The way out, one action a step, cheapest first.
    pub fix: &'static [Step],
    /// The sources.
    pub sources: &'static [Citation],
    /// Where the sources disagree.
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

/// Every text, in the order of the catalogue.
#[must_use]
pub fn all() -> &'static [Text] {
    &TEXTS
}

/// The text with this id. That none is missing is tested over all answers.
#[must_use]
pub fn find(id: &str) -> Option<&'static Text> {
    TEXTS.iter().find(|text| text.entry.id == id)
}

/// The text whose id is made of these two parts, as `reason-no-policy`.
#[must_use]
pub fn find_two(kind: &str, id: &str) -> Option<&'static Text> {
    TEXTS.iter().find(|text| text.entry.id.strip_prefix(kind).and_then(|rest| rest.strip_prefix('-')) == Some(id))
}

impl Text {
    /// True if no page rules it out or in.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        self.entry.certainty == Some(Certainty::Possible)
    }
}

/// A word of JSON as it stands in ids: `goPremium` is `go-premium`.
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
