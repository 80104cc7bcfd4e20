//! Facts with values, as the catalogue holds them: what a code implies, what a cause says, what a step changes.

use super::fact::Fact;
use super::plan::RunPlan;
use flow_preflight_grammar::ChoiceSet;
use flow_preflight_grammar::stored::{StoredPlan, StoredValue};
use flow_preflight_grammar::value::Value;

/// Facts with values that stand in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactValues(&'static StoredPlan);

impl FactValues {
    /// Those of an entry.
    pub(crate) const fn of(stored: &'static StoredPlan) -> Self {
        Self(stored)
    }

    /// True if there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The facts with their values, in the order of their entry.
    pub fn iter(self) -> impl Iterator<Item = (Fact, Value)> {
        self.0.iter().filter_map(|(fact, stored)| {
            let fact = fact_at(*fact)?;
            Some((fact, value_of(fact, stored)))
        })
    }

    /// The plan in JSON.
    #[must_use]
    pub fn to_json(self) -> String {
        serde_json::to_string(&self.plan()).unwrap_or_default()
    }

    /// True if somebody holds this product in them.
    #[must_use]
    pub fn names_product(self, id: &str) -> bool {
        self.iter().any(|(_, value)| match value {
            Value::Licenses(licenses) => licenses.list.items.iter().any(|license| license.product == id),
            _ => false,
        })
    }

    /// A plan of which these facts are known.
    #[must_use]
    pub fn plan(self) -> RunPlan {
        let mut plan = RunPlan::new();
        for (fact, value) in self.iter() {
            plan.set(fact, Some(value));
        }
        plan
    }
}

/// The fact at a position of the catalogue.
pub(crate) fn fact_at(position: u16) -> Option<Fact> {
    Fact::ALL.iter().chain(Fact::FIELDS).nth(usize::from(position)).copied()
}

/// A value of a fact, from the catalogue.
pub(crate) fn value_of(fact: Fact, stored: &StoredValue) -> Value {
    match stored {
        StoredValue::Flag(flag) => Value::Flag(*flag),
        StoredValue::Choice(bits) => Value::Choice(ChoiceSet::of_bits(fact.words(), *bits)),
        StoredValue::Count(count) => Value::Count(*count),
        StoredValue::Version(version) => Value::Version(version.clone()),
        StoredValue::Sessions(list) => Value::Sessions(list.clone()),
        StoredValue::Licenses(licenses) => Value::Licenses(licenses.clone()),
    }
}
