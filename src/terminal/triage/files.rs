//! Files with many runs → their counts: several at a time, with progress on a terminal.

use super::workbook;
use flow_preflight::export::grouped;
use flow_preflight::triage::{Reader, Summary, model_columns};
use serde::Deserialize;
use std::fs::File;
use std::io::{IsTerminal, Read, Write};
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// The description of a Synapse Link folder.
const MODEL: &str = "model.json";

/// The chunk size in bytes.
const PIECE: usize = 1 << 18;

/// Progress is shown after so many bytes more.
const SHOWN_EVERY: u64 = 32 << 20;

/// The part of an answer that is added up.
#[derive(Deserialize)]
struct Counted {
    summary: Summary,
}

/// The counts of each file; `merge` says that they are answers that were written before.
pub(super) fn count(files: &[String], merge: bool) -> Result<Vec<(String, Summary)>, String> {
    let (models, tables): (Vec<_>, Vec<_>) = files.iter().partition(|file| !merge && is_model(file));
    let mut columns = vec![];
    for model in models {
        columns = columns_of(Path::new(model))?;
    }
    let progress = Progress::default();
    let next = AtomicUsize::new(0);
    let parts: Mutex<Vec<Option<Result<Summary, String>>>> = Mutex::new(tables.iter().map(|_| None).collect());
    let threads = std::thread::available_parallelism().map_or(1, NonZeroUsize::get).min(tables.len());
    let work = || {
        while let Some((at, file)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            tables.get(at).map(|file| (at, file))
        } {
            let part = if merge { summary_of(file) } else { read(file, &columns, &progress) };
            if let Ok(mut parts) = parts.lock()
                && let Some(place) = parts.get_mut(at)
            {
                *place = Some(part);
            }
        }
    };
    // This thread counts as one: WebAssembly has no other.
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    progress.end();
    let parts = parts.into_inner().map_err(|_| "A file could not be read.".to_owned())?;
    let named = tables.iter().zip(parts.into_iter().flatten());
    named.map(|(file, part)| Ok((file.replace(std::path::MAIN_SEPARATOR, "/"), part?))).collect()
}

/// Shows the progress on standard error, if that is a terminal.
#[derive(Default)]
struct Progress {
    bytes: AtomicU64,
    rows: AtomicU64,
}

impl Progress {
    fn add(&self, bytes: u64, rows: u64) {
        let before = self.bytes.fetch_add(bytes, Ordering::Relaxed);
        let rows = self.rows.fetch_add(rows, Ordering::Relaxed) + rows;
        let read = before + bytes;
        if before / SHOWN_EVERY != read / SHOWN_EVERY && std::io::stderr().is_terminal() {
            let _ = write!(std::io::stderr(), "\r{} rows, {} MB", grouped(rows), grouped(read / 1_000_000));
        }
    }

    fn end(&self) {
        if self.bytes.load(Ordering::Relaxed) >= SHOWN_EVERY && std::io::stderr().is_terminal() {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}

fn open(file: &str) -> Result<Box<dyn Read>, String> {
    if file == "-" {
        return Ok(Box::new(std::io::stdin()));
    }
    File::open(file)
        .map(|file| Box::new(file) as Box<dyn Read>)
        .map_err(|error| format!("{file} can’t be read: {error}"))
}

/// True for the description of a Synapse Link folder.
fn is_model(file: &str) -> bool {
    Path::new(file).file_name().is_some_and(|name| name == MODEL)
}

/// The columns of runs that a description names.
fn columns_of(model: &Path) -> Result<Vec<String>, String> {
    let name = model.display();
    let text = std::fs::read_to_string(model).map_err(|error| format!("{name} can’t be read: {error}"))?;
    model_columns(&text).ok_or_else(|| format!("{name} describes no table of runs (flowsession)."))
}

/// The columns that the description in the folder of a file names, or in the folder above it.
fn columns_above(file: &str) -> Vec<String> {
    let folders = Path::new(file).ancestors().skip(1).take(2);
    let found = folders.map(|folder| folder.join(MODEL)).find(|model| model.is_file());
    found.and_then(|model| columns_of(&model).ok()).unwrap_or_default()
}

fn read(file: &str, columns: &[String], progress: &Progress) -> Result<Summary, String> {
    if workbook::is_packed(file) {
        return workbook::read(file);
    }
    let mut source = open(file)?;
    let names = if columns.is_empty() { columns_above(file) } else { columns.to_vec() };
    let mut reader = Reader::with_names(names);
    let mut piece = vec![0; PIECE];
    loop {
        let length = source.read(&mut piece).map_err(|error| format!("{file} can’t be read: {error}"))?;
        if length == 0 {
            return Ok(reader.finish());
        }
        let before = reader.so_far().total.runs;
        reader.feed(piece.get(..length).unwrap_or(&[]));
        progress.add(length as u64, reader.so_far().total.runs - before);
    }
}

fn summary_of(file: &str) -> Result<Summary, String> {
    serde_json::from_reader(std::io::BufReader::new(open(file)?))
        .map(|Counted { summary }| summary)
        .map_err(|error| format!("{file} isn’t a file that triage --json wrote: {error}"))
}
