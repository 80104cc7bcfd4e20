//! The answers to `why` and `why-not`.

use super::parts::{Citation, list};
use super::report::{Because, Saving, When};
use crate::catalog::{self, ErrorCode, Expected};
use crate::check::{self, Strength};
use crate::model::FactSet;
use serde::Serialize;

/// The result of a rule for a run, traced from facts to sources.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct Why {
    /// The id of the rule.
    pub rule: &'static str,
    /// The fault.
    pub title: &'static str,
    /// The rule's result; `null` if the rule doesn't apply.
    pub outcome: Option<Expected>,
    /// The strength of a known fault; `null` if none is known.
    pub strength: Option<Strength>,
    /// The known facts that it is based on, each with the condition that it meets.
    pub because: Vec<Because>,
    /// The facts whose usual value the fault is based on.
    pub presumed: FactSet,
    /// The exceptions that would remove the fault.
    pub unless: Vec<Saving>,
    /// The open circumstances under which the fault matters.
    pub when: Vec<When>,
    /// Its sources.
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

/// Why a code isn't predicted for a run.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct WhyNotCode {
    /// The id of the entry: the code, or a name that the catalogue gives.
    pub code: &'static str,
    /// The rules of the code's causes.
    pub rules: Vec<WhyNotRule>,
}

/// Why one rule doesn't predict a code.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct WhyNotRule {
    /// The id of the rule.
    pub rule: &'static str,
    /// The fault.
    pub title: &'static str,
    /// The rule's result.
    pub outcome: Expected,
    /// The first condition that fails, as text; `null` if none does.
    pub fails: Option<String>,
    /// The known facts that make it fail.
    pub facts: FactSet,
    /// The open conditions, as text.
    pub open: Vec<String>,
    /// The open exceptions, as text: each would prevent the fault.
    pub exceptions: Vec<String>,
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
            exceptions: answer.exceptions.clone(),
        }
    }
}
