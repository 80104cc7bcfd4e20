//! Reads events of the Service Control Manager in the Windows System log, as Event Viewer and `Get-WinEvent` show them.

use crate::intake::found::Found;
use crate::intake::scan::record::Record;

/// True if the record is such an event: its source, and a number in that source's range.
pub(in crate::intake) fn is_event(record: &Record) -> bool {
    let source = record.any(&["source", "providername", "provider"]).map_or("", |field| field.value.trim());
    let number = record.any(&["eventid", "id"]).map_or("", |field| field.value.trim());
    source.ends_with("Service Control Manager") && number.len() == 4 && number.starts_with("70")
}

/// The content is in the event's message, which is read like any other.
pub(in crate::intake) const fn event(_: &Record, _: &mut Found) {}
