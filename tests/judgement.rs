//! How unproven faults are judged: presumed, conditional, asked. Several plans for each kind of run.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what broke by panicking")]

use flow_preflight::catalog::rules;
use flow_preflight::check::{Finding, Report, Strength, Verdict, check};
use flow_preflight::model::{Fact, Knowledge, RunMode, RunPlan, Units};

fn plan(text: &str) -> RunPlan {
    RunPlan::from_json(text, Units::Utf8).unwrap_or_else(|errors| panic!("{text}\n{errors:?}"))
}

fn judge(text: &str) -> Report {
    check(&Knowledge::said(&plan(text)))
}

fn of<'a>(report: &'a Report, rule: &str) -> Option<&'a Finding> {
    report.findings.iter().find(|finding| finding.rule.id == rule)
}

/// Asserts the verdict, the strength of one rule's fault, and its exceptions' text.
#[track_caller]
fn judged(text: &str, verdict: Verdict, rule: &str, strength: Strength, saves: &str) {
    let report = judge(text);
    assert_eq!(report.verdict, verdict, "{text}: {}", report.summary);
    let finding = of(&report, rule).unwrap_or_else(|| panic!("{text}: {rule} says nothing\n{}", report.summary));
    assert_eq!(finding.strength, Some(strength), "{text}: {rule}");
    let texts: Vec<&str> = finding.unless.iter().map(|saving| saving.text.as_str()).collect();
    assert!(saves.is_empty() || texts.contains(&saves), "{text}: {rule} is saved by {texts:?}, not by “{saves}”");
}

#[track_caller]
fn blocked(text: &str, rule: &str, saves: &str) {
    let strength = if saves.is_empty() { Strength::Proven } else { Strength::Unless };
    judged(text, Verdict::Blocked, rule, strength, saves);
}

/// The first questions.
fn asks(text: &str, count: usize) -> Vec<&'static str> {
    judge(text).to_ask.iter().take(count).map(|question| question.fact.id()).collect()
}

#[track_caller]
fn asks_first(text: &str, wanted: &[&str]) {
    let first = asks(text, wanted.len());
    assert!(wanted.iter().all(|fact| first.contains(fact)), "{text} asks {first:?} first, not {wanted:?}");
}

#[track_caller]
fn never_asks(text: &str, unwanted: &[&str]) {
    let all = asks(text, 12);
    assert!(!unwanted.iter().any(|fact| all.contains(fact)), "{text} asks {all:?} first");
}

#[track_caller]
fn modes(text: &str, attended: Verdict, unattended: Verdict) {
    let report = judge(text);
    let of = |mode| report.by_mode.iter().find(|one| one.mode == mode).map_or(report.verdict, |one| one.verdict);
    assert_eq!((of(RunMode::Attended), of(RunMode::Unattended)), (attended, unattended), "{text}: {}", report.summary);
}

const MULTI: &str = "this is a multi-session edition of Windows";
const REUSE: &str = "session reuse is on";
const PAYG: &str = "the environment is pay-as-you-go";
const LOCAL: &str = "the run is started in Power Automate for desktop";
const SIGN_IN: &str = "the connection uses “Connect with sign-in”";

#[test]
fn a_session_on_client_windows_blocks_unless_it_is_multi_session() {
    let rule = "session-open-on-client-windows";
    blocked(
        r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windows11","sessions":{"items":[{"locked":true,"isConnectionUser":false}],"complete":true}}}"#,
        rule,
        MULTI,
    );
    blocked(
        r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windows10","sessions":{"items":[{"isConnectionUser":false}],"complete":false}}}"#,
        rule,
        MULTI,
    );
    blocked(
        r#"{"run":{"mode":"unattended"},"machine":{"osFamily":["windows10","windows11"],"sessions":{"items":[{"isConnectionUser":true,"state":"disconnected"}],"complete":true}}}"#,
        rule,
        MULTI,
    );
    blocked(
        r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windows11","osEdition":"enterprise","sessions":{"items":[{"isConnectionUser":false}],"complete":true}}}"#,
        rule,
        MULTI,
    );
    let report = judge(
        r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windows11","sessions":{"items":[{"isConnectionUser":false}],"complete":true}}}"#,
    );
    assert!(report.presumed.iter().any(|presumed| presumed.fact == Fact::MachineOsMultiSession), "it is shown");
}

#[test]
fn an_edition_that_is_never_multi_session_leaves_nothing_to_presume() {
    for edition in ["pro", "home", "education"] {
        let text = format!(
            r#"{{"run":{{"mode":"unattended"}},"machine":{{"osFamily":"windows11","osEdition":"{edition}","sessions":{{"items":[{{"isConnectionUser":false}}],"complete":true}}}}}}"#
        );
        blocked(&text, "session-open-on-client-windows", "");
        never_asks(&text, &["machine.osMultiSession"]);
    }
}

#[test]
fn the_own_session_on_a_server_blocks_unless_sessions_are_reused() {
    let rule = "session-of-connection-user";
    for session in [
        r#"{"isConnectionUser":true}"#,
        r#"{"isConnectionUser":true,"locked":true}"#,
        r#"{"isConnectionUser":true,"state":"disconnected"}"#,
        r#"{"isConnectionUser":false},{"isConnectionUser":true}"#,
    ] {
        blocked(
            &format!(
                r#"{{"run":{{"mode":"unattended"}},"machine":{{"osFamily":"windowsServer","sessions":{{"items":[{session}],"complete":true}}}}}}"#
            ),
            rule,
            REUSE,
        );
    }
    // Whichever Windows it is, one of two rules blocks the run.
    let either = judge(
        r#"{"run":{"mode":"unattended"},"machine":{"sessions":{"items":[{"isConnectionUser":true}],"complete":true}}}"#,
    );
    assert_eq!(either.verdict, Verdict::Blocked, "{}", either.summary);
    assert!(
        either.presumed.iter().any(|presumed| presumed.fact == Fact::MachineReuseSessions),
        "{:?}",
        either.presumed
    );
}

#[test]
fn what_fails_in_both_cloud_modes_is_said_without_the_mode() {
    blocked(r#"{"machine":{"osEdition":"home"}}"#, "windows-home", LOCAL);
    blocked(r#"{"service":{"uiflowserviceRunning":false}}"#, "service-stopped", LOCAL);
    blocked(r#"{"service":{"launcherRunning":false}}"#, "launcher-stopped", LOCAL);
    blocked(r#"{"target":{"type":"machine","sharedWithRunOwner":"none"}}"#, "run-owner-without-access", LOCAL);
    blocked(r#"{"flow":{"dlpSuspended":true}}"#, "flow-suspended-by-data-policy", LOCAL);
    blocked(
        r#"{"connection":{"usernameFormat":"downLevelDomain"},"machine":{"joinType":"entra"}}"#,
        "user-name-form",
        SIGN_IN,
    );
    blocked(r#"{"connection":{"usernameFormat":"upn"},"machine":{"joinType":"domain"}}"#, "user-name-form", SIGN_IN);
    blocked(
        r#"{"machine":{"online":false}}"#,
        "machine-offline",
        "the run goes to a machine group or hosted machine group",
    );
    blocked(
        r#"{"machine":{"online":false},"target":{"type":"machine"},"run":{"mode":"attended"}}"#,
        "machine-offline",
        "",
    );
}

#[test]
fn what_fails_in_one_mode_is_said_for_that_mode() {
    modes(r#"{"machine":{"rdpEnabled":false}}"#, Verdict::NotSure, Verdict::Blocked);
    modes(r#"{"connection":{"auth":"signIn"}}"#, Verdict::NotSure, Verdict::Blocked);
    modes(r#"{"machine":{"sessions":{"items":[],"complete":true}}}"#, Verdict::Blocked, Verdict::NotSure);
    modes(r#"{"target":{"type":"hostedGroup"}}"#, Verdict::Blocked, Verdict::NotSure);
    judged(r#"{"machine":{"rdpEnabled":false}}"#, Verdict::NotSure, "remote-desktop-off", Strength::If, "");
    let summary = judge(r#"{"machine":{"rdpEnabled":false}}"#).summary;
    assert!(summary.contains("Unattended: will not run (Remote Desktop is switched off on the machine)."), "{summary}");
    assert!(summary.contains("Attended: can’t tell yet."), "{summary}");
}

#[test]
fn a_missing_licence_blocks_unless_the_environment_is_pay_as_you_go() {
    let owner = |held: &str| {
        format!(
            r#"{{"run":{{"mode":"attended"}},"connectionOwner":{{"licenses":{{"items":[{held}],"complete":true}}}}}}"#
        )
    };
    for held in
        ["", r#"{"product":"free"}"#, r#"{"product":"premium","switchedOff":true}"#, r#"{"product":"per-user"}"#]
    {
        let text = owner(held);
        let report = judge(&text);
        if of(&report, "attended-user-license").is_some_and(|finding| finding.outcome.is_broken()) {
            blocked(&text, "attended-user-license", PAYG);
        } else {
            assert!(held.contains("per-user"), "{text}: {}", report.summary);
        }
    }
    let covered = judge(
        r#"{"run":{"mode":"attended"},"environment":{"payAsYouGo":true},"connectionOwner":{"licenses":{"items":[],"complete":true}}}"#,
    );
    assert!(covered.summary.contains("Covered: the environment is pay-as-you-go"), "{}", covered.summary);
    judged(
        r#"{"run":{"mode":"attended"},"cloudFlow":{"exists":true},"cloudFlowOwner":{"licenses":{"items":[],"complete":true}}}"#,
        Verdict::NotSure,
        "cloud-flow-owner-license",
        Strength::Unless,
        PAYG,
    );
    let capacity = r#"{"run":{"mode":"unattended"},"machine":{"unattendedBots":0,"autoAllocation":"nothingLeft"},"environment":{"payAsYouGo":false}}"#;
    blocked(capacity, "unattended-capacity", "the connection owner’s licences include an unattended bot");
    blocked(
        &capacity.replace("nothingLeft", "off"),
        "unattended-capacity",
        "the connection owner’s licences include an unattended bot",
    );
    blocked(
        r#"{"run":{"mode":"unattended"},"machine":{"unattendedBots":0,"autoAllocation":"off"}}"#,
        "unattended-capacity",
        PAYG,
    );
}

#[test]
fn a_known_fault_is_named_whatever_its_severity() {
    blocked(
        r#"{"run":{"mode":"unattended"},"network":{"needsSignedInUser":true}}"#,
        "offline-after-sign-out",
        "someone is signed in",
    );
    asks_first(r#"{"run":{"mode":"unattended"},"network":{"needsSignedInUser":true}}"#, &["machine.sessions"]);
    let proxy = r#"{"run":{"mode":"unattended"},"network":{"proxyRequiresAuth":true}}"#;
    judged(
        proxy,
        Verdict::NotSure,
        "proxy-without-credentials",
        Strength::Unless,
        "the service has credentials for the proxy",
    );
    asks_first(proxy, &["network.proxyCredentialsConfiguredForService"]);
    assert!(judge(proxy).summary.contains("It may fail: the proxy asks"), "{}", judge(proxy).summary);
    let elevated = |version: &str| {
        format!(r#"{{"run":{{"mode":"unattended"}},"flow":{{"needsElevation":true}},"machine":{{{version}}}}}"#)
    };
    judged(&elevated(r#""padVersion":"2.60""#), Verdict::NotSure, "needs-elevation", Strength::Proven, "");
    judged(&elevated(r#""padVersion":"2.70""#), Verdict::NotSure, "needs-elevation", Strength::Unless, "");
    judged(&elevated(""), Verdict::NotSure, "needs-elevation", Strength::Unless, "");
    for text in [
        r#"{"account":{"federated":true}}"#,
        r#"{"environment":{"hostedProcessCapacity":0}}"#,
        r#"{"group":{"localAccountConsistent":false}}"#,
        r#"{"entra":{"rdpAppEnabled":false}}"#,
        r#"{"machine":{"maintenanceMode":true}}"#,
        r#"{"account":{"mfaEnforced":true}}"#,
    ] {
        let report = judge(text);
        let faulty = rules::all().iter().filter(|rule| rule.fault(&plan(text)).is_yes());
        for rule in faulty {
            assert!(
                of(&report, rule.id).is_some_and(|finding| finding.strength.is_some()),
                "{text}: {} is not named",
                rule.id
            );
        }
    }
    let prompt = judge(r#"{"connection":{"auth":"credentialCba"},"machine":{"alwaysPromptForPassword":true}}"#);
    assert!(of(&prompt, "certificate-needs-newer-version").is_some(), "a prompt with a certificate is asked about");
    blocked(
        r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windowsServer","osRelease":2012}}"#,
        "windows-not-supported",
        "",
    );
}

#[test]
fn hosted_targets_have_questions_of_their_own() {
    let hosted = r#"{"run":{"mode":"unattended"},"target":{"type":"hostedMachine"},"machine":{"unattendedBots":0,"autoAllocation":"off"},"environment":{"hostedProcessCapacity":1,"payAsYouGo":false}}"#;
    assert!(
        of(&judge(hosted), "unattended-capacity").is_none(),
        "the capacity of own machines is none of a hosted one"
    );
    let group = judge(
        r#"{"run":{"mode":"unattended"},"target":{"type":"hostedGroup"},"environment":{"hostedProcessCapacity":1}}"#,
    );
    let inside = group.to_ask.iter().find(|question| !question.fact.fits_target(&group.plan));
    assert_eq!(inside.map(|question| question.fact.id()), None, "nobody can look inside a hosted group");
    let machine = judge(
        r#"{"run":{"mode":"unattended"},"target":{"type":"hostedMachine"},"environment":{"hostedProcessCapacity":1}}"#,
    );
    assert!(
        machine.to_ask.iter().any(|question| question.fact == Fact::MachineSessions),
        "its creator can sign in to a hosted machine"
    );
    for target in ["hostedMachine", "hostedGroup"] {
        let first = asks(&format!(r#"{{"run":{{"mode":"unattended"}},"target":{{"type":"{target}"}}}}"#), 4);
        for wanted in ["environment.hostedProcessCapacity", "connectionOwner.licenses"] {
            assert!(first.contains(&wanted), "{target} asks {first:?} first");
        }
    }
}

#[test]
fn what_is_stated_leads_to_the_question_that_matters() {
    asks_first(r#"{"connection":{"usernameFormat":"upn"}}"#, &["machine.joinType"]);
    asks_first(r#"{"connection":{"usernameFormat":"downLevelDomain"}}"#, &["machine.joinType"]);
    asks_first(
        r#"{"run":{"mode":"unattended"},"connection":{"auth":"credentialCba"}}"#,
        &["machine.joinType", "entra.certificateAuthorities"],
    );
    asks_first(
        r#"{"run":{"mode":"unattended"},"target":{"type":"group"},"connection":{"accountType":"local"}}"#,
        &["group.localAccountConsistent"],
    );
    asks_first(
        r#"{"run":{"mode":"attended"},"target":{"type":"group"},"connection":{"accountType":"local"}}"#,
        &["group.localAccountConsistent"],
    );
    asks_first(
        r#"{"connection":{"auth":"usernamePassword"},"machine":{"joinType":"workgroup"}}"#,
        &["connection.usernameFormat", "connection.accountType"],
    );
    asks_first(r#"{"run":{"mode":"unattended"},"machine":{"unattendedBots":0}}"#, &["machine.autoAllocation"]);
    let third = r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windowsServer","sessions":{"items":[{"isConnectionUser":false},{"isConnectionUser":false}],"complete":true}}}"#;
    asks_first(third, &["machine.freeSessions"]);
    for account in ["local", "domain"] {
        let text = format!(r#"{{"run":{{"mode":"unattended"}},"connection":{{"accountType":"{account}"}}}}"#);
        never_asks(&text, &["entra.rdpAppEnabled", "entra.consentHiddenForMachine"]);
    }
}

#[test]
fn a_run_without_its_licence_is_judged_anew_only_if_nothing_but_the_licence_stops_it() {
    let ran = |text: &str| {
        let mut knowledge = Knowledge::said(&plan(text));
        knowledge.set_ran_without_licence(true);
        check(&knowledge)
    };
    let no_licence = r#""run":{"mode":"attended"},"connectionOwner":{"licenses":{"items":[],"complete":true}}"#;
    let only_that = ran(&format!("{{{no_licence}}}"));
    assert_eq!(only_that.verdict, Verdict::AtRisk, "{}", only_that.summary);
    for (text, verdict) in [
        // Something else stops it too.
        (format!(r#"{{{no_licence},"service":{{"uiflowserviceRunning":false}}}}"#), Verdict::Blocked),
        // Nothing is known to stop it.
        (r#"{"run":{"mode":"attended"}}"#.to_owned(), Verdict::NotSure),
        (r#"{"run":{"mode":"local"}}"#.to_owned(), Verdict::Ready),
    ] {
        let (without, with) = (ran(&text), judge(&text));
        assert_eq!(without.verdict, verdict, "{text}: {}", without.summary);
        assert_eq!(without.summary, with.summary, "{text}");
    }
}

#[test]
fn a_presumed_fault_of_a_stated_run_mode_rests_on_the_mode() {
    let facts = |text: &str, rule: &str| {
        let report = judge(text);
        let finding = of(&report, rule).unwrap_or_else(|| panic!("{text}: {rule} says nothing"));
        assert_eq!(finding.strength, Some(Strength::Unless), "{text}: {}", report.summary);
        finding.facts().iter().map(Fact::id).collect::<Vec<_>>()
    };
    let signed_in = r#"{"run":{"mode":"unattended"},"machine":{"osFamily":"windows11","sessions":{"items":[{"isConnectionUser":false}],"complete":true}}}"#;
    assert_eq!(
        facts(signed_in, "session-open-on-client-windows"),
        ["run.mode", "machine.osFamily", "machine.sessions"],
        "the rule is one for unattended runs"
    );
    // What both modes of a cloud run have in common doesn’t.
    assert_eq!(facts(r#"{"machine":{"osEdition":"home"}}"#, "windows-home"), ["machine.osEdition"]);
}
