//! Situations and answers as JSON: they round-trip and match the schema.

use crate::common::{fits, schema};
use crate::spaces::SPACES;
use flow_preflight::api;
use flow_preflight::api::Situation;
use flow_preflight::model::{PlanError, RunPlan, Units};
use serde_json::{Value, json};

const WHOLE: &str = r#"{"environment":{"managed":true},"act":{"what":["goPremium","useTrial"],"at":"2026-11-21T10:00Z","padVersion":"2.43","padEdition":"installer"},"user":{"licenses":{"items":[{"product":"per-user"}],"complete":true},"ownsConnection":true},"feature":{"on":true,"scope":"managedOnly"},"policies":{"items":[{"name":"P","app":"rpaAttended","product":"premium","backups":["premium-gcc"],"includedApps":["a"],"excludedApps":["b"],"assigns":"group","on":true,"created":"2026-11-21T09:30Z","inForce":false}],"complete":true},"tenant":{"licenses":{"items":[{"product":"premium","free":3}],"complete":false}},"setUp":{"goal":"attendedRuns","role":"globalAdmin"},"plan":{"run":{"mode":"attended"}}}"#;

/// The same in the older form: facts in another order, and no new ones.
const OLD: &str = r#"{"feature":{"on":true,"scope":"managedOnly"},"policies":{"items":[{"name":"P","app":"rpaAttended","product":"premium","backups":["premium-gcc"],"includedApps":["a"],"excludedApps":["b"],"on":true,"created":"2026-11-21T09:30Z","inForce":false}],"complete":true},"tenant":{"licenses":{"items":[{"product":"premium","free":3}],"complete":false}},"user":{"licenses":{"items":[{"product":"per-user"}],"complete":true},"ownsConnection":true},"act":{"what":["goPremium","useTrial"],"at":"2026-11-21T10:00Z","padVersion":"2.43","padEdition":"installer"},"environment":{"managed":true},"setUp":{"goal":"attendedRuns","role":"globalAdmin"},"plan":{"run":{"mode":"attended"}}}"#;

fn from_json(text: &str) -> Result<Situation, Vec<PlanError>> {
    let (plan, errors) = RunPlan::from_situation_leniently(text, Units::Utf8);
    if errors.is_empty() { Ok(Situation(plan)) } else { Err(errors) }
}

#[test]
fn a_situation_reads_back_as_it_was_written() {
    let read = from_json(WHOLE).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), WHOLE);
    fits(&schema("Situation"), &serde_json::from_str(WHOLE).unwrap(), "the whole situation");
    let old = from_json(OLD).unwrap();
    assert_eq!(
        serde_json::to_value(&old).unwrap(),
        serde_json::from_str::<Value>(OLD).unwrap(),
        "an old situation comes back with every fact"
    );
    fits(&schema("Situation"), &serde_json::from_str(OLD).unwrap(), "an old situation");
    let states = &SPACES[0].states;
    for state in (0..states.count()).step_by(97) {
        let situation = Situation(states.situation(&states.digits(state)));
        let text = serde_json::to_string(&situation).unwrap();
        assert_eq!(from_json(&text), Ok(situation), "{text}");
    }
}

#[test]
fn every_answer_fits_the_schema_and_its_situation_gives_it_again() {
    let (schema, situation_schema) = (schema("AutoClaimAnswer"), schema("Situation"));
    let mut situations = vec!["{}".to_owned(), WHOLE.to_owned(), OLD.to_owned()];
    for space in &*SPACES {
        let states = &space.states;
        let some = (0..states.count())
            .step_by(states.count() / 60)
            .map(|state| Situation(states.situation(&states.digits(state))));
        situations.extend(some.map(|situation| serde_json::to_string(&situation).unwrap()));
    }
    for text in situations {
        let answer = serde_json::to_value(api::Answer::new(api::auto_claim(&text, Units::Utf8).unwrap())).unwrap();
        fits(&schema, &answer, &text);
        fits(&situation_schema, &answer["situation"], &text);
        let again = api::auto_claim(&answer["situation"].to_string(), Units::Utf8).unwrap();
        assert_eq!(serde_json::to_value(api::Answer::new(again)).unwrap(), answer, "{text}");
    }
}

#[test]
fn null_means_not_known() {
    let nulls = r#"{"feature":null,"policies":{"items":[{"app":null,"created":null}],"complete":true},"tenant":{"licenses":null},"user":null,"act":{"what":null},"environment":null,"setUp":null,"plan":null}"#;
    let read = from_json(nulls).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), r#"{"policies":{"items":[{}],"complete":true}}"#);
    fits(&schema("Situation"), &serde_json::from_str(nulls).unwrap(), "nulls");
}

#[track_caller]
fn refused(text: &str, expected: &[&str]) {
    let errors = from_json(text).err().unwrap_or_default();
    assert_eq!(errors.iter().map(ToString::to_string).collect::<Vec<_>>(), expected);
}

#[test]
fn what_is_wrong_is_said_in_the_words_of_the_reader_of_plans() {
    refused(
        r#"{"feture":{},"act":{"what":"goPremium","padVersion":2.43},"policies":{"items":[{"ap":"rpaAttended"}]}}"#,
        &[
            "\"feture\" is not a field of a situation. Did you mean \"feature\"? (line 1, column 2)",
            "\"act.padVersion\" must be a version in quotes, such as \"2.57\", not 2.43. (line 1, column 53)",
            "\"policies.items[0].ap\" is not a field of a situation. Did you mean \"policies.items[0].app\"? (line 1, column 81)",
        ],
    );
    refused(
        r#"{"plan":{"machine":{"rdpEnabld":true}}}"#,
        &[
            "\"plan.machine.rdpEnabld\" is not a field of a situation. Did you mean \"plan.machine.rdpEnabled\"? (line 1, column 21)",
        ],
    );
    refused("[]", &["The situation must be an object in curly brackets, not a list. (line 1, column 1)"]);
    refused("", &["The situation is not valid JSON: It contains no JSON. (line 1, column 1)"]);
}

#[test]
fn moments_of_different_kinds_are_not_compared() {
    let both = |created: &str, at: &str| {
        format!(r#"{{"act":{{"at":{at}}},"policies":{{"items":[{{"created":{created}}}]}}}}"#)
    };
    for (created, at) in [("0", r#""2026-11-21T09:30Z""#), (r#""2026-11-21T09:30""#, r#""2026-11-21T09:30Z""#)] {
        let errors = from_json(&both(created, at)).unwrap_err();
        assert_eq!(errors[0].field.as_deref(), Some("act.at"), "{errors:?}");
        assert!(errors[0].message.contains("of the same kind as the first one"), "{errors:?}");
    }
    assert!(from_json(&both(r#""2026-11-21T09:30+01:00""#, r#""2026-11-21T09:30Z""#)).is_ok());
}

/// The reader and the schema must agree, or an editor would accept what the reader refuses.
#[test]
fn the_schema_of_a_situation_refuses_what_the_reader_refuses() {
    let schema = schema("Situation");
    let whole: Value = serde_json::from_str(WHOLE).unwrap();
    let wrong =
        [json!("nonsense"), json!(-1), json!([]), json!({ "itms": [] }), json!(3.5), json!(true), json!(["other"])];
    for (subject, fields) in whole.as_object().unwrap() {
        let mut cases: Vec<Value> = wrong.iter().map(|wrong| json!({ subject: wrong })).collect();
        let mut put = |field: &str, wrong: &Value| cases.push(json!({ subject: { field: wrong } }));
        for field in fields.as_object().unwrap().keys().filter(|_| subject != "policies") {
            wrong.iter().for_each(|wrong| put(field, wrong));
        }
        put("nonsense", &json!(true));
        for field in whole["policies"]["items"][0].as_object().unwrap().keys().filter(|_| subject == "policies") {
            cases.extend(wrong.iter().map(|wrong| json!({ "policies": { "items": [{ field: wrong }] } })));
        }
        for case in cases {
            let refused = from_json(&case.to_string()).is_err();
            assert_eq!(!schema.is_valid(&case), refused, "the reader and the schema disagree on {case}");
        }
    }
}
