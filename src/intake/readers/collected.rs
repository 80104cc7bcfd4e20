//! Reads the file that `collect.ps1` writes on a machine. Its schema is made from `publish/collected.rs`.

use super::{connection, device, groups, network, registry, services};
use crate::intake::found::{Found, Raw};
use crate::intake::objects::Objects;
use crate::intake::readers::values::filled;
use crate::intake::reading::ArtifactKind;
use crate::intake::scan::json::Kind;
use crate::intake::scan::record::Record;
use crate::model::{Fact, Session, SessionState};

/// The prefix of the format's name.
const FORM: &str = "flow-preflight-machine/";

/// Windows Server releases by build. Client builds differ, or have another edition.
const RELEASES: [(&str, u32); 4] = [("14393", 2016), ("17763", 2019), ("20348", 2022), ("26100", 2025)];

/// Processor architectures, as Win32_Processor numbers them.
const PROCESSORS: [(&str, &str); 3] = [("0", "x86"), ("9", "x64"), ("12", "arm64")];

/// The client edition that several people can use at once.
const MULTI_SESSION: &str = "ServerRdsh";

/// Reads the file; false if the object is none. Leaves nothing for other readers.
pub(in crate::intake) fn machine(json: &mut Objects, at: usize) -> bool {
    if !json.member(at, "schema").starts_with(FORM) {
        return false;
    }
    let place = json.place(at);
    json.found.open(ArtifactKind::CollectedMachine, place);
    let record = json.record(at);
    json.found.about().machine = filled(record.text("machinename"));
    if let Some(user) = record.get("account").filter(|user| !user.value.is_empty()) {
        connection::username(&user.value, record.place(user), json.found);
    }
    if let Some(version) = record.get("padversion") {
        json.found.set(Fact::MachinePadVersion, Raw::Version(&version.value), record.place(version), false);
    }
    let parts: Vec<usize> = json.tree.children(at).collect();
    for part in parts {
        let items = || json.tree.children(part).collect::<Vec<_>>();
        match (json.tree.name(json.layer, part), json.tree.kind(part)) {
            ("windows", _) => windows(&json.record(part), json.found),
            ("join", _) => join(&json.record(part), json.found),
            ("services", Some(Kind::Array)) => services(json, part, items()),
            ("registry", _) => items().into_iter().for_each(|item| registry::setting(&json.record(item), json.found)),
            ("tests", _) => items().into_iter().for_each(|item| test(&json.record(item), json.found)),
            ("groups", _) => items().into_iter().for_each(|item| group(json, item)),
            ("sessions", Some(Kind::Array)) => sessions(json, part, items()),
            ("credentialProviders", Some(Kind::Array)) => providers(json, part, items()),
            _ => {}
        }
    }
    json.found.close();
    true
}

fn windows(record: &Record, found: &mut Found) {
    device::windows(record, found);
    let Some(edition) = record.get("editionid") else { return };
    let is_multi_session = edition.value == MULTI_SESSION;
    found.set(Fact::MachineOsMultiSession, Raw::Flag(is_multi_session), record.place(edition), false);
    let build = record.get("currentbuild");
    if let Some(build) = build.filter(|_| edition.value.starts_with("Server") && !is_multi_session)
        && let Some((_, year)) = RELEASES.iter().find(|(number, _)| *number == build.value)
    {
        found.set(Fact::MachineOsRelease, Raw::Count(*year), record.place(build), false);
    }
    if let Some(processor) = record.get("architecture")
        && let Some((_, word)) = PROCESSORS.iter().find(|(number, _)| *number == processor.value)
    {
        found.set(Fact::MachineCpuArch, Raw::Words(&[word]), record.place(processor), false);
    }
    if let Some((field, Ok(count))) = record.get("processors").map(|field| (field, field.value.parse())) {
        found.set(Fact::MachineCpuCores, Raw::Count(count), record.place(field), false);
    }
    if let Some((field, Ok(bytes))) = record.get("memorybytes").map(|field| (field, field.value.parse::<u64>())) {
        // Windows reserves some memory: 16 GB are reported as a little less.
        let gigabytes = u32::try_from((bytes + (1 << 29)) >> 30).unwrap_or(u32::MAX);
        found.set(Fact::MachineRamGb, Raw::Count(gigabytes), record.place(field), false);
    }
}

fn join(record: &Record, found: &mut Found) {
    let Some(first) = record.get("azureadjoined") else { return };
    let is = |name| match record.text(name) {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    };
    let words = device::join_words(is("azureadjoined"), is("domainjoined"), is("enterprisejoined"));
    found.set(Fact::MachineJoinType, Raw::Words(words), record.place(first), false);
}

/// Reads the listed services, and whether the product's is missing.
fn services(json: &mut Objects, at: usize, items: Vec<usize>) {
    let records: Vec<Record> = items.into_iter().map(|item| json.record(item)).collect();
    records.iter().for_each(|record| services::service(record, json.found));
    if json.tree.whole && !records.iter().any(|record| record.text("name").eq_ignore_ascii_case("UIFlowService")) {
        let place = json.place(at);
        json.found.set(Fact::ServiceUiflowserviceRunning, Raw::Flag(false), place, false);
    }
}

fn test(record: &Record, found: &mut Found) {
    if let Some(answer) = record.get("tcptestsucceeded") {
        let reached = answer.value == "true";
        let place = record.place(answer);
        network::reached(record.text("computername"), record.text("remoteport"), reached, place, found);
        if record.text("computername") == "login.microsoftonline.com" {
            found.set(Fact::NetworkEntraReachable, Raw::Flag(reached), place, false);
        }
    }
}

fn group(json: &mut Objects, at: usize) {
    let sid = json.member(at, "groupSid");
    let Some(list) = json.get(at, "members") else { return };
    let names = json.tree.children(list).map(|member| {
        let written = json.tree.written(json.layer, member);
        (written.replace("\\\\", "\\"), json.place(member))
    });
    let (names, place) = (names.collect(), json.place(list));
    groups::members(sid, names, json.tree.whole, place, json.found);
}

fn sessions(json: &mut Objects, at: usize, items: Vec<usize>) {
    let session = |item| {
        let record = json.record(item);
        let connected = record.text("connected") == "true";
        Session {
            user: filled(record.text("user")),
            state: Some(if connected { SessionState::Active } else { SessionState::Disconnected }),
            // A disconnected session always shows the sign-in screen, so this says nothing about a lock.
            locked: Some(record.text("locked") == "true").filter(|_| connected),
            is_connection_user: None,
        }
    };
    let sessions = items.into_iter().map(session).collect();
    let place = json.place(at);
    json.found.sessions(sessions, json.tree.whole, place);
}

fn providers(json: &mut Objects, at: usize, items: Vec<usize>) {
    let disturbs = |item: &usize| registry::is_unsupported(&json.tree.written(json.layer, *item).to_ascii_lowercase());
    let known = items.iter().copied().find(disturbs);
    if known.is_some() || json.tree.whole {
        let place = json.place(known.unwrap_or(at));
        json.found.set(Fact::MachineUnsupportedCredentialProvider, Raw::Flag(known.is_some()), place, false);
    }
}
