//! Reads a file piece by piece into a summary.

use super::Summary;
use super::columns::Counting;
use flow_preflight_tables::{Delimited, Json, Wide};

/// Reads one file, counting its rows as they arrive.
pub struct Reader {
    /// The first bytes, until the kind of file is known.
    start: Vec<u8>,
    wide: Option<Wide>,
    kind: Option<Kind>,
    /// The column names, for a file without a header.
    names: Vec<String>,
    summary: Summary,
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
        Self { start: vec![], wide: None, kind: None, names, summary: Summary::default() }
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
    pub const fn so_far(&self) -> &Summary {
        &self.summary
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
            Some(Kind::Delimited(table)) => table.feed(bytes, rows),
            Some(Kind::Json(table)) => table.feed(bytes, rows),
            Some(Kind::Text) => {
                let Some(at) = bytes.iter().position(|byte| !byte.is_ascii_whitespace()) else { return };
                let bytes = bytes.get(at..).unwrap_or(&[]);
                if matches!(bytes.first(), Some(b'{' | b'[')) {
                    let mut table = Box::<Json>::default();
                    table.feed(bytes, rows);
                    self.kind = Some(Kind::Json(table));
                } else {
                    let mut table = Box::new(Delimited::with_names(std::mem::take(&mut self.names)));
                    table.feed(bytes, rows);
                    self.kind = Some(Kind::Delimited(table));
                }
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
        let rows = &mut Counting::from(&mut self.summary);
        let note = match &mut self.kind {
            Some(Kind::Delimited(table)) => {
                table.finish(rows);
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
