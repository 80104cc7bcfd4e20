//! Searches the catalogue through a compact index, without loading the catalogue.

mod find;
mod index;
mod marks;
mod query;
mod tokens;

pub use find::{Because, Found, Hit};
pub use index::{Entry, Index, Kind, Row, file};
pub use marks::{Marked, marked};
pub use query::Query;
pub use tokens::{fold, is_stop_word, terms};
