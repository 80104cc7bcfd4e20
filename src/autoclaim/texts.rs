//! What is said about auto-claim, from the table `texts.txt`.

use crate::catalog::{Citation, Dispute, disputes, guidance};
use crate::entries::{Entry, Line, entries};
use crate::model::{FindOut, Owner};
use std::sync::LazyLock;

/// An entry with its sources and disputes.
#[derive(Debug)]
pub struct Text {
    /// The entry.
    pub entry: Entry,
    /// Who says so.
    pub sources: &'static [Citation],
    /// Where the sources disagree.
    pub disputes: &'static [&'static Dispute],
}

static DISPUTES: LazyLock<Vec<Dispute>> = LazyLock::new(|| {
    let dispute = |entry: Entry| Some(disputes::dispute(entry.id.strip_prefix(DISPUTE)?, entry));
    table().filter_map(dispute).collect()
});

static TEXTS: LazyLock<Vec<Text>> = LazyLock::new(|| {
    let find = |id: &str| DISPUTES.iter().find(|dispute| dispute.id == id);
    let text = |entry: Entry| Text {
        entry,
        sources: guidance::citations(entry.lines()),
        disputes: guidance::disputed_among(entry, find),
    };
    table().filter(|entry| !entry.id.starts_with(DISPUTE)).map(text).collect()
});

/// How the id of a dispute begins.
const DISPUTE: &str = "dispute-";

fn table() -> impl Iterator<Item = Entry> {
    entries("auto-claim", include_str!("texts.txt"))
}

/// Every entry but the disputes, in the order of the table.
#[must_use]
pub fn all() -> &'static [Text] {
    &TEXTS
}

/// Every dispute about auto-claim.
#[must_use]
pub fn disputes() -> &'static [Dispute] {
    &DISPUTES
}

/// The entry with this id. That none is missing is watched by a test over all answers.
#[must_use]
pub fn find(id: &str) -> Option<&'static Text> {
    TEXTS.iter().find(|text| text.entry.id == id)
}

/// The entry whose id is made of these two parts, as `reason-no-policy`.
#[must_use]
pub fn find_two(kind: &str, id: &str) -> Option<&'static Text> {
    TEXTS.iter().find(|text| text.entry.id.strip_prefix(kind).and_then(|rest| rest.strip_prefix('-')) == Some(id))
}

impl Text {
    /// The text of the first line with this key; empty if there is none.
    #[must_use]
    pub fn line(&self, key: &str) -> &'static str {
        self.entry.text(key)
    }

    /// What stands behind each `key` itself, as in `step step-wait`.
    pub fn arguments<'k>(&self, key: &'k str) -> impl Iterator<Item = &'static str> + use<'k> {
        self.entry.lines().filter(move |line| line.key == key).map(|line| line.argument)
    }

    /// The number in the first line with this key.
    #[must_use]
    pub fn number(&self, key: &str) -> Option<i64> {
        self.line(key).parse().ok()
    }

    /// Ways to find out, easiest first.
    #[must_use]
    pub fn ways(&self) -> Vec<FindOut> {
        let way = |line: Line| match line.argument {
            "menu" => Some(FindOut::Menu(line.text)),
            "command" => Some(FindOut::Command(line.text)),
            "person" => Some(FindOut::Person(line.text)),
            _ => None,
        };
        self.entry.lines().filter(|line| line.key == "find").filter_map(way).collect()
    }

    /// What to do, and who can do it.
    #[must_use]
    pub fn fix(&self) -> Vec<(Owner, &'static str)> {
        let step = |line: Line| Some((Owner::from_id(line.argument)?, line.text));
        self.entry.lines().filter(|line| line.key == "fix").filter_map(step).collect()
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
