//! Many machines: which lack what, which are alike, which differ, and the changes that make most of them ready.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test says what broke by panicking"
)]

use collected::{LANGUAGES, Machine, RUN};
use common::{fits, schema};
use flow_preflight::api;
use flow_preflight::check::{Verdict, check};
use flow_preflight::fleet::{File, Fleet, fleet};
use flow_preflight::model::{Fact, Knowledge, RunPlan, Units};
use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

#[path = "common/collected.rs"]
mod collected;
mod common;
#[path = "fleet/gates.rs"]
mod gates;
#[path = "common/sarif.rs"]
mod sarif;

fn plan(text: &str) -> RunPlan {
    RunPlan::from_json(text, Units::Utf8).unwrap()
}

/// Five hundred machines in two groups and four languages: most are ready, some lack something.
fn machines() -> Vec<(String, String)> {
    (0..500_usize)
        .map(|at| {
            let mut machine = Machine::ready(format!("BOT-{at:03}"));
            match at {
                // Remote Desktop is off on 20.
                20..40 => machine.values = vec![("Control\\Terminal Server", "fDenyTSConnections", Some(1))],
                // The service is stopped on 10; on 5 of them Remote Desktop is off too.
                40..50 => machine.running = false,
                50..55 => {
                    machine.running = false;
                    machine.values = vec![("Control\\Terminal Server", "fDenyTSConnections", Some(1))];
                }
                // The sessions of 3 could not be read.
                55..58 => machine.sessions = None,
                // One has an old version.
                58 => machine.version = Some("2.44.55.23148"),
                _ => {}
            }
            let group = if at % 2 == 0 { "finance" } else { "hr" };
            (format!("{group}/BOT-{at:03}.json"), machine.text(&LANGUAGES[at % 4]))
        })
        .collect()
}

fn of(machines: Vec<(String, String)>, run: &str) -> Fleet {
    fleet(machines.into_iter().map(|(name, text)| File { name, text }).collect(), &plan(run))
}

static FLEET: LazyLock<Fleet> = LazyLock::new(|| of(machines(), RUN));

#[test]
fn five_hundred_machines_in_one_go() {
    let fleet = &*FLEET;
    assert_eq!(fleet.machines.len(), 500);
    assert_eq!(fleet.count(Verdict::Blocked), 35);
    assert_eq!(fleet.count(Verdict::NotSure), 3);
    assert_eq!(fleet.count(Verdict::Ready), 462, "{:?}", fleet.alike.iter().map(Vec::len).collect::<Vec<_>>());
    let lacking = |rule: &str| fleet.lacking.iter().find(|lack| lack.rule.id == rule).map(|lack| lack.broken.len());
    assert_eq!(lacking("remote-desktop-off"), Some(25));
    assert_eq!(lacking("service-stopped"), Some(15));
    let alike: Vec<usize> = fleet.alike.iter().map(Vec::len).collect();
    assert_eq!(alike, [462, 20, 10, 5, 3]);
    assert!(fleet.skipped.is_empty() && fleet.to_ask.is_empty(), "{:?}", fleet.to_ask);
}

/// `tests/e2e/machines.mjs` makes its five hundred files from this one.
#[test]
fn a_ready_machine_is_the_model_for_the_journeys() {
    insta::assert_snapshot!(
        "machine",
        serde_json::to_string_pretty(&Machine::ready("BOT-000").file(&LANGUAGES[0])).unwrap()
    );
}

#[test]
fn few_changes_clear_most_machines_and_really_do() {
    let fleet = &*FLEET;
    assert_eq!(fleet.changes.saved, 35);
    assert_eq!(fleet.changes.steps.len(), 2);
    assert!(fleet.changes.is_best);
    // The changed plans are judged again: none is still blocked.
    for machine in fleet.machines.iter().filter(|machine| machine.verdict == Verdict::Blocked) {
        let mut changed = machine.plan.clone();
        for step in &fleet.changes.steps {
            for (fact, value) in step.makes.plan().iter() {
                changed.set(fact, Some(value.clone()));
            }
        }
        assert_eq!(check(&Knowledge::said(&changed)).verdict, Verdict::Ready, "{}", machine.name);
    }
}

#[test]
fn a_machine_that_differs_from_its_group_is_named() {
    let fleet = &*FLEET;
    let old = fleet.differences.iter().find(|found| found.fact == Fact::MachinePadVersion).unwrap();
    let names: Vec<&str> = old.machines.iter().map(|at| fleet.machines[*at].name.as_str()).collect();
    assert_eq!((names.as_slice(), old.group.as_str(), old.others), (["BOT-058"].as_slice(), "finance", 249));
    // Two machines are too few for a usual value.
    let two = vec![machines().swap_remove(58), machines().swap_remove(60)];
    assert!(of(two, RUN).differences.is_empty());
}

#[test]
fn each_machine_is_judged_as_if_it_were_alone() {
    for (name, text) in machines().into_iter().skip(18).take(42) {
        let fleet = of(vec![(name.clone(), text)], RUN);
        let machine = &fleet.machines[0];
        let report = check(&Knowledge::said(&machine.plan));
        // Alone, an open fact is asked for on that machine.
        let expected = if report.verdict == Verdict::NotSure { Verdict::Ready } else { report.verdict };
        assert_eq!(machine.verdict, expected, "{name}");
        assert_eq!(report.verdict == Verdict::NotSure, !fleet.to_ask.is_empty(), "{name}");
    }
}

#[test]
fn what_no_file_says_is_asked_once_for_all() {
    let fleet = of(machines(), r#"{"run":{"mode":"unattended"}}"#);
    assert!(fleet.to_ask.contains(Fact::MachineUnattendedBots));
    assert!(!fleet.to_ask.contains(Fact::MachineSessions), "most files say it");
    assert_eq!(fleet.count(Verdict::Blocked), 35);
    assert_eq!(fleet.count(Verdict::NotSure), 3);
    let asked = &fleet.machines[55].asked;
    assert!(asked.contains(Fact::MachineSessions) && !asked.contains(Fact::MachineUnattendedBots));
}

#[test]
fn the_newer_of_two_files_counts_and_other_files_are_named() {
    let mut old = Machine::ready("BOT-001");
    old.running = false;
    let old = old.text(&LANGUAGES[0]).replace("2026-11-29", "2026-11-01");
    let new = Machine::ready("bot-001").text(&LANGUAGES[1]);
    for files in [[("a.json", &old), ("b.json", &new)], [("b.json", &new), ("a.json", &old)]] {
        let files = files.into_iter().map(|(name, text)| (name.to_owned(), text.clone())).collect();
        let fleet = of(files, RUN);
        assert_eq!(fleet.count(Verdict::Ready), 1);
        assert_eq!(fleet.skipped[0].0, "a.json");
    }
    let fleet = of(vec![("package.json".to_owned(), "{\"name\":\"x\"}".to_owned())], RUN);
    assert_eq!((fleet.machines.len(), fleet.skipped.len()), (0, 1));
}

#[test]
fn the_answer_fits_the_schema_and_each_plan_gives_it_again() {
    let fleet = &*FLEET;
    let answer = serde_json::to_value(api::Answer::new(api::Fleet::from(fleet))).unwrap();
    fits(&schema("FleetAnswer"), &answer, "the answer");
    for machine in answer["machines"].as_array().unwrap().iter().take(60) {
        let report = api::check(&machine["plan"].to_string(), Units::Utf8).unwrap();
        let verdict = serde_json::to_value(report.verdict).unwrap();
        assert_eq!(machine["verdict"], verdict, "{}", machine["name"]);
    }
}

/// A folder for this test with these files.
fn folder(name: &str, files: &[(String, String)]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    for (name, text) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        // Windows PowerShell begins a UTF-8 file with a byte-order mark.
        std::fs::write(path, format!("\u{feff}{text}")).unwrap();
    }
    folder
}

fn run(arguments: &[&str]) -> (i32, String, String) {
    let ran = Command::new(env!("CARGO_BIN_EXE_flow-preflight")).arg("fleet").args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (ran.status.code().unwrap(), text(ran.stdout), text(ran.stderr))
}

#[test]
fn the_program_compares_a_folder() {
    let folder = folder("fleet-five-hundred", &machines());
    std::fs::write(folder.join("run.plan"), RUN).unwrap();
    let plan = folder.join("run.plan");
    let (status, out, err) = run(&[folder.to_str().unwrap(), "--run", plan.to_str().unwrap()]);
    assert_eq!((status, err.as_str()), (1, ""));
    insta::assert_snapshot!("fleet", out);
    let (_, out, _) = run(&[folder.to_str().unwrap(), "--run", plan.to_str().unwrap(), "--json"]);
    let answer: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(answer["machines"].as_array().unwrap().len(), 500);
    assert!(answer["machines"][0]["group"].as_str().unwrap().ends_with("/finance"));
}

#[test]
fn the_status_says_whether_a_machine_is_blocked_or_the_input_unfit() {
    let ready = folder("fleet-ready", &machines()[..3]);
    assert_eq!(run(&[ready.to_str().unwrap()]).0, 0);
    let none = folder("fleet-none", &[("a.json".to_owned(), "{\"name\":\"x\"}".to_owned())]);
    let (status, out, err) = run(&[none.to_str().unwrap()]);
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(err.starts_with("No machine was found."), "{err}");
    assert_eq!(run(&[]).0, 2);
    assert_eq!(run(&[ready.to_str().unwrap(), "--run", "/nowhere/plan.json"]).0, 2);
}

#[test]
fn the_addresses_of_the_tenants_side_only_ask() {
    let (status, out, _) = run(&["--links", "--environment", "https://contoso.crm4.dynamics.com/"]);
    assert_eq!(status, 0);
    let addresses: Vec<&str> = out.lines().filter_map(|line| line.strip_prefix("  ")).collect();
    assert_eq!(addresses.len(), flow_preflight::catalog::queries::all().len());
    for address in addresses {
        assert!(address.is_ascii() && !address.contains([' ', '"', '#']), "{address}");
        let dataverse = address.starts_with("https://contoso.crm4.dynamics.com/api/data/v9.2/");
        let graph = address.starts_with("https://developer.microsoft.com/graph/graph-explorer?request=")
            && address.contains("&method=GET&version=v1.0&");
        assert!(dataverse || graph, "{address}");
    }
    assert!(run(&["--links"]).1.contains("https://ORGANISATION.crm.dynamics.com/api"));
    assert_eq!(run(&["--links", "machines"]).0, 2);
}

/// The answers to the queries can be read: each relevant column becomes a fact.
#[test]
fn what_the_queries_ask_for_is_read() {
    let path = |id: &str| flow_preflight::catalog::queries::all().iter().find(|query| query.id == id).unwrap().path;
    let answers = [
        ("machines", include_str!("artifacts/dataverse/flowmachine.json"), "agentversion"),
        ("machine-groups", include_str!("artifacts/dataverse/flowmachinegroup.json"), "trytoreusewindowssession"),
        ("unattended-bots", include_str!("artifacts/dataverse/capacity.json"), "allowautoallocation"),
        ("failed-runs", include_str!("artifacts/dataverse/flowsession.json"), "errorcode"),
        ("products", include_str!("artifacts/graph/subscribed-skus.json"), "prepaidUnits"),
        ("licenses-of-me", include_str!("artifacts/graph/license-details.json"), "servicePlans"),
    ];
    for (id, answer, column) in answers {
        assert!(path(id).contains(column), "{id} doesn't ask for {column}");
        assert!(answer.contains(column), "the artefact of {id} has no {column}");
        let reading = flow_preflight::intake::read(answer, Units::Utf8);
        assert!(!reading.artifacts.is_empty(), "{id} is not read");
    }
}
