//! A row of somebody's own list of machines: a name, and columns that are called like our facts.

use super::records::filled;
use super::{by_label, device};
use crate::intake::found::{Found, Say};
use crate::intake::scan::record::{Field, Record};
use crate::model::Fact;

/// The columns that name a machine.
const NAME: &[&str] =
    &["machinename", "machine", "pscomputername", "computername", "computer", "hostname", "host", "server"];

/// The columns that hold the version of the product.
const VERSION: &[&str] = &["agentversion", "padversion", "powerautomateversion"];

fn name<'r>(record: &'r Record) -> Option<&'r Field<'r>> {
    record.any(NAME).filter(|field| !field.value.trim().is_empty())
}

/// True if the record names a machine and says something about it that a fact is.
pub(in crate::intake) fn is_machine(record: &Record) -> bool {
    name(record).is_some() && (record.any(VERSION).is_some() || by_label::any(record)) && !record.has("errorcode")
}

/// Reads its Windows, its version and every column that is called like a fact.
pub(in crate::intake) fn machine(record: &Record, found: &mut Found) {
    found.about().machine = name(record).and_then(|field| filled(&field.value));
    if device::is_system(record) {
        device::windows(record, found);
    }
    if let Some(field) = record.any(VERSION) {
        found.say(Fact::MachinePadVersion, Say::Version(&field.value), record.place(field), false);
    }
    by_label::facts(record, found);
}
