//! The output formats, each checked by the official schema or an independent reader.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test says what broke by panicking"
)]

#[path = "common/sarif.rs"]
mod common;
#[path = "formats/gate.rs"]
mod gate;
#[path = "formats/html.rs"]
mod html;

use common::assert_valid_sarif;
use flow_preflight::batch::{Judged, Level, Rules, Subject};
use flow_preflight::formats;
use quick_junit::{Report, TestCaseStatus};
use serde_json::Value;

/// Inputs with names that every format must escape, and all kinds of faults.
fn subjects() -> Vec<Subject> {
    vec![
        Subject::check(
            "plans/ä b.json",
            "{\"run\":{\"mode\":\"unattended\"},\n  \"note\":null,\"machine\":{\"name\":\"🙂\",\"rdpEnabled\":false}}"
                .replace("\"note\":null,", "")
                .replace("\"name\":\"🙂\",", ""),
        ),
        Subject::check("=cmd,\"x\".json", r#"{"machine":{"rdpEnabld":true}}"#),
        Subject::check("open.json", "{}"),
        Subject::read("<log & 100%>\n.txt", "é🙂 RDPIsNotEnabled\nand NoCandidateMachine"),
        Subject::unusable("gone.json", "gone.json can’t be read: no such file"),
    ]
}

fn gated(fail_on: Level) -> Rules {
    Rules { fail_on: Some(fail_on), today: "2026-11-29".to_owned(), ..Rules::default() }
}

fn sarif(judged: &Judged) -> Value {
    serde_json::to_value(formats::sarif(judged)).unwrap()
}

#[test]
fn sarif_is_valid_and_says_where() {
    let (subjects, rules) = (subjects(), gated(Level::AtRisk));
    let log = sarif(&Judged::new(&subjects, &rules));
    assert_valid_sarif(&log);
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let results = run["results"].as_array().unwrap();
    let of = |id: &str, uri: &str| {
        let place = |result: &Value| result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri;
        results.iter().find(|result| result["ruleId"] == id && place(result)).unwrap()
    };
    let fault = of("remote-desktop-off", "plans/%C3%A4%20b.json");
    let region = &fault["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&region["startLine"], &region["startColumn"]), (&2.into(), &14.into()), "{region}");
    assert_eq!(fault["level"], "error");
    assert!(fault["message"]["text"].as_str().unwrap().contains("Machine admin: "), "{fault}");
    // Two UTF-16 units of the smiley, one of the accent, one of the blank.
    let code = of("RDPIsNotEnabled", "%3Clog%20%26%20100%25%3E%0A.txt");
    let region = &code["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&region["startColumn"], &region["endColumn"]), (&5.into(), &20.into()), "{region}");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(!rule["help"]["markdown"].as_str().unwrap().is_empty(), "{rule}");
        assert!(rule["helpUri"].as_str().unwrap().starts_with("https://"), "{rule}");
    }
    assert!(results.iter().any(|result| result["kind"] == "open"), "the gate fails for what is open");
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    assert_eq!(run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap().len(), 2);
}

#[test]
fn sarif_leaves_out_what_is_open_unless_the_gate_fails_for_it() {
    let (subjects, rules) = (subjects(), gated(Level::Unless));
    let log = sarif(&Judged::new(&subjects, &rules));
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert!(results.iter().all(|result| result["kind"] == "fail"));
}

#[test]
fn a_fingerprint_stays_while_lines_move() {
    let plan = r#"{"run":{"mode":"unattended"},"machine":{"rdpEnabled":false}}"#;
    let moved = format!("\n\n{}", plan.replace(',', ",\n"));
    let prints = [plan.to_owned(), moved].map(|text| {
        let (subjects, rules) = ([Subject::check("a.json", text)], gated(Level::Unless));
        sarif(&Judged::new(&subjects, &rules))["runs"][0]["results"][0]["partialFingerprints"].clone()
    });
    assert_eq!(prints[0], prints[1]);
    assert_eq!(prints[0]["flowPreflight/v1"], "2ddd4b08f1d2ce1b");
}

#[test]
fn junit_is_read_by_another_reader_and_fails_where_the_gate_does() {
    for (level, open_fails) in [(Level::Unless, 0), (Level::NotSure, 1)] {
        let (subjects, rules) = (subjects(), gated(level));
        let judged = Judged::new(&subjects, &rules);
        let xml = formats::junit(&judged);
        let report = Report::deserialize_from_str(&xml).unwrap();
        assert_eq!(report.test_suites.len(), subjects.len(), "{xml}");
        for (suite, one) in report.test_suites.iter().zip(&judged.subjects) {
            assert_eq!(suite.name.as_str(), one.subject.name);
            let fails = suite.test_cases.iter().any(|case| matches!(case.status, TestCaseStatus::NonSuccess { .. }));
            let codes = one.issues.iter().any(|listed| listed.issue.kind == flow_preflight::batch::Kind::Code);
            assert_eq!(fails, one.fails || one.level.is_none() || codes, "{}: {xml}", one.subject.name);
        }
        let open = report.test_suites.iter().find(|suite| suite.name.as_str() == "open.json").unwrap();
        assert_eq!(open.failures.min(1), open_fails, "{xml}");
        assert_eq!(report.tests, report.test_suites.iter().map(|suite| suite.test_cases.len()).sum::<usize>());
    }
}

#[test]
fn github_gets_one_line_a_command_with_everything_escaped() {
    let (subjects, rules) = (subjects(), gated(Level::Unless));
    let out = formats::github(&Judged::new(&subjects, &rules));
    assert!(
        out.contains("::error file=plans/ä b.json,line=2,endLine=2,col=14,title=remote-desktop-off::Remote Desktop"),
        "{out}"
    );
    assert!(out.contains("%0AMachine admin: "), "{out}");
    assert!(out.contains("::error file==cmd%2C\"x\".json,title=The input can’t be used::"), "{out}");
    assert!(out.contains("::error file=<log & 100%25>%0A.txt,line=1,endLine=1,col=5,title=RDPIsNotEnabled::"), "{out}");
    // A file's name can't be a command or begin one.
    let named = [Subject::check("::add-mask::x", "{}")];
    let said = formats::github(&Judged::new(&named, &rules));
    assert!(said.lines().last().is_some_and(|line| line.starts_with("./::add-mask::x: ")), "{said}");
    assert!(out.contains("\n<log & 100%25>%0A.txt: "), "{out}");
    let commands = out.lines().filter(|line| line.starts_with("::")).count();
    assert_eq!(
        out.matches("::error ").count() + out.matches("::warning ").count() + out.matches("::notice ").count(),
        commands
    );
}

#[test]
fn csv_has_a_row_an_issue_and_no_formula() {
    let (subjects, rules) = (subjects(), gated(Level::Unless));
    let out = formats::csv(&Judged::new(&subjects, &rules));
    let rows = rows(&out);
    let width = rows[0].len();
    assert!(rows.iter().all(|row| row.len() == width), "{rows:?}");
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '@', '\t']), "{cell}");
    }
    assert!(rows.iter().any(|row| row[0] == "'=cmd,\"x\".json" && row[1] == "unusable"), "{rows:?}");
    let fault = rows.iter().find(|row| row[2] == "remote-desktop-off").unwrap();
    assert_eq!((fault[4].as_str(), fault[7].as_str(), fault[10].as_str()), ("blocker", "2", "Machine admin"));
}

/// Parses CSV by RFC 4180.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (vec![], vec![], String::new(), false);
    let mut letters = csv.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, quoted) {
            ('"', true) if letters.peek() == Some(&'"') => cell.extend(letters.next()),
            ('"', _) => quoted = !quoted,
            (',', false) => row.push(std::mem::take(&mut cell)),
            ('\r', false) => {}
            ('\n', false) => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (other, _) => cell.push(other),
        }
    }
    assert!(cell.is_empty() && row.is_empty(), "the last row has no end");
    rows
}

#[test]
fn markdown_begins_with_a_table_of_the_inputs() {
    let (subjects, rules) = (subjects(), gated(Level::Unless));
    let out = formats::markdown(&Judged::new(&subjects, &rules));
    assert!(out.contains("| plans/ä b.json | Will not run | fails |\n"), "{out}");
    assert!(out.contains("| open.json | Can’t tell yet | passes |\n"), "{out}");
    assert!(out.contains("| \\<log \\& 100%\\> .txt |"), "{out}");
    assert!(out.contains("**Machine admin**"), "{out}");
}
