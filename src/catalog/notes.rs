//! What is worth knowing of a run and can’t be checked: how the product behaves, and what to keep in mind. The table is `notes.txt`.

use super::condition::Condition;
use super::guidance::{Citation, Dispute, citations, disputed};
use crate::entries::{Entry, entries};
use crate::model::RunPlan;
use std::sync::LazyLock;

/// A thing worth knowing of certain runs.
#[derive(Debug)]
pub struct Note {
    /// Our id of it, for ever.
    pub id: &'static str,
    /// It in one sentence.
    pub title: &'static str,
    /// What follows from it.
    pub text: &'static str,
    /// The runs that it concerns.
    pub applies_to: &'static [Condition],
    /// Who says so.
    pub sources: &'static [Citation],
    /// Where the sources disagree.
    pub disputes: &'static [&'static Dispute],
}

static ALL: LazyLock<&[Note]> = LazyLock::new(|| {
    let note = |entry: Entry| {
        entry.expect(&["title", "text", "applies", "source", "dispute"]);
        Note {
            id: entry.id,
            title: entry.text("title"),
            text: entry.text("text"),
            applies_to: entry.list("applies", Condition::read),
            sources: citations(entry.lines()),
            disputes: disputed(entry),
        }
    };
    entries("notes", include_str!("notes.txt")).map(note).collect::<Vec<_>>().leak()
});

/// Every note, in the order in which they are shown.
#[must_use]
pub fn all() -> &'static [Note] {
    &ALL
}

impl Note {
    /// True if the plan is known to be such a run.
    #[must_use]
    pub fn concerns(&self, plan: &RunPlan) -> bool {
        self.applies_to.iter().all(|condition| condition.holds(plan).is_yes())
    }
}
