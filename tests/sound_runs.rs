//! Typical runs that work: none may have a fault, and all get an answer. Notes, such as about a superfluous second bot,
//! don't count.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what broke by panicking")]

use flow_preflight::catalog::{Expected, Severity};
use flow_preflight::check::{Verdict, check};
use flow_preflight::model::{Fact, Knowledge, RunPlan, Units};
use tables::{Entry, entries};

#[path = "common/tables.rs"]
mod tables;

fn all() -> Vec<(Entry, RunPlan)> {
    let read = |entry: Entry| {
        let plan = RunPlan::from_json(entry.text("plan"), Units::Utf8);
        (entry, plan.unwrap_or_else(|errors| panic!("{}: {errors:?}", entry.id)))
    };
    entries(include_str!("sound_runs.toml"), &["situation", "plan"]).into_iter().map(read).collect()
}

#[test]
fn each_sound_run_is_ready_and_free_of_faults() {
    let all = all();
    assert!(all.len() >= 30, "{} runs", all.len());
    let mut wrong = String::new();
    for (entry, plan) in &all {
        let report = check(&Knowledge::said(plan));
        let faults: Vec<&str> = report
            .findings
            .iter()
            .filter(|finding| finding.strength.is_some() && finding.rule.severity != Severity::Note)
            .map(|finding| finding.rule.id)
            .collect();
        if report.verdict != Verdict::Ready || !faults.is_empty() {
            let asked: Vec<&str> = report.to_ask.iter().take(4).map(|question| question.fact.id()).collect();
            let open: Vec<&str> = report
                .findings
                .iter()
                .filter(|finding| finding.strength.is_none() && finding.outcome.word() == Expected::NeedToKnow)
                .map(|finding| finding.rule.id)
                .collect();
            wrong.push_str(&format!(
                "{}: {:?} by {faults:?}; open {open:?}; asks {asked:?}\n",
                entry.id, report.verdict
            ));
        }
    }
    assert!(wrong.is_empty(), "these runs work, and are told otherwise:\n{wrong}");
}

#[test]
fn what_a_sound_run_rests_on_is_said() {
    for (entry, plan) in all() {
        let report = check(&Knowledge::said(&plan));
        for presumed in &report.presumed {
            assert!(plan.get(presumed.fact).is_none(), "{}: {} was stated", entry.id, presumed.fact.id());
            assert!(!presumed.why.is_empty(), "{}: {} without a reason", entry.id, presumed.fact.id());
        }
        // A run from the cloud on client Windows with another session depends on the edition; a stated one on nothing.
        let mode_is_stated = plan.get(Fact::RunMode).is_some();
        assert!(mode_is_stated, "{}: people say how they start it", entry.id);
        let rare = report.unchecked.len();
        assert!(rare == 0 || report.summary.contains(&format!("{rare} rare")), "{}: {}", entry.id, report.summary);
    }
}
