//! Evaluates single rules on a plan in all of its worlds. Used to search for fixes, which change the plan again and
//! again.

use super::strength::{Class, class};
use super::worlds::{World, worlds_where};
use crate::catalog::condition::Weighed;
use crate::catalog::rule::{Outcome, Rule};
use crate::model::{Fact, FactSet, RunPlan};

/// A plan with its worlds.
#[derive(Debug)]
pub struct Cases {
    worlds: Vec<World>,
}

/// The facts that worlds are made from.
const MADE_FROM: FactSet = FactSet::of_all(&[Fact::RunMode, Fact::MachineOsEdition, Fact::MachineOsMultiSession]);

impl Cases {
    /// The worlds of a plan. Facts in `open` are never presumed: the user set them to unknown, or sources disagree.
    #[must_use]
    pub fn of(plan: &RunPlan, open: FactSet) -> Self {
        Self { worlds: worlds_where(plan, &|fact| !open.contains(fact), Weighed::uncached) }
    }

    /// The worlds of a plan, as far as one rule reads them.
    #[must_use]
    pub fn of_rule(plan: &RunPlan, open: FactSet, rule: &Rule) -> Self {
        let facts = rule.reads().union(MADE_FROM);
        let may_presume = |fact| facts.contains(fact) && !open.contains(fact);
        Self { worlds: worlds_where(plan, &may_presume, Weighed::uncached) }
    }

    /// True if, in at least one run mode, the rule has a fault that counts for the verdict.
    #[must_use]
    pub fn is_faulty(&self, rule: &Rule) -> bool {
        let weighs = |world: &World| match class(rule, world, rule.outcome(&world.stated)) {
            Class::Fired { .. } => true,
            Class::Conditional { counts, .. } => counts,
            Class::Silent | Class::Settled(_) | Class::Open { .. } => false,
        };
        self.worlds.iter().any(|world| has_fault(rule, world) && weighs(world))
    }

    /// The open facts that decide whether a known fault of the rule matters; empty if it is decided.
    #[must_use]
    pub fn deciding_facts(&self, rule: &Rule) -> FactSet {
        self.worlds
            .iter()
            .filter(|world| has_fault(rule, world))
            .fold(FactSet::EMPTY, |facts, world| facts.union(open_facts(&rule.outcome(&world.stated))))
    }

    /// The facts that can still change the rule's outcome in some world.
    #[must_use]
    pub fn open_in(&self, rule: &Rule) -> FactSet {
        let open = self.worlds.iter().map(|world| open_facts(&rule.outcome(&world.stated)));
        open.fold(FactSet::EMPTY, FactSet::union)
    }
}

fn has_fault(rule: &Rule, world: &World) -> bool {
    rule.fault(&world.stated).is_yes()
}

fn open_facts(outcome: &Outcome) -> FactSet {
    match outcome {
        Outcome::NeedToKnow(facts) => *facts,
        Outcome::Holds(_) | Outcome::Broken(_) | Outcome::NotApplicable => FactSet::EMPTY,
    }
}
