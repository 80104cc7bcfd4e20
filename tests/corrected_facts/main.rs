//! Facts that older lists of the product's behaviour get wrong, lack or have outdated: each with the right statement
//! and, if possible, a run that shows it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what broke by panicking")]

mod auto_claim;
mod licences;
mod machines;
mod network;
mod numbers;
#[path = "../common/plans.rs"]
mod plans;
mod rows;
#[path = "../common/tables.rs"]
mod tables;

use flow_preflight::api;
use flow_preflight::catalog::rule::{Certainty, Severity};
use flow_preflight::catalog::{
    ErrorCode, Note, Rule, Source, Step, codes, disputes, licenses, links, notes, rules, sources, steps_for, usual,
};
use flow_preflight::check::{Report, Verdict, check};
use flow_preflight::explain::{Explained, explain};
use flow_preflight::model::{Fact, Knowledge, Owner, RunPlan, Units, Value};

#[track_caller]
fn plan(json: &str) -> RunPlan {
    RunPlan::from_json(json, Units::Utf8).unwrap_or_else(|errors| panic!("{json}: {errors:?}"))
}

#[track_caller]
fn report(json: &str) -> Report {
    check(&Knowledge::said(&plan(json)))
}

#[track_caller]
fn rule(id: &str) -> &'static Rule {
    rules::find(id).unwrap_or_else(|| panic!("there is no rule {id}"))
}

#[track_caller]
fn code(id: &str) -> &'static ErrorCode {
    codes::find(id).unwrap_or_else(|| panic!("there is no code {id}"))
}

#[track_caller]
fn note(id: &str) -> &'static Note {
    notes::all().iter().find(|note| note.id == id).unwrap_or_else(|| panic!("there is no note {id}"))
}

#[track_caller]
fn source(id: &str) -> &'static Source {
    sources::find(id).unwrap_or_else(|| panic!("there is no source {id}"))
}

#[track_caller]
fn says(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "“{text}” does not say “{word}”");
    }
}

fn fires(report: &Report, rule: &str) -> bool {
    report.findings.iter().any(|finding| finding.rule.id == rule && finding.outcome.is_broken())
}

/// True if the rule is among the findings or the unchecked ones.
fn is_mentioned(report: &Report, rule: &str) -> bool {
    report.findings.iter().any(|finding| finding.rule.id == rule)
        || report.unchecked.iter().any(|unchecked| unchecked.rule == rule)
}

/// A plan overridden by the facts of another.
#[track_caller]
fn with(plan: &str, over: &str) -> String {
    plans::laid_over(&serde_json::from_str(plan).unwrap(), over).to_string()
}

/// What a report asks, and what it found, for messages.
fn open(report: &Report) -> Vec<String> {
    let findings = report.findings.iter().map(|finding| format!("{}: {:?}", finding.rule.id, finding.outcome));
    findings.chain(report.to_ask.iter().map(|question| question.fact.id().to_owned())).collect()
}
