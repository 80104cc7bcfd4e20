//! Measures reading a table of a million runs, against a bare loop of the `csv` crate over the same bytes.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a benchmark says what broke by panicking"
)]

#[allow(dead_code, reason = "the tests write more formats")]
#[path = "../tests/run_history/mod.rs"]
mod run_history;

use flow_preflight::triage::{Reader, Summary, judge};
use run_history::{History, Truth, write};
use std::time::Instant;

/// The number of rows.
const ROWS: usize = 1_000_000;

/// How often each is measured; the fastest counts.
const TIMES: usize = 5;

fn main() {
    let rows = std::env::var("ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(ROWS);
    let made: Vec<_> = History::new(1).take(rows).collect();
    let csv = write::csv(&made, ',');
    let json = write::pages(&made, 5_000);
    let failed = made.iter().filter(|run| run.truth != Truth::Succeeded).count();
    drop(made);
    println!(
        "  {rows} runs, {failed} failed, CSV {} MB, JSON {} MB; best of {TIMES}",
        csv.len() / 1_000_000,
        json.len() / 1_000_000
    );
    let bare = best(|| {
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let mut record = csv::ByteRecord::new();
        let mut cells = 0;
        while reader.read_byte_record(&mut record).unwrap() {
            cells += record.len();
        }
        assert_eq!(cells, rows * run_history::COLUMNS.len());
    });
    let ours = best(|| assert_eq!(read(csv.as_bytes()).total.failed, failed as u64));
    let of_json = best(|| assert_eq!(read(json.as_bytes()).total.failed, failed as u64));
    let summary = read(csv.as_bytes());
    let judged = best(|| assert!(!judge(&summary).causes.is_empty()));
    row("csv crate, byte records", bare, "");
    row("triage of CSV, one thread", ours, &format!("{:.2} times as long; must: 1.3", ours / bare));
    row("triage of JSON pages", of_json, "");
    row("judging once", judged, &format!("{} signatures", summary.signatures().count()));
}

fn read(bytes: &[u8]) -> Summary {
    let mut reader = Reader::default();
    bytes.chunks(1 << 18).for_each(|piece| reader.feed(piece));
    reader.finish()
}

/// The shortest time in seconds: noise only adds.
fn best(mut run: impl FnMut()) -> f64 {
    let time = |_| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64()
    };
    (0..TIMES).map(time).fold(f64::INFINITY, f64::min)
}

fn row(what: &str, seconds: f64, beside: &str) {
    println!("  {what:<30} {seconds:>8.3} s   {beside}");
}
