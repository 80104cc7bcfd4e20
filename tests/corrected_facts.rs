//! Facts on which older lists of the product's behaviour are wrong, silent or behind: each with what is right, and where it
//! can be run, with a run that shows it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what broke by panicking")]

use flow_preflight::api;
use flow_preflight::catalog::rule::{Certainty, Severity};
use flow_preflight::catalog::{
    ErrorCode, Note, Rule, Source, Step, codes, disputes, licenses, notes, rules, sources, steps_for, usual,
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

/// The rule is among the findings, in whatever strength, or among what was not checked.
fn is_mentioned(report: &Report, rule: &str) -> bool {
    report.findings.iter().any(|finding| finding.rule.id == rule)
        || report.unchecked.iter().any(|unchecked| unchecked.rule == rule)
}

fn claim(json: &str) -> serde_json::Value {
    let answer = api::auto_claim(json, Units::Utf8);
    serde_json::to_value(answer.unwrap_or_else(|errors| panic!("{}", api::error_text(&errors)))).unwrap()
}

const CLAIMED: &str = r#""feature":{"on":true,"scope":"allEnvironments"},"tenant":{"licenses":{"items":[{"product":"premium","free":3}],"complete":true}},"user":{"licenses":{"items":[],"complete":true}},"act":{"what":"saveAttendedFlow"},"environment":{"managed":false}"#;

fn claim_by(policy: &str) -> serde_json::Value {
    claim(&format!(r#"{{{CLAIMED},"policies":{{"items":[{policy}],"complete":true}}}}"#))
}

// Auto-claim.

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

// Codes and numbers.

#[test]
fn an_inactive_refresh_token_has_two_numbers() {
    assert_eq!(code("AADSTS700082").id, "AADSTS70008");
}

#[test]
fn the_numbers_of_windows_sign_in_are_explained_in_every_spelling() {
    for (hex, decimal) in [
        ("0xC0000193", "-1073741421"),
        ("0xC0000133", "-1073741517"),
        ("0xC0000413", "-1073740781"),
        ("0xC0000192", "-1073741422"),
        ("0xC00000DC", "-1073741604"),
        ("0xC0000225", "-1073741275"),
        ("0xC00002EE", "-1073741074"),
    ] {
        assert_eq!(code(hex).id, code(decimal).id, "{hex}");
    }
}

#[test]
fn the_numbers_of_primary_refresh_tokens_and_entra_are_explained() {
    let numbers = [
        "-1073741616",
        "-1073741252",
        "-1073741634",
        "-1073741628",
        "-1073741729",
        "-1073445822",
        "-1073445695",
        "-1073445749",
        "-1072894385",
    ];
    let entra =
        ["700082", "50173", "53003", "53000", "50079", "50055", "50053", "50057", "70043", "65001", "50155", "50034"];
    for id in numbers.iter().map(|id| (*id).to_owned()).chain(entra.iter().map(|id| format!("AADSTS{id}"))) {
        assert!(matches!(explain(&id), Explained::Known(_)), "{id}");
    }
}

#[test]
fn a_number_that_is_not_known_is_said_to_be_unknown_and_is_never_a_neighbour() {
    for written in ["-1073741700", "0xC00000DD", "AADSTS50127", "3221225999"] {
        assert!(matches!(explain(written), Explained::UnknownNumber(_)), "{written}: {:?}", explain(written));
    }
    let read = api::read("The run ended with error code -1073741700.", Units::Utf8);
    assert!(serde_json::to_string(&api::Reading::from(&read.reading)).unwrap().contains("-1073741700"));
}

#[test]
fn failures_that_the_product_reports_by_a_sentence_are_recognised() {
    for (sentence, id) in [
        ("Failed to take screenshot (The handle is invalid)", "take-screenshot-handle-invalid"),
        (
            "Failed to assume control of Microsoft Edge (Internal error or communication failure)",
            "browser-control-failed",
        ),
    ] {
        let read = api::read(sentence, Units::Utf8);
        assert!(read.reading.codes.iter().any(|found| found.entry.id == id), "{sentence}");
    }
    // Two words that many programs say: explained by name, never heard in a text.
    assert_eq!(code("negotiation-failed").messages, ["Negotiation failed"]);
    says(code("take-screenshot-handle-invalid").causes[0].rule, &["elevation-prompt-policy"]);
}

#[test]
fn consent_for_remote_desktop_is_missing_in_copilot_studio_and_cloud_pc_pools_too() {
    says(code("MSEntraRemoteDesktopAppConsentRequired").why, &["Copilot Studio", "Cloud PC pools"]);
}

#[test]
fn a_deleted_group_has_a_way_to_tell_it_in_each_of_its_causes() {
    let code = code("XrmMachineGroupNotFound");
    assert_eq!(code.causes.len(), 3);
    for (at, cause) in code.causes.iter().enumerate() {
        assert!(!cause.how_to_tell.is_empty());
        assert!(code.causes.iter().skip(at + 1).all(|other| other.how_to_tell != cause.how_to_tell), "{}", cause.title);
    }
}

#[test]
fn a_slow_dataverse_needs_a_larger_instance_and_not_more_storage() {
    let steps: String = code("DataverseTimeout").fix.iter().map(|step| step.text).collect();
    says(&steps, &["scaled up", "More storage does not make it faster"]);
}

/// The steps for a code on a machine whose join is known: one form of the user name, not all of them.
#[test]
fn a_refused_user_name_is_written_in_the_one_form_that_fits_the_join() {
    let forms = [
        ("entra", "name@domain"),
        ("hybrid", "name@domain"),
        ("domain", "DOMAIN\\name"),
        ("workgroup", "MACHINE\\name"),
    ];
    for id in ["WindowsIdentityIncorrect", "-1073445812"] {
        for (join, form) in forms {
            let plan = plan(&format!(r#"{{"machine":{{"joinType":"{join}"}}}}"#));
            let said: Vec<&str> = steps_for(code(id).fix, &plan)
                .map(|step| step.text_for(&plan))
                .filter(|text| text.contains("user name in") || text.contains("local account in"))
                .collect();
            assert!(said.len() <= 1, "{id}, {join}: {said:?}");
            for text in said {
                says(text, &[form]);
                assert!(!text.starts_with("If "), "{id}, {join}: {text}");
            }
        }
        let nothing = RunPlan::new();
        assert!(
            steps_for(code(id).fix, &nothing).count()
                > steps_for(code(id).fix, &plan(r#"{"machine":{"joinType":"entra"}}"#)).count()
        );
    }
}

// The network, cloud by cloud.

/// The hosts of each cloud, as the page of 13 May 2026 lists them.
const HOSTS: [(&str, &[&str]); 5] = [
    ("public", &["*.gateway.prod.island.powerapps.com", "*.api.powerplatform.com"]),
    ("gcc", &["*.gateway.gov.island.powerapps.us", "*.api.gov.powerplatform.microsoft.us"]),
    (
        "gccHigh",
        &["*.microsoftdynamics.us", "*.gateway.gov.island.powerapps.us", "*.api.high.powerplatform.microsoft.us"],
    ),
    ("dod", &["*.gateway.gov.island.appsplatform.us", "*.api.appsplatform.us", "*.crm.appsplatform.us"]),
    (
        "china",
        &[
            "*.gateway.mooncake.island.powerapps.cn",
            "*.api.powerplatform.partner.microsoftonline.cn",
            "*.api.powerautomate.cn",
            "*.dynamics.cn",
        ],
    ),
];

#[test]
fn each_cloud_has_hosts_of_its_own() {
    assert_eq!(source("ip-addresses").page_date, Some("2026-05-13"));
    let of_rule =
        |id: &str| -> &'static Step { rule(id).guidance.fix.iter().find(|step| step.known.len() > 1).unwrap() };
    let step = of_rule("required-hosts-blocked");
    for (cloud, hosts) in HOSTS {
        let plan = plan(&format!(r#"{{"environment":{{"cloud":"{cloud}"}}}}"#));
        says(step.text_for(&plan), hosts);
        let named: Vec<&str> = step.text_for(&plan).split(' ').map(|word| word.trim_end_matches([',', '.'])).collect();
        let foreign =
            HOSTS.iter().flat_map(|(_, hosts)| hosts.iter()).find(|host| !hosts.contains(host) && named.contains(host));
        assert!(foreign.is_none(), "{cloud} is told of {foreign:?}");
        let relay = of_rule("relay-blocked").text_for(&plan);
        assert_eq!(
            relay.contains("usgovcloudapi"),
            ["gcc", "gccHigh", "dod"].contains(&cloud) || cloud == "china",
            "{relay}"
        );
    }
}

#[test]
fn hosted_machines_need_more_hosts() {
    says(
        note("hosted-hosts").text,
        &["go.microsoft.com", "enterpriseregistration.windows.net", "device.login.microsoftonline.com"],
    );
    let report = report(
        r#"{"run":{"mode":"unattended"},"target":{"type":"hostedMachine","network":"healthy"},"network":{"hostedHostsReachable":false}}"#,
    );
    assert!(is_mentioned(&report, "hosted-hosts-blocked"));
}

#[test]
fn a_machine_that_can_not_reach_entra_has_its_credentials_refused() {
    let report = report(
        r#"{"run":{"mode":"unattended"},"connection":{"auth":"usernamePassword","accountType":"entra"},"network":{"entraReachable":false}}"#,
    );
    assert!(fires(&report, "entra-sign-in-blocked"));
    says(&format!("{:?}", rule("entra-sign-in-blocked").guidance), &["*.microsoftonline.com", "*.powerautomate.com"]);
    assert!(code("WindowsIdentityIncorrect").causes.iter().any(|cause| cause.rule == "entra-sign-in-blocked"));
}

#[test]
fn the_configuration_service_is_a_likely_blocker_beside_version_2_50() {
    let rule = rule("entra-configuration-blocked");
    assert_eq!((rule.severity, rule.certainty), (Severity::Blocker, Certainty::Likely));
    says(Fact::NetworkEcsReachable.info().question, &["config.edge.skype.com"]);
}

#[test]
fn the_installer_needs_dotnet_8_and_its_two_hosts() {
    says(note("installer-needs-dotnet-8").text, &["builds.dotnet.microsoft.com", "aka.ms"]);
}

// Elevation, certificates, preview features.

#[test]
fn ui_access_that_nobody_stated_counts_as_off() {
    assert_eq!(usual::of(Fact::MachineUiAccessEnabled).map(|usual| &usual.value), Some(&Value::Flag(false)));
    assert_eq!(source("ui-access").page_date, Some("2026-04-28"));
    let run = r#"{"run":{"mode":"unattended"},"flow":{"needsElevation":true},"machine":{"padVersion":"2.70"}}"#;
    assert!(
        report(run).findings.iter().any(|finding| finding.rule.id == "needs-elevation" && finding.strength.is_some())
    );
    let with = r#"{"run":{"mode":"unattended"},"flow":{"needsElevation":true},"machine":{"padVersion":"2.70","uiAccessEnabled":true}}"#;
    assert!(!fires(&report(with), "needs-elevation"));
}

#[test]
fn ui_access_helps_no_script_that_needs_administrator_rights() {
    let run = r#"{"run":{"mode":"unattended"},"flow":{"scriptsNeedElevation":true},"machine":{"padVersion":"2.70","uiAccessEnabled":true}}"#;
    assert!(fires(&report(run), "scripts-need-elevation"));
}

#[test]
fn certificates_are_checked_by_default_for_revocation_alone() {
    assert_eq!(source("governance").page_date, Some("2026-05-14"));
    says(
        note("certificates-without-revocation-data").text,
        &["CertificateRevocationCheck", "1 only revoked certificates are refused (the default)"],
    );
}

#[test]
fn token_protection_keeps_a_hosted_group_that_is_joined_to_entra_from_signing_in() {
    let run = |join: &str| {
        report(&format!(
            r#"{{"run":{{"mode":"unattended"}},"target":{{"type":"hostedGroup","access":"workAccount"}},"machine":{{"joinType":"{join}"}},"entra":{{"tokenProtection":true}}}}"#
        ))
    };
    assert!(fires(&run("entra"), "hosted-group-token-protection"));
    assert!(!fires(&run("hybrid"), "hosted-group-token-protection"));
}

/// No page of Power Automate speaks of Entra sign-in on hybrid machines: there it is possible at most, and blocks nothing.
#[test]
fn entra_sign_in_is_certain_on_machines_joined_to_entra_alone() {
    let run = |join: &str| {
        report(&format!(
            r#"{{"run":{{"mode":"unattended"}},"connection":{{"auth":"usernamePassword","accountType":"entra"}},"machine":{{"padVersion":"2.57","nlaRequired":true,"joinType":"{join}"}},"entra":{{"rdpAppEnabled":false,"consentHiddenForMachine":false}}}}"#
        ))
    };
    let rules = ["entra-consent-prompt", "entra-remote-desktop-app-off"];
    assert!(rules.iter().all(|rule| fires(&run("entra"), rule)));
    assert!(rules.iter().all(|rule| !fires(&run("hybrid"), rule)));
    let possible = rule("entra-set-up-on-hybrid-machine");
    assert_eq!((possible.severity, possible.certainty), (Severity::Risk, Certainty::Possible));
    assert!(fires(&run("hybrid"), possible.id) && !fires(&run("entra"), possible.id));
    assert_eq!(rule("entra-sign-in-needs-entra-join").certainty, Certainty::Possible);
}

#[test]
fn previews_are_marked() {
    says(note("entra-sign-in-is-a-preview").title, &["preview"]);
    says(note("session-recommendations").text, &["(preview)", "of the connection’s user", "within ten minutes"]);
    let run = r#"{"run":{"mode":"unattended"},"connection":{"auth":"credentialCba"},"machine":{"padVersion":"2.57"}}"#;
    assert!(report(run).notes.iter().any(|note| note.id == "entra-sign-in-is-a-preview"));
}

#[test]
fn another_resolution_can_act_on_the_wrong_element_and_reuse_is_set_for_machine_or_group() {
    says(rule("screen-resolution").guidance.what, &["miss", "wrong element"]);
    says(Fact::MachineReuseSessions.info().help, &["machine or its group"]);
}

// Hosted machines, groups and Citrix.

/// What is asked of a machine can't be asked of a hosted group, to whose machines nobody signs in.
#[test]
fn a_hosted_group_is_asked_nothing_about_its_machines_and_can_be_ready() {
    let bare = report(r#"{"run":{"mode":"unattended"},"target":{"type":"hostedGroup"}}"#);
    let foreign = [
        "no-right-to-remote-desktop",
        "remote-desktop-off",
        "session-open-on-client-windows",
        "citrix-direct-access",
        "unattended-capacity",
    ];
    for rule in foreign {
        assert!(!is_mentioned(&bare, rule), "{rule}");
    }
    for question in &bare.to_ask {
        assert!(question.fact.fits_target(&bare.plan), "{}", question.fact.id());
    }
}

#[test]
fn a_hosted_machine_needs_hosted_capacity_and_keeps_the_questions_on_sessions() {
    let run = r#"{"run":{"mode":"unattended"},"target":{"type":"hostedMachine"},"machine":{"unattendedBots":0,"autoAllocation":"off","osFamily":"windows11","osMultiSession":false,"sessions":{"items":[{"isConnectionUser":false}],"complete":true}}}"#;
    let report = report(run);
    assert!(!is_mentioned(&report, "unattended-capacity") && is_mentioned(&report, "hosted-capacity"));
    assert!(fires(&report, "session-open-on-client-windows"));
}

#[test]
fn remote_desktop_users_alone_may_not_do_on_a_citrix_machine() {
    let report = report(
        r#"{"run":{"mode":"unattended"},"machine":{"citrixVda":true},"account":{"inRemoteDesktopUsers":true,"inDirectAccessUsers":false}}"#,
    );
    assert!(fires(&report, "citrix-direct-access"));
    let rule = rule("citrix-direct-access");
    assert_eq!((rule.severity, rule.certainty), (Severity::Risk, Certainty::Possible));
    assert_ne!(report.verdict, Verdict::Ready);
}

// Licences.

#[test]
fn what_is_no_longer_sold_or_listed_is_said() {
    says(licenses::find("Power Apps per app plan").unwrap().note, &["2 January 2026"]);
    says(licenses::find("FLOW_P1_GOV").unwrap().note, &["January 2026", "FLOW_P1_GOV"]);
    says(note("process-plan-covers-flows").title, &["25 cloud flows"]);
    says(note("windows-10-out-of-support").text, &["14 October 2025"]);
}

#[test]
fn the_version_in_the_portal_is_that_of_the_last_run() {
    says(Fact::MachinePadVersion.info().help, &["as of the machine’s last run"]);
    says(note("portal-version-lags").text, &["after each desktop flow run"]);
    says(note("maintenance-mode-ends").title, &["keys"]);
}

// Owners.

#[test]
fn azure_and_network_work_is_for_an_owner_of_its_own() {
    let owner = |steps: &[Step]| steps.first().unwrap().owner;
    assert_eq!(owner(code("canaryCheckUnpass").fix), Owner::AzureAdmin);
    assert_eq!(owner(rule("service-bus-endpoint-on-subnet").guidance.fix), Owner::AzureAdmin);
    assert_eq!(Owner::AzureAdmin.label(), "Azure or network admin");
    let of_azure =
        rules::all().iter().flat_map(|rule| rule.guidance.fix).filter(|step| step.owner == Owner::AzureAdmin);
    assert!(of_azure.count() >= 12);
}
