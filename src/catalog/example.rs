//! Plans that break a rule, and plans that don't.

use crate::model::FactValues;
pub use flow_preflight_grammar::stored::Expected;
use flow_preflight_grammar::stored::StoredExample;

/// An example plan with the rule's result.
#[derive(Debug)]
pub struct Example {
    /// The situation, as a title.
    pub title: &'static str,
    /// The situation as a plan.
    pub plan: FactValues,
    /// The expected outcome.
    pub expected: Expected,
}

impl From<&'static StoredExample> for Example {
    fn from(stored: &'static StoredExample) -> Self {
        Self { title: stored.title, plan: FactValues::of(&stored.plan), expected: stored.is }
    }
}
