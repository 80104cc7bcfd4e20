//! The answers to `why` and `why-not`.

use super::parts::{Citation, list};
use super::report::{Because, Saving, When};
use crate::catalog::{self, ErrorCode, Expected};
use crate::check::{self, Strength};
use crate::model::FactSet;
use serde::Serialize;

/// What a rule says of a run, as a chain from facts to pages.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Why {
    /// The id of the rule.
    pub rule: &'static str,
    /// The fault.
    pub title: &'static str,
    /// What the rule says; `null` where it says nothing of the run.
    pub outcome: Option<Expected>,
    /// How firm a known fault is; `null` where none is known.
    pub strength: Option<Strength>,
    /// The known facts behind it, each with the condition that it meets.
    pub because: Vec<Because>,
    /// The facts whose usual value the fault rests on.
    pub presumed: FactSet,
    /// What would save the run.
    pub unless: Vec<Saving>,
    /// The circumstances under which the fault matters, where they are open.
    pub when: Vec<When>,
    /// The pages that say so.
    pub sources: Vec<Citation>,
}

impl Why {
    /// What the rule says of the run of a report.
    #[must_use]
    pub fn new(report: &check::Report, rule: &'static catalog::Rule) -> Self {
        let finding = report.findings.iter().find(|finding| finding.rule == rule);
        let because = finding.map_or_else(Vec::new, |finding| check::because(report, finding));
        Self {
            rule: rule.id,
            title: rule.title,
            outcome: finding.map(|finding| finding.outcome.word()),
            strength: finding.and_then(|finding| finding.strength),
            because: because.into_iter().map(Because::from).collect(),
            presumed: finding.map_or(FactSet::EMPTY, |finding| finding.presumed),
            unless: finding.map_or_else(Vec::new, |finding| list(&finding.unless)),
            when: finding.map_or_else(Vec::new, |finding| list(&finding.when)),
            sources: list(rule.guidance.sources),
        }
    }
}

/// Why a code is not to be expected from a run.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct WhyNotCode {
    /// The name of the entry: the code, or a name of ours.
    pub code: &'static str,
    /// Each rule behind a cause of the code.
    pub rules: Vec<WhyNotRule>,
}

/// Why one rule does not give a code.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct WhyNotRule {
    /// The id of the rule.
    pub rule: &'static str,
    /// The fault.
    pub title: &'static str,
    /// What the rule says.
    pub outcome: Expected,
    /// The first condition that fails, in words; `null` where none does.
    pub fails: Option<String>,
    /// The known facts for which it fails.
    pub facts: FactSet,
    /// What is still open, in words.
    pub open: Vec<String>,
}

impl WhyNotCode {
    /// The answers for one code.
    #[must_use]
    pub fn new(entry: &ErrorCode, answers: &[check::WhyNot]) -> Self {
        Self { code: entry.id, rules: list(answers) }
    }
}

impl From<&check::WhyNot> for WhyNotRule {
    fn from(answer: &check::WhyNot) -> Self {
        Self {
            rule: answer.rule.id,
            title: answer.rule.title,
            outcome: answer.outcome.word(),
            fails: answer.fails.clone(),
            facts: answer.facts,
            open: answer.open.clone(),
        }
    }
}
