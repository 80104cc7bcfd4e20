//! Auto-claim: who is given a licence by a policy, which one, when, and why not.

pub mod ask;
pub mod decide;
pub mod judge;
pub mod moment;
pub mod products;
pub mod situation;
mod situation_json;
pub mod words;

pub use decide::{Decision, Verdict, decide};
pub use moment::Moment;
pub use situation::{Acts, Policy, Seats, Situation};
pub use words::{Act, App, Edition, Goal, Role, Scope};
