//! What a senior administrator would answer: a reason is given only if it holds whatever is open, a new policy comes
//! with advice, and a policy that assigns through a group has a longer delay.

use flow_preflight::api::{self, AutoClaim};
use flow_preflight::auto_claim::{Assigns, State, Verdict};
use flow_preflight::export::Format;
use flow_preflight::model::Units;

#[track_caller]
fn answer(situation: &str) -> AutoClaim {
    api::auto_claim(situation, Units::Utf8).unwrap_or_else(|errors| panic!("{}", api::error_text(&errors)))
}

/// Asserts that nothing is claimed, for exactly these reasons.
#[track_caller]
fn only(situation: &str, reasons: &[&str]) {
    let answer = answer(situation);
    let said: Vec<&str> = answer.reasons.iter().map(|reason| reason.id).collect();
    assert_eq!((answer.verdict, said.as_slice()), (Verdict::NotClaimed, reasons), "{situation}");
}

const THREE_LEFT: &str = r#""tenant":{"licenses":{"items":[{"product":"premium","free":3}],"complete":true}}"#;

/// A policy that assigns Premium, for an unknown app.
fn policy(more: &str) -> String {
    format!(r#""policies":{{"items":[{{"product":"premium","on":true,"inForce":true{more}}}],"complete":true}}"#)
}

#[test]
fn the_feature_is_off_and_nothing_else_is_said_of_a_policy_whose_app_is_open() {
    let off = r#""feature":{"on":false}"#;
    only(&format!("{{{off},{},{THREE_LEFT}}}", policy("")), &["feature-off"]);
    // The same with an action, an unknown product, or two policies.
    only(&format!(r#"{{{off},{},{THREE_LEFT},"act":{{"what":"startAttendedFlow"}}}}"#, policy("")), &["feature-off"]);
    only(&format!(r#"{{{off},"policies":{{"items":[{{}}],"complete":true}},{THREE_LEFT}}}"#), &["feature-off"]);
    let two = r#""policies":{"items":[{"product":"premium"},{"product":"per-user"}]}"#;
    only(&format!(r#"{{{off},{two},{THREE_LEFT}}}"#), &["feature-off"]);
}

#[test]
fn what_is_certain_of_a_policy_is_said_beside_the_feature() {
    only(
        &format!(
            r#"{{"feature":{{"on":false}},{},{THREE_LEFT}}}"#,
            policy("").replace(r#""on":true"#, r#""on":false"#)
        ),
        &["feature-off", "policy-off"],
    );
}

#[test]
fn an_old_desktop_app_is_the_only_reason() {
    let with = |action: &str, more: &str| {
        format!(
            r#"{{"feature":{{"on":true}},{},{THREE_LEFT},"act":{{"what":{action},"padVersion":"2.41"{more}}}}}"#,
            policy("")
        )
    };
    only(&with(r#""goPremium""#, ""), &["client-too-old"]);
    only(&with(r#""useTrial""#, r#","padEdition":"installer""#), &["client-too-old"]);
    only(&with(r#"["goPremium","useTrial"]"#, ""), &["client-too-old"]);
    only(&with(r#""goPremium""#, r#","padEdition":"store""#), &["client-too-old", "store-edition"]);
}

#[test]
fn a_user_who_holds_it_already_is_the_only_reason() {
    let with = |held: &str, action: &str| {
        format!(
            r#"{{"feature":{{"on":true}},{},{THREE_LEFT},"user":{{"licenses":{{"items":[{{"product":"{held}"}}],"complete":true}}}},"act":{{"what":{action}}}}}"#,
            policy("")
        )
    };
    only(&with("premium", r#""startAttendedFlow""#), &["already-entitled"]);
    only(&with("premium", r#""requestPremium""#), &["already-entitled"]);
    only(&with("premium", r#"["saveAttendedFlow","startPremiumFlow"]"#), &["already-entitled"]);
    only(&with("premium-gcc", r#""turnOnAttendedFlow""#), &["already-entitled"]);
}

#[test]
fn a_product_is_no_reason_while_a_backup_may_fit() {
    let at = |backups: &str| {
        format!(
            r#"{{"feature":{{"on":false}},"policies":{{"items":[{{"app":"rpaAttended","product":"process"{backups}}}],"complete":true}},{THREE_LEFT}}}"#
        )
    };
    only(&at(""), &["feature-off"]);
    only(&at(r#","backups":[]"#), &["feature-off", "pair-does-not-match"]);
}

/// A policy that is ready except for its age.
fn young(created: &str, action: &str) -> String {
    format!(
        r#"{{"feature":{{"on":true,"scope":"allEnvironments"}},"policies":{{"items":[{{"name":"P","app":"rpaAttended","product":"premium","backups":[],"on":true{created}}}],"complete":true}},{THREE_LEFT},"user":{{"licenses":{{"items":[],"complete":true}}}},"act":{{"what":"saveAttendedFlow"{action}}}}}"#
    )
}

#[track_caller]
fn advises(situation: &str, advice: &[&str]) {
    let answer = answer(situation);
    let said: Vec<&str> = answer.advice.iter().map(|advice| advice.text.as_str()).collect();
    assert_eq!(said, advice, "{situation}");
    for words in advice {
        assert!(answer.text(Format::Text).contains(words), "the text leaves the advice out");
    }
}

#[test]
fn a_young_policy_comes_with_the_time_to_try_again() {
    let (nine, open) = (
        r#","created":"2026-11-21T09:00""#,
        "A new policy can take up to two hours to take effect. Try again two hours after the policy was created.",
    );
    advises(&young(nine, r#","at":"2026-11-21T09:40""#), &["Up to two hours after creation: try again after 11:00."]);
    advises(&young("", ""), &[open]);
    advises(&young(nine, ""), &["Up to two hours after creation: try again after 2026-11-21 11:00."]);
    let late = r#","created":"2026-11-21T23:20Z""#;
    let over_midnight = young(late, r#","at":"2026-11-21T23:50Z""#);
    advises(&over_midnight, &["Up to two hours after creation: try again after 2026-11-22 01:20Z."]);
    advises(&young(r#","created":-40"#, r#","at":0"#), &["Up to two hours after creation: try again after 80 min."]);
    // It is known that it did not work, or did not exist.
    let not_yet = young(&format!(r#"{nine},"inForce":false"#), r#","at":"2026-11-21T09:40""#);
    advises(&not_yet, &["Up to two hours after creation: try again after 11:00."]);
    let before = young(nine, r#","at":"2026-11-21T08:00""#);
    advises(&before, &["Up to two hours after creation: try again after 11:00."]);
    // Old enough, or nothing would be claimed anyway: no advice.
    advises(&young(nine, r#","at":"2026-11-21T11:00""#), &[]);
    advises(&young("", "").replace(r#""on":true,"scope""#, r#""on":false,"scope""#), &[]);
}

#[test]
fn a_policy_that_adds_to_a_group_claims_within_a_day() {
    let with = |assigns: &str| {
        let policy = format!(r#","created":"2026-11-20T09:00"{assigns}"#);
        answer(&young(&policy, r#","at":"2026-11-21T09:00""#))
    };
    let claimed = |answer: &AutoClaim| {
        let event = answer.time_line.iter().find(|event| ["time-claimed", "time-group"].contains(&event.id)).unwrap();
        (event.id, event.earliest.unwrap().text(), event.latest.unwrap().text())
    };
    let direct = with(r#","assigns":"direct""#);
    assert_eq!(claimed(&direct), ("time-claimed", "2026-11-21T09:00".to_owned(), "2026-11-21T09:00".to_owned()));
    let group = with(r#","assigns":"group""#);
    assert_eq!(group.verdict, Verdict::Claimed, "a group delays the licence and refuses none");
    assert_eq!(claimed(&group), ("time-group", "2026-11-21T09:00".to_owned(), "2026-11-22T09:00".to_owned()));
    let rights = group.time_line.iter().find(|event| event.id == "time-rights").unwrap();
    assert_eq!(rights.latest.unwrap().text(), "2026-11-22T09:00", "what follows waits for the group");
    assert_eq!(rights.after, Some("time-group"));
    let assignment = group.assignment.as_ref().unwrap();
    assert_eq!(
        (assignment.how.map(Assigns::word), assignment.most, assignment.questions.len()),
        (Some("group"), 1440, 0)
    );
    assert!(group.notes.iter().any(|note| note.id == "note-group"));
    assert!(group.disputes.iter().any(|dispute| dispute.id == "auto-claim-by-group"));
    // Unknown: direct is the default. It is asked for, but doesn't delay the answer.
    let open = with("");
    let assignment = open.assignment.as_ref().unwrap();
    assert_eq!((open.verdict, assignment.how, assignment.most), (Verdict::Claimed, None, 24 * 60));
    assert_eq!(assignment.questions[0].field, "policies.items[0].assigns");
    assert!(open.questions.is_empty());
}

#[test]
fn nothing_is_assigned_where_nothing_is_claimed() {
    let off = answer(r#"{"feature":{"on":false},"policies":{"items":[{"assigns":"group"}],"complete":true}}"#);
    assert!(off.assignment.is_none());
}

#[test]
fn included_apps_without_the_attended_part_leave_it_out() {
    let with = |apps: &str| answer(&young(&format!(r#","inForce":true{apps}"#), "")).attended_afterwards.state;
    assert_eq!(with(r#","includedApps":["Power Apps for Power Automate"]"#), State::NotMet);
    assert_eq!(with(r#","includedApps":[]"#), State::NotMet);
    assert_eq!(with(r#","excludedApps":["Common Data Service"]"#), State::Met);
    assert_eq!(with(""), State::NotKnown);
}

#[test]
fn the_scope_is_set_in_the_tenant_settings_of_the_new_center() {
    let narrow = answer(
        r#"{"feature":{"on":true,"scope":"managedOnly"},"environment":{"managed":false},"act":{"what":"startAttendedFlow"}}"#,
    );
    let fix = &narrow.reasons[0].fix[0];
    assert!(fix.text.contains("Manage › Tenant settings"), "{}", fix.text);
    assert!(narrow.disputes.iter().any(|dispute| dispute.id == "scope-setting-path"));
    for role in ["globalAdmin", "powerPlatformAdmin", "dynamics365Admin"] {
        let said = answer(&format!(r#"{{"setUp":{{"goal":"attendedRuns","role":"{role}"}}}}"#)).set_up;
        assert_eq!(said.may == State::Met, role == "globalAdmin", "{role} creates policies");
    }
}
