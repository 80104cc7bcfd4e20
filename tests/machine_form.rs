//! The JSON that the terminal, the JavaScript API and exports produce.
#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

mod common;

use common::{fits, schema};
use flow_preflight::api;
use flow_preflight::catalog::Example;
use flow_preflight::catalog::{codes, rules};
use flow_preflight::check::check as check_knowledge;
use flow_preflight::model::{Candidate, Fact, Knowledge, Origin, RunPlan, Units};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn answer(form: impl Serialize) -> Value {
    serde_json::to_value(api::Answer::new(form)).unwrap()
}

/// Compares the shape with the reviewed snapshot of this name: every key in written order, and the first item of each
/// list. The catalogue's content doesn't change snapshots; the schema has the words allowed in a key.
#[track_caller]
fn shape(name: &str, answer: &Value) {
    insta::assert_snapshot!(name, serde_json::to_string_pretty(&blank(answer)).unwrap());
}

fn blank(value: &Value) -> Value {
    match value {
        Value::Object(keys) => keys.iter().map(|(key, value)| (key.clone(), blank(value))).collect(),
        Value::Array(items) => items.iter().take(1).map(blank).collect(),
        Value::String(text) if text != api::SCHEMA => json!("text"),
        Value::Number(_) => json!(0),
        plain => plain.clone(),
    }
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
    shape("read", &answer(api::Read::from(&api::read(FAILED_LICENSE_CHECK, Units::Utf8))));
}

#[test]
fn a_report() {
    shape("check", &answer(api::Report::from(&api::check(SESSION_OPEN, Units::Utf8).unwrap())));
}

#[test]
fn an_explanation() {
    shape("explain", &answer(api::Explanation::from(api::explain("SessionExistsForTheUserWhenUnattended").unwrap())));
}

#[test]
fn the_first_entry_of_each_part_of_the_catalogue() {
    shape("catalog", &answer(api::Catalog::all()));
}

fn examples() -> impl Iterator<Item = &'static Example> {
    rules::all().iter().flat_map(|rule| rule.examples)
}

#[test]
fn every_explanation_and_what_is_read_of_its_code_fit_the_schema() {
    let (explain, read) = (schema("ExplainAnswer"), schema("ReadAnswer"));
    for entry in codes::all() {
        fits(&explain, &answer(api::Explanation::from(entry)), entry.id);
        for text in entry.messages.iter().chain([&entry.id]) {
            fits(&read, &answer(api::Read::from(&api::read(text, Units::Utf16))), text);
        }
    }
    for text in ["", "{", "NoCandidateMachin", FAILED_LICENSE_CHECK, SESSION_OPEN] {
        fits(&read, &answer(api::Read::from(&api::read(text, Units::Utf16))), text);
    }
}

#[test]
fn the_catalogue_fits_the_schema() {
    fits(&schema("CatalogAnswer"), &answer(api::Catalog::all()), "the catalogue");
}

#[test]
fn every_report_fits_the_schema_and_its_plan_gives_it_again() {
    let (report, plan) = (schema("CheckAnswer"), schema("RunPlan"));
    for example in examples() {
        fits(&plan, &serde_json::from_str(&example.plan.to_json()).unwrap(), example.title);
        let first = answer(api::Report::from(&api::check(&example.plan.to_json(), Units::Utf8).unwrap()));
        fits(&report, &first, example.title);
        let again = api::check(&first["plan"].to_string(), Units::Utf8).unwrap();
        assert_eq!(answer(api::Report::from(&again)), first, "{}", example.title);
    }
}

#[test]
fn facts_set_to_unknown_and_disputed_fit_the_schema() {
    let mut knowledge = Knowledge::said(&RunPlan::from_json(SESSION_OPEN, Units::Utf8).unwrap());
    let read = |value| Candidate { value, origin: Origin::Implied { code: "RDPIsNotEnabled" } };
    knowledge.set_found([true, false].map(|flag| (Fact::MachineRdpEnabled, read(flag.into()))));
    knowledge.set_unknown(Fact::RunMode);
    let report = answer(api::Report::from(&check_knowledge(&knowledge)));
    fits(&schema("CheckAnswer"), &report, "the report");
    let origins: BTreeMap<&str, &str> = report["facts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|known| (known["fact"].as_str().unwrap(), known["origin"]["kind"].as_str().unwrap()))
        .collect();
    assert_eq!((origins["run.mode"], origins["machine.rdpEnabled"]), ("takenBack", "disputed"));
}

/// The reader and the schema must agree, or an editor would accept what `check` refuses.
#[test]
fn the_schema_of_a_plan_accepts_every_value_and_refuses_what_the_reader_refuses() {
    let schema = schema("RunPlan");
    for fact in Fact::ALL {
        let (subject, field) = fact.path();
        // A list such as `policies` is itself a subject.
        let plan = |value: Value| {
            if field.is_empty() { json!({ subject: value }) } else { json!({ subject: { field: value } }) }
        };
        for sample in fact.samples() {
            fits(&schema, &plan(serde_json::to_value(&sample).unwrap()), fact.id());
        }
        fits(&schema, &plan(Value::Null), fact.id());
        let wrong = [json!("nonsense"), json!(-1), json!([]), json!({ "itms": [] }), json!(3.5)];
        for plan in wrong.into_iter().map(plan).chain([json!({ subject: { "nonsense": true } })]) {
            let refused = RunPlan::from_json(&plan.to_string(), Units::Utf8).is_err();
            assert_eq!(!schema.is_valid(&plan), refused, "the reader and the schema disagree on {plan}");
        }
    }
}

#[test]
fn why_and_why_not_fit_the_schema() {
    let (why, why_not) = (schema("WhyAnswer"), schema("WhyNotAnswer"));
    for rule in rules::all() {
        for example in rule.examples.iter().take(3) {
            let plan = serde_json::to_string(&example.plan.plan()).unwrap();
            let answer = api::Answer::new(api::why(rule.id, &plan, Units::Utf8).unwrap());
            fits(&why, &serde_json::to_value(&answer).unwrap(), example.title);
            for code in rule.table_codes().take(1) {
                let answer = api::Answer::new(api::why_not(code.code, &plan, Units::Utf8).unwrap());
                fits(&why_not, &serde_json::to_value(&answer).unwrap(), example.title);
            }
        }
    }
}
