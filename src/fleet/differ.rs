//! Machines that differ from their group: a fact that more than half of the group has with one value, and they with another.

use super::one::Machine;
use crate::model::{Fact, Value};
use std::collections::BTreeMap;

/// The smallest group in which something is usual.
const SMALLEST: usize = 3;

/// A fact in which some machines of a group differ from most of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The group.
    pub group: String,
    /// The fact.
    pub fact: Fact,
    /// The value of those that differ.
    pub value: Value,
    /// Their indices.
    pub machines: Vec<usize>,
    /// The value that most have.
    pub usual: Value,
    /// How many have it.
    pub others: usize,
}

/// The differences of all groups. Who is signed in differs by the hour, so it isn't compared.
#[must_use]
pub fn differences(machines: &[Machine]) -> Vec<Difference> {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, machine) in machines.iter().enumerate() {
        groups.entry(&machine.group).or_default().push(at);
    }
    let mut found = vec![];
    for (group, members) in groups.into_iter().filter(|(_, members)| members.len() >= SMALLEST) {
        for fact in Fact::ALL.iter().copied().filter(|fact| *fact != Fact::MachineSessions) {
            let mut values: Vec<(&Value, Vec<usize>)> = vec![];
            for at in &members {
                let Some(value) = machines.get(*at).and_then(|machine| machine.plan.get(fact)) else { continue };
                match values.iter_mut().find(|(known, _)| *known == value) {
                    Some((_, having)) => having.push(*at),
                    None => values.push((value, vec![*at])),
                }
            }
            let known: usize = values.iter().map(|(_, having)| having.len()).sum();
            let Some((usual, others)) =
                values.iter().find(|(_, having)| having.len() * 2 > known && having.len() >= SMALLEST - 1)
            else {
                continue;
            };
            for (value, having) in values.iter().filter(|(value, _)| value != usual) {
                found.push(Difference {
                    group: group.to_owned(),
                    fact,
                    value: (*value).clone(),
                    machines: having.clone(),
                    usual: (*usual).clone(),
                    others: others.len(),
                });
            }
        }
    }
    found
}
