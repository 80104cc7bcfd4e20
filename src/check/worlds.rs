//! Worlds: a plan with the usual values of what nobody stated, one for each run mode that is still possible.
//!
//! All rules are judged in the same worlds, so that presumed findings never contradict each other.

use crate::catalog::rule::Rule;
use crate::catalog::usual;
use crate::model::{ChoiceSet, Fact, FactSet, Knowledge, RunMode, RunPlan, Standing, Value};

/// A plan in one run mode, as stated and as presumed.
#[derive(Clone, Debug)]
pub(super) struct World {
    /// The run mode.
    pub(super) mode: RunMode,
    /// What is stated, with this run mode and what follows for certain.
    pub(super) stated: RunPlan,
    /// The same with the usual values of what nobody stated.
    pub(super) usual: RunPlan,
    /// The facts whose usual value was filled in.
    pub(super) filled: FactSet,
}

/// The worlds of a plan: a local run is one of them only if somebody said so, took the run mode back, or disputes it.
#[must_use]
pub(super) fn worlds(knowledge: &Knowledge, plan: &RunPlan) -> Vec<World> {
    worlds_where(plan, |fact| knowledge.standing(fact) == Standing::NotKnown)
}

/// The worlds of a plan; `may_presume` says of which facts the usual value may be filled in.
pub(super) fn worlds_where(plan: &RunPlan, may_presume: impl Fn(Fact) -> bool) -> Vec<World> {
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
        World { mode: *mode, stated, usual, filled }
    };
    RunMode::ALL.iter().filter(is_possible).map(world).collect()
}

/// The plan with what follows for certain from what is stated: only an Enterprise edition can be multi-session.
fn with_what_follows(plan: &RunPlan) -> RunPlan {
    let mut certain = plan.clone();
    let editions = Fact::MachineOsEdition.words();
    let others = ChoiceSet::from_words(editions, ["home", "pro", "education"]);
    if let (Some(others), None) = (others, plan.get(Fact::MachineOsMultiSession))
        && plan.within(Fact::MachineOsEdition, others).is_yes()
    {
        certain.set(Fact::MachineOsMultiSession, Some(false.into()));
    }
    certain
}

impl World {
    /// False for what nobody can find out of such a run: the inside of the machines of a hosted group.
    #[must_use]
    pub(super) fn can_be_found_out(&self, fact: Fact) -> bool {
        fact.targets().is_none_or(|targets| !self.stated.within(Fact::TargetType, targets).is_no())
    }

    /// True if the fault is there, the rule concerns the run, and no exception is met, met half way, or more than open.
    #[must_use]
    pub(super) fn fires(&self, rule: &Rule, plan: &RunPlan) -> bool {
        rule.applies(plan).is_yes() && rule.fault(&self.stated).is_yes() && !is_saved_or_suspect(rule, plan)
    }

    /// The facts of the rule whose usual value is filled in, and only those that a fault rests on.
    #[must_use]
    pub(super) fn least_presumed(&self, rule: &Rule) -> (FactSet, RunPlan) {
        let mut plan = self.stated.clone();
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

/// True if an exception saves the run, or part of one is known to hold, so that nobody may presume the rest away.
pub(super) fn is_saved_or_suspect(rule: &Rule, plan: &RunPlan) -> bool {
    let scope = rule.scope();
    rule.unless
        .iter()
        .filter(|exception| exception.concerns(plan))
        .any(|exception| exception.holds(plan).is_yes() || exception.is_half_met(plan, scope))
}
