//! The sheets of an Excel workbook (`.xlsx`), whose files the caller inflates in the order of [`Part`].

use crate::Rows;
use crate::xml::{Parts, Xml, attribute};
use crate::zip::Entry;

/// The most bytes of shared texts, because a browser keeps them in memory.
const MOST_TEXT: usize = 32 << 20;

/// The most shared texts, cells of a row, and bytes of a row that are kept.
const MOST_TEXTS: usize = 4 << 20;
const MOST_CELLS: usize = 16_384;
const LONGEST_ROW: usize = 16 << 20;

/// The rows in which the header is searched for: titles may be above it.
const HEAD_WITHIN: usize = 10;

/// What a file of a workbook is, in the order in which they are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What holds for the whole workbook.
    Book,
    /// The texts that cells share.
    Texts,
    /// A sheet.
    Sheet,
}

/// The files of an archive that are read, in order. Without a sheet, it is no workbook.
#[must_use]
pub fn parts(entries: &[Entry]) -> Vec<(Part, &Entry)> {
    let part = |name: &str| match name.to_ascii_lowercase().as_str() {
        "xl/workbook.xml" => Some(Part::Book),
        "xl/sharedstrings.xml" => Some(Part::Texts),
        name if name.starts_with("xl/worksheets/") && name.ends_with(".xml") => Some(Part::Sheet),
        _ => None,
    };
    let mut found: Vec<_> = entries.iter().filter_map(|entry| Some((part(&entry.name)?, entry))).collect();
    found.sort_by_key(|(part, entry)| (*part, entry.name.len(), &entry.name));
    found
}

/// What holds for the whole workbook: whether days are counted from 1904.
#[derive(Debug, Default)]
pub struct Book {
    xml: Xml,
    since: Since,
}

#[derive(Debug, Default)]
struct Since {
    is_1904: bool,
}

impl Parts for Since {
    fn open(&mut self, name: &str, tag: &str) {
        if name == "workbookPr" {
            self.is_1904 = matches!(attribute(tag, "date1904"), Some("1" | "true"));
        }
    }

    fn close(&mut self, _: &str) {}

    fn text(&mut self, _: &str) {}
}

impl Book {
    /// Reads the next piece.
    ///
    /// # Errors
    /// A text that says what to do, if it isn't XML.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), String> {
        sound(self.xml.feed(bytes, &mut self.since))
    }

    /// The days between 30 December 1899 and the day from which this workbook counts.
    #[must_use]
    pub const fn days(&self) -> u16 {
        if self.since.is_1904 { 1_462 } else { 0 }
    }
}

fn sound(is_sound: bool) -> Result<(), String> {
    if is_sound { Ok(()) } else { Err("A workbook is damaged. Save it as CSV.".to_owned()) }
}

/// The shared texts, to which cells refer by number.
#[derive(Debug, Default)]
pub struct Texts {
    xml: Xml,
    kept: Kept,
}

#[derive(Debug, Default)]
struct Kept {
    all: String,
    ends: Vec<usize>,
    in_text: bool,
    /// True inside a phonetic reading of a text.
    in_reading: bool,
    too_long: bool,
}

impl Parts for Kept {
    fn open(&mut self, name: &str, _: &str) {
        self.in_text |= name == "t";
        self.in_reading |= name == "rPh";
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "rPh" => self.in_reading = false,
            "si" if self.ends.len() < MOST_TEXTS => self.ends.push(self.all.len()),
            "si" => self.too_long = true,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text && !self.in_reading && !self.too_long {
            self.all.push_str(text);
            self.too_long = self.all.len() > MOST_TEXT;
        }
    }
}

impl Texts {
    /// Reads the next piece.
    ///
    /// # Errors
    /// A text that says what to do, if it is too long or isn't XML.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), String> {
        sound(self.xml.feed(bytes, &mut self.kept))?;
        if self.kept.too_long {
            return Err("A workbook holds more than 32 MB of text. Save it as CSV.".to_owned());
        }
        Ok(())
    }

    fn get(&self, number: usize) -> Option<&str> {
        let start = number.checked_sub(1).map_or(Some(0), |before| self.kept.ends.get(before).copied())?;
        self.kept.all.get(start..*self.kept.ends.get(number)?)
    }
}

/// A sheet read row by row.
#[derive(Debug, Default)]
pub struct Sheet {
    xml: Xml,
    row: Row,
    /// The number of each wanted column, once the header was read.
    head: Option<Vec<Option<usize>>>,
    seen: usize,
}

/// The cells of a row: column and text.
#[derive(Debug, Default)]
struct Row {
    cells: Vec<(usize, String)>,
    /// The open cell: its column, and whether its value is the number of a shared text.
    column: usize,
    next: usize,
    shared: bool,
    in_value: bool,
    /// True inside a phonetic reading of a text.
    in_reading: bool,
    value: String,
    /// How many bytes the cells of the row have.
    length: usize,
    /// The complete rows that weren't passed on yet.
    done: Vec<Vec<(usize, String, bool)>>,
    flags: Vec<bool>,
}

impl Parts for Row {
    fn open(&mut self, name: &str, tag: &str) {
        match name {
            "row" => {
                self.cells.clear();
                self.flags.clear();
                (self.next, self.length) = (0, 0);
            }
            "c" => {
                self.column = attribute(tag, "r").and_then(column).unwrap_or(self.next);
                self.next = self.column + 1;
                self.shared = attribute(tag, "t") == Some("s");
                self.value.clear();
            }
            "rPh" => self.in_reading = true,
            "v" | "t" => self.in_value = !self.in_reading,
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "v" | "t" => self.in_value = false,
            "rPh" => self.in_reading = false,
            "c" if !self.value.is_empty() && self.cells.len() < MOST_CELLS => {
                self.cells.push((self.column, std::mem::take(&mut self.value)));
                self.flags.push(self.shared);
            }
            "row" => {
                let flags = std::mem::take(&mut self.flags);
                let cells = std::mem::take(&mut self.cells).into_iter().zip(flags);
                self.done.push(cells.map(|((column, text), shared)| (column, text, shared)).collect());
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_value && self.length < LONGEST_ROW {
            self.length += text.len();
            self.value.push_str(text);
        }
    }
}

/// The column of a cell reference such as `AB12`, from 0.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic).take(3);
    letters.fold(0, |column, letter| column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1).checked_sub(1)
}

impl Sheet {
    /// Reads the next piece of a sheet.
    ///
    /// # Errors
    /// A text that says what to do, if it isn't XML.
    pub fn feed(&mut self, bytes: &[u8], texts: &Texts, rows: &mut dyn Rows) -> Result<(), String> {
        let is_sound = self.xml.feed(bytes, &mut self.row);
        for cells in std::mem::take(&mut self.row.done) {
            let text = |(column, text, shared): &(usize, String, bool)| {
                let shared = shared.then(|| text.trim().parse().ok().and_then(|number| texts.get(number)));
                (*column, shared.map_or(text.as_str(), Option::unwrap_or_default).to_owned())
            };
            let cells: Vec<(usize, String)> = cells.iter().map(text).collect();
            self.take(&cells, rows);
        }
        sound(is_sound)
    }

    /// True once the header with wanted columns was found.
    #[must_use]
    pub const fn has_head(&self) -> bool {
        self.head.is_some()
    }

    fn take(&mut self, cells: &[(usize, String)], rows: &mut dyn Rows) {
        self.seen += 1;
        let Some(head) = &self.head else {
            let known: Vec<_> = cells.iter().map(|(column, name)| (*column, rows.column(name))).collect();
            if self.seen <= HEAD_WITHIN && known.iter().any(|(_, number)| number.is_some()) {
                let width = known.iter().map(|(column, _)| column + 1).max().unwrap_or(0);
                let mut head = vec![None; width];
                for (column, number) in known {
                    if let Some(place) = head.get_mut(column) {
                        *place = number;
                    }
                }
                rows.head(&cells.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>());
                self.head = Some(head);
            }
            return;
        };
        let number = |column: &usize| head.get(*column).copied().flatten();
        let filled = cells.iter().filter(|(_, text)| !text.is_empty());
        let wanted: Vec<(usize, &str)> =
            filled.filter_map(|(column, text)| Some((number(column)?, text.as_str()))).collect();
        if !cells.is_empty() {
            rows.row(&wanted);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Said(Vec<String>);

    impl Rows for Said {
        fn column(&self, name: &str) -> Option<usize> {
            ["a", "b"].iter().position(|known| *known == name)
        }

        fn head(&mut self, names: &[&str]) {
            self.0.push(names.join("|"));
        }

        fn row(&mut self, cells: &[(usize, &str)]) {
            self.0.push(cells.iter().map(|(at, text)| format!("{at}={text}")).collect::<Vec<_>>().join("|"));
        }

        fn broken(&mut self, _: u64, _: &str, _: &str) {}
    }

    #[test]
    fn cells_are_found_whatever_the_pieces() {
        let shared = "<?xml version=\"1.0\"?><sst count=\"4\"><si><t>a</t></si><si><t>b</t></si>\
            <si><r><t xml:space=\"preserve\">1 &lt; </t></r><r><t>2&#228;</t></r><rPh><t>no</t></rPh></si><si><t/></si></sst>";
        let sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Title</t></is></c></row>\
            <row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c></row>\
            <row r=\"3\"><c r=\"A3\" s=\"1\"><v>46100.5</v></c><c r=\"B3\"><v>9</v></c><c r=\"C3\" t=\"s\"><v>2</v></c></row>\
            <row r=\"4\"/><row><c><v>7</v></c><c/><c t=\"str\"><f>x</f><v>y&amp;z</v></c></row></sheetData></worksheet>";
        for piece in [1, 3, 1 << 16] {
            let (mut texts, mut rows, mut table) = (Texts::default(), Said::default(), Sheet::default());
            shared.as_bytes().chunks(piece).for_each(|piece| texts.feed(piece).unwrap_or_default());
            sheet.as_bytes().chunks(piece).for_each(|piece| table.feed(piece, &texts, &mut rows).unwrap_or_default());
            assert_eq!(rows.0, ["a|b", "0=46100.5|1=1 < 2ä", "0=7|1=y&z"], "{piece}");
        }
    }

    /// A small archive can inflate to a lot of nothing.
    #[test]
    fn what_is_kept_is_bounded() {
        let mut texts = Texts::default();
        texts.kept.ends = vec![0; MOST_TEXTS - 1];
        assert_eq!(texts.feed(b"<si/>"), Ok(()));
        let said = texts.feed(b"<si/>").unwrap_err();
        assert_eq!(said, "A workbook holds more than 32 MB of text. Save it as CSV.");
        let mut sheet = Sheet::default();
        let mut rows = Said::default();
        sheet.feed("<c><v>1</v></c>".repeat(MOST_CELLS + 9).as_bytes(), &texts, &mut rows).unwrap();
        assert_eq!(sheet.row.cells.len(), MOST_CELLS);
        let value = format!("<v>{}</v>", "x".repeat(1 << 20));
        sheet.feed(b"<c>", &texts, &mut rows).unwrap();
        (0..20).for_each(|_| sheet.feed(value.as_bytes(), &texts, &mut rows).unwrap());
        assert!(sheet.row.value.len() <= LONGEST_ROW + (1 << 20), "{}", sheet.row.value.len());
    }

    #[test]
    fn too_much_text_says_what_to_do() {
        let mut texts = Texts::default();
        let piece = format!("<si><t>{}</t></si>", "x".repeat(1 << 20));
        let fed: Result<(), String> = (0..40).try_for_each(|_| texts.feed(piece.as_bytes()));
        assert_eq!(fed.unwrap_err(), "A workbook holds more than 32 MB of text. Save it as CSV.");
    }
}
