//! The set-up steps for a goal, and which of them are done.

use super::attended::includes_attended;
use super::conditions::State;
use super::facts::{actions, may_have_more_policies, policies};
use super::judge::{self, Finding};
use super::products::Named;
use super::texts::{self, Text};
use super::words::{Action, App, Goal, Need, Role, Scope};
use crate::model::{Choice, Fact, FactValues, Field, Item, RunPlan};
use crate::store::ids::text_ids;

/// The steps for a goal.
#[derive(Clone, Debug)]
pub struct Checklist {
    /// The goal.
    pub goal: Goal,
    /// The goal's text.
    pub text: &'static Text,
    /// The steps, in order.
    pub steps: Vec<Step>,
}

/// A set-up step.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its text.
    pub text: &'static Text,
    /// The facts that it changes; empty if it only looks something up or is about one policy.
    pub makes: FactValues,
    /// Whether it is done; `None` if unknown.
    pub done: Option<bool>,
}

/// The set-up advice for an administrator.
#[derive(Clone, Debug)]
pub struct SetUp {
    /// The administrator's goal, if known.
    pub goal: Option<Goal>,
    /// The steps for the goal.
    pub list: Option<Checklist>,
    /// Whether the administrator may set up policies.
    pub may: State,
    /// The id of the text about the administrator's role.
    pub role: &'static str,
    /// The fields to ask for.
    pub asks: Vec<Field>,
}

/// The set-up advice for a situation.
#[must_use]
pub fn set_up(situation: &RunPlan) -> SetUp {
    let goal = goal(situation);
    let role: Option<Role> = situation.choice();
    let (may, text) = may(role);
    let asks = [goal.is_none().then_some(Fact::SetUpGoal), role.is_none().then_some(Fact::SetUpRole)];
    SetUp {
        goal,
        list: goal.and_then(|goal| checklist(situation, goal)),
        may,
        role: text,
        asks: asks.into_iter().flatten().map(Field::from).collect(),
    }
}

/// The goal that was named, or that the action makes likely. `None`: it has to be asked for.
#[must_use]
pub fn goal(situation: &RunPlan) -> Option<Goal> {
    let said = situation.choice();
    if said.is_some() {
        return said;
    }
    situation.get(Action::FACT)?;
    let actions = actions(situation);
    let all = |needs: &[Need]| {
        actions.iter().all(|action| action.triggers_policy_for(App::RpaAttended) && needs.contains(&action.need()))
    };
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
    let step = |id| {
        let text = texts::find(id)?;
        let makes = FactValues::of(&text.entry.makes);
        Some(Step { text, makes, done: done(situation, id, goal, makes) })
    };
    Some(Checklist { goal, text, steps: text.entry.steps.iter().copied().filter_map(step).collect() })
}

/// Whether everything that a step changes already has that value; `None` if some of it is open.
fn made(situation: &RunPlan, makes: FactValues) -> Option<bool> {
    let so: Vec<Option<bool>> =
        makes.iter().map(|(fact, value)| situation.get(fact).map(|known| *known == value)).collect();
    if so.is_empty() || so.contains(&None) { None } else { Some(!so.contains(&Some(false))) }
}

/// Whether a step is done: by the facts it changes, or by the policies it is about.
fn done(situation: &RunPlan, id: &str, goal: Goal, makes: FactValues) -> Option<bool> {
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
        text_ids::STEP_ADD_POLICY | text_ids::STEP_APP_ATTENDED | text_ids::STEP_APP_FLOWS | text_ids::STEP_CREATE => {
            policy.map(|_| true).or(all_listed.then_some(false))
        }
        text_ids::STEP_KEEP_ATTENDED => includes_attended(policy?),
        text_ids::STEP_WAIT => policy?.flag(Fact::PoliciesInForce),
        text_ids::STEP_LICENSES => match judge::left(situation, Named::of(policy?.text(Fact::PoliciesProduct)?)) {
            Finding::Met => Some(true),
            Finding::NotMet(_) => Some(false),
            _ => None,
        },
        text_ids::STEP_SCOPE => match (situation.choice()?, situation.known_flag(Fact::EnvironmentManaged)) {
            (Scope::AllEnvironments, _) | (_, Some(true)) => Some(true),
            (Scope::ManagedOnly, Some(false)) => Some(false),
            (Scope::ManagedOnly, None) => None,
        },
        text_ids::STEP_TURN_POLICY_OFF => {
            let off = listed.iter().all(|policy| policy.flag(Fact::PoliciesOn) == Some(false));
            let on = listed.iter().any(|policy| policy.flag(Fact::PoliciesOn) == Some(true));
            if on { Some(false) } else { (off && all_listed).then_some(true) }
        }
        _ => made(situation, makes),
    }
}

/// Whether a role may set up policies, and the id of the text about it.
#[must_use]
pub const fn may(role: Option<Role>) -> (State, &'static str) {
    match role {
        Some(Role::GlobalAdmin) => (State::Met, text_ids::ROLE_MAY),
        Some(Role::PowerPlatformAdmin | Role::Dynamics365Admin) => (State::NotMet, text_ids::ROLE_SCOPE_ONLY),
        Some(_) => (State::NotMet, text_ids::ROLE_MAY_NOT),
        None => (State::NotKnown, text_ids::ROLE_OPEN),
    }
}
