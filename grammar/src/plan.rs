//! The reader of plans: JSON to facts and values, with an error that names the field, the place and the nearest right one.

use crate::item::{Item, ItemFact};
use crate::json::Node;
use crate::reader::{Reader, join};
use crate::value::{Kind, Value};

/// A fact as a plan names it. Its position in the list of all facts stands for it.
#[derive(Clone, Copy, Debug)]
pub struct FactSpec {
    /// Its path: `machine.rdpEnabled`; `policies` for a fact that is a subject by itself; `policies[].app` for a fact of
    /// each item of `policies`.
    pub id: &'static str,
    /// What kind of value it has.
    pub kind: Kind,
}

impl FactSpec {
    /// The subject and the field of the path; no field where the subject itself is the fact.
    fn path(&self) -> (&'static str, &'static str) {
        self.id.split_once('.').unwrap_or((self.id, ""))
    }
}

impl Reader<'_> {
    /// Reads a plan at `path` (empty where it is the whole text): for each known field the position of its fact in
    /// `facts`, and its value. `null` means not known. Facts under the key `inner` are read too, if there is one.
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

    /// Reads the fields of an object, each of which is one of `known`.
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
