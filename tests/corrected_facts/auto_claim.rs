//! Auto-claim: how a policy assigns, where its scope is set, what it gives.

use super::*;

fn claim(json: &str) -> serde_json::Value {
    let answer = api::auto_claim(json, Units::Utf8);
    serde_json::to_value(answer.unwrap_or_else(|errors| panic!("{}", api::error_text(&errors)))).unwrap()
}

const CLAIMED: &str = r#""feature":{"on":true,"scope":"allEnvironments"},"tenant":{"licenses":{"items":[{"product":"premium","free":3}],"complete":true}},"user":{"licenses":{"items":[],"complete":true}},"act":{"what":"saveAttendedFlow"},"environment":{"managed":false}"#;

fn claim_by(policy: &str) -> serde_json::Value {
    claim(&format!(r#"{{{CLAIMED},"policies":{{"items":[{policy}],"complete":true}}}}"#))
}

#[test]
fn an_auto_claim_policy_assigns_directly_or_by_a_group_within_a_day() {
    let policy = r#"{"app":"rpaAttended","product":"premium","backups":[],"excludedApps":[],"on":true,"inForce":true,"assigns":"HOW"}"#;
    let direct = claim_by(&policy.replace("HOW", "direct"));
    assert_eq!((&direct["assignment"]["how"], &direct["assignment"]["most"]), (&"direct".into(), &0.into()));
    let group = claim_by(&policy.replace("HOW", "group"));
    assert_eq!((&group["assignment"]["how"], &group["assignment"]["most"]), (&"group".into(), &(24 * 60).into()));
}

#[test]
fn where_a_policy_does_not_say_how_it_assigns_that_is_asked() {
    let open = claim_by(
        r#"{"app":"rpaAttended","product":"premium","backups":[],"excludedApps":[],"on":true,"inForce":true}"#,
    );
    assert_eq!(open["verdict"], "claimed");
    says(&open["assignment"]["questions"].to_string(), &["policies.items[0].assigns"]);
}

#[test]
fn the_two_pages_on_group_assignment_disagree_and_the_newer_one_is_followed() {
    let dispute = disputes::find("auto-claim-by-group").unwrap();
    let dates: Vec<_> = dispute.positions.iter().map(|position| position.source.source.page_date).collect();
    assert_eq!(dates, [Some("2024-10-14"), Some("2025-02-21")]);
    says(dispute.follow, &["newer"]);
}

#[test]
fn the_scope_of_policies_is_set_under_tenant_settings_by_three_kinds_of_admin() {
    let set_up = claim(r#"{"setUp":{"goal":"attendedRuns","role":"globalAdmin"}}"#)["setUp"].to_string();
    says(&set_up, &["Manage › Tenant settings", "Global, Power Platform or Dynamics 365 Administrator"]);
    says(disputes::find("scope-setting-path").unwrap().positions[0].says, &["Settings › Auto-claim policies"]);
}

#[test]
fn a_policy_without_the_attended_app_helps_no_attended_run() {
    let without = claim_by(
        r#"{"app":"rpaAttended","product":"premium","backups":[],"includedApps":["Power Automate"],"on":true,"inForce":true}"#,
    );
    assert_eq!((&without["verdict"], &without["attendedAfterwards"]["state"]), (&"claimed".into(), &"notMet".into()));
    let set_up = claim(r#"{"setUp":{"goal":"attendedRuns","role":"globalAdmin"}}"#)["setUp"].to_string();
    says(&set_up, &["Billing › Licenses › Auto-claim policy", "name, app, product, available licences and status"]);
}
