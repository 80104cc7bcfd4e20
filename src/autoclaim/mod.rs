//! Auto-claim: who is given a licence by a policy, which one, when, and why not.
//!
//! `decide` answers; `conditions`, `time_line`, `checklist` and `attended` say the rest; `choices` is what the form offers. Every text stands in `texts.txt`.

pub mod ask;
pub mod attended;
pub mod checklist;
pub mod choices;
pub mod combinations;
pub mod conditions;
pub mod decide;
pub mod judge;
mod link;
pub use crate::model::moment;
pub mod products;
pub mod situation;
mod situation_json;
pub mod texts;
pub mod time_line;
pub mod time_scale;
pub mod trials;
pub mod way_out;
pub mod words;

pub use conditions::State;
pub use decide::{Decision, Verdict, decide};
pub use moment::Moment;
pub use situation::{Acts, Policy, Seats, Situation};
pub use time_line::time_line;
pub use way_out::{WayOut, way_out};
pub use words::{Act, App, Edition, Goal, Role, Scope};
