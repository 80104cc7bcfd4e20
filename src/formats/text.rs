//! Text for a terminal: each answer below the name of its input, and a count of all.

use crate::batch::{Answered, Subject};
use crate::check::Verdict;
use crate::export::{self, Format};
use std::fmt::Write;

/// The answers as text: short, or with everything. `more` says how to see everything.
#[must_use]
pub fn text(subjects: &[Subject], all: bool, more: &str) -> String {
    let mut out = String::new();
    for subject in subjects {
        let answer = one(subject, all, "");
        let _ = writeln!(out, "{}\n{}\n", subject.name, answer.trim_end());
    }
    out.push_str(&counts(subjects));
    if !all {
        let _ = writeln!(out, "{more}");
    }
    out
}

/// One answer as text. `more` says how to see everything; nothing if it is empty.
#[must_use]
pub fn one(subject: &Subject, all: bool, more: &str) -> String {
    match (&subject.answer, all) {
        (Answered::Plan { report, .. }, true) => export::report(report, Format::Text),
        (Answered::Plan { report, .. }, false) => export::brief(report, more),
        (Answered::Text(read), true) => {
            let explained = read.explanations.iter().map(|entry| export::explanation(entry, Format::Text));
            let explained: String = explained.collect();
            let (reading, report) = (export::reading(&read.reading), export::report(read.report(), Format::Text));
            format!("{reading}{explained}{report}{}", export::evidence(&read.evidence, true, Format::Text))
        }
        (Answered::Text(read), false) => export::read_brief(&read.reading, &read.explanations, read.report(), more),
        (Answered::Unusable(faults), _) => {
            faults.iter().fold("Can’t be used\n".to_owned(), |text, fault| text + &fault.message + "\n")
        }
    }
}

/// “3 inputs: 1 will not run, 1 ready, 1 can’t be used.”
fn counts(subjects: &[Subject]) -> String {
    let verdicts = [Verdict::Blocked, Verdict::NotSure, Verdict::AtRisk, Verdict::Ready];
    let count = |verdict: Option<Verdict>| subjects.iter().filter(|subject| subject.verdict() == verdict).count();
    let kinds = verdicts.map(|verdict| (count(Some(verdict)), verdict.label().to_ascii_lowercase()));
    let kinds = kinds.into_iter().chain([(count(None), "can’t be used".to_owned())]);
    let parts: Vec<String> =
        kinds.filter(|(count, _)| *count > 0).map(|(count, label)| format!("{count} {label}")).collect();
    let inputs = if subjects.len() == 1 { "input" } else { "inputs" };
    format!("{} {inputs}: {}.\n", subjects.len(), parts.join(", "))
}
