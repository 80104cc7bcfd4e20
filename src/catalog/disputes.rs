//! Where the sources disagree, what each says, and which one we follow; the table is `disputes.txt`.

use super::guidance::{Dispute, Position, citations};
use crate::entries::{Entry, Line, entries};
use std::sync::LazyLock;

static ALL: LazyLock<&[Dispute]> = LazyLock::new(|| {
    let all = entries("disputes", include_str!("disputes.txt")).map(|entry| dispute(entry.id, entry));
    all.collect::<Vec<_>>().leak()
});

/// Reads an entry as the dispute of this id.
pub(crate) fn dispute(id: &'static str, entry: Entry) -> Dispute {
    let position = |line: Line| match citations(line.lines()) {
        [source] => Some(Position { says: line.text, source: *source }),
        _ => {
            line.wrong("a position has one source");
            None
        }
    };
    entry.expect(&["point", "says", "follow"]);
    Dispute { id, point: entry.text("point"), positions: entry.list("says", position), follow: entry.text("follow") }
}

/// Every dispute.
#[must_use]
pub fn all() -> &'static [Dispute] {
    &ALL
}

/// The dispute with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Dispute> {
    all().iter().find(|dispute| dispute.id == id)
}
