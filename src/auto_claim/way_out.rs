//! Decides whether auto-claim can help a run that lacks a licence.

use super::attended;
use super::conditions::State;
use super::decide::decide;
use super::facts::sort_in_asking_order;
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
    /// Whether it helps.
    pub helps: State,
    /// The id of the text that says why.
    pub why: &'static str,
    /// The fields to ask for, if it is unknown.
    pub asks: Vec<Field>,
    /// The situation, with what follows from the run; unchanged if auto-claim can't matter.
    pub situation: RunPlan,
}

/// Whether auto-claim helps the run of this plan.
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
    let situation = situation_of_run(plan);
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
        sort_in_asking_order(&mut asks);
    }
    WayOut { helps, why, asks, situation }
}

/// Adds to a plan what its run says about the user and the action. Known facts take precedence.
///
/// The user is taken to be the connection owner, whose licences the plan knows. A run that no cloud flow starts comes
/// from the API, which claims nothing. Of any other attended run it is only known that its cloud flow has an attended
/// step, so that its owner can start, save or turn it on.
#[must_use]
pub fn situation_of_run(plan: &RunPlan) -> RunPlan {
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

/// Whether no licence is missing, that is, the rule that names auto-claim holds. Repeated here because the rules are
/// larger than all of auto-claim; a test compares both.
fn is_covered(plan: &RunPlan) -> bool {
    let owner = plan.licenses(&connection_owner::LICENSES, |held| licenses::gives(held, Right::Attended));
    owner.is_yes() || plan.flag(&environment::PAY_AS_YOU_GO).is_yes()
}

/// Whether auto-claim is offered beside a broken rule: if it could help in some tenant with some action, and `way_out`
/// doesn't exclude it. Cheap enough for every report.
#[must_use]
pub fn is_offered(rule: &Rule, plan: &RunPlan) -> bool {
    let premium = App::RpaAttended.product().map(Named::of);
    let holds_premium = |held: &Licenses| premium.and_then(|premium| products::holds(held, premium));
    rule.auto_claim == Some(Right::Attended)
        && !plan.flag(&cloud_flow::EXISTS).is_no()
        && !plan.licenses(&connection_owner::LICENSES, holds_premium).is_yes()
}

/// The text where auto-claim is offered.
pub const MAY_HELP: &str = "Auto-claim may help: if an admin has set up a policy, the connection owner gets this licence by saving, turning on or starting the cloud flow in the portal.";

/// The facts of a plan that matter for auto-claim, without names.
#[must_use]
pub fn facts_for_auto_claim(plan: &RunPlan) -> RunPlan {
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

/// The URL fragment that opens the auto-claim page with these facts.
#[must_use]
pub fn fragment(plan: &RunPlan) -> String {
    format!("plan={}", encode(&serde_json::to_string(&facts_for_auto_claim(plan)).unwrap_or_default()))
}
