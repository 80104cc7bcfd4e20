//! The edits of a fact, and the filter of the list of facts.

use crate::check::Report;
use crate::model::{Concerns, Fact, Value};

/// An edit of one fact.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum FactEdit {
    /// Set its value.
    Set(Fact, Value),
    /// Set it to unknown, whatever was read or implied.
    SetUnknown(Fact),
    /// Drop what was stated about it, so that what was read or implied is in force again.
    Restore(Fact),
}

impl FactEdit {
    /// The fact that is edited.
    pub(super) const fn fact(&self) -> Fact {
        match self {
            Self::Set(fact, _) | Self::SetUnknown(fact) | Self::Restore(fact) => *fact,
        }
    }
}

/// The most relevant facts that are shown before all are.
const MOST_RELEVANT: usize = 15;

/// Which facts the list shows; each filter includes the ones before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FactFilter {
    /// No list: nothing is known and the list was not opened.
    #[default]
    Hidden,
    /// Facts with a known or presumed value.
    Known,
    /// The facts that matter most for the answer: at most [`MOST_RELEVANT`] more.
    Relevant,
    /// All facts.
    All,
}

impl FactFilter {
    /// The narrowest filter that shows this fact; `None` for a fact that doesn't concern a run and has no value.
    pub(super) fn least_for(fact: Fact, report: &Report) -> Option<Self> {
        let is_presumed = report.presumed.iter().any(|presumed| presumed.fact == fact);
        if is_presumed || report.facts.iter().any(|known| known.fact == fact) {
            Some(Self::Known)
        } else if report.to_ask.iter().take(MOST_RELEVANT).any(|question| question.fact == fact) {
            Some(Self::Relevant)
        } else {
            (fact.info().concerns == Concerns::Run).then_some(Self::All)
        }
    }
}
