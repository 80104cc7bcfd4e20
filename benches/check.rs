//! What one answer takes: the rules alone, a check, the steps that help, and the answer as JSON, in one run.
#![allow(clippy::unwrap_used, reason = "a benchmark says what broke by panicking")]

use flow_preflight::api;
use flow_preflight::catalog::rules;
use flow_preflight::check::check;
use flow_preflight::fix::helpful;
use flow_preflight::model::{Knowledge, RunPlan, Units};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Plans that differ in how much is known and in how much is at fault.
const PLANS: [(&str, &str); 3] = [
    (
        "little known, two faults",
        r#"{"run":{"mode":"unattended"},"machine":{"rdpEnabled":false,"sessions":{"items":[{"state":"active","locked":true}],"complete":true}},"connectionOwner":{"licenses":{"items":[],"complete":true}}}"#,
    ),
    (
        "a sound server",
        r#"{"run":{"mode":"unattended"},"target":{"type":"machine"},"connection":{"auth":"usernamePassword","accountType":"domain","usernameFormat":"downLevelDomain"},"cloudFlow":{"exists":true},"connectionOwner":{"licenses":{"items":[{"product":"premium"}],"complete":true}},"environment":{"payAsYouGo":false,"cloud":"public"},"machine":{"osFamily":"windowsServer","osEdition":"server","osRelease":2022,"joinType":"domain","padVersion":"2.57","nlaRequired":true,"rdpEnabled":true,"unattendedBots":1,"sessions":{"items":[],"complete":true}},"account":{"inRemoteDesktopUsers":true}}"#,
    ),
    (
        "the mode open, many faults",
        r#"{"machine":{"osFamily":"windows11","osEdition":"home","online":false,"rdpEnabled":false,"unattendedBots":0,"smartcardRequired":true,"padVersion":"2.40","nlaRequired":true,"joinType":"entra","sessions":{"items":[],"complete":true}},"account":{"lockedOut":true,"inRemoteDesktopUsers":false,"inAdministrators":false},"connection":{"passwordCurrent":false,"accountType":"entra"},"service":{"uiflowserviceRunning":false},"connectionOwner":{"licenses":{"items":[],"complete":true}}}"#,
    ),
];

fn main() {
    if let Some(path) = std::env::var_os("RULES_ALONE") {
        return rules_alone(&std::fs::read_to_string(path).unwrap());
    }
    for (name, text) in PLANS {
        let plan = RunPlan::from_json(text, Units::Utf8).unwrap();
        let knowledge = Knowledge::said(&plan);
        let report = check(&knowledge);
        let faults = report.findings.iter().filter(|finding| finding.strength.is_some()).count();
        println!("  {name}: {faults} faults, {} findings", report.findings.len());
        let alone = best(|| rules::all().iter().filter(|rule| rule.outcome(&plan).is_broken()).count());
        let checked = best(|| check(&knowledge).findings.len());
        let steps = best(|| report.findings.iter().map(|finding| helpful(finding.rule, &report).len()).sum());
        let written = best(|| serde_json::to_string(&api::Report::from(&report)).unwrap().len());
        let each = steps.as_secs_f64() / report.findings.len() as f64;
        row("rules alone", alone, "");
        row("check", checked, &format!("{:.1} times the rules alone", ratio(checked, alone)));
        row(
            "steps that help",
            steps,
            &format!("{:.1} µs a finding; {:.2} times the check", each * 1e6, ratio(steps, checked)),
        );
        row("the answer as JSON, with them", written, &format!("{:.2} times the check", ratio(written, checked)));
    }
}

/// Prints how many microseconds the rules take on a plan. Both are given as JSON, by `tests/js-api/bench.mjs`, which
/// measures the same rules in JavaScript.
fn rules_alone(given: &str) {
    let given: serde_json::Value = serde_json::from_str(given).unwrap();
    let plan = RunPlan::from_json(&given.get("plan").unwrap().to_string(), Units::Utf8).unwrap();
    let ids = given.get("rules").unwrap().as_array().unwrap().iter().map(|id| id.as_str().unwrap());
    let given: Vec<_> = ids.map(|id| rules::find(id).unwrap()).collect();
    let took = best(|| {
        let broken = given.iter().filter(|rule| rule.outcome(&plan).is_broken());
        black_box(broken.map(|rule| rule.id).collect::<Vec<_>>()).len()
    });
    println!("{}", took.as_secs_f64() * 1e6);
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

/// The least time of what fits into half a second, after warming up: noise only ever adds.
fn best(mut run: impl FnMut() -> usize) -> Duration {
    let timed = |until: Duration, run: &mut dyn FnMut() -> usize| {
        let (start, mut least) = (Instant::now(), Duration::MAX);
        while start.elapsed() < until {
            let one = Instant::now();
            black_box(run());
            least = least.min(one.elapsed());
        }
        least
    };
    timed(Duration::from_millis(200), &mut run);
    timed(Duration::from_millis(500), &mut run)
}

fn row(what: &str, took: Duration, beside: &str) {
    println!("  {what:<30} {:>8.1} µs   {beside}", took.as_secs_f64() * 1e6);
}
