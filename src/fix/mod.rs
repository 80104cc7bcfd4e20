//! Report → the smallest sets of changes after which no known fault is left, found by running the rules again.
//!
//! The acts are the steps of the rules that say what they make. A way is a set of acts; it is only offered if the rules,
//! asked about the changed plan, find none of the faults that it was to settle: proven, presumed or in one run mode.

mod helpful;
mod rank;
mod search;

pub use helpful::helpful;

use crate::catalog::rule::{Rule, Severity};
use crate::catalog::{Step, rules};
use crate::check::{Cases, Report, Verdict};
use crate::model::{FactSet, Owner, RunPlan};
use search::Search;

/// What can be done about a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// The ways to go, the best first; empty if no fault is known, or nothing helps.
    pub ways: Vec<Way>,
    /// What no act can settle as things stand.
    pub stuck: Vec<Stuck>,
    /// True if the search was ended before everything was tried.
    pub cut_short: bool,
    /// How many changed plans were tried: the cost of the search.
    pub tries: usize,
}

/// One set of changes. No smaller set of the same acts gives the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// The changes, in the order in which they are best made.
    pub changes: Vec<Change>,
    /// The verdict after all of them.
    pub verdict: Verdict,
    /// The plan after all of them.
    pub plan: RunPlan,
    /// Who has to act, each once.
    pub owners: Vec<Owner>,
    /// Unknown facts that could undo it. Empty wherever a way is known that nothing unknown can undo.
    pub leans_on: FactSet,
}

/// One act of one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The step behind it.
    pub step: &'static Step,
    /// What to do, as it is worded for this run.
    pub action: String,
    /// The rules that it settles, with the changes before it.
    pub settles: Vec<&'static Rule>,
    /// The rules that it breaks, which a later change settles.
    pub breaks: Vec<&'static Rule>,
}

/// A fault that nothing settles.
#[derive(Clone, Debug, PartialEq)]
pub struct Stuck {
    /// The rule.
    pub rule: &'static Rule,
    /// The facts that would have to change and are pinned; empty if no act is known at all.
    pub pinned: FactSet,
}

/// Looks for the smallest sets of changes that leave no known fault. The facts in `pinned` are never changed.
#[must_use]
pub fn fix(report: &Report, pinned: FactSet) -> Fix {
    Search::new(&report.plan, open_facts(report), pinned).run()
}

/// The facts that nobody may presume: taken back, or disputed.
fn open_facts(report: &Report) -> FactSet {
    report.facts.iter().filter(|known| known.value.is_none()).map(|known| known.fact).collect()
}

/// The rules whose fault is known and weighs, in one run mode at least.
fn faulty(cases: &Cases) -> Vec<&'static Rule> {
    rules::all().iter().filter(|rule| is_faulty(cases, rule)).collect()
}

/// A note is no fault to settle.
fn is_faulty(cases: &Cases, rule: &Rule) -> bool {
    rule.severity != Severity::Note && cases.is_faulty(rule)
}

/// Sets the facts of `makes` in a plan.
fn make(plan: &mut RunPlan, makes: &RunPlan) {
    for (fact, value) in makes.iter() {
        plan.set(fact, Some(value.clone()));
    }
}
