//! When to repeat the action, if a policy may not be in effect yet.

use super::decide::Decision;
use super::facts::{action_time, policies};
use super::judge::POLICY_DELAY;
use super::reasons::Reason;
use crate::model::{Fact, Field, Moment, RunPlan};
use crate::store::ids::reason_ids;

/// When a policy is certainly in effect, so that the action can be repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Advice {
    /// The index of the policy.
    pub policy: usize,
    /// The latest time from which the policy is in effect; `None` if its creation time is unknown.
    pub works_from: Option<Moment>,
    /// When the user acts, if known.
    action_time: Option<Moment>,
}

/// The advice for each policy that may not be in effect yet, or wasn't when the user acted.
#[must_use]
pub fn advice(situation: &RunPlan, decision: &Decision) -> Vec<Advice> {
    let action_time = action_time(situation);
    let is_young = |at: usize| {
        let field = Field::of_item(Fact::PoliciesInForce, at);
        let open = decision.candidates.iter().any(|one| one.open.iter().any(|open| open.field == field));
        let failed = |id| decision.reasons.contains(&Reason { id, policy: Some(at) });
        open || failed(reason_ids::POLICY_TOO_YOUNG) || failed(reason_ids::POLICY_CREATED_LATER)
    };
    let one = |at: usize| {
        let created = policies(situation).get(at).and_then(|policy| policy.moment(Fact::PoliciesCreated));
        Advice { policy: at, works_from: created.map(|created| created.plus_minutes(POLICY_DELAY)), action_time }
    };
    (0..policies(situation).len()).filter(|at| is_young(*at)).map(one).collect()
}

impl Advice {
    /// The advice as a sentence. Shows only the time if it is on the day of the action.
    #[must_use]
    pub fn text(self) -> String {
        let Some(from) = self.works_from else {
            return "A new policy can take up to two hours to take effect. Try again two hours after the policy was created."
                .to_owned();
        };
        let text = from.text();
        let day = |text: &str| text.split_once('T').map(|(day, _)| day.to_owned());
        let same_day = self.action_time.is_some_and(|at| day(&at.text()).is_some_and(|on| Some(on) == day(&text)));
        let when = match text.split_once('T') {
            Some((_, time)) if same_day => time.to_owned(),
            _ => text.replacen('T', " ", 1),
        };
        format!("Up to two hours after creation: try again after {when}.")
    }
}
