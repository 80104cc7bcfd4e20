//! An input: its name, its text, and its answer.

use super::history::History;
use super::places::places_of;
use crate::api;
use crate::check::{KnownFact, Report, Verdict};
use crate::fleet::Machine;
use crate::model::{Fact, Knowledge, Place, Units};
use crate::triage::{Judged, Summary};
use crate::understand::Understood;

/// An input and its answer. Places are in UTF-8 bytes.
#[derive(Debug)]
pub struct Subject {
    /// Its name: a path with `/`, or `-` for standard input.
    pub name: String,
    /// The decoded text.
    pub text: String,
    /// Its answer.
    pub answer: Answered,
}

/// The answer to an input.
#[derive(Debug)]
pub enum Answered {
    /// The input is a plan, which was checked.
    Plan {
        /// The report.
        report: Box<Report>,
        /// The place of each fact in the text.
        places: Vec<(Fact, Place)>,
    },
    /// The input is the file of a machine, which was judged among others. The report has only what counts there.
    Machine(Box<Report>),
    /// The input is some text, which was read.
    Text(Box<Understood>),
    /// The input is run history, which was counted.
    History(History),
    /// The input can't be used.
    Unusable(Vec<Fault>),
}

/// Why an input can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong, in a sentence.
    pub message: String,
    /// Where, if it concerns part of the text.
    pub place: Option<Place>,
}

impl Subject {
    /// Checks a plan.
    #[must_use]
    pub fn check(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let answer = match api::check(&text, Units::Utf8) {
            Ok(report) => Answered::Plan { report: Box::new(report), places: places_of(&text) },
            Err(errors) => Answered::Unusable(
                errors
                    .into_iter()
                    .map(|error| Fault { message: error.to_string(), place: Some(error.place) })
                    .collect(),
            ),
        };
        Self { name: name.into(), text, answer }
    }

    /// Reads a text of any kind.
    #[must_use]
    pub fn read(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let answer = Answered::Text(Box::new(api::read(&text, Units::Utf8)));
        Self { name: name.into(), text, answer }
    }

    /// The file of a machine among others, by its judgement. `report` may be of a machine with the same answer.
    #[must_use]
    pub fn machine(machine: &Machine, text: impl Into<String>, knowledge: &Knowledge, report: &Report) -> Self {
        let faults = machine.faults.iter().map(|fault| fault.rule.id);
        let counted: Vec<&str> = faults.chain(machine.open.iter().map(|rule| rule.id)).collect();
        let findings = report.findings.iter().filter(|finding| counted.contains(&finding.rule.id)).cloned();
        let own = Report {
            verdict: machine.verdict,
            summary: machine.answer(),
            predicted_codes: report.predicted_codes.clone(),
            by_mode: vec![],
            presumed: report.presumed.clone(),
            findings: findings.collect(),
            unchecked: vec![],
            notes: vec![],
            to_ask: vec![],
            plan: machine.plan.clone(),
            facts: KnownFact::all(knowledge),
            knowledge_date: report.knowledge_date,
        };
        Self { name: machine.file.clone(), text: text.into(), answer: Answered::Machine(Box::new(own)) }
    }

    /// A file of run history. `judged` is the judgement of this summary.
    #[must_use]
    pub fn history(name: impl Into<String>, summary: &Summary, judged: &Judged) -> Self {
        Self { name: name.into(), text: String::new(), answer: Answered::History(History::new(summary, judged)) }
    }

    /// An input that can't be read at all.
    #[must_use]
    pub fn unusable(name: impl Into<String>, why: impl Into<String>) -> Self {
        let fault = Fault { message: why.into(), place: None };
        Self { name: name.into(), text: String::new(), answer: Answered::Unusable(vec![fault]) }
    }

    /// The report; `None` if the input can't be used.
    #[must_use]
    pub fn report(&self) -> Option<&Report> {
        match &self.answer {
            Answered::Plan { report, .. } | Answered::Machine(report) => Some(report),
            Answered::Text(read) => Some(read.report()),
            Answered::History(_) | Answered::Unusable(_) => None,
        }
    }

    /// What was read; `None` for a plan, or if the input can't be used.
    #[must_use]
    pub fn text_read(&self) -> Option<&Understood> {
        match &self.answer {
            Answered::Text(read) => Some(read),
            _ => None,
        }
    }

    /// The verdict; `None` if the input can't be used.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        self.report().map(|report| report.verdict)
    }

    /// The answer in a few words: the verdict, or how many runs failed.
    #[must_use]
    pub fn label(&self) -> String {
        match (&self.answer, self.verdict()) {
            (Answered::History(history), _) => history.label(),
            (_, Some(verdict)) => verdict.label().to_owned(),
            (_, None) => "Can’t be used".to_owned(),
        }
    }

    /// Everything that is wrong with the input, one error per line; `None` if it can be used.
    #[must_use]
    pub fn unusable_because(&self) -> Option<String> {
        match &self.answer {
            Answered::Unusable(faults) => {
                Some(faults.iter().map(|fault| fault.message.as_str()).collect::<Vec<_>>().join("\n"))
            }
            _ => None,
        }
    }
}
