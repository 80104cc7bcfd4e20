//! The catalogue: rules, error codes, licences and more, each with its sources.

pub mod action_errors;
pub mod assigned;
pub mod code;
pub mod codes;
pub mod collector;
pub mod condition;
pub mod disputes;
pub mod example;
pub mod families;
pub mod guidance;
#[cfg(feature = "publish")]
pub mod guides;
pub mod licenses;
pub mod links;
mod named;
pub mod notes;
#[cfg(not(target_os = "unknown"))]
pub mod queries;
pub mod rule;
pub mod rules;
pub mod sources;
pub mod steps;
pub mod usual;

pub use code::{Cause, CodeStatus, ErrorCode, Family, LookAlike};
pub use condition::Condition;
pub use disputes::{Dispute, Position};
pub use example::{Example, Expected};
pub use guidance::Guidance;
pub use links::Link;
pub use notes::Note;
pub use rule::{Certainty, Evidence, Outcome, Predicted, Rule, RuleStatus, Severity, Unknown};
pub use sources::{Citation, Source};
pub use steps::{Known, Step, steps_for};

use std::sync::LazyLock;

/// The date of the catalogue: the latest day on which a source was read.
#[must_use]
pub fn knowledge_date() -> &'static str {
    static DATE: LazyLock<&str> =
        LazyLock::new(|| sources::all().iter().map(|source| source.read_on).max().unwrap_or_default());
    &DATE
}

/// The age to show after a page's date; empty below one year.
#[must_use]
pub fn age(years: Option<u32>) -> String {
    match years {
        None => String::new(),
        Some(1) => ", 1 year old".to_owned(),
        Some(years) => format!(", {years} years old"),
    }
}
