//! Code or text → explanation, and what a code implies.

use crate::catalog::{Cause, ErrorCode, Rule, codes, rules, usual};
use crate::model::{Candidate, Fact, FactSet, FactValues, Origin, RunPlan, StatusNumber, Value, nearest};

/// What is said about a code or a text.
#[derive(Clone, Debug)]
pub enum Explained {
    /// The entry of this very code, in any case, or of the new code that an old name leads to.
    Known(&'static ErrorCode),
    /// A number of Windows or of Entra that no entry has. Its digits say nothing about which numbers come near.
    UnknownNumber(StatusNumber),
    /// No entry has this name; these come near.
    DidYouMean(Vec<&'static ErrorCode>),
    /// Nothing comes near.
    Unknown,
}

/// Looks up a code: in any case, by an old name, or misspelt; a number in any way in which numbers are written.
#[must_use]
pub fn explain(written: &str) -> Explained {
    let written = written.trim().trim_matches(['"', '\'', '`', '“', '”', '‘', '’', ',', '.', ':']);
    if let Some(entry) = codes::find(written) {
        return Explained::Known(entry);
    }
    if let Some(number) = StatusNumber::read(written) {
        return Explained::UnknownNumber(number);
    }
    let near: Vec<_> = near(written);
    if near.is_empty() { Explained::Unknown } else { Explained::DidYouMean(near) }
}

/// Entries whose name comes near, the nearest first.
fn near(written: &str) -> Vec<&'static ErrorCode> {
    let mut ids: Vec<&'static str> =
        codes::all().iter().flat_map(|entry| std::iter::once(entry.id).chain(entry.aliases.iter().copied())).collect();
    ids.retain(|id| StatusNumber::read(id).is_none());
    let mut found: Vec<&'static ErrorCode> = vec![];
    while found.len() < 3 {
        let Some(id) = nearest(written, &ids) else { break };
        ids.retain(|other| *other != id);
        if let Some(entry) = codes::find(id).filter(|entry| !found.iter().any(|known| known.id == entry.id)) {
            found.push(entry);
        }
    }
    found
}

/// What is true whenever this code is given.
pub fn implied_by(entry: &'static ErrorCode) -> Vec<(Fact, Candidate)> {
    known_plan(entry.implies)
        .iter()
        .map(|(fact, value)| (fact, Candidate { value: value.clone(), origin: Origin::Implied { code: entry.id } }))
        .collect()
}

/// The first fact in which the causes of a code differ and that the plan leaves open: it tells which of them it is.
#[must_use]
pub fn telling_fact(entry: &'static ErrorCode, plan: &RunPlan) -> Option<Fact> {
    let causes: Vec<RunPlan> = entry.causes.iter().map(|cause| known_plan(cause.facts)).collect();
    let is_open = |fact: Fact| match plan.get(fact) {
        None => true,
        Some(Value::Choice(words)) => words.single().is_none(),
        Some(_) => false,
    };
    let differs = |fact: Fact, value: &Value| causes.iter().any(|cause| cause.get(fact) != Some(value));
    let mut facts = causes.iter().flat_map(RunPlan::iter);
    facts.find(|(fact, value)| is_open(*fact) && differs(*fact, value)).map(|(fact, _)| fact)
}

/// What is known of a cause of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// It may be this one.
    Open,
    /// It is this one: all its facts hold.
    ItIs,
    /// It is not this one: one of its facts does not hold.
    ItIsNot,
}

/// What a plan says of a cause.
#[must_use]
pub fn answered(cause: &Cause, plan: &RunPlan) -> Answered {
    let mut answered = Answered::ItIs;
    for (fact, value) in known_plan(cause.facts).iter() {
        match stands(plan.get(fact), value) {
            Some(true) => {}
            Some(false) => return Answered::ItIsNot,
            None => answered = Answered::Open,
        }
    }
    answered
}

/// The facts that “it is this” says.
#[must_use]
pub fn it_is(cause: &Cause) -> RunPlan {
    known_plan(cause.facts)
}

/// The fact that “not this” says: the one that makes the fault, whatever is open of its circumstances. None where several
/// facts make it: a no then leaves open which of them is not so; and none where its opposite is no single value.
#[must_use]
pub fn it_is_not(cause: &Cause, plan: &RunPlan) -> Option<(Fact, Value)> {
    let facts = known_plan(cause.facts);
    let circumstances = rules::find(cause.rule).map_or(FactSet::EMPTY, Rule::scope);
    let is_circumstance = |fact: Fact| circumstances.contains(fact) || usual::of(fact).is_some();
    let mut open =
        facts.iter().filter(|(fact, value)| !is_circumstance(*fact) && stands(plan.get(*fact), value) != Some(true));
    let ((fact, value), None) = (open.next()?, open.next()) else { return None };
    let opposite = match (value, plan.get(fact)) {
        (Value::Flag(flag), _) => Value::Flag(!flag),
        (Value::Choice(words), Some(Value::Choice(known))) => Value::Choice(words.others()?.intersection(*known)?),
        (Value::Choice(words), _) => Value::Choice(words.others()?),
        _ => return None,
    };
    Some((fact, opposite))
}

/// Whether a fact has the value of a cause, if that is known.
fn stands(known: Option<&Value>, value: &Value) -> Option<bool> {
    match (known?, value) {
        (Value::Choice(known), Value::Choice(words)) if known.is_within(*words) => Some(true),
        (Value::Choice(known), Value::Choice(words)) => known.intersection(*words).is_none().then_some(false),
        (Value::Flag(known), Value::Flag(flag)) => Some(known == flag),
        (known, value) => (known == value).then_some(true),
    }
}

/// The plan that an entry of the catalogue holds.
#[must_use]
pub fn known_plan(values: FactValues) -> RunPlan {
    values.plan()
}
