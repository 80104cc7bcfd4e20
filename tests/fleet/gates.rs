//! `fleet` in pipelines: formats, thresholds, baselines, exceptions and exit statuses.

use super::collected::{LANGUAGES, Machine};
use super::sarif::assert_valid_sarif;
use super::{folder, run};
use quick_junit::Report;
use serde_json::{Value, json};
use std::path::Path;

/// Four machines: one is ready, on one Remote Desktop is off, the sessions of one could not be read, and one has the
/// same fault as the second, elsewhere in its file.
fn machines() -> Vec<(String, String)> {
    let off = vec![("Control\\Terminal Server", "fDenyTSConnections", Some(1))];
    (0..4_usize)
        .map(|at| {
            let mut machine = Machine::ready(format!("BOT-{at}"));
            match at {
                1 | 3 => machine.values = off.clone(),
                2 => machine.sessions = None,
                _ => {}
            }
            let before = "\n".repeat(if at == 3 { 500 } else { 0 });
            (format!("machines/BOT-{at}.json"), format!("{before}{}", machine.text(&LANGUAGES[0])))
        })
        .collect()
}

/// A folder with the machines, as an argument.
fn given(name: &str) -> String {
    folder(name, &machines()).join("machines").to_str().unwrap().replace('\\', "/")
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn each_format_has_a_result_for_each_machine() {
    let machines = given("fleet-formats");
    let of = |form: &str| {
        let (status, out, err) = run(&[&machines, "--format", form]);
        assert_eq!((status, err.as_str()), (1, ""), "{form}");
        out
    };
    let log = json_of(&of("sarif"));
    assert_valid_sarif(&log);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let places: Vec<(String, i64)> = results
        .iter()
        .filter(|result| result["ruleId"] == "remote-desktop-off")
        .map(|result| &result["locations"][0]["physicalLocation"])
        .map(|place| (place["artifactLocation"]["uri"].to_string(), place["region"]["startLine"].as_i64().unwrap()))
        .collect();
    let lines: Vec<i64> = ["BOT-1", "BOT-3"].iter().map(|bot| line_of(&machines, bot)).collect();
    assert_eq!(places.iter().map(|(_, line)| *line).collect::<Vec<_>>(), lines, "{places:?}");
    assert!(places[0].0.ends_with("machines/BOT-1.json\""), "{places:?}");

    let junit = Report::deserialize(of("junit").as_bytes()).unwrap();
    assert_eq!((junit.test_suites.len(), junit.tests), (4, 7), "a case for each verdict, fault and open condition");
    assert_eq!(of("github").matches("::error file=").count(), 2);
    let csv = of("csv");
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(rows.records().map(Result::unwrap).filter(|row| &row[2] == "remote-desktop-off").count(), 2, "{csv}");
    let markdown = of("markdown");
    let row = format!("| BOT-1 | {machines}/BOT-1.json | Will not run (× Remote Desktop is switched off");
    assert!(markdown.contains("## Machines") && markdown.replace('\\', "").contains(&row), "{markdown}");
    let html = of("html");
    assert!(html.contains("<tr class=\"blocked\"><td>BOT-1<td>"), "{html}");
    assert!(!html.contains("<script"));
}

/// The line on which Windows says whether Remote Desktop is off.
fn line_of(folder: &str, machine: &str) -> i64 {
    let text = std::fs::read_to_string(Path::new(folder).join(format!("{machine}.json"))).unwrap();
    let at = text.lines().position(|line| line.contains("fDenyTSConnections")).unwrap();
    i64::try_from(at).unwrap() + 1
}

#[test]
fn the_threshold_decides_which_machine_fails() {
    let machines = given("fleet-thresholds");
    for (level, failed) in [("blocked", 2), ("unless", 2), ("notSure", 3), ("atRisk", 3)] {
        let (status, out, err) = run(&[&machines, "--json", "--fail-on", level]);
        let gate = &json_of(&out)["gate"];
        assert_eq!((status, err.as_str(), &gate["failOn"]), (1, "", &json!(level)));
        assert_eq!(gate["failed"].as_array().unwrap().len(), failed, "{level}: {gate}");
    }
    let ready = format!("{machines}/BOT-0.json");
    assert_eq!(run(&[&ready, "--fail-on", "atRisk"]).0, 0);
    let open = format!("{machines}/BOT-2.json");
    assert_eq!(run(&[&ready, &open]).0, 0);
    assert_eq!(run(&[&ready, &open, "--fail-on", "notSure"]).0, 1);
}

#[test]
fn a_baseline_lets_pass_what_was_there() {
    let machines = given("fleet-baseline");
    let before = format!("{machines}.before");
    std::fs::write(&before, run(&[&machines, "--json"]).1).unwrap();
    let (status, out, err) = run(&[&machines, "--baseline", &before, "--new-only"]);
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("New since the baseline: nothing\nGone since the baseline: nothing\n"), "{out}");
    let mut stopped = Machine::ready("BOT-0");
    stopped.running = false;
    std::fs::write(format!("{machines}/BOT-0.json"), stopped.text(&LANGUAGES[0])).unwrap();
    std::fs::write(format!("{machines}/BOT-1.json"), Machine::ready("BOT-1").text(&LANGUAGES[0])).unwrap();
    let (status, out, _) = run(&[&machines, "--baseline", &before, "--new-only", "--json"]);
    let gate = &json_of(&out)["gate"];
    assert_eq!(status, 1);
    assert_eq!(gate["new"], json!([{ "subject": format!("{machines}/BOT-0.json"), "id": "service-stopped" }]));
    assert_eq!(gate["gone"], json!([{ "subject": format!("{machines}/BOT-1.json"), "id": "remote-desktop-off" }]));
}

#[test]
fn an_exception_names_a_machine_by_its_file() {
    let machines = given("fleet-exceptions");
    let accepted = |subject: &str, until: &str| {
        let file = format!("{machines}.exceptions");
        let one = json!({ "rule": "remote-desktop-off", "subject": subject, "reason": "Replaced.", "owner": "ops", "until": until });
        std::fs::write(&file, json!({ "exceptions": [one] }).to_string()).unwrap();
        run(&[&machines, "--exceptions", &file])
    };
    assert_eq!(accepted("*/BOT-1.json", "2999-01-31").0, 1, "the other machine still fails");
    let (status, out, _) = accepted("*/machines/*", "2999-01-31");
    assert_eq!(status, 0, "{out}");
    assert!(out.contains("BOT-3.json: Accepted until 2999-01-31 by ops: Replaced."), "{out}");
    let (status, out, _) = accepted("*", "2026-01-31");
    assert!(status == 1 && out.contains("Expired exception: remote-desktop-off for * ended on 2026-01-31"), "{out}");
    let (status, out, _) = accepted("*/BOT-9.json", "2999-01-31");
    assert!(status == 1 && out.contains("Unused exception: remote-desktop-off for */BOT-9.json"), "{out}");
}

/// A gate that could not see every machine doesn't pass; the older of two files of a machine is no fault.
#[test]
fn a_file_without_a_machine_never_passes() {
    let machines = given("fleet-unusable");
    let ready = format!("{machines}/BOT-0.json");
    let older = format!("{machines}.older.json");
    let text = std::fs::read_to_string(&ready).unwrap().replace("2026-11-29", "2026-11-01");
    std::fs::write(&older, text).unwrap();
    assert_eq!(run(&[&ready, &older]).0, 0);
    let other = format!("{machines}.other.json");
    std::fs::write(&other, "{\"name\":\"x\"}").unwrap();
    let (status, out, err) = run(&[&ready, &other]);
    assert_eq!((status, err), (2, format!("{other} can’t be used.\n")), "{out}");
    assert!(out.contains("1 machine: 1 ready") && out.contains("Not used: "), "{out}");
    assert_eq!(run(&[&ready, "/nowhere/bot.json"]).0, 2);
}
