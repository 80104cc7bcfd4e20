//! Worlds: a plan in each run mode that is still possible, with the usual values of unknown facts.
//!
//! All rules are evaluated in the same worlds, so presumed findings never contradict each other.

use crate::catalog::condition::{Asked, Weighed};
use crate::catalog::rule::Rule;
use crate::catalog::{rules, usual};
use crate::model::{ChoiceSet, Fact, FactSet, FactStatus, Knowledge, RunMode, RunPlan, Value};
use std::sync::LazyLock;

/// A plan in one run mode, as stated and as presumed.
#[derive(Clone, Debug)]
pub(super) struct World {
    /// The run mode.
    pub(super) mode: RunMode,
    /// The stated facts, with this run mode and what is certain to follow.
    pub(super) stated: Weighed,
    /// The same with the usual values of unknown facts.
    pub(super) usual: Weighed,
    /// The facts whose usual value was filled in.
    pub(super) filled: FactSet,
}

/// The worlds of a plan. A local run is included only if the user stated it, set the run mode to unknown, or it is
/// disputed.
#[must_use]
pub(super) fn worlds(knowledge: &Knowledge, plan: &RunPlan) -> Vec<World> {
    worlds_where(plan, &|fact| knowledge.status(fact) == FactStatus::NotKnown, rules::weighed)
}

/// The worlds of a plan. `may_presume` says for which facts the usual value may be used, `weighed` adds a cache or none.
pub(super) fn worlds_where(
    plan: &RunPlan,
    may_presume: &dyn Fn(Fact) -> bool,
    weighed: fn(RunPlan) -> Weighed,
) -> Vec<World> {
    let certain = with_what_follows(plan);
    let mut usual_plan = certain.clone();
    let mut filled = FactSet::EMPTY;
    for usual in usual::all() {
        if certain.get(usual.fact).is_none() && may_presume(usual.fact) {
            usual_plan.set(usual.fact, Some(usual.value.clone()));
            filled = filled.union(FactSet::of(usual.fact));
        }
    }
    let possible = match usual_plan.get(Fact::RunMode) {
        Some(Value::Choice(words)) => *words,
        _ => ChoiceSet::of(RunMode::ALL),
    };
    let is_possible = |mode: &&RunMode| ChoiceSet::of(&[**mode]).is_within(possible);
    let world = |mode: &RunMode| {
        let (mut stated, mut usual) = (certain.clone(), usual_plan.clone());
        stated.set(Fact::RunMode, Some((*mode).into()));
        usual.set(Fact::RunMode, Some((*mode).into()));
        World { mode: *mode, stated: weighed(stated), usual: weighed(usual), filled }
    };
    RunMode::ALL.iter().filter(is_possible).map(world).collect()
}

/// The editions of Windows that can't be multi-session.
static OTHER_EDITIONS: LazyLock<Option<ChoiceSet>> =
    LazyLock::new(|| ChoiceSet::from_words(Fact::MachineOsEdition.words(), ["home", "pro", "education"]));

/// Adds what is certain to follow from the stated facts: only an Enterprise edition can be multi-session.
fn with_what_follows(plan: &RunPlan) -> RunPlan {
    let mut certain = plan.clone();
    if let (None, Some(others)) = (plan.get(Fact::MachineOsMultiSession), *OTHER_EDITIONS)
        && plan.within(Fact::MachineOsEdition, others).is_yes()
    {
        certain.set(Fact::MachineOsMultiSession, Some(false.into()));
    }
    certain
}

impl World {
    /// False for what nobody can find out about such a run: the inside of a hosted group's machines.
    #[must_use]
    pub(super) fn can_be_found_out(&self, fact: Fact) -> bool {
        fact.targets().is_none_or(|targets| !self.stated.within(Fact::TargetType, targets).is_no())
    }

    /// True if the fault is there, the rule applies, and no exception holds or is partly met.
    #[must_use]
    pub(super) fn fires(&self, rule: &Rule, plan: &dyn Asked) -> bool {
        rule.applies(plan).is_yes() && rule.fault(&self.stated).is_yes() && !is_saved_or_suspect(rule, plan)
    }

    /// The presumed facts that a fault of the rule needs, as few as possible, and the plan with only these.
    #[must_use]
    pub(super) fn least_presumed(&self, rule: &Rule) -> (FactSet, RunPlan) {
        let mut plan = self.stated.plan().clone();
        let wanted = rule.asks.iter().copied().filter(|fact| self.filled.contains(*fact) && *fact != Fact::RunMode);
        let mut needed: Vec<Fact> = wanted.collect();
        for fact in &needed {
            plan.set(*fact, self.usual.get(*fact).cloned());
        }
        needed.retain(|fact| {
            let value = plan.set(*fact, None);
            let is_needed = !self.fires(rule, &plan);
            if is_needed {
                plan.set(*fact, value);
            }
            is_needed
        });
        (needed.into_iter().collect(), plan)
    }
}

/// True if an exception holds, or part of one is known to hold, so that it can't be presumed not to.
pub(super) fn is_saved_or_suspect(rule: &Rule, plan: &dyn Asked) -> bool {
    let scope = rule.scope();
    rule.unless
        .iter()
        .filter(|exception| exception.concerns(plan.plan()))
        .any(|exception| exception.holds(plan).is_yes() || exception.is_partly_met(plan, scope))
}
