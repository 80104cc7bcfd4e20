//! The answers to `check` and `read` for several inputs.

use super::fleet::Fleet;
use super::reading::Read;
use super::report::Report;
use super::triage::Triage;
use serde::Serialize;

/// The answers to `check`, one for each input.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct CheckResults<'a> {
    /// One result for each input, in the order of the inputs.
    pub results: Vec<CheckResult<'a>>,
    /// The gate's result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gate: Option<Gate>,
}

/// The answer for one plan.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct CheckResult<'a> {
    /// The path of the input, with `/`; `-` for standard input.
    pub subject: &'a str,
    /// The report on the run; `null` if the input can't be used.
    pub report: Option<Report<'a>>,
    /// Why the input can't be used; `null` if it can.
    pub error: Option<String>,
}

/// The answers to `read`, one for each input.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ReadResults<'a> {
    /// One result for each input, in the order of the inputs.
    pub results: Vec<ReadResult<'a>>,
    /// The gate's result; missing without a gate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gate: Option<Gate>,
}

/// The answer for one text.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
pub struct ReadResult<'a> {
    /// The path of the input, with `/`; `-` for standard input.
    pub subject: &'a str,
    /// The reading and the report; `null` if the input can't be used.
    pub read: Option<Read<'a>>,
    /// Why the input can't be used; `null` if it can.
    pub error: Option<String>,
}

/// The answer to `fleet`, and what the gate says.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(rename = "Fleet"))]
pub struct FleetResults {
    /// What the files come to.
    #[serde(flatten)]
    pub fleet: Fleet,
    /// The gate's result; its subjects are the machines' files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gate: Option<Gate>,
}

/// The answer to `triage`, and what the gate says.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema), schemars(rename = "Triage"))]
pub struct TriageResults {
    /// What the runs come to.
    #[serde(flatten)]
    pub triage: Triage,
    /// The gate's result, with a baseline or exceptions; its subjects are the files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gate: Option<Gate>,
}

/// The gate's result for several inputs.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Gate {
    /// The threshold: `atRisk`, `notSure`, `unless` or `blocked`; `null` if nothing makes the gate fail.
    pub fail_on: Option<&'static str>,
    /// Whether the gate fails.
    pub fails: bool,
    /// The inputs for which it fails.
    pub failed: Vec<String>,
    /// Faults that aren't in the baseline; `null` without a baseline.
    pub new: Option<Vec<GateFault>>,
    /// Faults of the baseline that are gone; `null` without a baseline.
    pub gone: Option<Vec<GateFault>>,
    /// The faults that an exception accepts.
    pub accepted: Vec<GateFault>,
    /// Expired exceptions. Each makes the gate fail.
    pub expired: Vec<GateException>,
    /// Exceptions that match no fault.
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
    /// Who is responsible for it.
    pub owner: String,
    /// Its last day.
    pub until: String,
}
