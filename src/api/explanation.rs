//! The answer to `explain`.

use super::parts::{Citation, Dispute, Step, list};
use crate::catalog::{self, CodeStatus, ErrorCode, Family, LookAlike};
use crate::explain::fact_if_ruled_out;
use crate::model::{RunMode, RunPlan};
use serde::Serialize;

/// The meaning of an error, and what to do.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The product's code; `null` if it reports the failure without one.
    pub code: Option<&'static str>,
    /// The id of the entry: the code, or a name that the catalogue gives.
    pub id: &'static str,
    /// The failure, as a user would describe it.
    pub title: &'static str,
    /// The part of the product that reports it.
    pub family: Family,
    /// Whether the product still reports it.
    pub status: CodeStatus,
    /// The product's messages, word for word.
    pub messages: &'static [&'static str],
    /// What happened.
    pub what: &'static str,
    /// Why the product behaves like this.
    pub why: &'static str,
    /// How to fix it, one action per step, easiest first.
    pub fix: Vec<Step>,
    /// The facts that hold whenever this code is reported.
    pub implies: RunPlan,
    /// Its possible causes.
    pub causes: Vec<Cause>,
    /// Why there are no causes; `null` if there are.
    pub no_cause: Option<&'static str>,
    /// Codes that are often confused with this one.
    pub look_alikes: &'static [LookAlike],
    /// Other names of the same code.
    pub aliases: &'static [&'static str],
    /// The run modes in which it is reported.
    pub run_modes: &'static [RunMode],
    /// The HTTP status of the response; `null` if no source says so.
    pub http_status: Option<u16>,
    /// Its sources.
    pub sources: Vec<Citation>,
    /// The disputes between its sources.
    pub disputes: Vec<Dispute>,
}

impl From<&ErrorCode> for Explanation {
    fn from(entry: &ErrorCode) -> Self {
        Self {
            code: entry.code,
            id: entry.id,
            title: entry.title,
            family: entry.family,
            status: entry.status,
            messages: entry.messages,
            what: entry.what,
            why: entry.why,
            fix: list(entry.fix),
            implies: entry.implies.plan(),
            causes: entry.causes.iter().map(|cause| Cause::of(cause, &entry.implies.plan())).collect(),
            no_cause: Some(entry.no_cause).filter(|reason| !reason.is_empty()),
            look_alikes: entry.look_alikes,
            aliases: entry.aliases,
            run_modes: entry.run_modes,
            http_status: entry.http_status,
            sources: list(entry.sources),
            disputes: list(entry.disputes),
        }
    }
}

/// One cause of a code.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Cause {
    /// The cause in a few words.
    pub title: &'static str,
    /// The facts that hold if this is the cause; together with `implies` they break `rule`.
    pub facts: RunPlan,
    /// The fact that holds if this isn't the cause; empty if it stays open which of several facts is false.
    pub not: RunPlan,
    /// The id of the rule that is broken.
    pub rule: &'static str,
    /// How to distinguish it from the other causes.
    pub how_to_tell: &'static str,
}

impl Cause {
    fn of(cause: &catalog::Cause, implied: &RunPlan) -> Self {
        let catalog::Cause { title, facts, rule, how_to_tell, .. } = *cause;
        let mut not = RunPlan::new();
        if let Some((fact, value)) = fact_if_ruled_out(cause, implied) {
            not.set(fact, Some(value));
        }
        Self { title, facts: facts.plan(), not, rule, how_to_tell }
    }
}
