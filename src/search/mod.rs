//! Searching the catalogue without carrying it: a compact index of its entries, and what a person looks for in it.

mod index;
mod look;
mod query;
mod words;

pub use index::{Entry, Index, Kind};
pub use look::{Because, Found, Hit};
pub use query::{Query, decoded, encoded};
pub use words::{fold, is_filler, terms};
