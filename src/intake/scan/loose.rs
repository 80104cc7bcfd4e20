//! Reads tables that lost their layout: on one line, as a chat joins lines, or one cell per line, as copied from a
//! page.

use super::bytes::count;
use super::columns::is_column;
use super::layer::Layer;
use super::record::{Field, Key, Record, TextLine, bare_offset, line_at};
use crate::model::Span;
use std::borrow::Cow;

/// The fewest columns: fewer are too little evidence.
const FEWEST: usize = 3;
const MOST: usize = 12;

/// The most rows that are read.
const MOST_ROWS: usize = 2_000;

/// The rows of such a table, its end, and whether its last row is complete.
pub(super) struct Loose<'l> {
    pub(super) rows: Vec<Record<'l>>,
    pub(super) end: usize,
    pub(super) whole: bool,
}

/// Reads the table that begins at this line.
pub(super) fn loose<'l>(layer: &'l Layer, line: &TextLine<'l>) -> Option<Loose<'l>> {
    count(line.text.len());
    let is_one_line = line.text.contains(" ---");
    // Most lines are neither. Below the names are more lines.
    if !is_one_line && (line.is_last() || !is_column(line.text.trim())) {
        return None;
    }
    // Escapes are unpacked first.
    if line.text.contains("\\n") || line.text.contains("\\\"") {
        return None;
    }
    if is_one_line { on_one_line(layer, line) } else { one_cell_a_line(layer, line) }
}

/// Column names, as many words of dashes, and the cells: `SkuPartNumber ConsumedUnits ------ ------ FLOW_FREE 3`.
fn on_one_line<'l>(layer: &'l Layer, line: &TextLine<'l>) -> Option<Loose<'l>> {
    let is_rule = |word: &&str| word.len() >= 3 && word.bytes().all(|byte| byte == b'-');
    let words: Vec<&str> = line.text.split_whitespace().take(MOST * MOST_ROWS).collect();
    let rule = words.iter().position(is_rule)?;
    let columns = words.iter().skip(rule).take_while(|word| is_rule(word)).count();
    let names = words.get(rule.checked_sub(columns)?..rule)?;
    if !(FEWEST - 1..=MOST).contains(&columns) || !names.iter().all(|name| is_column(name)) {
        return None;
    }
    let cells = words.get(rule + columns..)?;
    let place = |word: &str| {
        let start = line.start + bare_offset(line.text, word);
        Span { start, end: start + word.len() }
    };
    let rows: Vec<Record> =
        cells.chunks(columns).filter(|row| row.len() == columns).map(|row| record(layer, names, row, place)).collect();
    (!rows.is_empty()).then_some(Loose { rows, end: line.next, whole: cells.len() % columns == 0 })
}

/// Lines with column names, then as many lines for each row.
fn one_cell_a_line<'l>(layer: &'l Layer, first: &TextLine<'l>) -> Option<Loose<'l>> {
    let mut names: Vec<&str> = vec![];
    let mut end = first.start;
    while let Some(line) = line_at(&layer.text, end).filter(|line| is_column(line.text.trim())) {
        if names.len() == MOST {
            return None;
        }
        names.push(line.text.trim());
        count(line.text.len() + 1);
        end = line.next;
    }
    if names.len() < FEWEST {
        return None;
    }
    let place = |cell: &str| {
        let start = bare_offset(&layer.text, cell);
        Span { start, end: start + cell.len() }
    };
    let mut rows = vec![];
    let mut whole = true;
    while rows.len() < MOST_ROWS {
        let mut cells: Vec<&str> = vec![];
        let mut at = end;
        while cells.len() < names.len() {
            let Some(line) = line_at(&layer.text, at).filter(|line| !line.is_blank() && line.text.len() < 200) else {
                break;
            };
            count(line.text.len() + 1);
            cells.push(line.text.trim());
            at = line.next;
        }
        if cells.len() < names.len() {
            whole = cells.is_empty();
            break;
        }
        end = at;
        rows.push(record(layer, &names, &cells, place));
    }
    (!rows.is_empty()).then_some(Loose { rows, end, whole })
}

/// A record of cells; `place` gives the place of a cell.
fn record<'l>(layer: &'l Layer, names: &[&'l str], cells: &[&'l str], place: impl Fn(&str) -> Span) -> Record<'l> {
    let fields: Vec<Field> = names
        .iter()
        .zip(cells)
        .map(|(name, cell)| Field { name, key: Key::of(name), value: Cow::Borrowed(*cell), at: place(cell) })
        .collect();
    let start = fields.first().map_or(0, |field| field.at.start);
    let end = fields.last().map_or(0, |field| field.at.end);
    Record { layer, fields, at: Span { start, end } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let layer = Layer::whole(text);
        let head = line_at(&layer.text, 0).unwrap();
        let rows = loose(&layer, &head).map(|table| table.rows).unwrap_or_default();
        let shown: Vec<String> = rows
            .iter()
            .map(|row| {
                row.fields
                    .iter()
                    .map(|field| {
                        assert_eq!(layer.part(field.at), field.value);
                        format!("{}={}", field.name, field.value)
                    })
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn a_table_without_its_shape_is_still_a_table() {
        check(
            "he sent: Name Status Version ---- ------ ------- A Running 1 B Stopped 2 C",
            &["Name=A Status=Running Version=1", "Name=B Status=Stopped Version=2"],
        );
        check("Name\nStatus\nVersion\nA\nRunning\n1\nB\n", &["Name=A Status=Running Version=1"]);
    }

    #[test]
    fn prose_and_short_lists_are_no_tables() {
        check("Name\nStatus\nKim\nRunning\n", &[]);
        check("we met --- and --- the name status", &[]);
        check("Some words ---- ---- a b", &[]);
    }
}
