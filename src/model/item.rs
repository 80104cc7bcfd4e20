//! Addresses a field: a fact of a plan, or a fact of one item of a list in it.

use super::fact::Fact;
use super::fact_values::fact_at;
use super::plan::RunPlan;
pub use flow_preflight_grammar::{Item, ItemFact};
use flow_preflight_grammar::{Kind, OpenList, Value};

impl From<Fact> for ItemFact {
    fn from(fact: Fact) -> Self {
        Self { at: fact as u16, name: fact.path().1 }
    }
}

/// The kind of an item fact.
#[must_use]
pub fn kind_of(fact: ItemFact) -> Option<Kind> {
    fact_at(fact.at).map(|fact| fact.info().kind)
}

/// An item's facts with their values, in form order.
pub fn facts_of(item: &Item) -> impl Iterator<Item = (Fact, &Value)> {
    item.iter().filter_map(|(fact, value)| Some((fact_at(fact.at)?, value)))
}

/// A fact of a plan, or of one item of a list in it. Sorted in form order, and within a fact by item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Field {
    /// The fact.
    pub fact: Fact,
    /// The item's index; `None` for a fact of the plan.
    pub item: Option<usize>,
}

impl From<Fact> for Field {
    fn from(fact: Fact) -> Self {
        Self { fact, item: None }
    }
}

impl Field {
    /// A fact of the item at this index.
    #[must_use]
    pub const fn of_item(fact: Fact, at: usize) -> Self {
        Self { fact, item: Some(at) }
    }

    /// The plan's fact that holds it: for an item fact, the list.
    #[must_use]
    pub fn holder(self) -> Fact {
        let list = self.fact.path().0.strip_suffix("[]").and_then(Fact::from_id);
        list.unwrap_or(self.fact)
    }

    /// Its path in JSON, such as `policies.items[0].app`.
    #[must_use]
    pub fn path(self) -> String {
        match (self.fact.id().split_once("[]"), self.item) {
            (Some((list, field)), Some(at)) => format!("{list}.items[{at}]{field}"),
            _ => self.fact.id().to_owned(),
        }
    }

    /// Its value in a plan.
    #[must_use]
    pub fn get(self, plan: &RunPlan) -> Option<&Value> {
        match self.item {
            Some(at) => plan.items(self.holder()).items.get(at)?.get(self.fact),
            None => plan.get(self.fact),
        }
    }

    /// The value of [`holder`](Self::holder) with this field set to `value`; `None` if the item doesn't exist.
    #[must_use]
    pub fn put(self, plan: &RunPlan, value: Option<Value>) -> Option<Value> {
        let Some(at) = self.item else { return value };
        let mut list: OpenList<Item> = plan.items(self.holder()).clone();
        list.items.get_mut(at)?.set(self.fact, value);
        Some(Value::Items(list))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_of_an_item_has_the_path_of_its_place() {
        assert_eq!(Field::of_item(Fact::PoliciesOn, 2).path(), "policies.items[2].on");
        assert_eq!(Field::from(Fact::FeatureOn).path(), "feature.on");
        assert_eq!(Field::of_item(Fact::PoliciesOn, 2).holder(), Fact::Policies);
    }

    #[test]
    fn a_field_is_put_where_it_is_read() {
        let mut plan = RunPlan::new();
        let items = vec![Item::default(), Item::default().with(Fact::PoliciesOn, true)];
        plan.set(Fact::Policies, Some(Value::Items(OpenList { items, complete: true })));
        let field = Field::of_item(Fact::PoliciesOn, 0);
        let holder = field.put(&plan, Some(Value::Flag(false)));
        plan.set(field.holder(), holder);
        assert_eq!(field.get(&plan), Some(&Value::Flag(false)));
        assert_eq!(Field::of_item(Fact::PoliciesOn, 1).get(&plan), Some(&Value::Flag(true)), "the other one stays");
        assert_eq!(Field::of_item(Fact::PoliciesOn, 9).put(&plan, None), None);
    }
}
