//! `triage` in pipelines: folders, formats for tools, baselines, exceptions and exit statuses.

use super::sarif::assert_valid_sarif;
use super::{folder, run};
use flow_preflight::batch::NOT_RECOGNISED;
use quick_junit::{Report, TestCaseStatus};
use serde_json::{Value, json};

const HEAD: &str = "statuscode,errorcode,errormessage,startedon,machinename\n";
const OFF: &str = "8,RDPIsNotEnabled,,2026-11-16T22:00:00Z,BOT-01\n";
const ODD: &str = "8,,Strange thing for lee@contoso.com,2026-11-16T23:00:00Z,BOT-02\n";
const FINE: &str = "4,,,2026-11-16T23:30:00Z,BOT-01\n";
const LOCKED: &str = "8,NoUnlockedActiveSessionForAttended,,2026-11-17T22:00:00Z,BOT-03\n";

/// A folder with two tables of runs, a picture and a note, as an argument.
fn history(name: &str) -> String {
    let (monday, tuesday) = (format!("{HEAD}{OFF}{OFF}{ODD}{FINE}"), format!("{HEAD}{OFF}{FINE}"));
    let files = [
        ("runs/monday.csv", &*monday),
        ("runs/deep/tuesday.CSV", &*tuesday),
        ("runs/a.png", "x"),
        ("runs/.b.csv", "x"),
    ];
    folder(name, &files).join("runs").to_str().unwrap().replace('\\', "/")
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn folders_and_patterns_are_counted_and_each_file_once() {
    let runs = history("triage-folders");
    let pattern = format!("{runs}/**/*.csv");
    for files in [&[runs.as_str()][..], &[&runs, &format!("{runs}/monday.csv")]] {
        let (status, out, err) = run(files);
        assert!(status == 1 && out.starts_with("6 runs, 4 failed"), "{files:?}: {out}{err}");
    }
    assert!(run(&[&pattern]).1.starts_with("4 runs, 3 failed"));
    let empty = folder("triage-empty", &[("a.png", "x")]);
    let (status, _, err) = run(&[empty.to_str().unwrap()]);
    assert_eq!(
        (status, err),
        (2, format!("There is no table of runs (*.csv, *.xlsx, *.json) in {}.\n", empty.display()))
    );
}

#[test]
fn formats_for_tools_have_a_result_for_each_file_and_cause() {
    let runs = history("triage-tools");
    let of = |form: &str| {
        let (status, out, err) = run(&[&runs, "--format", form]);
        assert_eq!((status, err.as_str()), (1, ""), "{form}");
        assert!(!out.contains("lee"), "a name in {form}: {out}");
        out
    };
    let log = json_of(&of("sarif"));
    assert_valid_sarif(&log);
    let found = |result: &Value| {
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
        (result["ruleId"].as_str().unwrap().to_owned(), uri.rsplit('/').next().unwrap().to_owned())
    };
    let results: Vec<_> = log["runs"][0]["results"].as_array().unwrap().iter().map(found).collect();
    let (off, odd) = ("RDPIsNotEnabled".to_owned(), NOT_RECOGNISED.to_owned());
    let (monday, tuesday) = ("monday.csv".to_owned(), "tuesday.CSV".to_owned());
    assert_eq!(results, [(off.clone(), tuesday), (off, monday.clone()), (odd, monday)]);

    let report = Report::deserialize(of("junit").as_bytes()).unwrap();
    let cases: Vec<_> = report.test_suites.iter().flat_map(|suite| &suite.test_cases).collect();
    assert_eq!((report.test_suites.len(), report.failures), (2, cases.len()), "{report:?}");
    let github = of("github");
    assert_eq!(github.matches("::error file=").count(), 3, "{github}");
    assert!(github.contains("::2 runs failed: Remote Desktop isn’t enabled"), "{github}");
    assert!(github.contains("monday.csv: 3 of 4 runs failed\n"), "{github}");
}

#[test]
fn a_suite_without_a_failed_run_passes() {
    let file = folder("triage-fine", &[("runs.csv", &format!("{HEAD}{FINE}"))]).join("runs.csv");
    let (status, out, _) = run(&[file.to_str().unwrap(), "--format", "junit"]);
    let report = Report::deserialize(out.as_bytes()).unwrap();
    let case = &report.test_suites[0].test_cases[0];
    assert_eq!((status, report.tests), (0, 1));
    assert!(matches!(case.status, TestCaseStatus::Success { .. }), "{out}");
}

#[test]
fn a_baseline_lets_pass_the_causes_that_were_there() {
    let runs = history("triage-baseline");
    let before = format!("{runs}.json");
    std::fs::write(&before, run(&[&runs, "--json"]).1).unwrap();
    let (status, out, err) = run(&[&runs, "--baseline", &before, "--new-only"]);
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("New since the baseline: nothing\nGone since the baseline: nothing\n"), "{out}");
    // Without --new-only, every failed run counts.
    assert_eq!(run(&[&runs, "--baseline", &before]).0, 1);
    std::fs::write(format!("{runs}/monday.csv"), format!("{HEAD}{OFF}{LOCKED}")).unwrap();
    let (status, out, _) = run(&[&runs, "--baseline", &before, "--new-only", "--json"]);
    let gate = &json_of(&out)["gate"];
    let new = json!([{ "subject": format!("{runs}/monday.csv"), "id": "NoUnlockedActiveSessionForAttended" }]);
    assert_eq!((status, &gate["new"], &gate["failOn"]), (1, &new, &Value::Null), "{gate}");
    assert_eq!(gate["gone"], json!([{ "subject": "-", "id": NOT_RECOGNISED }]));
    let (_, github, _) = run(&[&runs, "--baseline", &before, "--new-only", "--format", "github"]);
    assert_eq!(github.matches("::error").count(), 1, "{github}");
}

#[test]
fn an_exception_accepts_a_code_in_a_file_and_rules_are_none_of_its_business() {
    let runs = history("triage-exceptions");
    let with = |subject: &str, until: &str, form: &str| {
        let file = format!("{runs}.exceptions");
        let one = json!({ "code": "RDPIsNotEnabled", "subject": subject, "reason": "Known.", "owner": "ops", "until": until });
        let rule = json!({ "rule": "remote-desktop-off", "subject": "*", "reason": "x", "owner": "ops", "until": "2999-01-31" });
        std::fs::write(&file, json!({ "exceptions": [one, rule] }).to_string()).unwrap();
        run(&[&format!("{runs}/deep"), "--exceptions", &file, "--format", form])
    };
    let (status, out, _) = with("*/tuesday.CSV", "2999-01-31", "text");
    assert_eq!(status, 0, "{out}");
    assert!(
        out.contains("tuesday.CSV: Accepted until 2999-01-31 by ops: Known.\n") && !out.contains("Unused"),
        "{out}"
    );
    let (_, github, _) = with("*/tuesday.CSV", "2999-01-31", "github");
    assert!(github.starts_with("::notice file=") && !github.contains("::error"), "{github}");
    let (status, out, _) = with("*/monday.csv", "2999-01-31", "text");
    assert!(status == 1 && out.contains("Unused exception: RDPIsNotEnabled for */monday.csv"), "{out}");
    let (status, out, _) = with("*", "2026-01-31", "text");
    assert!(status == 1 && out.contains("Expired exception: RDPIsNotEnabled for * ended on 2026-01-31"), "{out}");
}

#[test]
fn what_makes_no_sense_here_is_refused_with_what_does() {
    let runs = history("triage-refused");
    let (status, out, err) = run(&[&runs, "--fail-on", "blocked"]);
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(err.starts_with("triage counts runs that have failed, so --fail-on has nothing to decide."), "{err}");
    assert!(err.contains("--baseline FILE --new-only") && err.contains("flow-preflight triage FILE…"), "{err}");
    let (status, _, err) = run(&[&runs, "--new-only"]);
    assert!(status == 2 && err.starts_with("--new-only needs --baseline FILE."), "{err}");
}
