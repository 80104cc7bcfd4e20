//! What a rule is, and what it can answer.

use super::condition::Condition;
use super::disputes::{Dispute, disputed};
use super::example::{Example, Expected};
use super::guidance::Guidance;
use crate::model::fact_values::fact_at;
use crate::model::{Fact, FactSet, Right, RunPlan, Truth, Value, all, any};
use crate::store;
pub use flow_preflight_grammar::stored::{Certainty, RuleStatus, Severity, Unknown};
use flow_preflight_grammar::stored::{StoredClause, StoredPrediction, StoredRule};

/// A condition that a run needs, as a pure and exact function of the plan.
#[derive(Debug)]
pub struct Rule {
    /// Our id of it, for ever.
    pub id: &'static str,
    /// Rules of the same subject: the name of their table.
    pub family: &'static str,
    /// The fault, as the person would say it.
    pub title: &'static str,
    /// What a broken rule does to the run.
    pub severity: Severity,
    /// How sure the sources are.
    pub certainty: Certainty,
    /// What its silence means.
    pub unknown: Unknown,
    /// Whether it is still in use.
    pub status: RuleStatus,
    /// What must be so for the rule to matter at all.
    pub applies_to: &'static [Condition],
    /// Every fact that it reads, those of `applies_to` among them.
    pub asks: &'static [Fact],
    /// What, why, the way out, the sources.
    pub guidance: Guidance,
    /// Where the sources disagree.
    pub disputes: &'static [&'static Dispute],
    /// The right that it finds missing and that a licence from an auto-claim policy can give.
    pub auto_claim: Option<Right>,
    /// Plans that break it, and plans that don't; only in tests and published pages.
    pub examples: &'static [Example],
    /// The fault: ways in which the rule is broken.
    pub broken: &'static [Clause],
    /// Exceptions that save the run all the same.
    pub unless: &'static [Condition],
    /// Where one of these is known to hold, the verdict waits for the rule.
    pub ask_when: &'static [Condition],
    /// The codes that follow whichever way it is broken.
    pub codes: &'static [Predicted],
    /// Further codes, where they depend on the items of a list.
    codes_of: Option<fn(&RunPlan) -> Vec<Predicted>>,
}

/// One way in which a rule is broken.
#[derive(Debug)]
pub struct Clause {
    /// When it is so.
    pub when: Condition,
    /// The codes that follow from it.
    pub codes: &'static [Predicted],
}

/// The codes of a rule, where they depend on more than a condition can say.
#[derive(Debug)]
pub(super) struct CodesOf {
    /// The id of the rule.
    pub(super) rule: &'static str,
    /// The codes for a plan that breaks the rule.
    pub(super) codes: fn(&RunPlan) -> Vec<Predicted>,
}

impl Rule {
    /// The rule at a position of the catalogue; `in_rust` holds the codes that conditions can’t say.
    pub(super) fn of(at: usize, stored: &'static StoredRule, in_rust: &[CodesOf]) -> Self {
        let clause = |stored: &'static StoredClause| Clause {
            when: Condition::one(&stored.when),
            codes: predictions(&stored.predicts),
        };
        let applies_to = Condition::list(&stored.applies);
        let broken: &[Clause] = stored.broken.iter().map(clause).collect::<Vec<_>>().leak();
        let unless = Condition::list(&stored.unless);
        let mut facts: FactSet = stored.codes_read.iter().filter_map(|fact| fact_at(*fact)).collect();
        for condition in applies_to.iter().chain(broken.iter().map(|clause| &clause.when)).chain(unless) {
            facts = facts.union(condition.facts());
        }
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
            ask_when: Condition::list(&stored.ask_when),
            codes: predictions(&stored.predicts),
            codes_of: codes_of.map(|codes| codes.codes),
        }
    }
}

fn predictions(stored: &'static [StoredPrediction]) -> &'static [Predicted] {
    let predicted = |stored: &StoredPrediction| Predicted { code: stored.code, certainty: stored.certainty };
    stored.iter().map(predicted).collect::<Vec<_>>().leak()
}

impl Rule {
    /// Every condition of its table: what it applies to, what breaks it, what saves it.
    pub fn conditions(&self) -> impl Iterator<Item = &'static Condition> {
        self.applies_to.iter().chain(self.broken.iter().map(|clause| &clause.when)).chain(self.unless)
    }

    /// Whether the rule concerns the run. A retired rule never does.
    #[must_use]
    pub fn applies(&self, plan: &RunPlan) -> Truth {
        if self.status == RuleStatus::Retired {
            return Truth::No(FactSet::EMPTY);
        }
        if !self.concerns(plan) {
            return Truth::No(FactSet::of(Fact::TargetType));
        }
        all(self.applies_to.iter().map(|condition| condition.holds(plan)))
    }

    /// The facts of its circumstances.
    #[must_use]
    pub fn scope(&self) -> FactSet {
        self.applies_to.iter().fold(FactSet::EMPTY, |facts, condition| facts.union(condition.facts()))
    }

    /// Whether one of its faults is there, whatever may save the run.
    #[must_use]
    pub fn fault(&self, plan: &RunPlan) -> Truth {
        any(self.broken.iter().filter(|clause| clause.when.concerns(plan)).map(|clause| clause.when.holds(plan)))
    }

    /// Whether one of its exceptions saves the run.
    #[must_use]
    pub fn saved(&self, plan: &RunPlan) -> Truth {
        any(self.unless.iter().filter(|one| one.concerns(plan)).map(|condition| condition.holds(plan)))
    }

    /// The codes that follow from its faults in a plan.
    #[must_use]
    pub fn codes_for(&self, plan: &RunPlan) -> Vec<Predicted> {
        let mut predicted: Vec<Predicted> = self.codes_of.map_or_else(Vec::new, |codes| codes(plan));
        let of_way =
            self.broken.iter().filter(|clause| clause.when.holds(plan).is_yes()).flat_map(|clause| clause.codes);
        for code in of_way.chain(self.codes) {
            if !predicted.iter().any(|known| known.code == code.code) {
                predicted.push(*code);
            }
        }
        predicted
    }

    /// Every code that its table can predict.
    pub fn table_codes(&self) -> impl Iterator<Item = Predicted> {
        self.broken.iter().flat_map(|clause| clause.codes).chain(self.codes).copied()
    }
}

impl PartialEq for Rule {
    /// Rules are the same if their ids are: ids are for ever.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Rule {
    /// Adds the numbers and versions with which it compares a fact, and the numbers just below them.
    pub fn add_telling_values(&self, fact: Fact, values: &mut Vec<Value>) {
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

    /// Whether the verdict has to wait for it: a blocker that often fails, or one whose fault is known
    /// while it is still open whether the rule concerns the run or something saves it. One that often fails and says when
    /// it is asked, is not asked where that is known not to hold.
    #[must_use]
    pub fn is_asked(&self, plan: &RunPlan) -> bool {
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

    /// Whether the rule has anything to say of such a run. It has nothing where the target is known to be one of which
    /// its facts can't be asked: nobody can sign in to the machines of a hosted group. A retired rule has nothing to say.
    #[must_use]
    pub fn concerns(&self, plan: &RunPlan) -> bool {
        self.status != RuleStatus::Retired
            && self.applies_to.iter().all(|condition| condition.concerns(plan))
            && self.broken.iter().any(|clause| clause.when.concerns(plan))
    }

    /// What the rule says about a plan.
    ///
    /// It is exact: it needs to know more only if two ways of filling in what is unknown differ between broken and not broken.
    #[must_use]
    pub fn outcome(&self, plan: &RunPlan) -> Outcome {
        let applies = self.applies(plan);
        if applies.is_no() {
            return Outcome::NotApplicable;
        }
        match (applies, all([self.fault(plan), !self.saved(plan)])) {
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

/// What a rule answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The condition is met, because of these facts.
    Holds(FactSet),
    /// The condition is not met.
    Broken(Evidence),
    /// The rule does not concern such a run.
    NotApplicable,
    /// One of these facts can still tip it.
    NeedToKnow(FactSet),
}

impl Outcome {
    /// The answer in one word.
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

/// What a broken rule rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The facts that break it.
    pub facts: FactSet,
    /// The codes that the service would give for these facts.
    pub codes: Vec<Predicted>,
}

/// An error code that is to be expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Predicted {
    /// The id of the entry: the product's code, or our name where it gives none.
    pub code: &'static str,
    /// How sure it is that it will be this one.
    pub certainty: Certainty,
}

impl Predicted {
    /// The sources say that it is this one.
    #[must_use]
    pub const fn certain(code: &'static str) -> Self {
        Self { code, certainty: Certainty::Certain }
    }

    /// It is documented, but other conditions may get in between.
    #[must_use]
    pub const fn likely(code: &'static str) -> Self {
        Self { code, certainty: Certainty::Likely }
    }

    /// It may be this one.
    #[must_use]
    pub const fn possible(code: &'static str) -> Self {
        Self { code, certainty: Certainty::Possible }
    }
}

#[cfg(all(test, feature = "examples"))]
mod tests {
    use super::*;

    /// Every rule as it would be once it is retired, over all of its own examples.
    #[test]
    fn a_retired_rule_never_fires() {
        let mut broken = 0;
        for (at, stored) in store::catalog().rules.iter().enumerate() {
            let retired: &'static StoredRule =
                Box::leak(Box::new(StoredRule { status: RuleStatus::Retired, ..stored.clone() }));
            let (current, retired) = (Rule::of(at, stored, &[]), Rule::of(at, retired, &[]));
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
