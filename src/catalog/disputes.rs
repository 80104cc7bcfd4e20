//! Where the sources disagree, what each says, and which one is followed.

use super::guidance::{Citation, Dispute, Position};
use crate::store::catalog;
use flow_preflight_grammar::stored::{StoredCitation, StoredDispute};
use std::sync::LazyLock;

static ALL: LazyLock<Vec<Dispute>> = LazyLock::new(|| {
    let position = |(says, source): &'static (&'static str, StoredCitation)| {
        Some(Position { says, source: Citation::of(source)? })
    };
    let dispute = |stored: &'static StoredDispute| Dispute {
        id: stored.id,
        point: stored.point,
        positions: stored.positions.iter().filter_map(position).collect::<Vec<_>>().leak(),
        follow: stored.follow,
    };
    catalog().disputes.iter().map(dispute).collect()
});

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
