//! The network, cloud by cloud.

use super::*;

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
    let dispute = disputes::find("dotnet-version").unwrap();
    assert!(dispute.positions.iter().any(|position| position.says.contains(".NET 8")), "both runtimes are named");
    let run = |version: &str| {
        report(&format!(r#"{{"run":{{"mode":"attended"}},"machine":{{"dotnetFramework":"{version}"}}}}"#))
    };
    assert!(fires(&run("4.7.1"), "dotnet-too-old") && !fires(&run("4.8.1"), "dotnet-too-old"));
}

/// GCC uses the public Microsoft 365, Entra, Intune and Azure addresses; GCC High and DoD have their own.
#[test]
fn each_portal_opens_in_the_cloud_of_the_run() {
    let portals = [
        ("microsoft-365", "gccHigh", "https://portal.office365.us/adminportal/home"),
        ("microsoft-365", "dod", "https://portal.apps.mil/adminportal/home"),
        ("microsoft-365-licenses", "china", "https://portal.partner.microsoftonline.cn/adminportal"),
        ("entra", "gccHigh", "https://entra.microsoft.us"),
        ("entra", "gcc", "https://entra.microsoft.com"),
        ("intune", "dod", "https://intune.microsoft.us"),
        ("azure", "gccHigh", "https://portal.azure.us"),
        ("azure", "china", "https://portal.azure.cn"),
        ("power-platform", "gcc", "https://gcc.admin.powerplatform.microsoft.us"),
        ("power-automate", "public", "https://make.powerautomate.com"),
    ];
    for (id, cloud, url) in portals {
        let link = links::find(id).unwrap();
        assert_eq!(link.address(&plan(&format!(r#"{{"environment":{{"cloud":"{cloud}"}}}}"#))), url, "{id}, {cloud}");
    }
}

/// `nltest /sc_verify` may rebuild the secure channel, but a step that only looks something up must change nothing.
#[test]
fn no_step_tests_a_trust_with_a_command_that_repairs_it() {
    let all = serde_json::to_string(&api::Catalog::all()).unwrap();
    assert!(all.contains("nltest /sc_query") && !all.contains("/sc_verify"));
}
