//! `triage`: files with many runs → causes by weight, and the changes that would have saved most runs.

mod files;
mod workbook;

use flow_preflight::api;
use flow_preflight::export::RunReport;
use flow_preflight::triage::{cover, judge};
use lexopt::prelude::*;

pub(super) const USAGE: &str = "\
Finds what failed most in a table of desktop flow runs, and the changes that would have saved most runs.

  flow-preflight triage FILE…          CSV (comma, semicolon or tab), .xlsx, NDJSON, OData pages; - is standard input
  flow-preflight triage --json FILE…   the answer as JSON, with the counts that --merge adds up
  flow-preflight triage --merge FILE…  the FILEs are answers that --json wrote
  --format text|markdown|csv|html|json the report in another form; html is one file without scripts
  --keep-names                         keep names in messages; without it only --format text has them
  --top N                              show N causes, machines and unknown messages (8)

Examples:
  flow-preflight triage flowsession.csv
  flow-preflight triage --json monday.csv > monday.json
  flow-preflight triage --merge monday.json tuesday.json

Synapse Link partitions have no header row: their columns come from the model.json above them, or from one among FILE….
Exit status: 0 no run failed, 1 runs failed, 2 the input can't be used.";

/// The most changes that are offered.
const CHANGES: usize = 3;

/// The formats of a report.
const FORMATS: [&str; 5] = ["text", "markdown", "csv", "html", "json"];

/// The result of the command.
pub(super) struct Done {
    /// What to print.
    pub(super) text: String,
    /// True if a run failed.
    pub(super) failed: bool,
    /// True for text to show on a terminal, false for a file's content.
    pub(super) is_for_people: bool,
}

/// Runs the command.
pub(super) fn run(arguments: impl Iterator<Item = std::ffi::OsString>) -> Result<Done, String> {
    let (mut files, mut merge, mut keep, mut top) = (vec![], false, false, 8_usize);
    let mut format = "text".to_owned();
    let mut parser = lexopt::Parser::from_args(arguments);
    let wrong = |error: lexopt::Error| format!("{error}\n\n{USAGE}");
    while let Some(argument) = parser.next().map_err(wrong)? {
        match argument {
            Long("json") => "json".clone_into(&mut format),
            Long("format") => {
                format = parser.value().and_then(ValueExt::string).map_err(wrong)?;
                if !FORMATS.contains(&format.as_str()) {
                    return Err(format!("There is no format “{format}”: {}.", FORMATS.join(", ")));
                }
            }
            Long("merge") => merge = true,
            Long("keep-names") => keep = true,
            Long("top") => top = parser.value().and_then(|value| value.parse()).map_err(wrong)?,
            Short('h') | Long("help") => {
                return Ok(Done { text: format!("{USAGE}\n"), failed: false, is_for_people: true });
            }
            Value(file) => files.push(file.to_string_lossy().into_owned()),
            other => return Err(wrong(other.unexpected())),
        }
    }
    if files.is_empty() {
        return Err(format!("FILE is missing.\n\n{USAGE}"));
    }
    let summary = files::count(&files, merge)?;
    if summary.total.runs == 0 && summary.broken_rows == 0 {
        let notes: String = summary.notes.iter().map(|note| format!("\n{note}")).collect();
        return Err(format!("No run was found in {}.{notes}", files.join(", ")));
    }
    let failed = summary.total.failed > 0;
    let shown = if keep || format == "text" { summary } else { summary.without_names() };
    let judged = judge(&shown);
    let covered = cover(&judged.savable, CHANGES);
    let report = RunReport { summary: &shown, judged: &judged, covered: &covered, top };
    let text = match format.as_str() {
        "text" => report.text(),
        "markdown" => report.markdown(),
        "csv" => report.csv(),
        "html" => report.html(),
        _ => {
            let answer = api::Answer::new(api::Triage::new(shown, &judged, &covered));
            serde_json::to_string_pretty(&answer).map_err(|error| error.to_string())? + "\n"
        }
    };
    Ok(Done { text, failed, is_for_people: format == "text" })
}
