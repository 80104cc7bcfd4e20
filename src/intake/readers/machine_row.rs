//! Reads a row of an administrator's list of machines: a name, and columns named like facts.

use super::values::filled;
use super::{by_label, device, labelled, registry};
use crate::intake::found::{Found, Raw};
use crate::intake::scan::record::{Field, Record};
use crate::model::Fact;

/// The columns that name a machine.
const NAME: &[&str] =
    &["machinename", "machine", "pscomputername", "computername", "computer", "hostname", "host", "server"];

/// The columns with the product's version.
const VERSION: &[&str] = &["agentversion", "padversion", "powerautomateversion"];

fn name<'r>(record: &'r Record) -> Option<&'r Field<'r>> {
    record.any(NAME).filter(|field| !field.value.trim().is_empty())
}

/// The product's version in a column named “Version”, as in the portal's list of machines: `2.57.173.25212`.
fn version<'r>(record: &'r Record) -> Option<&'r Field<'r>> {
    let own = |field: &&Field| {
        let mut parts = field.value.trim().split('.');
        parts.next() == Some("2") && parts.clone().count() >= 2 && parts.all(|part| part.parse::<u32>().is_ok())
    };
    record.any(VERSION).or_else(|| record.get("version").filter(own))
}

/// The connection status that the portal shows for a machine.
fn status<'r>(record: &'r Record) -> Option<(&'r Field<'r>, Fact, bool)> {
    let field = record.any(&["status", "connectionstatus", "machinestatus"])?;
    match field.value.trim().to_ascii_lowercase().as_str() {
        "connected" => Some((field, Fact::MachineOnline, true)),
        "disconnected" | "offline" => Some((field, Fact::MachineOnline, false)),
        "under maintenance" | "in maintenance" | "maintenance" => Some((field, Fact::MachineMaintenanceMode, true)),
        _ => None,
    }
}

/// True if the record names a machine and has a value for some fact.
pub(in crate::intake) fn is_machine(record: &Record) -> bool {
    name(record).is_some()
        && !record.has("errorcode")
        && (version(record).is_some()
            || status(record).is_some()
            || by_label::any(record)
            || device::has_join(record)
            || registry::has_named(record))
}

/// Reads Windows, the version, and every column named like a fact.
pub(in crate::intake) fn machine(record: &Record, found: &mut Found) {
    found.about().machine = name(record).and_then(|field| filled(&field.value));
    if device::is_system(record) {
        device::windows(record, found);
    }
    if let Some(field) = version(record) {
        found.set(Fact::MachinePadVersion, Raw::Version(&field.value), record.place(field), false);
    }
    if let Some((field, fact, flag)) = status(record) {
        found.set(fact, Raw::Flag(flag), record.place(field), false);
    }
    labelled::settings(record, found);
}
