//! What in a text names people, machines, tenants and addresses, and what looks like a secret; and names in their place.

use super::labels::{Labelled, labelled};
use super::read;
use super::scan::{find_byte, next_run};
use super::small::small;
use super::sorted::sorted_by;
use crate::catalog::licenses;
use crate::model::{Span, Units, Value};
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

const SECRETS: [&str; 18] = [
    "password",
    "pwd",
    "passwd",
    "passphrase",
    "clientsecret",
    "secret",
    "accesstoken",
    "refreshtoken",
    "idtoken",
    "token",
    "sharedaccesskey",
    "sharedaccesssignature",
    "accountkey",
    "apikey",
    "sig",
    "code_verifier",
    "primarykey",
    "privatekey",
];
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
    let mut all: Vec<Found> = vec![];
    let mut learnt: Vec<(String, Private)> = vec![];
    for labelled in labelled(text) {
        let value = text.get(labelled.value.start..labelled.value.end).unwrap_or("");
        if let Some(secret) = labelled_secret(text, &labelled) {
            all.push(secret);
        } else if labelled.is(&MACHINES) {
            learn(&mut learnt, value, Private::Machine);
        } else if labelled.is(&USERS) {
            value.split(',').for_each(|name| learn(&mut learnt, name.trim(), Private::User));
        }
    }
    sessions(text, &mut learnt);
    let mut names = BinaryHeap::from(learnt).into_sorted_vec();
    names.dedup_by(|one, two| one.0 == two.0);
    sign_ins(text, &mut all);
    tokens(text, &names, &mut all);
    phrases(text, &names, &mut all);
    in_order(all)
}

/// A secret may be longer than the part of it that was looked at.
fn to_its_end(text: &str, part: Span) -> Span {
    let rest = text.get(part.end..).unwrap_or("");
    let length =
        rest.find(|next: char| next.is_whitespace() || matches!(next, '"' | '&' | ',' | ';')).unwrap_or(rest.len());
    Span { start: part.start, end: part.end + length }
}

/// The most names that are looked for again.
const MOST_NAMES: usize = 500;

/// Keeps a name, to find it wherever else it stands. Words that every text has are no names.
fn learn(names: &mut Vec<(String, Private)>, name: &str, kind: Private) {
    let usable =
        name.len() >= 3 && name.len() <= 64 && !name.contains(['{', '/', ':', '<']) && names.len() < MOST_NAMES;
    if usable && !matches!(name, "null" | "none" | "true" | "false" | "YES" | "NO" | "localhost") {
        names.push((small(name), kind));
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

/// Tokens of a sign-in, which are secrets by themselves: three parts of base64, the first of which begins like JSON; and
/// whatever stands behind `Bearer`.
fn sign_ins(text: &str, all: &mut Vec<Found>) {
    let mut from = 0;
    while let Some(next) = text.get(from..).and_then(|rest| find_byte(rest, |byte| matches!(byte, b'J' | b'b' | b'B')))
    {
        let at = from + next;
        from = at + 1;
        let begins = text.get(..from).is_some_and(|before| before.ends_with("eyJ"));
        let bearer = text.get(at..at + 6).is_some_and(|word| word.eq_ignore_ascii_case("bearer"));
        let colon = text.get(at + 6..).is_some_and(|rest| rest.starts_with(':'));
        let start = if begins { at - 2 } else { at + 6 + usize::from(colon) };
        if !begins && !bearer {
            continue;
        }
        let Some(run) = next_run(text, Span { start, end: text.len() }, is_sign) else { break };
        let token = text.get(run.start..run.end).unwrap_or("");
        let bare = token.trim_end_matches(['.', ':', '\\', '-', '/']);
        let apart = run.start > start && !bare.is_empty();
        if (begins && bare.len() > 20) || (bearer && apart) {
            all.push(Found { kind: Private::Secret, span: Span { start: run.start, end: run.start + bare.len() } });
            from = run.end;
        }
    }
}

/// What a token is as a whole.
fn kind_of(token: &str, names: &[(String, Private)]) -> Option<Private> {
    let lower = small(token);
    if let Ok(at) = names.binary_search_by(|(name, _)| name.as_str().cmp(&lower)) {
        return names.get(at).map(|(_, kind)| *kind);
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

/// The parts of a token that are names or ids: `bot-vm-07.corp.contoso.com`, `connections/7f1b…`.
fn parts(text: &str, token: Span, names: &[(String, Private)], all: &mut Vec<Found>) {
    let mut start = token.start;
    for part in text.get(token.start..token.end).unwrap_or("").split(['/', ':', '\\', '.', '_', '%']) {
        let span = Span { start, end: start + part.len() };
        start = span.end + 1;
        let lower = small(part);
        let named = names.iter().find(|(name, _)| *name == lower || name.split('.').next() == Some(lower.as_str()));
        if let Some((_, kind)) = named.filter(|_| part.len() >= 3) {
            all.push(Found { kind: *kind, span });
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
    let mut names = Names::default();
    let made = with(text, &find(text), |kind, original| names.of(kind, original));
    (made, names.replaced)
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

/// A text whose secrets are masked; everything else stays.
#[must_use]
pub fn mask(text: &str) -> String {
    with(text, &secrets(text), |_, _| MASKED.to_owned())
}

/// What looks like a secret, in the order of the text.
#[must_use]
pub fn secrets(text: &str) -> Vec<Found> {
    let mut all: Vec<Found> = labelled(text).iter().filter_map(|labelled| labelled_secret(text, labelled)).collect();
    sign_ins(text, &mut all);
    in_order(all)
}

/// A value behind the label of a secret; words that only say whether there is one are none.
fn labelled_secret(text: &str, labelled: &Labelled) -> Option<Found> {
    let value = text.get(labelled.value.start..labelled.value.end)?;
    let is_one = labelled.is(&SECRETS) && !matches!(value, "none" | "null" | "true" | "false" | "***" | MASKED);
    is_one.then(|| Found { kind: Private::Secret, span: to_its_end(text, labelled.value) })
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
