//! Explains findings: the facts behind one and the conditions that they meet, and why a code is not expected.

use super::{Finding, KnownFact, Report};
use crate::catalog::rule::{Outcome, Rule};
use crate::catalog::{Condition, ErrorCode, rules};
use crate::check::FactOrigin;
use crate::model::{Fact, FactSet, Origin, Place, RunPlan, Truth, Value};

/// A known fact behind a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Because {
    /// The fact.
    pub fact: Fact,
    /// Its value.
    pub value: Value,
    /// Where it was read; `None` if it was stated or implied.
    pub place: Option<Place>,
    /// The rule's condition that it meets, in words.
    pub condition: String,
}

/// The known facts behind a finding, each with the condition that it meets.
#[must_use]
pub fn because(report: &Report, finding: &Finding) -> Vec<Because> {
    let rule = finding.rule;
    let plan = &report.plan;
    // If the fault is in every run mode, it doesn't depend on the mode being known.
    let met = |condition: &&Condition| match condition.holds(plan) {
        Truth::Yes(_) => true,
        Truth::Open(facts) => facts == FactSet::of(Fact::RunMode),
        Truth::No(_) => false,
    };
    let clauses = rule.broken.iter().map(|clause| &clause.when);
    let mut chain: Vec<Because> = vec![];
    for condition in rule.applies_to.iter().chain(clauses).filter(met) {
        let facts = if condition.holds(plan).is_yes() { condition.holds(plan).facts() } else { condition.facts() };
        for fact in facts.iter() {
            let known = report.facts.iter().find(|known| known.fact == fact);
            let Some(value) = plan.get(fact) else { continue };
            if chain.iter().any(|because| because.fact == fact) {
                continue;
            }
            chain.push(Because {
                fact,
                value: value.clone(),
                place: known.and_then(place),
                condition: condition.met(plan),
            });
        }
    }
    chain
}

fn place(known: &KnownFact) -> Option<Place> {
    match known.origin {
        FactOrigin::Known(Origin::Read { place }) => place,
        _ => None,
    }
}

/// Why a plan doesn't lead to a code, for one rule that predicts it.
#[derive(Clone, Debug, PartialEq)]
pub struct WhyNot {
    /// The rule.
    pub rule: &'static Rule,
    /// The rule's outcome.
    pub outcome: Outcome,
    /// The first condition that fails, in words; `None` where none does.
    pub fails: Option<String>,
    /// The known facts that make it fail.
    pub facts: FactSet,
    /// The open conditions, in words.
    pub open: Vec<String>,
    /// The open exceptions, in words: each would prevent the fault.
    pub exceptions: Vec<String>,
}

/// For each rule behind a cause of the code: the condition that fails, or what is open.
#[must_use]
pub fn why_not(entry: &ErrorCode, plan: &RunPlan) -> Vec<WhyNot> {
    let mut answers: Vec<WhyNot> = vec![];
    for cause in entry.causes {
        let Some(rule) = rules::find(cause.rule).filter(|rule| !answers.iter().any(|known| known.rule == *rule)) else {
            continue;
        };
        answers.push(one_rule(rule, plan));
    }
    answers
}

fn one_rule(rule: &'static Rule, plan: &RunPlan) -> WhyNot {
    let outcome = rule.outcome(plan);
    let applies = rule.applies_to.iter().find(|condition| condition.holds(plan).is_no());
    let saves = rule.unless.iter().find(|exception| exception.holds(plan).is_yes());
    let fault = rule.fault(plan);
    let (fails, facts) = match (applies, saves) {
        (Some(condition), _) => (Some(format!("It needs: {}", condition.label())), condition.holds(plan).facts()),
        (None, Some(exception)) => {
            (Some(format!("It is prevented by: {}", exception.label())), exception.holds(plan).facts())
        }
        (None, None) if fault.is_no() => {
            let labels: Vec<String> = rule.broken.iter().map(|clause| clause.when.label()).collect();
            (Some(format!("It needs: {}", labels.join(", or "))), fault.facts())
        }
        _ => (None, FactSet::EMPTY),
    };
    let (mut open, mut exceptions) = (vec![], vec![]);
    if fails.is_none() {
        let clauses = rule.broken.iter().map(|clause| &clause.when);
        let conditions = rule.applies_to.iter().chain(clauses).filter(|condition| condition.holds(plan).is_open());
        open.extend(conditions.map(Condition::label));
        exceptions.extend(rule.unless.iter().filter(|exception| exception.holds(plan).is_open()).map(Condition::label));
    }
    WhyNot { rule, outcome, fails, facts, open, exceptions }
}
