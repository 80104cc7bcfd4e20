//! JSON in pieces: rows, arrays of rows, pages with `value`, and several of them in a row.

use crate::{Rows, SHOWN, broken, lines, marks};
use memchr::{memchr, memchr2, memchr3};
use std::borrow::Cow;
use std::ops::Range;

/// The longest row; a longer one is an error.
const LONGEST: usize = 16 << 20;

/// So many open arrays and pages are kept; arrays inside those are counted.
const DEEPEST: usize = 64;

/// A file read object by object.
#[derive(Debug, Default)]
pub struct Json {
    /// The bytes that need the next piece to be read.
    carried: Vec<u8>,
    /// The carried bytes are scanned again from this length on; it doubles each time.
    waits: usize,
    /// The containers around the current position.
    open: Vec<Open>,
    /// How many arrays are open inside those.
    deep: u64,
    line: u64,
    /// True after a broken part, up to the next line end.
    skips: bool,
    /// True once no piece follows.
    ended: bool,
    /// The columns of the previous row, in its order: most rows have the same keys.
    known: Vec<(Box<[u8]>, Option<usize>)>,
    /// The fields of the object that was scanned last.
    fields: Vec<Field>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Array,
    /// A page, after its rows.
    Page,
}

/// The result of scanning an object.
enum Scanned {
    /// Complete; the offset after its end.
    Whole(usize),
    /// A page whose rows begin here.
    Page(usize),
    Unfinished,
    /// Not JSON from this offset on.
    Broken,
}

/// The ranges of a key, without its quotes, and of its value.
#[derive(Clone, Debug)]
struct Field {
    key: Range<usize>,
    value: Range<usize>,
}

impl Json {
    /// Reads the next piece.
    pub fn feed(&mut self, bytes: &[u8], rows: &mut dyn Rows) {
        if self.carried.is_empty() {
            let left = self.take(bytes, rows).len();
            self.carried.extend_from_slice(bytes.get(bytes.len() - left..).unwrap_or(&[]));
            return;
        }
        self.carried.extend_from_slice(bytes);
        if self.carried.len() >= self.waits {
            self.look(rows);
        }
    }

    /// Reads what is carried.
    fn look(&mut self, rows: &mut dyn Rows) {
        let mut carried = std::mem::take(&mut self.carried);
        let left = self.take(&carried, rows).len();
        self.waits = if left == carried.len() { (left * 2).min(LONGEST + 1) } else { 0 };
        carried.drain(..carried.len() - left);
        self.carried = carried;
    }

    /// Reads the rest at the end of the file.
    pub fn finish(&mut self, rows: &mut dyn Rows) {
        self.ended = true;
        self.look(rows);
        let carried = std::mem::take(&mut self.carried);
        if self.skips {
            return;
        }
        if !carried.trim_ascii().is_empty() || !self.open.is_empty() {
            broken(rows, self.line + 1, "the file ends in the middle of it", &carried);
        }
    }

    fn take<'b>(&mut self, mut bytes: &'b [u8], rows: &mut dyn Rows) -> &'b [u8] {
        loop {
            if self.skips {
                let Some(end) = memchr(b'\n', bytes) else { return &[] };
                self.skips = false;
                self.line += 1;
                bytes = bytes.get(end + 1..).unwrap_or(&[]);
            }
            let blank = bytes.iter().take_while(|byte| byte.is_ascii_whitespace() || **byte == b',').count();
            let (before, rest) = bytes.split_at_checked(blank).unwrap_or((bytes, &[]));
            self.line += lines(before);
            let Some(first) = rest.first() else { return &[] };
            let dealt_with = match (first, self.open.last()) {
                (b']', Some(Open::Array)) => {
                    match self.deep.checked_sub(1) {
                        Some(deep) => self.deep = deep,
                        None => drop(self.open.pop()),
                    }
                    Some(1)
                }
                (b'[', None | Some(Open::Array)) => {
                    if self.open.len() < DEEPEST {
                        self.open.push(Open::Array)
                    } else {
                        self.deep += 1
                    }
                    Some(1)
                }
                (b'}', Some(Open::Page)) => {
                    self.open.pop();
                    Some(1)
                }
                // After the rows of a page: other keys, up to its end.
                (b'"', Some(Open::Page)) => match field(rest, 0) {
                    Some(Ok(field)) => Some(field.value.end),
                    Some(Err(())) => self.give_up(rest, rows),
                    None => return self.unfinished(rest, rows),
                },
                (b'{', None | Some(Open::Array)) => match object(rest, self.open.len() < 8, &mut self.fields) {
                    Scanned::Whole(end) => {
                        self.row(rest.get(..end).unwrap_or(rest), rows);
                        Some(end)
                    }
                    Scanned::Page(at) => {
                        self.open.extend([Open::Page, Open::Array]);
                        Some(at)
                    }
                    Scanned::Broken => self.give_up(rest, rows),
                    Scanned::Unfinished => return self.unfinished(rest, rows),
                },
                _ => self.give_up(rest, rows),
            };
            let Some(end) = dealt_with else { return rest };
            let (read, left) = rest.split_at_checked(end).unwrap_or((rest, &[]));
            self.line += lines(read);
            bytes = left;
        }
    }

    fn unfinished<'b>(&mut self, rest: &'b [u8], rows: &mut dyn Rows) -> &'b [u8] {
        if rest.len() <= LONGEST {
            return rest;
        }
        broken(rows, self.line + 1, "it is longer than 16 MB", rest);
        self.line += lines(rest);
        (self.skips, self.open, self.deep) = (true, vec![], 0);
        &[]
    }

    /// Reports a part that isn't JSON; reading continues at the next line. `None` if the next piece completes the line to
    /// report.
    fn give_up(&mut self, rest: &[u8], rows: &mut dyn Rows) -> Option<usize> {
        if !self.ended && rest.len() < SHOWN && memchr(b'\n', rest).is_none() {
            return None;
        }
        broken(rows, self.line + 1, "it isn’t JSON", rest);
        (self.skips, self.open, self.deep) = (true, vec![], 0);
        Some(0)
    }

    /// Passes on the object that was scanned last.
    fn row(&mut self, object: &[u8], rows: &mut dyn Rows) {
        let fields = std::mem::take(&mut self.fields);
        let mut knows = false;
        let mut texts: Vec<(usize, Cow<'_, str>)> = Vec::with_capacity(fields.len());
        for (at, Field { key, value }) in fields.iter().enumerate() {
            let part = |range: &Range<usize>| object.get(range.clone()).unwrap_or(&[]);
            let Some(column) = self.column(at, part(key), rows) else { continue };
            knows = true;
            match part(value) {
                b"null" | b"\"\"" => {}
                value => texts.push((column, text_of(value))),
            }
        }
        self.fields = fields;
        if !knows {
            broken(rows, self.line + 1, "it has no column of a run", object);
            return;
        }
        let cells: Vec<_> = texts.iter().map(|(column, text)| (*column, &**text)).collect();
        rows.row(&cells);
    }

    /// The column of the key at this place of a row.
    fn column(&mut self, at: usize, key: &[u8], rows: &dyn Rows) -> Option<usize> {
        if let Some((known, column)) = self.known.get(at)
            && **known == *key
        {
            return *column;
        }
        let mut name = String::new();
        unescape(key, &mut name);
        let column = rows.column(&name);
        match self.known.get_mut(at) {
            Some(place) => *place = (key.into(), column),
            // Keys after the first thousand are looked up each time.
            None if at < 1_000 => self.known.push((key.into(), column)),
            None => {}
        }
        column
    }
}

/// The key and the value from here on, up to the value's end. `None` if they end in a later piece.
fn field(bytes: &[u8], from: usize) -> Option<Result<Field, ()>> {
    if *bytes.get(from)? != b'"' {
        return Some(Err(()));
    }
    let key_end = string(bytes, from)?;
    let colon = key_end + blanks(bytes, key_end);
    if *bytes.get(colon)? != b':' {
        return Some(Err(()));
    }
    let start = colon + 1 + blanks(bytes, colon + 1);
    let Ok(end) = value(bytes, start)? else { return Some(Err(())) };
    // A number or a word ends before the next punctuation.
    bytes.get(end)?;
    Some(Ok(Field { key: from + 1..key_end - 1, value: start..end }))
}

/// The number of blanks from here on.
fn blanks(bytes: &[u8], from: usize) -> usize {
    bytes.get(from..).unwrap_or(&[]).iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// The offset after the closing quote of the string that begins here.
fn string(bytes: &[u8], start: usize) -> Option<usize> {
    let mut from = start + 1;
    loop {
        let at = from + marks::first(bytes.get(from..)?, [b'"', b'\\'])?;
        if bytes.get(at) == Some(&b'"') {
            return Some(at + 1);
        }
        from = at + 2;
    }
}

/// The offset after the value that begins here.
fn value(bytes: &[u8], start: usize) -> Option<Result<usize, ()>> {
    let rest = bytes.get(start..)?;
    match rest.first()? {
        b'"' => Some(Ok(string(bytes, start)?)),
        b'{' | b'[' => {
            let (mut depth, mut at) = (0_usize, 0);
            loop {
                at += nested(rest.get(at..)?)?;
                match rest.get(at)? {
                    b'"' => at = string(rest, at)?,
                    b'{' | b'[' => {
                        depth += 1;
                        at += 1;
                    }
                    _ => {
                        depth -= 1;
                        at += 1;
                        if depth == 0 {
                            return Some(Ok(start + at));
                        }
                    }
                }
            }
        }
        b't' | b'f' | b'n' | b'-' | b'0'..=b'9' => {
            let length =
                rest.iter().take_while(|byte| !matches!(byte, b',' | b'}' | b']' | b' ' | b'\t'..=b'\r')).count();
            let word = rest.get(..length)?;
            let is_number = word.first().is_some_and(|byte| matches!(byte, b'-' | b'0'..=b'9'))
                && word.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'));
            let is_word = matches!(word, b"true" | b"false" | b"null");
            let is_cut = length == rest.len();
            if is_number || is_word || is_cut { Some(Ok(start + length)) } else { Some(Err(())) }
        }
        _ => Some(Err(())),
    }
}

/// The offset of the next quote or bracket.
fn nested(bytes: &[u8]) -> Option<usize> {
    let opens = memchr3(b'"', b'{', b'[', bytes);
    let until = bytes.get(..opens.unwrap_or(bytes.len()))?;
    memchr2(b'}', b']', until).or(opens)
}

/// Scans the object at the start of the bytes, and notes its fields.
fn object(bytes: &[u8], may_be_page: bool, fields: &mut Vec<Field>) -> Scanned {
    fields.clear();
    let mut at = 1;
    loop {
        at += blanks(bytes, at);
        match bytes.get(at) {
            None => return Scanned::Unfinished,
            Some(b'}') => return Scanned::Whole(at + 1),
            Some(b',') => {
                at += 1;
                continue;
            }
            Some(b'"') => {}
            Some(_) => return Scanned::Broken,
        }
        if may_be_page {
            let rest = bytes.get(at..).unwrap_or(&[]);
            if rest.starts_with(b"\"value\"") {
                let colon = 7 + blanks(rest, 7);
                let start = colon + 1 + blanks(rest, colon + 1);
                match (rest.get(colon), rest.get(start)) {
                    (Some(b':'), Some(b'[')) => return Scanned::Page(at + start + 1),
                    (Some(b':'), Some(_)) => {}
                    (None, _) | (Some(b':'), None) => return Scanned::Unfinished,
                    _ => return Scanned::Broken,
                }
            }
        }
        match field(bytes, at) {
            Some(Ok(field)) => {
                at = field.value.end;
                fields.push(field);
            }
            Some(Err(())) => return Scanned::Broken,
            None => return Scanned::Unfinished,
        }
    }
}

/// A value as text: a string without its quotes, others as written.
fn text_of(value: &[u8]) -> Cow<'_, str> {
    let inside = match value {
        [b'"', inside @ .., b'"'] => inside,
        _ => return String::from_utf8_lossy(value),
    };
    if memchr(b'\\', inside).is_none() {
        return String::from_utf8_lossy(inside);
    }
    let mut made = String::with_capacity(inside.len());
    unescape(inside, &mut made);
    made.into()
}

/// Appends the decoded content of a string.
fn unescape(mut inside: &[u8], to: &mut String) {
    while let Some(at) = memchr(b'\\', inside) {
        to.push_str(&String::from_utf8_lossy(inside.get(..at).unwrap_or(&[])));
        let sign = inside.get(at + 1).copied().unwrap_or(b'\\');
        inside = inside.get(at + 2..).unwrap_or(&[]);
        match sign {
            b'n' => to.push('\n'),
            b't' => to.push('\t'),
            b'r' => to.push('\r'),
            b'b' => to.push('\u{8}'),
            b'f' => to.push('\u{c}'),
            b'u' => {
                let (mut units, mut length) = (vec![], 4);
                units.extend(unit(inside, 0));
                if units.first().is_some_and(|first| (0xD800..0xDC00).contains(first))
                    && inside.get(4..6) == Some(b"\\u")
                {
                    units.extend(unit(inside, 6));
                    length = 10;
                }
                to.extend(char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)));
                inside = inside.get(length..).unwrap_or(&[]);
            }
            other => to.push(char::from(other)),
        }
    }
    to.push_str(&String::from_utf8_lossy(inside));
}

/// The four hexadecimal digits at the start.
fn unit(bytes: &[u8], from: usize) -> Option<u16> {
    let digits = std::str::from_utf8(bytes.get(from..from + 4)?).ok()?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Kept(Vec<String>);

    impl Rows for Kept {
        fn column(&self, name: &str) -> Option<usize> {
            ["a", "b", "ü"].iter().position(|known| *known == name)
        }

        fn head(&mut self, _: &[&str]) {}

        fn row(&mut self, cells: &[(usize, &str)]) {
            self.0.push(cells.iter().map(|(at, text)| format!("{at}={text}")).collect::<Vec<_>>().join("|"));
        }

        fn broken(&mut self, line: u64, why: &str, text: &str) {
            self.0.push(format!("line {line}: {why}: {}", text.trim_end()));
        }
    }

    #[track_caller]
    fn check(text: &str, wanted: &[&str]) {
        for piece in [1, 2, 3, 7, 1 << 16] {
            let mut kept = Kept::default();
            let mut table = Json::default();
            text.as_bytes().chunks(piece).for_each(|piece| table.feed(piece, &mut kept));
            table.finish(&mut kept);
            assert_eq!(kept.0, wanted, "{piece}: {text}");
        }
    }

    #[test]
    fn what_never_ends_is_bounded_and_not_read_again_and_again() {
        let (mut table, mut kept) = (Json::default(), Kept::default());
        for _ in 0..100 {
            table.feed("[".repeat(100).as_bytes(), &mut kept);
        }
        assert!(table.open.len() <= DEEPEST, "{}", table.open.len());
        table.feed(b"{\"a\":1}", &mut kept);
        table.feed("]".repeat(10_000).as_bytes(), &mut kept);
        assert!(table.open.is_empty() && table.deep == 0);
        table.feed(b" {\"a\":2}", &mut kept);
        table.finish(&mut kept);
        assert_eq!(kept.0, ["0=1", "0=2"]);
        let (mut table, mut kept) = (Json::default(), Kept::default());
        let mut looked = 0;
        table.feed(b"{\"a\":\"", &mut kept);
        for _ in 0..10_000 {
            let before = table.waits;
            table.feed(b"0123456789", &mut kept);
            looked += usize::from(table.waits != before);
        }
        assert!(looked < 20, "the object was looked through {looked} times");
        table.feed(b"\"}", &mut kept);
        table.finish(&mut kept);
        assert_eq!(kept.0, [format!("0={}", "0123456789".repeat(10_000))]);
    }

    #[test]
    fn rows_are_found_in_every_packaging_whatever_the_pieces() {
        check(r#"{"a":1,"x":[{"a":"]}"}],"b":"2"}"#, &["0=1|1=2"]);
        check("{\"a\":1}\n{\"a\":2}\n", &["0=1", "0=2"]);
        check(r#"[{"a":1},{"b":null},{"a":""} , {"a":true}]"#, &["0=1", "", "", "0=true"]);
        check(
            "{\"@odata.context\":\"x\",\"value\":[{\"a\":1},\n{\"a\":2}],\"@odata.nextLink\":\"]}\"}\n{ \"value\" : [ {\"a\":3} ] }",
            &["0=1", "0=2", "0=3"],
        );
        check(r#"[{"value":[{"a":1}]},{"value":[]}]"#, &["0=1"]);
        check(r#"{"value":"x","a":{"b":1}}"#, &[r#"0={"b":1}"#]);
        check(r#"{"a":"\"\\\n\u00fc\ud83d\ude00\ud83dx","\u00fc":-1.5e3}"#, &["0=\"\\\nü😀\u{FFFD}x|2=-1.5e3"]);
        check("", &[]);
        check("[]", &[]);
    }

    #[test]
    fn broken_parts_are_handed_on_and_the_others_read() {
        check(
            "{\"a\":1}\n{\"a\":\n{\"a\":2}\n{\"a",
            &["0=1", "line 2: it isn’t JSON: {\"a\":", "0=2", "line 4: the file ends in the middle of it: {\"a"],
        );
        check("{\"a\":x}\n{\"a\":2}\n", &["line 1: it isn’t JSON: {\"a\":x}", "0=2"]);
        check("[{\"a\":1},{\"a\":2", &["0=1", "line 1: the file ends in the middle of it: {\"a\":2"]);
        check("[{\"a\":1}", &["0=1", "line 1: the file ends in the middle of it: "]);
        check("{\"z\":1}", &["line 1: it has no column of a run: {\"z\":1}"]);
        check("{\"a\":1}\nnonsense\n{\"a\":2}", &["0=1", "line 2: it isn’t JSON: nonsense", "0=2"]);
    }
}
