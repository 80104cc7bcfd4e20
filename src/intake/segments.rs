//! The first pass: splits a text into JSON, command output, tables, lists and prose, and passes each to its reader.

use super::context::{Context, Edge};
use super::packaging::{packaging, prose};
use super::readers::{block, output, records};
use super::{rows, walk};
use crate::intake::found::Found;
use crate::intake::scan::bytes::find_byte;
use crate::intake::scan::clean::clean;
use crate::intake::scan::json::{opens, parse};
use crate::intake::scan::layer::{Escapes, Layer, unescape};
use crate::intake::scan::record::{Record, TextLine, line_at, named_value};
use crate::intake::scan::table::{Table, table};
use crate::model::Span;

/// Reads a text.
#[inline(never)]
pub(super) fn read(layer: Layer, context: Context, found: &mut Found) {
    let mut layer = clean(layer);
    // A page or mail that is escaped for HTML as a whole has no plain quote left.
    if layer.text.contains('&') && !layer.text.contains('"') && packaging(&layer.text) == Some(Escapes::Html) {
        layer = clean(unescape(&layer, Span { start: 0, end: layer.text.len() }, Escapes::Html));
    }
    found.work(layer.text.len());
    let mut pass = Pass { layer: &layer, context, found, prose: 0, above: "" };
    let mut at = 0;
    while let Some(line) = line_at(&layer.text, at) {
        at = pass.step(&line);
        // The line continues after JSON. Its end is known here; searching for it again each time would be slow.
        while at > line.start && at < line.end() {
            let rest = line.text.get(at - line.start..).unwrap_or("");
            at = pass.behind_json(&TextLine { text: rest, start: at, next: line.next });
        }
    }
    pass.flush(layer.text.len());
}

/// A pass over one text.
struct Pass<'l, 'f> {
    layer: &'l Layer,
    context: Context,
    found: &'f mut Found,
    /// The start of the prose that was not read yet.
    prose: usize,
    /// The last non-empty line, often the command of the output.
    above: &'l str,
}

impl<'l> Pass<'l, '_> {
    /// Reads what begins at this line, and returns where to continue.
    fn step(&mut self, line: &TextLine<'l>) -> usize {
        if line.is_blank() {
            return line.next;
        }
        self.found.work(line.text.len());
        // No output, table or list begins like JSON.
        if !line.text.trim_start().starts_with('{')
            && let Some(end) = self.block(line)
        {
            return end.max(line.next);
        }
        self.behind_json(line)
    }

    /// Reads what follows JSON on its line: more JSON or prose, but no command output.
    fn behind_json(&mut self, line: &TextLine<'l>) -> usize {
        if let Some(start) = json_in(&self.layer.text, line) {
            return self.json(start);
        }
        self.above = line.text;
        line.next
    }

    fn block(&mut self, line: &TextLine<'l>) -> Option<usize> {
        let block = output::Block { layer: self.layer, above: self.above, edge: self.context.edge };
        // The prose before a block is read first, so that findings stay in text order.
        if let Some(kind) = block::begins(&block, line) {
            self.flush(line.start);
            let end = block::read(kind, &block, line, self.found).max(line.next);
            self.found.work(end - line.start);
            self.prose = end;
            self.above = "";
            return Some(end);
        }
        if let Some(table) = table(self.layer, line) {
            return Some(self.rows(line.start, &table));
        }
        self.list(line)
    }

    /// Reads the rows of a table, if a reader knows them; else they stay prose.
    fn rows(&mut self, start: usize, table: &Table<'l>) -> usize {
        let end = table.end;
        self.found.work(end - start);
        let at = Span { start, end };
        let whole = table.whole || self.context.edge == Edge::Whole || end < self.layer.text.len();
        if table.rows.iter().any(records::knows) {
            self.flush(start);
            rows::read(&table.rows, whole, self.above, self.context, self.found);
            self.prose = end;
        } else if whole && let Some(record) = table.pairs(self.layer, at).filter(records::knows) {
            self.flush(start);
            records::read_one(&record, self.found);
            records::read_others(&record, self.found);
            prose(self.layer, at, self.context, self.found);
            self.found.close();
            self.prose = end;
        }
        self.above = "";
        end
    }

    /// Reads a block of `name : value` lines. If no reader knows it, it stays prose.
    fn list(&mut self, first: &TextLine<'l>) -> Option<usize> {
        let mut fields = vec![];
        let mut end = first.start;
        let mut last_edge = Edge::Whole;
        while let Some(line) = line_at(&self.layer.text, end) {
            let Some(field) = named_value(&line) else { break };
            let is_escaped = line.text.contains('\\') && packaging(line.text) == Some(Escapes::Backslash);
            if is_escaped || json_in(&self.layer.text, &line).is_some() {
                break;
            }
            if line.is_last() {
                last_edge = self.context.edge;
            }
            fields.push(field);
            end = line.next;
        }
        if fields.is_empty() {
            return None;
        }
        // A value at the end of the paste may be cut off.
        if last_edge == Edge::Cut {
            fields.pop();
        }
        let record = Record { layer: self.layer, fields, at: Span { start: first.start, end } };
        if records::is_member(&record) {
            return Some(self.members(record));
        }
        if records::knows(&record) {
            self.flush(first.start);
            self.found.work(end - first.start);
            if records::read_one(&record, self.found) {
                let context = Context { edge: last_edge, ..self.context };
                prose(self.layer, Span { start: first.start, end }, context, self.found);
                self.found.close();
                self.prose = end;
            }
        }
        self.above = "";
        Some(end)
    }

    /// Reads the members of a group in list form: a block of lines for each, separated by empty lines.
    fn members(&mut self, first: Record<'l>) -> usize {
        let start = first.at.start;
        let mut end = first.at.end;
        let mut rows = vec![first];
        while let Some(line) = line_at(&self.layer.text, end) {
            if line.is_blank() {
                end = line.next;
                continue;
            }
            let mut record =
                Record { layer: self.layer, fields: vec![], at: Span { start: line.start, end: line.start } };
            while let Some(line) = line_at(&self.layer.text, record.at.end) {
                let Some(field) = named_value(&line) else { break };
                record.fields.push(field);
                record.at.end = line.next;
            }
            self.found.work(record.at.end - record.at.start);
            if !records::is_member(&record) {
                break;
            }
            end = record.at.end;
            rows.push(record);
        }
        let end = rows.last().map_or(end, |last| last.at.end);
        self.flush(start);
        let whole = self.context.edge == Edge::Whole || end < self.layer.text.len();
        rows::read(&rows, whole || rows.len() == 1, self.above, self.context, self.found);
        self.prose = end;
        self.above = "";
        end
    }

    fn json(&mut self, start: usize) -> usize {
        let tree = parse(&self.layer.text, start);
        self.found.work(tree.end - start);
        self.flush(start);
        walk::read(self.layer, &tree, self.context, self.found);
        self.prose = tree.end;
        self.above = "";
        tree.end
    }

    /// Reads the prose up to here.
    fn flush(&mut self, to: usize) {
        let part = Span { start: self.prose, end: to };
        self.prose = to;
        if self.layer.part(part).trim().is_empty() {
            return;
        }
        let edge = if to == self.layer.text.len() { self.context.edge } else { Edge::Whole };
        prose(self.layer, part, Context { edge, ..self.context }, self.found);
    }
}

/// The position where JSON begins in a line.
fn json_in(text: &str, line: &TextLine) -> Option<usize> {
    let mut at = 0;
    while let Some(next) = line.text.get(at..).and_then(|rest| find_byte(rest, |byte| matches!(byte, b'{' | b'['))) {
        at += next;
        if opens(text.get(line.start + at..).unwrap_or("")) {
            return Some(line.start + at);
        }
        at += 1;
    }
    None
}
