//! Reports and explanations as plain text, for a terminal and for a ticket.

use crate::catalog::rule::Outcome;
use crate::catalog::{Citation, Dispute, ErrorCode, Severity, Step, codes};
use crate::check::{Finding, Report};
use crate::intake::Reading;
use crate::model::{Fact, FindOut};
use std::fmt::Write;

/// How many questions a text shows; the page and the JSON have all of them.
const QUESTIONS: usize = 3;

/// An explanation as text.
#[must_use]
pub fn explanation(entry: &ErrorCode) -> String {
    let mut text = String::new();
    line(&mut text, &format!("{} ({})", entry.title, entry.code.unwrap_or("the product gives no code")));
    line(&mut text, "");
    paragraph(&mut text, entry.what);
    paragraph(&mut text, entry.why);
    steps(&mut text, entry.fix);
    if !entry.causes.is_empty() {
        line(&mut text, "How it comes about");
        for cause in entry.causes {
            line(&mut text, &format!("  - {}. {}", cause.title, cause.how_to_tell));
        }
        line(&mut text, "");
    }
    if !entry.look_alikes.is_empty() {
        line(&mut text, "Not to be confused with");
        for other in entry.look_alikes {
            line(&mut text, &format!("  - {}: {}", other.code, other.difference));
        }
        line(&mut text, "");
    }
    disputes(&mut text, entry.disputes);
    sources(&mut text, entry.sources);
    text
}

/// A report as text.
#[must_use]
pub fn report(report: &Report) -> String {
    let mut text = String::new();
    line(&mut text, report.verdict.label());
    line(&mut text, &report.summary);
    line(&mut text, "");
    for finding in report.findings.iter().filter(|finding| finding.outcome.is_broken()) {
        broken(&mut text, finding);
    }
    let open: Vec<&Finding> =
        report.findings.iter().filter(|finding| matches!(finding.outcome, Outcome::NeedToKnow(_))).collect();
    if !open.is_empty() {
        line(&mut text, "Still open");
        for finding in open {
            line(&mut text, &format!("  - {}: needs {}", finding.rule.title, names(finding.facts().iter())));
        }
        line(&mut text, "");
    }
    if !report.to_ask.is_empty() {
        line(&mut text, "To find out next");
        for question in report.to_ask.iter().take(QUESTIONS) {
            line(&mut text, &format!("  - {} [{}]", question.question, question.fact.id()));
            for way in question.how_to_find_out {
                let (FindOut::Command(how) | FindOut::Menu(how) | FindOut::Person(how)) = way;
                line(&mut text, &format!("      {how}"));
            }
        }
        line(&mut text, "");
    }
    line(&mut text, &format!("Knowledge of {}. Not affiliated with Microsoft.", report.knowledge_date));
    text
}

/// What was understood of a text, as text.
#[must_use]
pub fn reading(reading: &Reading) -> String {
    let mut text = String::new();
    line(&mut text, "Understood");
    for artifact in &reading.artifacts {
        line(&mut text, &format!("  - {} (line {})", artifact.kind.label(), artifact.place.line));
    }
    for code in &reading.codes {
        line(&mut text, &format!("  - code {} (line {})", code.entry.id, code.place.line));
    }
    for fact in &reading.facts {
        let value = serde_json::to_string(&fact.value).unwrap_or_default();
        line(&mut text, &format!("  - {} = {value} (line {})", fact.fact.id(), fact.place.line));
    }
    for note in &reading.notes {
        line(&mut text, &format!("  ! {}", note.text));
    }
    line(&mut text, "");
    text
}

fn broken(text: &mut String, finding: &Finding) {
    let guidance = &finding.rule.guidance;
    let mark = match finding.rule.severity {
        Severity::Blocker => "STOPS THE RUN",
        Severity::Risk => "MAY FAIL",
        Severity::Note => "NOTE",
    };
    line(text, &format!("{mark}: {}", finding.rule.title));
    let (coded, uncoded): (Vec<_>, Vec<_>) = finding
        .codes()
        .iter()
        .filter_map(|predicted| codes::find(predicted.code))
        .partition(|entry| entry.code.is_some());
    if !coded.is_empty() {
        line(text, &format!("Code to expect: {}", coded.iter().map(|entry| entry.id).collect::<Vec<_>>().join(" or ")));
    }
    for entry in uncoded {
        line(text, &format!("Or, without a code: {}", entry.title));
    }
    paragraph(text, guidance.what);
    paragraph(text, guidance.why);
    steps(text, guidance.fix);
    line(text, &format!("Rests on: {}", names(finding.facts().iter())));
    disputes(text, finding.rule.disputes);
    sources(text, guidance.sources);
}

fn names(facts: impl Iterator<Item = Fact>) -> String {
    facts.map(Fact::id).collect::<Vec<_>>().join(", ")
}

fn steps(text: &mut String, fix: &[Step]) {
    line(text, "What to do");
    for step in fix {
        line(text, &format!("  - {}: {}", step.owner.label(), step.text));
    }
    line(text, "");
}

fn disputes(text: &mut String, disputes: &[&Dispute]) {
    for dispute in disputes {
        line(text, &format!("The sources disagree: {}", dispute.point));
        for position in dispute.positions {
            line(text, &format!("  - {} ({})", position.says, position.source.source.title));
        }
        line(text, &format!("  We follow: {}", dispute.follow));
        line(text, "");
    }
}

fn sources(text: &mut String, sources: &[Citation]) {
    line(text, "Sources");
    for Citation { source, section } in sources {
        let date = source.page_date.map_or_else(String::new, |date| format!("page of {date}, "));
        line(text, &format!("  - {}, “{section}” ({date}read {})", source.title, source.read_on));
        line(text, &format!("    {}", source.url));
    }
    line(text, "");
}

fn paragraph(text: &mut String, words: &str) {
    line(text, words);
    line(text, "");
}

fn line(text: &mut String, words: &str) {
    // Writing to a string can't fail.
    let _ = writeln!(text, "{words}");
}
