//! The answer to `fleet` in its own forms: JSON with the gate, and one document, in Markdown or HTML, about all machines.
//! The formats for other tools take the machines as inputs, as they take plans.

use super::escape::xml;
use super::html::page;
use super::json::gate;
use super::text::memory_lines;
use crate::api;
use crate::batch::{Judged, JudgedSubject};
use crate::check::Verdict;
use crate::export::{Format, Writer, counted};
use crate::fleet::{Fleet, Machine};
use crate::labels;
use crate::model::RunPlan;
use std::fmt::Write;

/// The answer as JSON.
#[must_use]
pub fn fleet_results(fleet: &Fleet, judged: &Judged) -> api::FleetResults {
    api::FleetResults { fleet: api::Fleet::from(fleet), gate: gate(judged) }
}

/// “3 machines: 2 ready, 1 will not run”.
#[must_use]
pub fn fleet_headline(fleet: &Fleet) -> String {
    let words = [
        (Verdict::Ready, "ready"),
        (Verdict::AtRisk, "may fail"),
        (Verdict::Blocked, "will not run"),
        (Verdict::NotSure, "undecided"),
    ];
    let parts: Vec<String> = words
        .into_iter()
        .map(|(verdict, word)| (fleet.count(verdict), word))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    let machines = counted(fleet.machines.len() as u64, "machine");
    if parts.is_empty() { machines } else { format!("{machines}: {}", parts.join(", ")) }
}

/// The answer as Markdown.
#[must_use]
pub fn fleet_markdown(fleet: &Fleet, judged: &Judged) -> String {
    let plain = Writer::new(Format::Markdown);
    let mut out = format!("# Machines\n\n{}\n", fleet_headline(fleet));
    for line in memory_lines(judged).lines() {
        let _ = writeln!(out, "\n{}", plain.value(line));
    }
    for part in parts(fleet, judged) {
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let _ = write!(out, "\n## {}\n\n", part.heading);
        out += &line(part.head.iter().map(|cell| (*cell).to_owned()).collect());
        out += &line(part.head.iter().map(|_| "---".to_owned()).collect());
        for row in part.rows {
            out += &line(row.cells.iter().map(|cell| plain.value(cell)).collect());
        }
    }
    out
}

/// The answer as one HTML file. Machines have their names: the file is about them.
#[must_use]
pub fn fleet_html(fleet: &Fleet, judged: &Judged) -> String {
    let mut out = format!("<section>\n<p><strong>{}</strong></p>\n", xml(&fleet_headline(fleet)));
    for line in memory_lines(judged).lines() {
        let _ = writeln!(out, "<p>{}</p>", xml(line));
    }
    out += "</section>\n";
    for part in parts(fleet, judged) {
        let head: String = part.head.iter().map(|cell| format!("<th>{cell}")).collect();
        let _ = writeln!(out, "<article>\n<h2>{}</h2>\n<table>\n<tr>{head}", part.heading);
        for row in part.rows {
            let class =
                row.verdict.map_or_else(String::new, |verdict| format!(" class=\"{}\"", super::html::class(verdict)));
            let cells: String = row.cells.iter().map(|cell| format!("<td>{}", xml(cell))).collect();
            let _ = writeln!(out, "<tr{class}>{cells}");
        }
        out += "</table>\n</article>\n";
    }
    page("", &out, "Machines have their names.")
}

/// A part of the document: a table under a heading.
struct Part {
    heading: &'static str,
    head: &'static [&'static str],
    rows: Vec<Row>,
}

/// A row. HTML shows it in the colour of the verdict, if it has one.
struct Row {
    verdict: Option<Verdict>,
    cells: Vec<String>,
}

/// The parts that have rows.
fn parts(fleet: &Fleet, judged: &Judged) -> Vec<Part> {
    let row = |cells: Vec<String>| Row { verdict: None, cells };
    let saved = fleet.changes.steps.iter().zip(&fleet.changes.saved_so_far);
    let changes = saved.map(|(step, ready)| {
        row(vec![step.action(&RunPlan::new()).replace('`', ""), step.owner.label().to_owned(), ready.to_string()])
    });
    let faults = fleet.lacking.iter().flat_map(|lack| {
        let line = |found: &str, list: &[usize]| {
            (!list.is_empty()).then(|| {
                row(vec![lack.rule.title.to_owned(), found.to_owned(), list.len().to_string(), fleet.names(list)])
            })
        };
        [line("found", &lack.broken), line("not known", &lack.open)].into_iter().flatten()
    });
    let machines = fleet.machines.iter().map(|machine| of_machine(machine, judged));
    let differences = fleet.differences.iter().map(|found| {
        row(vec![
            found.group.clone(),
            fleet.names(&found.machines),
            found.fact.info().label.to_owned(),
            labels::value(found.fact, &found.value),
            format!("{} have {}", found.others, labels::value(found.fact, &found.usual)),
        ])
    });
    let asked = fleet.to_ask.iter().map(|fact| row(vec![fact.info().question.to_owned(), fact.id().to_owned()]));
    let skipped = fleet.skipped.iter().map(|(file, why)| row(vec![file.clone(), why.clone()]));
    let all = [
        Part {
            heading: "Changes",
            head: &["Change", "Owner", "Machines clear with those above"],
            rows: changes.collect(),
        },
        Part { heading: "Faults", head: &["Fault", "State", "Machines", "Names"], rows: faults.collect() },
        Part { heading: "Machines", head: &["Machine", "File", "Answer", "Gate"], rows: machines.collect() },
        Part {
            heading: "Different from most of their group",
            head: &["Group", "Machines", "Setting", "Value", "Usual"],
            rows: differences.collect(),
        },
        Part {
            heading: "Not in any file; verdicts assume no fault",
            head: &["Question", "Setting"],
            rows: asked.collect(),
        },
        Part { heading: "Files not used", head: &["File", "Reason"], rows: skipped.collect() },
    ];
    all.into_iter().filter(|part| !part.rows.is_empty()).collect()
}

fn of_machine(machine: &Machine, judged: &Judged) -> Row {
    let is_it = |one: &&JudgedSubject| one.subject.name == machine.file;
    let fails = judged.subjects.iter().find(is_it).is_some_and(|one| one.fails);
    let gate = if fails { "fails" } else { "passes" };
    Row {
        verdict: Some(machine.verdict),
        cells: vec![machine.name.clone(), machine.file.clone(), machine.answer(), gate.to_owned()],
    }
}
