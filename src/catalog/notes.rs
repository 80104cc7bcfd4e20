//! What is worth knowing of a run and can’t be checked: how the product behaves, and what to keep in mind.

use super::condition::Condition;
use super::disputes::{Dispute, disputed};
use super::sources::{Citation, citations};
use crate::model::RunPlan;
use crate::store::catalog;
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

static ALL: LazyLock<Vec<Note>> = LazyLock::new(|| {
    let note = |stored: &'static flow_preflight_grammar::stored::StoredNote| Note {
        id: stored.id,
        title: stored.title,
        text: stored.text,
        applies_to: Condition::list(&stored.applies),
        sources: citations(&stored.sources),
        disputes: disputed(&stored.disputes),
    };
    catalog().notes.iter().map(note).collect()
});

/// Every note, in the order in which they are shown.
#[must_use]
pub fn all() -> &'static [Note] {
    &ALL
}

impl Note {
    /// True if more than the run mode says that the plan is such a run.
    #[must_use]
    pub fn bears_on(&self, plan: &RunPlan) -> bool {
        let facts = self.applies_to.iter().flat_map(|condition| condition.facts().iter().collect::<Vec<_>>());
        self.concerns(plan) && facts.into_iter().any(|fact| fact != crate::model::Fact::RunMode)
    }

    /// True if the plan is known to be such a run.
    #[must_use]
    pub fn concerns(&self, plan: &RunPlan) -> bool {
        self.applies_to.iter().all(|condition| condition.holds(plan).is_yes())
    }
}
