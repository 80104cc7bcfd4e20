//! Requests and answers as plain serialisable types: what the terminal prints with `--json` and what the JS door gives.

use crate::check::{Report, check as check_knowledge};
use crate::model::{Knowledge, PlanError, RunPlan, Units};
use serde::Serialize;

/// The name of the machine form. New keys may come in version 1; none goes.
pub const SCHEMA: &str = "flow-preflight/1";

/// An answer with the name of its schema first.
#[derive(Debug, Serialize)]
pub struct Answer<T> {
    schema: &'static str,
    #[serde(flatten)]
    body: T,
}

impl<T> Answer<T> {
    /// Puts the name of the schema before a body.
    pub const fn new(body: T) -> Self {
        Self { schema: SCHEMA, body }
    }
}

/// Checks a plan given as JSON text.
///
/// # Errors
/// Everything that is wrong with the text, in the words that are the same everywhere.
pub fn check(plan: &str, units: Units) -> Result<Answer<Report>, Vec<PlanError>> {
    let plan = RunPlan::from_json(plan, units)?;
    Ok(Answer::new(check_knowledge(&Knowledge::said(&plan))))
}

/// The errors of a plan, one a line, as every door words them.
#[must_use]
pub fn error_text(errors: &[PlanError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
