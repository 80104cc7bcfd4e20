//! What to do so that it works, step by step, and what of it is done already.

use super::conditions::State;
use super::judge::{self, Finding};
use super::products::Named;
use super::situation::{Acts, Situation};
use super::texts::{self, Text};
use super::words::{App, Goal, Need, Role, Scope};

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
pub fn goal(situation: &Situation) -> Option<Goal> {
    if situation.set_up.goal.is_some() {
        return situation.set_up.goal;
    }
    let acts = Acts::possible(Some(situation.act.what.as_ref()?));
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
pub fn checklist(situation: &Situation, goal: Goal) -> Option<Checklist> {
    let text = texts::find_two("goal", &texts::kebab(goal.word()))?;
    let step = |id| Some(Step { text: texts::find(id)?, done: done(situation, id, goal) });
    Some(Checklist { goal, text, steps: text.entry.steps.iter().copied().filter_map(step).collect() })
}

fn done(situation: &Situation, id: &str, goal: Goal) -> Option<bool> {
    let for_goal = |app: App| match goal {
        Goal::AttendedRuns => app == App::RpaAttended,
        _ => app != App::Other,
    };
    let fits = |policy: &&super::situation::Policy| {
        let product = policy.product.as_deref().map(Named::of);
        policy.app.is_some_and(|app| {
            let own = Named::of_app(app);
            for_goal(app) && own.zip(product).and_then(|(own, product)| own.is(product)) == Some(true)
        })
    };
    let policy = situation.listed().iter().find(fits);
    let all_listed = !situation.may_have_more_policies();
    match id {
        "step-turn-on" => situation.feature.on,
        "step-add-policy" | "step-app-attended" | "step-app-flows" | "step-create" => {
            policy.map(|_| true).or(all_listed.then_some(false))
        }
        "step-keep-attended" => policy?.includes_attended(),
        "step-wait" => policy?.in_force,
        "step-licenses" => match judge::left(situation, Named::of(policy?.product.as_deref()?)) {
            Finding::Met => Some(true),
            Finding::NotMet(_) => Some(false),
            _ => None,
        },
        "step-scope" => match (situation.feature.scope?, situation.environment.managed) {
            (Scope::AllEnvironments, _) | (_, Some(true)) => Some(true),
            (Scope::ManagedOnly, Some(false)) => Some(false),
            (Scope::ManagedOnly, None) => None,
        },
        "step-turn-policy-off" => {
            let off = situation.listed().iter().all(|policy| policy.on == Some(false));
            let on = situation.listed().iter().any(|policy| policy.on == Some(true));
            if on { Some(false) } else { (off && all_listed).then_some(true) }
        }
        "step-turn-feature-off" => situation.feature.on.map(|on| !on),
        _ => None,
    }
}

/// Whether a role may set policies up, and the id of what is said about it.
#[must_use]
pub const fn may(role: Option<Role>) -> (State, &'static str) {
    match role {
        Some(Role::GlobalAdmin) => (State::Met, "role-may"),
        Some(Role::PowerPlatformAdmin) => (State::NotMet, "role-scope-only"),
        Some(_) => (State::NotMet, "role-may-not"),
        None => (State::NotKnown, "role-open"),
    }
}
