//! Files of values with commas, semicolons or tabs between them, as portals and PowerShell export them.

use crate::intake::scan::bytes::find_byte;
use crate::intake::scan::layer::Layer;
use crate::intake::scan::record::{Field, Record, TextLine, line_at, same_name};
use crate::model::Span;
use std::borrow::Cow;

/// Names by which a head is known: two of them make one.
const NAMES: [&str; 28] = [
    "flowsession",
    "flowsessionid",
    "desktopflow",
    "runmode",
    "errorcode",
    "errormessage",
    "errordetails",
    "statusreason",
    "statuscode",
    "startedon",
    "completedon",
    "flowmachine",
    "flowmachineid",
    "agentversion",
    "machinename",
    "userprincipalname",
    "licenses",
    "skuid",
    "skupartnumber",
    "servicename",
    "status",
    "displayname",
    "category",
    "check",
    "data",
    "result",
    "name",
    "trytoreusewindowssession",
];

/// A table with more columns is none of ours.
const MOST_COLUMNS: usize = 256;

/// What Dynamics writes before the names of its own columns.
const OWN_COLUMN: &str = "(Do Not Modify) ";

/// The rows of a file, and where it ends.
#[derive(Debug)]
pub(in crate::intake) struct Csv<'l> {
    pub(in crate::intake) rows: Vec<Record<'l>>,
    pub(in crate::intake) end: usize,
    /// False if the text breaks off inside a row.
    pub(in crate::intake) whole: bool,
}

/// Reads the file whose head is this line.
#[inline(never)]
pub(in crate::intake) fn csv<'l>(layer: &'l Layer, head: &TextLine<'l>) -> Option<Csv<'l>> {
    let separator = [';', ',', '\t'].into_iter().find(|sign| head.text.contains(*sign))?;
    let known = |column: &&str| {
        let name = own(column);
        NAMES.iter().any(|known| same_name(name, known))
    };
    if head.text.split(separator).take(MOST_COLUMNS).filter(known).count() < 2 {
        return None;
    }
    let (names, mut end, _) = row(layer, head.start, separator);
    let mut made = Csv { rows: vec![], end, whole: true };
    while let Some(line) = line_at(&layer.text, end) {
        if line.is_blank() {
            break;
        }
        let (cells, next, closed) = row(layer, end, separator);
        let last = next >= layer.text.len();
        if cells.len() > names.len() || (cells.len() < names.len() && !last) {
            break;
        }
        // The last cell of a text that breaks off may be a part of what it was.
        made.whole = closed && cells.len() == names.len();
        let fields = names.iter().zip(cells).map(|((_, name), (value, span))| Field {
            name: own(layer.part(*name)),
            value,
            at: span,
        });
        made.rows.push(Record { layer, fields: fields.collect(), at: Span { start: end, end: next } });
        end = next;
        made.end = end;
    }
    Some(made)
}

fn own(column: &str) -> &str {
    column.strip_prefix(OWN_COLUMN).unwrap_or(column)
}

/// The cells of the row that begins here, where the next one begins, and whether every quote is closed.
fn row(layer: &Layer, from: usize, separator: char) -> (Vec<(Cow<'_, str>, Span)>, usize, bool) {
    let text = layer.text.as_str();
    let mut cells = vec![];
    let mut at = from;
    loop {
        let rest = text.get(at..).unwrap_or("");
        let (inner, length, closed) = match rest.strip_prefix('"') {
            Some(quoted) => quoted_cell(quoted),
            None => {
                let length =
                    find_byte(rest, |byte| byte == b'\n' || char::from(byte) == separator).unwrap_or(rest.len());
                (rest.get(..length).unwrap_or(""), length, true)
            }
        };
        let quote = usize::from(rest.starts_with('"'));
        let value = if inner.contains("\"\"") { Cow::Owned(inner.replace("\"\"", "\"")) } else { Cow::Borrowed(inner) };
        cells.push((value, Span { start: at + quote, end: at + quote + inner.len() }));
        at += length;
        let rest = text.get(at..).unwrap_or("");
        if rest.starts_with(separator) && closed {
            at += separator.len_utf8();
        } else {
            let line_end = usize::from(rest.starts_with('\n'));
            let stuck = line_end == 0 && !rest.is_empty();
            let skipped = if stuck { rest.find('\n').map_or(rest.len(), |end| end + 1) } else { line_end };
            return (cells, at + skipped, closed && !stuck);
        }
    }
}

/// The inside of a quoted cell, its length with both quotes, and whether it is closed.
fn quoted_cell(quoted: &str) -> (&str, usize, bool) {
    let mut at = 0;
    while let Some(next) = quoted.get(at..).and_then(|rest| rest.find('"')) {
        at += next;
        if quoted.get(at + 1..).is_some_and(|rest| rest.starts_with('"')) {
            at += 2;
        } else {
            return (quoted.get(..at).unwrap_or(""), at + 2, true);
        }
    }
    (quoted, quoted.len() + 1, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_separators_are_kept_apart() {
        let layer = Layer::whole("\"Error Code\";\"Error Message\"\n\"X\";\"a; \"\"b\"\"\nc\"\nY;plain\n\nrest");
        let head = line_at(&layer.text, 0).unwrap();
        let csv = csv(&layer, &head).unwrap();
        assert_eq!(csv.rows.len(), 2);
        assert_eq!(csv.rows[0].text("errormessage"), "a; \"b\"\nc");
        assert_eq!(csv.rows[1].text("errorcode"), "Y");
        assert_eq!(layer.text.get(csv.end..), Some("\nrest"));
        assert!(csv.whole);
    }
}
