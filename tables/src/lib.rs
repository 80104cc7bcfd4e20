//! Tables of any length, read in pieces: the cells of CSV, JSON and Excel workbooks, text in UTF-16,
//! and counts by name.
//!
//! The crate doesn't know what a column means. Memory is bounded for any input: a row that can't be read is reported as
//! broken, and reading continues after it.

mod cells;
mod count;
mod delimited;
mod json;
mod marks;
mod wide;
pub mod workbook;
mod xml;
pub mod zip;

pub use count::{Count, Kept, Numbers, hash};
pub use delimited::Delimited;
pub use json::Json;
pub use wide::Wide;

/// Receives the rows of a table.
pub trait Rows {
    /// The number of the column with this name, if it is wanted.
    fn column(&self, name: &str) -> Option<usize>;

    /// The names of all columns, once they are known. Empty if no column is wanted.
    fn head(&mut self, names: &[&str]);

    /// A row: its wanted cells that aren't empty, each with its column's number.
    fn row(&mut self, cells: &[(usize, &str)]);

    /// A part that can't be read: its line, why, and the beginning of its first line.
    fn broken(&mut self, line: u64, why: &str, text: &str);
}

/// The most bytes of an unreadable part that are reported.
const SHOWN: usize = 400;

/// Reports a part that can't be read.
fn broken(rows: &mut dyn Rows, line: u64, why: &str, part: &[u8]) {
    let end = memchr::memchr(b'\n', part).unwrap_or(part.len()).min(SHOWN);
    let shown = part.get(..end).unwrap_or(part);
    rows.broken(line, why, &String::from_utf8_lossy(shown));
}

/// The number of line ends.
fn lines(bytes: &[u8]) -> u64 {
    marks::count(bytes, b'\n')
}
