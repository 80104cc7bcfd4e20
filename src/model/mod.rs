//! The nouns: what can be known of one desktop flow run, and how sure we are of it. Uses only the readers of tables and of JSON.

pub mod bounds;
pub mod choices;
pub mod fact;
mod fact_list;
pub mod facts;
pub mod item;
pub mod json_reader;
pub mod knowledge;
pub mod lists;
pub mod moment;
pub mod owner;
pub mod place;
pub mod plan;
pub mod plan_json;
mod status_number;
pub mod truth;
pub mod value;

pub use choices::{AccountType, ConnectionAuth, OsFamily, RunMode};
pub use fact::{Concerns, Effort, Fact, FactInfo, FactSet, FindOut, Key};
pub use item::{Field, Item};
pub use json_reader::{PlanError, nearest};
pub use knowledge::{Candidate, Knowledge, Origin, Standing};
pub use lists::{License, Licenses, OpenList, Right, Seats, Session, SessionState};
pub use moment::Moment;
pub use owner::Owner;
pub use place::{Place, Span, TextMap, Units};
pub use plan::RunPlan;
pub use status_number::StatusNumber;
pub use truth::{Truth, all, any};
pub use value::{Choice, ChoiceSet, Kind, Value, Version, Word};
