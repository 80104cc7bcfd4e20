//! Shared by the engine and the catalogue compiler: JSON with positions, fact values, and plans.
//!
//! This crate doesn't know which facts exist. Whoever reads a plan passes them as [`FactSpec`]s.

pub mod blob;
pub mod bounds;
pub mod item;
pub mod json;
pub mod lists;
pub mod moment;
pub mod nearest;
pub mod place;
pub mod plan;
pub mod reader;
#[cfg(feature = "schema")]
pub mod schema;
pub mod stored;
pub mod value;

pub use item::{Item, ItemFact};
pub use lists::{License, Licenses, OpenList, Right, Seats, Session, SessionState};
pub use moment::{Clock, Moment};
pub use nearest::nearest;
pub use place::{Place, Span, TextMap, Units};
pub use plan::FactSpec;
pub use reader::{PlanError, Reader};
pub use value::{Choice, ChoiceSet, Kind, Value, Version, Word};
