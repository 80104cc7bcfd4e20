//! The answer to `check`.

use super::parts::{Citation, Dispute, Note, Step, list};
use crate::catalog::Expected;
use crate::catalog::Severity;
use crate::catalog::rule::Outcome;
use crate::check::{self, KnownFact, ModeVerdict, PredictedCode, Question, Strength, Unchecked, Verdict};
use crate::model::{Fact, FactSet, Place, RunPlan, Value};
use serde::Serialize;
use std::borrow::Cow;

/// How much an answer contains. It has all keys either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// Everything.
    All,
    /// Known faults, presumptions and questions in full. Undecided rules have no texts. Rules that hold, notes, and facts
    /// that are in the plan as stated are left out.
    Needed,
}

/// The result of all rules for a run.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Report<'a> {
    /// The answer in one word.
    pub verdict: Verdict,
    /// The answer in a sentence, with the number of conditions that were not checked.
    pub summary: &'a str,
    /// The codes that the service would report. Which of several it reports first isn't documented.
    pub predicted_codes: &'a [PredictedCode],
    /// The verdict of each run mode, if the mode is unknown and the verdicts differ.
    pub by_mode: &'a [ModeVerdict],
    /// The presumed values of unknown facts that affect the answer.
    pub presumed: Vec<Presumed>,
    /// Broken rules, then faults under a circumstance that weighs, open rules that have to be asked, other faults under a
    /// circumstance, rules that hold; blockers first in each part.
    pub findings: Vec<Finding>,
    /// The other rules that could not be decided.
    pub unchecked: Cow<'a, [Unchecked]>,
    /// Notes on things that can't be checked.
    pub notes: Vec<Note>,
    /// The next questions, the most informative first.
    pub to_ask: &'a [Question],
    /// The facts in force; it can be passed to `check` again.
    pub plan: &'a RunPlan,
    /// Each fact with its origin.
    pub facts: Cow<'a, [KnownFact]>,
    /// The latest day on which a source was read.
    pub knowledge_date: &'a str,
}

impl<'a> From<&'a check::Report> for Report<'a> {
    fn from(report: &'a check::Report) -> Self {
        Self::with(report, Texts::All)
    }
}

impl<'a> Report<'a> {
    /// The answer with these texts.
    #[must_use]
    pub fn with(report: &'a check::Report, texts: Texts) -> Self {
        let (unchecked, facts, notes) = match texts {
            Texts::All => (
                Cow::Borrowed(report.unchecked.as_slice()),
                Cow::Borrowed(report.facts.as_slice()),
                report.notes.as_slice(),
            ),
            Texts::Needed => (
                report.unchecked.iter().map(|one| Unchecked { title: "", ..*one }).collect(),
                report.facts.iter().filter(|known| !known.is_as_stated()).cloned().collect(),
                &[][..],
            ),
        };
        let is_needed =
            |finding: &&check::Finding| texts == Texts::All || !matches!(finding.outcome, Outcome::Holds(_));
        Self {
            verdict: report.verdict,
            summary: &report.summary,
            predicted_codes: &report.predicted_codes,
            by_mode: &report.by_mode,
            presumed: list(&report.presumed),
            findings: report
                .findings
                .iter()
                .filter(is_needed)
                .map(|finding| Finding::of(report, finding, texts))
                .collect(),
            unchecked,
            notes: list(notes),
            to_ask: &report.to_ask,
            plan: &report.plan,
            facts,
            knowledge_date: report.knowledge_date,
        }
    }
}

/// A rule that is broken, open or met.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Finding {
    /// The id of the rule.
    pub rule: &'static str,
    /// The fault, as a user would describe it.
    pub title: &'static str,
    /// The effect of a broken rule on the run.
    pub severity: Severity,
    /// The rule's result.
    pub outcome: Expected,
    /// What is wrong.
    pub what: &'static str,
    /// Why the product behaves like this.
    pub why: &'static str,
    /// How to fix it, one action per step, easiest first.
    pub fix: Vec<Step>,
    /// The facts that it is based on or asks for.
    pub facts: FactSet,
    /// The strength of a known fault; missing if no fault is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
    /// The facts whose usual value the fault is based on.
    pub presumed: FactSet,
    /// The exceptions that would remove the fault.
    pub unless: Vec<Saving>,
    /// The open circumstances under which the fault matters.
    pub when: Vec<When>,
    /// The known facts that it is based on, each with the condition that it meets.
    pub because: Vec<Because>,
    /// Its sources.
    pub sources: Vec<Citation>,
    /// The disputes between its sources.
    pub disputes: Vec<Dispute>,
}

impl Finding {
    fn of(report: &check::Report, finding: &check::Finding, texts: Texts) -> Self {
        let guidance = &finding.rule.guidance;
        let because = if finding.strength.is_some() { check::because(report, finding) } else { vec![] };
        let is_told = texts == Texts::All || finding.strength.is_some();
        let told = |text| if is_told { text } else { "" };
        Self {
            rule: finding.rule.id,
            title: told(finding.rule.title),
            severity: finding.rule.severity,
            outcome: finding.outcome.word(),
            what: told(guidance.what),
            why: told(guidance.why),
            fix: if is_told {
                Step::worded_for(&crate::fix::helpful(finding.rule, report), &report.plan)
            } else {
                vec![]
            },
            facts: finding.facts(),
            strength: finding.strength,
            presumed: finding.presumed,
            unless: list(&finding.unless),
            when: list(&finding.when),
            because: because.into_iter().map(Because::from).collect(),
            sources: if is_told { list(guidance.sources) } else { vec![] },
            disputes: if is_told { list(finding.rule.disputes) } else { vec![] },
        }
    }
}

/// A usual value that is used because the fact is unknown. Anything stated, read or implied overrides it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Presumed {
    /// The fact.
    pub fact: Fact,
    /// The value.
    pub value: Value,
    /// Why it can be presumed.
    pub why: &'static str,
    /// Its source; `null` if it is a judgement of Flow Preflight.
    pub source: Option<Citation>,
}

impl From<&check::Presumed> for Presumed {
    fn from(presumed: &check::Presumed) -> Self {
        let check::Presumed { fact, ref value, why, sources } = *presumed;
        Self { fact, value: value.clone(), why, source: sources.first().map(Citation::from) }
    }
}

/// The exceptions that would remove the fault.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Saving {
    /// The fact.
    pub fact: Fact,
    /// The value that removes the fault; `null` if it is no single value.
    pub value: Option<Value>,
    /// The exception as a clause.
    pub text: String,
}

impl From<&check::Saving> for Saving {
    fn from(saving: &check::Saving) -> Self {
        Self { fact: saving.fact, value: saving.value.clone(), text: saving.text.clone() }
    }
}

/// A circumstance under which a fault matters.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct When {
    /// The fact.
    pub fact: Fact,
    /// The values under which it matters; empty if they are no single values.
    pub values: Vec<Value>,
    /// The circumstance as a clause.
    pub text: String,
}

impl From<&check::When> for When {
    fn from(when: &check::When) -> Self {
        Self { fact: when.fact, values: when.values.clone(), text: when.text.clone() }
    }
}

/// A known fact on which a finding is based.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Because {
    /// The fact.
    pub fact: Fact,
    /// Its value.
    pub value: Value,
    /// Its place in the text; `null` if it was stated or implied.
    pub place: Option<Place>,
    /// The condition of the rule that it meets, in words.
    pub condition: String,
}

impl From<check::Because> for Because {
    fn from(because: check::Because) -> Self {
        let check::Because { fact, value, place, condition } = because;
        Self { fact, value, place, condition }
    }
}
