//! Finds the smallest sets of changes that leave no known fault, by evaluating the rules on changed plans.
//!
//! The changes are the rules' steps with `makes`. A set is offered only if the rules find none of the faults in the
//! changed plan: proven, presumed or in one run mode.

mod helpful;
mod rank;
mod search;

pub use helpful::helpful;

use crate::catalog::rule::{Rule, Severity};
use crate::catalog::{Step, rules};
use crate::check::{Cases, Report, Verdict};
use crate::model::{FactSet, Owner, RunPlan};
use search::Search;

/// The result of the search.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// The sets of changes, best first. Empty if no fault is known, or nothing helps.
    pub solutions: Vec<Solution>,
    /// The faults that no step removes.
    pub unfixable: Vec<Unfixable>,
    /// True if the search was ended before everything was tried.
    pub cut_short: bool,
    /// The number of changed plans that were evaluated.
    pub tries: usize,
}

/// One set of changes. No subset has the same effect.
#[derive(Clone, Debug, PartialEq)]
pub struct Solution {
    /// The changes, in the order in which they are best made.
    pub changes: Vec<Change>,
    /// The verdict after all of them.
    pub verdict: Verdict,
    /// The plan after all of them.
    pub plan: RunPlan,
    /// The people who have to act, without duplicates.
    pub owners: Vec<Owner>,
    /// Unknown facts that could undo it. Empty if some other solution can't be undone by anything unknown.
    pub undone_by: FactSet,
}

/// One change by one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The step.
    pub step: &'static Step,
    /// The action, worded for this run.
    pub action: String,
    /// The rules that it fixes, with the changes before it.
    pub fixes: Vec<&'static Rule>,
    /// The rules that it breaks, which a later change fixes.
    pub breaks: Vec<&'static Rule>,
}

/// A fault that no step removes.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfixable {
    /// The rule.
    pub rule: &'static Rule,
    /// The facts that would have to change but are pinned; empty if no step is known.
    pub pinned: FactSet,
}

/// Searches for the smallest sets of changes that leave no known fault. Facts in `pinned` are never changed.
#[must_use]
pub fn fix(report: &Report, pinned: FactSet) -> Fix {
    Search::new(&report.plan, open_facts(report), pinned).run()
}

/// The facts that must not be presumed: set to unknown, or disputed.
fn open_facts(report: &Report) -> FactSet {
    report.facts.iter().filter(|known| known.value.is_none()).map(|known| known.fact).collect()
}

/// The rules with a known fault that counts for the verdict, in at least one run mode.
fn faulty(cases: &Cases) -> Vec<&'static Rule> {
    rules::all().iter().filter(|rule| is_faulty(cases, rule)).collect()
}

/// Notes are no faults to fix.
fn is_faulty(cases: &Cases, rule: &Rule) -> bool {
    rule.severity != Severity::Note && cases.is_faulty(rule)
}

/// Sets the facts of `makes` in a plan.
fn make(plan: &mut RunPlan, makes: &RunPlan) {
    for (fact, value) in makes.iter() {
        plan.set(fact, Some(value.clone()));
    }
}
