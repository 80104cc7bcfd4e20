//! A table of many runs → what went wrong most, and which few changes would have saved most runs.
//!
//! [`Reader`] takes the bytes of a file in pieces of any length and counts its rows in a [`Summary`]. Summaries merge in
//! any order. [`judge`] looks at each signature once, and [`cover`] picks the changes.

mod columns;
mod cover;
mod days;
mod hours;
mod judge;
mod log;
mod reader;
mod seen;
mod signature;
mod summary;
mod workbook;

pub use flow_preflight_tables::{Count, Kept};

pub use columns::model_columns;
pub use cover::{Covered, cover};
pub use days::Days;
pub use hours::Hours;
pub use judge::{Cause, Judged, Judging, judge};
pub use reader::Reader;
pub use signature::{SIGNATURE_VERSION, wording};
pub use summary::{Broken, Row, Signature, Summary};
pub use workbook::Workbook;
