//! A report in at most fifteen lines: the answer, the faults, what to do, what to find out.

use super::{Format, Writer, reading};
use crate::catalog::{ErrorCode, Expected, Rule, Severity, Step, codes, steps_for};
use crate::check::{self, Finding, Report, Strength};
use crate::intake::Reading;
use crate::labels;

/// How many steps of the first fault are shown.
const STEPS: usize = 3;
/// How many faults under a circumstance that does not weigh are shown.
const CONDITIONAL: usize = 2;
/// How many notes are shown.
const NOTES: usize = 3;
/// How many faults that do not stop the run are shown below the first fault.
const OTHERS: usize = 3;
/// How many lines the short form has; no fault that stops the run is left out for it.
const LINES: usize = 15;

/// The answer in short: what decides it, what it rests on, what to do, and the next question. `all` says how to see more.
#[must_use]
pub fn brief(report: &Report, all: &str) -> String {
    finished(Writer::new(Format::Text), decided(report, &[]), report, all, NOTES)
}

/// What is never left out: the answer, what it rests on, what to do, and each fault that stops the run. The steps in
/// `said` were said already.
fn decided(report: &Report, said: &[&Step]) -> Vec<String> {
    let mut lines = vec![report.verdict.label().to_owned(), report.summary.clone()];
    lines.extend(presumed(report));
    let mut weighing = report.findings.iter().filter(|finding| weighs(finding));
    if let Some(first) = weighing.next() {
        lines.extend(because(report, first));
        let expected: Vec<&str> = first.codes().iter().filter_map(|code| codes::find(code.code)?.code).collect();
        if !expected.is_empty() {
            lines.push(format!("Code to expect: {}", expected.join(" or ")));
        }
        let steps = first.steps(report).into_iter().filter(|step| !said.contains(step));
        let steps = steps.take(STEPS - said.len().min(STEPS)).enumerate();
        lines.extend(steps.map(|(at, step)| step_line(step, at, report)));
    }
    for (at, finding) in weighing.enumerate() {
        if finding.rule.severity == Severity::Blocker || at < OTHERS {
            lines.push(format!("{}: {}", also(finding), check::sentence(finding)));
        }
    }
    lines
}

/// The text with what is decided, as many notes as there is room for, and the next question.
fn finished(mut text: Writer, decided: Vec<String>, report: &Report, all: &str, most: usize) -> String {
    decided.iter().for_each(|line| text.line(line));
    let question = report.to_ask.first().map(|question| format!("Next question: {}", question.question));
    let room = room(&text, 1 + usize::from(question.is_some()));
    let seldom = report.findings.iter().filter(|finding| finding.strength.is_some() && !weighs(finding));
    let seldom = seldom.take(CONDITIONAL).map(check::sentence);
    let notes = seldom.chain(notes(report).map(|note| format!("{note}.")));
    notes.take(room.min(most)).for_each(|note| text.line(&format!("Note: {note}")));
    question.iter().for_each(|question| text.line(question));
    text.line(all);
    text.out
}

/// True for a fault that bears on the verdict.
fn weighs(finding: &Finding) -> bool {
    finding.strength.is_some() && finding.counts && finding.rule.severity != Severity::Note
}

/// How many more lines the short form has room for, but for those that are still to come.
fn room(text: &Writer, to_come: usize) -> usize {
    LINES.saturating_sub(text.out.lines().count() + to_come)
}

/// What was read, in short: why the run failed, with what to do, and then whether the next run will work.
#[must_use]
pub fn read_brief(reading: &Reading, codes: &[&'static ErrorCode], report: &Report, all: &str) -> String {
    let mut text = Writer::new(Format::Text);
    let mut said: Vec<&Step> = vec![];
    for (at, entry) in codes.iter().take(2).enumerate() {
        let code = entry.code.map_or_else(String::new, |code| format!(" ({code})"));
        text.line(&format!("Why it failed: {}{code}", entry.title));
        let firm = report.findings.iter().find(|finding| {
            finding.outcome.is_broken() && finding.codes().iter().any(|predicted| predicted.code == entry.id)
        });
        let steps = firm.map_or_else(|| steps_for(entry.fix, &report.plan).collect(), |finding| finding.steps(report));
        // The first code has the steps of its rule; the next run then needs none of them again.
        let steps = steps.into_iter().filter(|step| !said.contains(step)).take(if at == 0 { STEPS } else { 1 });
        let steps: Vec<&Step> = steps.collect();
        for (at, step) in steps.iter().enumerate() {
            text.line(&step_line(step, at, report));
        }
        said.extend(steps);
    }
    let found: Vec<String> = reading
        .artifacts
        .iter()
        .map(|found| format!("{} (line {})", found.kind.label(), found.place.line))
        .chain(reading.codes.iter().map(|found| format!("code {} (line {})", found.entry.id, found.place.line)))
        .collect();
    let facts = match reading.facts.len() {
        0 => String::new(),
        1 => ", 1 fact".to_owned(),
        more => format!(", {more} facts"),
    };
    if !found.is_empty() || !facts.is_empty() {
        text.line(&format!("Understood: {}{facts}", found.iter().take(4).cloned().collect::<Vec<_>>().join(", ")));
    }
    reading::offers(&mut text, reading);
    let judges = reading.next_paste.is_none() && !(reading.codes.is_empty() && reading.facts.is_empty());
    let mut decided = if judges { decided(report, &said) } else { vec![] };
    let summary = reading.summary.iter().take(NOTES).map(|note| note.text.clone());
    let notes = reading.notes.iter().take(NOTES).map(|note| format!("Note: {}", note.text));
    let means = check::meaning(report).into_iter().take(NOTES);
    let mut noted = 0;
    for line in summary.chain(means).chain(notes).take(room(&text, decided.len() + 2)) {
        noted += usize::from(line.starts_with("Note: "));
        text.line(&line);
    }
    reading::tables(&mut text, reading, NOTES);
    if let Some(next) = &reading.next_paste {
        reading::next_paste(&mut text, next);
        return text.out;
    }
    if !judges {
        text.line(all);
        return text.out;
    }
    decided.iter_mut().take(1).for_each(|verdict| *verdict = format!("Next run: {verdict}"));
    finished(text, decided, report, all, NOTES - noted)
}

/// The notes that bear on what is known of the run beyond its mode.
fn notes(report: &Report) -> impl Iterator<Item = &'static str> {
    report.notes.iter().filter(|note| note.says_more_than_the_mode()).map(|note| note.title)
}

/// “May fail”, or what a blocker does.
fn also(finding: &Finding) -> &'static str {
    match (finding.rule.severity, finding.strength) {
        (Severity::Blocker, Some(Strength::If)) => "Conditional",
        (Severity::Blocker, _) => "Also stops the run",
        (Severity::Risk, _) => "May fail",
        (Severity::Note, _) => "Note",
    }
}

/// What was presumed, without what an “unless” says already.
#[must_use]
pub fn presumed(report: &Report) -> Option<String> {
    let is_said = |fact| {
        report.findings.iter().any(|finding| {
            finding.outcome.word() == Expected::Broken && finding.unless.iter().any(|saving| saving.fact == fact)
        })
    };
    let phrases: Vec<String> = report
        .presumed
        .iter()
        .filter(|presumed| !is_said(presumed.fact))
        .map(|presumed| {
            crate::catalog::usual::phrase(presumed.fact, &presumed.value).unwrap_or_else(|| {
                format!("{}: {}", presumed.fact.info().label, labels::value(presumed.fact, &presumed.value))
            })
        })
        .collect();
    (!phrases.is_empty()).then(|| format!("Presumed: {}", phrases.join(" · ")))
}

/// What is known of the facts behind a fault, in one line.
fn because(report: &Report, finding: &Finding) -> Option<String> {
    let known = check::because(report, finding);
    let described: Vec<String> = known
        .iter()
        .filter(|because| because.fact != crate::model::Fact::RunMode)
        .map(|because| {
            let value = labels::value(because.fact, &because.value);
            let place = because.place.map_or_else(String::new, |place| format!(" (line {})", place.line));
            format!("{}: {value}{place}", because.fact.info().label)
        })
        .collect();
    (!described.is_empty()).then(|| format!("Based on: {}", described.join("; ")))
}

/// A step on a line of its own, at a place of the list that is shown.
fn step_line(step: &Step, at: usize, report: &Report) -> String {
    format!("  {}: {}", step.owner.label(), plain(&step.text_at(at, &report.plan)))
}

/// Text without the marks of code.
fn plain(text: &str) -> String {
    text.replace('`', "")
}

/// The chain of a finding: rule, circumstance and fault with the facts and places that meet them, what would save it, pages.
#[must_use]
pub fn why(report: &Report, rule: &Rule) -> String {
    let mut text = Writer::new(Format::Text);
    text.line(&format!("{} ({})", rule.title, rule.id));
    let Some(finding) = report.findings.iter().find(|finding| finding.rule == rule) else {
        text.line("This rule says nothing of the run.");
        return text.out;
    };
    text.line(&check::sentence(finding));
    for because in check::because(report, finding) {
        let place = because.place.map_or_else(String::new, |place| format!(", line {}", place.line));
        let value = labels::value(because.fact, &because.value);
        text.line(&format!("  {} = {value}{place} -> {}", because.fact.id(), because.condition));
    }
    for fact in finding.presumed.iter() {
        let why = crate::catalog::usual::of(fact).map_or("", |usual| usual.why);
        text.line(&format!("  {} is presumed: {why}", fact.id()));
    }
    for saving in &finding.unless {
        text.line(&format!("  unless {} ({})", saving.text, saving.fact.id()));
    }
    for citation in rule.guidance.sources {
        text.line(&format!("  {}, “{}”: {}", citation.source.title, citation.section, citation.source.url));
    }
    text.out
}

/// Why a code is not to be expected: for each rule behind it, the condition that fails or what is open.
#[must_use]
pub fn why_not(code: &str, answers: &[check::WhyNot]) -> String {
    let mut text = Writer::new(Format::Text);
    if answers.is_empty() {
        text.line(&format!("{code}: no rule of the catalogue predicts this code."));
    }
    for answer in answers {
        let said = match (&answer.fails, answer.outcome.is_broken()) {
            (_, true) => "It is to be expected: the rule is broken.".to_owned(),
            (Some(fails), _) => {
                let facts: Vec<&str> = answer.facts.iter().map(|fact| fact.info().label).collect();
                format!("{fails} ({})", facts.join(", "))
            }
            (None, _) => format!("Not decided: {}", answer.open.join("; ")),
        };
        text.line(&format!("{} ({}): {said}", answer.rule.title, answer.rule.id));
    }
    text.out
}

impl Finding {
    /// The steps that help, as far as it is known: none that would leave the rule broken by itself and with any other.
    #[must_use]
    pub fn steps(&self, report: &Report) -> Vec<&'static Step> {
        crate::fix::helpful(self.rule, report)
    }
}
