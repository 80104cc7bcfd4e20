//! A text unpacked from the paste, with the original place of each character.

use crate::model::Span;

/// A text and, for each stretch of it, its place in the paste.
#[derive(Clone, Debug, Default)]
pub(in crate::intake) struct Layer {
    /// The text.
    pub(in crate::intake) text: String,
    /// The start of each stretch, here and in the paste; ascending.
    runs: Vec<(usize, usize)>,
}

impl Layer {
    /// The paste itself.
    pub(in crate::intake) fn whole(text: &str) -> Self {
        Self { text: text.to_owned(), runs: vec![(0, 0)] }
    }

    /// The place of a byte in the paste.
    fn origin(&self, at: usize) -> usize {
        let run = self.runs.partition_point(|(here, _)| *here <= at);
        self.runs.get(run.saturating_sub(1)).map_or(at, |(here, there)| there + at.saturating_sub(*here))
    }

    /// The place of a part in the paste.
    #[inline(never)]
    pub(in crate::intake) fn place(&self, part: Span) -> Span {
        let start = self.origin(part.start);
        let end = if part.end > part.start { self.origin(part.end - 1) + 1 } else { start };
        Span { start, end: end.max(start) }
    }

    /// A part of the text; empty if there is no such part.
    pub(in crate::intake) fn part(&self, part: Span) -> &str {
        self.text.get(part.start..part.end).unwrap_or("")
    }

    /// Begins a stretch that was at `there` in the paste.
    fn run(&mut self, there: usize) {
        let here = self.text.len();
        if self.runs.last().is_some_and(|(at, origin)| there >= *origin && there - origin == here - at) {
            return;
        }
        if self.runs.last().is_some_and(|(at, _)| *at == here) {
            self.runs.pop();
        }
        self.runs.push((here, there));
    }
}

/// Builds a layer from parts of another one.
pub(in crate::intake) struct Copier<'l> {
    from: &'l Layer,
    made: Layer,
}

impl<'l> Copier<'l> {
    pub(in crate::intake) const fn new(from: &'l Layer) -> Self {
        Self { from, made: Layer { text: String::new(), runs: Vec::new() } }
    }

    /// Copies a part unchanged.
    #[inline(never)]
    pub(in crate::intake) fn copy(&mut self, start: usize, end: usize) {
        let Some(part) = self.from.text.get(start..end) else { return };
        let mut at = start;
        let next = self.from.runs.partition_point(|(here, _)| *here <= start);
        for (here, _) in self.from.runs.iter().skip(next).take_while(|(here, _)| *here < end) {
            self.made.run(self.from.origin(at));
            self.made.text.push_str(self.from.text.get(at..*here).unwrap_or(""));
            at = *here;
        }
        self.made.run(self.from.origin(at));
        self.made.text.push_str(part.get(at - start..).unwrap_or(""));
    }

    /// Appends a character that replaces what is at `at`.
    pub(in crate::intake) fn put(&mut self, character: char, at: usize) {
        self.made.run(self.from.origin(at));
        self.made.text.push(character);
    }

    pub(in crate::intake) fn done(self) -> Layer {
        self.made
    }
}

/// A kind of escapes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::intake) enum Escapes {
    /// Backslashes, as in a JSON string. One that escapes nothing stays: the service writes registry paths with single
    /// ones.
    Backslash,
    /// HTML entities, escaped any number of times.
    Html,
    /// Doubled quotes, as in a CSV cell.
    Doubled,
    /// Percent-encoding such as `%22`, as in a URL.
    Percent,
    /// HTML tags: blocks become lines, the cells of a table are separated by tabs, and the other tags are left out.
    Tags,
}

/// A part of a layer without one kind of escapes.
#[inline(never)]
pub(in crate::intake) fn unescape(layer: &Layer, part: Span, escapes: Escapes) -> Layer {
    let sign = match escapes {
        Escapes::Backslash => '\\',
        Escapes::Html => '&',
        Escapes::Doubled => '"',
        Escapes::Percent => '%',
        Escapes::Tags => '<',
    };
    let text = layer.part(part);
    let mut made = Copier::new(layer);
    let mut from = 0;
    let mut at = 0;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find(sign)) {
        let next = at + next;
        let rest = text.get(next + 1..).unwrap_or("");
        let (plain, length) = match escapes {
            Escapes::Backslash => backslash(rest),
            Escapes::Html => entity(rest),
            Escapes::Doubled => (rest.starts_with('"').then_some('"'), 1),
            Escapes::Percent => (hex(rest.get(..2).unwrap_or("")).filter(char::is_ascii), 2),
            Escapes::Tags => tag(rest),
        };
        at = next + 1;
        if let Some(plain) = plain {
            made.copy(part.start + from, part.start + next);
            if plain != NOTHING {
                made.put(plain, part.start + next);
            }
            at += length;
            from = at;
        }
    }
    made.copy(part.start + from, part.end);
    made.done()
}

/// The character after a backslash, and the escape's length.
fn backslash(rest: &str) -> (Option<char>, usize) {
    let plain = match rest.chars().next() {
        Some(quote @ ('"' | '\\' | '/' | '\'')) => quote,
        Some('n') => '\n',
        Some('r') => '\r',
        Some('t') => '\t',
        Some('u') => return (hex(rest.get(1..5).unwrap_or("")), 5),
        _ => return (None, 0),
    };
    (Some(plain), 1)
}

/// Stands for a tag that leaves nothing.
const NOTHING: char = '\0';

/// Tags that end a line, and tags inside one.
const BLOCKS: [&str; 10] = ["/p", "/div", "/tr", "/li", "/h1", "/h2", "/h3", "br", "br/", "hr"];
const INLINE: [&str; 16] =
    ["a", "b", "i", "u", "em", "strong", "span", "font", "wbr", "wbr/", "code", "td", "th", "tr", "p", "div"];

/// What a tag leaves, and its length without the sign. Tags of other languages stay.
fn tag(rest: &str) -> (Option<char>, usize) {
    let Some((inner, behind)) = rest.get(..rest.floor_char_boundary(LONGEST_TAG)).and_then(|rest| rest.split_once('>'))
    else {
        return (None, 0);
    };
    let name = inner.split_whitespace().next().unwrap_or("").to_ascii_lowercase();
    let plain = match name.as_str() {
        // The last cell of a row has none behind it.
        "/td" | "/th" if behind.trim_start().starts_with("</tr") => NOTHING,
        "/td" | "/th" => '\t',
        name if BLOCKS.contains(&name) => '\n',
        name if INLINE.contains(&name.trim_start_matches('/')) => NOTHING,
        _ => return (None, 0),
    };
    (Some(plain), inner.len() + 1)
}

/// The longest tag, with its attributes.
const LONGEST_TAG: usize = 1_000;

/// The character of an entity, and its length.
fn entity(rest: &str) -> (Option<char>, usize) {
    let mut name = rest;
    while let Some(inner) = name.strip_prefix("amp;") {
        name = inner;
    }
    let skipped = rest.len() - name.len();
    const NAMED: [(&str, char); 7] =
        [("quot;", '"'), ("lt;", '<'), ("gt;", '>'), ("apos;", '\''), ("nbsp;", ' '), ("rsquo;", '’'), ("lsquo;", '‘')];
    for (entity, plain) in NAMED {
        if name.starts_with(entity) {
            return (Some(plain), skipped + entity.len());
        }
    }
    if let Some((number, _)) =
        name.strip_prefix('#').and_then(|number| number.get(..8).unwrap_or(number).split_once(';'))
    {
        let plain = match number.strip_prefix(['x', 'X']) {
            Some(digits) => hex(digits),
            None => number.parse().ok().and_then(char::from_u32),
        };
        return (plain, skipped + number.len() + 2);
    }
    ((skipped > 0).then_some('&'), skipped)
}

fn hex(digits: &str) -> Option<char> {
    u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, escapes: Escapes, expected: &str) {
        let whole = Layer::whole(text);
        let made = unescape(&whole, Span { start: 0, end: text.len() }, escapes);
        assert_eq!(made.text, expected);
    }

    #[test]
    fn each_kind_of_escape_is_taken_off() {
        check(r#"{\"a\":\"b\\c\u00e9\"}"#, Escapes::Backslash, r#"{"a":"b\cé"}"#);
        check(r"HKLM\SOFTWARE\x", Escapes::Backslash, r"HKLM\SOFTWARE\x");
        check("&quot;a&amp;amp;quot;&#34;&#x22;&amp;b&c", Escapes::Html, "\"a\"\"\"&b&c");
        check("<tr><td style='x'>A</td><td>B<wbr>C</td></tr><p>D <O:P>e</p>", Escapes::Tags, "A\tBC\nD <O:P>e\n");
        check("a < b, List<String> and <p", Escapes::Tags, "a < b, List<String> and <p");
        check(r#"a ""b"" c"#, Escapes::Doubled, r#"a "b" c"#);
        check("%7B%22a%22%7D 5% of %C3", Escapes::Percent, "{\"a\"} 5% of %C3");
    }

    #[test]
    fn places_lead_back_through_every_layer() {
        let text = r#"é {\"a\": \"RDPIsNotEnabled\"}"#;
        let whole = Layer::whole(text);
        let one = unescape(&whole, Span { start: 3, end: text.len() }, Escapes::Backslash);
        let at = one.text.find("RDP").unwrap();
        let two = unescape(&one, Span { start: at - 1, end: one.text.len() }, Escapes::Backslash);
        let at = two.text.find("RDP").unwrap();
        let place = two.place(Span { start: at, end: at + "RDPIsNotEnabled".len() });
        assert_eq!(text.get(place.start..place.end), Some("RDPIsNotEnabled"));
    }
}
