//! Reads CSV piece by piece, with the separator of the first line: comma, semicolon or tab.

use crate::{Rows, broken, lines};
use memchr::{memchr, memchr2};

/// The longest quoted cell; a longer one was never closed.
const LONGEST_QUOTED: usize = 1 << 20;

/// The longest row; a longer one is an error.
const LONGEST: usize = 16 << 20;

const UNCLOSED: &str = "a quote is never closed";

/// A file read row by row.
#[derive(Debug, Default)]
pub struct Delimited {
    /// The beginning of a row whose end is in the next piece.
    carried: Vec<u8>,
    /// True inside a row that is too long, up to its line end.
    skips: bool,
    line: u64,
    /// The column names, for a file without a header.
    names: Vec<String>,
    head: Option<Head>,
    found: Vec<Cell>,
}

#[derive(Debug)]
struct Head {
    sign: u8,
    width: usize,
    /// The number of each wanted column.
    wanted: Vec<(usize, usize)>,
}

/// The range of a cell, without its quotes.
#[derive(Clone, Copy, Debug)]
struct Cell {
    start: usize,
    end: usize,
    /// True if it contains doubled quotes.
    doubled: bool,
}

/// The result of scanning a row.
enum Scanned {
    /// A complete row: the offset after its line end. False if text follows quotes that contain line ends, which then
    /// belong to other rows.
    Row(usize, bool),
    /// A row that ends in a later piece, with the start of the open quotes.
    Unfinished(Option<usize>),
}

impl Delimited {
    /// Reads a file whose columns have these names, in this order, unless the first line names them.
    #[must_use]
    pub fn with_names(names: Vec<String>) -> Self {
        Self { names, ..Self::default() }
    }

    /// Reads the next piece.
    pub fn feed(&mut self, bytes: &[u8], rows: &mut dyn Rows) {
        if self.carried.is_empty() {
            let left = self.take(bytes, rows);
            self.carried.extend_from_slice(left);
            return;
        }
        // The begun row usually ends in this line; otherwise the whole piece is appended to it.
        let end = memchr(b'\n', bytes).map_or(bytes.len(), |at| at + 1);
        let (line, rest) = bytes.split_at_checked(end).unwrap_or((bytes, &[]));
        self.carry(line, rows);
        if self.carried.is_empty() {
            let left = self.take(rest, rows);
            self.carried.extend_from_slice(left);
        } else if !rest.is_empty() {
            self.carry(rest, rows);
        }
    }

    /// Appends bytes to the begun row.
    fn carry(&mut self, bytes: &[u8], rows: &mut dyn Rows) {
        let mut carried = std::mem::take(&mut self.carried);
        carried.extend_from_slice(bytes);
        if memchr(b'\n', bytes).is_some() || carried.len() > LONGEST {
            let left = self.take(&carried, rows).len();
            carried.drain(..carried.len() - left);
        }
        self.carried = carried;
    }

    /// Reads the rest at the end of the file.
    pub fn finish(&mut self, rows: &mut dyn Rows) {
        let mut carried = std::mem::take(&mut self.carried);
        if carried.is_empty() || self.skips {
            return;
        }
        carried.push(b'\n');
        if !self.take(&carried, rows).is_empty() {
            self.line_by_line(&carried, UNCLOSED, rows);
        }
    }

    /// True if nothing was read.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.line == 0
    }

    /// Reads the complete rows, and returns the rest.
    fn take<'b>(&mut self, mut bytes: &'b [u8], rows: &mut dyn Rows) -> &'b [u8] {
        if self.skips {
            let Some(end) = memchr(b'\n', bytes) else { return &[] };
            self.skips = false;
            self.line += 1;
            bytes = bytes.get(end + 1..).unwrap_or(&[]);
        }
        let mut found = std::mem::take(&mut self.found);
        while !bytes.is_empty() {
            if self.head.is_none() && memchr(b'\n', bytes).is_some() {
                let end = self.begin(bytes, rows);
                bytes = bytes.get(end..).unwrap_or(&[]);
                continue;
            }
            let sign = self.head.as_ref().map_or(b',', |head| head.sign);
            match scan(bytes, sign, &mut found) {
                Scanned::Row(end, is_sound) => {
                    let record = bytes.get(..end).unwrap_or(bytes);
                    match is_sound {
                        true => self.row(record, &found, rows),
                        false => self.line_by_line(record, UNCLOSED, rows),
                    }
                    bytes = bytes.get(end..).unwrap_or(&[]);
                }
                Scanned::Unfinished(Some(quote)) if bytes.len() - quote > LONGEST_QUOTED => {
                    // The complete lines are read one by one, and the last one continues.
                    let end = memchr::memrchr(b'\n', bytes).map_or(bytes.len(), |at| at + 1);
                    self.line_by_line(bytes.get(..end).unwrap_or(bytes), UNCLOSED, rows);
                    bytes = bytes.get(end..).unwrap_or(&[]);
                }
                Scanned::Unfinished(_) if bytes.len() > LONGEST => {
                    broken(rows, self.line + 1, "it is longer than 16 MB", bytes);
                    self.skips = true;
                    bytes = &[];
                }
                Scanned::Unfinished(_) => break,
            }
        }
        self.found = found;
        bytes
    }

    /// Reads the first line that isn't blank, and returns the offset of the rows.
    fn begin(&mut self, bytes: &[u8], rows: &mut dyn Rows) -> usize {
        let end = memchr(b'\n', bytes).map_or(bytes.len(), |at| at + 1);
        let line = bytes.get(..end).unwrap_or(bytes);
        if line.trim_ascii().is_empty() {
            self.line += 1;
            return end;
        }
        let cells = |sign: u8| texts(line, sign);
        let known = |sign: u8| cells(sign).iter().filter(|name| rows.column(name).is_some()).count();
        let best = |count: &dyn Fn(u8) -> usize| [b'\t', b';', b','].into_iter().max_by_key(|sign| count(*sign));
        let mut sign = best(&known).unwrap_or(b',');
        let has_head = known(sign) > 0;
        let names = if has_head {
            cells(sign)
        } else {
            let fits = |sign: u8| usize::from(cells(sign).len() == self.names.len());
            sign = best(&fits).unwrap_or(b',');
            if fits(sign) > 0 { std::mem::take(&mut self.names) } else { vec![] }
        };
        let number = |(at, name): (usize, &String)| rows.column(name).map(|number| (at, number));
        let wanted = names.iter().enumerate().filter_map(number).collect();
        rows.head(&names.iter().map(String::as_str).collect::<Vec<_>>());
        self.head = Some(Head { sign, width: names.len(), wanted });
        if has_head {
            self.line += 1;
            return end;
        }
        0
    }

    fn row(&mut self, record: &[u8], found: &[Cell], rows: &mut dyn Rows) {
        let Some(head) = &self.head else { return };
        // Most rows are one line.
        let is_blank = matches!(record, b"\n" | b"\r\n");
        if is_blank || found.len() != head.width && record.trim_ascii().is_empty() {
            self.line += lines(record).max(1);
            return;
        }
        if found.len() != head.width {
            let why = match head.width {
                0 => "nothing names its columns".to_owned(),
                width => format!("it has {} columns instead of {width}", found.len()),
            };
            self.line_by_line(record, &why, rows);
            return;
        }
        let mut texts: [(usize, &str); MOST_CELLS] = [(0, ""); MOST_CELLS];
        let mut spare = String::new();
        let mut plain = 0;
        let mut needs_owner = false;
        for (at, number) in &head.wanted {
            let Some(cell) = found.get(*at) else { continue };
            let bytes = record.get(cell.start..cell.end).unwrap_or(&[]);
            if bytes.is_empty() {
                continue;
            }
            match (std::str::from_utf8(bytes), texts.get_mut(plain)) {
                (Ok(text), Some(place)) if !cell.doubled => {
                    *place = (*number, text);
                    plain += 1;
                }
                _ => {
                    needs_owner = true;
                    break;
                }
            }
        }
        if needs_owner {
            // Invalid UTF-8 or doubled quotes: the cells are copied.
            let mut places = vec![];
            for (at, number) in &head.wanted {
                let Some(cell) = found.get(*at) else { continue };
                let start = spare.len();
                let text = String::from_utf8_lossy(record.get(cell.start..cell.end).unwrap_or(&[]));
                spare.push_str(&if cell.doubled { text.replace("\"\"", "\"") } else { text.into_owned() });
                places.push((*number, start, spare.len()));
            }
            let cells: Vec<(usize, &str)> = places
                .iter()
                .map(|(number, start, end)| (*number, spare.get(*start..*end).unwrap_or("")))
                .filter(|(_, text)| !text.is_empty())
                .collect();
            rows.row(&cells);
        } else {
            rows.row(texts.get(..plain).unwrap_or(&[]));
        }
        self.line += lines(record).max(1);
    }

    /// A part that isn't a row: its first line is broken, and the lines after it are rows.
    fn line_by_line(&mut self, part: &[u8], why: &str, rows: &mut dyn Rows) {
        let sign = self.head.as_ref().map_or(b',', |head| head.sign);
        let width = self.head.as_ref().map_or(0, |head| head.width);
        let mut found = vec![];
        for (at, line) in part.split_inclusive(|byte| *byte == b'\n').enumerate() {
            let is_row = at > 0 && matches!(scan(line, sign, &mut found), Scanned::Row(end, _) if end == line.len());
            if is_row && found.len() == width || line.trim_ascii().is_empty() {
                self.row(line, &found, rows);
            } else {
                self.line += 1;
                broken(rows, self.line, if at == 0 { why } else { UNCLOSED }, line);
            }
        }
    }
}

/// The most cells of a row that are read without copying.
const MOST_CELLS: usize = 64;

/// The cells of one line, as text.
fn texts(line: &[u8], sign: u8) -> Vec<String> {
    let mut found = vec![];
    scan(line, sign, &mut found);
    let text = |cell: &Cell| {
        let text = String::from_utf8_lossy(line.get(cell.start..cell.end).unwrap_or(&[]));
        if cell.doubled { text.replace("\"\"", "\"") } else { text.into_owned() }
    };
    found.iter().map(text).collect()
}

/// Finds the cells of the row at the start of the bytes.
fn scan(bytes: &[u8], sign: u8, found: &mut Vec<Cell>) -> Scanned {
    found.clear();
    let mut start = 0;
    let mut is_sound = true;
    loop {
        let mut cell = Cell { start, end: start, doubled: false };
        let mut from = start;
        if bytes.get(start) == Some(&b'"') {
            let Some(close) = close(bytes, start + 1, &mut cell.doubled) else {
                return Scanned::Unfinished(Some(start));
            };
            cell.start = start + 1;
            cell.end = close;
            from = close + 1;
        }
        let Some(length) = bytes.get(from..).and_then(|rest| memchr2(sign, b'\n', rest)) else {
            return Scanned::Unfinished(None);
        };
        let next = from + length;
        let ends = bytes.get(next) == Some(&b'\n');
        let trimmed = if ends && next > from && bytes.get(next - 1) == Some(&b'\r') { next - 1 } else { next };
        // Nothing may follow a closing quote; otherwise the quotes are ordinary text.
        if from == start {
            cell.end = trimmed;
        } else if trimmed > from {
            is_sound &= memchr(b'\n', bytes.get(start..from).unwrap_or(&[])).is_none();
            cell = Cell { start, end: trimmed, doubled: false };
        }
        found.push(cell);
        if ends {
            return Scanned::Row(next + 1, is_sound);
        }
        start = next + 1;
    }
}

/// The offset of the closing quote; `None` if it isn't in these bytes.
fn close(bytes: &[u8], mut from: usize, doubled: &mut bool) -> Option<usize> {
    loop {
        let at = from + memchr(b'"', bytes.get(from..)?)?;
        // The next byte decides whether the quote is doubled.
        if bytes.get(at + 1)? != &b'"' {
            return Some(at);
        }
        *doubled = true;
        from = at + 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was passed on, as lines.
    #[derive(Default)]
    struct Kept(Vec<String>);

    impl Rows for Kept {
        fn column(&self, name: &str) -> Option<usize> {
            ["a", "b", "c"].iter().position(|known| *known == name)
        }

        fn head(&mut self, names: &[&str]) {
            self.0.push(format!("head {}", names.join("|")));
        }

        fn row(&mut self, cells: &[(usize, &str)]) {
            self.0.push(cells.iter().map(|(at, text)| format!("{at}={text}")).collect::<Vec<_>>().join("|"));
        }

        fn broken(&mut self, line: u64, why: &str, text: &str) {
            self.0.push(format!("line {line}: {why}: {}", text.trim_end()));
        }
    }

    fn read(names: &[&str], bytes: &[u8], piece: usize) -> Vec<String> {
        let mut kept = Kept::default();
        let mut table = Delimited::with_names(names.iter().map(|name| (*name).to_owned()).collect());
        bytes.chunks(piece).for_each(|piece| table.feed(piece, &mut kept));
        table.finish(&mut kept);
        kept.0
    }

    #[track_caller]
    fn check(text: &str, wanted: &[&str]) {
        for piece in [1, 2, 3, 7, 1 << 16] {
            assert_eq!(read(&[], text.as_bytes(), piece), wanted, "{piece}: {text}");
        }
    }

    #[test]
    fn cells_are_found_whatever_the_pieces() {
        check("a,x,b\n1,2,3\n", &["head a|x|b", "0=1|1=3"]);
        check("a,b\r\n1,\"2\"\r\n\r\n\"3\r\n4\",5", &["head a|b", "0=1|1=2", "0=3\r\n4|1=5"]);
        check("a;b\n\"x;\"\"y\"\"\";5\" pipe\n", &["head a|b", "0=x;\"y\"|1=5\" pipe"]);
        check("\n\na\tb\n1\t\n\t2\n", &["head a|b", "0=1", "1=2"]);
        check("a,b\n1,\"2\" x\n", &["head a|b", "0=1|1=\"2\" x"]);
        check("a\n", &["head a"]);
        check("", &[]);
        assert_eq!(read(&[], b"a,b\n\xFC,1\n", 2), ["head a|b", "0=\u{FFFD}|1=1"]);
    }

    #[test]
    fn broken_rows_are_handed_on_and_the_others_read() {
        check("a,b\n1\n2,3\n", &["head a|b", "line 2: it has 1 columns instead of 2: 1", "0=2|1=3"]);
        check("a,b\n1,\"2\n3,4\n5,6\n", &["head a|b", "line 2: a quote is never closed: 1,\"2", "0=3|1=4", "0=5|1=6"]);
        // Blanks alone are no row; they once called each other until the stack overflowed.
        check("a,b\n1,2\n   \n3\n", &["head a|b", "0=1|1=2", "line 4: it has 1 columns instead of 2: 3"]);
        check("a,b\n1,\"2\n  \n3,4\n \t", &["head a|b", "line 2: a quote is never closed: 1,\"2", "0=3|1=4"]);
        assert_eq!(read(&[], b"1;2\n  \n", 3), ["head ", "line 1: nothing names its columns: 1;2"]);
        // A quote that is closed by another row's quote.
        check(
            "a,b\n1,\"2\n3,\"4\"\n5,6\n",
            &["head a|b", "line 2: a quote is never closed: 1,\"2", "0=3|1=4", "0=5|1=6"],
        );
    }

    #[test]
    fn without_a_head_the_columns_are_those_that_were_given() {
        assert_eq!(read(&["x", "a"], b"1;2\n3;4\n", 3), ["head x|a", "0=2", "0=4"]);
        assert_eq!(
            read(&[], b"1;2\n3;4\n", 3),
            ["head ", "line 1: nothing names its columns: 1;2", "line 2: nothing names its columns: 3;4"]
        );
    }

    #[test]
    fn a_quote_that_never_closes_takes_no_memory() {
        let mut text = b"a,b\n1,\"2\n".to_vec();
        let rows = 300_000;
        (0..rows).for_each(|_| text.extend_from_slice(b"3,4\n5,6\n"));
        let read = read(&[], &text, 1 << 16);
        assert_eq!(read.iter().filter(|line| line.starts_with("0=")).count(), 2 * rows);
        assert_eq!(read.len(), 2 * rows + 2);
        // A line that never ends is reported, and the next one is read.
        let mut text = b"a,b\n".to_vec();
        text.resize(40 << 20, b'x');
        text.extend_from_slice(b"\n1,2\n");
        let read = self::read(&[], &text, 1 << 18);
        assert_eq!((read.len(), read.get(2).map(String::as_str)), (3, Some("0=1|1=2")));
    }
}
