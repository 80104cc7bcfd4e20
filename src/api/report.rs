//! The answer to `check`.

use super::parts::{Citation, Dispute, Note, Step, list};
use crate::catalog::Expected;
use crate::catalog::Severity;
use crate::check::{self, KnownFact, PredictedCode, Question, Unchecked, Verdict};
use crate::model::{FactSet, RunPlan};
use serde::Serialize;

/// What the rules say about a run.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Report<'a> {
    /// The answer in one word.
    pub verdict: Verdict,
    /// The answer in a sentence, with the number of conditions that were not checked.
    pub summary: &'a str,
    /// The codes that the service would give. Which of several comes first is not documented.
    pub predicted_codes: &'a [PredictedCode],
    /// Broken rules, then open ones that have to be asked, then rules that hold; blockers first.
    pub findings: Vec<Finding>,
    /// Every other rule that could not be decided.
    pub unchecked: &'a [Unchecked],
    /// What is worth knowing of such a run and can't be checked.
    pub notes: Vec<Note>,
    /// What to find out next, the fact that tells most first.
    pub to_ask: &'a [Question],
    /// The facts in force; `check` takes it as it stands.
    pub plan: &'a RunPlan,
    /// Each fact with its origin.
    pub facts: &'a [KnownFact],
    /// The newest day on which a source was read.
    pub knowledge_date: &'a str,
}

impl<'a> From<&'a check::Report> for Report<'a> {
    fn from(report: &'a check::Report) -> Self {
        Self {
            verdict: report.verdict,
            summary: &report.summary,
            predicted_codes: &report.predicted_codes,
            findings: list(&report.findings),
            unchecked: &report.unchecked,
            notes: list(&report.notes),
            to_ask: &report.to_ask,
            plan: &report.plan,
            facts: &report.facts,
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
    /// The fault, as the person would say it.
    pub title: &'static str,
    /// What a broken rule does to the run.
    pub severity: Severity,
    /// What the rule says.
    pub outcome: Expected,
    /// What is wrong.
    pub what: &'static str,
    /// Why the product behaves so.
    pub why: &'static str,
    /// The way out, one act a step, cheapest first.
    pub fix: Vec<Step>,
    /// The facts that it rests on or asks for.
    pub facts: FactSet,
    /// Who says so.
    pub sources: Vec<Citation>,
    /// Where the sources disagree.
    pub disputes: Vec<Dispute>,
}

impl From<&check::Finding> for Finding {
    fn from(finding: &check::Finding) -> Self {
        let guidance = &finding.rule.guidance;
        Self {
            rule: finding.rule.id,
            title: finding.rule.title,
            severity: finding.rule.severity,
            outcome: finding.outcome.word(),
            what: guidance.what,
            why: guidance.why,
            fix: list(guidance.fix),
            facts: finding.facts(),
            sources: list(guidance.sources),
            disputes: list(finding.rule.disputes),
        }
    }
}
