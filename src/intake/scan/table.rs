//! Reads tables in any layout into records: fixed width, Markdown, commas, semicolons, tabs, blanks; also after comment
//! marks.

use super::bytes::at_gap;
use super::columns::is_column;
use super::layer::Layer;
use super::loose::loose;
use super::record::{Field, Key, Record, TextLine, bare_offset, line_at};
use crate::model::Span;
use std::borrow::Cow;

/// The most columns of a table. A longer line of dashes is decoration.
const MOST_COLUMNS: usize = 256;

/// Dynamics writes this before the names of its own columns.
const OWN_COLUMN: &str = "(Do Not Modify) ";

/// Comment marks before each line of a table in a script or note.
const MARKS: [&str; 3] = ["#", "//", "--"];

/// The rows of a table, and its end.
#[derive(Debug)]
pub(in crate::intake) struct Table<'l> {
    pub(in crate::intake) rows: Vec<Record<'l>>,
    pub(in crate::intake) end: usize,
    /// False if the text may be cut off inside the last row.
    pub(in crate::intake) whole: bool,
    /// The cells of the heading, for a two-column table that is a list of names and values.
    head: Vec<Cell<'l>>,
}

/// A cell and its place in the layer.
type Cell<'l> = (Cow<'l, str>, Span);

/// How the cells of a line are separated.
enum Layout {
    /// By the positions of the dashes below the heading, in characters.
    Dashes(Vec<usize>),
    /// By this character, with quotes around cells that contain it.
    Separated(char),
    /// By vertical bars.
    Pipes,
    /// By two or more blanks; with the positions of the heading's cells, in characters.
    Gaps(Vec<usize>),
    /// By single blanks: a chat or mail program removed the others.
    Blanks,
}

/// The part of a line after its comment mark, and its offset in the layer.
#[derive(Clone, Copy)]
struct Content<'l> {
    text: &'l str,
    start: usize,
}

/// Removes the mark; `None` if the line has none.
fn content<'l>(line: &TextLine<'l>, mark: &str) -> Option<Content<'l>> {
    let inner = line.text.trim_start().strip_prefix(mark)?;
    let text = if mark.is_empty() { line.text } else { inner.strip_prefix(' ').unwrap_or(inner) };
    Some(Content { text, start: line.start + bare_offset(line.text, text) })
}

/// Reads the table whose heading is this line.
#[inline(never)]
pub(in crate::intake) fn table<'l>(layer: &'l Layer, head: &TextLine<'l>) -> Option<Table<'l>> {
    let bare = head.text.trim_start();
    let mark = MARKS.into_iter().find(|mark| bare.strip_prefix(mark).is_some_and(|rest| rest.starts_with(' ')));
    let mark = mark.unwrap_or("");
    let names = content(head, mark)?;
    let Some((layout, first)) = layout(layer, head, names, mark) else {
        let loose = loose(layer, head)?;
        return Some(Table { rows: loose.rows, end: loose.end, whole: loose.whole, head: vec![] });
    };
    let (head_cells, mut end, _) = cells(layer, &layout, names, head.next);
    let columns: Vec<(&str, Key)> = head_cells
        .iter()
        .map(|(_, at)| {
            let name = own(layer.part(*at)).trim_matches(['*', '`', '"']);
            (name, Key::of(name))
        })
        .collect();
    if !(2..=MOST_COLUMNS).contains(&columns.len()) {
        return None;
    }
    end = end.max(first);
    let mut made = Table { rows: vec![], end, whole: true, head: head_cells };
    while let Some(line) = line_at(&layer.text, made.end) {
        let Some(content) = content(&line, mark).filter(|content| !content.text.trim().is_empty()) else { break };
        let (cells, next, closed) = cells(layer, &layout, content, line.next);
        let Some(whole) = fits(&layout, &cells, columns.len(), closed, next >= layer.text.len()) else { break };
        made.whole = whole;
        let mut record = Record { layer, fields: vec![], at: Span { start: line.start, end: next } };
        record.fields.extend(columns.iter().zip(cells).map(|((name, key), (value, at))| Field {
            name,
            key: *key,
            value,
            at,
        }));
        made.rows.push(record);
        made.end = next;
    }
    Some(made)
}

/// Whether a line with these cells is a row, and if so, whether it is complete.
fn fits(layout: &Layout, cells: &[Cell], columns: usize, closed: bool, last: bool) -> Option<bool> {
    let full = cells.len() == columns;
    match layout {
        // At a cut-off end, the last cell may be incomplete.
        Layout::Separated(_) => (full || (last && cells.len() < columns)).then_some(closed && full),
        Layout::Pipes => (cells.len() <= columns).then_some(full || !last),
        Layout::Dashes(_) => Some(!last || cells.last().is_some_and(|(value, _)| !value.is_empty())),
        Layout::Gaps(_) | Layout::Blanks => (full || (last && cells.len() < columns)).then_some(full),
    }
}

/// The layout of the table with this heading, and where its first row begins.
fn layout(layer: &Layer, head: &TextLine, names: Content, mark: &str) -> Option<(Layout, usize)> {
    if names.text.trim().is_empty() {
        return None;
    }
    let piped = names.text.contains('|');
    if let Some(next) = line_at(&layer.text, head.next)
        && let Some(rule) = content(&next, mark).map(|rule| rule.text.trim_end())
    {
        let bare = rule.trim_start();
        if piped && bare.contains("--") && bare.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b'+' | b' ')) {
            return Some((Layout::Pipes, next.next));
        }
        if let Some(sign @ ('-' | '=')) = bare.chars().next()
            && bare.chars().all(|next| next == sign || next == ' ')
        {
            let columns = starts(rule, sign);
            return (columns.len() >= 2).then_some((Layout::Dashes(columns), next.next));
        }
    }
    let known = |part: &&str| is_column(own(part.trim()));
    for sign in [';', ',', '\t', '|'] {
        // Two known names make a heading.
        if names.text.contains(sign) && names.text.split(sign).take(MOST_COLUMNS).filter(known).nth(1).is_some() {
            let layout = if sign == '|' { Layout::Pipes } else { Layout::Separated(sign) };
            return Some((layout, head.next));
        }
    }
    // Without dashes or separators, every name must be known.
    if names.text.len() > 200 || !names.text.trim().contains(' ') {
        return None;
    }
    // Most lines have no gap, or something else before it.
    if at_gap(names.text.trim_start()).is_some_and(|(first, _)| is_column(first.trim())) {
        let (cells, ..) = cells(layer, &Layout::Gaps(vec![]), names, head.next);
        if cells.len() >= 2 && cells.iter().all(|(name, _)| is_column(name)) {
            let at = |span: &Span| layer.text.get(names.start..span.start).map_or(0, |before| before.chars().count());
            return Some((Layout::Gaps(cells.iter().map(|(_, span)| at(span)).collect()), head.next));
        }
    }
    // There are two words at least, because a blank is between.
    names.text.split_whitespace().all(is_column).then_some((Layout::Blanks, head.next))
}

/// The start of each group of dashes, in characters.
fn starts(dashes: &str, sign: char) -> Vec<usize> {
    let mut columns = vec![];
    let mut before = ' ';
    for (at, next) in dashes.chars().enumerate() {
        if next == sign && before == ' ' {
            columns.push(at);
        }
        before = next;
    }
    columns
}

fn own(column: &str) -> &str {
    column.strip_prefix(OWN_COLUMN).unwrap_or(column)
}

/// The cells of a line, the start of the next line, and whether every quote is closed.
fn cells<'l>(layer: &'l Layer, layout: &Layout, line: Content<'l>, next: usize) -> (Vec<Cell<'l>>, usize, bool) {
    let cell = |part: &'l str| {
        let bare = part.trim();
        let start = line.start + bare_offset(line.text, bare);
        (Cow::Borrowed(bare), Span { start, end: start + bare.len() })
    };
    match layout {
        Layout::Separated(sign) => quoted_row(layer, line.start, *sign),
        Layout::Pipes => {
            let inner = line.text.trim();
            let inner = inner.strip_prefix('|').unwrap_or(inner);
            let inner = inner.strip_suffix('|').unwrap_or(inner);
            (inner.split('|').map(cell).collect(), next, true)
        }
        Layout::Dashes(columns) => (fixed(line.text, columns).into_iter().map(cell).collect(), next, true),
        Layout::Gaps(columns) => {
            let mut parts = gaps(line.text);
            // A value as wide as its column has one blank behind it: `Microsoft Windows 11 Home 10.0.22631`.
            if parts.len() < columns.len() {
                let aligned: Vec<&str> = fixed(line.text, columns).into_iter().map(str::trim).collect();
                let ends = |cell: &&str| !cell.contains(' ');
                if aligned.iter().all(|cell| !cell.is_empty()) && aligned.last().is_some_and(ends) {
                    parts = aligned;
                }
            }
            (parts.into_iter().map(cell).collect(), next, true)
        }
        Layout::Blanks => (line.text.split_whitespace().map(cell).collect(), next, true),
    }
}

/// The parts of a line separated by two or more blanks.
fn gaps(line: &str) -> Vec<&str> {
    line.split("  ").map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// The cells of a fixed-width row. If a column would begin inside a word, the row's blanks were removed, and its words
/// are the cells.
fn fixed<'t>(line: &'t str, columns: &[usize]) -> Vec<&'t str> {
    let mut starts: Vec<usize> = vec![];
    let mut wanted = columns.iter().copied().peekable();
    let mut cuts = false;
    let mut before = ' ';
    for (count, (at, next)) in line.char_indices().enumerate() {
        if wanted.peek() == Some(&count) {
            wanted.next();
            cuts |= before != ' ' && next != ' ';
            starts.push(at);
        }
        before = next;
    }
    if cuts {
        let words: Vec<&str> = line.split_whitespace().collect();
        if words.len() == columns.len() {
            return words;
        }
        let gaps = gaps(line);
        if gaps.len() == columns.len() {
            return gaps;
        }
    }
    starts.resize(columns.len(), line.len());
    let ends = starts.iter().skip(1).copied().chain([line.len()]);
    starts.iter().zip(ends).map(|(start, end)| line.get(*start..end).unwrap_or("")).collect()
}

/// The cells of the CSV row that begins here, the start of the next one, and whether every quote is closed.
fn quoted_row(layer: &Layer, from: usize, separator: char) -> (Vec<Cell<'_>>, usize, bool) {
    let text = layer.text.as_str();
    let mut cells = vec![];
    let mut at = from;
    loop {
        let rest = text.get(at..).unwrap_or("");
        let (inner, length, closed) = match rest.strip_prefix('"') {
            Some(quoted) => quoted_cell(quoted),
            None => {
                let ends = |byte: u8| byte == b'\n' || char::from(byte) == separator;
                let length = rest.bytes().position(ends).unwrap_or(rest.len());
                (rest.get(..length).unwrap_or(""), length, true)
            }
        };
        let quote = usize::from(rest.starts_with('"'));
        let doubled = inner.contains('"') && inner.contains("\"\"");
        let value = if doubled { Cow::Owned(inner.replace("\"\"", "\"")) } else { Cow::Borrowed(inner) };
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

/// The content of a quoted cell, its length with both quotes, and whether it is closed.
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

impl<'l> Table<'l> {
    /// A two-column table as one record: the left cells are names, and the heading is a line of it too.
    pub(in crate::intake) fn pairs(&self, layer: &'l Layer, at: Span) -> Option<Record<'l>> {
        let [(_, name), (_, value)] = self.head.as_slice() else { return None };
        let pair =
            |name: &'l str, at: Span| Field { name, key: Key::of(name), value: Cow::Borrowed(layer.part(at)), at };
        let head = pair(layer.part(*name), *value);
        let rows = self.rows.iter().filter_map(|row| {
            let [name, value] = row.fields.as_slice() else { return None };
            Some(pair(layer.part(name.at).trim_matches(['*', '`']), value.at))
        });
        Some(Record { layer, fields: std::iter::once(head).chain(rows).collect(), at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares the rows, written as `name=value`, and what follows the table.
    #[track_caller]
    fn check(text: &str, expected: &[&str], rest: &str) {
        let layer = Layer::whole(text);
        let head = line_at(&layer.text, 0).unwrap();
        let table = table(&layer, &head).unwrap_or_else(|| panic!("no table in {text}"));
        let shown: Vec<String> = table
            .rows
            .iter()
            .map(|row| {
                row.fields.iter().map(|field| format!("{}={}", field.name, field.value)).collect::<Vec<_>>().join(" ")
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
        assert_eq!(layer.text.get(table.end..), Some(rest), "{text}");
        for field in table.rows.iter().flat_map(|row| &row.fields) {
            assert_eq!(layer.part(field.at).replace("\"\"", "\""), field.value, "{text}: a cell knows its place");
        }
    }

    #[test]
    fn each_layout_gives_the_same_records() {
        let rows = ["Name=UIFlowService Status=Running", "Name=TermService Status=Stopped"];
        for text in [
            "Name          Status\n----          ------\nUIFlowService Running\nTermService   Stopped\n",
            "Name Status\n---- ------\nUIFlowService Running\nTermService Stopped\n",
            "| Name | Status |\n|:---|---|\n| UIFlowService | Running |\n| TermService | Stopped |\n",
            "Name | Status\n--- | ---\nUIFlowService | Running\nTermService | Stopped\n",
            "Name,Status\nUIFlowService,Running\n\"TermService\",Stopped\n",
            "Name;Status\nUIFlowService;Running\nTermService;Stopped\n",
            "Name\tStatus\nUIFlowService\tRunning\nTermService\tStopped\n",
            "Name            Status\nUIFlowService   Running\nTermService     Stopped\n",
            "Name Status\nUIFlowService Running\nTermService Stopped\n",
            "Name          Status\nUIFlowService Running\nTermService   Stopped\n",
            "# Name          Status\n# ----          ------\n# UIFlowService Running\n# TermService   Stopped\n",
            "// Name,Status\n// UIFlowService,Running\n// TermService,Stopped\n",
        ] {
            check(text, &rows, "");
        }
    }

    #[test]
    fn quotes_and_separators_are_kept_apart() {
        check(
            "\"Error Code\";\"Error Message\"\n\"X\";\"a; \"\"b\"\"\nc\"\nY;plain\n\nrest",
            &["Error Code=X Error Message=a; \"b\"\nc", "Error Code=Y Error Message=plain"],
            "\nrest",
        );
    }

    #[test]
    fn prose_is_no_table() {
        for text in ["The name and the status\nare fine", "a, b; c\n1, 2; 3", "Name\n----\nx", "", "-- --\n-- --"] {
            let layer = Layer::whole(text);
            let made = line_at(&layer.text, 0).and_then(|head| table(&layer, &head).map(|table| table.rows.len()));
            assert!(made.is_none_or(|rows| rows <= 1), "{text}: {made:?}");
        }
    }
}
