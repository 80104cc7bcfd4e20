//! Reads Dataverse rows: runs, machines, machine groups, unattended bots, queue events. Also as CSV, with display
//! names.

use super::moment::moment;
use super::run_columns::{MESSAGE, STATUS, TIMES};
use crate::intake::found::{Found, Raw};
use crate::intake::readers::values::filled;
use crate::intake::reading::RecognisedBy;
use crate::intake::scan::record::{Field, Record};
use crate::intake::scan::words::code_at;
use crate::model::{Fact, Span};

/// The options of a choice column: number, display name in lower case, word of the fact.
type Choices = &'static [(&'static str, &'static str, &'static str)];

const RUN_MODES: Choices = &[("0", "local", "local"), ("1", "attended", "attended"), ("2", "unattended", "unattended")];
const KEY_STATES: Choices =
    &[("1", "default", "default"), ("2", "pending new key", "pendingNewKey"), ("3", "key expired", "keyExpired")];

/// The word for a choice.
fn chosen(choices: Choices, field: &Field) -> Option<&'static str> {
    let value = field.value.trim();
    choices
        .iter()
        .find(|(number, word, _)| *number == value || value.eq_ignore_ascii_case(word))
        .map(|(_, _, ours)| *ours)
}

fn choice(record: &Record, name: &str, choices: Choices, fact: Fact, found: &mut Found) {
    if let Some(field) = record.get(name)
        && let Some(word) = chosen(choices, field)
    {
        found.set(fact, Raw::Words(&[word]), record.place(field), false);
    }
}

/// The value of a yes/no column.
fn yes_or_no(field: &Field) -> Option<bool> {
    match field.value.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" | "1" => Some(true),
        "false" | "no" | "0" => Some(false),
        _ => None,
    }
}

/// True if the record is a run.
pub(in crate::intake) fn is_session(record: &Record) -> bool {
    let columns = [
        "errorcode",
        "errormessage",
        "errordetails",
        "runmode",
        "statuscode",
        "statusreason",
        "triggertype",
        "startedon",
        "started",
        "starttime",
        "status",
        "completedon",
        "sessionusername",
        "runsessionmode",
    ];
    let has = |least: usize| columns.iter().filter(|name| record.has(name)).nth(least - 1).is_some();
    (record.any(&["flowsessionid", "flowsession"]).is_some() && has(2)) || (record.has("errorcode") && has(3))
}

pub(in crate::intake) fn session(record: &Record, found: &mut Found) {
    let about = found.about();
    about.run = record.any(&["flowsessionid", "flowsession", "runid", "run"]).and_then(|field| filled(&field.value));
    about.time = moment(record, TIMES);
    choice(record, "runmode", RUN_MODES, Fact::RunMode, found);
    if let Some(field) = record.get("runsessionmode") {
        match field.value.trim() {
            "2" | "PictureInPicture" => {
                found.set(Fact::RunPictureInPicture, Raw::Flag(true), record.place(field), false)
            }
            "1" | "Default" => found.set(Fact::RunPictureInPicture, Raw::Flag(false), record.place(field), false),
            _ => {}
        }
    }
    if let Some(field) = record.get("triggertype") {
        match field.value.trim() {
            "0" | "ApiFlow" => found.set(Fact::CloudFlowExists, Raw::Flag(true), record.place(field), false),
            "3" | "RunDesktopFlowDataverseApi" => {
                found.set(Fact::CloudFlowExists, Raw::Flag(false), record.place(field), false);
            }
            _ => {}
        }
    }
    if let Some(field) = record.get("gateway").filter(|field| !field.value.trim().is_empty()) {
        found.set(Fact::ConnectionAuth, Raw::Words(&["gateway"]), record.place(field), false);
    }
    if let Some(field) = record.get("sessionusername").filter(|field| !field.value.trim().is_empty()) {
        super::connection::username(field.value.trim(), record.place(field), found);
    }
    let failed = failed(record);
    found.about().failed = failed;
    if failed == Some(false)
        && let Some(field) = record.any(STATUS)
    {
        found.note("This run succeeded.", Some(record.place(field)));
    }
    if failed == Some(true) && record.any(&["errorcode", "errormessage", "errordetails"]).is_none() {
        let text = "The run failed, but the row has no error fields. Add errorcode and errormessage to the query, or open the run in the portal and copy its error code and message.";
        found.note(text, Some(record.span()));
    }
    if let Some(field) = record.get("errorcode") {
        let written = field.value.trim();
        match code_at(&field.value, Span { start: 0, end: field.value.len() }) {
            Some((entry, _)) => found.code(entry, record.place(field), RecognisedBy::Code),
            None if !written.is_empty() && !written.contains(' ') => {
                let message = record.any(MESSAGE).map(|field| field.value.as_ref());
                found.unknown_code(written, message.filter(|text| !text.is_empty()), record.place(field));
            }
            None => {}
        }
    }
}

/// Whether a run failed: by its status, else by its code.
pub(in crate::intake) fn failed(record: &Record) -> Option<bool> {
    match record.any(STATUS).map_or("", |field| field.value.trim()) {
        "" => record.get("errorcode").filter(|code| !code.value.trim().is_empty()).map(|_| true),
        status => failed_by_status(status),
    }
}

/// Whether a run failed, by the number or name of its status, from the choice `statuscode` of the Dataverse table
/// `flowsession`.
pub(crate) fn failed_by_status(status: &str) -> Option<bool> {
    match status.to_ascii_lowercase().as_str() {
        "4" | "succeeded" | "success" => Some(false),
        "8" | "9" | "10" | "11" | "failed" | "failure" | "error" | "faulted" | "timedout" | "timed out" | "aborted" => {
            Some(true)
        }
        _ => None,
    }
}

/// True if the record is a machine group.
pub(in crate::intake) fn is_group(record: &Record) -> bool {
    record.any(&["flowmachinegroupid", "flowmachinegroup"]).is_some()
        && record.any(&["trytoreusewindowssession", "flowgrouptype", "managementtype", "keyvalidityperiod"]).is_some()
}

pub(in crate::intake) fn group(record: &Record, found: &mut Found) {
    if let Some(field) = record.get("trytoreusewindowssession")
        && let Some(reuse) = yes_or_no(field)
    {
        found.set(Fact::MachineReuseSessions, Raw::Flag(reuse), record.place(field), false);
    }
    // Management and kind are two columns; one alone leaves two possibilities.
    let managed = record.get("managementtype").map(|field| field.value.trim().to_owned());
    let kind = record.get("flowgrouptype");
    let words: &[&str] = match (managed.as_deref(), kind.map_or("", |kind| kind.value.trim())) {
        (Some("1" | "Managed"), _) => &["hostedGroup"],
        (Some("0" | "Customer"), "545940001" | "Standard") => &["group"],
        (Some("0" | "Customer"), "545940002" | "Default") => &["machine"],
        (_, "545940001" | "Standard") => &["group", "hostedGroup"],
        (_, "545940002" | "Default") => &["machine", "hostedMachine"],
        _ => &[],
    };
    if let Some(field) = kind.or_else(|| record.get("managementtype")) {
        found.set(Fact::TargetType, Raw::Words(words), record.place(field), false);
    }
    maintenance(record, found);
}

/// State 2 is maintenance. Another state doesn't exclude it: the machine's group may be in maintenance.
fn maintenance(record: &Record, found: &mut Found) {
    if let Some(field) = record.get("statecode").filter(|field| matches!(field.value.trim(), "2" | "Maintenance")) {
        found.set(Fact::MachineMaintenanceMode, Raw::Flag(true), record.place(field), false);
    }
}

/// True if the record is a machine.
pub(in crate::intake) fn is_machine(record: &Record) -> bool {
    record.any(&["flowmachineid", "flowmachine"]).is_some()
        && record.any(&["agentversion", "hostingtype", "keydeliverystatus", "lastheartbeatdate", "statecode"]).is_some()
}

pub(in crate::intake) fn machine(record: &Record, found: &mut Found) {
    found.about().machine =
        record.any(&["name", "machinename", "flowmachineid"]).and_then(|field| filled(&field.value));
    if let Some(field) = record.get("agentversion") {
        found.set(Fact::MachinePadVersion, Raw::Version(&field.value), record.place(field), false);
    }
    if let Some(field) = record.get("hostingtype").filter(|field| matches!(field.value.trim(), "1" | "Hosted")) {
        found.set(Fact::TargetType, Raw::Words(&["hostedMachine", "hostedGroup"]), record.place(field), false);
    }
    choice(record, "keydeliverystatus", KEY_STATES, Fact::MachineKeyDeliveryStatus, found);
    maintenance(record, found);
}

/// True if the record is an allocation of unattended bots.
pub(in crate::intake) fn is_capacity(record: &Record) -> bool {
    record.has("capacitytype") && record.any(&["allowautoallocation", "capacityoverage", "allocationorigin"]).is_some()
}

/// The bots of a machine may be spread over several rows, mixed with other machines' rows. So only what a row says by
/// itself is used.
pub(in crate::intake) fn capacity(record: &Record, found: &mut Found) {
    let of_machine = record.text("regardingvaluemicrosoftdynamicscrmlookuplogicalname") == "flowmachine";
    if let Some(field) = record.get("allowautoallocation")
        && yes_or_no(field) == Some(false)
    {
        found.set(Fact::MachineAutoAllocation, Raw::Words(&["off"]), record.place(field), false);
    }
    let count = record.get("count").map(|field| field.value.trim().to_owned()).unwrap_or_default();
    let over = record.text("capacityoverage");
    let whose = if of_machine { "a machine" } else { "a machine, a group or a flow" };
    let missing =
        if matches!(over, "" | "0") { String::new() } else { format!(" {over} of them not covered by an add-on.") };
    found.note(format!("Unattended bots of {whose}: {count}.{missing}"), Some(record.span()));
}

/// True if the record is a queue event.
pub(in crate::intake) fn is_event(record: &Record) -> bool {
    record.text("type").strip_prefix("1000000").is_some_and(|rest| rest.len() == 2 || rest.len() == 3)
        && record.any(&["level", "data", "flowlogid"]).is_some()
}

pub(in crate::intake) fn event(record: &Record, found: &mut Found) {
    found.about().time = moment(record, &["createdon"]);
}

/// True if the record is a RunDesktopFlow request.
pub(in crate::intake) fn is_request(record: &Record) -> bool {
    record.has("runmode") && record.has("connectionname")
}
