//! `fleet FILE…`: which of many machines lacks what, and the changes that make most of them ready.

use super::Status;
use super::args::Arguments;
use super::batch::{finish, tool_form};
use super::failure::Failure;
use super::gate;
use super::input::{Inputs, Wanted, text_of};
use super::output::{self, machine_form};
use flow_preflight::api;
use flow_preflight::batch::{Judged, Level, Subject};
use flow_preflight::catalog::queries::{self, TenantQuery};
use flow_preflight::export::counted;
use flow_preflight::fleet::{File, Fleet, UNATTENDED, fleet_with, has_a_machine};
use flow_preflight::formats::{self, Form};
use flow_preflight::labels;
use flow_preflight::model::{RunPlan, Units};
use std::collections::HashMap;
use std::fmt::Write as _;

/// The most names in a line without `--all`.
const NAMES: usize = 6;

/// The most rows in a table without `--all`.
const ROWS: usize = 12;

pub(crate) fn run(arguments: &Arguments) -> Result<Status, Failure> {
    if arguments.links {
        arguments.at_most(0)?;
        output::show(&links(arguments.environment.as_deref()))?;
        return Ok(Status::Fine);
    }
    let rules = gate::rules(arguments, Some(Level::Unless))?;
    let run = arguments.run.as_deref().map(text_of).transpose()?;
    let plan = RunPlan::from_json(run.as_deref().unwrap_or(UNATTENDED), Units::Utf8)
        .map_err(|errors| api::error_text(&errors))?;
    let (mut files, mut unread) = (vec![], vec![]);
    for input in Inputs::read(arguments, Wanted::Plans)?.list {
        match input.text {
            Ok(text) => files.push(File { name: input.name, text }),
            Err(why) => unread.push((input.name, why)),
        }
    }
    let texts: HashMap<&str, &str> = files.iter().map(|file| (&*file.name, &*file.text)).collect();
    let mut subjects: Vec<Subject> = vec![];
    let mut fleet = fleet_with(files.clone(), &plan, |machine, knowledge, report| {
        let text = texts.get(machine.file.as_str()).copied().unwrap_or_default();
        subjects.push(Subject::machine(machine, text, knowledge, report));
    });
    // The older of two files of a machine is not used, which is no fault. A file without a machine is one.
    let is_unusable = |name: &str| files.iter().find(|file| file.name == name).is_none_or(|file| !has_a_machine(file));
    fleet.skipped.extend(unread);
    if fleet.machines.is_empty() {
        let why: String = fleet.skipped.iter().map(|(file, why)| format!("\n{file}: {why}")).collect();
        return Err(Failure::Input(format!("No machine was found.{why}")));
    }
    let unusable = fleet.skipped.iter().filter(|(name, _)| is_unusable(name));
    subjects.extend(unusable.map(|(name, why)| Subject::unusable(name, why)));
    let judged = Judged::new(&subjects, &rules);
    match arguments.form {
        Form::Text => {
            let asked = arguments.fail_on.is_some() || judged.has_memory();
            let gate = if asked { formats::gate_lines(&judged) } else { String::new() };
            output::show(&(report(&fleet, arguments.all) + &gate))?;
        }
        Form::Json => output::write(&machine_form(formats::fleet_results(&fleet, &judged))?)?,
        Form::Markdown => output::write(&formats::fleet_markdown(&fleet, &judged))?,
        Form::Html => output::write(&formats::fleet_html(&fleet, &judged))?,
        other => output::write(&tool_form(other, &judged)?)?,
    }
    finish(&judged)
}

fn report(fleet: &Fleet, all: bool) -> String {
    let mut out = formats::fleet_headline(fleet);
    out.push('\n');
    changes(&mut out, fleet);
    let rows = if all { usize::MAX } else { ROWS };
    let names = |indices: &[usize]| names(fleet, indices, all);
    if !fleet.lacking.is_empty() {
        out.push_str("\nFaults (× found, ? not known)\n");
    }
    for lack in fleet.lacking.iter().take(rows) {
        for (sign, indices) in [('×', &lack.broken), ('?', &lack.open)] {
            if !indices.is_empty() {
                let _ = writeln!(out, "  {sign} {:>4}  {}: {}", indices.len(), lack.rule.title, names(indices));
            }
        }
    }
    more(&mut out, fleet.lacking.len(), rows);
    out.push_str("\nMachines with the same answer\n");
    for class in fleet.alike.iter().take(rows) {
        if let Some(machine) = class.first().and_then(|at| fleet.machines.get(*at)) {
            let _ = writeln!(out, "  {:>6}  {}: {}", class.len(), machine.answer(), names(class));
        }
    }
    more(&mut out, fleet.alike.len(), rows);
    let several = fleet.machines.windows(2).any(|two| matches!(two, [one, other] if one.group != other.group));
    if !fleet.differences.is_empty() {
        out.push_str("\nDifferent from most of their group\n");
    }
    for found in fleet.differences.iter().take(rows) {
        let group = found.group.rsplit('/').next().filter(|_| several).map(|group| format!("{group}: "));
        let _ = writeln!(
            out,
            "  {}{}: {}: {} ({} have {})",
            group.unwrap_or_default(),
            names(&found.machines),
            found.fact.info().label,
            labels::value(found.fact, &found.value),
            found.others,
            labels::value(found.fact, &found.usual)
        );
    }
    more(&mut out, fleet.differences.len(), rows);
    let asked: Vec<_> = fleet.to_ask.iter().collect();
    if !asked.is_empty() {
        out.push_str("\nNot in any file. The verdicts assume no fault here; to set them, use --run plan.json\n");
    }
    for fact in &asked {
        let _ = writeln!(out, "  {:<34} {}", fact.id(), fact.info().question);
    }
    if !asked.is_empty() {
        out.push_str("  flow-preflight fleet --links lists addresses that show the tenant’s data.\n");
    }
    for (file, why) in &fleet.skipped {
        let _ = writeln!(out, "\nNot used: {file}: {why}");
    }
    out
}

/// The addresses that show the tenant's settings.
fn links(environment: Option<&str>) -> String {
    let environment = environment.unwrap_or(queries::SOME_ENVIRONMENT);
    let line = |query: &TenantQuery| format!("{}\n  {}\n", query.tells, query.address(environment));
    queries::all().iter().map(line).collect()
}

fn changes(out: &mut String, fleet: &Fleet) {
    let best = &fleet.changes;
    let Some(last) = best.saved_so_far.last() else { return };
    let faulty = fleet.machines.iter().filter(|machine| !machine.faults.is_empty()).count();
    let bound = if best.is_best { "" } else { " Picked one after the other: another set may help more." };
    let _ = writeln!(
        out,
        "{} would clear {last} of {faulty} machines with faults.{bound}",
        counted(best.steps.len() as u64, "change")
    );
    for (step, ready) in best.steps.iter().zip(&best.saved_so_far) {
        let _ = writeln!(out, "  {ready:>4}  {}: {}", step.owner.label(), step.action(&RunPlan::new()));
    }
}

fn names(fleet: &Fleet, indices: &[usize], all: bool) -> String {
    let most = if all { usize::MAX } else { NAMES };
    let named = indices.iter().take(most).filter_map(|at| fleet.machines.get(*at)).map(|machine| machine.name.as_str());
    let list = named.collect::<Vec<_>>().join(", ");
    let rest = indices.len().saturating_sub(most);
    if rest > 0 { format!("{list} and {rest} more") } else { list }
}

fn more(out: &mut String, length: usize, rows: usize) {
    if length > rows {
        let _ = writeln!(out, "  {} more: --all", length - rows);
    }
}
