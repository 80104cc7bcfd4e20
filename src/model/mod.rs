//! What can be known about a desktop flow run and about auto-claim, and how certain it is. Values and the reader of
//! plans are in the grammar crate.

pub mod choices;
pub mod fact;
pub(crate) mod fact_values;
pub mod facts;
pub mod item;
pub mod knowledge;
pub mod plan;
pub mod plan_json;
mod status_number;
pub mod truth;

pub use choices::{AccountType, Choice, ConnectionAuth, OsFamily, RunMode, Words};
pub use fact::{Concerns, Effort, Fact, FactInfo, FactSet, FindOut, Key, Owner};
pub use fact_values::FactValues;
pub use flow_preflight_grammar::{
    ChoiceSet, Clock, Kind, License, Licenses, Moment, OpenList, Place, PlanError, Right, Seats, Session, SessionState,
    Span, TextMap, Units, Value, Version, Word, bounds, lists, moment, nearest, place, reader, value,
};
pub use item::{Field, Item};
pub use knowledge::{Candidate, FactStatus, Knowledge, Origin};
pub use plan::RunPlan;
pub use status_number::StatusNumber;
pub use truth::{Truth, all, any};
