//! What is said beside a rule or a code: what, why, the way out, and who says so.

use super::sources::{Citation, citations};
use super::steps::{Step, fix};
use flow_preflight_grammar::stored::StoredGuidance;

/// The texts of a finding.
#[derive(Clone, Copy, Debug)]
pub struct Guidance {
    /// What is wrong, in the person's words.
    pub what: &'static str,
    /// Why the product behaves so.
    pub why: &'static str,
    /// The way out, one action a step, cheapest first.
    pub fix: &'static [Step],
    /// Who says so.
    pub sources: &'static [Citation],
}

impl From<&'static StoredGuidance> for Guidance {
    fn from(stored: &'static StoredGuidance) -> Self {
        Self { what: stored.what, why: stored.why, fix: fix(&stored.fix), sources: citations(&stored.sources) }
    }
}
