//! Whether the user may run attended once all is done.

use super::ask::Ask;
use super::conditions::State;
use super::decide::{Candidate, Decision, Verdict};
use super::situation::{Policy, Situation};
use crate::catalog::assigned::is_attended_app;
use crate::catalog::licenses;
use crate::model::Right;

/// Whether the user may run attended, and what that still hangs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attended {
    /// Whether the user may.
    pub state: State,
    /// What to ask beyond the questions of the claim itself.
    pub asks: Vec<Ask>,
}

impl Policy {
    /// Whether a licence by this policy holds its attended part. Not known where the lists contradict each other.
    #[must_use]
    pub fn includes_attended(&self) -> Option<bool> {
        let named = |list: &Option<Vec<String>>| {
            list.as_ref().is_some_and(|names| names.iter().any(|name| is_attended_app(name)))
        };
        match (named(&self.included_apps), named(&self.excluded_apps)) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        }
    }
}

/// Whether the user may run attended after what was decided: by what is held already, or by what is claimed.
#[must_use]
pub fn afterwards(situation: &Situation, decision: &Decision) -> Attended {
    let held = situation.user.licenses.as_ref().and_then(|held| licenses::gives(held, Right::Attended));
    let mut asks = vec![];
    if held == Some(true) {
        return Attended { state: State::Met, asks };
    }
    if held.is_none() {
        asks.push(Ask::UserLicenses);
    }
    let given: Vec<Option<bool>> =
        decision.candidates.iter().map(|candidate| gives_attended(situation, candidate, &mut asks)).collect();
    let nobody_gives = given.iter().all(|given| *given == Some(false));
    let state = if decision.verdict == Verdict::Claimed && given.iter().all(|given| *given == Some(true)) {
        State::Met
    } else if nobody_gives && held == Some(false) {
        State::NotMet
    } else {
        State::NotKnown
    };
    if state != State::NotKnown {
        asks.clear();
    }
    asks.sort_unstable();
    asks.dedup();
    Attended { state, asks }
}

fn gives_attended(situation: &Situation, candidate: &Candidate, asks: &mut Vec<Ask>) -> Option<bool> {
    match candidate.product.gives_attended() {
        Some(true) => {}
        other => return other,
    }
    let Some(at) = candidate.policy else {
        asks.push(Ask::Policies);
        return None;
    };
    let included = situation.listed().get(at).and_then(Policy::includes_attended);
    if included.is_none() {
        asks.push(Ask::PolicyApps(at));
    }
    included
}
