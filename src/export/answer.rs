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
/// How many lines the short form has; no blocker is left out for it.
const LINES: usize = 14;

/// The answer in short: what decides it, what it rests on, what to do, and the next question. `all` says how to see more.
#[must_use]
pub fn brief(report: &Report, all: &str) -> String {
    brief_without(report, all, &[])
}

/// The same without the steps that were said already.
fn brief_without(report: &Report, all: &str, said: &[&Step]) -> String {
    let mut text = Writer::new(Format::Text);
    text.line(report.verdict.label());
    text.line(&report.summary);
    let faults: Vec<&Finding> = report.findings.iter().filter(|finding| finding.strength.is_some()).collect();
    let (weighing, others): (Vec<&Finding>, Vec<&Finding>) = faults.into_iter().partition(|finding| finding.counts);
    if let Some(line) = presumed(report) {
        text.line(&line);
    }
    if let Some(first) = weighing.first() {
        if let Some(line) = because(report, first) {
            text.line(&line);
        }
        let expected: Vec<&str> = first.codes().iter().filter_map(|code| codes::find(code.code)?.code).collect();
        if !expected.is_empty() {
            text.line(&format!("Code to expect: {}", expected.join(" or ")));
        }
        let steps = first.steps(report).into_iter().filter(|step| !said.contains(step));
        for (at, step) in steps.take(STEPS - said.len().min(STEPS)).enumerate() {
            text.line(&step_line(step, at, report));
        }
    }
    for (at, finding) in weighing.iter().skip(1).enumerate() {
        let is_blocker = finding.rule.severity == Severity::Blocker;
        if is_blocker || at < 3 {
            text.line(&format!("{}: {}", also(finding), check::sentence(finding)));
        }
    }
    let question = report.to_ask.first().map(|question| format!("Next question: {}", question.question));
    let room = |text: &Writer| LINES.saturating_sub(text.out.lines().count() + 2);
    for finding in others.iter().take(CONDITIONAL.min(room(&text))) {
        text.line(&format!("Note: {}", check::sentence(finding)));
    }
    for note in notes(report).take(NOTES.min(room(&text))) {
        text.line(&format!("Note: {note}."));
    }
    if let Some(question) = question.filter(|_| room(&text) > 0 || report.verdict != check::Verdict::Blocked) {
        text.line(&question);
    }
    text.line(all);
    text.out
}

/// What was read, in short: why the run failed, with the first thing to do, and then whether the next run will work.
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
    for note in reading.summary.iter().take(NOTES) {
        text.line(&note.text);
    }
    reading::tables(&mut text, reading, NOTES);
    for note in reading.notes.iter().take(NOTES) {
        text.line(&format!("Note: {}", note.text));
    }
    for sentence in check::meaning(report).iter().take(NOTES) {
        text.line(sentence);
    }
    if let Some(next) = &reading.next_paste {
        reading::next_paste(&mut text, next);
        return text.out;
    }
    if reading.codes.is_empty() && reading.facts.is_empty() {
        text.line(all);
        return text.out;
    }
    text.out + "Next run: " + &brief_without(report, all, &said)
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
