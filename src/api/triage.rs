//! The answer to `triage`.

use super::parts::Step;
use crate::catalog::Family;
use crate::model::{Owner, RunPlan};
use crate::triage::{Cause, Covered, Judged, Summary};
use serde::Serialize;

/// The causes of many failed runs, and the changes that would have prevented most failures.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Triage {
    /// The causes, most runs first; texts that aren't recognised last.
    pub causes: Vec<FailedCause>,
    /// The changes that would have prevented most failures, according to the rules.
    pub changes: Vec<SavingChange>,
    /// False if another set of the same size may prevent more failures, because the changes were picked one by one.
    pub best: bool,
    /// An upper bound: no set of the same size prevents more failures.
    pub at_most: u64,
    /// The texts that aren't recognised, most runs first.
    pub unknown: Vec<UnknownText>,
    /// The counts behind the answer. `triage --merge` adds them up.
    pub summary: Summary,
}

/// A cause with the runs that failed because of it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct FailedCause {
    /// The id of the entry; `null` for texts that aren't recognised.
    pub id: Option<&'static str>,
    /// The failure, as a user would describe it.
    pub title: Option<&'static str>,
    /// The part of the product that reports it.
    pub family: Option<Family>,
    /// Who can take the first step.
    pub owner: Option<Owner>,
    /// The number of runs.
    pub runs: u64,
    /// The number of signatures.
    pub signatures: usize,
}

/// A change that would have prevented failures.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct SavingChange {
    /// What to do, and who does it.
    #[serde(flatten)]
    pub step: Step,
    /// The same text for use on its own, without “or” or “then”.
    pub action: String,
    /// The failures that this change and the ones before it would have prevented.
    pub saved: u64,
}

/// A text that isn't recognised.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct UnknownText {
    /// The code and the message, without names and numbers.
    pub text: String,
    /// The number of runs.
    pub runs: u64,
}

impl Triage {
    /// The answer for these counts.
    #[must_use]
    pub fn new(summary: Summary, judged: &Judged, covered: &Covered) -> Self {
        let change = |(step, saved): (&&'static crate::catalog::Step, &u64)| SavingChange {
            step: Step::from(*step),
            action: step.action(&RunPlan::new()),
            saved: *saved,
        };
        Self {
            causes: judged.causes.iter().map(FailedCause::from).collect(),
            changes: covered.steps.iter().zip(&covered.saved_so_far).map(change).collect(),
            best: covered.is_best,
            at_most: covered.at_most,
            unknown: judged
                .unknown
                .iter()
                .map(|(text, runs)| UnknownText { text: text.clone(), runs: *runs })
                .collect(),
            summary,
        }
    }
}

impl From<&Cause> for FailedCause {
    fn from(cause: &Cause) -> Self {
        Self {
            id: cause.entry.map(|entry| entry.id),
            title: cause.entry.map(|entry| entry.title),
            family: cause.entry.map(|entry| entry.family),
            owner: cause.entry.and_then(crate::catalog::ErrorCode::owner),
            runs: cause.runs,
            signatures: cause.signatures,
        }
    }
}
