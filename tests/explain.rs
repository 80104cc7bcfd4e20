//! Explanations: the question that distinguishes a code's causes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what broke by panicking")]

use flow_preflight::api;
use flow_preflight::catalog::{codes, rules};
use flow_preflight::check::{Strength, check};
use flow_preflight::explain::{CauseStatus, cause_status, deciding_fact, fact_if_ruled_out, facts_if_confirmed};
use flow_preflight::export;
use flow_preflight::model::{Fact, Knowledge, RunPlan, Units};

#[track_caller]
fn deciding(code: &str, plan: &str) -> Option<&'static str> {
    deciding_fact(codes::find(code).unwrap(), &RunPlan::from_json(plan, Units::Utf8).unwrap()).map(Fact::id)
}

#[test]
fn it_is_asked_until_one_word_is_left() {
    let check = |value: &str| deciding("UnattendedNoAddon", &format!(r#"{{"machine":{{"autoAllocation":{value}}}}}"#));
    assert_eq!(deciding("UnattendedNoAddon", "{}"), Some("machine.autoAllocation"));
    assert_eq!(check(r#"["nothingLeft","off"]"#), Some("machine.autoAllocation"));
    assert_ne!(check(r#""off""#), Some("machine.autoAllocation"));
}

#[test]
fn every_code_whose_causes_differ_is_asked_about() {
    for entry in codes::all() {
        let causes: Vec<RunPlan> = entry.causes.iter().map(|cause| cause.facts.plan()).collect();
        let differ = causes.iter().any(|cause| Some(cause) != causes.first());
        let asked = deciding_fact(entry, &RunPlan::new());
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

/// The plan that a code implies, overridden by some facts.
fn over(plan: &RunPlan, more: &RunPlan) -> RunPlan {
    let mut all = plan.clone();
    more.iter().for_each(|(fact, value)| drop(all.set(fact, Some(value.clone()))));
    all
}

#[test]
fn each_cause_can_be_confirmed_and_then_breaks_its_rule() {
    for entry in codes::all() {
        let implied = entry.implies.plan();
        for cause in entry.causes {
            let plan = over(&implied, &facts_if_confirmed(cause));
            assert_eq!(cause_status(cause, &plan), CauseStatus::Confirmed, "{}: {}", entry.id, cause.title);
            let report = check(&Knowledge::said(&plan));
            let finding = report.findings.iter().find(|finding| finding.rule.id == cause.rule);
            let strength = finding.and_then(|finding| finding.strength);
            assert!(strength.is_some(), "{}: {} is confirmed, and {} is not named", entry.id, cause.title, cause.rule);
        }
    }
}

#[test]
fn a_cause_that_is_denied_is_none_any_more() {
    let (mut denied, mut kept) = (0, 0);
    for entry in codes::all().iter().filter(|entry| entry.causes.len() > 1) {
        let implied = entry.implies.plan();
        for cause in entry.causes {
            let Some((fact, value)) = fact_if_ruled_out(cause, &implied) else {
                kept += 1;
                continue;
            };
            denied += 1;
            let mut plan = implied.clone();
            plan.set(fact, Some(value));
            assert_eq!(cause_status(cause, &plan), CauseStatus::RuledOut, "{}: {}", entry.id, cause.title);
            // Another cause may break the same rule.
            if entry.causes.iter().filter(|other| other.rule == cause.rule).count() > 1 {
                continue;
            }
            let report = check(&Knowledge::said(&plan));
            let finding = report.findings.iter().find(|finding| finding.rule.id == cause.rule);
            let strength = finding.and_then(|finding| finding.strength);
            assert_ne!(strength, Some(Strength::Proven), "{}: {} is denied", entry.id, cause.title);
        }
    }
    assert!(denied > kept, "{denied} causes can be denied, {kept} can’t");
}

#[test]
fn causes_are_counted_as_they_are_shown() {
    let entry = codes::find("NoCandidateMachine").unwrap();
    for number in 1..=entry.causes.len() {
        let report = api::explain_cause(entry, Some(number), &[]).unwrap();
        let rule = entry.causes[number - 1].rule;
        assert!(report.findings.iter().any(|finding| finding.rule.id == rule && finding.strength.is_some()), "{rule}");
    }
    assert!(api::explain_cause(entry, Some(0), &[]).unwrap_err().contains("has no cause 0"));
    assert!(api::explain_cause(entry, None, &[99]).unwrap_err().contains("has no cause 99"));
}

#[test]
fn a_fault_says_in_which_line_its_facts_were_read_and_none_for_a_stated_one() {
    let text = "{\n \"run\": {\"mode\": \"unattended\"},\n \"machine\": {\"rdpEnabled\": false}\n}";
    let rule = rules::find("remote-desktop-off").unwrap();
    let read = export::why(api::read(text, Units::Utf8).report(), rule);
    assert!(read.contains("run.mode = Unattended, line 2 ->"), "{read}");
    assert!(read.contains("machine.rdpEnabled = Off, line 3 ->"), "{read}");
    let stated = check(&Knowledge::said(&RunPlan::from_json(text, Units::Utf8).unwrap()));
    let stated = export::why(&stated, rule);
    assert!(stated.contains("machine.rdpEnabled = Off ->"), "{stated}");
}
