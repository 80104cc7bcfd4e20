//! Markdown for a job summary, an issue or a wiki: a table of the inputs, and each answer below.

use crate::batch::{Answered, Judged};
use crate::export::{self, Format, Writer};
use std::fmt::Write;

/// The answers as Markdown.
#[must_use]
pub fn markdown(judged: &Judged) -> String {
    let plain = Writer::new(Format::Markdown);
    let mut out = String::from("# Flow Preflight\n\n| Input | Answer | Gate |\n|---|---|---|\n");
    for one in &judged.subjects {
        let verdict = one.subject.label();
        let gate = match (judged.rules.fail_on, one.fails) {
            (None, _) => "",
            (_, true) => "fails",
            (_, false) => "passes",
        };
        let _ = writeln!(out, "| {} | {verdict} | {gate} |", plain.value(&one.subject.name));
    }
    for exception in &judged.expired {
        let _ = writeln!(out, "\nAn exception ended on {}: {}.", exception.until, plain.value(&exception.about()));
    }
    for exception in &judged.unused {
        let _ = writeln!(out, "\nAn exception concerns nothing that was found: {}.", plain.value(&exception.about()));
    }
    for one in &judged.subjects {
        let _ = writeln!(out, "\n---\n\nInput: {}\n", plain.value(&one.subject.name));
        match &one.subject.answer {
            Answered::Plan { report, .. } | Answered::Machine(report) => {
                out += &export::report(report, Format::Markdown)
            }
            Answered::Text(read) => {
                out += &export::answer(read.report(), &read.explanations, Format::Markdown);
            }
            Answered::History(history) => out += &plain.value(&history.label()),
            Answered::Unusable(faults) => {
                for fault in faults {
                    let _ = writeln!(out, "- {}", plain.value(&fault.message));
                }
            }
        }
    }
    out
}
