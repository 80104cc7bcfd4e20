//! CSV in pieces: commas, semicolons or tabs, as the first line has them.

use super::columns::{Column, column, row};
use super::{Row, Summary};

/// A row that is longer has a quote that never closes.
const LONGEST: usize = 1 << 20;

/// A file read row by row.
#[derive(Default)]
pub(super) struct Delimited {
    record: Vec<u8>,
    in_quotes: bool,
    line: u64,
    head: Option<Head>,
}

struct Head {
    sign: u8,
    width: usize,
    /// Where the columns stand that are read, with rank and meaning.
    wanted: Vec<(usize, usize, Column)>,
}

impl Delimited {
    pub(super) fn feed(&mut self, bytes: &[u8], summary: &mut Summary) {
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            let quotes = line.iter().filter(|byte| **byte == b'"').count();
            self.in_quotes ^= quotes % 2 == 1;
            self.record.extend_from_slice(line);
            if line.ends_with(b"\n") && !self.in_quotes {
                let record = std::mem::take(&mut self.record);
                self.row(&record, summary);
            } else if self.record.len() > LONGEST {
                self.give_up(summary);
            }
        }
    }

    /// Reads what is left at the end of the file.
    pub(super) fn finish(&mut self, summary: &mut Summary) {
        if self.in_quotes {
            self.give_up(summary);
        } else if !self.record.is_empty() {
            let record = std::mem::take(&mut self.record);
            self.row(&record, summary);
        }
        if self.head.is_none() && self.line == 0 {
            summary.notes.insert("A file is empty.".to_owned());
        }
    }

    /// A quote doesn't close: its line is broken, the lines behind it are rows of their own.
    fn give_up(&mut self, summary: &mut Summary) {
        let record = std::mem::take(&mut self.record);
        self.in_quotes = false;
        for (at, line) in record.split_inclusive(|byte| *byte == b'\n').enumerate() {
            if at == 0 {
                self.line += 1;
                summary.add_broken(self.line, "a quote is never closed", &String::from_utf8_lossy(line));
            } else {
                self.row(line, summary);
            }
        }
    }

    fn row(&mut self, record: &[u8], summary: &mut Summary) {
        let first = self.line + 1;
        self.line += record.iter().filter(|byte| **byte == b'\n').count().max(1) as u64;
        let text = String::from_utf8_lossy(record);
        let text = text.trim_end_matches(['\r', '\n']);
        if text.is_empty() {
            return;
        }
        let Some(head) = &self.head else {
            self.head = Some(head(text, summary));
            return;
        };
        let cells = cells(text, head.sign);
        if cells.len() != head.width {
            let why = format!("it has {} columns instead of {}", cells.len(), head.width);
            summary.add_broken(first, &why, text);
            return;
        }
        let values =
            head.wanted.iter().filter_map(|(at, rank, column)| Some((*rank, *column, cells.get(*at)?.as_str())));
        let row: Row = row(values);
        summary.add(&row);
    }
}

/// What the first line says.
fn head(text: &str, summary: &mut Summary) -> Head {
    let count = |sign: u8| cells(text, sign).iter().filter(|name| column(name).is_some()).count();
    let sign = [b'\t', b';', b','].into_iter().max_by_key(|sign| count(*sign)).unwrap_or(b',');
    let names = cells(text, sign);
    let wanted: Vec<_> = names
        .iter()
        .enumerate()
        .filter_map(|(at, name)| column(name).map(|(rank, column)| (at, rank, column)))
        .collect();
    let has = |wanted_column: Column| wanted.iter().any(|(.., column)| *column == wanted_column);
    let missing: Vec<&str> = [
        (Column::Code, "errorcode"),
        (Column::Message, "errormessage"),
        (Column::Status, "statuscode"),
        (Column::Mode, "runmode"),
        (Column::Time, "startedon"),
    ]
    .into_iter()
    .filter(|(column, _)| !has(*column))
    .map(|(_, name)| name)
    .collect();
    if !missing.is_empty() {
        summary.notes.insert(format!("A file has no column {}. Add it to the export.", missing.join(", ")));
    }
    Head { sign, width: names.len(), wanted }
}

/// The cells of a row, without their quotes.
fn cells(text: &str, sign: u8) -> Vec<String> {
    let sign = char::from(sign);
    let mut cells = vec![];
    let mut cell = String::new();
    let mut in_quotes = false;
    let mut signs = text.chars().peekable();
    while let Some(next) = signs.next() {
        match next {
            '"' if in_quotes && signs.peek() == Some(&'"') => {
                signs.next();
                cell.push('"');
            }
            '"' => in_quotes = !in_quotes,
            _ if next == sign && !in_quotes => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(next),
        }
    }
    cells.push(cell);
    cells
}
