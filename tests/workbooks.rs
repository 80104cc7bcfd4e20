//! The cells of Excel workbooks are those that another reader finds: in files of several writers, and in generated ones.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test says what broke by panicking"
)]

#[path = "workbooks/generated.rs"]
mod generated;
#[allow(dead_code, reason = "other tests write more formats")]
#[path = "run_history/mod.rs"]
mod run_history;

use calamine::{Data, Reader as _, Xlsx};
use flate2::read::DeflateDecoder;
use flow_preflight::triage::{Summary, Workbook};
use flow_preflight_tables::Rows;
use flow_preflight_tables::workbook::{Part, Sheet, Texts, parts};
use flow_preflight_tables::zip;
use proptest::prelude::*;
use run_history::{COLUMNS, History, write};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;

/// The columns of a row that aren't empty, and their texts.
type Line = BTreeMap<usize, String>;

/// Keeps all cells below a row that names the columns: `c0`, `c1`, …, or the columns of runs.
#[derive(Default)]
struct Found(Vec<Line>);

impl Rows for Found {
    fn column(&self, name: &str) -> Option<usize> {
        let number = name.strip_prefix('c').and_then(|number| number.parse().ok());
        number.or_else(|| COLUMNS.iter().position(|known| *known == name))
    }

    fn head(&mut self, _: &[&str]) {}

    fn row(&mut self, cells: &[(usize, &str)]) {
        assert!(cells.iter().all(|(_, text)| !text.is_empty()), "{cells:?}");
        self.0.push(cells.iter().map(|(column, text)| (*column, (*text).to_owned())).collect());
    }

    fn broken(&mut self, line: u64, why: &str, _: &str) {
        panic!("line {line}: {why}");
    }
}

/// The inflated files of a workbook that are read, in order.
fn files(book: &[u8]) -> Vec<(Part, Vec<u8>)> {
    let tail = &book[book.len().saturating_sub(usize::try_from(zip::TAIL).unwrap())..];
    let (start, size) = zip::directory(tail).unwrap();
    let at = |place: u64| usize::try_from(place).unwrap();
    let entries = zip::entries(&book[at(start)..at(start + size)]);
    let inflated = |entry: &zip::Entry| {
        let data = entry.header + zip::data(&book[at(entry.header)..at(entry.header + zip::HEADER)]).unwrap();
        let packed = &book[at(data)..at(data + entry.length)];
        if !entry.deflated {
            return packed.to_vec();
        }
        let mut bytes = vec![];
        DeflateDecoder::new(packed).read_to_end(&mut bytes).unwrap();
        bytes
    };
    parts(&entries).into_iter().map(|(part, entry)| (part, inflated(entry))).collect()
}

/// The rows of each sheet, by our reader, from pieces of this length.
fn ours(book: &[u8], piece: usize) -> Vec<Vec<Line>> {
    let (mut texts, mut sheets) = (Texts::default(), vec![]);
    for (part, bytes) in files(book) {
        let pieces = bytes.chunks(piece);
        match part {
            Part::Book => {}
            Part::Texts => pieces.for_each(|piece| texts.feed(piece).unwrap()),
            Part::Sheet => {
                let (mut sheet, mut found) = (Sheet::default(), Found::default());
                pieces.for_each(|piece| sheet.feed(piece, &texts, &mut found).unwrap());
                found.0.retain(|line| !line.is_empty());
                sheets.push(found.0);
            }
        }
    }
    sheets
}

/// The rows of each sheet below the one that names the columns, by the other reader.
fn theirs(book: &[u8]) -> Vec<Vec<BTreeMap<usize, Data>>> {
    let mut read = Xlsx::new(Cursor::new(book)).unwrap();
    let is_cell = |data: &Data| !matches!(data, Data::Empty) && !matches!(data, Data::String(text) if text.is_empty());
    let names = read.sheet_names();
    let sheets = names.iter().map(|name| {
        let range = read.worksheet_range(name).unwrap();
        let first = range.start().map_or(0, |(_, column)| column as usize);
        let line = |row: &[Data]| -> BTreeMap<usize, Data> {
            let cells = row.iter().enumerate().filter(|(_, data)| is_cell(data));
            cells.map(|(at, data)| (first + at, data.clone())).collect()
        };
        let is_head = |line: &BTreeMap<usize, Data>| {
            line.values().any(|data| matches!(data, Data::String(text) if Found::default().column(text).is_some()))
        };
        let lines = range.rows().map(line).filter(|line| !line.is_empty());
        lines.skip_while(|line| !is_head(line)).skip(1).collect()
    });
    sheets.collect()
}

/// True for a text of ours that says what the other reader found.
fn says(text: &str, data: &Data) -> bool {
    let is_number = |wanted: f64| text.parse() == Ok(wanted);
    match data {
        Data::String(wanted) | Data::DateTimeIso(wanted) | Data::DurationIso(wanted) => text == wanted,
        Data::Int(number) => text.parse() == Ok(*number),
        Data::Float(number) => is_number(*number),
        Data::DateTime(moment) => is_number(moment.as_f64()),
        Data::Bool(is) => text == if *is { "1" } else { "0" },
        Data::Error(error) => text == error.to_string(),
        other => panic!("{other:?} isn’t a cell"),
    }
}

#[track_caller]
fn compare(name: &str, book: &[u8]) -> usize {
    let theirs = theirs(book);
    for piece in [1, 97, 1 << 18] {
        let ours = ours(book, piece);
        assert_eq!(ours.len(), theirs.len(), "{name}: sheets");
        for (sheet, (ours, theirs)) in ours.iter().zip(&theirs).enumerate() {
            assert_eq!(ours.len(), theirs.len(), "{name}, sheet {sheet}: {ours:?} is not {theirs:?}");
            for (ours, theirs) in ours.iter().zip(theirs) {
                let same = ours.keys().eq(theirs.keys()) && ours.values().zip(theirs.values()).all(|(a, b)| says(a, b));
                assert!(same, "{name}, sheet {sheet}, pieces of {piece}:\n{ours:?}\n{theirs:?}");
            }
        }
    }
    theirs.iter().flatten().map(BTreeMap::len).sum()
}

/// The files that libraries of Python and JavaScript wrote: `make.py` and `make.mjs` beside them.
#[test]
fn workbooks_of_several_writers() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/workbooks");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let books: Vec<_> = files.filter(|file| file.extension().is_some_and(|ending| ending == "xlsx")).collect();
    assert!(books.len() >= 10, "{books:?}");
    for book in books {
        let cells = compare(&book.display().to_string(), &std::fs::read(&book).unwrap());
        assert!(cells >= 20, "{}: only {cells} cells", book.display());
    }
}

#[test]
fn a_history_of_runs() {
    let runs: Vec<_> = History::new(5).take(300).collect();
    assert!(compare("a history of runs", &write::workbook(&runs)) > 3_000);
}

proptest! {
    #[test]
    fn generated_workbooks(book in generated::book()) {
        let written = write::archive(&book.files().iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>());
        compare(&format!("{book:?}"), &written);
    }
}

/// The summary of a workbook, as terminal and page make it.
fn summary(book: &[u8]) -> Summary {
    let mut workbook = Workbook::default();
    for (part, bytes) in files(book) {
        bytes.chunks(50).for_each(|piece| workbook.feed(part, piece).unwrap());
        workbook.end(part);
    }
    workbook.finish()
}

/// Dates are numbers of days, which old workbooks count from 1904.
#[test]
fn a_start_is_the_same_moment_in_both_calendars() {
    for (attribute, days) in [
        ("", "46340.9375"),
        ("date1904=\"0\"", "46340.9375"),
        ("date1904=\"1\"", "44878.9375"),
        ("date1904='true'", "44878.9375"),
    ] {
        let rows = format!(
            "<row><c t=\"inlineStr\"><is><t>statuscode</t></is></c><c t=\"inlineStr\"><is><t>startedon</t></is></c></row>\
            <row><c><v>8</v></c><c s=\"1\"><v>{days}</v></c></row><row><c><v>4</v></c><c t=\"d\"><v>2026-11-14T22:30:00Z</v></c></row>"
        );
        let book = generated::archive_of(attribute, &[], &[rows]);
        let written =
            write::archive(&book.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>());
        let Data::DateTime(moment) = theirs(&written)[0][0][&1].clone() else { panic!("no date in {attribute}") };
        assert_eq!(moment.to_ymd_hms_milli(), (2026, 11, 14, 22, 30, 0, 0), "{attribute}");
        let summary = summary(&written);
        assert_eq!((summary.first, summary.last), (Some(1_794_695_400), Some(1_794_695_400)), "{attribute}");
        assert_eq!(summary.total.runs, 2);
    }
}
