//! Reads a plan: JSON to facts and values. Errors give the field, the position and the nearest valid name.

use crate::item::{Item, ItemFact};
use crate::json::Node;
use crate::reader::{Reader, join};
use crate::value::{Kind, Value};
use std::borrow::Cow;

/// A fact as a plan names it. Elsewhere it is referred to by its index in the list of all facts.
#[derive(Clone, Copy, Debug)]
pub struct FactSpec {
    /// Its path: `machine.rdpEnabled`; `policies` for a subject that is itself a fact; `policies[].app` for a fact of
    /// each item of `policies`.
    pub id: &'static str,
    /// The kind of its value.
    pub kind: Kind,
    /// The path up to the dot.
    subject: &'static str,
    /// The path after the dot; empty if the subject is itself the fact.
    field: &'static str,
    /// Its mark.
    mark: u32,
}

impl FactSpec {
    /// The fact with this path.
    #[must_use]
    pub fn new(id: &'static str, kind: Kind) -> Self {
        let (subject, field) = id.split_once('.').unwrap_or((id, ""));
        Self { id, kind, subject, field, mark: mark(field) }
    }
}

/// A number made from a name, in which few names are alike: it is compared before the names are.
pub(crate) fn mark(name: &str) -> u32 {
    let byte = |at: usize| name.as_bytes().get(at).copied().unwrap_or(0);
    let length = name.len();
    u32::from_le_bytes([length as u8, byte(length / 4), byte(length / 2), byte(length.saturating_sub(1))])
}

/// The facts with this subject: all of a subject stand together. Their first index, and them.
fn of_subject<'f>(facts: &'f [FactSpec], subject: &str) -> (usize, &'f [FactSpec]) {
    let first = facts.iter().position(|fact| fact.subject == subject).unwrap_or(facts.len());
    let (_, rest) = facts.split_at(first);
    let count = rest.iter().take_while(|fact| fact.subject == subject).count();
    (first, rest.split_at(count).0)
}

impl Reader<'_> {
    /// Reads a plan. `path` is its path in the text, empty for the whole text. Returns, for each known field, the index
    /// of its fact in `facts` and its value; `null` means unknown. Facts under the key `inner`, if given, are read too.
    /// In `facts`, all facts of a subject stand together.
    pub fn plan(&mut self, value: &Node, path: &str, inner: Option<&str>, facts: &[FactSpec]) -> Vec<(usize, Value)> {
        let mut plan = Vec::with_capacity(facts.len());
        for (subject, fields) in self.entries(value, path) {
            let inside = join(path, subject);
            let (first, known) = of_subject(facts, subject);
            let is_null = fields.node.is_null();
            match known {
                _ if is_null && (!known.is_empty() || inner == Some(subject)) => {}
                [] if inner == Some(subject) => plan.extend(self.plan(&fields.node, &inside, None, facts)),
                [] => {
                    let subjects = facts.iter().map(|fact| fact.subject).filter(|subject| !subject.ends_with("[]"));
                    self.unknown_key(path, fields, &subjects.chain(inner).collect::<Vec<_>>());
                }
                [list] if list.field.is_empty() => {
                    plan.extend(self.value(list, &inside, &fields.node, facts).map(|value| (first, value)));
                }
                known => self.fields((first, known), &fields.node, &inside, facts, &mut plan),
            }
        }
        plan
    }

    /// Reads an object whose fields are all in `known`, into `plan`. `first` is the index of the first of them.
    fn fields(
        &mut self,
        (first, known): (usize, &[FactSpec]),
        value: &Node,
        path: &str,
        facts: &[FactSpec],
        plan: &mut Vec<(usize, Value)>,
    ) {
        // A path needs no text of its own, unless it is inside of something else.
        let is_id = known.first().is_some_and(|fact| fact.subject == path);
        for (field, entry) in self.entries(value, path) {
            let mark = mark(field);
            match (0..).zip(known).find(|(_, fact)| fact.mark == mark && fact.field == field) {
                Some((at, fact)) => {
                    let path = if is_id { Cow::Borrowed(fact.id) } else { Cow::Owned(join(path, field)) };
                    let value = self.value(fact, &path, &entry.node, facts);
                    plan.extend(value.map(|value| (first + at, value)));
                }
                None => self.unknown_key(path, entry, &known.iter().map(|fact| fact.field).collect::<Vec<_>>()),
            }
        }
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
                let known = of_subject(facts, &format!("{}[]", fact.id));
                let name = |at: usize| facts.get(at).map_or("", |fact| fact.field);
                let read = |reader: &mut Self, path: &str, value: &Node| {
                    let mut fields = vec![];
                    reader.fields(known, value, path, facts, &mut fields);
                    let item: Item = fields
                        .into_iter()
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
