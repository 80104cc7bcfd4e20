//! Run history as an input of a gate: how many runs failed of which cause.

use crate::catalog::ErrorCode;
use crate::export::{counted, grouped};
use crate::triage::{Judged, Summary};

/// The id of what isn't recognised, in place of a code.
pub const NOT_RECOGNISED: &str = "not-recognised";

/// What a file of run history comes to.
#[derive(Clone, Debug)]
pub struct History {
    /// All runs.
    pub runs: u64,
    /// Those that failed.
    pub failed: u64,
    /// The causes with their failed runs, most first; `None` for what isn't recognised.
    pub causes: Vec<(Option<&'static ErrorCode>, u64)>,
}

impl History {
    /// The history that was counted. `judged` is the judgement of this summary.
    #[must_use]
    pub fn new(summary: &Summary, judged: &Judged) -> Self {
        let known = judged.causes.iter().filter(|cause| cause.entry.is_some());
        let mut causes: Vec<_> = known.map(|cause| (cause.entry, cause.runs)).collect();
        let unknown: u64 = judged.causes.iter().filter(|cause| cause.entry.is_none()).map(|cause| cause.runs).sum();
        if unknown + summary.dropped() > 0 {
            causes.push((None, unknown + summary.dropped()));
        }
        Self { runs: summary.total.runs, failed: summary.total.failed, causes }
    }

    /// “3 of 4 runs failed”
    #[must_use]
    pub fn label(&self) -> String {
        format!("{} of {} failed", grouped(self.failed), counted(self.runs, "run"))
    }
}
