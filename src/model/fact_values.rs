//! Facts with values from the catalogue: what a code implies, a cause assumes, or a step changes.

use super::fact::Fact;
use super::plan::RunPlan;
use flow_preflight_grammar::ChoiceSet;
use flow_preflight_grammar::stored::{StoredPlan, StoredValue};
use flow_preflight_grammar::value::Value;

/// Facts with values from a catalogue entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactValues(&'static StoredPlan);

impl FactValues {
    /// The facts of an entry.
    pub(crate) const fn of(stored: &'static StoredPlan) -> Self {
        Self(stored)
    }

    /// True if there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The facts with their values, in entry order.
    pub fn iter(self) -> impl Iterator<Item = (Fact, Value)> {
        self.0.iter().filter_map(|(fact, stored)| {
            let fact = fact_at(*fact)?;
            Some((fact, value_of(fact, stored)))
        })
    }

    /// The facts as a plan in JSON.
    #[must_use]
    pub fn to_json(self) -> String {
        serde_json::to_string(&self.plan()).unwrap_or_default()
    }

    /// True if one of the values is a list of licences with this product.
    #[must_use]
    pub fn names_product(self, id: &str) -> bool {
        self.iter().any(|(_, value)| match value {
            Value::Licenses(licenses) => licenses.list.items.iter().any(|license| license.product == id),
            _ => false,
        })
    }

    /// A plan with these facts.
    #[must_use]
    pub fn plan(self) -> RunPlan {
        let mut plan = RunPlan::new();
        for (fact, value) in self.iter() {
            plan.set(fact, Some(value));
        }
        plan
    }
}

/// The fact with this index in the catalogue.
pub(crate) fn fact_at(position: u16) -> Option<Fact> {
    Fact::ALL.iter().chain(Fact::FIELDS).nth(usize::from(position)).copied()
}

/// Converts a stored value.
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
