//! One item of a list whose fields are facts of their own, and a field of a plan or of such an item.

use super::fact::Fact;
use super::lists::OpenList;
use super::moment::Moment;
use super::plan::RunPlan;
use super::value::{Choice, Value};
use serde::{Serialize, Serializer};

/// What is known of one item, such as an auto-claim policy. A missing fact is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// In the order of the facts, each once.
    known: Vec<(Fact, Value)>,
}

impl Item {
    /// The value of a fact, if it is known.
    #[must_use]
    pub fn get(&self, fact: Fact) -> Option<&Value> {
        self.known.iter().find(|(known, _)| *known == fact).map(|(_, value)| value)
    }

    /// Sets or forgets a fact.
    pub fn set(&mut self, fact: Fact, value: Option<Value>) {
        self.known.retain(|(known, _)| *known != fact);
        if let Some(value) = value {
            let at = self.known.partition_point(|(known, _)| *known < fact);
            self.known.insert(at, (fact, value));
        }
    }

    /// The item with one more fact.
    #[must_use]
    pub fn with(mut self, fact: Fact, value: impl Into<Value>) -> Self {
        self.set(fact, Some(value.into()));
        self
    }

    /// The known facts, in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = (Fact, &Value)> {
        self.known.iter().map(|(fact, value)| (*fact, value))
    }

    /// Changes every value in place.
    pub fn change_values(&mut self, mut change: impl FnMut(Fact, &mut Value)) {
        self.known.iter_mut().for_each(|(fact, value)| change(*fact, value));
    }

    /// A yes or no.
    #[must_use]
    pub fn flag(&self, fact: Fact) -> Option<bool> {
        match self.get(fact)? {
            Value::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The value of a choice, if only one is possible.
    #[must_use]
    pub fn choice<C: Choice>(&self) -> Option<C> {
        self.get(C::FACT)?.choice()
    }

    /// A name or a product.
    #[must_use]
    pub fn text(&self, fact: Fact) -> Option<&str> {
        match self.get(fact)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Products or apps.
    #[must_use]
    pub fn texts(&self, fact: Fact) -> Option<&[String]> {
        match self.get(fact)? {
            Value::Texts(texts) => Some(texts),
            _ => None,
        }
    }

    /// A moment.
    #[must_use]
    pub fn moment(&self, fact: Fact) -> Option<Moment> {
        match self.get(fact)? {
            Value::Moment(moment) => Some(*moment),
            _ => None,
        }
    }
}

impl FromIterator<(Fact, Value)> for Item {
    fn from_iter<I: IntoIterator<Item = (Fact, Value)>>(known: I) -> Self {
        let mut item = Self::default();
        known.into_iter().for_each(|(fact, value)| item.set(fact, Some(value)));
        item
    }
}

impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(fact, value)| (fact.path().1, value)))
    }
}

/// A fact of a plan, or of one item of a list in it. The order is that of the form, item by item within a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Field {
    /// The fact.
    pub fact: Fact,
    /// The position of the item from 0; none for a fact of the plan.
    pub item: Option<usize>,
}

impl From<Fact> for Field {
    fn from(fact: Fact) -> Self {
        Self { fact, item: None }
    }
}

impl Field {
    /// A fact of the item at this position.
    #[must_use]
    pub const fn of_item(fact: Fact, at: usize) -> Self {
        Self { fact, item: Some(at) }
    }

    /// The fact of the plan that holds it: the list of an item.
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

    /// The value of `holder` once this field has a value; nothing where the item is not there.
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
