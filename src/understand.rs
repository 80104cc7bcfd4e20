//! The one pipeline: text → reading → codes → knowledge → report. The page, the JavaScript engine and the terminal all use it.
//!
//! It is pure: the same text and the same context give the same answer. Each stage uses only the ones before it:
//!
//! 1. [`crate::intake::read`] finds artefacts, facts and codes; the choices in the context pick among several runs or
//!    machines.
//! 2. The codes in the text and in the context are the explanations.
//! 3. What was read, and what those codes imply, joins what the person said: the knowledge.
//! 4. [`check()`] runs the rules over the knowledge. This is the slow stage, so it runs when the report is asked for.

use crate::catalog::{ErrorCode, Family};
use crate::check::{Report, check};
use crate::explain::implied_by;
use crate::intake::{Evidence, ReadCode, Reading, RecognisedBy, evidence_beside, is_umbrella, read_and_secrets};
use crate::model::{Candidate, Fact, Knowledge, Origin, Units};
use std::cell::OnceCell;

/// What is known besides the text.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// What the user stated. Values that were read or implied before are replaced.
    pub knowledge: Knowledge,
    /// Error codes known without a text, from a share link.
    pub codes: Vec<&'static ErrorCode>,
    /// The choices among the offers of an earlier reading. One whose offer is no longer there has no effect.
    pub choices: Vec<Choice>,
}

/// A choice among the offers of a reading: one of several runs, machines or licence holders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The index of the offer.
    pub offer: usize,
    /// The index of the choice in the offer.
    pub choice: usize,
    /// The texts of both. The choice holds as long as a reading has the same texts at these indices.
    text: String,
}

impl Choice {
    /// The choice at these indices; `None` if the reading has no such choice.
    #[must_use]
    pub fn new(reading: &Reading, offer: usize, choice: usize) -> Option<Self> {
        Some(Self { offer, choice, text: choice_text(reading, offer, choice)? })
    }
}

fn choice_text(reading: &Reading, offer: usize, choice: usize) -> Option<String> {
    let offer = reading.offers.get(offer)?;
    Some(format!("{} {}", offer.question, offer.choices.get(choice)?.label))
}

/// Everything that follows from a text and its context.
#[derive(Clone, Debug, Default)]
pub struct Understood {
    /// Artefacts, facts, codes, offers and notes.
    pub reading: Reading,
    /// The entries of the codes in the text, then of those in the context, each once.
    pub explanations: Vec<&'static ErrorCode>,
    /// What a support case needs; empty if nothing failed.
    pub evidence: Vec<Evidence>,
    knowledge: Knowledge,
    report: OnceCell<Report>,
}

/// Reads a text and works out what follows. Never fails: what wasn't understood is in the notes of the reading.
///
/// Places are in `units`. The time is linear in the length of the text.
#[must_use]
pub fn understand(text: &str, units: Units) -> Understood {
    understand_with(text, units, Context::default())
}

/// [`understand`] with a context.
#[must_use]
#[inline(never)]
pub fn understand_with(text: &str, units: Units, context: Context) -> Understood {
    let (mut reading, secrets) = read_and_secrets(text, units);
    for Choice { offer, choice, text } in &context.choices {
        if choice_text(&reading, *offer, *choice).as_ref() == Some(text) {
            reading.choose(*offer, *choice);
        }
    }
    let evidence = evidence_beside(text, &reading, units, secrets);
    let explanations = explanations(&reading, &context.codes);
    let mut knowledge = context.knowledge;
    knowledge.set_found(found(&reading, &explanations));
    knowledge.set_ran_without_licence(ran_without_licence(&reading, &evidence));
    Understood { reading, explanations, evidence, knowledge, report: OnceCell::new() }
}

impl Understood {
    /// All facts with their origins.
    #[must_use]
    pub const fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// What the rules say about the facts in force.
    #[must_use]
    pub fn report(&self) -> &Report {
        self.report.get_or_init(|| check(&self.knowledge))
    }

    /// Changes the knowledge. The text isn't read again; the report is computed again on the next call.
    pub fn change_knowledge(&mut self, change: impl FnOnce(&mut Knowledge)) {
        change(&mut self.knowledge);
        self.report = OnceCell::new();
    }

    /// The explained codes whose implied facts hold: all but those known only by a message that several codes share.
    #[must_use]
    pub fn certain_codes(&self) -> Vec<&'static ErrorCode> {
        certain(&self.reading, &self.explanations).collect()
    }
}

fn explanations(reading: &Reading, codes: &[&'static ErrorCode]) -> Vec<&'static ErrorCode> {
    let mut entries: Vec<&'static ErrorCode> = vec![];
    for entry in reading.codes.iter().map(|code| code.entry).chain(codes.iter().copied()) {
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }
    // The code with the real reason leads, unless several codes have its message.
    let is_shared = |entry: &ErrorCode| {
        reading.codes.iter().any(|code| *code.entry == *entry && code.by == RecognisedBy::SharedMessage)
    };
    let (mut leading, general): (Vec<_>, Vec<_>) =
        entries.into_iter().partition(|entry| !has_a_reason_within(entry) && !is_shared(entry));
    leading.extend(general);
    leading
}

/// True for a code that is reported together with the code of the real reason.
fn has_a_reason_within(entry: &ErrorCode) -> bool {
    is_umbrella(entry) || matches!(entry.id, "WindowsIdentityIncorrect" | "-1073741715")
}

/// True if the licence check failed and the product made the run anyway: the code is in the row of a run, or next to a
/// run's id.
fn ran_without_licence(reading: &Reading, evidence: &[Evidence]) -> bool {
    let has_run = evidence.first().is_some_and(|session| session.place.is_some());
    let of_check =
        |code: &&ReadCode| code.entry.family == Family::LicenseCheck && code.by != RecognisedBy::SharedMessage;
    reading.codes.iter().filter(of_check).any(|code| has_run || code.in_run_row)
}

fn certain<'a>(
    reading: &'a Reading,
    explanations: &'a [&'static ErrorCode],
) -> impl Iterator<Item = &'static ErrorCode> + 'a {
    let is_shared = |entry: &'static ErrorCode| {
        reading.codes.iter().any(|code| code.entry == entry && code.by == RecognisedBy::SharedMessage)
    };
    explanations.iter().copied().filter(move |entry| !is_shared(entry))
}

/// The facts that were read and those that the certain codes imply.
fn found(reading: &Reading, explanations: &[&'static ErrorCode]) -> Vec<(Fact, Candidate)> {
    let read = reading.facts.iter().map(|read| {
        (read.fact, Candidate { value: read.value.clone(), origin: Origin::Read { place: Some(read.place) } })
    });
    read.chain(certain(reading, explanations).flat_map(implied_by)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Verdict;
    use crate::explain::{Explained, explain};
    use crate::model::{FactStatus, RunMode, Value};

    fn code(id: &str) -> &'static ErrorCode {
        match explain(id) {
            Explained::Known(entry) => entry,
            _ => panic!("no code {id}"),
        }
    }

    #[test]
    fn a_code_is_explained_and_implies_facts() {
        let understood = understand("The run failed with Win10AlreadyHasActiveSession.", Units::Utf8);
        assert_eq!(understood.explanations, [code("Win10AlreadyHasActiveSession")]);
        let FactStatus::InForce(value, origin) = understood.knowledge().status(Fact::RunMode) else {
            panic!("the code doesn't imply the run mode");
        };
        assert_eq!(value, Value::from(RunMode::Unattended));
        assert_eq!(*origin, Origin::Implied { code: "Win10AlreadyHasActiveSession" });
    }

    #[test]
    fn what_was_said_wins_and_changes_the_report_without_a_new_reading() {
        let mut understood = understand(r#"{"run":{"mode":"unattended"}}"#, Units::Utf8);
        assert_eq!(understood.report().verdict, Verdict::NotSure);
        let reading = understood.reading.clone();
        understood.change_knowledge(|knowledge| knowledge.set(Fact::RunMode, Value::from(RunMode::Attended)));
        let plan = &understood.report().plan;
        assert_eq!(plan.get(Fact::RunMode), Some(&Value::from(RunMode::Attended)));
        assert_eq!(format!("{:?}", understood.reading), format!("{reading:?}"));
    }

    #[test]
    fn codes_of_the_context_are_explained_once_after_those_of_the_text() {
        let context =
            Context { codes: vec![code("NoCandidateMachine"), code("AccountLockedOut")], ..Context::default() };
        let understood = understand_with("AccountLockedOut", Units::Utf8, context);
        assert_eq!(understood.explanations, [code("AccountLockedOut"), code("NoCandidateMachine")]);
    }

    #[test]
    fn a_choice_lasts_while_its_offer_is_the_same() {
        const RUNS: &str = "[{\"flowsessionid\":\"11111111-1111-1111-1111-111111111111\",\"statuscode\":8,\"errorcode\":\"AccountLockedOut\",\"startedon\":\"2026-01-01T00:00:00Z\"},{\"flowsessionid\":\"22222222-2222-2222-2222-222222222222\",\"statuscode\":8,\"errorcode\":\"NoCandidateMachine\",\"startedon\":\"2026-01-02T00:00:00Z\"}]";
        let first = understand(RUNS, Units::Utf8);
        let offer = first.reading.offers.first().expect("two runs are an offer");
        let other = offer.choices.iter().position(|choice| !choice.in_force).expect("one run isn't in force");
        let choices = vec![Choice::new(&first.reading, 0, other).expect("the choice exists")];
        let chosen = understand_with(RUNS, Units::Utf8, Context { choices: choices.clone(), ..Context::default() });
        assert_ne!(chosen.explanations, first.explanations);
        let elsewhere = understand_with("AccountLockedOut", Units::Utf8, Context { choices, ..Context::default() });
        assert_eq!(elsewhere.explanations, [code("AccountLockedOut")]);
    }
}
