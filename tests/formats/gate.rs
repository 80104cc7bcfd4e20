//! Gates: thresholds, baselines and exceptions.

use super::{assert_valid_sarif, gated, sarif};
use flow_preflight::api::Answer;
use flow_preflight::batch::{Baseline, Exceptions, Judged, Level, Rules, Subject};
use flow_preflight::formats;
use serde_json::{Value, json};

const BLOCKED: &str = r#"{"run":{"mode":"unattended"},"machine":{"rdpEnabled":false}}"#;

fn exceptions(until: &str, subject: &str, key: &str, id: &str) -> String {
    json!({ "exceptions": [{ key: id, "subject": subject, "reason": "It is replaced.", "owner": "ops", "until": until }] })
        .to_string()
}

fn with(text: &str) -> Rules {
    Rules { exceptions: Exceptions::from_json(text).unwrap(), ..gated(Level::Unless) }
}

fn gate(judged: &Judged) -> Value {
    serde_json::to_value(formats::gate(judged)).unwrap()
}

#[test]
fn each_threshold_fails_from_its_level_on() {
    let subjects = [Subject::check("a.json", BLOCKED), Subject::check("b.json", "{}")];
    for (level, failed) in [
        (Level::AtRisk, &["a.json", "b.json"][..]),
        (Level::NotSure, &["a.json", "b.json"]),
        (Level::Unless, &["a.json"]),
    ] {
        let rules = gated(level);
        let judged = Judged::new(&subjects, &rules);
        assert_eq!(gate(&judged)["failed"], json!(failed), "{level:?}");
        assert_eq!(judged.fails(), !failed.is_empty());
    }
    let none = Rules::default();
    assert!(!Judged::new(&subjects, &none).fails());
}

#[test]
fn an_exception_holds_through_its_last_day_and_then_fails() {
    let subjects = [Subject::check("plans/a.json", BLOCKED)];
    for (until, fails, expired) in [("2026-11-28", true, 1), ("2026-11-29", false, 0), ("2026-11-30", false, 0)] {
        let rules = with(&exceptions(until, "plans/*.json", "rule", "remote-desktop-off"));
        let judged = Judged::new(&subjects, &rules);
        assert_eq!((judged.fails(), judged.expired.len()), (fails, expired), "{until}");
        assert!(judged.unused.is_empty());
    }
    // An expired exception fails by itself, even without a fault.
    let rules = with(&exceptions("2026-11-28", "*", "rule", "remote-desktop-off"));
    assert!(Judged::new(&[Subject::check("a.json", "{}")], &rules).fails());
}

#[test]
fn an_exception_for_a_code_covers_the_rules_that_predict_only_it_and_one_for_nothing_is_named() {
    let subjects = [Subject::check("a.json", BLOCKED)];
    let by_code = with(&exceptions("2027-01-31", "a.json", "code", "rdpisnotenabled"));
    let judged = Judged::new(&subjects, &by_code);
    assert!(!judged.fails() && judged.unused.is_empty(), "{:?}", judged.unused);
    let elsewhere = with(&exceptions("2027-01-31", "b.json", "rule", "remote-desktop-off"));
    let judged = Judged::new(&subjects, &elsewhere);
    assert!(judged.fails());
    assert_eq!(gate(&judged)["unused"][0]["id"], "remote-desktop-off");
    let log = sarif(&judged);
    assert_valid_sarif(&log);
    let rules = with(&exceptions("2027-01-31", "*", "rule", "remote-desktop-off"));
    let log = sarif(&Judged::new(&subjects, &rules));
    assert_valid_sarif(&log);
    assert_eq!(log["runs"][0]["results"][0]["suppressions"][0]["kind"], "external");
}

#[test]
fn a_file_of_exceptions_says_what_is_wrong_with_it() {
    let wrong = |text: &str| Exceptions::from_json(text).unwrap_err();
    for (text, fault) in [
        ("[]", "It has no list “exceptions”."),
        (
            r#"{"exceptions":[{"rule":"remote-desktop-of","subject":"*","reason":"r","owner":"o","until":"2027-01-31"}]}"#,
            "Did you mean remote-desktop-off?",
        ),
        (
            r#"{"exceptions":[{"rule":"remote-desktop-off","subjekt":"*"}]}"#,
            "“subjekt” is not a field of an exception. Did you mean “subject”?",
        ),
        (
            r#"{"exceptions":[{"rule":"remote-desktop-off","subject":"*","reason":"r","owner":"o","until":"31.1.2027"}]}"#,
            "such as 2027-01-31. (line 1, column 16)",
        ),
        (
            r#"{"exceptions":[{"subject":"*","reason":"r","owner":"o","until":"2027-01-31"}]}"#,
            "An exception names a rule or a code.",
        ),
        (
            r#"{"exceptions":[{"rule":"remote-desktop-off","subject":"*","reason":" ","owner":"o","until":"2027-01-31"}]}"#,
            "“reason” must be a text.",
        ),
    ] {
        assert!(wrong(text).contains(fault), "{}", wrong(text));
    }
}

#[test]
fn the_schema_for_editors_takes_what_the_reader_takes_and_nothing_else() {
    let schema: Value = serde_json::from_str(include_str!("../../static/exceptions.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let right: Value = serde_json::from_str(&exceptions("2027-01-31", "*", "rule", "remote-desktop-off")).unwrap();
    assert!(validator.is_valid(&right));
    for field in ["subject", "reason", "owner", "until"] {
        let mut wrong = right.clone();
        wrong["exceptions"][0].as_object_mut().unwrap().remove(field);
        assert!(!validator.is_valid(&wrong), "without {field}");
    }
    let mut wrong = right;
    wrong["exceptions"][0]["subjekt"] = json!("*");
    assert!(!validator.is_valid(&wrong));
}

#[test]
fn a_baseline_tells_what_is_new_and_what_is_gone() {
    let before = [Subject::check("a.json", BLOCKED), Subject::check("b.json", BLOCKED)];
    let rules = gated(Level::Unless);
    let answer = serde_json::to_string(&Answer::new(formats::check_results(&Judged::new(&before, &rules)))).unwrap();
    let baseline = Baseline::from_json(&answer).unwrap();
    let now = [Subject::check("a.json", BLOCKED), Subject::check("b.json", "{}"), Subject::check("c.json", BLOCKED)];
    let rules = Rules { baseline: Some(baseline), new_only: true, ..gated(Level::Unless) };
    let judged = Judged::new(&now, &rules);
    let gate = gate(&judged);
    assert_eq!(gate["failed"], json!(["c.json"]), "{gate}");
    let has = |list: &Value, subject: &str| {
        list.as_array().unwrap().iter().any(|one| one["subject"] == subject && one["id"] == "remote-desktop-off")
    };
    assert!(has(&gate["new"], "c.json") && !has(&gate["new"], "a.json"), "{gate}");
    assert!(has(&gate["gone"], "b.json") && !has(&gate["gone"], "a.json"), "{gate}");
    let log = sarif(&judged);
    assert_valid_sarif(&log);
    let states: Vec<&Value> =
        log["runs"][0]["results"].as_array().unwrap().iter().map(|one| &one["baselineState"]).collect();
    assert!(states.contains(&&json!("new")) && states.contains(&&json!("absent")), "{states:?}");
    assert!(Baseline::from_json("{}").is_err() && Baseline::from_json("x").is_err());
}
