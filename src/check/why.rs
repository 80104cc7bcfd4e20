//! Why, and why not: the chain from fact and place to condition and rule, and the condition on which a code fails.

use super::{Finding, KnownFact, Report};
use crate::catalog::rule::{Outcome, Rule};
use crate::catalog::{Condition, ErrorCode, rules};
use crate::check::FactOrigin;
use crate::model::{Fact, FactSet, Origin, Place, RunPlan, Truth, Value};

/// A known fact on which a finding rests.
#[derive(Clone, Debug, PartialEq)]
pub struct Because {
    /// The fact.
    pub fact: Fact,
    /// Its value.
    pub value: Value,
    /// Where it was read; `None` where it was said or implied.
    pub place: Option<Place>,
    /// The condition of the rule that it meets, in words.
    pub condition: String,
}

/// The known facts of a finding, each with the condition that it meets.
#[must_use]
pub fn because(report: &Report, finding: &Finding) -> Vec<Because> {
    let rule = finding.rule;
    let plan = &report.plan;
    // A fault that is there in each run mode is there before anybody says the mode.
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

/// Why a code is not to be expected from a plan, through one rule that could give it.
#[derive(Clone, Debug, PartialEq)]
pub struct WhyNot {
    /// The rule.
    pub rule: &'static Rule,
    /// What the rule says.
    pub outcome: Outcome,
    /// The first condition that fails, in words; `None` where none does.
    pub fails: Option<String>,
    /// The known facts for which it fails.
    pub facts: FactSet,
    /// What is still open, in words.
    pub open: Vec<String>,
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
        (Some(condition), _) => (Some(format!("Not so: {}", condition.label())), condition.holds(plan).facts()),
        (None, Some(exception)) => (Some(format!("Saved: {}", exception.label())), exception.holds(plan).facts()),
        (None, None) if fault.is_no() => {
            let labels: Vec<String> = rule.broken.iter().map(|clause| clause.when.label()).collect();
            (Some(format!("Not so: {}", labels.join(", or "))), fault.facts())
        }
        _ => (None, FactSet::EMPTY),
    };
    let mut open: Vec<String> = vec![];
    if fails.is_none() {
        let clauses = rule.broken.iter().map(|clause| &clause.when);
        let conditions = rule.applies_to.iter().chain(clauses).filter(|condition| condition.holds(plan).is_open());
        open.extend(conditions.map(Condition::label));
        let exceptions = rule.unless.iter().filter(|exception| exception.holds(plan).is_open());
        open.extend(exceptions.map(|exception| format!("Unless: {}", exception.label())));
    }
    WhyNot { rule, outcome, fails, facts, open }
}
