//! What is worth knowing of a run and can’t be checked: how the product behaves, and what to keep in mind.

use super::condition::Condition;
use super::disputes::{Dispute, disputed};
use super::sources::{Citation, citations};
use crate::model::{ChoiceSet, Fact, FactSet, RunMode, RunPlan};
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
    /// The targets of a run that it concerns; `None` where it concerns all.
    targets: Option<ChoiceSet>,
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
        targets: Fact::targets_of(stored.targets),
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
    /// True if it says more of such a run than that it comes from the cloud: attended, or unattended.
    #[must_use]
    pub fn says_more_than_the_mode(&self) -> bool {
        let is_local = self
            .applies_to
            .iter()
            .any(|condition| condition.allows(RunMode::Local) && !condition.allows(RunMode::Attended));
        is_local || self.applies_to.iter().any(|condition| condition.facts() != FactSet::of(Fact::RunMode))
    }

    /// True if the plan is known to be such a run. Where the target is not known, it may be any.
    #[must_use]
    pub fn concerns(&self, plan: &RunPlan) -> bool {
        self.targets.is_none_or(|targets| !plan.within(Fact::TargetType, targets).is_no())
            && self.applies_to.iter().all(|condition| condition.concerns(plan) && condition.holds(plan).is_yes())
    }
}
