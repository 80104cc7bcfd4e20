//! What we know: rules, error codes, licences, each with its sources.

pub mod code;
pub mod codes;
pub mod disputes;
pub mod guidance;
pub mod licenses;
pub mod notes;
pub mod rule;
pub mod rules;
pub mod sources;

pub use code::{Cause, CodeStatus, ErrorCode, Family, LookAlike};
pub use guidance::{Citation, Dispute, Guidance, Position, Source, Step};
pub use notes::Note;
pub use rule::{Certainty, Evidence, Example, Gate, Outcome, Predicted, Rule, RuleStatus, Severity, Unknown};

/// The newest day on which a source was read: what the catalogue knows, it knows as of this day.
#[must_use]
pub fn knowledge_date() -> &'static str {
    sources::ALL.iter().map(|source| source.read_on).max().unwrap_or_default()
}

/// Expands to the examples where they are wanted, and to nothing in the wasm.
macro_rules! examples {
    ($($example:expr),* $(,)?) => {{
        #[cfg(feature = "examples")]
        {
            &[$($example),*]
        }
        #[cfg(not(feature = "examples"))]
        {
            const NONE: &[Example] = &[];
            NONE
        }
    }};
}
pub(crate) use examples;
