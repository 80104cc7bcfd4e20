//! Conditions on a plan, such as `run.mode is unattended and machine.padVersion below 2.49`.

use super::usual;
use crate::model::choices::Choice;
use crate::model::fact_values::{fact_at, value_of};
use crate::model::{ChoiceSet, Fact, FactSet, Key, Kind, RunPlan, Truth, Value, all};
use crate::store::ids::NamedCondition as Named;
use flow_preflight_grammar::stored::{StoredCondition, StoredTest};
use std::cell::Cell;

/// A condition: all parts must hold.
#[derive(Debug, PartialEq, Eq)]
pub struct Condition {
    /// The condition as written in the catalogue.
    pub text: &'static str,
    parts: &'static [Part],
    /// The facts that it reads.
    facts: FactSet,
    /// The run targets that all its facts apply to; `None` means any.
    targets: Option<ChoiceSet>,
    /// Its number among the rules' conditions: the same for conditions of the same text. `None` outside of rules.
    number: Option<u16>,
}

/// A plan on which conditions are evaluated: a bare plan, or one that caches the results.
pub trait Asked {
    /// The plan.
    fn plan(&self) -> &RunPlan;
    /// Whether a condition holds for it.
    fn truth(&self, condition: &Condition) -> Truth;
}

impl Asked for RunPlan {
    fn plan(&self) -> &RunPlan {
        self
    }

    fn truth(&self, condition: &Condition) -> Truth {
        condition.judge(self)
    }
}

/// A plan with a cache of which conditions of rules hold: rules share conditions, and are evaluated repeatedly.
#[derive(Clone, Debug)]
pub struct Weighed {
    plan: RunPlan,
    known: Vec<Cell<Option<Truth>>>,
}

impl Weighed {
    /// A plan that caches the conditions with numbers below `conditions`.
    #[must_use]
    pub fn new(plan: RunPlan, conditions: usize) -> Self {
        Self { plan, known: vec![Cell::new(None); conditions] }
    }

    /// A plan without a cache, for a few evaluations: setting up the cache would cost more than it saves.
    #[must_use]
    pub const fn uncached(plan: RunPlan) -> Self {
        Self { plan, known: vec![] }
    }
}

impl std::ops::Deref for Weighed {
    type Target = RunPlan;

    fn deref(&self) -> &RunPlan {
        &self.plan
    }
}

impl Asked for Weighed {
    fn plan(&self) -> &RunPlan {
        &self.plan
    }

    fn truth(&self, condition: &Condition) -> Truth {
        let Some(known) = condition.number.and_then(|number| self.known.get(usize::from(number))) else {
            return condition.judge(&self.plan);
        };
        known.get().unwrap_or_else(|| {
            let truth = condition.judge(&self.plan);
            known.set(Some(truth));
            truth
        })
    }
}

/// A plan that differs from another one, which may have a cache, in one fact.
pub(crate) struct Tried<'p> {
    /// The other plan.
    pub(crate) base: &'p dyn Asked,
    /// The plan.
    pub(crate) plan: &'p RunPlan,
    /// The fact.
    pub(crate) fact: Fact,
}

impl Asked for Tried<'_> {
    fn plan(&self) -> &RunPlan {
        self.plan
    }

    fn truth(&self, condition: &Condition) -> Truth {
        if condition.facts.contains(self.fact) { condition.judge(self.plan) } else { self.base.truth(condition) }
    }
}

/// One part of a condition.
#[derive(Debug, PartialEq, Eq)]
struct Part {
    negated: bool,
    test: Test,
}

#[derive(Debug, PartialEq, Eq)]
enum Test {
    /// The yes/no fact is "yes".
    Flag(Fact),
    /// The choice is one of these words.
    OneOf(Fact, ChoiceSet),
    /// The number or version is lower than this.
    Below(Fact, Value),
    /// A named condition.
    Named(Named),
}

impl Condition {
    /// Converts a stored condition.
    fn of(stored: &'static StoredCondition) -> Self {
        let part =
            |(negated, test): &'static (bool, StoredTest)| Some(Part { negated: *negated, test: Test::of(test)? });
        let parts: &[Part] = stored.parts.iter().filter_map(part).collect::<Vec<_>>().leak();
        let mut targets: Option<ChoiceSet> = None;
        for of_fact in parts.iter().flat_map(|part| part.test.facts().iter()).filter_map(Fact::targets) {
            targets = targets.map_or(Some(of_fact), |known| known.intersection(of_fact));
        }
        let facts = parts.iter().fold(FactSet::EMPTY, |facts, part| facts.union(part.test.facts()));
        Self { text: stored.text, parts, facts, targets, number: None }
    }

    /// Converts an entry's conditions.
    pub(super) fn list(stored: &'static [StoredCondition]) -> &'static [Self] {
        stored.iter().map(Self::of).collect::<Vec<_>>().leak()
    }

    /// Converts a rule's conditions. `texts` lists the conditions of the rules so far.
    pub(super) fn numbered_list(stored: &'static [StoredCondition], texts: &mut Vec<&'static str>) -> &'static [Self] {
        stored.iter().map(|stored| Self::numbered(stored, texts)).collect::<Vec<_>>().leak()
    }

    /// Converts one condition of a rule. `texts` lists the conditions of the rules so far.
    pub(super) fn numbered(stored: &'static StoredCondition, texts: &mut Vec<&'static str>) -> Self {
        let number = texts.iter().position(|text| *text == stored.text).unwrap_or(texts.len());
        if number == texts.len() {
            texts.push(stored.text);
        }
        Self { number: u16::try_from(number).ok(), ..Self::of(stored) }
    }

    /// Converts one condition.
    pub(super) fn one(stored: &'static StoredCondition) -> Self {
        Self::of(stored)
    }

    /// Whether it holds for a plan.
    #[must_use]
    pub fn holds(&self, plan: &dyn Asked) -> Truth {
        plan.truth(self)
    }

    fn judge(&self, plan: &RunPlan) -> Truth {
        all(self.parts.iter().map(|part| part.holds(plan)))
    }

    /// Whether it applies to such a run: false only if the target is known to be one that its facts don't apply to.
    #[must_use]
    pub fn concerns(&self, plan: &RunPlan) -> bool {
        self.targets.is_none_or(|targets| !plan.within(Fact::TargetType, targets).is_no())
    }

    /// The run targets that all its facts apply to; `None` means any.
    #[must_use]
    pub const fn targets(&self) -> Option<ChoiceSet> {
        self.targets
    }

    /// The facts that it reads.
    #[must_use]
    pub const fn facts(&self) -> FactSet {
        self.facts
    }

    /// The numbers and versions that it compares `fact` with.
    pub fn bounds(&self, fact: Fact) -> impl Iterator<Item = &Value> {
        self.parts.iter().flat_map(move |part| match &part.test {
            Test::Below(of, bound) if *of == fact => std::slice::from_ref(bound),
            Test::Named(named) => named.bounds(fact),
            _ => &[],
        })
    }

    /// The condition in words.
    #[must_use]
    pub fn label(&self) -> String {
        self.labels().join("; ")
    }

    /// The parts that are known to hold, in words.
    #[must_use]
    pub fn met(&self, plan: &RunPlan) -> String {
        let met = self.parts.iter().filter(|part| part.holds(plan).is_yes());
        met.map(Part::label).collect::<Vec<_>>().join("; ")
    }

    /// Each part in words.
    #[must_use]
    pub fn labels(&self) -> Vec<String> {
        self.parts.iter().map(Part::label).collect()
    }

    /// True if some part is known to hold and the condition is open. Parts that only read facts in `scope` don't count:
    /// they say which runs the condition is about.
    #[must_use]
    pub fn is_partly_met(&self, plan: &dyn Asked, scope: FactSet) -> bool {
        let counts = |part: &&Part| !part.test.facts().is_within(scope);
        self.holds(plan).is_open() && self.parts.iter().filter(counts).any(|part| part.holds(plan.plan()).is_yes())
    }

    /// The parts that are not known to hold, as a clause: “session reuse is on”.
    #[must_use]
    pub fn clause(&self, plan: &RunPlan) -> String {
        let open = self.parts.iter().filter(|part| !part.holds(plan).is_yes());
        open.map(Part::clause).collect::<Vec<_>>().join(" and ")
    }

    /// The open facts, each with the value that would make its part hold, if that is one value or a set of words.
    #[must_use]
    pub fn needed_values(&self, plan: &RunPlan) -> Vec<(Fact, Option<Value>)> {
        let mut wanted = vec![];
        for part in self.parts.iter().filter(|part| part.holds(plan).is_open()) {
            let value = part.value();
            let facts = part.test.facts().iter().filter(|fact| value.is_some() || plan.get(*fact).is_none());
            wanted.extend(facts.map(|fact| (fact, value.clone())));
        }
        wanted
    }

    /// True if it names no run mode, or allows this one.
    #[must_use]
    pub fn allows<C: Choice>(&self, choice: C) -> bool {
        let single = ChoiceSet::of(&[choice]);
        self.parts.iter().all(|part| match &part.test {
            Test::OneOf(fact, words) if *fact == C::FACT => single.is_within(*words) != part.negated,
            _ => true,
        })
    }
}

impl Part {
    fn holds(&self, plan: &RunPlan) -> Truth {
        let truth = match &self.test {
            Test::Flag(fact) => plan.flag(&Key::new(*fact)),
            Test::OneOf(fact, words) => plan.within(*fact, *words),
            Test::Below(fact, bound) => plan.below(*fact, bound),
            Test::Named(named) => named.holds(plan),
        };
        if self.negated { !truth } else { truth }
    }

    /// The value, or set of words, for which the part holds.
    fn value(&self) -> Option<Value> {
        match &self.test {
            Test::Flag(_) => Some(Value::Flag(!self.negated)),
            Test::OneOf(_, words) if self.negated => words.others().map(Value::Choice),
            Test::OneOf(_, words) => Some(Value::Choice(*words)),
            Test::Below(..) | Test::Named(_) => None,
        }
    }

    /// The part as a clause. Without a phrase in the catalogue: label and value.
    fn clause(&self) -> String {
        let fact = match &self.test {
            Test::Flag(fact) | Test::OneOf(fact, _) => fact,
            Test::Below(fact, _) => {
                let bound = self.label();
                return bound.rsplit_once(':').map_or(bound.clone(), |(_, bound)| {
                    let bound = bound.trim_start().replace(" or more", " or later");
                    format!("{} is {bound}", fact.info().label)
                });
            }
            Test::Named(named) => return if self.negated { named.label_not() } else { named.label() }.to_owned(),
        };
        self.value().and_then(|value| usual::phrase(*fact, &value)).unwrap_or_else(|| self.label())
    }

    fn label(&self) -> String {
        let (fact, said) = match &self.test {
            Test::Named(named) => return sentence(if self.negated { named.label_not() } else { named.label() }),
            Test::Flag(fact) => {
                let said = match fact.info().kind {
                    Kind::Flag { yes, no } => {
                        if self.negated {
                            no
                        } else {
                            yes
                        }
                    }
                    _ => "",
                };
                return format!("{}: {said}", fact.info().label);
            }
            Test::OneOf(fact, words) => {
                let labels: Vec<&str> = words.words().map(|word| word.label).collect();
                (fact, format!("{}{}", if self.negated { "not " } else { "" }, labels.join(" or ")))
            }
            Test::Below(fact, Value::Version(bound)) => (fact, bounded(bound, self.negated)),
            Test::Below(fact, Value::Count(bound)) => (fact, bounded(bound, self.negated)),
            Test::Below(..) => return String::new(),
        };
        format!("{}: {said}", fact.info().label)
    }
}

/// Capitalises a phrase.
fn sentence(phrase: &str) -> String {
    let mut phrase = phrase.to_owned();
    if let Some(first) = phrase.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    phrase
}

fn bounded(bound: &impl std::fmt::Display, from: bool) -> String {
    if from { format!("{bound} or more") } else { format!("below {bound}") }
}

impl Test {
    fn of(stored: &'static StoredTest) -> Option<Self> {
        Some(match stored {
            StoredTest::Flag(fact) => Self::Flag(fact_at(*fact)?),
            StoredTest::OneOf(fact, words) => {
                let fact = fact_at(*fact)?;
                Self::OneOf(fact, ChoiceSet::of_bits(fact.words(), *words))
            }
            StoredTest::Below(fact, bound) => {
                let fact = fact_at(*fact)?;
                Self::Below(fact, value_of(fact, bound))
            }
            StoredTest::Named(at) => Self::Named(Named::ALL.get(usize::from(*at)).copied()?),
        })
    }

    fn facts(&self) -> FactSet {
        match self {
            Self::Flag(fact) | Self::OneOf(fact, _) | Self::Below(fact, _) => FactSet::of(*fact),
            Self::Named(named) => named.facts(),
        }
    }
}
