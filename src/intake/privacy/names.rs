//! Finds names in a text: users, machines, ids and addresses, by label or form, and then at every other place.

use super::{Found, Private};
use crate::catalog::licenses;
use crate::intake::read;
use crate::intake::scan::bytes::{count, next_run};
use crate::intake::scan::labels::labelled;
use crate::intake::scan::small::small;
use crate::model::{Span, Units, Value};
use std::collections::BinaryHeap;

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

/// Words before a backslash that are no names: Windows' own domains, and the ends of path parts with spaces.
const NO_DOMAINS: [&str; 16] = [
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

/// Public hosts, which are no names.
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

/// The id of Microsoft Remote Desktop, the same in every tenant.
const REMOTE_DESKTOP: &str = "a4a365df-50f1-4397-bc59-1a1564b8bb9c";

/// Adds every name in a text, unsorted.
pub(super) fn names(text: &str, all: &mut Vec<Found>) {
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
    let (several, single): (Vec<_>, Vec<_>) = names.into_iter().partition(|(name, _)| name.contains(' '));
    tokens(text, &single, all);
    phrases(text, &several, all);
}

/// Records a name to search for. Common words are no names.
fn learn(names: &mut Vec<(String, Private)>, name: &str, kind: Private) {
    let usable = name.len() >= 3 && name.len() <= 64 && !name.contains(['{', '/', ':', '<']);
    if usable && !matches!(name, "null" | "none" | "true" | "false" | "YES" | "NO" | "localhost") {
        let name = small(name);
        // A machine may also occur without its domain, and some users without what follows a dot.
        if let Some((short, _)) = name.split_once('.').filter(|(short, _)| short.len() >= 3) {
            names.push((short.to_owned(), kind));
        }
        names.push((name, kind));
    }
}

/// Records the users of the sessions in the text.
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

/// True for signs that occur in names, addresses and ids.
const fn is_sign(byte: u8) -> bool {
    matches!(byte, b'.' | b'_' | b'-' | b'@' | b'\\' | b':' | b'/' | b'%' | b'$' | b'~')
}

/// Classifies each run of letters, digits and such signs.
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
        let system = NO_DOMAINS.contains(&small(domain).as_str()) || domain.starts_with("HK");
        return (plain(domain) && plain(user) && !system).then_some(Private::User);
    }
    if lower.starts_with("s-1-5-21-") || lower.starts_with("s-1-12-1-") {
        return Some(Private::Id);
    }
    is_ip(token).then_some(Private::Address)
}

/// The kind of a known name, given in lower case.
fn name_kind(lower: &str, names: &[(String, Private)]) -> Option<Private> {
    names.get(place(lower.as_bytes(), names).ok()?).map(|(_, kind)| *kind)
}

/// Adds the parts of a token that are names or ids: `bot-vm-07.corp.contoso.com`, `connections/7f1b…`.
fn parts(text: &str, token: Span, names: &[(String, Private)], all: &mut Vec<Found>) {
    let mut start = token.start;
    for part in text.get(token.start..token.end).unwrap_or("").split(['/', ':', '\\', '.', '_', '%']) {
        let span = Span { start, end: start + part.len() };
        start = span.end + 1;
        count(part.len() + 1);
        let lower = small(part);
        if let Some(kind) = name_kind(&lower, names).filter(|_| part.len() >= 3) {
            all.push(Found { kind, span });
        } else if is_id(part) && licenses::find(part).is_none() && lower != REMOTE_DESKTOP {
            all.push(Found { kind: Private::Id, span });
        }
    }
}

/// Adds names of several words, wherever they begin: JSON has them behind `\n` too.
fn phrases(text: &str, names: &[(String, Private)], all: &mut Vec<Found>) {
    let lower = if names.is_empty() { String::new() } else { small(text) };
    let mut at = 0;
    while let Some(rest) = lower.as_bytes().get(at..).filter(|rest| !rest.is_empty()) {
        let start = at;
        at += 1;
        if let Some((name, kind)) = longest(rest, names) {
            at = start + name.len();
            all.push(Found { kind: *kind, span: Span { start, end: at } });
        }
    }
}

/// The longest name that a text begins with. Of the names up to the text in their order, all that it begins with are
/// beginnings of the last one.
fn longest<'a>(mut text: &[u8], names: &'a [(String, Private)]) -> Option<&'a (String, Private)> {
    loop {
        let before = place(text, names).map_or_else(|at| at.checked_sub(1), Some)?;
        let found = names.get(before)?;
        let same = found.0.bytes().zip(text).take_while(|(one, other)| one == *other).count();
        count(same + 1);
        if same == found.0.len() {
            return Some(found);
        }
        text = text.get(..same)?;
    }
}

/// Where a name is in a sorted list, or would be.
fn place(lower: &[u8], names: &[(String, Private)]) -> Result<usize, usize> {
    names.binary_search_by(|(name, _)| name.as_bytes().cmp(lower))
}

/// True for a GUID, with or without dashes.
fn is_id(token: &str) -> bool {
    let hex = |part: &str| part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let lengths: Vec<usize> = token.split('-').map(str::len).take(7).collect();
    token.split('-').all(hex)
        && (lengths == [8, 4, 4, 4, 12] || (lengths == [32] && token.bytes().any(|byte| byte.is_ascii_digit())))
}

fn is_ip(token: &str) -> bool {
    let parts: Vec<&str> = token.split('.').take(5).collect();
    let host = parts.len() == 4 && parts.iter().all(|part| part.len() <= 3 && part.parse::<u8>().is_ok());
    // Versions look similar: a network address doesn't end in zero, and a version rarely begins above nine.
    host && parts.first().is_some_and(|first| first.parse::<u8>().is_ok_and(|first| first > 9)) && token != "127.0.0.1"
}
