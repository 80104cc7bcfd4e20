//! `triage`: files with many runs → causes by weight, and the changes that would have saved most runs.

use flow_preflight::api;
use flow_preflight::model::{Moment, RunPlan};
use flow_preflight::triage::{Count, Reader, Summary, cover, judge, model_columns};
use lexopt::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::Read;
use std::path::Path;

const USAGE: &str = "\
Finds what failed most in a table of desktop flow runs, and the changes that would have saved most runs.

  flow-preflight triage FILE…          CSV (comma, semicolon or tab), NDJSON, OData pages; - is standard input
  flow-preflight triage --json FILE…   the answer as JSON, with the counts that --merge adds up
  flow-preflight triage --merge FILE…  the FILEs are answers that --json wrote
  --keep-names                         names of people and machines stay in the messages that --json writes
  --top N                              show N causes, machines and unknown messages (8)

For example: flow-preflight triage flowsession.csv
             flow-preflight triage --json monday.csv > monday.json
             flow-preflight triage --merge monday.json tuesday.json
Partitions of Synapse Link have no head: their columns are taken from the model.json above them, or from one among FILE….
Exit status: 0 no run failed, 1 runs failed, 2 the input could not be used.";

/// How many changes are offered.
const CHANGES: usize = 3;

/// What describes a Synapse Link folder.
const MODEL: &str = "model.json";

/// The part of an answer that is added up.
#[derive(Deserialize)]
struct Counted {
    summary: Summary,
}

/// How much is read at a time.
const PIECE: usize = 1 << 18;

/// Runs the command. The text to print, and whether a run failed.
pub(crate) fn run(arguments: impl Iterator<Item = std::ffi::OsString>) -> Result<(String, bool), String> {
    let (mut files, mut json, mut merge, mut keep, mut top) = (vec![], false, false, false, 8_usize);
    let mut parser = lexopt::Parser::from_args(arguments);
    let wrong = |error: lexopt::Error| format!("{error}\n\n{USAGE}");
    while let Some(argument) = parser.next().map_err(wrong)? {
        match argument {
            Long("json") => json = true,
            Long("merge") => merge = true,
            Long("keep-names") => keep = true,
            Long("top") => top = parser.value().and_then(|value| value.parse()).map_err(wrong)?,
            Short('h') | Long("help") => return Ok((format!("{USAGE}\n"), false)),
            Value(file) => files.push(file.to_string_lossy().into_owned()),
            other => return Err(wrong(other.unexpected())),
        }
    }
    if files.is_empty() {
        return Err(format!("FILE is missing.\n\n{USAGE}"));
    }
    let mut summary = Summary::default();
    let (models, tables): (Vec<_>, Vec<_>) = files.iter().partition(|file| !merge && is_model(file));
    let mut columns = vec![];
    for model in models {
        columns = columns_of(Path::new(model))?;
    }
    for file in tables {
        let part = if merge { summary_of(file)? } else { read(file, &columns)? };
        summary.merge(&part).map_err(|error| format!("{file}: {error}"))?;
    }
    if summary.total.runs == 0 && summary.broken_rows == 0 {
        let notes: String = summary.notes.iter().map(|note| format!("\n{note}")).collect();
        return Err(format!("No run was found in {}.{notes}", files.join(", ")));
    }
    let text = if json {
        let failed = summary.total.failed > 0;
        let shown = if keep { summary } else { summary.without_names() };
        let judged = judge(&shown);
        let covered = cover(&judged.savable, CHANGES);
        let answer = api::Answer::new(api::Triage::new(shown, &judged, &covered));
        let json = serde_json::to_string_pretty(&answer).map_err(|error| error.to_string())?;
        return Ok((json + "\n", failed));
    } else {
        report(&summary, top)
    };
    Ok((text, summary.total.failed > 0))
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

fn read(file: &str, columns: &[String]) -> Result<Summary, String> {
    let mut source = open(file)?;
    let names = if columns.is_empty() { columns_above(file) } else { columns.to_vec() };
    let mut reader = Reader::with_names(names);
    let mut piece = vec![0; PIECE];
    loop {
        let length = source.read(&mut piece).map_err(|error| format!("{file} can’t be read: {error}"))?;
        if length == 0 {
            return Ok(reader.finish());
        }
        reader.feed(piece.get(..length).unwrap_or(&[]));
    }
}

fn summary_of(file: &str) -> Result<Summary, String> {
    serde_json::from_reader(std::io::BufReader::new(open(file)?))
        .map(|Counted { summary }| summary)
        .map_err(|error| format!("{file} isn’t a file that triage --json wrote: {error}"))
}

fn report(summary: &Summary, top: usize) -> String {
    let judged = judge(summary);
    let failed = summary.total.failed;
    let mut out = format!(
        "{}, {} failed ({})",
        counted(summary.total.runs, "run"),
        grouped(failed),
        share(failed, summary.total.runs)
    );
    let known = judged.causes.iter().filter(|cause| cause.entry.is_some()).count();
    let about = if summary.machines.is_exact() { "" } else { "about " };
    let causes = counted(u64::try_from(known).unwrap_or(u64::MAX), "cause");
    let _ = write!(out, ", {causes}, {about}{}", counted(summary.machines.distinct(), "machine"));
    if let (Some(first), Some(last)) = (summary.first, summary.last) {
        let _ = write!(out, ", {} to {} (UTC)", Moment::of_utc(first).day(), Moment::of_utc(last).day());
    }
    out.push('\n');
    let best = cover(&judged.savable, CHANGES);
    if best.saved > 0 {
        let changes = counted(u64::try_from(best.steps.len()).unwrap_or(u64::MAX), "change");
        let bound = if best.is_best { "" } else { " Picked one after the other: another set may save more." };
        let _ = writeln!(out, "{changes} would have saved {} of the failed runs.{bound}", share(best.saved, failed));
        for step in &best.steps {
            let _ = writeln!(out, "  {}: {}", step.owner.label(), step.action(&RunPlan::new()));
        }
    }
    out.push('\n');
    let most = judged.causes.iter().map(|cause| cause.runs).max().unwrap_or(1).max(1);
    let (known, unknown): (Vec<_>, Vec<_>) = judged.causes.iter().partition(|cause| cause.entry.is_some());
    for cause in known.iter().take(top) {
        let title = cause.entry.map_or("", |entry| entry.title);
        let owner = cause.entry.and_then(flow_preflight::catalog::ErrorCode::owner).map_or("", |owner| owner.label());
        line(&mut out, '×', cause.runs, most, failed, &format!("{title}  {owner}"));
    }
    let rest: u64 = known.iter().skip(top).map(|cause| cause.runs).sum();
    if rest > 0 {
        line(&mut out, '!', rest, most, failed, &format!("{} more causes  --top {}", known.len() - top, known.len()));
    }
    for cause in unknown {
        line(
            &mut out,
            '?',
            cause.runs,
            most,
            failed,
            &format!("Not recognised: {}", counted(u64::try_from(cause.signatures).unwrap_or(u64::MAX), "message")),
        );
    }
    for (text, runs) in judged.unknown.iter().take(top) {
        let _ = writeln!(out, "      {:>9}  {text}", grouped(*runs));
    }
    out.push('\n');
    let mut hours: BTreeMap<u8, Count> = BTreeMap::new();
    for (hour, count) in &summary.hours {
        hours.entry(hour % 24).or_default().add(*count);
    }
    if let Some((hour, count)) =
        hours.iter().max_by_key(|(_, count)| count.failed).filter(|(_, count)| count.failed > 0)
    {
        let _ = writeln!(out, "Worst hour     {hour:02}:00 UTC ({})", share(count.failed, failed));
    }
    let named =
        [("Worst machine", &summary.machines), ("Worst group", &summary.groups), ("Worst flow", &summary.flows)];
    for (label, counts) in named {
        if let Some((name, Count { failed, runs })) = counts.by_failures().first().filter(|(_, count)| count.failed > 0)
        {
            let _ = writeln!(out, "{label:<14} {name} ({} of {} runs)", grouped(*failed), grouped(*runs));
        }
    }
    let said = [
        (summary.open, "row", "without an outcome."),
        (summary.without_zone, "time", "without a time zone, taken for UTC."),
        (summary.without_time, "row", "without a time that can be read. Write it as 2026-03-31T04:00:12Z."),
        (summary.dropped(), "failed run", "with a message too rare to list."),
        (summary.broken_rows, "row", "that can’t be read:"),
    ];
    for (count, noun, text) in said.into_iter().filter(|(count, ..)| *count > 0) {
        let _ = writeln!(out, "{} {text}", counted(count, noun));
    }
    for broken in &summary.broken {
        let _ = writeln!(out, "  line {}: {}: {}", broken.line, broken.why, broken.text);
    }
    for note in &summary.notes {
        let _ = writeln!(out, "{note}");
    }
    out
}

fn line(out: &mut String, sign: char, runs: u64, most: u64, failed: u64, text: &str) {
    let length = usize::try_from(runs.saturating_mul(20).div_ceil(most)).unwrap_or(20);
    let _ =
        writeln!(out, "  {sign} {:>9}  {:<20} {:>6}  {text}", grouped(runs), "█".repeat(length), share(runs, failed));
}

fn share(part: u64, whole: u64) -> String {
    let tenths = part.saturating_mul(1_000).checked_div(whole).unwrap_or(0);
    format!("{}.{} %", tenths / 10, tenths % 10)
}

/// A number with its noun, in the plural where it isn't one.
fn counted(number: u64, noun: &str) -> String {
    format!("{} {noun}{}", grouped(number), if number == 1 { "" } else { "s" })
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
