//! Unpacks nested texts: JSON strings, HTML tags and escapes, percent-encoding, doubled quotes. The content is read as a
//! text of its own.

use super::context::{Context, Edge};
use super::found::Found;
use super::prose::plain_prose;
use super::scan::bytes::find_byte;
use super::scan::layer::{Escapes, Layer, unescape};
use crate::model::Span;

/// The deepest nesting that is unpacked.
const DEEPEST: u8 = 24;

/// Reads prose: unpacks it, or else looks for codes and messages.
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

/// Reads prose with JSON strings in it. Each string, and escaped text without quotes, is read as a text of its own.
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

/// The first escape that only JSON uses.
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

/// The length of a JSON string, if it is closed.
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

/// The escapes that a text is packed in, if any.
pub(super) fn packaging(text: &str) -> Option<Escapes> {
    find_byte(text, |byte| matches!(byte, b'\\' | b'&' | b'{' | b'%' | b'<'))?;
    let has = |sign: &str| text.contains(sign);
    if has("\\\"") || has("\\r\\n") || (has("\\n") && has("\"")) {
        Some(Escapes::Backslash)
    } else if ["</td>", "</p>", "</div>", "</span>", "<wbr>"].iter().any(|tag| has(tag)) {
        Some(Escapes::Tags)
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

/// Reads a part of a text as a text of its own, without its escapes.
#[inline(never)]
pub(super) fn nested(layer: &Layer, part: Span, escapes: Escapes, context: Context, found: &mut Found) {
    if context.depth > DEEPEST {
        return plain_prose(layer, part, context, found);
    }
    (context.read)(unescape(layer, part, escapes), context, found);
}
