//! Notes about a run that no rule can check: how the product behaves, and what to keep in mind.

use super::condition::Condition;
use super::disputes::{Dispute, disputed};
use super::sources::{Citation, citations};
use crate::model::{ChoiceSet, Fact, FactSet, RunMode, RunPlan};
use crate::store::catalog;
use std::sync::LazyLock;

/// A note about certain runs.
#[derive(Debug)]
pub struct Note {
    /// Its id, which never changes.
    pub id: &'static str,
    /// The note as a title.
    pub title: &'static str,
    /// The note's text.
    pub text: &'static str,
    /// The runs that it applies to.
    pub applies_to: &'static [Condition],
    /// The run targets that it applies to; `None` means all.
    targets: Option<ChoiceSet>,
    /// The sources.
    pub sources: &'static [Citation],
    /// The disputes between its sources.
    pub disputes: &'static [&'static Dispute],
}

static ALL: LazyLock<Vec<Note>> = LazyLock::new(|| {
    let note = |stored: &'static flow_preflight_grammar::stored::StoredNote| Note {
        id: stored.id,
        title: stored.title,
        text: stored.text,
        applies_to: Condition::list(&stored.applies),
        targets: Fact::targets_of(stored.targets),
        sources: citations(&stored.sources),
        disputes: disputed(&stored.disputes),
    };
    catalog().notes.iter().map(note).collect()
});

/// Every note, in display order.
#[must_use]
pub fn all() -> &'static [Note] {
    &ALL
}

impl Note {
    /// True if it applies only to local runs, or depends on more than the run mode.
    #[must_use]
    pub fn depends_on_more_than_mode(&self) -> bool {
        let is_local = self
            .applies_to
            .iter()
            .any(|condition| condition.allows(RunMode::Local) && !condition.allows(RunMode::Attended));
        is_local || self.applies_to.iter().any(|condition| condition.facts() != FactSet::of(Fact::RunMode))
    }

    /// True if the note is known to apply to the run. An unknown target may be any.
    #[must_use]
    pub fn concerns(&self, plan: &RunPlan) -> bool {
        self.targets.is_none_or(|targets| !plan.within(Fact::TargetType, targets).is_no())
            && self.applies_to.iter().all(|condition| condition.concerns(plan) && condition.holds(plan).is_yes())
    }
}
