//! The native program, run as a process.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what broke by panicking")]

#[path = "terminal/look.rs"]
mod find;
#[path = "terminal/many.rs"]
mod many;
#[cfg(unix)]
#[path = "terminal/usage.rs"]
mod usage;

use std::io::Write;
use std::process::{Command, Stdio};

struct Ran {
    status: i32,
    out: String,
    err: String,
}

fn run(arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_flow-preflight"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that fails before reading closes its input, which is fine here.
    let _ = child.stdin.take().unwrap().write_all(input);
    let done = child.wait_with_output().unwrap();
    Ran {
        status: done.status.code().unwrap(),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn explain_takes_a_code_in_any_case() {
    let ran = run(&["explain", "unattendednoaddon"], b"");
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out.contains("UnattendedNoAddon") && ran.out.contains("Power Platform admin:"), "{}", ran.out);
}

#[test]
fn explain_says_what_was_meant() {
    let ran = run(&["explain", "UnatendedNoAdon"], b"");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("Did you mean UnattendedNoAddon?"), "{}", ran.err);
}

#[test]
fn explain_takes_an_answer_about_a_cause() {
    let ran = run(&["explain", "NoCandidateMachine", "--is", "1"], b"");
    assert!(ran.status == 0 && ran.out.starts_with("Will not run\n"), "{}{}", ran.out, ran.err);
    let denied = run(&["explain", "UnattendedNoAddon", "--not", "1", "--json"], b"");
    assert!(json(&denied.out)["plan"]["machine"]["autoAllocation"].is_string(), "{}{}", denied.out, denied.err);
    let none = run(&["explain", "UnattendedNoAddon", "--is", "77"], b"");
    assert_eq!((none.status, none.out.as_str()), (2, ""));
    assert!(none.err.contains("has no cause 77"), "{}", none.err);
}

#[test]
fn a_cause_of_several_facts_names_those_that_can_be_ruled_out() {
    let ran = run(&["explain", "NoCandidateMachine", "--not", "1"], b"");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    let numbers = ran.err.split("Its causes ").nth(1).and_then(|rest| rest.split(" can").next()).unwrap_or_default();
    assert!(!numbers.is_empty(), "{}", ran.err);
    for number in numbers.split(", ") {
        let other = run(&["explain", "NoCandidateMachine", "--not", number], b"");
        assert_eq!(other.status, 0, "cause {number} is named: {}", other.err);
    }
}

#[test]
fn why_not_says_what_rules_a_code_out_and_what_is_open() {
    let plan = br#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windows11"}}"#;
    let ran = run(&["why-not", "NoCandidateMachine", "-"], plan);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let attended = "  Ruled out. It needs: Run mode: Attended\n  Known: Run mode: Unattended\n";
    let offline = "  Undecided. Needs: Cloud connection: Disconnected\n  Prevented by: Run target: ";
    assert!(ran.out.contains(attended) && ran.out.contains(offline), "{}", ran.out);
}

#[test]
fn a_negative_number_is_a_code_and_not_an_option() {
    let ran = run(&["explain", "-1073741715"], b"");
    assert!(!ran.err.contains("option"), "{}", ran.err);
}

#[test]
fn json_answers_begin_with_the_schema() {
    for arguments in [
        &["explain", "RDPIsNotEnabled", "--json"][..],
        &["--json", "catalog"],
        &["read", "-", "--json"],
        &["check", "--json", "-"],
        &["autoclaim", "-", "--json"],
    ] {
        let ran = run(arguments, b"{}");
        assert!(ran.out.starts_with("{\n  \"schema\": \"flow-preflight/1\""), "{arguments:?}: {}{}", ran.out, ran.err);
        json(&ran.out);
    }
}

#[test]
fn read_lists_what_there_is_to_choose() {
    let ran = run(&["read", "-"], include_bytes!("artifacts/dataverse/flowsessions-newest-first.json"));
    assert!(ran.out.contains("Which one?\n  - "), "{}", ran.out);
    assert!(ran.out.contains("RDPIsNotEnabled (used here)\n"), "{}", ran.out);
}

#[test]
fn read_takes_utf_16_from_standard_input() {
    let text: Vec<u8> = "\u{FEFF}RDPIsNotEnabled\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let answer = json(&run(&["read", "-", "--json"], &text).out);
    assert_eq!(answer["reading"]["codes"][0]["code"], "RDPIsNotEnabled");
    assert_eq!(answer["explanations"][0]["code"], "RDPIsNotEnabled");
    assert_eq!(answer["report"]["verdict"], "blocked");
    assert_eq!(answer["report"]["facts"][1]["origin"]["code"], "RDPIsNotEnabled");
}

#[test]
fn check_tells_blocked_by_its_exit_status() {
    let blocked = br#"{"run":{"mode":"unattended"},"machine":{"rdpEnabled":false}}"#;
    let ran = run(&["check", "-"], blocked);
    assert_eq!(ran.status, 1);
    assert!(ran.out.starts_with("Will not run\n"), "{}", ran.out);
    assert_eq!(run(&["check", "-"], b"{}").status, 0);
}

#[test]
fn a_misspelt_field_is_an_error_that_names_the_right_one() {
    let ran = run(&["check", "-"], br#"{"machine":{"rdpEnabld":true}}"#);
    assert_eq!(ran.status, 2);
    let words =
        "\"machine.rdpEnabld\" is not a field of a plan. Did you mean \"machine.rdpEnabled\"? (line 1, column 13)\n";
    assert_eq!(ran.err, words, "the same words as in the browser and in Node.js");
}

#[test]
fn autoclaim_says_who_is_given_a_license_and_what_is_open() {
    let ran = run(&["autoclaim", "-"], br#"{"feature":{"on":false}}"#);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out.starts_with("Not claimed\nNo licence is claimed. The feature is switched off.\n"), "{}", ran.out);
    assert!(run(&["autoclaim", "-"], b"{}").out.starts_with("It depends\n"));
    let ran = run(&["autoclaim", "-"], br#"{"polices":{}}"#);
    let words = "\"polices\" is not a field of a situation. Did you mean \"policies\"? (line 1, column 2)\n";
    assert_eq!((ran.status, ran.err.as_str()), (2, words), "the same words as in the browser and in Node.js");
}

#[test]
fn wrong_usage_says_what_is_missing() {
    assert!(run(&["explain"], b"").err.starts_with("CODE is missing."));
    assert!(run(&["fly"], b"").err.starts_with("There is no command “fly”."));
    assert!(run(&["check", "no-such-file.json"], b"").err.starts_with("no-such-file.json can’t be read:"));
    let help = run(&["--help"], b"");
    assert!(help.status == 0 && help.out.contains("flow-preflight explain CODE"), "{}", help.out);
}

#[test]
fn fix_says_what_to_change_and_keeps_what_is_pinned() {
    let plan = br#"{"run":{"mode":"unattended"},"machine":{"rdpEnabled":false}}"#;
    let ran = run(&["fix", "-", "--json"], plan);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let answer = json(&ran.out);
    assert_eq!(answer["ways"][0]["changes"][0]["settles"][0], "remote-desktop-off", "{}", ran.out);
    assert!(
        answer["ways"][0]["messages"][0]["text"].as_str().unwrap().contains("Switch on Remote Desktop"),
        "{}",
        ran.out
    );
    let text = run(&["fix", "-"], plan).out;
    assert!(text.contains("What to change: one change by the Machine admin"), "{text}");
    let pinned = json(&run(&["fix", "-", "--json", "--pin", "machine.rdpEnabled", "--pin", "run.mode"], plan).out);
    assert_eq!(pinned["ways"].as_array().unwrap().len(), 0, "{pinned}");
    assert_eq!(pinned["stuck"][0]["pinned"][0], "machine.rdpEnabled", "{pinned}");
    let stopped = br#"{"service":{"uiflowserviceRunning":false,"accountLogOnAsService":false}}"#;
    let none = run(&["fix", "-", "--pin", "service.accountLogOnAsService"], stopped).out;
    assert!(
        none.contains("No changes were found that fix all of it."),
        "a stopped service, and nothing to change: {none}"
    );
    let ready = run(&["fix", "-"], br#"{"run":{"mode":"local"}}"#).out;
    assert!(ready.contains("There is nothing to change."), "{ready}");
    let wrong = run(&["fix", "-", "--pin", "machine.rdpEnabld"], plan);
    assert_eq!(wrong.status, 2);
    assert!(wrong.err.contains("Did you mean machine.rdpEnabled?"), "{}", wrong.err);
}
