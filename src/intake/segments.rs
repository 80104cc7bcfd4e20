//! The first pass: splits a text into JSON, outputs of commands, tables, lists and prose, and hands each to its reader.

use super::prose::plain_prose;
use super::readers::{block, output, records};
use super::walk;
use crate::catalog::ErrorCode;
use crate::intake::found::Found;
use crate::intake::scan::bytes::find_byte;
use crate::intake::scan::clean::clean;
use crate::intake::scan::json::{opens, parse};
use crate::intake::scan::layer::{Escapes, Layer, unescape};
use crate::intake::scan::record::{Record, TextLine, line_at, named_value};
use crate::intake::scan::table::{Table, table};
use crate::model::Span;

/// How a text ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// It is all there.
    Whole,
    /// It is the end of the paste, which may have been cut off.
    Paste,
    /// It is cut off: its last word may have been longer.
    Cut,
}

/// Packaging deeper than this is left on.
const DEEPEST: u8 = 24;

/// A text as it is handed down: how it ends, how deep in packaging it lies, and the code of the object it belongs to.
#[derive(Clone, Copy)]
pub(super) struct Context {
    pub(super) edge: Edge,
    pub(super) depth: u8,
    /// The wording of a message adds nothing to a code that is named beside it, unless that is an umbrella.
    pub(super) named: Option<&'static ErrorCode>,
}

/// Reads a text.
#[inline(never)]
pub(super) fn read(layer: Layer, context: Context, found: &mut Found) {
    let mut layer = clean(layer);
    // A page or a mail escaped for HTML as a whole has no plain quote left.
    if packaging(&layer.text) == Some(Escapes::Html) && !layer.text.contains('"') {
        layer = clean(unescape(&layer, Span { start: 0, end: layer.text.len() }, Escapes::Html));
    }
    found.work(layer.text.len());
    let mut pass = Pass { layer: &layer, context, found, prose: 0, above: "" };
    let mut at = 0;
    while let Some(line) = line_at(&layer.text, at) {
        at = pass.step(&line);
        // Behind JSON the line goes on. Its end is known by now: looking for it again and again would take too long.
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
    /// Where the prose begins that was not handed on yet.
    prose: usize,
    /// The last line that was not empty: often the command whose output follows.
    above: &'l str,
}

impl<'l> Pass<'l, '_> {
    /// Reads what begins with this line, and says where to go on.
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

    /// Reads what follows JSON on its line: more JSON or prose, but no output of a command.
    fn behind_json(&mut self, line: &TextLine<'l>) -> usize {
        if let Some(start) = json_in(&self.layer.text, line) {
            return self.json(start);
        }
        self.above = line.text;
        line.next
    }

    fn block(&mut self, line: &TextLine<'l>) -> Option<usize> {
        let block = output::Block { layer: self.layer, above: self.above, edge: self.context.edge };
        // The prose before a block is read first: what is found is kept in the order of the text.
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
            records::read_rows(&table.rows, whole, self.above, self.context, self.found);
            self.prose = end;
        } else if whole && let Some(record) = table.pairs(self.layer, at).filter(records::knows) {
            self.flush(start);
            records::read_one(&record, self.found);
            prose(self.layer, at, self.context, self.found);
            self.found.close();
            self.prose = end;
        }
        self.above = "";
        end
    }

    /// Reads a block of `name : value` lines. One that no reader knows stays prose.
    fn list(&mut self, first: &TextLine<'l>) -> Option<usize> {
        let mut fields = vec![];
        let mut end = first.start;
        let mut last_edge = Edge::Whole;
        while let Some(line) = line_at(&self.layer.text, end) {
            let Some(field) = named_value(&line) else { break };
            if json_in(&self.layer.text, &line).is_some() || packaging(line.text) == Some(Escapes::Backslash) {
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
        // The value that the end of the paste cuts off may have been longer.
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

    /// Reads the members of a group as a list prints them: a block of lines for each, with empty lines between.
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
        records::read_rows(&rows, whole || rows.len() == 1, self.above, self.context, self.found);
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

/// Where JSON opens in a line.
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

/// Reads prose: takes packaging off, else looks for codes and messages.
#[inline(never)]
pub(super) fn prose(layer: &Layer, part: Span, context: Context, found: &mut Found) {
    let text = layer.part(part);
    found.work(text.len());
    if context.depth < DEEPEST
        && let Some(escapes) = packaging(text)
    {
        let inside = Context { depth: context.depth + 1, ..context };
        if escapes == Escapes::Backslash {
            return strings(layer, part, inside, found);
        }
        return nested(layer, part, escapes, inside, found);
    }
    plain_prose(layer, part, context, found);
}

/// Reads prose with JSON strings in it: each string is a text of its own, and so is escaped text without quotes around it.
fn strings(layer: &Layer, part: Span, context: Context, found: &mut Found) {
    let mut at = part.start;
    while at < part.end {
        let rest = layer.part(Span { start: at, end: part.end });
        let Some(escape) = first_escape(rest) else {
            return plain_prose(layer, Span { start: at, end: part.end }, context, found);
        };
        let Some(open) = rest.get(..escape).and_then(|before| before.rfind('"')) else {
            return nested(layer, Span { start: at, end: part.end }, Escapes::Backslash, context, found);
        };
        plain_prose(layer, Span { start: at, end: at + open }, Context { edge: Edge::Whole, ..context }, found);
        let start = at + open + 1;
        let length = string_length(layer.part(Span { start, end: part.end }));
        let end = start + length.unwrap_or(part.end - start);
        let edge = if length.is_some() { Edge::Whole } else { context.edge };
        nested(layer, Span { start, end }, Escapes::Backslash, Context { edge, ..context }, found);
        at = end + 1;
    }
}

/// Where the first escape stands that only JSON writes.
fn first_escape(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find('\\')) {
        at += next;
        if text.get(at + 1..).is_some_and(|rest| rest.starts_with(['"', 'n', 'r'])) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// How long a JSON string is, if it is closed.
fn string_length(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(at),
            _ => {}
        }
    }
    None
}

/// The packaging of a prose text, if it has any.
fn packaging(text: &str) -> Option<Escapes> {
    find_byte(text, |byte| matches!(byte, b'\\' | b'&' | b'{' | b'%'))?;
    let has = |sign: &str| text.contains(sign);
    if has("\\\"") || has("\\r\\n") || (has("\\n") && has("\"")) {
        Some(Escapes::Backslash)
    } else if has("&") && ["&quot;", "&amp;", "&#", "&lt;", "&gt;", "&nbsp;", "&apos;"].iter().any(|sign| has(sign)) {
        Some(Escapes::Html)
    } else if has("{\"\"") {
        Some(Escapes::Doubled)
    } else if has("%22") && (has("%7B") || has("%3A") || has("%7b") || has("%3a")) {
        Some(Escapes::Percent)
    } else {
        None
    }
}

/// Reads a part of a text as a text of its own, with its packaging taken off.
#[inline(never)]
pub(super) fn nested(layer: &Layer, part: Span, escapes: Escapes, context: Context, found: &mut Found) {
    if context.depth > DEEPEST {
        return plain_prose(layer, part, context, found);
    }
    read(unescape(layer, part, escapes), context, found);
}
