//! The answer to `explain`.

use super::parts::{Citation, Dispute, Step, list};
use crate::catalog::{self, CodeStatus, ErrorCode, Family, LookAlike};
use crate::explain::fact_if_ruled_out;
use crate::model::{RunMode, RunPlan};
use serde::Serialize;

/// What an error means and what to do.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The product's code; `null` where it reports the failure without one.
    pub code: Option<&'static str>,
    /// The name of the entry: the code, or a name of ours.
    pub id: &'static str,
    /// The failure, as the person would say it.
    pub title: &'static str,
    /// The part of the product that it comes from.
    pub family: Family,
    /// Whether the product still gives it.
    pub status: CodeStatus,
    /// The product's messages, word for word.
    pub messages: &'static [&'static str],
    /// What happened.
    pub what: &'static str,
    /// Why the product behaves so.
    pub why: &'static str,
    /// The way out, one action a step, cheapest first.
    pub fix: Vec<Step>,
    /// What is true whenever this code is given.
    pub implies: RunPlan,
    /// The ways in which it comes about.
    pub causes: Vec<Cause>,
    /// Why no cause is given; `null` where there are causes.
    pub no_cause: Option<&'static str>,
    /// Codes that are easily taken for this one.
    pub look_alikes: &'static [LookAlike],
    /// Other names of the same code.
    pub aliases: &'static [&'static str],
    /// The run modes in which it is given.
    pub run_modes: &'static [RunMode],
    /// The HTTP status that comes with it; `null` where no source says so.
    pub http_status: Option<u16>,
    /// Who says so.
    pub sources: Vec<Citation>,
    /// Where the sources disagree.
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

/// One way in which a code comes about.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "publish", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Cause {
    /// The cause in a few words.
    pub title: &'static str,
    /// The facts of it, those that “it is this” says; with `implies` they break `rule`.
    pub facts: RunPlan,
    /// The fact that “not this” says; empty where a no leaves open which of several facts is not so.
    pub not: RunPlan,
    /// The id of the rule that is broken.
    pub rule: &'static str,
    /// How to tell it from the other causes.
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
