//! Converts byte offsets to positions for people and programs. Internally, offsets are UTF-8 bytes; JavaScript counts
//! UTF-16 units. Only this file converts.

pub use crate::json::Span;
use serde::Serialize;

/// How the caller counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Units {
    /// UTF-8 bytes, for the terminal.
    Utf8,
    /// UTF-16 code units, for JavaScript.
    Utf16,
}

/// A place in the text, in the requested units. Line and column count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    /// Offset of the first unit.
    pub start: usize,
    /// Offset one past the last unit.
    pub end: usize,
    /// The line of the first unit, from 1.
    pub line: usize,
    /// The column of the first unit, from 1.
    pub column: usize,
}

/// Converts byte ranges of one text to places. Spans may come in any order; each costs a binary search and a scan of
/// one line.
pub struct TextMap<'a> {
    text: &'a str,
    units: Units,
    lines: Vec<Line>,
}

/// The start of a line, in bytes and in the map's units.
struct Line {
    byte: usize,
    unit: usize,
}

impl<'a> TextMap<'a> {
    /// Finds the line starts of `text`. A line ends at `\n`.
    #[must_use]
    pub fn new(text: &'a str, units: Units) -> Self {
        let mut lines = vec![Line { byte: 0, unit: 0 }];
        let mut unit = 0;
        for line in text.split_inclusive('\n') {
            unit += count(line, units);
            if line.ends_with('\n') {
                let byte = lines.last().map_or(0, |last| last.byte) + line.len();
                lines.push(Line { byte, unit });
            }
        }
        Self { text, units, lines }
    }

    /// The place of a span. A position outside the text or inside a character is moved back to the nearest valid one.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        let (start, line, column) = self.locate(span.start);
        let (end, _, _) = self.locate(span.end.max(span.start));
        Place { start, end, line, column }
    }

    fn locate(&self, byte: usize) -> (usize, usize, usize) {
        let byte = floor_char(self.text, byte);
        let at = self.lines.partition_point(|line| line.byte <= byte);
        let line = self.lines.get(at.saturating_sub(1)).unwrap_or(&Line { byte: 0, unit: 0 });
        let into = count(self.text.get(line.byte..byte).unwrap_or(""), self.units);
        (line.unit + into, at.max(1), into + 1)
    }
}

/// The length of `text` in the given units.
fn count(text: &str, units: Units) -> usize {
    match units {
        Units::Utf8 => text.len(),
        Units::Utf16 if text.is_ascii() => text.len(),
        Units::Utf16 => text.chars().map(char::len_utf16).sum(),
    }
}

/// Cuts `text` at positions that ascend and count in `units`: a piece before each, and the rest. A position inside a
/// character cuts behind it, one outside the text at its end.
#[must_use]
pub fn cut(text: &str, units: Units, positions: impl Iterator<Item = usize>) -> Vec<&str> {
    let (mut rest, mut unit) = (text, 0);
    let mut pieces = vec![];
    for position in positions {
        let mut byte = 0;
        for letter in rest.chars() {
            if unit >= position {
                break;
            }
            byte += letter.len_utf8();
            unit += if units == Units::Utf8 { letter.len_utf8() } else { letter.len_utf16() };
        }
        let (piece, after) = rest.split_at_checked(byte).unwrap_or((rest, ""));
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    pieces
}

/// The nearest character boundary at or before `byte`.
fn floor_char(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, part: &str, utf8: [usize; 4], utf16: [usize; 4]) {
        let start = text.find(part).unwrap_or_default();
        let span = Span { start, end: start + part.len() };
        for (units, [start, end, line, column]) in [(Units::Utf8, utf8), (Units::Utf16, utf16)] {
            assert_eq!(
                TextMap::new(text, units).place(span),
                Place { start, end, line, column },
                "{units:?} of {part:?}"
            );
        }
    }

    #[test]
    fn plain_letters_count_alike() {
        check("one\ntwo", "two", [4, 7, 2, 1], [4, 7, 2, 1]);
    }

    #[test]
    fn letters_beyond_ascii_count_differently() {
        check("é→😀x\ny", "x", [9, 10, 1, 10], [4, 5, 1, 5]);
        check("é→😀x\ny", "y", [11, 12, 2, 1], [6, 7, 2, 1]);
    }

    #[test]
    fn carriage_returns_belong_to_their_line() {
        check("a\r\nb", "b", [3, 4, 2, 1], [3, 4, 2, 1]);
    }

    #[test]
    fn a_text_is_cut_at_positions_in_the_units_of_its_places() {
        let text = "é→😀x\ny";
        for units in [Units::Utf8, Units::Utf16] {
            let map = TextMap::new(text, units);
            let place = map.place(Span { start: 5, end: 10 });
            assert_eq!(cut(text, units, [place.start, place.end].into_iter()), ["é→", "😀x", "\ny"], "{units:?}");
        }
        assert_eq!(cut(text, Units::Utf16, [0, 0, 3, 99].into_iter()), ["", "", "é→😀", "x\ny", ""]);
    }

    #[test]
    fn a_span_outside_the_text_is_moved_inside() {
        let place = TextMap::new("é", Units::Utf16).place(Span { start: 1, end: 99 });
        assert_eq!(place, Place { start: 0, end: 1, line: 1, column: 1 });
    }
}
