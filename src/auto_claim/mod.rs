//! Auto-claim: who gets a licence from a policy, which one, when, and why not.
//!
//! Its facts are facts of a plan, like those of a run. `decide` gives the answer; `conditions`, `time_line`,
//! `checklist` and `attended` give the details; `answers` gives the one-click answers to a question. Its texts are in
//! `catalog/auto-claim/`.

pub mod advice;
pub mod answers;
pub mod attended;
pub mod checklist;
pub mod combinations;
pub mod conditions;
pub mod decide;
pub mod facts;
pub mod judge;
pub mod open;
pub mod outcome;
pub mod products;
mod reasons;
pub mod steps;
pub mod texts;
pub mod time_line;
pub mod time_scale;
pub mod way_out;
pub mod words;

pub use conditions::State;
pub use decide::{Decision, Verdict, decide};
pub use reasons::Reason;
pub use time_line::time_line;
pub use way_out::{WayOut, way_out};
pub use words::{Action, App, Assigns, Edition, Goal, Role, Scope};
