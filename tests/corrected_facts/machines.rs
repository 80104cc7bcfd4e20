//! Elevation, certificates, previews, hosted machines, Citrix.

use super::*;

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

/// No Power Automate page mentions Entra sign-in on hybrid machines, so there it is at most possible, and blocks
/// nothing.
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

/// Facts about a machine don't apply to a hosted group, to whose machines nobody can sign in.
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

/// With exactly the questions of a hosted target answered, the verdict is Ready.
#[test]
fn a_hosted_target_with_every_hosted_fact_given_is_ready() {
    let group = r#"{"run":{"mode":"unattended"},"target":{"type":"hostedGroup"},"connection":{"auth":"usernamePassword","accountType":"entra","usernameFormat":"upn"},"connectionOwner":{"licenses":{"items":[{"product":"premium"}],"complete":true}},"environment":{"hostedProcessCapacity":1,"payAsYouGo":false,"cloud":"public"}}"#;
    let ready = report(group);
    assert_eq!(ready.verdict, Verdict::Ready, "{:?}", open(&ready));
    for lack in [
        r#"{"environment":{"hostedProcessCapacity":0}}"#,
        r#"{"connectionOwner":{"licenses":{"items":[],"complete":true}}}"#,
        r#"{"target":{"image":"unfit"}}"#,
        r#"{"target":{"network":"unhealthy"}}"#,
        r#"{"environment":{"hostedWorkAccountsEnabled":false},"target":{"access":"workAccount"}}"#,
    ] {
        let lacking = report(&with(group, lack));
        assert_ne!(lacking.verdict, Verdict::Ready, "{lack}");
    }

    let machine = r#"{"run":{"mode":"unattended"},"target":{"type":"hostedMachine"},"connection":{"auth":"usernamePassword","accountType":"entra","usernameFormat":"upn"},"connectionOwner":{"licenses":{"items":[{"product":"premium"}],"complete":true}},"environment":{"hostedProcessCapacity":1,"payAsYouGo":false,"cloud":"public"},"account":{"onHostedMachine":"creator","inRemoteDesktopUsers":true},"machine":{"osFamily":"windows11","osMultiSession":false,"joinType":"entra","padVersion":"2.57","nlaRequired":true,"rdpEnabled":true,"sessions":{"items":[],"complete":true}},"entra":{"rdpAppEnabled":true,"consentHiddenForMachine":true}}"#;
    let ready = report(machine);
    assert_eq!(ready.verdict, Verdict::Ready, "{:?}", open(&ready));
    for lack in [
        r#"{"environment":{"hostedProcessCapacity":0}}"#,
        r#"{"account":{"onHostedMachine":"absent"}}"#,
        r#"{"machine":{"sessions":{"items":[{"isConnectionUser":false}],"complete":true}}}"#,
        r#"{"target":{"network":"unhealthy"}}"#,
    ] {
        let lacking = report(&with(machine, lack));
        assert_ne!(lacking.verdict, Verdict::Ready, "{lack}");
    }
    let own = report(&with(machine, r#"{"machine":{"unattendedBots":0,"autoAllocation":"off"}}"#));
    assert_eq!(own.verdict, Verdict::Ready, "a hosted machine needs no bot of its own: {:?}", open(&own));
}

/// Notes about signing in to a machine, or about a machine's bots, are not shown for a target without these.
#[test]
fn notes_are_shown_for_the_targets_that_they_concern() {
    let shown = |target: &str| -> Vec<&str> {
        let run = r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windowsServer","padVersion":"2.57"},"connection":{"auth":"credentialCba"}}"#;
        let plan = if target.is_empty() {
            run.to_owned()
        } else {
            with(run, &format!(r#"{{"target":{{"type":"{target}"}}}}"#))
        };
        report(&plan).notes.iter().map(|note| note.id).collect()
    };
    let sign_in = ["nobody-signs-in-meanwhile", "screen-stays-locked", "portal-version-lags", "all-signed-out"];
    let own = ["capacity-overage", "auto-claim-never-helps", "changes-break-connections"];
    for id in sign_in.into_iter().chain(own) {
        assert!(shown("").contains(&id), "{id} is shown while the target is not known");
        assert!(shown("machine").contains(&id) && shown("group").contains(&id), "{id}");
        assert!(!shown("hostedGroup").contains(&id), "{id} is shown for a hosted group");
        assert_eq!(shown("hostedMachine").contains(&id), sign_in.contains(&id), "{id} and a hosted machine");
    }
    for id in ["troubleshooter-in-the-run", "hosted-group-takes-time-to-start", "detailed-numbers"] {
        assert!(shown("hostedGroup").contains(&id), "{id}");
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
