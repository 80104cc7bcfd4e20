//! Finds machines that differ from their group: those with another value of a fact than more than half of the group
//! has.

use super::one::Machine;
use crate::model::{Fact, Value};
use std::collections::BTreeMap;

/// The smallest group that is compared.
const SMALLEST: usize = 3;

/// A fact in which some machines of a group differ from most.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The group.
    pub group: String,
    /// The fact.
    pub fact: Fact,
    /// The value of the machines that differ.
    pub value: Value,
    /// Their indices.
    pub machines: Vec<usize>,
    /// The value that most machines have.
    pub usual: Value,
    /// The number of machines that have it.
    pub others: usize,
}

/// The differences in all groups. Signed-in users are not compared, because they change by the hour.
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
