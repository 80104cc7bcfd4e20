//! Usual values of facts, and the phrases of values in a sentence.

use super::sources::{Citation, citations};
use crate::model::fact_values::{fact_at, value_of};
use crate::model::{Fact, Value};
use crate::store::catalog;
use flow_preflight_grammar::stored::StoredFact;
use std::sync::LazyLock;

/// The value that a fact nearly always has. Presumed while the fact is unknown.
#[derive(Debug)]
pub struct Usual {
    /// The fact.
    pub fact: Fact,
    /// Its usual value; for a choice possibly several words.
    pub value: Value,
    /// Why it can be presumed.
    pub why: &'static str,
    /// The sources; empty if it is this project's judgement.
    pub sources: &'static [Citation],
}

static ALL: LazyLock<Vec<Usual>> = LazyLock::new(|| {
    let usual = |(at, stored): (u16, &'static StoredFact)| {
        let (fact, usual) = (fact_at(at)?, stored.usual.as_ref()?);
        let value = value_of(fact, &usual.value);
        Some(Usual { fact, value, why: usual.why, sources: citations(&usual.sources) })
    };
    (0..).zip(&catalog().facts).filter_map(usual).collect()
});

/// Every fact with a usual value.
#[must_use]
pub fn all() -> &'static [Usual] {
    &ALL
}

/// The usual value of a fact.
#[must_use]
pub fn of(fact: Fact) -> Option<&'static Usual> {
    ALL.iter().find(|usual| usual.fact == fact)
}

/// A value as a clause: “session reuse is off”. `None` if the catalogue has no phrase for it.
#[must_use]
pub fn phrase(fact: Fact, value: &Value) -> Option<String> {
    let words = catalog().facts.get(fact as usize)?.words.as_slice();
    let chosen: Vec<&str> = match (value, words) {
        (Value::Flag(flag), [yes, no]) => vec![if *flag { yes.phrase } else { no.phrase }],
        (Value::Choice(set), words) => {
            words.iter().filter(|word| set.words().any(|chosen| chosen.id == word.id)).map(|word| word.phrase).collect()
        }
        _ => return None,
    };
    if chosen.contains(&"") { None } else { shared_start(&chosen) }
}

/// Joins clauses with a common beginning: “the machine has Windows 10 or Windows 11”.
fn shared_start(phrases: &[&str]) -> Option<String> {
    let (first, others) = phrases.split_first()?;
    let start = others.iter().fold(first.len(), |length, other| {
        let same = first.bytes().zip(other.bytes()).take_while(|(one, two)| one == two).count();
        length.min(same)
    });
    // Cuts the common beginning back to whole words.
    let start = first.get(..start).and_then(|same| same.rfind(' ')).map_or(0, |space| space + 1);
    let mut said = (*first).to_owned();
    for other in others {
        said.push_str(" or ");
        said.push_str(other.get(start..).unwrap_or(other));
    }
    Some(said)
}
