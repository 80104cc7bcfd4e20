//! Finds secrets in tables: the cells under a heading that names one.

use super::secret_labels::{Label, is_secret, label_of};
use crate::intake::scan::bytes::{at_gap, count};
use crate::model::Span;

/// The separators of cells, most reliable first.
const SEPARATORS: [char; 4] = ['\t', ';', ',', '|'];

/// The columns of a table that hold secrets.
enum Table {
    /// Cells separated by a character; the columns count from 0.
    Parted(char, Vec<(usize, Label)>),
    /// Aligned columns, each with its first and last byte.
    Aligned(Vec<(usize, usize, Label)>),
}

/// Adds the secrets in tables. Each line is looked at once, as a row of the table above or as the heading of a new one.
#[inline(never)]
pub(super) fn columns(text: &str, all: &mut Vec<Span>) {
    let mut table: Option<Table> = None;
    let mut last = "";
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        count(line.len());
        let row = line.trim_end_matches(['\n', '\r']);
        if row.trim().is_empty() {
            table = None;
        } else if beside(row, start, all) {
        } else if row.trim_start().starts_with("--") && row.bytes().all(|byte| matches!(byte, b'-' | b' ')) {
            table = aligned(last, row);
        } else {
            let known = all.len();
            match &table {
                Some(Table::Parted(separator, secret)) => cells(row, start, *separator, secret, all),
                Some(Table::Aligned(secret)) => {
                    // A short row has few cells, however wide the heading is.
                    let there = secret.iter().take_while(|(from, ..)| row.as_bytes().get(*from).is_some());
                    for (from, to, label) in there {
                        count(1);
                        let (from, to) = (row.floor_char_boundary(*from), row.floor_char_boundary(*to));
                        push(row, start, from, to, *label, all);
                    }
                }
                None => {}
            }
            // A password may look like a heading.
            if all.len() == known
                && let Some(head) = parted(row)
            {
                table = Some(head);
            }
        }
        last = row;
        start += line.len();
    }
}

/// Adds a secret that a tab or two blanks keep apart from its label, as variables and registry values are listed. True if
/// there is one.
fn beside(row: &str, start: usize, all: &mut Vec<Span>) -> bool {
    let line = row.trim_start();
    let found = at_gap(line).or_else(|| line.split_once('\t')).and_then(|(label, value)| {
        let value = value.trim();
        let text = ["REG_SZ", "REG_EXPAND_SZ"].iter().find_map(|kind| value.strip_prefix(kind)).map(str::trim);
        let least = if text.is_some() { Label::Sure } else { Label::Likely(6) };
        let value = text.unwrap_or(value);
        (label_of(label)? == Label::Sure && is_secret(value, least, false)).then_some(value)
    });
    if let Some(value) = found {
        let end = start + row.trim_end().len();
        all.push(Span { start: end - value.len(), end });
    }
    found.is_some()
}

/// The heading of a table with separated cells: at least two names, one of them a secret's.
fn parted(row: &str) -> Option<Table> {
    if row.bytes().any(|byte| matches!(byte, b':' | b'=' | b'{')) {
        return None;
    }
    let separator = SEPARATORS.into_iter().find(|separator| row.contains(*separator))?;
    let mut secret = vec![];
    for (at, cell) in row.split(separator).enumerate() {
        let name = cell.trim().trim_matches(['"', '\'', '*', '`']);
        if name.len() > 40 || name.split_whitespace().count() > 3 {
            return None;
        }
        secret.extend(label_of(name).map(|label| (at, label)));
    }
    (!secret.is_empty()).then_some(Table::Parted(separator, secret))
}

/// The columns of a heading above a line of dashes.
fn aligned(head: &str, dashes: &str) -> Option<Table> {
    let mut secret = vec![];
    let mut from = 0;
    let starts: Vec<usize> = dashes
        .split_inclusive(' ')
        .filter_map(|part| {
            let start = from;
            from += part.len();
            part.starts_with('-').then_some(start)
        })
        .collect();
    for (at, start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(usize::MAX);
        let name = head.get(head.floor_char_boundary(*start)..head.floor_char_boundary(end)).unwrap_or("").trim();
        secret.extend(label_of(name).map(|label| (*start, end, label)));
    }
    (!secret.is_empty()).then_some(Table::Aligned(secret))
}

/// Adds the cells of a row under a secret's heading.
fn cells(row: &str, start: usize, separator: char, secret: &[(usize, Label)], all: &mut Vec<Span>) {
    let mut secret = secret.iter().peekable();
    let mut from = 0;
    let mut column = 0;
    let mut quoted = false;
    for (at, letter) in row.char_indices().chain([(row.len(), separator)]) {
        if letter == '"' {
            quoted = !quoted;
        } else if letter == separator && (!quoted || at == row.len()) {
            if let Some((_, label)) = secret.next_if(|(known, _)| *known == column) {
                push(row, start, from, at, *label, all);
            }
            column += 1;
            from = at + letter.len_utf8();
        }
    }
}

/// Adds a cell, without surrounding blanks and quotes, if it is a secret.
fn push(row: &str, start: usize, from: usize, to: usize, label: Label, all: &mut Vec<Span>) {
    let cell = row.get(from..to).unwrap_or("");
    let inner = cell.trim().trim_matches('"');
    let lead = cell.len() - cell.trim_start().len() + usize::from(cell.trim_start().starts_with('"'));
    if is_secret(inner, label, true) {
        all.push(Span { start: start + from + lead, end: start + from + lead + inner.len() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_found_in_a_table_of_any_width() {
        for width in [1, 100, 1_000] {
            let names: String = (0..width).map(|at| format!("Column {at},")).collect();
            let cells = "x,".repeat(width);
            let text = format!("{names}Password,PIN,Password\n{cells}Tr0ub4dor,1,Summer2024!\n");
            let mut all = vec![];
            columns(&text, &mut all);
            let found: Vec<&str> = all.iter().filter_map(|span| text.get(span.start..span.end)).collect();
            assert_eq!(found, ["Tr0ub4dor", "Summer2024!"], "behind {width} columns");
        }
    }
}
