//! CSV in pieces: commas, semicolons or tabs, as the first line has them.

use super::Summary;
use super::columns::{Wanted, column, row};
use crate::intake::RunColumn;

/// A row that is longer has a quote that never closes.
const LONGEST: usize = 1 << 20;

/// A file read row by row.
#[derive(Default)]
pub(super) struct Delimited {
    record: Vec<u8>,
    in_quotes: bool,
    line: u64,
    /// The names of the columns where the file itself has none.
    names: Vec<String>,
    head: Option<Head>,
}

struct Head {
    sign: u8,
    width: usize,
    /// Where the columns stand that are read.
    wanted: Vec<(usize, Wanted)>,
}

impl Delimited {
    /// Reads a file whose columns have these names where it has no head.
    pub(super) fn with_names(names: Vec<String>) -> Self {
        Self { names, ..Self::default() }
    }

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
        let head = match &self.head {
            Some(head) => head,
            None => {
                let (head, is_row) = self.begin(text, summary);
                let head = self.head.insert(head);
                if !is_row {
                    return;
                }
                head
            }
        };
        let cells = cells(text, head.sign);
        if head.wanted.is_empty() {
            summary.add_broken(first, "nothing names its columns", text);
            return;
        }
        if cells.len() != head.width {
            let why = format!("it has {} columns instead of {}", cells.len(), head.width);
            summary.add_broken(first, &why, text);
            return;
        }
        let values = head.wanted.iter().filter_map(|(at, wanted)| Some((*wanted, cells.get(*at)?.as_str())));
        summary.add(&row(values));
    }

    /// What the first line says of the columns, and whether it is a row itself.
    fn begin(&self, text: &str, summary: &mut Summary) -> (Head, bool) {
        let known = |sign: u8| cells(text, sign).iter().filter(|name| column(name).is_some()).count();
        let best = |count: &dyn Fn(u8) -> usize| [b'\t', b';', b','].into_iter().max_by_key(|sign| count(*sign));
        let sign = best(&known).unwrap_or(b',');
        if known(sign) > 0 {
            return (head(&cells(text, sign), sign, summary), false);
        }
        let has_all = |sign: u8| usize::from(cells(text, sign).len() == self.names.len());
        let sign = best(&has_all).unwrap_or(b',');
        if has_all(sign) > 0 {
            return (head(&self.names, sign, summary), true);
        }
        let why = "The first line of a file doesn’t name the columns. Add such a line, or for Synapse Link read model.json along with the file.";
        summary.notes.insert(why.to_owned());
        (head(&[], sign, summary), true)
    }
}

/// What the names of the columns say.
fn head(names: &[String], sign: u8, summary: &mut Summary) -> Head {
    let wanted: Vec<_> = names.iter().enumerate().filter_map(|(at, name)| Some((at, column(name)?))).collect();
    let has = |wanted_column: RunColumn| wanted.iter().any(|(_, (_, column))| *column == wanted_column);
    let missing: Vec<&str> = [
        (RunColumn::Code, "errorcode"),
        (RunColumn::Message, "errormessage"),
        (RunColumn::Status, "statuscode"),
        (RunColumn::Mode, "runmode"),
        (RunColumn::Time, "startedon"),
    ]
    .into_iter()
    .filter(|(column, _)| !has(*column))
    .map(|(_, name)| name)
    .collect();
    if !missing.is_empty() && !names.is_empty() {
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
