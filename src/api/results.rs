//! The answers to `check` and `read` for several inputs.

use super::fleet::Fleet;
use super::reading::Read;
use super::report::Report;
use serde::Serialize;

/// The answers to `check`, one an input.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct CheckResults<'a> {
    /// One an input, in the order in which they were given.
    pub results: Vec<CheckResult<'a>>,
    /// What the gate says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gate: Option<Gate>,
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
    /// What the gate says; missing where none was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gate: Option<Gate>,
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

/// The answer to `fleet`, and what the gate says.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(rename = "Fleet"))]
pub struct FleetResults {
    /// What the files come to.
    #[serde(flatten)]
    pub fleet: Fleet,
    /// What the gate says; its subjects are the files of the machines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gate: Option<Gate>,
}

/// What a gate says of several inputs.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Gate {
    /// The threshold: `atRisk`, `notSure`, `unless` or `blocked`; `null` where nothing fails.
    pub fail_on: Option<&'static str>,
    /// Whether the gate fails.
    pub fails: bool,
    /// The inputs for which it fails.
    pub failed: Vec<String>,
    /// What was not in the baseline; `null` without one.
    pub new: Option<Vec<GateFault>>,
    /// What was in the baseline and is not there any more; `null` without one.
    pub gone: Option<Vec<GateFault>>,
    /// What is accepted by an exception.
    pub accepted: Vec<GateFault>,
    /// Exceptions whose last day is over. Each makes the gate fail.
    pub expired: Vec<GateException>,
    /// Exceptions that concern nothing that was found.
    pub unused: Vec<GateException>,
}

/// A fault in one input.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct GateFault {
    /// The input.
    pub subject: String,
    /// The id of the rule or code.
    pub id: String,
}

/// An exception.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct GateException {
    /// The rule or code that it names.
    pub id: String,
    /// The inputs that it concerns.
    pub subject: String,
    /// Who answers for it.
    pub owner: String,
    /// Its last day.
    pub until: String,
}
