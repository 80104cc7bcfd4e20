//! The machine form: the JSON that the terminal prints, that the JS door gives and that exports hold.
#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

use flow_preflight::api;
use flow_preflight::model::Units;
use serde::Serialize;
use serde_json::Value;

fn json(form: impl Serialize) -> Value {
    serde_json::to_value(api::Answer::new(form)).unwrap()
}

/// Compares with the reviewed snapshot of this name, keys in the order in which they are written.
#[track_caller]
fn check(name: &str, answer: &Value) {
    insta::assert_snapshot!(name, serde_json::to_string_pretty(answer).unwrap());
}

const FAILED_LICENSE_CHECK: &str =
    r#"{"licenseCheck":{"isValid":false,"errorCode":"UnattendedRPAlicenseNeeded"}} and NoCandidateMachin"#;

const SESSION_OPEN: &str = r#"{
    "run": {"mode": "unattended"},
    "machine": {
        "osFamily": ["windows10", "windows11"], "osMultiSession": false, "reuseSessions": false, "padVersion": "2.57",
        "sessions": {"items": [{"user": "ana", "locked": true, "isConnectionUser": false}], "complete": true}
    },
    "connectionOwner": {"licenses": {"items": [{"product": "premium", "switchedOff": true}], "complete": false, "lacks": ["attended"]}}
}"#;

#[test]
fn a_reading_with_what_follows_from_it() {
    check("read", &json(api::Read::from(&api::read(FAILED_LICENSE_CHECK, Units::Utf8))));
}

#[test]
fn a_report() {
    check("check", &json(api::Report::from(&api::check(SESSION_OPEN, Units::Utf8).unwrap())));
}

#[test]
fn an_explanation() {
    check("explain", &json(api::Explanation::from(api::explain("SessionExistsForTheUserWhenUnattended").unwrap())));
}

#[test]
fn the_first_entry_of_each_part_of_the_catalogue() {
    let mut catalog = json(api::Catalog::all());
    for part in catalog.as_object_mut().unwrap().values_mut().filter_map(Value::as_array_mut) {
        part.truncate(1);
    }
    check("catalog", &catalog);
}
