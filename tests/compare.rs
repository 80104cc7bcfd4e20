//! Two runs side by side: what differs, and what of it changes a fault.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what broke by panicking")]

use flow_preflight::api;
use flow_preflight::check::Verdict;
use flow_preflight::compare::{Comparison, Difference};
use flow_preflight::export;
use flow_preflight::model::Units;

const WORKED: &str = r#"{"run":{"mode":"unattended"},"connection":{"auth":"usernamePassword","accountType":"domain"},
"account":{"inRemoteDesktopUsers":true},"machine":{"osFamily":"windows11","osEdition":"pro","rdpEnabled":true,
"unattendedBots":1,"padVersion":"2.57","sessions":{"items":[],"complete":true}}}"#;

fn compare(before: &str, after: &str) -> Comparison {
    api::compare(before, after, Units::Utf8)
}

fn facts(list: &[Difference]) -> Vec<&'static str> {
    list.iter().map(|one| one.fact.id()).collect()
}

fn rules(list: &[Difference]) -> Vec<&'static str> {
    list.iter().flat_map(|one| &one.rules).map(|rule| rule.id).collect()
}

#[test]
fn one_change_of_several_matters() {
    let failed = WORKED.replace("\"rdpEnabled\":true", "\"rdpEnabled\":false").replace("2.57", "2.58");
    let compared = compare(WORKED, &failed);
    assert_eq!((compared.before.verdict, compared.after.verdict), (Verdict::Ready, Verdict::Blocked));
    assert_eq!(facts(&compared.matters), ["machine.rdpEnabled"]);
    assert_eq!(rules(&compared.matters), ["remote-desktop-off"]);
    assert_eq!(facts(&compared.others), ["machine.padVersion"]);
    assert_eq!(facts(&compared.one_sided), [""; 0]);
    assert_eq!(compared.same, 8);
    let text = export::comparison(&compared);
    for line in [
        "Before: Ready\nAfter: Will not run\n",
        "Remote Desktop: On (line 2) → Off (line 2)",
        "after: Remote Desktop is switched off on the machine (remote-desktop-off)",
        "8 facts are the same.",
    ] {
        assert!(text.contains(line), "“{line}” is missing in\n{text}");
    }
}

#[test]
fn output_of_a_machine_is_compared_too() {
    let before = format!("{WORKED}\n\nC:\\>quser\nNo User exists for *\n");
    let after = format!(
        "{}\n\nC:\\>quser\n USERNAME              SESSIONNAME        ID  STATE   IDLE TIME  LOGON TIME\n kim                   rdp-tcp#12          2  Disc           14  11/20/2026 8:31 AM\n",
        WORKED.replace(",\"sessions\":{\"items\":[],\"complete\":true}", ""),
    );
    let compared = compare(&before, &after);
    assert!(facts(&compared.matters).contains(&"machine.sessions"), "{compared:?}");
    assert!(rules(&compared.matters).contains(&"session-open-on-client-windows"), "{compared:?}");
    assert_eq!(facts(&compared.others), [""; 0]);
}

#[test]
fn the_same_run_twice_has_no_difference() {
    let compared = compare(WORKED, WORKED);
    assert!(compared.matters.is_empty() && compared.others.is_empty() && compared.one_sided.is_empty(), "{compared:?}");
    assert!(export::comparison(&compared).contains("No known difference changes the answer."));
}

#[test]
fn a_code_of_one_run_is_named_with_what_it_implies() {
    let compared = compare(WORKED, "Run failed: RDPIsNotEnabled");
    let codes: Vec<&str> = compared.after.codes.iter().map(|entry| entry.id).collect();
    assert_eq!(codes, ["RDPIsNotEnabled"]);
    assert!(facts(&compared.matters).contains(&"machine.rdpEnabled"), "{compared:?}");
    assert!(export::comparison(&compared).contains("(RDPIsNotEnabled)"));
}

/// A client Windows and somebody signed in are a fault together; neither is one alone.
#[test]
fn differences_that_matter_only_together_are_found() {
    let server = r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windowsServer","osRelease":2022,"sessions":{"items":[],"complete":true}}}"#;
    let client = r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windows11","osEdition":"pro","sessions":{"items":[{"user":"ada","isConnectionUser":false}],"complete":true}}}"#;
    let compared = compare(server, client);
    let found = facts(&compared.matters);
    assert!(found.contains(&"machine.sessions") && found.contains(&"machine.osFamily"), "{found:?}");
}

#[test]
fn swapped_runs_give_the_same_differences_the_other_way_round() {
    let failed = WORKED.replace("\"rdpEnabled\":true", "\"rdpEnabled\":false").replace("\"unattendedBots\":1,", "");
    let (there, back) = (compare(WORKED, &failed), compare(&failed, WORKED));
    assert_eq!(facts(&there.matters), facts(&back.matters));
    assert_eq!(facts(&there.one_sided), facts(&back.one_sided));
    assert_eq!(there.same, back.same);
    for (one, other) in there.matters.iter().zip(&back.matters) {
        assert_eq!((&one.before, &one.after), (&other.after, &other.before));
    }
}
