//! Parses damaged JSON: cut off, with curly or single quotes, with raw line ends and quotes in strings. One pass, no
//! recursion.

use crate::intake::scan::bytes::count;
use crate::intake::scan::layer::Layer;
use crate::model::Span;

/// The values of a JSON text, in text order.
#[derive(Debug, Default)]
pub(in crate::intake) struct Tree {
    /// A container precedes its content.
    pub(in crate::intake) nodes: Vec<Node>,
    /// Where the JSON ends in the text.
    pub(in crate::intake) end: usize,
    /// True if every container is closed.
    pub(in crate::intake) whole: bool,
    /// The first curly quote that was read as a straight one.
    pub(in crate::intake) curly: Option<usize>,
}

/// A value.
#[derive(Debug)]
pub(in crate::intake) struct Node {
    /// Its name, without quotes.
    pub(in crate::intake) key: Option<Span>,
    pub(in crate::intake) kind: Kind,
    /// Its place; a text without its quotes.
    pub(in crate::intake) span: Span,
    /// The index of the first node after it and its content.
    pub(in crate::intake) next: usize,
}

/// The kinds of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::intake) enum Kind {
    Object,
    Array,
    Text,
    /// A number, `true`, `false` or `null`.
    Bare,
    /// A text or bare value at the end of the paste, which may be cut off.
    Cut,
}

/// So many bytes behind a bracket decide whether JSON begins there.
const NEAR: usize = 512;

/// True if JSON begins here: a brace or bracket with the beginning of some content. Empty containers don't count: they
/// hold nothing, and also occur in other texts.
pub(in crate::intake) fn opens(rest: &str) -> bool {
    let rest = rest.get(..rest.floor_char_boundary(NEAR)).unwrap_or(rest);
    let Some(inner) = rest.strip_prefix(['{', '[']) else { return false };
    let inner = inner.trim_start();
    let array = rest.starts_with('[');
    if array && inner.starts_with('{') {
        return opens(inner) || inner.trim_start_matches(['{', ' ', '\n', '\t']).is_empty();
    }
    if let Some(text) = inner.strip_prefix('"') {
        // Doubled quotes are escapes, which are unpacked first; after an empty name or text comes a sign.
        return !text
            .strip_prefix('"')
            .is_some_and(|text| text.starts_with(|next: char| next.is_alphanumeric() || next == '@' || next == '_'));
    }
    if array && inner.starts_with('[') {
        // `[[page]]` is a wiki link.
        let value = inner.trim_start_matches(['[', ' ', '\n', '\t']);
        count(rest.len() - value.len());
        return value.is_empty()
            || value.starts_with(|first: char| first.is_ascii_digit() || "\"'{]-“".contains(first));
    }
    inner.starts_with(['\'', '“', '”', '„', '‟', '‘'])
}

/// Parses the JSON that begins at `from`.
#[inline(never)]
pub(in crate::intake) fn parse(text: &str, from: usize) -> Tree {
    let mut parser = Parser { text, at: from, open: vec![], key: None, tree: Tree::default() };
    parser.run();
    while let Some(container) = parser.open.pop() {
        parser.close(container);
    }
    parser.tree.end = parser.at;
    parser.tree
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    open: Vec<usize>,
    key: Option<Span>,
    tree: Tree,
}

impl Parser<'_> {
    fn run(&mut self) {
        loop {
            let Some(character) = self.skip_spaces() else { return };
            match character {
                '{' | '[' => {
                    let kind = if character == '{' { Kind::Object } else { Kind::Array };
                    let at = self.push(kind, Span { start: self.at, end: self.at + 1 });
                    self.open.push(at);
                    self.at += 1;
                }
                '}' | ']' => {
                    let kind = if character == '}' { Kind::Object } else { Kind::Array };
                    // An unmatched closing bracket belongs to the text around the JSON.
                    let is_open = |node: &usize| self.tree.nodes.get(*node).is_some_and(|node| node.kind == kind);
                    let Some(depth) = self.open.iter().rev().take(3).position(is_open) else { return };
                    self.at += 1;
                    for _ in 0..=depth {
                        if let Some(container) = self.open.pop() {
                            self.close(container);
                        }
                    }
                    if self.open.is_empty() {
                        self.tree.whole = true;
                        return;
                    }
                }
                ',' | ':' => self.at += 1,
                _ if quotes_of(character).is_some() => {
                    if !self.string(character) {
                        return;
                    }
                }
                _ => {
                    if !self.bare() {
                        return;
                    }
                }
            }
        }
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn skip_spaces(&mut self) -> Option<char> {
        let rest = self.rest();
        let inner = rest.trim_start();
        self.at += rest.len() - inner.len();
        self.rest().chars().next()
    }

    fn in_object(&self) -> bool {
        self.open.last().and_then(|at| self.tree.nodes.get(*at)).is_some_and(|node| node.kind == Kind::Object)
    }

    fn push(&mut self, kind: Kind, span: Span) -> usize {
        let at = self.tree.nodes.len();
        self.tree.nodes.push(Node { key: self.key.take(), kind, span, next: at + 1 });
        at
    }

    fn close(&mut self, container: usize) {
        let next = self.tree.nodes.len();
        if let Some(node) = self.tree.nodes.get_mut(container) {
            node.next = next;
            node.span.end = self.at;
        }
        self.key = None;
    }

    /// Records a text or bare value, or a name if a colon follows. False at the end of the JSON.
    fn keep(&mut self, kind: Kind, span: Span) {
        let follows = self.rest().trim_start();
        if kind != Kind::Cut && self.in_object() && self.key.is_none() && follows.starts_with(':') {
            self.at += self.rest().len() - follows.len() + 1;
            self.key = Some(span);
        } else {
            self.push(kind, span);
        }
    }

    fn string(&mut self, quote: char) -> bool {
        let start = self.at + quote.len_utf8();
        let (end, after) = string_end(self.text, start, quote);
        if !quote.is_ascii() && self.tree.curly.is_none() {
            self.tree.curly = Some(self.at);
        }
        self.at = after;
        let whole = after > end;
        self.keep(if whole { Kind::Text } else { Kind::Cut }, Span { start, end });
        whole
    }

    fn bare(&mut self) -> bool {
        let rest = self.rest();
        let ends = |next: char| matches!(next, ',' | ':' | '{' | '}' | '[' | ']' | '"') || next.is_whitespace();
        let length = rest.find(ends).unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or("");
        let span = Span { start: self.at, end: self.at + length };
        let known = matches!(word, "true" | "false" | "null" | "True" | "False" | "None")
            || word.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'));
        let is_name = self.in_object() && rest.get(length..).is_some_and(|rest| rest.trim_start().starts_with(':'));
        if length == 0 || !(known || is_name || length == rest.len()) {
            // No value begins like this: the JSON was cut off before it.
            return false;
        }
        let kind = if length == rest.len() { Kind::Cut } else { Kind::Bare };
        self.at += length;
        self.keep(kind, span);
        true
    }
}

/// The closing counterparts of a quote. A straight quote is only closed by a straight one.
const fn quotes_of(open: char) -> Option<&'static [char]> {
    match open {
        '"' => Some(&['"']),
        '“' | '”' | '„' | '‟' => Some(&['“', '”', '„', '‟', '"']),
        '\'' => Some(&['\'']),
        '‘' | '’' => Some(&['‘', '’', '\'']),
        _ => None,
    }
}

/// Where a string ends, and where the text continues after its quote; both are equal if nothing closes it. A quote
/// closes the string if it is not escaped and JSON syntax follows, because pasted strings may contain quotes.
fn string_end(text: &str, start: usize, open: char) -> (usize, usize) {
    let closing = quotes_of(open).unwrap_or(&[]);
    let mut at = start;
    let mut escaped = false;
    for character in text.get(start..).unwrap_or("").chars() {
        let after = at + character.len_utf8();
        let rest = text.get(after..).unwrap_or("");
        if escaped {
            escaped = false;
        } else if character == '\\' {
            escaped = true;
        } else if closing.contains(&character) {
            let follows = rest.trim_start();
            if follows.is_empty() || follows.starts_with([',', ':', '}', ']']) {
                return (at, after);
            }
            // Two strings without a comma between.
            if rest.starts_with('\n') && follows.starts_with(['"', '}', ']']) {
                return (at, after);
            }
        } else if character == '\n' && !goes_on(rest) {
            return (at, at);
        }
        at = after;
    }
    (at, at)
}

/// True if a string can continue after a line end: mails wrap lines, but an empty line or new JSON means that it was
/// cut off.
fn goes_on(rest: &str) -> bool {
    let line = rest.trim_start_matches([' ', '\t']);
    !line.starts_with('\n') && !opens(line)
}

impl Tree {
    /// The direct children of a container.
    pub(in crate::intake) fn children(&self, container: usize) -> Children<'_> {
        let end = self.nodes.get(container).map_or(0, |node| node.next);
        Children { tree: self, at: container + 1, end }
    }

    /// The value of a member; the first one, if there are several.
    #[inline(never)]
    pub(in crate::intake) fn get(&self, layer: &Layer, object: usize, name: &str) -> Option<usize> {
        if self.kind(object) != Some(Kind::Object) {
            return None;
        }
        self.children(object).find(|child| self.name(layer, *child).eq_ignore_ascii_case(name))
    }

    /// The name of a value; empty if it has none.
    pub(in crate::intake) fn name<'l>(&self, layer: &'l Layer, node: usize) -> &'l str {
        self.nodes.get(node).and_then(|node| node.key).map_or("", |key| layer.part(key))
    }

    pub(in crate::intake) fn kind(&self, node: usize) -> Option<Kind> {
        self.nodes.get(node).map(|node| node.kind)
    }

    /// The place of a value in the text.
    pub(in crate::intake) fn span(&self, node: usize) -> Span {
        self.nodes.get(node).map_or(Span { start: 0, end: 0 }, |node| node.span)
    }

    /// A string or bare value as written; empty if it is cut off.
    pub(in crate::intake) fn written<'l>(&self, layer: &'l Layer, node: usize) -> &'l str {
        match self.kind(node) {
            Some(Kind::Text | Kind::Bare) => layer.part(self.span(node)),
            _ => "",
        }
    }
}

/// Iterates over the direct children of a container.
pub(in crate::intake) struct Children<'t> {
    tree: &'t Tree,
    at: usize,
    end: usize,
}

impl Iterator for Children<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let at = self.at;
        if at >= self.end {
            return None;
        }
        self.at = self.tree.nodes.get(at)?.next;
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree in one line.
    fn shown(text: &str) -> String {
        let layer = Layer::whole(text);
        let tree = parse(text, 0);
        let mut out = String::new();
        for node in &tree.nodes {
            let key = node.key.map_or(String::new(), |key| format!("{}=", layer.part(key)));
            let value = if matches!(node.kind, Kind::Object | Kind::Array) { "" } else { layer.part(node.span) };
            out.push_str(&format!("{key}{:?}({value}) ", node.kind));
        }
        format!("{}{}", out, if tree.whole { "whole" } else { "open" })
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert!(opens(text), "{text} does not open");
        assert_eq!(shown(text), expected, "{text}");
    }

    #[test]
    fn good_json_is_read_as_it_is() {
        check(
            r#"{"a": [1, true, {"b": "c \"d\" e"}], "f": null} rest"#,
            r#"Object() a=Array() Bare(1) Bare(true) Object() b=Text(c \"d\" e) f=Bare(null) whole"#,
        );
    }

    #[test]
    fn what_people_make_of_it_is_read_too() {
        check("{“a”: “b”}", "Object() a=Text(b) whole");
        check("{'a': 'the user's', 'n': None}", "Object() a=Text(the user's) n=Bare(None) whole");
        check(r#"{"a": "an "RPA add-on" or", "b": 1}"#, r#"Object() a=Text(an "RPA add-on" or) b=Bare(1) whole"#);
        check("{\"a\": \"wrapped\nline\", }", "Object() a=Text(wrapped\nline) whole");
        check("{\"a\": \"b\"\n\"c\": 1}", "Object() a=Text(b) c=Bare(1) whole");
    }

    #[test]
    fn what_is_cut_off_is_known_as_cut() {
        check(r#"{"a": {"b": "cd"#, "Object() a=Object() b=Cut(cd) open");
        check(r#"{"a": 12"#, "Object() a=Cut(12) open");
        check("{\"a\": \"cut\n\n{\"b\": 1}", "Object() a=Cut(cut) open");
    }

    #[test]
    fn prose_is_no_json() {
        for text in ["{0}: failed", "[2026-03-31] x", "{\\\"a\\\": 1}", "{&quot;a&quot;", "{\"\"a\"\": 1}", "{ x }"] {
            assert!(!opens(text), "{text} opens");
        }
        for text in ["[[1]]", "[{\"a\":1}]", "[\"x\"]", "{\"\":1}", "{\n \"a\""] {
            assert!(opens(text), "{text} does not open");
        }
    }
}
