//! Whether auto-claim is a way out for a run that lacks a licence.

use super::attended;
use super::conditions::State;
use super::decide::decide;
use super::facts::put_in_order;
use super::products::{self, Named};
use super::words::{Action, App};
use crate::catalog::{Rule, licenses};
use crate::intake::privacy::{Names, names_in};
use crate::model::facts::{cloud_flow, connection_owner, environment, run};
use crate::model::{ChoiceSet, Fact, Field, Licenses, Right, RunMode, RunPlan, Truth};
use crate::store::ids::text_ids;
use crate::text::percent::encode;

/// Whether auto-claim helps a run.
#[derive(Clone, Debug, PartialEq)]
pub struct WayOut {
    /// Whether it does.
    pub helps: State,
    /// The id of what is said about it.
    pub why: &'static str,
    /// What to ask, if it is not known.
    pub asks: Vec<Field>,
    /// The situation with what the run tells; unchanged where auto-claim can't matter.
    pub situation: RunPlan,
}

/// Whether auto-claim is a way out for the run of which this plan knows.
#[must_use]
pub fn way_out(plan: &RunPlan) -> WayOut {
    let answer = |helps, why| WayOut { helps, why, asks: vec![], situation: plan.clone() };
    let is = |mode| plan.one_of(&run::MODE, &[mode]);
    if is(RunMode::Unattended).is_yes() {
        return answer(State::NotMet, text_ids::WAY_OUT_UNATTENDED);
    }
    if is(RunMode::Local).is_yes() {
        return answer(State::NotMet, text_ids::WAY_OUT_LOCAL);
    }
    if !is(RunMode::Attended).is_yes() {
        return answer(State::NotKnown, text_ids::WAY_OUT_MODE);
    }
    if is_covered(plan) {
        return answer(State::NotMet, text_ids::WAY_OUT_NOT_NEEDED);
    }
    let situation = carry_over(plan);
    let decision = decide(&situation);
    let attended = attended::afterwards(&situation, &decision);
    let owns = situation.known_flag(Fact::UserOwnsConnection);
    let (helps, why) = match (attended.state, owns) {
        (_, Some(false)) => (State::NotMet, text_ids::WAY_OUT_OTHER_PERSON),
        (State::NotMet, _) => (State::NotMet, text_ids::WAY_OUT_NO),
        (State::Met, Some(true)) => (State::Met, text_ids::WAY_OUT_YES),
        _ => (State::NotKnown, text_ids::WAY_OUT_OPEN),
    };
    let mut asks = vec![];
    if helps == State::NotKnown {
        asks.extend(owns.is_none().then_some(Field::from(Fact::UserOwnsConnection)));
        asks.extend(decision.asks.iter().copied());
        asks.extend(attended.asks);
        put_in_order(&mut asks);
    }
    WayOut { helps, why, asks, situation }
}

/// The plan with what its run tells of the user and of the action. What is known of these goes before it.
///
/// The user is taken to be the connection owner, whose licences the plan knows. A run that no cloud flow starts
/// comes by the API, which claims nothing; of any other attended run it is only known that its cloud flow has an
/// attended step, so that the owner can start, save or turn it on.
#[must_use]
pub fn carry_over(plan: &RunPlan) -> RunPlan {
    let mut situation = plan.clone();
    let of_owner = plan.known_flag(Fact::UserOwnsConnection) != Some(false);
    if plan.get(Fact::UserLicenses).is_none() && of_owner {
        situation.set(Fact::UserLicenses, plan.get(Fact::ConnectionOwnerLicenses).cloned());
    }
    if plan.get(Fact::ActWhat).is_none() {
        let actions = match plan.flag(&cloud_flow::EXISTS) {
            Truth::No(_) => &[Action::CallApi][..],
            _ => &[Action::StartAttendedFlow, Action::SaveAttendedFlow, Action::TurnOnAttendedFlow],
        };
        situation.set(Fact::ActWhat, Some(ChoiceSet::of(actions).into()));
    }
    situation
}

/// Whether no licence is missing: the rule that names auto-claim holds. Said here once more, because the rules weigh
/// more than all of auto-claim; a test compares both.
fn is_covered(plan: &RunPlan) -> bool {
    let owner = plan.licenses(&connection_owner::LICENSES, |held| licenses::gives(held, Right::Attended));
    owner.is_yes() || plan.flag(&environment::PAY_AS_YOU_GO).is_yes()
}

/// Whether auto-claim is offered as a way out beside what a rule found broken: where some tenant and some action of the
/// owner would make it one, and `way_out` does not say no whatever else is known. It is cheap, so that a report can ask.
#[must_use]
pub fn is_offered(rule: &Rule, plan: &RunPlan) -> bool {
    let premium = App::RpaAttended.product().map(Named::of);
    let holds_premium = |held: &Licenses| premium.and_then(|premium| products::holds(held, premium));
    rule.auto_claim == Some(Right::Attended)
        && !plan.flag(&cloud_flow::EXISTS).is_no()
        && !plan.licenses(&connection_owner::LICENSES, holds_premium).is_yes()
}

/// What is said where auto-claim is offered.
pub const MAY_HELP: &str = "Auto-claim may help: if an admin has set up a policy, the connection owner gets this licence by saving, turning on or starting the cloud flow in the portal.";

/// What of a plan matters for auto-claim. Names don't go with it.
#[must_use]
pub fn carried(plan: &RunPlan) -> RunPlan {
    let facts = [Fact::RunMode, Fact::CloudFlowExists, Fact::EnvironmentPayAsYouGo, Fact::ConnectionOwnerLicenses];
    let mut carried = RunPlan::new();
    let mut names = Names::default();
    for fact in facts {
        if let Some(mut value) = plan.get(fact).cloned() {
            names_in(&mut value, &mut |kind, name| *name = names.of(kind, name));
            carried.set(fact, Some(value));
        }
    }
    carried
}

/// The fragment of an address that opens the auto-claim page with what it needs of a plan.
#[must_use]
pub fn fragment(plan: &RunPlan) -> String {
    format!("plan={}", encode(&serde_json::to_string(&carried(plan)).unwrap_or_default()))
}
