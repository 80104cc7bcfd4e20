//! Tables of any length, read in pieces: the cells of CSV, JSON and Excel workbooks, text in UTF-16,
//! and counts by name.
//!
//! Nothing here knows what a column means. Memory is bounded whatever the bytes are: a row that can't be read is handed
//! on as broken, and reading goes on behind it.

mod count;
mod delimited;
mod json;
mod wide;
pub mod workbook;
mod xml;
pub mod zip;

pub use count::{Count, Kept, hash};
pub use delimited::Delimited;
pub use json::Json;
pub use wide::Wide;

/// What takes the rows of a table.
pub trait Rows {
    /// The number of a column with this name, if it is wanted.
    fn column(&self, name: &str) -> Option<usize>;

    /// The names of all columns, once they are known. Without a name that is wanted, the list is empty.
    fn head(&mut self, names: &[&str]);

    /// A row: its cells that are wanted and not empty, each with the number of its column.
    fn row(&mut self, cells: &[(usize, &str)]);

    /// A part that can't be read: its line, why, and the beginning of its first line.
    fn broken(&mut self, line: u64, why: &str, text: &str);
}

/// How much of a part that can't be read is handed on, in bytes.
const SHOWN: usize = 400;

/// Hands on a part that can't be read.
fn broken(rows: &mut dyn Rows, line: u64, why: &str, part: &[u8]) {
    let end = memchr::memchr(b'\n', part).unwrap_or(part.len()).min(SHOWN);
    let shown = part.get(..end).unwrap_or(part);
    rows.broken(line, why, &String::from_utf8_lossy(shown));
}

/// How many line ends there are.
fn lines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}
