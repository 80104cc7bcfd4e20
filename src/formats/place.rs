//! Converts places to the units of other tools: lines and columns in UTF-16 units.

use crate::json::Span;
use crate::model::{Place, TextMap, Units};

/// First and last line and column, from 1. The last column is one past the last unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lines {
    pub(super) start: usize,
    pub(super) start_column: usize,
    pub(super) end: usize,
    pub(super) end_column: usize,
    /// Offset of the first unit, and the number of units.
    pub(super) offset: usize,
    pub(super) length: usize,
}

/// Converts a place in UTF-8 bytes.
pub(super) fn lines_of(text: &str, place: Place) -> Lines {
    let map = TextMap::new(text, Units::Utf16);
    let start = map.place(Span { start: place.start, end: place.end });
    let end = map.place(Span { start: place.end, end: place.end });
    Lines {
        start: start.line,
        start_column: start.column,
        end: end.line,
        end_column: end.column,
        offset: start.start,
        length: start.end - start.start,
    }
}
