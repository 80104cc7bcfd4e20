//! The cells of a row of CSV, and their texts.

use crate::Rows;
use memchr::memchr;
use std::borrow::Cow;

/// The range of a cell, without its quotes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cell {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// True if it contains doubled quotes.
    pub(crate) doubled: bool,
}

impl Cell {
    /// The text of the cell.
    pub(crate) fn text<'r>(&self, record: &'r [u8]) -> Cow<'r, str> {
        let text = String::from_utf8_lossy(record.get(self.start..self.end).unwrap_or(&[]));
        if self.doubled { single(&text).into() } else { text }
    }
}

/// A text in which each two quotes are one.
fn single(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr(b'"', rest.as_bytes()) {
        made.push_str(rest.get(..=at).unwrap_or(""));
        rest = rest.get(at + 2..).unwrap_or("");
    }
    made.push_str(rest);
    made
}

/// The texts of a row, by the numbers of their columns. Those with doubled quotes are copied when they are passed on.
#[derive(Default)]
pub(crate) struct Texts<'b> {
    pub(crate) all: Vec<(usize, &'b str)>,
    /// Which of them have doubled quotes.
    pub(crate) doubled: Vec<usize>,
}

impl Texts<'_> {
    pub(crate) fn pass_on(&self, rows: &mut dyn Rows) {
        if self.doubled.is_empty() {
            return rows.row(&self.all);
        }
        let copies: Vec<(usize, String)> =
            self.doubled.iter().filter_map(|at| Some((*at, single(self.all.get(*at)?.1)))).collect();
        let mut all = self.all.clone();
        for (at, copy) in &copies {
            if let Some((_, text)) = all.get_mut(*at) {
                *text = copy;
            }
        }
        rows.row(&all);
    }
}
