//! Text for a terminal: each answer below the name of its input, and the totals.

use crate::batch::{Answered, Judged, JudgedSubject, Subject};
use crate::check::Verdict;
use crate::export::{self, Format};
use std::fmt::Write;

/// The answers as text, in short or in full. `more` says how to see everything.
#[must_use]
pub fn text(judged: &Judged, all: bool, more: &str) -> String {
    let mut out = String::new();
    for one in &judged.subjects {
        let answer = self::one(one.subject, all, "");
        let _ = writeln!(out, "{}\n{}\n", name(one), answer.trim_end());
    }
    out.push_str(&counts(judged));
    out.push_str(&gate_lines(judged));
    if !all {
        let _ = writeln!(out, "{more}");
    }
    out
}

/// The name of an input on one line: a file's name may have any character.
fn name(one: &JudgedSubject) -> String {
    one.subject.name.replace(char::is_control, "\u{FFFD}")
}

/// The gate's result, a line each; empty if it passes and was given no baseline and no exceptions.
#[must_use]
pub fn gate_lines(judged: &Judged) -> String {
    let failed: Vec<String> = judged.subjects.iter().filter(|one| one.fails).map(name).collect();
    let fails = match (judged.rules.fail_on, failed.is_empty()) {
        (Some(level), false) => format!("Fails (--fail-on {}): {}\n", level.word(), failed.join(", ")),
        _ => String::new(),
    };
    fails + &memory_lines(judged)
}

/// What baseline and exceptions say, a line each.
#[must_use]
pub fn memory_lines(judged: &Judged) -> String {
    let mut out = String::new();
    if judged.rules.baseline.is_some() {
        let listed = judged.subjects.iter().flat_map(|one| one.issues.iter().map(move |listed| (one, listed)));
        let new = listed.filter(|(_, listed)| listed.is_new == Some(true));
        let new: Vec<String> = new.map(|(one, listed)| format!("{} in {}", listed.issue.id, name(one))).collect();
        let gone: Vec<String> = judged.gone.iter().map(|(subject, id)| format!("{id} in {subject}")).collect();
        for (what, list) in [("New", new), ("Gone", gone)] {
            let list = if list.is_empty() { "nothing".to_owned() } else { list.join(", ") };
            let _ = writeln!(out, "{what} since the baseline: {list}");
        }
    }
    for one in &judged.subjects {
        for listed in &one.issues {
            if let Some(why) = &listed.accepted {
                let _ = writeln!(out, "{} in {}: {why}", listed.issue.id, name(one));
            }
        }
    }
    for exception in &judged.expired {
        let _ = writeln!(out, "Expired exception: {} ended on {}", exception.about(), exception.until);
    }
    for exception in &judged.unused {
        let _ = writeln!(out, "Unused exception: {}", exception.about());
    }
    out
}

/// One answer as text. `more` says how to see everything; it may be empty.
#[must_use]
pub fn one(subject: &Subject, all: bool, more: &str) -> String {
    match (&subject.answer, all) {
        (Answered::Plan { report, .. } | Answered::Machine(report), true) => export::report(report, Format::Text),
        (Answered::Plan { report, .. } | Answered::Machine(report), false) => export::brief(report, more),
        (Answered::Text(read), true) => {
            let explained = read.explanations.iter().map(|entry| export::explanation(entry, Format::Text));
            let explained: String = explained.collect();
            let (reading, report) = (export::reading(&read.reading), export::report(read.report(), Format::Text));
            format!("{reading}{explained}{report}{}", export::evidence(&read.evidence, true, Format::Text))
        }
        (Answered::Text(read), false) => export::read_brief(&read.reading, &read.explanations, read.report(), more),
        (Answered::History(history), _) => history.label() + "\n",
        (Answered::Unusable(faults), _) => {
            faults.iter().fold("Can’t be used\n".to_owned(), |text, fault| text + &fault.message + "\n")
        }
    }
}

/// “3 inputs: 1 will not run, 1 ready, 1 can’t be used.”
fn counts(judged: &Judged) -> String {
    let verdicts = [Verdict::Blocked, Verdict::NotSure, Verdict::AtRisk, Verdict::Ready];
    let count =
        |verdict: Option<Verdict>| judged.subjects.iter().filter(|one| one.subject.verdict() == verdict).count();
    let kinds = verdicts.map(|verdict| (count(Some(verdict)), verdict.label().to_ascii_lowercase()));
    let kinds = kinds.into_iter().chain([(count(None), "can’t be used".to_owned())]);
    let parts: Vec<String> =
        kinds.filter(|(count, _)| *count > 0).map(|(count, label)| format!("{count} {label}")).collect();
    let inputs = if judged.subjects.len() == 1 { "input" } else { "inputs" };
    format!("{} {inputs}: {}.\n", judged.subjects.len(), parts.join(", "))
}
