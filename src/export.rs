//! Writes reports and explanations as Markdown, for a wiki or an issue, and as plain text, for a terminal or a ticket.

mod answer;
mod compare;
mod hand_over;
mod reading;
mod runs;

pub use answer::{brief, presumed, read_brief, why, why_not};
pub use compare::comparison;
pub use hand_over::{
    checklist, effort, evidence, failure_message, message, solutions, solutions_and_messages, unfixable_reason,
};
pub use reading::reading;
pub use runs::{DAYS, RunReport, SavedBy, counted, grouped, share};

use crate::auto_claim::way_out::{MAY_HELP, is_offered};
use crate::catalog::rule::Outcome;
use crate::catalog::{Citation, Dispute, ErrorCode, Severity, Step, codes, steps_for};
use crate::check::{Finding, Report, Strength, sentence, unless};
use crate::labels;
use crate::model::{Fact, FindOut, RunPlan};
use std::fmt::Write;

/// The most questions in a text; the page and the JSON have all.
const QUESTIONS: usize = 3;

/// A text format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text: headings in capitals, separated by blank lines. Ticket systems leave it unchanged.
    Text,
    /// Markdown with headings, lists and links.
    Markdown,
}

/// An explanation as text.
#[must_use]
pub fn explanation(entry: &ErrorCode, format: Format) -> String {
    let mut text = Writer::new(format);
    let code = entry.code.map_or_else(|| "the product gives no code".to_owned(), |code| text.code(code));
    text.heading(2, &format!("{} ({code})", entry.title));
    text.paragraph(entry.what);
    text.paragraph(entry.why);
    text.steps(entry.fix, &RunPlan::new());
    let causes =
        (1..).zip(entry.causes).map(|(number, cause)| format!("({number}) {}. {}", cause.title, cause.how_to_tell));
    text.list("Causes", causes);
    let others = entry.look_alikes.iter().map(|other| format!("{}: {}", other.code, other.difference));
    text.list("Often confused with", others);
    text.disputes(entry.disputes);
    text.sources(entry.sources);
    text.out
}

/// A report as text.
#[must_use]
pub fn report(report: &Report, format: Format) -> String {
    answer(report, &[], format)
}

/// A report as text, with the explanations of the codes found beside it.
#[must_use]
pub fn answer(report: &Report, codes: &[&ErrorCode], format: Format) -> String {
    let mut text = Writer::new(format);
    text.heading(1, report.verdict.label());
    text.paragraph(&report.summary);
    if let Some(presumed) = presumed(report) {
        text.paragraph(&presumed);
    }
    for entry in codes {
        text.out += &explanation(entry, format);
    }
    for finding in report.findings.iter().filter(|finding| finding.outcome.is_broken()) {
        text.broken(finding, report);
    }
    let conditional = report.findings.iter().filter(|finding| finding.strength == Some(Strength::If));
    text.list("Conditional", conditional.map(sentence));
    let is_open = |finding: &&Finding| finding.strength.is_none() && matches!(finding.outcome, Outcome::NeedToKnow(_));
    let open = report.findings.iter().filter(is_open);
    text.list(
        "Unchecked",
        open.map(|finding| format!("{}? Needs: {}", finding.rule.title, names(finding.facts().iter()))),
    );
    text.list("Good to know", report.notes.iter().map(|note| format!("{}. {}", note.title, note.text)));
    let questions = report
        .to_ask
        .iter()
        .take(QUESTIONS)
        .map(|question| format!("{} {}", question.question, text.ways(question.how_to_find_out)));
    let questions: Vec<String> = questions.collect();
    text.list("Next questions", questions.into_iter());
    let facts: Vec<String> = report
        .plan
        .iter()
        .map(|(fact, value)| format!("{}: {}", fact.info().label, text.value(&labels::value(fact, value))))
        .collect();
    text.list("Your run", facts.into_iter());
    text.paragraph(&format!("Facts checked on {}. Not affiliated with Microsoft.", report.knowledge_date));
    text.out
}

fn names(facts: impl Iterator<Item = Fact>) -> String {
    facts.map(|fact| fact.info().label).collect::<Vec<_>>().join(", ")
}

/// Writes one text in one format.
pub(crate) struct Writer {
    pub(crate) out: String,
    format: Format,
}

impl Writer {
    pub(crate) const fn new(format: Format) -> Self {
        Self { out: String::new(), format }
    }

    /// Marks code; plain text has no mark.
    fn code(&self, words: &str) -> String {
        match self.format {
            Format::Text => words.to_owned(),
            Format::Markdown => format!("`{words}`"),
        }
    }

    /// Escapes a user's text, so that it stays on its line and has no markup.
    pub(crate) fn value(&self, words: &str) -> String {
        let mut shown = String::new();
        for letter in words.chars() {
            if self.format == Format::Markdown && "\\`*_[]<>&|~#".contains(letter) {
                shown.push('\\');
            }
            shown.push(if letter.is_control() { ' ' } else { letter });
        }
        shown
    }

    pub(crate) fn heading(&mut self, level: usize, words: &str) {
        match self.format {
            Format::Text => self.line(words),
            Format::Markdown => self.line(&format!("{} {words}\n", "#".repeat(level))),
        }
    }

    pub(crate) fn paragraph(&mut self, words: &str) {
        let plain;
        let words = match self.format {
            Format::Markdown => words,
            Format::Text => {
                plain = words.replace('`', "");
                &plain
            }
        };
        self.line(words);
        self.line("");
    }

    /// A list under its own heading; nothing if it is empty.
    pub(crate) fn list(&mut self, heading: &str, items: impl Iterator<Item = String>) {
        let mut items = items.peekable();
        if items.peek().is_none() {
            return;
        }
        self.heading(3, heading);
        for item in items {
            match self.format {
                Format::Text => self.line(&format!("  - {}", item.replace('`', ""))),
                Format::Markdown => self.line(&format!("- {item}")),
            }
        }
        self.line("");
    }

    fn broken(&mut self, finding: &Finding, report: &Report) {
        let guidance = &finding.rule.guidance;
        let mark = match finding.rule.severity {
            Severity::Blocker => "Stops the run",
            Severity::Risk => "May fail",
            Severity::Note => "Note",
        };
        self.heading(2, &format!("{mark}: {}", finding.rule.title));
        let entries = finding.codes().iter().filter_map(|predicted| codes::find(predicted.code));
        let (coded, uncoded): (Vec<_>, Vec<_>) = entries.partition(|entry| entry.code.is_some());
        let mut expected: Vec<String> = coded.iter().map(|entry| self.code(entry.id)).collect();
        expected.extend(uncoded.iter().map(|entry| format!("without a code: {}", entry.title)));
        if !expected.is_empty() {
            self.paragraph(&format!("Code to expect: {}", expected.join(" or ")));
        }
        self.paragraph(guidance.what);
        self.paragraph(guidance.why);
        if let Some(unless) = unless(&finding.unless) {
            self.paragraph(&format!("Unless {unless}."));
        }
        self.steps(&finding.steps(report).into_iter().copied().collect::<Vec<_>>(), &report.plan);
        if is_offered(finding.rule, &report.plan) {
            let command = self.code("flow-preflight autoclaim");
            self.paragraph(&format!("{MAY_HELP} To check, use the page “Auto-claim” or {command}."));
        }
        self.paragraph(&format!("Based on: {}", names(finding.facts().iter())));
        self.disputes(finding.rule.disputes);
        self.sources(guidance.sources);
    }

    /// The steps, with commands and with portal links for the run's cloud.
    fn steps(&mut self, fix: &[Step], plan: &RunPlan) {
        let owner = |step: &Step| match self.format {
            Format::Text => step.owner.label().to_owned(),
            Format::Markdown => format!("**{}**", step.owner.label()),
        };
        let steps: Vec<String> = steps_for(fix, plan)
            .enumerate()
            .map(|(at, step)| format!("{}: {}{}", owner(step), step.text_at(at, plan), self.more(step, plan)))
            .collect();
        self.list("What to do", steps.into_iter());
    }

    /// The parts of a step on lines below it: commands to copy, and links to portals.
    pub(crate) fn more(&self, step: &Step, plan: &RunPlan) -> String {
        let mut more = String::new();
        for command in step.commands {
            // On a line after the step, Markdown would take the command for prose.
            more += &format!("\n    {}", self.code(command));
        }
        for link in step.links {
            let url = link.address(plan);
            more += &match self.format {
                Format::Text => format!("\n    {}: {url}", link.label),
                Format::Markdown => format!("\n    [{}]({url})", link.label),
            };
        }
        more
    }

    fn disputes(&mut self, disputes: &[&Dispute]) {
        for dispute in disputes {
            let sides = dispute.positions.iter().map(|side| format!("{} ({})", side.says, side.source.source.title));
            let follow = std::iter::once(format!("Followed here: {}", dispute.follow));
            self.list(&format!("Where Microsoft’s pages disagree: {}", dispute.point), sides.chain(follow));
        }
    }

    fn sources(&mut self, sources: &[Citation]) {
        let shown: Vec<String> = sources
            .iter()
            .map(|Citation { source, section }| {
                let old = crate::catalog::age(source.years_old(crate::catalog::knowledge_date()));
                let date = source.page_date.map_or_else(String::new, |date| format!("page of {date}{old}, "));
                match self.format {
                    Format::Text => {
                        format!("{}, “{section}” ({date}read {})\n    {}", source.title, source.read_on, source.url)
                    }
                    Format::Markdown => {
                        format!("[{}]({}), “{section}” ({date}read {})", source.title, source.url, source.read_on)
                    }
                }
            })
            .collect();
        self.list("Sources", shown.into_iter());
    }

    fn way(&self, way: FindOut) -> String {
        match way {
            FindOut::Command(command) => self.code(command),
            FindOut::Menu(how) | FindOut::Person(how) => how.to_owned(),
        }
    }

    /// Every way to find out a fact.
    fn ways(&self, ways: &[FindOut]) -> String {
        ways.iter().map(|way| self.way(*way)).collect::<Vec<_>>().join("; ")
    }

    pub(crate) fn line(&mut self, words: &str) {
        // Writing to a string can't fail.
        let _ = writeln!(self.out, "{words}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;
    use crate::model::{Knowledge, RunPlan, Units};

    #[test]
    fn facts_are_written_in_the_words_of_the_page_and_names_are_nothing_but_text() {
        let plan = r#"{"machine":{"rdpEnabled":true,"sessions":{"items":[{"user":"con_toso\\ma[r](x)\nia`"}]}}}"#;
        let report =
            super::report(&check(&Knowledge::said(&RunPlan::from_json(plan, Units::Utf8).unwrap())), Format::Markdown);
        assert!(report.contains("- Remote Desktop: On\n"), "{report}");
        assert!(report.contains(r"con\_toso\\ma\[r\](x) ia\`; maybe more"), "{report}");
    }
}
