//! The facts that auto-claim's decision reads, each with the type of its value.

use super::words::Action;
use crate::model::{Choice, Concerns, Fact, Field, Item, Licenses, Moment, OpenList, RunPlan, Seats, Value};

/// The subjects in form order, which is also the asking order: action and user first, facts about a run last.
const ORDER: [&str; 6] = ["act", "user", "environment", "feature", "policies", "tenant"];

/// The rank of a subject in the form. Subjects of a run come last.
#[must_use]
pub fn place_in_form(subject: &str) -> usize {
    ORDER.iter().position(|known| *known == subject).unwrap_or(ORDER.len())
}

/// Sorts open fields in asking order and removes duplicates.
pub(super) fn sort_in_asking_order(asks: &mut Vec<Field>) {
    asks.sort_unstable_by_key(|field| (place_in_form(field.fact.path().0), *field));
    asks.dedup();
}

/// The actions that are still possible.
#[must_use]
pub fn actions(situation: &RunPlan) -> Vec<Action> {
    situation.get(Action::FACT).map_or_else(|| Action::ALL.to_vec(), Value::possible)
}

/// The listed policies.
#[must_use]
pub fn policies(situation: &RunPlan) -> &[Item] {
    &situation.items(Fact::Policies).items
}

/// Whether there may be policies that are not listed.
#[must_use]
pub fn may_have_more_policies(situation: &RunPlan) -> bool {
    !situation.items(Fact::Policies).complete
}

/// The licences that the user holds, if known.
#[must_use]
pub fn held(situation: &RunPlan) -> Option<&Licenses> {
    match situation.get(Fact::UserLicenses)? {
        Value::Licenses(held) => Some(held),
        _ => None,
    }
}

/// The tenant's remaining licences, if known.
#[must_use]
pub fn seats(situation: &RunPlan) -> Option<&OpenList<Seats>> {
    match situation.get(Fact::TenantLicenses)? {
        Value::Seats(list) => Some(list),
        _ => None,
    }
}

/// When the user acts, if known.
#[must_use]
pub fn action_time(situation: &RunPlan) -> Option<Moment> {
    match situation.get(Fact::ActAt)? {
        Value::Moment(moment) => Some(*moment),
        _ => None,
    }
}

/// The known facts about a run; empty if there is none.
#[must_use]
pub fn run(situation: &RunPlan) -> RunPlan {
    let mut run = RunPlan::new();
    for (fact, value) in situation.iter().filter(|(fact, _)| fact.info().concerns == Concerns::Run) {
        run.set(fact, Some(value.clone()));
    }
    run
}
