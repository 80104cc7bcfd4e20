//! `flow-preflight triage`, run as a process.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what broke by panicking")]

mod common;
#[path = "terminal/triage_gates.rs"]
mod gates;
#[path = "common/sarif.rs"]
mod sarif;

use common::{fits, schema};
use std::path::{Path, PathBuf};
use std::process::Command;

fn run(arguments: &[&str]) -> (i32, String, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_flow-preflight")).arg("triage").args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (done.status.code().unwrap(), text(done.stdout), text(done.stderr))
}

/// A folder for one test with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    for (file, text) in files {
        let file = folder.join(file);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    folder
}

const MONDAY: &str = "statuscode,runmode,errorcode,errormessage,startedon,machinename\n\
    8,2,Win10AlreadyHasActiveSession,\"There is a session of CONTOSO\\kim\",2026-03-30T22:00:00Z,BOT-01\n\
    8,2,,Strange thing for lee@contoso.com,2026-03-30T23:00:00Z,BOT-02\n\
    4,2,,,2026-03-30T04:00:00Z,BOT-01\n";
const TUESDAY: &str = "statuscode;errorcode;startedon\n8;RDPIsNotEnabled;2026-03-31T22:00:00Z\n";

#[test]
fn answers_fit_the_schema_and_add_up() {
    let folder = folder("triage-adds-up", &[("monday.csv", MONDAY), ("tuesday.csv", TUESDAY)]);
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (status, both, errors) = run(&["--json", &path("monday.csv"), &path("tuesday.csv")]);
    assert_eq!(status, 1, "{errors}");
    let answer: serde_json::Value = serde_json::from_str(&both).unwrap();
    fits(&schema("TriageAnswer"), &answer, "the answer");
    assert_eq!(answer["schema"], "flow-preflight/1");
    assert_eq!(answer["summary"]["total"], serde_json::json!({ "runs": 4, "failed": 3 }));
    assert_eq!(answer["changes"][0]["saved"], 1, "{both}");
    for name in ["kim", "lee", "contoso"] {
        assert!(!both.contains(name), "{name} in {both}");
    }
    for day in ["monday", "tuesday"] {
        let (_, json, _) = run(&["--json", &path(&format!("{day}.csv"))]);
        std::fs::write(path(&format!("{day}.json")), json).unwrap();
    }
    assert_eq!(run(&["--json", "--merge", &path("tuesday.json"), &path("monday.json")]).1, both);
    let kept = run(&["--json", "--keep-names", &path("monday.csv")]).1;
    assert!(kept.contains("lee@contoso.com"), "{kept}");
}

/// Not in a message, not in a row that can't be read, and not with names either.
#[test]
fn no_form_prints_a_secret() {
    let rows = "statuscode,errormessage\n8,The connector said password=Hunter2!zebra to lee@contoso.com\n";
    let folder =
        folder("triage-secrets", &[("runs.csv", rows), ("prose.txt", "Dear all, password=Hunter2!zebra fits\n")]);
    let [runs, prose] = ["runs.csv", "prose.txt"].map(|name| folder.join(name).to_str().unwrap().to_owned());
    for form in ["text", "json", "csv", "markdown", "html", "sarif", "junit", "github"] {
        for names in [&[][..], &["--keep-names"]] {
            let words = [&["--format", form], names, &[runs.as_str(), &prose]].concat();
            let (_, out, errors) = run(&words);
            assert!(!out.is_empty(), "{form} {names:?}: {errors}");
            assert!(!out.contains("zebra"), "{form} {names:?}: {out}");
        }
    }
}

#[test]
fn a_partition_of_synapse_link_is_read_by_the_description_above_it() {
    let model = r#"{"entities":[{"name":"flowsession","attributes":[{"name":"Id"},{"name":"statuscode"},{"name":"errorcode"}]}]}"#;
    let rows = "1,8,NoCandidateMachine\n2,4,\n";
    let files = [("model.json", model), ("flowsession/2026-03.csv", rows), ("apart/deep/down/2026-03.csv", rows)];
    let folder = folder("triage-synapse", &files);
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (status, out, errors) = run(&[&path("flowsession/2026-03.csv")]);
    assert!(status == 1 && out.starts_with("2 runs, 1 failed (50.0 %)"), "{out}{errors}");
    let apart = path("apart/deep/down/2026-03.csv");
    assert_eq!(run(&[&apart, &path("model.json")]).0, 1);
    let (_, out, _) = run(&[&apart]);
    assert!(out.contains("2 rows that can’t be read") && out.contains("model.json"), "{out}");
}

/// A name in a message, a formula and a tag: none has an effect in a report.
#[test]
fn each_format_of_the_report_says_the_same_and_is_safe_to_open() {
    let rows = "statuscode,runmode,errorcode,errormessage,startedon,machinename,_regardingobjectid_value\n\
        8,2,Win10AlreadyHasActiveSession,,2026-11-16T22:00:00Z,BOT-01,Invoices\n\
        8,2,Win10AlreadyHasActiveSession,,2026-11-16T23:00:00Z,BOT-01,Invoices\n\
        8,2,UnattendedNoAddon,,2026-11-17T01:30:00Z,BOT-02,Invoices\n\
        8,2,,\"=HYPERLINK(\"\"x\"\") <script>alert(1)</script> for lee@contoso.com\",2026-11-17T09:00:00Z,<b>BOT,Stock\n\
        4,2,,,2026-11-17T10:00:00Z,BOT-01,Stock\n";
    let folder = folder("triage-formats", &[("runs.csv", rows)]);
    let file = folder.join("runs.csv").to_str().unwrap().to_owned();
    let format = |name: &str| run(&["--format", name, &file]).1;
    let text = format("text");
    for part in [
        "5 runs, 4 failed (80.0 %), 2 causes, 3 machines, 2026-11-16 to 2026-11-17 (UTC)\n",
        "changes would have saved 75.0 % of the failed runs\n",
        "2 runs; 50.0 % with those above\n",
        "1 run; 75.0 % with those above\n",
        "Worst hours        22:00 to 02:00 UTC (75.0 %)\n",
        "Worst machine      BOT-01 (2 of 3 runs failed)\n",
    ] {
        assert!(text.contains(part), "{part} in:\n{text}");
    }
    let (html, csv, markdown) = (format("html"), format("csv"), format("markdown"));
    assert!(
        !html.contains("<script") && html.contains("&lt;b&gt;BOT") && html.contains("default-src 'none'"),
        "{html}"
    );
    assert!(csv.contains("\"'=HYPERLINK(") && csv.lines().count() == 4, "{csv}");
    assert!(markdown.contains("| 2 | 50.0 % |") && !markdown.contains("<script"), "{markdown}");
    for report in [&html, &csv, &markdown] {
        assert!(!report.contains("lee@"), "{report}");
    }
    let (status, _, errors) = run(&["--format", "pdf", &file]);
    assert!(
        status == 2 && errors.contains("There are text, json, sarif, junit, github, csv, markdown, html."),
        "{errors}"
    );
}
