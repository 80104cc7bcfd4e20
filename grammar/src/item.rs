//! An item of a list whose fields are facts, such as an auto-claim policy.

use crate::moment::Moment;
use crate::value::{Choice, Value};
use serde::{Serialize, Serializer};

/// A fact of an item: its index among all facts, and its JSON name.
#[derive(Clone, Copy, Debug)]
pub struct ItemFact {
    /// Its index among all facts.
    pub at: u16,
    /// Its JSON name in the item.
    pub name: &'static str,
}

impl PartialEq for ItemFact {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}

impl Eq for ItemFact {}

/// What is known about one item. A fact that is missing is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// Sorted by index, each fact once.
    known: Vec<(ItemFact, Value)>,
}

impl Item {
    /// The value of a fact, if known.
    #[must_use]
    pub fn get(&self, fact: impl Into<ItemFact>) -> Option<&Value> {
        let fact = fact.into();
        self.known.iter().find(|(known, _)| *known == fact).map(|(_, value)| value)
    }

    /// Sets a fact; `None` removes it.
    pub fn set(&mut self, fact: impl Into<ItemFact>, value: Option<Value>) {
        let fact = fact.into();
        self.known.retain(|(known, _)| *known != fact);
        if let Some(value) = value {
            let at = self.known.partition_point(|(known, _)| known.at < fact.at);
            self.known.insert(at, (fact, value));
        }
    }

    /// The item with this fact set.
    #[must_use]
    pub fn with(mut self, fact: impl Into<ItemFact>, value: impl Into<Value>) -> Self {
        self.set(fact, Some(value.into()));
        self
    }

    /// The known facts, in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = (ItemFact, &Value)> {
        self.known.iter().map(|(fact, value)| (*fact, value))
    }

    /// Changes every value in place.
    pub fn change_values(&mut self, mut change: impl FnMut(ItemFact, &mut Value)) {
        self.known.iter_mut().for_each(|(fact, value)| change(*fact, value));
    }

    /// The value of a yes/no fact.
    #[must_use]
    pub fn flag(&self, fact: impl Into<ItemFact>) -> Option<bool> {
        match self.get(fact)? {
            Value::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The value of a choice, if only one word is possible.
    #[must_use]
    pub fn choice<C: Choice>(&self) -> Option<C> {
        self.get(ItemFact { at: C::AT, name: "" })?.choice()
    }

    /// The value of a name or product fact.
    #[must_use]
    pub fn text(&self, fact: impl Into<ItemFact>) -> Option<&str> {
        match self.get(fact)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value of a fact with products or apps.
    #[must_use]
    pub fn texts(&self, fact: impl Into<ItemFact>) -> Option<&[String]> {
        match self.get(fact)? {
            Value::Texts(texts) => Some(texts),
            _ => None,
        }
    }

    /// The value of a moment fact.
    #[must_use]
    pub fn moment(&self, fact: impl Into<ItemFact>) -> Option<Moment> {
        match self.get(fact)? {
            Value::Moment(moment) => Some(*moment),
            _ => None,
        }
    }
}

impl<F: Into<ItemFact>> FromIterator<(F, Value)> for Item {
    fn from_iter<I: IntoIterator<Item = (F, Value)>>(known: I) -> Self {
        let mut item = Self::default();
        known.into_iter().for_each(|(fact, value)| item.set(fact, Some(value)));
        item
    }
}

impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(fact, value)| (fact.name, value)))
    }
}
