//! What we know: rules, error codes, licences, each with its sources.

pub mod assigned;
pub mod code;
pub mod codes;
pub mod collector;
pub mod condition;
pub mod disputes;
pub mod example;
pub mod families;
pub mod guidance;
pub mod licenses;
pub mod links;
mod named;
pub mod notes;
pub mod rule;
pub mod rules;
pub mod sources;

pub use code::{Cause, CodeStatus, ErrorCode, Family, LookAlike};
pub use condition::Condition;
pub use example::{Example, Expected};
pub use guidance::{Citation, Dispute, Guidance, Position, Source, Step};
pub use links::Link;
pub use notes::Note;
pub use rule::{Certainty, Evidence, Outcome, Predicted, Rule, RuleStatus, Severity, Unknown};

/// The newest day on which a source was read: what the catalogue knows, it knows as of this day.
#[must_use]
pub fn knowledge_date() -> &'static str {
    sources::all().iter().map(|source| source.read_on).max().unwrap_or_default()
}
