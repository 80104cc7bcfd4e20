//! Whether the user may run attended once all is done.

use super::conditions::State;
use super::decide::{Candidate, Decision, Verdict};
use super::facts::{held, policies, put_in_order};
use crate::catalog::assigned::is_attended_app;
use crate::catalog::licenses;
use crate::model::{Fact, Field, Item, Right, RunPlan};

/// Whether the user may run attended, and what that still hangs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attended {
    /// Whether the user may.
    pub state: State,
    /// What to ask beyond the questions of the claim itself.
    pub asks: Vec<Field>,
}

/// Whether a licence by this policy has its attended part. Either list tells; not known where they contradict each
/// other by naming it both.
#[must_use]
pub fn includes_attended(policy: &Item) -> Option<bool> {
    let named = |fact| Some(policy.texts(fact)?.iter().any(|name| is_attended_app(name)));
    match (named(Fact::PoliciesIncludedApps), named(Fact::PoliciesExcludedApps)) {
        (Some(true), Some(true)) => None,
        (Some(included), _) => Some(included),
        (None, Some(excluded)) => Some(!excluded),
        (None, None) => None,
    }
}

/// Whether the user may run attended after what was decided: by what is held already, or by what is claimed.
#[must_use]
pub fn afterwards(situation: &RunPlan, decision: &Decision) -> Attended {
    let held = held(situation).and_then(|held| licenses::gives(held, Right::Attended));
    let mut asks = vec![];
    if held == Some(true) {
        return Attended { state: State::Met, asks };
    }
    if held.is_none() {
        asks.push(Fact::UserLicenses.into());
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
    put_in_order(&mut asks);
    Attended { state, asks }
}

fn gives_attended(situation: &RunPlan, candidate: &Candidate, asks: &mut Vec<Field>) -> Option<bool> {
    match candidate.product.gives_attended() {
        Some(true) => {}
        other => return other,
    }
    let Some(at) = candidate.policy else {
        asks.push(Fact::Policies.into());
        return None;
    };
    let included = policies(situation).get(at).and_then(includes_attended);
    if included.is_none() {
        asks.push(Field::of_item(Fact::PoliciesExcludedApps, at));
    }
    included
}
