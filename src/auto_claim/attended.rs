//! Decides whether the user may run attended after the claim.

use super::conditions::State;
use super::decide::{Candidate, Decision, Verdict};
use super::facts::{held, policies, sort_in_asking_order};
use crate::catalog::assigned::is_attended_app;
use crate::catalog::licenses;
use crate::model::{Fact, Field, Item, Right, RunPlan};

/// Whether the user may run attended, and which open fields decide it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attended {
    /// Whether the user can.
    pub state: State,
    /// Fields to ask for, besides those of the claim.
    pub asks: Vec<Field>,
}

/// Whether a licence from this policy includes its attended part. Either app list decides it; `None` if both lists name
/// the part.
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

/// Whether the user may run attended after the decision, through a licence held or claimed.
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
    sort_in_asking_order(&mut asks);
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
