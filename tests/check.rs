//! The report over random plans: verdicts, questions, origins.
#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

use flow_preflight::api;
use flow_preflight::catalog::rule::Outcome;
use flow_preflight::catalog::rules;
use flow_preflight::check::{Finding, Report, Verdict, check};
use flow_preflight::export::{self, Format};
use flow_preflight::model::{Candidate, Fact, FactSet, Knowledge, Origin, Place, RunPlan, Units, Value};
use proptest::prelude::*;

fn report(plan: &RunPlan) -> Report {
    check(&Knowledge::said(plan))
}

fn json(report: &Report) -> String {
    serde_json::to_string(&api::Report::from(report)).unwrap()
}

#[track_caller]
fn verdict(plan: &str, expected: Verdict, begins: &str, first_question: Option<&str>) {
    let report = report(&RunPlan::from_json(plan, Units::Utf8).unwrap());
    assert_eq!(report.verdict, expected, "{plan}");
    assert!(report.summary.starts_with(begins), "{plan}: {}", report.summary);
    let unchecked = format!("{} rare conditions are still unchecked.", report.unchecked.len());
    assert!(report.unchecked.is_empty() || report.summary.ends_with(&unchecked), "{plan}: {}", report.summary);
    if let Some(question) = first_question {
        assert_eq!(report.to_ask.first().map(|question| question.fact.id()), Some(question), "{plan}");
    }
}

fn broken(report: &Report) -> impl Iterator<Item = &Finding> {
    report.findings.iter().filter(|finding| finding.outcome.is_broken())
}

/// A random plan: each fact has a sample value or is unknown.
fn any_plan() -> impl Strategy<Value = RunPlan> {
    let fields: Vec<_> = Fact::ALL
        .iter()
        .map(|fact| {
            let values: Vec<Option<Value>> =
                std::iter::once(None).chain(rules::distinguishing_values(*fact).iter().cloned().map(Some)).collect();
            proptest::sample::select(values)
        })
        .collect();
    fields.prop_map(|values| {
        let mut plan = RunPlan::new();
        for (fact, value) in Fact::ALL.iter().zip(values) {
            plan.set(*fact, value);
        }
        plan
    })
}

/// An unattended run on a server that meets every condition that is asked for.
const READY: &str = r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windowsServer","sessions":{"items":[],"complete":true},"rdpEnabled":true,"unattendedBots":1,"screenResolutionEnabled":true,"singleSessionPerUser":true},"account":{"inRemoteDesktopUsers":true},"flow":{"needsElevation":false,"usesAudioVideo":false},"connection":{"auth":"usernamePassword","accountType":"domain"}}"#;

#[test]
fn each_verdict_says_what_decides_it_and_asks_for_what_tells_most() {
    verdict("{}", Verdict::NotSure, "8 common and ", Some("run.mode"));
    verdict(READY, Verdict::Ready, "Nothing known blocks this run. ", None);
    verdict(
        &READY.replace("\"rdpEnabled\":true", "\"rdpEnabled\":false"),
        Verdict::Blocked,
        "Remote Desktop is switched off on the machine. ",
        None,
    );
    verdict(
        &READY.replace("\"screenResolutionEnabled\":true", "\"screenResolutionEnabled\":false"),
        Verdict::AtRisk,
        "Nothing known blocks this run, but it may fail: the screen resolution may differ from the author’s. ",
        None,
    );
    verdict(
        &READY.replace("\"needsElevation\":false", "\"needsElevation\":null"),
        Verdict::Ready,
        "Nothing known blocks this run. ",
        None,
    );
    verdict(r#"{"run":{"mode":"local"}}"#, Verdict::Ready, "No known condition concerns such a run.", None);
}

/// A locked session on Windows 11 stops the run; set to unknown, it is asked for.
#[test]
fn a_locked_session_on_windows_11_stops_the_run_until_it_is_set_to_unknown() {
    let plan =
        RunPlan::from_json(include_str!("../src/workbench/samples/windows-11-locked.json"), Units::Utf8).unwrap();
    let mut knowledge = Knowledge::said(&plan);
    assert_eq!(check(&knowledge).verdict, Verdict::Blocked);
    knowledge.set_unknown(Fact::MachineSessions);
    let report = check(&knowledge);
    assert_eq!(report.verdict, Verdict::NotSure);
    assert_eq!(report.to_ask.first().map(|question| question.fact), Some(Fact::MachineSessions));
}

#[test]
fn a_fact_on_which_two_places_disagree_is_asked_first() {
    let mut knowledge = Knowledge::said(&RunPlan::from_json(READY, Units::Utf8).unwrap());
    knowledge.restore(Fact::MachineRdpEnabled);
    knowledge.restore(Fact::RunMode);
    let read = |value: bool, start| Candidate {
        value: value.into(),
        origin: Origin::Read { place: Some(Place { start, end: start + 1, line: 1, column: 1 }) },
    };
    knowledge.set_found([(Fact::MachineRdpEnabled, read(true, 0)), (Fact::MachineRdpEnabled, read(false, 9))]);
    let report = check(&knowledge);
    assert_eq!(
        report.to_ask.first().map(|question| question.fact),
        Some(Fact::MachineRdpEnabled),
        "before the run mode"
    );
    assert_eq!(report.verdict, Verdict::NotSure);
    let shown = report.facts.iter().find(|known| known.fact == Fact::MachineRdpEnabled).unwrap();
    assert_eq!((shown.value.is_none(), shown.others.len()), (true, 2), "both values are shown");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn each_rule_that_concerns_the_run_is_a_finding_or_unchecked(plan in any_plan()) {
        let report = report(&plan);
        for rule in rules::all() {
            let outcome = rule.outcome(&plan);
            let finding = report.findings.iter().find(|finding| finding.rule == rule);
            let is_unchecked = report.unchecked.iter().any(|open| open.rule == rule.id);
            prop_assert!(!(finding.is_some() && is_unchecked), "{} is there twice", rule.id);
            // Nobody can look inside the machines of a hosted group, and a hosted machine has no capacity of its own.
            let is_hosted = plan.get(Fact::TargetType).is_some_and(|target| serde_json::to_string(target).unwrap().contains("hosted"));
            match outcome {
                Outcome::Broken(_) if is_hosted => {}
                Outcome::Broken(_) => prop_assert!(finding.is_some_and(|finding| finding.outcome.is_broken()), "{} is lost", rule.id),
                Outcome::NeedToKnow(_) if is_hosted || plan.get(Fact::MachineOsEdition).is_some() => {}
                Outcome::NeedToKnow(_) => prop_assert!(finding.is_some() || is_unchecked, "{} is lost", rule.id),
                Outcome::Holds(_) | Outcome::NotApplicable => {
                    prop_assert!(finding.is_none_or(|finding| finding.strength.is_none()), "{} is a false alarm", rule.id);
                }
            }
        }
    }

    #[test]
    fn each_answer_to_the_first_question_changes_what_is_asked(plan in any_plan()) {
        let report_before = report(&plan);
        let Some(question) = report_before.to_ask.first() else { return Ok(()) };
        for value in rules::distinguishing_values(question.fact) {
            let mut more = plan.clone();
            more.set(question.fact, Some(value.clone()));
            prop_assert!(report(&more).to_ask.iter().all(|next| next.fact != question.fact), "{} is asked again", question.fact.id());
        }
    }

    #[test]
    fn the_text_names_the_verdict_and_each_broken_rule(plan in any_plan()) {
        let report = report(&plan);
        let text = export::report(&report, Format::Text);
        prop_assert!(text.starts_with(report.verdict.label()));
        for finding in report.findings.iter().filter(|finding| finding.outcome.is_broken()) {
            prop_assert!(text.contains(finding.rule.title), "{}", finding.rule.title);
        }
    }
}

// These check each plan many times, so they use fewer plans.
proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn forgetting_a_fact_never_hides_what_blocked(plan in any_plan()) {
        let before = report(&plan);
        // No other fact can change a broken rule's outcome: tests/rules.rs checks that.
        let asked: FactSet = broken(&before).flat_map(|finding| finding.rule.asks.iter().copied()).collect();
        // An edition decides that it is not multi-session, and a target that some facts don't apply to it. Plans that
        // say otherwise contradict themselves.
        let misfits = plan.iter().any(|(known, _)| !known.fits_target(&plan));
        let contradicts = |fact| {
            fact == Fact::MachineOsMultiSession && plan.get(Fact::MachineOsEdition).is_some()
                || fact == Fact::TargetType && misfits
        };
        for fact in asked.iter().filter(|fact| plan.get(*fact).is_some() && !contradicts(*fact)) {
            let mut less = plan.clone();
            less.set(fact, None);
            let after = report(&less);
            for finding in broken(&before) {
                let rule = finding.rule;
                let is_open = after.unchecked.iter().any(|open| open.rule == rule.id)
                    || after.findings.iter().any(|other| other.rule == rule && !matches!(other.outcome, Outcome::Holds(_)));
                prop_assert!(is_open, "without {} nothing is said of {}", fact.id(), rule.id);
                let is_named = after.findings.iter().any(|other| other.rule == rule && other.strength.is_some());
                let sure = matches!(after.verdict, Verdict::Ready | Verdict::AtRisk);
                let asked = rule.is_asked(&less);
                prop_assert!(is_named || !(asked && sure), "without {} the run is called {:?}, though {} is open", fact.id(), after.verdict, rule.id);
            }
        }
    }

    #[test]
    fn the_plan_of_a_report_gives_the_same_report(plan in any_plan()) {
        let first = report(&plan);
        let text = serde_json::to_string(&first.plan).unwrap();
        let again = api::check(&text, Units::Utf8).unwrap();
        prop_assert_eq!(json(&first), json(&again));
    }

    #[test]
    fn a_report_made_for_the_needed_texts_gives_the_same_answer(plan in any_plan()) {
        let text = serde_json::to_string(&plan).unwrap();
        let answer = |made_for| {
            let report = api::check_for(&text, Units::Utf8, made_for).unwrap();
            serde_json::to_value(api::Report::with(&report, api::Texts::Needed)).unwrap()
        };
        prop_assert_eq!(answer(api::Texts::All), answer(api::Texts::Needed));
    }
}
