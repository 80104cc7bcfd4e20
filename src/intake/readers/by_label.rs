//! Reads fields named like a fact: by its label, or by the last part of its path if that is distinctive.

use crate::intake::found::{Found, Raw};
use crate::intake::scan::record::{Field, Key, Record};
use crate::model::{Fact, Kind};
use crate::text::sorted::sorted_by;
use std::sync::LazyLock;

/// The shortest distinctive path part: `type` or `status` can be anything.
const SHORTEST: usize = 10;

/// Other names of facts: those of Windows services, of the product, and of a property in Microsoft Graph.
const OTHER_NAMES: [(&str, Fact); 6] = [
    ("isremotedesktopprotocolenabled", Fact::EntraRdpAppEnabled),
    ("uiflowservice", Fact::ServiceUiflowserviceRunning),
    ("powerautomateservice", Fact::ServiceUiflowserviceRunning),
    ("uiflowagentlauncherservice", Fact::ServiceLauncherRunning),
    ("powerautomatefordesktop", Fact::MachinePadVersion),
    ("powerautomatedesktop", Fact::MachinePadVersion),
];

/// The facts of machines and runs, keyed by their names. A name that two facts share is left out.
static NAMES: LazyLock<Vec<(Key, Fact)>> = LazyLock::new(|| {
    let mut names: Vec<(Key, Fact)> = OTHER_NAMES.iter().map(|(name, fact)| (Key::of(name), *fact)).collect();
    for fact in Fact::ALL.iter().copied().filter(|fact| matches!(fact.path().0, "machine" | "run")) {
        let (_, field) = fact.path();
        let label = fact.info().label;
        for name in [field, label] {
            let key = Key::of(name);
            if name.len() >= SHORTEST && !names.iter().any(|(known, _)| *known == key) {
                names.push((key, fact));
            }
        }
    }
    sorted_by(names, |(key, _)| key.rank())
});

/// The keys of all these names.
pub(super) fn keys() -> impl Iterator<Item = Key> {
    NAMES.iter().map(|(key, _)| *key)
}

/// The fact that a field is named after.
fn fact_of(field: &Field) -> Option<Fact> {
    let at = NAMES.binary_search_by_key(&field.key, |(key, _)| *key).ok()?;
    NAMES.get(at).map(|(_, fact)| *fact)
}

/// True if some field is named after a fact and holds a possible value of it.
pub(super) fn any(record: &Record) -> bool {
    record.fields.iter().any(|field| fact_of(field).is_some_and(|fact| value(fact, field).is_some()))
}

/// Reads the fields named after facts.
pub(super) fn facts(record: &Record, found: &mut Found) {
    for field in &record.fields {
        if let Some(fact) = fact_of(field)
            && let Some(value) = value(fact, field)
        {
            found.set(fact, value, record.place(field), false);
        }
    }
}

/// The value of a field, if it is one that the fact can have.
fn value<'r>(fact: Fact, field: &'r Field) -> Option<Raw<'r>> {
    let written = field.value.trim();
    match fact.info().kind {
        Kind::Flag { yes, no } => match written.to_ascii_lowercase().as_str() {
            "yes" | "true" | "on" | "enabled" => Some(Raw::Flag(true)),
            "no" | "false" | "off" | "disabled" => Some(Raw::Flag(false)),
            word if word.eq_ignore_ascii_case(yes) => Some(Raw::Flag(true)),
            word if word.eq_ignore_ascii_case(no) => Some(Raw::Flag(false)),
            _ => None,
        },
        Kind::Choice(words) => words
            .iter()
            .find(|word| word.id.eq_ignore_ascii_case(written) || word.label.eq_ignore_ascii_case(written))
            .map(|word| Raw::Words(std::slice::from_ref(&word.id))),
        Kind::Version => Some(Raw::Version(written)),
        Kind::Count => written.parse().ok().map(Raw::Count),
        _ => None,
    }
}
