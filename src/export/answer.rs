//! Writes a report in at most fifteen lines: the answer, the faults, what to do, what to find out.

use super::{Format, Writer, reading};
use crate::catalog::{ErrorCode, Expected, Rule, Severity, Step, codes, steps_for};
use crate::check::{self, Finding, Report, Strength};
use crate::intake::Reading;
use crate::labels;
use crate::model::RunPlan;

/// The most steps shown for the first fault.
const STEPS: usize = 3;
/// The most conditional faults shown that don't count for the verdict.
const CONDITIONAL: usize = 2;
/// The most notes shown.
const NOTES: usize = 3;
/// The most other non-blocking faults shown below the first one.
const OTHERS: usize = 3;
/// The most lines of the short form. Faults that stop the run are shown even beyond this.
const LINES: usize = 15;

/// The short form: what decides the verdict, what it is based on, what to do, and the next question. `all` says how to
/// see the rest.
#[must_use]
pub fn brief(report: &Report, all: &str) -> String {
    finished(Writer::new(Format::Text), decided(report, &[]), report, all, NOTES)
}

/// The part that is never left out: the answer, what it is based on, what to do, and each fault that stops the run.
/// `said` are the steps that were shown before.
fn decided(report: &Report, said: &[&Step]) -> Vec<String> {
    let mut lines = vec![report.verdict.label().to_owned(), report.summary.clone()];
    lines.extend(presumed(report));
    let mut counting = report.findings.iter().filter(|finding| counts(finding));
    if let Some(first) = counting.next() {
        lines.extend(because(report, first));
        let expected: Vec<&str> = first.codes().iter().filter_map(|code| codes::find(code.code)?.code).collect();
        if !expected.is_empty() {
            lines.push(format!("Code to expect: {}", expected.join(" or ")));
        }
        let steps = first.steps(report).into_iter().filter(|step| !said.contains(step));
        let steps = steps.take(STEPS - said.len().min(STEPS)).enumerate();
        lines.extend(steps.map(|(at, step)| step_line(step, at, report)));
    }
    for (at, finding) in counting.enumerate() {
        if finding.rule.severity == Severity::Blocker || at < OTHERS {
            lines.push(format!("{}: {}", also(finding), check::sentence(finding)));
        }
    }
    lines
}

/// Adds the decided part, as many notes as there is room for, and the next question.
fn finished(mut text: Writer, decided: Vec<String>, report: &Report, all: &str, most: usize) -> String {
    decided.iter().for_each(|line| text.line(line));
    let question = report.to_ask.first().map(|question| format!("Next question: {}", question.question));
    let room = room(&text, 1 + usize::from(question.is_some()));
    let seldom = report.findings.iter().filter(|finding| finding.strength.is_some() && !counts(finding));
    let seldom = seldom.take(CONDITIONAL).map(check::sentence);
    let notes = seldom.chain(notes(report).map(|note| format!("{note}.")));
    notes.take(room.min(most)).for_each(|note| text.line(&format!("Note: {note}")));
    question.iter().for_each(|question| text.line(question));
    text.line(all);
    text.out
}

/// True for a fault that counts for the verdict.
fn counts(finding: &Finding) -> bool {
    finding.strength.is_some() && finding.counts && finding.rule.severity != Severity::Note
}

/// How many lines the short form has left, after reserving `to_come`.
fn room(text: &Writer, to_come: usize) -> usize {
    LINES.saturating_sub(text.out.lines().count() + to_come)
}

/// The short form for pasted text: why the run failed and what to do, then whether the next run will work.
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
        // The first code shows its rule's steps; the answer about the next run leaves these out.
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
        0 => None,
        1 => Some("1 fact".to_owned()),
        more => Some(format!("{more} facts")),
    };
    let understood: Vec<String> = found.into_iter().take(4).chain(facts).collect();
    if !understood.is_empty() {
        text.line(&format!("Understood: {}", understood.join(", ")));
    }
    reading::offers(&mut text, reading);
    let judges = reading.next_paste.is_none() && !(reading.codes.is_empty() && reading.facts.is_empty());
    let mut decided = if judges { decided(report, &said) } else { vec![] };
    let summary = reading.summary.iter().take(NOTES).map(|note| note.text.clone());
    // A text with two pieces of broken JSON has the same note at two places.
    let mut notes: Vec<String> = vec![];
    for note in &reading.notes {
        let line = format!("Note: {}", note.text);
        if !notes.contains(&line) {
            notes.push(line);
        }
    }
    notes.truncate(NOTES);
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

/// The notes that depend on more known facts than the run mode.
fn notes(report: &Report) -> impl Iterator<Item = &'static str> {
    report.notes.iter().filter(|note| note.depends_on_more_than_mode()).map(|note| note.title)
}

/// Introduces a further fault: “May fail”, or the effect of a blocker.
fn also(finding: &Finding) -> &'static str {
    match (finding.rule.severity, finding.strength) {
        (Severity::Blocker, Some(Strength::If)) => "Conditional",
        (Severity::Blocker, _) => "Also stops the run",
        (Severity::Risk, _) => "May fail",
        (Severity::Note, _) => "Note",
    }
}

/// The presumptions that no “unless” mentions.
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

/// The known facts behind a fault, in one line.
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

/// A step on its own line, at index `at` of the list shown.
fn step_line(step: &Step, at: usize, report: &Report) -> String {
    format!("  {}: {}", step.owner.label(), plain(&step.text_at(at, &report.plan)))
}

/// The text without code marks.
fn plain(text: &str) -> String {
    text.replace('`', "")
}

/// Explains a finding: the rule, its conditions with the facts and places that meet them, what would remove the fault,
/// and the sources.
#[must_use]
pub fn why(report: &Report, rule: &Rule) -> String {
    let mut text = Writer::new(Format::Text);
    text.line(&format!("{} ({})", rule.title, rule.id));
    let Some(finding) = report.findings.iter().find(|finding| finding.rule == rule) else {
        text.line("This rule doesn’t concern the run.");
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

/// Explains why a code is not expected: for each rule that predicts it, the condition that fails and what is known, or
/// what is open.
#[must_use]
pub fn why_not(code: &str, answers: &[check::WhyNot], plan: &RunPlan) -> String {
    let mut text = Writer::new(Format::Text);
    if answers.is_empty() {
        text.line(&format!("{code}: no rule in the catalogue predicts this code."));
    }
    for answer in answers {
        text.line(&format!("{} ({})", answer.rule.title, answer.rule.id));
        match (&answer.fails, answer.outcome.is_broken()) {
            (_, true) => text.line("  Expected: the run breaks this rule."),
            (Some(fails), _) => {
                text.line(&format!("  Ruled out. {fails}"));
                for fact in answer.facts.iter() {
                    let value = plan.get(fact).map(|value| labels::value(fact, value)).unwrap_or_default();
                    text.line(&format!("  Known: {}: {value}", fact.info().label));
                }
            }
            (None, _) => {
                text.line(&format!("  Undecided. Needs: {}", answer.open.join("; ")));
                if !answer.exceptions.is_empty() {
                    text.line(&format!("  Prevented by: {}", answer.exceptions.join("; or ")));
                }
            }
        }
    }
    text.out
}

impl Finding {
    /// The steps that help: all except those known to leave the rule broken, alone and with any other step.
    #[must_use]
    pub fn steps(&self, report: &Report) -> Vec<&'static Step> {
        crate::fix::helpful(self.rule, report)
    }
}
