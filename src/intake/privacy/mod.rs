//! What in a text names people, machines, tenants and addresses, and what looks like a secret; and names in their place.

mod secret_columns;
mod secret_forms;
mod secret_labels;
mod secrets;

use super::read;
use crate::catalog::assigned::is_attended_app;
use crate::catalog::licenses;
use crate::intake::scan::bytes::{count, next_run};
use crate::intake::scan::labels::labelled;
use crate::intake::scan::small::small;
use crate::intake::scan::sorted::sorted_by;
use crate::model::item;
use crate::model::{Kind, Span, Units, Value};
use std::collections::BinaryHeap;

/// What a part of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Private {
    /// A password, a token, a key: never shown again.
    Secret,
    /// The name of a user.
    User,
    /// The name of a machine.
    Machine,
    /// An id: of a tenant, an environment, a run, an account.
    Id,
    /// An address in the network.
    Address,
    /// The name of a product that not everybody knows.
    Product,
    /// The name of a policy.
    Policy,
    /// The name of an app that not everybody knows.
    App,
}

impl Private {
    /// What its replacement begins with.
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

/// A part of a text that should not leave the browser as it is. Offsets are bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub kind: Private,
    /// Where it stands.
    pub span: Span,
}

const MACHINES: [&str; 7] =
    ["devicename", "hostname", "machinename", "machine", "computername", "csname", "pscomputername"];
const USERS: [&str; 8] = [
    "sessionusername",
    "username",
    "userprincipalname",
    "displayname",
    "useridentity",
    "executingaccountname",
    "loginhint",
    "user",
];

/// What stands in front of a backslash on every Windows: its own domains, and words of paths with spaces in them.
const EVERYWHERE: [&str; 16] = [
    "service",
    "authority",
    "builtin",
    "manager",
    "nt",
    "server",
    "desktop",
    "files",
    "setup",
    "providers",
    "client",
    "1.2",
    "framework",
    "runtime",
    "core",
    "data",
];

/// Hosts that are the same for everybody.
const PUBLIC: [&str; 8] = [
    "graph.microsoft.com",
    "learn.microsoft.com",
    "config.edge.skype.com",
    "login.microsoftonline.com",
    "make.powerautomate.com",
    "aka.ms",
    "schemas.microsoft.com",
    "crl3.digicert.com",
];

/// Finds everything private in a text, in the order of the text; no two parts overlap.
#[must_use]
pub fn find(text: &str) -> Vec<Found> {
    let mut all = secrets(text);
    let mut learnt: Vec<(String, Private)> = vec![];
    for labelled in labelled(text) {
        let value = text.get(labelled.value.start..labelled.value.end).unwrap_or("");
        if labelled.is(&MACHINES) {
            learn(&mut learnt, value, Private::Machine);
        } else if labelled.is(&USERS) {
            value.split(',').for_each(|name| learn(&mut learnt, name.trim(), Private::User));
        }
    }
    sessions(text, &mut learnt);
    let mut names = BinaryHeap::from(learnt).into_sorted_vec();
    names.dedup_by(|one, two| one.0 == two.0);
    tokens(text, &names, &mut all);
    phrases(text, &names, &mut all);
    in_order(all)
}

/// The most names that are looked for again.
const MOST_NAMES: usize = 500;

/// Keeps a name, to find it wherever else it stands. Words that every text has are no names.
fn learn(names: &mut Vec<(String, Private)>, name: &str, kind: Private) {
    let usable =
        name.len() >= 3 && name.len() <= 64 && !name.contains(['{', '/', ':', '<']) && names.len() < MOST_NAMES;
    if usable && !matches!(name, "null" | "none" | "true" | "false" | "YES" | "NO" | "localhost") {
        let name = small(name);
        // A machine is also known without its domain, and some users without what follows a dot.
        if let Some((short, _)) = name.split_once('.').filter(|(short, _)| short.len() >= 3) {
            names.push((short.to_owned(), kind));
        }
        names.push((name, kind));
    }
}

/// The users of the sessions in the text.
fn sessions(text: &str, names: &mut Vec<(String, Private)>) {
    let reading = read(text, Units::Utf8);
    let offered = reading.offers.iter().flat_map(|offer| &offer.choices).flat_map(|choice| &choice.facts);
    for fact in reading.facts.iter().chain(offered) {
        if let Value::Sessions(list) = &fact.value {
            list.items
                .iter()
                .filter_map(|session| session.user.as_deref())
                .for_each(|name| learn(names, name, Private::User));
        }
    }
}

/// Signs of names, addresses and ids.
const fn is_sign(byte: u8) -> bool {
    matches!(byte, b'.' | b'_' | b'-' | b'@' | b'\\' | b':' | b'/' | b'%' | b'$' | b'~')
}

/// Looks at each run of letters and signs of names, addresses and ids.
fn tokens(text: &str, names: &[(String, Private)], all: &mut Vec<Found>) {
    let mut rest = Span { start: 0, end: text.len() };
    while let Some(Span { start, end }) = next_run(text, rest, is_sign) {
        rest.start = end;
        let token = text.get(start..end).unwrap_or("").trim_end_matches(['.', ':', '\\', '-', '/']);
        let span = Span { start, end: start + token.len() };
        match kind_of(token, names) {
            Some(kind) => all.push(Found { kind, span }),
            None => parts(text, span, names, all),
        }
    }
}

/// What a token is as a whole.
fn kind_of(token: &str, names: &[(String, Private)]) -> Option<Private> {
    count(token.len());
    let lower = small(token);
    if let Some(kind) = name_kind(&lower, names) {
        return Some(kind);
    }
    if let Some(rest) = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")) {
        let host = rest.split(['/', ':']).next().unwrap_or("");
        return (!PUBLIC.contains(&host)).then_some(Private::Address);
    }
    if let Some((name, host)) = token.split_once('@') {
        let is_mail = !name.is_empty() && host.contains('.') && !token.contains(['/', '\\', ':']);
        return is_mail.then_some(Private::User);
    }
    if let Some((domain, user)) = token.split_once('\\') {
        let plain = |part: &str| !part.is_empty() && part.len() <= 64 && !part.contains(['\\', ':', '/', '%']);
        let user = user.strip_prefix('\\').unwrap_or(user);
        let system = EVERYWHERE.contains(&small(domain).as_str()) || domain.starts_with("HK");
        return (plain(domain) && plain(user) && !system).then_some(Private::User);
    }
    if is_id(token) && licenses::find(token).is_none() && !lower.starts_with("a4a365df-50f1-") {
        return Some(Private::Id);
    }
    if lower.starts_with("s-1-5-21-") || lower.starts_with("s-1-12-1-") {
        return Some(Private::Id);
    }
    is_ip(token).then_some(Private::Address)
}

/// What a name in small letters is the name of.
fn name_kind(lower: &str, names: &[(String, Private)]) -> Option<Private> {
    let at = names.binary_search_by(|(name, _)| name.as_str().cmp(lower)).ok()?;
    names.get(at).map(|(_, kind)| *kind)
}

/// The parts of a token that are names or ids: `bot-vm-07.corp.contoso.com`, `connections/7f1b…`.
fn parts(text: &str, token: Span, names: &[(String, Private)], all: &mut Vec<Found>) {
    let mut start = token.start;
    for part in text.get(token.start..token.end).unwrap_or("").split(['/', ':', '\\', '.', '_', '%']) {
        let span = Span { start, end: start + part.len() };
        start = span.end + 1;
        count(part.len() + 1);
        if let Some(kind) = name_kind(&small(part), names).filter(|_| part.len() >= 3) {
            all.push(Found { kind, span });
        } else if is_id(part) && licenses::find(part).is_none() {
            all.push(Found { kind: Private::Id, span });
        }
    }
}

/// Names of several words.
fn phrases(text: &str, names: &[(String, Private)], all: &mut Vec<Found>) {
    let mut names = names.iter().filter(|(name, _)| name.contains(' ')).take(50).peekable();
    let lower = if names.peek().is_some() { small(text) } else { String::new() };
    for (name, kind) in names {
        count(lower.len());
        let mut from = 0;
        while let Some(at) = lower.get(from..).and_then(|rest| rest.find(name.as_str())) {
            let span = Span { start: from + at, end: from + at + name.len() };
            all.push(Found { kind: *kind, span });
            from = span.end;
        }
    }
}

/// A GUID, with or without dashes.
fn is_id(token: &str) -> bool {
    let hex = |part: &str| part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let lengths: Vec<usize> = token.split('-').map(str::len).take(7).collect();
    token.split('-').all(hex)
        && (lengths == [8, 4, 4, 4, 12] || (lengths == [32] && token.bytes().any(|byte| byte.is_ascii_digit())))
}

fn is_ip(token: &str) -> bool {
    let parts: Vec<&str> = token.split('.').take(5).collect();
    let host = parts.len() == 4 && parts.iter().all(|part| part.len() <= 3 && part.parse::<u8>().is_ok());
    // Versions look alike: an address of a network has no zero at its end, and a version seldom begins above nine.
    host && parts.first().is_some_and(|first| first.parse::<u8>().is_ok_and(|first| first > 9)) && token != "127.0.0.1"
}

/// Calls `each` with every name in a value, and with what it names. Products and apps that everybody knows are no names.
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

/// The names that stand in place of what is private: the same one for the same thing, whatever its case.
#[derive(Default)]
pub struct Names {
    /// What was replaced by what, in the order in which it came; never a secret.
    pub replaced: Vec<(String, String)>,
    keys: Vec<(String, Private, String)>,
}

impl Names {
    /// The name that stands for this: `user-1` for the first user, and so on.
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

/// A text with names in place of what is private, and the list of what was replaced by what, but for secrets.
#[must_use]
pub fn replace(text: &str) -> (String, Vec<(String, String)>) {
    let places = find(text);
    let keys: Vec<(Private, String)> = places
        .iter()
        .map(|found| (found.kind, key_of(found.kind, text.get(found.span.start..found.span.end).unwrap_or(""))))
        .collect();
    // The same thing everywhere: sorted by what it is, the first place of each comes first.
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

/// The text with something else in these places.
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

/// What makes two spellings the same thing: a user with and without domain, a machine with and without its network.
fn key_of(kind: Private, original: &str) -> String {
    let lower = small(original);
    let short = match kind {
        Private::User => lower.rsplit('\\').next().and_then(|name| name.split('@').next()),
        Private::Machine => lower.split('.').next(),
        _ => None,
    };
    short.map_or(lower.clone(), str::to_owned)
}

/// What stands in place of a secret.
const MASKED: &str = "[secret]";

/// A part of a text whose secrets are masked, these being all the secrets of the text: out of its line a password no
/// longer looks like one.
pub(super) fn mask_part(text: &str, part: Span, secrets: &[Found]) -> String {
    let inside =
        secrets.iter().filter(|found| found.span.start < part.end && found.span.end > part.start).map(|found| {
            let start = found.span.start.max(part.start) - part.start;
            Found { kind: found.kind, span: Span { start, end: found.span.end.min(part.end) - part.start } }
        });
    with(text.get(part.start..part.end).unwrap_or(""), &inside.collect::<Vec<_>>(), |_, _| MASKED.to_owned())
}

/// A text whose secrets are masked; everything else stays.
#[must_use]
pub fn mask(text: &str) -> String {
    with(text, &secrets(text), |_, _| MASKED.to_owned())
}

/// What looks like a secret, in the order of the text.
#[must_use]
pub fn secrets(text: &str) -> Vec<Found> {
    let spans = secrets::spans(text);
    let masked = |span: &Span| text.get(span.start..span.end) == Some(MASKED);
    in_order(spans.into_iter().filter(|span| !masked(span)).map(|span| Found { kind: Private::Secret, span }).collect())
}

/// In the order of the text and without overlaps. A secret goes before everything inside it, and the longer of two
/// parts before the shorter.
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
