//! Made-up history with known answers: each failed run gets its true cause, what is unknown stays unknown, in every format.
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

fn read(names: Vec<String>, bytes: &[u8]) -> Summary {
    let mut reader = Reader::with_names(names);
    bytes.chunks(65_521).for_each(|piece| reader.feed(piece));
    reader.finish()
}

/// Each run's own answer, so that two mistakes can't make up for each other: rows are read one at a time.
#[test]
fn failed_runs_get_their_true_cause_and_unknown_ones_stay_unknown() {
    let runs: Vec<Run> = History::new(2026).take(40_000).collect();
    let (mut failed, mut right, mut unknown) = (0, 0, 0);
    let mut wrong: BTreeMap<String, usize> = BTreeMap::new();
    let mut judged: BTreeMap<(String, String), Option<&str>> = BTreeMap::new();
    for run in runs.iter().filter(|run| run.truth != Truth::Succeeded) {
        let summary = read(vec![], write::csv(std::slice::from_ref(run), ',').as_bytes());
        let signature = summary.signatures().next().unwrap();
        // A signature has one answer, whichever run it was made of.
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
