//! Selects the steps of one rule that help in a plan.

use super::{make, open_facts};
use crate::catalog::rule::Rule;
use crate::catalog::{Step, steps_for};
use crate::check::{Cases, Report};
use crate::model::{FactSet, RunPlan};

/// A rule's steps that help with a report: those that only look something up, and those that remove the fault alone or
/// with one other step. If the fault isn't there: all steps for such a run.
#[must_use]
pub fn helpful(rule: &'static Rule, report: &Report) -> Vec<&'static Step> {
    let plan = &report.plan;
    let open = open_facts(report);
    let steps: Vec<&'static Step> = steps_for(rule.guidance.fix, plan).collect();
    if !Cases::of(plan, open).is_faulty(rule) {
        return steps;
    }
    let is_left = |one: &Step, other: Option<&Step>| is_left(rule, plan, open, one, other);
    let mends_with =
        |step: &Step, other: &Step| !other.makes.is_empty() && is_left(other, None) && !is_left(step, Some(other));
    let helps = |step: &&Step| {
        step.makes.is_empty() || !is_left(step, None) || steps.iter().any(|other| mends_with(step, other))
    };
    steps.iter().copied().filter(helps).collect()
}

/// True if the fault remains after one step, or two.
fn is_left(rule: &Rule, plan: &RunPlan, open: FactSet, one: &Step, other: Option<&Step>) -> bool {
    let mut changed = plan.clone();
    for step in [Some(one), other].into_iter().flatten() {
        make(&mut changed, &step.makes.plan());
    }
    Cases::of(&changed, open).is_faulty(rule)
}
