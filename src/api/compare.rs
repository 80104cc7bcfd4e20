//! The answer to `compare`.

use super::parts::list;
use crate::catalog;
use crate::check::Verdict;
use crate::compare::{Comparison, Difference, Known, Side};
use crate::labels;
use crate::model::{Fact, Place, Value};
use serde::Serialize;

/// Two runs side by side: what differs, and which differences change a fault.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Compared {
    /// The run before.
    pub before: ComparedRun,
    /// The run after.
    pub after: ComparedRun,
    /// The facts that are not the same: those that change a fault, then those known in both runs, then those known in
    /// one run only.
    pub differences: Vec<ComparedFact>,
    /// The number of facts that are the same in both.
    pub same: usize,
}

/// One of the two runs.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ComparedRun {
    /// Whether such a run works.
    pub verdict: Verdict,
    /// The codes in its text that the other run lacks.
    pub codes: Vec<&'static str>,
    /// The rules with a fault that the other run lacks.
    pub faults: Vec<ComparedRule>,
}

/// A rule with a fault.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ComparedRule {
    /// The id of the rule.
    pub rule: &'static str,
    /// The fault.
    pub title: &'static str,
}

/// A fact that is not the same in both runs.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ComparedFact {
    /// The fact.
    pub fact: Fact,
    /// Its label.
    pub label: &'static str,
    /// Its value before; `null` if it was not known.
    pub before: Option<ComparedValue>,
    /// Its value after; `null` if it is not known.
    pub after: Option<ComparedValue>,
    /// The rules whose fault comes or goes with it; empty if it changes no fault.
    pub rules: Vec<ComparedRule>,
}

/// A known value.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ComparedValue {
    /// The value.
    pub value: Value,
    /// The value in words.
    pub text: String,
    /// Where it was read; `null` if it was implied.
    pub place: Option<Place>,
}

impl From<&Comparison> for Compared {
    fn from(comparison: &Comparison) -> Self {
        let Comparison { before, after, matters, others, one_sided, same } = comparison;
        let differences = [matters, others, one_sided].into_iter().flatten().map(ComparedFact::from).collect();
        Self { before: before.into(), after: after.into(), differences, same: *same }
    }
}

impl From<&Side> for ComparedRun {
    fn from(side: &Side) -> Self {
        let codes = side.codes.iter().map(|entry| entry.id).collect();
        Self { verdict: side.verdict, codes, faults: list(&side.faults) }
    }
}

impl From<&&'static catalog::Rule> for ComparedRule {
    fn from(rule: &&'static catalog::Rule) -> Self {
        Self { rule: rule.id, title: rule.title }
    }
}

impl From<&Difference> for ComparedFact {
    fn from(difference: &Difference) -> Self {
        let fact = difference.fact;
        let value = |known: &Option<Known>| {
            known.as_ref().map(|Known { value, place }| ComparedValue {
                value: value.clone(),
                text: labels::value(fact, value),
                place: *place,
            })
        };
        let [before, after] = [&difference.before, &difference.after].map(value);
        Self { fact, label: fact.info().label, before, after, rules: list(&difference.rules) }
    }
}
