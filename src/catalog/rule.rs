//! The type of a rule, and its outcome for a plan.

use super::condition::{Asked, Condition};
use super::disputes::{Dispute, disputed};
use super::example::{Example, Expected};
use super::guidance::Guidance;
use crate::model::fact_values::fact_at;
use crate::model::{Fact, FactSet, Right, RunPlan, Truth, Value, all, any};
use crate::store;
pub use flow_preflight_grammar::stored::{Certainty, RuleStatus, Severity, Unknown};
use flow_preflight_grammar::stored::{StoredClause, StoredPrediction, StoredRule};

/// A condition that a run needs. Its outcome is a pure and exact function of the plan.
#[derive(Debug)]
pub struct Rule {
    /// Its id, which never changes.
    pub id: &'static str,
    /// The family: the folder of its file.
    pub family: &'static str,
    /// The fault, as a title.
    pub title: &'static str,
    /// The effect of a broken rule on the run.
    pub severity: Severity,
    /// How sure the sources are.
    pub certainty: Certainty,
    /// What to do while the rule can't be decided.
    pub unknown: Unknown,
    /// Whether it is still in use.
    pub status: RuleStatus,
    /// The conditions under which the rule applies.
    pub applies_to: &'static [Condition],
    /// Every fact that it reads, including those of `applies_to`.
    pub asks: &'static [Fact],
    /// What is wrong, why, how to fix it, and the sources.
    pub guidance: Guidance,
    /// The disputes between its sources.
    pub disputes: &'static [&'static Dispute],
    /// The right that it finds missing and that a licence from an auto-claim policy can give.
    pub auto_claim: Option<Right>,
    /// Plans with the rule's outcome; only in tests and published pages.
    pub examples: &'static [Example],
    /// The conditions that break it.
    pub broken: &'static [Clause],
    /// Exceptions: conditions under which it is not broken.
    pub unless: &'static [Condition],
    /// If one of these is known to hold, the verdict waits for this rule.
    pub ask_when: &'static [Condition],
    /// The codes to expect whichever clause is broken.
    pub codes: &'static [Predicted],
    /// The facts that its `applies_to` conditions read.
    scope: FactSet,
    /// Every fact that its outcome depends on, or whether it is asked.
    reads: FactSet,
    /// The run targets that all its conditions apply to, as bits of the words of `target.type`.
    targets: u16,
    /// Further codes, computed in Rust because they depend on list items.
    codes_of: Option<fn(&RunPlan) -> Vec<Predicted>>,
}

/// One way in which a rule is broken.
#[derive(Debug)]
pub struct Clause {
    /// The condition.
    pub when: Condition,
    /// The codes that it leads to.
    pub codes: &'static [Predicted],
}

/// The codes of a rule that conditions can't express.
#[derive(Debug)]
pub(super) struct CodesOf {
    /// The id of the rule.
    pub(super) rule: &'static str,
    /// The codes for a plan that breaks the rule.
    pub(super) codes: fn(&RunPlan) -> Vec<Predicted>,
}

impl Rule {
    /// The rule at index `at` of the catalogue. `in_rust` lists the codes that conditions can't express, `texts` the
    /// conditions of the rules before it.
    pub(super) fn of(
        at: usize,
        stored: &'static StoredRule,
        in_rust: &[CodesOf],
        texts: &mut Vec<&'static str>,
    ) -> Self {
        let applies_to = Condition::numbered_list(&stored.applies, texts);
        let clause = |stored: &'static StoredClause| Clause {
            when: Condition::numbered(&stored.when, texts),
            codes: predictions(&stored.predicts),
        };
        let broken: &[Clause] = stored.broken.iter().map(clause).collect::<Vec<_>>().leak();
        let unless = Condition::numbered_list(&stored.unless, texts);
        let mut facts: FactSet = stored.codes_read.iter().filter_map(|fact| fact_at(*fact)).collect();
        for condition in applies_to.iter().chain(broken.iter().map(|clause| &clause.when)).chain(unless) {
            facts = facts.union(condition.facts());
        }
        let ask_when = Condition::numbered_list(&stored.ask_when, texts);
        let reads = ask_when.iter().fold(facts, |facts, condition| facts.union(condition.facts()));
        let codes_of = in_rust.iter().find(|codes| codes.rule == stored.id);
        let examples = store::examples().get(at).map_or(&[][..], Vec::as_slice);
        Self {
            id: stored.id,
            family: store::catalog().rule_families.get(usize::from(stored.family)).copied().unwrap_or_default(),
            title: stored.title,
            severity: stored.severity,
            certainty: stored.certainty,
            unknown: stored.unknown,
            status: stored.status,
            applies_to,
            asks: facts.iter().collect::<Vec<_>>().leak(),
            guidance: Guidance::from(&stored.guidance),
            disputes: disputed(&stored.guidance.disputes),
            auto_claim: stored.auto_claim,
            examples: examples.iter().map(Example::from).collect::<Vec<_>>().leak(),
            broken,
            unless,
            ask_when,
            codes: predictions(&stored.predicts),
            scope: applies_to.iter().fold(FactSet::EMPTY, |facts, condition| facts.union(condition.facts())),
            reads: reads.union(FactSet::of(Fact::TargetType)),
            targets: applies_to
                .iter()
                .chain(broken.iter().map(|clause| &clause.when))
                .filter_map(Condition::targets)
                .fold(u16::MAX, |targets, more| targets & more.bits()),
            codes_of: codes_of.map(|codes| codes.codes),
        }
    }
}

fn predictions(stored: &'static [StoredPrediction]) -> &'static [Predicted] {
    let predicted = |stored: &StoredPrediction| Predicted { code: stored.code, certainty: stored.certainty };
    stored.iter().map(predicted).collect::<Vec<_>>().leak()
}

impl Rule {
    /// All its conditions: when it applies, what breaks it, exceptions.
    pub fn conditions(&self) -> impl Iterator<Item = &'static Condition> {
        self.applies_to.iter().chain(self.broken.iter().map(|clause| &clause.when)).chain(self.unless)
    }

    /// Whether the rule applies to the run. A retired rule never does.
    #[must_use]
    pub fn applies(&self, plan: &dyn Asked) -> Truth {
        if self.status == RuleStatus::Retired {
            return Truth::No(FactSet::EMPTY);
        }
        // Most rules concern the target with all their conditions, so that each need not be asked.
        let is_one_of_all = match plan.plan().get(Fact::TargetType) {
            Some(Value::Choice(target)) => target.bits() & !self.targets == 0,
            _ => true,
        };
        if !is_one_of_all && !self.concerns(plan.plan()) {
            return Truth::No(FactSet::of(Fact::TargetType));
        }
        all(self.applies_to.iter().map(|condition| condition.holds(plan)))
    }

    /// The facts that its `applies_to` conditions read.
    #[must_use]
    pub const fn scope(&self) -> FactSet {
        self.scope
    }

    /// Every fact that its outcome depends on, or whether it is asked.
    #[must_use]
    pub const fn reads(&self) -> FactSet {
        self.reads
    }

    /// Whether one of its `broken` conditions holds, regardless of exceptions.
    #[must_use]
    pub fn fault(&self, plan: &dyn Asked) -> Truth {
        any(self.broken.iter().filter(|clause| clause.when.concerns(plan.plan())).map(|clause| clause.when.holds(plan)))
    }

    /// Whether one of its exceptions holds.
    #[must_use]
    pub fn saved(&self, plan: &dyn Asked) -> Truth {
        any(self.unless.iter().filter(|one| one.concerns(plan.plan())).map(|condition| condition.holds(plan)))
    }

    /// The codes that its broken clauses lead to in a plan.
    #[must_use]
    pub fn codes_for(&self, plan: &dyn Asked) -> Vec<Predicted> {
        let mut predicted: Vec<Predicted> = self.codes_of.map_or_else(Vec::new, |codes| codes(plan.plan()));
        let of_way =
            self.broken.iter().filter(|clause| clause.when.holds(plan).is_yes()).flat_map(|clause| clause.codes);
        for code in of_way.chain(self.codes) {
            if !predicted.iter().any(|known| known.code == code.code) {
                predicted.push(*code);
            }
        }
        predicted
    }

    /// Every code that its file can predict.
    pub fn table_codes(&self) -> impl Iterator<Item = Predicted> {
        self.broken.iter().flat_map(|clause| clause.codes).chain(self.codes).copied()
    }
}

impl PartialEq for Rule {
    /// Two rules are equal if their ids are: ids never change.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Rule {
    /// Adds the numbers and versions that it compares `fact` with, and for a number also the next lower one.
    pub fn add_distinguishing_values(&self, fact: Fact, values: &mut Vec<Value>) {
        for bound in self.conditions().flat_map(|condition| condition.bounds(fact)) {
            let below = match bound {
                Value::Count(bound) => bound.checked_sub(1).map(Value::Count),
                _ => None,
            };
            for value in below.into_iter().chain([bound.clone()]) {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
        }
    }

    /// Whether the verdict has to wait while this rule is undecided. Only blockers are waited for: with
    /// [`Unknown::Ask`], unless every `ask_when` condition is known not to hold; with [`Unknown::AskWhenFaulty`], once
    /// the fault is known; and always once an `ask_when` condition is known to hold.
    #[must_use]
    pub fn is_asked(&self, plan: &dyn Asked) -> bool {
        let often_fails = match self.unknown {
            Unknown::Ask => {
                self.ask_when.is_empty() || !self.ask_when.iter().all(|condition| condition.holds(plan).is_no())
            }
            Unknown::Mention => false,
            Unknown::AskWhenFaulty => self.fault(plan).is_yes(),
        };
        let named = || self.ask_when.iter().any(|condition| condition.holds(plan).is_yes());
        self.severity == Severity::Blocker && (often_fails || named())
    }

    /// Whether the rule can apply to such a run: not if the target is known to be one that its facts don't apply to
    /// (nobody can sign in to the machines of a hosted group), and not if the rule is retired.
    #[must_use]
    pub fn concerns(&self, plan: &RunPlan) -> bool {
        self.status != RuleStatus::Retired
            && self.applies_to.iter().all(|condition| condition.concerns(plan))
            && self.broken.iter().any(|clause| clause.when.concerns(plan))
    }

    /// The rule's outcome for a plan.
    ///
    /// Exact: `NeedToKnow` only if the unknown facts can be filled in so that the rule is broken, and so that it is
    /// not.
    #[must_use]
    pub fn outcome(&self, plan: &dyn Asked) -> Outcome {
        let applies = self.applies(plan);
        if applies.is_no() {
            return Outcome::NotApplicable;
        }
        let fault = self.fault(plan);
        if let Truth::No(facts) = fault {
            return Outcome::Holds(facts);
        }
        match (applies, all([fault, !self.saved(plan)])) {
            (Truth::No(_), _) => Outcome::NotApplicable,
            (_, Truth::No(facts)) => Outcome::Holds(facts),
            (Truth::Open(gate), Truth::Open(facts)) => Outcome::NeedToKnow(gate.union(facts)),
            (Truth::Open(facts), Truth::Yes(_)) | (Truth::Yes(_), Truth::Open(facts)) => Outcome::NeedToKnow(facts),
            (Truth::Yes(gate), Truth::Yes(facts)) => {
                Outcome::Broken(Evidence { facts: gate.union(facts), codes: self.codes_for(plan) })
            }
        }
    }
}

/// The outcome of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The condition is met, because of these facts.
    Holds(FactSet),
    /// The condition is not met.
    Broken(Evidence),
    /// The rule doesn't apply to this run.
    NotApplicable,
    /// One of these facts can still decide it.
    NeedToKnow(FactSet),
}

impl Outcome {
    /// The outcome as a word.
    #[must_use]
    pub const fn word(&self) -> Expected {
        match self {
            Self::Broken(_) => Expected::Broken,
            Self::Holds(_) => Expected::Holds,
            Self::NotApplicable => Expected::NotApplicable,
            Self::NeedToKnow(_) => Expected::NeedToKnow,
        }
    }

    /// True for `Broken`.
    #[must_use]
    pub const fn is_broken(&self) -> bool {
        matches!(self, Self::Broken(_))
    }
}

/// Why a rule is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The facts that break it.
    pub facts: FactSet,
    /// The codes that the service would give for these facts.
    pub codes: Vec<Predicted>,
}

/// An error code to expect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Predicted {
    /// The entry's id.
    pub code: &'static str,
    /// The certainty of this code.
    pub certainty: Certainty,
}

impl Predicted {
    /// The sources say that it is this code.
    #[must_use]
    pub const fn certain(code: &'static str) -> Self {
        Self { code, certainty: Certainty::Certain }
    }

    /// Documented, but other conditions can lead to another code.
    #[must_use]
    pub const fn likely(code: &'static str) -> Self {
        Self { code, certainty: Certainty::Likely }
    }

    /// Possibly this code.
    #[must_use]
    pub const fn possible(code: &'static str) -> Self {
        Self { code, certainty: Certainty::Possible }
    }
}

#[cfg(all(test, feature = "examples"))]
mod tests {
    use super::*;

    /// Retires every rule, and runs it over its own examples.
    #[test]
    fn a_retired_rule_never_fires() {
        let mut broken = 0;
        for (at, stored) in store::catalog().rules.iter().enumerate() {
            let retired: &'static StoredRule =
                Box::leak(Box::new(StoredRule { status: RuleStatus::Retired, ..stored.clone() }));
            let (current, retired) = (Rule::of(at, stored, &[], &mut vec![]), Rule::of(at, retired, &[], &mut vec![]));
            for example in current.examples {
                let plan = example.plan.plan();
                broken += usize::from(current.outcome(&plan).is_broken());
                assert_eq!(retired.outcome(&plan), Outcome::NotApplicable, "{}: {}", stored.id, example.title);
                assert!(!retired.concerns(&plan), "{}: {}", stored.id, example.title);
            }
        }
        assert!(broken > 100, "{broken} examples are broken");
    }
}
