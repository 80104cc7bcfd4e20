//! Without any facts, the questions lead to a verdict in few steps and in any order.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what broke by panicking")]

use flow_preflight::check::{Verdict, check};
use flow_preflight::model::{Fact, FactStatus, Knowledge, RunPlan, Units};

/// Complete situations: every fact that is asked for has an answer, or can't be found out.
const SITUATIONS: [(&str, &str); 7] = [
    (
        "attended, licensed, at the machine",
        r#"{"run":{"mode":"attended"},"connectionOwner":{"licenses":{"items":[{"product":"premium"}],"complete":true}},"environment":{"payAsYouGo":false},"machine":{"sessions":{"items":[{"isConnectionUser":true,"state":"active","locked":false}],"complete":true}},"cloudFlow":{"exists":false}}"#,
    ),
    (
        "attended, no licence",
        r#"{"run":{"mode":"attended"},"connectionOwner":{"licenses":{"items":[],"complete":true}},"environment":{"payAsYouGo":false},"machine":{"sessions":{"items":[{"isConnectionUser":true,"state":"active","locked":false}],"complete":true}}}"#,
    ),
    (
        "unattended on a server, everything right",
        r#"{"run":{"mode":"unattended"},"connection":{"auth":"usernamePassword","accountType":"domain"},"environment":{"payAsYouGo":false},"connectionOwner":{"licenses":{"items":[],"complete":true}},"machine":{"osFamily":"windowsServer","osMultiSession":false,"sessions":{"items":[],"complete":true},"reuseSessions":false,"rdpEnabled":true,"unattendedBots":1,"autoAllocation":"off","padVersion":"2.57","joinType":"domain","nlaRequired":true,"useRdsAadAuthentication":false,"citrixVda":false},"account":{"inRemoteDesktopUsers":true,"inAdministrators":false}}"#,
    ),
    (
        "unattended on Windows 11 with somebody at work",
        r#"{"run":{"mode":"unattended"},"connection":{"auth":"usernamePassword","accountType":"local"},"environment":{"payAsYouGo":false},"connectionOwner":{"licenses":{"items":[],"complete":true}},"machine":{"osFamily":"windows11","osMultiSession":false,"sessions":{"items":[{"isConnectionUser":false,"state":"active"}],"complete":true},"reuseSessions":false,"rdpEnabled":true,"unattendedBots":1,"autoAllocation":"off","padVersion":"2.57"},"account":{"inRemoteDesktopUsers":true,"inAdministrators":false}}"#,
    ),
    (
        "unattended with an Entra account, set up",
        r#"{"run":{"mode":"unattended"},"connection":{"auth":"usernamePassword","accountType":"entra"},"entra":{"rdpAppEnabled":true,"consentHiddenForMachine":true},"environment":{"payAsYouGo":false},"connectionOwner":{"licenses":{"items":[],"complete":true}},"machine":{"osFamily":"windows11","osMultiSession":false,"sessions":{"items":[],"complete":true},"reuseSessions":false,"rdpEnabled":true,"unattendedBots":1,"autoAllocation":"off","padVersion":"2.57","joinType":"entra","nlaRequired":true,"useRdsAadAuthentication":false},"account":{"inRemoteDesktopUsers":true,"inAdministrators":false}}"#,
    ),
    (
        "unattended, no bot left",
        r#"{"run":{"mode":"unattended"},"connection":{"auth":"usernamePassword","accountType":"domain"},"environment":{"payAsYouGo":false},"connectionOwner":{"licenses":{"items":[],"complete":true}},"machine":{"osFamily":"windowsServer","osMultiSession":false,"sessions":{"items":[],"complete":true},"reuseSessions":false,"rdpEnabled":true,"unattendedBots":0,"autoAllocation":"nothingLeft","padVersion":"2.57","joinType":"domain","nlaRequired":true},"account":{"inRemoteDesktopUsers":true,"inAdministrators":false}}"#,
    ),
    (
        "unattended with a certificate",
        r#"{"run":{"mode":"unattended"},"connection":{"auth":"credentialCba","accountType":"entra"},"entra":{"rdpAppEnabled":true,"consentHiddenForMachine":false},"environment":{"payAsYouGo":true},"machine":{"osFamily":"windowsServer","osMultiSession":false,"sessions":{"items":[],"complete":true},"reuseSessions":false,"rdpEnabled":true,"padVersion":"2.57","joinType":"entra","nlaRequired":true,"useRdsAadAuthentication":false},"account":{"inRemoteDesktopUsers":true,"inAdministrators":false}}"#,
    ),
];

/// Answers from `truth` until there is a verdict, or with `to_the_end` until `truth` has no more answers. A fact that
/// it lacks can't be found out. `pick` chooses among the questions.
fn interview(truth: &RunPlan, to_the_end: bool, mut pick: impl FnMut(&[Fact]) -> usize) -> (Vec<Fact>, Verdict) {
    let mut knowledge = Knowledge::default();
    let mut asked = vec![];
    let mut report = check(&knowledge);
    loop {
        let open: Vec<Fact> = report
            .to_ask
            .iter()
            .map(|question| question.fact)
            .filter(|fact| knowledge.status(*fact) == FactStatus::NotKnown)
            .filter(|fact| !to_the_end || truth.get(*fact).is_some())
            .collect();
        let is_found = report.verdict != Verdict::NotSure && !to_the_end;
        if is_found || report.verdict == Verdict::Blocked || open.is_empty() {
            return (asked, report.verdict);
        }
        let Some(fact) = open.get(pick(&open)).copied() else { panic!("no question was picked") };
        asked.push(fact);
        match truth.get(fact) {
            Some(value) => {
                knowledge.set(fact, value.clone());
                report = check(&knowledge);
            }
            // A fact that can't be found out changes neither the plan nor the report.
            None => knowledge.set_unknown(fact),
        }
        assert!(asked.len() <= Fact::ALL.len(), "the questions do not end: {asked:?}");
    }
}

/// The reviewed number of questions for each situation.
#[test]
fn few_questions_lead_to_a_verdict() {
    let mut table = String::new();
    for (title, truth) in SITUATIONS {
        let truth = RunPlan::from_json(truth, Units::Utf8).unwrap();
        assert!(!truth.is_empty(), "{title}: the plan does not read");
        let (asked, verdict) = interview(&truth, false, |_| 0);
        let ids: Vec<&str> = asked.iter().map(|fact| fact.id()).collect();
        table.push_str(&format!("{title}: {} after {} questions: {}\n", verdict.label(), asked.len(), ids.join(", ")));
    }
    insta::assert_snapshot!(table);
}

/// In whatever order questions are answered, the final verdict is the same.
#[test]
fn the_order_of_questions_never_changes_the_final_verdict() {
    for (title, truth) in SITUATIONS {
        let truth = RunPlan::from_json(truth, Units::Utf8).unwrap();
        let whole = check(&Knowledge::said(&truth)).verdict;
        for seed in 1..=12_usize {
            // Another index at each step, and another sequence for each seed.
            let mut step = seed;
            let (asked, verdict) = interview(&truth, true, |open| {
                step = step * 31 % 1009;
                step % open.len()
            });
            // A blocker may be found before everything is asked; nothing else may differ.
            assert!(
                verdict == whole || verdict == Verdict::Blocked,
                "{title}: {verdict:?} after {asked:?}, but {whole:?} when all is known"
            );
            assert!(verdict != Verdict::Blocked || whole == Verdict::Blocked, "{title}: blocked by {asked:?}");
        }
    }
}
