//! What a paste means, in sentences: each kind of artefact with facts says something about the run by itself.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what broke by panicking")]

use flow_preflight::api;
use flow_preflight::check::meaning;
use flow_preflight::model::Units;

/// The sentences for a paste, from its facts and its reading.
fn sentences(paste: &str) -> Vec<String> {
    let read = api::read(paste, Units::Utf8);
    let summary = read.reading.summary.iter().map(|note| note.text.clone());
    let asked = read.reading.offers.iter().map(|offer| offer.question.clone());
    summary.chain(asked).chain(meaning(read.report())).collect()
}

#[track_caller]
fn says(paste: &str, words: &[&str]) {
    let said = sentences(paste).join("\n");
    for wanted in words {
        assert!(said.contains(wanted), "{paste}\n  means: {said}\n  and not “{wanted}”");
    }
}

#[test]
fn sessions_say_who_is_signed_in_and_what_follows() {
    let head = " USERNAME              SESSIONNAME        ID  STATE   IDLE TIME  LOGON TIME\n";
    let kim = ">kim                   console             1  Active      none   11/29/2026 8:00 AM\n";
    let robot = " robot                 rdp-tcp#3           2  Active         5   11/29/2026 8:10 AM\n";
    says(&format!("{head}{kim}"), &["One person is signed in", "Windows 10 or 11 would be refused"]);
    says(&format!("{head}{kim}{robot}"), &["Two people are signed in"]);
    says("No User exists for *", &["Nobody is signed in"]);
}

#[test]
fn the_join_says_how_the_user_name_is_written() {
    let status = |entra: &str, domain: &str| {
        format!(
            "+----------------------------------------------------------------------+\n| Device State                                                         |\n+----------------------------------------------------------------------+\n\n             AzureAdJoined : {entra}\n          EnterpriseJoined : NO\n              DomainJoined : {domain}\n"
        )
    };
    says(&status("YES", "NO"), &["name@domain"]);
    says(&status("YES", "YES"), &["name@domain"]);
    says(&status("NO", "YES"), &["DOMAIN\\name"]);
    says(&status("NO", "NO"), &["MACHINE\\name"]);
}

#[test]
fn the_edition_says_which_runs_it_takes() {
    says(
        "OS Name:                   Microsoft Windows 11 Home\nOS Version:                10.0.22631 N/A Build 22631",
        &["Windows Home: no run from the cloud works"],
    );
}

#[test]
fn registry_values_say_what_they_do_to_a_run() {
    let off = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\n    fDenyTSConnections    REG_DWORD    0x1\n";
    says(off, &["Remote Desktop is off", "attended runs do not need it"]);
    let nla = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp\n    UserAuthentication    REG_DWORD    0x1\n";
    says(nla, &["requires NLA"]);
}

#[test]
fn a_stopped_service_says_that_no_run_arrives() {
    says(
        "SERVICE_NAME: UIFlowService\n        STATE              : 1  STOPPED\n",
        &["no run from the cloud reaches the machine"],
    );
}

#[test]
fn licences_say_what_their_holder_has() {
    let free =
        r#"{"value":[{"skuPartNumber":"FLOW_FREE","skuId":"f30db892-07e9-47e9-837c-80727f46fd3d","servicePlans":[]}]}"#;
    says(free, &["Power Automate Free", "doesn’t include attended RPA"]);
}
