//! The time line: the earliest and latest time of each event, according to the sources.

use super::decide::{Decision, Verdict};
use super::facts::{action_time, policies};
use super::judge::POLICY_DELAY;
use super::texts;
use super::words::Assigns;
use crate::model::{Fact, Field, Item, Moment, RunPlan};
use crate::store::ids::text_ids;

/// An event with its earliest and latest time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The id of its text.
    pub id: &'static str,
    /// The index of its policy.
    pub policy: Option<usize>,
    /// The earliest time; `None` if unknown.
    pub earliest: Option<Moment>,
    /// The latest time; `None` if no source gives one, or if what it counts from is unknown.
    pub latest: Option<Moment>,
}

/// The longest time until a security group assigns the licence, in minutes. Source: the Power Apps auto-claim page of
/// 2025-02-21, “Support for group-based license assignment”.
pub const GROUP_DELAY: i64 = 24 * 60;

/// The events after a claim, in display order.
const AFTER_A_CLAIM: [&str; 8] = [
    text_ids::TIME_RIGHTS,
    text_ids::TIME_PORTAL,
    text_ids::TIME_RISK_LIST,
    text_ids::TIME_BANNER,
    text_ids::TIME_REPORT_1,
    text_ids::TIME_REPORT_7,
    text_ids::TIME_REPORT_30,
    text_ids::TIME_REPORT_90,
];

/// The time line of a situation. If nothing is claimed, it ends with the action.
#[must_use]
pub fn time_line(situation: &RunPlan, decision: &Decision) -> Vec<Event> {
    let mut events = vec![];
    let actions = action_time(situation);
    for (at, policy) in policies(situation).iter().enumerate() {
        let (earliest, latest) = in_force(policy, actions);
        let policy_at = Some(at);
        let created = policy.moment(Fact::PoliciesCreated);
        events.push(Event { id: text_ids::TIME_POLICY_CREATED, policy: policy_at, earliest: created, latest: created });
        events.push(Event { id: text_ids::TIME_POLICY_IN_FORCE, policy: policy_at, earliest, latest });
    }
    events.push(Event { id: text_ids::TIME_ACT, policy: None, earliest: actions, latest: actions });
    if decision.candidates.is_empty() {
        return events;
    }
    let (earliest, mut latest) = claimed(situation, decision);
    let by_group = is_by_group(situation, decision);
    if by_group {
        latest = latest.map(|latest| latest.plus_minutes(GROUP_DELAY));
    }
    events.push(Event {
        id: if by_group { text_ids::TIME_GROUP } else { text_ids::TIME_CLAIMED },
        policy: None,
        earliest,
        latest,
    });
    for id in AFTER_A_CLAIM {
        let text = texts::find(id).map(|text| text.entry);
        let after = |moment: Option<Moment>, minutes: Option<u32>| Some(moment?.plus_minutes(minutes?.into()));
        let (least, most) = (text.and_then(|text| text.least), text.and_then(|text| text.most));
        events.push(Event { id, policy: None, earliest: after(earliest, least), latest: after(latest, most) });
    }
    events
}

/// When a policy takes effect. Whether it was in effect when the user acted narrows the range.
fn in_force(policy: &Item, actions: Option<Moment>) -> (Option<Moment>, Option<Moment>) {
    let Some(created) = policy.moment(Fact::PoliciesCreated) else { return (None, None) };
    let latest = created.plus_minutes(POLICY_DELAY);
    let between =
        actions.filter(|actions| actions.clock() == created.clock() && created <= *actions && *actions <= latest);
    match (policy.flag(Fact::PoliciesInForce), between) {
        (Some(true), Some(actions)) => (Some(created), Some(actions)),
        (Some(false), Some(actions)) => (Some(actions), Some(latest)),
        _ => (Some(created), Some(latest)),
    }
}

/// Whether a policy that may claim adds the user to a security group. An unknown one is taken to assign directly, the
/// documented default.
#[must_use]
pub fn is_by_group(situation: &RunPlan, decision: &Decision) -> bool {
    let policy = |at: Option<usize>| policies(situation).get(at?);
    let mut how = decision.candidates.iter().filter_map(|candidate| policy(candidate.policy)?.choice::<Assigns>());
    how.any(|how| how == Assigns::Group)
}

/// When the licence is assigned, if it is. If a policy may not be in effect yet: at the latest when the action is
/// repeated as soon as it certainly is.
fn claimed(situation: &RunPlan, decision: &Decision) -> (Option<Moment>, Option<Moment>) {
    let Some(actions) = action_time(situation) else { return (None, None) };
    if decision.verdict == Verdict::Claimed {
        return (Some(actions), Some(actions));
    }
    let mut latest = Some(actions);
    for candidate in &decision.candidates {
        let surely = match candidate.policy {
            Some(at) if candidate.open.iter().any(|open| open.field == Field::of_item(Fact::PoliciesInForce, at)) => {
                let created = policies(situation).get(at).and_then(|policy| policy.moment(Fact::PoliciesCreated));
                created.filter(|created| created.clock() == actions.clock()).map(|made| made.plus_minutes(POLICY_DELAY))
            }
            Some(_) => Some(actions),
            None => None,
        };
        latest = latest.zip(surely).map(|(one, other)| one.max(other));
    }
    (Some(actions), latest)
}
