//! Reads a plan: JSON to facts and values. Errors give the field, the position and the nearest valid name.

use crate::item::{Item, ItemFact};
use crate::json::Node;
use crate::reader::{Reader, join};
use crate::value::{Kind, Value};

/// A fact as a plan names it. Elsewhere it is referred to by its index in the list of all facts.
#[derive(Clone, Copy, Debug)]
pub struct FactSpec {
    /// Its path: `machine.rdpEnabled`; `policies` for a subject that is itself a fact; `policies[].app` for a fact of
    /// each item of `policies`.
    pub id: &'static str,
    /// The kind of its value.
    pub kind: Kind,
}

impl FactSpec {
    /// The path's subject and field. The field is empty if the subject is itself the fact.
    fn path(&self) -> (&'static str, &'static str) {
        self.id.split_once('.').unwrap_or((self.id, ""))
    }
}

impl Reader<'_> {
    /// Reads a plan. `path` is its path in the text, empty for the whole text. Returns, for each known field, the index
    /// of its fact in `facts` and its value; `null` means unknown. Facts under the key `inner`, if given, are read too.
    pub fn plan(&mut self, value: &Node, path: &str, inner: Option<&str>, facts: &[FactSpec]) -> Vec<(usize, Value)> {
        let mut plan = vec![];
        for (subject, fields) in self.entries(value, path) {
            let inside = join(path, subject);
            let of_subject: Vec<(usize, &FactSpec)> =
                facts.iter().enumerate().filter(|(_, fact)| fact.path().0 == subject).collect();
            let is_null = fields.node.is_null();
            match of_subject.as_slice() {
                _ if is_null && (!of_subject.is_empty() || inner == Some(subject)) => {}
                [] if inner == Some(subject) => plan.extend(self.plan(&fields.node, &inside, None, facts)),
                [] => {
                    let subjects = facts.iter().map(|fact| fact.path().0).filter(|subject| !subject.ends_with("[]"));
                    self.unknown_key(path, fields, &subjects.chain(inner).collect::<Vec<_>>());
                }
                [(at, list)] if list.path().1.is_empty() => {
                    plan.extend(self.value(list, &inside, &fields.node, facts).map(|value| (*at, value)));
                }
                known => plan.extend(self.fields(known, &fields.node, &inside, facts)),
            }
        }
        plan
    }

    /// Reads an object whose fields are all in `known`.
    fn fields(
        &mut self,
        known: &[(usize, &FactSpec)],
        value: &Node,
        path: &str,
        facts: &[FactSpec],
    ) -> Vec<(usize, Value)> {
        let mut read = vec![];
        for (field, entry) in self.entries(value, path) {
            match known.iter().find(|(_, fact)| fact.path().1 == field) {
                Some((at, fact)) => {
                    let value = self.value(fact, &join(path, field), &entry.node, facts);
                    read.extend(value.map(|value| (*at, value)));
                }
                None => {
                    self.unknown_key(path, entry, &known.iter().map(|(_, fact)| fact.path().1).collect::<Vec<_>>());
                }
            }
        }
        read
    }

    fn value(&mut self, fact: &FactSpec, path: &str, value: &Node, facts: &[FactSpec]) -> Option<Value> {
        if value.is_null() {
            return None;
        }
        match fact.kind {
            Kind::Flag { .. } => self.flag(path, value).map(Value::Flag),
            Kind::Choice(words) => self.choice(path, words, value).map(Value::Choice),
            Kind::Count => self.count(path, value).map(Value::Count),
            Kind::Version => self.version(path, value).map(Value::Version),
            Kind::Sessions => self.list(path, value, &[], Self::session).map(Value::Sessions),
            Kind::Licenses => self.licenses(path, value).map(Value::Licenses),
            Kind::Moment => self.moment(path, value).map(Value::Moment),
            Kind::Name | Kind::Product => self.text(path, value).map(Value::Text),
            Kind::Products | Kind::Apps => self.texts(path, value).map(Value::Texts),
            Kind::Seats => self.list(path, value, &[], Self::seats).map(Value::Seats),
            Kind::Items => {
                let of_item = |of: &FactSpec| of.path().0.strip_suffix("[]") == Some(fact.id);
                let known: Vec<(usize, &FactSpec)> = facts.iter().enumerate().filter(|(_, of)| of_item(of)).collect();
                let name = |at: usize| facts.get(at).map_or("", |fact| fact.path().1);
                let read = |reader: &mut Self, path: &str, value: &Node| {
                    let fields = reader.fields(&known, value, path, facts).into_iter();
                    let item: Item = fields
                        .map(|(at, value)| {
                            (ItemFact { at: u16::try_from(at).unwrap_or(u16::MAX), name: name(at) }, value)
                        })
                        .collect();
                    Some(item)
                };
                self.list(path, value, &[], read).map(Value::Items)
            }
        }
    }
}
