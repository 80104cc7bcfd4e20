//! Reads a file piece by piece into a summary.

use super::Summary;
use super::columns::Counting;
use super::log::Log;
use super::summary::READS_LOGS;
use flow_preflight_tables::{Delimited, Json, Wide};

/// Reads one file, counting its rows as they arrive.
pub struct Reader {
    /// The first bytes, until the encoding and then the kind of file is known.
    start: Vec<u8>,
    wide: Option<Wide>,
    kind: Option<Kind>,
    /// The column names, for a file without a header.
    names: Vec<String>,
    summary: Summary,
    /// The log, if the first line names no columns.
    log: Option<Box<Log>>,
}

enum Kind {
    /// Text in a known encoding.
    Text,
    Delimited(Box<Delimited>),
    Json(Box<Json>),
    /// A workbook or an archive.
    Packed,
}

impl Default for Reader {
    fn default() -> Self {
        Self::with_names(vec![])
    }
}

impl Reader {
    /// Reads a file whose columns have these names, in this order, unless its first line names them.
    #[must_use]
    pub fn with_names(names: Vec<String>) -> Self {
        Self { start: vec![], wide: None, kind: None, names, summary: Summary::default(), log: None }
    }

    /// Reads the next piece.
    pub fn feed(&mut self, bytes: &[u8]) {
        if self.kind.is_some() {
            self.decode(bytes);
            return;
        }
        self.start.extend_from_slice(bytes);
        if self.start.len() >= 4 {
            self.begin();
        }
    }

    /// The summary of the rows so far.
    #[must_use]
    pub fn so_far(&self) -> &Summary {
        match &self.log {
            Some(log) if READS_LOGS => log.so_far(),
            _ => &self.summary,
        }
    }

    /// Detects the encoding from the first bytes.
    fn begin(&mut self) {
        let start = std::mem::take(&mut self.start);
        let (is_wide, is_big, mark) = match start.as_slice() {
            [0xFF, 0xFE, ..] => (true, false, 2),
            [0xFE, 0xFF, ..] => (true, true, 2),
            [0xEF, 0xBB, 0xBF, ..] => (false, false, 3),
            [first, 0, ..] if *first != 0 => (true, false, 0),
            [0, second, ..] if *second != 0 => (true, true, 0),
            _ => (false, false, 0),
        };
        self.wide = is_wide.then(|| Wide::new(is_big));
        self.kind = Some(if start.starts_with(b"PK\x03\x04") { Kind::Packed } else { Kind::Text });
        self.decode(start.get(mark..).unwrap_or(&[]));
    }

    fn decode(&mut self, bytes: &[u8]) {
        match self.wide.as_mut().map(|wide| wide.feed(bytes)) {
            Some(text) => self.text(text.as_bytes()),
            None => self.text(bytes),
        }
    }

    fn text(&mut self, bytes: &[u8]) {
        let rows = &mut Counting::from(&mut self.summary);
        match &mut self.kind {
            Some(Kind::Delimited(table)) => {
                table.feed(bytes, rows);
                match table.has_columns() {
                    _ if !READS_LOGS => {}
                    None => self.start.extend_from_slice(bytes),
                    Some(true) => self.start = vec![],
                    Some(false) => {
                        let log = self.log.get_or_insert_default();
                        log.feed(&std::mem::take(&mut self.start));
                        log.feed(bytes);
                    }
                }
            }
            Some(Kind::Json(table)) => table.feed(bytes, rows),
            Some(Kind::Text) => {
                self.start.extend_from_slice(bytes);
                let first = self.start.trim_ascii_start();
                let is_json = match first {
                    [] => {
                        self.start.clear();
                        return;
                    }
                    [b'{', ..] => true,
                    // A list of runs, or a time in brackets.
                    [b'[', rest @ ..] => match rest.trim_ascii_start().first() {
                        None => return,
                        Some(next) => matches!(next, b'{' | b'[' | b']'),
                    },
                    _ => false,
                };
                self.kind = Some(if is_json {
                    Kind::Json(Box::default())
                } else {
                    Kind::Delimited(Box::new(Delimited::with_names(std::mem::take(&mut self.names))))
                });
                let start = std::mem::take(&mut self.start);
                self.text(start.trim_ascii_start());
            }
            Some(Kind::Packed) | None => {}
        }
    }

    /// The summary of the file.
    #[must_use]
    pub fn finish(mut self) -> Summary {
        if self.kind.is_none() {
            self.begin();
        }
        if let Some(rest) = self.wide.as_ref().map(Wide::finish) {
            self.text(rest.as_bytes());
        }
        // A bracket alone.
        if matches!(self.kind, Some(Kind::Text)) && !self.start.is_empty() {
            self.text(b"]");
        }
        let rows = &mut Counting::from(&mut self.summary);
        let note = match &mut self.kind {
            Some(Kind::Delimited(table)) => {
                table.finish(rows);
                // A first line without an end.
                if READS_LOGS && table.has_columns() == Some(false) {
                    let mut log = self.log.unwrap_or_default();
                    log.feed(&self.start);
                    if let Some(summary) = log.finish() {
                        return summary;
                    }
                }
                None
            }
            Some(Kind::Json(table)) => {
                table.finish(rows);
                None
            }
            Some(Kind::Packed) => Some("A file is a workbook or an archive and was not read. Save it as CSV."),
            Some(Kind::Text) | None => Some("A file is empty."),
        };
        self.summary.notes.extend(note.map(str::to_owned));
        self.summary
    }
}
