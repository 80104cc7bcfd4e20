//! The answer to `triage`.

use super::parts::Step;
use crate::catalog::Family;
use crate::model::{Owner, RunPlan};
use crate::triage::{Cause, Covered, Judged, Summary};
use serde::Serialize;

/// What went wrong in many runs, and the changes that would have saved most of them.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Triage {
    /// The causes, most runs first, what isn't recognised last.
    pub causes: Vec<FailedCause>,
    /// The changes that would have saved most failed runs by the rules.
    pub changes: Vec<SavingChange>,
    /// False if another set of as many changes may save more: they were picked one after the other.
    pub best: bool,
    /// No set of as many changes saves more failed runs.
    pub at_most: u64,
    /// The texts that aren't recognised, most runs first.
    pub unknown: Vec<UnknownText>,
    /// The counts that all this follows from. `triage --merge` adds them up.
    pub summary: Summary,
}

/// A cause with the runs that failed of it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct FailedCause {
    /// The name of the entry; `null` for what isn't recognised.
    pub id: Option<&'static str>,
    /// The failure, as the person would say it.
    pub title: Option<&'static str>,
    /// The part of the product that it comes from.
    pub family: Option<Family>,
    /// Who can take its first step.
    pub owner: Option<Owner>,
    /// How many runs.
    pub runs: u64,
    /// How many signatures.
    pub signatures: usize,
}

/// A change that would have saved failed runs.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct SavingChange {
    /// What to do, and who does it.
    #[serde(flatten)]
    pub step: Step,
    /// The same on its own, without the word that ties it to the step before it.
    pub action: String,
    /// The failed runs that it would have saved, with the changes before it.
    pub saved: u64,
}

/// A text that isn't recognised.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct UnknownText {
    /// The code and the message, without names and numbers.
    pub text: String,
    /// How many runs.
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
