//! Where sources disagree, what each says, and which one is followed.

use super::sources::Citation;
use crate::store::catalog;
use flow_preflight_grammar::stored::{StoredCitation, StoredDispute};
use std::sync::LazyLock;

/// A dispute between sources.
#[derive(Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Its id.
    pub id: &'static str,
    /// The disputed point.
    pub point: &'static str,
    /// The position of each source.
    pub positions: &'static [Position],
    /// Which position is followed, and why.
    pub follow: &'static str,
}

/// The position of one source.
#[derive(Debug, PartialEq, Eq)]
pub struct Position {
    /// What it says, paraphrased.
    pub says: &'static str,
    /// The citation.
    pub source: Citation,
}

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

/// The disputes with these indices.
#[must_use]
pub(crate) fn disputed(positions: &'static [u16]) -> &'static [&'static Dispute] {
    positions.iter().filter_map(|at| all().get(usize::from(*at))).collect::<Vec<_>>().leak()
}
