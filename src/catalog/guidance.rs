//! The texts that a rule shows: what is wrong, why, how to fix it, and the sources.

use super::sources::{Citation, citations};
use super::steps::{Step, fix};
use flow_preflight_grammar::stored::StoredGuidance;

/// The texts of a finding.
#[derive(Clone, Copy, Debug)]
pub struct Guidance {
    /// What is wrong.
    pub what: &'static str,
    /// Why the product behaves like this.
    pub why: &'static str,
    /// The steps to fix it, one action each, cheapest first.
    pub fix: &'static [Step],
    /// The sources.
    pub sources: &'static [Citation],
}

impl From<&'static StoredGuidance> for Guidance {
    fn from(stored: &'static StoredGuidance) -> Self {
        Self { what: stored.what, why: stored.why, fix: fix(&stored.fix), sources: citations(&stored.sources) }
    }
}
