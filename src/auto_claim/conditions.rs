//! The state of each condition over all possible actions, for display.

use super::judge::{self, Finding};
use super::words::{Action, App};
use crate::model::{Fact, Field, Item, RunPlan};
use crate::store::ids::condition_ids;
use serde::Serialize;

/// The state of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(rename = "ClaimState"))]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// It is met.
    Met,
    /// It is not met.
    NotMet,
    /// Not known yet.
    NotKnown,
}

impl State {
    /// The state for a known or unknown truth.
    #[must_use]
    pub const fn of(known: Option<bool>) -> Self {
        match known {
            Some(true) => Self::Met,
            Some(false) => Self::NotMet,
            None => Self::NotKnown,
        }
    }
}

/// A condition and its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Its id.
    pub id: &'static str,
    /// Its state.
    pub state: State,
    /// Why it is not met: the id of the reason.
    pub reason: Option<&'static str>,
    /// The field to ask for, if it is unknown.
    pub ask: Option<Field>,
}

impl Condition {
    /// The state of a condition over all cases.
    fn over(id: &'static str, cases: &[Finding]) -> Self {
        let reason = cases.iter().find_map(|case| match case {
            Finding::NotMet(reason) => Some(*reason),
            _ => None,
        });
        let open = cases.iter().find_map(|case| match case {
            Finding::Open(open) | Finding::Either(open, _) => Some(open.field),
            _ => None,
        });
        let is_met = |case: &Finding| matches!(case, Finding::Met | Finding::Doubtful(_));
        if cases.iter().all(is_met) {
            Self { id, state: State::Met, reason: None, ask: None }
        } else if cases.iter().all(|case| matches!(case, Finding::NotMet(_))) {
            Self { id, state: State::NotMet, reason, ask: None }
        } else {
            Self { id, state: State::NotKnown, reason: None, ask: Some(open.unwrap_or(Fact::ActWhat.into())) }
        }
    }
}

/// Groups the findings of all cases by condition.
fn over<'a, const N: usize>(cases: &[[(&'static str, Finding<'a>); N]]) -> Vec<Condition> {
    let Some(first) = cases.first() else { return vec![] };
    let condition = |at: usize, id| {
        let findings: Vec<Finding> = cases.iter().filter_map(|case| Some(case.get(at)?.1)).collect();
        Condition::over(id, &findings)
    };
    first.iter().enumerate().map(|(at, (id, _))| condition(at, id)).collect()
}

/// The conditions on Power Automate for desktop.
const OF_CLIENT: [&str; 2] = [condition_ids::CLIENT_VERSION, condition_ids::CLIENT_EDITION];

/// The conditions that are not about one policy. Those about Power Automate for desktop are left out if they don't
/// matter.
#[must_use]
pub fn general(situation: &RunPlan, actions: &[Action]) -> Vec<Condition> {
    let cases: Vec<_> = actions.iter().map(|action| judge::general(situation, *action)).collect();
    let desktop = actions.iter().any(|action| action.is_in_desktop_app());
    over(&cases).into_iter().filter(|condition| desktop || !OF_CLIENT.contains(&condition.id)).collect()
}

/// The conditions of one policy. Of its products, only the closest to being met.
#[must_use]
pub fn of_policy(situation: &RunPlan, at: usize, policy: &Item, actions: &[Action]) -> Vec<Condition> {
    let mut cases = vec![];
    let mut products = vec![];
    for action in actions {
        for app in judge::apps(policy) {
            cases.push(judge::of_policy(situation, at, policy, app, *action));
            products.extend(nearest(situation, at, policy, app, *action));
        }
    }
    let mut conditions = over(&cases);
    conditions.extend(over(&products));
    conditions
}

fn nearest<'a>(
    situation: &'a RunPlan,
    at: usize,
    policy: &'a Item,
    app: App,
    action: Action,
) -> Option<[(&'static str, Finding<'a>); 3]> {
    let far = |findings: &[(&str, Finding); 3]| {
        let rank = |finding: Finding| match finding {
            Finding::Met | Finding::Doubtful(_) => 0,
            Finding::Open(_) | Finding::Either(..) => 1,
            Finding::NotMet(_) => 2,
        };
        findings.iter().map(|(_, finding)| rank(*finding)).max()
    };
    let slots = judge::slots(at, policy, app).into_iter();
    slots.map(|slot| judge::of_product(situation, at, slot, app, action.need())).min_by_key(far)
}
