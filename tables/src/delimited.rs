//! Reads CSV piece by piece, with the separator of the first line: comma, semicolon or tab.

use crate::cells::{Cell, Texts};
use crate::marks::Marks;
use crate::{Rows, broken, lines};
use memchr::memchr;
use std::borrow::Cow;

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
    marks: Marks,
}

#[derive(Debug)]
struct Head {
    sign: u8,
    /// The number of each column, if it is wanted.
    columns: Vec<Option<usize>>,
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

    /// Whether the first line names wanted columns, or they were given. `None` before it was read.
    #[must_use]
    pub fn has_columns(&self) -> Option<bool> {
        self.head.as_ref().map(|head| head.columns.iter().any(Option::is_some))
    }

    /// True if nothing was read.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.line == 0
    }

    /// Reads the complete rows, and returns the rest.
    fn take<'b>(&mut self, bytes: &'b [u8], rows: &mut dyn Rows) -> &'b [u8] {
        let mut at = 0;
        if self.skips {
            let Some(end) = memchr(b'\n', bytes) else { return &[] };
            self.skips = false;
            self.line += 1;
            at = end + 1;
        }
        let mut found = std::mem::take(&mut self.found);
        let mut marks = std::mem::take(&mut self.marks);
        marks.look(bytes, self.sign());
        let mut cells = Texts::default();
        // One look at the whole piece is cheaper than one at each cell.
        let text = std::str::from_utf8(bytes)
            .or_else(|end| std::str::from_utf8(bytes.get(..end.valid_up_to()).unwrap_or(&[])));
        let text = text.unwrap_or("");
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            if self.head.is_none() && memchr(b'\n', rest).is_some() {
                at += self.begin(rest, rows);
                marks.look(bytes, self.sign());
                continue;
            }
            if let Some((end, lines)) = self.plain_row((bytes, text), at, &marks, &mut cells) {
                cells.pass_on(rows);
                self.line += lines;
                at = end;
                continue;
            }
            match scan(rest, &mut |from| marks.next(at + from).map(|next| next - at), &mut found) {
                Scanned::Row(end, is_sound) => {
                    let record = rest.get(..end).unwrap_or(rest);
                    match is_sound {
                        true => self.row(record, &found, rows),
                        false => self.line_by_line(record, UNCLOSED, rows),
                    }
                    at += end;
                }
                Scanned::Unfinished(Some(quote)) if rest.len() - quote > LONGEST_QUOTED => {
                    // The complete lines are read one by one, and the last one continues.
                    let end = memchr::memrchr(b'\n', rest).map_or(rest.len(), |at| at + 1);
                    self.line_by_line(rest.get(..end).unwrap_or(rest), UNCLOSED, rows);
                    at += end;
                }
                Scanned::Unfinished(_) if rest.len() > LONGEST => {
                    broken(rows, self.line + 1, "it is longer than 16 MB", rest);
                    self.skips = true;
                    at = bytes.len();
                }
                Scanned::Unfinished(_) => break,
            }
        }
        self.found = found;
        self.marks = marks;
        bytes.get(at..).unwrap_or(&[])
    }

    /// The separator.
    fn sign(&self) -> u8 {
        self.head.as_ref().map_or(b',', |head| head.sign)
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
        let columns = names.iter().map(|name| rows.column(name)).collect();
        rows.head(&names.iter().map(String::as_str).collect::<Vec<_>>());
        self.head = Some(Head { sign, columns });
        if has_head {
            self.line += 1;
            return end;
        }
        0
    }

    /// The row that starts here, if its cells can be passed on as they stand: its end, and the number of its lines. The
    /// `text` is what is UTF-8 at the start of the bytes.
    fn plain_row<'b>(
        &self,
        (bytes, text): (&[u8], &'b str),
        mut start: usize,
        marks: &Marks,
        cells: &mut Texts<'b>,
    ) -> Option<(usize, u64)> {
        cells.all.clear();
        cells.doubled.clear();
        let columns = self.head.as_ref()?.columns.as_slice();
        // In a table of one column a line may be blank.
        let mut left = columns.len();
        if left < 2 {
            return None;
        }
        let mut count = 1;
        for column in columns {
            let mut is_doubled = false;
            let (begin, mut end, next);
            if bytes.get(start) == Some(&b'"') {
                (begin, end) = (start + 1, close(bytes, start + 1, &mut is_doubled)?);
                next = marks.next(end + 1)?;
                count += lines(bytes.get(begin..end)?);
                if !matches!(bytes.get(end + 1..=next)?, [_] | b"\r\n") {
                    return None;
                }
            } else {
                next = marks.next(start)?;
                (begin, end) = (start, next);
            }
            left -= 1;
            let is_last = bytes.get(next) == Some(&b'\n');
            if is_last != (left == 0) {
                return None;
            }
            if is_last && begin == start && begin < end && bytes.get(end - 1) == Some(&b'\r') {
                end -= 1;
            }
            if let Some(number) = column
                && begin < end
            {
                if is_doubled {
                    cells.doubled.push(cells.all.len());
                }
                cells.all.push((*number, text.get(begin..end)?));
            }
            start = next + 1;
        }
        Some((start, count))
    }

    /// Passes on any row.
    fn row(&mut self, record: &[u8], found: &[Cell], rows: &mut dyn Rows) {
        let Some(head) = &self.head else { return };
        let width = head.columns.len();
        let is_blank = matches!(record, b"\n" | b"\r\n");
        if is_blank || found.len() != width && record.trim_ascii().is_empty() {
            self.line += lines(record).max(1);
            return;
        }
        if found.len() != width {
            let why = match width {
                0 => "it has no column names".to_owned(),
                width => format!("it has {} columns instead of {width}", found.len()),
            };
            self.line_by_line(record, &why, rows);
            return;
        }
        let wanted = head.columns.iter().zip(found).filter_map(|(number, cell)| Some(((*number)?, cell.text(record))));
        let texts: Vec<(usize, Cow<str>)> = wanted.filter(|(_, text)| !text.is_empty()).collect();
        rows.row(&texts.iter().map(|(number, text)| (*number, &**text)).collect::<Vec<_>>());
        self.line += lines(record).max(1);
    }

    /// A part that isn't a row: its first line is broken, and the lines after it are rows.
    fn line_by_line(&mut self, part: &[u8], why: &str, rows: &mut dyn Rows) {
        let width = self.head.as_ref().map_or(0, |head| head.columns.len());
        let mut found = vec![];
        for (at, line) in part.split_inclusive(|byte| *byte == b'\n').enumerate() {
            let mut scanned = || scan_line(line, self.sign(), &mut found);
            let is_row = at > 0 && matches!(scanned(), Scanned::Row(end, _) if end == line.len());
            if is_row && found.len() == width || line.trim_ascii().is_empty() {
                self.row(line, &found, rows);
            } else {
                self.line += 1;
                broken(rows, self.line, if at == 0 { why } else { UNCLOSED }, line);
            }
        }
    }
}

/// The cells of one line, as text.
fn texts(line: &[u8], sign: u8) -> Vec<String> {
    let mut found = vec![];
    scan_line(line, sign, &mut found);
    let text = |cell: &Cell| cell.text(line).into_owned();
    found.iter().map(text).collect()
}

/// Finds the cells of a line.
fn scan_line(line: &[u8], sign: u8, found: &mut Vec<Cell>) -> Scanned {
    let mut marks = Marks::default();
    marks.look(line, sign);
    scan(line, &mut |from| marks.next(from), found)
}

/// Finds the cells of the row at the start of the bytes. `next` finds the next separator or line end.
fn scan(bytes: &[u8], next: &mut dyn FnMut(usize) -> Option<usize>, found: &mut Vec<Cell>) -> Scanned {
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
        let Some(next) = next(from) else { return Scanned::Unfinished(None) };
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

    /// A byte that isn't UTF-8 makes the reader look at each row's cells one by one, and copy them.
    #[test]
    fn rows_passed_on_as_they_stand_are_those_that_are_copied() {
        let signs = ["1", "é", ",", ",", "\n", "\r", "\"", "\"\"", " ", ",\"2,\n\",", "\r\n3,4,5\n"];
        let mut dice = 1_u64;
        let mut sign = || {
            dice = dice.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(1);
            signs[(dice >> 33) as usize % signs.len()]
        };
        for _ in 0..20_000 {
            let rest: String = (0..14).map(|_| sign()).collect();
            let [plain, copied] = [b"a,x,b\n0,0,0\n".as_slice(), b"a,x,b\n0,\xFF,0\n"].map(|begin| {
                let bytes = [begin, rest.as_bytes()].concat();
                read(&[], &bytes, bytes.len())
            });
            assert_eq!(plain, copied, "{rest:?}");
        }
    }

    #[test]
    fn broken_rows_are_handed_on_and_the_others_read() {
        check("a,b\n1\n2,3\n", &["head a|b", "line 2: it has 1 columns instead of 2: 1", "0=2|1=3"]);
        check("a,b\n1,\"2\n3,4\n5,6\n", &["head a|b", "line 2: a quote is never closed: 1,\"2", "0=3|1=4", "0=5|1=6"]);
        // Blanks alone are no row; they once called each other until the stack overflowed.
        check("a,b\n1,2\n   \n3\n", &["head a|b", "0=1|1=2", "line 4: it has 1 columns instead of 2: 3"]);
        check("a,b\n1,\"2\n  \n3,4\n \t", &["head a|b", "line 2: a quote is never closed: 1,\"2", "0=3|1=4"]);
        assert_eq!(read(&[], b"1;2\n  \n", 3), ["head ", "line 1: it has no column names: 1;2"]);
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
            ["head ", "line 1: it has no column names: 1;2", "line 2: it has no column names: 3;4"]
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
