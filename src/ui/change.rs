//! What a person does with a fact, and which facts are shown.

use crate::check::Report;
use crate::model::{Concerns, Fact, Value};

/// What a person does with a fact.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change {
    /// Says its value.
    Say(Fact, Value),
    /// Says that it is not known, whatever was found.
    TakeBack(Fact),
    /// Takes their own word back: what was found is in force again.
    Restore(Fact),
}

/// Which facts the list shows; each shows those before it too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shown {
    /// No list as long as nothing is known and nobody wants to say anything.
    #[default]
    Later,
    /// Those of which something is known.
    Known,
    /// Those that can still change the answer.
    Mattering,
    /// All.
    All,
}

impl Shown {
    /// The least that must be shown for a fact to be among it; nothing for a fact that has no place beside a run.
    pub(super) fn least_for(fact: Fact, report: &Report) -> Option<Self> {
        if report.facts.iter().any(|known| known.fact == fact) {
            Some(Self::Known)
        } else if report.to_ask.iter().any(|question| question.fact == fact) {
            Some(Self::Mattering)
        } else {
            (fact.info().concerns == Concerns::Run).then_some(Self::All)
        }
    }
}
