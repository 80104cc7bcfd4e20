//! Looks up error codes, and the facts that a code and its causes imply.

use crate::catalog::{Cause, ErrorCode, Rule, codes, rules, usual};
use crate::model::{Candidate, Fact, FactSet, Origin, RunPlan, StatusNumber, Value, nearest};

/// The result of looking up a code.
#[derive(Clone, Debug)]
pub enum Explained {
    /// The entry with this code, ignoring case, or the new code of an old name.
    Known(&'static ErrorCode),
    /// A Windows or Entra number without an entry. Similar digits mean nothing, so there are no suggestions.
    UnknownNumber(StatusNumber),
    /// No entry has this name; these are similar.
    DidYouMean(Vec<&'static ErrorCode>),
    /// No entry is similar.
    Unknown,
}

/// Looks up a code, ignoring case; also old names and misspelt names. A number is found in any notation.
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

/// Entries with a similar name, most similar first.
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

/// The facts that hold whenever this code is given.
pub fn implied_by(entry: &'static ErrorCode) -> Vec<(Fact, Candidate)> {
    entry
        .implies
        .plan()
        .iter()
        .map(|(fact, value)| (fact, Candidate { value: value.clone(), origin: Origin::Implied { code: entry.id } }))
        .collect()
}

/// The first open fact in which the code's causes differ, so that it decides between them.
#[must_use]
pub fn deciding_fact(entry: &'static ErrorCode, plan: &RunPlan) -> Option<Fact> {
    let causes: Vec<RunPlan> = entry.causes.iter().map(|cause| cause.facts.plan()).collect();
    let is_open = |fact: Fact| match plan.get(fact) {
        None => true,
        Some(Value::Choice(words)) => words.single().is_none(),
        Some(_) => false,
    };
    let differs = |fact: Fact, value: &Value| causes.iter().any(|cause| cause.get(fact) != Some(value));
    let mut facts = causes.iter().flat_map(RunPlan::iter);
    facts.find(|(fact, value)| is_open(*fact) && differs(*fact, value)).map(|(fact, _)| fact)
}

/// Whether a cause applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CauseStatus {
    /// It may apply.
    Open,
    /// It applies: all its facts hold.
    Confirmed,
    /// It doesn't apply: one of its facts doesn't hold.
    RuledOut,
}

/// Whether a cause applies, according to a plan.
#[must_use]
pub fn cause_status(cause: &Cause, plan: &RunPlan) -> CauseStatus {
    let mut status = CauseStatus::Confirmed;
    for (fact, value) in cause.facts.plan().iter() {
        match has_value(plan.get(fact), value) {
            Some(true) => {}
            Some(false) => return CauseStatus::RuledOut,
            None => status = CauseStatus::Open,
        }
    }
    status
}

/// The facts that follow if the user confirms a cause.
#[must_use]
pub fn facts_if_confirmed(cause: &Cause) -> RunPlan {
    cause.facts.plan()
}

/// The fact that follows if the user rules out a cause: the one that makes the fault. `None` if several facts make it,
/// because it stays open which of them is false, or if its negation is no single value.
#[must_use]
pub fn fact_if_ruled_out(cause: &Cause, plan: &RunPlan) -> Option<(Fact, Value)> {
    let facts = cause.facts.plan();
    let circumstances = rules::find(cause.rule).map_or(FactSet::EMPTY, Rule::scope);
    let is_circumstance = |fact: Fact| circumstances.contains(fact) || usual::of(fact).is_some();
    let mut open =
        facts.iter().filter(|(fact, value)| !is_circumstance(*fact) && has_value(plan.get(*fact), value) != Some(true));
    let ((fact, value), None) = (open.next()?, open.next()) else { return None };
    let opposite = match (value, plan.get(fact)) {
        (Value::Flag(flag), _) => Value::Flag(!flag),
        (Value::Choice(words), Some(Value::Choice(known))) => Value::Choice(words.others()?.intersection(*known)?),
        (Value::Choice(words), _) => Value::Choice(words.others()?),
        _ => return None,
    };
    Some((fact, opposite))
}

/// Whether a fact has the cause's value; `None` if unknown.
fn has_value(known: Option<&Value>, value: &Value) -> Option<bool> {
    match (known?, value) {
        (Value::Choice(known), Value::Choice(words)) if known.is_within(*words) => Some(true),
        (Value::Choice(known), Value::Choice(words)) => known.intersection(*words).is_none().then_some(false),
        (Value::Flag(known), Value::Flag(flag)) => Some(known == flag),
        (known, value) => (known == value).then_some(true),
    }
}
