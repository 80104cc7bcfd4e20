//! The files that `collect.ps1` writes match the schema, give the same facts in each language, and decide a run.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test says what broke by panicking"
)]

use collected::{LANGUAGES, Machine, RUN};
use flow_preflight::check::Verdict;
use flow_preflight::intake::{Reading, read};
use flow_preflight::model::{Fact, Knowledge, RunPlan, Units, Value};
use flow_preflight::understand::{Context, Understood, understand_with};
use serde_json::Value as Json;

#[path = "common/collected.rs"]
mod collected;

fn understood(text: &str) -> Understood {
    let knowledge = Knowledge::said(&RunPlan::from_json(RUN, Units::Utf8).unwrap());
    understand_with(text, Units::Utf8, Context { knowledge, ..Context::default() })
}

/// The facts, without their places.
fn facts(reading: &Reading) -> Vec<(Fact, Value)> {
    reading.facts.iter().map(|fact| (fact.fact, fact.value.clone())).collect()
}

/// Ten kinds of machines: eight that the file decides, one whose sessions could not be read, one where only the user
/// knows whether a limit is long enough.
fn kinds() -> Vec<(&'static str, Machine, Option<Verdict>)> {
    let machine = |name: &str, change: fn(&mut Machine)| {
        let mut machine = Machine::ready(name);
        change(&mut machine);
        machine
    };
    vec![
        ("ready", machine("BOT-01", |_| ()), Some(Verdict::Ready)),
        (
            "somebody at the console of a client",
            machine("BOT-02", |machine| {
                (machine.edition, machine.build) = ("Enterprise", 22631);
                machine.sessions = Some(vec![("m.huber", Some("console"), 1, true)]);
            }),
            Some(Verdict::Blocked),
        ),
        (
            "Remote Desktop is off by policy",
            machine("BOT-03", |machine| machine.values = vec![("SOFTWARE\\Policies", "fDenyTSConnections", Some(1))]),
            Some(Verdict::Blocked),
        ),
        ("the service is stopped", machine("BOT-04", |machine| machine.running = false), Some(Verdict::Blocked)),
        (
            "a notice before the sign-in",
            machine("BOT-05", |machine| machine.values = vec![("Policies\\System", "legalnoticetext", Some(812))]),
            Some(Verdict::AtRisk),
        ),
        (
            "the bot's own session is open",
            machine("BOT-06", |machine| machine.sessions = Some(vec![("svc-bot", None, 4, false)])),
            Some(Verdict::Blocked),
        ),
        (
            "an administrator",
            machine("BOT-07", |machine| {
                machine.remote_users = vec![];
                machine.administrators.push("CONTOSO\\svc-bot");
            }),
            Some(Verdict::Ready),
        ),
        (
            "a home edition",
            machine("BOT-08", |machine| (machine.edition, machine.build) = ("CoreSingleLanguage", 22631)),
            Some(Verdict::Blocked),
        ),
        (
            "multi-session",
            machine("BOT-09", |machine| {
                (machine.edition, machine.build) = ("ServerRdsh", 26100);
                machine.sessions = Some(vec![("a user 7", Some("rdp-tcp#0"), 7, false)]);
            }),
            Some(Verdict::Ready),
        ),
        ("sessions not read", machine("BOT-10", |machine| machine.sessions = None), None),
    ]
}

#[test]
fn every_file_fits_the_published_schema() {
    let schema: Json = serde_json::from_str(include_str!("../static/collect.schema.json")).unwrap();
    let schema = jsonschema::draft202012::new(&schema).unwrap();
    for (kind, machine, _) in kinds() {
        for language in &LANGUAGES {
            let file = machine.file(language);
            let problems: Vec<String> = schema.iter_errors(&file).map(|error| error.to_string()).collect();
            assert!(problems.is_empty(), "{kind}, {}: {problems:?}", language.name);
        }
    }
}

#[test]
fn the_same_facts_are_read_in_each_language() {
    for (kind, machine, _) in kinds() {
        let [first, others @ ..] = LANGUAGES.map(|language| read(&machine.text(&language), Units::Utf8));
        assert!(first.facts.len() >= 25, "{kind}: {} facts", first.facts.len());
        for (other, language) in others.iter().zip(&LANGUAGES[1..]) {
            assert_eq!(facts(&first), facts(other), "{kind}, {}", language.name);
        }
    }
}

#[test]
fn thirty_six_of_forty_machines_are_decided_without_a_question() {
    let (mut decided, mut all, mut wrong) = (0, 0, String::new());
    for (kind, machine, expected) in kinds() {
        for language in &LANGUAGES {
            let understood = understood(&machine.text(language));
            let report = understood.report();
            let verdict = Some(report.verdict).filter(|verdict| *verdict != Verdict::NotSure);
            all += 1;
            decided += usize::from(verdict.is_some());
            if verdict != expected {
                wrong += &format!("{kind}, {}: {:?}\n", language.name, report.verdict);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert_eq!((decided, all), (36, 40));
}

/// The value that was read for a fact, and the text at its place.
fn said(text: &str, fact: Fact) -> Option<(String, String)> {
    let reading = read(text, Units::Utf8);
    let found = reading.facts.iter().find(|found| found.fact == fact)?;
    let place = text.get(found.place.start..found.place.end)?;
    Some((serde_json::to_string(&found.value).unwrap(), place.to_owned()))
}

#[test]
fn each_fact_stands_where_the_file_says_it() {
    let english = &LANGUAGES[0];
    let mut machine = Machine::ready("BOT-01");
    machine.values = vec![("RDP-Tcp", "MaxIdleTime", Some(600_000))];
    machine.blocked = vec!["crl3.digicert.com"];
    let text = machine.text(english);
    let is = |fact, value: &str, place: &str| {
        assert_eq!(said(&text, fact), Some((value.to_owned(), place.to_owned())), "{}", fact.id());
    };
    is(Fact::MachinePadVersion, "\"2.57.173.25212\"", "2.57.173.25212");
    is(Fact::MachineOsFamily, "\"windowsServer\"", "20348");
    is(Fact::MachineOsRelease, "2022", "20348");
    is(Fact::MachineRamGb, "16", "17179340800");
    is(Fact::MachineJoinType, "\"domain\"", "false");
    is(Fact::MachineMaxIdleTime, "[\"longer\",\"shorter\"]", "600000");
    is(Fact::MachineMaxConnectionTime, "\"none\"", "null");
    is(Fact::MachineDotnetFramework, "\"4.8.1\"", "533320");
    is(Fact::NetworkCrlReachable, "false", "false");
    is(Fact::AccountInRemoteDesktopUsers, "true", "CONTOSO\\\\svc-bot");
    is(Fact::ServiceAccountInRemoteDesktopUsers, "true", "NT SERVICE\\\\UIFlowService");
    is(Fact::ConnectionUsernameFormat, "[\"downLevelDomain\",\"local\"]", "CONTOSO\\\\svc-bot");
    assert_eq!(read(&text, Units::Utf8).artifacts.len(), 1);
}

#[test]
fn what_was_not_read_is_not_guessed() {
    let english = &LANGUAGES[0];
    let mut machine = Machine::ready("BOT-01");
    machine.closed = vec!["Terminal Server", "SCHANNEL"];
    machine.sessions = None;
    let text = machine.text(english);
    for fact in [
        Fact::MachineRdpEnabled,
        Fact::MachineSingleSessionPerUser,
        Fact::MachineMaxIdleTime,
        Fact::MachineSessions,
        Fact::NetworkTls12,
    ] {
        assert_eq!(said(&text, fact), None, "{}", fact.id());
    }
    let open = Machine::ready("BOT-01").text(english);
    assert_eq!(said(&open, Fact::NetworkTls12).map(|(value, _)| value).as_deref(), Some("true"));
    // Without its end, the lists may be incomplete, and the product's service may be missing from them.
    let cut = &open[..open.find("TermService").unwrap()];
    assert_eq!(said(cut, Fact::ServiceUiflowserviceRunning).map(|(value, _)| value).as_deref(), Some("true"));
    let cut = &open[..open.find("UIFlowService").unwrap()];
    assert_eq!(said(cut, Fact::ServiceUiflowserviceRunning), None);
}

#[test]
fn without_a_service_the_product_does_not_run() {
    let mut machine = Machine::ready("BOT-01");
    machine.version = None;
    let text = machine.text(&LANGUAGES[0]);
    assert_eq!(said(&text, Fact::ServiceUiflowserviceRunning).map(|(value, _)| value).as_deref(), Some("false"));
    assert_eq!(said(&text, Fact::MachinePadVersion), None);
}

#[test]
fn a_policy_counts_before_the_setting_and_only_where_it_is_set() {
    let mut machine = Machine::ready("BOT-01");
    machine.values = vec![
        ("SOFTWARE\\Policies", "MaxConnectionTime", Some(0)),
        ("RDP-Tcp", "MaxConnectionTime", Some(60_000)),
        ("RDP-Tcp", "MaxIdleTime", Some(60_000)),
    ];
    let text = machine.text(&LANGUAGES[0]);
    assert_eq!(said(&text, Fact::MachineMaxConnectionTime), Some(("\"none\"".into(), "0".into())));
    assert_eq!(said(&text, Fact::MachineMaxIdleTime), Some(("[\"longer\",\"shorter\"]".into(), "60000".into())));
}
