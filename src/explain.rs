//! Code or text → explanation, and what a code implies.

use crate::catalog::{ErrorCode, codes};
use crate::model::{Candidate, Fact, FactValues, Origin, RunPlan, StatusNumber, Value, nearest};

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

/// The plan that an entry of the catalogue holds.
#[must_use]
pub fn known_plan(values: FactValues) -> RunPlan {
    values.plan()
}
