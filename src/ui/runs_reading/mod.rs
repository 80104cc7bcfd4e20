//! Reads files with many runs chunk by chunk, so that the page stays responsive, and judges the result.

mod machines;
mod workbook;

pub(crate) use machines::read_machines;

use crate::triage::{Judging, Reader, Summary, cover, model_columns};
use crate::ui::browser::{self, Chosen};
use crate::ui::runs_state::{Progress, RunsAction, Triaged};
use std::cell::Cell;
use std::rc::Rc;
use yew::Callback;

/// The chunk size in bytes: about 20 ms of work.
const PIECE: f64 = 4_194_304.0;

/// The longest time without yielding to the browser, in milliseconds.
const LONGEST: f64 = 40.0;

/// The interval between progress updates, in milliseconds.
const SHOWN_EVERY: f64 = 100.0;

/// The most changes that are offered.
const CHANGES: usize = 3;

/// The description of a Synapse Link folder.
const MODEL: &str = "model.json";

/// The longest description that is read, in bytes.
const LONGEST_MODEL: f64 = 16_000_000.0;

/// Reads the files, adds them to what was read before, and judges everything. `stop` ends reading early; what was read
/// so far counts.
pub(crate) async fn read(
    files: Vec<Chosen>,
    before: Option<Rc<Triaged>>,
    stop: Rc<Cell<bool>>,
    tell: Callback<RunsAction>,
) {
    let begun = browser::now();
    let names: Vec<String> = files.iter().map(Chosen::name).collect();
    let names = before.iter().map(|before| before.names.clone()).chain(names).collect::<Vec<_>>().join(", ");
    let progress =
        Progress { names: names.as_str().into(), of: files.iter().map(Chosen::size).sum(), ..Progress::default() };
    let mut reading = Reading { stop, tell, begun, shown: 0.0, progress, faults: vec![] };
    let mut summary = before.as_ref().map(|before| before.summary.clone()).unwrap_or_default();
    let (models, tables): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| file.name().ends_with(MODEL));
    let mut columns = vec![];
    for model in models {
        match columns_of(&model).await {
            Some(found) => columns = found,
            None => reading.faults.push(format!("{} describes no table of runs (flowsession).", model.name())),
        }
        reading.progress.bytes += model.size();
    }
    for file in &tables {
        if reading.stop.get() {
            break;
        }
        let part = match workbook::is_packed(file).await {
            true => reading.workbook(file).await,
            false => reading.table(file, &columns).await,
        };
        // Both summaries are of this recipe.
        if let Err(why) = part.and_then(|part| summary.merge(&part)) {
            reading.faults.push(format!("{}: {why}", file.name()));
        }
    }
    let done = reading.judge(summary, before.as_deref(), names).await;
    reading.tell.emit(RunsAction::Done(Rc::new(done)));
}

async fn columns_of(model: &Chosen) -> Option<Vec<String>> {
    model_columns(&String::from_utf8_lossy(&model.part(0.0, LONGEST_MODEL).await?))
}

struct Reading {
    stop: Rc<Cell<bool>>,
    tell: Callback<RunsAction>,
    begun: f64,
    /// When progress was last shown.
    shown: f64,
    progress: Progress,
    faults: Vec<String>,
}

impl Reading {
    /// So many bytes more are read. False if somebody wants it to end.
    fn goes_on(&mut self, bytes: f64) -> bool {
        self.progress.bytes += bytes;
        self.show();
        !self.stop.get()
    }

    /// Shows the progress, at intervals.
    fn show(&mut self) {
        let now = browser::now();
        if now - self.shown >= SHOWN_EVERY {
            self.shown = now;
            self.progress.took = now - self.begun;
            self.tell.emit(RunsAction::Read(self.progress.clone()));
        }
    }

    /// Counts the rows of a file.
    async fn table(&mut self, file: &Chosen, columns: &[String]) -> Result<Summary, String> {
        let mut reader = Reader::with_names(columns.to_vec());
        let (mut at, rows) = (0.0, self.progress.rows);
        let ask = |at: f64| (at < file.size()).then(|| file.ask(at, (at + PIECE).min(file.size())));
        let mut next = ask(at);
        // The browser reads the next chunk while this one is counted.
        while let Some(asked) = next {
            next = ask(at + PIECE);
            let bytes = match asked {
                Some(asked) => asked.bytes().await,
                None => None,
            };
            let Some(bytes) = bytes else {
                self.faults.push(format!("{}: it can’t be read to the end. Choose the file itself.", file.name()));
                break;
            };
            reader.feed(&bytes);
            at += PIECE;
            self.progress.rows = rows + reader.so_far().total.runs;
            if !self.goes_on(bytes.len() as f64) {
                break;
            }
        }
        Ok(reader.finish())
    }

    /// Judges each distinct failure.
    async fn judge(&mut self, summary: Summary, before: Option<&Triaged>, names: String) -> Triaged {
        let mut judging = Judging::default();
        let mut paused = browser::now();
        {
            let machines = summary.machines_by_signature();
            let all = summary.signatures().count();
            for (at, signature) in summary.signatures().enumerate() {
                judging.add(signature, machines.get(signature.id.as_str()).map_or(&[], Vec::as_slice));
                if browser::now() - paused > LONGEST {
                    self.progress.judged = Some((at + 1, all));
                    self.show();
                    browser::pause().await;
                    paused = browser::now();
                }
            }
        }
        let judged = judging.finish();
        Triaged {
            names,
            bytes: self.progress.bytes + before.map_or(0.0, |before| before.bytes),
            took: browser::now() - self.begun,
            is_part: self.stop.get() || before.is_some_and(|before| before.is_part),
            faults: std::mem::take(&mut self.faults),
            covered: cover(&judged.savable, CHANGES),
            summary,
            judged,
        }
    }
}
