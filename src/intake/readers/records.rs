//! Chooses the reader of a record, such as a Dataverse row, a service's state, or the output of `dsregcmd`.

use super::moment::moment;
use super::run_columns::{MACHINE, TIMES};
use super::values::{filled, run_mode};
use super::{
    account, by_label, dataverse, device, flow_error, groups, hardware, licenses, machine_row, network, registry,
    service_events, services, tasks, tenant, whoami,
};
use crate::intake::found::Found;
use crate::intake::reading::{ArtifactKind, RecognisedBy};
use crate::intake::scan::record::{Record, same_name};
use crate::intake::scan::words::code_at;
use crate::model::Span;

/// A kind of record.
struct Reader {
    /// True if the record is of this kind.
    knows: fn(&Record) -> bool,
    /// The kind of the artefact.
    kind: ArtifactKind,
    /// Reads its facts into the piece opened for it.
    read: fn(&Record, &mut Found),
}

/// The kinds, most specific first.
static READERS: [Reader; 28] = [
    Reader { knows: dataverse::is_session, kind: ArtifactKind::FlowSession, read: dataverse::session },
    Reader { knows: dataverse::is_group, kind: ArtifactKind::FlowMachineGroup, read: dataverse::group },
    Reader { knows: dataverse::is_machine, kind: ArtifactKind::FlowMachine, read: dataverse::machine },
    Reader { knows: dataverse::is_capacity, kind: ArtifactKind::CapacityAssignment, read: dataverse::capacity },
    Reader { knows: dataverse::is_event, kind: ArtifactKind::QueueEvent, read: dataverse::event },
    Reader { knows: dataverse::is_request, kind: ArtifactKind::RunDesktopFlowRequest, read: |_, _| {} },
    Reader { knows: tenant::is_product, kind: ArtifactKind::TenantLicenses, read: tenant::product_row },
    Reader { knows: licenses::is_license, kind: ArtifactKind::UserLicenses, read: licenses::one },
    Reader { knows: licenses::is_user_row, kind: ArtifactKind::UserLicenses, read: licenses::user_row },
    Reader { knows: licenses::is_checklist, kind: ArtifactKind::UserLicenses, read: licenses::checklist },
    Reader { knows: machine_row::is_machine, kind: ArtifactKind::FlowMachine, read: machine_row::machine },
    Reader { knows: device::is_join_state, kind: ArtifactKind::DeviceState, read: device::join_state },
    Reader { knows: device::is_system, kind: ArtifactKind::SystemInfo, read: device::system },
    Reader { knows: account::is_account, kind: ArtifactKind::Account, read: account::account },
    Reader { knows: hardware::is_known, kind: ArtifactKind::SystemInfo, read: hardware::read },
    Reader { knows: hardware::is_disk, kind: ArtifactKind::Disk, read: hardware::disk },
    Reader { knows: hardware::is_clock, kind: ArtifactKind::Clock, read: hardware::clock },
    Reader { knows: tenant::is_entra, kind: ArtifactKind::EntraSettings, read: by_label::facts },
    Reader { knows: services::is_service, kind: ArtifactKind::Services, read: services::service },
    Reader { knows: registry::is_property, kind: ArtifactKind::Registry, read: registry::property },
    Reader { knows: network::is_winhttp_proxy, kind: ArtifactKind::ProxySettings, read: network::winhttp_proxy },
    Reader { knows: network::is_test, kind: ArtifactKind::ConnectionTest, read: network::test },
    Reader { knows: network::is_report_row, kind: ArtifactKind::DiagnosticReport, read: network::report_row },
    Reader { knows: service_events::is_event, kind: ArtifactKind::ServiceEvent, read: service_events::event },
    Reader { knows: flow_error::is_action_error, kind: ArtifactKind::FlowActionError, read: flow_error::action_error },
    Reader { knows: tasks::is_logon_screen, kind: ArtifactKind::WindowsSessions, read: tasks::logon_screen },
    Reader { knows: is_error, kind: ArtifactKind::ErrorObject, read: error },
    Reader { knows: is_run, kind: ArtifactKind::FlowSession, read: error },
];

/// True if some reader knows the record.
#[inline(never)]
pub(in crate::intake) fn knows(record: &Record) -> bool {
    groups::is_member(record)
        || whoami::is_group(record)
        || whoami::is_user(record)
        || READERS.iter().any(|reader| (reader.knows)(record))
}

pub(in crate::intake) use groups::is_member;

/// Reads a record into a new piece, which stays open. False if no reader knows it.
#[inline(never)]
pub(in crate::intake) fn read_one(record: &Record, found: &mut Found) -> bool {
    let Some(reader) = READERS.iter().find(|reader| (reader.knows)(record)) else { return false };
    found.open(reader.kind, record.span());
    (reader.read)(record, found);
    if let Some(mode) = record.get("runmode") {
        run_mode(&mode.value, record.place(mode), found);
    }
    true
}

/// Reads the fields of a list of names and values that are named after facts, whatever the list is.
pub(in crate::intake) fn read_others(record: &Record, found: &mut Found) {
    by_label::facts(record, found);
}

/// Reads a row whose table is named by the surrounding Dataverse answer; false if it has too few columns.
pub(in crate::intake) fn read_of_table(table: &str, record: &Record, found: &mut Found) -> bool {
    type Read = fn(&Record, &mut Found);
    let (kind, read): (ArtifactKind, Read) = match table {
        "flowsessions" => (ArtifactKind::FlowSession, dataverse::session),
        "flowmachines" => (ArtifactKind::FlowMachine, dataverse::machine),
        "flowmachinegroups" => (ArtifactKind::FlowMachineGroup, dataverse::group),
        _ => return false,
    };
    let columns = record.fields.iter().filter(|field| !field.name.starts_with('@'));
    if columns.count() < 2 {
        return false;
    }
    found.open(kind, record.span());
    read(record, found);
    true
}

/// Reads rows that only make sense together, such as the members of a group; false if they are none.
pub(in crate::intake) fn read_together(rows: &[Record], whole: bool, above: &str, found: &mut Found) -> bool {
    groups::table(rows, whole, above, found)
        || whoami::groups(rows, whole, found)
        || licenses::license_rows(rows, whole, found)
}

/// True for a row that is a run.
pub(in crate::intake) fn is_run_row(row: &Record) -> bool {
    dataverse::is_session(row) || is_run(row)
}

/// True for a labelled error: `Error code: X`.
fn is_error(record: &Record) -> bool {
    let code = record.any(&["errorcode", "code"]).filter(|code| !code.value.trim().is_empty());
    code.is_some_and(|code| {
        !same_name(code.name, "code") || record.any(&["message", "errormessage", "error"]).is_some()
    })
}

/// True for a run as the portal's details show it: `Run mode: Unattended`.
fn is_run(record: &Record) -> bool {
    record.has("runmode")
        && record.any(&["status", "runid", "machine", "machinename", "started", "starttime", "flowname"]).is_some()
        || is_listed_run(record)
}

/// True for a run in a list of runs: which flow, when, and how it ended.
fn is_listed_run(record: &Record) -> bool {
    record.any(&["flowname", "desktopflow", "desktopflowname"]).is_some()
        && record.any(TIMES).is_some()
        && dataverse::failed(record).is_some()
}

fn error(record: &Record, found: &mut Found) {
    if let Some(code) = record.any(&["errorcode", "code"]) {
        if let Some((entry, span)) = code_at(&code.value, Span { start: 0, end: code.value.len() }) {
            let start = code.at.start + span.start;
            found.code(
                entry,
                record.layer.place(Span { start, end: start + span.end - span.start }),
                RecognisedBy::Code,
            );
        } else if code.value.trim().len() >= 4 && !code.value.trim().contains(' ') {
            let message = record.any(&["errormessage", "message"]).map(|field| field.value.as_ref());
            found.unknown_code(code.value.trim(), message.filter(|text| !text.is_empty()), record.place(code));
        }
    }
    let failed = dataverse::failed(record);
    let about = found.about();
    about.failed = failed;
    about.time = moment(record, TIMES);
    about.run = record.any(&["flowsessionid", "sessionid", "runid"]).and_then(|run| filled(&run.value));
    if about.run.is_none() && is_listed_run(record) {
        about.run.clone_from(&about.time);
    }
    about.machine = record.any(MACHINE).and_then(|name| filled(&name.value));
}
