//! Texts for other people: the changes of a solution, a message for each person who has to act, a checklist.

use super::{Format, Writer};
use crate::catalog::rule::Outcome;
use crate::catalog::{ErrorCode, Step, steps_for};
use crate::check::{Report, Verdict};
use crate::fix::{Change, Fix, Solution};
use crate::intake::Evidence;
use crate::labels;
use crate::model::{FactSet, Owner, RunPlan, Value};

/// The most solutions shown in a text.
const SOLUTIONS: usize = 3;

/// The solutions as text.
#[must_use]
pub fn solutions(fix: &Fix, format: Format) -> String {
    let mut text = Writer::new(format);
    for (at, solution) in fix.solutions.iter().take(SOLUTIONS).enumerate() {
        let heading = if at == 0 { "What to change".to_owned() } else { "Or".to_owned() };
        text.heading(2, &format!("{heading}: {}", effort(solution)));
        let changes = solution.changes.iter().map(|change| {
            let fixes: Vec<&str> = change.fixes.iter().map(|rule| rule.title).collect();
            let fixes = if fixes.is_empty() { String::new() } else { format!(" Fixes: {}.", fixes.join("; ")) };
            format!("{}: {}{fixes}", change.step.owner.label(), change.action)
        });
        text.list("Changes", changes.collect::<Vec<_>>().into_iter());
        text.paragraph(&format!("Then: {}.", solution.verdict.label()));
    }
    let unfixable = fix
        .unfixable
        .iter()
        .map(|unfixable| format!("{}. {}", unfixable.rule.title, unfixable_reason(unfixable.pinned.is_empty())));
    text.list("No way out is known for", unfixable);
    text.out
}

/// The solutions, and the messages of the first one.
#[must_use]
pub fn solutions_and_messages(report: &Report, fix: &Fix, format: Format) -> String {
    let mut text = solutions(fix, format);
    for solution in fix.solutions.iter().take(1) {
        for owner in &solution.owners {
            let mut heading = Writer::new(format);
            heading.heading(2, &format!("Message for the {}", owner.label()));
            text += &heading.out;
            text += &message(solution, *owner, report.verdict, format);
        }
    }
    text
}

/// What a support case needs. Holds pasted text only with `values`.
#[must_use]
pub fn evidence(list: &[Evidence], values: bool, format: Format) -> String {
    let mut text = Writer::new(format);
    let (there, missing): (Vec<&Evidence>, Vec<&Evidence>) = list.iter().partition(|item| item.place.is_some());
    if !list.is_empty() {
        text.heading(2, "For a support case");
    }
    let known = there.iter().map(|item| match &item.value {
        Some(value) if values => format!("{}: {}", item.label, text.value(value)),
        _ => item.label.to_owned(),
    });
    let known: Vec<String> = known.collect();
    text.list("At hand", known.into_iter());
    text.list("Still missing", missing.iter().map(|item| format!("{}: {}", item.label, item.how)));
    text.out
}

/// Why no step fixes a rule.
#[must_use]
pub const fn unfixable_reason(nothing_pinned: bool) -> &'static str {
    if nothing_pinned { "No known change fixes it." } else { "You ruled out every change that would fix it." }
}

/// The number of changes of a solution, and who makes them.
#[must_use]
pub fn effort(solution: &Solution) -> String {
    let owners: Vec<&str> = solution.owners.iter().map(|owner| owner.label()).collect();
    let changes = match solution.changes.len() {
        1 => "one change".to_owned(),
        more => format!("{more} changes"),
    };
    format!("{changes} by the {}", owners.join(" and the "))
}

/// A message for one person who has to act. Holds no pasted text.
#[must_use]
pub fn message(solution: &Solution, owner: Owner, now: Verdict, format: Format) -> String {
    let own: Vec<&Change> = solution.changes.iter().filter(|change| change.step.owner == owner).collect();
    let mut text = Writer::new(format);
    text.heading(1, "A Power Automate desktop flow needs your help");
    let state = match now {
        Verdict::Blocked => "At the moment, the run will not work.",
        // There is a solution, so some fault is known.
        Verdict::AtRisk | Verdict::NotSure => "At the moment, the run may fail.",
        Verdict::Ready => "The run is being prepared.",
    };
    let needed = if own.len() == 1 { "Please make this change:" } else { "Please make these changes:" };
    text.paragraph(&format!("{state} {needed}"));
    for (at, change) in own.iter().enumerate() {
        text.heading(2, &format!("{}. {}", at + 1, change.action));
        let more = text.more(change.step, &RunPlan::new());
        if !more.is_empty() {
            text.paragraph(more.trim_start());
        }
        for rule in &change.fixes {
            text.paragraph(&format!("Why: {}. {}", rule.title, rule.guidance.what));
        }
        let makes = change.step.makes.plan();
        let checks = makes.iter().map(|(fact, value)| {
            let info = fact.info();
            format!(
                "{}: {}. Look here: {}",
                info.label,
                wanted(&labels::value(fact, value), value),
                text.ways(info.find_out)
            )
        });
        let checks: Vec<String> = checks.collect();
        text.list("How to check that it worked", checks.into_iter());
        if let Some(rule) = change.fixes.first() {
            text.sources(rule.guidance.sources);
        }
    }
    let others: Vec<&str> =
        solution.owners.iter().filter(|other| **other != owner).map(|other| other.label()).collect();
    if !others.is_empty() {
        text.paragraph(&format!("The remaining changes are for: {}.", others.join(", ")));
    }
    text.out
}

/// A message for one person who has to act on an error code. Holds no pasted text.
#[must_use]
pub fn failure_message(entry: &ErrorCode, owner: Owner, plan: &RunPlan, format: Format) -> String {
    let mut text = Writer::new(format);
    text.heading(1, "A Power Automate desktop flow needs your help");
    let code = entry.code.map_or_else(String::new, |code| format!(" ({code})"));
    text.paragraph(&format!("The run failed: {}{code}. {}", entry.title, entry.what));
    let own = steps_for(entry.fix, plan).filter(|step| step.owner == owner);
    text.list("What to do", own.map(|step| format!("{}{}", step.action(plan), text_of(step, plan, format))));
    text.sources(entry.sources);
    text.out
}

/// The commands and portals of a step.
fn text_of(step: &Step, plan: &RunPlan, format: Format) -> String {
    Writer::new(format).more(step, plan)
}

/// The facts behind the findings with such an outcome.
fn facts_of(report: &Report, such: impl Fn(&Outcome) -> bool) -> FactSet {
    let findings = report.findings.iter().filter(|finding| such(&finding.outcome));
    findings.fold(FactSet::EMPTY, |facts, finding| facts.union(finding.facts()))
}

/// Words a wanted version as "at least".
fn wanted(words: &str, value: &Value) -> String {
    match value {
        Value::Version(_) | Value::Count(_) => format!("{words} or more"),
        _ => words.to_owned(),
    }
}

/// True if the value may hold people's names. A checklist is passed on, so these are left out.
const fn names_people(value: &Value) -> bool {
    matches!(value, Value::Sessions(list) if !list.items.is_empty())
}

/// A checklist before the run: what to change, what to find out, and what is in order.
#[must_use]
pub fn checklist(report: &Report, fix: &Fix, format: Format) -> String {
    let mut text = Writer::new(format);
    text.heading(1, "Before the run");
    let changes = fix.solutions.first().map(|solution| solution.changes.iter()).into_iter().flatten();
    text.list("To change", changes.map(|change| format!("[ ] {}: {}", change.step.owner.label(), change.action)));
    let open = facts_of(report, |outcome| matches!(outcome, Outcome::NeedToKnow(_)));
    let open: Vec<String> =
        open.iter().map(|fact| format!("[ ] {} {}", fact.info().question, text.ways(fact.info().find_out))).collect();
    text.list("To find out", open.into_iter());
    let wrong = facts_of(report, Outcome::is_broken);
    let right: Vec<String> = report
        .plan
        .iter()
        .filter(|(fact, value)| !wrong.contains(*fact) && !names_people(value))
        .map(|(fact, value)| format!("[x] {}: {}", fact.info().label, text.value(&labels::value(fact, value))))
        .collect();
    text.list("In order", right.into_iter());
    let notes = report.notes.iter().map(|note| note.title.to_owned());
    text.list("To keep in mind", notes.collect::<Vec<_>>().into_iter());
    text.out
}
