//! The conditions by subject, in asking order: each subject with its state, for a list in which the facts are edited.
//!
//! A condition of a policy is met or not for each policy. The list shows one policy: the one that assigns the licence,
//! else the one that is closest to it.

use super::conditions::{self, Condition, State};
use super::decide::{Decision, Verdict, decide};
use super::facts::{may_have_more_policies, policies, run};
use super::judge::{self, Finding};
use super::products::Named;
use super::reasons::Reason;
use super::way_out::way_out;
use super::words::App;
use crate::model::{Fact, RunPlan};
use crate::store::ids::{condition_ids, reason_ids};

/// What a condition is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// What the user does.
    Action,
    /// The version and edition of Power Automate for desktop.
    DesktopApp,
    /// The licences that the user holds.
    User,
    /// The environment and the policy scope.
    Environment,
    /// The feature as a whole.
    Feature,
    /// The policies.
    Policies,
    /// The licences that are left.
    Licenses,
    /// The run that was carried over.
    Run,
}

impl Subject {
    /// All subjects in asking order.
    pub const ALL: [Self; 8] = [
        Self::Action,
        Self::DesktopApp,
        Self::User,
        Self::Environment,
        Self::Feature,
        Self::Policies,
        Self::Licenses,
        Self::Run,
    ];

    /// The condition as a sentence.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Action => "Auto-claim supports the action",
            Self::DesktopApp => "Power Automate for desktop is supported",
            Self::User => "The user doesn’t have the licence yet",
            Self::Environment => "The policy scope covers the environment",
            Self::Feature => "The auto-claim feature is on",
            Self::Policies => "A policy fits and is in effect",
            Self::Licenses => "A licence is left",
            Self::Run => "Auto-claim helps the run",
        }
    }

    /// The subject of a fact. Facts of a run are the run's.
    #[must_use]
    pub fn of_fact(fact: Fact) -> Self {
        match (fact, fact.path().0) {
            (Fact::ActPadVersion | Fact::ActPadEdition, _) => Self::DesktopApp,
            (Fact::EnvironmentManaged, _) => Self::Environment,
            (Fact::UserLicenses, _) => Self::User,
            (_, "act") => Self::Action,
            (_, "feature") if fact == Fact::FeatureScope => Self::Environment,
            (_, "feature") => Self::Feature,
            (_, subject) if subject.starts_with("policies") => Self::Policies,
            (_, "tenant") => Self::Licenses,
            _ => Self::Run,
        }
    }

    /// The subject of a condition, by its id.
    #[must_use]
    pub fn of_condition(id: &str) -> Self {
        match id {
            condition_ids::ACT_COUNTS => Self::Action,
            condition_ids::CLIENT_VERSION | condition_ids::CLIENT_EDITION => Self::DesktopApp,
            condition_ids::NOT_ENTITLED | condition_ids::NOT_ASSIGNED => Self::User,
            condition_ids::ENVIRONMENT => Self::Environment,
            condition_ids::FEATURE_ON => Self::Feature,
            condition_ids::LICENSE_LEFT => Self::Licenses,
            _ => Self::Policies,
        }
    }

    /// The subject of a reason, by its id.
    #[must_use]
    pub fn of_reason(id: &str) -> Self {
        match id {
            reason_ids::API_CALL | reason_ids::NO_TRIGGER => Self::Action,
            reason_ids::CLIENT_TOO_OLD | reason_ids::STORE_EDITION => Self::DesktopApp,
            reason_ids::ALREADY_ENTITLED | reason_ids::PART_SWITCHED_OFF => Self::User,
            reason_ids::MANAGED_ONLY | reason_ids::STANDARD_FLOW => Self::Environment,
            reason_ids::FEATURE_OFF => Self::Feature,
            reason_ids::NO_LICENSE_LEFT => Self::Licenses,
            _ => Self::Policies,
        }
    }
}

/// A subject and whether its conditions are met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The subject.
    pub subject: Subject,
    /// Its state. It agrees with the verdict: all are met if a licence is claimed, at least one is not met if none is,
    /// and none is not met while that is open.
    pub state: State,
}

/// The steps of a plan. Power Automate for desktop and the run are left out if they don't matter.
#[must_use]
pub fn steps(plan: &RunPlan) -> Vec<Step> {
    let way_out = (!run(plan).is_empty()).then(|| way_out(plan));
    let situation = way_out.as_ref().map_or(plan, |way_out| &way_out.situation);
    let decision = decide(situation);
    let general = conditions::general(situation, &decision.actions);
    let shown = shown_policy(situation, &decision);
    let counted = counted_reasons(&decision, shown.as_ref().map(|(at, _)| *at));
    let of_policy = shown.map_or_else(|| unlisted(situation, &decision), |(_, conditions)| conditions);
    let state = |subject: Subject| {
        let own = general.iter().chain(&of_policy).filter(|one| Subject::of_condition(one.id) == subject);
        let found = own.map(|one| one.state).max_by_key(|state| rank(*state))?;
        Some(match decision.verdict {
            Verdict::Claimed => State::Met,
            Verdict::DependsOn if decision.asks.first().is_some_and(|ask| Subject::of_fact(ask.fact) == subject) => {
                State::NotKnown
            }
            Verdict::DependsOn if found == State::NotMet => State::NotKnown,
            Verdict::NotClaimed if counted.contains(&subject) => State::NotMet,
            _ => found,
        })
    };
    let step = |subject: Subject| {
        let state = match subject {
            Subject::Run => way_out.as_ref().map(|way_out| way_out.helps),
            _ => state(subject),
        };
        Some(Step { subject, state: state? })
    };
    Subject::ALL.into_iter().filter_map(step).collect()
}

/// How far a state is from met.
const fn rank(state: State) -> u8 {
    match state {
        State::Met => 0,
        State::NotKnown => 1,
        State::NotMet => 2,
    }
}

/// The listed policy that assigns the licence or is closest to it; `None` if one that isn't listed is closer.
fn shown_policy(situation: &RunPlan, decision: &Decision) -> Option<(usize, Vec<Condition>)> {
    let far = |verdict: Verdict, conditions: &[Condition]| {
        let of_verdict = match verdict {
            Verdict::Claimed => 0,
            Verdict::DependsOn => 1,
            Verdict::NotClaimed => 2,
        };
        let worst = conditions.iter().map(|one| rank(one.state)).max().unwrap_or_default();
        let failed = conditions.iter().filter(|one| one.state == State::NotMet).count();
        (of_verdict, worst, failed)
    };
    let listed = policies(situation).iter().zip(&decision.policies).enumerate().map(|(at, (policy, verdict))| {
        let conditions = conditions::of_policy(situation, at, policy, &decision.actions);
        (far(*verdict, &conditions), at, conditions)
    });
    let (distance, at, conditions) = listed.min_by_key(|(distance, ..)| *distance)?;
    let is_closest =
        !may_have_more_policies(situation) || distance <= far(decision.verdict, &unlisted(situation, decision));
    is_closest.then_some((at, conditions))
}

/// The conditions of a policy that isn't listed, or of none.
fn unlisted(situation: &RunPlan, decision: &Decision) -> Vec<Condition> {
    let policy = if may_have_more_policies(situation) { State::NotKnown } else { State::NotMet };
    let apps = App::POWER_AUTOMATE.into_iter();
    let triggered = apps.filter(|app| decision.actions.iter().any(|action| action.triggers_policy_for(*app)));
    let left = triggered.filter_map(Named::of_app).map(|product| match judge::left(situation, product) {
        Finding::Met | Finding::Doubtful(_) => State::Met,
        Finding::NotMet(_) => State::NotMet,
        Finding::Open(_) | Finding::Either(..) => State::NotKnown,
    });
    let left = left.min_by_key(|state| rank(*state)).unwrap_or(State::NotKnown);
    let condition = |id, state| Condition { id, state, reason: None, ask: None };
    vec![condition(condition_ids::POLICY_TAKES_IT, policy), condition(condition_ids::LICENSE_LEFT, left)]
}

/// The subjects of the reasons why nothing is claimed: those for every policy and for the one that is shown, else the
/// first one.
fn counted_reasons(decision: &Decision, shown: Option<usize>) -> Vec<Subject> {
    let of = |reason: &Reason| Subject::of_reason(reason.id);
    let is_shown = |reason: &&Reason| reason.policy.is_none() || reason.policy == shown;
    let mut counted: Vec<Subject> = decision.reasons_that_count().filter(is_shown).map(of).collect();
    if counted.is_empty() {
        counted.extend(decision.reasons_that_count().next().map(of));
    }
    counted
}
