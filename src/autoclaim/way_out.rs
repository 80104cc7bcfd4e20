//! Whether auto-claim is a way out for a run that lacks a licence.

use super::ask::Ask;
use super::attended;
use super::conditions::State;
use super::decide::decide;
use super::products::{self, Named};
use super::situation::{Acts, Situation};
use super::words::{Act, App};
use crate::catalog::licenses;
use crate::intake::privacy::{Names, Private};
use crate::model::facts::{cloud_flow, connection_owner, environment, run};
use crate::model::{Fact, Licenses, Right, RunMode, RunPlan, Truth, Value};
use crate::text::percent::encode;

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
    if is_covered(plan) {
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

/// Whether nothing lacks: `RULE` holds. Said here once more, because the rules weigh more than
/// all of auto-claim; a test compares both.
fn is_covered(plan: &RunPlan) -> bool {
    let owner = plan.licenses(&connection_owner::LICENSES, |held| licenses::gives(held, Right::Attended));
    owner.is_yes() || plan.flag(&environment::PAY_AS_YOU_GO).is_yes()
}

/// Whether auto-claim is offered as a way out beside what a rule found broken: where some tenant and some act of the
/// owner would make it one, and `way_out` does not say no whatever else is known. It is cheap, so that a report can ask.
#[must_use]
pub fn is_offered(rule: &str, plan: &RunPlan) -> bool {
    let premium = App::RpaAttended.product().map(Named::of);
    let holds_premium = |held: &Licenses| premium.and_then(|premium| products::holds(held, premium));
    rule == RULE
        && !plan.flag(&cloud_flow::EXISTS).is_no()
        && !plan.licenses(&connection_owner::LICENSES, holds_premium).is_yes()
}

/// The rule whose fault auto-claim may put right.
pub const RULE: &str = "attended-user-license";

/// What is said where auto-claim is offered.
pub const MAY_HELP: &str = "Auto-claim may be a way out: where an admin has set up a policy, the owner of the connection is given this licence by saving, turning on or starting the cloud flow in the portal.";

/// What of a plan matters for auto-claim. Names don't go with it.
#[must_use]
pub fn carried(plan: &RunPlan) -> RunPlan {
    let facts = [Fact::RunMode, Fact::CloudFlowExists, Fact::EnvironmentPayAsYouGo, Fact::ConnectionOwnerLicenses];
    let mut carried = RunPlan::new();
    let mut names = Names::default();
    for fact in facts {
        let mut value = plan.get(fact).cloned();
        if let Some(Value::Licenses(held)) = &mut value {
            for license in held.list.items.iter_mut().filter(|license| licenses::find(&license.product).is_none()) {
                license.product = names.of(Private::Product, &license.product);
            }
        }
        if value.is_some() {
            carried.set(fact, value);
        }
    }
    carried
}

/// The fragment of an address that opens the auto-claim page with what it needs of a plan.
#[must_use]
pub fn fragment(plan: &RunPlan) -> String {
    format!("plan={}", encode(&serde_json::to_string(&carried(plan)).unwrap_or_default()))
}
