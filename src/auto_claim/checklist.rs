//! What to do so that it works, step by step, and what of it is done already.

use super::attended::includes_attended;
use super::conditions::State;
use super::facts::{acts, may_have_more_policies, policies};
use super::judge::{self, Finding};
use super::products::Named;
use super::texts::{self, Text};
use super::words::{Act, App, Goal, Need, Role, Scope};
use crate::model::{Choice, Fact, Item, RunPlan};

/// A list of steps for a goal.
#[derive(Clone, Debug)]
pub struct Checklist {
    /// What it is for.
    pub goal: Goal,
    /// What is said about the goal.
    pub text: &'static Text,
    /// The steps, in their order.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Clone, Debug)]
pub struct Step {
    /// What is said about it.
    pub text: &'static Text,
    /// Whether it is done; not known if nothing tells.
    pub done: Option<bool>,
}

/// The goal that the person named, or the one that the act makes likely. None: it has to be asked for.
#[must_use]
pub fn goal(situation: &RunPlan) -> Option<Goal> {
    let said = situation.choice();
    if said.is_some() {
        return said;
    }
    situation.get(Act::FACT)?;
    let acts = acts(situation);
    let all = |needs: &[Need]| acts.iter().all(|act| act.is_taken_by(App::RpaAttended) && needs.contains(&act.need()));
    if all(&[Need::Attended, Need::PremiumLicense]) {
        Some(Goal::AttendedRuns)
    } else if all(&[Need::PremiumFlows, Need::PerUserLicense]) {
        Some(Goal::PremiumFlows)
    } else {
        None
    }
}

/// The steps for a goal.
#[must_use]
pub fn checklist(situation: &RunPlan, goal: Goal) -> Option<Checklist> {
    let text = texts::find_two("goal", &texts::kebab(goal.word()))?;
    let step = |id| Some(Step { text: texts::find(id)?, done: done(situation, id, goal) });
    Some(Checklist { goal, text, steps: text.entry.steps.iter().copied().filter_map(step).collect() })
}

fn done(situation: &RunPlan, id: &str, goal: Goal) -> Option<bool> {
    let for_goal = |app: App| match goal {
        Goal::AttendedRuns => app == App::RpaAttended,
        _ => app != App::Other,
    };
    let fits = |policy: &&Item| {
        let product = policy.text(Fact::PoliciesProduct).map(Named::of);
        policy.choice().is_some_and(|app| {
            let own = Named::of_app(app);
            for_goal(app) && own.zip(product).and_then(|(own, product)| own.is(product)) == Some(true)
        })
    };
    let listed = policies(situation);
    let policy = listed.iter().find(fits);
    let all_listed = !may_have_more_policies(situation);
    match id {
        "step-turn-on" => situation.known_flag(Fact::FeatureOn),
        "step-add-policy" | "step-app-attended" | "step-app-flows" | "step-create" => {
            policy.map(|_| true).or(all_listed.then_some(false))
        }
        "step-keep-attended" => includes_attended(policy?),
        "step-wait" => policy?.flag(Fact::PoliciesInForce),
        "step-licenses" => match judge::left(situation, Named::of(policy?.text(Fact::PoliciesProduct)?)) {
            Finding::Met => Some(true),
            Finding::NotMet(_) => Some(false),
            _ => None,
        },
        "step-scope" => match (situation.choice()?, situation.known_flag(Fact::EnvironmentManaged)) {
            (Scope::AllEnvironments, _) | (_, Some(true)) => Some(true),
            (Scope::ManagedOnly, Some(false)) => Some(false),
            (Scope::ManagedOnly, None) => None,
        },
        "step-turn-policy-off" => {
            let off = listed.iter().all(|policy| policy.flag(Fact::PoliciesOn) == Some(false));
            let on = listed.iter().any(|policy| policy.flag(Fact::PoliciesOn) == Some(true));
            if on { Some(false) } else { (off && all_listed).then_some(true) }
        }
        "step-turn-feature-off" => situation.known_flag(Fact::FeatureOn).map(|on| !on),
        _ => None,
    }
}

/// Whether a role may set policies up, and the id of what is said about it.
#[must_use]
pub const fn may(role: Option<Role>) -> (State, &'static str) {
    match role {
        Some(Role::GlobalAdmin) => (State::Met, "role-may"),
        Some(Role::PowerPlatformAdmin | Role::Dynamics365Admin) => (State::NotMet, "role-scope-only"),
        Some(_) => (State::NotMet, "role-may-not"),
        None => (State::NotKnown, "role-open"),
    }
}
