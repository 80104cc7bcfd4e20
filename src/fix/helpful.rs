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
    let open = open_facts(report);
    let steps: Vec<&'static Step> = steps_for(rule.guidance.fix, &report.plan).collect();
    let plan = &report.plan;
    if !Cases::of_rule(plan, open, rule).is_faulty(rule) {
        return steps;
    }
    let is_left = |one: &Step, other: Option<&Step>| is_left(rule, plan, open, one, other);
    let is_left_by: Vec<bool> = steps.iter().map(|step| step.makes.is_empty() || is_left(step, None)).collect();
    let partners: Vec<&Step> = steps
        .iter()
        .zip(&is_left_by)
        .filter(|(step, is_left)| **is_left && !step.makes.is_empty())
        .map(|(step, _)| *step)
        .collect();
    let helps = |(step, is_left_by): &(&&'static Step, &bool)| {
        step.makes.is_empty() || !**is_left_by || partners.iter().any(|other| !is_left(step, Some(other)))
    };
    steps.iter().zip(&is_left_by).filter(helps).map(|(step, _)| *step).collect()
}

/// True if the fault remains after one step, or two.
fn is_left(rule: &Rule, plan: &RunPlan, open: FactSet, one: &Step, other: Option<&Step>) -> bool {
    let mut changed = plan.clone();
    for step in [Some(one), other].into_iter().flatten() {
        make(&mut changed, &step.makes.plan());
    }
    Cases::of_rule(&changed, open, rule).is_faulty(rule)
}
