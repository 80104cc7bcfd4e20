//! Classifies a rule's result in a world: how certain a fault is, what it is based on, and what exceptions are open.

use super::worlds::{World, is_saved_or_suspect};
use crate::catalog::condition::{Asked, Weighed};
use crate::catalog::rule::{Evidence, Outcome, Rule, Severity};
use crate::catalog::{Condition, rules, usual};
use crate::labels;
use crate::model::{ChoiceSet, Fact, FactSet, RunPlan, Truth, Value};
use serde::Serialize;

/// The strength of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Strength {
    /// The known facts decide it.
    Proven,
    /// Decided, unless a presumed value is wrong or an exception that wasn't mentioned applies.
    Unless,
    /// It depends on an open circumstance, such as the run mode.
    If,
}

/// An exception that would remove the fault.
#[derive(Clone, Debug, PartialEq)]
pub struct Saving {
    /// The fact.
    pub fact: Fact,
    /// The value that would remove it; `None` if it is no single value.
    pub value: Option<Value>,
    /// The exception as a clause.
    pub text: String,
}

/// A circumstance under which a fault matters.
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    /// The fact.
    pub fact: Fact,
    /// The values under which it matters; empty if they are no single values.
    pub values: Vec<Value>,
    /// The circumstance as a clause.
    pub text: String,
}

/// A rule's result in one world.
#[derive(Clone, Debug)]
pub(super) enum Class {
    /// No fault.
    Silent,
    /// No fault, because of the usual values of these facts.
    Settled(FactSet),
    /// A fault, proven or presumed.
    Fired { presumed: FactSet, unless: Vec<Saving>, evidence: Evidence },
    /// A fault under an open condition.
    Conditional { when: Vec<When>, counts: bool, unless: Vec<Saving>, facts: FactSet, presumed: FactSet },
    /// Undecided: the facts that decide it, and whether the verdict waits for it.
    Open { facts: FactSet, is_asked: bool, is_suspect: bool },
}

/// Classifies a rule's result in one world. `stated` is its outcome for the stated facts.
pub(super) fn class(rule: &Rule, world: &World, stated: Outcome) -> Class {
    match stated {
        Outcome::Broken(evidence) => {
            return Class::Fired { presumed: FactSet::EMPTY, unless: vec![], evidence };
        }
        Outcome::Holds(_) | Outcome::NotApplicable => return Class::Silent,
        Outcome::NeedToKnow(_) => {}
    }
    let usual = rule.outcome(&world.usual);
    if !rule.fault(&world.stated).is_yes() {
        return match usual {
            Outcome::NeedToKnow(facts) => {
                let is_suspect = is_half_known(rule, &world.stated);
                let is_asked = rule.is_asked(&world.stated) || is_suspect && rule.severity == Severity::Blocker;
                Class::Open { facts, is_asked, is_suspect }
            }
            _ => Class::Settled(settling(rule, world)),
        };
    }
    if world.fires(rule, &world.usual) {
        return fired(rule, world);
    }
    let applies = rule.applies(&world.usual);
    if rule.saved(&world.usual).is_yes() {
        return Class::Settled(settling(rule, world));
    }
    if applies.is_yes() {
        let facts = match usual {
            Outcome::NeedToKnow(facts) => facts,
            _ => FactSet::EMPTY,
        };
        return Class::Open { facts, is_asked: rule.severity == Severity::Blocker, is_suspect: true };
    }
    if applies.is_no() && !is_specific(rule, &world.stated) {
        return Class::Settled(settling(rule, world));
    }
    conditional(rule, world)
}

/// The presumed facts that settle a rule.
fn settling(rule: &Rule, world: &World) -> FactSet {
    rule.asks.iter().copied().filter(|fact| world.filled.contains(*fact) && *fact != Fact::RunMode).collect()
}

/// Facts that describe every run. A fault known only from these is none if the rule is presumed not to apply.
const DESCRIPTIVE: FactSet = FactSet::of_all(&[
    Fact::MachineJoinType,
    Fact::MachinePadVersion,
    Fact::MachineOsFamily,
    Fact::MachineOsRelease,
    Fact::MachineSessions,
    Fact::EnvironmentCloud,
    Fact::ConnectionFlowAccess,
    Fact::ConnectionAuth,
    Fact::ConnectionAccountType,
    Fact::ConnectionUsernameFormat,
]);

/// True if part of a fault is known, beyond a mere description of the run.
fn is_half_known(rule: &Rule, plan: &Weighed) -> bool {
    const SCOPE: FactSet = DESCRIPTIVE.union(FactSet::of_all(&[Fact::RunMode, Fact::TargetType]));
    rule.broken.iter().any(|clause| clause.when.is_partly_met(plan, SCOPE))
}

fn is_specific(rule: &Rule, plan: &Weighed) -> bool {
    !rule.fault(plan).facts().is_within(DESCRIPTIVE)
}

fn fired(rule: &Rule, world: &World) -> Class {
    let (presumed, plan) = world.least_presumed(rule);
    let known = |facts: FactSet| facts.iter().filter(|fact| world.stated.get(*fact).is_some()).collect::<FactSet>();
    let facts = known(rule.applies(&plan).facts().union(rule.fault(&plan).facts()));
    let evidence = Evidence { facts, codes: rule.codes_for(&plan) };
    Class::Fired { presumed, unless: savings(rule, &plan), evidence }
}

/// The exceptions that are open in a plan.
fn savings(rule: &Rule, plan: &RunPlan) -> Vec<Saving> {
    let open = rule.unless.iter().filter(|exception| exception.concerns(plan) && exception.holds(plan).is_open());
    open.flat_map(|exception| {
        let text = exception.clause(plan);
        exception.needed_values(plan).into_iter().map(move |(fact, value)| Saving { fact, value, text: text.clone() })
    })
    .collect()
}

/// The worlds in which a fault's open conditions are met: one for each combination of their values.
fn where_met(world: &World, when: &[When]) -> Vec<World> {
    let mut met = vec![world.clone()];
    for When { fact, values, .. } in when.iter().filter(|when| !when.values.is_empty()) {
        let stated = |value: &Value, world: &World| {
            let [stated, usual] = [&world.stated, &world.usual].map(|plan| {
                let mut plan = plan.plan().clone();
                plan.set(*fact, Some(value.clone()));
                Weighed::uncached(plan)
            });
            let filled = world.filled.iter().filter(|filled| filled != fact).collect();
            World { mode: world.mode, stated, usual, filled }
        };
        met = values.iter().flat_map(|value| met.iter().map(move |world| stated(value, world))).collect();
    }
    met
}

/// What a conditional fault is based on once its open conditions are met: the facts presumed then, and the open
/// exceptions. `circumstances` are left out.
fn rests_on(rule: &Rule, world: &World, when: &[When], circumstances: FactSet) -> (FactSet, Vec<Saving>) {
    let (mut presumed, mut possible) = (FactSet::EMPTY, FactSet::EMPTY);
    let met = where_met(world, when);
    for met in met.iter().filter(|met| met.fires(rule, &met.usual)) {
        let (more, plan) = met.least_presumed(rule);
        presumed = presumed.union(more);
        possible = possible.union(savings(rule, &plan).iter().map(|saving| saving.fact).collect());
    }
    // The exceptions in one wording for all values, with the conditions open again.
    let mut plan = world.stated.plan().clone();
    for fact in presumed.iter() {
        plan.set(fact, world.usual.get(fact).cloned());
    }
    let mut unless = savings(rule, &plan);
    unless.retain(|saving| possible.contains(saving.fact) && !circumstances.contains(saving.fact));
    (presumed.iter().filter(|fact| !circumstances.contains(*fact)).collect(), unless)
}

/// Classifies a fault under open conditions.
fn conditional(rule: &Rule, world: &World) -> Class {
    let open: Vec<&Condition> =
        rule.applies_to.iter().filter(|condition| !condition.holds(&world.usual).is_yes()).collect();
    // A condition that the usual value contradicts is also shown: the fault is known, and the run may be an unusual
    // one.
    let mut facts = FactSet::EMPTY;
    for condition in &open {
        let decided_by = match condition.holds(&world.usual) {
            Truth::Open(facts) => facts,
            _ => condition.holds(&world.stated).facts(),
        };
        facts = facts.union(decided_by.iter().filter(|fact| *fact != Fact::RunMode).collect());
    }
    let mut single = facts.iter();
    let (only, more) = (single.next(), single.next());
    let (when, breaks_half) = match (only, more) {
        (Some(fact), None) => by_value(rule, world, fact),
        _ => (
            open.iter()
                .flat_map(|condition| {
                    let text = condition.clause(&world.stated);
                    condition.needed_values(&world.stated).into_iter().map(move |(fact, value)| When {
                        fact,
                        values: value.into_iter().collect(),
                        text: text.clone(),
                    })
                })
                .collect(),
            false,
        ),
    };
    let is_excluded = rule.applies(&world.usual).is_no();
    let counts = !is_excluded && (breaks_half || rule.is_asked(&world.stated)) && rule.severity != Severity::Note;
    let (presumed, unless) = rests_on(rule, world, &when, facts);
    Class::Conditional { when, counts, unless, facts, presumed }
}

/// The values of one fact for which the rule is broken, and whether they are at least half of the possible ones; of
/// versions, whether the newest is among them.
fn by_value(rule: &Rule, world: &World, fact: Fact) -> (Vec<When>, bool) {
    let mut plan = world.usual.plan().clone();
    let domain = match (world.usual.get(fact), world.stated.get(fact)) {
        // A usual value that rules the condition out doesn't say which values are possible.
        (Some(Value::Choice(words)), _) if !rule.applies(&world.usual).is_no() => Some(*words),
        (_, Some(Value::Choice(words))) => Some(*words),
        _ => None,
    };
    let possible = rules::distinguishing_values(fact).iter().filter(|value| match (value, domain) {
        (Value::Choice(word), Some(domain)) => word.is_within(domain),
        _ => true,
    });
    let (mut all, mut values) = (0, vec![]);
    for value in possible {
        plan.set(fact, Some(value.clone()));
        all += 1;
        if rule.applies(&plan).is_yes() && !is_saved_or_suspect(rule, &plan) {
            values.push(value.clone());
        }
    }
    // Machines are updated, and old versions lose support: a fault of the newest version is the likelier one.
    let newest = |values: &[Value]| {
        let versions =
            values.iter().filter_map(|value| if let Value::Version(version) = value { Some(version) } else { None });
        versions.max().cloned()
    };
    let breaks_half = match newest(&values) {
        Some(version) => newest(rules::distinguishing_values(fact)) == Some(version),
        None => values.len() * 2 >= all && !values.is_empty(),
    };
    let is_worded = values.iter().all(|value| matches!(value, Value::Choice(_) | Value::Flag(_)));
    let text = if is_worded { clause(fact, &values) } else { None }.unwrap_or_else(|| {
        let open = rule.applies_to.iter().filter(|condition| !condition.holds(&world.usual).is_yes());
        open.map(|condition| condition.clause(&world.usual)).collect::<Vec<_>>().join(" and ")
    });
    let values = if is_worded { values } else { vec![] };
    (vec![When { fact, values, text }], breaks_half)
}

/// Values of one fact as a clause.
pub(super) fn clause(fact: Fact, values: &[Value]) -> Option<String> {
    let mut words: Option<ChoiceSet> = None;
    for value in values {
        match value {
            Value::Choice(more) => words = Some(words.map_or(*more, |words| words.union(*more))),
            other => return usual::phrase(fact, other).or_else(|| Some(labelled(fact, other))),
        }
    }
    let value = Value::Choice(words?);
    Some(usual::phrase(fact, &value).unwrap_or_else(|| labelled(fact, &value)))
}

/// Label and value.
fn labelled(fact: Fact, value: &Value) -> String {
    format!("{}: {}", fact.info().label, labels::value(fact, value))
}
