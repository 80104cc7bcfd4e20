//! What a paste means, in sentences: each kind of artefact with facts says something about the run by itself.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test says what broke by panicking")]

use flow_preflight::api;
use flow_preflight::check::meaning;
use flow_preflight::model::Units;
use flow_preflight::understand::{Choice, Context, understand, understand_with};

/// The sentences for a paste, from its facts and its reading.
fn sentences(paste: &str) -> Vec<String> {
    let read = api::read(paste, Units::Utf8);
    let summary = read.reading.summary.iter().map(|note| note.text.clone());
    let asked = read.reading.offers.iter().map(|offer| offer.question.clone());
    let notes = read.reading.notes.iter().map(|note| note.text.clone());
    summary.chain(asked).chain(notes).chain(meaning(read.report())).collect()
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
    says(off, &["Remote Desktop is off", "attended runs don’t need it"]);
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

/// The members of a local group, as `net localgroup` lists them.
fn members(group: &str, names: &[&str]) -> String {
    let line = "-".repeat(79);
    let names: String = names.iter().map(|name| format!("{name}\n")).collect();
    format!(
        "Alias name     {group}\nComment        \n\nMembers\n\n{line}\n{names}The command completed successfully.\n"
    )
}

#[test]
fn a_group_says_whether_the_user_of_the_connection_is_in_it() {
    let run = r#"{"flowsessionid":"8f1f8b5e-7d0a-4a58-9f0c-5f3f9f2f9a08","statuscode":8,"sessionusername":"CONTOSO\\svc-bot","errorcode":"RDPIsNotEnabled"}"#;
    let with = |group: &str, names: &[&str]| format!("{run}\n\n{}", members(group, names));
    says(&with("Remote Desktop Users", &["CONTOSO\\svc-bot", "CONTOSO\\kim"]), &["user is in Remote Desktop Users"]);
    says(&with("Remote Desktop Users", &[]), &["isn’t in Remote Desktop Users", "Administrators"]);
    says(&with("Administrators", &["Administrator", "CONTOSO\\SVC-BOT"]), &["is an administrator of the machine"]);
    // The group alone doesn't say who the user is.
    says(&members("Remote Desktop Users", &["CONTOSO\\svc-bot"]), &["Is the connection’s user one of these"]);
    says(&members("Remote Desktop Users", &[]), &["isn’t in Remote Desktop Users"]);
}

#[test]
fn the_groups_of_whoami_ask_whose_they_are_and_say_what_follows() {
    let output = "\nGROUP INFORMATION\n-----------------\n\nGroup Name                             Type             SID          Attributes\n====================================== ================ ============ ==================================================\nEveryone                               Well-known group S-1-1-0      Mandatory group, Enabled by default, Enabled group\nBUILTIN\\Remote Desktop Users           Alias            S-1-5-32-555 Mandatory group, Enabled by default, Enabled group\nBUILTIN\\Users                          Alias            S-1-5-32-545 Mandatory group, Enabled by default, Enabled group\n";
    says(output, &["Did the connection’s user run this command?"]);
    let first = understand(output, Units::Utf8);
    let yes = first.reading.offers[0].choices.iter().position(|choice| choice.label == "Yes").unwrap();
    let choices = vec![Choice::new(&first.reading, 0, yes).unwrap()];
    let chosen = understand_with(output, Units::Utf8, Context { choices, ..Context::default() });
    let said = meaning(chosen.report()).join("\n");
    assert!(said.contains("user is in Remote Desktop Users"), "{said}");
    assert!(!said.contains("is an administrator"), "{said}");
}

#[test]
fn the_licences_of_a_tenant_say_how_many_are_left_and_whether_any_is_for_attended_runs() {
    let skus = |rows: &str| {
        format!(r#"{{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#subscribedSkus","value":[{rows}]}}"#)
    };
    let free = r#"{"skuPartNumber":"FLOW_FREE","consumedUnits":10,"prepaidUnits":{"enabled":10000}}"#;
    let premium = |assigned: u8| {
        format!(
            r#"{{"skuPartNumber":"POWERAUTOMATE_ATTENDED_RPA","consumedUnits":{assigned},"prepaidUnits":{{"enabled":5}}}}"#
        )
    };
    let nobody = "The text doesn’t say which users or machines have them";
    says(&skus(&format!("{free},{}", premium(3))), &["Power Automate Premium: 5, 3 assigned, 2 left", nobody]);
    says(&skus(&premium(5)), &["Power Automate Premium: 5, all assigned"]);
    says(&skus(free), &["No active licence in this list includes attended RPA"]);
    let table = "SkuPartNumber,ConsumedUnits,Enabled\nFLOW_FREE,10,10000\nENTERPRISEPACK,3,5\n";
    says(table, &["Microsoft 365 with Power Automate: 5, 3 assigned", "none of them lets a user run attended flows"]);
}
