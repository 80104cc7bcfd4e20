//! Parses JSON into a tree with source positions. Duplicate keys are kept, so that the reader can report them.
//!
//! Written here because a parser that also accepts comments, unquoted keys and other dialects is four times as large in
//! wasm.

use std::borrow::Cow;

/// A byte range in the parsed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// Why a text is not JSON, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// What was expected, without a full stop.
    pub message: &'static str,
    /// Where the error is.
    pub span: Span,
}

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json<'t> {
    /// `null`
    Null,
    /// `true` or `false`
    Flag(bool),
    /// A number, as written.
    Number(&'t str),
    /// A text, with its escapes resolved.
    Text(Cow<'t, str>),
    /// A list in square brackets.
    List(Vec<Node<'t>>),
    /// An object in curly brackets.
    Object(Vec<Entry<'t>>),
}

/// A value and its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<'t> {
    /// The value.
    pub value: Json<'t>,
    /// Its position.
    pub span: Span,
}

/// One entry of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'t> {
    /// The key, with its escapes resolved.
    pub name: Cow<'t, str>,
    /// The position of the key, with its quotation marks.
    pub name_span: Span,
    /// The value.
    pub node: Node<'t>,
}

impl<'t> Node<'t> {
    /// The text, if this is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        if let Json::Text(text) = &self.value { Some(text) } else { None }
    }

    /// The items, if this is a list.
    #[must_use]
    pub fn items(&self) -> Option<&[Self]> {
        if let Json::List(items) = &self.value { Some(items) } else { None }
    }

    /// The entries, if this is an object.
    #[must_use]
    pub fn entries(&self) -> Option<&[Entry<'t>]> {
        if let Json::Object(entries) = &self.value { Some(entries) } else { None }
    }

    /// The value of the first entry with this name, if this is an object that has one.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.entries()?.iter().find(|entry| entry.name == name).map(|entry| &entry.node)
    }

    /// True for `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self.value, Json::Null)
    }
}

/// The deepest nesting of lists and objects.
const DEEPEST: usize = 512;

/// Parses one JSON value by RFC 8259. Any Unicode white space is accepted, because copied text has it.
///
/// # Errors
/// The text is empty, is not JSON, or is nested deeper than 512.
pub fn parse(text: &str) -> Result<Node<'_>, JsonError> {
    let mut parser = Parser { text, at: 0, nodes: vec![], entries: vec![] };
    if parser.next().is_none() {
        return Err(JsonError { message: "It contains no JSON", span: Span { start: 0, end: 0 } });
    }
    let node = parser.node(0)?;
    if parser.next().is_some() { Err(parser.error("There is more text after the JSON")) } else { Ok(node) }
}

struct Parser<'t> {
    text: &'t str,
    /// The offset of the first unread byte.
    at: usize,
    /// The items of the lists that are being read: each list takes its own at its end, so that it grows only once.
    nodes: Vec<Node<'t>>,
    /// The entries of the objects that are being read.
    entries: Vec<Entry<'t>>,
}

impl<'t> Parser<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Skips white space and returns the next byte.
    fn next(&mut self) -> Option<u8> {
        let byte = self.byte();
        if byte.is_some_and(|byte| byte.is_ascii_graphic()) {
            return byte;
        }
        self.at = self.text.len() - self.rest().trim_start().len();
        self.byte()
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Skips the next byte if it is `byte`.
    fn takes(&mut self, byte: u8) -> bool {
        let taken = self.byte() == Some(byte);
        self.at += usize::from(taken);
        taken
    }

    /// An error at the next character.
    fn error(&self, message: &'static str) -> JsonError {
        let length = self.rest().chars().next().map_or(0, char::len_utf8);
        let message = if length == 0 { "It ends too early" } else { message };
        JsonError { message, span: Span { start: self.at, end: self.at + length } }
    }

    /// Reads the next value.
    fn node(&mut self, depth: usize) -> Result<Node<'t>, JsonError> {
        let first = self.next();
        if depth > DEEPEST {
            return Err(self.error("It is nested too deep"));
        }
        let start = self.at;
        let value = match first {
            Some(b'{') => {
                let first = self.entries.len();
                self.several(b'}', "Expected a comma or a closing brace", |parser| {
                    let entry = parser.entry(depth)?;
                    parser.entries.push(entry);
                    Ok(())
                })?;
                Json::Object(self.entries.drain(first..).collect())
            }
            Some(b'[') => {
                let first = self.nodes.len();
                self.several(b']', "Expected a comma or a closing bracket", |parser| {
                    let node = parser.node(depth + 1)?;
                    parser.nodes.push(node);
                    Ok(())
                })?;
                Json::List(self.nodes.drain(first..).collect())
            }
            Some(b'"') => Json::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.word()?,
        };
        Ok(Node { value, span: Span { start, end: self.at } })
    }

    /// Reads the values between brackets, starting at the opening one.
    fn several(
        &mut self,
        close: u8,
        wanted: &'static str,
        mut one: impl FnMut(&mut Self) -> Result<(), JsonError>,
    ) -> Result<(), JsonError> {
        self.at += 1;
        self.next();
        if self.takes(close) {
            return Ok(());
        }
        loop {
            one(self)?;
            self.next();
            if self.takes(close) {
                return Ok(());
            }
            if !self.takes(b',') {
                return Err(self.error(wanted));
            }
        }
    }

    fn entry(&mut self, depth: usize) -> Result<Entry<'t>, JsonError> {
        if self.next() != Some(b'"') {
            return Err(self.error("Expected a key in double quotation marks"));
        }
        let start = self.at;
        let name = self.string()?;
        let name_span = Span { start, end: self.at };
        self.next();
        if !self.takes(b':') {
            return Err(self.error("Expected a colon after the key"));
        }
        Ok(Entry { name, name_span, node: self.node(depth + 1)? })
    }

    fn word(&mut self) -> Result<Json<'t>, JsonError> {
        let (word, value) = match self.byte() {
            Some(b'n') => ("null", Json::Null),
            Some(b't') => ("true", Json::Flag(true)),
            _ => ("false", Json::Flag(false)),
        };
        if !self.rest().starts_with(word) {
            return Err(self.error("Expected a value"));
        }
        self.at += word.len();
        Ok(value)
    }

    fn number(&mut self) -> Result<Json<'t>, JsonError> {
        let start = self.at;
        self.takes(b'-');
        if !self.takes(b'0') {
            self.digits()?;
        }
        if self.takes(b'.') {
            self.digits()?;
        }
        if self.takes(b'e') || self.takes(b'E') {
            let _ = self.takes(b'+') || self.takes(b'-');
            self.digits()?;
        }
        Ok(Json::Number(self.text.get(start..self.at).unwrap_or("")))
    }

    /// Reads one or more digits.
    fn digits(&mut self) -> Result<(), JsonError> {
        let count = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        self.at += count;
        if count == 0 { Err(self.error("Expected a digit")) } else { Ok(()) }
    }

    /// Reads a quoted text, starting at its opening quotation mark.
    fn string(&mut self) -> Result<Cow<'t, str>, JsonError> {
        self.at += 1;
        let mut read = Cow::Borrowed("");
        loop {
            let ends = |byte: u8| matches!(byte, b'"' | b'\\' | 0..=0x1F);
            let length = self.rest().bytes().position(ends).unwrap_or(self.rest().len());
            let plain = self.rest().get(..length).unwrap_or("");
            self.at += length;
            if read.is_empty() {
                read = Cow::Borrowed(plain);
            } else {
                read.to_mut().push_str(plain);
            }
            if self.takes(b'"') {
                return Ok(read);
            }
            if !self.takes(b'\\') {
                return Err(self.error("A text can’t contain a line break or another control character"));
            }
            read.to_mut().push(self.escaped()?);
        }
    }

    /// Reads the character of an escape, after its backslash.
    fn escaped(&mut self) -> Result<char, JsonError> {
        let escaped = match self.byte() {
            Some(b'u') => {
                let backslash = self.at - 1;
                let high = self.unit()?;
                let paired = matches!(high, 0xD800..0xDC00) && self.rest().starts_with("\\u");
                let code = if paired {
                    self.at += 1;
                    let low = self.unit()?;
                    if !matches!(low, 0xDC00..0xE000) {
                        0xD800
                    } else {
                        0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)
                    }
                } else {
                    high
                };
                return char::from_u32(code).ok_or(JsonError {
                    message: "Half a surrogate pair isn’t a character",
                    span: Span { start: backslash, end: self.at },
                });
            }
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            _ => return Err(self.error("After a backslash, expected one of \" \\ / b f n r t u")),
        };
        self.at += 1;
        Ok(escaped)
    }

    /// Reads the four hex digits of an escape, starting at its `u`.
    fn unit(&mut self) -> Result<u32, JsonError> {
        self.at += 1;
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.byte().and_then(|byte| char::from(byte).to_digit(16));
            unit = unit * 16 + digit.ok_or_else(|| self.error("Expected four hexadecimal digits"))?;
            self.at += 1;
        }
        Ok(unit)
    }
}
