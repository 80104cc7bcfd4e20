//! Generated history with known answers: each failed run gets its true cause, and unknown texts stay unknown, in every
//! format.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test says what broke by panicking"
)]

mod run_history;

use flow_preflight::triage::{Reader, Summary, judge, model_columns};
use run_history::{COLUMNS, History, Run, Truth, write};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

fn read(names: Vec<String>, bytes: &[u8]) -> Summary {
    let mut reader = Reader::with_names(names);
    bytes.chunks(65_521).for_each(|piece| reader.feed(piece));
    reader.finish()
}

/// Rows are read one at a time, so that two mistakes can't cancel out.
#[test]
fn failed_runs_get_their_true_cause_and_unknown_ones_stay_unknown() {
    let runs: Vec<Run> = History::new(2026).take(40_000).collect();
    let (mut failed, mut right, mut unknown) = (0, 0, 0);
    let mut wrong: BTreeMap<String, usize> = BTreeMap::new();
    let mut judged: BTreeMap<(String, String), Option<&str>> = BTreeMap::new();
    for run in runs.iter().filter(|run| run.truth != Truth::Succeeded) {
        let summary = read(vec![], write::csv(std::slice::from_ref(run), ',').as_bytes());
        let signature = summary.signatures().next().unwrap();
        // A signature has one answer, whichever run it comes from.
        let key = (signature.code.clone(), signature.wording.clone());
        let named = *judged.entry(key).or_insert_with(|| {
            let causes = judge(&summary).causes;
            assert_eq!(causes.len(), 1);
            causes[0].entry.map(|entry| entry.id)
        });
        failed += 1;
        match (&run.truth, named) {
            (Truth::Failed(id), Some(named)) if id == named => right += 1,
            (Truth::Unknown, None) => unknown += 1,
            (truth, named) => {
                *wrong
                    .entry(format!("{truth:?} as {named:?}: {}: {}", signature.code, signature.wording))
                    .or_default() += 1;
            }
        }
    }
    let known = runs.iter().filter(|run| matches!(run.truth, Truth::Failed(_))).count();
    println!("{failed} failed, {right} of {known} right, {unknown} left unknown, {} signatures", judged.len());
    let bad: Vec<_> = wrong.iter().filter(|(text, _)| text.starts_with("Unknown")).collect();
    assert!(bad.is_empty(), "unknown texts were given a cause: {bad:#?}");
    assert_eq!(unknown, runs.iter().filter(|run| run.truth == Truth::Unknown).count());
    assert!(right * 1_000 >= known * 990, "{right} of {known}: {wrong:#?}");
}

#[test]
fn every_format_gives_the_same_answer() {
    let runs: Vec<Run> = History::new(7).take(3_000).collect();
    let wanted = read(vec![], write::csv(&runs, ',').as_bytes());
    let failed = runs.iter().filter(|run| run.truth != Truth::Succeeded).count();
    assert_eq!((wanted.total.runs, wanted.total.failed, wanted.broken_rows), (3_000, failed as u64, 0));
    let wide: Vec<u8> =
        format!("\u{feff}{}", write::csv(&runs, '\t')).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let attributes: Vec<_> = COLUMNS.iter().map(|name| serde_json::json!({ "name": name })).collect();
    let model = serde_json::json!({ "entities": [{ "name": "flowsession", "attributes": attributes }] });
    for (format, names, bytes) in [
        ("semicolons", vec![], write::csv(&runs, ';').into_bytes()),
        ("UTF-16 with tabs", vec![], wide),
        ("lines of JSON", vec![], write::ndjson(&runs).into_bytes()),
        ("pages", vec![], write::pages(&runs, 500).into_bytes()),
        ("a partition", model_columns(&model.to_string()).unwrap(), write::partition(&runs).into_bytes()),
    ] {
        assert_eq!(read(names, &bytes), wanted, "{format}");
    }
}

fn saved(name: &str, bytes: &[u8]) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&file, bytes).unwrap();
    file
}

fn summary_of(file: &Path) -> Summary {
    let words = ["triage", "--json", "--keep-names", file.to_str().unwrap()];
    let done = Command::new(env!("CARGO_BIN_EXE_flow-preflight")).args(words).output().unwrap();
    assert!(done.stderr.is_empty(), "{}", String::from_utf8_lossy(&done.stderr));
    let answer: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    serde_json::from_value(answer["summary"].clone()).unwrap()
}

#[test]
fn a_workbook_gives_what_the_csv_gives() {
    let runs: Vec<Run> = History::new(11).take(2_000).collect();
    let file = saved("runs.xlsx", &write::workbook(&runs));
    let ours = summary_of(&file);
    let mut reader = Reader::default();
    reader.feed(write::csv(&runs, ',').as_bytes());
    assert_eq!(ours, reader.finish());
    assert_eq!(ours.total.failed, runs.iter().filter(|run| run.truth != Truth::Succeeded).count() as u64);
}

#[test]
fn a_workbook_that_is_cut_off_or_holds_no_runs_says_what_to_do() {
    let whole = write::workbook(&History::new(3).take(50).collect::<Vec<_>>());
    let run = |file: &Path| {
        let done = Command::new(env!("CARGO_BIN_EXE_flow-preflight")).arg("triage").arg(file).output().unwrap();
        (done.status.code(), String::from_utf8(done.stderr).unwrap())
    };
    let cut = saved("cut.xlsx", &whole[..whole.len() / 2]);
    assert_eq!(run(&cut), (Some(2), "The workbook is damaged or larger than 4 GB. Save it as CSV.\n".to_owned()));
    let (status, errors) = run(&saved("no-sheet.zip", b"PK\x03\x04PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"));
    assert!(status == Some(2) && errors.contains("is an archive without a sheet"), "{errors}");
}
