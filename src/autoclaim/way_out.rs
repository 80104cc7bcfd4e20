//! Whether auto-claim is a way out for a run that lacks a licence.

use super::ask::Ask;
use super::attended;
use super::conditions::State;
use super::decide::decide;
use super::situation::{Acts, Situation};
use super::words::Act;
use crate::catalog::rule::Outcome;
use crate::catalog::rules;
use crate::model::facts::{cloud_flow, run};
use crate::model::{Fact, RunMode, RunPlan, Truth, Value};

/// Whether auto-claim helps a run.
#[derive(Clone, Debug, PartialEq)]
pub struct WayOut {
    /// Whether it does.
    pub helps: State,
    /// The id of what is said about it.
    pub why: &'static str,
    /// What to ask, if it is not known.
    pub asks: Vec<Ask>,
    /// The situation with what the plan tells; unchanged where auto-claim can't matter.
    pub situation: Situation,
}

/// Whether auto-claim is a way out for the run of this plan, in this situation.
#[must_use]
pub fn way_out(plan: &RunPlan, known: &Situation) -> WayOut {
    let answer = |helps, why| WayOut { helps, why, asks: vec![], situation: known.clone() };
    let is = |mode| plan.one_of(&run::MODE, &[mode]);
    if is(RunMode::Unattended).is_yes() {
        return answer(State::NotMet, "way-out-unattended");
    }
    if is(RunMode::Local).is_yes() {
        return answer(State::NotMet, "way-out-local");
    }
    if !is(RunMode::Attended).is_yes() {
        return answer(State::NotKnown, "way-out-mode");
    }
    let rule = rules::find("attended-user-license").map(|rule| rule.outcome(plan));
    if matches!(rule, Some(Outcome::Holds(_) | Outcome::NotApplicable)) {
        return answer(State::NotMet, "way-out-not-needed");
    }
    let situation = carry_over(plan, known);
    let decision = decide(&situation);
    let attended = attended::afterwards(&situation, &decision);
    let owns = situation.user.owns_connection;
    let (helps, why) = match (attended.state, owns) {
        (_, Some(false)) => (State::NotMet, "way-out-other-person"),
        (State::NotMet, _) => (State::NotMet, "way-out-no"),
        (State::Met, Some(true)) => (State::Met, "way-out-yes"),
        _ => (State::NotKnown, "way-out-open"),
    };
    let mut asks = vec![];
    if helps == State::NotKnown {
        asks.extend(owns.is_none().then_some(Ask::OwnsConnection));
        asks.extend(decision.asks.iter().copied());
        asks.extend(attended.asks);
        asks.sort_unstable();
        asks.dedup();
    }
    WayOut { helps, why, asks, situation }
}

/// Puts what a plan tells into a situation. What the person said of the situation goes before it.
///
/// The user is taken to be the owner of the connection, whose licences the plan knows. A run that no cloud flow starts
/// comes by the API, which claims nothing; of any other attended run it is only known that its cloud flow has an
/// attended step, so that the owner can start, save or turn it on.
#[must_use]
pub fn carry_over(plan: &RunPlan, known: &Situation) -> Situation {
    let mut situation = known.clone();
    let of_owner = situation.user.owns_connection != Some(false);
    if let (None, true, Some(Value::Licenses(held))) =
        (&situation.user.licenses, of_owner, plan.get(Fact::ConnectionOwnerLicenses))
    {
        situation.user.licenses = Some(held.clone());
    }
    if situation.act.what.is_none() {
        situation.act.what = match plan.flag(&cloud_flow::EXISTS) {
            Truth::No(_) => Some(Act::CallApi.into()),
            _ => Acts::one_of(&[Act::StartAttendedFlow, Act::SaveAttendedFlow, Act::TurnOnAttendedFlow]),
        };
    }
    situation
}
