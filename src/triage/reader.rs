//! The bytes of a file in pieces → a summary.

use super::Summary;
use super::columns::{column, row};
use super::delimited::Delimited;
use crate::intake::decode;
use serde_json::Value;

/// Reads one file. CSV in UTF-8 is counted as it arrives; JSON and UTF-16 are kept until the end.
#[derive(Default)]
pub struct Reader {
    kept: Vec<u8>,
    kind: Option<Kind>,
    rows: Delimited,
    summary: Summary,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Delimited,
    /// Read as a whole.
    Whole,
}

impl Reader {
    /// Reads a file whose columns have these names, in this order, where its first line doesn't name them.
    #[must_use]
    pub fn with_names(names: Vec<String>) -> Self {
        Self { rows: Delimited::with_names(names), ..Self::default() }
    }

    /// Takes in the next piece.
    pub fn feed(&mut self, bytes: &[u8]) {
        if self.kind == Some(Kind::Delimited) {
            self.rows.feed(bytes, &mut self.summary);
            return;
        }
        self.kept.extend_from_slice(bytes);
        if self.kind.is_none() && self.kept.len() >= 4 {
            self.begin();
        }
    }

    fn begin(&mut self) {
        let start = self.kept.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&self.kept);
        let is_wide = matches!(start, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, ..] | [_, 0, ..]);
        let Some(first) = start.iter().find(|byte| !byte.is_ascii_whitespace()) else { return };
        if is_wide || matches!(first, b'{' | b'[') || start.starts_with(b"PK") {
            self.kind = Some(Kind::Whole);
        } else {
            self.kind = Some(Kind::Delimited);
            self.rows.feed(start, &mut self.summary);
            self.kept = vec![];
        }
    }

    /// What the file comes to.
    #[must_use]
    pub fn finish(mut self) -> Summary {
        if self.kept.starts_with(b"PK") {
            self.summary
                .notes
                .insert("A file is a workbook or an archive and was not read. Save it as CSV.".to_owned());
            return self.summary;
        }
        if self.kind == Some(Kind::Delimited) {
            self.rows.finish(&mut self.summary);
            return self.summary;
        }
        let text = decode(&self.kept);
        let text = text.trim_start_matches('\u{feff}');
        if text.trim_start().starts_with(['{', '[']) {
            objects(text, &mut self.summary);
        } else {
            self.rows.feed(text.as_bytes(), &mut self.summary);
            self.rows.finish(&mut self.summary);
        }
        self.summary
    }
}

/// JSON: rows, arrays of rows, pages with `value`, and several of them in a row. A part that is no JSON is counted, and
/// reading goes on at the next line.
fn objects(text: &str, summary: &mut Summary) {
    let mut done = 0;
    while let Some(rest) = text.get(done..).filter(|rest| !rest.trim().is_empty()) {
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        let broken = loop {
            match values.next() {
                Some(Ok(value)) => take(&value, summary),
                Some(Err(error)) => break Some(error),
                None => break None,
            }
        };
        let at = values.byte_offset();
        let Some(error) = broken else { return };
        let left = rest.get(at..).unwrap_or("");
        let left = left.trim_start();
        let start = text.len() - left.len();
        let line = text.as_bytes().iter().take(start).filter(|byte| **byte == b'\n').count() as u64 + 1;
        let why = if error.is_eof() { "the file ends in the middle of it" } else { "it is no JSON" };
        summary.add_broken(line, why, left);
        // What was cut off, or stands on one line, has no next line to go on at.
        let Some(next) = left.find('\n') else { return };
        done = start + next + 1;
    }
}

fn take(value: &Value, summary: &mut Summary) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| take(item, summary)),
        Value::Object(fields) => {
            if let Some(Value::Array(items)) = fields.get("value") {
                items.iter().for_each(|item| take(item, summary));
                return;
            }
            let texts: Vec<_> = fields
                .iter()
                .filter_map(|(name, value)| {
                    let wanted = column(name)?;
                    let text = match value {
                        Value::Null => return None,
                        Value::String(text) => text.clone(),
                        other => other.to_string(),
                    };
                    Some((wanted, text))
                })
                .collect();
            if texts.is_empty() {
                summary.add_broken(0, "it has no column of a run", &value.to_string());
            } else {
                summary.add(&row(texts.iter().map(|(wanted, text)| (*wanted, text.as_str()))));
            }
        }
        other => summary.add_broken(0, "it is no row", &other.to_string()),
    }
}
