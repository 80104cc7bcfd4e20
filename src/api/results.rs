//! The answers to `check` and `read` for several inputs.

use super::reading::Read;
use super::report::Report;
use serde::Serialize;

/// The answers to `check`, one an input.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct CheckResults<'a> {
    /// One an input, in the order in which they were given.
    pub results: Vec<CheckResult<'a>>,
}

/// The answer for one plan.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct CheckResult<'a> {
    /// The path of the input, with `/`; `-` for standard input.
    pub subject: &'a str,
    /// What the rules say about the run; `null` where the input can't be used.
    pub report: Option<Report<'a>>,
    /// Why the input can't be used; `null` where it can.
    pub error: Option<String>,
}

/// The answers to `read`, one an input.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ReadResults<'a> {
    /// One an input, in the order in which they were given.
    pub results: Vec<ReadResult<'a>>,
}

/// The answer for one text.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ReadResult<'a> {
    /// The path of the input, with `/`; `-` for standard input.
    pub subject: &'a str,
    /// What was understood, and what follows; `null` where the input can't be used.
    pub read: Option<Read<'a>>,
    /// Why the input can't be used; `null` where it can.
    pub error: Option<String>,
}
