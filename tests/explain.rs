//! Explanations: the question that tells the causes of a code apart.
#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

use flow_preflight::catalog::codes;
use flow_preflight::explain::{known_plan, telling_fact};
use flow_preflight::model::{Fact, RunPlan, Units};

#[track_caller]
fn telling(code: &str, plan: &str) -> Option<&'static str> {
    telling_fact(codes::find(code).unwrap(), &RunPlan::from_json(plan, Units::Utf8).unwrap()).map(Fact::id)
}

#[test]
fn it_is_asked_until_one_word_is_left() {
    let check = |value: &str| telling("UnattendedNoAddon", &format!(r#"{{"machine":{{"autoAllocation":{value}}}}}"#));
    assert_eq!(telling("UnattendedNoAddon", "{}"), Some("machine.autoAllocation"));
    assert_eq!(check(r#"["nothingLeft","off"]"#), Some("machine.autoAllocation"));
    assert_ne!(check(r#""off""#), Some("machine.autoAllocation"));
}

#[test]
fn every_code_whose_causes_differ_is_asked_about() {
    for entry in codes::all() {
        let causes: Vec<RunPlan> = entry.causes.iter().map(|cause| known_plan(cause.facts)).collect();
        let differ = causes.iter().any(|cause| Some(cause) != causes.first());
        let asked = telling_fact(entry, &RunPlan::new());
        assert_eq!(asked.is_some(), differ, "{}: asked is {:?}", entry.id, asked.map(Fact::id));
        if let Some(fact) = asked {
            let values: Vec<_> = causes.iter().map(|cause| cause.get(fact)).collect();
            assert!(
                values.iter().any(|value| Some(value) != values.first()),
                "{}: {} tells nothing",
                entry.id,
                fact.id()
            );
        }
    }
}
