//! The workbench as data: choices made in a paste fill the plan, survive typing, and can be undone.
#![allow(clippy::unwrap_used, reason = "a test says what broke by panicking")]

use flow_preflight::explain::{CauseStatus, cause_status};
use flow_preflight::model::Fact;
use flow_preflight::workbench::{Action, Workbench};

const RUNS: &str = include_str!("artifacts/dataverse/flowsessions-newest-first.json");
const TWO_USERS: &str = include_str!("artifacts/graph/two-users.json");

fn with(text: &str) -> Workbench {
    let mut workbench = Workbench::default();
    workbench.apply(Action::Text(text.to_owned()));
    workbench
}

/// Asserts the plan's run mode, and the codes.
#[track_caller]
fn check(workbench: &Workbench, expected: &str) {
    let mode = workbench.report().plan.get(Fact::RunMode).map(|mode| serde_json::to_string(mode).unwrap());
    let codes: Vec<&str> = workbench.codes().iter().map(|entry| entry.id).collect();
    assert_eq!(format!("{} {}", mode.unwrap_or_default(), codes.join(" ")), expected);
}

#[test]
fn another_run_fills_the_plan_and_undo_brings_the_first_one_back() {
    let mut workbench = with(RUNS);
    check(&workbench, "\"unattended\" RDPIsNotEnabled");
    workbench.apply(Action::Choose(0, 1));
    check(&workbench, "\"attended\" AttendedUserNotLoggedIn");
    workbench.apply(Action::Undo);
    check(&workbench, "\"unattended\" RDPIsNotEnabled");
    assert!(!workbench.can_undo());
}

#[test]
fn what_was_chosen_lasts_while_one_types() {
    let mut workbench = with(RUNS);
    workbench.apply(Action::Choose(0, 1));
    workbench.apply(Action::Text(format!("{RUNS}\nthe second one, I think")));
    check(&workbench, "\"attended\" AttendedUserNotLoggedIn");
    workbench.apply(Action::Text("NoCandidateMachine".to_owned()));
    check(&workbench, " NoCandidateMachine");
    workbench.apply(Action::Text(RUNS.to_owned()));
    check(&workbench, "\"attended\" AttendedUserNotLoggedIn");
    workbench.apply(Action::Clear);
    workbench.apply(Action::Text(RUNS.to_owned()));
    check(&workbench, "\"unattended\" RDPIsNotEnabled");
}

/// Two lists of licences are asked about separately, even if equal.
#[test]
fn each_holder_is_chosen_apart() {
    let mut workbench = with(TWO_USERS);
    assert!(workbench.reading().offers.len() >= 2, "{:?}", workbench.reading().offers);
    let held = |workbench: &Workbench, fact| workbench.report().plan.get(fact).is_some();
    assert!(!held(&workbench, Fact::ConnectionOwnerLicenses));
    workbench.apply(Action::Choose(1, 0));
    workbench.apply(Action::Choose(0, 1));
    assert!(held(&workbench, Fact::ConnectionOwnerLicenses) && held(&workbench, Fact::CloudFlowOwnerLicenses));
    workbench.apply(Action::Undo);
    assert!(held(&workbench, Fact::ConnectionOwnerLicenses) && !held(&workbench, Fact::CloudFlowOwnerLicenses));
}

#[test]
fn a_choice_that_is_not_there_changes_nothing() {
    let mut workbench = with(RUNS);
    workbench.apply(Action::Choose(3, 3));
    workbench.apply(Action::Choose(0, 99));
    check(&workbench, "\"unattended\" RDPIsNotEnabled");
}

#[test]
fn a_cause_is_answered_in_one_act_that_can_be_undone() {
    let entry = flow_preflight::catalog::codes::find("UnattendedNoAddon").unwrap();
    let cause = entry.causes.first().unwrap();
    let mut workbench = with("UnattendedNoAddon");
    let before = workbench.report().plan.clone();
    for is_it in [true, false] {
        workbench.apply(Action::Cause(cause, is_it));
        let wanted = if is_it { CauseStatus::Confirmed } else { CauseStatus::RuledOut };
        assert_eq!(cause_status(cause, &workbench.report().plan), wanted);
        workbench.apply(Action::Undo);
        assert_eq!(workbench.report().plan, before);
    }
}
