//! `triage`: files with many runs → causes by weight, and the changes that would have saved most runs.

mod files;
mod workbook;

use super::Status;
use super::args::Arguments;
use super::batch::tool_form;
use super::failure::Failure;
use super::gate;
use super::input::{Wanted, paths};
use super::output::{self, machine_form};
use flow_preflight::api;
use flow_preflight::batch::{Judged, Level, Rules, Subject};
use flow_preflight::export::RunReport;
use flow_preflight::formats::{self, Form};
use flow_preflight::triage::{Summary, cover, judge};

/// The most changes that are offered.
const CHANGES: usize = 3;

/// How many causes, machines and unknown messages are shown.
const TOP: usize = 8;

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<Status, Failure> {
    let Answer { text, runs, fails } = answered(arguments)?;
    if arguments.form == Form::Text {
        output::show(&text)?;
    } else {
        output::write(&text)?;
    }
    match (runs, fails) {
        (0, _) => Err(Failure::Input("No row could be read as a run.".to_owned())),
        (_, true) => Ok(Status::Failed),
        (_, false) => Ok(Status::Fine),
    }
}

/// The answer to the command.
pub(crate) struct Answer {
    /// The report in the chosen format.
    pub(crate) text: String,
    /// All runs. With none, rows that can't be read are reported.
    runs: u64,
    /// Whether the gate fails.
    fails: bool,
}

/// Counts the files, and writes the report.
pub(crate) fn answered(arguments: &Arguments) -> Result<Answer, Failure> {
    // Each failed run counts. There is no threshold: the runs have been made.
    let mut rules = gate::rules(arguments, Some(Level::Blocked))?;
    // Runs fail with codes. An exception for a rule is about runs to come.
    rules.exceptions.list.retain(|exception| exception.code.is_some());
    let files = paths(arguments, Wanted::Tables)?;
    let parts = files::count(&files, arguments.merge)?;
    let mut summary = Summary::default();
    for (file, part) in &parts {
        summary.merge(part).map_err(|error| format!("{file}: {error}"))?;
    }
    if summary.total.runs == 0 && summary.broken_rows == 0 {
        let notes: String = summary.notes.iter().map(|note| format!("\n{note}")).collect();
        return Err(Failure::Input(format!("No run was found in {}.{notes}", files.join(", "))));
    }
    let runs = summary.total.runs;
    let subjects: Vec<Subject> =
        if is_for_tools(arguments.form) || has_memory(&rules) { parts.iter().map(subject).collect() } else { vec![] };
    let gate = Judged::new(&subjects, &rules);
    let fails = if gate.has_memory() { gate.fails() } else { summary.total.failed > 0 };
    if is_for_tools(arguments.form) {
        return Ok(Answer { text: tool_form(arguments.form, &gate)?, runs, fails });
    }
    let keeps_names = arguments.keep_names || arguments.form == Form::Text;
    let shown = if keeps_names { summary.without_secrets() } else { summary.without_names() };
    let judged = judge(&shown);
    let covered = cover(&judged.savable, CHANGES);
    let report = RunReport { summary: &shown, judged: &judged, covered: &covered, top: arguments.top.unwrap_or(TOP) };
    let text = match arguments.form {
        Form::Markdown => report.markdown(),
        Form::Csv => report.csv(),
        Form::Html => report.html(),
        Form::Json => {
            let gate = gate.has_memory().then(|| formats::gate(&gate)).flatten();
            let triage = api::Triage::new(shown, &judged, &covered);
            machine_form(api::TriageResults { triage, gate: gate.map(|gate| api::Gate { fail_on: None, ..gate }) })?
        }
        _ => report.text() + &formats::memory_lines(&gate),
    };
    Ok(Answer { text, runs, fails })
}

fn subject((file, summary): &(String, Summary)) -> Subject {
    Subject::history(file, summary, &judge(summary))
}

const fn is_for_tools(form: Form) -> bool {
    matches!(form, Form::Sarif | Form::Junit | Form::Github)
}

fn has_memory(rules: &Rules) -> bool {
    rules.baseline.is_some() || !rules.exceptions.list.is_empty()
}
