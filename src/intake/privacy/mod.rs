//! Finds names of people, machines, tenants and addresses, and what looks like a secret; replaces and masks them.

mod names;
mod secret_arguments;
mod secret_columns;
mod secret_forms;
mod secret_labels;
mod secret_values;
mod secrets;

use crate::catalog::assigned::is_attended_app;
use crate::catalog::licenses;
use crate::intake::scan::small::small;
use crate::model::item;
use crate::model::{Kind, Span, Value};
use crate::text::sorted::sorted_by;
use std::collections::BinaryHeap;

/// What a private part of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Private {
    /// A password, token or key: always masked.
    Secret,
    /// The name of a user.
    User,
    /// The name of a machine.
    Machine,
    /// The id of a tenant, environment, run or account.
    Id,
    /// A network address.
    Address,
    /// The name of a product that is not public.
    Product,
    /// The name of a policy.
    Policy,
    /// The name of an app that is not public.
    App,
}

impl Private {
    /// The first word of its replacement.
    const fn word(self) -> &'static str {
        match self {
            Self::Secret => "secret",
            Self::User => "user",
            Self::Machine => "machine",
            Self::Id => "id",
            Self::Address => "address",
            Self::Product => "product",
            Self::Policy => "policy",
            Self::App => "app",
        }
    }
}

/// A part of a text that should not leave the browser unchanged. Offsets are bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its kind.
    pub kind: Private,
    /// Where it is.
    pub span: Span,
}

/// Finds everything private in a text, in text order and without overlaps.
#[must_use]
pub fn find(text: &str) -> Vec<Found> {
    let mut all = secrets(text);
    names::names(text, &mut all);
    in_order(all)
}

/// Calls `each` for every name in a value, with its kind. Public products and apps are skipped.
pub fn names_in(value: &mut Value, each: &mut dyn FnMut(Private, &mut String)) {
    let product = |product: &mut String, each: &mut dyn FnMut(Private, &mut String)| {
        if licenses::find(product).is_none() {
            each(Private::Product, product);
        }
    };
    match value {
        Value::Sessions(list) => {
            list.items
                .iter_mut()
                .filter_map(|session| session.user.as_mut())
                .for_each(|user| each(Private::User, user));
        }
        Value::Licenses(held) => {
            held.list.items.iter_mut().for_each(|license| product(&mut license.product, each));
        }
        Value::Seats(list) => list.items.iter_mut().for_each(|seats| product(&mut seats.product, each)),
        Value::Items(list) => {
            for item in &mut list.items {
                item.change_values(|fact, value| match (item::kind_of(fact), value) {
                    (Some(Kind::Name), Value::Text(name)) => each(Private::Policy, name),
                    (Some(Kind::Product), Value::Text(name)) => product(name, each),
                    (Some(Kind::Products), Value::Texts(names)) => {
                        names.iter_mut().for_each(|name| product(name, each))
                    }
                    (Some(Kind::Apps), Value::Texts(apps)) => {
                        apps.iter_mut().filter(|app| !is_attended_app(app)).for_each(|app| each(Private::App, app));
                    }
                    _ => {}
                });
            }
        }
        _ => {}
    }
}

/// The replacements for private parts: the same one for the same thing, ignoring case.
#[derive(Default)]
pub struct Names {
    /// The originals with their replacements, in order of occurrence; never a secret.
    pub replaced: Vec<(String, String)>,
    keys: Vec<(String, Private, String)>,
}

impl Names {
    /// The replacement: `user-1` for the first user, and so on.
    pub fn of(&mut self, kind: Private, original: &str) -> String {
        if kind == Private::Secret {
            return MASKED.to_owned();
        }
        let key = key_of(kind, original);
        if let Some((.., name)) = self.keys.iter().find(|(known, of, _)| *known == key && *of == kind) {
            return name.clone();
        }
        let number = self.keys.iter().filter(|(_, of, _)| *of == kind).count() + 1;
        let name = format!("{}-{number}", kind.word());
        self.keys.push((key, kind, name.clone()));
        self.replaced.push((original.to_owned(), name.clone()));
        name
    }
}

/// Replaces everything private in a text. Returns the text, and the replacements except for secrets.
#[must_use]
pub fn replace(text: &str) -> (String, Vec<(String, String)>) {
    let places = find(text);
    let keys: Vec<(Private, String)> = places
        .iter()
        .map(|found| (found.kind, key_of(found.kind, text.get(found.span.start..found.span.end).unwrap_or(""))))
        .collect();
    // Sorted by identity, with the first place of each thing first.
    let order: BinaryHeap<(&(Private, String), usize)> = keys.iter().zip(0..).collect();
    let order = order.into_sorted_vec();
    let mut first = vec![0; places.len()];
    let mut before: Option<(&(Private, String), usize)> = None;
    for (key, at) in order {
        let of_key = before.filter(|(known, _)| *known == key).map_or(at, |(_, of_key)| of_key);
        if let Some(slot) = first.get_mut(at) {
            *slot = of_key;
        }
        before = Some((key, of_key));
    }
    let mut names: Vec<String> = vec![];
    let mut numbers = [0_usize; 8];
    let mut replaced = vec![];
    let made = with(text, &places, |kind, original| {
        let at = names.len();
        let of_key = first.get(at).copied().unwrap_or(at);
        let name = match names.get(of_key) {
            Some(name) => name.clone(),
            None if kind == Private::Secret => MASKED.to_owned(),
            None => {
                let number = numbers.get_mut(kind as usize).map_or(0, |number| {
                    *number += 1;
                    *number
                });
                let name = format!("{}-{number}", kind.word());
                replaced.push((original.to_owned(), name.clone()));
                name
            }
        };
        names.push(name.clone());
        name
    });
    (made, replaced)
}

/// Replaces these places in a text.
fn with(text: &str, places: &[Found], mut instead: impl FnMut(Private, &str) -> String) -> String {
    let mut made = String::with_capacity(text.len());
    let mut at = 0;
    for found in places {
        made.push_str(text.get(at..found.span.start).unwrap_or(""));
        made.push_str(&instead(found.kind, text.get(found.span.start..found.span.end).unwrap_or("")));
        at = found.span.end;
    }
    made.push_str(text.get(at..).unwrap_or(""));
    made
}

/// The identity of a name: a user with and without domain, or a machine with and without its network, are the same.
fn key_of(kind: Private, original: &str) -> String {
    let lower = small(original);
    let short = match kind {
        Private::User => lower.rsplit('\\').next().and_then(|name| name.split('@').next()),
        Private::Machine => lower.split('.').next(),
        _ => None,
    };
    short.map_or(lower.clone(), str::to_owned)
}

/// The replacement of a secret.
const MASKED: &str = "[secret]";

/// Masks the secrets in a part of a text. `secrets` are those of the whole text: outside its line, a password may not
/// look like one.
pub(super) fn mask_part(text: &str, part: Span, secrets: &[Found]) -> String {
    let inside =
        secrets.iter().filter(|found| found.span.start < part.end && found.span.end > part.start).map(|found| {
            let start = found.span.start.max(part.start) - part.start;
            Found { kind: found.kind, span: Span { start, end: found.span.end.min(part.end) - part.start } }
        });
    with(text.get(part.start..part.end).unwrap_or(""), &inside.collect::<Vec<_>>(), |_, _| MASKED.to_owned())
}

/// Masks the secrets in a text; everything else stays.
#[must_use]
pub fn mask(text: &str) -> String {
    with(text, &secrets(text), |_, _| MASKED.to_owned())
}

/// Everything that looks like a secret, in text order.
#[must_use]
pub fn secrets(text: &str) -> Vec<Found> {
    let spans = secrets::spans(text);
    let masked = |span: &Span| text.get(span.start..span.end) == Some(MASKED);
    in_order(spans.into_iter().filter(|span| !masked(span)).map(|span| Found { kind: Private::Secret, span }).collect())
}

/// Sorts by place and drops overlaps. A secret takes precedence over everything inside it, and a longer part over a
/// shorter one.
fn in_order(all: Vec<Found>) -> Vec<Found> {
    let mut all = sorted_by(all, |found| [found.span.start, found.kind as usize, usize::MAX - found.span.end]);
    let mut end = 0;
    all.retain(|found| {
        let apart = found.span.start >= end && found.span.end > found.span.start;
        end = if apart { found.span.end } else { end };
        apart
    });
    all
}
